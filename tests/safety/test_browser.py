"""Nothing a hostile author writes runs in a real browser, on their own pages or on anybody's.

The same payloads on a page without any guard must run, or the browser would have seen nothing.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copy, copytree
from typing import Any
from urllib.parse import quote

import comrak
import pytest

from generator.markdown import extensions
from generator.model import FOLDERS
from tests.hosts.conftest import LEERKRING, ROOT, run
from tests.portfolios import written

from .allowed import runs, scripts
from .hostile_cohort import NEIGHBOUR, TOGETHER, Cohort, hostile_cohort
from .payloads import hostile, needs_payloads
from .rig import (
    CHROMIUM,
    THEMES_SCRIPTS,
    Browser,
    Seen,
    browser,
    built,
    served,
    visit_all,
    without_policy,
)

pytestmark = [
    pytest.mark.heavy,
    needs_payloads,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
]

QUERIES = ("on", "script", "a")
ON_EVERY_AUTHOR = ("", "print/")
IN_TURN = ("cycle/", "recognise/", "value/", "calibrate/", "develop/", "competences/")
IN_TURN += ("experiences/", "evidence/", "dialogues/", "plan/", "COMPETENCE")
"""Of these each author's pages are visited by threes; every page is read in a test of its own."""


@dataclass(frozen=True)
class Site:
    """The cohort, the site that was built from it, and a page that nobody hostile had a hand in."""

    cohort: Cohort
    folder: Path
    innocent: bytes

    def pages(self, folder: str = "") -> list[str]:
        """The address of every page below a folder."""
        found = sorted((self.folder / folder).rglob("index.html"))
        return [f"{page.parent.relative_to(self.folder).as_posix()}/" for page in found]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site in which all payloads stand: no document was left out for an error."""
    folder, other = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("innocent")
    written(other / "portfolios", NEIGHBOUR)
    innocent = _build(other) / "experiences/care/index.html"
    cohort = hostile_cohort(folder / "portfolios", hostile())
    return Site(cohort, _build(folder), innocent.read_bytes())


def _build(folder: Path) -> Path:
    """The site of the portfolios in a folder, as the command builds it."""
    copytree(ROOT / "theme", folder / "theme")
    copy(ROOT / "mkdocs.yml", folder)
    done = run(LEERKRING, "--lang", "en", "build", folder=folder)
    assert done.returncode == 0, done.stdout[-4000:]
    assert ": error: " not in done.stdout, [line for line in done.stdout.splitlines() if ": error: " in line][
        :9
    ]
    return folder / "site"


@pytest.fixture
def tell(capsys) -> Iterator[Any]:
    def aloud(text: object) -> None:
        with capsys.disabled():
            print(f"\n  {text}")

    return aloud


def test_every_payload_is_on_the_site_or_counted_as_refused(site, tell):
    tell(f"accepted {dict(site.cohort.accepted)}, refused {dict(site.cohort.refused)}")
    tell(f"{len(site.pages())} pages")
    readable = len(hostile()) - site.cohort.refused["unreadable"]
    authors = {path.split("/")[0] for path in site.pages() if path.startswith("author-")}
    assert len(authors) == -(-readable // TOGETHER)
    assert site.cohort.accepted["field"] > 20_000
    assert site.cohort.accepted["prose"] > 30_000
    for folder in FOLDERS:
        written = {path.stem for path in (site.cohort.docs).glob(f"author-*/{folder}/*.*")}
        assert folder == "cycles" or len(written) >= readable


def test_no_page_has_anything_that_could_run(site):
    known = frozenset(scripts(site.innocent.decode()))
    found = {page: runs(_page(site, page), known) for page in site.pages()}
    assert {page: active for page, active in found.items() if active} == {}


def test_no_script_runs_on_any_page(site, tell):
    async def look(browser: Browser, address: str) -> None:
        await visit_all(browser, [f"{address}/{page}" for page in _visited(site)])

    seen = _seen(site, look)
    tell(f"pages: {seen}")
    _nothing_happened(seen)


def test_no_script_runs_when_a_hostile_title_is_found(site, tell):
    """Each author's portfolio is searched for what many titles have; found are titles and excerpts."""
    shown: Counter[str] = Counter()

    async def look(browser: Browser, address: str) -> None:
        page = await browser.context.new_page()
        for author in sorted(path.name for path in site.folder.glob("author-*")):
            await page.goto(f"{address}/{author}/")
            await page.press("body", "/")
            for query in QUERIES:
                await page.fill("#lk-find-words", query)
                await page.wait_for_selector("#lk-find [role=status]:not(:empty)", timeout=10_000)
                await browser.touched(page)
                shown.update(await page.locator("#lk-find li a").all_text_contents())
                browser.seen.pages += 1

    seen = _seen(site, look, touch="#lk-find ol *")
    tell(f"searches: {seen}; {len(shown)} titles, {sum('<' in title for title in shown)} with markup as text")
    assert sum("<" in title for title in shown) > 60
    _nothing_happened(seen)


def test_no_script_runs_from_the_address_of_a_page(site, tell):
    async def look(browser: Browser, address: str) -> None:
        texts = [quote(payload.text) for payload in hostile()[::8]]
        await visit_all(browser, [f"{address}/ann/experiences/care/?h={t}&q={t}#{t}" for t in texts])

    seen = _seen(site, look)
    tell(f"addresses: {seen}")
    _nothing_happened(seen)


def test_one_hole_in_a_page_of_the_site_would_be_seen(site, tell):
    hole = b"""<p onclick="alert(1)">x</p><a href="javascript:alert(2)">x</a><script>alert(3)</script>
        <script src="/evil.js"></script><img src="https://elsewhere.example/x.png"></main>"""
    holed = {
        "/hole/": without_policy(site.innocent).replace(b"</main>", hole).replace(b"../../", b"/"),
        "/evil.js": b"alert(4)",
    }

    async def look(browser: Browser, address: str) -> None:
        await visit_all(browser, [f"{address}/hole/"])

    seen = _seen(site, look, instead=holed.get)
    tell(f"a hole: {seen}")
    assert {said for _, said in seen.ran} == {f"alert: {number}" for number in (1, 2, 3, 4)}
    assert len(seen.attempted) >= 4
    assert [url for _, url in seen.left] == ["https://elsewhere.example/x.png"]


def test_without_any_guard_the_same_payloads_run(tell):
    pages = {f"/{payload.name}": _unguarded(payload.text) for payload in hostile()}

    async def look() -> Seen:
        with served(pages.get, "script-src 'none'") as address:
            async with browser(address, touch="body *", patience=50) as opened:
                await visit_all(opened, [address + page for page in pages], each_alone=True)
                return opened.seen

    seen = asyncio.run(look())
    ran, attempted = ({url for url, _ in what} for what in (seen.ran, seen.attempted))
    tell(f"without guards: {seen}; {len(ran)} payloads ran, {len(attempted)} attempted")
    assert len(ran) >= 60
    assert len(attempted) >= 100
    assert seen.left


def _unguarded(payload: str) -> bytes:
    """A page as a generator without escaping and cleaning would make it."""
    options = comrak.RenderOptions()
    options.unsafe_ = True
    prose = comrak.render_markdown(payload, extensions(), None, options)
    return f"<!DOCTYPE html><meta charset=utf-8><title>word</title><h1>{payload}</h1>{prose}".encode()


def _seen(
    site: Site,
    look: Callable[[Browser, str], Coroutine[Any, Any, None]],
    *,
    instead: Callable[[str], bytes | None] = lambda _: None,
    touch: str = "body *",
) -> Seen:
    """What the browser sees on the site, with other content at some paths; the theme's scripts are known."""
    files = built(site.folder)

    async def opened() -> Seen:
        with served(lambda path: instead(path) or files(path), THEMES_SCRIPTS) as address:
            async with browser(address, touch=touch, patience=20) as made:
                await look(made, address)
                return made.seen

    return asyncio.run(opened())


def _nothing_happened(seen: Seen) -> None:
    assert seen.pages
    assert (seen.ran, seen.attempted, seen.left) == ([], [], [])


def _page(site: Site, address: str) -> str:
    return (site.folder / address / "index.html").read_text(encoding="utf-8")


def _visited(site: Site) -> list[str]:
    """The neighbour's pages, the cohort's, and of each author a part; of each payload one document."""
    pages = site.pages()
    authors = sorted({page.split("/")[0] for page in pages if page.startswith("author-")})
    chosen = [page for page in pages if not page.startswith(("author-", "competences/", "requirements/"))]
    chosen += [page for page in pages if re.match(r"(competences|requirements)/[^/]*0-", page)]
    for number, author in enumerate(authors):
        turn = [IN_TURN[(number * 3 + step) % len(IN_TURN)] for step in range(3)]
        named = f"competences/frame-{author.partition('-')[2]}-x0/"
        chosen += [f"{author}/{page.replace('COMPETENCE', named)}" for page in (*ON_EVERY_AUTHOR, *turn)]
    folders = [folder for folder in FOLDERS if folder != "cycles"]
    for number, payload in enumerate(hostile()):
        folder = folders[number % len(folders)]
        chosen += [page for page in pages if page.endswith(f"/{folder}/{payload.name}/")]
    return sorted(set(chosen) & set(pages))
