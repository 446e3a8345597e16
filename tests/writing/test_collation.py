"""Names stand as a reader looks for them, whatever their characters are numbered."""

from __future__ import annotations

import pytest

from generator.writing.collation import collated

NAMES = ["Ali", "ann", "Ann", "Åsa", "Eva", "Éva", "Ian", "IJsbrand", "Ike", "Joost", "Łukasz", "Lux"]
MORE = ["O'Neil", "Oneil", "Øyvind", "Özdemir", "Şahin", "van den Berg", "Vandenberg", "Żak", "Zed", "Ωmega"]


def shuffled(names):
    return sorted(names, key=lambda name: name[::-1])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_accents_and_capitals_move_no_name_away_from_its_letters(language):
    names = NAMES + MORE
    assert sorted(shuffled(names), key=lambda name: collated(name, language)) == names


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("sv", ["Zoe", "Åsa", "Ärla", "Östen"]),
        ("da", ["Zoe", "Ærø", "Østen", "Åsa"]),
        ("nl", ["Ärla", "Åsa", "Östen", "Zoe"]),
    ],
)
def test_what_comes_after_z_is_the_languages_own(language, names):
    assert sorted(shuffled(names), key=lambda name: collated(name, language)) == names
