"""One full name that must not be told: its words, and how it is written as one word."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cached_property

from generator.spelling.words import folded_words

_FEWEST = 2
"""Words of a full name."""
SHORTEST_JOINED = 8
"""Letters of a name that can be told when it is written as one word: a shorter one may be part of another."""
_SHORTEST_IN_ADDRESS = 4
"""The same, for what stands between two slashes."""
UNPARTED = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2,}|[\u1100-\u11ff]{6,}"
)
"""What is written without spaces: Chinese and Japanese, and Korean names, letter by letter."""


@dataclass(frozen=True)
class HiddenName:
    """A full name, and the folder of the learner who has it.

    ``sure``: the school says so. ``only_whole``: it is a name only where it stands without initials, for
    its last word is an ordinary one. ``since``: the day on which its learner withdrew. ``namesakes`` are the
    folders of other learners who are called so by the school.
    """

    name: str
    slug: str = ""
    sure: bool = True
    only_whole: bool = False
    since: datetime.date | None = None
    namesakes: tuple[str, ...] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(folded_words(self.name))

    @property
    def first(self) -> str:
        return self.words[0]

    @property
    def last(self) -> str:
        return self.words[-1]

    @cached_property
    def within(self) -> frozenset[str]:
        """What may be left out, or stand elsewhere."""
        return frozenset(self.words[1:-1])

    @property
    def joined(self) -> tuple[str, ...]:
        """How it is written as one word."""
        return tuple(form for form in self._forms if len(form) >= SHORTEST_JOINED or UNPARTED.fullmatch(form))

    @property
    def short(self) -> tuple[str, ...]:
        """How it is written as one word in an address, where an ordinary word is not as likely."""
        return tuple(form for form in self._forms if _SHORTEST_IN_ADDRESS <= len(form) < SHORTEST_JOINED)

    @cached_property
    def is_full(self) -> bool:
        """Whether it is a full name: of two words, or in a script that has no spaces."""
        return len(self.words) >= _FEWEST or UNPARTED.fullmatch("".join(self.words)) is not None

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        if self.only_whole or not self.is_full:
            return ()
        first, last, whole = self.first, self.last, "".join(self.words)
        forms = (whole, f"{first}{last}", f"{last}{first}", f"{''.join(self.words[1:])}{first}")
        return tuple(dict.fromkeys(forms if len(self.words) >= _FEWEST else (whole,)))
