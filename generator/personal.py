"""Personal data that text can hold without meaning to: addresses and numbers of people.

E-mail addresses, telephone numbers (libphonenumber's rules), citizen service numbers (BSN, by their
eleven test), bank accounts (IBAN, ISO 13616) and places on earth (latitude and longitude).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum import iban
from stdnum.nl import bsn

Kind = Literal["e-mail", "phone", "bsn", "iban", "place"]

_COUNTRY = "NL"
"""Where a telephone number without a country code is from."""

_MAY_HOLD = re.compile(
    r"[@+0-9](?:(?<=@)"
    r"|[0-9]{7}|[0-9]{2}[ .][0-9]{3}[ .][0-9]{3}|[0-9]{3}\.[0-9]{2}\.[0-9]{3}"
    r"|(?:(?<=\+)|(?<=0)(?<![\w/.,-]0))[0-9 ().\-/]{7,22}[0-9]"
    r"|(?<=[A-Za-z]{2}[0-9])[0-9](?:[ -]?[A-Za-z0-9]){11}"
    r"|(?<=[0-9])(?:\.[0-9]{4}|\s?[°º]))"
)
"""What a text must have to be looked at; most have none, though most have a year in them.

One set of signs begins it, so that the rest of a text is skipped eight times as fast.
"""
_NEVER = (
    re.compile(r"https?://[^\s<>\"')\]]+"),
    re.compile(r"[0-9](?<![0-9]{2})[0-9]?[-/.][0-9]{1,2}[-/.][0-9]{4}(?![-/.]?[0-9])"),
)
"""Web addresses and days, whose digits mean nothing else."""
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PHONE = re.compile(r"(?<![\w/.,-])(?:\+|\(?0)[\d ().\-/]{7,22}\d(?!\w)")
_BSN = re.compile(r"(?<![\w.,-])(?:\d{8,9}|\d{4}\.\d{2}\.\d{3}|\d{3}([ .])\d{3}\1\d{3})(?![\w-]|[.,]\d)")
_IBAN = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?=(?:[ -]?[A-Za-z0-9]){11})")
_PLACE = re.compile(
    r"(?<![\w.])-?\d{1,2}\.\d{4,}[,;\s]\s*-?\d{1,3}\.\d{4,}(?!\w)"
    r"|\d{1,3}\s?[°º]\s?\d{1,2}\s?['′’]\s?(?:\d{1,2}(?:\.\d+)?\s?(?:\"|″|”|''))?\s?[NSEWOZ]\b"
)
_MAY_BE = {
    "e-mail": re.compile("@"),
    "iban": re.compile(r"[0-9](?<=[A-Za-z]{2}[0-9])[0-9](?:[ -]?[A-Za-z0-9]){11}"),
    "place": re.compile(r"\.[0-9]{4}|°|º"),
    "phone": re.compile(r"[+0][0-9 ().\-/]{7,22}[0-9]"),
    "bsn": re.compile(r"[0-9](?:[0-9]{7}|[0-9]{2}[ .][0-9]{3}|[0-9]{3}\.[0-9]{2})"),
}
"""What a text must have to hold each at all, in words that are searched for fast; most pages have none."""


@dataclass(frozen=True, order=True)
class PersonalData:
    """Where in a text something stands, as offsets, and what it is."""

    start: int
    end: int
    kind: Kind


def personal_data(text: str, most: int | None = None) -> list[PersonalData]:
    """All personal data in a text, in order; the search ends when ``most`` are found."""
    plain = _plainly(text)
    if not _MAY_HOLD.search(plain):
        return []
    looked_at = plain
    for never in _NEVER:
        looked_at = never.sub(lambda match: " " * len(match[0]), looked_at)
    found = sorted(islice(_found(looked_at), most))
    places = _places(text, plain) if found else ()
    return [PersonalData(places[each.start], places[each.end - 1] + 1, each.kind) for each in found]


def personal_data_in(texts: str, most: int | None = None) -> Iterator[tuple[int, str, PersonalData]]:
    """All personal data in many texts, with ``BETWEEN`` between them: which of them, that text, where in it.

    The search ends when ``most`` are found.
    """
    suspects = list(_suspects(texts))
    each = texts.split(BETWEEN) if suspects else []
    joined = BETWEEN.join(each[number] for number in suspects)
    at = begin = 0
    for found in personal_data(joined, most):
        while found.start >= (end := begin + len(each[suspects[at]])):
            at, begin = at + 1, end + len(BETWEEN)
        yield (
            suspects[at],
            each[suspects[at]],
            PersonalData(found.start - begin, found.end - begin, found.kind),
        )


BETWEEN = " \0 "
"""Between texts that are looked through at once; nothing reaches over it."""


def _suspects(texts: str) -> Iterator[int]:
    """Those that may hold something."""
    plain = _plainly(texts)
    at = reached = 0
    last = None
    for match in _MAY_HOLD.finditer(plain):
        at += plain.count("\0", reached, match.start())
        reached = match.start()
        if at != last:
            yield at
            last = at


def _plainly(text: str) -> str:
    """A text in ordinary digits, dashes and spaces, without signs nobody sees."""
    if "\t" in text or "\r" in text:
        text = text.replace("\t", " ").replace("\r", " ")
    if "\n" in text:  # the end of a line in the middle of a paragraph
        text = "\n\n".join(paragraph.replace("\n", " ") for paragraph in text.split("\n\n"))
    return text if text.isascii() else _NOT_ASCII.sub(lambda sign: _PLAIN[sign[0]], text)


def _places(text: str, plain: str) -> Sequence[int]:
    """Where in a text each sign of its plain form was."""
    if len(plain) == len(text):
        return range(len(text) + 1)
    return [place for place, sign in enumerate(text) if _PLAIN[sign]]


class _Plain(dict[str, str]):
    """For a sign the plain one to read instead, or nothing for one that nobody sees."""

    def __missing__(self, sign: str) -> str:
        plain = unicodedata.normalize("NFKC", sign)
        digit = unicodedata.decimal(sign, None)
        instead = {"Cf": "", "Me": "", "Pd": "-", "Zs": " ", "Nd": str(digit)}
        if unicodedata.name(sign, "").startswith("VARIATION SELECTOR"):
            instead["Mn"] = ""
        self[sign] = instead.get(unicodedata.category(sign), plain if len(plain) == 1 else sign)
        return self[sign]


_PLAIN = _Plain({"º": "°"})  # many write the one for the other
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def _end_of_iban(text: str, start: int) -> int | None:
    """Where a bank account that begins there ends; words may follow it without a sign between."""
    shortest, longest = 15, 34
    signs = 0
    for end, sign in enumerate(text[start : start + 2 * longest], start + 1):
        signs += sign.isalnum()
        if shortest <= signs <= longest and sign.isalnum() and not text[end : end + 1].isalnum():
            if iban.is_valid(text[start:end]):
                return end
        elif not sign.isalnum() and sign not in " -":
            return None
    return None


def _matches(kind: str, pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    return pattern.finditer(text) if _MAY_BE[kind].search(text) else ()


def _found(text: str) -> Iterator[PersonalData]:
    for match in _matches("e-mail", _EMAIL, text):
        yield PersonalData(*match.span(), "e-mail")
    for match in _matches("iban", _IBAN, text):
        if end := _end_of_iban(text, match.start()):
            yield PersonalData(match.start(), end, "iban")
    for match in _matches("place", _PLACE, text):
        yield PersonalData(*match.span(), "place")
    numbers: list[PersonalData] = []
    for match in _matches("phone", _PHONE, text):
        for number in PhoneNumberMatcher(match[0], _COUNTRY, leniency=Leniency.VALID):
            numbers.append(PersonalData(match.start() + number.start, match.start() + number.end, "phone"))
            yield numbers[-1]
    for match in _matches("bsn", _BSN, text):
        overlaps = any(number.start < match.end() and match.start() < number.end for number in numbers)
        if not overlaps and bsn.is_valid(match[0]):
            yield PersonalData(*match.span(), "bsn")
