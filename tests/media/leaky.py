"""Files that hide, tell or act: made here, byte by byte, each with a marker that must not come out.

``python -m tests.media.leaky`` prints what each of them costs to clean or to refuse.
"""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

import pikepdf
from PIL import Image, PngImagePlugin

from .leaky_documents import documents
from .marks import MARKER, TEXT, XMP, photo, segment


@dataclass(frozen=True)
class Leaky:
    """A file's name, its bytes, and how it must end: ``clean``, or the reason it is refused for."""

    name: str
    content: bytes
    outcome: str


def files() -> list[Leaky]:
    unseen = [Leaky(name, content, "clean") for name, content in (*documents(), *_unseen_colours())]
    return [*_pictures(), *_bombs(), *_pretenders(), *_documents(), *unseen]


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = TEXT  # maker
    exif[0x013B] = TEXT  # artist
    exif[0x0112] = 6  # held on its side
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 22.0, 1.0), 3: "E", 4: (4.0, 53.0, 1.0), 29: TEXT})
    return exif.tobytes()


def _chunk(png: bytes, name: bytes, content: bytes) -> bytes:
    body = name + content
    chunk = struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))
    return png[:33] + chunk + png[33:]


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("index.html", f"<script>alert('{TEXT}')</script>")
    return stream.getvalue()


HTML = b"<html><script>alert('" + MARKER + b"')</script></html>"


def _pictures() -> Iterator[Leaky]:
    jpeg, png, webp, gif = (photo(form) for form in ("JPEG", "PNG", "WEBP", "GIF"))
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", TEXT)
    yield Leaky("exif.jpg", photo("JPEG", exif=_exif()), "clean")
    yield Leaky("exif.jpeg", photo("JPEG", exif=_exif()), "clean")
    yield Leaky("exif.png", photo("PNG", exif=_exif()), "clean")
    yield Leaky("exif.webp", photo("WEBP", exif=_exif()), "clean")
    yield Leaky("xmp.jpg", segment(jpeg, 0xE1, XMP), "clean")
    yield Leaky("xmp.webp", photo("WEBP", xmp=XMP), "clean")
    yield Leaky("iptc.jpg", segment(jpeg, 0xED, b"Photoshop 3.0\0" + MARKER), "clean")
    yield Leaky("comment.jpg", segment(jpeg, 0xFE, MARKER), "clean")
    yield Leaky("profile.jpg", segment(jpeg, 0xE2, b"ICC_PROFILE\0\1\1" + MARKER), "clean")
    yield Leaky("unknown-segment.jpg", segment(jpeg, 0xE9, MARKER), "clean")
    yield Leaky("comment.gif", photo("GIF", comment=MARKER), "clean")
    yield Leaky("text.png", photo("PNG", pnginfo=notes), "clean")
    yield Leaky("ztext.png", _chunk(png, b"zTXt", b"Comment\0\0" + zlib.compress(MARKER)), "clean")
    yield Leaky("itext.png", _chunk(png, b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + MARKER), "clean")
    yield Leaky("private-chunk.png", _chunk(png, b"leAk", MARKER), "clean")
    yield Leaky("profile.png", _chunk(png, b"iCCP", b"x\0\0" + zlib.compress(MARKER * 20)), "clean")
    yield Leaky("and-a-zip.png", png + _zip(), "clean")
    yield Leaky("and-a-zip.jpg", jpeg + _zip(), "clean")
    yield Leaky("and-a-page.jpg", jpeg + HTML, "clean")
    yield Leaky("and-a-page.gif", gif + HTML, "clean")
    yield Leaky("and-a-page.webp", webp + HTML, "clean")
    yield Leaky("frames.gif", _moving(3) + MARKER, "clean")


def _unseen_colours() -> Iterator[tuple[str, bytes]]:
    """Pictures with the marker where no colour is seen: under what one looks through, or used nowhere."""
    clear = Image.new("RGBA", (30, 3), (0, 0, 0, 0))
    clear.putdata([(*MARKER[n % 3 * 3 : n % 3 * 3 + 3], 0) for n in range(90)])
    clear.putpixel((0, 2), (200, 0, 0, 255))
    for form, more in (("PNG", {}), ("WEBP", {"lossless": True, "exact": True})):
        stream = io.BytesIO()
        clear.save(stream, form, **more)
        yield f"under-nothing.{form.lower()}", stream.getvalue()
    for form in ("PNG", "GIF"):
        drawn = Image.new("P", (8, 8), 1)
        drawn.putpalette(bytes((0, 0, 0, 250, 90, 9)) + MARKER * 20)
        stream = io.BytesIO()
        drawn.save(stream, form, optimize=False)
        yield f"unused-colours.{form.lower()}", stream.getvalue()
    rows = zlib.compress(b"\0\x10\x20\x30" + MARKER)
    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pieces = (_piece(b"IHDR", head), _piece(b"IDAT", rows), _piece(b"IEND", b""))
    yield "more-rows.png", b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def _piece(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _moving(frames: int, side: int = 40) -> bytes:
    pictures = [Image.new("P", (side, side), number % 256) for number in range(frames)]
    stream = io.BytesIO()
    pictures[0].save(stream, "GIF", save_all=True, append_images=pictures[1:])
    return stream.getvalue()


def _bombs() -> Iterator[Leaky]:
    yield Leaky("bomb.png", _blank_png(30_000, 30_000), "too-many-pixels")
    yield Leaky("wide.png", _blank_png(41_000, 1_000), "too-many-pixels")
    yield Leaky("liar.png", _blank_png(2_000_000_000, 2_000_000_000, rows=1), "too-many-pixels")
    text = b"Comment\0\0" + zlib.compress(b"\0" * 50_000_000)
    yield Leaky("unfolding-text.png", _chunk(photo("PNG"), b"zTXt", text), "damaged-file")
    yield Leaky("many-frames.gif", _moving(200, 300) + MARKER, "clean")
    yield Leaky("cut-off.jpg", photo("JPEG", (400, 300))[:1500], "damaged-file")
    yield Leaky("cut-off.png", photo("PNG", (400, 300))[:900], "damaged-file")
    yield Leaky("empty.png", b"", "empty-file")


def _blank_png(width: int, height: int, rows: int | None = None) -> bytes:
    """One bit a pixel, all white, without ever holding them."""
    row = b"\0" + b"\xff" * ((width + 7) // 8) if width < 100_000 else b"\0"
    packing = zlib.compressobj(9)
    pixels = b"".join(packing.compress(row) for _ in range(rows or height)) + packing.flush()

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _pretenders() -> Iterator[Leaky]:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='" + MARKER + b"'/>"
    for ending in ("png", "jpg", "gif", "webp", "pdf", "mp3", "mp4", "ogg", "webm", "m4a"):
        yield Leaky(f"page.{ending}", HTML, "not-what-its-name-says")
    yield Leaky("drawing.png", svg, "not-what-its-name-says")
    yield Leaky("jpeg.png", photo("JPEG"), "not-what-its-name-says")
    yield Leaky("picture.pdf", photo("PNG"), "not-what-its-name-says")
    yield Leaky("gif-with-script.gif", b"GIF89a/*" + MARKER + b"*/=alert(1)//", "damaged-file")
    yield Leaky("only-a-beginning.jpg", b"\xff\xd8\xff\xe0" + MARKER, "damaged-file")
    yield Leaky("only-a-beginning.pdf", b"%PDF-1.7\n" + MARKER, "damaged-file")


def _document(change: Callable[[pikepdf.Pdf], None] = lambda _: None, **saving: object) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    page = document.pages[0].obj
    page.Contents = document.make_stream(b"BT /F1 12 Tf (words) Tj ET")
    change(document)
    stream = io.BytesIO()
    document.save(stream, **saving)
    return stream.getvalue()


def pdf_that_says(text: str) -> bytes:
    """A document of one page with one line."""
    return _document(lambda document: _say(document, text))


def _say(document: pikepdf.Pdf, text: str) -> None:
    page = document.pages[0].obj
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = document.make_stream(b"BT /F1 10 Tf 10 100 Td (%b) Tj ET" % text.encode())


def _script(kind: str = "/JavaScript", **more: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name(kind), JS=f"app.alert('{TEXT}')", **more)


def _on_opening(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = _script()


def _named_script(document: pikepdf.Pdf) -> None:
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[TEXT, _script()]))


def _launch(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=TEXT)


def _attached(document: pikepdf.Pdf) -> None:
    document.attachments["secret.txt"] = pikepdf.AttachedFileSpec(document, MARKER, filename=f"{TEXT}.txt")


def _telling(document: pikepdf.Pdf) -> None:
    document.docinfo["/Author"] = TEXT
    document.docinfo["/Producer"] = TEXT


def _xmp(document: pikepdf.Pdf) -> None:
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + MARKER + b"</x:xmpmeta>"
    document.Root.Metadata = document.make_stream(packet)


def _xmp_of_page(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Metadata = document.make_stream(XMP)
    document.pages[0].obj.PieceInfo = pikepdf.Dictionary(X=TEXT)
    document.pages[0].obj.AA = pikepdf.Dictionary(O=_script())


def _form(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = pikepdf.Dictionary(XFA=document.make_stream(MARKER), Fields=[])


def _annotation(action: pikepdf.Dictionary) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action, Contents=TEXT
        )
        document.pages[0].obj.Annots = [document.make_indirect(note)]

    return change


def _outline(document: pikepdf.Pdf) -> None:
    first = document.make_indirect(pikepdf.Dictionary(Title="one", A=_script("/GoToR")))
    document.Root.Outlines = document.make_indirect(pikepdf.Dictionary(First=first, Last=first, Count=1))
    first.Parent = document.Root.Outlines


def _photo_inside(document: pikepdf.Pdf) -> None:
    picture = document.make_stream(segment(photo("JPEG", exif=_exif()), 0xFE, MARKER) + MARKER)
    picture.update(
        {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 64, "/Height": 48}
        | {"/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8, "/Filter": pikepdf.Name.DCTDecode}
    )
    document.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))


def _unfolding(document: pikepdf.Pdf) -> None:
    packed = zlib.compress(b"\0" * 200_000_000, 9)
    document.pages[0].obj.Contents = document.make_stream(packed, Filter=pikepdf.Name.FlateDecode)


def _many_pages(document: pikepdf.Pdf) -> None:
    for _ in range(400):
        document.add_blank_page()


def _documents() -> Iterator[Leaky]:
    uri = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"javascript:{TEXT}")
    submit = pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F=f"https://evil.example/{TEXT}")
    yield Leaky("opening-script.pdf", _document(_on_opening), "clean")
    yield Leaky("named-script.pdf", _document(_named_script), "clean")
    yield Leaky("launch.pdf", _document(_launch), "clean")
    yield Leaky("attachment.pdf", _document(_attached), "clean")
    yield Leaky("author.pdf", _document(_telling), "clean")
    yield Leaky("xmp.pdf", _document(_xmp, fix_metadata_version=False), "clean")
    yield Leaky("page-notes.pdf", _document(_xmp_of_page), "clean")
    yield Leaky("form.pdf", _document(_form), "form-pdf")
    yield Leaky("script-link.pdf", _document(_annotation(uri)), "clean")
    yield Leaky("submit.pdf", _document(_annotation(submit)), "clean")
    yield Leaky("outline.pdf", _document(_outline), "clean")
    yield Leaky("photo-inside.pdf", _document(_photo_inside), "clean")
    yield Leaky("and-a-page.pdf", _document() + HTML, "clean")
    yield Leaky("locked.pdf", _document(encryption=pikepdf.Encryption(owner=TEXT, user=TEXT)), "locked-pdf")
    yield Leaky("locked-for-changes.pdf", _document(encryption=pikepdf.Encryption(owner=TEXT)), "locked-pdf")
    yield Leaky("unfolding.pdf", _document(_unfolding), "file-too-big")
    yield Leaky("many-pages.pdf", _document(_many_pages), "file-too-big")


@cache
def recording(ending: str) -> bytes:
    """A second of noise with a title, a place and a maker; needs ffmpeg."""
    film = [*_TEST_FILM] if ending in {"mp4", "webm"} else []
    notes = [
        part
        for name in ("title", "artist", "comment", "location")
        for part in ("-metadata", f"{name}={TEXT}")
    ]
    return _made_by_ffmpeg([*_NOISE, *film, *notes], ending)


_NOISE = ("-f", "lavfi", "-i", "anoisesrc=d=1:seed=1")
_TEST_FILM = ("-f", "lavfi", "-i", "testsrc=d=1:s=64x48")


@cache
def recordings() -> dict[str, bytes]:
    """Recordings by name that tell in their tracks, headers and notes; needs ffmpeg."""
    tracks = ("-i", "pipe:", "-map", "0", "-map", "1", "-map", "2")
    subtitles = f"1\n00:00:00,000 --> 00:00:01,000\n{TEXT}\n"
    both = (*_NOISE, *_TEST_FILM)
    made = {
        "subtitles.mp4": _made_by_ffmpeg([*both, *tracks, "-c:s", "mov_text"], "mp4", subtitles),
        "subtitles.webm": _made_by_ffmpeg([*both, *tracks, "-c:s", "webvtt"], "webm", subtitles),
        "time-code.mp4": _made_by_ffmpeg(
            [*both, "-timecode", "01:00:00:00", "-metadata", f"title={TEXT}"], "mp4"
        ),
        "messages.mp4": _made_by_ffmpeg([*both, "-c:v", "libx264", "-metadata", "title=Video: hevc"], "mp4"),
        "messages-h265.mp4": _made_by_ffmpeg([*both, "-c:v", "libx265", "-tag:v", "hvc1"], "mp4"),
        "maker-in-header.webm": _with_maker(_made_by_ffmpeg([*both, "-c:a", "libvorbis"], "webm")),
        "opus.ogg": _made_by_ffmpeg([*_NOISE, "-c:a", "libopus", "-metadata", f"artist={TEXT}"], "ogg"),
        "flac.ogg": _made_by_ffmpeg(
            [*_NOISE, "-c:a", "flac", "-metadata", f"artist={TEXT}", "-f", "ogg"], "ogg"
        ),
    }
    for name in (b"udta", b"uuid", b"free", b"skip", b"meta"):
        box = name + (bytes(16) if name == b"uuid" else b"") + MARKER
        made[f"{name.decode()}-box.mp4"] = recording("mp4") + struct.pack(">I", 4 + len(box)) + box
    tags = (b"APETAGEX", b"LYRICSBEGIN", b"TAG")
    made["after-the-end.mp3"] = recording("mp3") + b"".join(tag + MARKER for tag in tags)
    return made


@cache
def odd_recordings() -> dict[str, bytes]:
    """Recordings that cannot be cleaned; needs ffmpeg."""
    sound = _made_by_ffmpeg([*_NOISE, "-c:a", "libvorbis", "-metadata", f"artist={TEXT}"], "ogg")
    return {
        "photos-in-a-row.mp4": _made_by_ffmpeg([*_TEST_FILM, "-c:v", "mjpeg"], "mp4"),
        "one-after-another.ogg": sound + sound,
    }


def _with_maker(film: bytes) -> bytes:
    """A WebM film in which the maker of its Vorbis sound has another name of the same length."""
    at = film.index(b"\x03vorbis") + 7
    size = int.from_bytes(film[at : at + 4], "little")
    return film[: at + 4] + MARKER.ljust(size)[:size] + film[at + 4 + size :]


def _made_by_ffmpeg(arguments: list[str], ending: str, given: str = "") -> bytes:
    with TemporaryDirectory() as folder:
        goal = Path(folder, f"made.{ending}")
        command = [shutil.which("ffmpeg") or "", "-v", "error", *arguments, str(goal)]
        subprocess.run(command, check=True, input=given.encode())
        return goal.read_bytes()


def streams_of(content: bytes, ending: str) -> bytes:
    """A fingerprint of each picture and sound of a recording, once it is unpacked."""
    which = ["-map", "0:V?", "-map", "0:a"]
    with NamedTemporaryFile(suffix=f".{ending}") as file:
        file.write(content)
        file.flush()
        command = [
            shutil.which("ffmpeg") or "",
            "-v",
            "error",
            "-i",
            file.name,
            *which,
            "-f",
            "streamhash",
            "-",
        ]
        return subprocess.run(command, check=True, capture_output=True).stdout


@cache
def sound_file(ending: str) -> bytes:
    """A file that can be published, for tests that look at something else."""
    match ending:
        case "png":
            return photo("PNG")
        case "pdf":
            return _document()
        case _:
            return recording(ending)


_MEASURED = """
import resource, sys, time
from pathlib import Path
from generator.media.clean import RefusedError, cleaned
from generator.media import formats
begun = time.process_time()
try:
    cleaned(Path(sys.argv[1])); told = "clean"
except RefusedError as error:
    told = error.reason
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(f"{time.process_time() - begun:6.2f} s {peak:5d} MB  {told}")
"""


def measure(folder: Path) -> None:
    """Print processor seconds and peak memory for each file, each in a process of its own."""
    for leaky in files():
        path = folder / leaky.name
        path.write_bytes(leaky.content)
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED, path], capture_output=True, text=True, check=True
        )
        print(f"{leaky.name:28} {done.stdout}", end="")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))
