"""Signatures under judgements: whether they hold, say the same as the documents, and may be published.

A file in a learner's folder is a stranger's: it is looked at by a process with limits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.building.context import ReadContext
from generator.building.review import Review
from generator.credentials.model import Checked
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import group, read_json, text_of
from generator.credentials.view import View
from generator.credentials.worker import Verifier
from generator.files import sha256_of
from generator.media.badge_picture import BadgeLook, BadgeText, badge_png, badge_svg
from generator.model import Confirmed, Evidence, Portfolio, Signature, Validation
from generator.reading.fingerprints import pictures_in
from generator.signing.badge import About, badge, evidence_of, judged
from generator.signing.evidence import record_of
from generator.signing.keyring import trust_of
from generator.signing.places import BADGE, ENDING, RECORD, Places, baked
from generator.signing.saying import compared, is_the_schools
from generator.signing.school import SigningSchool

_MOST = 2_000_000
"""Bytes of a signed file that are read."""


def with_signatures(context: ReadContext, read: Review) -> Review:
    """What may be seen of a folder, with what can be said of the signatures in it."""
    portfolio, issuer = read.published, context.issuer
    if portfolio is None or issuer is None or not any(_file(context, it) for it in portfolio.validations):
        return read
    about, verifier = about_of(context, portfolio, issuer.keyring.url), Verifier()
    try:
        validations = tuple(_signed(context, issuer, about, it, verifier) for it in portfolio.validations)
    finally:
        verifier.close()
    return replace(
        read, decision=replace(read.decision, portfolio=replace(portfolio, validations=validations))
    )


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


def _file(context: ReadContext, validation: Validation) -> Path | None:
    """The signed file beside a validation, if it has one. Links are not followed."""
    file = _beside(context, validation)
    return file if file.is_file() and not file.is_symlink() else None


def _beside(context: ReadContext, validation: Validation) -> Path:
    return (context.docs / validation.source).with_name(f"{validation.slug}{ENDING}")


def _signed(
    context: ReadContext, issuer: SigningSchool, about: About, validation: Validation, verifier: Verifier
) -> Validation:
    file = _file(context, validation)
    if file is None:
        return validation
    view = View(context.viewing.day, trust_of(issuer.keyring, issuer.status))
    content = _content(file)
    checked = verifier.checked(file, view)
    same = content if _content(file) == content else b""  # what was verified is what is published
    signature = _signature(same, checked, issuer, about, validation)
    return replace(validation, signed=signature, confirmed=_confirmed(signature, validation.confirmed))


def _confirmed(signature: Signature, word: Confirmed) -> Confirmed:
    """Whether the school stands for a judgement, by its signature and by its own file; what it took back, it
    does not."""
    if signature.state == "withdrawn":
        return "no"
    if signature.state == "holds" and not signature.evidence:
        return "yes"
    return "changed" if signature.state in {"holds", "differs"} and word == "no" else word


def _signature(
    content: bytes, checked: Checked, issuer: SigningSchool, about: About, validation: Validation
) -> Signature:
    statement, place = _read(content), about.places.badge(validation.slug)
    if not statement or not is_the_schools(checked, statement, issuer.keyring, place):
        return Signature(state="void")
    if checked.verdict.status == "withdrawn":
        return Signature(state="withdrawn")
    found = compared(statement, badge(about, validation, issuer.keyring, 0))
    pieces = {about.places.proof(it.slug): it.slug for it in about.portfolio.evidence}
    others = tuple(pieces[it] for it in found.changed if it in pieces)
    if found.fields:
        return Signature(state="differs", parts=found.fields, evidence=others)
    address = f"{about.root}validations/{validation.slug}/{BADGE}"
    is_seen = all(it in pieces for it in found.changed)
    return Signature(
        state="holds",
        evidence=others,
        file=address if is_seen else None,
        digest=hashlib.sha256(content).hexdigest(),
    )


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
    """The badges that everybody may have, as files, pictures and drawings, and what their evidence is like,
    by their addresses."""
    issuer = context.issuer
    shown = [it for it in portfolio.validations if issuer and it.signed and it.signed.file]
    if not shown or issuer is None:
        return
    about = about_of(context, portfolio, issuer.keyring.url)
    pieces: dict[str, Evidence] = {}
    for validation in shown:
        assert validation.signed
        content = _beside(context, validation).read_bytes()
        if hashlib.sha256(content).hexdigest() != validation.signed.digest:
            continue  # it changed after it was verified
        address = f"{root}validations/{validation.slug}/{BADGE}"
        yield address, content
        yield from _pictures(address, content, look)
        yield f"{root}validations/{validation.slug}/{RECORD}", judged(about, validation)
        pieces |= {it.slug: it for it in evidence_of(about, validation)}
    for slug, piece in sorted(pieces.items()):
        yield f"{root}evidence/{slug}/{RECORD}", record_of(piece, about.digest_of, about.pictures_of(piece))


def _pictures(address: str, content: bytes, look: BadgeLook) -> Iterator[tuple[str, bytes]]:
    """A badge as a picture and as a drawing. What is read on it is what was signed."""
    statement = _read(content)
    school = text_of(group(statement.get("issuer")).get("name"))
    said = BadgeText(text_of(statement.get("name")), school, text_of(statement.get("validFrom"))[:4])
    yield baked(address, "png"), badge_png(said, look, content)
    yield baked(address, "svg"), badge_svg(said, look, statement)
