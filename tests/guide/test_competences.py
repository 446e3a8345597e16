"""Competences are found by what people type, as they type it."""

import pytest

from generator.guide.competences import _is_kin, found_competences
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
        ("samenwerken", "lifecomp:S3"),
        ("samenwerking", "lifecomp:S3"),
        ("Samenwerkend", "lifecomp:S3"),
        ("collaborating", "lifecomp:S3"),
        ("collaborate", "lifecomp:S3"),
        ("communiceren", "lifecomp:S2"),
        ("zelfregulering", "lifecomp:P1"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_competence_is_found_by_its_words_in_any_language(words, first, language):
    assert found_competences(KNOWN, words.split(), language)[0].name == first


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("luisteren", "lifecomp:S2"),
        ("luistert", "lifecomp:S2"),
        ("listening", "lifecomp:S2"),
        ("sociaal", "lifecomp:S1"),
        ("social", "lifecomp:S1"),
        ("burgerschap", "digcomp3:2.3"),
        ("bronvermelding", "digcomp3:2.2"),
    ],
)
def test_what_is_said_of_a_competence_or_of_its_group_finds_it_too(words, found, language):
    assert found in {it.name for it in found_competences(KNOWN, [words], language)}


def test_what_is_called_so_comes_before_what_has_the_word_in_it():
    first, *others = (it.name for it in found_competences(KNOWN, ["samenwerken"], "nl"))
    assert first == "lifecomp:S3"
    assert others.index("digcomp3:2.4") < others.index("digcomp3:2.1")


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("plannen", "plan", True),
        ("schrijven", "schrijft", True),
        ("reflecteren", "reflectie", True),
        ("zorgen", "zorg", True),
        ("managing", "management", True),
        ("wassen", "water", False),
        ("leraar", "lesgeven", False),
        ("kopen", "kop", False),
    ],
)
def test_words_are_of_one_family_by_their_stem(one, other, is_so):
    assert _is_kin(one, other) == is_so


def test_without_words_all_are_told_as_they_stand():
    assert [it.name for it in found_competences(KNOWN, (), "nl")] == list(KNOWN.competences)


@pytest.mark.parametrize("words", ["zeilmakerij", "qqq", "medicatie zeilen"])
def test_what_is_not_there_is_not_guessed(words):
    assert found_competences(KNOWN, words.split(), "nl") == ()


def test_a_word_that_is_spelt_right_brings_no_words_that_look_like_it():
    assert {it.name for it in found_competences(KNOWN, ["lassen"], "nl")} == {"kade:T2", "kade:T3", "kade:T5"}
