"""A document in two languages: each version leads to the other and says which language it is in."""

from __future__ import annotations

import datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.gate import publication
from generator.publishing.secrets import Public, secrets
from generator.reading.read import read_site
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import written

DAY = datetime.date(2026, 11, 23)
CARE = (
    "---\ntype: experience\ntitle: Caring\nlearning: informal\nstage: initial\nsetting: care\nstart: 2020\n"
    "{more}---\nI cared.\n"
)
ZORG = "---\ntype: translation\ntitle: Zorgen voor haar\n{more}---\nIk zorgde voor haar en zij voor mij.\n"


def read(folder, care="", zorg=""):
    files = {
        "ann/experiences/care.md": CARE.format(more=care),
        "ann/experiences/care.nl.md": ZORG.format(more=zorg),
    }
    reading = read_site(written(folder, files))
    assert reading.problems == ()
    return reading.site


def addresses(site, audience="public"):
    found = publication(site, audience, DAY).site
    (portfolio,) = found.portfolios
    return {page.address: page for page in portfolio_pages(portfolio, found.frameworks, root="").pages}


def page(sample_site, path):
    return LexborHTMLParser((sample_site / path / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("path", "other", "own", "theirs"),
    [
        ("amina/experiences/zorg-voor-oma", "en", "nl", "English"),
        ("amina/evidence/dagplan", "en", "nl", "English"),
        ("samir/experiences/bridge-office", "nl", "en", "Nederlands"),
    ],
)
def test_each_version_leads_to_the_other_and_is_in_its_language(path, other, own, theirs, sample_site):
    first, second = page(sample_site, path), page(sample_site, f"{path}/{other}")
    assert first.css_first("html").attributes["lang"] == own
    assert second.css_first("html").attributes["lang"] == other
    link = first.css_first(f".lk-versions a[hreflang={other}]")
    assert (link.text(), link.attributes["lang"]) == (theirs, other)
    assert second.css_first(f".lk-versions a[hreflang={own}]") is not None
    for version in (first, second):
        listed = [it.attributes["hreflang"] for it in version.css("link[rel=alternate][hreflang]")]
        assert sorted(listed) == ["en", "nl"]


def test_what_is_not_translated_is_said_and_led_to(sample_site):
    translated = page(sample_site, "amina/experiences/zorg-voor-oma/en")
    assert "Everything else is on the page" in translated.css_first(".lk-since").text()
    assert translated.css_first(".lk-since a").attributes["href"] == "../"
    assert translated.css_first(".lk-learner span").attributes["lang"] == "nl"
    link = translated.css_first('main a[href*="koelkastplan-oma"]')
    assert link.attributes["href"] == "../../../evidence/koelkastplan-oma/"


def test_a_translation_is_seen_where_its_document_is(tmp_path):
    assert "experiences/care/nl/" in addresses(read(tmp_path))


@pytest.mark.parametrize("where", ["care", "zorg"])
def test_a_private_document_and_a_private_translation_are_nowhere(where, tmp_path):
    site = read(tmp_path, **{where: "visibility: private\n"})
    found = addresses(site)
    assert not [page for page in found.values() if "Zorgen voor haar" in repr(page.data)]
    (published,) = publication(site, "public", DAY).site.portfolios
    found = secrets(site.portfolios[0], published, {}, (), Public(()))
    assert "Ik zorgde voor haar en zij voor mij" in found


def test_a_translation_that_names_somebody_hidden_keeps_its_document_home(tmp_path):
    hidden = "ann/experiences/care.nl.md"
    docs = written(
        tmp_path,
        {
            "cohort.yml": "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n",
            "ann/experiences/care.md": CARE.format(more=""),
            hidden: ZORG.format(more="").replace("voor haar en", "voor Ann de Vries-Bakker en"),
        },
    )
    decided = publication(read_site(docs).site, "public", DAY)
    assert [named.source for named in decided.named] == ["ann/experiences/care.md"]


def test_numbers_do_not_know_of_translations(sample_site):
    listed = page(sample_site, "amina/experiences")
    assert len(listed.css('a[href*="zorg-voor-oma"]')) == 1
