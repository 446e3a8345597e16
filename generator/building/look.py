"""The last look at a learner's part of a site: does any file hold what must not be seen?

A learner's pages are made of that learner's published portfolio and of what the school has, so the
look seeks that learner's own secrets: in those pages, in what a cohort's pages say of the learner, and in
the files of the school's own pages, which anything could have got into.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.building.fingerprints import fingerprint
from generator.building.made import Made
from generator.building.review import Review
from generator.languages import phrases
from generator.model import FIELD_NAMES, Frameworks
from generator.personal import personal_data
from generator.publishing.scan import Leak, Search, Text, personal_in
from generator.publishing.secrets import Public, composed, secrets
from generator.reading.read import School
from generator.writing.cohort_pages import LEARNERS

_DEEPEST = 20
_LETTERS = re.compile(r"[^\W\d_]{4}")
_ENDING = re.compile(r"\w+\Z")


@dataclass(frozen=True)
class Shown:
    """Texts that are no secret, and addresses and numbers that are no leak."""

    public: Public
    allowed: frozenset[str]


@dataclass(frozen=True)
class Look:
    """What the school shows: its texts, and its own files of the site as they are."""

    school: School
    texts: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """Of what decides what is sought where, but for a learner's own files and frameworks."""
        files = [(path, hashlib.sha256(content).hexdigest()) for path, content in self.files]
        return fingerprint(self._values, files)

    @cached_property
    def text(self) -> Text:
        """What the school's own files say."""
        return Text.of(self.files)

    @cached_property
    def allowed(self) -> frozenset[str]:
        """Addresses and numbers that the school chose to show."""
        return self.shown(self.school.frameworks).allowed

    def shown(self, used: Frameworks) -> Shown:
        """What the school shows to whoever uses some of its frameworks."""
        key = tuple(each.id for each in used.all)
        if key not in self._shown:
            values = (*self._values, used)
            self._shown[key] = Shown(Public(values, phrases()), frozenset(_personal(values)))
        return self._shown[key]

    @cached_property
    def _shown(self) -> dict[tuple[str, ...], Shown]:
        return {}

    @property
    def _values(self) -> tuple[Any, ...]:
        return (*self.texts, self.school.cohort, self.school.programme)


def found_leaks(
    look: Look, docs: Path, name: str, review: Review, used: Frameworks, made: Made
) -> tuple[Leak, ...]:
    """What is in a learner's part of the site, or of that learner in the school's, and must not be.

    ``used`` are the frameworks that the learner's pages are made with.
    """
    published, shown = review.published, look.shown(used)
    search = Search(_secrets(shown.public, docs, name, review))
    own = Text.of(made.files.items())
    listed = Text.of([(LEARNERS, json.dumps(vars(made.summary)).encode())] if made.summary else [])
    found = {leak for text in (own, listed, look.text) for leak in search.found_in(text)}
    if found and published:
        public = shown.public.with_portfolio(published)
        found = {leak for leak in found if not composed(leak.text, public)}
    chosen = shown.allowed.union(_personal((published.profile.contact,)) if published else ())
    found.update(personal_in(own, chosen), personal_in(listed, shown.allowed))
    return tuple(sorted(found))


def _secrets(public: Public, docs: Path, name: str, review: Review) -> dict[str, str]:
    read = {document.source for document in review.whole.documents()} if review.whole else set()
    unread = {path: text for path, text in review.noted.texts.items() if path not in read}
    return secrets(review.whole, review.published, unread, _other_files(docs, name), public)


def _other_files(docs: Path, name: str) -> Iterator[str]:
    """Files in a learner's folder that are no documents: pages show them under names of our own."""
    if (docs / name).is_symlink():
        return
    for parent, folders, files in os.walk(docs / name):
        if parent.count(os.sep) - str(docs / name).count(os.sep) >= _DEEPEST:
            folders.clear()
        for file in files:
            if not file.endswith(".md") and _is_telling(file):
                yield (Path(parent) / file).relative_to(docs).as_posix()


def _is_telling(file: str) -> bool:
    """Whether the name of a file says something: four letters together, and an ending."""
    name, _, ending = file.rpartition(".")
    return _ENDING.match(ending) is not None and _LETTERS.search(name) is not None


def _personal(values: Iterable[Any]) -> Iterator[str]:
    for text in _texts(tuple(values)):
        yield from (text[found.start : found.end] for found in personal_data(text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts(entry)
    elif is_dataclass(value):
        for name in FIELD_NAMES[type(value)]:
            yield from _texts(getattr(value, name))
