"""Every page of a portfolio says where one is, whose it is and how to get back, and leads to few places."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.languages import words
from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.writing.pages import Page
from generator.writing.portfolio_pages import portfolio_pages
from tests.browser.pages import ROOT
from tests.portfolios import PROFILE, written
from tests.publications import publication
from tests.writing.test_real_portfolios import EXPERIENCE, pages, public

DAY = datetime.date(2026, 11, 23)
PLACE_OF = {
    "home": "About me",
    "experiences": "My experiences",
    "evidence": "Proof",
    "competences": "What I can do",
    "plan": "Plan",
    **dict.fromkeys(("cycle", "recognise", "value", "calibrate", "develop", "dialogues"), "The four phases"),
}


@pytest.fixture(scope="module")
def samples():
    return publication(read_site(ROOT / "portfolios").site, "public", DAY).site


def own_pages(portfolio, site) -> dict[str, tuple[Page, str]]:
    """A portfolio's pages in its own languages, with their HTML, by address."""
    html = Html(PageShell((str(THEME),), "Kring", "https://kring.example/", "nl", "", ()))
    made = portfolio_pages(portfolio, site.frameworks, root="").pages
    return {page.address: (page, html.page(page)) for page in made}


def current(html: str, where: str) -> list[str]:
    tree = LexborHTMLParser(html)
    return [it.text(strip=True) for it in tree.css(f"{where} [aria-current]")]


def test_on_every_page_the_place_it_belongs_to_is_current_and_no_other(samples):
    seen: Counter[str] = Counter()
    for portfolio in samples.portfolios:
        for page, html in own_pages(portfolio, samples).values():
            here, said = page.data["here"], words(page.language).gettext
            expected = [said(PLACE_OF[here])] if here in PLACE_OF else []
            assert current(html, ".lk-navigation ul") == expected, page.address
            seen[here] += 1
    assert set(seen) == {*PLACE_OF, "print"}


def test_on_a_page_of_the_round_the_round_has_a_row_and_its_page_is_current(samples):
    made = pages(samples.portfolios[0], samples)
    assert current(made["value/"], ".lk-about") == ["2Value"]
    assert current(made["cycles/1/develop/"], ".lk-about") == ["4Develop"]
    assert current(made["cycle/en/"], ".lk-about") == ["The whole cycle"]
    assert current(made["dialogues/"], ".lk-about") == ["Conversations and feedback"]
    assert 'class="lk-about"' not in made["plan/"]


@pytest.mark.parametrize(
    ("address", "title", "leads"),
    [
        ("experiences/moskeekeuken/", "All experiences", "../"),
        ("evidence/dagplan/", "All proof", "../"),
        ("dialogues/eerste-gesprek/", "All conversations and feedback", "../"),
        ("assessments/zelf-2024/", "All conversations and feedback", "../../dialogues/"),
        ("validations/evc-verzorgende/", "All conversations and feedback", "../../dialogues/"),
        ("goals/grenzen-stellen/", "The whole plan", "../../plan/"),
        ("questions/grenzen/", "The whole plan", "../../plan/"),
        ("competences/kade-z1/", "All I can do", "../"),
    ],
)
def test_a_document_leads_back_to_the_list_it_stands_in(address, title, leads, samples):
    amina = next(it for it in samples.portfolios if it.slug == "amina")
    way = LexborHTMLParser(pages(amina, samples)[address]).css_first(".lk-trail a")
    assert way.text().removeprefix("← ") == title
    assert way.attributes["href"] == leads


def test_a_list_and_a_home_page_lead_back_nowhere(samples):
    made = own_pages(samples.portfolios[0], samples)
    lists = ("", "experiences/", "plan/", "competences/", "value/")
    assert [it for it in lists if "lk-trail" in made[it][1]] == []


def test_every_page_says_whose_it_is_and_leads_to_the_school_and_its_statement(samples):
    amina = next(it for it in samples.portfolios if it.slug == "amina")
    for page in portfolio_pages(amina, samples.frameworks, root="amina/", cohort=("nl", "en")).pages:
        there = "accessibility/en/" if page.language == "en" else "accessibility/"
        assert page.data["accessibility_url"] == there
    for html in pages(amina, samples).values():
        tree = LexborHTMLParser(html)
        assert tree.css_first(".lk-bar__owner").text(strip=True) == "Amina Yusuf"
        ways = [it.text(strip=True) for it in tree.css(".lk-foot a")]
        assert {"Mail Amina Yusuf", "The whole portfolio on paper", "Kring"} <= set(ways)
        assert "Updated on" in tree.css_first(".lk-foot").text()


def test_what_was_not_agreed_to_stands_in_no_foot(tmp_path):
    contact = "contact: {email: ann@kade.example}\npeople:"
    written(tmp_path, {"ann/profile.md": PROFILE.replace("people:", contact)})
    site = publication(read_site(tmp_path).site, "public", DAY).site
    assert not [it for it in pages(site.portfolios[0], site).values() if "ann@kade.example" in it]


def test_without_a_round_the_last_place_is_what_was_talked_about(tmp_path):
    portfolio, site = public(tmp_path, experiences__care=EXPERIENCE)
    made = pages(portfolio.__class__(slug="ann", profile=portfolio.profile), site)
    last = LexborHTMLParser(made[""]).css(".lk-navigation ul a")[-1]
    assert last.attributes["href"] == "dialogues/"
    assert "lk-about" not in made["dialogues/"]
