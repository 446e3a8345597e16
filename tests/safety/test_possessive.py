"""Every pattern means the same to each Python that is promised.

Python 3.11.0 to 3.11.4 does not go back to where a possessive group began when a part of it fails, so that
``</a>`` was no tag there. One sign may be possessive (``[a-z]*+``), a group may not.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from .patterns import patterns

_SIGN = {"IN", "LITERAL", "NOT_LITERAL", "ANY", "CATEGORY"}


def possessive(form: re.Pattern[Any]) -> list[str]:
    """What is possessive or atomic in a pattern, and more than one sign."""
    found, waiting = [], list(re._parser.parse(form.pattern, form.flags & ~re.UNICODE))
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple) and part and str(part[0]) in {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}:
            inner = part[1][-1]
            if len(inner) != 1 or str(inner[0][0]) not in _SIGN:
                found.append(str(part[0]))
        if isinstance(part, tuple | list | re._parser.SubPattern):
            waiting.extend(part)
    return found


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.where)
def test_no_group_of_a_pattern_is_possessive(pattern):
    assert possessive(pattern.form) == []


def test_a_group_that_is_would_be_found():
    assert possessive(re.compile(r"a(?:b(?:cd)*+)?"))
    assert not possessive(re.compile(r"a++[b-d]*+(?:e{1,3}+f)*"))
