"""Who has the name of another learner is told so, and of the other nothing."""

from __future__ import annotations

import pytest

from generator.reading.namesakes import same_names


@pytest.mark.parametrize(
    "other",
    [
        "Ann de Vries",
        "ann DE vries",
        "Änn dé Vrïes",
        "A\u0301nn de Vries",
        "de Vries, Ann",
        "Vries  Ann de",
        "Ann\u00a0de Vries",
        "Аnn dе Vriеs",
        "Ａｎｎ ｄｅ Ｖｒｉｅｓ",
        "Ann-de-Vries",
        "A\u00adnn de Vries",
    ],
)
def test_a_name_is_the_same_however_it_is_written(other):
    assert same_names({"ann": "Ann de Vries", "bob": "Bob Smit", "mal": other}) == ("ann", "mal")


@pytest.mark.parametrize(
    "other", ["Anna de Vries", "Ann Vries", "Ann B. de Vries", "Ann de Vries Ann", "安 Vries", "?"]
)
def test_another_name_is_another(other):
    assert same_names({"ann": "Ann de Vries", "mal": other}) == ()


def test_names_of_no_words_are_not_the_same():
    assert same_names({"ann": "", "bob": "!", "cas": "?"}) == ()


def test_all_who_have_a_name_together_are_told_whatever_their_cohort():
    names = {
        "2025/x": "Ann Vos",
        "2024/ann": "Ann Vos",
        "2024/bob": "Bo Mol",
        "2025/y": "ann vos",
        "z": "Mol, Bo",
    }

    assert same_names(names) == ("2024/ann", "2024/bob", "2025/x", "2025/y", "z")
