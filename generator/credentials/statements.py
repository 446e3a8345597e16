"""What of a credential may be shown: a list of what is allowed, so that all else stays where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.credentials.claims import Claims, address_of, texts
from generator.credentials.hosted import Assertion
from generator.credentials.model import Alignment, Statement
from generator.credentials.moments import begins, day_of, ends, moment
from generator.credentials.strict_json import Json, group, leaves, listed

MOST = 50
"""Of results, alignments and pieces of evidence."""

LONGEST = 4_000
SHORTEST_SECRET = 5
"""Signs of a text that must not be found in a site; shorter ones are found everywhere."""

_ALLOWED_OF_SUBJECT = frozenset(
    {"achievement", "type", "result", "verifiableCredential", "association", "hasClaim"}
)
_WORDS_OF_STANDARDS = frozenset({"type", "identityType", "hashed"})
_DATED = re.compile(r"\d{4}-\d\d-\d\dT")
_COMMON = re.compile(r"https?://(?:publications|data)\.europa\.eu/|urn:epass:")
"""Addresses of lists that all use, and of parts of one document."""

_ISSUED = ("awardedDate", "validFrom", "issuanceDate", "issuedOn", "issued")


def statement_of(claims: Claims) -> Statement:
    """Of a verifiable credential, whatever its version."""
    subjects = [group(it) for it in listed(claims.get("credentialSubject"))]
    achievements = [group(it) for subject in subjects for it in listed(subject.get("achievement"))]
    achievement = achievements[0] if achievements else {}
    issuers = listed(claims.get("issuer"))
    return Statement(
        kinds=texts(claims, "type")[:10],
        title=_text(claims, "name") or _text(achievement, "name"),
        achievement=_text(achievement, "name"),
        description=_text(achievement, "description"),
        criteria=_criteria(achievement),
        comment=next((_text(subject, "endorsementComment") for subject in subjects), ""),
        issuer=_text(group(issuers[0]), "name") if issuers else "",
        issuer_id=address_of(issuers[0]) if issuers else "",
        issued=_issued(claims),
        until=day_of(ends(claims)),
        results=tuple(_results(subjects))[:MOST],
        alignments=tuple(_alignments(achievements))[:MOST],
        evidence=tuple(_titles(claims))[:MOST],
    )


def statement_of_badge(assertion: Assertion) -> Statement:
    """Of Open Badges 2.0: what the class of badge says that the assertion is of."""
    badge, claims = assertion.badge, assertion.claims
    return Statement(
        kinds=("Assertion",),
        title=_text(badge, "name"),
        achievement=_text(badge, "name"),
        description=_text(badge, "description"),
        criteria=_criteria(badge),
        issuer=_text(assertion.issuer, "name"),
        issuer_id=next((address_of(it) for it in listed(badge.get("issuer"))), ""),
        issued=_issued(claims),
        until=day_of(ends(claims)),
        alignments=tuple(_alignments([badge]))[:MOST],
    )


def statement_of_sealed(claims: Claims) -> Statement:
    """Of a European Digital Credential: what it is called and what was learned, in its first language."""
    shown = [group(it) for it in listed(claims.get("displayParameter"))]
    subjects = [group(it) for it in listed(claims.get("credentialSubject"))]
    achieved = [group(it) for subject in subjects for it in listed(subject.get("hasClaim"))]
    titles = [title for it in [*shown, *achieved] if (title := _translated(it, "title"))]
    return Statement(
        kinds=texts(claims, "type")[:10],
        title=titles[0] if titles else "",
        achievement=next((it for claim in achieved if (it := _translated(claim, "title"))), ""),
        description=next((it for claim in achieved if (it := _translated(claim, "description"))), ""),
        issued=_issued(claims),
        until=day_of(ends(claims)),
    )


def _translated(claims: Claims, name: str) -> str:
    """A text that may be there in several languages."""
    for value in listed(claims.get(name)):
        if isinstance(value, str):
            return value.strip()[:LONGEST]
        for text in leaves(value):
            if isinstance(text, str) and text.strip():
                return text.strip()[:LONGEST]
    return ""


def secrets_of(claims: Claims, statement: Statement) -> tuple[str, ...]:
    """What a credential says of the person: no page may hold it, whoever wrote it there."""
    said = {
        text
        for subject in map(group, listed(claims.get("credentialSubject")))
        for name, value in subject.items()
        if name not in _ALLOWED_OF_SUBJECT
        for text in _texts(value)
    }
    said |= {text for it in listed(claims.get("recipient")) for text in _texts(it)}
    said |= {text[:10] for text in said if _DATED.match(text)}
    return tuple(sorted(said - set(_shown(statement))))


def _texts(value: Json) -> Iterator[str]:
    """The texts of a value, but for words of a list that is the same for everybody."""
    waiting = [value]
    while waiting:
        last = waiting.pop()
        if isinstance(last, list):
            waiting += last
        elif isinstance(last, dict):
            if "Concept" not in listed(last.get("type")):
                waiting += [it for name, it in last.items() if name not in _WORDS_OF_STANDARDS]
        elif last is not None and not isinstance(last, bool) and not _COMMON.match(str(last)):
            text = str(last).strip().removeprefix("mailto:")
            if len(text) >= SHORTEST_SECRET:
                yield text


def _shown(statement: Statement) -> Iterator[str]:
    yield from (statement.title, statement.achievement, statement.issuer, statement.issuer_id)
    yield from statement.kinds


def _text(claims: Claims, name: str) -> str:
    return next((it.strip()[:LONGEST] for it in texts(claims, name)), "")


def _criteria(achievement: Claims) -> str:
    return next((_text(group(it), "narrative") for it in listed(achievement.get("criteria"))), "")


def _issued(claims: Claims) -> str:
    values = (value for name in _ISSUED for value in listed(claims.get(name)))
    return next((day_of(moment(value)) for value in values if moment(value)), day_of(begins(claims)))


def _results(subjects: Iterable[Claims]) -> Iterator[str]:
    """What was reached, in the issuer's words: a value, or the name of a level."""
    for subject in subjects:
        levels = dict(_levels(subject))
        for result in map(group, listed(subject.get("result"))):
            reached = _text(result, "value") or levels.get(_address(result, "achievedLevel"), "")
            name = levels.get(_address(result, "resultDescription"), "")
            if reached:
                yield f"{name}: {reached}" if name else reached


def _levels(value: Json) -> Iterator[tuple[str, str]]:
    """The names of everything that has one, by its address: levels and what results are of."""
    waiting = [value]
    while waiting:
        last = waiting.pop()
        if isinstance(last, list):
            waiting += last
        elif isinstance(last, dict):
            if last.get("id") and _text(last, "name"):
                yield str(last["id"]), _text(last, "name")
            waiting += last.values()


def _address(claims: Claims, name: str) -> str:
    return next((address_of(it) for it in listed(claims.get(name))), "")


def _alignments(achievements: Iterable[Claims]) -> Iterator[Alignment]:
    for achievement in achievements:
        for said in map(group, listed(achievement.get("alignment"))):
            yield Alignment(
                name=_text(said, "targetName"),
                code=_text(said, "targetCode"),
                url=_text(said, "targetUrl") or _address(said, "targetUrl"),
                framework=_text(said, "targetFramework") or _text(said, "frameworkName"),
            )


def _titles(claims: Claims) -> Iterator[str]:
    for said in map(group, listed(claims.get("evidence"))):
        if name := _text(said, "name"):
            yield name
