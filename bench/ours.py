"""Leerkring's own steps: from nothing, with what was kept, and only checking."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from bench.cohort import MKDOCS
from bench.steps import CHANGED, FULL, Step, changed, without

NAME = "leerkring"
_SITE = ("site", ".site.leerkring")
_MADE = (*_SITE, ".leerkring")
_ONE_JOB = MKDOCS.replace("leerkring: {", "leerkring: {jobs: 1, ")


def steps(cohort: Path, folder: Path) -> list[Step]:
    """One round, in this order: each step finds what the one before it left."""
    many, one = _laid(cohort, folder / "many", MKDOCS), _laid(cohort, folder / "one", _ONE_JOB)
    plain = _without_papers(_laid(cohort, folder / "plain", MKDOCS))
    program = str(Path(sys.executable).with_name("leerkring"))
    build, check = (program, "build"), (program, "check")
    return [
        Step(FULL, build, many, many / "site", without(many, _MADE)),
        Step(f"{FULL}, without papers", build, plain, plain / "site", without(plain, _MADE)),
        Step("nothing changed", build, many, many / "site"),
        Step(CHANGED, build, many, many / "site", changed(many / "portfolios")),
        Step(f"{CHANGED} again", build, many, many / "site", changed(many / "portfolios")),
        Step(f"{CHANGED}, site gone, cache kept", build, many, many / "site", _as_in_ci(many)),
        Step("check", check, many, None, without(many, _MADE)),
        Step("check, nothing changed", check, many, None),
        Step(f"{FULL}, one process", build, one, one / "site", without(one, _MADE)),
    ]


def _without_papers(folder: Path) -> Path:
    """The same learners, who offer no CV to download."""
    for profile in folder.glob("portfolios/*/profile.md"):
        text = profile.read_text(encoding="utf-8")
        profile.write_text(text.replace("---\n", "---\npapers: []\n", 1), encoding="utf-8")
    return folder


def _as_in_ci(folder: Path) -> Callable[[], None]:
    """A fresh checkout with one change, and with what an earlier build kept."""
    put_aside, change = without(folder, _SITE), changed(folder / "portfolios")

    def before() -> None:
        put_aside()
        change()

    return before


def _laid(cohort: Path, folder: Path, settings: str) -> Path:
    shutil.copytree(cohort / "portfolios", folder / "portfolios")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder
