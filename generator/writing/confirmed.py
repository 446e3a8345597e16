"""Who confirmed something, and when, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from generator.model import Assessment, Validation
from generator.overviews.competence import Confirmation
from generator.overviews.grades import grade_of, weakest
from generator.writing.wording import PortfolioWording


def confirmed_in_words(confirmations: Sequence[Confirmation], wording: PortfolioWording) -> str:
    """What the same person confirmed in the same way, with each day once, the oldest first."""
    _ = wording.catalogue.gettext
    first = confirmations[0]
    days = ", ".join(
        wording.date(each)["text"] for each in sorted({it.given_in.date for it in confirmations})
    )
    if first.judged:
        who = person_in_words(wording.judge(first.judged.validation))
        grade = graded((it.judged.validation for it in confirmations if it.judged), wording)
        return filled(_("Judged by {who}, {date}; {grade}"), who=who, date=days, grade=grade)
    if first.by == "self":
        return filled(_("My own judgement, {date}"), date=days)
    assert first.seen is not None
    said = wording.person(first.seen.assessment.by)
    who = person_in_words(said) if said["name"] or said.get("organisation") else wording.terms[first.by]
    grade = graded((it.seen.assessment for it in confirmations if it.seen), wording)
    return filled(_("Level given by {who}, {date}; {grade}"), who=who, date=days, grade=grade)


def graded(judgements: Iterable[Validation | Assessment], wording: PortfolioWording) -> str:
    """How sure the least sure of some judgements is."""
    found = weakest(grade for it in judgements if (grade := grade_of(it)))
    return wording.terms[f"grade-{found}"]


def person_in_words(it: dict[str, Any]) -> str:
    """Somebody by name, if it may be told, with role and organisation; else by these alone."""
    if it["self"]:
        return str(it["name"])
    if not it["name"]:
        return ", ".join(filter(None, (it["role"], it.get("organisation"))))
    return f"{it['name']} ({', '.join(filter(None, (it['role'], it.get('organisation'))))})"


def filled(sentence: str, **blanks: str) -> str:
    """A sentence with its blanks filled at once: what goes into one may look like another."""
    return "".join(
        blanks.get(piece, piece) if place % 2 else piece for place, piece in enumerate(_BLANK.split(sentence))
    )


_BLANK = re.compile(r"\{(\w+)\}")
