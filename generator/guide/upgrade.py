"""What a site has of an older Leerkring: what its builds install, its workflows, the version it names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from generator import __version__
from generator.guide.files import replace_files
from generator.guide.marks import digits, is_changed
from generator.guide.new_site import workflows
from generator.guide.requirements import REQUIREMENTS, dropped, locked, others

SETTINGS = "mkdocs.yml"

_PLUGIN = re.compile(r"^(?P<before>(?P<indent>[ ]*)- leerkring):?(?P<after>[ ]*(?:#[^\n]*)?)$", re.MULTILINE)
_VERSION = re.compile(r"^(?P<before>[ ]+version:[ ]*)[^ #\n]*(?P<after>[ ]*(?:#[^\n]*)?)$")

_BEFORE_MARKS = frozenset(
    {
        *("7ea8507b50d3a5c1", "8a72a2010af1e30c", "b65f529904badd5d", "8f34bc9bb9e1903a"),
        *("5e41194512649a01", "69aca346f27f49b9", "577ed3454e207953", "918bca32b376128c"),
    }
)
"""What ``digits`` says of the workflows for GitHub and GitLab that were written before they had a mark."""


@dataclass(frozen=True)
class Change:
    """A file of a site that would be written, or removed where ``new`` is None.

    ``by_hand``: it is not as Leerkring left it, so that something of the school's would be lost.
    """

    path: str
    old: bytes | None
    new: bytes | None
    by_hand: bool = False

    @property
    def diff(self) -> str:
        """What would change, as ``diff -u`` tells it; of what is no text, only that it would."""
        try:
            before, after = ((it or b"").decode().splitlines() for it in (self.old, self.new))
        except UnicodeDecodeError:
            return f"{'-' if self.new is None else '+'} {self.path}\n"
        lines = difflib.unified_diff(before, after, self.path, self.path, lineterm="")
        return "".join(f"{line}\n" for line in lines)


def changes(folder: Path, language: str, *, cohort: bool) -> tuple[Change, ...]:
    """What must change in a site to be as this version would make it. Raises as ``locked`` does.

    A workflow that is not there was not wanted.
    """
    files = locked(language)
    there = {place: text for place, text in workflows(language, cohort=cohort).items() if _old(folder, place)}
    return (
        *_written(folder, files),
        *(Change(place, _old(folder, place), None) for place in others(folder, files)),
        *_written(folder, there),
        *_settings(folder),
    )


def make(folder: Path, wanted: tuple[Change, ...]) -> None:
    """Make these changes. Links are not followed."""
    replace_files({folder / each.path: each.new for each in wanted if each.new is not None})
    for each in wanted:
        if each.new is None:
            (folder / each.path).unlink()


def _written(folder: Path, files: Mapping[str, str | bytes]) -> Iterator[Change]:
    for place, text in files.items():
        old = _old(folder, place)
        new = text if isinstance(text, bytes) else _with_ends(text, old or b"")
        if new != old:
            is_text = old is not None and isinstance(text, str)
            yield Change(place, old, new, is_text and _is_touched(place, folder, files))


def _with_ends(text: str, old: bytes) -> bytes:
    """A text whose lines end as those of a file."""
    return text.encode().replace(b"\n", b"\r\n" if b"\r\n" in old else b"\n")


def _is_touched(place: str, folder: Path, files: Mapping[str, str | bytes]) -> bool:
    """Whether a file is known to be not as we wrote it, or not known to be.

    Of requirements without a mark only packages of the school's own are anything to lose.
    """
    text = (folder / place).read_text(encoding="utf-8", errors="replace")  # version control changes line ends
    changed = is_changed(text)
    if changed is None:
        return bool(dropped(folder, files)) if place == REQUIREMENTS else digits(text) not in _BEFORE_MARKS
    return changed


def _settings(folder: Path) -> Iterator[Change]:
    """The version in ``mkdocs.yml``; where the plugin stands there in another way than ours, nothing."""
    old = (folder / SETTINGS).read_bytes()
    text = old.decode("utf-8", "surrogateescape")
    new = with_version(text, __version__).encode("utf-8", "surrogateescape")
    if new != old:
        yield Change(SETTINGS, old, new)


def with_version(text: str, version: str) -> str:
    """The text of ``mkdocs.yml`` with another version of the plugin; the same text if that has no place."""
    plain = text.replace("\r\n", "\n")
    if not (plugin := _PLUGIN.search(plain)):
        return text
    row, lines = plain.count("\n", 0, plugin.start()), plain.split("\n")
    lines[row : row + 1] = [plugin["before"] + ":" + plugin["after"]]
    indent = " " * (len(plugin["indent"]) + 3)
    within = list(takewhile(lambda line: line.startswith(indent), lines[row + 1 :]))
    named = next((at for at, line in enumerate(within) if _VERSION.match(line)), None)
    if named is None:
        beside = within[0] if within else f"{indent} language"
        lines.insert(row + 1, f'{" " * (len(beside) - len(beside.lstrip()))}version: "{version}"')
    else:
        lines[row + 1 + named] = _VERSION.sub(rf'\g<before>"{version}"\g<after>', within[named])
    return "\n".join(lines).replace("\n", "\r\n" if "\r\n" in text else "\n")


def _old(folder: Path, place: str) -> bytes | None:
    file = folder / place
    return file.read_bytes() if file.is_file() else None
