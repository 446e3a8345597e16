"""All learners of a site at first sight: whose profile keeps everything back, and whose name is told nowhere.

What is known of a folder that did not change is taken from the cache, which knows no hidden name: the
profile of whoever hides it is read each time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.building.artifact import Artifact, Facts, unpacked
from generator.building.context import ReadContext
from generator.building.names import claims_of, doubts_of, listed_claim, noted_names
from generator.building.pool import FEW, DiedError, done, done_apart
from generator.cache.keys import digest, folder_digest, program_digest
from generator.cache.store import DamagedError
from generator.gate.claims import NameClaim, SchoolWords, claim_of, hidden_names, own_words
from generator.gate.consent import reason_to_withhold
from generator.model import Audience, Profile
from generator.reading.called import names_in
from generator.reading.files import folder_problems, learner_folders, nearly_profiles
from generator.reading.noted import Noted
from generator.reading.read import read_profile

ARTIFACT = ".learner"
"""How the key of a learner's artifact ends."""


@dataclass(frozen=True)
class ProfileScan:
    """A learner at first sight.

    ``claim`` is what is known of the learner's names; ``source`` the digest of the folder and ``key`` that of
    its artifact, where such are kept; ``withheld`` whether the profile keeps everything from being seen.
    """

    name: str
    claim: NameClaim
    source: str = ""
    key: str = ""
    withheld: bool = False
    died: bool = False
    """A process died over the profile."""


@dataclass(frozen=True)
class Discovered:
    """All learners of a cohort at first sight, and what is told of them beside each other."""

    context: ReadContext
    learners: tuple[ProfileScan, ...]
    noted: Noted = field(default_factory=Noted)

    @property
    def shown(self) -> int:
        """How many learners may be seen, as far as their profiles say."""
        return sum(not each.withheld for each in self.learners)


def with_names(found: Sequence[tuple[ReadContext, tuple[ProfileScan, ...]]]) -> tuple[Discovered, ...]:
    """Learners of several cohorts beside each other: a name that one of them hides is told in none."""
    claims = [claim for context, scans in found for claim in claims_of(context, _claims(scans))]
    schools = [context.school for context, _ in found]
    words = SchoolWords(tuple((it.cohort, it.programme, it.frameworks.all) for it in schools))
    hidden, doubts = hidden_names(claims, words), doubts_of(claims, words)
    named: list[Discovered] = []
    for context, scans in found:
        viewing = replace(context.viewing, hidden=hidden.within(context.prefix))
        told = noted_names(context, _claims(scans), doubts)
        named.append(Discovered(replace(context, viewing=viewing), scans, told))
    return tuple(named)


def _claims(scans: Iterable[ProfileScan]) -> dict[str, NameClaim]:
    return {each.name: each.claim for each in scans}


def scanned_profiles(context: ReadContext, jobs: int = 1) -> tuple[ProfileScan, ...]:
    names = list(learner_folders(context.docs))
    known = len(names) - len(context.shown) < FEW  # what is remembered is found before a process has begun
    found = done(_Scanning(context), names, 1 if known else jobs)
    return tuple(_died(context, name) if isinstance(it, DiedError) else it for name, it in found)


@dataclass(frozen=True)
class _Scanning:
    context: ReadContext

    def __call__(self, name: str) -> ProfileScan:
        return scan_profile(self.context, name)


def _died(context: ReadContext, name: str) -> ProfileScan:
    """A learner over whose profile a process died. What may be their name is hidden."""
    called = done_apart(_Calling(context.docs / name), own_words(name))
    hidden = dict.fromkeys((*(() if isinstance(called, DiedError) else called), _as_a_name(name)))
    return ProfileScan(
        name, replace(listed_claim(context, name), hidden=tuple(hidden)), withheld=True, died=True
    )


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


def scan_profile(context: ReadContext, name: str) -> ProfileScan:
    """Look at a learner's profile, or at what is known of a folder that has not changed."""
    listed = listed_claim(context, name)
    if list(folder_problems(context.docs, name)):
        return ProfileScan(name, _astray(context, listed, name), withheld=True)
    source = folder_digest(context.docs, name) if context.cache else ""
    key = artifact_key(context, name, source) if source else ""
    facts = _facts(context, key)
    if facts and facts.shown_name:
        claim = replace(listed, shown=facts.shown_name)
        return ProfileScan(name, claim, source, key, withheld=not facts.published)
    profile, called = read_profile(context.docs, name, own_words(name))
    if profile is None:
        return ProfileScan(name, replace(listed, hidden=called), source, key, withheld=True)
    return replace(scan_of(context, name, profile), source=source, key=key)


def scan_of(context: ReadContext, name: str, profile: Profile) -> ProfileScan:
    """A learner at first sight, by a profile that can be read."""
    viewing, listed = context.viewing, listed_claim(context, name)
    claim = claim_of(profile, listed.slug, listed.listed, others_audience(viewing.audience), viewing.day)
    reason = reason_to_withhold(profile, viewing.audience, viewing.day)
    return ProfileScan(name, claim, withheld=reason is not None)


def _astray(context: ReadContext, listed: NameClaim, name: str) -> NameClaim:
    """What may be known of the names of a learner whose folder, or whose profile, is called otherwise."""
    files = nearly_profiles(context.docs / name)
    called = dict.fromkeys(found for file in files for found in names_in(file, own_words(name)))
    return replace(listed, hidden=tuple(called))


def others_audience(audience: Audience) -> Audience:
    """In an author's own preview the names matter that the public must not see."""
    return "public" if audience == "private" else audience


def kept_artifact(context: ReadContext, key: str) -> tuple[Artifact | None, bool]:
    """What is kept of a learner, if its facts hold, and whether it is damaged."""
    try:
        content = context.cache.get(key) if context.cache and key else None
        kept = unpacked(content) if content else None
    except DamagedError:
        return None, True
    return kept if kept and holds(kept.facts, context) else None, False


def _facts(context: ReadContext, key: str) -> Facts | None:
    """What is known of a folder: remembered by a preview, or kept."""
    if shown := context.shown.get(key):
        return shown.facts if holds(shown.facts, context) else None
    kept, _ = kept_artifact(context, key)
    return kept.facts if kept else None


def holds(facts: Facts, context: ReadContext) -> bool:
    """Whether what is known of a folder is so on this day, with what the school has now."""
    if not facts.since <= context.viewing.day.isoformat() < facts.before:
        return False
    return context.now(facts.depends) == dict(facts.depends)


def artifact_key(context: ReadContext, name: str, source: str) -> str:
    """Where the artifact of a folder with this digest is kept."""
    audience, broken = context.viewing.audience, sorted(context.school.broken)
    return f"{digest(program_digest(), audience, broken, f'{context.prefix}{name}', source)}{ARTIFACT}"
