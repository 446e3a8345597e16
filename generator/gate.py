"""What one audience may see. The only place that decides: a portfolio in, a smaller one out.

Everything is left out unless something says that it may be shown (fail closed): no consent, no
portfolio; no visibility, no document; no consent of somebody else, no name. Documents that had a
problem never get here. What is left refers to nothing that is gone.
"""

from __future__ import annotations

import datetime
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

from generator.model import (
    PARTS,
    Assessment,
    Audience,
    Consent,
    Cycle,
    Dialogue,
    Document,
    Evidence,
    Experience,
    Goal,
    Person,
    PersonConsent,
    Portfolio,
    Profile,
    Question,
    Site,
    Validation,
    named_files,
)

Reason = Literal[
    "no-consent",
    "withdrawn",
    "expired",
    "not-yet",
    "not-in-scope",
    "other-audience",
    "no-guardian",
    "private",
]
"""Why nothing of a portfolio may be seen."""

_SEEN_BY: dict[Audience, frozenset[str]] = {
    "public": frozenset({"public"}),
    "cohort": frozenset({"public", "cohort"}),
    "private": frozenset({"public", "cohort", "private"}),
}
"""Which visibilities an audience may see. ``private`` is the author's own preview."""


@dataclass(frozen=True)
class Withheld:
    """A portfolio that is not published, and why."""

    slug: str
    reason: Reason


@dataclass(frozen=True)
class Named:
    """A document that names somebody who did not agree to it: its path, and the name."""

    source: str
    name: str


@dataclass(frozen=True)
class Publication:
    """What an audience may see, which portfolios it may not, and which documents name somebody."""

    site: Site
    withheld: tuple[Withheld, ...] = ()
    named: tuple[Named, ...] = ()


def publication(site: Site, audience: Audience, today: datetime.date) -> Publication:
    """The part of a site that an audience may see on a day."""
    reasons = {p.slug: reason_to_withhold(p, audience, today) for p in site.portfolios}
    hidden = {p.slug: p.profile.name for p in site.portfolios if _is_hidden(p, reasons[p.slug])}
    portfolios: list[Portfolio] = []
    withheld: list[Withheld] = []
    named: list[Named] = []
    for portfolio in site.portfolios:
        if reason := reasons[portfolio.slug]:
            withheld.append(Withheld(portfolio.slug, reason))
            continue
        others = [name for slug, name in hidden.items() if slug != portfolio.slug]
        naming = () if audience == "private" else _naming(_seen(portfolio, audience), others, today)
        named.extend(naming)
        faulty = {found.source for found in naming}
        if portfolio.profile.source not in faulty:
            portfolios.append(published(portfolio, site, audience, today, without=faulty))
    return Publication(replace(site, portfolios=tuple(portfolios)), tuple(withheld), tuple(named))


def _is_hidden(portfolio: Portfolio, reason: Reason | None) -> bool:
    """Whether a learner's full name is to be nowhere on the site, in their neighbours' documents either.

    The name of the folder, which the school gives, must be part of the name: a learner who calls
    themselves after something that others write about would otherwise make their documents vanish.
    """
    kept = reason is not None or portfolio.profile.show_as != "full"
    return kept and set(portfolio.slug.split("-")) <= set(folded(portfolio.profile.name).split())


def _without(portfolio: Portfolio, sources: AbstractSet[str]) -> Portfolio:
    parts: dict[str, Any] = {
        part: tuple(d for d in getattr(portfolio, part) if d.source not in sources) for part in PARTS
    }
    return replace(portfolio, **parts)


def reason_to_withhold(portfolio: Portfolio, audience: Audience, today: datetime.date) -> Reason | None:
    """Why nothing of a portfolio may be seen, or None."""
    if audience == "private":
        return None
    if reason := _missing_consent(portfolio.profile.consent, audience, today):
        return reason
    if _visibility(portfolio.profile, portfolio) not in _SEEN_BY[audience]:
        return "private"
    return None


def _missing_consent(consent: Consent | None, audience: Audience, today: datetime.date) -> Reason | None:
    if consent is None:
        return "no-consent"
    if consent.withdrawn_on:
        return "withdrawn"
    if not _holds(consent, today):
        return "expired" if consent.until and consent.until.last < today else "not-yet"
    return _too_narrow(consent, audience)


def _too_narrow(consent: Consent, audience: Audience) -> Reason | None:
    """Why consent that holds is not enough for this, or None."""
    if "portfolio" not in consent.scope:
        return "not-in-scope"
    if audience == "public" and consent.audience != "public":
        return "other-audience"
    if consent.age_band == "under-16" and consent.given_by != "guardian":
        return "no-guardian"
    return None


def _holds(consent: Consent | PersonConsent, today: datetime.date) -> bool:
    """Given, not withdrawn (not even for later), and not past its last day."""
    begun = consent.given_on.first <= today
    ended = consent.until is not None and consent.until.last < today
    return begun and not ended and consent.withdrawn_on is None


def ending_soon(site: Site, today: datetime.date) -> tuple[Profile, ...]:
    """The profiles whose consent holds today and ends within thirty days."""
    soon = today + datetime.timedelta(days=30)
    return tuple(
        portfolio.profile
        for portfolio in site.portfolios
        if (consent := portfolio.profile.consent)
        and consent.until
        and _holds(consent, today)
        and consent.until.last <= soon
    )


def published(
    portfolio: Portfolio,
    site: Site,
    audience: Audience,
    today: datetime.date,
    *,
    without: AbstractSet[str] = frozenset(),
) -> Portfolio:
    """What an audience sees of a portfolio that may be seen, ``without`` some documents, by their paths."""
    seen = _without(_seen(portfolio, audience), without)
    seen = replace(seen, profile=_profile(seen.profile, audience, today))
    return _with_its_files(_pruned(seen, site), portfolio)


def _with_its_files(published: Portfolio, whole: Portfolio) -> Portfolio:
    """Without the files of documents that are not published, even if another's prose links to them."""
    theirs = {name for document in whole.documents() for name in named_files(document)}
    hidden = theirs - {name for document in published.documents() for name in named_files(document)}
    return replace(published, files=tuple(entry for entry in whole.files if entry[0] not in hidden))


def _seen(portfolio: Portfolio, audience: Audience) -> Portfolio:
    """A portfolio with the documents that are chosen for an audience."""
    seen = _SEEN_BY[audience]
    hidden = {d.source for d in portfolio.documents() if _visibility(d, portfolio) not in seen}
    return _with_translations(_without(portfolio, hidden), seen)


def _with_translations(portfolio: Portfolio, seen: AbstractSet[str]) -> Portfolio:
    """With the translations that did not choose to be seen by fewer people than their documents."""
    parts: dict[str, Any] = {
        part: tuple(
            replace(d, translations=tuple(t for t in d.translations if t.visibility in {None, *seen}))
            if any(t.visibility not in {None, *seen} for t in d.translations)
            else d
            for d in getattr(portfolio, part)
        )
        for part in PARTS
    }
    return replace(portfolio, **parts)


def _visibility(document: Document, portfolio: Portfolio) -> str:
    return document.visibility or portfolio.profile.visibility or "private"


def _profile(profile: Profile, audience: Audience, today: datetime.date) -> Profile:
    scope = profile.consent.scope if profile.consent else ()
    everything = audience == "private"
    return replace(
        profile,
        title=profile.title if everything or profile.show_as == "full" else shown_name(profile),
        name=shown_name(profile),
        alias=None,
        photo=profile.photo if everything or "photo" in scope else None,
        contact=profile.contact if everything or "contact" in scope else None,
        people=tuple(shown_person(person, today) for person in profile.people),
        consent=None,
    )


def shown_name(profile: Profile) -> str:
    """The learner's name as they chose to show it."""
    match profile.show_as:
        case "full":
            return profile.name
        case "alias":
            return profile.alias or profile.name.split()[0]
        case _:
            return profile.name.split()[0]


def shown_person(person: Person, today: datetime.date) -> Person:
    """Somebody else, with no more than they agreed to; without consent only a role."""
    consents = person.consent is not None and _holds(person.consent, today)
    shown = person.show_as if consents else "role"
    name = {"name": person.name, "initials": _initials(person.name)}.get(shown)
    organisation = person.organisation if consents else None
    return replace(person, name=name, organisation=organisation, consent=None)


def _naming(portfolio: Portfolio, others: Iterable[str], today: datetime.date) -> tuple[Named, ...]:
    """The documents that have the full name of somebody who is shown otherwise, or not at all.

    ``others`` are learners with portfolios of their own. However a name is dressed up (turned round, with
    an initial, in bold, over two lines, as the name of a file) it is a name.
    """
    profile = portfolio.profile
    shown = {folded(p.name) for p in profile.people if p.name and shown_person(p, today).name == p.name}
    hidden = [p.name for p in profile.people if p.name and folded(p.name) not in shown]
    hidden += [name for name in others if folded(name) not in shown]
    if profile.show_as == "full":
        hidden = [name for name in hidden if folded(name) != folded(profile.name)]
    else:
        hidden.append(profile.name)
    forms = {form: name for name in hidden for form in _forms(name)}
    if not forms:
        return ()
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})(?= |s |\Z|s\Z)")
    return tuple(
        Named(document.source, forms[found[0]])
        for document in portfolio.documents()
        if (found := pattern.search(folded(" | ".join((*texts(document), document.slug)))))
    )


def _forms(name: str) -> Iterator[str]:
    """How a full name may be written: as it is, turned round, with an initial. One word is not one."""
    words = folded(name).split()
    if len(words) > 1:
        yield from (" ".join(words[at:] + words[:at]) for at in range(len(words)))
        yield " ".join((words[0][0], *words[1:]))


def folded(text: str) -> str:
    """A text as one compares it: small letters without accents, and one space for everything between them."""
    plain = unicodedata.normalize("NFKD", html.unescape(text).casefold())
    kept = (sign for sign in plain if unicodedata.category(sign) not in {"Mn", "Cf"})
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())


def texts(value: Any) -> Iterator[str]:
    """Every text in a document or a part of one, but for the register of people and the author's names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif isinstance(value, Profile):
        registered = {"name", "alias", "people", *(["title"] if value.show_as != "full" else [])}
        yield from _fields(value, {"source", *registered})
    elif is_dataclass(value):
        yield from _fields(value, {"source"})


def _fields(value: Any, but: AbstractSet[str]) -> Iterator[str]:
    yield from texts(tuple(getattr(value, field.name) for field in fields(value) if field.name not in but))


def _initials(name: str | None) -> str:
    return " ".join(f"{word[0]}." for word in (name or "").replace("-", " ").split())


# What is left refers to nothing that is gone ---------------------------------------------------


def _pruned(portfolio: Portfolio, site: Site) -> Portfolio:
    """A portfolio without references to documents, people and competences that are not there."""
    there = _There(portfolio, site)
    parts: dict[str, Any] = {
        part: tuple(there.document(d) for d in getattr(portfolio, part)) for part in PARTS
    }
    return replace(portfolio, profile=there.profile(portfolio.profile), **parts)


class _There:
    """What can be referred to in what is published."""

    def __init__(self, portfolio: Portfolio, site: Site) -> None:
        self.slugs = {part: {d.slug for d in getattr(portfolio, part)} for part in PARTS}
        self.competences = site.frameworks.competences
        self.requirements = site.frameworks.requirements
        self.frameworks = site.frameworks.by_id

    def profile(self, profile: Profile) -> Profile:
        return replace(
            profile,
            frameworks=tuple(name for name in profile.frameworks if name in self.frameworks),
            highlights=tuple(name for name in profile.highlights if name in self.competences),
        )

    def document(self, document: Any) -> Any:
        """A document with only references that arrive."""
        changes = {
            name: prune(self, getattr(document, name)) for name, prune in _PRUNED[type(document)].items()
        }
        return replace(document, **changes)

    def slug(self, part: str, slug: str | None) -> str | None:
        return slug if slug in self.slugs[part] else None

    def references(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if self.reference(name))

    def reference(self, name: str | None) -> str | None:
        part, _, slug = (name or "").partition("/")
        return name if slug in self.slugs.get(part, ()) else None

    def known(self, entries: Iterable[Any]) -> tuple[Any, ...]:
        """Claims, scores, outcomes or names of competences that exist."""
        return tuple(e for e in entries if getattr(e, "competence", e) in self.competences)


_PRUNED: dict[type[Document], dict[str, Any]] = {
    Cycle: {},
    Experience: {"competences": _There.known},
    Evidence: {
        "competences": _There.known,
        "experience": lambda there, slug: there.slug("experiences", slug),
    },
    Assessment: {"scores": _There.known},
    Question: {
        "competences": _There.known,
        "goal": lambda there, slug: there.slug("goals", slug),
    },
    Dialogue: {
        "about": _There.references,
        "feedback": lambda there, items: tuple(
            replace(item, about=there.reference(item.about)) for item in items
        ),
    },
    Validation: {
        "outcomes": lambda there, outcomes: tuple(
            replace(o, evidence=tuple(e for e in o.evidence if e in there.slugs["evidence"]))
            for o in there.known(outcomes)
        ),
        "fingerprint": lambda there, items: tuple(i for i in items if i[0] in there.slugs["evidence"]),
    },
    Goal: {
        "gap": lambda there, slug: there.slug("validations", slug),
        "question": lambda there, slug: there.slug("questions", slug),
    },
}
"""For each class of document the fields that refer to something, and how they are made to arrive."""
