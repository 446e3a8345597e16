"""Personal data in web addresses, where any other number is the name of something.

It is the whole of what stands between two of an address's own signs: a telephone number with all its digits,
an account that checks, or a number that is called what it is. What has spaces is a text, and read as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from generator.personal import accounts, national_numbers, service_numbers, telephones
from generator.personal.numbers import is_of_a_thing

_ENDS = "|".join(rf"(?<=\.[A-Za-z]{{{length}}}/)" for length in range(2, 8))
_SCHEMES = "|".join(rf"(?<=\b{scheme}:)" for scheme in ("mailto", "sms", "skype", "callto"))
ADDRESS = re.compile(rf"[:/](?:(?<=:)//|{_ENDS}|{_SCHEMES})[^\s<>\"'\0\x1f]++")
"""A web address from its scheme or its path on; it takes long to look for what may begin with a letter."""

_PIECE = re.compile(r"(?P<sign>[/=#:;,])(?P<said>[^/?&=#:;,]{8,}+)(?!=)")
"""After a question mark by itself stands what keeps a browser from an older file."""
_LOOKED_BACK = 60
_ENDING = re.compile(r"\.[A-Za-z]{2,5}\Z")
_SIGNS = re.compile(r"[ ()._~-]")
_NUMBER = re.compile(r"[0-9](?:[ ._-]?[0-9]){7,17}\Z")
_NAMED_AS_A_TEXT = re.compile(r"10\.[0-9]{4,9}/\Z")
"""What stands before the rest of a DOI."""


@dataclass(frozen=True)
class Piece:
    """What stands between two signs of an address, in signs and not in their codes."""

    start: int
    end: int
    text: str
    before: str

    @cached_property
    def is_text(self) -> bool:
        """Whether it is one of its own, or another address."""
        return " " in self.text or "/" in self.text

    @cached_property
    def is_account(self) -> bool:
        return accounts.is_account(self._plain)

    @cached_property
    def is_telephone(self) -> bool:
        if not telephones.is_telephone(self._plain):
            return False
        named = is_of_a_thing(self.before.replace("/", " ")) or _NAMED_AS_A_TEXT.search(self.before)
        return self._plain[0] == "+" or not named

    @cached_property
    def is_service_number(self) -> bool:
        return self._is_called(service_numbers.is_called)

    @cached_property
    def is_national_number(self) -> bool:
        return self._is_called(national_numbers.is_called)

    @cached_property
    def _plain(self) -> str:
        return _SIGNS.sub("", _ENDING.sub("", self.text))

    def _is_called(self, is_one: Callable[[str, str], bool]) -> bool:
        """Whether it ends in a number that is called right before it what it is."""
        said = _ENDING.sub("", self.text)
        number = _NUMBER.search(said)
        if not number:
            return False
        name = re.split("[/?&#]", self.before.rstrip("/=:#"))[-1]
        return is_one(re.sub("[^0-9]", "", number[0]), f"{name} {said[: number.start()]}")


def pieces(text: str) -> Iterator[Piece]:
    """Those of all addresses in a text that are long enough to hold something."""
    for address in ADDRESS.finditer(text):
        for found in _PIECE.finditer(text, *address.span()):
            start, end = found.span("said")
            before = text[max(address.start(), start - _LOOKED_BACK) : start]
            yield Piece(start, end, _decoded(found["said"], is_value=found["sign"] == "="), before)


def _decoded(said: str, *, is_value: bool) -> str:
    """A space may be a plus in a value, but for the first sign: there it begins a telephone number."""
    return unquote(said[0] + said[1:].replace("+", " ") if is_value else said)
