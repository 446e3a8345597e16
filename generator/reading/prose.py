"""Where an author's Markdown points to: its links, pictures and HTML, each with its place.

The prose is GitHub-flavoured Markdown (CommonMark 0.31 with GitHub's extensions), read by comrak
with source positions. ``writing`` renders the same text with the same extensions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from generator.markdown import pieces, tag_of, verdict
from generator.problems import Place
from generator.signs import unescaped

_TAG = re.compile(
    r'<(?P<tag>a|img) data-sourcepos="(?P<line>\d+):(?P<column>\d+)-(?P<last_line>\d+):(?P<last>\d+)"'
    r' (?:href|src)="(?P<target>[^"]*)"(?: alt="(?P<alt>[^"]*)")?'
)
_LINE = re.compile(r'data-sourcepos="(\d+):')

Kind = Literal["link", "picture", "html", "open", "look", "text", "spaced", "apart"]


@dataclass(frozen=True)
class Pointer:
    """A link, a picture, a piece of HTML, or what looks like a link but has a space in its address or before.

    ``html`` is refused, ``open`` a comment without an end, ``look`` says how something should look, ``text``
    is shown as it is. An empty ``target``: there is no address.
    """

    kind: Kind
    target: str
    place: Place
    alt: str = ""
    is_tag: bool = False
    """Whether a picture is written as HTML."""


def pointers(prose: str, first_line: int) -> Iterator[Pointer]:
    """Everything in a prose that points somewhere, kind by kind; it begins on ``first_line`` of its file."""
    if not _MAY_POINT.search(prose):
        return
    made = list(pieces(prose, places=True))
    rendered = "".join(piece for piece, is_authors in made if not is_authors)
    for match in _TAG.finditer(rendered):
        one_line = match["line"] == match["last_line"]
        place = Place(
            int(match["line"]) + first_line - 1,
            int(match["column"]),
            int(match["last"]) + 1 if one_line else 0,
        )
        kind: Kind = "link" if match["tag"] == "a" else "picture"
        yield Pointer(kind, unescaped(match["target"]), place, unescaped(match["alt"] or ""))
    yield from _spaced(prose, rendered, first_line)
    yield from _apart(prose, rendered, first_line)
    if len(made) > 1:
        yield from _told(_in_html(prose, made, first_line))


_CODE = re.compile(r"<code[^<]*+</code>")
_MAY_BE_SPACED = re.compile(r"!?\[[^\[\]\n<]*+\]\(([^()<>\n\"']++)\)")
_ENDING = re.compile(r"[A-Za-z0-9]{2,4}\Z")


def _spaced(prose: str, rendered: str, first_line: int) -> Iterator[Pointer]:
    """Addresses with a space in them: CommonMark shows the brackets instead of following them."""
    lines = prose.split("\n")
    matches = _MAY_BE_SPACED.finditer(unescaped(_CODE.sub("", rendered)))
    for match in islice((match for match in matches if _is_spaced(match[1])), _ENOUGH):
        place = _place_of(match[0], lines, 1)
        yield Pointer("spaced", match[1], place._replace(line=place.line + first_line - 1))


def _is_spaced(address: str) -> bool:
    name, _, ending = address.rpartition(".")
    return " " in name[1:] and _ENDING.match(ending) is not None


_APART = re.compile(r"!?\[[^\[\]\n<]++\] ++\((?:https?://|\.\./)[^()<>\s]++\)")


def _apart(prose: str, rendered: str, first_line: int) -> Iterator[Pointer]:
    """Links with a space before their address, which CommonMark shows with all their brackets."""
    plain = unescaped(_TAGS.sub("", _CODE.sub("", rendered)))
    lines = prose.split("\n")
    for match in islice(_APART.finditer(plain), _ENOUGH):
        place = _place_of(match[0], lines, 1)
        yield Pointer("apart", match[0], place._replace(line=place.line + first_line - 1))


_TAGS = re.compile(r"<[^<>]*+>")
_MAY_POINT = re.compile(r"[\[<]|://|www\.|@")


def _told(found: Iterator[Pointer]) -> Iterator[Pointer]:
    """Links and pictures all; of what is no such thing not more than enough."""
    times: Counter[Kind] = Counter()
    for pointer in found:
        times[pointer.kind] += 1
        if pointer.kind in {"link", "picture"} or times[pointer.kind] <= _MOST.get(pointer.kind, _ENOUGH):
            yield pointer


def _in_html(prose: str, made: list[tuple[str, bool]], first_line: int) -> Iterator[Pointer]:
    """What the HTML of an author points to, and what of it is no HTML that is shown."""
    for piece, place in _written(prose.split("\n"), made):
        for kind, target, alt in _meant(piece):
            here = place._replace(line=place.line + first_line - 1)
            yield Pointer(kind, target, here, alt, is_tag=True)


def _written(lines: list[str], made: list[tuple[str, bool]]) -> Iterator[tuple[str, Place]]:
    """Each piece of an author's HTML, with its place: in its block, after the piece before it.

    A few that are not found as they stand, such as one with ``\\|`` in a table, end the search.
    """
    line, column, missed = 1, 0, 0
    for piece, is_authors in made:
        if not is_authors:
            if (before := _LINE.findall(piece)) and int(before[-1]) != line:
                line, column = int(before[-1]), 0
            continue
        place = _place_of(piece, lines, line, column) if missed < _ENOUGH else Place(line, 1)
        missed += not place.end_column
        line, column = place.line, max(place.end_column - 1, 0)
        yield piece, place


def _meant(piece: str) -> Iterator[tuple[Kind, str, str]]:
    """What a piece of HTML points to and, if it is a picture, says instead; or what is to be told of it."""
    tag = tag_of(piece)
    found = verdict(tag) if tag else "text"
    shown = piece[:_LONGEST_SHOWN]
    if piece == "<!--":
        yield "open", shown, ""
    elif found == "refused":
        yield from (("html", shown, "") for _ in range(not (tag and tag.closes)))
    elif found == "text":
        if not _COMMENT.match(piece):
            yield "text", shown, ""
    elif tag and not tag.closes:
        yield from (("look", shown, "") for _ in range(tag.has_looks))
        if tag.name == "img":
            yield "picture", tag.attributes.get("src", "").strip(), tag.attributes.get("alt", "")
        elif tag.name == "a" and "href" in tag.attributes:
            yield "link", tag.attributes["href"].strip(), ""


_COMMENT = re.compile(r"<!--.*-->\Z|<!--?-?>\Z", re.DOTALL)
_LONGEST_SHOWN = 40
_ENOUGH = 20
"""How many of each kind in one document are told one by one."""
_MOST: dict[Kind, int] = {"look": 1}


def _place_of(raw: str, lines: list[str], block_line: int, column: int = 0) -> Place:
    """Where a piece of a text stands, looked for from the first line of its block on, or a column of it."""
    first = raw.split("\n", maxsplit=1)[0]
    for number in range(block_line, len(lines) + 1):
        if (found := lines[number - 1].find(first, column)) >= 0:
            return Place(number, found + 1, found + 1 + len(first))
        column = 0
    return Place(block_line, 1)
