"""The front page of a site with several cohorts: which there are, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from babel import Locale

from generator.languages import words
from generator.model import Cohort, CohortContact, Date, Frameworks, Text
from generator.writing.addresses import cohort_page
from generator.writing.initials import initials
from generator.writing.pages import Page, Pages
from generator.writing.plain import plain_fields
from generator.writing.summary import Summary
from generator.writing.wording import Wording

_MOST_IN_NAVIGATION = 8
_FACES = 8


@dataclass(frozen=True)
class LearnerFace:
    """A learner on the front page; addresses are below the site's root."""

    name: str
    url: str
    photo: str
    initials: str


@dataclass(frozen=True)
class ListedCohort:
    """A cohort as the front page has it. ``url`` is where its own pages are.

    ``portfolios`` is their number, or None where too few people are behind it to be told.
    """

    url: str
    title: Text
    school: str
    programme: Text | None = None
    introduction: Text | None = None
    start: Date | None = None
    end: Date | None = None
    portfolios: int | None = None
    archived: bool = False
    contact: CohortContact | None = None
    faces: tuple[LearnerFace, ...] = ()
    """Of a cohort that goes on and lists its learners with more than their names."""
    languages: tuple[str, ...] = ()
    """Of its pages, its own first."""

    @property
    def texts(self) -> Iterator[str]:
        """All that its school wrote."""
        yield self.school
        for text in (self.title, self.programme, self.introduction):
            yield from (version for _, version in text.versions) if text else ()

    def url_in(self, language: str) -> str:
        """Where its first page is in a language, or else in its own."""
        return self.url + (cohort_page(language=language) if language in self.languages[1:] else "")


def listed(cohort: Cohort, url: str, learners: Sequence[Summary], *, archived: bool = False) -> ListedCohort:
    """A cohort with its learners; where none is listed a small number would tell of few."""
    portfolios = len(learners)
    tells = cohort.listing != "none" or portfolios >= cohort.smallest_group
    shown = learners[:_FACES] if cohort.listing == "cards" and not archived else ()
    return ListedCohort(
        url,
        cohort.title,
        cohort.school,
        cohort.programme,
        cohort.introduction,
        cohort.start,
        cohort.end,
        portfolios if tells else None,
        archived,
        None if archived else cohort.contact,
        tuple(_face(each, url) for each in shown),
        cohort.languages,
    )


def _face(it: Summary, url: str) -> LearnerFace:
    return LearnerFace(it.name, f"{url}{it.url}", f"{url}{it.photo}" if it.photo else "", initials(it.name))


def front_page(cohorts: Sequence[ListedCohort], title: str, language: str) -> Pages:
    """The front page in a language and in each other that a cohort has; ``title`` is the site's own."""
    named = (each for cohort in cohorts for each in cohort.languages)
    known = tuple(dict.fromkeys((language, *named)))
    return Pages(tuple(_page(cohorts, title, each, known) for each in known), ())


def _page(cohorts: Sequence[ListedCohort], title: str, language: str, known: tuple[str, ...]) -> Page:
    """The front page in one of the languages that are known, of which the first is the site's own."""
    wording = Wording(language, Frameworks())
    newest = _newest_first(cohorts)
    entries = [_entry(each, wording) for each in newest]
    going_on = next((each for each in newest if not each.archived), None)
    address = _address(language, known)
    return Page(
        address=address,
        template="front.html",
        title=title,
        language=language,
        data={
            "here": "front",
            "site_url": address,
            "versions": _versions(known),
            "term": wording.terms,
            "schools": [it for it in dict.fromkeys(each.school for each in newest) if it != title],
            "portfolios": _all_told(cohorts),
            "cohort": plain_fields(going_on, wording) if going_on else None,
            "accessibility_url": _accessibility(going_on, language) if going_on else "",
            "cohorts": [entry for entry in entries if not entry["archived"]],
            "archived": [entry for entry in entries if entry["archived"]],
        },
    )


def _address(language: str, known: tuple[str, ...]) -> str:
    return cohort_page(language=language if language != known[0] else "")


def _versions(known: tuple[str, ...]) -> list[dict[str, str]]:
    """The front page in each language; none if that is one."""
    several = known if len(known) > 1 else ()
    return [
        {"language": it, "name": Locale.parse(it).get_display_name(it) or it, "url": _address(it, known)}
        for it in several
    ]


def _accessibility(cohort: ListedCohort, language: str) -> str:
    other = language if language in cohort.languages[1:] else ""
    return cohort.url + cohort_page("accessibility", language=other)


def _all_told(cohorts: Sequence[ListedCohort]) -> int:
    """How many portfolios there are; nothing if the number of any cohort is not told."""
    numbers = [each.portfolios for each in cohorts]
    return 0 if None in numbers else sum(filter(None, numbers))


def front_navigation(
    cohorts: Sequence[ListedCohort], language: str, *, front: bool
) -> tuple[tuple[str, str], ...]:
    """Titles and addresses on the school's own pages: of the front page, or, without it, of the newest."""
    if front:
        return ((words(language).gettext("Cohorts"), ""),)
    newest = _newest_first(cohorts)[:_MOST_IN_NAVIGATION]
    return tuple((each.title.in_language(language), each.url) for each in newest)


def _newest_first(cohorts: Sequence[ListedCohort]) -> list[ListedCohort]:
    """By the day they began, or by the names of their folders where that is not told."""
    return sorted(cohorts, key=lambda it: (it.start.text if it.start else it.url, it.url), reverse=True)


def _entry(cohort: ListedCohort, wording: Wording) -> dict[str, Any]:
    title, language = cohort.title.chosen(wording.language)
    spoken = language if language not in {"", wording.language} else ""
    url = cohort.url_in(wording.language)
    return {**plain_fields(cohort, wording), "url": url, "title": title, "language": spoken}
