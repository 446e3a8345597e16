"""Which word was meant where a field has a few fixed ones: pages and people call them otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from babel import Locale

from generator.languages import UNDERSTOOD, words
from generator.places import languages
from generator.reading.suggestions.everyday import EVERYDAY
from generator.signs import normalized

CALLED: dict[str, tuple[str, ...]] = {
    "achieved": ("done",),
    "active": ("busy",),
    "alias": ("another name",),
    "anchoring": ("here to stay",),
    "apply": ("applied", "apply"),
    "assessment": ("self-assessment",),
    "audio": ("sound recording", "sound"),
    "brick": ("brick red",),
    "busy": ("active",),
    "calibrate": ("Calibrate",),
    "calm": ("my words, with a small photo",),
    "cards": ("cards",),
    "care": ("care for others", "care"),
    "cohort": ("class", "group", "only my own class"),
    "contact": ("how to reach me",),
    "credential": ("certificate", "diploma"),
    "criterion-interview": ("talk about examples from work",),
    "customer": ("customer or employer",),
    "cv": ("my CV",),
    "develop": ("Develop",),
    "dialogue": ("conversation",),
    "done": ("achieved",),
    "dossier": ("my dossier",),
    "educator": ("trainer or guide",),
    "facilitating": ("guiding",),
    "facilitator": ("guide",),
    "featured": ("the work to see first",),
    "file": ("what it says, and its own file",),
    "first-name": ("first name", "my first name"),
    "forest": ("forest green",),
    "formal": ("for a diploma",),
    "full": ("full name", "full", "my full name"),
    "gap": ("still to learn",),
    "goal": ("learning goal",),
    "guardian": ("parent", "guardian", "my parent or guardian"),
    "highlights": ("what I can do",),
    "hr-adviser": ("HR adviser",),
    "image": ("photo or drawing", "Photo", "picture"),
    "informal": ("by doing",),
    "initial": ("before my first diploma",),
    "initials": ("initials", "by initials"),
    "languages": ("my languages",),
    "learning": ("how I learn",),
    "link": ("web page", "website"),
    "met": ("passed",),
    "name": ("by name",),
    "names": ("names",),
    "night": ("night blue",),
    "non-formal": ("in a course or training",),
    "none": ("none",),
    "observation": ("what somebody saw",),
    "olive": ("olive green",),
    "partly": ("partly met",),
    "peer": ("fellow learner",),
    "personal-development": ("growing as a person",),
    "photo": ("my photo",),
    "pilot": ("making and trying out",),
    "policy": ("rules, and what it needs",),
    "portrait": ("a large photo of me",),
    "post-initial": ("after my first diploma",),
    "practise": ("practised", "practise"),
    "private": ("only me",),
    "product": ("something made",),
    "public": ("everybody", "public"),
    "qualification": ("diploma",),
    "recognise": ("Recognise",),
    "role": ("by role alone",),
    "scaling": ("looking back and growing",),
    "sea": ("sea blue",),
    "self": ("myself", "me", "I", "I myself"),
    "self-regulating": ("steering one's own learning, or together",),
    "skills": ("my skills",),
    "story": ("my story",),
    "summary": ("what it says",),
    "testimonial": ("what somebody wrote",),
    "trust": ("who looked at my work",),
    "value": ("Value",),
    "voice": ("what somebody says of me",),
    "wide": ("a picture over the whole width",),
    "wishes": ("what I want",),
}
"""What a choice is called beside its own name: what pages and forms call it, too; a test holds it to them."""

SHOWN = frozenset(
    {
        *("public", "cohort", "private"),
        *("portfolio", "photo", "contact"),
        *("self", "guardian", "under-16", "16-or-older"),
        *("full", "first-name", "alias", "name", "initials", "role"),
        *("cards", "names", "none"),
        *("summary", "file"),
    }
)
"""The choices of fields that say what is shown of somebody, to whom, and who agreed to it."""

_NOT = frozenset(
    {
        *("behalve", "except", "geen", "never", "niet", "no"),
        *("nooit", "not", "without", "zonder"),
    }
)
"""Words that turn the others round."""
_WORD = re.compile(r"[^\W_]+")

_ALIKE = 80
"""How much a word must look like the one that was meant, of 100."""
_LONGEST = 200
"""Signs of what can be a choice in other words."""
_STEM = 5
"""How many letters two words begin with that are one word in two forms."""


def meant_choice(found: str, choices: Iterable[str]) -> str:
    """The one choice that a word names in another way or in one of our languages, or ``""``."""
    if len(found) > _LONGEST:
        return ""
    known = {choice: called(choice) for choice in choices}
    said, as_a_whole = plain(found), _is_exact(found, known)
    others = ((_first(found, known), _is_name), (said, is_part), (said, _is_form))
    for word, is_it in ((said, _is_name), *(() if as_a_whole else others)):
        if meant := _called_so(word, is_it, known):
            return meant.pop() if len(meant) == 1 else ""
    return "" if as_a_whole else _most_alike(said, known)


def _is_exact(found: str, known: dict[str, frozenset[str]]) -> bool:
    """Whether some words mean a choice only if they are its name: others may turn round what is shown."""
    said = _WORD.findall(found.casefold())
    return not _NOT.isdisjoint(said) or (len(said) > 1 and known.keys() <= SHOWN)


def _first(found: str, known: dict[str, frozenset[str]]) -> str:
    """The first word, or ``""`` where those after it name another choice."""
    first, _, rest = found.partition(" ")
    meant = _called_so(plain(first), _is_name, known)
    after = map(plain, _WORD.findall(rest))
    others = {it for word in after for is_it in (_is_name, _is_form) for it in _called_so(word, is_it, known)}
    return plain(first) if others <= meant else ""


def _called_so(word: str, is_it: Callable[[str, str], bool], known: dict[str, frozenset[str]]) -> set[str]:
    return {choice for choice, names in known.items() if any(is_it(word, name) for name in names)}


@cache
def called(choice: str) -> frozenset[str]:
    """Everything that a choice is called in our languages, without what people forget."""
    return frozenset(filter(None, map(plain, _names(choice))))


def _names(choice: str) -> Iterator[str]:
    spaced = choice.replace("-", " ")
    names = (choice, spaced, spaced.capitalize(), *CALLED.get(choice, ()))
    for language in languages():
        catalogue = words(language)
        for name in names:
            yield from (name, catalogue.gettext(name), catalogue.pgettext(UNDERSTOOD, name))
        if everyday := EVERYDAY.get(choice):
            yield from (*everyday.split(", "), *catalogue.pgettext(UNDERSTOOD, everyday).split(", "))
        if choice in languages():
            yield Locale.parse(language).languages.get(choice, "")


def plain(text: str) -> str:
    """A word without capitals, accents, spaces and hyphens."""
    return "".join(filter(str.isalnum, normalized("NFKD", text.casefold())))


def _is_name(said: str, name: str) -> bool:
    return said == name


def is_part(said: str, name: str) -> bool:
    """``doel`` of ``ontwikkeldoel``."""
    return len(said) >= _STEM - 1 and (name.startswith(said) or name.endswith(said))


def _is_form(said: str, name: str) -> bool:
    """``herkenning`` of ``herkennen``."""
    shared = next((at for at, (a, b) in enumerate(zip(said, name, strict=False)) if a != b), 0)
    return shared >= _STEM and shared >= 0.6 * max(len(said), len(name))


def _most_alike(said: str, known: dict[str, frozenset[str]]) -> str:
    """The choice with a name that is misspelt; what a word begins with may turn its meaning round."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # slow to load, and mostly not needed

    near = {
        choice: max((0.0, *(ratio(said, name) for name in names if said[:1] == name[:1])))
        for choice, names in known.items()
    }
    best = max(near.values(), default=0.0)
    meant = [choice for choice, alike in near.items() if alike == best]
    return meant[0] if best >= _ALIKE and len(meant) == 1 else ""
