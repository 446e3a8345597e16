"""Other generators, each with the same Markdown and as much around it: found where they are, never installed.

Their templates and settings are in ``sites/``. All make the pages that Leerkring makes, and a test holds them
to it: Hugo and Eleventy from the fields, MkDocs and Zensical from Markdown in which the fields are told.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from importlib.metadata import version as installed
from pathlib import Path

from bench.laid import lay
from bench.pages import RETOLD, write_pages
from bench.steps import CHANGED, FULL, Step, both, changed, without

_SITES = Path(__file__).with_name("sites")
_PRUNE = "theme: {features: [navigation.prune], "


@dataclass(frozen=True)
class Other:
    """A generator, in one way of using it.

    ``kept`` is what it keeps between builds beside its ``site``. ``clears`` says that it deletes the site of
    the build before; that is put aside for it. ``most`` is the number of learners beyond which it is not run:
    where the work for a page grows with the cohort, twice as many take four times as long.
    """

    name: str
    title: str
    command: tuple[str, ...]
    version: str
    site: str
    sources: str
    kept: tuple[str, ...] = ()
    most: int | None = None
    prune: bool = False
    clears: bool = False


MOST_WHOLE = {"mkdocs": 100, "zensical": 50}
"""Learners, where every page names all documents."""
MOST_PRUNED = 100
"""Learners, where every page names all learners."""

_MATERIAL = Other(
    "mkdocs", "MkDocs + Material", ("build", "--quiet"), "--version", "site", "mkdocs", clears=True
)
_ZENSICAL = Other("zensical", "Zensical", ("build",), "--version", "site", "mkdocs", (".cache",))

OTHERS = (
    Other("hugo", "Hugo", ("--quiet",), "version", "public", "hugo", ("resources",)),
    Other("eleventy", "Eleventy", ("--quiet",), "--version", "public", "eleventy"),
    *(
        each
        for other in (_MATERIAL, _ZENSICAL)
        for each in (
            replace(other, most=MOST_WHOLE[other.name]),
            replace(other, title=f"{other.title}, `navigation.prune`", most=MOST_PRUNED, prune=True),
        )
    ),
)


def program(name: str) -> str | None:
    """Where a generator is: named by the environment (BENCH_HUGO, …), beside this Python, or on the path."""
    if named := os.environ.get(f"BENCH_{name.upper()}"):
        return shutil.which(named)
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def version_of(other: Other, command: str) -> str:
    """What was measured, with the first number in what it says of itself."""
    said = subprocess.run([command, other.version], capture_output=True, text=True, check=False).stdout
    number = re.search(r"\d+(\.\d+)+", said)
    theme = f" {installed('mkdocs-material')}" if other.name == "mkdocs" else ""
    name, plus, rest = other.title.partition(",")[0].partition(" + ")
    return f"{name} {number.group() if number else ''}{plus}{rest}{theme}"


def steps(other: Other, command: str, cohort: Path, folder: Path) -> list[Step]:
    """A full build, and one more after a learner changed, as the command line of that generator does it."""
    _lay(other, cohort, folder)
    build, site = (command, *other.command), folder / other.site
    change = changed(folder / "content", RETOLD if other.sources == "mkdocs" else ())
    if other.clears:
        change = both(without(folder, (other.site,)), change)
    return [
        Step(FULL, build, folder, site, without(folder, (other.site, *other.kept))),
        Step(CHANGED, build, folder, site, change),
    ]


def _lay(other: Other, cohort: Path, folder: Path) -> None:
    shutil.copytree(_SITES / other.sources, folder)
    if other.sources == "mkdocs":
        write_pages(cohort, folder / "content")
    else:
        lay(other.sources, cohort, folder)
    if other.prune:
        settings = folder / "mkdocs.yml"
        settings.write_text(
            settings.read_text(encoding="utf-8").replace("theme: {", _PRUNE), encoding="utf-8"
        )
