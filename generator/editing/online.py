"""The schemas as the configuration of a content system on git (Sveltia CMS), for one portfolio.

Every kind of document is a form there, with the words and the choices of our own. Two things no form
there can: of a text in several languages one is asked, and trees are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from generator.editing.choices import Choices, Option
from generator.guide.parts import Part
from generator.languages import words
from generator.model import FOLDERS, KIND, Kind
from generator.reading.schemas import schema

Forge = Literal["github", "gitlab", "forgejo"]
HOSTS: dict[Forge, str] = {
    "github": "https://github.com",
    "gitlab": "https://gitlab.com",
    "forgejo": "https://codeberg.org",
}
_NO_BODY = 500
"""Characters up to which a text is asked for in a line."""
_DATE = [r"^\d{4}(-\d{2}(-\d{2})?)?$", "2025, 2025-03, 2025-03-14"]
_DOCUMENTS = frozenset({"experience", "evidence", "goal", "question", "validation"})
"""Kinds of which others are named by their slugs."""

Made = dict[str, Any]


@dataclass(frozen=True)
class Keeping:
    """Where a portfolio is kept: which forge at which address, and which repository there."""

    forge: Forge
    repository: str
    host: str = ""
    app: str = ""
    """The number of the application with which somebody signs in, where the forge asks for one."""

    @property
    def address(self) -> str:
        return self.host.rstrip("/") or HOSTS[self.forge]

    @property
    def asked(self) -> str:
        """What the pages must be allowed to ask: the interface of the forge."""
        return "https://api.github.com" if self.address == HOSTS["github"] else self.address

    def backend(self) -> Made:
        """As the content system calls it. A token is asked for where no application is known."""
        made: Made = {
            "name": "gitea" if self.forge == "forgejo" else self.forge,
            "repo": self.repository,
            "branch": "main",
        }
        if self.forge != "github":
            made["base_url"] = self.address
            made["api_root"] = f"{self.address}/api/{'v4' if self.forge == 'gitlab' else 'v1'}"
        if self.app and self.forge == "gitlab":
            made["auth_type"] = "pkce"
        return made | ({"app_id": self.app} if self.app else {"auth_methods": ["token"]})


@dataclass(frozen=True)
class Online:
    """The forms for one portfolio, which lies in ``root`` of its repository."""

    root: str
    keeping: Keeping
    choices: Choices

    def configuration(self) -> Made:
        return {
            "backend": self.keeping.backend(),
            "app_title": "Leerkring",
            "media_folder": f"{self.root}/evidence",
            "public_folder": "",
            "output": {"omit_empty_optional_fields": True, "encode_file_path": False},
            "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 40},
            "show_preview_links": False,
            "editor": {"preview": False},
            "collections": [self._collection(kind) for kind in _kinds()],
            "singletons": [self._profile()],
        }

    def _profile(self) -> Made:
        return {
            "name": "profile",
            "label": self._say(KIND["profile"].called.capitalize()),
            "file": f"{self.root}/profile.md",
            "format": "yaml-frontmatter",
            "media_folder": "",
            "public_folder": "",
            "fields": [*self._fields("profile"), self._body()],
        }

    def _collection(self, kind: Kind) -> Made:
        """Translations lie beside the documents, and are of another type."""
        return {
            "name": kind.name,
            "label": self._say(kind.title),
            "label_singular": self._say(kind.called),
            "folder": f"{self.root}/{kind.folder}",
            "extension": "md",
            "format": "yaml-frontmatter",
            "create": True,
            "identifier_field": "title",
            "filter": {"field": "type", "value": kind.name},
            "media_folder": "",
            "public_folder": "",
            "slug": "{{number}}" if kind.name == "cycle" else "{{title}}",
            "fields": [*self._fields(kind.name), self._body()],
        }

    def _body(self) -> Made:
        """As it is written: the other editor there writes Markdown anew."""
        label = self._say("Text")
        return {"name": "body", "label": label, "widget": "richtext", "required": False, "modes": ["raw"]}

    # Fields -----------------------------------------------------------------------------------------

    def _fields(self, kind: str) -> list[Made]:
        """What the program writes itself is not asked; it stays where it is."""
        parts = Part(kind, schema(kind), kind).every_field
        return [self._field(part) for part in parts if part.says.get("x-ask") != ""]

    def _field(self, part: Part) -> Made:
        if "const" in part.says:
            return {"name": part.name, "widget": "hidden", "default": part.says["const"]}
        made: Made = {"name": part.name, "label": self._say(part.says["title"]), "required": part.required}
        if hint := part.says.get("x-ask"):
            made["hint"] = self._say(hint)
        return made | self._widget(part)

    def _widget(self, part: Part) -> Made:
        says = part.says
        if refers := says.get("x-refers-to"):
            return self._reference(refers)
        if "enum" in says:
            return _select(Option(each, self.choices.called(str(each))) for each in says["enum"])
        if says.get("format") == "partial-date":
            return {"widget": "string", "pattern": _DATE}
        make: dict[tuple[str, ...], Callable[[Part], Made]] = {
            ("array",): self._list,
            ("object",): self._group,
            ("integer",): _number,
            ("boolean",): lambda _: {"widget": "boolean"},
            ("string", "object"): lambda _: {"widget": "string"},
        }
        return make.get(_types(says), _text)(part)

    def _group(self, part: Part) -> Made:
        if not part.every_field:
            return {"widget": "keyvalue"}
        return {
            "widget": "object",
            "collapsed": "auto",
            "fields": [self._field(it) for it in part.every_field],
        }

    def _list(self, part: Part) -> Made:
        entry, bounds = part.entry, _named(part.says, minItems="min", maxItems="max")
        if entry is None:
            return {"widget": "list", **bounds}
        if entry.every_field:
            summary = "{{fields." + entry.every_field[0].name + "}}"
            fields = [self._field(each) for each in entry.every_field]
            return {"widget": "list", "fields": fields, "collapsed": "auto", "summary": summary, **bounds}
        one = self._widget(entry)
        if one["widget"] in {"select", "relation"}:
            return {**one, "multiple": True, **bounds}
        return {
            "widget": "list",
            "field": {"name": "item", "label": self._say(part.says["title"]), **one},
            **bounds,
        }

    # References -------------------------------------------------------------------------------------

    def _reference(self, refers: str) -> Made:
        """A document, or somebody, is looked up there; what the school has is a list as it was when made."""
        if refers in _DOCUMENTS:
            found = {"collection": refers, "value_field": "{{slug}}"}
            return {"widget": "relation", **found, "display_fields": ["title"], "search_fields": ["title"]}
        if refers == "person":
            found = {"collection": "_singletons", "file": "profile", "value_field": "people.*.id"}
            return {"widget": "relation", **found, "display_fields": ["people.*.name"]}
        if refers == "file":
            return {"widget": "file", "choose_url": False}
        if options := self.choices.of(refers):
            return _select(options)
        return {"widget": "string"}  # to choose from nothing is refused there

    def _say(self, text: str) -> str:
        return words(self.choices.language).gettext(text)


def _kinds() -> Iterator[Kind]:
    """Those that are written as Markdown; a framework is a tree."""
    return (kind for kind in FOLDERS.values() if kind.has_prose)


def _types(says: Made) -> tuple[str, ...]:
    told = says.get("type", ())
    return (told,) if isinstance(told, str) else tuple(told)


def _select(options: Iterator[Option] | tuple[Option, ...]) -> Made:
    """Each value once: levels of two frameworks may have the same name."""
    labels: dict[Any, str] = {}
    for each in options:
        labels[each.value] = f"{labels[each.value]} / {each.label}" if each.value in labels else each.label
    return {"widget": "select", "options": [{"label": it, "value": value} for value, it in labels.items()]}


def _number(part: Part) -> Made:
    return {"widget": "number", "value_type": "int", **_named(part.says, minimum="min", maximum="max")}


def _text(part: Part) -> Made:
    says = part.says
    made: Made = {"widget": "text" if says.get("maxLength", 0) > _NO_BODY else "string"}
    made |= _named(says, minLength="minlength", maxLength="maxlength")
    pattern = says.get("pattern")
    return made | ({"pattern": [pattern, str(part.example)]} if pattern and pattern != r"\S" else {})


def _named(says: Made, **names: str) -> Made:
    return {ours: says[theirs] for theirs, ours in names.items() if theirs in says}
