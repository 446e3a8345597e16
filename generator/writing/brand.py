"""A school's brand as a style sheet: its colours and its face, and nothing else."""

from __future__ import annotations

from generator.colours import mark_shades, shades
from generator.model import Brand
from generator.writing.faces import DEFAULT, face_style

STYLE = "assets/brand.css"


def brand_style(brand: Brand) -> str:
    """The style sheet of a brand, or ``""`` if it has nothing to say."""
    tokens = dict(_tokens(brand))
    root = "".join(f"{name}: light-dark({light}, {dark}); " for name, (light, dark) in tokens.items())
    face = face_style(brand.face) if brand.face and brand.face != DEFAULT else ""
    return (f":root {{ {root}}}\n" if root else "") + face


def brand_colours(brand: Brand) -> tuple[str, str] | None:
    """A brand's own colour by day, and the ground that goes with it."""
    made = shades(brand.colour.lower()) if brand.colour else None
    return (made.own[0], made.soft[0]) if made else None


def _tokens(brand: Brand) -> list[tuple[str, tuple[str, str]]]:
    found: list[tuple[str, tuple[str, str]]] = []
    if brand.colour:
        made = shades(brand.colour.lower())
        found += [("--lk-own", made.own), ("--lk-own-soft", made.soft), ("--lk-on-own", made.on)]
    if brand.accent:
        found.append(("--lk-accent", mark_shades(brand.accent.lower())))
    return found
