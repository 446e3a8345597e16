"""All learners of a docs folder, each looked at alone: at a glance, then whole, and not twice.

A first glance at every profile finds the names that no page may tell. Then each folder is read, by any
process in any order; what was found of it is kept as a verdict, which holds nothing that is private, and
a folder that did not change since is not read again.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import get_args

from generator.building.cache import Cache, DamagedError
from generator.building.fingerprints import (
    fingerprint,
    program_fingerprint,
    source_fingerprint,
    used_frameworks,
)
from generator.building.review import Review, Viewing, review
from generator.building.workers import DiedError, done_apart
from generator.gate.claims import Claim, claim_of, own_words
from generator.gate.consent import Reason, days_of_change, days_of_lapse, reason_to_withhold
from generator.gate.decision import decided
from generator.gate.said import seen_words
from generator.media.shelf import Shelf
from generator.model import Audience, Portfolio, Profile
from generator.reading.called import names_in
from generator.reading.files import folder_problems, nearly_profiles
from generator.reading.read import Noted, School, read_profile

VERDICT = ".json"
"""How the name of a verdict ends."""


@dataclass(frozen=True)
class Survey:
    """What is the same for every learner who is looked at. Without a cache all are read."""

    docs: Path
    school: School
    viewing: Viewing
    cache: Cache | None = None
    within: str = ""
    """Where the docs are in those of the site, such as ``2024/``; empty if they are the site's."""
    archives: bool = True
    """Whether pages may be taken from an archive: a preview shows what the documents say now."""

    @property
    def home(self) -> Path:
        """The docs folder of the whole site."""
        return self.docs.parent if self.within else self.docs

    @property
    def listed(self) -> Mapping[str, tuple[str, ...]]:
        """What the school calls the learners who take part, by their folders."""
        return self.school.learners.names if self.school.learners else {}

    @cached_property
    def frameworks(self) -> dict[str, str]:
        """The fingerprint of each framework by its name."""
        return {each.id: fingerprint(each) for each in self.school.frameworks.all}


@dataclass(frozen=True)
class Glance:
    """A learner at first sight.

    ``source`` is the fingerprint of the folder and ``key`` the name of its verdict, if verdicts are kept;
    ``claim`` what is known of the learner's names; ``withheld`` whether the profile keeps everything from
    being seen; ``verdict`` what was kept under the key, if it holds.
    """

    name: str
    claim: Claim
    source: str = ""
    key: str = ""
    withheld: bool = False
    died: bool = False
    """A process died over the profile."""
    verdict: Verdict | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Verdict:
    """What is known of a folder that has not changed. Nothing in it is more private than what may be seen.

    ``since`` and ``before`` are the days between which it holds; ``shown_name`` is the full name, if it is
    shown; ``published`` the fingerprint of what
    may be seen, and in an author's own preview of what others see of that, or ``""``; ``depends`` the
    fingerprints of the frameworks that the folder speaks of, and ``frameworks`` of those that are spoken
    of in what may be seen; ``words`` all the words that may be seen, folded; ``faulty`` whether there is
    something to tell, for which the folder must be read again; ``cleared`` the fingerprint of the last
    look that found no leak.
    """

    reason: Reason | None
    hidden: bool
    since: str
    before: str
    shown_name: str
    published: str
    depends: dict[str, str]
    frameworks: dict[str, str]
    words: str
    faulty: bool
    files: int
    sound: int
    cleared: str = ""


@dataclass(frozen=True)
class Found:
    """A verdict, and the review it comes from unless it was kept.

    ``damaged``: what was kept is not whole. ``key`` is where the verdict is kept, or ``""``.
    """

    verdict: Verdict
    noted: Noted
    """What is told of the folder."""
    review: Review | None = None
    damaged: bool = False
    key: str = ""


def recalled(survey: Survey, name: str, source: str) -> Glance | None:
    """A learner of whose folder nothing need be read: its fingerprint is known, and no name is hidden."""
    if list(folder_problems(survey.docs, name)):
        return None
    key = _key(survey, name, source)
    verdict, _ = _kept(survey, key)
    if verdict is None or verdict.hidden:
        return None
    claim = replace(listed_claim(survey, name), shown=verdict.shown_name)
    return Glance(name, claim, source, key, withheld=not verdict.published, verdict=verdict)


def listed_claim(survey: Survey, name: str) -> Claim:
    """What the school says of the names of the learner in a folder."""
    return Claim(f"{survey.within}{name}", survey.listed.get(name, ()))


def glance(survey: Survey, name: str, source: str = "") -> Glance:
    """Look at a learner's profile, or at what is known of a folder that has not changed.

    ``source`` is the folder's fingerprint, if that is known.
    """
    if list(folder_problems(survey.docs, name)):
        return Glance(name, _astray(survey, name), withheld=True)
    if survey.cache and not source:
        source = source_fingerprint(survey.docs, name)
    if source and (seen := recalled(survey, name, source)):
        return seen
    key = _key(survey, name, source) if source else ""
    listed = listed_claim(survey, name)
    profile, called = read_profile(survey.docs, name, own_words(name))
    if profile is None:
        return Glance(name, replace(listed, hidden=called), source, key, withheld=True)
    viewing = survey.viewing
    claim = claim_of(profile, listed.slug, listed.listed, _others(viewing.audience), viewing.day)
    reason = reason_to_withhold(profile, viewing.audience, viewing.day)
    verdict, _ = _kept(survey, key)
    return Glance(name, claim, source, key, withheld=reason is not None, verdict=verdict)


def _astray(survey: Survey, name: str) -> Claim:
    """What may be known of the names of a learner whose folder, or whose profile, is called otherwise."""
    files = nearly_profiles(survey.docs / name)
    called = dict.fromkeys(found for file in files for found in names_in(file, own_words(name)))
    return replace(listed_claim(survey, name), hidden=tuple(called))


def died_over(survey: Survey, name: str) -> Glance:
    """A learner over whose profile a process died. What may be their name is hidden."""
    called = done_apart(_Calling(survey.docs / name), own_words(name))
    hidden = dict.fromkeys((*(() if isinstance(called, DiedError) else called), _as_a_name(name)))
    return Glance(name, replace(listed_claim(survey, name), hidden=tuple(hidden)), withheld=True, died=True)


@dataclass(frozen=True)
class _Calling:
    """Looks in a folder's profile for what its learner may be called, and reads nothing else of it."""

    folder: Path

    def __call__(self, own: Collection[str]) -> tuple[str, ...]:
        return names_in(self.folder / "profile.md", own)


def _as_a_name(name: str) -> str:
    """The words of a folder, as the name that it may stand for."""
    words = own_words(name)
    return " ".join(word.capitalize() for word in name.lower().split("-") if word in words)


def held(survey: Survey, seen: Glance) -> Verdict | None:
    """A verdict for which nothing need be read again: it holds, and there is nothing to tell."""
    verdict, _ = _known(survey, seen)
    return verdict if verdict and _says_all(verdict, survey) else None


def unknown(seen: Glance) -> Glance:
    """The same, where what is kept may have been written anew since."""
    return replace(seen, verdict=None)


def _known(survey: Survey, seen: Glance) -> tuple[Verdict | None, bool]:
    """What was seen to be kept, or is by now; and whether it is damaged."""
    return (seen.verdict, False) if seen.verdict else _kept(survey, seen.key)


def _says_all(verdict: Verdict, survey: Survey) -> bool:
    return not verdict.faulty and not survey.viewing.hidden.may_be_in(verdict.words.split())


def found(survey: Survey, seen: Glance, shelf: Shelf) -> Found:
    """What is known of a learner's folder. It is read only if it must be."""
    verdict, damaged = _known(survey, seen)
    if verdict and _says_all(verdict, survey):
        return Found(verdict, noted_of(verdict), key=seen.key)
    return replace(read_anew(survey, seen, shelf, verdict), damaged=damaged)


def read_anew(survey: Survey, seen: Glance, shelf: Shelf, before: Verdict | None = None) -> Found:
    """What a folder says now. It is not kept for what was seen if somebody has changed the folder since."""
    read = reviewed(survey, seen.name, shelf)
    verdict = _verdict(survey, read, before.cleared if before else "")
    key = seen.key if seen.key and source_fingerprint(survey.docs, seen.name) == seen.source else ""
    if verdict != before:
        keep_verdict(survey, key, verdict)
    return Found(verdict, read.noted, read, key=key)


def noted_of(verdict: Verdict) -> Noted:
    """What is told of a folder of which there is nothing to tell but how much is in it."""
    return Noted(files=verdict.files, sound=verdict.sound)


def reviewed(survey: Survey, name: str, shelf: Shelf) -> Review:
    return review(survey.docs, name, survey.school, survey.viewing, shelf)


def keep_verdict(survey: Survey, key: str, verdict: Verdict) -> None:
    if survey.cache and key:
        survey.cache.keep(key, json.dumps(vars(verdict)).encode())


def cleared(survey: Survey, key: str, verdict: Verdict, look: str) -> None:
    """Note that a look found no leak."""
    keep_verdict(survey, key, replace(verdict, cleared=look))


def _key(survey: Survey, name: str, source: str) -> str:
    audience, broken = survey.viewing.audience, sorted(survey.school.broken)
    about = (program_fingerprint(), audience, broken, f"{survey.within}{name}", source)
    return f"{fingerprint(*about)}{VERDICT}"


def _kept(survey: Survey, key: str) -> tuple[Verdict | None, bool]:
    """The verdict under a key if it holds, and whether there was one that is damaged."""
    if survey.cache is None or not key:
        return None, False
    try:
        content = survey.cache.kept(key)
        verdict = _read(content) if content else None
    except (DamagedError, TypeError, ValueError, RecursionError):
        return None, True
    return (verdict if verdict and _holds(verdict, survey) else None), False


def _read(content: bytes) -> Verdict:
    """A verdict that can be one. Raises TypeError, ValueError and RecursionError."""
    verdict = Verdict(**json.loads(content))
    if any(not isinstance(getattr(verdict, name), kind) for name, kind in _KINDS.items()):
        raise TypeError
    if verdict.reason not in {None, *get_args(Reason)}:
        raise ValueError(verdict.reason)
    return verdict


_KINDS = {
    **dict.fromkeys(("since", "before", "published", "shown_name", "words", "cleared"), str),
    **dict.fromkeys(("depends", "frameworks"), dict),
    **dict.fromkeys(("hidden", "faulty", "files", "sound"), int),
}


def _holds(verdict: Verdict, survey: Survey) -> bool:
    if not verdict.since <= survey.viewing.day.isoformat() < verdict.before:
        return False
    return verdict.depends.items() <= survey.frameworks.items()


def _verdict(survey: Survey, read: Review, cleared: str) -> Verdict:
    faulty = bool(read.noted.problems)
    said = repr(read.published)
    known = survey.school.frameworks
    used, read_with = used_frameworks(said, known), used_frameworks(repr(read.whole), known)
    shown_name = _shown_name(read, survey.viewing)
    since, before = _span_of(read.whole, survey.viewing.day)
    return Verdict(
        reason=read.decision.reason,
        hidden=not shown_name,
        since=since,
        before=before,
        shown_name=shown_name,
        published=fingerprint(said, sorted(others_see(survey, read) or ())) if read.published else "",
        depends={each.id: survey.frameworks[each.id] for each in read_with.all},
        frameworks={each.id: survey.frameworks[each.id] for each in used.all},
        words=" ".join(sorted(seen_words(read.published))) if read.published else "",
        faulty=faulty,
        files=read.noted.files,
        sound=read.noted.sound,
        cleared=cleared,
    )


def others_see(survey: Survey, read: Review) -> frozenset[str] | None:
    """In an author's own preview: the documents, and the learner's folder, that are public, too."""
    if survey.viewing.audience != "private" or read.whole is None:
        return None
    viewing, known = survey.viewing, survey.school.frameworks
    public = decided(read.whole, known, "public", viewing.day, viewing.hidden).portfolio
    return frozenset((public.slug, *(it.source for it in public.documents()))) if public else frozenset()


def _shown_name(read: Review, viewing: Viewing) -> str:
    """The full name that a profile shows; empty if it hides it."""
    if read.whole is None:
        return ""
    profile, slug = read.whole.profile, read.whole.slug
    return claim_of(profile, slug, (), _others(viewing.audience), viewing.day).shown


def _others(audience: Audience) -> Audience:
    """In an author's own preview the names matter that the public must not see."""
    return "public" if audience == "private" else audience


def span(profile: Profile | None, day: datetime.date, *, reminders: bool = True) -> tuple[str, str]:
    """From which day, and until before which, the same may be seen, and, with ``reminders``, told."""
    return _between(days_of_change(profile, reminders=reminders) if profile else frozenset(), day)


def _span_of(whole: Portfolio | None, day: datetime.date) -> tuple[str, str]:
    """The same of a portfolio, in which validations end, too."""
    if whole is None:
        return span(None, day)
    return _between(days_of_change(whole.profile) | days_of_lapse(whole), day)


def _between(days: frozenset[datetime.date], day: datetime.date) -> tuple[str, str]:
    since = max((each for each in days if each <= day), default=datetime.date.min)
    before = min((each for each in days if each > day), default=datetime.date.max)
    return since.isoformat(), before.isoformat()
