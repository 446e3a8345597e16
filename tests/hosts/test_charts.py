"""What is drawn (places, lengths, filled steps) and the words beside it are the figures of its overview."""

from __future__ import annotations

import datetime
import re
from functools import cache
from itertools import pairwise

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
WORDS = {
    "nl": {
        "formal": "voor een diploma (formeel)",
        "non-formal": "cursus of training (non-formeel)",
        "informal": "in het gewone leven (informeel)",
        "guided": "mijn begeleider stuurde",
        "together": "samen",
        "self": "ik stuur zelf",
        "to-come": ("komt nog", "al begonnen"),
        "busy": ("bezig", "bezig"),
        "done": ("voorbij", "klaar"),
    },
    "en": {
        "formal": "for a diploma (formal)",
        "non-formal": "course or training (non-formal)",
        "informal": "in daily life (informal)",
        "guided": "my guide decided",
        "together": "together",
        "self": "I decide myself",
        "to-come": ("to come", "begun already"),
        "busy": ("busy", "busy"),
        "done": ("past", "done"),
    },
}
"""What is said on a page in each language; of a phase first where nothing is there of it."""
HALF_FILLED = {"bezig", "al begonnen", "busy", "begun already"}
FILLED = {"klaar", "done"}
SHORTEST = 1.2
"""In per cent, what is drawn of what took too short to be seen."""


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


def words_of(page):
    return WORDS[page.css_first("html").attributes["lang"]]


def share(node, name):
    """A place or a length in per cent."""
    return float(node.attributes[name].removesuffix("%"))


class Years:
    """Whole years, from the first of these days to the last, as shares of a width."""

    def __init__(self, first, last):
        self.begin, self.end = (datetime.date(year, 1, 1).toordinal() for year in (first.year, last.year + 1))

    def share(self, day):
        return pytest.approx(100 * (day.toordinal() - self.begin) / (self.end - self.begin), abs=0.01)

    def stand_at(self, ticks):
        assert [share(tick, "x") for tick in ticks] == [
            self.share(datetime.date(int(tick.text()), 1, 1)) for tick in ticks
        ]


@OF_EACH_CYCLE
def test_the_bar_of_forms_has_the_share_and_the_number_of_each(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, "recognise")
    forms = [(ring.learning, len(ring.experiences)) for ring in overview.rings if ring.experiences]
    total, at = len(overview.timeline), 0
    parts, listed = page.css(".lk-forms rect"), page.css(".lk-forms li")
    assert len(parts) == len(listed) == len(forms)
    for part, said, (learning, count) in zip(parts, listed, forms, strict=True):
        assert f"lk-{learning}" in part.attributes["class"].split()
        assert f"lk-{learning}" in said.css_first(".lk-key").attributes["class"].split()
        assert (share(part, "x"), share(part, "width")) == pytest.approx(
            (100 * at / total, 100 * count / total), abs=0.01
        )
        assert " ".join(said.text().split()) == f"{count} {words_of(page)[learning]}"
        at += count


@OF_EACH_CYCLE
def test_the_learning_history_has_a_bar_for_each_experience(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, "recognise")
    rows = page.css("ol.lk-history > li")
    assert [row.css_first("a").text() for row in rows] == [it.title for it in overview.timeline]
    if not rows:
        return
    ends = [(it.end or it.start).last for it in overview.timeline]
    axis = Years(min(it.start.first for it in overview.timeline), max(ends))
    for row, it in zip(rows, overview.timeline, strict=True):
        assert row.attributes["class"] == f"lk-{it.learning}"
        bar = row.css_first("rect.lk-chart__bar")
        left, width = share(bar, "x"), share(bar, "width")
        end = axis.share(it.end.last) if it.end else pytest.approx(100, abs=0.01)
        assert left == axis.share(it.start.first) or left + width == pytest.approx(100, abs=0.01)
        assert left + width == end or width == SHORTEST
    axis.stand_at(page.css("svg.lk-history__axis text"))


@OF_EACH_CYCLE
def test_the_wheel_is_filled_as_its_words_say_and_tells_the_steps_taken(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, None)
    taken = [sum(step.taken for step in phase.steps) for phase in overview.wheel]
    said = [words_of(page)[phase.state][some > 0] for phase, some in zip(overview.wheel, taken, strict=True)]
    wheels = [page.css("ol.lk-wheel > li")]
    assert [len(phase.css("li.lk-step")) for phase in wheels[0]] == taken
    if current(slug) == number:
        home = LexborHTMLParser((sample_site / slug / "index.html").read_text(encoding="utf-8"))
        wheels.append(home.css("ol.lk-wheel > li"))
    for drawn in wheels:
        assert [phase.css_first(".lk-wheel__state").text() for phase in drawn] == said
        assert [filled(phase) for phase in drawn] == [
            1 if word in FILLED else 0.5 if word in HALF_FILLED else 0 for word in said
        ]


def current(slug):
    return current_cycle(next(each for each in site().portfolios if each.slug == slug)).number


def filled(phase):
    """How much of an arrow is filled: all of it, its first half, nothing."""
    track, done = phase.css_first(".lk-wheel__track"), phase.css_first(".lk-wheel__done")
    if done is None:
        return 0
    if done.attributes["d"] == track.attributes["d"]:
        return 1
    assert done.attributes["d"].startswith("M2 2H60V30")  # of 120
    return 0.5


def steps(pips):
    """How many steps are filled, of how many, and before which the line of what is asked stands."""
    marks = [(step.attributes.get("class") or "").split() for step in pips.css("i")]
    assert ["lk-on" in mark for mark in marks] == sorted(("lk-on" in mark for mark in marks), reverse=True)
    asked = [at for at, mark in enumerate(marks, start=1) if "lk-asked" in mark]
    return sum("lk-on" in mark for mark in marks), len(marks), *asked


def place(competence, level):
    """A level as a number, and the number of levels there are."""
    own = [framework for portfolio in site().portfolios for framework in portfolio.frameworks]
    frameworks = site().frameworks.beside(own)
    return frameworks.rank(competence, level), len(frameworks.levels(competence))


@OF_EACH_CYCLE
def test_as_many_steps_are_filled_as_were_found_and_the_line_is_what_is_asked(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, "calibrate")
    drawn, expected = page.css("dl.lk-levels > div"), []
    for row in (row for calibration in overview.calibrations for row in calibration.rows if row.outcome):
        found, asked = row.outcome.level, row.asked and place(row.competence, row.asked)
        if found or asked:
            rank, of = place(row.competence, found) if found else (0, asked[1])
            sure = " lk-levels--sure" if row.validation and row.validation.confirmed == "yes" else ""
            expected.append((f"lk-levels__{row.standing}{sure}", (rank, of, *(asked[:1] if asked else ()))))
    assert [(row.attributes["class"], steps(row.css_first(".lk-pips"))) for row in drawn] == expected
    for row, (standing, (rank, of, *_)) in zip(drawn, expected, strict=True):
        if standing.startswith("lk-levels__met"):
            assert numbers(row.css_first("dd > span:not(.lk-pips)").text())[:2] == (
                [rank, of] if rank else []
            )


@OF_EACH_CYCLE
def test_the_steering_line_goes_through_every_dialogue(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, None)
    given = overview.steering
    who = [words_of(page)[steered(it.steering)] for it in given]
    assert [row.css_first("b").text() for row in page.css("ul.lk-steered > li")] == who
    days = [row.css_first("time").attributes["datetime"] for row in page.css("ul.lk-steered > li")]
    assert days == [str(it.date) for it in given]
    dots, lines = page.css("circle.lk-line__dot"), page.css("line.lk-line__line")
    if len(given) < 2:  # one dot is no line
        assert not dots
        assert not lines
        return
    axis = Years(given[0].date.first, given[-1].date.last)
    assert [share(dot, "cx") for dot in dots] == [axis.share(it.date.first) for it in given]
    assert [int(dot.attributes["cy"]) for dot in dots] == [height(page, it.steering) for it in given]
    at = [(dot.attributes["cx"], dot.attributes["cy"]) for dot in dots]
    drawn = [tuple(line.attributes[name] for name in ("x1", "y1", "x2", "y2")) for line in lines]
    assert drawn == [(*one, *other) for one, other in pairwise(at)]
    axis.stand_at(page.css(".lk-steering svg.lk-history__axis text"))


def steered(steering):
    return "guided" if steering < 34 else "together" if steering < 67 else "self"


def height(page, steering):
    """At its word: self at the top, guided at the foot, 16 from the edges, and together between them."""
    high = int(page.css_first(".lk-steering svg").attributes["height"])
    return {"self": 16, "together": high // 2, "guided": high - 16}[steered(steering)]


@OF_EACH_CYCLE
def test_a_change_is_drawn_from_the_level_before_to_the_level_now(slug, number, sample_site):
    overview, page = shown(sample_site, slug, number, "value")
    changes = (*overview.growth, *(overview.since.levels if overview.since else ()))
    moved = [change for change in changes if change.before]
    drawn = page.css("ul.lk-changes > li")
    assert len(drawn) == len(moved)
    for row, change in zip(drawn, moved, strict=True):
        before, now = (place(change.competence, it.level) for it in (change.before, change.now))
        assert [steps(pips) for pips in row.css(".lk-pips")] == [before, now]
        assert numbers(row.css("li > span")[-1].text()) == [before[0], *now]


def test_every_drawing_has_a_name(sample_site):
    for page in sample_site.rglob("*.html"):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        for drawing in tree.css("svg"):
            named = {"aria-label", "aria-labelledby"} & set(drawing.attributes)
            assert named or hidden(drawing), page


def hidden(node):
    """It, or what it stands in, is for the eye only."""
    return node is not None and (node.attributes.get("aria-hidden") == "true" or hidden(node.parent))
