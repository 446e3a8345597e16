"""What one audience may see. The only place that decides: a portfolio in, a smaller one out.

Everything is left out unless something says that it may be shown (fail closed): no consent, no
portfolio; no visibility, no document; no consent of somebody else, no name. Documents that had a
problem never get here. What is left refers to nothing that is gone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.gate.consent import SEEN_BY, Reason, reason_to_withhold, visibility
from generator.gate.hidden_name import HiddenName
from generator.gate.hidden_names import NO_NAMES, Counting, HiddenNames
from generator.gate.masking import masked
from generator.gate.people import not_meant, own_names, shown_person, shown_profile
from generator.gate.prune import pruned
from generator.gate.said import said_by
from generator.gate.senders import without_telling_senders
from generator.model import (
    PARTS,
    Activity,
    Audience,
    Frameworks,
    Goal,
    Portfolio,
    Validation,
    named_files,
)


@dataclass(frozen=True)
class Named:
    """A document that names somebody who did not agree to it: its path, the name, and what came of it.

    ``somebody`` of the register, or the learner themselves: the document is left out. ``learner``: so it is,
    for another learner. ``masked``: it is shown with other words for another learner. ``folder``: the folder
    spells a name, so that nothing of the portfolio is shown.
    """

    source: str
    name: str
    outcome: Literal["somebody", "learner", "masked", "folder"] = "somebody"


@dataclass(frozen=True)
class Decision:
    """What an audience may see of one portfolio: all that is left of it, or None and the reason.

    ``named`` are its documents that name somebody who did not agree.
    """

    portfolio: Portfolio | None
    reason: Reason | None = None
    named: tuple[Named, ...] = ()


def decided(
    portfolio: Portfolio,
    frameworks: Frameworks,
    audience: Audience,
    today: datetime.date,
    hidden: HiddenNames,
) -> Decision:
    """What an audience may see of a portfolio on a day; ``hidden`` are the names that must not be told."""
    if reason := reason_to_withhold(portfolio.profile, audience, today):
        return Decision(None, reason)
    shown = published(portfolio, frameworks, audience, today, hidden=hidden)
    if audience == "private":
        return Decision(shown)
    others = Counting(hidden, not_meant(portfolio, hidden, today))
    names = _Names(Counting(own_names(portfolio, hidden, today)), others)
    if told := names.in_folder(portfolio):
        return Decision(None, named=(Named(portfolio.profile.source, told.name, "folder"),))
    named = (*names.told_by(shown), *_hidden_people(portfolio, shown, today))
    if audience == "public" and (apart := _for_the_cohort_alone(shown, portfolio)):
        nearer = published(portfolio, frameworks, "cohort", today, hidden=hidden)
        named += tuple(it for it in names.told_by(nearer) if it.source in apart and it.outcome != "masked")
    gone = {found.source for found in named if found.outcome != "masked"}
    if portfolio.profile.source in gone:
        return Decision(None, named=named)
    if gone:
        shown = published(portfolio, frameworks, audience, today, hidden=hidden, without=gone)
    return Decision(names.masked(shown, {found.source for found in named} - gone), named=named)


def published(
    portfolio: Portfolio,
    frameworks: Frameworks,
    audience: Audience,
    today: datetime.date,
    *,
    hidden: HiddenNames = NO_NAMES,
    without: AbstractSet[str] = frozenset(),
) -> Portfolio:
    """What an audience sees of a portfolio that may be seen, ``without`` some documents, by their paths.

    Names in what its documents say are not looked for.
    """
    seen = _without(_seen(portfolio, audience), without)
    seen = replace(seen, profile=shown_profile(seen.profile, audience, today, hidden))
    if audience != "private":
        seen = without_telling_senders(seen, portfolio)
    return _with_its_files(pruned(_on_the_day(seen, today), frameworks), portfolio)


def _on_the_day(portfolio: Portfolio, today: datetime.date) -> Portfolio:
    """With what is over marked as such: validations no longer valid, activities that were finished."""

    def on_the_day(it: Validation) -> Validation:
        return replace(it, lapsed=True) if it.valid_until and it.valid_until.last < today else it

    return replace(
        portfolio,
        validations=tuple(map(on_the_day, portfolio.validations)),
        goals=tuple(_goal_on_the_day(it, today) for it in portfolio.goals),
    )


def _goal_on_the_day(goal: Goal, today: datetime.date) -> Goal:
    def is_over(it: Activity) -> bool:
        return it.status == "done" and it.due is not None and it.due.last <= today

    activities = tuple(replace(it, over=True) if is_over(it) else it for it in goal.activities)
    return replace(goal, activities=activities)


def _with_its_files(published: Portfolio, whole: Portfolio) -> Portfolio:
    """Without the files of documents that are not published, even if another's prose links to them.

    A document in which something is wrong has its files to itself as one that is private.
    """
    theirs = {name for document in whole.documents() for name in named_files(document)}
    theirs.update(name for name, _ in whole.mentioned)
    hidden = theirs - {name for document in published.documents() for name in named_files(document)}
    files = tuple(entry for entry in whole.files if entry[0] not in hidden)
    return replace(published, files=files, mentioned=())


def withheld_files(whole: Portfolio, published: Portfolio) -> dict[str, str]:
    """The files of a portfolio that are not published, each with the document that keeps it back."""
    theirs = dict(whole.mentioned)
    theirs |= {name: each.source for each in whole.documents() for name in named_files(each)}
    return {name: theirs[name] for name, _ in whole.files if name in theirs and name not in published.file}


def _seen(portfolio: Portfolio, audience: Audience) -> Portfolio:
    """A portfolio with the documents that are chosen for an audience."""
    seen = SEEN_BY[audience]
    hidden = {d.source for d in portfolio.documents() if visibility(d, portfolio.profile) not in seen}
    return _with_translations(_without(portfolio, hidden), seen)


def _without(portfolio: Portfolio, sources: AbstractSet[str]) -> Portfolio:
    parts: dict[str, Any] = {
        part: tuple(d for d in getattr(portfolio, part) if d.source not in sources) for part in PARTS
    }
    return replace(portfolio, **parts)


def _with_translations(portfolio: Portfolio, seen: AbstractSet[str]) -> Portfolio:
    """With the translations that did not choose to be seen by fewer people than their documents."""

    def chosen(document: Any) -> Any:
        kept = tuple(t for t in document.translations if t.visibility in {None, *seen})
        return document if len(kept) == len(document.translations) else replace(document, translations=kept)

    return _each(portfolio, chosen)


def _for_the_cohort_alone(shown: Portfolio, whole: Portfolio) -> set[str]:
    """The documents that are seen, with a translation that only the cohort sees.

    What such a translation tells leaves its document out for the cohort, and so for everybody.
    """
    apart = {d.source for d in whole.documents() if any(t.visibility == "cohort" for t in d.translations)}
    return apart and apart & {document.source for document in shown.documents()}


def _each(portfolio: Portfolio, changed: Any) -> Portfolio:
    """A portfolio with something else for each of its documents."""
    parts: dict[str, Any] = {part: tuple(map(changed, getattr(portfolio, part))) for part in PARTS}
    return replace(portfolio, profile=changed(portfolio.profile), **parts)


def _hidden_people(whole: Portfolio, shown: Portfolio, today: datetime.date) -> Iterator[Named]:
    """The people who are shown with less than is registered of them, for they are learners who say less."""
    for person in whole.profile.people:
        if person.name and shown_person(person, today).name != shown.people[person.id].name:
            yield Named(whole.profile.source, person.name, "masked")


@dataclass(frozen=True)
class _Names:
    """The names that a portfolio may not tell: of its own people and learner, and others' hidden ones."""

    own: Counting
    others: Counting

    def in_folder(self, portfolio: Portfolio) -> HiddenName | None:
        """A name that the address of a portfolio tells."""
        profile = portfolio.profile
        learners = () if profile.show_as == "full" else (HiddenName(profile.name),)
        return HiddenNames(learners).told_in(portfolio.slug) or self.others.told_in(portfolio.slug)

    def told_by(self, shown: Portfolio) -> Iterator[Named]:
        """The documents that tell a name, and what is to come of each."""
        for document in shown.documents():
            name = shown.profile.name if document is shown.profile else ""
            said = said_by(document)
            if own := self.own.told_in(said) or self.own.told_in(name):
                yield Named(document.source, own.name)
            elif told := self.others.told_in(name):
                yield Named(document.source, told.name, "learner")
            elif told := self.others.told_in(said):
                can_be = masked(document, self.others, shown.profile.language) is not None
                yield Named(document.source, told.name, "masked" if can_be else "learner")

    def masked(self, shown: Portfolio, sources: AbstractSet[str]) -> Portfolio:
        """A portfolio in which some documents tell no name any more."""

        def told_no_more(document: Any) -> Any:
            if document.source not in sources:
                return document
            return masked(document, self.others, shown.profile.language)

        return _each(shown, told_no_more) if sources else shown
