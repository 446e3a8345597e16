"""An author's Markdown as HTML that is safe to publish.

Of comrak nothing an author wrote as HTML comes through, nor dangerous addresses; what of it means something
is written anew. nh3 then lets through only what is listed here. Two fences, because a fault in one must not
be enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import nh3

from generator.markdown import pieces
from generator.writing.tags import Writer

_BLOCKS = (
    *(
        "blockquote",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
    ),
    *("h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
    *("thead", "tr", "ul"),
)
_WORDS = (
    *("a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "img", "input", "ins", "kbd"),
    *(
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "var",
        "wbr",
    ),
)
_TAGS = {*_BLOCKS, *_WORDS}
_ALIGNED = ("caption", "div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "p", "tr")
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"dir", "lang"},
    "a": {"href", "id", "class", "title", "aria-label"},
    "abbr": {"title"},
    "code": {"class"},
    "details": {"open"},
    "img": {"src", "alt", "title", "loading", "width", "height"},
    "input": {"type", "checked", "disabled", "aria-label"},
    "li": {"id"},
    "ol": {"start"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"class", "colspan", "rowspan"},
    "th": {"class", "colspan", "rowspan"},
    **{name: {"class"} for name in _ALIGNED},
}
_CLASS = re.compile(
    r"(?:markdown-alert(?:-title|-note|-tip|-important|-warning|-caution)?|footnotes|footnote-ref"
    r"|footnote-backref|align-(?:left|right|center)|language-[a-z0-9+#-]{1,20})\Z"
)
_ID = re.compile(r"fn(?:ref)?-[A-Za-z0-9_-]{1,60}\Z")
_HREF = re.compile(
    r"(?:https?://[^\s\\<>\"@/?#]+(?:[/?#][^\s\\<>\"]*)?|mailto:[^\s\\<>\"?]+|#[\w-]+|(?!//)[\w./%~#-]+)\Z"
)
_SRC = re.compile(r"(?!//)[\w./%~-]+\.(?:png|jpe?g|gif|webp)\Z", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9-]{1,32}\Z")
_FORMS = {
    "id": _ID,
    "href": _HREF,
    "src": _SRC,
    "type": re.compile(r"checkbox\Z"),
    "open": re.compile(r"\Z"),
    **dict.fromkeys(("dir", "lang", "colspan", "rowspan"), _WORD),
}
"""What the values of attributes look like; those of the others are words for readers."""
_ALIGN = re.compile(r'<(t[dh]) align="(left|right|center)">')
_HEADING = re.compile(r"<(/?)h([1-6])((?: [a-z]++=\"[^\"]*+\")*+)>")
_PICTURE = re.compile(r'<img src="((?:[^"/]*+/)*+)([^"/]*+)"([^<>]*+)>')
_NO_PICTURE = re.compile(r'<img src="" alt="([^"]*+)"[^<>]*+>')
_SIZE = re.compile(r' (width|height)="([0-9]{1,4})(px|%)?"')
_WIDTH_OF_TEXT = 736
"""Pixels of a line of text, of which an author may want some percents for a picture."""
_OUTSIDE = re.compile(r'<a href="(?=https?://)')


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value an attribute may keep, or None to drop it."""
    if name == "class":
        return " ".join(word for word in value.split() if _CLASS.match(word)) or None
    if name == "type" and tag != "input":
        return None
    form = _FORMS.get(name)
    return value if form is None or form.match(value) else None


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        clean_content_tags={"script", "style", "template", "noscript", "iframe", "svg", "math", "title"},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )


def rendered(
    prose: str,
    link: Callable[[str], str],
    picture: Callable[[str], str],
    sizes: Mapping[str, tuple[int, int]] = MappingProxyType({}),
    below: int = 1,
) -> str:
    """Prose as HTML, its headings below one of the level ``below``; the rest as ``cleaned`` has it."""
    return outlined(cleaned(prose, link, picture, sizes), below)


def cleaned(
    prose: str,
    link: Callable[[str], str],
    picture: Callable[[str], str],
    sizes: Mapping[str, tuple[int, int]] = MappingProxyType({}),
) -> str:
    """Prose as HTML, its headings as the author has them.

    ``link`` and ``picture`` turn an author's address into the site's, or into ``""``; ``sizes`` are width
    and height of pictures in pixels, by their names on the site.
    """
    if not prose.strip():
        return ""
    writer = Writer(link, picture)
    made = pieces(prose, link, picture)
    html = "".join(writer.written(piece) if is_authors else piece for piece, is_authors in made)
    html = _NO_PICTURE.sub(r"\1", html)
    html = _ALIGN.sub(r'<\1 class="align-\2">', html)
    html = html.replace("<th></th>", "<td></td>")
    html = _cleaner().clean(html)
    html = _PICTURE.sub(lambda match: _sized(match, sizes), html)
    return _OUTSIDE.sub('<a rel="noopener nofollow ugc" href="', html)


def outlined(html: str, below: int) -> str:
    """Headings as an outline without holes, whatever levels an author took (WCAG 1.3.1, HTML 4.3.11).

    ``below`` is the level of the heading that all of it belongs to.
    """
    open_levels: list[int] = []
    names: list[str] = []

    def tag(match: re.Match[str]) -> str:
        if match[1]:
            return f"</{names.pop()}>"
        while open_levels and open_levels[-1] >= int(match[2]):
            open_levels.pop()
        open_levels.append(int(match[2]))
        names.append(f"h{min(below + len(open_levels), 6)}")
        return f"<{names[-1]}{match[3]}>"

    return _HEADING.sub(tag, html)  # nh3 has closed whatever opens


def _sized(match: re.Match[str], sizes: Mapping[str, tuple[int, int]]) -> str:
    """A picture that says how much room it needs, so that the page stands still while it loads."""
    width, height = _wanted(match[3], *sizes.get(match[2], (0, 0)))
    size = f' width="{width}" height="{height}"' if width else ""
    return f'<img loading="lazy"{size} src="{match[1]}{match[2]}"{_SIZE.sub("", match[3])}>'


def _wanted(attributes: str, width: int, height: int) -> tuple[int, int]:
    """The size an author wants for a picture, in its own proportions and not larger than it is."""
    wanted = {
        name: int(number) * (_WIDTH_OF_TEXT / 100 if unit == "%" else 1)
        for name, number, unit in _SIZE.findall(attributes)
    }
    if not (width and height and any(wanted.values())):
        return width, height
    share = wanted["width"] / width if wanted.get("width") else wanted["height"] / height
    return max(1, round(width * min(share, 1))), max(1, round(height * min(share, 1)))
