"""A whole portfolio made in a real browser from nothing, without a line of YAML, published and looked at."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading

import axe_playwright_python
import pytest
from PIL import Image

from generator.reading.read import read_site
from generator.serving.run import served as editor_of
from tests.browser.conftest import CHROMIUM, served
from tests.browser.test_editor import _AXE, _RULES
from tests.serving.browsing import workplace

assert axe_playwright_python
pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
    pytest.mark.timeout(3000),
]

FIRST = {
    "name": "Bo de Wit",
    "headline": 'Lasser in opleiding: "netjes" #1',
    "motivation": "Ik wil dingen maken die blijven.",
    "experience": "Mijn eerste las",
}
CLAIM = {"competences/1000/competence": "lifecomp:S1", "competences/1000/rationale": "Ik keek goed."}
EXPERIENCE = {"learning": "informal", "stage": "post-initial", "setting": "work", "start": "1 maart 2025"}
EVIDENCE = {"media": "product", "url": "https://werk.example/", "date": "14-3-2026", "contribution": "Alles."}
FENCE = {"media": "image", "date": "2026", "file": "hek.jpg", "alt": "Een hek", "+": "competences", **CLAIM}
SEEN = {
    "by": "self",
    "date": "november 2026",
    "scores/0/competence": "lifecomp:S1",
    "scores/0/level": 2,
}
OWN = {
    "levels/0/id": "1",
    "levels/0/title": "met hulp",
    "competences/0/id": "hek",
    "competences/0/title": "Een hek maken",
}
DOCUMENTS = [
    ("experience", "Stage bij de smid", {**EXPERIENCE, "+": "competences", **CLAIM}),
    ("experience", "Lassen: de basis", {**EXPERIENCE, "learning": "formal", "setting": "course"}),
    ("evidence", "Foto van mijn hek", FENCE),
    ("evidence", "Tekening van het hek", EVIDENCE),
    ("evidence", "Lijst van maten", EVIDENCE),
    ("evidence", "Mijn lasboek", EVIDENCE),
    ("assessment", "Hoe ik mezelf zie", SEEN),
    ("question", "Hoe las ik staand?", {"status": "open"}),
    ("dialogue", "Mijn baas", {"date": "20-11-2026", "phase": "recognise", "participants/0": "self"}),
    ("goal", "Staand lassen", {"status": "active", "competence": "lifecomp:S1", "level": 3}),
    ("page", "Over mijn werkplaats", {}),
    ("own-framework", "Mijn vak", OWN),
]
CONSENT = {
    "visibility": "public",
    "consent/audience": "public",
    "consent/scope": ["portfolio"],
    "consent/given_on": "30 november 2026",
    "consent/given_by": "self",
    "consent/age_band": "16-or-older",
}


@pytest.fixture
def photo(tmp_path):
    """As a telephone takes it: wide, to be shown upright."""
    file = tmp_path / "hek.jpg"
    image = Image.new("RGB", (400, 300), "steelblue")
    turned = Image.Exif()
    turned[0x0112] = 6
    image.save(file, exif=turned)
    return file


_OFFERED = "(it, value) => [...it.options].findIndex((o) => o.value === value && !o.closest(':disabled'))"
"""Two frameworks number their levels alike: the one of the competence that was chosen is meant."""


class Writing:
    """Somebody who writes in a browser, and what was asked of it."""

    def __init__(self, page, base) -> None:
        self.page, self.base, self.clicks, self.typed, self.elsewhere = page, base, 0, 0, []
        page.on(
            "request",
            lambda it: None if it.url.startswith((base, "data:")) else self.elsewhere.append(it.url),
        )

    def _asked(self, request):
        if not request.url.startswith((self.base, "data:")):
            self.elsewhere.append(request.url)

    def press(self, selector):
        self.clicks += 1
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def fill(self, answers, photo):
        for name, value in answers.items():
            self._unfold(name)
            if name.startswith("+"):
                self.clicks += 1
                self.page.locator(f"[data-more][value='more:{value}']").click()
            elif isinstance(value, list):
                for each in value:
                    self.clicks += 1
                    self.page.locator(f"input[name='f/{name}'][value='{json.dumps(each)}']").check()
            elif name == "file":
                self.clicks += 1
                self.page.locator("#f-file-up").set_input_files(photo)
            else:
                self._one(name, value)

    def _unfold(self, name):
        """Open the part of a long form in which a question is."""
        for fold in self.page.locator(f"details.ed-fold:not([open]):has([name='f/{name}'])").all():
            self.clicks += 1
            fold.locator("> summary").click()

    def _one(self, name, value):
        box = self.page.locator(f"[name='f/{name}']")
        if box.evaluate("it => it.tagName") == "SELECT":
            self.clicks += 1
            box.select_option(index=box.evaluate(_OFFERED, json.dumps(value)))
        else:
            value = self._found(box, str(value))
            self.typed += len(value)
            box.fill(value)

    def _found(self, box, value):
        """What is searched, by what it is called: its levels are then offered."""
        if box.get_attribute("list") != "search-competence":
            return value
        mark = f" · {value.partition(':')[2]} · LifeComp"
        return self.page.locator(f"#search-competence option[value*='{mark}']").first.get_attribute("value")


def test_a_portfolio_of_fifteen_documents_is_made_published_and_looked_at(chromium, tmp_path, photo):
    docs = tmp_path / "site/portfolios"
    docs.parent.mkdir()
    running = editor_of(workplace(docs))
    base = running.address.partition("/?")[0]
    threading.Thread(target=running.server.serve_forever, daemon=True).start()
    page = chromium.new_context(locale="nl").new_page()
    writing = Writing(page, base)
    page.goto(running.address)
    assert page.url == f"{base}/new"
    for name, text in FIRST.items():
        writing.typed += len(text)
        page.fill(f"#{name}", text)
    writing.press(".ed-main")
    assert page.url == f"{base}/of/bo"
    writing.press("a[href='/edit/bo/experiences/mijn-eerste-las.md']")
    _kept(writing, EXPERIENCE, photo)
    for kind, title, answers in DOCUMENTS:
        page.goto(f"{base}/of/bo")
        writing.press(f"a.ed-add[href='/add/bo/{kind}']")
        page.fill("#title", title)
        writing.typed += len(title)
        writing.press(".ed-main")
        _kept(writing, answers, photo)
    page.goto(f"{base}/of/bo")
    writing.press("a.ed-button[href='/edit/bo/profile.md']")
    _kept(writing, CONSENT, photo)
    page.goto(f"{base}/of/bo")
    assert page.locator(".ed-unfinished").count() == 0, page.locator(".ed-unfinished").inner_text()
    running.server.shutdown()
    files = sorted(it.relative_to(docs).as_posix() for it in docs.rglob("*.md") if "bo" in it.parts) + [
        it.relative_to(docs).as_posix() for it in docs.glob("bo/*/*.yml")
    ]
    assert len(files) == 15
    assert read_site(docs).problems == ()
    assert writing.elsewhere == []
    pages, seen = _published(chromium, docs.parent)
    print(f"15 documents, {writing.typed} characters typed, {writing.clicks} clicks, 0 lines of YAML")
    print(f"0 requests to other hosts, {pages} pages published, {seen} looked at: 0 axe violations")


def _kept(writing, answers, photo):
    """Fill in a form, keep it, and see that nothing is left to do."""
    writing.fill(answers, photo)
    writing.press(".ed-bar .ed-main")
    assert "kept=1" in writing.page.url
    todo = writing.page.locator("#todo-list")
    left = todo.inner_text() if todo.is_visible() else ""
    assert left == "", (writing.page.url, left)


def _published(chromium, site):
    """Build the site, and look at its pages as somebody else does."""
    made = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--strict"],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    built = sorted((site / "site").rglob("index.html"))
    looked = 0
    with served(site / "site") as address:
        page = chromium.new_context(bypass_csp=True).new_page()
        for path in ("", "experiences/", "evidence/", "evidence/foto-van-mijn-hek/", "plan/", "recognise/"):
            if not (site / "site" / path / "index.html").exists():
                continue
            page.goto(f"{address}/{path}")
            page.evaluate(_AXE)
            told = page.evaluate("rules => axe.run(document, {runOnly: rules})", _RULES)["violations"]
            assert [each["id"] for each in told] == [], path
            looked += 1
        page.goto(f"{address}/")
        assert "Bo" in page.inner_text("h1")
        assert _pictures(page), "there is a picture on the home page"
        assert all(high > wide for wide, high in _pictures(page)), "as it was taken: upright"
        assert not re.search("de Wit", page.content())
    return len(built), looked


def _pictures(page):
    """How wide and high the pictures of a page are, once they are there."""
    return page.evaluate(
        """Promise.all([...document.querySelectorAll('main img')].map(async (it) => {
          it.loading = 'eager';
          await it.decode();
          return [it.naturalWidth, it.naturalHeight];
        }))"""
    )
