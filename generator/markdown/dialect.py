"""The Markdown of authors: GitHub-flavoured (https://github.github.com/gfm/), read by comrak."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import unquote

import comrak

from generator.signs import composed, normalized


def extensions() -> comrak.ExtensionOptions:
    """What GitHub adds to CommonMark: tables, task lists, footnotes, strikethrough, alerts, autolinks.

    A new object each time: whoever renders puts rewriters of addresses in it, for one document.
    """
    options = comrak.ExtensionOptions()
    options.table = True
    options.tasklist = True
    options.footnotes = True
    options.strikethrough = True
    options.alerts = True
    options.autolink = True
    return options


HEADING = re.compile(r"<h([1-6])(?: [^<>]*+)?>([^<]*+(?:<(?!/?h[1-6][ >])[^<]*+)*)</h\1>")
_NO_LETTER = re.compile(r"<[^<>]*+>|&(?:amp|lt|gt|quot|nbsp|#39);|[^\w\s-]")


def anchors(html: str) -> Iterator[str]:
    """What each heading of a rendering is called in an address, as GitHub calls it: ``#what-i-did``.

    Of headings that say the same the second is ``#what-i-did-1``.
    """
    taken: set[str] = set()
    again: Counter[str] = Counter()
    for heading in HEADING.finditer(html):
        said = normalized("NFC", _NO_LETTER.sub("", heading[2]).strip().lower())
        name = plain = re.sub(r"\s", "-", said) or "heading"
        while name in taken:
            again[plain] += 1
            name = f"{plain}-{again[plain]}"
        taken.add(name)
        yield name


@lru_cache(maxsize=64)
def anchors_of(prose: str) -> MappingProxyType[str, str]:
    """The names of a prose's headings, by what they are without capitals."""
    options = comrak.RenderOptions()
    options.unsafe_ = True  # headings may be written as HTML, and nothing of this is shown
    names = anchors(comrak.render_markdown(prose, extensions(), None, options))
    return MappingProxyType({name.casefold(): name for name in names})


def anchor_meant(prose: str, fragment: str) -> str:
    """The heading of a prose that a fragment of an address names, whatever its capitals; ``""`` for none."""
    return anchors_of(prose).get(normalized("NFC", unquote(fragment)).casefold(), "")


_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:|//")


def local_part(address: str) -> tuple[str, str]:
    """The path, composed, and the fragment of an address within the site; without a path where it leads
    elsewhere.

    For the library's own parser some addresses are an error, such as ``http://[``.
    """
    before, _, fragment = address.partition("#")
    path = "" if _ELSEWHERE.match(before) else before.partition("?")[0]
    return composed(unquote(path)), fragment
