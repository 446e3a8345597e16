"""Every kind of file that can be published, by the ending of its name."""

from __future__ import annotations

from generator.media.clean import MB, Format

_PICTURE = "pictures:written_picture"
_RECORDING = "recordings:written_recording"

_JPEG = Format("image", ((0, b"\xff\xd8\xff"),), 20 * MB, _PICTURE)
_ISO_BASE_MEDIA = ((4, b"ftyp"),)
_HEIF = Format(
    "image",
    tuple((4, b"ftyp" + brand) for brand in (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc")),
    20 * MB,
    _PICTURE,
)
_AVIF = tuple((4, b"ftyp" + brand) for brand in (b"avif", b"avis", b"mif1"))

FORMATS: dict[str, Format] = {
    "png": Format("image", ((0, b"\x89PNG\r\n\x1a\n"),), 20 * MB, _PICTURE),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": Format("image", ((0, b"GIF87a"), (0, b"GIF89a")), 20 * MB, _PICTURE),
    "webp": Format("image", ((8, b"WEBP"),), 20 * MB, _PICTURE),
    "heic": _HEIF,
    "heif": _HEIF,
    "avif": Format("image", _AVIF, 20 * MB, _PICTURE),
    "pdf": Format("document", ((0, b"%PDF-"),), 20 * MB, "pdf.document:written_pdf"),
    "mp3": Format(
        "audio",
        ((0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"), (0, b"\xff\xf2")),
        100 * MB,
        _RECORDING,
    ),
    "ogg": Format("audio", ((0, b"OggS"),), 100 * MB, _RECORDING),
    "m4a": Format("audio", _ISO_BASE_MEDIA, 100 * MB, _RECORDING),
    "mp4": Format("video", _ISO_BASE_MEDIA, 100 * MB, _RECORDING),
    "webm": Format("video", ((0, b"\x1a\x45\xdf\xa3"),), 100 * MB, _RECORDING),
}
