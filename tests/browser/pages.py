"""Every kind of page of the sample site, in each language: the longest of its kind; what is asked of one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, Page

from generator.reading.read import read_site
from tests.publications import publication
from tests.sites import site_pages

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.date(2026, 11, 23)

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_LOOK = """([rules, but]) => {
  const off = Object.fromEntries(but.map(rule => [rule, {enabled: false}]))
  const ours = {runOnly: rules, rules: off, resultTypes: ['violations'], elementRef: false}
  return axe.run(document, ours).then(found => ({
    passes: found.passes.length,
    wrong: found.violations.map(it => `${it.id}: ${it.nodes[0].html.slice(0, 200)}`),
  }))
}"""
_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
"""A telephone with 1.6 Mbit/s, in bytes a second."""
_WATCH = """
window.shift = 0
new PerformanceObserver(list => {
  for (const it of list.getEntries()) if (!it.hadRecentInput) window.shift += it.value
}).observe({type: 'layout-shift', buffered: true})
"""


@cache
def kinds() -> dict[str, str]:
    """The address of the page that has most to show of each kind, by kind and language."""
    longest: dict[str, tuple[int, str]] = {}
    site = publication(read_site(ROOT / "portfolios").site, "public", DAY).site
    for page in (page for pages in site_pages(site) for page in pages.pages):
        kind = page.template.removesuffix(".html")
        if kind == "portfolio/document":
            kind = page.data["document"]["kind"]
        elif page.data["here"] in {"home", "cycle"} and page.data.get("other_language"):
            kind += ", translated"
        key = f"{kind}, {page.language}"
        longest[key] = max(longest.get(key, (0, "")), (len(str(page.data)), page.address))
    return {key: address for key, (_, address) in sorted(longest.items())} | {"not found": "404.html"}


@cache
def one_language_each() -> dict[str, str]:
    """The same, but of each kind in one of its languages: the next kind is looked at in the other."""
    named: dict[str, list[str]] = {}
    for key in kinds():
        named.setdefault(key.rpartition(", ")[0], []).append(key)
    chosen = (keys[turn % len(keys)] for turn, keys in enumerate(named.values()))
    return {key: kinds()[key] for key in chosen}


def faults(page: Page, *, but: tuple[str, ...] = ()) -> list[str]:
    """What axe-core finds on a page as it looks now, whatever some of its rules say."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    found = page.evaluate(_LOOK, [_RULES, but])
    assert found["passes"]
    return found["wrong"]


def wider(page: Page) -> bool:
    """Whether a page can be scrolled to the side."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@contextmanager
def slowed(chromium: Browser, address: str, width: int) -> Iterator[Page]:
    """A page that comes over a slow network, of which each shift of the layout is added up."""
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, base_url=f"{address}/", reduced_motion="reduce"
    )
    page = context.new_page()
    page.add_init_script(_WATCH)
    tool = context.new_cdp_session(page)
    tool.send("Network.enable")
    tool.send("Network.emulateNetworkConditions", _SLOW)
    tool.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


def shift(page: Page, path: str) -> float:
    """What has shifted until everything that can be seen has come; 0.1 is called good, 0.25 poor."""
    page.goto(path, wait_until="networkidle")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return round(page.evaluate("window.shift"), 3)
