"""The folder of a portfolio, made from a name."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, count

from generator.reading.files import RESERVED, SLUG
from generator.reading.slugs import LONGEST, short, slug
from generator.spelling.first_names import first_name


def portfolio_slug(name: str, taken: Collection[str] = ()) -> str:
    """The folder of a learner, which is in every address: the first name only, as that is what is shown.

    ``taken`` are folders of others; the site keeps some names for itself.
    """
    first = short(slug(first_name(name), _NAMELESS), LONGEST - 10)
    wanted = f"{first}-portfolio" if first in RESERVED else first
    others = (f"{wanted}-{number}" for number in count(2))
    return next(each for each in chain([wanted], others) if each not in taken)


_NAMELESS = "portfolio"


def is_nameless(folder: str) -> bool:
    """Whether a folder is called as one of which the first name is not known."""
    return folder == _NAMELESS or folder.removeprefix(f"{_NAMELESS}-").isdecimal()


def is_slug(text: str) -> bool:
    return SLUG.match(text) is not None
