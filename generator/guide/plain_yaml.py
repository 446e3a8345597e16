"""Values as an author would type them in YAML, so that our own reader reads the same value back."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()’…-]*[\w.)…])?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\Z")
_OTHERWISE = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that YAML, or an older YAML in somebody's editor, takes for something else than text."""


def scalar(value: str | int) -> str:
    """One value on one line; in quotes where YAML could take it for something else."""
    if isinstance(value, int):
        return str(value)
    if _DATE.match(value) or (_PLAIN.match(value) and value.lower() not in _OTHERWISE):
        return value
    return json.dumps(value, ensure_ascii=False)


def inline(value: str) -> str:
    """A value inside braces, where a comma would end it."""
    return json.dumps(value, ensure_ascii=False) if "," in value else scalar(value)
