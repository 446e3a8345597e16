"""Who may judge, and when: a fellow learner never, somebody whose work it is, and on a day that has been."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model import FIELD_NAMES, JUDGING, Date, PersonConsent, Professional
from generator.problems import Problem
from generator.reading.around import Around
from generator.reading.documents import Draft
from generator.reading.suggestions.dates import is_ahead
from generator.reading.suggestions.meant_names import meant_name
from generator.spelling.words import folded

_DATED = frozenset({"assessment", "dialogue", "validation"})
"""Kinds of which the date says when people spoke or judged."""


def somebody_judged_something(draft: Draft, _: Around) -> Iterator[Problem]:
    if draft.kind.name != "validation":
        return
    if "assessor" not in draft.data and "panel" not in draft.data:
        yield draft.problem("nobody-judged", ("standard",))
    if "outcomes" not in draft.data and "overall" not in draft.data:
        yield draft.problem("nothing-judged", ("standard",))


def judge_may_judge(draft: Draft, around: Around) -> Iterator[Problem]:
    """An assessor is a facilitator whose work is to judge; of a vacancy whoever has it says who fits."""
    if draft.kind.name != "validation":
        return
    person = around.persons.get(str(draft.data.get("assessor")))
    functions = draft.data.get("panel", {}).get("functions", ())
    if person and person["role"] == "learner":
        yield draft.problem("peer-judges", ("assessor",), person=person["id"])
    elif _is_vacancy(draft, around):
        return
    elif person and not (person["role"] == "facilitator" and JUDGING.intersection(roles(person, around))):
        is_known_nowhere = "register" in person and not around.register.source
        code = "assessor-without-register" if is_known_nowhere else "no-assessor"
        yield draft.problem(code, ("assessor",), person=person["id"])
    elif not person and functions and not JUDGING.intersection(functions):
        yield draft.problem("panel-without-assessor", ("panel", "functions"))


def _is_vacancy(draft: Draft, around: Around) -> bool:
    requirement = around.frameworks.requirements.get(str(draft.data.get("standard")))
    return requirement is not None and requirement.kind == "vacancy"


def roles(person: Mapping[str, Any], around: Around) -> tuple[str, ...]:
    """What somebody does: as the register has it, if that is where they are from."""
    known = professional(person, around)
    return known.functions if known else (str(person.get("function", "")),)


def professional(person: Mapping[str, Any] | None, around: Around) -> Professional | None:
    """Whom of the register a person in a profile is."""
    return around.register.by_id.get(str(person.get("register"))) if person else None


def registered(person: Mapping[str, Any], around: Around) -> dict[str, Any]:
    """A person as the register has them: what they do, where, and how they agreed to be shown."""
    known = professional(person, around)
    if known is None:
        return dict(person)
    own = str(person.get("function", ""))
    judging = next((it for it in known.functions if it in JUDGING), known.functions[0])
    return {
        **person,
        "name": known.name,
        "function": own if own in known.functions else judging,
        "organisation": known.organisation,
        "show_as": known.show_as,
        "consent": _dates(known.consent) if known.consent else None,
    }


def _dates(consent: PersonConsent) -> dict[str, str]:
    """What somebody agreed to, as documents have it."""
    return {name: str(day) for name in FIELD_NAMES[PersonConsent] if (day := getattr(consent, name))}


def people_are_as_registered(draft: Draft, around: Around) -> Iterator[Problem]:
    """Who is said to be of the register is in it, by that name; unless there is none that can be read."""
    if draft.kind.name != "profile" or not around.register.source:
        return
    for number, person in enumerate(draft.data.get("people", [])):
        known, at = professional(person, around), ("people", number, "register")
        if "register" in person and known is None:
            close = meant_name(person["register"], around.register.by_id)
            yield draft.problem("unknown-professional", at, found=person["register"], nearest=close)
        elif known and folded(known.name) != folded(person["name"]):
            yield draft.problem("registered-otherwise", at, person=person["name"], found=known.id)


def was_by_now(draft: Draft, _: Around) -> Iterator[Problem]:
    """Nobody has judged or spoken on a day that is still to come."""
    if draft.kind.name in _DATED and is_ahead(found := str(draft.data["date"])):
        yield draft.problem("not-yet-been", ("date",), found=found)


def is_within_its_cycle(draft: Draft, around: Around) -> Iterator[Problem]:
    """What was said in a cycle was said between its first day and its last."""
    if draft.kind.name not in _DATED or draft.data["cycle"] not in around.spans:
        return
    start, end = around.spans[draft.data["cycle"]]
    date = Date(str(draft.data["date"]))
    if date.last < Date(start).first or (end and date.first > Date(end).last):
        values = {"found": date, "cycle": draft.data["cycle"], "start": start, "end": end or "…"}
        yield draft.problem("outside-its-cycle", ("date",), **values)


JUDGING_RULES = (somebody_judged_something, judge_may_judge, was_by_now)
JUDGING_REMARKS = (people_are_as_registered, is_within_its_cycle)
