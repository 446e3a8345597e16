"""What one audience may see. The only place that decides: a portfolio in, a smaller one out.

Everything is left out unless something says that it may be shown (fail closed): no consent, no
portfolio; no visibility, no document; no consent of somebody else, no name. Documents that had a
problem never get here. What is left refers to nothing that is gone.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, is_dataclass, replace
from functools import cached_property
from typing import Any, Literal

from ahocorasick_rs import AhoCorasick

from generator.model import (
    FIELD_NAMES,
    PARTS,
    Assessment,
    Audience,
    Consent,
    Cycle,
    Dialogue,
    Document,
    Evidence,
    Experience,
    Frameworks,
    Goal,
    Person,
    PersonConsent,
    Portfolio,
    Profile,
    Question,
    Site,
    Translation,
    Validation,
    named_files,
    translatable,
)
from generator.signs import normalized, unescaped

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


@dataclass(frozen=True)
class Decision:
    """What an audience may see of one portfolio: all that is left of it, or None and the reason.

    ``named`` are its documents that name somebody who did not agree; they are left out, too.
    """

    portfolio: Portfolio | None
    reason: Reason | None = None
    named: tuple[Named, ...] = ()


def publication(site: Site, audience: Audience, today: datetime.date) -> Publication:
    """The part of a site that an audience may see on a day."""
    names = {p.slug: hidden_name(p.profile, p.slug, audience, today) for p in site.portfolios}
    hidden = HiddenNames.of({slug: name for slug, name in names.items() if name})
    decisions = [decided(p, site.frameworks, audience, today, hidden) for p in site.portfolios]
    return Publication(
        replace(site, portfolios=tuple(it.portfolio for it in decisions if it.portfolio)),
        tuple(
            Withheld(p.slug, it.reason) for p, it in zip(site.portfolios, decisions, strict=True) if it.reason
        ),
        tuple(named for it in decisions for named in it.named),
    )


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
    shown = published(portfolio, frameworks, audience, today)
    naming = () if audience == "private" else _naming(portfolio.profile, shown, hidden, today)
    faulty = {found.source for found in naming}
    if portfolio.profile.source in faulty:
        return Decision(None, named=naming)
    if faulty:
        shown = published(portfolio, frameworks, audience, today, without=faulty)
    return Decision(shown, named=naming)


def hidden_name(profile: Profile, slug: str, audience: Audience, today: datetime.date) -> str | None:
    """A learner's full name, if it is to be nowhere on the site, in their neighbours' documents either.

    The name of the folder, which the school gives, must be part of the name: a learner who calls
    themselves after something that others write about would otherwise make their documents vanish.
    """
    kept = profile.show_as != "full" or reason_to_withhold(profile, audience, today) is not None
    return profile.name if kept and set(slug.split("-")) <= set(folded(profile.name).split()) else None


def days_of_change(profile: Profile, *, reminders: bool = True) -> frozenset[datetime.date]:
    """The days on which what anybody may see of a portfolio can change by itself, or be reminded of."""
    given: list[Consent | PersonConsent | None] = [profile.consent]
    given += [person.consent for person in profile.people]
    days: set[datetime.date] = set()
    for consent in (each for each in given if each):
        days.add(consent.given_on.first)
        if consent.until:
            days.add(consent.until.last + datetime.timedelta(days=1))
            if reminders:
                days.add(consent.until.last - _SOON)
    return frozenset(days)


def _without(portfolio: Portfolio, sources: AbstractSet[str]) -> Portfolio:
    parts: dict[str, Any] = {
        part: tuple(d for d in getattr(portfolio, part) if d.source not in sources) for part in PARTS
    }
    return replace(portfolio, **parts)


def reason_to_withhold(profile: Profile, audience: Audience, today: datetime.date) -> Reason | None:
    """Why nothing of a profile's portfolio may be seen, or None."""
    if audience == "private":
        return None
    if reason := _missing_consent(profile.consent, audience, today):
        return reason
    if _visibility(profile, profile) not in _SEEN_BY[audience]:
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


_SOON = datetime.timedelta(days=30)


def ends_soon(profile: Profile, today: datetime.date) -> bool:
    """Whether a profile's consent holds today and ends within thirty days."""
    consent = profile.consent
    if consent is None or consent.until is None:
        return False
    return _holds(consent, today) and consent.until.last <= today + _SOON


def published(
    portfolio: Portfolio,
    frameworks: Frameworks,
    audience: Audience,
    today: datetime.date,
    *,
    without: AbstractSet[str] = frozenset(),
) -> Portfolio:
    """What an audience sees of a portfolio that may be seen, ``without`` some documents, by their paths."""
    seen = _without(_seen(portfolio, audience), without)
    seen = replace(seen, profile=_profile(seen.profile, audience, today))
    return _with_its_files(_pruned(seen, frameworks), portfolio)


def _with_its_files(published: Portfolio, whole: Portfolio) -> Portfolio:
    """Without the files of documents that are not published, even if another's prose links to them."""
    theirs = {name for document in whole.documents() for name in named_files(document)}
    hidden = theirs - {name for document in published.documents() for name in named_files(document)}
    return replace(published, files=tuple(entry for entry in whole.files if entry[0] not in hidden))


def _seen(portfolio: Portfolio, audience: Audience) -> Portfolio:
    """A portfolio with the documents that are chosen for an audience."""
    seen = _SEEN_BY[audience]
    hidden = {d.source for d in portfolio.documents() if _visibility(d, portfolio.profile) not in seen}
    return _with_translations(_without(portfolio, hidden), seen)


def _with_translations(portfolio: Portfolio, seen: AbstractSet[str]) -> Portfolio:
    """With the translations that did not choose to be seen by fewer people than their documents."""

    def chosen(document: Any) -> Any:
        kept = tuple(t for t in document.translations if t.visibility in {None, *seen})
        return document if len(kept) == len(document.translations) else replace(document, translations=kept)

    parts: dict[str, Any] = {part: tuple(map(chosen, getattr(portfolio, part))) for part in PARTS}
    return replace(portfolio, profile=chosen(portfolio.profile), **parts)


def _visibility(document: Document, profile: Profile) -> str:
    return document.visibility or profile.visibility or "private"


def _profile(profile: Profile, audience: Audience, today: datetime.date) -> Profile:
    scope = profile.consent.scope if profile.consent else ()
    everything = audience == "private"
    shows_title = everything or profile.show_as == "full"
    shown = replace(
        profile,
        title=profile.title if shows_title else shown_name(profile),
        name=shown_name(profile),
        alias=None,
        photo=profile.photo if everything or "photo" in scope else None,
        contact=profile.contact if everything or "contact" in scope else None,
        people=tuple(shown_person(person, today) for person in profile.people),
        consent=None,
    )
    return replace(
        shown,
        translations=tuple(_translation(t, shown, shows_title=shows_title) for t in profile.translations),
    )


def _translation(translation: Translation, shown: Document, *, shows_title: bool) -> Translation:
    """A translation with no text that its document does not say to this audience."""
    nothing = Translation(source="", slug="", title="")
    gone = {name: getattr(nothing, name) for name, _, said in translatable(shown) if not said}
    return replace(translation, title=translation.title if shows_title else shown.title, **gone)


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


@dataclass(frozen=True)
class HiddenNames:
    """Full names that are not to be told, each with the folder of the learner who has it.

    However a name is dressed up (turned round, with an initial, in bold, over two lines, as the name of a
    file) it is a name.
    """

    entries: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(names: Mapping[str, str]) -> HiddenNames:
        return HiddenNames(tuple(sorted(names.items())))

    def __getstate__(self) -> dict[str, Any]:
        """To another process go the names alone."""
        return {"entries": self.entries}

    @cached_property
    def _forms(self) -> tuple[tuple[str, str, str], ...]:
        """How each may be written, with the folder and the name."""
        return tuple((form, slug, name) for slug, name in self.entries for form in _forms(name))

    @cached_property
    def _search(self) -> AhoCorasick:
        return AhoCorasick([form for form, _, _ in self._forms])

    def told_in(
        self, said: str, *, but: AbstractSet[str] = frozenset(), slug: str | None = None
    ) -> str | None:
        """The first name in what is ``said``, ``but`` these (folded) and that of the learner of a folder."""
        if not self._forms:
            return None
        text = folded(said)
        innocent: set[int] = set()  # of a form it is asked once, however often it stands there
        for number, start, end in self._search.find_matches_as_indexes(text, overlapping=True):
            if number not in innocent and _is_whole(text, start, end):
                form, whose, name = self._forms[number]
                if whose != slug and folded(name) not in but and _is_meant(form, name, said):
                    return name
                innocent.add(number)
        return None

    def may_be_in(self, told: str) -> bool:
        """Whether a text of these folded words could tell one of the names."""
        if not self._forms:
            return False
        words = set(told.split())
        words |= {word[:-1] for word in words if word.endswith("s")}
        return any(
            words.issuperset(form)
            for word in words & self._by_longest.keys()
            for form in self._by_longest[word]
        )

    @cached_property
    def _by_longest(self) -> dict[str, list[list[str]]]:
        """The words of each form, by the longest of them."""
        found: dict[str, list[list[str]]] = {}
        for form, _, _ in self._forms:
            found.setdefault(max(form.split(), key=len), []).append(form.split())
        return found


def _is_meant(form: str, name: str, said: str) -> bool:
    """Whether a name is meant: with an initial only if it has its capitals.

    Else nobody could write of evenings ('s avonds) while somebody called Sara Avonds is hidden.
    """
    first, *rest = _bare(name).split()
    if len(form.split(maxsplit=1)[0]) > 1 or not rest or len(first) == 1:
        return True
    written = "|".join(_BETWEEN.join(map(re.escape, words)) for words in (rest, map(str.upper, rest)))
    initial = rf"(?<![^\W_])(?<!['’]){re.escape(first[0])}{_BETWEEN}(?:{written})"
    return re.search(initial, _bare(said)) is not None


_BETWEEN = r"[\W_]+"
"""What may stand between an initial and a name: Markdown writes with underscores, too."""


def _bare(text: str) -> str:
    """A text without accents and signs nobody sees, in its own capitals."""
    return _NOT_ASCII.sub(_without_accents, unescaped(text))


def _without_accents(some: re.Match[str]) -> str:
    signs = normalized("NFKD", some[0])
    return "".join(sign for sign in signs if unicodedata.category(sign) not in {"Mn", "Cf"})


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a find in a folded text is whole words; the last may have a genitive's s."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return before in {"", " "} and (after[:1] in {"", " "} or after in {"s", "s "})


def _naming(
    profile: Profile, published: Portfolio, hidden: HiddenNames, today: datetime.date
) -> tuple[Named, ...]:
    """The documents that would tell the full name of somebody who is shown otherwise, or not at all.

    ``profile`` is as its author wrote it, with everybody's names.
    """
    shown = {folded(p.name) for p in profile.people if p.name and shown_person(p, today).name == p.name}
    if profile.show_as == "full":
        shown.add(folded(profile.name))
    own = [p.name for p in profile.people if p.name and folded(p.name) not in shown]
    if profile.show_as != "full":
        own.append(profile.name)
    theirs = HiddenNames(tuple(("", name) for name in own))
    alias = published.profile.name if profile.show_as == "alias" else ""
    found = (
        (document.source, theirs.told_in(text) or hidden.told_in(text, but=shown, slug=published.slug))
        for document in published.documents()
        for text in [f"{said_by(document)} | {alias}" if document is published.profile else said_by(document)]
    )
    return tuple(Named(source, name) for source, name in found if name)


def seen_words(portfolio: Portfolio) -> frozenset[str]:
    """Every word of a portfolio in which a name could be told, folded."""
    return frozenset().union(*(folded_words(said_by(document)) for document in portfolio.documents()))


_MARKS = re.compile(r"[*_`~\\]+")
"""What Markdown shows nothing of, so that it may stand in the middle of a word, as a comment may."""
_MAY_JOIN = re.compile(
    r"[&<*_`~\\](?:(?<=&)|(?<=<)!--"
    r"|(?<=[^\s!-/:-@\[-`{-~][*_`~\\])[*_`~\\]*(?=[^\s!-/:-@\[-`{-~]))"
)
"""What a text must have for its words to be others without marks: one between letters, or what hides one."""


def said_by(document: Document) -> str:
    """All that a document says, and its address; once more without marks, if one may be within a word."""
    said = " | ".join((*texts(document), document.slug))
    plain = _MARKS.sub("", _without_comments(said)) if _MAY_JOIN.search(said) else said
    return said if plain == said else f"{said} | {plain}"


def _without_comments(text: str) -> str:
    """Looked for once each: a pattern looks for the end of every one that has none."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join((*kept, text[at:]))


def _forms(name: str) -> Iterator[str]:
    """How a full name may be written: as it is, turned round, with an initial. One word is not one."""
    words = folded(name).split()
    if len(words) > 1:
        yield from dict.fromkeys(" ".join(words[at:] + words[:at]) for at in range(len(words)))
        yield " ".join((words[0][0], *words[1:]))


def folded(text: str) -> str:
    """A text as one compares it: small letters without accents, and one space for everything between them."""
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """The words of a text, in small letters without accents."""
    plain = normalized("NFKD", unescaped(text).casefold())
    if not plain.isascii():
        plain = _NOT_ASCII.sub(lambda some: some[0].translate(_FOLDED), plain)
    return _BETWEEN_WORDS.sub(" ", plain).split()


_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_BETWEEN_WORDS = re.compile(r"[\x00-\x1f!-/:-@\[-`{-\x7f]+")


class _Folded(dict[int, str]):
    """For a sign what is left of it: itself, a space, or nothing for one that only changes another."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        unseen = unicodedata.category(sign) in {"Mn", "Cf"}
        self[code] = "" if unseen else sign if sign.isalnum() else " "
        return self[code]


_FOLDED = _Folded()


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
    yield from texts(tuple(getattr(value, name) for name in FIELD_NAMES[type(value)] if name not in but))


def _initials(name: str | None) -> str:
    return " ".join(f"{word[0]}." for word in (name or "").replace("-", " ").split())


# What is left refers to nothing that is gone ---------------------------------------------------


def _pruned(portfolio: Portfolio, frameworks: Frameworks) -> Portfolio:
    """A portfolio without references to documents, people and competences that are not there."""
    there = _There(portfolio, frameworks)
    parts: dict[str, Any] = {
        part: tuple(there.document(d) for d in getattr(portfolio, part)) for part in PARTS
    }
    return replace(portfolio, profile=there.profile(portfolio.profile), **parts)


class _There:
    """What can be referred to in what is published."""

    def __init__(self, portfolio: Portfolio, frameworks: Frameworks) -> None:
        self.slugs = {part: {d.slug for d in getattr(portfolio, part)} for part in PARTS}
        self.competences = frameworks.competences
        self.requirements = frameworks.requirements
        self.frameworks = frameworks.by_id

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
