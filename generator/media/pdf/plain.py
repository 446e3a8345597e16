"""Values that can say nothing: numbers, truths, a few known words, and arrays of them."""

from __future__ import annotations

from typing import Any, TypeGuard

import pikepdf

_DEEPEST = 4
_MOST_ABOVE = 50
_MOST_ENTRIES = 70_000
"""Of an array: a font has a width for each of its letters."""
_WORDS = frozenset(
    f"/{word}"
    for word in (
        *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge"),
        *("ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color"),
        *("Luminosity", "Alpha", "None", "Default", "Identity", "AbsoluteColorimetric", "Perceptual"),
        "RelativeColorimetric",
    )
)
"""Names with a meaning where numbers are expected, too: ways to blend, masks, aims of a conversion."""


def plain(value: Any, depth: int = 0) -> Any:
    """A copy of such a value, without what is none; None of anything else."""
    if isinstance(value, pikepdf.Array) and depth < _DEEPEST and len(value) <= _MOST_ENTRIES:
        entries = [plain(each, depth + 1) for each in value]
        return pikepdf.Array([each for each in entries if each is not None])
    if isinstance(value, pikepdf.Name):
        return value if str(value) in _WORDS else None
    return None if isinstance(value, pikepdf.Object) else value


def take(value: Any, made: Any, names: tuple[str, ...]) -> None:
    """Give ``made`` what is plain of these keys."""
    for name in names:
        if (kept := plain(value.get(f"/{name}"))) is not None:
            made[f"/{name}"] = kept


def group(value: Any, name: str) -> Any:
    """What a dictionary has by a name, or an empty one where that is none."""
    found = value.get(name) if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else None
    return found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()


def inherited(value: Any, name: str) -> Any:
    """What a page or a field has, or the group of them that it is in."""
    for _ in range(_MOST_ABOVE):
        if name in value:
            return value[name]
        if not isinstance(value.get("/Parent"), pikepdf.Dictionary):
            return None
        value = value.Parent
    return None


def is_stream(value: Any) -> TypeGuard[pikepdf.Stream]:
    return isinstance(value, pikepdf.Stream)
