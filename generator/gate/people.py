"""People as they agreed to be shown: the learner as chosen, everybody else with no more than they allow."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from generator.gate.consent import holds
from generator.gate.hidden_name import HiddenName
from generator.gate.hidden_names import NO_NAMES, Counting, HiddenNames
from generator.model import Audience, Look, Person, Portfolio, Profile, Translation, translatable
from generator.spelling.first_names import first_name
from generator.spelling.words import folded


def shown_profile(profile: Profile, audience: Audience, today: datetime.date, hidden: HiddenNames) -> Profile:
    """A profile with the names, the photo and the ways to reach somebody that may be seen."""
    scope = profile.consent.scope if profile.consent else ()
    everything = audience == "private"
    shows_title = everything or profile.show_as == "full"
    shown = replace(
        profile,
        title=profile.title if shows_title else shown_name(profile),
        name=shown_name(profile),
        alias=None,
        recipient=(),
        photo=profile.photo if everything or "photo" in scope else None,
        contact=profile.contact if everything or "contact" in scope else None,
        look=profile.look if everything else _shown_look(profile.look, scope),
        people=tuple(shown_person(person, today, hidden) for person in profile.people),
        consent=None,
    )
    return replace(
        shown,
        translations=tuple(_translation(t, shown, shows_title=shows_title) for t in profile.translations),
    )


def _shown_look(look: Look, scope: Sequence[str]) -> Look:
    """How a portfolio looks, without the picture and the links for which there is no consent."""
    return replace(
        look,
        picture=look.picture if "photo" in scope else None,
        links=look.links if "contact" in scope else (),
    )


def _translation(translation: Translation, shown: Profile, *, shows_title: bool) -> Translation:
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
            return profile.alias or first_name(profile.name) or _initials(profile.name)
        case _:
            return first_name(profile.name) or profile.alias or _initials(profile.name)


def shown_person(person: Person, today: datetime.date, hidden: HiddenNames = NO_NAMES) -> Person:
    """Somebody else, with no more than they agreed to; without consent only a role.

    ``hidden`` are the names of learners: what these decided counts for more than what is registered of them.
    """
    consents = person.consent is not None and holds(person.consent, today) and not _is_hidden(person, hidden)
    shown = person.show_as if consents else "role"
    name = {"name": person.name, "initials": _initials(person.name)}.get(shown)
    organisation = person.organisation if consents else None
    return replace(person, name=name, organisation=organisation, consent=None)


def _is_hidden(person: Person, hidden: HiddenNames) -> bool:
    return any(not is_outvoted(told.hidden, person) for told in Counting(hidden).where(person.name or ""))


def is_outvoted(hidden: HiddenName, person: Person) -> bool:
    """Whether somebody of another name's like agreed, and nothing says that it is not them.

    A name that the school vouches for is its learner's. One that only a folder vouches for may be two
    people's; but no consent counts that is older than a learner's own withdrawal.
    """
    if hidden.sure or person.consent is None:
        return False
    return hidden.since is None or person.consent.given_on.first > hidden.since


def own_names(portfolio: Portfolio, hidden: HiddenNames, today: datetime.date) -> HiddenNames:
    """The names that a portfolio may not tell as its own profile has it: its people's, and its learner's."""
    profile = portfolio.profile
    shown = {folded(person.name) for person in _named(profile, today) if person.name}
    if profile.show_as == "full":
        shown.add(folded(profile.name))
    names = [person.name for person in profile.people if person.name and folded(person.name) not in shown]
    if profile.show_as != "full":
        names += [profile.name, *(each.name for each in hidden.of_folder(portfolio.slug))]
    return HiddenNames(tuple(HiddenName(name, portfolio.slug) for name in dict.fromkeys(names)))


def not_meant(portfolio: Portfolio, hidden: HiddenNames, today: datetime.date) -> frozenset[HiddenName]:
    """The hidden names that a portfolio may tell: its learner's own, and those of people who agreed."""
    profile, slug = portfolio.profile, portfolio.slug
    own = _own(profile.name, slug, hidden) if profile.show_as == "full" else []
    agreed = [
        each
        for person in _named(profile, today)
        for each in hidden.like(person.name or "")
        if is_outvoted(each, person)
    ]
    return frozenset((*hidden.of_folder(slug), *own, *agreed))


def _own(name: str, slug: str, hidden: HiddenNames) -> list[HiddenName]:
    """The hidden names that are also the one that a learner shows.

    Nobody hides it from that learner's own portfolio: not by the same name, nor by one that it tells.
    """
    told = [told.hidden for told in Counting(hidden).where(name) if not told.hidden.sure]
    return [*told, *(each for each in hidden.like(name) if not each.sure or slug in each.namesakes)]


def _named(profile: Profile, today: datetime.date) -> list[Person]:
    """The people who agreed to be shown by their name."""
    people = (person for person in profile.people if person.name)
    return [person for person in people if shown_person(person, today).name == person.name]


def _initials(name: str | None) -> str:
    return " ".join(f"{word[0]}." for word in (name or "").replace("-", " ").split())
