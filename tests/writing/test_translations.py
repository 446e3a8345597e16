"""Everything a page says is there in every language."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from generator.places import SOURCE_LANGUAGE, TRANSLATIONS, languages
from scripts.catalogues import renewed, spoken

OTHERS = [language for language in languages() if language != SOURCE_LANGUAGE]


def catalogue(language):
    with (TRANSLATIONS / language / "pages.po").open("rb") as file:
        return read_po(file, locale=language)


def test_the_texts_of_pages_are_found():
    assert len(spoken()) > 200


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_pages_is_translated(language):
    known = {
        entry.id
        for entry in catalogue(language)
        if entry.string and all(entry.string) and "fuzzy" not in entry.flags
    }
    assert [entry.id for entry in spoken() if entry.id and entry.id not in known] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_of_a_text_that_nobody_says(language):
    said = {entry.id for entry in spoken()}
    assert [entry.id for entry in catalogue(language) if entry.id not in said] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_that_is_up_to_date_is_the_same_bytes_when_made_again(language):
    path = TRANSLATIONS / language / "pages.po"

    assert renewed(path, spoken()) == path.read_bytes()


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_blanks(language):
    for entry in catalogue(language):
        texts = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        if entry.id:
            blanks = {blank for text in ids for blank in re.findall(r"\{\w*\}|%\(\w+\)s", text)}
            for text in texts:
                assert set(re.findall(r"\{\w*\}|%\(\w+\)s", text)) <= blanks, entry.id


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_says_the_same_in_every_catalogue(language):
    """The first of them would be heard everywhere."""
    said: dict[object, set[object]] = {}
    for path in (TRANSLATIONS / language).glob("*.po"):
        with path.open("rb") as file:
            for entry in read_po(file, locale=language):
                if entry.id:
                    said.setdefault((entry.context, entry.id), set()).add(entry.string)
    assert {text: strings for text, strings in said.items() if len(strings) > 1} == {}
