"""What comrak makes of a text, and each piece of HTML in it that its author wrote.

comrak tells nobody which is which. It renders twice: once with the author's HTML as it was written, and once
with every sign of it escaped. What is a tag in the first and text in the second is the author's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import comrak

from generator.markdown.dialect import extensions
from generator.markdown.tags import LONGEST
from generator.signs import unescaped

_MAY_HOLD = re.compile(r"<[A-Za-z/!?]")
_DANGEROUS = re.compile(
    r"(?!data:image/(?:png|gif|jpeg|webp))(?:javascript|vbscript|file|data):", re.IGNORECASE
)
"""Addresses that comrak leaves out of safe HTML."""


def pieces(
    prose: str,
    link: Callable[[str], str] | None = None,
    picture: Callable[[str], str] | None = None,
    *,
    places: bool = False,
) -> Iterator[tuple[str, bool]]:
    """A text as HTML, piece by piece in order, each with whether its author wrote it as HTML.

    A piece of an author's is a whole comment, or reaches from ``<`` to the next ``>``; all else is safe.
    With ``places`` elements say where they are from, and no address is left out.
    """
    safe = _rendered(prose, link, picture, places=places, escape=True)
    if not _MAY_HOLD.search(prose):
        yield safe, False
        return
    whole = _rendered(
        prose, link and _harmless(link), picture and _harmless(picture), places=places, escape=False
    )
    yield from _Reader(safe, whole).pieces()


def _rendered(
    prose: str,
    link: Callable[[str], str] | None,
    picture: Callable[[str], str] | None,
    *,
    places: bool,
    escape: bool,
) -> str:
    more = extensions()
    more.link_url_rewriter = link
    more.image_url_rewriter = picture
    options = comrak.RenderOptions()
    options.sourcepos = places
    options.escape = escape
    options.unsafe_ = places or not escape
    return comrak.render_markdown(prose, more, None, options)


def _harmless(rewritten: Callable[[str], str]) -> Callable[[str], str]:
    """The same addresses as in safe HTML."""
    return lambda address: "" if _DANGEROUS.match(address) else rewritten(address)


_SIGNS = re.compile(r'[<>&"]')
_ESCAPED = {"<": "&lt;", ">": "&gt;", '"': "&quot;", "&": "&amp;"}
_TAG = re.compile(rf"<[A-Za-z/!?][^<>]{{0,{LONGEST}}}+>")
_EMPTY_COMMENT = re.compile(r"<!--(?:-?>)")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AMPERSANDS = re.compile(r"&(?:amp;)*")


@dataclass
class _Reader:
    """Both are the same but for the signs of the author's HTML, which are escaped in one of them."""

    safe: str
    whole: str
    own: int = 0
    """From where in ``safe`` nothing was given yet."""
    reached: int = 0
    """Up to where ``whole`` is read."""
    more: int = 0
    """How much longer ``safe`` is up to there."""
    comment: tuple[int, int] | None = None
    """Where a comment began that is open, and how much longer ``safe`` was up to there."""

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Each sign is looked at once, so that the time grows with the text and no faster."""
        for sign in _SIGNS.finditer(self.whole):
            if sign.start() < self.reached:
                continue
            if self._is_authors(sign[0], sign.start()):
                yield from self._of_author(sign[0], sign.start())
            elif sign[0] == "<":
                yield from self._left_open()
        yield from self._left_open()
        yield self.safe[self.own :], False

    def _is_authors(self, sign: str, at: int) -> bool:
        """Whether a sign is of the author's HTML; for ``&amp;amp;`` the number of ``amp`` tells it."""
        if sign != "&":
            return not self.safe.startswith(sign, at + self.more)
        written, shown = _AMPERSANDS.match(self.whole, at), _AMPERSANDS.match(self.safe, at + self.more)
        return written is not None and shown is not None and len(shown[0]) > len(written[0])

    def _of_author(self, sign: str, at: int) -> Iterator[tuple[str, bool]]:
        if self.comment:
            self.more += len(_ESCAPED[sign]) - 1
            start, more = self.comment
            if sign == ">" and self.whole.endswith("--", start + len("<!--"), at):
                self.more, self.comment = more, None
                yield from self._taken(start, at + 1)
        elif sign == "<" and (found := _EMPTY_COMMENT.match(self.whole, at)):
            yield from self._taken(at, found.end())
        elif sign == "<" and self.whole.startswith("<!--", at):
            self.comment = (at, self.more)
            self.more += len(_ESCAPED[sign]) - 1
        elif found := {"<": _TAG, "&": _ENTITY}.get(sign, _NOTHING).match(self.whole, at):
            yield from self._taken(at, found.end())
        else:
            self.more += len(_ESCAPED[sign]) - 1

    def _left_open(self) -> Iterator[tuple[str, bool]]:
        """A comment without an end hides nothing: it is told, and shown."""
        if self.comment:
            start, more = self.comment
            reached, now, self.more, self.comment = self.reached, self.more, more, None
            yield from self._taken(start, start + len("<!--"))
            self.reached, self.more = reached, now

    def _taken(self, start: int, end: int) -> Iterator[tuple[str, bool]]:
        """What stands there in the author's HTML, after what is before it. A reference is made a sign."""
        piece = self.whole[start:end]
        yield self.safe[self.own : start + self.more], False
        yield (piece, True) if piece[0] == "<" else (escaped(unescaped(piece)), False)
        self.more += len(escaped(piece)) - len(piece)
        self.reached = end
        self.own = end + self.more


_NOTHING = re.compile(r"(?!)")


def escaped(text: str) -> str:
    """A text as comrak escapes it."""
    return _SIGNS.sub(lambda sign: _ESCAPED[sign[0]], text)
