"""A browser without a script, as far as forms go: what it sends of a page that somebody filled in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser
from werkzeug.test import Client

from generator.reading.read import shelf_of
from generator.serving.editor import Editor
from generator.serving.lock import Keys
from generator.serving.run import guarded
from generator.serving.workplace import Workplace

BASE = "http://127.0.0.1:8001"
DAY = datetime.date(2026, 11, 30)


def workplace(docs: Path, language: str = "nl") -> Workplace:
    """A docs folder to write in, where nobody is told to wait for a file."""
    place = Workplace(docs, docs.parent, "Proef", language, "public", DAY, shelf_of(docs))
    place.readying.moment = 60
    return place


@dataclass
class Browser:
    """Somebody who has opened the editor with its key."""

    client: Client
    keys: Keys

    @classmethod
    def at(cls, docs: Path, language: str = "nl") -> Browser:
        return cls.of(workplace(docs, language))

    @classmethod
    def of(cls, place: Workplace) -> Browser:
        keys = Keys()
        browser = cls(Client(guarded(Editor(place, keys), keys)), keys)
        assert browser.get(f"/?key={keys.address}").status_code == 303
        return browser

    def get(self, path, **headers):
        return self.client.get(path, base_url=BASE, headers=headers)

    def send(self, path, values, **headers):
        told = {"Origin": BASE, "Sec-Fetch-Site": "same-origin", **headers}
        data = {}
        for name, value in values:
            data.setdefault(name, []).append(value)
        kind = "multipart/form-data"
        return self.client.post(path, base_url=BASE, headers=told, data=data, content_type=kind)

    def filled(self, path, changes=None, press=()):
        """A form that is opened, changed by the names of its fields, and sent."""
        page = self.get(path)
        assert page.status_code == 200, (path, page.status_code)
        return self.send(path.partition("?")[0], [*sent_by(page.text, changes or {}), *press])


def sent_by(html, changes):
    """Names and values of a form, in the order in which a browser sends them."""
    form = LexborHTMLParser(html).css_first("form")
    for box in form.css("input, select, textarea"):
        name, kind = box.attributes.get("name"), box.attributes.get("type", "text")
        if not name or kind == "file" or _is_template(box):
            continue
        if kind == "checkbox":
            if (
                "checked" in box.attributes
                if name not in changes
                else box.attributes["value"] in changes[name]
            ):
                yield name, box.attributes["value"]
        elif name in changes and kind != "hidden":
            yield name, changes[name]
        else:
            yield name, value_of(box)


def value_of(box):
    if box.tag == "textarea":
        return box.text(deep=True).replace("\n", "\r\n")
    if box.tag == "select":
        chosen = [each for each in box.css("option") if "selected" in each.attributes]
        return (chosen[0] if chosen else box.css_first("option")).attributes.get("value") or ""
    return box.attributes.get("value") or ""


def _is_template(node):
    while node := node.parent:
        if node.tag == "template":
            return True
    return False
