"""Model and overviews as plain data for a template: text, numbers, truths, lists and mappings.

A template sees the same names as the overview has. A document becomes a link to its page, a date
its words, and a name of a competence, level, person or document what stands for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from types import NoneType
from typing import Any

from generator.model import (
    FIELD_NAMES,
    Date,
    Document,
    Feedback,
    Fragment,
    Language,
    Portfolio,
    Profile,
    PublicFile,
    Text,
    Validation,
    named_files,
)
from generator.overviews.grades import grade_of
from generator.writing.charts import who_steered
from generator.writing.fragments import clock, host_of, pointed
from generator.writing.transcript import spoken
from generator.writing.wording import PortfolioWording, Wording


def plain(value: Any, wording: Wording) -> Any:
    """A value as a template sees it. Raises TypeError for what no template should see."""
    return _FORM[type(value)](value, wording)


def plain_fields(value: Any, wording: Wording) -> dict[str, Any]:
    """The fields of a value, one by one; of a document this is everything it says."""
    made: dict[str, Any] = {}
    for name in FIELD_NAMES[type(value)]:
        found, meaning = getattr(value, name), _MEANINGS.get(name)
        if meaning and found is not None and _is_name(found):
            made[name] = meaning(found, value, wording)
        else:
            made[name] = _FORM[type(found)](found, wording)
    return made


def _listed(values: Iterable[Any], wording: Wording) -> list[Any]:
    return [_FORM[type(value)](value, wording) for value in values]


def _language(value: Language, wording: Wording) -> dict[str, Any]:
    return {**plain_fields(value, wording), "name": wording.language_name(value.name)}


def _refused(value: Any, _: Wording) -> Any:
    raise TypeError(f"no plain form for {type(value).__name__}")


_FORMS: tuple[tuple[tuple[type, ...], Callable[[Any, Any], Any]], ...] = (
    ((NoneType, bool, int, str), lambda value, _: value),
    ((Date,), lambda value, wording: wording.date(value)),
    ((Text,), lambda value, wording: value.in_language(wording.language)),
    ((Language,), _language),
    ((Document,), lambda value, wording: document_data(value, _portfolio_wording(wording))),
    ((Portfolio,), _refused),
    ((Feedback,), lambda value, wording: {**plain_fields(value, wording), "grade": grade_of(value)}),
    ((tuple, list), _listed),
)
"""What is made of a value, by its type; the first that fits."""


class _Forms(dict[type[Any], Callable[[Any, Any], Any]]):
    """How values of a type look in a template: found once, for a page has thousands."""

    def __missing__(self, kind: type[Any]) -> Callable[[Any, Any], Any]:
        found = (form for kinds, form in _FORMS if issubclass(kind, kinds))
        self[kind] = next(found, plain_fields if is_dataclass(kind) else _refused)
        return self[kind]


_FORM = _Forms()


def document_data(document: Document, wording: PortfolioWording) -> dict[str, Any]:
    """All a document says in its fields, and the link to its page.

    ``address`` is where a piece of evidence is elsewhere, ``host`` whose that is, ``from`` at what
    time to look at it, ``spoken`` what is said there, ``shown`` the file it shows here, ``languages`` that
    of each text that is in another language than the page.
    """
    known = wording.seen_before
    if document.source not in known:
        data = plain_fields(document, wording)
        known[document.source] = {
            **data,
            **(_judges(document, wording) if isinstance(document, Validation) else {}),
            "grade": grade_of(document),
            "steered": _steered(document),
            "address": pointed(data["url"], getattr(document, "fragment", None)) if data.get("url") else None,
            "host": host_of(data["url"]) if data.get("url") else None,
            "spoken": spoken(data["transcript"]) if data.get("transcript") else [],
            "from": clock(second) if (second := _second(document)) else None,
            "shown": _main_file(document, wording),
            "languages": wording.languages(document),
            **wording.document(document),
        }
    return known[document.source]


def _main_file(document: Document, wording: PortfolioWording) -> dict[str, Any] | None:
    """The file that a document shows: of a profile that is the photo."""
    if isinstance(document, Profile) and not document.photo:
        return None
    return shown_file(next(named_files(document), ""), wording)


def shown_file(path: str, wording: PortfolioWording) -> dict[str, Any] | None:
    """A file of the portfolio by its path below the docs folder, if it is published."""
    file = wording.portfolio.file.get(path)
    return _shown(file, wording) if file else None


def _steered(document: Document) -> str | None:
    steering: int | None = getattr(document, "steering", None)
    return None if steering is None else who_steered(steering)


def _second(document: Document) -> int | None:
    fragment: Fragment | None = getattr(document, "fragment", None)
    return fragment.second if fragment else None


def _judges(validation: Validation, wording: PortfolioWording) -> dict[str, Any]:
    """Who judged, in the place of an assessor; a panel beside that, if there was one; what was asked."""
    panel = wording.panel(validation.panel) if validation.panel and validation.assessor else None
    profile = wording.frameworks.requirements.get(validation.standard)
    asks = {it.competence: wording.level(it.competence, it.level) for it in profile.asks} if profile else {}
    return {"assessor": wording.judge(validation), "panel": panel, "asks": asks}


def _shown(file: PublicFile, wording: PortfolioWording) -> dict[str, Any]:
    """A published file: its kind, address, size in words, and what can be seen of it without opening it."""
    small = file.small or file
    return {
        **_way_to(file, wording),
        "kind": file.kind,
        "small": _way_to(small, wording),
        "picture": _picture(file.picture, wording) if file.picture else None,
        "wave": file.wave,
        "ending": file.name.partition(".")[2],
        "weight": wording.weight(file.weight),
        "pages": file.pages,
    }


def _picture(file: PublicFile, wording: PortfolioWording) -> dict[str, Any]:
    """A picture in its sizes and packings, the smallest first."""
    return {
        **_way_to(file, wording),
        "alike": [_way_to(each, wording) for each in file.alike],
        "packed": [_way_to(each, wording) for each in file.packed],
        "small": _way_to(file.small or file, wording),
    }


def _way_to(file: PublicFile, wording: PortfolioWording) -> dict[str, Any]:
    """A published file's address, and its size in pixels."""
    return {"url": wording.addresses.file(file), "width": file.width, "height": file.height}


def _is_name(value: Any) -> bool:
    """Whether a value is a name of something, or names of things."""
    return isinstance(value, str) or (
        isinstance(value, tuple) and all(isinstance(entry, str) for entry in value)
    )


def _portfolio_wording(wording: Wording) -> PortfolioWording:
    if not isinstance(wording, PortfolioWording):
        raise TypeError("only a portfolio's own pages link to its documents")
    return wording


Meaning = Callable[[Any, Any, Any], Any]


def _competence(name: str, _: Any, wording: Wording) -> Any:
    return wording.competence(name) if name in wording.frameworks.competences else None


def _competences(names: tuple[str, ...], _: Any, wording: Wording) -> Any:
    return [wording.competence(name) for name in names if name in wording.frameworks.competences]


def _level(level: str, owner: Any, wording: Wording) -> Any:
    if not hasattr(owner, "competence"):
        return level  # of a challenge: learner, teacher, system or workplace
    if owner.competence is None:
        return None  # of a competence that is not published
    return wording.level(owner.competence, level)


def _requirement(name: str, _: Any, wording: Wording) -> Any:
    return wording.requirement(name) if name in wording.frameworks.requirements else None


def _person(name: str, _: Any, wording: PortfolioWording) -> Any:
    return wording.person(name)


def _people(names: tuple[str, ...], _: Any, wording: PortfolioWording) -> Any:
    return [wording.person(name) for name in names]


def _named(folder: str) -> Meaning:
    """A document, or documents, of one folder by their slugs."""

    def meaning(slugs: Any, _: Any, wording: PortfolioWording) -> Any:
        if isinstance(slugs, tuple):
            return [meaning(slug, None, wording) for slug in slugs]
        return wording.document_at(f"{folder}/{slugs}")

    return meaning


def _about(names: Any, _: Any, wording: PortfolioWording) -> Any:
    if isinstance(names, tuple):
        return [wording.document_at(name) for name in names]
    return wording.document_at(names)


_MEANINGS: dict[str, Meaning] = {
    "competence": _competence,
    "competences": _competences,
    "unseen": _competences,
    "level": _level,
    "asked": _level,
    "standard": _requirement,
    "by": lambda name, owner, wording: _person(name, owner, wording) if isinstance(owner, Document) else name,
    "assessor": _person,
    "giver": _person,
    "confirmed_by": _person,
    "made_with": _people,
    "participants": _people,
    "experience": _named("experiences"),
    "goal": _named("goals"),
    "question": _named("questions"),
    "gap": _named("validations"),
    "evidence": _named("evidence"),
    "about": _about,
    "featured": _about,
}
"""What a name stands for, by the field it is in."""
