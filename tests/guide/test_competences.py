"""Competences are found by what people type, as they type it."""

import pytest

from generator.guide.competences import found_competences
from generator.reading.read import read_shared
from tests.test_architecture import ROOT

KNOWN = read_shared(ROOT / "portfolios")[0].frameworks


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("medicatie", "kade:Z2"),
        ("MEDICATION", "kade:Z2"),
        ("medicátie", "kade:Z2"),
        ("medikatie", "kade:Z2"),
        ("medicatoin", "kade:Z2"),
        ("lassen tig", "kade:T3"),
        ("rapportage", "kade:Z3"),
        ("programmeren", "digcomp3:3.4"),
        ("kade:Z4", "kade:Z4"),
        ("z4", "kade:Z4"),
        ("wassen", "kade:Z1"),
        ("2.1", "digcomp3:2.1"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_competence_is_found_by_its_words_in_any_language(words, first, language):
    assert found_competences(KNOWN, words.split(), language)[0].name == first


def test_without_words_all_are_told_as_they_stand():
    assert [it.name for it in found_competences(KNOWN, (), "nl")] == list(KNOWN.competences)


@pytest.mark.parametrize("words", ["zeilmakerij", "qqq", "medicatie zeilen"])
def test_what_is_not_there_is_not_guessed(words):
    assert found_competences(KNOWN, words.split(), "nl") == ()


def test_a_word_that_is_spelt_right_brings_no_words_that_look_like_it():
    assert {it.name for it in found_competences(KNOWN, ["lassen"], "nl")} == {"kade:T2", "kade:T3", "kade:T5"}
