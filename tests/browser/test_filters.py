"""Learners are found at once by script, and the same ones on pages that need none."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import CHROMIUM

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")


@pytest.fixture
def learners(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=f"{address}/")
    page = context.new_page()
    page.goto("learners/")
    yield page
    context.close()


def found(page: Page) -> list[str]:
    expect(page.locator("#lk-matches")).to_be_visible()
    return page.locator("#lk-matches h2 a").all_text_contents()


def more(page: Page) -> None:
    page.click("#lk-filters summary")


def on_the_page(page: Page, path: str) -> list[str]:
    """Who a page without scripts lists."""
    page.goto(path)
    return page.locator("#lk-all h2 a, [aria-labelledby=lk-who] h3 a").all_text_contents()


@pytest.mark.parametrize(
    ("choice", "value", "path"),
    [
        ("phase", "p-develop", "learners/phase/develop/"),
        ("phase", "p-calibrate", "learners/phase/calibrate/"),
        ("learning", "l-non-formal", "learners/learning/non-formal/"),
        ("requirement", "r-kade-verzorgende-ig", "requirements/kade-verzorgende-ig/"),
    ],
)
def test_a_filter_finds_whom_the_page_without_scripts_lists(choice, value, path, learners):
    more(learners)
    learners.select_option(f"#lk-by-{choice}", value)
    names = found(learners)
    assert sorted(names) == sorted(on_the_page(learners, path))


def test_who_has_been_validated_is_asked_with_one_tick(learners):
    more(learners)
    learners.check("#lk-by-validated")
    names = found(learners)
    assert sorted(names) == sorted(on_the_page(learners, "learners/validated/"))


def test_a_competence_finds_the_people_of_its_page(learners):
    learners.select_option("#lk-by-competence", "lifecomp-s1")
    names = found(learners)
    assert sorted(names) == sorted(on_the_page(learners, "competences/lifecomp-s1/"))


def test_other_filters_are_behind_one_button_that_the_keyboard_opens(learners):
    expect(learners.locator("#lk-filters :is(input, select):visible")).to_have_count(3)
    learners.focus("#lk-filters summary")
    learners.keyboard.press("Enter")
    expect(learners.locator("#lk-filters :is(input, select):visible")).to_have_count(7)
    learners.keyboard.press("Tab")
    assert learners.evaluate("document.activeElement.id") == "lk-by-level"


def test_nothing_moves_when_the_script_comes_late(chromium, address):
    """On a phone, with a second between the page and its script; 0.25 is poor, 0.1 is good."""
    context = chromium.new_context(base_url=f"{address}/", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(found => found.getEntries().forEach("
        "it => window.moved += it.value)).observe({type: 'layout-shift', buffered: true})"
    )
    page.route("**/leerkring.js", lambda route: (time.sleep(1), route.continue_()))
    page.goto("learners/")
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved") <= 0.05
    context.close()


def test_a_level_is_of_the_competence_that_was_chosen(learners, sample_site):
    entries = json.loads((sample_site / "learners.json").read_text(encoding="utf-8"))
    wanted = sorted(name for _, _, name, *_, tags in entries if "kade-z1@3" in tags.split())
    assert wanted
    learners.select_option("#lk-by-competence", "kade-z1")
    some = found(learners)
    more(learners)
    learners.select_option("#lk-by-level", "@3")
    expect(learners.locator("#lk-filters [role=status]")).to_contain_text(f"{len(wanted)} ")
    assert sorted(found(learners)) == wanted
    assert set(wanted) <= set(some)


def test_words_are_found_without_their_accents_and_clearing_shows_all_again(learners):
    learners.fill("#lk-by-word", "lásser")
    assert found(learners) == ["Joris van Dam"]
    learners.click("#lk-filters button[type=reset]")
    expect(learners.locator("#lk-matches")).to_be_hidden()
    expect(learners.locator("#lk-all")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("medicatie", "Amina Yusuf"),  # a competence
        ("medication", "Amina Yusuf"),  # the same, in another language
        ("tillift", "Amina Yusuf"),
        ("mantelzorg", "Amina Yusuf"),
        ("rijbewijs", "Amina Yusuf"),
        ("engineer", "Samir Haddad"),
    ],
)
def test_a_word_finds_all_that_is_shown_of_somebody(words, name, learners):
    learners.fill("#lk-by-word", words)
    assert any(it.startswith(name.split()[0]) for it in found(learners))


def test_where_nobody_is_found_the_word_is_said_and_what_to_try(learners):
    learners.fill("#lk-by-word", "xylofoon $&")
    expect(learners.locator("#lk-filters [role=status]")).to_have_text(
        "Niemand gevonden voor ‘xylofoon $&’. Probeer een ander woord, een korter woord, of minder filters."
    )


def test_filters_are_cleared_only_where_there_are_some(learners):
    clear = learners.locator("#lk-filters button[type=reset]")
    expect(clear).to_be_hidden()
    learners.fill("#lk-by-word", "x")
    expect(clear).to_be_visible()
    learners.fill("#lk-by-word", "")
    expect(clear).to_be_hidden()


def test_the_button_of_the_other_filters_says_what_it_does(learners):
    summary = learners.locator("#lk-filters summary")
    assert summary.inner_text().strip() == "Meer filters"
    summary.click()
    assert summary.inner_text().strip() == "Minder filters"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_button_that_closes_the_search_is_one_line(width, learners):
    learners.set_viewport_size({"width": width, "height": 740})
    learners.click("#lk-search")
    button = learners.locator("#lk-find button")
    lines = "it => { const range = document.createRange(); range.selectNodeContents(it); "
    assert button.evaluate(lines + "return range.getClientRects().length }") == 1
    assert learners.evaluate("document.documentElement.scrollWidth") <= width


def test_a_found_learner_is_one_step_away_and_says_its_language(learners):
    learners.fill("#lk-by-word", "grace")
    expect(learners.locator("#lk-matches h2")).to_have_text(["Grace in het Engels"])
    expect(learners.locator("#lk-matches p[lang=en]")).to_have_count(1)
    learners.click("#lk-matches a")
    learners.wait_for_url("**/grace/")


def test_without_scripts_there_is_no_form_and_every_list_is_a_page(chromium, address):
    context = chromium.new_context(java_script_enabled=False, base_url=f"{address}/")
    page = context.new_page()
    page.goto("learners/")
    expect(page.locator("#lk-filters")).to_be_hidden()
    ways = [link.get_attribute("href") for link in page.locator(".lk-groups a").all()]
    assert len(ways) == 2 + 3 + 3 + 1  # nobody is in the first phase
    for way in ways:
        answer = page.goto(f"{address}/learners/{way}")
        assert answer is not None
        assert answer.status == 200
    context.close()


def test_a_thousand_learners_are_filtered_on_a_phone(chromium, address):
    """Also whoever is nowhere on the page itself; and no more cards are drawn than fit a list."""
    words = "p-{} l-informal trade-t1@2"
    phases = ["recognise", "value", "calibrate", "develop"]
    entries = [
        [
            f"learner-{n}/",
            "",
            f"Learner {n}",
            "Welder",
            "",
            ["Welding"],
            "LE",
            "",
            [],
            words.format(phases[n % 4]),
        ]
        for n in range(1000)
    ]
    context = chromium.new_context(base_url=f"{address}/", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.route("**/learners.json", lambda route: route.fulfill(json=entries))
    page.goto("learners/")
    page.click("#lk-filters summary")
    page.select_option("#lk-by-phase", "p-develop")
    expect(page.locator("#lk-filters [role=status]")).to_have_text("250 van 1000 lerenden")
    expect(page.locator("#lk-matches li")).to_have_count(60)
    page.fill("#lk-by-word", "learner 999")
    expect(page.locator("#lk-matches h2 a")).to_have_text(["Learner 999"])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
