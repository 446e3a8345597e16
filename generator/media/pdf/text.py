"""What can be read or selected in a document."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
import pypdfium2

from generator.media.clean import MB, RefusedError

MOST_TEXT = 1 * MB
"""Letters; three hundred pages have as many if they are full."""

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
    text = unicodedata.normalize("NFKC", "\n\n".join(pieces).replace("\r\n", "\n"))
    return _BROKEN_WORD.sub("", text).replace("\0", " ")


def _names(written: bytes) -> Iterator[str]:
    """The names of fonts and of their letters, which nobody sees and anybody can look up."""
    with pikepdf.open(io.BytesIO(written)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary):
                named: list[Any] = [each.get("/BaseFont"), each.get("/FontName"), each.get("/Encoding")]
                named += list(each.get("/Differences", []))
                yield from (str(name)[1:] for name in named if isinstance(name, pikepdf.Name))
