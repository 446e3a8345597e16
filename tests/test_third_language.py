"""A language more is a folder of catalogues: what is said of the others in code holds of it, too."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from generator import places
from generator.editing.choices import Choices
from generator.places import TRANSLATIONS
from generator.reading import schemas
from generator.reading.suggestions import dates
from scripts.catalogues import begin, renewed, spoken
from tests.forgetting import forget


@pytest.fixture
def german(tmp_path, monkeypatch):
    """There are catalogues in Dutch and in German, and nothing is in them yet."""
    for language in ("de", "nl"):
        (tmp_path / language).mkdir()
    monkeypatch.setattr(places, "TRANSLATIONS", tmp_path)
    forget()
    yield
    forget()


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_a_month_is_known_by_its_name(width):
    for number, name in Locale("de").months["format"][width].items():
        assert dates.likely_date(f"5. {name} 2025") == f"2025-{number:02}-05"


@pytest.mark.usefixtures("german")
def test_a_form_asks_for_a_text_in_it_by_its_name():
    asked = schemas.schema("common")["$defs"]["text"]["properties"]["de"]
    said = asked["title"], asked["description"], asked["x-ask"]
    assert said == ("German", "The text in German.", "How do you say it in German?")
    assert "examples" not in asked


@pytest.mark.usefixtures("german")
def test_a_form_calls_it_by_its_name():
    assert [Choices(each).called("de") for each in ("de", "en", "nl")] == ["Deutsch", "German", "Duits"]


def test_its_catalogues_are_begun_with_every_text_and_no_translation(tmp_path):
    (tmp_path / "nl").mkdir()
    for path in (TRANSLATIONS / "nl").glob("*.po"):
        (tmp_path / "nl" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "de").mkdir()

    begin(tmp_path / "de", tmp_path / "nl", spoken())

    for path in sorted((tmp_path / "nl").glob("*.po")):
        with path.open("rb") as dutch, (tmp_path / "de" / path.name).open("rb") as file:
            known, begun = read_po(dutch), read_po(file)
        assert {(it.context, it.id) for it in begun} == {(it.context, it.id) for it in known}
        assert not any(any(it.string) for it in begun if it.id)
        assert not begun.fuzzy
    assert renewed(tmp_path / "de/pages.po", spoken()) == (tmp_path / "de/pages.po").read_bytes()
