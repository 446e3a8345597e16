"""Nothing of a learner's file gets out but what can be seen or heard in it."""

from __future__ import annotations

import io
import os
import shutil

import pikepdf
import pytest
from PIL import Image

from generator.media.clean import Clean, RefusedError, cleaned
from generator.media.shelf import Shelf
from generator.model import PublicFile

from . import leaky
from .leaky import MARKER, files, recording

FILES = files()
RECORDINGS = ("mp3", "ogg", "m4a", "mp4", "webm")
needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")


def outcome(path) -> Clean | str:
    try:
        return cleaned(path)
    except RefusedError as error:
        return error.reason


def everything_in(data: bytes, ending: str) -> bytes:
    """A file's bytes, and all that is packed in it."""
    if ending != "pdf":
        return data
    whole = [data]
    with pikepdf.open(io.BytesIO(data)) as document:
        whole.extend(repr(each).encode() for each in document.objects)
        for each in document.objects:
            if isinstance(each, pikepdf.Stream):
                whole.append(each.read_raw_bytes())
                if "/DCTDecode" not in str(each.get("/Filter", "")):
                    whole.append(each.read_bytes())
    return b"".join(whole)


def test_there_are_enough_of_them():
    assert len(FILES) >= 40
    assert len({it.name for it in FILES}) == len(FILES)


@pytest.mark.parametrize("it", FILES, ids=lambda it: it.name)
def test_a_leaky_file_is_refused_or_comes_out_clean(it, tmp_path):
    (tmp_path / it.name).write_bytes(it.content)

    found = outcome(tmp_path / it.name)

    if it.outcome != "clean":
        assert found == it.outcome
        return
    assert isinstance(found, Clean), found
    for variant in (found.full, found.small):
        if variant:
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


def test_a_large_picture_gets_a_small_one_beside_it(tmp_path):
    Image.new("RGB", (3000, 1500), "teal").save(tmp_path / "a.jpg")

    clean = cleaned(tmp_path / "a.jpg")

    assert (clean.full.width, clean.full.height) == (1600, 800)
    assert clean.small is not None
    assert (clean.small.width, clean.small.height) == (640, 320)


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


# The shelf --------------------------------------------------------------------------------------


@pytest.fixture
def photo(tmp_path):
    (tmp_path / "a.jpg").write_bytes(leaky._photo("JPEG", (900, 700)))
    return tmp_path / "a.jpg"


def test_a_file_is_cleaned_once(photo, tmp_path, monkeypatch):
    shelf = Shelf(tmp_path / "shelf")
    first = shelf.public_file(photo)
    monkeypatch.setattr("generator.media.worker.Worker.cleaned", None)

    assert shelf.public_file(photo) == first


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
