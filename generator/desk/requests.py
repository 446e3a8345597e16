"""Requests that somebody has not answered yet: of each only on which day it was asked."""

from __future__ import annotations

from pathlib import Path

from generator.answers.asked import Questions
from generator.desk.known import Dated
from generator.reading.schemas import is_partial_date


def open_requests(home: Path, docs: Path, whose: str) -> tuple[Dated, ...]:
    """Those of a learner that were asked on this computer, the oldest first.

    ``home`` is the folder around the site. What is no day in a file that somebody changed is not shown.
    """
    asked = Questions(home, docs, whose).all()
    return tuple(Dated("request", it.date) for it in asked if not it.answered and is_partial_date(it.date))
