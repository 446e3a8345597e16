"""What a page can look for by itself: e-mail addresses and telephone numbers as most people write them.

The search of this room knows more, and decides; a page only asks whether it was meant. Each pattern is one in
Python and in JavaScript, and its first group is what was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.personal.kinds import Kind
from generator.personal.numbers import SIGNS
from generator.personal.suspects import MAILBOXES

_BEFORE = r"(?:^|[^\w,/=-])"
"""What stands before it: what else a number is part of is a thing's, or an address of the web."""
_AT = rf"(?: ?@ ?| ?[(\[{{] ?(?:at|@) ?[)\]}}] ?| at (?=(?:{MAILBOXES})\.))"
_DAY = r"[0-9][-./ ][0-9]{1,2}[-./ ](?:19|20)"
"""A date after its nought."""
_MORE = rf"(?:[{SIGNS}]{{0,3}}[0-9])"
"""A digit more of a number, with what people write between."""

IN_PAGES: Mapping[Kind, str] = MappingProxyType(
    {
        "e-mail": rf"([\w.+-]{{1,64}}{_AT}(?:[\w-]{{1,63}}\.){{1,8}}[a-z]{{2,63}})(?![\w-])",
        "phone": (
            rf"{_BEFORE}(\+[{SIGNS}]{{0,2}}[1-9]{_MORE}{{8,13}}|\(?0(?!{_DAY})(?:0{_MORE}{{10,13}}|[1-9]"
            rf"{_MORE}{{8}}))(?![0-9])"
        ),
    }
)
