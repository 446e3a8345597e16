"""Who may come into the editor: whoever has its key, with no more than it can hold.

The key stands in the address that is opened first. Who has it is given a token that scripts cannot read and
that no other site can send along, and is led to the address without the key: so it stays in no history.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_BYTES = 24
KEY = "key"
"""The name of the key in the address that is opened first."""


@dataclass(frozen=True)
class Keys:
    """What opens one editor, as long as it runs: three secrets, none of which tells another."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(_BYTES), repr=False)

    @property
    def address(self) -> str:
        """The key in the address, 192 bits of it."""
        return self._made("address")

    @property
    def token(self) -> str:
        """What a browser keeps."""
        return self._made("token")

    @property
    def form(self) -> str:
        """What each form carries, for a browser sends the token along with whatever asks it to."""
        return self._made("form")

    def _made(self, name: str) -> str:
        return hmac.new(self.secret, name.encode(), hashlib.sha256).hexdigest()[: 2 * _BYTES]


@dataclass(frozen=True)
class Lock:
    """What stands before ``app`` (PEP 3333). ``most`` is how many bytes may be sent to it at once."""

    app: WSGIApplication
    keys: Keys
    refusal: str
    most: int

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        offered = parse_qs(environ.get("QUERY_STRING", "")).get(KEY, [""])[0]
        if offered and environ["REQUEST_METHOD"] == "GET" and is_same(offered, self.keys.address):
            start_response("303 See Other", [("Location", "/"), self.kept(environ)])
            return [b""]
        if status := self._refused(environ):
            start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
            return [f"{self.refusal}\n".encode()]
        return self.app(environ, start_response)

    def is_known(self, environ: WSGIEnvironment) -> bool:
        """Whether a browser has the token."""
        return is_same(_cookie(environ, _name(environ)), self.keys.token)

    def _refused(self, environ: WSGIEnvironment) -> str:
        if not self.is_known(environ):
            return "403 Forbidden"
        if environ["REQUEST_METHOD"] != "POST":
            return ""
        length = environ.get("CONTENT_LENGTH") or ""
        if not length.isascii() or not length.isdigit():
            return "411 Length Required"
        return "413 Content Too Large" if len(length) > 12 or int(length) > self.most else ""

    def kept(self, environ: WSGIEnvironment) -> tuple[str, str]:
        """What gives a browser the token."""
        return "Set-Cookie", f"{_name(environ)}={self.keys.token}; HttpOnly; SameSite=Strict; Path=/"


def _name(environ: WSGIEnvironment) -> str:
    """Of the token: browsers tell what is served at one port of a computer from another only by its name."""
    return f"leerkring-{environ['SERVER_PORT']}"


def _cookie(environ: WSGIEnvironment, name: str) -> str:
    try:
        found = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def is_same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
