"""What a file can do to the program that opens it: cost a little time, and be refused."""

from __future__ import annotations

import io
import os
import signal
import struct
import subprocess
import sys
import time
import zlib

import pikepdf
import pytest
from PIL import Image

from generator.media import clean
from generator.media.clean import RefusedError
from generator.media.mp3 import whole_frames
from generator.media.shelf import Shelf
from generator.media.worker import Worker


def jpeg(**options) -> bytes:
    written = io.BytesIO()
    Image.effect_noise((64, 48), 50).convert("RGB").save(written, "jpeg", **options)
    return written.getvalue()


@pytest.fixture
def worker():
    made = Worker()
    yield made
    made.close()


def reason(worker, file, content) -> str:
    file.write_bytes(content)
    try:
        worker.cleaned(file)
    except RefusedError as error:
        return error.reason
    return "clean"


def test_notes_of_an_odd_kind_do_no_harm(worker, tmp_path):
    tags = struct.pack("<HHIHxx", 0x0112, 3, 1, 6) + struct.pack("<HHIf", 0x010E, 11, 1, 1.5)
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + tags + struct.pack("<I", 0)
    (tmp_path / "a.jpg").write_bytes(jpeg(exif=exif))
    made = worker.cleaned(tmp_path / "a.jpg")
    assert (made.full.width, made.full.height) == (48, 64)  # and it is still turned upright


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_stands_as_it_was_held(turn, worker, tmp_path):
    exif = Image.Exif()
    exif[0x0112] = turn
    (tmp_path / "a.jpg").write_bytes(jpeg(exif=exif))
    made = worker.cleaned(tmp_path / "a.jpg").full
    assert (made.width, made.height) == ((48, 64) if turn >= 5 else (64, 48))


def test_a_picture_drawn_thousands_of_times_is_refused_unopened(worker, tmp_path):
    whole = jpeg(progressive=True)
    last = whole.rindex(b"\xff\xda")
    assert (
        reason(worker, tmp_path / "a.jpg", whole[:-2] + whole[last:-2] * 3000 + whole[-2:]) == "costly-file"
    )


def bomb(*filters: str, data: bytes) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    stream = pikepdf.Stream(document, data)
    stream.Filter = pikepdf.Array([pikepdf.Name(f"/{name}") for name in filters])
    document.pages[0].Contents = document.make_indirect(stream)
    written = io.BytesIO()
    document.save(written, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return written.getvalue()


def test_a_document_packed_twice_is_refused(worker, tmp_path):
    twice = zlib.compress(zlib.compress(b" " * 50_000_000))
    content = bomb("FlateDecode", "FlateDecode", data=twice)
    assert reason(worker, tmp_path / "a.pdf", content) == "active-pdf"


def test_what_takes_too_long_is_stopped_and_the_next_file_is_clean(tmp_path):
    worker = Worker(seconds=0.001)
    begun = time.monotonic()
    assert reason(worker, tmp_path / "a.jpg", jpeg()) == "costly-file"
    assert time.monotonic() - begun < 20
    worker.seconds = 60
    assert reason(worker, tmp_path / "a.jpg", jpeg()) == "clean"
    worker.close()


@pytest.mark.skipif(sys.platform == "win32", reason="that system counts no seconds of the processor")
def test_each_file_has_its_own_seconds_of_work():
    """Of two files that take less than the limit, both are clean, though together they take more."""
    program = (
        "import sys, time; from generator import confined\n"
        "def busy(seconds):\n"
        "    end = time.process_time() + seconds\n"
        "    while time.process_time() < end: pass\n"
        "for seconds in (0.7, 0.7, 30):\n"
        "    confined._limit_work(1); busy(seconds); print('done', flush=True)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=100, check=False
    )
    assert run.stdout.split() == ["done", "done"]
    assert run.returncode == -signal.SIGXCPU


def test_a_worker_that_dies_costs_one_file(worker, tmp_path):
    assert reason(worker, tmp_path / "a.jpg", jpeg()) == "clean"
    worker._process.kill()
    assert reason(worker, tmp_path / "a.jpg", jpeg()) == "costly-file"
    assert reason(worker, tmp_path / "a.jpg", jpeg()) == "clean"


def test_of_a_learner_with_two_costly_files_no_third_is_opened(tmp_path, monkeypatch):
    opened = []

    def costly(_, file):
        opened.append(file.parent.parent.name)
        raise RefusedError("costly-file")

    monkeypatch.setattr(Worker, "cleaned", costly)
    shelf = Shelf(tmp_path / "shelf")
    for learner in ("ann", "ben"):
        folder = tmp_path / learner / "evidence"
        folder.mkdir(parents=True)
        for number in range(5):
            (folder / f"{number}.png").write_bytes(bytes([number]))
            assert shelf.public_file(folder / f"{number}.png") == "costly-file"
    assert opened == ["ann", "ann", "ben", "ben"]


@pytest.mark.parametrize("error", [ValueError, MemoryError, ZeroDivisionError, RecursionError])
def test_whatever_a_library_raises_is_a_problem_of_the_file(error, monkeypatch, tmp_path):
    from generator.media import worker

    def fails(_):
        raise error

    monkeypatch.setitem(worker._TASKS, "cleaned", fails)
    expected = "costly-file" if error is MemoryError else "damaged-file"
    assert worker._outcome("cleaned", tmp_path) == expected


def test_only_frames_of_an_mp3_are_kept(tmp_path):
    sound = tmp_path / "a.mp3"
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-f",
        "lavfi",
        "-i",
        "sine=d=1",
        "-write_xing",
        "0",
        "-id3v2_version",
        "0",
    ]
    try:
        subprocess.run([*command, str(sound)], check=True)
    except FileNotFoundError:
        pytest.skip("ffmpeg is not installed")
    whole = sound.read_bytes()
    frames = whole_frames(whole)
    assert len(frames) > len(whole) * 0.9
    middle = frames.index(b"\xff", 1000)
    while frames[middle : middle + 2] != frames[:2]:
        middle = frames.index(b"\xff", middle + 1)
    assert b"GEHEIM" not in whole_frames(
        b"GEHEIM" + frames[:middle] + b"GEHEIM" + frames[middle:] + b"GEHEIM"
    )


def test_all_reasons_are_codes():
    from generator.reporting.catalogue import CODES

    assert set(clean.Reason.__args__) <= set(CODES)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is copied here")
def test_a_copy_of_a_process_asks_a_worker_of_its_own(worker, tmp_path):
    """Two that speak to one worker would get each other's answers."""
    picture = tmp_path / "a.jpg"
    assert reason(worker, picture, jpeg()) == "clean"
    asked = worker._process
    if child := os.fork():
        os.waitpid(child, 0)
    else:
        worker.close()  # the other's is not its own to end
        said = reason(worker, tmp_path / "b.jpg", jpeg())
        (tmp_path / "said").write_text(f"{said}, {worker._process is asked}", encoding="ascii")
        worker.close()
        os._exit(0)
    assert (tmp_path / "said").read_text(encoding="ascii") == "clean, False"
    assert asked.poll() is None
    assert reason(worker, picture, jpeg()) == "clean"
    assert worker._process is asked
