"""Who may look at what is served here: whoever asks for it by its own name, and no page of another site.

A page elsewhere can give its own name the address of this computer, and then its scripts may read whatever
is served here (DNS rebinding). The name it asks by, which the browser tells, stays its own.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_ALWAYS = [
    ("Cache-Control", "no-store"),  # what only its author may see must not stay in a browser
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),  # with no-referrer a browser sends its forms with the origin null
    ("X-Content-Type-Options", "nosniff"),
]
_NEVER_FRAMED = ("X-Frame-Options", "DENY")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::([0-9]{1,5}))?\Z")
_HERE = frozenset({"127.0.0.1", "[::1]", "localhost"})
LOOKING = frozenset({"GET", "HEAD"})


@dataclass(frozen=True)
class Doorkeeper:
    """What stands before ``app`` (PEP 3333), which is served at ``address``.

    ``refusal`` is told to whoever is not let in; ``{address}`` in it is where to go. What is changed
    and not looked at is for pages of its own alone, and they say that they are.
    """

    app: WSGIApplication
    address: str
    refusal: str
    methods: frozenset[str] = LOOKING

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if status := self._refused(environ):
            kind = ("Content-Type", "text/plain; charset=utf-8")
            allowed = [("Allow", ", ".join(sorted(self.methods)))] if status.startswith("405") else []
            start_response(status, [kind, *allowed, *_ALWAYS, _NEVER_FRAMED])
            return [self._told(environ["SERVER_PORT"])]

        def start(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> object:
            told = {name for name, _ in headers}
            framed = [] if "X-Frame-Options" in told else [_NEVER_FRAMED]
            return start_response(status, [*headers, *_ALWAYS, *framed], exc_info)  # type: ignore[arg-type]  # as it came

        return self.app(environ, start)  # type: ignore[arg-type]  # the same

    def _refused(self, environ: WSGIEnvironment) -> str:
        """Why somebody is not let in, as a status of HTTP (RFC 9110), or ``""``."""
        host = _HOST.match(environ.get("HTTP_HOST", "").lower())
        path = environ["PATH_INFO"]
        if not host or not path.startswith("/") or "\0" in path:  # two hosts come as one, with a comma
            return "400 Bad Request"
        if (host[2] or "80") != environ["SERVER_PORT"] or not self._is_own(host[1]):
            return "421 Misdirected Request"
        if environ["REQUEST_METHOD"] not in self.methods:
            return "405 Method Not Allowed"
        if environ["REQUEST_METHOD"] not in LOOKING and not _says_it_is_own(environ, host[0]):
            return "403 Forbidden"
        return "403 Forbidden" if _is_for_another_site(environ, host[0]) else ""

    def _is_own(self, name: str) -> bool:
        if name in _HERE or name == _in_address(self.address):
            return True
        return _is_every(self.address) and _is_number(name)  # no page elsewhere is at a number of ours

    def _told(self, port: str) -> bytes:
        name = "127.0.0.1" if _is_every(self.address) else _in_address(self.address)
        return f"{self.refusal.format(address=f'http://{name}:{port}/')}\n".encode()


def is_here_only(address: str) -> bool:
    """Whether what is served at an address can be seen on this computer alone."""
    return address == "localhost" or (_is_number(address) and ipaddress.ip_address(address).is_loopback)


def _says_it_is_own(environ: WSGIEnvironment, host: str) -> bool:
    """Whether a form was sent by a page that was served here: every browser tells where a form comes from."""
    site = environ.get("HTTP_SEC_FETCH_SITE", "same-origin")
    return environ.get("HTTP_ORIGIN") == f"http://{host}" and site == "same-origin"


def _is_for_another_site(environ: WSGIEnvironment, host: str) -> bool:
    """Whether a page of another site asks, and not a person who follows a link there (W3C Fetch Metadata).

    What is served beside at another port is another site, too. A browser tells neither of what is not served
    on this computer; the page it comes from must then be ours.
    """
    if environ.get("HTTP_ORIGIN", f"http://{host}") != f"http://{host}":
        return True
    if "HTTP_SEC_FETCH_SITE" not in environ:
        return not f"{environ.get('HTTP_REFERER', f'http://{host}')}/".startswith(f"http://{host}/")
    if environ["HTTP_SEC_FETCH_SITE"] in {"none", "same-origin"}:
        return False
    return (environ.get("HTTP_SEC_FETCH_MODE"), environ.get("HTTP_SEC_FETCH_DEST")) != (
        "navigate",
        "document",
    )


def _in_address(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _is_every(address: str) -> bool:
    """Whether it stands for all addresses of this computer."""
    return _is_number(address) and ipaddress.ip_address(address).is_unspecified


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
