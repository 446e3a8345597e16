"""A page of one's own is a document like any other: with an address, in the menu, found, printed, gated."""

from __future__ import annotations

import datetime
import json

import pytest

from generator.gate.decision import published
from generator.reading.read import read_site
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import ann, written

DAY = datetime.date(2026, 6, 1)
MINE = "---\ntype: page\ntitle: Where I come from\n---\nFrom a small village with [a well](https://well.example).\n"


def read(tmp_path, text=MINE, **more):
    files = {"ann/pages/roots.md": text, **{f"ann/pages/{name}.md": it for name, it in more.items()}}
    reading = read_site(written(tmp_path, files))
    assert list(reading.problems) == []
    portfolio = reading.site.portfolios[0]
    return portfolio_pages(
        published(portfolio, reading.site.frameworks, "public", DAY), reading.site.frameworks, root="ann/"
    )


@pytest.fixture
def made(tmp_path):
    return read(tmp_path)


def page_at(pages, address):
    return next((page for page in pages.pages if page.address == address), None)


def test_it_has_an_address_and_stands_in_the_menu_below_about_me(made):
    page = page_at(made, "ann/pages/roots/")
    assert "small village" in page.text
    assert page.data["place"] == "home"
    for each in (page, page_at(made, "ann/")):
        assert [it["url"] for it in each.data["about"]] == ["ann/", "ann/pages/roots/"]


def test_it_is_found_and_printed(made):
    entries = json.loads(dict(made.texts)["ann/search.json"])
    assert any(address == "pages/roots/" and "village" in text for address, _, text in entries)
    printed = page_at(made, "ann/print/").data["printed"]["first"]
    assert any("small village" in str(it["html"]) for section in printed for it in section["documents"])


def test_it_is_seen_by_those_it_was_chosen_for_only(tmp_path):
    pages = read(tmp_path, MINE.replace("title:", "visibility: private\ntitle:"))
    assert page_at(pages, "ann/pages/roots/") is None
    assert page_at(pages, "ann/").data["about"] == []
    assert "village" not in repr(pages)


def test_it_can_be_there_in_another_language(tmp_path):
    dutch = "---\ntype: translation\ntitle: Waar ik vandaan kom\n---\nUit een klein dorp.\n"
    pages = read(tmp_path, **{"roots.nl": dutch})
    assert "klein dorp" in page_at(pages, "ann/pages/roots/nl/").text


def test_its_prose_goes_through_the_same_fences(tmp_path):
    text = MINE + "\n<script>alert(1)</script>\n"
    reading = read_site(written(tmp_path, {"ann/pages/roots.md": text}))
    assert [found.code for found in reading.problems] == ["raw-html"]


def test_without_one_there_is_no_row_for_it(tmp_path):
    portfolio, site = ann(tmp_path)
    pages = portfolio_pages(
        published(portfolio, site.frameworks, "public", DAY), site.frameworks, root="ann/"
    )
    assert page_at(pages, "ann/").data["about"] == []
