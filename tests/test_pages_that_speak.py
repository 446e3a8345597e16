"""Public pages say something in every place: no cell is empty, nothing told twice, no list of lacks."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest

from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.writing.portfolio_pages import portfolio_pages
from tests.pages_that_speak import broken, main_of, negative, says_nothing, told_twice
from tests.portfolios import CYCLE, FRAMEWORK, PROFILE
from tests.publications import publication

ROOT = Path(__file__).resolve().parent.parent
DAY = datetime.date(2026, 11, 23)
CARE = "---\ntype: experience\ntitle: Care\nlearning: informal\nstage: initial\nsetting: care\nstart: 2020\n"


def kind_of(page):
    name = page.template.removeprefix("portfolio/").removesuffix(".html")
    return page.data["document"]["kind"] if name == "document" else name


def counted(site):
    """What breaks a rule, by kind of page, of every public page of the portfolios of a site."""
    seen = publication(site, "public", DAY).site
    found: dict[str, list[str]] = {}
    for portfolio in seen.portfolios:
        html = Html(PageShell((str(THEME),), "Kring", language=portfolio.profile.language))
        for page in portfolio_pages(portfolio, seen.frameworks, root=f"{portfolio.slug}/").pages:
            wrong = broken(html.page(page), page.language)
            found.setdefault(kind_of(page), []).extend(f"{page.address}: {it}" for it in wrong)
    return found


@cache
def samples():
    return counted(read_site(ROOT / "portfolios").site)


KINDS = (
    "home",
    "cycle",
    "recognise",
    "value",
    "calibrate",
    "develop",
    "competences",
    "competence",
    "experiences",
    "gallery",
    "dialogues",
    "plan",
    "print",
    "ownframework",
    "ownpage",
    "translation",
    "experience",
    "evidence",
    "assessment",
    "dialogue",
    "goal",
    "question",
    "validation",
)


def test_every_kind_of_page_is_counted():
    assert set(samples()) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_no_place_on_a_public_page_is_empty_told_twice_or_a_list_of_lacks(kind):
    assert samples()[kind] == []


SMALLEST = {
    "nothing but a profile": {},
    "a cycle": {"ann/cycles/1.md": CYCLE.format(n=1, start="2025-01", more="")},
    "one experience": {
        "ann/cycles/1.md": CYCLE.format(n=1, start="2025-01", more=""),
        "ann/experiences/care.md": f"{CARE}---\n",
    },
}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("files", SMALLEST.values(), ids=SMALLEST)
def test_the_smallest_portfolios_say_something_in_every_place(files, language, tmp_path):
    whole = {"frameworks/kade.yml": FRAMEWORK, "ann/profile.md": PROFILE, **files}
    for name, text in whole.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("language: en", f"language: {language}"), encoding="utf-8")
    found = counted(read_site(tmp_path).site)
    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}


# The rules, each with what breaks it ---------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [
        "<table><tr><td></td></tr></table>",
        "<table><tr><td>–</td></tr></table>",
        "<table><tr><th scope='row'>A</th><td> 0 </td></tr></table>",
        "<dl><dt>A</dt><dd>0/0</dd></dl>",
        "<ul><li>0 documents</li></ul>",
        "<ul></ul>",
        "<p></p>",
        "<h2> </h2>",
        "<span class='lk-nothing'>0</span>",
        "<details><summary>0 gaps</summary></details>",
        "<details><summary>Gaps</summary><ul></ul></details>",
        "<section><h2>Agreements</h2></section>",
        "<p><svg aria-hidden='true'></svg></p>",
    ],
)
def test_a_place_that_says_nothing_is_found(place):
    assert says_nothing(main_of(f"<main>{place}</main>"))


@pytest.mark.parametrize(
    "place",
    [
        "<table><tr><td>10</td><td>2 of 3</td></tr></table>",
        "<li><img src='a.png' alt='A plan'></li>",
        "<p><audio controls></audio></p>",
        "<div class='lk-wide'><table><tr><td></td></tr></table></div>",
        "<details><summary>More</summary><p>All of it</p></details>",
        "<section><h2>Agreements</h2><p>We meet.</p></section>",
        "<p>0,5 mm</p><p>0 – 4 years</p>",
    ],
)
def test_what_says_something_is_left_alone(place):
    assert says_nothing(main_of(f"<main>{place}</main>")) == []


WHO = "<li><bdi>P. H.</bdi> <span class='lk-role'>(assessor)</span>, {when}</li>"
DAY_OF_IT = "<time datetime='2026-06-18'>18 June 2026</time>"


@pytest.mark.parametrize("when", [DAY_OF_IT, "18 June 2026"])
def test_who_and_when_told_twice_is_found(when):
    assert told_twice(main_of(f"<ul>{WHO.format(when=when) * 2}</ul>"))


def test_who_and_when_may_be_told_once_and_another_day_again():
    other = WHO.format(when="<time datetime='2025-06-18'>18 June 2025</time>")
    assert told_twice(main_of(f"<ul>{WHO.format(when=DAY_OF_IT)}{other}<li>P. H.</li></ul>")) == []


@pytest.mark.parametrize(
    ("place", "language"),
    [
        ("<section><h2>Still to learn, and no plan yet</h2><ul><li>Welding</li></ul></section>", "en"),
        ("<section><h2>Nog te leren, nog geen plan</h2><ul><li>Lassen</li></ul></section>", "nl"),
        ("<dl><dt>Not judged yet:</dt><dd>Welding</dd></dl>", "en"),
        ("<table><tr><td><span class='lk-standing'>not judged</span></td></tr></table>", "en"),
        ("<table><tr><td>niet beoordeeld</td></tr></table>", "nl"),
    ],
)
def test_a_list_of_what_is_not_there_is_found(place, language):
    assert negative(main_of(f"<main>{place}</main>"), language)


@pytest.mark.parametrize(
    ("place", "language"),
    [
        ("<section><h2>Leaving without a fight</h2><ul><li>Saying no</li></ul></section>", "en"),
        ("<p>Nog niemand heeft dit portfolio beoordeeld.</p>", "nl"),
    ],
)
def test_what_a_learner_says_and_a_sentence_of_its_own_are_left_alone(place, language):
    assert negative(main_of(f"<main>{place}</main>"), language) == []
