"""Sound and film: the streams copied by ffmpeg into a new file, without what a device noted about them."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.media.clean import RefusedError, Variant
from generator.media.headers import is_chain, plain_headers
from generator.media.mp3 import whole_frames

_SECONDS = 60
_DEMUXER = {"mp3": "mp3", "ogg": "ogg", "m4a": "mov", "mp4": "mov", "webm": "matroska"}
_MUXER = {"mp3": "mp3", "ogg": "ogg", "m4a": "ipod", "mp4": "mp4", "webm": "webm"}
_SOUND = frozenset({"mp3", "ogg", "m4a"})
_NO_NOTES = (
    *("-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1"),
    *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"),
)

_CODECS: dict[str, frozenset[str]] = {
    "mp3": frozenset({"mp3"}),
    "ogg": frozenset({"vorbis", "opus", "flac"}),
    "m4a": frozenset({"aac", "alac", "mp3", "opus", "flac"}),
    "mp4": frozenset({"h264", "hevc", "av1", "vp9", "aac", "mp3", "opus", "flac"}),
    "webm": frozenset({"vp8", "vp9", "av1", "vorbis", "opus"}),
}
"""What browsers play of each, and we know how to clean: each picture of Motion JPEG has notes of its own."""

_DRAWN = {
    "h264": "filter_units=pass_types=1-5|7-11",
    "hevc": "filter_units=pass_types=0-9|16-21|32-37",
    "av1": "filter_units=pass_types=1|3|4|6|7",
}
"""Of a film's own stream the units that pictures are made of (ITU-T H.264, 7.4.1; H.265, 7.4.2; AV1, 6.2.2):
messages, fillings and whatever has no meaning yet are left out."""

_STREAM = re.compile(rb"^ {1,9}+Stream #0:\d{1,4}+\S{0,99}: (?:Video|Audio): (\w+)", re.MULTILINE)


def written_recording(content: bytes, ending: str) -> tuple[Variant]:
    """The streams of a recording in a file of their own. Raises RefusedError.

    ``no-ffmpeg`` where the program is not installed: what cannot be cleaned is not published.
    """
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        raise RefusedError("no-ffmpeg")
    with tempfile.TemporaryDirectory() as folder:
        source, copied, goal = (Path(folder, f"{name}.{ending}") for name in ("in", "copied", "out"))
        source.write_bytes(content)
        streams = ["-map", "0:a:0"] if ending in _SOUND else ["-map", "0:V:0", "-map", "0:a:0?"]
        if ending == "ogg" and is_chain(content):
            raise RefusedError("unusual-recording")
        _copy(ffmpeg, source, copied, streams)
        codecs = _codecs(ffmpeg, copied)  # of the copy: what stands in the notes cannot be taken for a stream
        if not codecs or not _CODECS[ending].issuperset(codecs):
            raise RefusedError("unusual-recording")
        _copy(ffmpeg, copied, goal, ["-map", "0", *_without_messages(codecs)])
        data = plain_headers(goal.read_bytes(), ending)
        return (Variant(whole_frames(data) if ending == "mp3" else data, ending),)


def _copy(ffmpeg: str, source: Path, goal: Path, which: Iterable[str]) -> None:
    """Streams in a new file, as they are and without what is told about them. Raises RefusedError."""
    ending = goal.suffix.removeprefix(".")
    done = _run(
        [
            *(ffmpeg, "-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe"),
            *("-f", _DEMUXER[ending], "-i", str(source), *which, "-c", "copy", *_NO_NOTES),
            *(["-movflags", "+faststart"] if _DEMUXER[ending] == "mov" else []),
            *(["-id3v2_version", "0", "-write_xing", "0"] if ending == "mp3" else []),
            *("-f", _MUXER[ending], str(goal)),
        ]
    )
    if done.returncode != 0 or not goal.exists() or not goal.stat().st_size:
        raise RefusedError("damaged-file")


def _codecs(ffmpeg: str, recording: Path) -> list[str]:
    """How its streams are packed."""
    asked = [ffmpeg, "-nostdin", "-hide_banner", "-protocol_whitelist", "file,pipe", "-i", str(recording)]
    return [codec.decode() for codec in _STREAM.findall(_run(asked).stderr)]


def _without_messages(codecs: Iterable[str]) -> Iterator[str]:
    for codec in codecs:
        if codec in _DRAWN:
            yield from ("-bsf:v", _DRAWN[codec])


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603  # our own arguments
    except subprocess.TimeoutExpired:
        raise RefusedError("damaged-file") from None
