"""A portfolio of which something is signed, as everybody may see it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from generator.building.archive_validity import discover
from generator.building.context import ReadContext
from generator.building.review import review
from generator.building.signatures import about_of
from generator.reading.read import shelf_of
from generator.signing.badge import About


def about(contexts: Sequence[ReadContext], portfolio: str, url: str) -> About | None:
    """A portfolio, named with its cohort's folder; None if not everybody may see it.

    ``url`` is where the school signs that its site is.
    """
    prefix, _, slug = portfolio.rpartition("/")
    found = discover(contexts)
    context = next(it.context for it in found.cohorts if it.context.prefix.rstrip("/") == prefix)
    with closing(shelf_of(context.home)) as shelf:
        read = review(context.docs, slug, context.school, context.viewing, shelf)
    return about_of(context, read.published, url) if read.published else None
