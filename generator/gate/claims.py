"""Who may hide which name where.

1. In their own portfolio everybody decides about the names in it.
2. A name on the school's list of learners is hidden in everybody's portfolio and on the school's pages,
   whatever a profile says or does not say, but where the learner's own profile shows that name in full.
3. Where the school keeps no list, or the learner is on it, a name that is not on it is hidden in others'
   portfolios only if the learner's folder vouches for it, and if it is no name or word of the school's, and
   neither tells what another listed learner is called nor is told by that.

So nobody takes a word from anybody's portfolio by calling themselves after it, and nobody loses the
protection of the list by a mistake in their own profile. What neighbours write has no part in it.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from generator.gate.consent import reason_to_withhold
from generator.gate.hidden_name import HiddenName
from generator.gate.hidden_names import Counting, HiddenNames
from generator.gate.said import texts
from generator.gate.shown_names import ShownName, ShownNames
from generator.languages import phrases
from generator.model import Audience, Learners, Profile
from generator.spelling.lookalikes import LOOKALIKES
from generator.spelling.words import every_word, folded, folded_words, plain_letters


@dataclass(frozen=True)
class NameClaim:
    """What is known of the names of the learner in a folder.

    ``listed`` are those that the school gives; ``hidden`` those that the profile has and does not show, or
    may have, if it cannot be read; ``shown`` is the name that the profile shows in full, or ``""``.
    """

    slug: str
    listed: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    shown: str = ""
    withdrawn_on: datetime.date | None = None

    def on_list(self, learners: Learners | None) -> NameClaim:
        """The same, where the school keeps a list: who is not on it decides nothing about others' texts."""
        return replace(self, hidden=()) if learners and not self.listed else self


@dataclass(frozen=True)
class SchoolWords:
    """What a school writes in some documents, and what the program says: nobody can hide it by a profile.

    What the program says may be about somebody who is made up, so that only its ordinary words count.
    """

    documents: tuple[Any, ...] = ()

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(texts(self.documents))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for text in self._texts for word in every_word(text))

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Words that are no names only, as they are also written small."""
        return _small_words(self._texts) | _small_words_of_ours()

    def have(self, name: HiddenName) -> bool:
        """Whether a name stands among them."""
        names = HiddenNames((name,))
        return names.may_be_in(self._words) and any(map(names.told_in, self._texts))

    def has(self, word: str) -> bool:
        """Whether a folded word is an ordinary one."""
        return word in self._ordinary


_SMALL = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][\w'’-]*")


def _small_words(said: Iterable[str]) -> frozenset[str]:
    """The words of some texts that are written small, folded."""
    small = {word for text in said for word in _SMALL.findall(text)}
    return frozenset(word for each in small for word in folded_words(each))


@cache
def _small_words_of_ours() -> frozenset[str]:
    return _small_words(phrases())


def claim_of(
    profile: Profile, slug: str, listed: Iterable[str], audience: Audience, today: datetime.date
) -> NameClaim:
    """What a profile that can be read says of the names of its learner, to an audience on a day."""
    shows = profile.show_as == "full" and reason_to_withhold(profile, audience, today) is None
    withdrawn_on = profile.consent.withdrawn_on if profile.consent else None
    return NameClaim(
        slug,
        tuple(listed),
        hidden=() if shows else (profile.name,),
        shown=profile.name if shows else "",
        withdrawn_on=withdrawn_on.first if withdrawn_on else None,
    )


def hidden_names(claims: Sequence[NameClaim], school: SchoolWords) -> HiddenNames:
    """The names that must not be told in others' portfolios, nor, if they are sure, by the school."""
    called = _called(claims)
    entries = {entry for claim in claims for entry in _entries(claim, school, called)}
    hidden = tuple(sorted(entries, key=lambda each: (each.slug, each.name, each.sure)))
    return HiddenNames(hidden, ShownNames(tuple(sorted(_shown(claims, called)))))


def _shown(claims: Iterable[NameClaim], called: _Called) -> Iterator[ShownName]:
    """The names that learners show and the school knows: as it is on its list, or fewer of its words.

    A name with fewer words is nobody's whom the list calls so.
    """
    for claim in claims:
        words = set(folded_words(claim.shown))
        on_list = any(folded(name) == folded(claim.shown) for name in claim.listed)
        shorter = any(words <= set(folded_words(name)) for name in claim.listed)
        if len(words) >= _FEWEST and (on_list or (shorter and folded(claim.shown) not in called.folders)):
            yield ShownName(claim.shown, claim.slug)


def unsure_names(claims: Sequence[NameClaim], school: SchoolWords) -> Iterator[tuple[str, str]]:
    """The folders of learners whose profiles ask to hide a name that nobody vouches for, and that name.

    Of a profile that cannot be read every name in it may be the learner's; where one is sure it is that one.
    """
    called = _called(claims)
    for claim in claims:
        listed = set(map(folded, claim.listed))
        names = [name for name in claim.hidden if " " in folded(name)]
        sure = [n for n in names if folded(n) in listed or _is_vouched_for(claim.slug, n, school, called)]
        yield from ((claim.slug, name) for name in names if not sure)


@dataclass(frozen=True)
class _Called:
    """What the school calls the learners on its lists, and the folders of those who are called alike."""

    names: HiddenNames
    folders: dict[str, list[str]]

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for each in self.names.entries for word in each.words)


def _called(claims: Sequence[NameClaim]) -> _Called:
    listed = [(name, claim.slug) for claim in claims for name in claim.listed]
    folders: dict[str, list[str]] = {}
    for name, slug in listed:
        folders.setdefault(folded(name), []).append(slug)
    return _Called(HiddenNames(tuple(HiddenName(name, slug) for name, slug in listed)), folders)


def _entries(claim: NameClaim, school: SchoolWords, called: _Called) -> Iterator[HiddenName]:
    for name in claim.listed:
        if folded(name) != folded(claim.shown):
            others = tuple(sorted(slug for slug in called.folders[folded(name)] if slug != claim.slug))
            for spelling in spellings(name):
                yield HiddenName(spelling, claim.slug, since=claim.withdrawn_on, namesakes=others)
    for name in claim.hidden:
        if _is_vouched_for(claim.slug, name, school, called):
            for spelling in spellings(name):
                if entry := _vouched_for(claim, spelling, school, called):
                    yield entry


def _vouched_for(claim: NameClaim, name: str, school: SchoolWords, called: _Called) -> HiddenName | None:
    """A name that may be hidden though it is on no list; as one word or with initials it may be ordinary."""
    if not _may_be_hidden(claim.slug, name, school, called):
        return None
    entry = HiddenName(name, claim.slug, sure=False, since=claim.withdrawn_on)
    ordinary = school.has(entry.last) or any(map(school.has, entry.joined))
    return replace(entry, only_whole=ordinary)


def _is_vouched_for(slug: str, name: str, school: SchoolWords, called: _Called) -> bool:
    """Whether a name may be hidden though it is on no list.

    A folder vouches for a name that has its words. One that ``leerkring new`` gives where a name cannot be
    written in it says nothing, and leaves it to the name.
    """
    words = set(HiddenName(name).words)
    words.update(unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().split())
    words.update(_NOT_IN_A_FOLDER.split(plain_letters(name)))
    return own_words(slug) <= words and _may_be_hidden(slug, name, school, called)


def _may_be_hidden(slug: str, name: str, school: SchoolWords, called: _Called) -> bool:
    """Whether a name is no words of the school's, no ordinary ones and nobody else's name."""
    entry = HiddenName(name)
    if len(set(entry.words)) < _FEWEST or (school.has(entry.first) and school.has(entry.last)):
        return False
    return not school.have(entry) and not _is_anothers(slug, entry, called)


_NOT_IN_A_FOLDER = re.compile(r"[^a-z0-9]+")
_FEWEST = 2
"""Words of a full name."""


def _is_anothers(slug: str, entry: HiddenName, called: _Called) -> bool:
    """Whether somebody else on a list is called so: told by that name, or it by theirs."""
    others = Counting(called.names, frozenset(called.names.of_folder(slug)))
    if others.told_in(entry.name):
        return True
    names = HiddenNames((entry,))
    return names.may_be_in(called.words) and any(
        names.told_in(each.name) for each in called.names.entries if each.slug != slug
    )


def own_words(slug: str) -> set[str]:
    """The words of a folder that are its learner's: without the numbers that part learners of one name."""
    return {word for word in slug.rpartition("/")[2].lower().split("-") if not word.isdigit()} - _NOBODYS


_NOBODYS = {"portfolio"}


def spellings(name: str) -> Iterator[str]:
    """A name, and what others make of it.

    With each half of a double last name alone, with all but the first as one word, without what stands in
    its words, and as it looks.
    """
    yield name
    first, *rest = name.split() or [""]
    if len(rest) > 1:
        yield f"{first} {''.join(rest)}"
    before, _, last = name.strip().rpartition(" ")
    halves = [half for half in _HYPHEN.split(last) if len(half) > 1]
    if before and len(halves) > 1:
        yield from (f"{before} {half}" for half in halves if folded_words(half))
    others = (_APOSTROPHE.sub("", name), _HYPHEN.sub("", name), name.translate(LOOKALIKES))
    yield from (other for other in dict.fromkeys(others) if other != name)


_HYPHEN = re.compile(r"[-‐‑–/]")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼʻ`´′＇ʹ](?=\w)")
