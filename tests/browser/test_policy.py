"""Under its own policy the sample site works, breaks no rule of it and asks nobody else for anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from .conftest import CHROMIUM, headers_of, served
from .pages import one_language_each

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
    pytest.mark.timeout(600),  # many pages of the samples, one after the other
]

_WATCH = """
document.addEventListener('securitypolicyviolation', seen =>
  leerkringBroke([location.pathname, seen.violatedDirective, seen.blockedURI, seen.sample].join(' ')))
"""


@dataclass
class Watched:
    context: BrowserContext
    address: str
    broken: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        self.broken.append(text)

    def page(self, path: str) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.goto(f"{self.address}/{path}", wait_until="load")
        return page

    def nothing_wrong(self) -> bool:
        return not (self.broken or self.left or self.missing or self.errors)


def watched(chromium: Browser, address: str, **options: object) -> Watched:
    context = chromium.new_context(**options)
    seen = Watched(context, address)

    def leave(route: Route) -> None:
        if route.request.url.startswith((f"{address}/", "data:", "blob:")):
            route.continue_()
        else:
            seen.left.append(route.request.url)
            route.abort()

    context.route("**/*", leave)
    context.on("response", lambda it: seen.missing.append(it.url) if it.status >= 400 else None)
    context.expose_function("leerkringBroke", seen.note)
    context.add_init_script(_WATCH)
    return seen


@pytest.fixture
def seen(chromium: Browser, address: str) -> Iterator[Watched]:
    found = watched(chromium, address, permissions=["clipboard-read", "clipboard-write"])
    yield found
    found.context.close()


def test_the_rig_sees_what_breaks_the_policy(chromium, tmp_path):
    (tmp_path / "_headers").write_text("/*\n  Content-Security-Policy: default-src 'self'\n")
    (tmp_path / "index.html").write_text(
        "<!DOCTYPE html><script>1</script><p style='color:red'>a<img src='https://elsewhere.example/b.png'>"
        "<img src='nothing.png'>"
    )
    with served(tmp_path) as address:
        seen = watched(chromium, address)
        seen.page("").wait_for_timeout(300)
        seen.context.close()
    assert len(seen.broken) >= 3
    assert any("nothing.png" in url for url in seen.missing)


def test_each_kind_of_page_keeps_to_its_policy(seen):
    opened = opened_by(seen, one_language_each().values())
    assert opened > 35
    assert (seen.broken, seen.left, seen.missing, seen.errors) == ([], [], [], [])


@pytest.mark.heavy
def test_every_page_of_the_samples_keeps_to_its_policy(seen, sample_site, capsys):
    found = (file.parent.relative_to(sample_site).as_posix() for file in sample_site.rglob("index.html"))
    opened = opened_by(seen, sorted("" if path == "." else f"{path}/" for path in found))
    with capsys.disabled():
        print(f"[{opened} pages]", end=" ")
    assert opened > 300
    assert (seen.broken, seen.left, seen.missing, seen.errors) == ([], [], [], [])


def opened_by(seen, paths):
    """How many pages were opened, one after the other."""
    page, every = seen.page("404.html"), list(paths)
    for path in every:
        page.goto(f"{seen.address}/{path}")
    page.wait_for_timeout(300)
    return len(every)


def test_headers_say_the_same_as_the_page(sample_site):
    policy = headers_of(sample_site)["Content-Security-Policy"]
    page = (sample_site / "index.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    in_page = page.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    assert set(in_page.replace("&#39;", "'").split("; ")) <= set(policy.split("; "))


def test_search_finds_and_leads_to_a_page(seen):
    page = seen.page("amina/")
    page.keyboard.press("/")
    page.keyboard.type("medicijnen", delay=20)
    first = page.locator("#lk-find li a").first
    expect(first).to_be_visible(timeout=10_000)
    first.click()
    page.wait_for_load_state()
    assert page.url.startswith(f"{seen.address}/amina/")
    assert page.url != f"{seen.address}/amina/"
    assert seen.nothing_wrong(), seen


def test_a_search_finds_only_in_its_own_portfolio(seen, sample_site):
    index = json.loads((sample_site / "amina/search.json").read_text(encoding="utf-8"))
    assert len(index) > 40
    assert all((sample_site / "amina" / address / "index.html").exists() for address, _, _ in index)
    page = seen.page("amina/")
    page.locator("#lk-search").click()
    page.fill("#lk-find-words", "lassen")
    expect(page.locator("#lk-find [role=status]")).to_have_text("0 gevonden")


def test_a_search_is_closed_with_escape_and_the_focus_comes_back(seen):
    page = seen.page("amina/")
    page.locator("#lk-search").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#lk-find")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#lk-find")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "lk-search"


def test_the_colours_can_be_switched_and_are_remembered(seen):
    page = seen.page("")
    scheme = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(scheme)
    page.locator("#lk-scheme").click()
    after = page.evaluate(scheme)
    assert before != after
    page.goto(f"{seen.address}/learners/")
    assert page.evaluate(scheme) == after
    assert seen.nothing_wrong(), seen


def test_on_a_phone_nothing_is_wider_than_the_screen_and_the_navigation_leads_on(chromium, address):
    seen = watched(chromium, address, viewport={"width": 360, "height": 740})
    page = seen.page("amina/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not page.locator(".lk-navigation a").first.is_visible()
    page.locator(".lk-menu summary").click()
    page.locator(".lk-navigation a").nth(4).click()
    page.wait_for_load_state()
    assert page.url != f"{address}/amina/"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert seen.nothing_wrong(), seen
    seen.context.close()


def test_without_scripts_every_link_of_a_page_works_and_nothing_useless_is_shown(chromium, address):
    seen = watched(chromium, address, java_script_enabled=False)
    page = seen.page("amina/")
    assert not page.locator("#lk-scheme").is_visible()
    page.locator("#lk-search").click()
    page.wait_for_load_state()
    assert page.url == f"{address}/amina/competences/"
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".lk-menu summary").click()
    page.locator(".lk-navigation a").nth(1).click()
    page.wait_for_load_state()
    assert page.url == f"{address}/amina/experiences/"
    seen.context.close()
