"""The first page: what is there of a portfolio by phase, what is missing, what is wrong, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from generator.editing.keeping import versions_of
from generator.editing.stories import answer_in
from generator.guide.status import Status, status
from generator.guide.themes import THEMES, Theme
from generator.guide.wording import next_step, theme_amounts, wheel_view
from generator.languages import words
from generator.model import FOLDERS, KIND, PHASES, Kind, Portfolio
from generator.places import languages
from generator.reading.documents import Draft, Unread, draft
from generator.serving.on_site import on_site
from generator.serving.views import size_in_words
from generator.serving.workplace import Workplace, faulty_in, kind_at, title_of
from generator.writing.terms import TERMS

Entries = Mapping[str, Draft | Unread]
"""The documents of a portfolio, by their paths."""
_BESIDE = "beside"
"""The group of documents that belong to no phase alone."""


def overview(place: Workplace, whose: str) -> dict[str, Any]:
    """All that the first page of a portfolio shows."""
    review, drafts = place.review(whose, {}), place.drafts(whose)
    faulty = faulty_in(review)
    found = _status(place, review.whole, sum(faulty.values())) if review.whole else None
    return {
        "whose": whose,
        "title": title_of(drafts[f"{whose}/profile.md"]),
        "profile": _entry(place, f"{whose}/profile.md", drafts, faulty),
        "next": _next(found, place.language) if found and not faulty else {},
        "phases": [wheel_view(phase, place.language) for phase in found.phases] if found else [],
        "themes": list(_themes(place.language, drafts, found)),
        "groups": list(_groups(place, drafts)),
        "unfinished": [_entry(place, path, drafts, faulty) for path in sorted(faulty)],
        "on_site": on_site(review, whose, place.audience, place.language),
    }


def taken_view(place: Workplace, whose: str) -> list[dict[str, str]]:
    """What was taken away and can be brought back, by what it was called."""
    return [
        {"path": path, "title": title_of(draft(path, _last_text(place, path), kind))}
        for path in place.taken_away(whose)
        if (kind := kind_at(path))
    ]


def _last_text(place: Workplace, path: str) -> str:
    return versions_of(place.versions(path))[0].content.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def theme_view(place: Workplace, whose: str, number: int) -> dict[str, Any]:
    """One theme of the guided path: its questions, and where they are answered."""
    say = words(place.language).gettext
    theme = THEMES[number - 1]
    entries = place.drafts(whose)
    faulty = faulty_in(place.review(whose, {}))
    answered = [bool(_answer(entries, it)[1]) for it in theme.questions]
    return {
        "whose": whose,
        "number": number,
        "of": len(THEMES),
        "theme": say(theme.title),
        "questions": [
            {"step": step, "text": say(it), "answered": done}
            for step, (it, done) in enumerate(zip(theme.questions, answered, strict=True), 1)
        ],
        "first": (answered.index(False) if False in answered else 0) + 1,
        "kinds": [
            {
                "name": kind.name,
                "called": _called(kind, place.language),
                "addable": bool(kind.folder),
                "there": [
                    _entry(place, path, entries, faulty) for path, it in entries.items() if _is(it, kind)
                ],
            }
            for kind in _kinds_of(theme)
        ],
    }


def question_view(place: Workplace, whose: str, number: int, step: int) -> dict[str, Any]:
    """One question of a theme: its answer, where that stands, and where it may stand."""
    say = words(place.language).gettext
    theme = THEMES[number - 1]
    entries = place.drafts(whose)
    where, answer = _answer(entries, theme.questions[step - 1])
    kinds = [kind for kind in _kinds_of(theme) if kind.has_prose]
    drafts = [it for it in entries.values() if isinstance(it, Draft) and it.kind in kinds]
    new = (kind for kind in kinds if kind.folder)
    places = [(it.path, f"{_called(it.kind, place.language).capitalize()}: {title_of(it)}") for it in drafts]
    places += [(f"new:{it.name}", say("New: {kind}").format(kind=_called(it, place.language))) for it in new]
    is_last = step == len(theme.questions)
    return {
        "whose": whose,
        "number": number,
        "of": len(THEMES),
        "theme": say(theme.title),
        "msgid": theme.questions[step - 1],
        "question": say(theme.questions[step - 1]),
        "step": step,
        "steps": len(theme.questions),
        "answer": answer,
        "was": answer,
        "where": where or (drafts[-1].path if drafts else places[0][0]),
        "places": [{"value": value, "label": label} for value, label in places],
        "back": f"/path/{whose}/{number}/{step - 1}" if step > 1 else f"/path/{whose}/{number}",
        "onward": _onward(whose, number) if is_last else f"/path/{whose}/{number}/{step + 1}",
    }


def asked_as(question: str) -> tuple[str, ...]:
    """A question in each language."""
    return tuple(words(language).gettext(question) for language in languages())


def _onward(whose: str, number: int) -> str:
    """What comes after the last question of a theme."""
    return f"/path/{whose}/{number + 1}" if number < len(THEMES) else f"/of/{whose}"


def _answer(entries: Entries, question: str) -> tuple[str, str]:
    """The document in which a question is answered, and how; empty if none is."""
    drafts = (it for it in entries.values() if isinstance(it, Draft))
    found = ((it.path, answer_in(it.prose, asked_as(question))) for it in drafts if "## " in it.prose)
    return next((each for each in found if each[1]), ("", ""))


def _kinds_of(theme: Theme) -> list[Kind]:
    """The kinds of document that a theme is about."""
    return [kind for kind in (KIND["profile"], *FOLDERS.values()) if theme.name in kind.themes]


def _is(each: Any, kind: Kind) -> bool:
    return isinstance(each, Draft) and each.kind is kind


def _status(place: Workplace, whole: Portfolio, problems: int) -> Status:
    return status(whole, place.school.frameworks, problems=problems)


def _next(found: Status, language: str) -> dict[str, str]:
    """The next step in words, and the document to open or the kind to add."""
    advice, kind = next_step(found.next, language)
    return {"advice": advice, "open": found.next.open or "", "kind": "" if found.next.open else kind}


def _themes(language: str, drafts: Entries, found: Status | None) -> Iterator[dict[str, Any]]:
    say = words(language).gettext
    begun = {it.theme.name: it for it in found.themes} if found else {}
    for number, theme in enumerate(THEMES, 1):
        there = begun.get(theme.name)
        yield {
            "number": number,
            "title": say(theme.title),
            "begun": bool(there and there.begun),
            "answered": sum(bool(_answer(drafts, it)[1]) for it in theme.questions),
            "of": len(theme.questions),
            "amounts": ", ".join(theme_amounts(there, language)) if there else "",
        }


def _groups(place: Workplace, drafts: Entries) -> Iterator[dict[str, Any]]:
    """Documents by phase, with what that is about, and those of no phase alone before them."""
    say = words(place.language).gettext
    for group in (_BESIDE, *PHASES):
        kinds = [kind for kind in FOLDERS.values() if _group_of(kind) == group]
        found = []
        for kind in kinds:
            there = [path for path in drafts if path.partition("/")[2].startswith(f"{kind.folder}/")]
            entries = [_entry(place, path, drafts) for path in there]
            called = _called(kind, place.language)
            found.append({"name": kind.name, "title": say(kind.title), "called": called, "entries": entries})
        title = say("Throughout") if group == _BESIDE else say(group.capitalize())
        plain = "" if group == _BESIDE else say(TERMS[f"{group}-plain"])
        yield {"name": group, "title": title, "plain": plain, "kinds": found}


def _group_of(kind: Kind) -> str:
    return kind.printed if kind.printed in PHASES else _BESIDE


def _called(kind: Kind, language: str) -> str:
    return words(language).gettext(kind.called)


def _entry(
    place: Workplace, path: str, drafts: Entries, faulty: Mapping[str, int] = MappingProxyType({})
) -> dict[str, Any]:
    read, count = drafts.get(path), faulty.get(path, 0)
    return {
        "path": path,
        "title": title_of(read) if read else path,
        "language": path.split(".")[1].upper() if path.count(".") > 1 else "",
        "todo": size_in_words(count, place.language) if count else "",
    }
