"""A site of one's own: made by a button, as one file to put online. What is a school's, the school makes."""

from __future__ import annotations

import re

from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect, send_file
from werkzeug.wrappers import Request, Response

from generator.serving.editor import Editor

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~%/-]*)?\Z")


def site(editor: Editor, request: Request, whose: str) -> Response:
    """Ask where the site will be, make it, and say how it went."""
    _own(editor, whose)
    address = request.form.get("address", "").strip()
    if request.method == "POST" and (not address or _ADDRESS.match(address)):
        editor.making.begin(address, editor.place.state_of(whose))
        return redirect(f"/site/{whose}", 303)
    is_wrong = request.method == "POST"
    is_busy, made = editor.making.is_busy(), editor.making.made(editor.place.state_of(whose))
    values = {"whose": whose, "address": address, "wrong": is_wrong, "busy": is_busy, "made": made}
    response = editor.page("site.html", 422 if is_wrong else 200, **values)
    if is_busy:
        response.headers["Refresh"] = "2"
    return response


def zipped(editor: Editor, request: Request, whose: str) -> Response:
    """The site that was made, as one file; none once the portfolio has changed."""
    _own(editor, whose)
    made = editor.making.made(editor.place.state_of(whose))
    if made is None or made.zipped is None:
        raise NotFound
    return send_file(made.zipped, request.environ, mimetype="application/zip", as_attachment=True)


def _own(editor: Editor, whose: str) -> None:
    editor.known(whose)
    if not editor.place.is_own_site:
        raise NotFound
