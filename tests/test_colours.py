"""A school's colours: whichever is let through can be read everywhere, and what is proposed is near."""

from __future__ import annotations

import re

import pytest
from hypothesis import strategies as st

from generator.colours import DARK, LIGHT, MARK, TEXT, least, mark_shades, nearest_that_passes, shades
from generator.places import THEME
from tests.contrast import contrast
from tests.properties import holds

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
INK, QUIET = ("#1d2127", "#eceff4"), ("#525963", "#b9c2ce")


def worst(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def test_the_grounds_are_those_of_the_style_sheet():
    css = (THEME / "assets" / "leerkring.css").read_text(encoding="utf-8")
    names = ("ground", "surface", "sunken")
    found = [re.search(rf"--lk-{name}: light-dark\((#\w+), (#\w+)\)", css).groups() for name in names]
    light = [it.replace("#fff", "#ffffff") if it == "#fff" else it for it, _ in found]
    assert (tuple(light), tuple(dark for _, dark in found)) == (LIGHT, DARK)
    for name, pair in (("ink", INK), ("quiet", QUIET)):
        assert re.search(rf"--lk-{name}: light-dark\((#\w+), (#\w+)\)", css).groups() == pair


@holds(COLOURS, st.sampled_from([TEXT, MARK]), examples=60)
def test_what_is_proposed_passes_and_nothing_nearer_does(colour, needed):
    found = nearest_that_passes(colour, needed)
    assert worst(found, LIGHT) >= needed
    if worst(colour, LIGHT) >= needed:
        assert found == colour
    else:  # a step of lightness less would not do: it is no darker than it must be
        assert worst(found, LIGHT) < needed + 0.35


@holds(COLOURS, examples=60)
def test_all_that_is_made_of_a_colour_can_be_read_by_day_and_in_the_dark(colour):
    own = nearest_that_passes(colour, TEXT)
    made = shades(own)
    for scheme, grounds in enumerate((LIGHT, DARK)):
        assert worst(made.own[scheme], (*grounds, made.soft[scheme])) >= TEXT
        assert contrast(made.on[scheme], made.own[scheme]) >= TEXT
        for text in (INK[scheme], QUIET[scheme]):
            assert contrast(text, made.soft[scheme]) >= TEXT


@holds(COLOURS, examples=60)
def test_an_accent_can_be_seen_by_day_and_in_the_dark(colour):
    light, dark = mark_shades(nearest_that_passes(colour, MARK))
    assert worst(light, LIGHT) >= MARK
    assert worst(dark, DARK) >= MARK


@pytest.mark.parametrize(("colour", "needed"), [("#3fb950", TEXT), ("#f5a623", MARK), ("#e2007a", TEXT)])
def test_a_proposal_keeps_the_hue(colour, needed):
    def order(it):
        return sorted(range(3), key=lambda at: int(it[1 + 2 * at : 3 + 2 * at], 16))

    found = nearest_that_passes(colour, needed)
    assert order(found) == order(colour)
    assert least(found, LIGHT) >= needed
