"""Every kind of page of the sample site, in each language: the longest of its kind."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from generator.reading.read import read_site
from tests.publications import publication
from tests.sites import site_pages

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.date(2026, 11, 23)


@cache
def kinds() -> dict[str, str]:
    """The address of the page that has most to show of each kind, by kind and language."""
    longest: dict[str, tuple[int, str]] = {}
    site = publication(read_site(ROOT / "portfolios").site, "public", DAY).site
    for page in (page for pages in site_pages(site) for page in pages.pages):
        kind = page.template.removesuffix(".html")
        if kind == "portfolio/document":
            kind = page.data["document"]["kind"]
        elif page.data["here"] in {"home", "cycle"} and page.data.get("other_language"):
            kind += ", translated"
        key = f"{kind}, {page.language}"
        longest[key] = max(longest.get(key, (0, "")), (len(str(page.data)), page.address))
    return {key: address for key, (_, address) in sorted(longest.items())} | {"not found": "404.html"}
