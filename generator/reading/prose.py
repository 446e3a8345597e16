"""Where an author's Markdown points to: its links, pictures and raw HTML, each with its place.

The prose is GitHub-flavoured Markdown (CommonMark 0.31 with GitHub's extensions), read by comrak
with source positions. ``writing`` renders the same text with the same extensions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

import comrak

from generator.markdown import extensions
from generator.problems import Place
from generator.signs import unescaped

_TAG = re.compile(
    r'<(?P<tag>a|img) data-sourcepos="(?P<line>\d+):(?P<column>\d+)-(?P<last_line>\d+):(?P<last>\d+)"'
    r' (?:href|src)="(?P<target>[^"]*)"(?: alt="(?P<alt>[^"]*)")?'
)
_LINE = re.compile(r'data-sourcepos="(\d+):')
_OMITTED = "<!-- raw HTML omitted -->"
_COMMENT = re.compile(r"\s*<!--.*?-->\s*\Z", re.DOTALL)


@dataclass(frozen=True)
class Pointer:
    """A link, a picture, a piece of raw HTML, or what looks like a link but has a space in its address or
    before it.

    An empty ``target``: an address that is not allowed.
    """

    kind: Literal["link", "picture", "html", "spaced", "apart"]
    target: str
    place: Place
    alt: str = ""


def pointers(prose: str, first_line: int) -> Iterator[Pointer]:
    """Everything in a prose that points somewhere, in order; it begins on ``first_line`` of its file."""
    if not _MAY_POINT.search(prose):
        return
    rendered = _rendered(prose, unsafe=False)
    for match in _TAG.finditer(rendered):
        one_line = match["line"] == match["last_line"]
        place = Place(
            int(match["line"]) + first_line - 1,
            int(match["column"]),
            int(match["last"]) + 1 if one_line else 0,
        )
        kind: Literal["link", "picture"] = "link" if match["tag"] == "a" else "picture"
        yield Pointer(kind, unescaped(match["target"]), place, unescaped(match["alt"] or ""))
    yield from _spaced(prose, rendered, first_line)
    yield from _apart(prose, rendered, first_line)
    if _OMITTED in rendered:
        yield from _raw_html(prose, rendered, first_line)


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


def _rendered(prose: str, *, unsafe: bool) -> str:
    options = comrak.RenderOptions()
    options.sourcepos = True
    options.unsafe_ = unsafe
    return comrak.render_markdown(prose, extensions(), None, options)


def _raw_html(prose: str, rendered: str, first_line: int) -> Iterator[Pointer]:
    """Raw HTML that is left out, found by laying the rendering with it beside the one without."""
    whole = _rendered(prose, unsafe=True)
    lines = prose.split("\n")
    parts = rendered.split(_OMITTED)
    at, block_line, told = len(parts[0]), 1, 0
    for number, part in enumerate(parts[1:], start=1):
        if lines_before := _LINE.findall(parts[number - 1]):
            block_line = int(lines_before[-1])
        end = whole.find(part, at) if number < len(parts) - 1 or part else len(whole)
        raw = whole[at:end] if end >= at else ""
        if not _COMMENT.match(raw):
            place = _place_of(raw.strip(), lines, block_line)
            yield Pointer("html", raw.strip()[:40], place._replace(line=place.line + first_line - 1))
            told += 1
        if told == _ENOUGH:
            return
        at = end + len(part)


_ENOUGH = 20
"""How many of each kind in one document are told one by one."""


def _place_of(raw: str, lines: list[str], block_line: int) -> Place:
    """Where a piece of raw HTML stands, looked for from the first line of its block on."""
    first = raw.split("\n", maxsplit=1)[0]
    for number in range(block_line, len(lines) + 1):
        if (column := lines[number - 1].find(first)) >= 0:
            return Place(number, column + 1, column + 1 + len(first))
    return Place(block_line, 1)
