"""Values as words: dates, levels, competences, people and the terms of the domain."""

from __future__ import annotations

import datetime
import gettext
import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from generator.languages import words
from generator.model import PARTS, SELF, Date, Document, Frameworks, Panel, Person, Portfolio, Validation
from generator.overviews.competence import shown_competences
from generator.writing.addresses import Addresses, cohort_page
from generator.writing.certificates import certificate
from generator.writing.steps import step_by_step, step_in_words
from generator.writing.terms import TERMS
from generator.writing.translations import translation_of, untranslated

_LOCALES = {"en": "en_GB"}
"""Day before month: most readers of English pages are in Europe."""
_MB = 1_000_000
_CODE = re.compile(r"[A-Za-z]{2,3}")
"""Of a language (ISO 639)."""
Languages = tuple[str, ...]


def weight_in_words(size: int, language: str) -> str:
    """A size in whole kB, or in MB with a digit more, in a language."""
    if size < _MB:
        return f"{max(1, round(size / 1000))} kB"
    return f"{format_decimal(size / _MB, format='0.#', locale=_LOCALES.get(language, language))} MB"


@lru_cache(maxsize=1 << 12)  # the same days stand on many pages
def _day_in_full(day: datetime.date, language: str) -> str:
    return format_date(day, "long", locale=_LOCALES.get(language, language))


@lru_cache(maxsize=1 << 12)
def _month(form: str, day: datetime.date, language: str) -> str:
    return format_skeleton(form, day, locale=_LOCALES.get(language, language))


def language_names(language: str) -> dict[str, str]:
    """What the languages of the world with a code of two letters are called in one of them, by that code."""
    names = Locale.parse(language).languages.items()
    return {code: str(name) for code, name in names if len(code) == 2}


@dataclass(frozen=True)
class Wording:
    """How one portfolio, or a cohort's pages, put things into words."""

    language: str
    frameworks: Frameworks

    @cached_property
    def catalogue(self) -> gettext.NullTranslations:
        return words(self.language)

    @cached_property
    def terms(self) -> dict[str, str]:
        """Every term of the domain in this language, by its English key."""
        return {key: self.catalogue.gettext(term) for key, term in TERMS.items()}

    def date(self, date: Date | datetime.date) -> dict[str, str]:
        """A date for machines and for people, as precise as its author was."""
        if isinstance(date, datetime.date):
            date = Date(date.isoformat())
        match date.text.count("-"):
            case 0:
                text = date.text
            case 1:
                text = self._month_in_full(date)
            case _:
                text = _day_in_full(date.first, self.language)
        return {
            "iso": date.text,
            "text": text,
            "year": str(date.first.year),
            "month": self._month_in_full(date),
        }

    def _month_in_full(self, date: Date) -> str:
        """The month and the year, or the year where no month is known."""
        if "-" not in date.text:
            return date.text
        return _month("yMMMM", date.first, self.language)

    def weight(self, size: int) -> str:
        """How much there is to load, as people say it: in whole kB, or in MB with a digit more."""
        return weight_in_words(size, self.language)

    def span(self, start: Date, end: Date | None) -> str:
        """From when to when, where there is little room: months, or years where no month is known."""
        begin = self._month(start)
        until = self._month(end) if end else self.catalogue.gettext("now")
        return begin if begin == until else f"{begin} – {until}"

    def _month(self, date: Date) -> str:
        if "-" not in date.text:
            return date.text
        return _month("yMMM", date.first, self.language)

    def competence(self, name: str) -> dict[str, Any]:
        """What stands for a competence; without a page of its own ``url`` is None."""
        competence = self.frameworks.competences[name]
        framework, _, number = name.partition(":")
        title, language = competence.title.chosen(self.language)
        return {
            "name": name,
            "number": number,
            "title": title,
            "language": language if language not in {"", self.language} else None,
            "framework": self.frameworks.by_id[framework].title.in_language(self.language),
            "framework_url": self.framework_url(framework),
            "own": self.frameworks.is_own(name),
            "url": self.competence_url(name),
        }

    def language_name(self, name: str) -> str:
        """A language by what this one calls it, where its code was given; else as its speaker calls it."""
        if not _CODE.fullmatch(name):
            return name
        return str(Locale.parse(self.language).languages.get(name.lower(), name))

    def competence_url(self, name: str) -> str | None:  # noqa: ARG002  # others have pages for them
        return None

    def framework_url(self, name: str) -> str | None:  # noqa: ARG002  # the same
        return None

    def level(self, competence: str, level: str | None) -> dict[str, Any] | None:
        """A level by its name, title and place in its framework; ``named``: the name is not that place.

        ``steps`` are all there are, of which those up to this one are true; ``says`` is that in words.
        """
        if level is None:
            return None
        known = self.frameworks.levels(competence)
        title = next((known.title.in_language(self.language) for known in known if known.id == level), "")
        rank = self.frameworks.rank(competence, level)
        named = level != str(rank)
        called = f"{level} {title}" if named and level not in title else title
        return {
            "id": level,
            "title": title,
            "rank": rank,
            "of": len(known),
            "named": named,
            "steps": step_by_step(rank, len(known)),
            "says": step_in_words(called, rank, len(known), self.catalogue),
        }

    def requirement(self, name: str) -> dict[str, Any]:
        """What stands for a requirement profile."""
        requirement, framework = self.frameworks.requirements[name], name.partition(":")[0]
        return {
            "name": name,
            "framework": self.frameworks.by_id[framework].title.in_language(self.language),
            "framework_url": self.framework_url(framework),
            "title": requirement.title.in_language(self.language),
            "kind": requirement.kind,
            "organisation": requirement.organisation,
            "description": requirement.description and requirement.description.in_language(self.language),
            "nlqf": requirement.nlqf,
            "eqf": requirement.eqf,
        }


@dataclass(frozen=True)
class PortfolioWording(Wording):
    """How one portfolio puts things into words, with links to its own pages."""

    portfolio: Portfolio
    addresses: Addresses
    cohort_languages: Languages = ()
    """Those of the pages about a cohort beside those of the portfolio, if there are any; its own first."""

    seen_before: dict[str, dict[str, Any]] = field(default_factory=dict, compare=False, repr=False)
    """The data of documents that have been asked for, by source."""

    def competence_url(self, name: str) -> str | None:
        return self.addresses.competence(name) if name in self._with_pages else None

    def framework_url(self, name: str) -> str | None:
        return None if name in self.frameworks.own else self.cohort_url("frameworks", name)

    def cohort_url(self, *names: str) -> str | None:
        """A page about the cohort, in this language if there is one; None without a cohort."""
        if not self.cohort_languages:
            return None
        return cohort_page(
            *names, language=self.language if self.language in self.cohort_languages[1:] else ""
        )

    @property
    def cohort_language(self) -> dict[str, str] | None:
        """The language of the cohort's pages, where they are in another than this one."""
        if not self.cohort_languages or self.language in self.cohort_languages:
            return None
        code = self.cohort_languages[0]
        return {"code": code, "name": self.language_name(code)}

    @cached_property
    def _with_pages(self) -> frozenset[str]:
        """The competences that have a page: those that occur."""
        return frozenset(shown_competences(self.portfolio, self.frameworks))

    def address(self, document: Document) -> str:
        """The page of a document in this language, or else in the learner's own."""
        if translation_of(document, self.language):
            return self.addresses.translation(document, self.language)
        return self.addresses.document(document)

    @property
    def other_language(self) -> str | None:
        """The learner's own language, if it is another one."""
        own = self.portfolio.profile.language
        return own if own != self.language else None

    def languages(self, document: Document) -> dict[str, str | None]:
        """The language of the prose and of each field that can be translated, if it is another one."""
        left = untranslated(document, self.language)
        return {name: self.other_language if it else None for name, it in left.items()}

    def document(self, document: Document) -> dict[str, Any]:
        """A link to a document; ``language`` is that of its title, if it is another one."""
        link: dict[str, Any] = {
            "kind": type(document).__name__.lower(),
            "slug": document.slug,
            "title": document.title,
            "language": None if translation_of(document, self.language) else self.other_language,
            "url": self.address(document),
        }
        date = getattr(document, "date", None) or getattr(document, "start", None)
        if date:
            link["date"] = self.date(date)
        if checked := getattr(document, "checked", None):
            link["certificate"] = certificate(checked, document.title, self.catalogue)
        return link

    @cached_property
    def _documents(self) -> dict[str, Document]:
        """Every document by folder and slug."""
        return {
            f"{part}/{document.slug}": document
            for part in PARTS
            for document in getattr(self.portfolio, part)
        }

    def found(self, name: str) -> Document | None:
        """The document of a name such as ``experiences/care``, if it is there."""
        return self._documents.get(name)

    def document_at(self, name: str) -> dict[str, Any] | None:
        """A link to the document of a name such as ``experiences/care``, or None."""
        document = self.found(name)
        return self.document(document) if document else None

    def person(self, name: str) -> dict[str, Any]:
        """Somebody by name if they may be named, else by role."""
        if name == SELF:
            return {
                "self": True,
                "name": self.portfolio.profile.name,
                "role": self.terms["learner"],
                "partner": "learner",
            }
        person = self.portfolio.people.get(name)
        if person is None:
            return {"self": False, "name": None, "role": self.terms["somebody"], "partner": None}
        return {
            "self": False,
            "name": person.name,
            "role": self._role(person),
            "partner": person.role,
            "function": person.function,
            "organisation": person.organisation,
        }

    def judge(self, validation: Validation) -> dict[str, Any]:
        """Who judged: an assessor, or else a panel without names."""
        if validation.assessor:
            return self.person(validation.assessor)
        role = self.panel(validation.panel or Panel())
        return {"self": False, "name": None, "role": role, "partner": None, "organisation": None}

    def panel(self, panel: Panel) -> str:
        """A panel by how many it had and by their roles."""
        said = self.catalogue.gettext("panel")
        if panel.members:
            said = self.catalogue.gettext("panel of {number}").format(number=panel.members)
        functions = ", ".join(self.terms[function] for function in panel.functions)
        return f"{said} ({functions})" if functions else said

    def _role(self, person: Person) -> str:
        return self.terms[person.function or person.role]
