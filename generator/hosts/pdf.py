"""A portfolio as a PDF: its print page, printed by whichever Chromium is on this computer."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.media.links import lead_elsewhere

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
    "brave-browser",
)
_ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_PATIENCE = 120
"""Seconds a browser may take."""


class NoBrowserError(Exception):
    """There is no Chromium, Chrome or Edge on this computer."""


class NotPrintedError(Exception):
    """The browser made no PDF; the message is its last line."""


def browser() -> str:
    """The path of a browser that can print; LEERKRING_BROWSER names one. Raises NoBrowserError."""
    asked = os.environ.get("LEERKRING_BROWSER")
    found = [asked] if asked else [*filter(None, map(shutil.which, _NAMES)), *_ELSEWHERE]
    there: list[str] = [path for path in found if Path(path).is_file()]
    if not there:
        raise NoBrowserError
    return there[0]


def print_page(site: Path, address: str, goal: Path, live: str) -> None:
    """Print a page of a built site into ``goal``.

    ``live`` is where the site will be, and where links then lead; without it they are taken out.
    Raises NoBrowserError and NotPrintedError.
    """
    command = browser()
    with _served(site) as here, tempfile.TemporaryDirectory() as profile:
        printed = Path(profile, "page.pdf")
        _print(command, f"{here}/{address}", printed, Path(profile, "browser"))
        lead_elsewhere(printed, goal, f"{here}/", live)


def _print(command: str, address: str, printed: Path, profile: Path) -> None:
    flags = ["--headless", "--disable-gpu", "--no-first-run", "--disable-extensions"]
    if sys.platform == "linux" and os.geteuid() == 0:
        flags.append("--no-sandbox")  # as root there is no other way; the page is the site's own
    arguments = [f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={printed}", address]
    try:
        ended = subprocess.run(  # noqa: S603  # a browser that is installed here, and an address of ours
            [command, *flags, *arguments], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotPrintedError(str(error)) from None
    if not printed.is_file():
        raise NotPrintedError((ended.stderr.strip().splitlines() or ["?"])[-1])


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """The site on the loopback interface, for as long as it is printed."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nobody asked."""

    handler = functools.partial(Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
