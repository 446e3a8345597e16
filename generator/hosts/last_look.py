"""The scan of a finished site: what is looked for, where, and how it is told."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from generator.hosts.site import Reviewed
from generator.languages import phrases, words
from generator.model import Site
from generator.personal import personal_data
from generator.publishing.manifest import site_files
from generator.publishing.scan import Leak, leaks
from generator.publishing.secrets import composed, public_texts, secrets
from generator.reading.files import learner_folders
from generator.reporting.values import personal_data_words

_MOST_TOLD = 20
_TELLING = re.compile(r".*[^\W\d_]{4}.*\.\w+\Z")
"""The name of a file that says something: four letters together, and an ending."""


@dataclass(frozen=True)
class Sought:
    """What is looked for in a site: each secret and the document it is from, and what is let pass.

    ``published`` and ``shown`` are what pages show on purpose.
    """

    secrets: Mapping[str, str]
    allowed: frozenset[str]
    published: Site
    shown: tuple[str, ...]


def what_to_seek(
    docs: Path, reviewed: Reviewed, schools: Iterable[str], without: AbstractSet[str] = frozenset()
) -> Sought:
    """What a site of these documents must not hold. ``schools`` are the texts the school put there itself."""
    published, schools = reviewed.publication.site, list(schools)
    shown = (*schools, *phrases())
    read = {document.source for p in reviewed.reading.site.portfolios for document in p.documents()}
    unread = {path: text for path, text in reviewed.reading.texts.items() if "/" in path and path not in read}
    kept = secrets(reviewed.reading.site, published, unread, _other_files(docs, without), shown)
    return Sought(kept, _allowed(published, schools), published, shown)


def found_leaks(
    folder: Path, sought: Sought, seen: AbstractSet[str], also: Iterable[Leak] = ()
) -> list[Leak]:
    """What a site in ``folder`` holds and must not, and ``also`` what was found before.

    ``seen`` are files that nobody need look at: the theme's, and those looked over when they were made.
    """
    files = ((path, (folder / path).read_bytes()) for path in site_files(folder) if path not in seen)
    found = sorted({*leaks(files, sought.secrets, sought.allowed), *also})
    public = public_texts(sought.published, sought.shown) if found else frozenset()
    return [leak for leak in found if leak.kind != "withheld" or not composed(leak.text, public)]


def _other_files(docs: Path, without: AbstractSet[str]) -> Iterator[str]:
    """Files in learners' folders that are no documents: pages show them under names of our own."""
    for name in learner_folders(docs):
        if name in without or (docs / name).is_symlink():
            continue
        for parent, _, files in os.walk(docs / name):
            for file in files:
                if not file.endswith(".md") and _TELLING.match(file):
                    yield (Path(parent) / file).relative_to(docs).as_posix()


def owners_of(found: Iterable[Leak], learners: AbstractSet[str]) -> frozenset[str]:
    """The learners without whom there would be no leak; none if that cannot be said of every leak.

    What a page shows of a withheld document comes from that document's author, wherever the page is; other
    personal data comes from the author of the page, or of another page with the same.
    """
    owners: dict[str, set[str]] = {}
    for leak in found:
        owner = (leak.source or leak.path).partition("/")[0]
        owners.setdefault(leak.text, set()).update({owner} & learners)
    return frozenset().union(*owners.values()) if all(owners.values()) else frozenset()


def _allowed(published: Site, schools: list[str]) -> frozenset[str]:
    """Addresses and numbers that somebody chose to show: a learner's contact, and the school's own."""
    texts = [*schools, *_texts((published.cohort, published.programme, published.frameworks))]
    for portfolio in published.portfolios:
        texts += _texts(portfolio.profile.contact)
    return frozenset(text[found.start : found.end] for text in texts for found in personal_data(text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts(entry)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def told_leaks(found: list[Leak], language: str) -> list[str]:
    """Sentences that name the page and the document, and never what leaked: a log may be public."""
    catalogue = words(language)
    say = catalogue.gettext
    lines: list[str] = []
    for leak in found[:_MOST_TOLD]:
        if leak.kind == "withheld":
            text = say("{page} shows something from {source}, which is not public.")
            lines.append(f"  {text.format(page=leak.path, source=leak.source)}")
        else:
            text = say("{page} shows {data}.")
            lines.append(f"  {text.format(page=leak.path, data=personal_data_words(leak.kind, catalogue))}")
    if len(found) > _MOST_TOLD:
        lines.append("  …")
    return lines
