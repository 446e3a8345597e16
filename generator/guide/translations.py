"""A translation beside a document: found by its name, and asked for what the document says."""

from __future__ import annotations

import posixpath
from contextlib import suppress
from pathlib import Path

from generator.guide.documents import Added, blanks
from generator.guide.files import write_new
from generator.guide.form import form
from generator.model import KIND, TRANSLATED, TRANSLATION, Kind
from generator.places import languages
from generator.reading.documents import Draft, read_document
from generator.reading.files import learner_folder
from generator.reading.layout import portfolio_folders
from generator.reading.read import read_profile
from generator.reading.rules import OF_EVERY_TRANSLATION, said_at
from generator.reading.schemas import schema
from generator.reading.suggestions.meant_names import meant_path


class NoDocumentError(Exception):
    """No document has this name, or several do; ``there`` are those, or one that is like it."""

    def __init__(self, name: str, there: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.there = there


class NoLanguageError(Exception):
    """The portfolio itself is in this language, or of several others none was chosen (``""``)."""

    def __init__(self, language: str, others: tuple[str, ...]) -> None:
        super().__init__(language)
        self.language = language
        self.others = others


def add_translation(docs: Path, of: str, into: str, language: str, *, portfolio: str = "") -> Added:
    """Write the translation of a document, whose name is a path or the end of one.

    ``portfolio`` is the folder it is in, or that of a cohort. ``into`` is its language; empty for the only
    one there is beside the portfolio's own. Raises NoDocumentError, NoLanguageError and AlreadyThereError.
    """
    kind, path = _document(docs, of, portfolio)
    into = _other_language(docs, path, kind, into)
    fields = OF_EVERY_TRANSLATION | _translated(docs / path, path, kind)
    given = {"type": TRANSLATION.name}
    text = form(TRANSLATION, given, language, without=schema(TRANSLATION.name)["properties"].keys() - fields)
    file = docs / f"{path.removesuffix('.md')}.{into}.md"
    write_new({file: text})
    return Added(file.relative_to(docs).as_posix(), blanks(TRANSLATION, text))


def _document(docs: Path, of: str, portfolio: str) -> tuple[Kind, str]:
    """The kind of the document that is meant, and its path below the docs folder."""
    known = dict(_documents(docs, portfolio))
    named = f"{of.replace(chr(92), '/').strip('/').removesuffix('.md')}.md"
    wanted = posixpath.normpath(_from_here(docs, of) or named)
    found = [wanted] if wanted in known else [each for each in known if f"/{each}".endswith(f"/{wanted}")]
    if len(found) != 1:
        raise NoDocumentError(of, tuple(found) or tuple(filter(None, (meant_path(wanted, known),))))
    return known[found[0]], found[0]


def _from_here(docs: Path, of: str) -> str:
    """The path below the docs folder of a file that is there for who runs the command, or ``""``."""
    path = Path(of)
    with suppress(OSError):  # a name may be longer than any file's
        if path.exists() and path.resolve().is_relative_to(docs.resolve()):
            return path.resolve().relative_to(docs.resolve()).as_posix()
    return ""


def _documents(docs: Path, portfolio: str) -> list[tuple[str, Kind]]:
    return [
        (found.file.relative_to(docs).as_posix(), kind)
        for group, name in portfolio_folders(docs)
        if f"{name}/".startswith(f"{portfolio}/" if portfolio else "") and not (docs / name).is_symlink()
        for kind, found in learner_folder(group, posixpath.basename(name)).documents
        if kind is not TRANSLATION
    ]


def _other_language(docs: Path, path: str, kind: Kind, into: str) -> str:
    """The language of the translation, which is not that of the portfolio as far as its profile says one."""
    folder = Path(path).parents[1 if kind.folder else 0]
    profile, _ = read_profile(docs, folder.as_posix())
    others = tuple(each for each in languages() if not profile or each != profile.language)
    if into not in {*others, ""} or (not into and len(others) != 1):
        raise NoLanguageError(into, others)
    return into or others[0]


def _translated(file: Path, path: str, kind: Kind) -> frozenset[str]:
    """The fields of a document that can be translated, as far as it has them."""
    read = read_document(file, path, kind)
    if not isinstance(read, Draft) or kind not in {KIND["profile"], KIND["cycle"]}:
        return frozenset()
    fields = TRANSLATED.get(kind.model, {})
    return frozenset(name for name, at in fields.items() if said_at(read.data, at))
