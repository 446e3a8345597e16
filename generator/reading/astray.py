"""Learners' documents that lie among the school's own pages, which everybody may see.

Such a file says what it is or who may see it, as only a document does. It was saved a folder too high, and
must be no page of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Problem, problem
from generator.reading.files import SCHOOLS_FOLDERS
from generator.reading.kinds import KIND, LEARNERS, TRANSLATION

PROGRAMME = "programme.md"

_MOST = 1 << 16
"""Bytes. Fields that begin later are no front matter of ours."""
_FENCED = re.compile(r"---[ \t]*\n(.*?)(?:\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)|\Z)", re.DOTALL)
_UNTIL_A_BLANK_LINE = re.compile(r"(.*?)(?:\n[ \t]*\n|\Z)", re.DOTALL)
"""MkDocs takes lines with colons for fields without a fence, too."""
_NAMES = "|".join((*KIND, TRANSLATION.name))
_OURS = re.compile(
    rf"(?:^|[{{,])[ \t]*[\"']?(?:type[\"']?[ \t]*:[ \t]*[\"']?(?P<kind>{_NAMES})\b|visibility[\"']?[ \t]*:)",
    re.MULTILINE | re.IGNORECASE,
)
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How names of files end that MkDocs makes pages of."""
_FOLDER = {kind.name: kind.folder for kind in LEARNERS}


def astray(docs: Path) -> Iterator[tuple[str, str]]:
    """The paths of such files in a docs folder, each with the folder that its kind belongs in, or ``""``."""
    pages = (path for path in docs.glob("*.md") if path.name != PROGRAMME)
    lying = (path for name in sorted(SCHOOLS_FOLDERS) for path in (docs / name).rglob("*"))
    within = (path for path in lying if path.name.lower().endswith(_PAGES))
    for path in sorted((*pages, *within)):
        if path.is_file() and not path.is_symlink() and (found := _OURS.search(_fields(path))):
            kind = (found["kind"] or "").lower()
            yield path.relative_to(docs).as_posix(), _FOLDER.get(kind, "")


def astray_problems(docs: Path) -> Iterator[Problem]:
    for path, folder in astray(docs):
        yield problem(path, "document-astray", nearest=folder)


def _fields(path: Path) -> str:
    """What stands at the top of a file where fields do."""
    with path.open("rb") as file:
        text = file.read(_MOST).decode("utf-8-sig", "ignore")
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip()
    found = _FENCED.match(text) or _UNTIL_A_BLANK_LINE.match(text)
    return found[1] if found else ""
