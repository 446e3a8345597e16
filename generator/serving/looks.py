"""The pages of a portfolio as its author sees them, beside its form; and what the editor's own pages need."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from generator.places import THEME
from generator.serving.editor import POLICY, Editor, Routes

_POLICY_OF_LOOKS = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""Of the pages of a portfolio, which stand in a frame beside a form: nothing runs in them."""

_OWN = ("editor.css", "editor.js")
"""What the editor has beside the assets of the site."""


def look(editor: Editor, _: Request, address: str) -> Response:
    """A page of a portfolio as its author sees it, or a file of one; nothing runs in it."""
    if address.startswith("assets/"):
        return _file(THEME / "assets", address.removeprefix("assets/"), _POLICY_OF_LOOKS)
    whose = address.partition("/")[0]
    editor.known(whose)
    files = editor.place.looks(whose)
    wanted = f"{address}index.html" if address.endswith("/") else address
    content = files.get(wanted)
    if content is None:
        content = files.get(f"{address.rstrip('/')}/index.html")
        if content is None:
            return _as_look(editor.page("nothing.html", 404))
        return redirect(f"/look/{address}/", 303)
    content = content.read_bytes() if isinstance(content, Path) else content
    return _as_look(Response(content, mimetype=_type_of(wanted)))


def own(_: Editor, __: Request, name: str) -> Response:
    return _file(THEME / ("editor" if name in _OWN else "assets"), name, POLICY)


def _file(folder: Path, name: str, policy: str) -> Response:
    """A file of the theme, by exactly a name that one has."""
    if folder / name not in {file for file in folder.rglob("*") if file.is_file()}:
        raise NotFound
    response = Response((folder / name).read_bytes(), mimetype=_type_of(name))
    response.headers["Content-Security-Policy"] = policy
    return response


def _as_look(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY_OF_LOOKS
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _type_of(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


ROUTES: Routes = (("/look/<path:address>", look), ("/own/<path:name>", own))
