"""The files that say who owns what in a repository (CODEOWNERS), when a folder gets another name.

https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
https://docs.gitlab.com/user/project/codeowners/reference/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

PLACES = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")

_RULE = re.compile(r"(?P<before>[ \t]*!?/?)(?P<path>(?:\\.|[^\s\\])+)")
"""A pattern, before those who own what fits it. A remark or a heading fits no folder."""


@dataclass(frozen=True)
class Owners:
    """The text of such a file after a change, and its lines: those that were changed and that may have to be.

    The latter have a pattern that another folder's name fits, too, or that leads elsewhere.
    """

    text: str
    changed: tuple[int, ...]
    left: tuple[int, ...]


def repository(folder: Path) -> Path:
    """The repository that a folder is in; without one, the folder above it."""
    here = folder.resolve()
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), here.parent)


def with_folder(text: str, folder: str, new: str) -> Owners:
    """The owners of a folder as those of another one; both are paths in the repository."""
    lines, changed, left = text.split("\n"), [], []
    for row, line in enumerate(lines):
        if rule := _RULE.match(line):
            path, begin = rule["path"], _escaped(folder)
            if f"{path}/".startswith(f"{begin}/"):
                lines[row] = f"{rule['before']}{_escaped(new)}{path[len(begin) :]}{line[rule.end() :]}"
                changed.append(row + 1)
            elif _may_fit(rule[0].strip(" \t!"), folder, new):
                left.append(row + 1)
    return Owners("\n".join(lines), tuple(changed), tuple(left))


def _escaped(path: str) -> str:
    return path.replace(" ", "\\ ")


def _may_fit(pattern: str, folder: str, new: str) -> bool:
    """Whether a pattern fits a folder as it is called and not as it will be.

    One that is no path from the top may fit anywhere, so that any of its parts counts.
    """
    parts = pattern.strip("/").split("/")
    if "/" not in pattern.rstrip("/") or "**" in parts:
        name, other = folder.rpartition("/")[2], new.rpartition("/")[2]
        return any(_fit([part], name) and not _fit([part], other) for part in parts)
    return _fit(parts, folder) and not _fit(parts, new)


def _fit(parts: list[str], path: str) -> bool:
    names = zip(path.split("/"), parts, strict=False)
    return all(fnmatchcase(name, part.replace("\\ ", " ")) for name, part in names)
