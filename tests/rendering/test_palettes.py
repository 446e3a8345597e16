"""Whatever palette somebody chooses, all that is drawn with it can be read: reckoned from the style sheet.

Contrast is that of WCAG 2.2: 4.5 for text (1.4.3), 3 for what else one must see (1.4.11).
"""

from __future__ import annotations

import re
import typing
from itertools import product

import pytest

from generator.model import Palette
from generator.places import THEME
from generator.writing.papers import COLOURS
from tests.contrast import contrast

CSS = (THEME / "assets" / "leerkring.css").read_text(encoding="utf-8")
PALETTES = typing.get_args(Palette)
SCHEMES = ("light", "dark")
_TOKEN = re.compile(r"(--lk-[\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\);")

GROUNDS = ("--lk-ground", "--lk-surface", "--lk-sunken", "--lk-own-soft")
"""On which a page's words and marks stand."""
TEXTS = ("--lk-own", "--lk-ink", "--lk-quiet", "--lk-link")
PHASES = ("--lk-recognise", "--lk-value", "--lk-calibrate", "--lk-develop")
MARKS = ("--lk-own", "--lk-edge", *PHASES)
UNFILLED = ("--lk-line",)
"""What a step is drawn with that is not taken, beside those that are."""


def tokens(palette: str) -> dict[str, dict[str, str]]:
    """The colours of a page with a palette, by scheme and name."""
    found: dict[str, dict[str, str]] = {scheme: {} for scheme in SCHEMES}
    own = re.search(rf':root\[data-palette="{palette}"\] \{{(.*?)\}}', CSS, re.DOTALL)
    root = re.search(r"^:root \{(.*?)^\}", CSS, re.DOTALL | re.MULTILINE)
    assert root
    for text in (root[1], own[1] if own else ""):
        for name, light, dark in _TOKEN.findall(text):
            found["light"][name], found["dark"][name] = light, dark
    return found


def test_a_paper_has_the_colours_of_its_palette():
    of_pages = {name: tokens(name)["light"] for name in PALETTES}
    assert {name: (it["--lk-own"], it["--lk-own-soft"]) for name, it in of_pages.items()} == COLOURS


def test_every_property_that_the_style_sheet_needs_is_given_in_it():
    """One that only a school's brand gives has something in its place."""
    used = set(re.findall(r"var\((--[\w-]+)\)", CSS))
    assert used
    assert used - set(re.findall(r"(--[\w-]+):", CSS)) == set()


def test_there_are_eight_palettes_or_more_and_each_has_its_colours():
    sets = [tuple(tokens(name)["light"][f"--lk-{it}"] for it in ("own", "own-soft")) for name in PALETTES]
    assert len(set(sets)) == len(PALETTES) >= 8
    assert set(re.findall(r'data-palette="(\w+)"', CSS)) == set(PALETTES)


@pytest.mark.parametrize(("palette", "scheme"), [*product(PALETTES, SCHEMES)])
def test_every_text_can_be_read_on_every_ground(palette, scheme):
    known = tokens(palette)[scheme]
    pairs = [*product((*TEXTS, *PHASES), GROUNDS), ("--lk-on-own", "--lk-own")]
    low = {pair: contrast(*(known[name] for name in pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize(("palette", "scheme"), [*product(PALETTES, SCHEMES)])
def test_every_mark_can_be_seen_on_every_ground(palette, scheme):
    known = tokens(palette)[scheme]
    pairs = [*product(MARKS, GROUNDS), *product(("--lk-own",), UNFILLED)]
    low = {pair: contrast(*(known[name] for name in pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 3} == {}


def test_contrast_is_what_the_standard_says():
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
