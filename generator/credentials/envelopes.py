"""Where in a file the credential is: the file itself, words in a picture, an element of a drawing."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias
from xml.parsers import expat

from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import LARGEST

Form: TypeAlias = Literal["json", "token", "cose", "pdf"]

LARGEST_PICTURE = 10_000_000
LARGEST_PDF = 20_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_KEYS = frozenset({b"openbadgecredential", b"openbadges"})
_ELEMENTS = frozenset({"https://purl.imsglobal.org/ob/v3p0 credential", "http://openbadges.org assertion"})
_TOKEN = re.compile(r"[\w-]+\.[\w-]*\.[\w-]*(~[\w-]*)*(\.[\w-]*\.[\w-]*)?")
_COSE = re.compile(r"[\w+/-]+=*")
_DRAWING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE|!--|svg)", re.IGNORECASE)


@dataclass(frozen=True)
class Envelope:
    """What a file holds: a text in JSON, a token in three parts, a message in COSE, or a PDF as it is."""

    form: Form
    content: bytes


def envelope_of(content: bytes) -> Envelope:
    """Raises UncheckableError if there is no credential in it, or more than one."""
    if content.startswith(b"%PDF-"):
        _limit(content, LARGEST_PDF)
        return Envelope("pdf", content)
    if content.startswith(_PNG):
        _limit(content, LARGEST_PICTURE)
        return written(_only(_in_picture(content)))
    _limit(content, LARGEST)
    if _DRAWING.match(content):
        return written(_only(_in_drawing(content)))
    return written(content)


def written(content: bytes) -> Envelope:
    """A credential as it is written, in one of its forms."""
    _limit(content, LARGEST)
    text = content.decode("utf-8-sig", "replace").strip()
    if _TOKEN.fullmatch(text):
        return Envelope("token", text.encode())
    if len(text) > 40 and _COSE.fullmatch(text):
        return Envelope("cose", text.encode())
    if text[:1] not in {"{", "["}:
        raise UncheckableError("no-credential")
    return Envelope("json", content)


def _limit(content: bytes, most: int) -> None:
    if len(content) > most:
        raise UncheckableError("too-large")


def _only(found: Iterator[bytes]) -> bytes:
    several = list(found)
    if len(several) != 1:
        raise UncheckableError("two-credentials" if several else "no-credential")
    return several[0]


def _in_picture(png: bytes) -> Iterator[bytes]:
    """The texts of a PNG under the keys of Open Badges."""
    at = len(_PNG)
    while at + 8 <= len(png):
        size, name = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        chunk = png[at + 8 : at + 8 + size]
        key, _, rest = chunk.partition(b"\0")
        if name in {b"iTXt", b"tEXt", b"zTXt"} and key.lower() in _KEYS:
            yield _words(name, rest)
        at += size + 12


def _words(name: bytes, rest: bytes) -> bytes:
    if name == b"tEXt":
        return rest
    if name == b"zTXt":
        return _unpacked(rest[1:])
    is_packed, rest = rest[:1] == b"\x01", rest[2:]
    text = rest.partition(b"\0")[2].partition(b"\0")[2]
    return _unpacked(text) if is_packed else text


def _unpacked(packed: bytes) -> bytes:
    unpack = zlib.decompressobj()
    try:
        text = unpack.decompress(packed, LARGEST)
    except zlib.error:
        raise UncheckableError("damaged-file") from None
    if unpack.unconsumed_tail:
        raise UncheckableError("too-large")
    return text


def _in_drawing(svg: bytes) -> Iterator[bytes]:
    """What stands in the elements of Open Badges, or in their attribute ``verify``; entities are refused."""
    found: list[str] = []
    inside: list[int] = []
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if name in _ELEMENTS:
            found.append(attributes.get("verify", ""))
            if not found[-1]:
                inside.append(depth)

    def end(_: str) -> None:
        nonlocal depth
        if inside and inside[-1] == depth:
            inside.pop()
        depth -= 1

    def text(piece: str) -> None:
        if inside:
            found[-1] += piece

    _parse(svg, begin, end, text)
    yield from (it.strip().encode() for it in found)


def _parse(svg: bytes, *handlers: object) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = handlers  # type: ignore[assignment]
    parser.EntityDeclHandler = _refuse_entity
    parser.ExternalEntityRefHandler = _refuse_entity
    try:
        parser.Parse(svg, True)  # all of it at once
    except (expat.ExpatError, ValueError):
        raise UncheckableError("damaged-file") from None


def _refuse_entity(*_: object) -> int:
    raise UncheckableError("entities")
