"""What can be read or selected in a document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
import pypdfium2

from generator.media.clean import MB, RefusedError
from generator.signs import normalized

MOST_TEXT = 1 * MB
"""Letters; three hundred pages have as many if they are full."""

_DEEPEST = 20
_NAMING = frozenset({"/BaseFont", "/FontName", "/Encoding", "/BaseEncoding"})
_BROKEN_WORD = re.compile("[\ufffe\x02\u00ad]\\s*")
"""Where a word goes on after the end of a line."""


def text_of(written: bytes, said: Iterable[str]) -> str:
    """The words on its pages, of its outline, that its fonts are called by, and what was ``said`` of letters.

    Raises RefusedError.
    """
    pieces = [each for each in said if each]
    with pypdfium2.PdfDocument(written) as document:
        for page in document:
            words = page.get_textpage()
            pieces.append(words.get_text_range())
            page.close()
            if sum(map(len, pieces)) > MOST_TEXT:
                raise RefusedError("file-too-big")
        pieces += [entry.get_title() for entry in document.get_toc()]
    pieces.append(" ".join(_names(written)))
    text = normalized("NFKC", "\n\n".join(pieces).replace("\r\n", "\n"))
    return _BROKEN_WORD.sub("", text).replace("\0", " ")


def _names(written: bytes) -> Iterator[str]:
    """The names of fonts and of their letters, which nobody sees and anybody can look up."""
    with pikepdf.open(io.BytesIO(written)) as document:
        for each in document.objects:
            yield from _names_in(each, 0)


def _names_in(value: Any, depth: int) -> Iterator[str]:
    """What stands in an object; other objects are looked at by themselves."""
    if depth > _DEEPEST or not isinstance(value, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
        return
    for key, each in enumerate(value) if isinstance(value, pikepdf.Array) else value.items():
        if isinstance(each, pikepdf.Name) and (isinstance(key, int) or key in _NAMING):
            yield str(each)[1:]
        elif isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from _names_in(each, depth + 1)
