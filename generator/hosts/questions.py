"""The page of a site that shows what somebody is asked in a link, if the site is to have it."""

from __future__ import annotations

from pathlib import Path

from generator.answers.linked import link_page
from generator.places import QUESTIONS


def put_questions(folder: Path) -> None:
    """Write the page into the folder of a site. It is the same on every site, and knows no question."""
    place = folder / QUESTIONS
    place.mkdir(parents=True, exist_ok=True)
    for name, content in link_page().items():
        (place / name).write_bytes(content)
