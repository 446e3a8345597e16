"""The known name that a mistyped one is most like."""

from __future__ import annotations

_LONGEST_NAME = 200
"""What is longer is no name that somebody mistyped."""


def nearest(name: str, known: list[str], alike: int = 60) -> str:
    """The known name a mistyped one probably is, or ``""``; ``alike`` is how much, of 100."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # slow to load, and mostly not needed
    from rapidfuzz.process import extractOne  # noqa: PLC0415  # the same

    if len(name) > _LONGEST_NAME:
        return ""
    close = extractOne(name, known, scorer=ratio, processor=str.casefold, score_cutoff=alike)
    return close[0] if close else ""
