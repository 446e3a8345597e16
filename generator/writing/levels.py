"""A level in words."""

from __future__ import annotations

from typing import Any

from generator.writing.wording import Wording


def level_in_words(level: dict[str, Any] | None, wording: Wording) -> str:
    """A level by its title and its place among the others."""
    if level is None:
        return ""
    step = wording.catalogue.gettext("step {rank} of {all}").format(rank=level["rank"], all=level["of"])
    return f"{level['title']}, {step}" if level["title"] and level["title"] != str(level["rank"]) else step
