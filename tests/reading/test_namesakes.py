"""Who has the name of another learner is told so, and of the other nothing."""

from __future__ import annotations

import pytest

from generator.gate import folded_words
from generator.reading.namesakes import namesake_problems, same_names
from generator.reading.read import read_profile
from generator.reporting.catalogue import CODES
from generator.reporting.told import told
from tests.portfolios import PROFILE, written

ALIKE = str.maketrans("АаЕеОоРрСсІі", "AaEeOoPpCcIi")


def words(name):
    return folded_words(name.translate(ALIKE))


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
    assert same_names({"ann": "Ann de Vries", "bob": "Bob Smit", "mal": other}, words) == ("ann", "mal")


@pytest.mark.parametrize(
    "other", ["Anna de Vries", "Ann Vries", "Ann B. de Vries", "Ann de Vries Ann", "安 Vries", "?"]
)
def test_another_name_is_another(other):
    assert same_names({"ann": "Ann de Vries", "mal": other}, words) == ()


def test_names_of_no_words_are_not_the_same():
    assert same_names({"ann": "", "bob": "!", "cas": "?"}, words) == ()


def test_all_who_have_a_name_together_are_told_whatever_their_cohort():
    names = {
        "2025/x": "Ann Vos",
        "2024/ann": "Ann Vos",
        "2024/bob": "Bo Mol",
        "2025/y": "ann vos",
        "z": "Mol, Bo",
    }

    assert same_names(names, words) == ("2024/ann", "2024/bob", "2025/x", "2025/y", "z")


def test_it_is_a_reminder_that_tells_nothing_of_the_other():
    (found,) = [
        it for it in namesake_problems({"ann": "Ann Vos", "mal": "Vos Ann"}, words) if it.path[:3] == "ann"
    ]

    assert (found.path, found.values) == ("ann/profile.md", ())
    assert CODES[found.code].severity == "warning"
    said = told(found, "en")
    assert "Vos" not in f"{said.sentence} {said.hint}"


def test_the_names_in_profiles_are_compared(tmp_path):
    docs = written(tmp_path, {f"{folder}/profile.md": PROFILE for folder in ("bob", "cas")})
    other = PROFILE.replace("name: Ann de Vries-Bakker", "name: Cas Blom")
    (docs / "cas/profile.md").write_text(other, encoding="utf-8")
    names = {folder: read_profile(docs, folder)[1] for folder in ("ann", "bob", "cas")}

    assert [found.path for found in namesake_problems(names, words)] == ["ann/profile.md", "bob/profile.md"]
