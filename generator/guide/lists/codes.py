"""Codes of competences: how they are written, and which stands below which."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.spelling.words import plain_letters

_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,38}[A-Za-z0-9])?\Z")
_NOT_IN_CODE = re.compile(r"[^A-Za-z0-9.]+")
_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_AT_START = re.compile(
    r"(?P<code>[A-Z]{1,3}[0-9][\w.-]*+|[A-Z](?:[.-][0-9][\w.]*+)+|[0-9]++(?:\.[0-9]++)*|[A-Z](?=[.:)]))"
    r"[.:)]?(?:\s*+[\u2013:-])?\s++"
    r"(?P<title>\S.*)\Z"
)


def code_of(text: str) -> str:
    """A code as a framework may have it, as near as can be to what was typed; ``""`` if nothing is left."""
    if _CODE.match(text):
        return text
    said = _DECIMAL_COMMA.sub(".", text)
    said = "".join(_letter(sign) for sign in said)
    said = _NOT_IN_CODE.sub("-", said).strip(".-")
    return said if _CODE.match(said) else ""


def _letter(sign: str) -> str:
    if sign.isascii():
        return sign
    plain = plain_letters(sign) or " "
    return plain.upper() if sign.isupper() else plain


def address_of(code: str) -> str:
    """What the page of a competence is called; two codes that differ in less are one."""
    return _NOT_IN_ADDRESS.sub("-", code.lower()).strip("-")


def split(title: str) -> tuple[str, str]:
    """``1.1 Browse`` → ``1.1``, ``Browse``; a title without a code is left whole."""
    found = _AT_START.match(title)
    return (found["code"].rstrip(".-"), found["title"]) if found else ("", title)


def above(code: str, codes: Collection[str]) -> str:
    """The code that this one stands below: the longest that it goes on from; ``""`` if there is none.

    ``1.1.1`` goes on from ``1.1``, ``B1-K1-W1`` from ``B1-K1``, ``A1`` from ``A``; ``10`` not from ``1``.
    """
    shorter = (code[:end] for end in range(len(code) - 1, 0, -1))
    return next((each for each in shorter if each in codes and _goes_on(code, each)), "")


def _goes_on(code: str, shorter: str) -> bool:
    last, following = shorter[-1], code[len(shorter)]
    return following in ".-" or last.isdigit() != following.isdigit()
