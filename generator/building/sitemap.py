"""All public addresses of a site, for search engines (sitemaps.org, 0.9).

A file of the protocol holds a certain number of addresses and of bytes, and search engines read none that
holds more. What does not fit into one goes into several, with an index of them in the place of the one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

SITEMAP = "sitemap.xml"

_Page = tuple[str, datetime.date | None]


@dataclass(frozen=True)
class Limit:
    """What one file may hold: so many addresses, and so many bytes before anything is compressed."""

    addresses: int
    size: int


LIMIT = Limit(addresses=50_000, size=50 * 1024 * 1024)
"""https://www.sitemaps.org/protocol.html#index"""


def sitemaps(url: str, pages: Iterable[_Page], limit: Limit | None = None) -> dict[str, str]:
    """The files by their names. ``pages`` are whole addresses, each with the newest date in what it shows.

    ``url`` is where the site is, ending in ``/``.
    """
    parts = list(_parts(pages, limit or LIMIT))
    if len(parts) < 2:
        return {SITEMAP: _file("urlset", "url", parts[0] if parts else ())}
    names = [SITEMAP.replace(".", f"-{number}.") for number in range(1, len(parts) + 1)]
    index = [(url + name, _newest(part)) for name, part in zip(names, parts, strict=True)]
    files = {name: _file("urlset", "url", part) for name, part in zip(names, parts, strict=True)}
    return {SITEMAP: _file("sitemapindex", "sitemap", index), **files}


def _parts(pages: Iterable[_Page], limit: Limit) -> Iterator[list[_Page]]:
    """As many of the pages as one file holds, each time."""
    empty = size = len(_file("urlset", "url", ()).encode())
    part: list[_Page] = []
    for page in pages:
        more = len(_entry("url", *page).encode())
        if part and (len(part) == limit.addresses or size + more > limit.size):
            yield part
            part, size = [], empty
        part.append(page)
        size += more
    if part:
        yield part


def _newest(pages: Iterable[_Page]) -> datetime.date | None:
    return max((updated for _, updated in pages if updated), default=None)


def _file(root: str, element: str, pages: Iterable[_Page]) -> str:
    entries = "".join(_entry(element, *page) for page in pages)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</{root}>\n'
    )


def _entry(element: str, url: str, updated: datetime.date | None) -> str:
    changed = f"<lastmod>{updated}</lastmod>" if updated else ""
    return f"<{element}><loc>{escape(url)}</loc>{changed}</{element}>\n"
