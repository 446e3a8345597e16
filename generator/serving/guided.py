"""The guided path: eight themes, with their questions one at a time."""

from __future__ import annotations

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from generator.guide.themes import THEMES
from generator.serving.editor import Editor, Routes
from generator.serving.overview import theme_view


def path(editor: Editor, _: Request, whose: str, number: int) -> Response:
    editor.known(whose)
    if not 1 <= number <= len(THEMES):
        raise NotFound
    return editor.page("path.html", **theme_view(editor.place, whose, number))


ROUTES: Routes = (("/path/<whose>/<int:number>", path),)
