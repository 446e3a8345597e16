"""What pages and drawings within them use, copied key by key, and the drawings themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pikepdf

from generator.media.pdf.colours import DEVICE, copied_colours, copied_function
from generator.media.pdf.copies import Copies
from generator.media.pdf.fonts import copied_font
from generator.media.pdf.inline import without_inline_pictures
from generator.media.pdf.layers import Layers
from generator.media.pdf.operators import StreamContext, redrawn, said
from generator.media.pdf.pictures import redrawn_picture
from generator.media.pdf.plain import group, is_stream, plain, take

_STATE = (
    *("LW", "LC", "LJ", "ML", "D", "RI", "OP", "op", "OPM", "FL", "SM", "SA", "BM", "CA", "ca", "AIS", "TK"),
)
_SHADING = (
    *("ShadingType", "Background", "BBox", "AntiAlias", "Domain", "Coords", "Matrix", "Extend"),
    *("BitsPerCoordinate", "BitsPerComponent", "BitsPerFlag", "Decode", "VerticesPerRow"),
)
_PATTERN = ("PatternType", "PaintType", "TilingType", "BBox", "XStep", "YStep", "Matrix")
_HEXADECIMAL = re.compile(rb"#([0-9A-Fa-f]{2})")


class Copyist:
    """Copies what drawings use into a new document."""

    def __init__(self, source: pikepdf.Pdf, goal: pikepdf.Pdf, layers: Layers) -> None:
        self.source, self.goal, self.layers = source, goal, layers
        self.aside: list[tuple[bytes, Any]] = []
        """Drawings that are no part of a page but of a pattern, a mask or a letter, and their resources."""
        self.said: list[str] = []
        """What marks said about letters."""
        self._copies = Copies(goal)

    def copied(self, category: str, value: Any, sheet: Sheet) -> Any:
        """A resource that something on a sheet uses; None if there is nothing to see of it."""
        return self._copies.once(category, value, lambda: self._copied(category, value, sheet))

    def drawing(self, value: Any, sheet: Sheet) -> Any:
        """A drawing that lies on a sheet."""
        return self._copies.once("drawing", value, lambda: self._form(value, sheet))

    def group(self, value: Any) -> Any:
        """How what is drawn together shines through."""
        made = pikepdf.Dictionary(S=pikepdf.Name.Transparency)
        take(value, made, ("I", "K"))
        if "/CS" in value:
            made.CS = copied_colours(value.CS, self._copies)
        return made

    def _copied(self, category: str, value: Any, sheet: Sheet) -> Any:
        match category:
            case "/Font":
                return self._font(value, sheet)
            case "/XObject":
                return self._object(value, sheet)
            case "/ColorSpace":
                return copied_colours(value, self._copies)
            case "/ExtGState":
                return self._state(value, sheet)
            case "/Pattern":
                return self._pattern(value, sheet)
        return self._shading(value)

    def _object(self, value: Any, sheet: Sheet) -> Any:
        if not is_stream(value) or not self.layers.shows(value.get("/OC")):
            return None
        match str(value.get("/Subtype")):
            case "/Image":
                return self._picture(value)
            case "/Form":
                return self._form(value, sheet)
        return None

    def _picture(self, value: Any) -> Any:
        mask = value.get("/SMask", value.get("/Mask"))
        made = self._copies.once("mask", mask, lambda: self._picture(mask)) if is_stream(mask) else None
        if made is not None and (matte := plain(group(value, "/SMask").get("/Matte"))) is not None:
            made.Matte = matte
        return redrawn_picture(value, self.goal, lambda space: copied_colours(space, self._copies), made)

    def _form(self, value: Any, sheet: Sheet) -> Any:
        content, resources = sheet.within(value).redrawn(value)
        made = self.goal.make_stream(content)
        made.Type, made.Subtype, made.Resources = pikepdf.Name.XObject, pikepdf.Name.Form, resources
        take(value, made, ("BBox", "Matrix"))
        if together := group(value, "/Group"):
            made.Group = self.group(together)
        return made

    def _aside(self, value: Any, sheet: Sheet) -> Any:
        made = self._form(value, sheet)
        self.aside.append((made.read_bytes(), made.Resources))
        return made

    def _state(self, value: Any, sheet: Sheet) -> Any:
        made = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState)
        take(value, made, (*_STATE, "SMask"))
        if isinstance(value.get("/Font"), pikepdf.Array):
            made.Font = pikepdf.Array([self.copied("/Font", value.Font[0], sheet), plain(value.Font[1])])
        if mask := group(value, "/SMask"):
            form = self._copies.once("shade", mask.G, lambda: self._aside(mask.G, sheet))
            made.SMask = pikepdf.Dictionary(G=form)
            take(mask, made.SMask, ("S", "BC"))
            if "/TR" in mask:
                made.SMask.TR = copied_function(mask.TR, self._copies)
        return made

    def _pattern(self, value: Any, sheet: Sheet) -> Any:
        if is_stream(value):
            made = self._aside(value, sheet)
            for name in ("/Type", "/Subtype"):
                del made[name]
        else:
            made = pikepdf.Dictionary(Shading=self._shading(value.Shading))
            if "/ExtGState" in value:
                made.ExtGState = self._state(value.ExtGState, sheet)
        take(value, made, _PATTERN)
        return made

    def _shading(self, value: Any) -> Any:
        made: Any = self.goal.make_stream(value.read_bytes()) if is_stream(value) else pikepdf.Dictionary()
        take(value, made, _SHADING)
        made.ColorSpace = copied_colours(value.ColorSpace, self._copies)
        if "/Function" in value:
            made.Function = copied_function(value.Function, self._copies)
        return made

    def _font(self, value: Any, sheet: Sheet) -> Any:
        made = copied_font(value, self._copies)
        if "/CharProcs" in value:
            letters = sheet.within(value)
            made.CharProcs = pikepdf.Dictionary(dict(self._letters(value, letters)))
            made.Resources = letters.resources
        return made

    def _letters(self, value: Any, letters: Sheet) -> Any:
        """Letters that are drawings: those that a code stands for."""
        codes = group(value, "/Encoding").get("/Differences", [])
        used = {str(each) for each in codes if isinstance(each, pikepdf.Name)}
        for name, drawing in value.CharProcs.items():
            if name in used and is_stream(drawing):
                content, resources = letters.redrawn(drawing)
                self.aside.append((content, resources))
                yield name, self.goal.make_stream(content)


class Sheet:
    """What one drawing is drawn with: what there was, and of that, under names of ours, what it uses."""

    def __init__(self, copyist: Copyist, old: Any) -> None:
        self._copyist, self._old = copyist, old
        self._names: dict[tuple[str, bytes], bytes | None] = {}
        self.resources = pikepdf.Dictionary()

    def within(self, value: Any) -> Sheet:
        """The sheet of what is drawn on this one; without resources of its own it has these."""
        return Sheet(self._copyist, value.get("/Resources", self._old))

    def redrawn(self, *streams: Any) -> tuple[bytes, Any]:
        """The drawing, and the resources it uses now."""
        content = b"\n".join(each.read_bytes() for each in streams)
        self._copyist.said.append(said(content))
        content = without_inline_pictures(content, self._added)
        return redrawn(content, StreamContext(self._named, self._shows)), self.resources

    def laid(self, drawing: Any, place: Sequence[float]) -> bytes:
        """What puts a drawing on the sheet that no content stream calls for."""
        name = self._put("/XObject", self._copyist.drawing(drawing, self))
        return b"q %b cm %b Do Q\n" % (b" ".join(b"%.6f" % part for part in place), name)

    def _added(self, picture: dict[str, Any], packed: bytes) -> bytes:
        space = str(picture.get("/ColorSpace"))
        if space in (spaces := group(self._old, "/ColorSpace")):
            picture["/ColorSpace"] = spaces[space]
        stream = self._copyist.source.make_stream(packed)
        stream.update(picture)
        stream.Subtype = pikepdf.Name.Image
        name = b"/Inline%d" % len(self._names)
        self._names["/XObject", name] = self._put("/XObject", self._copyist.copied("/XObject", stream, self))
        return name

    def _named(self, category: str, name: bytes) -> bytes | None:
        if (category, name) not in self._names:
            self._names[category, name] = self._used(category, name)
        return self._names[category, name]

    def _used(self, category: str, name: bytes) -> bytes | None:
        value = group(self._old, category).get(_decoded(name))
        if value is None and category == "/ColorSpace" and name.decode("latin-1") in DEVICE:
            return name
        if value is None and category == "/Font":
            value = pikepdf.Dictionary(Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        copied = self._copyist.copied(category, value, self) if value is not None else None
        return self._put(category, copied) if copied is not None else None

    def _put(self, category: str, copied: Any) -> bytes:
        if category not in self.resources:
            self.resources[category] = pikepdf.Dictionary()
        name = f"/{category[1]}{len(self.resources[category])}"
        self.resources[category][name] = copied
        return name.encode()

    def _shows(self, name: bytes) -> bool:
        return self._copyist.layers.shows(group(self._old, "/Properties").get(_decoded(name)))


def _decoded(name: bytes) -> str:
    """A name as it is known, its signs in hexadecimal digits read."""
    signs = _HEXADECIMAL.sub(lambda found: bytes.fromhex(found[1].decode()), name)
    return signs.decode("utf-8", "surrogateescape")
