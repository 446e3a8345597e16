"""The HTML that authors wrote, as it is written into a page: by our hand, with the attributes that stay.

Nothing an author wrote as HTML is copied. What is opened is closed in order, and no deeper than a reader
could follow, so that unclosed tags cost little and reach over nothing but the text they are in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from generator.markdown import Tag, tag_of, verdict

_DEEPEST = 24
_VOID = frozenset({"br", "hr", "img", "wbr"})
_ALIGNED = frozenset({"caption", "div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "p", "td", "th", "tr"})
_CLOSED_BY_THE_NEXT = {
    "p": frozenset({"p"}),
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
}
"""Elements that many leave open: what they close when they begin."""
_FORMS: dict[str, dict[str, re.Pattern[str]]] = {
    "*": {
        "dir": re.compile(r"(?:ltr|rtl|auto)\Z"),
        "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z"),
    },
    "abbr": {"title": re.compile(r"")},
    "a": {"title": re.compile(r"")},
    "details": {"open": re.compile(r"(?P<nothing>)")},
    "img": {
        "alt": re.compile(r""),
        "title": re.compile(r""),
        "width": re.compile(r"[0-9]{1,4}(?:px|%)?\Z"),
        "height": re.compile(r"[0-9]{1,4}(?:px)?\Z"),
    },
    "ol": {"start": re.compile(r"[0-9]{1,9}\Z")},
    "td": {name: re.compile(r"[1-9][0-9]?\Z") for name in ("colspan", "rowspan")},
    "th": {name: re.compile(r"[1-9][0-9]?\Z") for name in ("colspan", "rowspan")},
}
"""The attributes that stay, and the form of their values."""


@dataclass
class Writer:
    """Writes the pieces of one text. ``link`` and ``picture`` turn an author's address into the site's."""

    link: Callable[[str], str]
    picture: Callable[[str], str]
    open: list[str] = field(default_factory=list)

    def written(self, piece: str) -> str:
        """A comment as nothing, a tag as it is kept, and everything else as the text it is."""
        if piece.startswith("<!--") and piece.endswith("-->"):
            return ""
        tag = tag_of(piece)
        match verdict(tag) if tag else "text":
            case "kept" if tag:
                return self._closing(tag.name) if tag.closes else self._opening(tag)
            case "left out":
                return ""
        return escape(piece)

    def _opening(self, tag: Tag) -> str:
        if tag.name in _VOID:
            return self._alone(tag)
        closed = "".join(self._closed_before(tag.name))
        if len(self.open) >= _DEEPEST or (tag.name == "a" and "href" not in tag.attributes):
            return closed
        self.open.append(tag.name)
        return f"{closed}<{tag.name}{''.join(self._attributes(tag))}>"

    def _alone(self, tag: Tag) -> str:
        if tag.name != "img":
            return f"<{tag.name}>"
        if source := self.picture(tag.attributes.get("src", "").strip()):
            return f'<img src="{_address(source)}"{"".join(self._attributes(tag))}>'
        return escape(tag.attributes.get("alt", ""))  # what a picture says that is not there

    def _closed_before(self, name: str) -> Iterator[str]:
        """What the author left open and another element closes as it begins."""
        closes = _CLOSED_BY_THE_NEXT.get(name, frozenset())
        while self.open and self.open[-1] in closes:
            yield f"</{self.open.pop()}>"

    def _closing(self, name: str) -> str:
        """An end with all that is open in it; nothing where there is no beginning."""
        closed: list[str] = []
        if name in self.open:
            while not closed or closed[-1] != f"</{name}>":
                closed.append(f"</{self.open.pop()}>")
        return "".join(closed)

    def _attributes(self, tag: Tag) -> Iterator[str]:
        if tag.name == "a":
            yield f' href="{_address(self.link(_harmless(tag.attributes["href"].strip())))}"'
        aligned = tag.attributes.get("align", "").lower()
        if tag.name in _ALIGNED and aligned in {"left", "right", "center"}:
            yield f' class="align-{aligned}"'
        for name, form in {**_FORMS["*"], **_FORMS.get(tag.name, {})}.items():
            value = "" if name == "open" else tag.attributes.get(name, "")
            if name in tag.attributes and form.match(value):
                yield f' {name}="{escape(value)}"'


def _harmless(address: str) -> str:
    """An address that opens a page or a message."""
    scheme = _SCHEME.match(address)
    return "" if scheme and scheme[0].lower() not in {"http:", "https:", "mailto:"} else address


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")


def _address(address: str) -> str:
    return escape(quote(address, safe="%/:?#[]@!$&'()*+,;=~"))
