"""Every kind of page passes axe-core, can be walked by keyboard and keeps to its budget (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import CHROMIUM
from .pages import faults, one_language_each, wider

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
    pytest.mark.timeout(600),  # many pages of the samples, one after the other
]

_HTML = 60 * 1024
_REQUESTS = 13
"""A school with a brand has a style sheet of its own; of its two logos only the one that is seen is sent."""

LOOKS = [("light", 1280), ("dark", 360), ("light", 360), ("dark", 1280)]
"""Colours, and pixels across."""


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 800}, base_url=f"{address}/", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def checked(
    chromium: Browser, address: str, look: tuple[str, int], chosen: list[str]
) -> dict[str, list[str]]:
    """What axe finds on pages of some kinds, in one look."""
    context = chromium.new_context(
        viewport={"width": look[1], "height": 800},
        color_scheme=look[0],
        base_url=f"{address}/",
        bypass_csp=True,  # axe is a script that is not the theme's
    )
    page, found = context.new_page(), {}
    for kind in chosen:
        page.goto(one_language_each()[kind])
        found[kind] = faults(page)
    context.close()
    return found


@pytest.mark.parametrize("turn", range(len(LOOKS)), ids=[f"{scheme} {width}" for scheme, width in LOOKS])
def test_axe_finds_nothing_in_one_look_of_each_kind_of_page(turn, chromium, address):
    chosen = [kind for kind in one_language_each() if "print" not in kind][turn :: len(LOOKS)]
    assert len(chosen) >= 9
    found = checked(chromium, address, LOOKS[turn], chosen)
    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}


def test_axe_would_find_a_fault(chromium, address):
    context = chromium.new_context(base_url=f"{address}/", bypass_csp=True)
    page = context.new_page()
    page.goto("amina/")
    page.evaluate("document.querySelector('main img').removeAttribute('alt')")
    assert any(it.startswith("image-alt") for it in faults(page))
    context.close()


_FOCUSED = """
() => {
  const it = document.activeElement, box = it.getBoundingClientRect(), style = getComputedStyle(it)
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  return {
    name: it.outerHTML.slice(0, 120), body: it === document.body,
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !(at && (it.contains(at) || at.contains(it))),
  }
}
"""
_REACHABLE = """
() => [...document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"], audio, video')]
  .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.disabled && it.tabIndex >= 0).length
"""


@pytest.mark.parametrize(
    "path", ["", "learners/", "amina/", "amina/calibrate/", "samir/recognise/", "amina/plan/"]
)
@pytest.mark.parametrize("width", [1280, 360])
def test_the_keyboard_reaches_everything_and_the_focus_is_seen(path, width, page):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    wanted = page.evaluate(_REACHABLE)
    steps = []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        step = page.evaluate(_FOCUSED)
        if step["body"] or (steps and step["name"] == steps[0]["name"]):
            break
        steps.append(step)
    assert "lk-skip" in steps[0]["name"]
    assert len(steps) == wanted
    assert [step for step in steps if not step["outline"] or not step["seen"] or step["covered"]] == []


def test_the_first_step_leads_past_the_navigation(page):
    page.goto("amina/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_few_steps_lie_before_what_a_page_says(page):
    """Skip link, whose it is, the site, search, colours, the places of a portfolio and one's own pages."""
    for path, most in (("amina/plan/", 11), ("amina/value/", 17), ("amina/", 13)):
        page.goto(path)
        before = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button, summary')].filter(it =>
            it.checkVisibility() && it.compareDocumentPosition(document.getElementById('main')) & 4).length"""
        )
        assert before <= most, path


def test_in_forced_colours_one_place_looks_current(chromium, address):
    context = chromium.new_context(forced_colors="active")
    opened = context.new_page()
    opened.goto(f"{address}/amina/plan/")
    marked = opened.evaluate(
        """() => [...document.querySelectorAll('.lk-navigation a')].filter(it =>
        getComputedStyle(it).borderBottomColor !== getComputedStyle(document.body).backgroundColor).length"""
    )
    assert marked == 1
    context.close()


def test_a_count_opens_by_keyboard_and_leads_to_a_document(page):
    page.goto("amina/recognise/")
    summary = page.locator("main details:has(a[href*='/experiences/']) summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # to the competence of the first row
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/amina/experiences/*/")


_SMALL = """
() => [...document.querySelectorAll('button, summary, select, input, nav a, .lk-button, .lk-tool')]
  .filter(it => it.checkVisibility()).filter(it => {
    const box = it.getBoundingClientRect(); return box.width < 24 || box.height < 24
  }).map(it => it.outerHTML.slice(0, 100))
"""


def measured(page: Page, path: str, site: Path) -> dict[str, object]:
    """What is wrong with a page on a wide screen, and at four hundred per cent of it, if anything is."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(path, wait_until="load")
    file = site / path
    html = (file / "index.html" if file.is_dir() else file).stat().st_size
    found = {
        "bytes": html > _HTML and "/print/" not in path and html,
        "requests": len(asked) > _REQUESTS and asked,
        "pictures without a size": page.evaluate(
            "[...document.images].filter(it => !it.getAttribute('width')).length"
        ),
        "too small to be hit": page.evaluate(_SMALL),
    }
    page.set_viewport_size({"width": 320, "height": 256})
    return {what: wrong for what, wrong in {**found, "lost to the side": wider(page)}.items() if wrong}


def test_each_kind_of_page_keeps_to_its_budget_can_be_hit_and_loses_nothing_to_the_side(
    chromium, address, sample_site
):
    """24 by 24 pixels, or in a line of text (WCAG 2.5.8); 1280 pixels at 400 % are 320 (1.4.10)."""
    context = chromium.new_context(base_url=f"{address}/", reduced_motion="reduce")
    found = {}
    for kind, path in one_language_each().items():
        page = context.new_page()
        context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        if wrong := measured(page, path, sample_site):
            found[kind] = wrong
        page.close()
    context.close()
    assert found == {}


def test_motion_that_is_not_wanted_is_not_there(chromium, address):
    for wish, expected in (("reduce", "auto"), ("no-preference", "smooth")):
        context = chromium.new_context(reduced_motion=wish)
        opened = context.new_page()
        opened.goto(f"{address}/amina/")
        assert opened.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == expected
        context.close()


def test_in_forced_colours_charts_are_drawn_in_the_colours_of_the_reader(chromium, address):
    context = chromium.new_context(forced_colors="active")
    opened = context.new_page()
    opened.goto(f"{address}/amina/calibrate/")
    canvas = "getComputedStyle(document.body).color"
    fill = "getComputedStyle(document.querySelector('.lk-levels .lk-pips .lk-on')).backgroundColor"
    assert opened.evaluate(fill) == opened.evaluate(canvas)
    context.close()
