"""Digits as people write them, in groups with points, dashes, brackets or spaces between."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

SHORTEST = 8
"""How many digits the shortest number of a person has."""
LONGEST = 17
"""And the longest: a telephone number of fifteen (E.164) after 00."""
SIGNS = r" ./()\[\]{}_*~\-"
"""What stands between the digits of one number, as it is written in a set of signs."""
MORE = rf"(?:[{SIGNS}]{{0,5}}[0-9]){{{SHORTEST - 1}}}"
"""After a digit, so many more that they may be one number."""
ACCOUNT_SIGNS = r" ./()_:\-"
"""What stands between the signs of one bank account, as it is written in a set of signs."""
MORE_OF_AN_ACCOUNT = rf" ?[0-9](?:[{ACCOUNT_SIGNS}]{{0,3}}[A-Za-z0-9]){{11}}"
"""After the first of two digits to check the rest by, what every account has at least."""

_MOST_GROUPS = 7
"""How many groups a number has that is known by its groups."""
_RUN = re.compile(rf"[0-9]{MORE}(?:[{SIGNS}]{{0,5}}[0-9])*")
_GROUP = re.compile(r"[0-9]+")
_LOOKED_BACK = 60
"""How many signs before a number may say what it is."""
_JOINED = re.compile(r"[^\W_](?:[.,/_:-])?\Z")
_GOES_ON = re.compile(r"[^\W_]|[.,/_:-][0-9]|-[^\W_]")
_THING = re.compile(
    r"(?<![^\W_])(?:is[bs]n|asin|lccn|imei|vin|sku|ean|gtin|doi|oclc|pmid|zenodo|kvk|k\.v\.k\.?"
    r"|kamer van koophandel|chamber of commerce"
    r"|rsin|btw|vat|crebo|croho|brin|agb|artikel|article|art|order|bestel(?:ling)?|factuur|invoice|serie"
    r"|serial|product|item|ticket|zaak|dossier|commit|build|versie|version|model|octrooi|patent|offerte|quote"
    r"|(?:kassa)?bon|receipt|kenmerk|referentie|reference|ref|registratie|registration|certifica(?:at|te)"
    r"|inventaris|asset|onderdeel|parts?|chassis|frame|lot|batch|charge|zending|shipment|pakket|parcel"
    r"|tracking|track(?: ?& ?| and | en )trace|transactie|transaction|reserverings?|reservation|boekings?"
    r"|booking|[ps]/n|revisi(?:e|on)|job|run|pid|uid|seed|timestamp|hash|crc(?:32)?|checksum|video|record"
    r"|aantal|totaal|total|count|som|sum|views|(?:[a-z]{1,20}_)?id(?=[\"'`]? ?[:=]))"
    r"[ -]?(?:-?(?:(?:met )?nummers?|numbers?|registration|inschrijving|code|id|nrs?\.?|no\.?))?"
    r"(?: is| was)?[ :#.=()\"'`*|]{0,6}\Z",
    re.IGNORECASE,
)
"""Words before the number of a thing or of a firm."""


@dataclass(frozen=True)
class Number:
    """Some groups of a run of digits, one after the other."""

    text: str
    run: list[tuple[int, int]]
    """Where the groups of the whole run are."""
    first: int
    stop: int
    """Which of them it has: from the first up to this one."""

    @property
    def start(self) -> int:
        return self.run[self.first][0]

    @property
    def end(self) -> int:
        return self.run[self.stop - 1][1]

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple(end - start for start, end in self.run[self.first : self.stop])

    @property
    def digits(self) -> str:
        return "".join(self.text[start:end] for start, end in self.run[self.first : self.stop])

    def signs(self, group: int) -> str:
        """What stands before a group of the run, nothing before the first one; spaces are one space."""
        if not 0 < group < len(self.run):
            return ""
        signs = self.text[self.run[group - 1][1] : self.run[group][0]]
        return " " if signs.isspace() else signs

    @property
    def inner_signs(self) -> list[str]:
        return [self.signs(group) for group in range(self.first + 1, self.stop)]

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - _LOOKED_BACK) : self.start].rpartition("\0")[2]

    @property
    def after(self) -> str:
        return self.text[self.end : self.end + 8]

    @property
    def is_of_a_thing(self) -> bool:
        return is_of_a_thing(self.before)

    @property
    def stands_alone(self) -> bool:
        """Whether it is no part of a word, a longer number or a code."""
        return not _JOINED.search(self.before) and not _GOES_ON.match(self.after)

    @property
    def is_of_a_series(self) -> bool:
        """Whether its groups are some of more that are alike, as a row of counts is."""
        inner, lengths = self.inner_signs, set(self.lengths)
        if not inner or len(lengths) > 1:
            return False
        beside = {self.first - 1: self.signs(self.first), self.stop: self.signs(self.stop)}
        return any(
            signs == inner[0] and (self.run[group][1] - self.run[group][0]) in lengths
            for group, signs in beside.items()
            if signs
        )


def is_of_a_thing(before: str) -> bool:
    """Whether what stands before a number says that it is the number of a thing or of a firm."""
    return bool(_THING.search(before))


def numbers_that(
    is_one: Callable[[Number], bool],
    text: str,
    lengths: Container[int],
    shapes: Container[tuple[int, ...]],
) -> Iterator[tuple[int, int]]:
    """Where the numbers are that are one, each run of digits read once, from left to right.

    A number within a run must have one of these ``shapes``; at its beginning what stands before it may tell.
    """
    for run in runs(text):
        first = 0
        while first < len(run):
            of_a_shape = first == 0 or _is_grouped(run, first, shapes)
            tried = numbers(text, run, first, lengths) if of_a_shape else ()
            found = next(filter(is_one, tried), None)
            if found:
                yield found.start, found.end
            first = found.stop if found else first + 1


def runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Where the groups are of each run of digits that is long enough to be a number."""
    for match in _RUN.finditer(text):
        yield [group.span() for group in _GROUP.finditer(text, *match.span())]


def _is_grouped(run: list[tuple[int, int]], first: int, shapes: Container[tuple[int, ...]]) -> bool:
    """Whether some groups from one on have one of these shapes.

    Only before the first group of a run can anything be said of a number: there are no letters in a run.
    """
    lengths = [end - start for start, end in run[first : first + _MOST_GROUPS]]
    return any(tuple(lengths[:count]) in shapes for count in range(1, len(lengths) + 1))


def numbers(text: str, run: list[tuple[int, int]], first: int, lengths: Container[int]) -> list[Number]:
    """The numbers of those lengths that begin with a group of a run, the longest first."""
    found: list[Number] = []
    digits = 0
    for stop in range(first, min(len(run), first + LONGEST)):
        digits += run[stop][1] - run[stop][0]
        if digits > LONGEST:
            break
        if digits in lengths:
            found.append(Number(text, run, first, stop + 1))
    return found[::-1]
