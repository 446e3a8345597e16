"""What lies on a page (ISO 32000-2, 12.5): fields of forms, marks, remarks and stamps, as they are seen."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from generator.media.clean import RefusedError
from generator.media.pdf.layers import Layers
from generator.media.pdf.plain import group, inherited, is_stream

_INVISIBLE, _HIDDEN, _NO_ROTATION, _NO_VIEW = 1, 2, 16, 32
_OPENED = "/Popup"
"""A window for the words of a remark: nothing of the page."""
_UNDRAWN = frozenset({"/Link", "/FileAttachment", _OPENED})
"""Without a drawing there is nothing of these to see, or only a sign for what cannot be opened here."""
_KNOWN = frozenset(
    f"/{kind}"
    for kind in (
        *("Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight"),
        *("Underline", "Squiggly", "StrikeOut", "Caret", "Stamp", "Ink", "Popup", "FileAttachment"),
        *("Sound", "Movie", "Screen", "Widget", "PrinterMark", "TrapNet", "Watermark", "3D", "Redact"),
        *("Projection", "RichMedia"),
    )
)

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Appearance:
    """How something on a page looks: a drawing, and how it comes to lie on the page."""

    drawing: Any
    place: Matrix


def notes_on(page: Any, layers: Layers) -> Iterator[Any]:
    """All that lies on a page and is not hidden from whoever reads it."""
    notes = page.get("/Annots")
    for note in notes if isinstance(notes, pikepdf.Array) else ():
        if isinstance(note, pikepdf.Dictionary) and _is_shown(note, layers):
            yield note


def looks_on(page: Any, layers: Layers) -> Iterator[Appearance]:
    """The drawings to put on a page. Raises RefusedError for what is seen and has no drawing."""
    turned = int(inherited(page, "/Rotate") or 0)
    for note in notes_on(page, layers):
        if lacks_drawing(note):
            raise RefusedError("undrawn-pdf")
        drawing = drawing_of(note)
        if drawing is not None and layers.shows(drawing.get("/OC")):
            place = _place(note, drawing, turned)
            if place is not None:
                yield Appearance(drawing, place)


def lacks_drawing(note: Any) -> bool:
    """Whether a reader's program would have to think of a drawing itself."""
    kind = str(note.get("/Subtype"))
    if kind in _UNDRAWN or drawing_of(note) is not None or size(note) is None:
        return False
    return is_filled(note) if kind == "/Widget" else True


def drawing_of(note: Any) -> Any:
    """What is drawn of it in the state that it is in; None if that is nothing."""
    found = group(note, "/AP").get("/N") if isinstance(note.get("/AP"), pikepdf.Dictionary) else None
    if is_stream(found) or not isinstance(found, pikepdf.Dictionary):
        return found if is_stream(found) else None
    drawn = found.get(_state(note, found))
    return drawn if is_stream(drawn) else None


def is_filled(widget: Any) -> bool:
    """Whether a field has something in it; a signature that shows nothing is none."""
    kind, value = str(inherited(widget, "/FT")), inherited(widget, "/V")
    if kind == "/Btn":
        state = str(widget.get("/AS", value))
        return state not in {"None", "/Off", ""} and not group(widget, "/AP")
    return kind != "/Sig" and value is not None and value not in {"", pikepdf.String("")}


def size(note: Any) -> tuple[float, float, float, float] | None:
    """The place it has on the page, as left, bottom, right and top; None if it has none."""
    return _box(note.get("/Rect"))


def _is_shown(note: Any, layers: Layers) -> bool:
    flags, kind = int(note.get("/F", 0)), str(note.get("/Subtype"))
    hides = _HIDDEN | _NO_VIEW | (0 if kind in _KNOWN else _INVISIBLE)
    return not flags & hides and kind != _OPENED and layers.shows(note.get("/OC"))


def _state(note: Any, states: Any) -> str:
    """Which of its drawings is seen: the one it says, or else the one of its value."""
    if "/AS" in note:
        return str(note.AS)
    value = str(inherited(note, "/V"))
    return value if value.startswith("/") and value in states else "/Off"


def _box(value: Any) -> tuple[float, float, float, float] | None:
    """A rectangle however its corners are told; None if there is nothing in it."""
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    first, second, third, fourth = map(float, value)
    left, right = sorted((first, third))
    bottom, top = sorted((second, fourth))
    return (left, bottom, right, top) if left < right and bottom < top else None


def _place(note: Any, drawing: Any, turned: int) -> Matrix | None:
    """How the drawing's box is made to fill the note's (12.5.5, algorithm 8)."""
    goal, box = size(note), _box(drawing.get("/BBox"))
    drawn = _turned(box, drawing.get("/Matrix")) if box else None
    if goal is None or drawn is None:
        return None
    wide, high = (goal[2] - goal[0]) / (drawn[2] - drawn[0]), (goal[3] - goal[1]) / (drawn[3] - drawn[1])
    place = (wide, 0.0, 0.0, high, goal[0] - drawn[0] * wide, goal[1] - drawn[1] * high)
    stays = int(note.get("/F", 0)) & _NO_ROTATION
    return _upright(place, (goal[0], goal[3]), turned) if stays and turned % 360 else place


def _turned(box: tuple[float, ...], matrix: Any) -> tuple[float, float, float, float] | None:
    """The box around a box that a matrix has turned."""
    if not isinstance(matrix, pikepdf.Array) or len(matrix) != 6:
        return box[0], box[1], box[2], box[3]
    a, b, c, d, e, f = map(float, matrix)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, up = zip(*corners, strict=True)
    left, right, bottom, top = min(across), max(across), min(up), max(up)
    return (left, bottom, right, top) if left < right and bottom < top else None


def _upright(place: Matrix, corner: tuple[float, float], turned: int) -> Matrix:
    """Turned about its upper left corner against the page, so that it can be read (12.5.3)."""
    cosine, sine = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    wide, _, _, high, across, up = place
    x, y = across - corner[0], up - corner[1]
    return (
        *(wide * cosine, wide * sine, -high * sine, high * cosine),
        *(x * cosine - y * sine + corner[0], x * sine + y * cosine + corner[1]),
    )
