"""What each kind of document must have: a place among the pages, one on paper, a check of whom it names."""

from __future__ import annotations

import datetime
import re
import typing
from dataclasses import fields, replace
from itertools import product
from pathlib import Path

import pytest

from generator.gate.hidden_names import NO_NAMES
from generator.gate.people import shown_profile
from generator.gate.prune import pruned
from generator.gate.said import REFERENCES
from generator.guide.themes import THEMES
from generator.model import (
    FOLDERS,
    KIND,
    LEARNERS,
    LISTED,
    TRANSLATED,
    Document,
    Frameworks,
    Kind,
    ListPage,
    Person,
    Portfolio,
    Profile,
)
from generator.model.kinds import OnPaper
from generator.reading.convert import converted
from generator.reading.schemas import file_of, resolved, schema
from generator.reporting.values import KINDS as SAID_OF_KINDS
from generator.writing.addresses import Addresses
from generator.writing.plain import document_data
from generator.writing.portfolio_pages import portfolio_pages
from generator.writing.wording import PortfolioWording
from tests.reading.every_field import filled

THEME = Path(__file__).resolve().parent.parent / "theme" / "portfolio"
DAY = datetime.date(2026, 1, 1)
OWN_PLACES = {"profile", "cycle"}
"""The kinds that have pages of their own and are on no list."""

OF_PEOPLE = {"person", "person-or-self"}
OF_NO_DOCUMENT = {"cycle", "file", "framework", "level", "standard", *OF_PEOPLE}
"""What a reference leads to that the gate does not prune: the pages say it without a link, or no more than
a role of it."""


Steps = tuple[str | int, ...]


def marked(kind: Kind, mark: str) -> list[tuple[Steps, str]]:
    """The fields of a kind that its schema marks, by their paths, and with what."""
    return list(_marked(schema(kind.name), kind.name, mark, ()))


def _marked(part: typing.Any, file: str, mark: str, path: Steps) -> typing.Iterator[tuple[Steps, str]]:
    rule, inner = resolved(part, file), file_of(part, file)
    if found := part.get(mark, rule.get(mark)):
        yield path, found
    for name, below in rule.get("properties", {}).items():
        yield from _marked(below, inner, mark, (*path, name))
    if "items" in rule:
        yield from _marked(rule["items"], inner, mark, (*path, 0))


def document(kind: Kind) -> Document:
    """A document of a kind with everything in it."""
    data = filled(schema(kind.name), kind.name)
    data.pop("type", None)
    folder = f"{kind.folder}/" if kind.folder else ""
    extra = {"source": f"ann/{folder}this{kind.suffix}", "slug": "this", "prose": "The words of this one."}
    return typing.cast(Document, converted({**data, **extra}, kind.model))


def portfolio(*documents: Document, people: tuple[Person, ...] = ()) -> Portfolio:
    """A portfolio of these documents, its first cycle beside them."""
    profile = typing.cast(Profile, document(KIND["profile"]))
    profile = replace(profile, people=people, language="en", photo=None, highlights=(), frameworks=())
    first = replace(document(KIND["cycle"]), number=1)
    parts: dict[str, tuple[Document, ...]] = {"cycles": (first,)}
    for each in documents:
        parts[each.source.split("/")[-2]] = (each,)
    return Portfolio(slug="ann", profile=profile, **parts)


def values_at(value: object, path: tuple[str | int, ...]) -> list[object]:
    """What stands at a path of a schema in a document or its data; of a list each entry."""
    if not path:
        return [value]
    if path[0] == 0:
        return [found for each in value or () for found in values_at(each, path[1:])]
    name = "giver" if path[0] == "from" else str(path[0])
    inner = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
    return values_at(inner, path[1:]) if inner is not None else []


def at(kinds: typing.Iterable[Kind], marks: typing.Callable[[Kind], typing.Iterable[tuple[str | int, ...]]]):
    return [pytest.param(kind, path, id=f"{kind.name}-{path}") for kind in kinds for path in marks(kind)]


@pytest.mark.parametrize("kind", LEARNERS, ids=lambda kind: kind.name)
def test_a_kind_is_on_a_list_and_on_paper_and_has_words_and_a_theme(kind):
    assert kind.called
    assert kind.themes
    assert set(kind.themes) <= {theme.name for theme in THEMES}
    if kind.name not in OWN_PLACES:
        assert kind.title
        assert kind.listed in typing.get_args(ListPage)
        assert kind.printed in typing.get_args(OnPaper)


@pytest.mark.parametrize("kind", LISTED, ids=lambda kind: kind.name)
def test_a_document_of_each_kind_has_a_page_and_stands_on_its_list_and_on_paper(kind):
    made = replace(document(kind), title="Quite this one")
    seen = pruned(portfolio(made), Frameworks())
    pages = {page.address: page for page in portfolio_pages(seen, Frameworks(), root="").pages}
    assert pages[f"{kind.folder}/this/"].title == made.title
    assert made.title in str(pages["" if kind.listed == "home" else f"{kind.listed}/"].data)
    assert made.title in str(pages["print/"].data["printed"][kind.printed])


def test_every_place_on_paper_is_printed():
    text = (THEME / "print.html").read_text(encoding="utf-8")
    phases = re.search(r"for phase in \[([^]]*)\]", text)
    printed = {*re.findall(r"view\.printed\.(\w+)", text), *re.findall(r"\w+", phases[1])}
    assert printed == set(typing.get_args(OnPaper))


@pytest.mark.parametrize("kind", LISTED, ids=lambda kind: kind.name)
def test_a_kind_without_a_part_of_its_own_has_no_field_that_the_common_one_leaves_out(kind):
    if not (THEME / "parts" / f"{kind.key}.html").exists():
        shown = {"date", "by", *(field.name for field in fields(Document))}
        assert {field.name for field in fields(kind.model)} - shown <= {"cycle"}


@pytest.mark.parametrize(
    ("kind", "path"),
    at(LEARNERS, lambda kind: [path for path, of in marked(kind, "x-refers-to") if of in OF_PEOPLE]),
)
def test_who_is_named_by_an_id_is_shown_by_a_role_without_consent(kind, path):
    made = document(kind)
    ids = [name for each in values_at(made, path) for name in ([each] if isinstance(each, str) else each)]
    people = tuple(Person(id=name, name="Quirina", role="learner") for name in ids if name != "self")
    whole = portfolio(made, people=people)
    seen = replace(whole, profile=shown_profile(whole.profile, "public", DAY, NO_NAMES))
    wording = PortfolioWording("en", Frameworks(), seen, Addresses("", 1))

    data = document_data(made, wording)

    assert ids
    assert "Quirina" not in str(data)
    assert all("role" in each for each in values_at(data, path)), "an id is no words for a visitor"
    assert {"giver" if name == "from" else name for name in path if isinstance(name, str)} & REFERENCES


def test_nobody_is_called_by_a_name_outside_the_register_of_the_profile():
    named = {
        (kind.name, *path) for kind in LEARNERS for path, of in marked(kind, "x-names") if of == "person"
    }
    assert named == {("profile", "name"), ("profile", "alias"), ("profile", "people", 0, "name")}


@pytest.mark.parametrize(
    ("kind", "path"),
    at(
        [kind for kind in LEARNERS if kind.name != "profile"],
        lambda kind: [path for path, of in marked(kind, "x-refers-to") if of not in OF_NO_DOCUMENT],
    ),
)
def test_what_refers_to_something_that_is_not_there_is_pruned(kind, path):
    made = document(kind)
    left = getattr(pruned(portfolio(made), Frameworks()), kind.folder)[0]
    assert values_at(made, path)
    assert not any(values_at(left, path))


def test_every_kind_that_something_refers_to_has_words_for_one_that_is_not_there():
    meant = {of for kind in LEARNERS for _, of in marked(kind, "x-refers-to")}
    assert meant & (KIND.keys() - {"cycle", "framework"}) <= SAID_OF_KINDS.keys()


def test_the_tuples_of_a_portfolio_are_the_folders_of_the_kinds():
    hints = typing.get_type_hints(Portfolio)
    assert [name for name in hints if name in FOLDERS] == list(FOLDERS)
    for folder, kind in FOLDERS.items():
        assert typing.get_args(hints[folder])[0] is kind.model


def test_no_two_kinds_are_known_by_the_same_word():
    for one, other in product(LEARNERS, LEARNERS):
        assert one is other or {one.name, one.key}.isdisjoint({other.name, other.key})


def test_what_is_translated_belongs_to_a_document():
    assert all(kind.translated == TRANSLATED.get(kind.model, {}) for kind in LEARNERS)
