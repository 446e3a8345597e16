"""Pictures of a portfolio beside the question they answer, as a site would show them: cleaned, and small."""

from __future__ import annotations

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from generator.files import is_regular
from generator.model import PublicFile
from generator.serving.editor import Editor
from generator.serving.own import type_of

_WIDE_ENOUGH = 320
"""Pixels of a picture beside its question."""


def seen(editor: Editor, _: Request, path: str) -> Response:
    """A picture of a portfolio, or the first page of a paper, small; no link is followed."""
    place, whose = editor.place, path.partition("/")[0]
    editor.known(whose)
    file = place.docs / path
    if path not in place.folder(whose).media or not is_regular(file, place.docs):
        raise NotFound
    place.readying.wait()
    found = place.shelf.public_file(file)
    picture = found.picture if isinstance(found, PublicFile) else None
    if picture is None:
        raise NotFound
    name = _small(picture).name
    return Response((place.shelf.folder / name).read_bytes(), mimetype=type_of(name))


def _small(picture: PublicFile) -> PublicFile:
    """The smallest that is wide enough, or else the widest."""
    return min(picture.all, key=lambda it: (it.width < _WIDE_ENOUGH, abs(it.width - _WIDE_ENOUGH), it.name))
