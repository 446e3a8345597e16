"""What the pages of one learner say, as Markdown: their documents, and who says what of which competence."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from babel.dates import format_date

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Document:
    """``path`` is from the top of the content, as that of a link between pages."""

    path: str
    fields: Fields
    prose: str

    @property
    def kind(self) -> str:
        return str(self.fields["type"])

    @property
    def link(self) -> str:
        return f"[{self.fields['title']}]({self.path})"

    @property
    def when(self) -> str:
        if "date" in self.fields:
            return day(self.fields["date"])
        if "start" not in self.fields:
            return ""
        end = self.fields.get("end")
        return f"{month(self.fields['start'])} – {month(end) if end else 'nu'}"


@dataclass(frozen=True)
class Claim:
    """What a document says of a competence."""

    document: Document
    competence: str
    said: Fields


@dataclass(frozen=True)
class Learner:
    """``home`` begins all paths of a learner. ``words`` and ``titles``, of competences, are everybody's."""

    home: str
    profile: Document
    documents: tuple[Document, ...]
    words: Fields
    titles: Mapping[str, str]

    @property
    def name(self) -> str:
        return str(self.profile.fields["name"])

    @property
    def cycle(self) -> Document:
        return self.of("cycle")[0]

    @cached_property
    def people(self) -> Mapping[str, str]:
        values = self.words["values"]
        return {"self": self.name} | {
            each["id"]: f"{each['name']} ({values[each['function']]}, {each['organisation']})"
            for each in self.profile.fields["people"]
        }

    @cached_property
    def competences(self) -> list[str]:
        """All that is claimed, in the order of the framework."""
        shown = {claim.competence for claim in self._claims} | set(self.profile.fields["highlights"])
        return [competence for competence in self.titles if competence in shown]

    @cached_property
    def _claims(self) -> list[Claim]:
        return [claim for document in self.documents for claim in _claims(document)]

    def of(self, kind: str) -> list[Document]:
        return [document for document in self.documents if document.kind == kind]

    def at(self, key: str) -> Document:
        return next(document for document in self.documents if document.path == f"{self.home}{key}.md")

    def link(self, competence: str) -> str:
        """A competence with its code; a link if there is a page about it."""
        title = self.titles[competence]
        path = f"{self.home}competences/{slug(competence)}.md"
        linked = f"[{title}]({path})" if competence in self.competences else title
        return f"{linked} {code(competence)}"

    def claims(self, competence: str, kind: str) -> list[Claim]:
        return [
            claim for claim in self._claims if claim.competence == competence and claim.document.kind == kind
        ]

    def last(self, competence: str, kind: str) -> Claim | None:
        return next(reversed(self.claims(competence, kind)), None)

    def level_by(self, competence: str, role: str) -> Claim | None:
        """The last assessment by somebody in this role."""
        roles = {each["id"]: each["role"] for each in self.profile.fields["people"]} | {"self": "self"}
        given = self.claims(competence, "assessment")
        return next((claim for claim in reversed(given) if roles[claim.document.fields["by"]] == role), None)

    def in_phase(self, competence: str, phase: str) -> list[Document]:
        kinds = self.words["kinds"]
        claimed = [claim.document for claim in self._claims if claim.competence == competence]
        return [document for document in claimed if kinds[document.kind].get("phase") == phase]

    def naming(self, document: Document) -> list[Document]:
        """The documents that refer to this one."""
        return [other for other in self.documents if document.path in _named(other, self.home)]


def read_learner(folder: Path, words: Fields, titles: Mapping[str, str]) -> Learner:
    """A learner's folder, of which every document is known to be sound."""
    home = f"/{folder.name}/"
    documents = {
        path.relative_to(folder).as_posix(): _read(path, home, folder)
        for path in sorted(folder.rglob("*.md"))
    }
    profile = documents.pop("profile.md")
    return Learner(home, profile, tuple(documents.values()), words, titles)


def _read(file: Path, home: str, folder: Path) -> Document:
    _, fields, prose = file.read_text(encoding="utf-8").split("---\n", 2)
    key = file.relative_to(folder).as_posix()
    path = {"profile.md": "index.md", "cycles/1.md": "cycle.md"}.get(key, key)
    return Document(home + path, yaml.load(fields, yaml.CSafeLoader), prose)


def _claims(document: Document) -> Iterator[Claim]:
    fields = document.fields
    match document.kind:
        case "goal":
            said = [fields]
        case "question":
            said = [{"competence": competence} for competence in fields["competences"]]
        case _:
            said = fields.get("scores") or fields.get("outcomes") or fields.get("competences") or []
    return (Claim(document, each["competence"], each) for each in said)


def _named(document: Document, home: str) -> set[str]:
    fields = document.fields
    keys = set(fields.get("about", ()))
    keys |= {f"evidence/{name}" for each in fields.get("outcomes", ()) for name in each["evidence"]}
    if "experience" in fields:
        keys.add(f"experiences/{fields['experience']}")
    return {f"{home}{key}.md" for key in keys}


def slug(competence: str) -> str:
    return competence.replace(":", "-")


def code(competence: str) -> str:
    return competence.partition(":")[2]


def month(value: str) -> str:
    return format_date(datetime.date.fromisoformat(f"{value}-01"), "MMMM y", locale="nl")


def day(value: str | datetime.date) -> str:
    return format_date(datetime.date.fromisoformat(str(value)), "d MMMM y", locale="nl")
