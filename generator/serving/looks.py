"""The pages of a portfolio as its author sees them, beside its form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from generator.building.context import ReadContext, build_context
from generator.building.leak_scan import SchoolTexts
from generator.building.learner import preview_of
from generator.building.review import Viewing
from generator.gate.hidden_names import HiddenNames
from generator.places import THEME
from generator.rendering.page_shell import PageShell
from generator.serving.editor import Editor
from generator.serving.own import of_theme, type_of
from generator.serving.workplace import Workplace

_POLICY_OF_LOOKS = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""Of the pages of a portfolio, which stand in a frame beside a form: nothing runs in them."""
_MAIN, _NOTE = b'<main id="main"', b'<p class="lk-note">'


def look(editor: Editor, request: Request, address: str) -> Response:
    """A page of a portfolio as its author sees it, or a file of one; nothing runs in it.

    Where it does not stand beside a form, it leads back to where somebody writes.
    """
    if address.startswith("assets/"):
        return of_theme(THEME / "assets", address.removeprefix("assets/"), _POLICY_OF_LOOKS)
    whose = address.partition("/")[0]
    editor.known(whose)
    files = _made(editor.place, whose)
    wanted = f"{address}index.html" if address.endswith("/") else address
    content = files.get(wanted)
    if content is None:
        content = files.get(f"{address.rstrip('/')}/index.html")
        if content is None:
            return _as_look(editor.page("nothing.html", 404))
        return redirect(f"/look/{address}/", 303)
    content = content.read_bytes() if isinstance(content, Path) else content
    if wanted.endswith(".html") and request.headers.get("Sec-Fetch-Dest") != "iframe":
        told, language = editor.say("Back to writing"), editor.place.language
        content = _with_way_back(content, f'<a href="/of/{whose}" lang="{language}">{told}</a>')
    return _as_look(Response(content, mimetype=type_of(wanted)))


def _with_way_back(page: bytes, link: str) -> bytes:
    """A page with a link above it, in the note that is there already, if one is."""
    if _NOTE in page.partition(_MAIN)[0]:
        return page.replace(_NOTE, _NOTE + f"{link} · ".encode(), 1)
    return page.replace(_MAIN, _NOTE + f"{link}</p>\n".encode() + _MAIN, 1)


def _as_look(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY_OF_LOOKS
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _made(place: Workplace, whose: str) -> Mapping[str, bytes | Path]:
    """The pages of a portfolio, made anew when something in it has changed; those of one at a time."""
    known = place.state_of(whose)
    made = place.made.get(whose)
    if made is None or made[0] != known:
        made = known, preview(place, whose)
        place.made = {whose: made}
    return made[1]


def preview(place: Workplace, whose: str) -> Mapping[str, bytes | Path]:
    """Each page of a portfolio as only its author sees it, and its files, by their addresses."""
    read = ReadContext(place.docs, place.school, Viewing("private", place.day, HiddenNames()))
    shell = PageShell((str(THEME),), place.name, language=place.language)
    rendering = preview_of(build_context(read, shell, SchoolTexts(place.school)), whose, place.shelf)
    if rendering is None:
        return {}
    media = {each.address: place.shelf.folder / each.source for each in rendering.media}
    return {**rendering.files, **media}
