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
    """Text stands out from what is behind it, and nothing that tells something by a colour tells nothing."""
    page.emulate_media(color_scheme=scheme, forced_colors="active")
    page.set_viewport_size({"width": 1280, "height": 900})
    found = {}
    for kind, path in kinds().items():
        page.goto(path)
        if wrong := [*faults(page), *page.evaluate(_UNSEEN)]:
            found[kind] = wrong
    say(f"{len(kinds())} kinds of page, {len(found)} with something lost")
    assert found == {}


_UNSEEN = """
() => {
  const canvas = getComputedStyle(document.documentElement).backgroundColor
  const none = ['rgba(0, 0, 0, 0)', canvas]
  const shown = it => {
    const style = getComputedStyle(it), box = it.getBoundingClientRect()
    if (!box.width || !box.height) return true
    const edge = ['Top', 'Right', 'Bottom', 'Left'].some(side =>
      parseFloat(style[`border${side}Width`]) && style[`border${side}Style`] !== 'none' &&
      !none.includes(style[`border${side}Color`]))
    return edge || !none.includes(style.backgroundColor) || style.outlineStyle !== 'none'
  }
  return [...document.querySelectorAll('.lk-pips > *, .lk-bar-of, [class*=__bar]')]
    .filter(it => it.checkVisibility() && !it.textContent.trim() && !it.children.length && !shown(it))
    .slice(0, 3).map(it => `unseen: ${it.parentElement.outerHTML.slice(0, 200)}`)
}
"""
"""Marks without a text of which nothing is to be seen."""


def pages_of(site: Path) -> list[str]:
    return [
        "" if file.parent == site else f"{file.parent.relative_to(site).as_posix()}/"
        for file in sorted(site.rglob("index.html"))
    ]
