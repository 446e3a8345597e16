"""All learners of a cohort as the desk knows them: by the verdicts of a build, and again only what changed.

What is known of a folder is kept apart from what builds keep: it says how much there is of what nobody sees.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from generator.building.artifact import Artifact, Facts, packed
from generator.building.context import ReadContext
from generator.building.discovery import Discovered, ProfileScan, artifact_key
from generator.building.learner import kept_facts, what_is_known
from generator.building.learners import Progress, shelf_of_process
from generator.building.pool import DiedError, done
from generator.building.review import Review, Viewing, review, seen_by
from generator.cache.keys import digest, folder_digest
from generator.cache.store import Cache, DamagedError
from generator.desk.known import Known, known_from, known_of, plain
from generator.gate.hidden_names import HiddenNames
from generator.model import Date
from generator.problems import Problem
from generator.reading.layout import Layout, portfolio_folders
from generator.reporting.catalogue import CODES

_ENDING = ".desk"
_SOURCE = 16
"""Digits of the digest of a folder, by which it is seen that it is as it was."""


def desk_cache(home: Path) -> Cache:
    """Where the desk keeps what it knows; ``home`` is the folder around the docs folder."""
    return Cache(home / ".leerkring" / "desk")


def desk_contexts(layout: Layout, home: Path, day: datetime.date) -> tuple[ReadContext, ...]:
    """As for a site that the cohort may see; pages that were archived say nothing of states."""
    viewing, cache = Viewing("cohort", day, HiddenNames()), desk_cache(home)
    return tuple(
        ReadContext(group.docs.resolve(), group.school, viewing, cache, group.prefix, archives=False)
        for group in layout.groups
    )


def beside(contexts: tuple[ReadContext, ...], layout: Layout, home: Path) -> tuple[ReadContext, ...]:
    """How a build reads, with the desk beside it, which then need not read who is read now."""
    desks = desk_contexts(layout, home, contexts[0].viewing.day)
    return tuple(replace(it, onlooker=DeskKeeper(desk)) for it, desk in zip(contexts, desks, strict=True))


@dataclass(frozen=True)
class Looked:
    """What was found of a learner: nothing of whoever has taken back their consent."""

    known: Known | None
    reused: bool = False


@dataclass(frozen=True)
class LookedAt:
    """All learners that were looked at, and how many of them had to be read."""

    learners: tuple[Known, ...] = ()
    withdrawn: int = 0
    read: int = 0
    reused: int = 0


def looked(
    cohorts: Sequence[Discovered], jobs: int = 1, progress: Progress = lambda *_: None
) -> tuple[LookedAt, ...]:
    """All learners of each cohort, by their folders. Only who is not known yet is read."""
    results: list[dict[str, Looked]] = [{} for _ in cohorts]
    rest: list[_Whose] = []
    for number, of in enumerate(cohorts):
        for scan in of.learners:
            kept = _died(scan) if scan.died else _kept(of.context, scan)
            if kept:
                results[number][scan.name] = kept
            else:
                rest.append((number, scan))
    reused, of_all = sum(map(len, results)), sum(len(of.learners) for of in cohorts)
    contexts = tuple(of.context for of in cohorts)
    for count, ((number, scan), result) in enumerate(done(_Looking(contexts), rest, jobs), 1):
        results[number][scan.name] = _died(scan) if isinstance(result, DiedError) else result
        progress(reused + count, of_all, reused)
    return tuple(map(_together, results))


def _died(scan: ProfileScan) -> Looked:
    """Somebody over whose folder a process died."""
    return Looked(Known(scan.name, faults=1))


def _together(results: dict[str, Looked]) -> LookedAt:
    learners = tuple(it.known for _, it in sorted(results.items()) if it.known)
    reused = sum(it.reused for it in results.values())
    return LookedAt(learners, len(results) - len(learners), len(results) - reused, reused)


def forget(cohorts: Sequence[Discovered]) -> None:
    """Forget what is known of folders as they are no more."""
    seen = [(of.context, it) for of in cohorts for it in of.learners]
    for cache in {of.context.cache for of in cohorts if of.context.cache}:
        cache.keep_only({key for of, it in seen for key in (it.key, _key_of(of, it.key, it.source))})


def forget_all(docs: Path) -> None:
    """Forget all that is known beside a docs folder: what others wrote may name whoever leaves."""
    desk_cache(docs.resolve().parent).keep_only(())


def forget_gone(docs: Path, day: datetime.date, there: Collection[str] | None = None) -> None:
    """Forget what is known of folders that are gone or say something else now, and of consent that has ended.

    Whoever has left must not wait for somebody to look at the desk again. ``there`` are the digests of the
    folders, if somebody has just taken them.
    """
    cache = desk_cache(docs.resolve().parent)
    if not cache.folder.is_dir():
        return
    if there is None:
        there = [folder_digest(docs, folder) for _, folder in portfolio_folders(docs)]
    begin = tuple(f"{source[:_SOURCE]}-" for source in there if source)
    names = (it.name for it in cache.folder.iterdir() if it.name.endswith(_ENDING))
    kept = [name for name in names if name.startswith(begin) and not _has_ended(cache, name, day)]
    cache.keep_only({each for name in kept for each in (name, name.split("-")[1])})


def _has_ended(cache: Cache, name: str, day: datetime.date) -> bool:
    """Whether the consent of somebody has ended; also where what is known cannot be read."""
    try:
        known = json.loads(cache.get(name) or b"{}")
        until = known["consent_until"] if known else ""
        return bool(until) and Date(until).last < day
    except (DamagedError, KeyError, TypeError, ValueError):
        return True


def _key_of(context: ReadContext, key: str, source: str) -> str:
    """Of what the desk knows of a folder: the frameworks are in it, for faults are counted by all of them."""
    frameworks = digest(sorted(context.frameworks.items()))
    return f"{source[:_SOURCE]}-{key}-{frameworks[:16]}{_ENDING}"


_Whose = tuple[int, ProfileScan]
"""A learner, and the number of the cohort."""


@dataclass(frozen=True)
class _Looking:
    """What a process does with each learner whom the desk does not know yet.

    What others keep back of a portfolio is not kept: they may show it tomorrow.
    """

    contexts: tuple[ReadContext, ...]

    def __call__(self, whose: _Whose) -> Looked:
        number, scan = whose
        context = self.contexts[number]
        shelf = shelf_of_process(context.home)
        read = review(context.docs, scan.name, context.school, context.viewing, shelf)
        known = _known(context, scan.name, read)
        is_same = scan.key and folder_digest(context.docs, scan.name) == scan.source
        if is_same and not any(it.outcome != "somebody" for it in read.decision.named):
            _keep(context, scan.key, scan.source, what_is_known(context, read), known)
        return Looked(known)


@dataclass(frozen=True)
class DeskKeeper:
    """Keeps what the desk has to know of each folder that a build reads, so that it need not be read again.

    ``context`` is how the desk reads. Whoever may name somebody is left for it to read: which names the class
    may not see is known when it looks at everybody.
    """

    context: ReadContext

    def __call__(self, name: str, source: str, read: Review, hidden: HiddenNames) -> None:
        context = self.context
        seen = seen_by(context.docs, read, context.school, context.viewing)
        facts, key = what_is_known(context, seen), artifact_key(context, name, source)
        with suppress(OSError):  # a build does not stop for want of a desk
            if hidden.may_be_in(facts.words.split()):
                _drop(context, key, source)
            else:
                _keep(context, key, source, facts, _known(context, name, seen))


def _known(context: ReadContext, name: str, read: Review) -> Known | None:
    faults = sum(map(_is_fault, read.noted.problems))
    return known_of(name, read, context.school.frameworks, faults)


def _keep(context: ReadContext, key: str, source: str, facts: Facts, known: Known | None) -> None:
    """The desk keeps how many faults there are: a faulty folder need not be read again to tell of them."""
    if context.cache:
        context.cache.put(key, packed(Artifact(replace(facts, faulty=False))))
        context.cache.put(_key_of(context, key, source), json.dumps(known and plain(known)).encode())


def _drop(context: ReadContext, key: str, source: str) -> None:
    """What was known while a name could still be told must not lie there."""
    if context.cache:
        context.cache.drop(key)
        context.cache.drop(_key_of(context, key, source))


def _kept(context: ReadContext, scan: ProfileScan) -> Looked | None:
    """What is kept of a learner, if it still holds on this day, with these frameworks and hidden names."""
    if not context.cache or not scan.key or kept_facts(context, scan.key) is None:
        return None
    try:
        content = context.cache.get(_key_of(context, scan.key, scan.source))
        kept = json.loads(content) if content else {}
        return Looked(known_from(kept) if kept is not None else None, reused=True)
    except (DamagedError, KeyError, TypeError, ValueError):
        return None


def _is_fault(found: Problem) -> bool:
    return CODES[found.code].severity == "error"
