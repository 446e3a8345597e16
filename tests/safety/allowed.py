"""What prose may be on a page, said a second time and otherwise than the generator says it.

The generator has patterns for nh3; here the finished HTML is parsed as a browser parses it and
every node is judged. Nothing is imported from the generator, so that a mistake there is seen here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

Tree = tuple[object, ...]

_TEXT = {"blockquote", "br", "code", "del", "div", "em", "hr", "p", "pre", "section", "strong", "sup"}
_TEXT |= {"abbr", "b", "bdi", "cite", "dfn", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp"}
_TEXT |= {"details", "figcaption", "figure", "small", "span", "sub", "summary", "u", "var", "wbr"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_LISTS = {"li", "ol", "ul", "table", "tbody", "td", "th", "thead", "tr"}
_LISTS |= {"caption", "dd", "dl", "dt", "tfoot"}
PLAIN = _TEXT | _HEADINGS | _LISTS
"""Elements that cannot do anything; a, img and input are judged by their attributes."""

TAGS = PLAIN | {"a", "img", "input"}

_KINDS = ("", "-title", "-note", "-tip", "-important", "-warning", "-caution")
_CLASSES = {f"markdown-alert{kind}" for kind in _KINDS} | {
    f"align-{to}" for to in ("left", "center", "right")
}
_CLASSES |= {"footnotes", "footnote-ref", "footnote-backref"}
_PICTURES = ("png", "jpg", "jpeg", "gif", "webp")
_INVISIBLE = {chr(code) for code in (*range(0x21), 0x7F, 0xA0, 0xAD, 0x2028, 0x2029)}


def strays(html: str) -> list[str]:
    """Every node and attribute of a piece of a page that may not be there, as text for a reader."""
    page = LexborHTMLParser(f"<!DOCTYPE html><html><head></head><body><main>{html}</main></body></html>")
    main = page.css_first("body > main")
    if main is None or _elements(page.body) != [main] or _elements(page.head) or main.next is not None:
        return ["something stands outside the place it was put in"]
    return [stray for node in main.traverse() if node != main for stray in _strays_of(node)]


def tree(html: str) -> Tree:
    """The parsed form of a piece of a page, to compare two of them; ``rel`` is left out."""
    return _tree(LexborHTMLParser(f"<!DOCTYPE html><body>{html}</body>").body)


def _tree(node: LexborNode) -> Tree:
    attributes = tuple(sorted((name, value) for name, value in node.attributes.items() if name != "rel"))
    below = (_text(child) or _tree(child) for child in node.iter(include_text=True))
    return (node.tag, attributes, *below)


def _text(node: LexborNode) -> str | None:
    return node.text(deep=False) if node.tag == "-text" else None


def _elements(node: LexborNode) -> list[LexborNode]:
    return list(node.iter())


def _strays_of(node: LexborNode) -> Iterator[str]:
    if node.tag not in TAGS:
        yield f"<{node.tag}>"
        return
    for name, value in node.attributes.items():
        judge = _ATTRIBUTES.get((node.tag, name)) or _ATTRIBUTES.get(("*", name))
        if judge is None or not judge(node, value or ""):
            yield f"<{node.tag} {name}={value!r}>"
    if node.tag == "a" and _leaves(node) and node.attributes.get("rel") != "noopener nofollow ugc":
        yield f"<a href={node.attributes['href']!r}> without rel"
    if node.tag == "input" and not {"type", "disabled"} <= set(node.attributes):
        yield "<input> that takes input"


def _leaves(link: LexborNode) -> bool:
    return (link.attributes.get("href") or "").lower().startswith("http")


def _class(node: LexborNode, value: str) -> bool:
    """Only what Markdown makes, so that nobody can wear the marks of a validation."""
    names = set(value.split())
    return names <= _CLASSES or (node.tag == "code" and all(name.startswith("language-") for name in names))


def _id(_: LexborNode, value: str) -> bool:
    return value.startswith(("fn-", "fnref-")) and not set(value) & {*" \"'<>&", *_INVISIBLE}


def _heading(_: LexborNode, value: str) -> bool:
    """None of those of the templates."""
    return not value.startswith("lk-") and not set(value) & {*" \"'<>&", *_INVISIBLE}


def _href(_: LexborNode, value: str) -> bool:
    """An address of the site itself, http, https or mailto, however a browser may read it."""
    if set(value) & _INVISIBLE or "\\" in value or value.startswith("//"):
        return False
    scheme = _scheme(value)
    if scheme in {"http", "https"}:
        host, _, _ = value.partition("://")[2].partition("/")
        return bool(urlsplit(value).hostname) and "@" not in host
    return scheme in {"", "mailto"}


def _scheme(value: str) -> str:
    """What stands before the first colon, when it comes before any ``/``, ``?`` or ``#``."""
    before, colon, _ = value.partition(":")
    return before.lower() if colon and not set(before) & set("/?#") else ""


def _src(_: LexborNode, value: str) -> bool:
    """A picture of the site itself."""
    local = not value.startswith("//") and not set(value) & {*':\\?#"', *_INVISIBLE}
    return local and value.lower().rpartition(".")[2] in _PICTURES


def _anything(_: LexborNode, __: str) -> bool:
    return True


def _one_of(*values: str) -> Callable[[LexborNode, str], bool]:
    return lambda _, value: value in values


def _number(_: LexborNode, value: str) -> bool:
    return value.isdecimal()


def _language(_: LexborNode, value: str) -> bool:
    return value.replace("-", "").isalnum() and value.isascii()


_ATTRIBUTES: dict[tuple[str, str], Callable[[LexborNode, str], bool]] = {
    ("*", "class"): _class,
    ("a", "href"): _href,
    ("a", "id"): _id,
    ("li", "id"): _id,
    **{(heading, "id"): _heading for heading in _HEADINGS},
    ("a", "rel"): _one_of("noopener nofollow ugc"),
    ("a", "aria-label"): _anything,
    ("a", "title"): _anything,
    ("img", "title"): _anything,
    ("img", "src"): _src,
    ("img", "alt"): _anything,
    ("img", "loading"): _one_of("lazy"),
    ("img", "width"): _number,
    ("img", "height"): _number,
    ("input", "type"): _one_of("checkbox"),
    ("input", "checked"): _one_of(""),
    ("input", "disabled"): _one_of(""),
    ("ol", "start"): _number,
    ("*", "dir"): _one_of("ltr", "rtl", "auto"),
    ("*", "lang"): _language,
    ("abbr", "title"): _anything,
    ("details", "open"): _one_of(""),
    ("td", "colspan"): _number,
    ("td", "rowspan"): _number,
    ("th", "colspan"): _number,
    ("th", "rowspan"): _number,
}
"""Who judges an attribute of an element, or of any. What is not here is not allowed."""


# Whole pages ---------------------------------------------------------------------------------


def runs(page: str, known: frozenset[str]) -> list[str]:
    """Whatever in a whole page could run a script or ask another host. ``known``: the theme's scripts."""
    nodes = LexborHTMLParser(page).root.traverse()
    return [found for node in nodes if node.tag != "script" for found in _active(node)] + [
        f"<script>: {script[:80]!r}" for script in scripts(page) if script not in known
    ]


def scripts(page: str) -> list[str]:
    """Each script of a page: its text, or its address as seen from the site's root; data do not run."""
    nodes = [node for node in LexborHTMLParser(page).css("script") if not _is_data(node)]
    return [_UP.sub("", node.attributes.get("src") or "", count=1) or node.text() for node in nodes]


_UP = re.compile(r"(?:\.{1,2}/)*")


def _is_data(node: LexborNode) -> bool:
    kinds = {"application/json", "application/ld+json"}
    return node.attributes.get("type") in kinds and "src" not in node.attributes


_ACTIVE = {"applet", "base", "embed", "frame", "frameset", "iframe", "marquee", "math", "object", "portal"}
_LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href", "srcdoc"}


def _active(node: LexborNode) -> Iterator[str]:
    if node.tag in _ACTIVE or (node.tag == "meta" and node.attributes.get("http-equiv") == "refresh"):
        yield f"<{node.tag}>"
    for name, value in node.attributes.items():
        if name.startswith("on") or name == "style":
            yield f"<{node.tag} {name}={value!r}>"
        if name in _LOADING and not _stays(value or ""):
            yield f"<{node.tag} {name}={value!r}>"
        if name == "href" and not (_href(node, value or "") or _stays(value or "")):
            yield f"<{node.tag} {name}={value!r}>"


def _stays(value: str) -> bool:
    """Whether an address is one of the site itself."""
    return not _scheme(value) and not value.startswith("//") and "\\" not in value
