"""All public addresses of a site, for search engines (sitemaps.org, 0.9)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from xml.sax.saxutils import escape

SITEMAP = "sitemap.xml"


def sitemap(pages: Iterable[tuple[str, datetime.date | None]]) -> str:
    """``pages`` are whole addresses, each with the newest date in what the page shows."""
    entries = "".join(
        f"<url><loc>{escape(url)}</loc>{f'<lastmod>{updated}</lastmod>' if updated else ''}</url>\n"
        for url, updated in pages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )
