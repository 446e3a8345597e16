"""A document is read and drawn with the fonts it has and those that PDFium brings, not with a machine's."""

from __future__ import annotations

from functools import cache
from typing import Any

import pypdfium2


class _NoFonts(pypdfium2.PdfSysfontBase):  # type: ignore[misc]  # it comes without types
    """A machine without fonts; the names are PDFium's."""

    def EnumFonts(self, _: Any, mapper: Any) -> None:  # noqa: N802
        """There are none to tell of."""

    def MapFont(self, *_: Any) -> None:  # noqa: N802
        """There is none like it."""

    def GetFont(self, *_: Any) -> None:  # noqa: N802
        """There is none of that name."""


@cache
def forget_machine_fonts() -> None:
    """From now on, in this process: the same document looks the same wherever it is drawn."""
    _NoFonts().setup()
