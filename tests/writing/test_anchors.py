"""Every heading and footnote can be led to, on every page it is on, and every link arrives."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.markdown import anchors_of
from generator.model import KIND
from generator.reading.around import Around
from generator.reading.documents import draft
from generator.reading.links import link_remarks
from generator.reading.read import read_site
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import PROFILE, written
from tests.sites import pages_about_cohort
from tests.writing.test_levels import COHORT, html_of

PROSE = """
# Results

See [below](#more) and [what came of it](../evidence/report.md#Results), or [once more](#results-1).[^a][^a]
It is in [the plan](plan.pdf#page=3).[^a-2][^é]

## Results

### Main

[Up](#main) and [formal](#formal).

#### More

##### Formal

[^a]: First.
[^a-2]: Second, with [a way up](#results).
[^é]: Third.
"""
EVIDENCE = "---\ntype: evidence\ntitle: {title}\nmedia: document\ndate: 2025-01\ncycle: 1\n---\n"
EXPERIENCE = (
    "---\ntype: experience\ntitle: Care\nlearning: informal\nstage: initial\nsetting: care\n"
    "start: 2025\ncycle: 1\n---\n"
)
DIALOGUE = (
    "---\ntype: dialogue\ntitle: {title}\ndate: 2025-01\nphase: value\ncycle: 1\n"
    "participants: [self, coach]\n---\n"
)
CYCLE = "---\ntype: cycle\ntitle: One\nnumber: 1\nstart: 2025\nphase: value\n---\n"


@pytest.fixture
def pages(tmp_path):
    """The pages of a portfolio in which all documents have the same prose."""
    prose = PROSE.replace("(plan.pdf#page=3)", "(../evidence/report.md)")
    files = {
        "ann/profile.md": PROFILE + prose.replace("../evidence", "evidence"),
        "ann/cycles/1.md": CYCLE + prose,
        "ann/evidence/report.md": EVIDENCE.format(title="Report") + prose,
        "ann/evidence/report-b.md": EVIDENCE.format(title="Another") + prose,
        "ann/experiences/care.md": EXPERIENCE + prose,
        "ann/dialogues/a.md": DIALOGUE.format(title="A") + prose,
        "ann/dialogues/b.md": DIALOGUE.format(title="B") + prose,
        "ann/evidence/report.nl.md": "---\ntype: translation\ntitle: Verslag\n---\n# Uitkomst\n",
        "ann/experiences/care.nl.md": "---\ntype: translation\ntitle: Zorg\n---\n"
        "[Naar](../evidence/report.md#uitkomst) en [naar](../evidence/report.md#results)\n",
    }
    reading = read_site(written(tmp_path, files))
    assert [(found.path, found.code) for found in reading.problems] == []
    site = reading.site
    return html_of(portfolio_pages(site.portfolios[0], site.frameworks, root="ann/").pages)


def ids(html):
    return [unquote(found) for found in re.findall(r'<[^<>]* id="([^"]*)"', html)]


def links(html):
    return [found for found in re.findall(r'<a [^<>]*href="([^"]*)"', html) if not urlsplit(found).scheme]


def test_no_two_things_on_a_page_have_one_id(pages):
    for address, html in pages.items():
        there = ids(html)
        assert sorted(there) == sorted(set(there)), address


def test_every_link_to_a_place_arrives_there(pages):
    led = 0
    for address, html in pages.items():
        for link in links(html):
            page, _, place = urljoin(f"/{address}", link).partition("#")
            if place:
                assert unquote(place) in ids(pages[page.lstrip("/")]), (address, link)
                led += 1
    assert led > 100


def test_a_footnote_leads_to_its_note_and_back_to_where_it_was(pages):
    for address in ("ann/evidence/report/", "ann/print/"):
        html = pages[address]
        for note, back in re.findall(r'<a href="#([^"]*fn-\d+)" id="([^"]*)"', html):
            (item,) = re.findall(rf'<li id="{re.escape(note)}">.*?</li>', html, re.DOTALL)
            assert f'href="#{back}"' in item


def test_a_documents_own_page_has_its_headings_as_their_author_calls_them(pages):
    own = ids(pages["ann/evidence/report/"])
    assert {"results", "results-1", "more", "text.main", "text.formal"} <= set(own)
    assert "evidence.report.results" in ids(pages["ann/print/"])
    assert "dialogues.a.results" in ids(pages["ann/print/"])


def test_a_heading_that_a_translation_lacks_leads_to_its_page(pages):
    (page,) = [html for address, html in pages.items() if address == "ann/experiences/care/nl/"]
    assert [it for it in links(page) if "report" in it] == [
        "../../../evidence/report/nl/#uitkomst",
        "../../../evidence/report/nl/",
    ]


def test_the_programme_of_a_cohort_has_headings_to_lead_to(tmp_path):
    programme = "---\ntype: programme\ntitle: Plan\n---\n[x](#Main)\n\n# Main\n"
    files = {"cohort.yml": COHORT.format(language="en"), "programme.md": programme}
    found = html_of(pages_about_cohort(read_site(written(tmp_path, files)).site).pages)
    html = found["programme/"]
    assert 'href="#text.main"' in html
    assert ids(html).count("text.main") == 1


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("# What I did", "what-i-did"),
        ("# What *I* did, why?", "what-i-did-why"),
        ("Réglé\n===", "réglé"),
        ("# A `b < c` & d", "a-b--c--d"),
        ("# snake_case 2.0", "snake_case-20"),
        ("# !", "heading"),
    ],
)
def test_a_heading_is_called_as_others_call_it(heading, name):
    assert list(anchors_of(heading).values()) == [name]


def test_many_headings_that_say_the_same_have_names_of_their_own():
    assert len(anchors_of("# a\n\n" * 3000)) == 3000


AROUND = Around(
    frameworks=None,
    folder="ann",
    names=frozenset({"evidence/plan", "evidence/odd"}),
    proses={"evidence/plan": ("# Day one\n", "# Dag een\n")},
)


@pytest.mark.parametrize(
    ("link", "near"),
    [
        ("[x](#what-i-did)", None),
        ("[x](#What-I-Did)", None),
        ("[x](#what-i-dit)", "#what-i-did"),
        ("[x](#cooking)", ""),
        ("[x](../evidence/plan.md#day-one)", None),
        ("[x](../evidence/plan.md#dag-een)", None),
        ("[x](../evidence/plan.md#day-onne)", "../evidence/plan.md#day-one"),
        ("[x](../evidence/odd.md#whatever)", None),
        ("[x](https://a.example/#whatever)", None),
    ],
)
def test_a_link_to_no_heading_is_told_where_it_is_with_the_one_that_was_meant(link, near):
    text = f"---\ntitle: a\n---\n# What I did\n\nSee {link}\n"
    found = list(link_remarks(draft("ann/experiences/care.md", text, KIND["experience"]), AROUND))
    if near is None:
        assert found == []
    else:
        assert [(it.code, it.place.line, it.place.column) for it in found] == [("dead-anchor", 6, 5)]
        assert dict(found[0].values)["nearest"] == near
