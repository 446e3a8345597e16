"""``requirements.txt``: all that the builds of a site install, each file of it known by its SHA-256."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.guide.files import replace_files
from generator.guide.marks import marked
from generator.guide.source import IN_FOLDER, WHEEL, ProgramSource, digest, source, wheel_at_hand
from generator.languages import words

REQUIREMENTS = "requirements.txt"
LOCKED = Path(__file__).with_name("requirements.lock")
"""What this program needs and what that needs, as it was tried; ``make lock`` makes it."""

_TEMPLATE = Path(__file__).resolve().parent / "templates" / REQUIREMENTS
_NAMED = re.compile(r"^([A-Za-z0-9][\w.-]*)\s*(?:==|@)", re.MULTILINE)

_WHAT = (
    "All that the builds install, each with its fingerprint (SHA-256): whatever differs from it is refused. "
    "`leerkring lock` writes this file; keep packages of your own in another one."
)
_NOT_YET = (
    "Leerkring itself has no fingerprint here yet, so that pip refuses it. Type this once in this folder:"
)
_LOCK = "    leerkring lock"


class NoWheelError(Exception):
    """The program could not be made into a wheel; ``origin`` is what pip was given."""

    def __init__(self, origin: str) -> None:
        super().__init__(origin)
        self.origin = origin


class OtherWheelError(Exception):
    """The wheel is another one than was installed; ``origin`` is where it is."""

    def __init__(self, origin: str) -> None:
        super().__init__(origin)
        self.origin = origin


@dataclass(frozen=True)
class Locked:
    """The files that were written, below the folder of the site, and the packages no longer named."""

    files: tuple[str, ...]
    dropped: tuple[str, ...]


def requirements(language: str) -> dict[str, str | bytes]:
    """The files of a new site, by their place in it.

    The wheel comes along if it is at hand. Else there is no digest to write down, and pip refuses the line
    until ``lock`` has been there.
    """
    found = source()
    wheel = wheel_at_hand(found) if found.is_carried else None
    known = found.digest if wheel is not None or not found.is_carried else ""
    return _files(found, known, wheel, language)


def lock(folder: Path, language: str) -> Locked:
    """Name in a site what the installed program is, and was tried with.

    Raises NoWheelError and OtherWheelError; then nothing was written.
    """
    files = locked(language)
    gone = dropped(folder, files)
    replace_files({folder / place: text for place, text in files.items()})
    for place in others(folder, files):
        (folder / place).unlink()
    return Locked(tuple(files), gone)


def locked(language: str) -> dict[str, str | bytes]:
    """What ``lock`` writes, by its place in a site. Raises NoWheelError and OtherWheelError."""
    found = source()
    wheel = _made(found.origin)
    if found.digest not in {"", digest(wheel)}:
        raise OtherWheelError(found.origin)
    return _files(found, digest(wheel), wheel if found.is_carried else None, language)


def dropped(folder: Path, files: Mapping[str, str | bytes]) -> tuple[str, ...]:
    """The packages that a site names now, and with these files no more."""
    old = folder / REQUIREMENTS
    before = _named(old.read_text(encoding="utf-8")) if old.is_file() else frozenset()
    return tuple(sorted(before - _named(str(files[REQUIREMENTS]))))


def others(folder: Path, files: Collection[str]) -> tuple[str, ...]:
    """The wheels of the program that a site has beside these files: it carries one at most."""
    wheels = (wheel.relative_to(folder).as_posix() for wheel in folder.glob("wheels/leerkring-*.whl"))
    return tuple(sorted(place for place in wheels if place not in files))


def _files(found: ProgramSource, known: str, wheel: bytes | None, language: str) -> dict[str, str | bytes]:
    """``known`` is the wheel's digest, ``wheel`` what it is if it lies in the site."""
    line = f"{found.line} --hash=sha256:{known}" if known else found.line
    text = (
        _TEMPLATE.read_text(encoding="utf-8")
        .replace("{source}", _comment(found.why, language, is_known=bool(known)))
        .replace("{requirement}", line)
        .replace("{locked}", LOCKED.read_text(encoding="utf-8").rstrip("\n"))
    )
    carried: dict[str, str | bytes] = {} if wheel is None else {IN_FOLDER: wheel}
    return {**carried, REQUIREMENTS: marked(text, language)}


def _comment(why: str, language: str, *, is_known: bool) -> str:
    say = words(language).gettext
    told = [say(_WHAT), say(why)] + ([] if is_known else [say(_NOT_YET)])
    lines = [line for sentence in told for line in textwrap.wrap(sentence, 100)]
    return "\n".join(f"# {line}" for line in [*lines, *([] if is_known else [_LOCK])])


def _named(text: str) -> frozenset[str]:
    """The packages that a requirements file names, but for the program itself."""
    return frozenset(name.lower() for name in _NAMED.findall(text)) - {"leerkring"}


def _made(origin: str) -> bytes:
    """The wheel of the program, fetched or made by pip, which speaks for itself if it cannot.

    ``-P``, for a file ``pip.py`` in the site's folder is not the pip that is meant.
    """
    with tempfile.TemporaryDirectory() as folder:
        pip = (sys.executable, "-P", "-m", "pip", "--quiet", "--disable-pip-version-check")
        command = (*pip, "wheel", "--no-deps", "--wheel-dir", folder, origin)
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)  # noqa: S603  # our own arguments
        wheel = Path(folder) / WHEEL
        if done.returncode or not wheel.is_file():
            raise NoWheelError(origin)
        return wheel.read_bytes()
