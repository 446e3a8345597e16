"""The editor on a telephone in the same network: only if that is asked for, with a code that holds once.

Whoever is in the network can find the address, and could read along what is sent; so it is never open unless
somebody says so, and what is asked first is a code that stands on the screen of the computer.
"""

from __future__ import annotations

import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from generator.serving.lock import Keys, Lock, is_same

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HOLDS = 600.0
"""Seconds in which a code can be used."""
_TRIES = 5
_DIGITS = 8
_LONGEST = 200
"""Bytes of a form with a code in it."""
_OPEN = ("/own/leerkring.css", "/own/editor.css", "/own/leerkring.svg", "/own/scheme.js")
"""What the page that asks for the code needs; nobody's own."""


@dataclass
class Code:
    """Digits that open the editor once, for some minutes, for who needs few tries."""

    digits: str = field(default_factory=lambda: f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}", repr=False)
    until: float = field(default_factory=lambda: time.monotonic() + HOLDS)
    tries: int = _TRIES
    _typing: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def is_open(self) -> bool:
        return self.tries > 0 and time.monotonic() < self.until

    def opens(self, typed: str) -> bool:
        """Whether this is the code; then it was used, and else there is one try less."""
        with self._typing:  # one try after another: many at once count as many
            if not self.is_open:
                return False
            found = is_same("".join(filter(str.isdigit, typed)), self.digits)
            self.tries = 0 if found else self.tries - 1
            return found


@dataclass(frozen=True)
class CodeDoor:
    """What stands before the lock of the editor for a telephone. ``page`` asks for the code."""

    lock: Lock
    keys: Keys
    code: Code
    page: Callable[[str], bytes]

    @classmethod
    def of(cls, app: WSGIApplication, refusal: str, most: int, page: Callable[[str], bytes]) -> CodeDoor:
        keys = Keys()
        return cls(Lock(app, keys, refusal, most), keys, Code(), page)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if self.lock.is_known(environ):
            return self.lock(environ, start_response)
        if environ["REQUEST_METHOD"] != "POST" and environ["PATH_INFO"] in _OPEN:
            return self.lock.app(environ, start_response)
        is_typed = environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"] == "/code"
        if is_typed and self.code.opens(_typed(environ)):
            start_response("303 See Other", [("Location", "/"), self.lock.kept(environ)])
            return [b""]
        status = "403 Forbidden" if is_typed or not self.code.is_open else "200 OK"
        start_response(
            status, [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", _POLICY)]
        )
        return [self.page("closed" if not self.code.is_open else "wrong" if is_typed else "")]


_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def _typed(environ: WSGIEnvironment) -> str:
    """The code in a form; of a longer one nothing is read."""
    length = environ.get("CONTENT_LENGTH") or ""
    if not (length.isascii() and length.isdigit()) or len(length) > 3 or int(length) > _LONGEST:
        return ""
    sent: str = environ["wsgi.input"].read(int(length)).decode("ascii", "replace")
    return parse_qs(sent).get("code", [""])[0]


def address_in_network() -> str:
    """The address of this computer that others in its network see. Raises OSError if it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.connect(("192.0.2.1", 9))  # an address for examples (RFC 5737): nothing is sent
        found = str(asked.getsockname()[0])
    if found.startswith("127."):
        raise OSError
    return found
