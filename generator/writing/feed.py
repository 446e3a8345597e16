"""What is new in a portfolio as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.model import Date, Document, Portfolio
from generator.writing.addresses import Addresses

FEED = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_LATEST = 20


@dataclass(frozen=True)
class FeedEntry:
    """A document with a date: its page's address below the site's root, its title and kind."""

    address: str
    title: str
    kind: str
    date: Date


@dataclass(frozen=True)
class Feed:
    """The newest documents of a portfolio, newest first. ``address`` is the feed's own."""

    address: str
    home: str
    title: str
    author: str
    language: str
    entries: tuple[FeedEntry, ...]


def feed_of(portfolio: Portfolio, addresses: Addresses, title: str, terms: dict[str, str]) -> Feed | None:
    """The feed of a portfolio, or None while nothing in it has a date."""
    dated = [(date, document) for document in portfolio.documents() if (date := _date(document))]
    newest = sorted(dated, key=lambda pair: (pair[0].first, pair[1].source), reverse=True)[:_LATEST]
    entries = tuple(
        FeedEntry(addresses.document(document), document.title, terms[type(document).__name__.lower()], date)
        for date, document in newest
    )
    profile = portfolio.profile
    return (
        Feed(addresses.root + FEED, addresses.root, title, profile.name, profile.language, entries)
        if entries
        else None
    )


def _date(document: Document) -> Date | None:
    return getattr(document, "date", None)


def atom(feed: Feed, site: str) -> str:
    """The feed as XML. ``site`` is the absolute address of the site, ending in ``/``."""
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "id", text=site + feed.home)
    _add(root, "title", text=feed.title)
    _add(root, "updated", text=_moment(feed.entries[0].date))
    _add(root, "link", rel="self", href=site + feed.address)
    _add(root, "link", rel="alternate", href=site + feed.home)
    _add(_add(root, "author"), "name", text=feed.author)
    for entry in feed.entries:
        made = _add(root, "entry")
        _add(made, "id", text=site + entry.address)
        _add(made, "title", text=entry.title)
        _add(made, "updated", text=_moment(entry.date))
        _add(made, "link", rel="alternate", href=site + entry.address)
        _add(made, "category", term=entry.kind)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    made.text = text
    return made


def _moment(date: Date) -> str:
    """The first moment of a day, month or year (RFC 3339)."""
    return (
        datetime.datetime.combine(date.first, datetime.time(), datetime.UTC)
        .isoformat()
        .replace("+00:00", "Z")
    )
