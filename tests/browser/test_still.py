"""Nothing jumps while a page comes in over a slow network: layout shift, as browsers measure it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .conftest import CHROMIUM
from .pages import kinds

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
    pytest.mark.timeout(600),  # many pages, each over a slow network
]

MOST = 0.05
"""Of all that is on the screen, and how far it went; 0.1 is called good, 0.25 poor."""

_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
"""A telephone with 1.6 Mbit/s, in bytes a second."""

_WATCH = """
window.shift = 0
new PerformanceObserver(list => {
  for (const it of list.getEntries()) if (!it.hadRecentInput) window.shift += it.value
}).observe({type: 'layout-shift', buffered: true})
"""


@pytest.fixture(params=[390, 1280])
def slow(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": request.param, "height": 844}, base_url=f"{address}/", reduced_motion="reduce"
    )
    page = context.new_page()
    page.add_init_script(_WATCH)
    tool = context.new_cdp_session(page)
    tool.send("Network.enable")
    tool.send("Network.emulateNetworkConditions", _SLOW)
    tool.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


def shift(page: Page, address: str) -> float:
    """What has shifted until everything that can be seen has come."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return round(page.evaluate("window.shift"), 3)


def test_every_kind_of_page_stands_still(slow):
    shifted = {kind: shift(slow, address) for kind, address in kinds().items()}

    assert {kind: found for kind, found in shifted.items() if found > MOST} == {}


@pytest.mark.parametrize(
    "path",
    [
        "amina/evidence/certificaat-medicatie/",
        "amina/evidence/dagplan/",
        "joris/evidence/lasnaad/",
        "samir/experiences/bridge-office/",
        "grace/evidence/",
    ],
)
def test_a_page_with_pictures_stands_still(slow, path):
    assert shift(slow, path) <= MOST
