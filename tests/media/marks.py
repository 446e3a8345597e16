"""The marker that must not come out of a file, and small files to put it in."""

from __future__ import annotations

import io
import struct

from PIL import Image

MARKER = b"LEAK-7f3a"
TEXT = MARKER.decode()
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + MARKER + b"</x:xmpmeta>"


def photo(form: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    image = Image.new("RGB", size)
    image.putdata([(x * 3 % 256, x % 256, 90) for x in range(size[0] * size[1])])
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def segment(jpeg: bytes, marker: int, content: bytes) -> bytes:
    """A JPEG with a segment more at its beginning."""
    return jpeg[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content + jpeg[2:]


def profile(**words: bytes) -> bytes:
    """The colours of Display P3 (SMPTE EG 432-1) as an ICC profile, and tags with words."""
    places = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
        b"wtpt": (0.96420, 1.0, 0.82491),
    }
    tags = {name: b"XYZ \0\0\0\0" + b"".join(map(_fixed, place)) for name, place in places.items()}
    curve = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        tags[name] = b"para\0\0\0\0\0\3\0\0" + b"".join(map(_fixed, curve))
    tags |= {name.encode(): b"text\0\0\0\0" + said + bytes(-len(said) % 4) for name, said in words.items()}
    at, table, content = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        table += name + struct.pack(">II", at + len(content), len(value))
        content += value
    maker = words.get("desc", b"").ljust(48, b"\0")
    head = struct.pack(">I4sI", at + len(content), maker, 0x04300000) + b"mntrRGB XYZ " + bytes(12)
    head += b"acsp" + bytes(28) + _fixed(0.96420) + _fixed(1.0) + _fixed(0.82491) + maker
    return head + table + content


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))
