"""Sound and film: the streams copied by ffmpeg into a new file, without what a device noted about them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from generator.media.clean import RefusedError, Variant
from generator.media.mp3 import whole_frames

_SECONDS = 60
_DEMUXER = {"mp3": "mp3", "ogg": "ogg", "m4a": "mov", "mp4": "mov", "webm": "matroska"}
_MUXER = {"mp3": "mp3", "ogg": "ogg", "m4a": "ipod", "mp4": "mp4", "webm": "webm"}
_SOUND = frozenset({"mp3", "ogg", "m4a"})


def written_recording(content: bytes, ending: str) -> tuple[Variant, None]:
    """The streams of a recording in a file of their own. Raises RefusedError.

    ``no-ffmpeg`` where the program is not installed: what cannot be cleaned is not published.
    """
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        raise RefusedError("no-ffmpeg")
    with tempfile.TemporaryDirectory() as folder:
        source, goal = Path(folder, f"in.{ending}"), Path(folder, f"out.{ending}")
        source.write_bytes(content)
        streams = ["-map", "0:a:0"] if ending in _SOUND else ["-map", "0:v:0", "-map", "0:a:0?"]
        command = [
            ffmpeg, "-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe",
            "-f", _DEMUXER[ending], "-i", str(source), *streams, "-c", "copy",
            "-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1",
            "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact",
            *(["-bsf:v", _without_notes(ffmpeg, source)] if ending == "mp4" else []),
            *(["-movflags", "+faststart"] if _DEMUXER[ending] == "mov" else []),
            *(["-id3v2_version", "0", "-write_xing", "0"] if ending == "mp3" else []),
            "-f", _MUXER[ending], str(goal),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603  # our own arguments
        except subprocess.TimeoutExpired:
            raise RefusedError("damaged-file") from None
        if done.returncode != 0 or not goal.exists() or not goal.stat().st_size:
            raise RefusedError("damaged-file")
        data = goal.read_bytes()
        return Variant(whole_frames(data) if ending == "mp3" else data, ending), None


def _without_notes(ffmpeg: str, source: Path) -> str:
    """The filter that takes user data out of a film's own stream (H.264 and H.265, SEI messages)."""
    told = subprocess.run(  # noqa: S603  # our own arguments
        [ffmpeg, "-nostdin", "-hide_banner", "-i", str(source)],
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    ).stderr
    if b"Video: hevc" in told:
        return "filter_units=remove_types=39|40"
    return "filter_units=remove_types=6" if b"Video: h264" in told else "null"
