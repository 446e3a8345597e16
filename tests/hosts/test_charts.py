"""Every chart shows the figures of its overview, and says them in a sentence of the page's language."""

from __future__ import annotations

import datetime
import re
from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.overviews import OVERVIEWS
from generator.overviews.counted import current_cycle
from generator.overviews.cycle import cycle_overview
from generator.reading.read import read_site
from generator.writing.addresses import Addresses
from tests.publications import publication

from .conftest import ROOT

DAY = datetime.date(2026, 11, 23)


@cache
def site():
    return publication(read_site(ROOT / "portfolios").site, "public", DAY).site


CYCLES = [(p.slug, c.number) for p in site().portfolios for c in p.cycles]
OF_EACH_CYCLE = pytest.mark.parametrize(("slug", "number"), CYCLES, ids=[f"{s} {n}" for s, n in CYCLES])


def known_to(portfolio):
    """The school's frameworks, and the learner's own."""
    return site().frameworks.beside(portfolio.frameworks)


def overview_of(slug, number, phase):
    portfolio = next(each for each in site().portfolios if each.slug == slug)
    cycle = next(each for each in portfolio.cycles if each.number == number)
    made = OVERVIEWS.get(phase, cycle_overview)(portfolio, cycle, known_to(portfolio))
    addresses = Addresses(f"{slug}/", current_cycle(portfolio).number)
    return made, addresses.cycle(number, phase)


def shown(sample_site, slug, number, phase):
    overview, address = overview_of(slug, number, phase)
    page = LexborHTMLParser((sample_site / address / "index.html").read_text(encoding="utf-8"))
    return overview, page


def numbers(text):
    return [int(found) for found in re.findall(r"\d+", text)]


@OF_EACH_CYCLE
def test_the_rings_have_the_share_and_the_number_of_each_form(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, "recognise")
    counts = [len(ring.experiences) for ring in overview.rings]
    said = page.css_first("#lk-rings-says").text()
    assert numbers(said) == counts
    drawn = [
        int(circle.attributes["stroke-dasharray"].split()[0])
        for circle in page.css("circle.lk-ring[pathLength]")
    ]
    assert drawn == [round(100 * count / sum(counts)) for count in counts if count]
    cells = page.css("section[aria-labelledby=lk-rings] tbody tr td")[: len(counts)]
    assert [numbers(cell.text())[0] for cell in cells] == counts


@OF_EACH_CYCLE
def test_the_learning_history_has_a_bar_for_each_experience(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, "recognise")
    bars = page.css("rect.lk-chart__bar")
    assert len(bars) == len(overview.timeline)
    says = page.css_first("#lk-history-says")
    assert (says is None) == (not overview.timeline)
    if says is None:
        return
    first = min(it.start.first.year for it in overview.timeline)
    last = max((it.end or it.start).last.year for it in overview.timeline)
    assert numbers(says.text()) == [len(overview.timeline), first, last]
    for ring in overview.rings:
        of_form = [bar for bar in bars if ring.learning in bar.attributes["class"].split("lk-")[-1].split()]
        assert len(of_form) == len(ring.experiences)
        for bar, it in zip(of_form, ring.experiences, strict=True):
            begin, end = datetime.date(first, 1, 1).toordinal(), datetime.date(last + 1, 1, 1).toordinal()
            share = (it.start.first.toordinal() - begin) / (end - begin)
            assert int(bar.attributes["x"]) == round(600 * share)


@OF_EACH_CYCLE
def test_the_wheel_has_the_steps_taken(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, None)
    figures = [(sum(step.taken for step in it.steps), len(it.steps)) for it in overview.wheel]
    assert numbers(page.css_first("#lk-wheel-says").text()) == [n for pair in figures for n in pair]
    drawn = [int(path.attributes["stroke-dasharray"].split()[0]) for path in page.css("path.lk-wheel__done")]
    assert drawn == [round(100 * taken / of) for taken, of in figures]
    listed = [numbers(item.text())[-2:] for item in page.css("ol.lk-wheel__list li")]
    assert listed == [list(pair) for pair in figures]


def place(competence, level):
    """Where a level stands on a scale from 12 to 228."""
    own = [framework for portfolio in site().portfolios for framework in portfolio.frameworks]
    frameworks = site().frameworks.beside(own)
    return round(
        12 + 216 * (frameworks.rank(competence, level) - 1) / max(len(frameworks.levels(competence)) - 1, 1)
    )


@OF_EACH_CYCLE
def test_the_levels_stand_where_the_table_says(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, "calibrate")
    rows = [row for calibration in overview.calibrations for row in calibration.rows]
    drawn = iter(page.css("svg.lk-scale"))
    for row in rows:
        levels = [("asked", row.asked)] + [
            ("self" if not at else "others", seen and seen.level) for at, seen in enumerate(row.seen)
        ]
        levels.append(("validated", row.outcome and row.outcome.level))
        levels = [(kind, level) for kind, level in levels if level]
        if not levels:
            continue
        chart = next(drawn)
        assert [re.findall(r"\S+$", part)[0] for part in chart.attributes["aria-label"].split(", ")] == [
            level for _, level in levels
        ]
        marks = chart.css("[class^=lk-mark]")
        assert [node.attributes["class"].removeprefix("lk-mark--") for node in marks] == [
            kind for kind, _ in levels
        ]
        at = [
            int(
                node.attributes.get("cx")
                or numbers(node.attributes.get("transform") or node.attributes["d"])[0]
            )
            for node in marks
        ]
        assert at == [place(row.competence, level) for _, level in levels]
    assert next(drawn, None) is None
    counts = [len(entry.competences) for it in overview.calibrations for entry in it.counts]
    captions = [
        numbers(re.sub(r"^.*?</strong>", "", figure.html))
        for figure in page.css("figure.lk-figure figcaption")
    ]
    assert [n for caption in captions for n in caption] == counts


@OF_EACH_CYCLE
def test_the_steering_line_goes_through_every_dialogue(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, "develop")
    given = [dialogue.steering for dialogue in overview.steering]
    drawn = given if len(given) > 1 else []  # one dot is no line
    assert [int(text.text()) for text in page.css("section[aria-labelledby=lk-steering] svg text")] == drawn
    heights = [int(dot.attributes["cy"]) for dot in page.css("circle.lk-line__dot")]
    assert heights == [round(200 * (100 - steering) / 100) for steering in drawn]
    table = page.css("section[aria-labelledby=lk-steering] tbody tr")
    assert [numbers(row.css("td")[-1].text())[0] for row in table] == given


@OF_EACH_CYCLE
def test_a_change_is_drawn_from_the_level_before_to_the_level_now(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, "value")
    changes = (*overview.growth, *(overview.since.levels if overview.since else ()))
    drawn = page.css("svg.lk-scale--change")
    assert len(drawn) == len(changes)
    for chart, change in zip(drawn, changes, strict=True):
        before = chart.css_first(".lk-mark--before")
        assert (before is not None) == (change.before is not None)
        if before is not None:
            assert int(before.attributes["cx"]) == place(change.competence, change.before.level)
        assert int(chart.css_first(".lk-mark--self").attributes["cx"]) == place(
            change.competence, change.now.level
        )


def test_a_description_is_in_the_language_of_its_page(sample_site):
    _, dutch = shown(sample_site, "amina", 3, "recognise")
    _, english = shown(sample_site, "samir", 3, "recognise")
    assert "formeel" in dutch.css_first("#lk-rings-says").text()
    assert "formal" in english.css_first("#lk-rings-says").text()
    assert "leerervaringen" in dutch.css_first("#lk-history-says").text()
    assert "experiences" in english.css_first("#lk-history-says").text()


def test_every_drawing_has_a_name(sample_site):
    for page in sample_site.rglob("*.html"):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        for drawing in tree.css("svg"):
            known = {"aria-label", "aria-labelledby"} & set(drawing.attributes)
            assert known or drawing.attributes.get("aria-hidden") == "true", page
