"""The files of the forms on the web: a page, its configuration, and the content system that was pinned.

The content system is two megabytes of somebody else's script. It is not a part of this program: whoever wants
the forms fetches it once, and it runs only if it is, to the byte, the one that was looked at here.
"""

from __future__ import annotations

import base64
import hashlib
import json
import tarfile
from dataclasses import dataclass
from pathlib import Path
from string import Template

from generator.editing.online import Online
from generator.files import content_of
from generator.languages import words
from generator.places import THEME

VERSION = "0.221.1"
FETCH = f"npm pack @sveltia/cms@{VERSION}"
"""What to type once to have the package."""
PACKAGE_FILE = f"sveltia-cms-{VERSION}.tgz"
PACKAGE = "cfc6193c6c17c3d1d97c85bc2d63ec3655ba2a844b37c6fe5759f1a80821bb02"
"""The SHA-256 of that file."""
SCRIPT = "2fc783907e1a4a70783f155cc28435c70b8f79792f2aab75e787984e84aa413a"
_NAME, _LICENCE = "sveltia-cms.js", "sveltia-cms.LICENSE.txt"
_MOST = 40_000_000


class OtherScriptError(Exception):
    """A file that is not the content system as it was pinned."""


@dataclass(frozen=True)
class ContentSystem:
    """The script, its licence, and its own words in a language, by their names beside the page."""

    files: dict[str, bytes]

    @property
    def integrity(self) -> str:
        """By which a browser knows that it is this script (W3C Subresource Integrity)."""
        digest = hashlib.sha512(self.files[_NAME]).digest()
        return f"sha512-{base64.b64encode(digest).decode()}"


def content_system(package: Path, language: str) -> ContentSystem:
    """The content system in a package as npm has it. Raises OtherScriptError and OSError."""
    if package.stat().st_size > _MOST or hashlib.sha256(content_of(package)).hexdigest() != PACKAGE:
        raise OtherScriptError
    with tarfile.open(package) as opened:
        taken = {
            _NAME: f"package/dist/{_NAME}",
            _LICENCE: "package/LICENSE.txt",
            f"locales/{language}.json": f"package/locales/{language}.json",
        }
        names = set(opened.getnames())
        return ContentSystem({ours: _read(opened, name) for ours, name in taken.items() if name in names})


def kept_system(folder: Path) -> ContentSystem | None:
    """The content system that was put into a folder before. Raises OtherScriptError and OSError."""
    if not (folder / _NAME).is_file():
        return None
    files = {name: content_of(folder / name) for name in (_NAME, _LICENCE)}
    files |= {f"locales/{each.name}": content_of(each) for each in sorted(folder.glob("locales/*.json"))}
    if hashlib.sha256(files[_NAME]).hexdigest() != SCRIPT:
        raise OtherScriptError
    return ContentSystem(files)


def _read(opened: tarfile.TarFile, name: str) -> bytes:
    file = opened.extractfile(name)
    return file.read() if file else b""


def online_files(online: Online, system: ContentSystem) -> dict[str, bytes]:
    """All that lies in the folder of the forms."""
    configuration = json.dumps(online.configuration(), ensure_ascii=False, indent=1) + "\n"
    page = Template(_ours("index.html")).substitute(
        language=online.choices.language,
        policy=_POLICY.format(asked=online.keeping.asked),
        title=words(online.choices.language).gettext("Write in your portfolio"),
        integrity=system.integrity,
    )
    own = {"index.html": page, "config.json": configuration, **{name: _ours(name) for name in _BESIDE}}
    return {**{name: text.encode() for name, text in own.items()}, **system.files}


def _ours(name: str) -> str:
    return (THEME / "online" / name).read_text(encoding="utf-8")


_BESIDE = ("forms.js", "forms.css")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; "
    "media-src blob:; font-src 'self'; connect-src 'self' blob: data: {asked}; worker-src 'self' blob:; "
    "form-action 'none'; frame-src 'none'; base-uri 'none'"
)
"""Styles may stand in the page, for the content system is one script that puts its own there as it runs, each
time others: no hash can name them. A style runs nothing, and reaches no host that the rest does not allow."""
