"""What a page finds, in one or two true sentences made from its overview; the page begins with them."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from typing import Any

from generator.model import SELF
from generator.overviews.calibrate import CalibrateOverview, Calibration, InForce, in_force
from generator.overviews.competences import CompetencesOverview
from generator.overviews.develop import DevelopOverview
from generator.overviews.recognise import RecogniseOverview
from generator.overviews.trust import TrustLine
from generator.overviews.value import ValueOverview
from generator.writing.confirmed import filled
from generator.writing.wording import Wording

Words = gettext.NullTranslations


def finding(overview: Any, wording: Wording) -> str:
    """What an overview finds, for the top of its page."""
    return _FINDINGS[type(overview)](overview, wording)


def _several(words: Words, one: str, many: str, n: int, **named: Any) -> str:
    return words.ngettext(one, many, n).format(n=n, **named)


def _recognised(overview: RecogniseOverview, wording: Wording) -> str:
    words, experiences = wording.catalogue, overview.timeline
    if not experiences:
        return words.gettext("Here will stand what I learned from.")
    first = _several(
        words,
        "I learned from {n} experience, which began in {year}.",
        "I learned from {n} experiences, the first in {year}.",
        len(experiences),
        year=experiences[0].start.first.year,
    )
    informal = next(len(ring.experiences) for ring in overview.rings if ring.learning == "informal")
    return " ".join(filter(None, (first, _in_life(words, informal, len(experiences)))))


def _in_life(words: Words, informal: int, of: int) -> str:
    if not informal or of == 1:
        return ""
    if informal == of:
        return words.gettext("All of them were in daily life, without a school or a course.")
    return _several(
        words,
        "{n} of them was in daily life, without a school or a course.",
        "{n} of them were in daily life, without a school or a course.",
        informal,
    )


def _valued(overview: ValueOverview, wording: Wording) -> str:
    words = wording.catalogue
    proven = [row for row in overview.rows if row.evidence]
    if not proven:
        return _self_assessed(overview, words)
    pieces = {piece.slug for row in proven for piece in row.evidence}
    proof = _several(words, "{n} piece of proof", "{n} pieces of proof", len(pieces))
    shown = _several(
        words,
        "There is proof of {n} competence: {proof}.",
        "There is proof of {n} competences: {proof}.",
        len(proven),
        proof=proof,
    )
    others = sum(any(seen and seen.view != SELF for seen in row.seen) for row in overview.rows)
    return " ".join(filter(None, (shown, _looked_at(words, others))))


def _looked_at(words: Words, competences: int) -> str:
    if not competences:
        return ""
    return _several(
        words,
        "Of {n} competence others said how far I am.",
        "Of {n} competences others said how far I am.",
        competences,
    )


def _self_assessed(overview: ValueOverview, words: Words) -> str:
    own = sum(any(seen and seen.view == SELF for seen in row.seen) for row in overview.rows)
    if not own:
        return words.gettext("Here will stand what I can do, with the proof of it.")
    return _several(
        words,
        "I looked at {n} competence myself.",
        "I looked at {n} competences myself.",
        own,
    )


def _calibrated(overview: CalibrateOverview, wording: Wording) -> str:
    if not overview.calibrations:
        return wording.catalogue.gettext("Nobody has judged this portfolio yet.")
    return met(max(overview.calibrations, key=lambda it: it.validations[0].date), wording)


def met(calibration: Calibration, wording: Wording) -> str:
    """How many of what a standard asks is met, and how many in part."""
    found, standard = in_force(calibration.rows), calibration.standard
    if not found.asked or not (found.met or found.partly):
        compared = wording.catalogue.gettext("Compared with {standard}.")
        return filled(compared, standard=wording.requirement(standard)["title"])
    return f"{' '.join(filter(None, _held(found, standard, wording)))}."


def trusted(found: TrustLine, wording: Wording) -> tuple[str, str]:
    """What the line of trust claims, and what is to be added to it, or ``""``; without a full stop."""
    words, title = wording.catalogue, wording.requirement(found.standard)["title"]
    if found.overall == "passed":
        return filled(words.gettext("Passed for {standard}"), standard=title), ""
    if found.overall:
        return filled(words.gettext("Passed in part for {standard}"), standard=title), ""
    return _held(found, found.standard, wording)


def _held(found: InForce | TrustLine, name: str, wording: Wording) -> tuple[str, str]:
    words, only_partly = wording.catalogue, not found.met
    if found.met == found.asked:
        text = words.ngettext(
            "The one requirement for {standard} is met",
            "All {n} requirements for {standard} are met",
            found.asked,
        )
    elif only_partly:
        text = words.ngettext(
            "{partly} of the {n} requirements for {standard} is met in part",
            "{partly} of the {n} requirements for {standard} are met in part",
            found.partly,
        )
    else:
        text = words.ngettext(
            "{met} of the {n} requirements for {standard} is met",
            "{met} of the {n} requirements for {standard} are met",
            found.met,
        )
    blanks = {"met": found.met, "partly": found.partly, "n": found.asked}
    title = wording.requirement(name)["title"]
    claim = filled(text, **{key: str(n) for key, n in blanks.items()}, standard=title)
    if only_partly or not found.partly:
        return claim, ""
    return claim, _several(words, "and {n} in part", "and {n} in part", found.partly)


def _developed(overview: DevelopOverview, wording: Wording) -> str:
    words = wording.catalogue
    count = {it.status: len(it.goals) for it in overview.goals}
    if any(count[status] for status in ("active", "planned", "achieved")):
        return _goals(words, count["active"], count["planned"], count["achieved"])
    if overview.questions:
        return _several(
            words, "I have {n} learning question.", "I have {n} learning questions.", len(overview.questions)
        )
    return words.gettext("Here will stand what I am going to learn, and how.")


def _goals(words: Words, active: int, planned: int, achieved: int) -> str:
    said = (
        _several(words, "I am working on {n} goal.", "I am working on {n} goals.", active),
        _several(words, "{n} goal is planned.", "{n} goals are planned.", planned),
        _several(words, "I have reached {n} goal.", "I have reached {n} goals.", achieved),
    )
    return " ".join(text for text, n in zip(said, (active, planned, achieved), strict=True) if n)


def _all_shown(overview: CompetencesOverview, wording: Wording) -> str:
    words, rows = wording.catalogue, overview.rows
    if not rows:
        return words.gettext("Here will stand what I can do.")
    shown = _several(words, "I show {n} competence.", "I show {n} competences.", len(rows))
    confirmed = sum(row.confirmation is not None and row.confirmation.by != SELF for row in rows)
    if not confirmed:
        return shown
    others = _several(
        words,
        "Somebody else gave a level for {n} of them.",
        "Somebody else gave a level for {n} of them.",
        confirmed,
    )
    return f"{shown} {others}"


_FINDINGS: dict[type, Callable[[Any, Wording], str]] = {
    RecogniseOverview: _recognised,
    ValueOverview: _valued,
    CalibrateOverview: _calibrated,
    DevelopOverview: _developed,
    CompetencesOverview: _all_shown,
}
