"""Every overview of two sample portfolios against what was counted by hand from their documents.

``tests/golden/<portfolio>/<cycle>-<overview>.yml`` were written with the documents and ``docs/counting.md``
beside each other, not by the program; their comments say how each figure came about. Documents are named
by their slugs, levels by their ids.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from generator.overviews.calibrate import calibrate_overview
from generator.overviews.cycle import cycle_overview
from generator.overviews.develop import develop_overview
from generator.overviews.home import home_overview
from generator.overviews.recognise import recognise_overview
from generator.overviews.value import STEPS, value_overview
from generator.overviews.views import VIEWS
from generator.reading.read import read_site
from tests.publications import publication

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests/golden"
DAY = datetime.date(2026, 11, 23)


def slugs(documents):
    return [document.slug for document in documents]


def filled(values):
    """A mapping without its empty entries, as a person writes one."""
    return {key: value for key, value in values.items() if value not in (None, [], {})}


def recognise(overview):
    since = overview.since
    return {
        "rings": {ring.learning: slugs(ring.experiences) for ring in overview.rings},
        "stages": {it.stage: slugs(it.experiences) for it in overview.stages},
        "timeline": slugs(overview.timeline),
        "rows": {
            row.competence: filled({ring.learning: slugs(ring.experiences) for ring in row.rings})
            for row in overview.rows
        },
        "unseen": list(overview.unseen),
        "since": since and {"experiences": slugs(since.experiences), "competences": list(since.competences)},
    }


def value(overview):
    since = overview.since
    return {
        "rows": {
            row.competence: {
                "seen": filled(
                    {view: seen and seen.level for view, seen in zip(VIEWS, row.seen, strict=True)}
                ),
                "evidence": slugs(row.evidence),
                "vraak": " ".join(f"{it.verdict}({it.count}/{it.total})" for it in row.vraak),
            }
            for row in overview.rows
        },
        "starrt": {
            row.experience.slug: [step for step, there in zip(STEPS, row.steps, strict=True) if there]
            for row in overview.starrt
        },
        "since": since
        and {
            "evidence": slugs(since.evidence),
            "levels": [
                f"{it.competence} {it.view} {it.before.level if it.before else '-'} > {it.now.level}"
                for it in since.levels
            ],
        },
    }


def calibrate(overview):
    return {
        it.standard: {
            "rows": {
                row.competence: " | ".join(
                    [
                        f"asked {row.asked or '-'}",
                        f"self {row.seen[0].level if row.seen[0] else '-'}",
                        f"validated {(row.outcome and row.outcome.level) or '-'}",
                        row.standing,
                        row.validation.slug if row.validation else "-",
                        *(["expired"] if row.expired else []),
                        *([] if row.changed is None else [f"changed {slugs(row.changed)}"]),
                    ]
                )
                for row in it.rows
            },
            "counts": {count.standing: len(count.competences) for count in it.counts},
            "validations": slugs(it.validations),
            "since": None if it.since is None else [f"{c.competence} {c.before} > {c.now}" for c in it.since],
        }
        for it in overview.calibrations
    }


def develop(overview):
    since = overview.since
    start = overview.next_start
    return {
        "gaps": [
            f"{it.standard} {it.row.competence} {it.row.standing} {slugs(it.goals)}" for it in overview.gaps
        ],
        "questions": [f"{it.question.slug} {it.status} {slugs(it.goals)}" for it in overview.questions],
        "other_goals": slugs(overview.other_goals),
        "goals": {it.status: slugs(it.goals) for it in overview.goals},
        "activities": {it.status: len(it.activities) for it in overview.activities},
        "agreements": slugs(overview.agreements),
        "steering": [f"{it.slug} {it.steering}" for it in overview.steering],
        "next_start": {
            "gaps": [gap.row.competence for gap in start.gaps],
            "questions": slugs(start.questions),
            "goals": slugs(start.goals),
            "dialogue": start.dialogue and start.dialogue.slug,
        },
        "since": since and {"goals": slugs(since.goals), "answered": slugs(since.answered)},
    }


def cycle(overview):
    return {
        "wheel": {
            it.phase: f"{it.state}: {', '.join(step.name for step in it.steps if step.taken) or 'nothing'}"
            for it in overview.wheel
        },
        "rows": {
            row.competence: filled({cell.phase: sorted(slugs(cell.documents)) for cell in row.cells})
            for row in overview.rows
        },
    }


def home(overview):
    return {
        "highlights": {
            it.competence: [
                f"{it.confirmation.by} {it.confirmation.level}" if it.confirmation else "nobody",
                it.proof.slug if it.proof else "no proof",
                f"{len(it.evidence)} pieces",
            ]
            for it in overview.highlights
        }
    }


PER_CYCLE = {
    "recognise": (recognise_overview, recognise),
    "value": (value_overview, value),
    "calibrate": (calibrate_overview, calibrate),
    "develop": (develop_overview, develop),
    "cycle": (cycle_overview, cycle),
}


@pytest.fixture(scope="module")
def site():
    return publication(read_site(ROOT / "portfolios").site, "public", DAY).site


def shown(site, slug, name):
    """What the program shows, in the form of a golden file."""
    portfolio = next(portfolio for portfolio in site.portfolios if portfolio.slug == slug)
    number, _, what = name.partition("-")
    if number == "home":
        return home(home_overview(portfolio, site.frameworks))
    overview, form = PER_CYCLE[what]
    chosen = next(cycle for cycle in portfolio.cycles if cycle.number == int(number))
    return form(overview(portfolio, chosen, site.frameworks))


@pytest.mark.parametrize(
    "path", sorted(GOLDEN.glob("*/*.yml")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_overview_is_as_counted_by_hand(site, path):
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert shown(site, path.parent.name, path.stem) == expected


def test_two_portfolios_were_counted_by_hand_in_every_cycle(site):
    counted = sorted({path.parent.name for path in GOLDEN.glob("*/*.yml")})
    assert len(counted) >= 2
    for slug in counted:
        portfolio = next(portfolio for portfolio in site.portfolios if portfolio.slug == slug)
        expected = {f"{c.number}-{what}" for c in portfolio.cycles for what in PER_CYCLE} | {"home"}
        assert {path.stem for path in (GOLDEN / slug).glob("*.yml")} == expected
