"""Bytes written with letters and digits, and keys written so (Multibase, Multikey)."""

from __future__ import annotations

import base64
import binascii
import re

from generator.credentials.refusals import UncheckableError

_DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_LONGEST = 2_000
_BASE64 = re.compile(r"[A-Za-z0-9_-]*")


def multibase(text: str) -> bytes:
    """What is written after the letter that tells how."""
    if text.startswith("z"):
        return base58(text[1:])
    if text.startswith("u"):
        return base64url(text[1:])
    raise UncheckableError("malformed", text[:20])


def base58(text: str) -> bytes:
    number = 0
    if len(text) > _LONGEST:
        raise UncheckableError("malformed", text[:20])
    for sign in text:
        place = _DIGITS.find(sign)
        if place < 0:
            raise UncheckableError("malformed", text[:20])
        number = number * 58 + place
    noughts = len(text) - len(text.lstrip("1"))
    return b"\0" * noughts + number.to_bytes((number.bit_length() + 7) // 8, "big")


def base64url(text: str) -> bytes:
    """Without signs that do not belong, and without a second way to write the same."""
    bare = text.rstrip("=")
    if not _BASE64.fullmatch(bare):
        raise UncheckableError("malformed", text[:20])
    try:
        found = base64.urlsafe_b64decode(bare + "=" * (-len(bare) % 4))
    except (binascii.Error, ValueError):
        raise UncheckableError("malformed", text[:20]) from None
    if to_base64url(found) != bare:
        raise UncheckableError("malformed", text[:20])
    return found


def to_base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def to_multibase(content: bytes) -> str:
    """As keys and signatures are written: in base 58, after the letter that says so."""
    number, digits = int.from_bytes(content, "big"), ""
    while number:
        number, place = divmod(number, 58)
        digits = _DIGITS[place] + digits
    return "z" + "1" * (len(content) - len(content.lstrip(b"\0"))) + digits
