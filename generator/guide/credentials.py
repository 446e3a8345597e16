"""A badge or diploma put into a portfolio: its file, and the evidence document that says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.credentials.model import Alignment, Checked, Statement
from generator.guide.documents import Added, blanks, current_cycle
from generator.guide.files import AlreadyThereError, refuse_links, write_new
from generator.guide.form import Given, form
from generator.model import KIND, Frameworks
from generator.reading.suggestions.slugs import numbered, slug
from generator.spelling.words import plain_letters

HARMFUL = frozenset(
    {"too-large", "too-deep", "too-many-values", "key-twice", "not-json", "no-credential", "two-credentials"}
    | {"entities", "damaged-file", "costly-file", "written-context", "uncovered", "too-entangled"}
    | {"private-key", "malformed", "unknown-type", "weak-key", "other-issuer"}
)
"""Why nothing can be said of a file that is damaged, or that wants to mislead: it is not taken."""

_LONGEST_TITLE = 200
_BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"<", "svg"),
    (b"{", "json"),
    (b"[", "json"),
)


class NotAddedError(Exception):
    """A file that is not put into a portfolio; ``reason`` is the verdict's, ``changed`` or ``another's``.

    ``code`` is what a check would call it.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def code(self) -> str:
        return _CODES.get(self.reason, "credential-misleads")


ANOTHERS = "another's"
_CODES = {"changed": "credential-changed", ANOTHERS: "credential-of-another"}


@dataclass(frozen=True)
class AddedCredential:
    """The new document and the file beside it, both below the docs folder.

    ``competences`` are those that the credential names; ``unmatched`` what it names that is in no framework
    here.
    """

    document: Added
    file: str
    competences: tuple[str, ...]
    unmatched: tuple[str, ...]


def refused(checked: Checked, *, is_said: bool = False) -> str:
    """Why a file is not taken; empty if it is. ``is_said``: the profile says as whom one gets them."""
    verdict = checked.verdict
    if verdict.integrity == "changed":
        return "changed"
    if is_said and verdict.recipient == "no":
        return ANOTHERS
    return verdict.reason if verdict.reason in HARMFUL else ""


def add_credential(
    docs: Path,
    portfolio: str,
    content: bytes,
    checked: Checked,
    frameworks: Frameworks,
    language: str,
    *,
    title: str,
    name: str = "",
    is_said: bool = False,
) -> AddedCredential:
    """Write both. ``title`` is for a credential that has none. Raises NotAddedError and AlreadyThereError."""
    if reason := refused(checked, is_said=is_said):
        raise NotAddedError(reason)
    statement = checked.statement
    title = _line(statement.title or statement.achievement) or title
    folder = docs / portfolio / "evidence"
    _refuse_again(folder, content)
    name = name or numbered(slug(title, "credential"), lambda it: (folder / f"{it}.md").exists())
    document, file = folder / f"{name}.md", folder / f"{name}.{ending_of(content)}"
    matched = competences_of(statement, frameworks)
    given = _given(statement, title, file.name, tuple(matched.values()), current_cycle(docs / portfolio))
    text = form(KIND["evidence"], given, language, _ELSEWHERE)
    refuse_links(document, docs)
    write_new({document: text, file: content})
    added = Added(document.relative_to(docs).as_posix(), blanks(KIND["evidence"], text))
    unmatched = tuple(_told(it) for it in statement.alignments if it not in matched)
    return AddedCredential(
        added, file.relative_to(docs).as_posix(), tuple(dict.fromkeys(matched.values())), unmatched
    )


def _refuse_again(folder: Path, content: bytes) -> None:
    """Raises AlreadyThereError if a file here has the same bytes."""
    for file in sorted(folder.glob("*.*")):
        is_alike = file.is_file() and not file.is_symlink() and file.stat().st_size == len(content)
        if is_alike and file.read_bytes() == content:
            raise AlreadyThereError(file)


_ELSEWHERE = ("url", "without_file", "transcript", "alt", "fragment", "doi", "venue")
"""What a document of a credential need not be asked."""


def ending_of(content: bytes) -> str:
    """How the name of the file ends, by what is in it."""
    bare = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((ending for beginning, ending in _BEGINNINGS if bare.startswith(beginning)), "jwt")


def _given(
    statement: Statement, title: str, file: str, competences: tuple[str, ...], cycle: int | None
) -> Given:
    """What the credential says already. Nobody sees it before its owner has looked at it."""
    given: dict[str, str | int | tuple[str | dict[str, str], ...]] = {
        "type": "evidence",
        "title": title,
        "visibility": "private",
        "media": "credential",
        "file": file,
    }
    if cycle:
        given["cycle"] = cycle
    if statement.issued:
        given["date"] = statement.issued
    if competences:
        given["competences"] = tuple({"competence": it} for it in dict.fromkeys(competences))
    return given


def _line(text: str) -> str:
    """A title on one line, of signs that can be seen."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())[:_LONGEST_TITLE].strip()


# Competences ------------------------------------------------------------------------------------


def competences_of(statement: Statement, frameworks: Frameworks) -> dict[Alignment, str]:
    """The competence that each alignment names by its address or code, where there is one."""
    found = ((it, _competence(it, frameworks)) for it in statement.alignments)
    return {alignment: name for alignment, name in found if name}


def _competence(alignment: Alignment, frameworks: Frameworks) -> str:
    known = frameworks.competences
    if alignment.url:
        wanted = _address(alignment.url)
        for name, competence in known.items():
            if competence.uri and _address(competence.uri) == wanted:
                return name
    if alignment.code in known:
        return alignment.code
    named = [name for name in known if name.partition(":")[2] == alignment.code]
    named = [name for name in named if _is_of(alignment, name.partition(":")[0], frameworks)]
    return named[0] if len(named) == 1 else ""


def _is_of(alignment: Alignment, framework: str, frameworks: Frameworks) -> bool:
    """Whether a framework is the one that is named, if one is."""
    if not alignment.framework:
        return True
    wanted = plain_letters(alignment.framework)
    return wanted in {plain_letters(it) for it in _names(framework, frameworks)}


def _names(framework: str, frameworks: Frameworks) -> Iterator[str]:
    found = frameworks.by_id[framework]
    yield from (found.id, found.address)
    yield from (text for _, text in found.title.versions)


def _address(url: str) -> str:
    """Without what says nothing of where it leads."""
    return url.partition("://")[2].rstrip("/").casefold()


def _told(alignment: Alignment) -> str:
    return _line(alignment.name or alignment.code or alignment.url)
