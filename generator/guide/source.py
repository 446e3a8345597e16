"""Where builds elsewhere get this program from: that must be true, and one file that cannot change."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from generator import __version__

_NAME = "leerkring"
_CHECKOUT = Path(__file__).resolve().parent.parent.parent

WHEEL = f"{_NAME}-{__version__}-py3-none-any.whl"
IN_FOLDER = f"wheels/{WHEEL}"
"""Where that file lies in a site, if the site carries it."""

FROM_ADDRESS = "The builds get Leerkring from the address that it was installed from here."
FROM_INDEX = "The builds get Leerkring from a package index."
FROM_FILE = (
    "The builds get Leerkring from a file in this folder, for no package index has it. Put that file on line "
    "with the rest."
)


@dataclass(frozen=True)
class ProgramSource:
    """``line`` is how ``requirements.txt`` names the program, ``why`` the sentence that explains it.

    ``origin`` is what pip can make the wheel from. ``digest`` is the SHA-256 of that wheel, as it was noted
    when the program was installed, else empty.
    """

    line: str
    why: str
    origin: str
    digest: str = ""

    @property
    def is_carried(self) -> bool:
        """Whether the wheel lies in the site itself."""
        return self.why == FROM_FILE


def source() -> ProgramSource:
    """How this program was installed (PEP 610). Never the bare name: anybody can take it in an index."""
    try:
        told = distribution(_NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return _carried(str(_CHECKOUT))
    if not told:
        line = f"{_NAME}=={__version__}"
        return ProgramSource(line, FROM_INDEX, line)
    return _told(json.loads(told))


def digest(wheel: bytes) -> str:
    return hashlib.sha256(wheel).hexdigest()


def wheel_at_hand(found: ProgramSource) -> bytes | None:
    """The very wheel that was installed, if it is still where it was."""
    file = Path(found.origin)
    if not found.digest or not file.is_file():
        return None
    wheel = file.read_bytes()
    return wheel if digest(wheel) == found.digest else None


def _told(said: Any) -> ProgramSource:
    url, archive = str(said.get("url", "")), said.get("archive_info", {})
    noted = str(archive.get("hashes", {}).get("sha256", ""))
    if version := said.get("vcs_info"):
        return _carried(f"{version['vcs']}+{url}@{version['commit_id']}")
    if not url.startswith("file:"):
        is_wheel = urlsplit(url).path.endswith(".whl") and url.startswith("https:")
        return ProgramSource(f"{_NAME} @ {url}", FROM_ADDRESS, url, noted) if is_wheel else _carried(url)
    path = url2pathname(urlsplit(url).path)
    return _carried(path, noted if path.endswith(".whl") else "")


def _carried(origin: str, noted: str = "") -> ProgramSource:
    return ProgramSource(f"./{IN_FOLDER}", FROM_FILE, origin, noted)
