"""Folders whose names could be taken for another's, or for the site's own, are refused or go apart."""

from __future__ import annotations

import unicodedata

import pytest

from generator.reading.read import read_site
from tests.portfolios import CYCLE, PROFILE, written
from tests.sites import site_pages

COHORT = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n"

LIKE_ANN = ["Ann", "ANN", "aNn", "ann.", "ann..", "ann ", " ann", "ann\u200b", "ann\u00ad", "-ann", "ann-"]
LIKE_ANN += [
    "\uff41\uff4e\uff4e",
    "\u0430nn",
    "an\u0144",
    "a\u0301nn",
    "\u00e1nn",
    "ann\u0301",
    "ann~1",
    "ann:x",
]
THE_SITES = ["assets", "search", "_headers", "_redirects", "CNAME", ".well-known", "sitemap", "index", "404"]
THE_SITES += ["learners", "competences", "requirements", "programme", "ecosystem", "frameworks", "files"]
THE_SITES += ["files.sha256", "index.html", "con", "nul", "com1", "lpt9", "robots", "feed", "stylesheets"]


@pytest.mark.parametrize("name", LIKE_ANN + THE_SITES, ids=ascii)
def test_a_name_that_collides_makes_no_page(name, tmp_path):
    cycle = CYCLE.format(n=1, start="2025", more="")
    docs = written(
        tmp_path,
        {
            "cohort.yml": COHORT,
            f"{name}/profile.md": PROFILE.replace("Ann de Vries-Bakker", "Mal Lory"),
            f"{name}/cycles/1.md": cycle,
        },
    )

    reading = read_site(docs)

    assert [portfolio.slug for portfolio in reading.site.portfolios] == ["ann"]
    assert name.startswith(".") or name in {"assets", "frameworks"} or reading.problems


def test_there_are_at_least_thirty():
    assert len({*LIKE_ANN, *THE_SITES}) >= 30


def test_no_address_is_made_twice_after_folding(tmp_path):
    """Names that differ are different on every file system, and after NFKC."""
    learners = {f"{name}/profile.md": PROFILE for name in ("a-1", "a1", "a--1", "1a", "ann1", "ann-1")}
    site = read_site(written(tmp_path, {"cohort.yml": COHORT, **learners})).site

    urls = [page.address for pages in site_pages(site) for page in pages.pages]

    folded = {unicodedata.normalize("NFKC", url).casefold() for url in urls}
    assert len(folded) == len(urls) > 50
