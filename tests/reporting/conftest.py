"""A small site with something wrong in it, for every format to report."""

import pytest

from generator.problems import Place, problem
from generator.reporting.findings import CheckSummary

SOURCES = {
    "amina/evidence/dagplan.md": (
        "---\ntype: evidence\ntitle: Dagplan | versie <2>\nmedia: documant\ndate: 14-3-2026\n---\n"
        "Zie [mijn *plan*](../plan.md) en ![](plan.png).\n"
    ),
    "amina/profile.md": "---\ntype: profile\nname: Amina\nconsent:\n  until: 2026-12-01\n---\n",
    "amina/goals/medicatie.md": (
        '---\ntype: goal\ntitle: "Zelf medicatie geven"\nroute:\t\ncompetence: lifecomp:l3\nlevel: 7\n---\n'
    ),
}


@pytest.fixture
def sources():
    return SOURCES


@pytest.fixture
def summary():
    return CheckSummary(files=41, documents=37, portfolios=3)


@pytest.fixture
def problems():
    """Out of order, one of them twice, as they come from reading."""
    plan, goal, profile = "amina/evidence/dagplan.md", "amina/goals/medicatie.md", "amina/profile.md"
    choices = "document, image, video, audio, product, link, testimonial, observation, credential"
    return [
        problem(profile, "consent-ends-soon", Place(5, 10, 20), until="2026-12-01"),
        problem(plan, "picture-without-alt", Place(7, 34, 46), target="plan.png"),
        problem(plan, "dead-link", Place(7, 5, 30), target="../plan.md", nearest="dagplan.md"),
        problem(plan, "dead-link", Place(7, 5, 30), target="../plan.md", nearest="dagplan.md"),
        problem(
            plan,
            "unknown-choice",
            Place(4, 8, 16),
            field="media",
            found="documant",
            choices=choices,
            nearest="document",
        ),
        problem(plan, "not-a-date", Place(5, 7, 16), field="date", found="14-3-2026"),
        problem(goal, "missing-field", Place(2, 1), field="competence", description=""),
        problem(goal, "yaml-tab", Place(4, 7)),
        problem(
            goal, "unknown-competence", Place(5, 13, 24), competence="lifecomp:l3", nearest="lifecomp:L3"
        ),
        problem(goal, "unknown-level", Place(6, 8, 9), competence="lifecomp:L3", level="7", levels="1, 2, 3"),
        problem("bram", "no-profile", portfolio="bram"),
    ]
