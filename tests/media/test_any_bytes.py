"""Whatever bytes a file has, it is written anew or refused: no other exception comes of it."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import strategies as st
from PIL import Image

from generator.media.badges import has_credential
from generator.media.clean import RefusedError, is_pointer
from generator.media.formats import FORMATS
from generator.media.headers import is_chain, plain_headers
from generator.media.mp3 import whole_frames
from tests.properties import holds

from .filled import mark, on_a_page, text_field, ticked
from .leaky_documents import document
from .marks import photo, profile

SMALL = (9, 7)
FRAME = b"\xff\xfb\x90\x00" + bytes(413)


def ends_well(work: Callable[[], object]) -> None:
    with suppress(RefusedError):
        work()


ODD = (b"\0", b"\xff", b"\x7f", b"\xff\xff\xff\xff", bytes(4))


@st.composite
def mutated(draw, files: tuple[bytes, ...]) -> bytes:
    """One of some files, in which a few bytes are others, more, fewer or elsewhere."""
    content = bytearray(draw(st.sampled_from(files)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(content) - 1)))
        match draw(st.sampled_from(("other", "more", "fewer", "again", "end"))):
            case "other":
                new = draw(
                    st.sampled_from((b"\0", b"\xff", b"\x7f", b"\xff\xff\xff\xff", bytes(4)))
                    | st.binary(max_size=4)
                )
                content[at : at + len(new)] = new
            case "more":
                content[at:at] = draw(st.binary(max_size=8))
            case "fewer":
                del content[at : at + draw(st.integers(1, 64))]
            case "again":
                content += content[at : at + 400]
            case "end":
                del content[max(at, 16) :]
    return bytes(content)


# Pictures -----------------------------------------------------------------------------------------


def _grey() -> bytes:
    stream = io.BytesIO()
    Image.new("LA", SMALL, (9, 99)).save(stream, "PNG")
    return stream.getvalue()


def _moving(form: str) -> bytes:
    stream, frames = io.BytesIO(), [Image.new("P", SMALL, each) for each in range(3)]
    frames[0].save(stream, form, save_all=True, append_images=frames[1:])
    return stream.getvalue()


def _turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return photo("JPEG", SMALL, exif=exif.tobytes(), icc_profile=profile(desc=b"x"))


PICTURES = {
    "jpg": (photo("JPEG", SMALL), photo("JPEG", SMALL, progressive=True), _turned()),
    "png": (photo("PNG", SMALL, icc_profile=profile(desc=b"x")), _grey(), _moving("PNG")),
    "webp": (photo("WEBP", SMALL), photo("WEBP", SMALL, lossless=True), _moving("WEBP")),
    "gif": (_moving("GIF"),),
}


@holds(
    st.one_of(st.tuples(st.just(ending), mutated(files)) for ending, files in PICTURES.items()), examples=150
)
def test_a_broken_picture_is_drawn_or_refused(picture):
    ending, content = picture
    ends_well(lambda: FORMATS[ending].written(content, ending))


@holds(st.sampled_from([*PICTURES, "pdf"]), st.binary(max_size=200), examples=150)
def test_any_bytes_behind_a_right_beginning_are_drawn_or_refused(ending, content):
    ((at, magic), *_) = FORMATS[ending].magic
    ends_well(lambda: FORMATS[ending].written(content[:at].ljust(at, b"\0") + magic + content, ending))


@holds(st.binary(max_size=300), examples=100)
def test_any_bytes_have_a_credential_or_none(content):
    assert has_credential(b"\x89PNG\r\n\x1a\n" + content) in {True, False}
    assert is_pointer(content) in {True, False}


# Recordings ---------------------------------------------------------------------------------------


@holds(st.one_of(st.binary(max_size=300), mutated((FRAME * 3, b"ID3" + bytes(7) + FRAME * 2))), examples=200)
def test_what_is_left_of_any_sound_are_whole_frames(content):
    try:
        kept = whole_frames(content)
    except RefusedError:
        return
    assert whole_frames(kept) == kept
    assert len(kept) <= len(content)


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def _film(header: bytes) -> bytes:
    film = bytes(4) + struct.pack(">I", 1) + _box(b"avc1", bytes(78) + header)
    for name in (b"stsd", b"stbl", b"minf", b"mdia", b"trak", b"moov"):
        film = _box(name, film)
    return _box(b"ftyp", b"isom") + film


H264 = _box(b"avcC", b"\1\x64\0\x0a\xff\xe1\0\3\x67ab\1\0\3\x68cdMORE")
H265 = _box(b"hvcC", bytes(22) + b"\2\x20\0\1\0\3abc\x27\0\1\0\3def")
AV1 = _box(b"av1C", b"\x81\0\0\0\x0a\3abcMORE")
VORBIS = b"..\x01vorbis" + bytes(23) + b"\x03vorbis\4\0\0\0made\1\0\0\0\5\0\0\0a=who\1\x05vorbis.."


@holds(mutated((_film(H264), _film(H265), _film(AV1))), examples=300)
def test_any_film_keeps_its_length_or_is_refused(content):
    ends_well(lambda: keeps_length(content, "mp4"))


@holds(mutated((VORBIS,)), examples=300)
def test_any_sound_in_a_film_keeps_its_length_or_is_refused(content):
    ends_well(lambda: keeps_length(content, "webm"))


def keeps_length(content: bytes, ending: str) -> None:
    assert len(plain_headers(content, ending)) == len(content)


def outcome(content: bytes, ending: str) -> str:
    try:
        return "same" if plain_headers(content, ending) == content else "other"
    except RefusedError as error:
        return error.reason


@pytest.mark.parametrize("length", [b"\x20\0\0\0", b"\xff\xff\xff\xff"])
def test_no_room_is_made_for_a_comment_that_is_not_there(length):
    """Four bytes made a recording of four gigabytes."""
    assert outcome(VORBIS.replace(b"\5\0\0\0", length), "webm") == "damaged-file"
    assert outcome(VORBIS.replace(b"\4\0\0\0", length), "webm") == "damaged-file"


def test_a_box_that_is_smaller_than_its_name_has_nothing_in_it():
    assert outcome(struct.pack(">I", 4) + b"av1C" + bytes(8), "mp4") == "same"
    assert outcome(struct.pack(">I", 4) + b"avcC" + bytes(8), "mp4") == "damaged-file"


def test_boxes_in_boxes_without_end_are_refused():
    deep = b"".join(struct.pack(">I", 8 * (5000 - each)) + b"moov" for each in range(5000))

    assert outcome(deep, "mp4") == "damaged-file"


@holds(mutated((b"OggS\0\2" + bytes(20) + b"OggS\0\0" + bytes(20),)), examples=100)
def test_any_bytes_are_a_chain_or_none(content):
    assert is_chain(content) in {True, False}


# Documents ----------------------------------------------------------------------------------------

DOCUMENTS = (
    document(),
    on_a_page(mark("Highlight", b"1 0 0 rg 0 0 60 20 re f"), ticked()),
    on_a_page(text_field("said", "said")),
    on_a_page(mark("Stamp", b"0 0 9 9 re f", Rect=[1, 2, 30, 40], F=4)),
)
VALUES = b"null true 1.5 -0 (x) <41> [] [1 0 R] <<>> /Name 1 0 R 99 0 R".replace(b" 0 R", b"~0~R").split()
BROKEN = (b"1e9", b"1" * 40, b"0.0.1", b"/", b"(", b"<", b">>", b"]", b"/#00", b"[0 0 0 0]", b"/Off")
NEW = st.one_of(
    st.integers(-9, 10**10).map(lambda number: str(number).encode()),
    st.sampled_from(VALUES).map(lambda value: value.replace(b"~", b" ")),
    st.sampled_from(BROKEN),
)
TOKEN = re.compile(rb"/\w+|\(\w*\)|\d+ 0 R|-?\d+\.?\d*|\[[^\[\]]*\]")


@st.composite
def rewritten(draw) -> bytes:
    """A document in which some words or values are others."""
    content = draw(st.sampled_from(DOCUMENTS))
    for _ in range(draw(st.integers(1, 3))):
        found = list(TOKEN.finditer(content))
        place = draw(st.sampled_from(found)).span()
        content = content[: place[0]] + draw(NEW) + content[place[1] :]
    return content


@holds(st.one_of(rewritten(), rewritten(), mutated(DOCUMENTS)), examples=200)
def test_a_broken_document_is_drawn_up_anew_or_refused(content):
    ends_well(lambda: FORMATS["pdf"].written(content, "pdf"))
