"""The HTML that authors may write in their Markdown: which tags mean something, and which are refused.

What means what Markdown has, or what it lacks and every reader knows (underlined, a key, something to
unfold), is kept. What only draws a box is left out and its text stays. What could run, load, ask for
something or imitate the page is refused; what is no element of HTML at all is text, such as ``List<String>``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.signs import unescaped

Verdict = Literal["kept", "left out", "refused", "text"]

LONGEST = 2000
"""Signs of a tag; who writes a longer one writes something else."""

_NAME = r"[A-Za-z_:@][A-Za-z0-9_.:@-]{0,60}+"
_VALUE = r"""(?:[^\s"'=<>`]{1,2000}+|'[^'<>]{0,2000}+'|"[^"<>]{0,2000}+")"""
_ATTRIBUTE = re.compile(rf"({_NAME})(?:\s{{0,20}}+=\s{{0,20}}+({_VALUE}))?")
_TAG = re.compile(
    r"<(?P<closes>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,40}+)"
    rf"(?P<attributes>(?:(?:[\s/]{{1,200}}+|(?<=[\"'])){_ATTRIBUTE.pattern})*)[\s/]{{0,200}}+>"
)


def _set_of(names: str) -> frozenset[str]:
    return frozenset(names.split())


INLINE = _set_of(
    "abbr b bdi cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup u var"
)
BLOCKS = _set_of(
    "blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p pre summary table"
    " tbody td tfoot th thead tr ul"
)
VOID = frozenset({"br", "hr", "img", "wbr"})
KEPT = INLINE | BLOCKS | VOID | {"a"}
"""Elements that mean something and do nothing."""

_INSTEAD = {
    "acronym": "abbr",
    "big": "span",
    "center": "div",
    "font": "span",
    "strike": "s",
    "tt": "code",
}
"""Elements of old, and those that say the same."""

_BOXES = _set_of(
    "address article aside col colgroup data footer header hgroup main nav nobr picture section source time"
)
"""Elements that say where on a page something is, which is the page's to say, or that add nothing."""

_REFUSED = _set_of(
    "applet area audio base basefont bgsound blink body button canvas command content datalist dialog dir"
    " embed fencedframe fieldset form frame frameset head html iframe image input isindex keygen label"
    " layer legend link listing map marquee math menu menuitem meta meter multicol nextid noembed noframes"
    " noscript object optgroup option output param plaintext portal progress rb rtc script search select"
    " selectedcontent shadow slot spacer style svg template textarea title track video xmp"
)
"""What runs, loads, takes input, frames or hides: all the rest of HTML, and what it once had."""

_LOOKS = _set_of("background bgcolor color face size style")
"""Attributes that only change how something looks."""


@dataclass(frozen=True)
class Tag:
    """A tag by the name that is kept of it; of attributes that stand twice the first counts."""

    name: str
    closes: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_looks(self) -> bool:
        """Whether it says how something should look."""
        return not _LOOKS.isdisjoint(self.attributes)


def tag_of(piece: str) -> Tag | None:
    """The tag that a piece of HTML is; None if it is none, or too long."""
    found = _TAG.fullmatch(piece)
    if not found or len(piece) > LONGEST:
        return None
    attributes: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(found["attributes"]):
        attributes.setdefault(name.lower(), _said(value))
    name = found["name"].lower()
    if name == "center":
        attributes = {"align": "center"}
    breaks = name == "br"  # browsers take </br> for a line break, and many write it
    return Tag(_INSTEAD.get(name, name), bool(found["closes"]) and not breaks, attributes)


def _said(value: str) -> str:
    """What a value of an attribute says. A reference needs its end there, or ``?a=1&copy=2`` had one."""
    bare = value[1:-1] if value[:1] in {'"', "'"} else value
    return _ENTITY.sub(lambda found: unescaped(found[0]), bare)


_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,32};")


def verdict(tag: Tag) -> Verdict:
    """What is to become of a tag. One that would react to what a reader does is refused."""
    if tag.name in _REFUSED:
        return "refused"
    if tag.name not in KEPT | _BOXES:
        return "text"
    if any(name.startswith("on") for name in tag.attributes):
        return "refused"
    return "kept" if tag.name in KEPT else "left out"
