"""The editor in a real browser: with a script and without, by keyboard, narrow, for nobody else."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import axe_playwright_python
import pytest
from PIL import Image
from playwright.sync_api import expect

from generator.serving.run import Served
from generator.serving.run import served as editor_of
from tests.browser.conftest import CHROMIUM
from tests.editing.texts import PORTFOLIOS, new_ones, samples, wild
from tests.portfolios import PROFILE, written
from tests.serving.browsing import workplace

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CARE = (
    "---\ntype: experience\ntitle: Care\nlearning: formal\nstage: initial\nsetting: care\nstart: 2025\n"
    "competences:\n  - {competence: kade:A, level: 1}\n  - competence: kade:B\n---\nStory\n"
)
pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
    pytest.mark.timeout(600),
]
SAMPLES = {path: content for path, _, content in samples()}


def _besides() -> Iterator[tuple[str, bytes]]:
    """New documents and what people write, each where its kind belongs."""
    for number, (_, kind, content) in enumerate((*new_ones(), *wild()), 11):
        if kind.folder:
            name = number if kind.name == "cycle" else f"n-{number}"
            yield f"besides/{kind.folder}/{name}{kind.suffix}", content


BESIDES = dict(_besides())
WHOSE = sorted({path.partition("/")[0] for path in {**SAMPLES, **BESIDES}})


class Running:
    """An editor that is served while a test looks at it."""

    def __init__(self, docs: Path) -> None:
        self.docs, self.cookie = docs, []
        self.served: Served = editor_of(workplace(docs))
        self.base = self.served.address.partition("/?")[0]
        threading.Thread(target=self.served.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.served.server.shutdown()


@pytest.fixture
def ann(tmp_path) -> Iterator[Running]:
    (tmp_path / "mkdocs.yml").touch()  # it is a site of her own
    running = Running(written(tmp_path / "docs", {"ann/experiences/care.md": CARE}))
    yield running
    running.close()


@pytest.fixture(scope="module")
def everybody(tmp_path_factory) -> Iterator[Running]:
    """All sample portfolios, and one of new documents in both languages and of what people write besides."""
    docs = tmp_path_factory.mktemp("everybody") / "docs"
    shutil.copytree(PORTFOLIOS, docs)
    written(docs, {"besides/profile.md": PROFILE})
    for path, content in BESIDES.items():
        (docs / path).parent.mkdir(exist_ok=True)
        (docs / path).write_bytes(content)
    running = Running(docs)
    yield running
    running.close()


def opened(chromium, running, **context):
    """A page that has the key, and the requests to other hosts that it made."""
    page = chromium.new_context(**context).new_page()
    elsewhere = []
    page.on("request", lambda it: None if it.url.startswith(running.base) else elsewhere.append(it.url))
    page.goto(running.served.address)
    assert page.url.startswith(f"{running.base}/")
    assert "key=" not in page.url
    return page, elsewhere


@pytest.mark.heavy
@pytest.mark.timeout(900)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("whose", WHOSE)
def test_each_document_is_opened_and_saved_unchanged(chromium, everybody, whose, script):
    cookie = everybody.cookie or opened(chromium, everybody)[0].context.cookies()
    everybody.cookie = cookie
    context = chromium.new_context(java_script_enabled=script)
    context.add_cookies(cookie)
    page, wrong, elsewhere = context.new_page(), [], []
    page.on("request", lambda it: None if it.url.startswith(everybody.base) else elsewhere.append(it.url))
    mine = {path: it for path, it in {**SAMPLES, **BESIDES}.items() if path.startswith(f"{whose}/")}
    for path, content in mine.items():
        page.goto(f"{everybody.base}/edit/{path}", wait_until="domcontentloaded")
        with page.expect_response(lambda it: it.request.method == "POST") as sent:
            page.locator(".ed-bar .ed-main").click(no_wait_after=True)
        kept = sent.value.status == 303 and sent.value.headers["location"] == f"/edit/{path}?kept=1"
        if not kept or (everybody.docs / path).read_bytes() != content:
            wrong.append((path, sent.value.status))
    context.close()
    print(f"{whose}: {len(mine) - len(wrong)} of {len(mine)} kept to the byte, {len(elsewhere)} requests")
    assert wrong == []
    assert elsewhere == []


def test_every_document_there_is_is_one_of_those_that_are_opened_and_saved():
    files = {*PORTFOLIOS.glob("*/*.md"), *PORTFOLIOS.glob("*/*/*.md"), *PORTFOLIOS.glob("*/frameworks/*.yml")}
    assert len(SAMPLES) == len(files) > 190
    assert len(BESIDES) > 30


def test_two_windows_write_and_neither_loses_a_word(chromium, ann):
    page, _ = opened(chromium, ann)
    other = page.context.new_page()
    for each in (page, other):
        each.goto(f"{ann.base}/edit/ann/experiences/care.md")
    page.fill("#f-role", "Of the first window")
    with page.expect_navigation():
        page.locator(".ed-bar .ed-main").click()
    other.fill("#f-role", "Of the second window")
    with other.expect_navigation() as went:
        other.locator(".ed-bar .ed-main").click()
    assert went.value.status == 409
    assert "Of the second window" in other.locator(".ed-alarm pre").first.inner_text()
    assert other.input_value("#f-role") == "Of the first window"
    text = (ann.docs / "ann/experiences/care.md").read_text(encoding="utf-8")
    assert "Of the first window" in text
    assert "Of the second window" not in text


PAGES = (
    "/of/ann",
    "/new",
    "/add/ann/goal",
    "/path/ann/1",
    "/path/ann/2/1",
    "/site/ann",
    "/edit/ann/profile.md",
    "/take/ann/experiences/care.md",
    "/name/ann/experiences/care.md",
)
TEXTS = (
    "/edit/ann/experiences/care.md",
    "/edit/ann/experiences/care.md?text=1",
    "/versions/ann/experiences/care.md",
    "/nowhere",
)


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", 320),
        pytest.param("dark", 1280, marks=pytest.mark.heavy),
        pytest.param("dark", 320, marks=pytest.mark.heavy),
        pytest.param("light", 1280, marks=pytest.mark.heavy),
    ],
)
def test_nothing_is_in_the_way_of_anybody(chromium, ann, scheme, width):
    page, elsewhere = opened(
        chromium, ann, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    found = {}
    for path in (*PAGES, *TEXTS):
        page.goto(f"{ann.base}{path}")
        told, wide = _faults(page)
        if told or wide > width:
            found[path] = told, wide
    told = f"{len(PAGES) + len(TEXTS)} pages, {width} px, {scheme}: {len(found)} with a fault"
    print(f"{told}, {len(elsewhere)} requests to other hosts")
    assert found == {}
    assert elsewhere == []


def test_an_entry_is_added_filled_in_moved_and_taken_away_by_keyboard(chromium, ann):
    page, _ = opened(chromium, ann)
    page.goto(f"{ann.base}/edit/ann/experiences/care.md")
    page.locator("[data-more][value='more:competences']").focus()
    page.keyboard.press("Enter")
    last = page.locator("#f-competences > ol > li").last
    scale = last.locator("select[data-level] optgroup:not([hidden], [disabled])")
    assert scale.count() == 0, "whose levels are not known yet"
    page.keyboard.type("Gamma · C · Kade")
    assert scale.count() == 1
    last.locator("[data-do=up]").focus()
    page.keyboard.press("Enter")
    assert last.page.locator(":focus").inner_text() == "Omhoog"
    page.locator("#f-competences > ol > li").first.locator("[data-do=drop]").focus()
    page.keyboard.press("Space")
    page.locator(".ed-bar .ed-main").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    text = (ann.docs / "ann/experiences/care.md").read_text(encoding="utf-8")
    assert re.findall(r"competence: (kade:\w)", text) == ["kade:C", "kade:B"]


def test_problems_dates_and_the_story_are_told_while_somebody_writes(chromium, ann):
    page, _ = opened(chromium, ann)
    page.goto(f"{ann.base}/edit/ann/experiences/care.md")
    page.fill("#f-start", "1-5-2025")
    expect(page.locator("#f-start-spoken")).to_have_text("1 mei 2025", timeout=30_000)
    page.fill("#f-title", "")
    page.wait_for_selector("#f-title-wrong p")
    assert page.get_attribute("#f-title", "aria-invalid") == "true"
    assert page.locator("#todo").is_visible()
    page.fill("#prose", "**bold** <img src=x onerror=alert(1)>")
    expect(page.locator("#shown strong")).to_have_text("bold", timeout=30_000)
    assert page.locator("#shown [onerror]").count() == 0
    assert "Story" in (ann.docs / "ann/experiences/care.md").read_text(encoding="utf-8")


def test_what_was_typed_and_not_kept_outlives_a_closed_tab(chromium, ann):
    page, _ = opened(chromium, ann)
    page.goto(f"{ann.base}/edit/ann/experiences/care.md")
    page.locator("[data-more][value='more:competences']").click()
    page.locator("#f-competences > ol > li").last.locator("input").first.fill("Gamma · C · Kade")
    page.fill("#f-role", "Helper")
    page.close(run_before_unload=False)
    later = page.context.new_page()
    later.goto(f"{ann.base}/edit/ann/experiences/care.md")
    with later.expect_navigation():
        later.locator(".ed-draft .ed-main").click()
    assert later.input_value("#f-role") == "Helper"
    rows = later.locator("#f-competences > ol > li input[list]")
    assert rows.last.input_value() == "Gamma · C · Kade"
    assert "Helper" not in (ann.docs / "ann/experiences/care.md").read_text(encoding="utf-8")


def test_what_is_kept_while_a_check_waits_is_not_told_as_unkept(chromium, ann):
    page, _ = opened(chromium, ann)
    page.goto(f"{ann.base}/edit/ann/experiences/care.md")
    held = []
    page.route("**/edit/**", lambda it: held.append(it) if it.request.method == "POST" else it.continue_())
    checked = []
    page.on("request", lambda it: checked.append(it.url) if "/check/" in it.url else None)
    page.evaluate(
        "() => { const role = document.getElementById('f-role'); role.value = 'Helper';"
        " role.dispatchEvent(new Event('input', { bubbles: true }));"
        " document.querySelector('.ed-bar .ed-main').click(); }"
    )
    page.wait_for_timeout(1500)  # longer than a check waits after a key
    assert (len(held), checked) == (1, [])
    with page.expect_navigation():
        held[0].continue_()
    assert page.locator(".ed-draft").count() == 0


def test_a_change_by_somebody_else_and_a_file_that_cannot_be_shown_are_told_at_once(chromium, ann, tmp_path):
    page, elsewhere = opened(chromium, ann)
    page.goto(f"{ann.base}/add/ann/evidence")
    page.fill("#title", "Plan")
    page.locator(".ed-main").click()
    wrong, right = tmp_path / "x.docx", tmp_path / "x.png"
    wrong.write_bytes(b"x" * 1_500_000)
    Image.new("RGB", (30, 20), "red").save(right)
    page.set_input_files("#f-file-up", wrong)
    expect(page.locator("#f-file-up-said")).to_contain_text("1,5 MB")
    expect(page.locator("#f-file-up-said p")).to_contain_text("Kies een foto")
    page.set_input_files("#f-file-up", right)
    expect(page.locator("#f-file-up-said img")).to_have_js_property("naturalWidth", 30)
    assert page.locator("#f-file-up-said p").count() == 0
    assert not page.locator("#elsewhere").is_visible()
    file = ann.docs / "ann/evidence/plan.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Plan", "Plans"), encoding="utf-8")
    page.fill("#f-contribution", "Here")
    expect(page.locator("#elsewhere")).to_be_visible(timeout=30_000)
    assert elsewhere == []


def test_the_path_is_walked_on_a_telephone_that_has_the_code(chromium, ann):
    """At the width of a small telephone, from an address of the network; nothing but the code lets it in."""
    both = editor_of(workplace(ann.docs), network="127.0.0.2")
    threading.Thread(target=both.telephone.server.serve_forever, daemon=True).start()
    page = chromium.new_context(
        viewport={"width": 320, "height": 640}, bypass_csp=True, is_mobile=True
    ).new_page()
    page.goto(f"{both.telephone.address}path/ann/2/1")
    assert "Ann" not in page.content()
    found = {}
    for code in ("00000000", both.telephone.code.digits):
        found[code] = _faults(page)
        page.fill("#code", code)
        page.locator(".ed-main").click()
    page.goto(f"{both.telephone.address}path/ann/2/1")
    found["question"] = _faults(page)
    page.fill("#answer", "Ik durf meer.")
    with page.expect_navigation():
        page.locator(".ed-main").click()
    assert page.url.endswith("/path/ann/2/2")
    assert "Ik durf meer." in (ann.docs / "ann/experiences/care.md").read_text(encoding="utf-8")
    other = chromium.new_context().new_page()
    assert other.goto(f"{both.telephone.address}of/ann").status == 403
    both.telephone.server.shutdown()
    both.server.server_close()
    assert not any(told or wide > 320 for told, wide in found.values()), found


def _faults(page):
    """What axe finds on a page, and how wide it is."""
    page.evaluate(_AXE)
    told = page.evaluate("rules => axe.run(document, {runOnly: rules})", _RULES)["violations"]
    return [(it["id"], it["nodes"][0]["html"][:200]) for it in told], page.evaluate(
        "document.documentElement.scrollWidth"
    )


# Pages of others ---------------------------------------------------------------------------------------


class _Evil(BaseHTTPRequestHandler):
    body = b""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Evil)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


_SENT = "method: 'POST', credentials: 'include'"
_FRAMED = """new Promise((done) => {
  const frame = document.createElement('iframe');
  frame.src = editor + '%s';
  frame.onload = () => { try { done(frame.contentDocument.body.innerText) } catch { done('') } };
  document.body.append(frame);
})"""
_LOADED = """new Promise((done, failed) => {
  const part = document.createElement('%s');
  part.src = editor + '%s';
  part.onload = () => done('loaded');
  part.onerror = () => failed('refused');
  document.body.append(part);
})"""
_LINKED = """new Promise((done, failed) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = editor + '/own/editor.css';
  link.onload = () => done('loaded');
  link.onerror = () => failed('refused');
  document.head.append(link);
})"""
_HEARD = """new Promise((done, failed) => {
  const heard = %s;
  heard.onopen = () => done('loaded');
  heard.onmessage = (it) => done(it.data);
  heard.onerror = () => failed('refused');
})"""
ATTACKS = {
    "read": "fetch(editor + '/of/ann', {credentials: 'include'}).then(it => it.text())",
    "read blindly": "fetch(editor + '/of/ann', {mode: 'no-cors'}).then(it => it.text())",
    "send": f"fetch(editor + care, {{{_SENT}, body: new FormData(document.forms[0])}}).then(it => it.text())",
    "send blindly": f"fetch(editor + care, {{{_SENT}, mode: 'no-cors', body: 'a=b'}}).then(it => it.text())",
    "script": _LOADED % ("script", "/own/editor.js"),
    "picture": _LOADED % ("img", "/own/leerkring.svg"),
    "frame": _FRAMED % "/of/ann",
    "frame of a look": _FRAMED % "/look/ann/",
    "style": _LINKED,
    "socket": _HEARD % "new WebSocket(editor.replace('http:', 'ws:') + '/of/ann')",
    "stream": _HEARD % "new EventSource(editor + '/of/ann', {withCredentials: true})",
}


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_page_of_another_origin_reads_and_changes_nothing(chromium, ann, elsewhere, name):
    """One on the same computer, to which a browser sends the token along, and one of another site."""
    page, _ = opened(chromium, ann)
    before = {file: file.read_bytes() for file in ann.docs.rglob("*") if file.is_file()}
    other = page.context.new_page()
    other.goto(elsewhere.replace("127.0.0.1", name))
    other.set_content("<form><input name='f/title' value='Stolen'></form>")
    told = {}
    for attack, does in ATTACKS.items():
        code = f"([editor, care]) => ({does}).catch(() => 'refused')"
        told[attack] = other.evaluate(code, [ann.base, "/edit/ann/experiences/care.md"])
    let = {attack: it for attack, it in told.items() if it == "loaded" or "Ann" in it}
    print(f"from {name}: {len(told)} attacks, {len(let)} that read anything")
    assert let == {}
    assert {file: file.read_bytes() for file in ann.docs.rglob("*") if file.is_file()} == before


def test_a_form_of_another_origin_is_not_taken(chromium, ann, elsewhere):
    page, _ = opened(chromium, ann)
    before = (ann.docs / "ann/experiences/care.md").read_bytes()
    other = page.context.new_page()
    other.goto(elsewhere)
    target = f"{ann.base}/edit/ann/experiences/care.md"
    other.set_content(f"<form method=post action='{target}'><input name=f/title value=Stolen></form>")
    with other.expect_navigation() as went:
        other.evaluate("document.forms[0].submit()")
    assert went.value.status == 403
    assert (ann.docs / "ann/experiences/care.md").read_bytes() == before


def test_a_name_that_leads_here_opens_nothing(playwright, ann):
    """DNS rebinding: a name of another site is given the address of this computer."""
    port = ann.base.rpartition(":")[2]
    rules = "--host-resolver-rules=MAP evil.example 127.0.0.1"
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", rules])
    page = browser.new_page()
    key = ann.served.address.partition("/?")[2]
    paths = ("/", f"/?{key}", "/of/ann", "/look/ann/", "/own/editor.js")
    for path in paths:
        assert page.goto(f"http://evil.example:{port}{path}").status == 421
        assert "Ann" not in page.content()
        assert page.evaluate("document.cookie") == ""
    found = page.evaluate("fetch('/of/ann', {credentials: 'include'}).then(it => it.text())")
    assert "Ann" not in found
    print(f"a name that leads here: {len(paths) + 1} asked for, each refused (421)")
    browser.close()
