import re

import pytest
from babel.messages import pofile

from generator.places import SOURCE_LANGUAGE, TRANSLATIONS, languages
from generator.reading.strict_yaml import read_yaml
from generator.reporting.catalogue import CODES
from generator.reporting.entry import blanks
from generator.reporting.form_hints import FORM_HINTS
from generator.reporting.values import KINDS, TYPES

OTHERS = [language for language in languages() if language != SOURCE_LANGUAGE]
NOT_SHORT = {"yaml-nodes", "yaml-not-fields"}
"""One needs thousands of fields; of the other, YAML itself sees nothing wrong."""


@pytest.fixture(params=OTHERS)
def catalogue(request):
    with (TRANSLATIONS / request.param / "messages.po").open("rb") as file:
        return pofile.read_po(file, locale=request.param)


@pytest.mark.parametrize("entry", CODES.values(), ids=list(CODES))
def test_every_code_has_all_its_texts(entry):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.code)
    for text in (*entry.texts, entry.wrong, entry.right):
        assert text
        assert text == text.strip("\t ")
    assert entry.wrong != entry.right
    assert entry.sentence.endswith(".")


@pytest.mark.parametrize("entry", CODES.values(), ids=list(CODES))
def test_an_explanation_is_two_to_five_sentences_without_blanks(entry):
    assert 2 <= len(re.findall(r"[.!?](?=\s|$)", entry.explanation)) <= 5
    assert not blanks(entry.explanation)


@pytest.mark.parametrize("entry", CODES.values(), ids=list(CODES))
def test_a_code_that_may_know_what_was_meant_also_has_a_hint_without_it(entry):
    assert ("nearest" in blanks(entry.hint_nearest)) == bool(entry.hint_nearest)
    assert "nearest" not in blanks(entry.hint) | blanks(entry.hint_bare)


def test_no_code_is_there_twice():
    assert all(code == entry.code for code, entry in CODES.items())


@pytest.mark.parametrize("entry", CODES.values(), ids=list(CODES))
def test_every_text_is_translated_with_the_same_blanks(entry, catalogue):
    for text in entry.texts:
        translated = catalogue.get(text)
        assert translated is not None, text
        assert translated.string, text
        assert blanks(translated.string) == blanks(text)


def test_every_word_of_ours_is_translated(catalogue):
    for word in TYPES.values():
        assert catalogue.get(word, "what a field holds").string
    for word in KINDS.values():
        assert catalogue.get(word, "there is no …").string


def test_a_catalogue_holds_nothing_fuzzy_old_or_unused(catalogue):
    used = {text for entry in CODES.values() for text in entry.texts} | {*FORM_HINTS.values()}
    assert not catalogue.obsolete
    for message in catalogue:
        assert not message.fuzzy or not message.id
        if message.id and not message.context and not message.pluralizable:
            assert message.id in used


@pytest.mark.parametrize(
    "code", [code for code in CODES if code.startswith("yaml-") and code not in NOT_SHORT]
)
def test_an_example_in_yaml_is_wrong_and_right_as_it_says(code):
    assert [found.code for found in read_yaml("example.yml", CODES[code].wrong).problems] == [code]
    assert not read_yaml("example.yml", CODES[code].right).problems
