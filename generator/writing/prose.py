"""An author's Markdown as HTML that is safe to publish.

Of comrak nothing an author wrote as HTML comes through, nor dangerous addresses; what of it means something
is written anew. nh3 then lets through only what is listed here. Two fences, because a fault in one must not
be enough.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from itertools import count
from types import MappingProxyType

import nh3
from markupsafe import escape

from generator.markdown import HEADING, anchor_meant, anchors, pieces
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
_ID = re.compile(r"fn(?:ref)?-[0-9-]{1,20}\Z")
_HREF = re.compile(
    r"\A(?:https?://[^\s\\<>\"@/?#]+(?:[/?#][^\s\\<>\"]*)?|mailto:[^\s\\<>\"?]+|#[\w.%-]+|(?!//)[\w./%~-]+(?:#[\w.%=&,:;+-]*)?)\Z"
)
_SRC = re.compile(r"\A(?!//)[\w./%~-]+\.(?:png|jpe?g|gif|webp)\Z", re.IGNORECASE)
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
_NOTE = re.compile(r'<li id="fn-([^"]*)"')
_NOTED = re.compile(r'<a href="#fn-([^"]*)" id="fnref-[^"]*"')
_NOTE_OR_BACK = re.compile(r'<li id="fn-[^"]*"|<a href="#fnref-[^"]*"(?= class="footnote-backref")')
_BACK = re.compile(r'( class="footnote-backref" aria-label=")Back to reference ([0-9-]+)(?=")')
_ALERT = re.compile(r'(<p class="markdown-alert-title">)(Note|Tip|Important|Warning|Caution)(?=</p>)')
_POINTING = re.compile(r'<(?:h[1-6]|li|a)(?: [a-z-]+="[^"]*+")+')
_HERE = re.compile(r' (?:id="|href="#)')
_BLOCK = re.compile(r"<(p|h[1-6]|li|ul|ol|blockquote|th|td|pre)(?=[ >])")
_FROM_RIGHT = re.compile(
    "[\u05be-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]|&#"
)
"""A letter of Hebrew, Arabic or another script with that direction, or what may be one."""
_TABLE = re.compile(r"<table>")
_OURS = re.compile(r"(?:lk-|fn(?:ref)?-)|(?:main|formal|non-formal|informal)\Z")
"""How the ids of templates and of footnotes begin, and those of templates that are whole words."""
_HEADING = re.compile(r"<(/?)h([1-6])((?: [a-z]++=\"[^\"]*+\")*)>")
_PICTURE = re.compile(r'<img src="((?:[^"/]*+/)*)([^"/]*+)"([^<>]*+)>')
_NO_PICTURE = re.compile(r'<img src="" alt="([^"]*+)"[^<>]*+>')
_SIZE = re.compile(r' (width|height)="([0-9]{1,4})(px|%)?"')
_WIDTH_OF_TEXT = 736
"""Pixels of a line of text, of which an author may want some percents for a picture."""
_NOWHERE = re.compile(r"<a>((?:[^<]++|<(?!/?a[ >]))*)</a>")
"""A link that leads nowhere: it is the text that it is, also for who searches it."""
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
    html = _ALIGN.sub(r'<\1 class="align-\2">', _numbered(html))
    html = html.replace("<th></th>", "<td></td>")
    html = _NOWHERE.sub(r"\1", _cleaner().clean(html))
    names = anchors(html)
    html = HEADING.sub(lambda it: f'<h{it[1]} id="{id_of(next(names))}"{it[0][3:]}', html)
    html = _PICTURE.sub(lambda match: _sized(match, sizes), html)
    return _OUTSIDE.sub('<a rel="noopener nofollow ugc" href="', html)


def id_of(anchor: str) -> str:
    """The id of a heading that is called so, which is none of a template's."""
    return f"text.{anchor}" if _OURS.match(anchor) else anchor


def heading_in(prose: str, fragment: str) -> str:
    """What an address ends in that leads to a heading of a prose; nothing where there is no such heading."""
    found = anchor_meant(prose, fragment) if fragment else ""
    return f"#{id_of(found)}" if found else ""


def leading_here(prose: str, address: str) -> str:
    """An address that leads to no document: to a heading of the prose it is in, or out of the site.

    To nobody's mailbox, for what the autolinks of GFM take for one may be the name of somebody elsewhere
    (``@me@social.example``), or no address that anybody else would see.
    """
    if address.lower().startswith("mailto:"):
        return ""
    return heading_in(prose, address[1:]) if address.startswith("#") else address


def within_site(address: str) -> str:
    """An address of the site itself, and nothing of another: no page asks another host for anything."""
    return "" if re.match(r"[A-Za-z][A-Za-z0-9+.-]*+:|//", address) else address


def placed(html: str, within: str) -> str:
    """Prose on a page where other prose is, too: its ids, and what leads to them, begin with ``within``."""

    def pointing(tag: re.Match[str]) -> str:
        return _HERE.sub(lambda here: f"{here[0]}{within}", tag[0])

    return _POINTING.sub(pointing, html) if within else html


def turned(html: str, prose: str) -> str:
    """Where words are read from the right, each block says that its own words tell its direction (UAX #9)."""
    return _BLOCK.sub(r'<\1 dir="auto"', html) if _FROM_RIGHT.search(prose) else html


def scrolling(html: str, label: str) -> str:
    """Tables each in a region that scrolls by itself, also by keyboard; ``label`` with ``{n}`` names it."""
    number = count(1)

    def region(_: re.Match[str]) -> str:
        name = escape(label.replace("{n}", str(next(number))))
        return f'<div class="lk-wide" role="region" tabindex="0" aria-label="{name}"><table>'

    return _TABLE.sub(region, html).replace("</table>", "</table></div>")


def in_words(html: str, gettext: Callable[[str], str]) -> str:
    """What comrak says in English, in the words of a page: whither a footnote leads, what an alert is."""
    _ = gettext
    back = str(escape(_("Back to reference {n}")))
    html = _BACK.sub(lambda it: f"{it[1]}{back.replace('{n}', it[2])}", html)
    if "markdown-alert-title" not in html:
        return html
    titles = {
        "Note": _("Note"),
        "Tip": _("Tip"),
        "Important": _("Important"),
        "Warning": _("Warning"),
        "Caution": _("Caution"),
    }
    return _ALERT.sub(lambda alert: f"{alert[1]}{escape(titles[alert[2]])}", html)


def _numbered(html: str) -> str:
    """Footnotes by their numbers: two names can give one id (``a-2``, and the second of ``a``)."""
    if not (names := {found[1]: str(number) for number, found in enumerate(_NOTE.finditer(html), 1)}):
        return html
    noted, back, number = Counter[str](), Counter[str](), 0

    def reference(match: re.Match[str]) -> str:
        name = names.get(match[1], "0")
        noted[name] += 1
        return f'<a href="#fn-{name}" id="{_reference(name, noted[name])}"'

    def note_or_back(match: re.Match[str]) -> str:
        nonlocal number
        if match[0].startswith("<li"):
            number += 1
            return f'<li id="fn-{number}"'
        back[str(number)] += 1
        return f'<a href="#{_reference(str(number), back[str(number)])}"'

    return _NOTE_OR_BACK.sub(note_or_back, _NOTED.sub(reference, html))


def _reference(note: str, time: int) -> str:
    return f"fnref-{note}" + (f"-{time}" if time > 1 else "")


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
