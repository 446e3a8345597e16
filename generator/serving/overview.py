"""The first page: what is there of a portfolio by phase, what is missing, what is wrong, what is next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.building.review import Review
from generator.guide.status import Status, status
from generator.guide.themes import THEMES
from generator.guide.wording import next_step, theme_amounts, wheel_view
from generator.languages import words
from generator.model import FOLDERS, KIND, PHASES, Kind, Portfolio
from generator.reading.documents import Draft
from generator.reporting.catalogue import CODES
from generator.serving.views import size_in_words
from generator.serving.workplace import Workplace, title_of

_BESIDE = "beside"
"""The group of documents that belong to no phase alone."""


def overview(place: Workplace, whose: str) -> dict[str, Any]:
    """All that the first page of a portfolio shows."""
    review = place.review(whose, {})
    faulty = _faulty(review)
    found = _status(place, review.whole, sum(faulty.values())) if review.whole else None
    return {
        "whose": whose,
        "title": title_of(place.drafts(whose)[f"{whose}/profile.md"]),
        "profile": _entry(place, f"{whose}/profile.md", faulty),
        "next": _next(found, place.language) if found else {},
        "phases": [wheel_view(phase, place.language) for phase in found.phases] if found else [],
        "themes": list(_themes(found, place.language)),
        "groups": list(_groups(place, whose, faulty)),
        "unfinished": [_entry(place, path, faulty) for path in sorted(faulty)],
        "published": review.published is not None,
    }


def theme_view(place: Workplace, whose: str, number: int) -> dict[str, Any]:
    """One theme of the guided path: its questions, and where they are answered."""
    say = words(place.language).gettext
    theme = THEMES[number - 1]
    entries = place.drafts(whose)
    kinds = [kind for kind in (KIND["profile"], *FOLDERS.values()) if theme.name in kind.themes]
    faulty = _faulty(place.review(whose, {}))
    return {
        "whose": whose,
        "number": number,
        "of": len(THEMES),
        "theme": say(theme.title),
        "questions": [say(question) for question in theme.questions],
        "kinds": [
            {
                "name": kind.name,
                "called": _called(kind, place.language),
                "addable": bool(kind.folder),
                "there": [_entry(place, path, faulty) for path, it in entries.items() if _is(it, kind)],
            }
            for kind in kinds
        ],
    }


def _is(each: Any, kind: Kind) -> bool:
    return isinstance(each, Draft) and each.kind is kind


def _status(place: Workplace, whole: Portfolio, problems: int) -> Status:
    return status(whole, place.school.frameworks, problems=problems)


def _next(found: Status, language: str) -> dict[str, str]:
    """The next step in words, and the document to open or the kind to add."""
    advice, kind = next_step(found.next, language)
    return {"advice": advice, "open": found.next.open or "", "kind": "" if found.next.open else kind}


def _themes(found: Status | None, language: str) -> Iterator[dict[str, Any]]:
    say = words(language).gettext
    begun = {it.theme.name: it for it in found.themes} if found else {}
    for number, theme in enumerate(THEMES, 1):
        there = begun.get(theme.name)
        yield {
            "number": number,
            "title": say(theme.title),
            "begun": bool(there and there.begun),
            "amounts": ", ".join(theme_amounts(there, language)) if there else "",
        }


def _groups(place: Workplace, whose: str, faulty: Counter[str]) -> Iterator[dict[str, Any]]:
    """Documents by phase, and those of no phase alone before them."""
    say = words(place.language).gettext
    drafts = place.drafts(whose)
    for group in (_BESIDE, *PHASES):
        kinds = [kind for kind in FOLDERS.values() if _group_of(kind) == group]
        found = []
        for kind in kinds:
            there = [path for path in drafts if path.partition("/")[2].startswith(f"{kind.folder}/")]
            entries = [_entry(place, path, faulty) for path in there]
            called = _called(kind, place.language)
            found.append({"name": kind.name, "title": say(kind.title), "called": called, "entries": entries})
        title = say("Throughout") if group == _BESIDE else say(group.capitalize())
        yield {"name": group, "title": title, "kinds": found}


def _group_of(kind: Kind) -> str:
    return kind.printed if kind.printed in PHASES else _BESIDE


def _called(kind: Kind, language: str) -> str:
    return words(language).gettext(kind.called)


def _entry(place: Workplace, path: str, faulty: Counter[str]) -> dict[str, Any]:
    read = place.drafts(path.partition("/")[0]).get(path)
    count = faulty[path]
    return {
        "path": path,
        "title": title_of(read) if read else path,
        "language": path.split(".")[1].upper() if path.count(".") > 1 else "",
        "todo": size_in_words(count, place.language) if count else "",
    }


def _faulty(review: Review) -> Counter[str]:
    """How many things are wrong in each document."""
    errors = (it for it in review.noted.problems if CODES[it.code].severity == "error")
    return Counter(it.path for it in errors if it.path.endswith((".md", ".yml")))
