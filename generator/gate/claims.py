"""Who may hide which name where.

1. In their own portfolio everybody decides about the names in it.
2. A name on the school's list of learners is hidden in everybody's portfolio and on the school's pages,
   whatever a profile says or does not say, but where the learner's own profile shows that name in full.
3. A name that is not on a list is hidden in the portfolios of others only if the learner's folder vouches
   for it, and if it is no name or word of the school's, and not what a listed learner is called.

So nobody takes a word from anybody's portfolio by calling themselves after it, and nobody loses the
protection of the list by a mistake in their own profile. What neighbours write has no part in it.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.gate.consent import reason_to_withhold
from generator.gate.hidden_names import HiddenName, HiddenNames
from generator.gate.said import texts
from generator.languages import phrases
from generator.model import Audience, Profile
from generator.spelling.words import folded, folded_words


@dataclass(frozen=True)
class Claim:
    """What is known of the names of the learner in a folder.

    ``listed`` are those that the school gives; ``hidden`` those that the profile has and does not show, or
    may have, if it cannot be read; ``shown`` is the name that the profile shows in full, or ``""``.
    """

    slug: str
    listed: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    shown: str = ""
    withdrawn_on: datetime.date | None = None


@dataclass(frozen=True)
class SchoolWords:
    """What a school writes in some documents, and what the program says: nobody can hide it by a profile.

    What the program says may be about somebody who is made up, so that only its ordinary words count.
    """

    documents: tuple[Any, ...] = ()

    @cached_property
    def _text(self) -> str:
        """All of it, as names are compared; nothing reaches over from one into the next."""
        return f" {' | '.join(map(folded, texts(self.documents)))} "

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Words that are no names only, as they are also written small."""
        small = (word for text in (*texts(self.documents), *phrases()) for word in _SMALL.findall(text))
        return frozenset(word for each in small for word in folded_words(each))

    def have(self, name: str) -> bool:
        """Whether a name stands among them."""
        return f" {folded(name)} " in self._text

    def are_all_of(self, name: str) -> bool:
        """Whether a name consists of nothing but ordinary words."""
        return self._ordinary.issuperset(folded_words(name))

    def has(self, word: str) -> bool:
        """Whether a folded word is an ordinary one."""
        return word in self._ordinary


_SMALL = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][\w'’-]*")


def claim_of(
    profile: Profile, slug: str, listed: Iterable[str], audience: Audience, today: datetime.date
) -> Claim:
    """What a profile that can be read says of the names of its learner, to an audience on a day."""
    shows = profile.show_as == "full" and reason_to_withhold(profile, audience, today) is None
    withdrawn_on = profile.consent.withdrawn_on if profile.consent else None
    return Claim(
        slug,
        tuple(listed),
        hidden=() if shows else (profile.name,),
        shown=profile.name if shows else "",
        withdrawn_on=withdrawn_on.first if withdrawn_on else None,
    )


def hidden_names(claims: Sequence[Claim], school: SchoolWords) -> HiddenNames:
    """The names that must not be told in others' portfolios, nor, if they are sure, by the school."""
    called = _called(claims)
    entries = {entry for claim in claims for entry in _entries(claim, school, called)}
    return HiddenNames(tuple(sorted(entries, key=lambda each: (each.slug, each.name, each.sure))))


def unsure_names(claims: Sequence[Claim], school: SchoolWords) -> Iterator[tuple[str, str]]:
    """The folders of learners whose profiles ask to hide a name that nobody vouches for, and that name."""
    called = _called(claims)
    for claim in claims:
        for name in claim.hidden:
            listed = folded(name) in map(folded, claim.listed)
            if " " in folded(name) and not listed and not _is_vouched_for(claim.slug, name, school, called):
                yield claim.slug, name


NO_WORDS = SchoolWords()

_Called = dict[str, list[str]]
"""For each name on a list the folders of those who are called so."""


def _called(claims: Sequence[Claim]) -> _Called:
    called: _Called = {}
    for claim in claims:
        for name in claim.listed:
            called.setdefault(folded(name), []).append(claim.slug)
    return called


def _entries(claim: Claim, school: SchoolWords, called: _Called) -> Iterator[HiddenName]:
    for name in claim.listed:
        if folded(name) != folded(claim.shown):
            others = tuple(sorted(slug for slug in called[folded(name)] if slug != claim.slug))
            for spelling in spellings(name):
                yield HiddenName(spelling, claim.slug, since=claim.withdrawn_on, namesakes=others)
    for name in claim.hidden:
        if _is_vouched_for(claim.slug, name, school, called):
            for spelling in spellings(name):
                whole = school.has(folded_words(spelling)[-1])
                yield HiddenName(spelling, claim.slug, sure=False, only_whole=whole, since=claim.withdrawn_on)


def _is_vouched_for(slug: str, name: str, school: SchoolWords, called: _Called) -> bool:
    """Whether a name may be hidden though it is on no list.

    A folder vouches for a name that has its words. One that ``leerkring new`` gives where a name cannot be
    written in it says nothing, and leaves it to the name.
    """
    words = set(folded_words(name))
    if len(words) < 2 or folded(name) in called:  # one word is no full name
        return False
    words.update(unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().split())
    return own_words(slug) <= words and not school.have(name) and not school.are_all_of(name)


def own_words(slug: str) -> set[str]:
    """The words of a folder that are its learner's: without the numbers that part learners of one name."""
    return {word for word in slug.rpartition("/")[2].split("-") if not word.isdigit()} - _NOBODYS


_NOBODYS = {"portfolio"}


def spellings(name: str) -> Iterable[str]:
    """A name, and with each half of a double last name alone."""
    before, _, last = name.strip().rpartition(" ")
    halves = [half for half in re.split(r"[-‐‑–/]", last) if len(half) > 1]
    return (name, *(f"{before} {half}" for half in halves)) if before and len(halves) > 1 else (name,)
