"""What the editor knows of a docs folder: who is in it, a document in its portfolio, what is wrong."""

from __future__ import annotations

import datetime
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.building.review import Review, Viewing, review
from generator.cache.keys import digest, folder_digest
from generator.credentials.worker import Verdicts
from generator.editing.beside import Beside, beside
from generator.editing.choices import Choices
from generator.editing.fields import Field, form
from generator.editing.keeping import digest_of, versions_of
from generator.files import is_regular
from generator.gate.hidden_names import HiddenNames
from generator.media.shelf import Shelf
from generator.model import FOLDERS, KIND, TRANSLATION, Audience, Kind, OwnFramework
from generator.problems import Problem
from generator.reading.convert import converted
from generator.reading.documents import Draft, Unread, as_kept, draft, read_document
from generator.reading.files import COHORT, SLUG, Folder, folder_problems, learner_folder, learner_folders
from generator.reading.portfolios import with_source
from generator.reading.read import School, read_school_of, shared_from
from generator.reading.schemas import schema_problems
from generator.reading.text import decoded
from generator.reading.titles import titled
from generator.reporting.catalogue import CODES
from generator.serving.readying import Readying

_SLUG = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?"
_PATH = re.compile(
    rf"(?P<whose>{_SLUG})/(?:profile|(?P<folder>[a-z]+)/{_SLUG})(?P<language>\.[a-z]{{2}})?\.(?:md|yml)\Z"
)

_BELOW = ("frameworks/*.yml", "trust/**/*")
"""The files of which the school's own is read, beside those among the portfolios."""


@dataclass(frozen=True)
class DocumentFile:
    """A document of a learner: where it lies, and its bytes now."""

    path: str
    kind: Kind
    file: Path
    content: bytes

    @property
    def whose(self) -> str:
        return self.path.partition("/")[0]

    @property
    def page(self) -> str:
        """The path of the document that has the page: a translation stands on that of its own."""
        return f"{self.path.partition('.')[0]}.{self.path.rpartition('.')[2]}"

    @cached_property
    def text(self) -> str | None:
        """Its text; None if it has none that can be shown."""
        try:
            return self.content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            return None

    @property
    def digest(self) -> str:
        """By which it is known again that somebody else has changed it."""
        return digest_of(self.content)

    @cached_property
    def faults(self) -> tuple[Problem, ...]:
        """Why its bytes are no text."""
        return tuple(decoded(self.path, self.content)[1])


@dataclass(frozen=True)
class Opened:
    """A document with a text, in its portfolio: its fields, and what is told of it."""

    read: Draft | Unread
    fields: tuple[Field, ...]
    told: Beside
    problems: tuple[Problem, ...]
    has_page: bool
    """Whether it can be looked at as a page: nothing in it, or in its profile, is unfinished."""


@dataclass
class Workplace:
    """The docs folder of one cohort or site, for whoever writes in it. ``home`` is the folder around it."""

    docs: Path
    home: Path
    name: str
    language: str
    audience: Audience
    day: datetime.date
    shelf: Shelf
    only: str = ""
    """The one portfolio that is written in; empty if that is to be chosen."""
    questions_at: str = ""
    """Where the site has its page for questions in a link; empty if it has none."""
    _drafts: dict[str, tuple[object, Draft | Unread]] = field(default_factory=dict)
    made: dict[str, tuple[str, Mapping[str, bytes | Path]]] = field(default_factory=dict)
    """The pages of a portfolio as its author sees them, and the state they were made of."""
    readying: Readying = field(default_factory=Readying)
    verdicts: Verdicts = field(default_factory=dict)
    """What was found of credentials, so that nobody waits for it at each key that is pressed."""

    @property
    def learners(self) -> tuple[str, ...]:
        """The folders that are portfolios; none as long as there is no site."""
        there = learner_folders(self.docs) if self.docs.is_dir() else ()
        return tuple(name for name in ((self.only,) if self.only else there) if self.has(name))

    @property
    def is_own_site(self) -> bool:
        """Whether what is written in is a site of its own, and not a school's."""
        is_site = (self.home / "mkdocs.yml").is_file() and self.docs.parent.resolve() == self.home.resolve()
        return is_site and not (self.docs / COHORT).exists()

    def titled(self, whose: str) -> str:
        """What a portfolio is called; nothing else of it is read."""
        path = f"{whose}/profile.md"
        return title_of(titled(self.docs / path, path, KIND["profile"]))

    def has(self, whose: str) -> bool:
        """Whether there is a portfolio of this name, and it may be written in here."""
        is_meant = self.only in {"", whose} and bool(SLUG.match(whose))  # no system has names of any length
        return is_meant and (self.docs / whose).is_dir() and not list(folder_problems(self.docs, whose))

    @property
    def school(self) -> School:
        """What the school has, read anew when a file of it has changed."""
        folders = [it for it in (self.docs, shared_from(self.docs)) if it]
        files = sorted({file for folder in folders for file in _of_the_school(folder)})
        known = tuple((file, file.stat().st_mtime_ns) for file in files if file.is_file())
        if self._school is None or self._school[0] != known:
            self._school = known, read_school_of(self.docs)
        return self._school[1]

    _school: tuple[object, School] | None = None

    def document(self, path: str) -> DocumentFile | None:
        """A document by exactly a name that it may have; no link is followed, nothing leads out."""
        match, file = _PATH.match(path), self.docs / path
        if match is None or self.only not in {"", match["whose"]} or not is_regular(file, self.docs):
            return None
        kind = kind_at(path)
        if kind is None or not path.endswith(kind.suffix):
            return None
        return DocumentFile(path, kind, file, file.read_bytes())

    def folder(self, whose: str) -> Folder:
        return learner_folder(self.docs, whose)

    def drafts(self, whose: str) -> dict[str, Draft | Unread]:
        """All documents of a portfolio as they are on the disk, by their paths."""
        found = {}
        for kind, each in self.folder(whose).documents:
            stat = each.file.stat()
            known = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if self._drafts.get(each.path, (None, None))[0] != known:
                self._drafts[each.path] = known, read_document(each.file, each.path, kind)
            found[each.path] = self._drafts[each.path][1]
        return found

    def review(self, whose: str, unsaved: Mapping[str, Draft | Unread]) -> Review:
        """A portfolio read and decided as ``check`` does, with documents as they are not on the disk yet."""
        self.readying.wait()
        viewing = Viewing(self.audience, self.day, HiddenNames())
        known = {**self.drafts(whose), **unsaved}
        return review(self.docs, whose, self.school, viewing, self.shelf, known, self.verdicts)

    def opened(self, document: DocumentFile, text: str) -> Opened:
        """A document with a text as a form, and what is wrong with it."""
        read = draft(document.path, text, document.kind)
        reviewed = self.review(document.whose, {document.path: as_kept(read, document.kind)})
        problems = tuple(found for found in reviewed.noted.problems if found.path == document.path)
        has_page = not faulty_in(reviewed).keys() & {document.page, f"{document.whose}/profile.md"}
        if isinstance(read, Unread):
            return Opened(read, (), Beside({}), problems or read.problems, has_page)
        fields = self.fields(document, read)
        told = beside(fields, read, problems, self.language)
        return Opened(read, fields, told, problems, has_page)

    def fields(self, document: DocumentFile, read: Draft) -> tuple[Field, ...]:
        """The form of a document."""
        return form(document.kind.name, read.data, self.choices(document, read))

    def choices(self, document: DocumentFile, read: Draft) -> Choices:
        """What the references of a document may point to."""
        drafts = {**self.drafts(document.whose), document.path: read}
        known = {path: each for path, each in drafts.items() if isinstance(each, Draft)}
        own = (
            each for each in known.values() if each.kind.model is OwnFramework and not schema_problems(each)
        )
        frameworks = self.school.frameworks.beside(
            tuple(converted(with_source(it), OwnFramework) for it in own)
        )
        profile = known.get(f"{document.whose}/profile.md")
        here = document.path.rpartition("/")[0]
        media = self.folder(document.whose).media
        return Choices(
            self.language,
            frameworks,
            _people(profile),
            {_name(path): title_of(each) for path, each in known.items() if _is_work(each)},
            tuple(sorted(path.rpartition("/")[2] for path in media if path.rpartition("/")[0] == here)),
        )

    def state_of(self, whose: str) -> str:
        """What changes when anything in a portfolio does, or the school's own."""
        school = self.school
        says = (school.frameworks, school.cohort, school.register, school.confirmations, school.trust)
        return digest(folder_digest(self.docs, whose), says, self.day)

    def address_of(self, document: DocumentFile) -> str:
        """The page on which a document is seen in the preview."""
        name = _name(document.path).partition(".")[0]
        if not document.kind.folder or document.kind.listed is None:
            return f"{document.whose}/"
        return f"{document.whose}/{name}/"

    def versions(self, path: str) -> Path:
        """Where what a document was before is kept: beside the site, and never published."""
        return self._beside("versions") / path

    def unsaved(self, path: str) -> Path:
        """Where what was typed and not kept of a document waits."""
        return self._beside("unsaved") / path

    def taken_away(self, whose: str) -> tuple[str, ...]:
        """The documents that were there, and can be brought back."""
        folder = self._beside("versions")
        found = (it.parent.relative_to(folder).as_posix() for it in (folder / whose).rglob("[0-9]*"))
        paths = (it for it in dict.fromkeys(found) if kind_at(it) and not (self.docs / it).exists())
        return tuple(sorted(it for it in paths if versions_of(folder / it)))

    def _beside(self, name: str) -> Path:
        """A folder of the editor's own for what belongs to documents."""
        below = self.docs.resolve().relative_to(self.home.resolve())
        return self.home / ".leerkring" / name / below


def _of_the_school(docs: Path) -> Iterator[Path]:
    """The files of a folder of which the school's own is read; into no portfolio is looked."""
    with os.scandir(docs) as entries:
        yield from (Path(entry.path) for entry in entries if entry.name.endswith((".yml", ".md")))
    for pattern in _BELOW:
        yield from docs.glob(pattern)


def faulty_in(review: Review) -> Counter[str]:
    """How many things are wrong in each document."""
    errors = (it for it in review.noted.problems if CODES[it.code].severity == "error")
    return Counter(it.path for it in errors if it.path.endswith((".md", ".yml")))


def kind_at(path: str) -> Kind | None:
    """The kind of the document at a path that it may have."""
    match = _PATH.match(path)
    if match is None:
        return None
    kind = FOLDERS.get(match["folder"]) if match["folder"] else KIND["profile"]
    return TRANSLATION if kind and match["language"] else kind


def title_of(read: Draft | Unread) -> str:
    """What a document is called; by its name where it does not say, and a profile by that of its folder."""
    title = read.data.get("title") if isinstance(read, Draft) else None
    if isinstance(title, str) and title.strip():
        return title
    name = read.path.removesuffix("/profile.md").rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _is_work(each: Draft) -> bool:
    return each.kind in FOLDERS.values()


def _name(path: str) -> str:
    """``amina/goals/no.md`` → ``goals/no``."""
    return path.partition("/")[2].rpartition(".")[0]


def _people(profile: Draft | None) -> tuple[tuple[str, str], ...]:
    """Who can be named, by their ids; whoever has none yet cannot."""
    people = profile.data.get("people") if profile else None
    sound = (it for it in people or () if isinstance(it, dict) and isinstance(it.get("id"), str))
    return tuple((it["id"], str(it.get("name") or it["id"])) for it in sound)
