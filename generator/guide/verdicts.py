"""What is told of a credential, in sentences that the command looks up in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.credentials.model import Checked, Statement, Verdict
from generator.credentials.trust import Trust
from generator.credentials.view import View


@dataclass(frozen=True)
class Sentence:
    """A sentence with its blanks."""

    msgid: str
    values: dict[str, str] = field(default_factory=dict)
    is_inner: bool = False
    """Whether it is told of a credential that is in another."""


WHY = {
    "too-large": "The file is too large.",
    "too-deep": "The file has groups within groups without end.",
    "too-many-values": "The file holds more than a credential can.",
    "key-twice": "The file says the same field twice: {detail}.",
    "not-json": "The file can't be read. Ask for it again.",
    "no-credential": "There is no signed badge or diploma in this file.",
    "two-credentials": "There is more than one credential in this picture.",
    "entities": "The drawing has words of its own (entities). Those are not read.",
    "damaged-file": "The file is damaged. Ask for it again.",
    "costly-file": "It takes too long to look at this file.",
    "unknown-context": "It uses words that Leerkring doesn't know: {detail}.",
    "written-context": "It says itself what its words mean. That can mislead a reader.",
    "uncovered": "It holds something that was not signed: {detail}.",
    "too-entangled": "It is too entangled to be looked at.",
    "no-signature": "Nobody signed it.",
    "unknown-suite": "Leerkring can't check this kind of signature: {detail}.",
    "old-suite": "This kind of signature was a draft and is no longer used: {detail}.",
    "base-proof": "This is the copy for your wallet. Let your wallet make one to show.",
    "wrong-purpose": "The signature is not for a statement, but for: {detail}.",
    "no-key": "The key is not here. With leerkring trust add it comes beside trust.yml: {detail}.",
    "unknown-key": "Leerkring doesn't know this kind of key: {detail}.",
    "weak-key": "The key is too weak to prove anything.",
    "private-key": "The secret half of the key is in the file. Anybody can sign with it now.",
    "key-does-not-fit": "The key and the signature are of different kinds: {detail}.",
    "unknown-type": "The file doesn't say that it is a credential: {detail}.",
    "unknown-extension": "The signature asks for something that Leerkring doesn't know: {detail}.",
    "other-issuer": "The signature and the credential name different issuers: {detail}.",
    "malformed": "The credential is not written as it should be: {detail}.",
    "hosted": "This badge is on the issuer's site. Without the internet nothing can be checked.",
    "not-installed": "What checks such a file is not installed here: {detail}.",
}
"""Why nothing can be said of a signature, by the reason."""

UNKNOWN = {
    "no-list": "Nobody here knows whether it was withdrawn: there is no list beside trust.yml.",
    "list-expired": "Nobody here knows whether it was withdrawn: the list is too old.",
    "list-not-yet": "Nobody here knows whether it was withdrawn: the list does not hold yet.",
}
KNOWN = {
    "listed": "Known: this issuer is on the school's list.",
    "past": "No longer known: this issuer was on the school's list until a while ago.",
    "unlisted": "Not known: this issuer is not on the school's list.",
    "no-list": "Not known: you gave no list of issuers that somebody knows (--trust).",
}
UNUSABLE = "Nobody here knows whether it was withdrawn: the list can't be used."

NOTES = {
    "other-versions": "What its words mean is written in a file (context) of which there are several "
    "versions. If another one than those here was used to sign it, it may be unchanged after all.",
    "seal-time-claimed": "The seal says itself when it was made. That was not checked.",
    "certificate-ended": "The certificate of the seal is no longer valid.",
    "certificate-not-valid": "The certificate of the seal was not valid when it was made.",
    "short-list": "The list of what was withdrawn is shorter than it should be.",
}

VERIFIED = "Verified: all of the following is in order."
NOT_VERIFIED = (
    "Not verified, though it is unchanged and signed by its issuer. Not all else is in order: read on.",
    "Not verified, and not to be relied on: it was changed or withdrawn.",
    "Not verified: nothing here shows that it is real. Read why.",
)
"""The first sentence of what is not verified, by the number with which the command ends."""

_TAKEN_BACK = frozenset({"withdrawn", "suspended"})


def ends_with(checked: Checked) -> int:
    """1 if it was changed or withdrawn, else 2 if it can't be checked or is nobody's for sure, else 0."""
    every = [it.verdict for it in (checked, *checked.inside)]
    if any(it.integrity == "changed" or it.status in _TAKEN_BACK for it in every):
        return 1
    return 0 if all(it.integrity == "unchanged" and it.binding == "issuer" for it in every) else 2


def told_of(checked: Checked, view: View) -> Iterator[Sentence]:
    """What is told of a file, sentence by sentence: the verdicts stay apart."""
    yield Sentence(VERIFIED if checked.is_verified else NOT_VERIFIED[ends_with(checked)])
    yield from _told_of_one(checked, view)
    for number, inner in enumerate(checked.inside, 1):
        yield Sentence(
            "Credential {number} in it: {title}", {"number": str(number), "title": title_of(inner)}
        )
        yield from (replace(told, is_inner=True) for told in _told_of_one(inner, view))
    yield Sentence(
        "Checked on {day} without the internet. SHA-256: {digest}",
        {"day": view.day.isoformat(), "digest": checked.digest[:12]},
    )


def title_of(checked: Checked) -> str:
    return checked.statement.title or checked.statement.issuer or "–"


def _told_of_one(checked: Checked, view: View) -> Iterator[Sentence]:
    verdict, statement = checked.verdict, checked.statement
    yield _integrity(verdict)
    if verdict.integrity == "unchanged":
        yield from _who(verdict, statement, view.trust)
        yield from _status(verdict)
    if verdict.integrity == "unchanged" or verdict.reason == "hosted":
        yield from _time(verdict)
        yield from _recipient(verdict, view)
    yield from (Sentence(NOTES[note]) for note in verdict.notes if note in NOTES)


def _integrity(verdict: Verdict) -> Sentence:
    if verdict.integrity == "unchanged":
        return Sentence("Unchanged: what is here is what was signed.")
    if verdict.integrity == "changed":
        return Sentence("Changed after it was signed. Ask for it again.")
    sentence = WHY.get(verdict.reason, WHY["damaged-file"])
    why = sentence if verdict.detail else bare(sentence)
    return Sentence("Can't be checked. {why}", {"why": why, "detail": verdict.detail})


def bare(sentence: str) -> str:
    """A sentence without the detail that it could tell."""
    return sentence.replace(": {detail}", "")


def _who(verdict: Verdict, statement: Statement, trust: Trust) -> Iterator[Sentence]:
    issuer = {"issuer": _named(statement)}
    if verdict.binding == "issuer":
        yield Sentence("Signed by {issuer}.", issuer)
        yield Sentence(KNOWN[verdict.known if trust.issuers or trust.files else "no-list"])
    elif verdict.binding == "other":
        yield Sentence("Signed with a key that is not of {issuer}.", issuer)
    else:
        yield Sentence(
            "The signature holds, but nothing here shows that the key is of {issuer}. "
            "Anybody can make such a file.",
            issuer,
        )


def _named(statement: Statement) -> str:
    if statement.issuer and statement.issuer_id:
        return f"{statement.issuer} ({statement.issuer_id})"
    return statement.issuer or statement.issuer_id or "–"


def _time(verdict: Verdict) -> Iterator[Sentence]:
    if verdict.time == "expired":
        yield Sentence("Expired: it was valid until {day}.", {"day": verdict.valid_until})
    elif verdict.time == "not-yet":
        yield Sentence("Not valid yet: it is valid from {day} on.", {"day": verdict.valid_from})
    elif verdict.valid_until:
        yield Sentence("Valid until {day}.", {"day": verdict.valid_until})


def _status(verdict: Verdict) -> Iterator[Sentence]:
    of = {"day": verdict.status_from or "–"}
    if verdict.status == "withdrawn":
        yield Sentence("Withdrawn, by the list of {day}.", of)
    elif verdict.status == "suspended":
        yield Sentence("Withdrawn for a time, by the list of {day}.", of)
    elif verdict.status == "good":
        yield Sentence("Not withdrawn, by the list of {day}.", of)
    elif verdict.status == "unknown":
        yield Sentence(UNKNOWN.get(verdict.why_unknown, UNUSABLE))
    else:
        yield Sentence("Its issuer keeps no list of what was withdrawn.")


def _recipient(verdict: Verdict, view: View) -> Iterator[Sentence]:
    if verdict.recipient == "yes":
        yield Sentence("Given to the person you named.")
    elif verdict.recipient == "no":
        yield Sentence("Given to somebody else than the person you named.")
    elif view.recipients:
        yield Sentence("It does not say to whom it was given, or not in a way that can be compared.")
