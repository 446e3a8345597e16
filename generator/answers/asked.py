"""Questions that were asked and wait for an answer: kept beside the site, and never published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from generator.guide.files import replace_files, write_new

Kind = Literal["feedback", "assessment", "validation"]

_NUMBER = re.compile(r"[0-9a-f]{32}\Z")
_FOLDER = ".leerkring/asked"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question by its ``number``: to whom, by their id, about which work as it was then.

    ``offered`` are the competences that are asked about, each with its levels. ``answered`` is the day on
    which an answer was taken over, else empty.
    """

    number: str
    to: str
    person: str
    kind: Kind
    about: tuple[tuple[str, str], ...]
    date: str
    language: str
    offered: tuple[tuple[str, tuple[str, ...]], ...] = ()
    standard: str = ""
    answered: str = ""


@dataclass(frozen=True)
class Questions:
    """The questions of one portfolio. ``home`` is the folder around the site."""

    home: Path
    docs: Path
    whose: str

    @property
    def folder(self) -> Path:
        below = self.docs.resolve().relative_to(self.home.resolve())
        return self.home / _FOLDER / below / self.whose

    def keep(self, asked: Asked) -> None:
        """Keep a question that is asked now."""
        write_new({self._file(asked.number): _text(asked)})

    def find(self, number: str) -> Asked | None:
        """The question with a number, if it was asked from here."""
        if not _NUMBER.match(number) or self.folder.is_symlink():
            return None
        return _read(self._file(number))

    def all(self) -> Iterator[Asked]:
        """Every question, the oldest first."""
        if self.folder.is_dir() and not self.folder.is_symlink():
            found = (_read(file) for file in self.folder.iterdir() if _NUMBER.match(file.stem))
            yield from sorted((it for it in found if it), key=lambda it: (it.date, it.number))

    def close(self, asked: Asked, day: str) -> None:
        """Note that an answer was taken over: the same one is not taken over again."""
        replace_files({self._file(asked.number): _text(replace(asked, answered=day))})

    def _file(self, number: str) -> Path:
        return self.folder / f"{number}.json"


def _text(asked: Asked) -> str:
    return json.dumps(asdict(asked), ensure_ascii=False, indent=1) + "\n"


def _read(file: Path) -> Asked | None:
    """What is kept in a file; nothing of one that somebody broke."""
    if file.is_symlink() or not file.is_file():
        return None
    try:
        said: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        about = tuple((str(name), str(digest)) for name, digest in said.pop("about"))
        offered = tuple((str(name), tuple(map(str, levels))) for name, levels in said.pop("offered"))
        return Asked(about=about, offered=offered, **said)
    except (ValueError, TypeError, KeyError):
        return None
