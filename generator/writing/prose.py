"""An author's Markdown as HTML that is safe to publish.

comrak leaves raw HTML and dangerous addresses out; nh3 then lets through only what is listed
here. Two fences, because a fault in one must not be enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import comrak
import nh3

from generator.markdown import extensions

_TAGS = {
    *(
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "input",
    ),
    *("li", "ol", "p", "pre", "section", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href", "id", "class", "title", "aria-label"},
    "code": {"class"},
    "div": {"class"},
    "img": {"src", "alt", "title", "loading", "width", "height"},
    "input": {"type", "checked", "disabled", "aria-label"},
    "li": {"id"},
    "ol": {"start"},
    "p": {"class"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class"},
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
_ALIGN = re.compile(r'<(t[dh]) align="(left|right|center)">')
_HEADING = re.compile(r"<(/?)h([1-6])>")
_PICTURE = re.compile(r'<img src="((?:[^"/]*+/)*+)([^"/]*+)"')
_OUTSIDE = re.compile(r'<a href="(?=https?://)')


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value an attribute may keep, or None to drop it."""
    match name:
        case "class":
            kept = [word for word in value.split() if _CLASS.match(word)]
            return " ".join(kept) or None
        case "id":
            return value if _ID.match(value) else None
        case "href":
            return value if _HREF.match(value) else None
        case "src":
            return value if _SRC.match(value) else None
        case "type":
            return value if value == "checkbox" and tag == "input" else None
        case _:
            return value


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
    options = extensions()
    options.link_url_rewriter = link
    options.image_url_rewriter = picture
    html = comrak.render_markdown(prose, options)
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
        return f"<{names[-1]}>"

    return _HEADING.sub(tag, html)  # nh3 has closed whatever opens


def _sized(match: re.Match[str], sizes: Mapping[str, tuple[int, int]]) -> str:
    """A picture that says how much room it needs, so that the page stands still while it loads."""
    width, height = sizes.get(match[2], (0, 0))
    size = f' width="{width}" height="{height}"' if width else ""
    return f'<img loading="lazy"{size} src="{match[1]}{match[2]}"'
