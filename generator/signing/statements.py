"""What one command signs: a validation, the feedback of a dialogue, a whole record; each with its file.

What was signed before, and where it has its place in the list, is told by the school's keyring. A file in a
learner's folder is believed in nothing.
"""

from __future__ import annotations

import datetime
import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import group, read_json
from generator.credentials.verify import checked
from generator.credentials.view import View
from generator.files import is_regular
from generator.signing.badge import About, badge
from generator.signing.keyring import FOLDER, KEYRING, STATUS, Given, Keyring, trust_of, written
from generator.signing.others import endorsement, record
from generator.signing.own_key import by_person
from generator.signing.places import ENDING
from generator.signing.saying import digest_of, is_the_schools
from generator.signing.school import SigningSchool
from generator.signing.secret import Signer
from generator.signing.withdrawn import ENTRIES, status_list, withdrawn_of

YEAR = 366
"""Days for which the list of what was withdrawn holds."""

Statement = dict[str, Any]


class NothingToSignError(Exception):
    """A document that not everybody may see, or in which there is nothing to sign."""


@dataclass(frozen=True)
class ToSign:
    """A statement and the file that it is for, below the docs folder.

    ``differs``: something else was signed of the same document before.
    """

    given: Given
    statement: Statement
    differs: bool


@dataclass(frozen=True)
class Signing:
    """A portfolio of which something is signed; ``folder`` is where it lies, below the docs folder."""

    docs: Path
    folder: str
    about: About
    issuer: SigningSchool
    day: datetime.date

    def of(self, path: str) -> Iterator[ToSign]:
        """The statements of a document by its path in the portfolio; of the portfolio itself its record."""
        kind, _, name = path.partition("/")
        slug = name.removesuffix(".md")
        if not path:
            yield self._placed(f"record{ENDING}", self._record())
        elif kind == "validations":
            yield self._placed(f"validations/{slug}{ENDING}", self._badge(slug))
        elif kind == "dialogues":
            for number, make in self._endorsements(slug):
                yield self._placed(f"dialogues/{slug}.feedback-{number}{ENDING}", make)
        else:
            raise NothingToSignError(path)

    def of_person(self, path: str, person: str, did: str) -> Iterator[ToSign]:
        """What somebody of the register said themselves in a document, signed by nobody else."""
        with suppress(NothingToSignError):
            for number, it in enumerate(self.of(path)):
                if self._registered(path, number) == person:
                    yield replace(it, statement=by_person(it.statement, did))

    def _registered(self, path: str, number: int) -> str | None:
        """Who judged, or gave this piece of feedback, by their id in the register."""
        slug, portfolio = path.partition("/")[2].removesuffix(".md"), self.about.portfolio
        judged = (it.assessor for it in portfolio.validations if it.slug == slug)
        said = (it.feedback[number].giver for it in portfolio.dialogues if it.slug == slug)
        who = next(judged if path.startswith("validations/") else said, None)
        known = portfolio.people.get(who or "")
        return known.register if known else None

    def _badge(self, slug: str) -> Callable[[int], Statement]:
        found = next((it for it in self.about.portfolio.validations if it.slug == slug), None)
        if found is None or not (found.outcomes or found.overall):
            raise NothingToSignError(slug)
        return partial(badge, self.about, found, self.issuer.keyring)

    def _endorsements(self, slug: str) -> Iterator[tuple[int, Callable[[int], Statement]]]:
        found = next((it for it in self.about.portfolio.dialogues if it.slug == slug), None)
        if found is None or not found.feedback:
            raise NothingToSignError(slug)
        for number in range(1, len(found.feedback) + 1):
            yield number, partial(endorsement, self.about, found, number, self.issuer.keyring)

    def _record(self) -> Callable[[int], Statement]:
        inner = list(self.signed())
        if not inner:
            raise NothingToSignError
        day = self.day.isoformat()
        return lambda index: record(self.about, inner, self.issuer.keyring, index, day)

    def signed(self) -> Iterator[Statement]:
        """What the school signed of this portfolio, and its documents still say."""
        for given in self.issuer.keyring.given:
            path = given.file.removeprefix(f"{self.folder}/")
            if path == given.file or "/" not in path:
                continue
            now = next((it for it in self._again(path) if it.given == given), None)
            statement = read_signed(self.docs / given.file)
            if now and statement and self._holds(statement, now):
                yield statement

    def _again(self, path: str) -> list[ToSign]:
        try:
            return list(self.of(document_of(path)))
        except NothingToSignError:
            return []

    def _holds(self, statement: Statement, now: ToSign) -> bool:
        """Whether a file says what the school signed, with a proof of the school's, and was not withdrawn."""
        keyring, status = self.issuer.keyring, self.issuer.status
        if digest_of(statement) != now.given.digest or now.given.index in withdrawn_of(status, keyring):
            return False
        view = View(self.day, trust_of(keyring, status))
        found = checked(as_text(statement).encode(), view)
        return is_the_schools(found, statement, keyring, now.statement["id"])

    def _placed(self, path: str, make: Callable[[int], Statement]) -> ToSign:
        """With the place that it was given before, or with a new one that nobody can guess."""
        file = f"{self.folder}/{path}"
        before = self.issuer.keyring.given_as(file)
        statement = make(before.index if before else free_place(self.issuer.keyring))
        index = int(statement["credentialStatus"]["statusListIndex"])
        given = Given(file, index, digest_of(statement))
        return ToSign(given, statement, differs=before is not None and before.digest != given.digest)


def free_place(keyring: Keyring) -> int:
    taken = {it.index for it in keyring.given}
    return next(it for it in iter(lambda: secrets.randbelow(ENTRIES), -1) if it not in taken)


def document_of(path: str) -> str:
    """The document of a signed file, both below their portfolio; empty for a record."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.removesuffix(ENDING).partition('.feedback-')[0]}.md" if folder else ""


def read_signed(file: Path) -> Statement | None:
    """What a signed file says; None if there is none that can be read."""
    if not is_regular(file, file.parent):
        return None
    try:
        return group(read_json(file.read_bytes())) or None
    except UncheckableError:
        return None


# Files ------------------------------------------------------------------------------------------


def keyring_files(
    docs: Path, keyring: Keyring, withdrawn: frozenset[int], by: Signer, begins: str, ends: str
) -> dict[Path, str | bytes]:
    """The keyring, and the list of what was withdrawn, signed anew."""
    signed = by.signed(status_list(keyring, withdrawn, begins, ends), begins)
    return {docs / FOLDER / KEYRING: written(keyring), docs / FOLDER / STATUS: as_text(signed)}


def as_text(statement: Statement) -> str:
    return json.dumps(statement, ensure_ascii=False, indent=1) + "\n"
