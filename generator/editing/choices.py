"""What a reference may point to, in the words of a form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.languages import words
from generator.model import FOLDERS, Frameworks, leaves
from generator.places import languages
from generator.writing.terms import CHOSEN, TERMS
from generator.writing.wording import language_names


class Option(NamedTuple):
    """A value that can be chosen, what it is called, and below which heading it stands."""

    value: Any
    label: str
    heading: str = ""


@dataclass(frozen=True)
class Choices:
    """Of one portfolio. ``titles`` has the title of each document by its name, such as ``goals/no``."""

    language: str
    frameworks: Frameworks = field(default_factory=Frameworks)
    people: tuple[tuple[str, str], ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    media: tuple[str, ...] = ()

    def of(self, refers: str) -> tuple[Option, ...]:
        """What a field that ``x-refers-to`` something can be."""
        known: dict[str, Callable[[], Iterator[Option]]] = {
            "framework": self._frameworks,
            "competence": self._competences,
            "standard": self._standards,
            "level": self._levels,
            "file": lambda: (Option(name, name) for name in self.media),
            "person": lambda: self._people(with_self=False),
            "person-or-self": lambda: self._people(with_self=True),
        }
        return tuple(known[refers]() if refers in known else self._documents(refers))

    def called(self, word: str) -> str:
        """A word of an enumeration."""
        if word in languages():
            return language_names(self.language)[word]
        told = CHOSEN.get(word) or TERMS.get(word)
        return words(self.language).gettext(told) if told else word

    def languages(self) -> Iterator[Option]:
        """The languages of the world that have a code of two letters, in the order of their names."""
        names = language_names(self.language).items()
        yield from (Option(code, name) for code, name in sorted(names, key=lambda it: it[1].casefold()))

    def _people(self, *, with_self: bool) -> Iterator[Option]:
        if with_self:
            yield Option("self", self.called("self"))
        yield from (Option(name, label) for name, label in self.people)

    def _documents(self, refers: str) -> Iterator[Option]:
        """Documents of one kind by their slugs, a cycle by its number, or all of them by their names."""
        say = words(self.language).gettext
        for name, title in sorted(self.titles.items(), key=_in_order):
            folder, _, slug = name.partition("/")
            kind = FOLDERS[folder]
            if refers == "document":
                yield Option(name, title, say(kind.title))
            elif kind.name == refers == "cycle":
                if slug.isdigit():
                    yield Option(int(slug), f"{slug} · {title}")
            elif kind.name == refers:
                yield Option(slug, title)

    def _frameworks(self) -> Iterator[Option]:
        yield from (Option(each.id, each.title.in_language(self.language)) for each in self.frameworks.all)

    def _competences(self) -> Iterator[Option]:
        for framework in self.frameworks.all:
            heading = framework.title.in_language(self.language)
            for each in leaves(framework.competences):
                label = f"{each.title.in_language(self.language)} · {each.id} · {heading}"
                yield Option(f"{framework.id}:{each.id}", label, heading)

    def _standards(self) -> Iterator[Option]:
        for framework in self.frameworks.all:
            for each in framework.requirements:
                yield Option(f"{framework.id}:{each.id}", each.title.in_language(self.language))

    def _levels(self) -> Iterator[Option]:
        for framework in self.frameworks.all:
            heading = framework.title.in_language(self.language)
            for each in framework.levels:
                value = int(each.id) if each.id.isdigit() else each.id
                yield Option(value, f"{each.id} · {each.title.in_language(self.language)}", heading)


def _in_order(named: tuple[str, str]) -> tuple[object, ...]:
    """Cycles by their numbers, all else as titles go."""
    folder, _, slug = named[0].partition("/")
    return folder, int(slug) if folder == "cycles" and slug.isdigit() else 0, named[1].casefold()
