"""A browser that tells whatever a page tries: scripts that ran, scripts that wanted to, requests that leave.

It does not trust the site's own policy: the server takes that out and sends another one that only
reports (Content-Security-Policy-Report-Only, W3C CSP 3), so that what holds is what the pages hold.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.async_api import BrowserContext, Error, Page, Route, async_playwright

CHROMIUM = Path("/usr/bin/chromium")
AT_ONCE = 3
"""Pages that are open beside each other."""

Files = Callable[[str], bytes | None]
"""The content at a path of the site, or None."""


@dataclass
class Seen:
    """What the browser saw, each as the page's address and what it was."""

    pages: int = 0
    touched: int = 0
    ran: list[tuple[str, str]] = field(default_factory=list)
    attempted: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.pages} pages, {self.touched} elements touched: {len(self.ran)} scripts ran,"
            f" {len(self.attempted)} attempted, {len(self.left)} requests left"
        )


def built(folder: Path) -> Files:
    """The files of a built site, without the policy it brings itself."""

    def read(path: str) -> bytes | None:
        file = folder / unquote(path).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        content = file.read_bytes() if file.is_file() else None
        return without_policy(content) if content and file.suffix == ".html" else content

    return read


def without_policy(page: bytes) -> bytes:
    return _OWN_POLICY.sub(b"", page)


_OWN_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')

THEMES_SCRIPTS = "script-src {site}/assets/leerkring.js {site}/assets/scheme.js"
"""A policy for the theme's own two scripts; ``{site}`` is the site's host."""


@contextmanager
def served(files: Files, policy: str) -> Iterator[str]:
    """Serve files on the loopback interface; the address comes out, without a ``/`` at its end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            content = files(path)
            kind = guess_type(path)[0] or "text/html"
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content or b"")))
            self.send_header("Content-Security-Policy-Report-Only", policy.format(site=address))
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # the browser went on to another page
                self.wfile.write(content or b"")

        def log_message(self, *_: Any) -> None:
            """Nothing: thousands of lines help nobody."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield address
    finally:
        server.shutdown()


_DETECTOR = """
for (const name of ['alert', 'confirm', 'prompt', 'print'])
  window[name] = (...said) => { window.leerkringRan(name + ': ' + said.join(' ').slice(0, 80)) }
document.addEventListener('securitypolicyviolation', seen => {
  if (seen.disposition === 'report')
    window.leerkringTried(seen.violatedDirective + ' ' + seen.blockedURI + ' ' + seen.sample)
})
"""

_TOUCH = """
() => {
  addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('a, area')
    if (link && /^(https?|mailto|file):/.test(link.protocol || '')) event.preventDefault()
  }, true)
  addEventListener('submit', event => event.preventDefault(), true)
  const names = ['mouseover', 'mouseenter', 'mousemove', 'mousedown', 'mouseup', 'pointerover',
    'pointerenter', 'focus', 'focusin', 'blur', 'input', 'change', 'keydown', 'keyup', 'wheel', 'scroll',
    'toggle', 'animationstart', 'animationend', 'transitionend', 'contextmenu', 'dblclick', 'drag', 'copy',
    'paste', 'cut', 'select', 'begin', 'end', 'click', 'auxclick', 'touchstart', 'beforetoggle', 'resize']
  const all = [...document.querySelectorAll('WHERE')]
  const script = /^\\s*(javascript|vbscript|data):/i
  let waiting = PATIENCE
  for (const element of all) {
    if (!element.isConnected) continue
    const leads = element.protocol || element.getAttribute('href') || element.getAttribute('xlink:href') || ''
    if (script.test(leads)) {
      leerkringTried('script as an address ' + leads)
      waiting = 500  // such a link runs some time after the click
    }
    for (const name of names) element.dispatchEvent(new Event(name, {bubbles: false, cancelable: true}))
    if (element.matches('a, area, button, summary, form *') && element.click) element.click()
  }
  return new Promise(done => setTimeout(() => done(all.length), waiting))
}
"""


@dataclass
class Browser:
    """One browser context. ``touch`` is a CSS selector for what is clicked on and moved over, ``patience``
    the milliseconds a page then has."""

    context: BrowserContext
    seen: Seen
    touch: str
    patience: int

    async def look(self, page: Page, url: str) -> None:
        """Open an address and touch everything there."""
        try:
            await page.goto(url, wait_until="load", timeout=10_000)
            await self.touched(page)
        except Error as stopped:  # the page went elsewhere, or hangs: what it did has been seen
            if page.is_closed() or "crashed" in str(stopped):
                raise
        self.seen.pages += 1

    async def touched(self, page: Page) -> None:
        """Send every kind of event to every element, and give scripts time to begin."""
        touch = _TOUCH.replace("WHERE", self.touch).replace("PATIENCE", str(self.patience))
        self.seen.touched += await page.evaluate(touch)


@asynccontextmanager
async def browser(site: str, *, touch: str, patience: int) -> AsyncIterator[Browser]:
    """Chromium, with eyes for everything that a page of ``site`` should not do."""
    seen = Seen()
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = await launched.new_context(accept_downloads=False)

        async def leave(route: Route) -> None:
            where = route.request.frame.url if not route.request.is_navigation_request() else ""
            seen.left.append((where, route.request.url))
            await route.abort()

        def note(noted: list[tuple[str, str]]) -> Callable[[Any, str], None]:
            return lambda source, said: noted.append((source["page"].url, said))

        await context.expose_binding("leerkringRan", note(seen.ran))
        await context.expose_binding("leerkringTried", note(seen.attempted))
        await context.add_init_script(_DETECTOR)
        await context.route(re.compile(rf"^(?!{re.escape(site)}/|data:|blob:|about:)"), leave)
        yield Browser(context, seen, touch, patience)
        await launched.close()


async def visit_all(browser: Browser, urls: Iterable[str], *, each_alone: bool = False) -> None:
    """Visit pages, a few at once; each in a tab of its own where one could spoil the next."""
    waiting = iter(list(urls))

    async def work() -> None:
        page = await browser.context.new_page()
        for url in waiting:
            if each_alone:
                await page.close()
                page = await browser.context.new_page()
            await browser.look(page, url)

    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
