"""What the editor's own pages need: style sheets, scripts, signs."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from generator.places import THEME
from generator.serving.editor import POLICY, Editor

_OWN = ("editor.css", "editor.js")
"""What the editor has beside the assets of the site."""


def own(_: Editor, __: Request, name: str) -> Response:
    return of_theme(THEME / ("editor" if name in _OWN else "assets"), name, POLICY)


def of_theme(folder: Path, name: str, policy: str) -> Response:
    """A file of the theme, by exactly a name that one has."""
    if folder / name not in {file for file in folder.rglob("*") if file.is_file()}:
        raise NotFound
    response = Response((folder / name).read_bytes(), mimetype=type_of(name))
    response.headers["Content-Security-Policy"] = policy
    return response


def type_of(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
