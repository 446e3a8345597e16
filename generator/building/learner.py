"""One learner: from the folder, and what all share, to what is shown of it, or why nothing is.

A pure function, done by any process anywhere. The cache is a wrapper around it that knows no learner's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.building.artifact import Artifact, Facts, Rendering, packed
from generator.building.context import BuildContext, ReadContext
from generator.building.discovery import ProfileScan, holds, kept_artifact, others_audience
from generator.building.leak_scan import found_leaks
from generator.building.learner_pages import learner_pages, signable
from generator.building.review import Review, review, with_unset
from generator.building.spans import span_of
from generator.cache.keys import digest, folder_digest
from generator.gate.claims import claim_of
from generator.gate.decision import decided
from generator.gate.hidden_names import NOTHING_HIDDEN, Counting
from generator.gate.people import not_meant
from generator.gate.said import seen_words
from generator.media.shelf import Shelf
from generator.model import Frameworks
from generator.publishing.scan import Leak
from generator.reading.noted import Noted


@dataclass(frozen=True)
class LearnerResult:
    """What came of one learner: what is told of the folder, the artifact, and what leaks in its pages.

    ``key`` is where the artifact is kept, or ``""``; ``reused`` says that its pages are from there, and
    ``damaged`` that what was there could not be used.
    """

    name: str
    noted: Noted
    artifact: Artifact
    leaks: tuple[Leak, ...] = ()
    key: str = ""
    reused: bool = False
    damaged: bool = False
    carried: bool = False
    """A preview has these pages already."""

    @property
    def facts(self) -> Facts:
        return self.artifact.facts

    @property
    def rendering(self) -> Rendering | None:
        """The pages that may be shown, if any."""
        return None if self.leaks else self.artifact.rendering


def build_learner(
    context: BuildContext, name: str, read: Review, shelf: Shelf, earlier: Artifact | None = None
) -> LearnerResult:
    """Make the pages of a learner's folder that was read and decided, and look for leaks in them.

    What an ``earlier`` build made of the same folder is used again where it would be the same.
    """
    said = _Said.of(context.read, read)
    facts = facts_of(context.read, read, said)
    kept = earlier if earlier and is_rendered(context, earlier, shelf) else None
    reused = kept is not None and kept.facts.published == facts.published
    rendering = kept.rendering if kept and reused else _pages(context, read, said, shelf)
    scanned = scan_digest(context, facts)
    leaks: tuple[Leak, ...] = ()
    if not (kept and reused and kept.scanned == scanned):
        leaks = _leaks(context, name, read, said, rendering, shelf)
    noted = _told(context.read, read, rendering)
    artifact = Artifact(
        replace(facts, faulty=bool(noted.problems)), rendering, context.toolchain, "" if leaks else scanned
    )
    return LearnerResult(name, noted, artifact, leaks, reused=reused and rendering is not None)


def cached_learner(context: BuildContext, scan: ProfileScan, shelf: Shelf) -> LearnerResult:
    """The same, from the cache where what it has is what would come out.

    Another folder, program, audience, day or framework: nothing is known, and all is made. A problem, or a
    name that might be told: the folder is read again, and its pages are used if they would be the same.
    Another toolchain or a file that is gone: read and made. Other texts of the school: read, and scanned.
    What is made is not kept if somebody has changed the folder since it was first looked at.
    """
    earlier, damaged = kept_artifact(context.read, scan.key)
    if earlier and _is_current(context, earlier, shelf):
        shown = earlier.rendering is not None
        return LearnerResult(scan.name, noted_of(earlier.facts), earlier, key=scan.key, reused=shown)
    read = reviewed(context.read, scan.name, shelf)
    result = build_learner(context, scan.name, read, shelf, earlier)
    is_same = scan.key and folder_digest(context.read.docs, scan.name) == scan.source
    if is_same and context.read.onlooker:
        context.read.onlooker(scan.name, scan.source, read, context.read.viewing.hidden)
    if context.cache and is_same and not result.leaks:
        if not (earlier and result.reused and _knows_the_same(earlier, result.artifact)):
            context.cache.put(scan.key, packed(result.artifact))
        result = replace(result, key=scan.key)
    return replace(result, damaged=damaged)


def _knows_the_same(one: Artifact, other: Artifact) -> bool:
    return (one.facts, one.scanned) == (other.facts, other.scanned)


def still_shown(context: BuildContext, scan: ProfileScan) -> LearnerResult | None:
    """What a preview shows of a learner already, if the same would come of the folder as it is now."""
    shown = context.read.shown.get(scan.key)
    if shown and holds(shown.facts, context.read) and _is_same(context, shown.artifact):
        return shown
    return None


def is_cached(context: BuildContext, scan: ProfileScan, shelf: Shelf) -> bool:
    """Whether nothing need be read or made for a learner."""
    kept, _ = kept_artifact(context.read, scan.key)
    return kept is not None and _is_current(context, kept, shelf)


def checked_learner(context: ReadContext, scan: ProfileScan, shelf: Shelf) -> LearnerResult:
    """What is told of a learner's folder, and its facts; no page is made."""
    kept, damaged = kept_artifact(context, scan.key)
    if kept and _says_all(kept.facts, context):
        return LearnerResult(scan.name, noted_of(kept.facts), kept, key=scan.key)
    read = reviewed(context, scan.name, shelf)
    artifact = Artifact(what_is_known(context, read))
    was_made = kept is not None and kept.facts.published == artifact.facts.published
    noted = _told(context, read, kept.rendering if kept and was_made else None)
    is_same = scan.key and folder_digest(context.docs, scan.name) == scan.source
    if context.cache and is_same and kept is None:
        context.cache.put(scan.key, packed(artifact))
    return LearnerResult(scan.name, noted, artifact, key=scan.key, damaged=damaged)


def kept_facts(context: ReadContext, key: str) -> Facts | None:
    """What is kept of a learner of whom there is nothing to tell, if it holds."""
    kept, _ = kept_artifact(context, key)
    return kept.facts if kept and _says_all(kept.facts, context) else None


def what_is_known(context: ReadContext, read: Review) -> Facts:
    """The facts of a folder that was read."""
    return facts_of(context, read, _Said.of(context, read))


def preview_of(context: BuildContext, name: str, shelf: Shelf) -> Rendering | None:
    """The pages of a learner for whoever writes them: nobody else sees them, so no leak is sought."""
    read = reviewed(context.read, name, shelf)
    return _pages(context, read, _Said.of(context.read, read), shelf)


def noted_of(facts: Facts) -> Noted:
    """What is told of a folder of which there is nothing to tell but how much is in it."""
    return Noted(files=facts.files, sound=facts.sound)


def _told(context: ReadContext, read: Review, rendering: Rendering | None) -> Noted:
    """What is told of a folder that was read, and of the papers that could not be made of it."""
    return with_unset(read.noted, rendering.unset if rendering else (), context.docs, read.whole)


def reviewed(context: ReadContext, name: str, shelf: Shelf) -> Review:
    read = review(context.docs, name, context.school, context.viewing, shelf)
    if not context.issuer or not read.published or not any(signable(read.published)):
        return read
    from generator.building.signatures import with_signatures  # noqa: PLC0415  # slow, and may be missing

    return with_signatures(context, read)


# What is kept -------------------------------------------------------------------------------------


def _is_current(context: BuildContext, kept: Artifact, shelf: Shelf) -> bool:
    return _is_same(context, kept) and is_rendered(context, kept, shelf)


def _is_same(context: BuildContext, kept: Artifact) -> bool:
    """Whether what is told, made and sought would be the same now."""
    if not _says_all(kept.facts, context.read) or kept.toolchain != context.toolchain:
        return False
    return kept.scanned == scan_digest(context, kept.facts)


def _says_all(facts: Facts, context: ReadContext) -> bool:
    """Whether there is nothing to tell, and no name that must not be told could be in what is seen."""
    return not facts.faulty and not context.viewing.hidden.may_be_in(facts.words.split())


def is_rendered(context: BuildContext, kept: Artifact, shelf: Shelf) -> bool:
    """Whether an artifact has pages as they are made here, and its files are there; or may have none."""
    if kept.toolchain != context.toolchain:
        return False
    if kept.rendering is None:
        return not kept.facts.published
    return kept.rendering.is_whole and all(shelf.has(media.source) for media in kept.rendering.media)


def scan_digest(context: BuildContext, facts: Facts) -> str:
    """Of what leaks are looked for in, and of the names that could be told there."""
    hidden = context.read.viewing.hidden
    names = hidden.among(facts.words.split())
    shown = hidden.shown.names if names else ()
    look = (context.texts.digest, context.toolchain, facts.published)
    return digest(*look, [each.name for each in names], shown)


# What is made -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Said:
    """What may be seen, as text that tells all of it; the frameworks it speaks of, and what others see."""

    text: str
    used: Frameworks
    others: frozenset[str] | None

    @classmethod
    def of(cls, context: ReadContext, read: Review) -> _Said:
        text = repr(read.published)
        return cls(text, used_frameworks(text, context.school.frameworks), _others_see(context, read))


def facts_of(context: ReadContext, read: Review, said: _Said) -> Facts:
    viewing = context.viewing
    spoken_of = used_frameworks(repr(read.whole), context.school.frameworks)
    since, before = span_of(read.whole, viewing.day)
    frameworks = [context.frameworks[each.id] for each in said.used.all]
    return Facts(
        reason=read.decision.reason,
        shown_name=_shown_name(context, read),
        since=since,
        before=before,
        published=digest(said.text, sorted(said.others or ()), frameworks) if read.published else "",
        depends=context.now([*(each.id for each in spoken_of.all), *_schools_word(read), *_issuers(read)]),
        words=" ".join(sorted(seen_words(read.published))) if read.published else "",
        faulty=bool(read.noted.problems),
        files=read.noted.files,
        sound=read.noted.sound,
    )


def _schools_word(read: Review) -> Iterator[str]:
    """What of the school's own files a folder depends on: the register's people that it names, what is said
    of its judgements, and the keys by which the school signs them."""
    if read.whole and (read.whole.validations or read.whole.assessments):
        yield f"confirmed/{read.whole.slug}"
    if read.whole and any(signable(read.whole)):
        yield "issuer/"
    for person in read.whole.profile.people if read.whole else ():
        if person.register:
            yield f"register/{person.register}"


def _issuers(read: Review) -> Iterator[str]:
    """What of the trust list the verdicts on a folder's credentials rest on."""
    for checked in filter(None, (it.checked for it in read.whole.evidence) if read.whole else ()):
        yield from checked.depends


def used_frameworks(said: str, known: Frameworks) -> Frameworks:
    """The frameworks a portfolio speaks of, and those that their requirement profiles speak of.

    ``said`` is the portfolio's ``repr``. A framework that is only mentioned by chance does no harm.
    """
    used: set[str] = set()
    waiting = [said]
    while waiting:
        text = waiting.pop()
        found = {name for name in known.by_id if f"{name}:" in text or f"'{name}'" in text}
        waiting += [repr(known.by_id[name]) for name in found - used]
        used |= found
    return Frameworks(tuple(framework for framework in known.all if framework.id in used))


def _others_see(context: ReadContext, read: Review) -> frozenset[str] | None:
    """In an author's own preview: the documents, and the learner's folder, that are public, too."""
    if context.viewing.audience != "private" or read.whole is None:
        return None
    viewing, known = context.viewing, context.school.frameworks
    public = decided(read.whole, known, "public", viewing.day, viewing.hidden).portfolio
    return frozenset((public.slug, *(it.source for it in public.documents()))) if public else frozenset()


def _shown_name(context: ReadContext, read: Review) -> str:
    """The full name that a profile shows; empty if it hides it."""
    if read.whole is None:
        return ""
    audience, day = others_audience(context.viewing.audience), context.viewing.day
    return claim_of(read.whole.profile, read.whole.slug, (), audience, day).shown


def _leaks(
    context: BuildContext, name: str, read: Review, said: _Said, rendering: Rendering | None, shelf: Shelf
) -> tuple[Leak, ...]:
    names = _names_of_others(context.read, read)
    pages = rendering or Rendering()
    return found_leaks(context.texts, context.read.docs, name, read, said.used, pages, shelf, names)


def _names_of_others(context: ReadContext, read: Review) -> Counting:
    """The names that must not be told in a learner's pages."""
    viewing = context.viewing
    if read.whole is None or viewing.audience == "private":
        return NOTHING_HIDDEN
    hidden = viewing.hidden.vouched_for  # what only stands beside each other by chance takes nothing away
    return Counting(hidden, not_meant(read.whole, hidden, viewing.day))


def _pages(context: BuildContext, read: Review, said: _Said, shelf: Shelf) -> Rendering | None:
    if read.published is None:
        return None
    return learner_pages(context, read.published, said.used, said.others, shelf)
