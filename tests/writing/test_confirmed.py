"""Who confirmed a competence is named where an employer looks first, if that person agreed to it."""

from __future__ import annotations

import datetime

import pytest

from generator.building.html import Frame, Html
from generator.gate import publication
from generator.places import THEME
from generator.reading.read import read_site
from generator.writing.portfolio_pages import portfolio_pages
from generator.writing.summary import learner_summary
from tests.portfolios import PROFILE, written

COACH = "{id: coach, name: Cor Coach, role: facilitator, function: coach"
CLAIM = "competences: [{competence: 'kade:A', level: 2, rationale: I did it.}]"
FILES = {
    "ann/evidence/piece.md": "---\ntype: evidence\ntitle: Piece\nmedia: observation\ndate: 2025-02\n"
    f"cycle: 1\nvisibility: public\n{CLAIM}\n---\n",
    "ann/assessments/seen.md": "---\ntype: assessment\ntitle: Seen\nby: coach\ndate: 2025-03-04\ncycle: 1\n"
    "visibility: public\nscores: [{competence: 'kade:A', level: 2}]\n---\n",
}


@pytest.mark.parametrize(
    ("more", "named"), [("", False), (", show_as: name, consent: {given_on: 2025-01-01}", True)]
)
def test_who_agreed_is_named_and_who_did_not_is_a_role(more, named, tmp_path):
    profile = PROFILE.replace(COACH, COACH + more)
    docs = written(tmp_path, {**FILES, "ann/profile.md": profile})
    site = publication(read_site(docs).site, "public", datetime.date(2026, 11, 25)).site
    (portfolio,) = site.portfolios
    home = portfolio_pages(portfolio, site.frameworks, root="").pages[0]
    text = Html(Frame((str(THEME),), "Kade")).page(home)
    assert "confirmed by" in text
    assert ("Cor Coach" in text) is named
    assert ("Cor Coach" in repr(learner_summary(portfolio, site.frameworks, "en"))) is named
