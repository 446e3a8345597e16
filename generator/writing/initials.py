"""What stands in the place of a face where there is no picture."""

from __future__ import annotations


def initials(name: str) -> str:
    """The first letters of the first and of the last word of a name: *Joris van Dam* is JD."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in (*words[:1], *words[1:][-1:]))
