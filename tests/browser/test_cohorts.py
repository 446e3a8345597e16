"""The front page over several cohorts, and the way back to it, in a real browser."""

from __future__ import annotations

import pytest

from tests.cohorts import site
from tests.hosts.conftest import mkdocs

from .conftest import CHROMIUM, served
from .pages import faults
from .test_accessible import LOOKS

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")

PAGES = ("", "2024/", "2024/ann/", "visit/")


@pytest.fixture(scope="module")
def cohorts(tmp_path_factory):
    folder = site(tmp_path_factory.mktemp("cohorts"))
    assert mkdocs("build", "--strict", folder=folder).returncode == 0
    with served(folder / "site") as address:
        yield address


@pytest.mark.parametrize(
    "look",
    [LOOKS[1], *(pytest.param(look, marks=pytest.mark.heavy) for look in (LOOKS[0], *LOOKS[2:]))],
    ids=str,
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(look, chromium, cohorts):
    context = chromium.new_context(
        viewport={"width": look[1], "height": 800}, color_scheme=look[0], bypass_csp=True
    )
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{cohorts}/{path}")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_a_cohort_is_searched_alone_and_leads_back(chromium, cohorts):
    page = chromium.new_page()
    page.goto(f"{cohorts}/2024/ann/experiences/care/")
    page.click(".lk-bar__cohort")
    assert page.url == f"{cohorts}/2024/"
    page.click(".lk-bar__site")
    assert page.url == f"{cohorts}/"
    page.goto(f"{cohorts}/2024/")
    page.click("#lk-search")
    page.fill("#lk-find-words", "ann")
    page.wait_for_selector("#lk-find li")
    assert page.locator("#lk-find li a").all_inner_texts() == ["Ann Vos"]
    page.close()
