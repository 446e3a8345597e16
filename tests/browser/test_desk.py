"""The desk in a real browser: for everybody, narrow and wide, light and dark, on paper, without a server."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest

from generator.desk.folder import write_desk
from tests.browser.conftest import CHROMIUM
from tests.browser.test_editor import _AXE, _RULES
from tests.desk.desks import pages, school

LOOKS = [("light", 1280), ("dark", 320), ("light", 320), ("dark", 1280)]
SEEN = ("index.html", "waits.html", "figures.html", "learners/ann.html", "learners/bob.html")
pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
]


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """A desk in each language, as folders."""
    docs = school(tmp_path_factory.mktemp("school"))
    made = {}
    for language in ("en", "nl"):
        made[language] = tmp_path_factory.mktemp("closed") / language
        write_desk(pages(docs, language), made[language], [docs])
    return made


def address(folder: Path, name: str) -> str:
    return (folder / name).as_uri()


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(chromium, folders, language, look):
    scheme, width = look
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in SEEN:
        page.goto(address(folders[language], name))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert page.evaluate("getComputedStyle(document.querySelector('.lk-bar')).borderTopWidth") == "4px"
        page.evaluate(_AXE)
        found = page.evaluate("rules => axe.run({runOnly: rules})", _RULES)["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], name
    assert [url for url in asked if not url.startswith("file:")] == []
    page.close()


def test_what_is_chosen_holds_together_and_says_how_many_are_left(chromium, folders):
    """Without a script, and as well in a folder that is opened by itself."""
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(address(folders["en"], "index.html"))
    rows = page.locator("tbody tr")
    assert [each.is_visible() for each in rows.all()] == [True, True, True]
    page.select_option("#dk-waits", "consent")
    assert [each.is_visible() for each in rows.all()] == [False, True, True], "Bob's ends, Dee has none"
    page.select_option("#dk-waits", "faults")
    assert [each.is_visible() for each in rows.all()] == [False, True, False]
    assert page.locator(".dk-shown").is_visible()
    page.close()


def test_a_learner_fits_on_one_sheet(chromium, folders):
    page = chromium.new_page()
    for name in ("ann", "bob", "dee"):
        page.goto(address(folders["nl"], f"learners/{name}.html"))
        assert len(pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))) == 1
    page.close()


def test_by_keyboard_one_comes_from_everybody_to_a_learner_and_back(chromium, folders):
    page = chromium.new_page()
    page.goto(address(folders["en"], "index.html"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    while "learners/" not in (page.evaluate("document.activeElement.href") or ""):
        assert page.evaluate("document.activeElement.matches(':focus-visible')")
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/learners/*.html")
    page.get_by_role("link", name="Everybody").press("Enter")
    page.wait_for_url("**/index.html")
    page.close()
