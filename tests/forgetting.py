"""What a process read once of the catalogues, forgotten: for tests that put others in their place."""

from __future__ import annotations

import sys

_READERS = ("languages", "reading", "reporting", "editing", "guide", "writing")
"""The rooms that keep in memory what they have of catalogues."""


def forget() -> None:
    """Have every word read anew."""
    for name in [each for each in sys.modules if each.startswith("generator.")]:
        if name.split(".")[1] in _READERS:
            for value in list(vars(sys.modules[name]).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
