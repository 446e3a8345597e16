"""A browser and the sample site, served as a host would that reads ``_headers``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.hosts.conftest import sample_site  # noqa: F401  # a fixture

CHROMIUM = Path("/usr/bin/chromium")


def headers_of(site: Path, path: str = "/") -> dict[str, str]:
    """What ``_headers`` says for a path: each block's pattern may end in a star."""
    found: dict[str, str] = {}
    applies = False
    for line in (site / "_headers").read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            applies = path.startswith(line.removesuffix("*"))
        elif applies:
            name, _, value = line.strip().partition(":")
            found[name] = value.strip()
    return found


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on the loopback interface, without a ``/`` at its end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            file = site / unquote(urlsplit(self.path).path).lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            content = file.read_bytes() if file.is_file() else None
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", guess_type(file.name)[0] or "application/octet-stream")
            self.send_header("Content-Length", str(len(content or b"")))
            for name, value in headers_of(site, urlsplit(self.path).path).items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # the browser went on to another page
                self.wfile.write(content or b"")

        def log_message(self, *_: Any) -> None:
            """Nothing: thousands of lines help nobody."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


@pytest.fixture(scope="session")
def address(sample_site: Path) -> Iterator[str]:  # noqa: F811  # the fixture
    with served(sample_site) as address:
        yield address


@pytest.fixture(scope="package")  # no longer: while it lives, nothing else can have an event loop
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
    yield browser
    browser.close()
