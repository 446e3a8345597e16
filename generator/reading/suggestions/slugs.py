"""The names of files and folders, made from what people write."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain, count

from generator.spelling.words import plain_letters

LONGEST = 40


def slug(text: str, otherwise: str) -> str:
    """``"Café de Brug"`` → ``cafe-de-brug``; ``otherwise`` where there is no letter."""
    plain = re.sub(r"['’]", "", " ".join(map(plain_letters, text.split())))
    return short(re.sub(r"[^a-z0-9]+", "-", plain).strip("-")) or otherwise


def numbered(name: str, taken: Callable[[str], bool]) -> str:
    """A name that is not taken: itself, or with a number behind it."""
    others = (f"{short(name, LONGEST - len(f'-{number}'))}-{number}" for number in count(2))
    return next(each for each in chain([name], others) if not taken(each))


def short(name: str, most: int = LONGEST) -> str:
    """As many of its words as there is room for; of one that is longer than that what there is room for."""
    return name if len(name) <= most else name[: most + 1].rpartition("-")[0] or name[:most]
