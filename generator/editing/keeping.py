"""A document on disk: its bytes stay wherever nothing was changed, and what it was before is kept."""

from __future__ import annotations

import datetime
import difflib
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

from generator.guide.files import replace_files, replace_unchanged

_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r?\n")


def content_of(text: str, was: bytes) -> bytes:
    """What a file must hold to have another text: its mark and the line ends of what stays are kept.

    A new line ends as most lines of the file do.
    """
    said = was.removeprefix(_MARK).decode("utf-8")
    ends = _LINE_END.findall(said)
    usual = Counter(ends).most_common(1)[0][0] if ends else "\n"
    lines = text.split("\n")
    kept = _ends(_LINE_END.split(said), ends, lines, usual) if len(set(ends)) > 1 else ()
    whole = zip_longest(lines[:-1], kept, fillvalue=usual)
    body = "".join(f"{line}{end}" for line, end in whole) + lines[-1]
    return (_MARK if was.startswith(_MARK) else b"") + body.encode()


def _ends(was: list[str], ends: list[str], now: list[str], usual: str) -> Iterator[str]:
    """How each line but the last one ends."""
    known = dict(enumerate(ends))
    steps = difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    rows = ((what, start + row) for what, start, _, first, last in steps for row in range(last - first))
    yield from islice(
        (known.get(row, usual) if what == "equal" else usual for what, row in rows), len(now) - 1
    )


MOST_VERSIONS = 20
"""How many versions of a document before the last change are kept."""


@dataclass(frozen=True)
class Version:
    """What a document was before a change. ``number`` goes up with each."""

    number: int
    file: Path

    @property
    def content(self) -> bytes:
        return self.file.read_bytes()

    @property
    def kept_on(self) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(self.file.stat().st_mtime).astimezone()


def digest_of(content: bytes) -> str:
    """By which a file is known again that somebody else has changed meanwhile."""
    return hashlib.sha256(content).hexdigest()


class OverwritingError(Exception):
    """Somebody else has changed a document; it is as they left it."""


def replace_document(file: Path, was: bytes, content: bytes, versions: Path) -> None:
    """Write a document in one step: whoever reads sees the old or the new one. The old one is kept.

    Raises OverwritingError unless it still is what it ``was``, up to the moment in which it is written.
    """
    keep_version(file, versions)
    if not replace_unchanged(file, was, content):
        raise OverwritingError(file)


def take_away(file: Path, versions: Path) -> None:
    """Take a document away; what it was is kept, so that it can be brought back."""
    keep_version(file, versions)
    file.unlink()


def versions_of(versions: Path) -> tuple[Version, ...]:
    """What is kept of a document, the newest first."""
    if versions.is_symlink() or not versions.is_dir():
        return ()
    found = [Version(int(file.stem), file) for file in versions.iterdir() if _VERSION.match(file.name)]
    regular = (each for each in found if each.file.is_file() and not each.file.is_symlink())
    return tuple(sorted(regular, key=lambda each: each.number, reverse=True))


def keep_version(file: Path, versions: Path) -> None:
    """Keep what a document is now."""
    content, suffix, there = file.read_bytes(), file.suffix, versions_of(versions)
    if there and there[0].content == content:
        return
    versions.mkdir(parents=True, exist_ok=True)
    number = there[0].number + 1 if there else 1
    replace_files({versions / f"{number}{suffix}": content})
    for each in there[MOST_VERSIONS - 1 :]:
        each.file.unlink()


_VERSION = re.compile(r"[1-9][0-9]{0,8}\.(?:md|yml)\Z")


@dataclass(frozen=True)
class Unsaved:
    """What was typed and not kept: the text of the document, and what that was when somebody began."""

    base: str
    text: str


def note_unsaved(file: Path, unsaved: Unsaved) -> None:
    """Note what was typed, so that it is still there when the browser is closed."""
    replace_files({file: f"{unsaved.base}\n{unsaved.text}"})


def unsaved_of(file: Path) -> Unsaved | None:
    """What was typed and not kept, if anything was."""
    if file.is_symlink() or not file.is_file():
        return None
    base, _, text = file.read_bytes().decode("utf-8", "replace").partition("\n")
    return Unsaved(base, text)
