"""Pictures within a document: read as a reader's screen shows them, and written anew of their pixels."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageFilter, ImageStat

from generator.media.clean import RefusedError
from generator.media.pdf.plain import is_stream
from generator.media.pictures import MOST_PIXELS

_PHOTOGRAPHS = frozenset({"/DCTDecode", "/JPXDecode"})
_AS_THEY_ARE = {"/DeviceGray": "L", "/CalGray": "L", "/DeviceRGB": "RGB", "/CalRGB": "RGB"}
_BY_PROFILE = {1: "L", 3: "RGB"}
_BESIDE = ("/SMask", "/Metadata", "/OC", "/Alternates", "/OPI")
_QUALITY = 95
_PAGE = 100
_RIM = ImageFilter.MaxFilter(5)


def redrawn_picture(
    picture: Any, goal: pikepdf.Pdf, colours: Callable[[Any], Any], mask: pikepdf.Stream | None
) -> pikepdf.Stream:
    """A picture of the same pixels in ``goal``; ``mask`` says where one can look through.

    ``colours`` copies a space of colours. Raises RefusedError.
    """
    if not 0 < int(picture.Width) * int(picture.Height) <= MOST_PIXELS:
        raise RefusedError("too-many-pixels")
    if photograph := _same_photograph(picture):
        made = _stream(photograph, goal, colours(picture.ColorSpace))
    elif picture.get("/ImageMask", False) is True:
        made = _stencil(_pixels(picture), goal)
    else:
        image = _pixels(picture)
        if image.mode == "RGBA":
            mask = mask or _written(image.getchannel("A"), goal)
        image = _without_what_is_masked(image, mask)
        is_photograph = bool(_PHOTOGRAPHS.intersection(filters_of(picture)))
        made = _written(image, goal, is_photograph=is_photograph)
    if mask is not None:
        made["/Mask" if "/ImageMask" in mask else "/SMask"] = mask
    if picture.get("/Interpolate", False) is True:
        made.Interpolate = True
    return made


def filters_of(stream: Any) -> list[str]:
    named: Any = stream.get("/Filter", [])
    return [str(named)] if isinstance(named, pikepdf.Name) else [str(each) for each in named]


def _same_photograph(picture: Any) -> bytes | None:
    """A JPEG of the same pixels and tables and with nothing else; None if its colours are not plain."""
    told = any(picture.get(name) is not None for name in ("/Decode", "/DecodeParms"))
    if told or filters_of(picture) != ["/DCTDecode"] or isinstance(picture.get("/Mask"), pikepdf.Array):
        return None
    with Image.open(io.BytesIO(picture.read_raw_bytes()), formats=["JPEG"]) as image:
        if image.width * image.height > MOST_PIXELS:
            raise RefusedError("too-many-pixels")
        if image.mode != _mode_of(picture.get("/ColorSpace")):
            return None
        is_progressive = "progressive" in image.info
        image.info.clear()
        drawn = io.BytesIO()
        image.save(drawn, "JPEG", quality="keep", subsampling="keep", progressive=is_progressive)
        return drawn.getvalue()


def _mode_of(space: Any) -> str:
    """How a JPEG in these colours is read; empty if it may be read otherwise."""
    if isinstance(space, pikepdf.Array):
        if str(space[0]) == "/ICCBased":
            return _BY_PROFILE.get(int(space[1].N), "")
        space = space[0]
    return _AS_THEY_ARE.get(str(space), "")


def _pixels(picture: Any) -> Image.Image:
    """What a screen shows of a picture in whatever colours and packing, without its mask."""
    with pypdfium2.PdfDocument(_alone(picture)) as document:
        for found in document[0].get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)):
            image: Image.Image = found.get_bitmap(render=False).to_pil()
            return image.convert("RGB") if image.mode == "RGBX" else image.copy()
    raise RefusedError("damaged-file")


def _alone(picture: Any) -> bytes:
    """A document that has a picture and nothing else."""
    with pikepdf.new() as sheet:
        page = sheet.add_blank_page(page_size=(_PAGE, _PAGE)).obj
        alone: Any = sheet.copy_foreign(picture)
        for name in _BESIDE:
            if name in alone:
                del alone[name]
        if is_stream(alone.get("/Mask")):
            del alone["/Mask"]
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=alone))
        page.Contents = sheet.make_stream(b"%d 0 0 %d 0 0 cm /P Do" % (_PAGE, _PAGE))
        stream = io.BytesIO()
        sheet.save(stream)
        return stream.getvalue()


def _without_what_is_masked(image: Image.Image, mask: pikepdf.Stream | None) -> Image.Image:
    """One colour wherever a mask of the same size lets all through, but for the rim that readers blend in."""
    if mask is None or "/ImageMask" in mask or (int(mask.Width), int(mask.Height)) != image.size:
        return image
    colours = image.convert("RGB")
    depth = "1" if mask.BitsPerComponent == 1 else "L"
    seen = Image.frombytes(depth, image.size, mask.read_bytes()).convert("L")
    seen = seen.point(lambda alpha: 255 if alpha else 0)
    mean = tuple(round(part) for part in ImageStat.Stat(colours, seen).mean) if seen.getbbox() else 0
    return Image.composite(colours, Image.new("RGB", image.size, mean), seen.filter(_RIM))


def _stencil(shape: Image.Image, goal: pikepdf.Pdf) -> pikepdf.Stream:
    """A picture of which only the shape counts: where colour goes, and where none does."""
    made = _written(shape.convert("L").point(lambda light: 0 if light > 127 else 255), goal)
    del made["/ColorSpace"]
    made.ImageMask = True
    return made


def _written(image: Image.Image, goal: pikepdf.Pdf, *, is_photograph: bool = False) -> pikepdf.Stream:
    image = image if image.mode == "L" else image.convert("RGB")
    space = pikepdf.Name.DeviceGray if image.mode == "L" else pikepdf.Name.DeviceRGB
    if is_photograph:
        drawn = io.BytesIO()
        image.save(drawn, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
        return _stream(drawn.getvalue(), goal, space)
    two = image.mode == "L" and all(light in {0, 255} for _, light in image.getcolors(2) or [(0, 1)])
    pixels = (image.convert("1") if two else image).tobytes()
    made = goal.make_stream(zlib.compress(pixels), Filter=pikepdf.Name.FlateDecode)
    return _described(made, image, space, 1 if two else 8)


def _stream(jpeg: bytes, goal: pikepdf.Pdf, space: Any) -> pikepdf.Stream:
    with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as image:
        return _described(goal.make_stream(jpeg, Filter=pikepdf.Name.DCTDecode), image, space, 8)


def _described(made: pikepdf.Stream, image: Image.Image, space: Any, bits: int) -> pikepdf.Stream:
    made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    made.Width, made.Height = image.size
    made.BitsPerComponent, made.ColorSpace = bits, space
    return made
