"""The same picture in other sizes and packings, and what a document or a recording looks like unopened."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import wave

import pikepdf
import pytest
from PIL import Image

from generator.media import looks
from generator.media.clean import RefusedError, cleaned
from generator.media.looks import NONE, Looks, looks_of
from generator.media.shelf import Shelf
from generator.media.worker import Worker
from generator.model import PublicFile
from tests.media.leaky import photo, recording

needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")


@pytest.fixture
def shelf(tmp_path):
    made = Shelf(tmp_path / "shelf")
    yield made
    made.close()


def noise(file, size) -> None:
    Image.effect_noise(size, 50).convert("RGB").save(file, "JPEG")


def sheet(content: bytes, size=(595, 842), pages=1, font="Helvetica", kind="Type1") -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        page = document.add_blank_page(page_size=size).obj
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name(f"/{kind}"), BaseFont=pikepdf.Name(f"/{font}")
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=made))
        page.Contents = document.make_stream(content)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


WORDS = b"BT /F 40 Tf 40 400 Td (Handgloves) Tj ET"


def published(shelf, file, content: bytes) -> PublicFile:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    found = shelf.public_file(file)
    assert isinstance(found, PublicFile), found
    return found


# Pictures in several sizes ------------------------------------------------------------------------------


def test_a_photo_is_there_in_three_sizes_and_as_webp(tmp_path):
    noise(tmp_path / "a.jpg", (2000, 1000))
    made = cleaned(tmp_path / "a.jpg")

    sizes = [(it.ending, it.width, it.height) for it in (made.full, *made.others)]
    assert sizes == [
        *(("jpg", 1600, 800), ("jpg", 640, 320), ("jpg", 1024, 512)),
        *(("webp", 1600, 800), ("webp", 640, 320), ("webp", 1024, 512)),
    ]
    for it in (made.full, *made.others):
        with Image.open(io.BytesIO(it.data)) as image:
            assert (image.format, image.size) == (
                {"jpg": "JPEG", "webp": "WEBP"}[it.ending],
                (it.width, it.height),
            )


def test_a_small_picture_has_no_size_but_its_own(tmp_path):
    noise(tmp_path / "a.jpg", (640, 300))

    assert {it.width for it in cleaned(tmp_path / "a.jpg").others} <= {640}


def test_nothing_is_there_that_is_more_to_load(tmp_path):
    drawing = Image.new("RGB", (960, 720), "white")
    for x in range(0, 960, 60):
        drawing.paste("teal", (x, 0, x + 30, 720))
    drawing.save(tmp_path / "few.png")
    noise(tmp_path / "a.jpg", (1800, 900))
    for name in ("few.png", "a.jpg"):
        made = cleaned(tmp_path / name)
        for it in made.others:
            assert len(it.data) < len(made.full.data), (name, it.ending, it.width)


def test_a_drawing_is_the_same_in_each_packing(tmp_path):
    drawing = Image.new("RGB", (300, 200), "white")
    drawing.paste((10, 120, 60), (20, 30, 200, 90))
    drawing.save(tmp_path / "a.png")
    made = cleaned(tmp_path / "a.png")

    assert [it.ending for it in made.others] == ["webp"]
    with Image.open(io.BytesIO(made.others[0].data)) as image:
        assert image.convert("RGB").tobytes() == drawing.tobytes()


def test_the_same_picture_is_the_same_bytes_in_every_size(tmp_path):
    noise(tmp_path / "a.jpg", (1800, 900))

    assert cleaned(tmp_path / "a.jpg") == cleaned(tmp_path / "a.jpg")


def test_each_size_lies_on_the_shelf_and_what_is_gone_is_made_again(shelf, tmp_path):
    noise(tmp_path / "a.jpg", (1800, 900))
    found = shelf.public_file(tmp_path / "a.jpg")

    assert len(found.all) == 6
    assert [it.width for it in found.alike] == [it.width for it in found.packed] == [640, 1024, 1600]
    gone = next(it for it in found.all if it.name.endswith("webp"))
    (shelf.folder / gone.name).unlink()
    assert shelf.public_file(tmp_path / "a.jpg") == found
    assert shelf.has(gone.name)


# The first page of a document ---------------------------------------------------------------------------


def test_a_document_has_a_picture_of_its_first_page(shelf, tmp_path):
    found = published(shelf, tmp_path / "a.pdf", sheet(WORDS, pages=3))

    assert (found.front.width, found.front.height) == (962, 1360)
    assert (found.front.kind, found.pages) == ("image", 3)
    assert all(shelf.has(it.name) for it in found.all)
    assert found.picture == found.front


def test_a_second_shelf_has_the_same_bytes(tmp_path):
    made = []
    for name in ("one", "two"):
        shelf = Shelf(tmp_path / name)
        made.append(published(shelf, tmp_path / "a.pdf", sheet(WORDS)))
        shelf.close()

    assert made[0] == made[1]


def test_what_is_kept_of_a_document_is_known_again(shelf, tmp_path, monkeypatch):
    found = published(shelf, tmp_path / "a.pdf", sheet(WORDS))
    monkeypatch.setattr(Worker, "looks_of", lambda *_: pytest.fail("drawn again"))

    assert shelf.public_file(tmp_path / "a.pdf") == found


def test_the_picture_is_drawn_of_the_document_that_is_published(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(Worker, "looks_of", lambda _, file: seen.append(file.read_bytes()) or NONE)
    shelf = Shelf(tmp_path / "shelf")
    original = sheet(WORDS + b" BX /Unknown EX")
    found = published(shelf, tmp_path / "a.pdf", original)
    shelf.close()

    assert seen == [shelf.content(found.name)]
    assert seen != [original]


def test_what_a_document_does_not_show_is_not_in_its_picture(shelf, tmp_path):
    """A layer that is off is not in the file that is published, so it is on no picture of it."""
    content = b"BT /F 40 Tf 40 400 Td (Open) Tj ET /OC /L BDC BT /F 40 Tf 40 200 Td (Secret) Tj ET EMC"
    with pikepdf.open(io.BytesIO(sheet(content))) as document:
        layer = document.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Hidden"))
        )
        document.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
        )
        document.pages[0].obj.Resources.Properties = pikepdf.Dictionary(L=layer)
        written = io.BytesIO()
        document.save(written)
    hiding = published(shelf, tmp_path / "a.pdf", written.getvalue())
    without = published(shelf, tmp_path / "b.pdf", sheet(content[: content.index(b" /OC")]))

    assert hiding.front == without.front


@pytest.mark.parametrize(
    "font", ["Arial,Bold", "TimesNewRomanPS-BoldItalicMT", "CourierNew", "Helvetica-Oblique"]
)
def test_fonts_that_every_reader_has_are_drawn(font, shelf, tmp_path):
    assert published(shelf, tmp_path / "a.pdf", sheet(WORDS, font=font, kind="TrueType")).front


def test_a_document_without_its_letters_has_no_picture(shelf, tmp_path):
    """DejaVu is on most machines with Linux and on few others: no two would draw the same."""
    found = published(shelf, tmp_path / "a.pdf", sheet(WORDS, font="DejaVuSerif", kind="TrueType"))

    assert (found.kind, found.front) == ("document", None)


def test_a_blank_page_has_no_picture(shelf, tmp_path):
    assert published(shelf, tmp_path / "a.pdf", sheet(b"")).front is None


@pytest.mark.parametrize("size", [(3, 14_400), (14_400, 3), (3, 3), (14_400, 14_400)])
def test_a_page_of_any_size_is_drawn_within_limits(size, shelf, tmp_path):
    front = published(shelf, tmp_path / "a.pdf", sheet(b"0 0 1 rg 0 0 2 2 re f", size=size)).front

    assert front is None or max(front.width, front.height) <= 1361


def test_a_document_that_cannot_be_drawn_is_published_without_a_picture(tmp_path, monkeypatch):
    def damaged(*_):
        raise RefusedError("damaged-file")

    monkeypatch.setattr(Worker, "looks_of", damaged)
    shelf = Shelf(tmp_path / "shelf")
    found = published(shelf, tmp_path / "a.pdf", sheet(WORDS))
    shelf.close()

    assert (found.kind, found.front, found.all) == ("document", None, (found,))


def test_what_no_renderer_reads_is_told_by_the_worker_as_damaged(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    worker = Worker()
    with pytest.raises(RefusedError) as told:
        worker.looks_of(tmp_path / "a.pdf")
    worker.close()

    assert told.value.reason == "damaged-file"


def test_a_document_that_takes_too_long_to_draw_has_no_picture_and_is_tried_again(tmp_path, monkeypatch):
    tried = []

    def costly(_, file):
        tried.append(file)
        raise RefusedError("costly-file")

    monkeypatch.setattr(Worker, "looks_of", costly)
    shelf = Shelf(tmp_path / "shelf")
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        folder = tmp_path / "ann/evidence"
        assert published(shelf, folder / name, sheet(WORDS + name.encode())).front is None
    assert len(tried) == 2  # of one learner; the third is published, and not drawn
    monkeypatch.undo()
    shelf.be_patient()
    assert shelf.public_file(folder / "a.pdf").front is not None
    shelf.close()


def test_a_picture_needs_no_other_look(tmp_path, shelf, monkeypatch):
    monkeypatch.setattr(Worker, "looks_of", lambda *_: pytest.fail("looked at"))
    found = published(shelf, tmp_path / "a.jpg", photo("JPEG"))

    assert found.picture == found


# A recording as a wave ----------------------------------------------------------------------------------


def sound(file, samples) -> None:
    with wave.open(str(file), "wb") as goal:
        goal.setnchannels(1)
        goal.setsampwidth(2)
        goal.setframerate(8000)
        goal.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    encoded = ["ffmpeg", "-v", "error", "-y", "-i", str(file), str(file.with_suffix(".ogg"))]
    subprocess.run(encoded, check=True, timeout=60)


def tone(seconds: float, loudness: int) -> list[int]:
    return [loudness if moment // 20 % 2 else -loudness for moment in range(int(8000 * seconds))]


@needs_ffmpeg
def test_a_wave_is_high_where_a_recording_is_loud(tmp_path, shelf):
    sound(tmp_path / "a.wav", tone(2, 600) + tone(2, 12_000))
    found = shelf.public_file(tmp_path / "a.ogg")

    assert len(found.wave) == 64
    assert max(found.wave) == 100
    assert max(found.wave[:28]) < 20
    assert min(found.wave[36:]) > 80
    assert shelf.public_file(tmp_path / "a.ogg") == found


@needs_ffmpeg
def test_silence_has_no_wave(tmp_path):
    sound(tmp_path / "a.wav", [0] * 16_000)

    assert looks_of(tmp_path / "a.ogg") == NONE


@needs_ffmpeg
@pytest.mark.parametrize("ending", ["mp3", "ogg", "m4a"])
def test_each_kind_of_recording_has_a_wave(ending, tmp_path):
    (tmp_path / f"a.{ending}").write_bytes(recording(ending))

    assert looks_of(tmp_path / f"a.{ending}").wave


def test_without_ffmpeg_there_is_no_wave(tmp_path, monkeypatch):
    (tmp_path / "a.mp3").write_bytes(b"ID3")
    monkeypatch.setattr(shutil, "which", lambda _: None)

    assert looks_of(tmp_path / "a.mp3") == Looks()


def test_what_is_no_recording_has_no_wave(tmp_path):
    (tmp_path / "a.mp3").write_bytes(b"ID3 and nothing")

    assert looks.looks_of(tmp_path / "a.mp3") == NONE
