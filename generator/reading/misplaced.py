"""Learners' documents that lie among the school's own pages, which everybody may see.

Such a file says what it is or who may see it, as only a document does. It was saved a folder too high, and
must be no page of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.model import KIND, LEARNERS, TRANSLATION
from generator.places import languages
from generator.problems import Problem, problem

PROGRAMME = "programme.md"
_TRANSLATED_PROGRAMME = re.compile(rf"programme\.(?:{'|'.join(map(re.escape, languages()))})\.md")
SCHOOLS_FOLDERS = frozenset({"assets", "frameworks", "issuer", "trust"})

_MOST = 1 << 16
"""Bytes. Fields that begin later are no front matter of ours."""
_FENCED = re.compile(r"---[ \t]*\n(.*?)(?:\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)|\Z)", re.DOTALL)
_UNTIL_A_BLANK_LINE = re.compile(r"(.*?)(?:\n[ \t]*\n|\Z)", re.DOTALL)
"""MkDocs takes lines with colons for fields without a fence, too."""
_OURS = re.compile(
    r"(?:^|[{,])[ \t]*[\"']?(?:type[\"']?[ \t]*:[ \t]*[\"']?(?P<kind>[^\s\"'#,}]+)|visibility[\"']?[ \t]*:)",
    re.MULTILINE | re.IGNORECASE,
)
_KINDS = frozenset((*KIND, TRANSLATION.name))
_OF_LEARNERS = frozenset(kind.name for kind in (*LEARNERS, TRANSLATION))
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How names of files end that MkDocs makes pages of."""
PAGE = "page"
_TITLE = re.compile(r"(?:^|[{,])[ \t]*[\"']?title[\"']?[ \t]*:", re.MULTILINE | re.IGNORECASE)
_FOLDER = {kind.name: kind.folder for kind in LEARNERS}


def misplaced(docs: Path) -> Iterator[tuple[str, str]]:
    """The paths of such files in a docs folder, each with the folder that its kind belongs in, or ``""``."""
    pages = (path for path in docs.glob("*.md") if not is_programme(path.name))
    lying = (path for name in sorted(SCHOOLS_FOLDERS) for path in (docs / name).rglob("*"))
    within = (path for path in lying if path.name.lower().endswith(_PAGES))
    for path in sorted((*pages, *within)):
        if path.is_file() and not path.is_symlink() and (folder := _folder(path)) is not None:
            yield path.relative_to(docs).as_posix(), folder


def is_programme(name: str) -> bool:
    """Whether a file of this name is the school's plan of action, or a translation of it."""
    return name == PROGRAMME or bool(_TRANSLATED_PROGRAMME.fullmatch(name))


def is_misplaced(file: Path) -> bool:
    """Whether a file among the school's own pages is a document of a learner's."""
    return _folder(file) is not None


def _folder(path: Path) -> str | None:
    """The folder that the kind of a learner's document belongs in, or ``""``; None if the file is none.

    A page is what each of the school's is, too. A learner's always has a title; who may see it need not be
    said, and is then nobody.
    """
    fields = _fields(path)
    said = [found["kind"] for found in _OURS.finditer(fields)]
    kinds = [kind for kind in map(_kind, filter(None, said)) if kind]
    if PAGE in kinds and None not in said and not _TITLE.search(fields):
        kinds = [kind for kind in kinds if kind != PAGE]
    if kinds or None in said:
        return _FOLDER.get(kinds[0], "") if kinds else ""
    return None


def _kind(said: str) -> str:
    """The kind of a learner's document that a type names, by whatever name; ``""`` for a page's own type.

    A group, class or programme is what a page of a school's may be about.
    """
    from generator.reading.suggestions.choices import meant_choice  # noqa: PLC0415  # slow, and seldom needed

    meant = said.lower() if said.lower() in _KINDS else meant_choice(said, _KINDS)
    return meant if meant in _OF_LEARNERS else ""


def misplaced_problems(docs: Path) -> Iterator[Problem]:
    for path, folder in misplaced(docs):
        yield problem(path, "document-astray", nearest=folder)


def _fields(path: Path) -> str:
    """What stands at the top of a file where fields do."""
    with path.open("rb") as file:
        text = file.read(_MOST).decode("utf-8-sig", "ignore")
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip()
    found = _FENCED.match(text) or _UNTIL_A_BLANK_LINE.match(text)
    return found[1] if found else ""
