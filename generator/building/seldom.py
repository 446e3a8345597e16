"""How often Python looks for what nobody needs any more."""

from __future__ import annotations

import gc

_SELDOM = 50_000
"""Objects that may be made before the collector looks for circles among them."""


def collect_seldom() -> None:
    """What is there by now stays; to look through it again and again takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(_SELDOM)
