"""A teacher's list made into the file of a framework, or everything that keeps it from being one."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.guide.files import replace_files, write_new
from generator.guide.lists.document import DocumentLine, document
from generator.guide.lists.file import read_tables
from generator.guide.lists.headings import score
from generator.guide.lists.listed import ListedFramework, listed_framework
from generator.guide.lists.remarks import Remark
from generator.guide.lists.table import Where
from generator.languages import words
from generator.model import Frameworks
from generator.problems import Problem
from generator.reading.read import Shared, read_school, read_shared
from generator.reading.suggestions.slugs import slug

_COMMENT = (
    "Made of {list} by: leerkring import framework. Change the list and import it again, or change this file."
)


@dataclass(frozen=True)
class Imported:
    """What became of a list: the file, if there is nothing wrong; ``problems`` are those of the file.

    ``text`` is what would stand in the file.
    """

    file: Path
    listed: ListedFramework
    problems: tuple[tuple[Where, Problem], ...]
    text: str = ""

    @property
    def faults(self) -> tuple[Remark, ...]:
        return self.listed.faults


def import_framework(
    docs: Path,
    within: str,
    file: Path,
    language: str,
    *,
    name: str = "",
    title: str = "",
    replace: bool = False,
) -> Imported:
    """Write ``frameworks/<name>.yml`` below a docs folder, or below ``within`` in it, of a list.

    Nothing is written where there is a fault. Raises UnusableListError and AlreadyThereError.
    """
    name = name or slug(file.stem, "framework")
    goal = docs / within / "frameworks" / f"{name}.yml"
    listed = listed_framework(read_tables(file, score), _as_title(file.stem))
    comment = words(language).gettext(_COMMENT).format(list=" ".join(file.name.split()))
    lines = document(listed, name, title or listed.title or _as_title(file.stem), comment)
    text = "".join(f"{line.text}\n" for line in lines)
    problems = () if listed.faults else _problems(docs, within, name, lines, text)
    if not listed.faults and not problems:
        (replace_files if replace else write_new)({goal: text})
    return Imported(goal, listed, problems, text)


def _as_title(stem: str) -> str:
    said = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return said[:1].upper() + said[1:] or "?"


def _problems(
    docs: Path, within: str, name: str, lines: tuple[DocumentLine, ...], text: str
) -> tuple[tuple[Where, Problem], ...]:
    """What the reader of frameworks finds in the file, each with the cell it comes from."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder, "frameworks")
        there.mkdir()
        (there / f"{name}.yml").write_text(text, encoding="utf-8")
        found = read_school(Path(folder), _others(docs, within, name)).noted.problems
    return tuple((lines[problem.place.line - 1].where, problem) for problem in found)


def _others(docs: Path, within: str, name: str) -> Shared:
    """The other frameworks of the site, of which a requirement profile may ask competences."""
    shared, _ = read_shared(docs)
    frameworks = read_school(docs / within, shared).frameworks if within else shared.frameworks
    return Shared(Frameworks(tuple(each for each in frameworks.all if each.id != name)))
