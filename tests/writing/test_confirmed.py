"""Who confirmed a competence is named where an employer looks first, if that person agreed to it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.model import Portfolio, Site
from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.writing.portfolio_pages import portfolio_pages
from generator.writing.summary import learner_summary
from tests.portfolios import PROFILE, written
from tests.publications import publication

COACH = "{id: coach, name: Cor Coach, role: facilitator, function: coach"
CLAIM = "competences: [{competence: 'kade:A', level: 2, rationale: I did it.}]"
FILES = {
    "ann/evidence/piece.md": "---\ntype: evidence\ntitle: Piece\nmedia: observation\ndate: 2025-02\n"
    f"cycle: 1\nvisibility: public\n{CLAIM}\n---\n",
    "ann/assessments/seen.md": "---\ntype: assessment\ntitle: Seen\nby: coach\ndate: 2025-03-04\ncycle: 1\n"
    "visibility: public\nscores: [{competence: 'kade:A', level: 2}]\n---\n",
}


def home(folder: Path, files: dict[str, str]) -> tuple[Site, Portfolio, str]:
    """What is public, Ann's portfolio and the text of its home page."""
    docs = written(folder, files)
    site = publication(read_site(docs).site, "public", datetime.date(2026, 11, 25)).site
    (portfolio,) = site.portfolios
    page = portfolio_pages(portfolio, site.frameworks, root="").pages[0]
    return site, portfolio, Html(PageShell((str(THEME),), "Kade")).page(page)


@pytest.mark.parametrize(
    ("more", "named"), [("", False), (", show_as: name, consent: {given_on: 2025-01-01}", True)]
)
def test_who_agreed_is_named_and_who_did_not_is_a_role(more, named, tmp_path):
    profile = PROFILE.replace(COACH, COACH + more)
    site, portfolio, text = home(tmp_path, {**FILES, "ann/profile.md": profile})
    assert "level given by" in text
    assert ("Cor Coach" in text) is named
    assert ("Cor Coach" in repr(learner_summary(portfolio, site.frameworks, "en"))) is named


@pytest.mark.parametrize(("consent", "told"), [(", consent: {given_on: 2025-01-01}", True), ("", False)])
def test_a_role_has_its_organisation_if_that_may_be_told(consent, told, tmp_path):
    more = f"{COACH}, show_as: role, organisation: Kade Care{consent}"
    _, _, text = home(tmp_path, {**FILES, "ann/profile.md": PROFILE.replace(COACH, more)})
    assert ("coach, <bdi>Kade Care</bdi>" in text) is told
    assert "Cor Coach" not in text


@pytest.mark.parametrize(
    ("by", "said", "vouched"),
    [
        (None, "I did it.", True),
        ("self", "my own estimate", True),
        ("coach", "level given by", False),
    ],
)
def test_who_vouches_for_the_proof_alone_is_told_apart_from_who_gave_a_level(by, said, vouched, tmp_path):
    files = {
        name: text.replace("by: coach", f"by: {by}") for name, text in FILES.items() if by or "piece" in name
    }
    piece = files["ann/evidence/piece.md"].replace("cycle: 1", "cycle: 1\nconfirmed_by: boss")
    _, _, text = home(tmp_path, {**files, "ann/evidence/piece.md": piece})
    assert said in text
    assert ("lk-piece__by" in text) is vouched
