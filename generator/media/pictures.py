"""Pictures: decoded, turned the way they were held, and drawn anew, so that only their pixels are left."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from PIL import Image, ImageCms

from generator.media.badges import has_credential
from generator.media.clean import Loss, RefusedError, Variant

MOST_PIXELS = 40_000_000
"""Of one picture, by what its header says."""

FULL = 1600
"""The longest side of a published picture, in pixels."""

SMALLER = (640, 1024)
"""Those of the same picture for lists and telephones."""

_FORMAT = {
    "png": "PNG",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "gif": "GIF",
    "webp": "WEBP",
    "avif": "AVIF",
    **dict.fromkeys(("heic", "heif"), "HEIF"),
}
_BY_LIBHEIF = frozenset({"heic", "heif"})
_MAY_MOVE = frozenset({"png", "gif", "webp", "avif"})
_DEEP = frozenset({"I;16", "I;16B", "I"})
"""How Pillow reads grey of sixteen bits."""
_GREY = frozenset({"1", "L", "LA", "La"})
_MOST_SCANS = 100
"""Of a progressive JPEG, which is drawn once for each; cameras make ten."""
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes an orientation of EXIF 2.32."""


def written_picture(content: bytes, ending: str) -> tuple[Variant, ...]:
    """The picture, and the same in other ways. Raises RefusedError.

    A moving picture keeps its first frame: the others are never decoded.
    """
    full, *others = renditions(_pixels(content, ending), is_drawing=ending in {"png", "gif"})
    return replace(full, lost=tuple(_losses(content, ending))), *others


def renditions(picture: Image.Image, *, is_drawing: bool = False) -> tuple[Variant, ...]:
    """A picture in its own size, then in smaller ones, then the same as WebP, if that is less to load.

    Photographs are JPEG, drawings and whatever one can look through PNG.
    """
    is_drawing = is_drawing or picture.mode == "RGBA"
    sides = [side for side in SMALLER if side < max(picture.size)]
    sizes = [picture, *(_fitted(picture, side) for side in sides)]
    plain = _worthwhile([_png(each) if is_drawing else _jpeg(each) for each in sizes])
    packed = _worthwhile([_webp(each, lossless=is_drawing) for each in sizes])
    return *plain, *(packed if len(packed[0].data) < len(plain[0].data) else ())


def _worthwhile(variants: list[Variant]) -> list[Variant]:
    """Without smaller ones that are more to load than the first: of a drawing with few colours there are."""
    full, *others = variants
    return [full, *(each for each in others if len(each.data) < len(full.data))]


def _losses(content: bytes, ending: str) -> Iterator[Loss]:
    if ending in _MAY_MOVE and _moves(content, ending):
        yield "frames-lost"
    if ending == "png" and has_credential(content):
        yield "badge-lost"


def _moves(content: bytes, ending: str) -> bool:
    """Whether there are more pictures after the first; those of it that are damaged are none."""
    try:
        with Image.open(io.BytesIO(content), formats=[_FORMAT[ending]]) as opened:
            return bool(getattr(opened, "is_animated", False))
    except Exception:  # noqa: BLE001  # Pillow raises what it likes for damaged files
        return False


def _pixels(content: bytes, ending: str) -> Image.Image:
    """The first frame, no larger than ``FULL``, as an image without a past: no profile, no notes."""
    if ending in {"jpg", "jpeg"} and content.count(b"\xff\xda") > _MOST_SCANS:
        raise RefusedError("costly-file")
    if ending in _BY_LIBHEIF:
        _know_heif()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            with Image.open(io.BytesIO(content), formats=[_FORMAT[ending]]) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise RefusedError("too-many-pixels")  # noqa: TRY301  # only here the size is known
                profile = opened.info.get("icc_profile")
                picture = _as_one_looks_through(opened)
                picture.thumbnail((FULL, FULL), Image.Resampling.LANCZOS, reducing_gap=3.0)
                drawn = _upright(_as_on_screens(picture, profile), opened)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise RefusedError("too-many-pixels") from None
        except RefusedError:
            raise
        except Exception:  # noqa: BLE001  # Pillow raises what it likes for damaged files
            raise RefusedError("damaged-file") from None
    return plain_copy(drawn)


@cache
def _know_heif() -> None:
    """Teach Pillow to read it. Only whoever has such a picture loads the library."""
    import pillow_heif  # noqa: PLC0415  # as said

    pillow_heif.options.DECODE_THREADS = 1
    pillow_heif.register_heif_opener()


def _as_one_looks_through(picture: Image.Image) -> Image.Image:
    """With its colours in its pixels, and where one looks through them, not in a table beside them."""
    if picture.mode == "P":
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if picture.mode in {"1", "L", "RGB"} and "transparency" in picture.info:
        return picture.convert("RGBA" if picture.mode == "RGB" else "LA")
    return picture


def _as_on_screens(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Its colours as sRGB has them, and where one looks through them."""
    if not picture.has_transparency_data:
        return _in_srgb(picture, profile)
    clear = picture.convert("RGBA").getchannel("A")
    shown = _in_srgb(picture, profile)
    shown.putalpha(clear)
    return without_hidden_colours(shown)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A profile that is broken, or of another kind of picture, is none."""
    plain = _opaque(picture)
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            there = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            shown = ImageCms.profileToProfile(plain, there, ImageCms.createProfile("sRGB"), outputMode="RGB")
            plain = shown or plain
    return plain.convert("RGB")


def _opaque(picture: Image.Image) -> Image.Image:
    """In the colours it is made of, of eight bits each; of sixteen bits of grey the lower eight are lost."""
    if picture.mode in _DEEP:
        return picture.convert("I").point(lambda light: light / 256).convert("L")
    if picture.mode in _GREY:
        return picture.convert("L")
    return picture if picture.mode == "CMYK" else picture.convert("RGB")


def _upright(picture: Image.Image, noted: Image.Image) -> Image.Image:
    """The way it was held. Of all notes only the orientation is read, and a broken one is none."""
    try:
        turn = _TURNS.get(noted.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001  # whatever stands there instead
        turn = None
    return picture.transpose(turn) if turn is not None else picture


def without_hidden_colours(image: Image.Image) -> Image.Image:
    """No colour where one can look through all of it: nobody sees it, and it can say something."""
    shown = image.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    return Image.composite(image, Image.new(image.mode, image.size), shown)


def plain_copy(image: Image.Image) -> Image.Image:
    """A new image with the same pixels and nothing else."""
    return Image.frombytes(image.mode, image.size, image.tobytes())


def _fitted(image: Image.Image, side: int) -> Image.Image:
    fitted = image.copy()
    fitted.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return fitted


def _png(image: Image.Image) -> Variant:
    return _saved(image, "png", "PNG", optimize=True)


def _jpeg(image: Image.Image) -> Variant:
    return _saved(image, "jpg", "JPEG", quality=85, optimize=True, progressive=True)


def _webp(image: Image.Image, *, lossless: bool) -> Variant:
    return _saved(image, "webp", "WEBP", quality=80, lossless=lossless, method=4)


def _saved(image: Image.Image, ending: str, form: str, **options: Any) -> Variant:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return Variant(stream.getvalue(), ending, image.width, image.height)
