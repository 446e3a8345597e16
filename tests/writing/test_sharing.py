"""A portfolio as others show it: feed, picture for a link, before and after."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.reading.read import read_site
from generator.writing.feed import atom
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import ann
from tests.publications import publication

ROOT = Path(__file__).resolve().parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
DAY = datetime.date(2026, 11, 23)
WITH_PAGES = {"experience", "evidence", "assessment", "question", "dialogue", "validation", "goal"}


@cache
def site():
    return publication(read_site(ROOT / "portfolios").site, "public", DAY).site


def portfolio(name):
    return next(each for each in site().portfolios if each.slug == name)


@cache
def pages(name):
    return portfolio_pages(portfolio(name), site().frameworks, root=f"{name}/")


def test_the_feed_has_the_newest_documents_first():
    feed = ET.fromstring(atom(pages("amina").feed, "https://a.example/"))  # noqa: S314  # our own
    entries = feed.findall(f"{ATOM}entry")
    moments = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert len(entries) == 20
    assert moments == sorted(moments, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == moments[0]
    ids = {entry.findtext(f"{ATOM}id") for entry in entries}
    assert len(ids) == 20
    assert all(name.startswith("https://a.example/amina/") for name in ids)


def test_the_feed_leads_to_pages_that_are_there():
    addresses = {page.address for page in pages("amina").pages}
    assert {entry.address for entry in pages("amina").feed.entries} <= addresses


def test_a_title_in_a_feed_is_text(tmp_path):
    written, found = ann(
        tmp_path, evidence__a='type: evidence\ntitle: "<title><script>&x"\nmedia: product\ndate: 2025'
    )
    text = atom(portfolio_pages(written, found.frameworks, root="").feed, "https://a.example/")
    assert "<script" not in text
    entry = ET.fromstring(text).find(f"{ATOM}entry")  # noqa: S314  # our own
    assert entry.findtext(f"{ATOM}title") == "<title><script>&x"


def test_without_a_dated_document_there_is_no_feed(tmp_path):
    written, found = ann(tmp_path)
    assert portfolio_pages(written, found.frameworks, root="").feed is None


@pytest.mark.parametrize("kind", sorted(WITH_PAGES))
def test_before_and_after_lead_past_every_document_of_a_kind(kind):
    documents = {
        page.address: page.data
        for page in pages("amina").pages
        if page.template == "portfolio/document.html" and page.data["document"]["kind"] == kind
    }
    (address,) = [address for address, data in documents.items() if not data["before"]]
    seen = [address]
    while after := documents[address]["after"]:
        assert documents[after["url"]]["before"]["url"] == address
        address = after["url"]
        seen.append(address)
    assert sorted(seen) == sorted(documents)
