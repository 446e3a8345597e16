"""Every kind of page in each language, colour and width, and whatever a reader's system asks for: the whole
product, looked at by axe-core and measured. It takes a quarter of an hour: ``make pages``."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import CHROMIUM
from .pages import faults, kinds, shift, slowed, wider

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
    pytest.mark.timeout(3600),
]

WIDTHS = (320, 768, 820, 1280)
SCHEMES = ("light", "dark")
STEPS = range(320, 1601, 20)
MOST = 0.05
"""Of all that is on the screen, and how far it went."""

Say = Callable[[str], None]


@pytest.fixture
def say(capsys) -> Say:
    def said(text: str) -> None:
        with capsys.disabled():
            print(f"[{text}]", end=" ", flush=True)

    return said


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page that axe may be put on, which is a script that is not the theme's."""
    context = chromium.new_context(base_url=f"{address}/", bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_any_kind_of_page_in_any_colours_at_any_width(page, say):
    found, looked = {}, 0
    for kind, path in kinds().items():
        page.goto(path)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                looked += 1
                if wrong := faults(page):
                    found[kind, scheme, width] = wrong
    say(f"{len(kinds())} kinds of page, {looked} looks, {sum(map(len, found.values()))} found")
    assert looked == len(kinds()) * len(SCHEMES) * len(WIDTHS)
    assert found == {}


def test_axe_finds_nothing_on_any_page_at_all(page, sample_site, say):
    page.set_viewport_size({"width": 390, "height": 844})
    found, paths = {}, pages_of(sample_site)
    for path in paths:
        page.goto(path)
        if wrong := faults(page):
            found[path] = wrong
    say(f"{len(paths)} pages, {len(found)} with something found")
    assert len(paths) > 400
    assert found == {}


def test_no_kind_of_page_scrolls_to_the_side_at_any_width(page, say):
    found = collections.defaultdict(list)
    for kind, path in kinds().items():
        page.goto(path)
        for width in STEPS:
            page.set_viewport_size({"width": width, "height": 800})
            if wider(page):
                found[kind].append(width)
    say(f"{len(kinds())} kinds of page at {len(STEPS)} widths, {sum(map(len, found.values()))} too wide")
    assert dict(found) == {}


def test_no_page_at_all_scrolls_to_the_side(page, sample_site, say):
    found, paths = collections.defaultdict(list), pages_of(sample_site)
    for path in paths:
        page.goto(path)
        for width in (320, 700, 820, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if wider(page):
                found[path].append(width)
    say(f"{len(paths)} pages, {len(found)} too wide")
    assert dict(found) == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_every_kind_of_page_stands_still(width, chromium, address, say):
    with slowed(chromium, address, width) as page:
        shifted = {kind: shift(page, path) for kind, path in kinds().items()}
    say(f"{len(shifted)} kinds of page at {width}, at most {max(shifted.values())}")
    assert {kind: found for kind, found in shifted.items() if found > MOST} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_in_forced_colours_every_kind_of_page_can_be_read(scheme, page, say):
    """Text stands out from what is behind it, and no mark is lost. Colours are measured here: axe takes those
    that a page asks for, and not those that a reader forces on it."""
    page.emulate_media(color_scheme=scheme, forced_colors="active")
    page.set_viewport_size({"width": 1280, "height": 900})
    found, measured = {}, 0
    for kind, path in kinds().items():
        page.goto(path)
        texts, wrong = page.evaluate(_FORCED)
        measured += texts
        if wrong := [*faults(page, but=("color-contrast",)), *wrong]:
            found[kind] = wrong
    say(f"{len(kinds())} kinds of page, {measured} texts and marks, {len(found)} with something lost")
    assert measured > 50 * len(kinds())
    assert found == {}


_FORCED = """
() => {
  const parts = colour => colour.match(/[0-9.]+/g).map(Number)
  const light = colour => {
    const linear = it => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4
    const [r, g, b] = parts(colour).map(it => linear(it / 255))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }
  const clear = colour => parts(colour)[3] === 0
  const behind = it => {
    while (it && clear(getComputedStyle(it).backgroundColor)) it = it.parentElement
    return it ? getComputedStyle(it).backgroundColor : getComputedStyle(document.body).backgroundColor
  }
  const speaks = it => [...it.childNodes].some(child => child.nodeType === 3 && child.textContent.trim())
  const shown = it => it.checkVisibility({visibilityProperty: true}) && it.getBoundingClientRect().width > 1
  const wrong = [], seen = [...document.body.querySelectorAll('*')].filter(shown)
  const texts = seen.filter(it => speaks(it) && !(it instanceof SVGElement))
  for (const it of texts) {
    if (contrast(getComputedStyle(it).color, behind(it)) < 4.5) wrong.push(it.outerHTML.slice(0, 150))
  }
  const known = '.lk-pips > i, svg .lk-chart__bar, svg .lk-wheel__track, .lk-wave path'
  const marks = seen.filter(it => it.matches(known))
  for (const it of marks) {
    const style = getComputedStyle(it), ground = behind(it.parentElement)
    const drawn = [style.fill, style.stroke], boxed = [style.backgroundColor, style.borderTopColor]
    const colours = it instanceof SVGElement ? drawn : boxed
    const told = colours.filter(colour => colour.startsWith('rgb') && !clear(colour))
    if (!told.some(colour => contrast(colour, ground) >= 3)) wrong.push(it.outerHTML.slice(0, 150))
  }
  return [texts.length + marks.length, wrong.slice(0, 5)]
}
"""
"""How many texts and marks a page has, and which of them cannot be told from what is behind them."""


def test_what_is_lost_in_forced_colours_would_be_found(page):
    page.emulate_media(forced_colors="active")
    page.goto("amina/calibrate/")
    assert page.evaluate(_FORCED)[1] == []
    page.add_style_tag(
        content=".lk-pips i { background: Canvas !important; border-color: Canvas !important }"
    )
    assert "<i" in page.evaluate(_FORCED)[1][0]
    page.add_style_tag(content="h1 { color: #ddd; forced-color-adjust: none }")
    assert "<h1" in page.evaluate(_FORCED)[1][0]


def pages_of(site: Path) -> list[str]:
    return [
        "" if file.parent == site else f"{file.parent.relative_to(site).as_posix()}/"
        for file in sorted(site.rglob("index.html"))
    ]
