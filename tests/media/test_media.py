"""Nothing of a learner's file gets out but what can be seen or heard in it."""

from __future__ import annotations

import base64
import io
import os
import shutil
import zlib

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from generator.media.clean import Clean, RefusedError, cleaned
from generator.media.shelf import Shelf
from generator.model import PublicFile

from . import leaky
from .filled import on_a_page, signed
from .leaky import MARKER, files, odd_recordings, recording, recordings, streams_of
from .leaky_documents import SEEN, document, documents, unpacked
from .marks import profile

FILES = files()
ALIKE = 24
"""Of 256, how much a colour of a photograph may change when it is packed again; this one is all edges."""
RECORDINGS = ("mp3", "ogg", "m4a", "mp4", "webm")
needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")


def outcome(path) -> Clean | str:
    try:
        return cleaned(path)
    except RefusedError as error:
        return error.reason


def everything_in(data: bytes, ending: str) -> bytes:
    """A file's bytes, and all that is packed in it."""
    if ending == "pdf":
        return unpacked(data)
    if ending not in {"png", "gif", "webp"}:
        return data
    with Image.open(io.BytesIO(data)) as image:
        pixels = image.convert("RGB").tobytes() if "transparency" not in image.info else b""
    rows = [data[at + 4 :] for at in range(len(data)) if data[at : at + 4] == b"IDAT"]
    return b"\n".join((data, pixels, *(zlib.decompressobj().decompress(row) for row in rows)))


def looks_of(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        return [page.render(scale=2).to_pil().convert("RGB") for page in document]


UNSEEN = dict(documents())


@pytest.mark.parametrize("name", UNSEEN)
def test_a_document_looks_as_it_did(name, tmp_path):
    content = UNSEEN[name]
    (tmp_path / name).write_bytes(content)

    clean = outcome(tmp_path / name)

    assert isinstance(clean, Clean), clean
    for before, after in zip(looks_of(content), looks_of(clean.full.data), strict=True):
        assert before.size == after.size
        most = max(most for _, most in ImageChops.difference(before, after).getextrema())
        assert most <= (ALIKE if name.startswith(("photo", "jpeg", "in-letters")) else 0)


def test_there_are_enough_of_them():
    assert len(FILES) >= 100
    assert len({it.name for it in FILES}) == len(FILES)


@pytest.mark.parametrize("it", FILES, ids=lambda it: it.name)
def test_a_leaky_file_is_refused_or_comes_out_clean(it, tmp_path):
    (tmp_path / it.name).write_bytes(it.content)

    found = outcome(tmp_path / it.name)

    if it.outcome != "clean":
        assert found == it.outcome
        return
    assert isinstance(found, Clean), found
    for variant in (found.full, *found.others):
        assert MARKER not in everything_in(variant.data, variant.ending)
        if found.kind == "image":
            with Image.open(io.BytesIO(variant.data)) as image:
                assert not image.getexif()
                assert set(image.info) <= {
                    "jfif",
                    "jfif_version",
                    "jfif_unit",
                    "jfif_density",
                    "progressive",
                    "progression",
                    *(("background", "loop") if variant.ending == "webp" else ()),  # Pillow's own
                }
                assert getattr(image, "n_frames", 1) == 1


@pytest.mark.parametrize("it", [it for it in FILES if it.outcome == "clean"], ids=lambda it: it.name)
def test_the_marker_really_was_in_the_leaky_file(it):
    packed = {"ztext.png", "profile.png", "text.png"}
    inside = everything_in(it.content, it.name.rpartition(".")[2])

    assert MARKER in inside or it.name in packed


def test_a_photo_is_turned_the_way_it_was_held(tmp_path):
    (tmp_path / "a.jpg").write_bytes(next(it.content for it in FILES if it.name == "exif.jpg"))

    full = cleaned(tmp_path / "a.jpg").full

    assert (full.width, full.height) == (48, 64)


def test_the_pages_of_a_document_stay(tmp_path):
    (tmp_path / "a.pdf").write_bytes(next(it.content for it in FILES if it.name == "opening-script.pdf"))

    with pikepdf.open(io.BytesIO(cleaned(tmp_path / "a.pdf").full.data)) as document:
        assert b"(words) Tj" in document.pages[0].Contents.read_bytes()


def test_the_same_file_always_becomes_the_same(tmp_path):
    for it in FILES:
        if it.outcome == "clean":
            (tmp_path / it.name).write_bytes(it.content)
            assert cleaned(tmp_path / it.name) == cleaned(tmp_path / it.name)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_only_a_regular_file_is_read(make, tmp_path):
    make(tmp_path / "a.png")

    assert outcome(tmp_path / "a.png") == "not-a-file"
    assert Shelf(tmp_path / "shelf").public_file(tmp_path / "a.png") == "not-a-file"


def test_a_file_over_the_limit_is_not_read(tmp_path):
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(21_000_000)

    assert outcome(tmp_path / "a.png") == "file-too-big"


@needs_ffmpeg
@pytest.mark.parametrize("ending", RECORDINGS)
def test_a_recording_keeps_its_streams_only(ending, tmp_path):
    (tmp_path / f"a.{ending}").write_bytes(recording(ending))
    assert MARKER in recording(ending)

    first, second = cleaned(tmp_path / f"a.{ending}"), cleaned(tmp_path / f"a.{ending}")

    assert MARKER not in first.full.data
    assert len(first.full.data) > 1000
    assert first == second


@pytest.mark.parametrize("ending", RECORDINGS)
def test_without_ffmpeg_no_recording_is_published(ending, tmp_path, monkeypatch):
    begin = {"mp3": b"ID3", "ogg": b"OggS", "webm": b"\x1a\x45\xdf\xa3"}.get(ending, b"\0\0\0\x18ftypM4A ")
    (tmp_path / f"a.{ending}").write_bytes(begin + b"\0" * 100)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert outcome(tmp_path / f"a.{ending}") == "no-ffmpeg"


TELLING = (
    *("subtitles.mp4", "subtitles.webm", "time-code.mp4", "messages.mp4", "messages-h265.mp4"),
    *("maker-in-header.webm", "opus.ogg", "flac.ogg", "after-the-end.mp3"),
    *(f"{box}-box.mp4" for box in ("udta", "uuid", "free", "skip", "meta")),
)


@needs_ffmpeg
@pytest.mark.parametrize("name", TELLING)
def test_a_recording_tells_nothing_and_sounds_and_looks_as_it_did(name, tmp_path):
    content, ending = recordings()[name], name.rpartition(".")[2]
    (tmp_path / name).write_bytes(content)

    found = outcome(tmp_path / name)

    assert isinstance(found, Clean), found
    marks = [mark for mark in (MARKER, b"x264", b"x265") if mark in content]
    assert marks
    assert [mark for mark in marks if mark in found.full.data] == []
    if ending != "mp3":  # without the note on silence at its beginning an MP3 begins with it
        assert streams_of(found.full.data, ending) == streams_of(content, ending)


def test_all_recordings_that_tell_are_tried():
    assert not shutil.which("ffmpeg") or set(recordings()) == set(TELLING)


@needs_ffmpeg
@pytest.mark.parametrize("name", ["photos-in-a-row.mp4", "one-after-another.ogg"])
def test_a_recording_that_cannot_be_cleaned_is_refused(name, tmp_path):
    (tmp_path / name).write_bytes(odd_recordings()[name])

    assert outcome(tmp_path / name) == "unusual-recording"


# Colours ----------------------------------------------------------------------------------------


def drawn(content: bytes, name: str, tmp_path) -> Image.Image:
    (tmp_path / name).write_bytes(content)
    return Image.open(io.BytesIO(cleaned(tmp_path / name).full.data))


def saved(image: Image.Image, form: str, **more: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **more)
    return stream.getvalue()


def test_colours_are_what_their_profile_means(tmp_path):
    wide = saved(Image.new("RGB", (9, 9), (220, 60, 50)), "PNG", icc_profile=profile())
    red, green, blue = drawn(wide, "a.png", tmp_path).getpixel((4, 4))

    assert abs(red - 239) + abs(green - 35) + abs(blue - 36) <= 6


def test_a_profile_of_another_kind_of_picture_changes_nothing(tmp_path):
    grey = saved(Image.new("L", (9, 9), 90), "PNG", icc_profile=profile())

    assert drawn(grey, "a.png", tmp_path).getpixel((4, 4)) == (90, 90, 90)


def test_grey_of_sixteen_bits_stays_grey(tmp_path):
    deep = Image.new("I;16", (3, 1))
    for place, light in enumerate((0, 0x8000, 0xFFFF)):
        deep.putpixel((place, 0), light)
    image = drawn(saved(deep, "PNG"), "a.png", tmp_path)
    large = drawn(saved(Image.new("I;16", (2000, 2), 0x4000), "PNG"), "large.png", tmp_path)

    assert [image.getpixel((place, 0)) for place in range(3)] == [(0,) * 3, (128,) * 3, (255,) * 3]
    assert large.getpixel((800, 0)) == (64,) * 3


def test_what_one_can_look_through_stays_so(tmp_path):
    glass = Image.new("RGBA", (4, 4), (10, 200, 30, 128))
    glass.putpixel((0, 0), (90, 80, 70, 0))
    image = drawn(saved(glass, "PNG"), "a.png", tmp_path)

    assert (image.getpixel((0, 0)), image.getpixel((1, 1))) == ((0, 0, 0, 0), (10, 200, 30, 128))


# What can be read -------------------------------------------------------------------------------


def text_of(content: bytes, tmp_path) -> str:
    (tmp_path / "a.pdf").write_bytes(content)
    return cleaned(tmp_path / "a.pdf").full.text


SAID = {
    "on the page": lambda _: SEEN,
    "outside the page": lambda _: b"BT /F1 9 Tf 900 900 Td (words to read) Tj ET",
    "in white": lambda _: b"1 g BT /F1 9 Tf 20 20 Td (words to read) Tj ET",
    "written without ink": lambda _: b"BT 3 Tr /F1 9 Tf 20 20 Td (words to read) Tj ET",
    "behind something": lambda _: SEEN + b"0 0 200 200 re f",
    "letter by letter": lambda _: b"BT /F1 9 Tf 20 20 Td [(wo) 2 (rds to) -300 (read)] TJ ET",
}


@pytest.mark.parametrize("where", SAID)
def test_words_are_read_wherever_they_stand(where, tmp_path):
    def change(made):
        made.pages[0].obj.Contents = made.make_stream(SAID[where](made))

    assert "words to read" in text_of(document(change), tmp_path)


def test_words_in_a_drawing_a_pattern_and_a_mask_are_read(tmp_path):
    say = b"BT /F1 9 Tf (%b) Tj ET"

    def change(made):
        page, box = made.pages[0].obj, [0, 0, 200, 200]
        used = {"BBox": box, "Resources": pikepdf.Dictionary(Font=page.Resources.Font)}
        form = made.make_stream(say % b"in a form", Subtype=pikepdf.Name.Form, **used)
        mask = made.make_stream(say % b"in a mask", Subtype=pikepdf.Name.Form, **used)
        cell = made.make_stream(say % b"in a pattern", PatternType=1, PaintType=1, TilingType=1, **used)
        cell.XStep, cell.YStep = 99, 99
        state = pikepdf.Dictionary(SMask=pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=mask))
        page.Resources.XObject, page.Resources.Pattern = (
            pikepdf.Dictionary(F=form),
            pikepdf.Dictionary(P=cell),
        )
        page.Resources.ExtGState = pikepdf.Dictionary(G=state)
        page.Contents = made.make_stream(b"/F Do /G gs /Pattern cs /P scn 0 0 99 99 re f")

    text = text_of(document(change), tmp_path)

    assert [it for it in ("in a form", "in a mask", "in a pattern") if it not in text] == []


def test_what_marks_say_of_letters_and_titles_of_an_outline_and_names_of_fonts_are_read(tmp_path):
    def change(made):
        page = made.pages[0].obj
        page.Contents = made.make_stream(b"/Span <</ActualText (said in a mark)>> BDC " + SEEN + b"EMC")
        page.Resources.Font.F1.BaseFont = pikepdf.Name("/Jan-de-Vries")
        with made.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("A title", 0))

    text = text_of(document(change), tmp_path)

    assert [it for it in ("said in a mark", "A title", "Jan-de-Vries") if it not in text] == []


def test_a_document_with_more_words_than_anybody_reads_is_refused(tmp_path):
    def change(made):
        line = b"BT /F1 1 Tf 0 %d Td (%b) Tj ET\n"
        lines = (line % (9 * number, b"words " * 1000) for number in range(180))
        made.pages[0].obj.Contents = made.make_stream(b"".join(lines))

    (tmp_path / "a.pdf").write_bytes(document(change))

    assert outcome(tmp_path / "a.pdf") == "file-too-big"


def test_links_and_outlines_lead_where_they_did(tmp_path):
    def change(made):
        made.add_blank_page()
        goal = pikepdf.Array([made.pages[1].obj, pikepdf.Name.Fit])
        made.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=["two", goal]))
        for kind in ({"Dest": goal}, {"A": pikepdf.Dictionary(S=pikepdf.Name.GoTo, D="two")}):
            link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], **kind)
            notes = made.pages[0].obj.get("/Annots", [])
            made.pages[0].obj.Annots = pikepdf.Array([*notes, made.make_indirect(link)])
        with made.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Two", 1))

    (tmp_path / "a.pdf").write_bytes(document(change))

    with pikepdf.open(io.BytesIO(cleaned(tmp_path / "a.pdf").full.data)) as made:
        second = made.pages[1].obj.objgen
        assert [link.Dest[0].objgen for link in made.pages[0].obj.Annots] == [second, second]
        with made.open_outline() as outline:
            assert [(entry.title, entry.destination[0].objgen) for entry in outline.root] == [("Two", second)]


def test_a_document_packed_in_letters_is_read(tmp_path):
    """As ReportLab writes by default."""

    def change(made):
        packed = base64.a85encode(zlib.compress(SEEN)) + b"~>"
        filters = pikepdf.Array([pikepdf.Name.ASCII85Decode, pikepdf.Name.FlateDecode])
        made.pages[0].obj.Contents = made.make_stream(packed, Filter=filters)

    written = document(change, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)

    assert b"/ASCII85Decode" in written
    assert "words to read" in text_of(written, tmp_path)


def test_a_bomb_packed_in_letters_is_refused(tmp_path):
    def change(made):
        packed = base64.a85encode(zlib.compress(b" " * 120_000_000)) + b"~>"
        filters = pikepdf.Array([pikepdf.Name.ASCII85Decode, pikepdf.Name.FlateDecode])
        made.pages[0].obj.Contents = made.make_stream(packed, Filter=filters)

    written = document(change, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    (tmp_path / "a.pdf").write_bytes(written)

    assert outcome(tmp_path / "a.pdf") == "file-too-big"


def test_a_text_that_never_ends_is_refused_at_once(tmp_path):
    def change(made):
        made.pages[0].obj.Contents = made.make_stream(SEEN + b"(\\" * 2_000_000)

    (tmp_path / "a.pdf").write_bytes(document(change))

    assert outcome(tmp_path / "a.pdf") == "damaged-file"


def test_a_drawing_within_itself_is_refused(tmp_path):
    def change(made):
        form = made.make_stream(b"/F Do", Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        made.pages[0].obj.Resources.XObject = pikepdf.Dictionary(F=form)
        made.pages[0].obj.Contents = made.make_stream(b"/F Do")

    (tmp_path / "a.pdf").write_bytes(document(change))

    assert outcome(tmp_path / "a.pdf") == "active-pdf"


def test_what_can_be_read_is_kept_beside_the_file(tmp_path, monkeypatch):
    (tmp_path / "a.pdf").write_bytes(document())
    shelf = Shelf(tmp_path / "shelf")
    name = shelf.public_file(tmp_path / "a.pdf").name
    monkeypatch.setattr("generator.media.worker.Worker.cleaned", None)

    assert "words to read" in shelf.text(name)


def test_a_text_that_was_changed_on_the_shelf_is_read_anew(tmp_path):
    (tmp_path / "a.pdf").write_bytes(document())
    shelf = Shelf(tmp_path / "shelf")
    name = shelf.public_file(tmp_path / "a.pdf").name
    kept = shelf.folder / "texts" / name
    kept.write_bytes(kept.read_bytes().replace(b"words", b"other"))

    assert "words to read" in shelf.text(name)
    shelf.close()


def test_there_is_no_text_of_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        Shelf(tmp_path / "shelf").text("0123456789abcdef0123.pdf")


def test_the_text_of_what_is_not_published_leaves_the_shelf(tmp_path):
    (tmp_path / "a.pdf").write_bytes(document())
    shelf = Shelf(tmp_path / "shelf")
    name = shelf.public_file(tmp_path / "a.pdf").name
    shelf.close()
    shelf.keep_only({name})
    assert len(list((shelf.folder / "texts").iterdir())) == 1

    shelf.keep_only([])

    assert list((shelf.folder / "texts").iterdir()) == []


# The shelf --------------------------------------------------------------------------------------


@pytest.fixture
def photo(tmp_path):
    (tmp_path / "a.jpg").write_bytes(leaky.photo("JPEG", (900, 700)))
    return tmp_path / "a.jpg"


def test_a_file_is_cleaned_once(photo, tmp_path, monkeypatch):
    shelf = Shelf(tmp_path / "shelf")
    first = shelf.public_file(photo)
    monkeypatch.setattr("generator.media.worker.Worker.cleaned", None)

    assert shelf.public_file(photo) == first


def test_what_a_file_lost_is_remembered(tmp_path):
    (tmp_path / "a.pdf").write_bytes(on_a_page(signed()))
    shelf = Shelf(tmp_path / "shelf")
    made = shelf.public_file(tmp_path / "a.pdf")
    shelf.close()

    assert made.lost == ("signature-lost",)
    assert Shelf(tmp_path / "shelf").public_file(tmp_path / "a.pdf") == made


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"x"), lambda path: path.unlink()])
def test_what_is_damaged_on_the_shelf_is_made_again(photo, tmp_path, harm):
    shelf = Shelf(tmp_path / "shelf")
    file = shelf.public_file(photo)
    whole = (shelf.folder / file.name).read_bytes()
    harm(shelf.folder / file.name)

    assert shelf.public_file(photo) == file
    assert (shelf.folder / file.name).read_bytes() == whole


def test_what_is_not_published_leaves_the_shelf(photo, tmp_path):
    shelf = Shelf(tmp_path / "shelf")
    file = shelf.public_file(photo)
    shelf.keep_only({file.name})
    assert (shelf.folder / file.name).exists()

    shelf.keep_only([])

    assert isinstance(file, PublicFile)
    assert [path for path in (tmp_path / "shelf").rglob("*") if path.is_file()] == []


def test_a_refusal_is_remembered_but_not_a_missing_program(tmp_path, monkeypatch):
    shelf = Shelf(tmp_path / "shelf")
    (tmp_path / "a.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + b"\0" * 100)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shelf.public_file(tmp_path / "a.mp4") == "no-ffmpeg"
    assert not (tmp_path / "shelf").exists()

    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nxxxx")

    assert shelf.public_file(tmp_path / "a.png") == "damaged-file"
    assert len(list((tmp_path / "shelf/by-original").iterdir())) == 1
