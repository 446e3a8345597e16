"""A picture looks on the site as it does where it was taken; what of it stays behind is told."""

from __future__ import annotations

import io
import struct
import zlib
from itertools import product

import pillow_heif
import pytest
from PIL import Image, PngImagePlugin

from generator.media import pictures
from generator.media.clean import RefusedError
from generator.media.pictures import written_picture
from generator.media.worker import Worker

from .marks import MARKER, XMP, profile

RED, AS_SEEN = (220, 60, 50), (239, 35, 36)
"""A colour of Display P3, and the same in sRGB."""


def saved(image: Image.Image, form: str, **more: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **more)
    return stream.getvalue()


def heic(image: Image.Image, **more: object) -> bytes:
    return saved_by_libheif(pillow_heif.from_pillow(image), **more)


def saved_by_libheif(file: pillow_heif.HeifFile, **more: object) -> bytes:
    stream = io.BytesIO()
    file.save(stream, **{"quality": 95, "chroma": 444, **more})
    return stream.getvalue()


def drawn(content: bytes, ending: str) -> Image.Image:
    return Image.open(io.BytesIO(written_picture(content, ending)[0].data))


def lost(content: bytes, ending: str) -> tuple[str, ...]:
    return written_picture(content, ending)[0].lost


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 6


def palette(colour: tuple[int, ...], **info: object) -> Image.Image:
    image = Image.new("P", (9, 9), 1)
    image.putpalette([0, 0, 0, *colour])
    image.info.update(info)
    return image


def grey_profile() -> bytes:
    """Grey whose light is as its number (gamma 1), where screens have 2.2."""
    tags = {
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">I", 0),
    }
    at, table, content = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        table += name + struct.pack(">II", at + len(content), len(value))
        content += value
    head = struct.pack(">I4sI", at + len(content), b"", 0x04300000) + b"mntrGRAYXYZ " + bytes(12)
    head += b"acsp" + bytes(28) + struct.pack(">iii", 63190, 65536, 54061) + bytes(48)
    return head + table + content


PRINTED = {
    (0, 0, 0, 0): ((100, 0, 0), (255, 255, 255)),
    (255, 0, 0, 0): ((60, 60, 40), (245, 90, 79)),
    (0, 255, 0, 0): ((50, -50, 40), (0, 139, 42)),
    (0, 0, 255, 0): ((40, 20, -60), (67, 86, 194)),
    (0, 0, 0, 255): ((20, 0, 0), (48, 48, 48)),
}
"""Four inks, each another colour than inks of these names are: as a printer measures it (L*a*b*), and the
same in sRGB."""


def printers_profile() -> bytes:
    """A printer's profile with a table: what each mix of four inks looks like (ICC.1:2001, ``lut8Type``)."""
    mixes = product((0, 255), repeat=4)
    looks = [PRINTED.get(mix, ((0, 0, 0), ()))[0] for mix in mixes]
    table = bytes(part for light, a, b in looks for part in (round(light * 2.55), a + 128, b + 128))
    straight = bytes(range(256))
    unchanged = struct.pack(">9i", *(65536 * (at % 4 == 0) for at in range(9)))
    lut = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + unchanged + straight * 4 + table + straight * 3
    tags = {b"A2B0": lut, b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061)}
    at, names, content = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        names += name + struct.pack(">II", at + len(content), len(value))
        content += value + bytes(-len(value) % 4)
    head = struct.pack(">I4sI", at + len(content), b"", 0x02400000) + b"prtrCMYKLab " + bytes(12)
    head += b"acsp" + bytes(28) + struct.pack(">iii", 63190, 65536, 54061) + bytes(48)
    return head + names + content


def deep_colour(profiled: bytes) -> bytes:
    """A PNG with sixteen bits for each part of a colour."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    row = b"\0" + struct.pack(">HHH", *(part * 257 for part in RED)) * 9
    head = struct.pack(">IIBBBBB", 9, 9, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", head),
            chunk(b"iCCP", b"x\0\0" + zlib.compress(profiled)),
            chunk(b"IDAT", zlib.compress(row * 9)),
            chunk(b"IEND", b""),
        )
    )


WIDE = {
    "jpg": saved(Image.new("RGB", (9, 9), RED), "JPEG", icc_profile=profile(), quality=95, subsampling=0),
    "png": saved(Image.new("RGB", (9, 9), RED), "PNG", icc_profile=profile()),
    "webp": saved(Image.new("RGB", (9, 9), RED), "WEBP", icc_profile=profile(), lossless=True),
    "avif": saved(
        Image.new("RGB", (9, 9), RED), "AVIF", icc_profile=profile(), quality=95, subsampling="4:4:4"
    ),
    "heic": heic(Image.new("RGB", (64, 64), RED), icc_profile=profile()),
    "deep.png": deep_colour(profile()),
    "palette.png": saved(palette(RED), "PNG", icc_profile=profile()),
    "clear.png": saved(Image.new("RGBA", (9, 9), (*RED, 200)), "PNG", icc_profile=profile()),
    "clear.webp": saved(Image.new("RGBA", (9, 9), (*RED, 200)), "WEBP", icc_profile=profile(), lossless=True),
    "palette-with-holes.png": saved(palette(RED), "PNG", icc_profile=profile(), transparency=0),
    "colour-to-look-through.png": saved(
        Image.new("RGB", (9, 9), RED), "PNG", icc_profile=profile(), transparency=(1, 2, 3)
    ),
}


@pytest.mark.parametrize("name", WIDE)
def test_colours_are_what_their_profile_means(name):
    image = drawn(WIDE[name], name.rpartition(".")[2])

    assert is_near(image.getpixel((4, 4))[:3], AS_SEEN)
    if name.startswith("clear"):
        assert image.getpixel((4, 4))[3] == 200


@pytest.mark.parametrize("mode", ["L", "LA", "I;16"])
def test_grey_is_what_its_profile_means(mode):
    light = {"L": 55, "LA": (55, 255), "I;16": 55 * 257}[mode]
    content = saved(Image.new(mode, (9, 9), light), "PNG", icc_profile=grey_profile())

    assert is_near(drawn(content, "png").getpixel((4, 4))[:3], (128, 128, 128))


@pytest.mark.parametrize(("inks", "seen"), [(inks, seen) for inks, (_, seen) in PRINTED.items()])
def test_four_inks_are_what_their_profile_means(inks, seen):
    image = Image.new("CMYK", (32, 32), inks)
    content = saved(image, "JPEG", icc_profile=printers_profile(), quality=100, subsampling=0)

    made = drawn(content, "jpg")

    assert made.mode == "RGB"
    assert is_near(made.getpixel((16, 16)), seen)
    assert "icc_profile" not in made.info


def test_four_inks_without_a_profile_are_as_such_inks_are():
    made = drawn(saved(Image.new("CMYK", (32, 32), (255, 0, 0, 0)), "JPEG", quality=100), "jpg")

    assert is_near(made.getpixel((16, 16)), (0, 255, 255))


@pytest.mark.parametrize(
    "image",
    [
        Image.new("L", (2, 1), 9),
        Image.new("RGB", (2, 1), (9, 9, 9)),
        palette((9, 9, 9)),
    ],
    ids=lambda image: image.mode,
)
@pytest.mark.parametrize("profiled", [None, profile(), grey_profile()])
def test_one_looks_through_the_colour_that_stands_for_nothing(image, profiled):
    clear = {"L": 9, "RGB": (9, 9, 9), "P": 1}[image.mode]
    content = saved(image, "PNG", transparency=clear, icc_profile=profiled)

    assert drawn(content, "png").getpixel((0, 0)) == (0, 0, 0, 0)


def test_one_sees_what_only_became_the_colour_that_stands_for_nothing():
    """Black and grey columns, made smaller, are a colour between them."""
    columns = Image.new("L", (3200, 4))
    columns.putdata([x % 2 * 20 for x in range(3200)] * 4)

    made = drawn(saved(columns, "PNG", transparency=10), "png")

    assert made.convert("RGBA").getchannel("A").getextrema() == (255, 255)


# What telephones take ---------------------------------------------------------------------------


def half(first: str, second: str) -> Image.Image:
    image = Image.new("RGB", (128, 64), first)
    image.paste(second, (64, 0, 128, 64))
    return image


def test_a_photo_of_a_telephone_is_shown_as_browsers_know_it():
    made = written_picture(heic(half("red", "blue")), "heic")[0]
    image = Image.open(io.BytesIO(made.data))

    assert (made.ending, made.width, made.height) == ("jpg", 128, 64)
    assert image.getpixel((20, 30))[0] > 200
    assert image.getpixel((100, 30))[2] > 200


def test_a_photo_of_a_telephone_stands_as_it_was_held():
    exif = Image.Exif()
    exif[0x0112] = 6
    image = drawn(heic(half("red", "blue"), exif=exif.tobytes()), "heic")

    assert image.size == (64, 128)
    assert image.getpixel((30, 20))[0] > 200
    assert image.getpixel((30, 100))[2] > 200


@pytest.mark.parametrize("ending", ["heic", "heif", "avif"])
def test_nothing_is_told_of_where_and_with_what_it_was_taken(ending):
    exif = Image.Exif()
    exif[0x010F] = MARKER.decode()
    if ending == "avif":
        content = saved(half("red", "blue"), "AVIF", exif=exif.tobytes(), xmp=XMP)
    else:
        content = heic(half("red", "blue"), exif=exif.tobytes(), xmp=XMP)
    assert MARKER in content

    data = written_picture(content, ending)[0].data

    assert MARKER not in data
    assert not Image.open(io.BytesIO(data)).getexif()


def test_a_photo_of_a_telephone_is_read_by_the_process_that_reads_all_files(tmp_path):
    (tmp_path / "a.heic").write_bytes(heic(half("red", "blue")))
    worker = Worker(seconds=60)

    assert worker.cleaned(tmp_path / "a.heic").full.ending == "jpg"
    worker.close()


def test_a_photo_of_a_telephone_that_is_cut_off_is_refused():
    with pytest.raises(RefusedError) as refused:
        written_picture(heic(half("red", "blue"))[:-200], "heic")

    assert refused.value.reason == "damaged-file"


def test_a_photo_of_a_telephone_with_more_pixels_than_are_shown_is_never_decoded(monkeypatch):
    small = heic(Image.new("RGB", (64, 64)))
    monkeypatch.setattr(pictures, "MOST_PIXELS", 64 * 64 - 1)
    monkeypatch.setattr(Image.Image, "thumbnail", None)

    with pytest.raises(RefusedError) as refused:
        written_picture(small, "heic")

    assert refused.value.reason == "too-many-pixels"


# What stays behind ------------------------------------------------------------------------------


def moving(form: str, **more: object) -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "lime")]
    return saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100, **more)


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF"])
def test_that_a_picture_moves_is_told(form):
    assert lost(moving(form), form.lower()) == ("frames-lost",)
    assert lost(saved(Image.new("RGB", (8, 8)), form), form.lower()) == ()


def test_photos_beside_a_photo_are_no_movement():
    """Telephones keep a small one beside the large one."""
    assert lost(moving("MPO"), "jpg") == ()


@pytest.mark.parametrize("key", ["openbadges", "openbadgecredential", "OpenBadges"])
@pytest.mark.parametrize("kind", ["add_text", "add_itxt"])
def test_that_a_badge_has_a_credential_is_told(key, kind):
    notes = PngImagePlugin.PngInfo()
    getattr(notes, kind)(key, "https://badges.example/17")

    assert lost(saved(Image.new("RGB", (8, 8)), "PNG", pnginfo=notes), "png") == ("badge-lost",)


def test_a_credential_after_the_picture_is_found_and_other_words_are_none():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "openbadges")
    plain = saved(Image.new("RGB", (8, 8)), "PNG", pnginfo=notes)
    body = b"iTXtopenbadgecredential\0\0\0\0\0{}"
    late = (
        plain[:-12]
        + struct.pack(">I", len(body) - 4)
        + body
        + struct.pack(">I", zlib.crc32(body))
        + plain[-12:]
    )

    assert lost(plain, "png") == ()
    assert lost(late, "png") == ("badge-lost",)
