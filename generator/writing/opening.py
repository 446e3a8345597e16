"""The first lines of a text, for where there is no room for all of it."""

from __future__ import annotations

import re
from typing import Any

from generator.signs import unescaped

MOST = 150
"""Letters."""

_QUOTED = re.compile(r"<blockquote[^<>]*+>(.*?)</blockquote>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p(?: [^<>]*+)?>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*+>")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]?(?= )")
_MARKS = "\"'“”‘’«»„"


def opening_of(html: str) -> dict[str, Any] | None:
    """What prose begins with; where it has somebody's own words, those. None where there is none.

    ``quoted`` says that they are somebody else's.
    """
    quoted = _QUOTED.search(html)
    found = _PARAGRAPH.search(quoted[1] if quoted else html)
    words = " ".join(unescaped(_TAG.sub("", found[1])).split()) if found else ""
    return (
        {"text": _short(words.strip(_MARKS) if quoted else words), "quoted": bool(quoted)} if words else None
    )


def _short(words: str) -> str:
    """All of it, or whole sentences, or whole words and a sign that there are more."""
    if len(words) <= MOST:
        return words
    ends = [match.end() for match in _SENTENCE.finditer(words, 0, MOST + 1)]
    if ends and ends[-1] > MOST // 3:
        return words[: ends[-1]]
    return f"{words[:MOST].rpartition(' ')[0] or words[:MOST]}…"
