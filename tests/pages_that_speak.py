"""What no public page may have: places that say nothing, who and when told twice, lists of what is not there.

Three rules over the HTML of one page, each giving what breaks it. What authors write themselves, such as a
table in their prose, is theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from babel.messages.pofile import read_po

from generator.places import TRANSLATIONS

_VOID = set(re.findall(r"\w+", "area base br col embed hr img input link meta source track wbr"))
_HEADS = set(re.findall(r"\w+", "caption dt summary th h1 h2 h3 h4 h5 h6"))
_PLACES = _HEADS | set(re.findall(r"\w+", "td dd li p figcaption blockquote"))
_LISTS = {"ul", "ol", "dl", "table"}
_SEEN = set(re.findall(r"\w+", "img video audio canvas object picture iframe input select button"))
_NOTHING = re.compile(r"[\s0–—\-.…/]*|0 (?!–|uur|hours).*")
"""Signs that stand for nothing; or a number of things of which there are none."""
_DATE = re.compile(r"\b\d{1,2} [^\W\d]{3,} \d{4}\b")


@dataclass
class Node:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    above: Node | None = None

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    @property
    def text(self) -> str:
        """All that is read of it, on one line."""
        return " ".join("".join(self._texts(set())).split())

    def own_text(self, without: set[str]) -> str:
        """What is read of it apart from what stands in elements of some names."""
        return " ".join("".join(self._texts(without)).split())

    def _texts(self, without: set[str]) -> Iterator[str]:
        yield self.attributes.get("alt", "") or self.attributes.get("aria-label", "")
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.name not in without:
                yield from child._texts(without)

    def has(self, *classes: str) -> bool:
        return bool(set(classes) & set(self.attributes.get("class", "").split()))

    @property
    def is_somebody_elses(self) -> bool:
        """Whether an author wrote it: a table in prose has a region of its own."""
        return self.has("lk-wide") or (self.above is not None and self.above.is_somebody_elses)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Node("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs}, above=self.here)
        self.here.children.append(node)
        if tag not in _VOID:
            self.here = node

    def handle_endtag(self, tag: str) -> None:
        node: Node | None = self.here
        while node and node.name != tag:
            node = node.above
        if node and node.above:
            self.here = node.above

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def main_of(html: str) -> Node:
    """What a page is about; the whole of a text that has no such part."""
    tree = _Tree()
    tree.feed(html)
    return next((node for node in tree.root.walk() if node.name == "main"), tree.root)


def broken(html: str, language: str) -> list[str]:
    """All that breaks a rule on a page."""
    page = main_of(html)
    return [*says_nothing(page), *told_twice(page), *negative(page, language)]


# Places that say nothing ---------------------------------------------------------------------------


def says_nothing(page: Node) -> list[str]:
    """Cells, items and headings without anything, numbers of nothing, and what opens on nothing."""
    return [f"says nothing: {_shown(node)}" for node in page.walk() if _is_empty(node)]


def _is_empty(node: Node) -> bool:
    if node.is_somebody_elses:
        return False
    if node.name in _PLACES or node.has("lk-nothing"):
        return not _shows(node) and bool(_NOTHING.fullmatch(node.text))
    if node.name in _LISTS:
        return not any(child.name in {"li", "dd", "td"} for child in node.walk())
    if node.name == "details":
        return not _shows(node) and not node.own_text({"summary"})
    return node.name == "section" and not _shows(node) and _heading_alone(node)


def _heading_alone(section: Node) -> bool:
    heading = next((node for node in section.walk() if node.name in _HEADS), None)
    return heading is not None and section.text == heading.text


def _shows(node: Node) -> bool:
    return any(it.name in _SEEN for it in node.walk())


# Who and when, twice -------------------------------------------------------------------------------


def told_twice(page: Node) -> list[str]:
    """Who confirmed something and when, in the same words in several places."""
    told = Counter(found for node in page.walk() if node.name in _PLACES for found in _who_and_when(node))
    return [f"told {times} times: {who}, {when}" for (who, when), times in told.items() if times > 1]


def _who_and_when(place: Node) -> Iterator[tuple[str, str]]:
    """A person or a role, and a date, that stand in the same place and in no smaller one."""
    inside = [node for node in place.walk() if _place_of(node) is place]
    when = [node.text for node in inside if node.name == "time"] or _DATE.findall(place.own_text(_PLACES))
    who = [node.text for node in inside if node.name == "bdi" or node.has("lk-role")]
    if who and when:
        yield who[0], when[0]


def _place_of(node: Node) -> Node | None:
    above = node.above
    while above is not None and above.name not in _PLACES:
        above = above.above
    return above


# Lists of what is not there ------------------------------------------------------------------------


def negative(page: Node, language: str) -> list[str]:
    """Lists below a heading of ours that says what somebody does not have, and items that say so."""
    phrases = negative_phrases(language)
    found = []
    for node in page.walk():
        if node.is_somebody_elses:
            continue
        text = node.text.strip(" .:").lower()
        heads_a_list = node.name in _HEADS and _heads_a_list(node)
        is_item = node.name in {"li", "td", "dd"} or node.has("lk-nothing", "lk-standing")
        if text in phrases and (heads_a_list or is_item):
            found.append(f"negative: {_shown(node)}")
    return found


def _heads_a_list(head: Node) -> bool:
    if head.name in {"dt", "caption", "th", "summary"}:
        return True
    inside = head.above.walk() if head.above else iter(())
    return any(node.name in _LISTS or node.has("lk-chips") for node in inside)


_NEGATION = {
    "en": re.compile(r"\b(no|not|none|nothing|nobody|without|never)\b", re.IGNORECASE),
    "nl": re.compile(r"\b(geen|niet|niets|niemand|zonder|nooit)\b", re.IGNORECASE),
}
_FAIR = frozenset(
    {
        "not asked, and seen",
        "not yet",
        "entered in the portfolio, not checked",
        "sent by e-mail, not confirmed by the school",
    }
)
"""What was seen though nobody asked, how a validation as a whole came out, and how sure a judgement is."""


@cache
def negative_phrases(language: str) -> frozenset[str]:
    """Everything our own pages could say that denies something, as a page says it."""
    found = set()
    for entry in read_po((TRANSLATIONS / "nl/pages.po").open("rb")):
        for text in _texts(entry.id) if language == "en" else _texts(entry.string):
            if _NEGATION[language].search(text) and _texts(entry.id)[0] not in _FAIR:
                found.add(text.strip(" .:").lower())
    return frozenset(found)


def _texts(said: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


def _shown(node: Node) -> str:
    names = ".".join((node.name, *node.attributes.get("class", "").split()))
    return f"<{names}> {node.text[:60]!r} in {node.above.text[:80] if node.above else ''!r}"
