"""What a page of another site can do with a preview that is served on the same computer: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Error

from tests.previews import PRIVATE, begun, ended, free_port, process, site_of_ann

from .conftest import CHROMIUM

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")

REBOUND = "rebound.example"

TRIES = """
async ([preview, parts]) => {
  const seen = {}
  const made = (name, kind, more) => new Promise(done => {
    const element = Object.assign(document.createElement(kind), more)
    element.onload = () => done(seen[name] = 'loaded')
    element.onerror = () => done(seen[name] = 'refused')
    document.body.append(element)
  })
  for (const mode of ['cors', 'no-cors'])
    await fetch(preview, {mode}).then(() => seen[mode] = 'loaded', () => seen[mode] = 'refused')
  await made('script', 'script', {src: preview + 'assets/leerkring.js'})
  await made('picture', 'img', {src: preview + 'assets/picture.png'})
  await made('style', 'link', {rel: 'stylesheet', href: preview + 'assets/leerkring.css'})
  return seen
}
"""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


@contextmanager
def page_elsewhere() -> Iterator[str]:
    """An empty page at another port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>Elsewhere</title><body>")

        def log_message(self, *_) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    folder = site_of_ann(tmp_path_factory.mktemp("preview"))
    (folder / "portfolios/assets").mkdir()
    (folder / "portfolios/assets/picture.png").write_bytes(PIXEL)
    address = f"127.0.0.1:{free_port()}"
    with process(folder, "serve", "--audience", "private", "--address", address) as serving:
        yield begun(serving)
        ended(serving)


@pytest.fixture(scope="module")
def page(playwright):
    """A page of a browser to which another name leads to this computer, too."""
    arguments = ["--no-sandbox", f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1"]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
    yield browser.new_page()
    browser.close()


def test_its_author_sees_it_and_all_that_belongs_to_it(preview, page):
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda it: failed.append(it.url) if it.status >= 400 else None)
    page.goto(f"http://127.0.0.1:{preview.port}/experiences/work/", wait_until="load")
    assert PRIVATE in page.content()
    assert page.evaluate("document.styleSheets.length") == 1
    assert [url for url in failed if "livereload" not in url] == []


def test_a_name_that_was_led_to_this_computer_shows_nothing(preview, page):
    answer = page.goto(f"http://{REBOUND}:{preview.port}/")
    assert answer.status == 421
    assert PRIVATE not in page.content()
    read = page.evaluate("fetch('/experiences/work/').then(it => it.text())")
    assert PRIVATE not in read
    assert f"http://127.0.0.1:{preview.port}/" in read


def test_a_page_elsewhere_gets_no_part_of_it(preview, page):
    with page_elsewhere() as elsewhere:
        for name in ("127.0.0.1", REBOUND):
            page.goto(elsewhere.replace("127.0.0.1", name))
            seen = page.evaluate(TRIES, [f"http://127.0.0.1:{preview.port}/", []])
            assert seen == dict.fromkeys(("cors", "no-cors", "script", "picture", "style"), "refused"), name


def test_a_page_elsewhere_cannot_frame_it(preview, page):
    with page_elsewhere() as elsewhere:
        page.goto(elsewhere)
        page.evaluate(
            "at => { document.body.innerHTML = `<iframe src='${at}'></iframe>` }",
            f"http://127.0.0.1:{preview.port}/",
        )
        page.wait_for_load_state("networkidle")
        texts = []
        for frame in page.frames[1:]:
            try:
                texts.append(frame.content())
            except Error:  # a page of the browser's own about what it refused
                texts.append("")
        assert len(texts) == 1
        assert PRIVATE not in texts[0]
        assert "Portfolio of Ann" not in texts[0]


def test_a_link_from_elsewhere_leads_to_it(preview, page):
    with page_elsewhere() as elsewhere:
        page.goto(elsewhere)
        page.evaluate(
            "at => { document.body.innerHTML = `<a href='${at}'>go</a>` }",
            f"http://127.0.0.1:{preview.port}/",
        )
        page.click("a")
        page.wait_for_url(f"http://127.0.0.1:{preview.port}/")
        assert "Ann" in page.title()
