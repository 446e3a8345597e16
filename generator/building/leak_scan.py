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
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.building.artifact import Rendering
from generator.building.review import Review
from generator.cache.keys import digest
from generator.gate.hidden_names import NOTHING_HIDDEN, Counting
from generator.languages import phrases
from generator.media.clean import RefusedError
from generator.media.shelf import Shelf
from generator.model import Frameworks
from generator.personal import BETWEEN, personal_data
from generator.publishing.scan import Leak, Search, Text, personal_in
from generator.publishing.secrets import Public, composed, leaves, secrets
from generator.reading.read import School
from generator.spelling.words import folded_words
from generator.writing.cohort_learners import LEARNERS_INDEX

_DEEPEST = 20
_LETTERS = re.compile(r"[^\W\d_]{4}")
_ENDING = re.compile(r"\w+\Z")


_ASSETS = "assets"


def _is_page(path: str) -> bool:
    """Whether a file is a page of the school's; the one for what is not found is the program's."""
    return path.endswith(".html") and not path.endswith("404.html") and _ASSETS not in path.split("/")


@dataclass(frozen=True)
class Shown:
    """Texts that are no secret, and addresses and numbers that are no leak."""

    public: Public
    allowed: frozenset[str]


@dataclass(frozen=True)
class SchoolTexts:
    """What the school shows: its texts, and its own files of the site as they are."""

    school: School
    texts: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()

    @cached_property
    def digest(self) -> str:
        """Of what decides what is sought where, but for a learner's own files and frameworks."""
        files = [(path, hashlib.sha256(content).hexdigest()) for path, content in self.files]
        return digest(self._values, files)

    @cached_property
    def text(self) -> Text:
        """What the school's own pages say. Its assets are files as it has them, and nobody else's."""
        return Text.of((path, content) for path, content in self.files if _ASSETS not in path.split("/"))

    def has_no(self, text: str) -> bool:
        """Whether a text has a word that the school, a standard or the program write nowhere."""
        return not self._words.issuperset(folded_words(text))

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words of what the school wrote, and of the files that the program makes without it."""
        made = Text.of((path, content) for path, content in self.files if not _is_page(path))
        values = (*self._values, self.school.frameworks.all)
        said = (*Public(values, phrases()).whole, *(reading.text for reading in made.readings()))
        raw = (content.decode(errors="ignore") for path, content in self.files if not _is_page(path))
        return frozenset(word for text in (*said, *raw) for word in folded_words(text))

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
    school: SchoolTexts,
    docs: Path,
    name: str,
    review: Review,
    used: Frameworks,
    rendering: Rendering,
    shelf: Shelf,
    names: Counting = NOTHING_HIDDEN,
) -> tuple[Leak, ...]:
    """What is in a learner's part of the site, or of that learner in the school's, and must not be.

    ``used`` are the frameworks that the learner's pages are made with, and ``names`` those of others that
    must not be told in them; on the ``shelf`` are its files.
    """
    published, shown = review.published, school.shown(used)
    private = _secrets(shown.public, docs, name, review)
    search = Search(private)
    own, said = Text.of(_readable(rendering)), dict(_said(rendering, shelf))
    packed = Text.read((path, text) for path, texts in rendering.said.items() for text in texts)
    papers = Text.read((path, text) for path, text in said.items() if text is not None)
    listed = Text.of((LEARNERS_INDEX, json.dumps(vars(it)).encode()) for it in rendering.summaries.values())
    found = {leak for text in (own, listed, packed) for leak in search.found_in(text)}
    found |= _copied(school, search)
    found.update(Search(dict(_no_chance(private))).found_in(papers))
    if found:
        public = shown.public.with_portfolio(published) if published else shown.public.whole
        found = {leak for leak in found if not composed(leak.text, public)}
    found.update(*(names_in(text, names) for text in (own, listed, packed, papers)))
    chosen = shown.allowed.union(_personal((published.profile.contact,)) if published else ())
    found.update(personal_in(own, chosen), personal_in(packed, chosen), personal_in(listed, shown.allowed))
    found.update(personal_in(papers, frozenset()))
    found.update(Leak(path, "", "withheld", path) for path, text in said.items() if text is None)
    return tuple(sorted(found))


def names_in(text: Text, names: Counting) -> Iterator[Leak]:
    """All places where a name stands that must not be told.

    The gate has left them out however they are written; here they are sought as a page sets their words
    together, which it writes as they are.
    """
    if not names.names.are_suspected_in(text.raw):
        return
    for reading in text.readings():
        for start, end in names.names.suspected_in(reading.text.casefold(), BETWEEN):
            for told in names.where(reading.text[start:end]):
                yield from (Leak(path, "", "name", told.hidden.name) for path in reading.at(start))


def every_name_in(text: Text, names: Counting) -> Iterator[Leak]:
    """All places where a name stands, however it is written: the school's pages came through no gate."""
    for reading in text.readings():
        for number, passage in enumerate(reading.text.split("\0")):
            for told in names.where(passage):
                yield from (Leak(path, "", "name", told.hidden.name) for path in reading.paths[number])


_MANY = 3
"""Words that nobody writes twice by chance."""


def _copied(school: SchoolTexts, search: Search) -> set[Leak]:
    """What a page of the school's has of a learner's private texts, and of nobody else's.

    A few words that the school, a standard or the program write, or that stand on several pages, were not
    copied from anybody: else a private title could stop everybody's site.
    """
    found = set(search.found_in(school.text))
    pages = Counter(leak.text for leak in found)
    return {
        leak
        for leak in found
        if leak.text.count(" ") + 1 >= _MANY or (pages[leak.text] == 1 and school.has_no(leak.text))
    }


def _no_chance(private: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is in no file by chance: who wrote a letter or a diploma knows no title and place of a learner's.

    A name has two words, and the names that nobody may tell are in the profile.
    """
    for text, source in private.items():
        if text.count(" ") >= (1 if source.endswith("/profile.md") else 2):
            yield text, source


def _readable(rendering: Rendering) -> Iterator[tuple[str, bytes]]:
    """The files whose bytes can be read; of the others is known what they say."""
    return (it for it in rendering.files.items() if it[0] not in rendering.said)


def _said(rendering: Rendering, shelf: Shelf) -> Iterator[tuple[str, str | None]]:
    """What can be read in each file that is copied; None if nobody can tell."""
    for media in rendering.media:
        try:
            yield media.address, shelf.text(media.source)
        except RefusedError:
            yield media.address, None


def _secrets(public: Public, docs: Path, name: str, review: Review) -> dict[str, str]:
    documents = tuple(review.whole.documents()) if review.whole else ()
    read = {document.source for document in documents}
    read |= {each.source for document in documents for each in document.translations}
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


def _personal(values: tuple[Any, ...]) -> Iterator[str]:
    for _, text in leaves(values, ""):
        yield from (text[found.start : found.end] for found in personal_data(text))
