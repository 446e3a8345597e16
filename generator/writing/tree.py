"""Prose that is safe to publish as a tree of plain data, in which nothing is markup: for papers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, TypeAlias

Node: TypeAlias = "str | dict[str, Any]"

_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
_BLANK = re.compile(r"[ \t\r\n\f]+")
_STRONG, _EMPH = frozenset({"strong", "b"}), frozenset({"em", "i", "cite", "dfn"})
_DEEPEST = 12
"""Elements within each other; what is deeper stands where this ends. Typst sets no more within each other."""


@dataclass
class _Element:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    of: list[_Element | str] = field(default_factory=list)


class _Parsed(HTMLParser):
    """What nh3 wrote, which has closed whatever opens."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Element("")]
        self._deeper = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.open[-1].of.append(element)
        elif len(self.open) > _DEEPEST:
            self._deeper += 1
        else:
            self.open[-1].of.append(element)
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._deeper:
            self._deeper -= 1
        elif len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].of.append(data)


def tree_of(html: str) -> list[dict[str, Any]]:
    """Prose, as ``cleaned`` has it, as blocks: paragraphs, headings, lists, quotations, tables and rules."""
    parsed = _Parsed()
    parsed.feed(html)
    parsed.close()
    return list(_blocks(parsed.open[0]))


def text_of(nodes: list[Any]) -> str:
    """What the nodes of a tree say, without how it is said."""
    return "".join(_said(nodes)).strip()


def first_paragraph(blocks: list[dict[str, Any]]) -> str:
    """What the first paragraph says."""
    return next((text_of(it["of"]) for it in blocks if it["kind"] == "paragraph"), "")


def texts_of(value: Any) -> Iterator[str]:
    """Every text in plain data; what stands within one paragraph is one text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        if value.get("kind") in {"paragraph", "heading", "cell"}:
            yield text_of(value["of"])
            yield from (it["address"] for it in _links(value["of"]))
        else:
            for entry in value.values():
                yield from texts_of(entry)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from texts_of(entry)


def shortened(blocks: list[dict[str, Any]], most: int) -> tuple[list[dict[str, Any]], bool]:
    """The first blocks, as many as say no more than ``most`` signs, and whether there are others."""
    kept: list[dict[str, Any]] = []
    for block in blocks:
        most -= sum(map(len, texts_of(block)))
        if most < 0:
            return kept, True
        kept.append(block)
    return kept, False


def _links(nodes: list[Any]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        if isinstance(node, dict):
            if node["kind"] == "link":
                yield node
            yield from _links(node.get("of", []))


def _said(nodes: list[Any]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node["kind"] == "break":
            yield " "
        else:
            yield node.get("text", "")
            yield from _said(node.get("of", []))


# Blocks -------------------------------------------------------------------------------------------


def _blocks(element: _Element) -> Iterator[dict[str, Any]]:
    """What is in an element as blocks: words that stand between blocks are a paragraph."""
    loose: list[Node] = []
    for each in element.of:
        made = _BLOCKS.get(each.name) if isinstance(each, _Element) else None
        if made is None:
            loose += _inline([each])
            continue
        yield from _paragraph(loose)
        loose = []
        assert isinstance(each, _Element)
        yield from made(each)
    yield from _paragraph(loose)


def _paragraph(nodes: list[Node]) -> Iterator[dict[str, Any]]:
    if text_of(nodes):
        yield {"kind": "paragraph", "of": nodes}


def _one_paragraph(element: _Element) -> Iterator[dict[str, Any]]:
    yield from _paragraph(_inline(element.of))


def _strong_paragraph(element: _Element) -> Iterator[dict[str, Any]]:
    yield from _paragraph([{"kind": "strong", "of": _inline(element.of)}])


def _heading(element: _Element) -> Iterator[dict[str, Any]]:
    nodes = _inline(element.of)
    if text_of(nodes):
        yield {"kind": "heading", "level": int(element.name[1]), "of": nodes}


def _list(element: _Element) -> Iterator[dict[str, Any]]:
    items = [list(_blocks(it)) for it in element.of if isinstance(it, _Element) and it.name == "li"]
    if items := [it for it in items if it]:
        yield {"kind": "numbers" if element.name == "ol" else "list", "of": items}


def _quotation(element: _Element) -> Iterator[dict[str, Any]]:
    if blocks := list(_blocks(element)):
        yield {"kind": "quotation", "of": blocks}


def _pre(element: _Element) -> Iterator[dict[str, Any]]:
    lines = "".join(_letters(element)).strip("\n").splitlines()
    nodes: list[Node] = []
    for line in lines:
        nodes += [{"kind": "code", "text": line}, {"kind": "break"}]
    yield from _paragraph(nodes[:-1])


def _letters(element: _Element) -> Iterator[str]:
    """All that stands in an element, each blank as it is."""
    for each in element.of:
        yield from [each] if isinstance(each, str) else _letters(each)


def _rule(_: _Element) -> Iterator[dict[str, Any]]:
    yield {"kind": "rule"}


def _table(element: _Element) -> Iterator[dict[str, Any]]:
    """A head and rows of its length; without a head no table, but a line for each row."""
    rows = [_row(row) for row in _found(element, "tr")]
    columns = max(map(len, rows), default=0)
    if not columns:
        return
    full = [row + [{"kind": "cell", "of": []}] * (columns - len(row)) for row in rows]
    if len(full) > 1 and any(_found(element, "thead")):
        yield {"kind": "table", "columns": columns, "head": full[0], "rows": full[1:]}
        return
    for row in rows:
        yield from _paragraph([node for cell in row for node in (*cell["of"], " ")])


def _row(row: _Element) -> list[dict[str, Any]]:
    cells = (it for it in row.of if isinstance(it, _Element) and it.name in {"td", "th"})
    return [{"kind": "cell", "of": _inline(cell.of)} for cell in cells]


def _found(element: _Element, name: str) -> Iterator[_Element]:
    for each in element.of:
        if isinstance(each, _Element):
            if each.name == name:
                yield each
            else:
                yield from _found(each, name)


_BLOCKS: dict[str, Callable[[_Element], Iterator[dict[str, Any]]]] = {
    "p": _one_paragraph,
    "pre": _pre,
    "summary": _strong_paragraph,
    "dt": _strong_paragraph,
    "figcaption": _one_paragraph,
    "blockquote": _quotation,
    "hr": _rule,
    "table": _table,
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("div", "section", "details", "dl", "dd", "figure"), _blocks),
}


# Words --------------------------------------------------------------------------------------------


def _inline(content: list[_Element | str]) -> list[Node]:
    nodes: list[Node] = []
    for each in content:
        if isinstance(each, str):
            nodes.append(_BLANK.sub(" ", each))
        elif each.name == "br":
            nodes.append({"kind": "break"})
        elif each.name == "img":
            nodes.append(each.attributes.get("alt", ""))
        elif each.name not in _VOID:
            nodes.append({**_marked(each), "of": _inline(each.of)})
    return nodes


def _marked(element: _Element) -> dict[str, Any]:
    if element.name == "a":
        return {"kind": "link", "address": element.attributes.get("href", "")}
    if element.name in _STRONG:
        return {"kind": "strong"}
    return {"kind": "emph" if element.name in _EMPH else "plain"}
