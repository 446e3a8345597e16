"""A learner's pages begin with what the learner says, and name nobody by a role only."""

from __future__ import annotations

import datetime

from selectolax.lexbor import LexborHTMLParser

from generator.reading.read import read_site
from tests.browser.pages import ROOT
from tests.publications import publication
from tests.writing.test_real_portfolios import EXPERIENCE, pages, public

DAY = datetime.date(2026, 11, 23)
CYCLE = (
    "type: cycle\ntitle: Round 1\nnumber: 1\nstart: 2025-01\nphase: calibrate\n"
    "checkpoints: [{date: 2025-03-01, phase: calibrate, concluded: I am ready for it.}]"
)
TALK = (
    "type: dialogue\ntitle: Talk\ndate: 2025-09-01\ncycle: 2\nphase: develop\nparticipants: [self, coach]\n"
    "agreements: {content: Reading aloud}\nnext_steps: [Borrow a book]"
)


def sample(slug: str) -> dict[str, str]:
    site = publication(read_site(ROOT / "portfolios").site, "public", DAY).site
    portfolio = next(it for it in site.portfolios if it.slug == slug)
    return pages(portfolio, site, "nl")


def words(html: str) -> str:
    body = LexborHTMLParser(html).body
    return " ".join(body.text().split()) if body else ""


def test_what_can_be_compared_with_is_what_the_learner_shows_half_of():
    found = words(sample("tomas")["calibrate/"])
    assert "Medewerker ICT-support" in found
    assert "Verzorgende IG" not in found


def test_where_nobody_judged_yet_the_learners_own_words_come_first(tmp_path):
    found = words(pages(*public(tmp_path, cycles__1=CYCLE))["cycles/1/calibrate/"])
    assert found.index("I am ready for it.") < found.index("Nobody has judged this portfolio yet.")


def test_the_plan_has_what_was_agreed_last_and_what_comes_next(tmp_path):
    found = words(pages(*public(tmp_path, dialogues__talk=TALK))["plan/"])
    assert "Reading aloud" in found
    assert "Borrow a book" in found


def test_what_was_judged_for_the_first_time_is_one_sentence():
    found = sample("lotte")
    (told,) = {words(it).count("voor het eerst beoordeeld") for name, it in found.items() if name == "cycle/"}
    assert told <= 1
    assert any("eisen voor het eerst beoordeeld, " in words(it) for it in found.values())


def test_a_competence_of_which_nothing_is_said_has_what_shows_it(tmp_path):
    claim = f"{EXPERIENCE}\ncycle: 2\ncompetences: [{{competence: 'kade:A'}}]"
    found = LexborHTMLParser(pages(*public(tmp_path, experiences__care=claim))["competences/"])
    assert [it.text() for it in found.css(".lk-can p a")] == ["Care"]


def test_a_count_of_places_says_that_it_counts_places():
    told = " ".join(words(it) for it in sample("amina").values())
    assert "op 4 plekken" in told
    assert "contexten" not in told
