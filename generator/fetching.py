"""The only place where something is fetched, and only when staff ask for it: documents of issuers, and lists.

What an address leads to is a stranger's: nothing but https, no way into the own network, no redirect to
another host, a limit to bytes and seconds. Settings of the environment (proxies) are not heeded.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import Literal, TypeAlias
from urllib.parse import urljoin, urlsplit

LARGEST = 2_000_000
SECONDS = 20.0
MOST_REDIRECTS = 3

Why: TypeAlias = Literal[
    "not-https", "own-network", "other-host", "too-large", "too-slow", "no-answer", "status"
]

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_TARGET = re.compile(r"[!-~]*")


class NotFetchedError(Exception):
    """Nothing was fetched; ``detail`` is what the server answered."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why: Why = why
        self.detail = detail


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address is of the internet that all share, and of no network of one's own."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv4Address):
        return found.is_global and not found.is_multicast
    if inner := _carried(found):
        return found.is_global and is_public(str(inner))
    is_old = found.is_reserved or found.is_site_local
    return found.is_global and not found.is_multicast and not is_old


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _carried(found: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The address of IPv4 that one of IPv6 stands for (RFC 4291, 3056, 6052), if it does."""
    translated = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None
    return found.ipv4_mapped or found.sixtofour or translated


@dataclass(frozen=True)
class Fetcher:
    """How something is fetched; tests give other parts."""

    resolve: Callable[[str, int], list[str]] = resolved
    is_allowed: Callable[[str], bool] = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    port: int = 443
    seconds: float = SECONDS

    def fetched(self, url: str) -> bytes:
        """What stands at an address. Raises NotFetchedError."""
        until = time.monotonic() + self.seconds
        host = urlsplit(url).hostname
        for _ in range(MOST_REDIRECTS + 1):
            parts = urlsplit(url)
            if parts.hostname != host:
                raise NotFetchedError("other-host", parts.hostname or "")
            content, elsewhere = self._asked(url, until)
            if not elsewhere:
                return content
            url = urljoin(url, elsewhere)
        raise NotFetchedError("no-answer")

    def _asked(self, url: str, until: float) -> tuple[bytes, str]:
        host, target = self._checked(url)
        try:
            with self._connection(host, until) as connection, _ended(connection, until):
                connection.sendall(_request(host, target))
                return _answer(connection, until)
        except TimeoutError:
            raise NotFetchedError("too-slow") from None
        except (OSError, HTTPException, ValueError) as error:
            _left(until)
            raise NotFetchedError("no-answer", type(error).__name__) from None

    def _checked(self, url: str) -> tuple[str, str]:
        """The host and what is asked of it."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise NotFetchedError("not-https") from None
        host, target = parts.hostname or "", (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        is_plain = "@" not in parts.netloc and port in {None, 443}
        if parts.scheme != "https" or not is_plain or not _HOST.fullmatch(host):
            raise NotFetchedError("not-https")
        if not _TARGET.fullmatch(target):
            raise NotFetchedError("not-https")
        return host, target

    def _connection(self, host: str, until: float) -> ssl.SSLSocket:
        """To an address that was looked at: the name is not asked for again, it may tell another one then."""
        addresses = self.resolve(host, self.port)
        if not addresses or not all(self.is_allowed(it) for it in addresses):
            raise NotFetchedError("own-network", host)
        bare = socket.create_connection((addresses[0], self.port), timeout=_left(until))
        try:
            return self.context.wrap_socket(bare, server_hostname=host)
        except BaseException:
            bare.close()
            raise


@contextmanager
def _ended(connection: ssl.SSLSocket, until: float) -> Iterator[None]:
    """What is over when time is up: who says a sign now and then never keeps anybody waiting long enough."""

    def end() -> None:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)

    stop = threading.Timer(_left(until), end)
    stop.daemon = True
    stop.start()
    try:
        yield
    finally:
        stop.cancel()


def _left(until: float) -> float:
    if (left := until - time.monotonic()) <= 0:
        raise NotFetchedError("too-slow")
    return left


def _request(host: str, target: str) -> bytes:
    lines = (
        f"GET {target} HTTP/1.1",
        f"Host: {host}",
        "Accept: application/did+json, application/json, application/*;q=0.8, */*;q=0.1",
        "Accept-Encoding: identity",
        "User-Agent: leerkring",
        "Connection: close",
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def _answer(connection: ssl.SSLSocket, until: float) -> tuple[bytes, str]:
    """What was answered, or where it stands now."""
    response = HTTPResponse(connection)
    try:
        connection.settimeout(_left(until))
        response.begin()
        if response.status in {301, 302, 303, 307, 308}:
            return b"", response.headers.get("Location") or "/"
        if response.status != 200 or response.headers.get("Content-Encoding", "identity") != "identity":
            raise NotFetchedError("status", str(response.status))
        return _body(response, connection, until), ""
    finally:
        response.close()


def _body(response: HTTPResponse, connection: ssl.SSLSocket, until: float) -> bytes:
    content = bytearray()
    while piece := _piece(response, connection, until):
        content += piece
        if len(content) > LARGEST:
            raise NotFetchedError("too-large")
    _left(until)  # else it may be a part of it
    return bytes(content)


def _piece(response: HTTPResponse, connection: ssl.SSLSocket, until: float) -> bytes:
    connection.settimeout(_left(until))
    return response.read1(65_536)
