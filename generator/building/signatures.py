"""Signatures under judgements: whether they hold, say the same as the documents, and may be published.

A file in a learner's folder is a stranger's: it is looked at by a process with limits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from generator.building.context import ReadContext
from generator.building.review import Review
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import group, listed, read_json, text_of
from generator.credentials.view import View
from generator.credentials.worker import Verifier
from generator.files import sha256_of
from generator.media.badge_picture import BadgeLook, BadgeText, badge_png, badge_svg
from generator.model import (
    Confirmed,
    Dialogue,
    Evidence,
    Feedback,
    Portfolio,
    Professional,
    Signature,
    Validation,
)
from generator.reading.fingerprints import pictures_in
from generator.signing.badge import About, badge, evidence_of, judged
from generator.signing.evidence import record_of
from generator.signing.keyring import trust_of
from generator.signing.others import endorsement, evidence_about, spoken
from generator.signing.own_key import has_taken_back, is_persons
from generator.signing.places import ENDING, RECORD, Places, baked, record_beside
from generator.signing.saying import compared, digest_of, is_the_schools
from generator.signing.school import SigningSchool

Statement = dict[str, Any]

_MOST = 2_000_000
"""Bytes of a signed file that are read."""


def with_signatures(context: ReadContext, read: Review) -> Review:
    """What may be seen of a folder, with what can be said of the signatures in it."""
    portfolio, school = read.published, context.issuer
    if portfolio is None or school is None or not any(_signed_files(context, portfolio)):
        return read
    about, verifier = about_of(context, portfolio, school.keyring.url), Verifier()
    looking = _Looking(context, school, about, verifier)
    try:
        seen = replace(
            portfolio,
            validations=tuple(looking.at_validation(it) for it in portfolio.validations),
            dialogues=tuple(looking.at_dialogue(it) for it in portfolio.dialogues),
        )
        seen = replace(seen, record=looking.at_record())
    finally:
        verifier.close()
    return replace(read, decision=replace(read.decision, portfolio=seen))


def about_of(context: ReadContext, portfolio: Portfolio, url: str) -> About:
    """A portfolio with the words and addresses that are signed of it."""
    alone = context.school.cohort is None and not context.prefix
    places = Places(url, "" if alone else f"{context.prefix}{portfolio.slug}/")
    known = context.school.frameworks.beside(portfolio.frameworks)

    def digest_of(path: str) -> str:
        return sha256_of(context.docs / path)

    return About(portfolio, known, places, digest_of, pictures_of, context.prefix)


def pictures_of(evidence: Evidence) -> Iterator[str]:
    """The pictures in the text of a piece in each language, by their paths below the docs folder."""
    yield from pictures_in(evidence.source, evidence.prose)
    for each in evidence.translations:
        yield from pictures_in(each.source, each.prose)


def _signed_files(context: ReadContext, portfolio: Portfolio) -> Iterator[Path]:
    """The signed files in a folder that there can be something to say of. Links are not followed."""
    names = [f"{it.source.removesuffix('.md')}{ENDING}" for it in portfolio.validations]
    for it in portfolio.dialogues:
        names += [_feedback_file(it, number) for number in range(1, len(it.feedback) + 1)]
    files = (context.docs / name for name in (*names, f"{portfolio.slug}/record{ENDING}"))
    return (it for it in files if it.is_file() and not it.is_symlink())


def _feedback_file(dialogue: Dialogue, number: int) -> str:
    return f"{dialogue.source.removesuffix('.md')}.feedback-{number}{ENDING}"


@dataclass(frozen=True)
class _Looking:
    """Who looks at the signatures of one portfolio; ``whole`` are what of them everybody may have."""

    context: ReadContext
    school: SigningSchool
    about: About
    verifier: Verifier
    whole: set[str] = field(default_factory=set)

    def at_validation(self, validation: Validation) -> Validation:
        place = self.about.places.badge(validation.slug)
        now = badge(self.about, validation, self.school.keyring, 0)
        person = self._registered(validation.assessor)
        by = person if person and person.judges(validation.standard, validation.date) else None
        file = f"{validation.source.removesuffix('.md')}{ENDING}"
        signature = self._at(file, place, now, by)
        if signature is None:
            return validation
        return replace(validation, signed=signature, confirmed=_confirmed(signature, validation.confirmed))

    def at_dialogue(self, dialogue: Dialogue) -> Dialogue:
        said = (self._at_feedback(dialogue, number) for number in range(1, len(dialogue.feedback) + 1))
        return replace(dialogue, feedback=tuple(said))

    def _at_feedback(self, dialogue: Dialogue, number: int) -> Feedback:
        said = dialogue.feedback[number - 1]
        place = self.about.places.endorsement(dialogue.slug, number)
        now = endorsement(self.about, dialogue, number, self.school.keyring, 0)
        signature = self._at(_feedback_file(dialogue, number), place, now, self._registered(said.giver))
        return replace(said, signed=signature)

    def at_record(self) -> Signature | None:
        """All in one file, if it is the school's and all that is in it everybody may have."""
        found = self._seen(f"{self.about.portfolio.slug}/record{ENDING}", self.about.places.record, None)
        if found is None or found.state:
            return None
        subject = group(found.statement.get("credentialSubject"))
        inside = [group(it) for it in listed(subject.get("verifiableCredential"))]
        if not inside or not self.whole.issuperset(map(digest_of, inside)):
            return None
        return Signature(state="holds", file=f"{self.about.root}{RECORD}", digest=found.digest)

    def _registered(self, person: str | None) -> Professional | None:
        """Whom of the school's register somebody in the portfolio is."""
        known = self.about.portfolio.people.get(person or "")
        return self.context.school.register.by_id.get(known.register or "") if known else None

    def _at(self, file: str, place: str, now: Statement, by: Professional | None) -> Signature | None:
        """What can be said of a signed file, beside what would be signed ``now``; None if there is none."""
        found = self._seen(file, place, by)
        if found is None:
            return None
        if found.state:
            return Signature(state=found.state, by=found.by)
        differs = compared(found.statement, now)
        pieces = {self.about.places.proof(it.slug): it.slug for it in self.about.portfolio.evidence}
        others = tuple(pieces[it] for it in differs.changed if it in pieces)
        if differs.fields:
            return Signature(state="differs", by=found.by, parts=differs.fields, evidence=others)
        address = None
        if all(it in pieces for it in differs.changed):
            address = place.removeprefix(self.about.places.portfolio)
            self.whole.add(digest_of(found.statement))
        seen = f"{self.about.root}{address}" if address else None
        return Signature(state="holds", by=found.by, evidence=others, file=seen, digest=found.digest)

    def _seen(self, name: str, place: str, person: Professional | None) -> _Found | None:
        """A signed file with whose it is; None if there is no such file."""
        file = self.context.docs / name
        if not file.is_file() or file.is_symlink():
            return None
        content = _content(file)
        view = View(self.context.viewing.day, trust_of(self.school.keyring, self.school.status))
        checked = self.verifier.checked(file, view)
        same = content if _content(file) == content else b""  # what was verified is what is published
        statement, digest = _read(same), hashlib.sha256(same).hexdigest()
        if not statement:
            return _Found("void")
        if is_persons(checked, statement, person, place):
            assert person
            back = has_taken_back(person, name.partition(".")[0])
            return _Found("withdrawn" if back else "", "person", statement, digest)
        if not is_the_schools(checked, statement, self.school.keyring, place):
            return _Found("void")
        if checked.verdict.status == "withdrawn":
            return _Found("withdrawn")
        given = self.school.keyring.given_as(f"{self.context.prefix}{name}")
        is_listed = given is not None and given.digest == digest_of(statement)
        return _Found("" if is_listed else "unlisted", "school", statement, digest)


@dataclass(frozen=True)
class _Found:
    """A signed file: why it does not hold, or ``""``; by whom, what it says, and what is in it."""

    state: Literal["", "withdrawn", "unlisted", "void"]
    by: Literal["school", "person"] = "school"
    statement: Statement = field(default_factory=dict)
    digest: str = ""


def _confirmed(signature: Signature, word: Confirmed) -> Confirmed:
    """Whether the school stands for a judgement, by its signature and by its own file; what it took back, it
    does not."""
    if signature.state == "withdrawn":
        return "no"
    if signature.state == "holds" and not signature.evidence:
        return "yes"
    return "changed" if signature.state in {"holds", "differs"} and word == "no" else word


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_MOST + 1)


def _read(content: bytes) -> dict[str, Any]:
    try:
        return group(read_json(content))
    except UncheckableError:
        return {}


def signed_files(
    context: ReadContext, portfolio: Portfolio, root: str, look: BadgeLook
) -> Iterator[tuple[str, bytes]]:
    """What was signed and everybody may have, by its addresses: badges as files, pictures and drawings, what
    their evidence is like, endorsements, and all of it in one file."""
    if context.issuer is None:
        return
    about = about_of(context, portfolio, context.issuer.keyring.url)
    pieces: dict[str, Evidence] = {}
    for validation in portfolio.validations:
        file = f"{validation.source.removesuffix('.md')}{ENDING}"
        for address, content in _given(context, file, validation.signed):
            yield address, content
            yield from _pictures(address, content, look)
            yield f"{root}validations/{validation.slug}/{RECORD}", judged(about, validation)
            pieces |= {it.slug: it for it in evidence_of(about, validation)}
    for dialogue in portfolio.dialogues:
        for number, said in enumerate(dialogue.feedback, 1):
            for address, content in _given(context, _feedback_file(dialogue, number), said.signed):
                yield address, content
                yield record_beside(address), spoken(about, dialogue, number)
                pieces |= {it.slug: it for it in evidence_about(about, said)}
    yield from _given(context, f"{portfolio.slug}/record{ENDING}", portfolio.record)
    for slug, piece in sorted(pieces.items()):
        yield f"{root}evidence/{slug}/{RECORD}", record_of(piece, about.digest_of, about.pictures_of(piece))


def _given(context: ReadContext, name: str, signature: Signature | None) -> Iterator[tuple[str, bytes]]:
    """A signed file by its address, unless it changed after it was verified."""
    if signature and signature.file:
        content = (context.docs / name).read_bytes()
        if hashlib.sha256(content).hexdigest() == signature.digest:
            yield signature.file, content


def _pictures(address: str, content: bytes, look: BadgeLook) -> Iterator[tuple[str, bytes]]:
    """A badge as a picture and as a drawing. What is read on it is what was signed."""
    statement = _read(content)
    school = text_of(group(statement.get("issuer")).get("name"))
    said = BadgeText(text_of(statement.get("name")), school, text_of(statement.get("validFrom"))[:4])
    yield baked(address, "png"), badge_png(said, look, content)
    yield baked(address, "svg"), badge_svg(said, look, statement)
