"""Colours: their contrast as WCAG 2.2 reckons it, the nearest that can be read, and what goes with one.

Lighter and darker is told in OKLCH (CSS Color 4), in which a colour keeps its hue when it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

TEXT, MARK = 4.5, 3.0
"""The least contrast of words (1.4.3), and of what else one must see (1.4.11)."""

LIGHT = ("#fcfbf9", "#ffffff", "#f3f0ea")
DARK = ("#16191f", "#1f242c", "#262c35")
"""The grounds of pages, by day and in the dark; a test holds them to the style sheet."""

_STEPS = 400


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = map(_linear, _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least(colour: str, grounds: Iterable[str]) -> float:
    """The contrast of a colour with the ground on which it is worst."""
    return min(contrast(colour, ground) for ground in grounds)


def nearest_that_passes(colour: str, needed: float, grounds: tuple[str, ...] = LIGHT) -> str:
    """The colour itself if it has the contrast that is needed on light grounds; else the same, as little
    darker as will do."""
    return _first(colour, lambda it: least(it, grounds) >= needed, darker=True)


@dataclass(frozen=True)
class Shades:
    """A colour by day and in the dark, with the ground and the words that go with it."""

    own: tuple[str, str]
    soft: tuple[str, str]
    on: tuple[str, str]


def shades(colour: str) -> Shades:
    """What goes with a colour that can be read by day."""
    _, chroma, hue = _lch(colour)
    pale = min(0.15 * chroma, 0.02)
    soft = (_hex(0.965, pale, hue), _hex(0.26, pale * 1.7, hue))
    at_night = _hex(0.8, min(chroma, 0.1), hue)
    own = _first(at_night, lambda it: least(it, (*DARK, soft[1])) >= TEXT, darker=False)
    return Shades((colour, own), soft, ("#ffffff", _hex(0.17, min(chroma, 0.02), hue)))


def mark_shades(colour: str) -> tuple[str, str]:
    """A colour that can be seen by day, and the same for the dark: lighter if it must be."""
    return colour, _first(colour, lambda it: least(it, DARK) >= MARK, darker=False)


def _first(colour: str, passes: Callable[[str], bool], *, darker: bool) -> str:
    """The colour, or the nearest of the same hue on the way to black or white that passes."""
    lightness, chroma, hue = _lch(colour)
    way = (0.0 if darker else 1.0) - lightness
    tried = (_hex(lightness + way * step / _STEPS, chroma, hue) for step in range(1, _STEPS + 1))
    return colour if passes(colour) else next(filter(passes, tried), "#000000" if darker else "#ffffff")


def _parts(colour: str) -> tuple[float, float, float]:
    digits = colour.removeprefix("#")
    digits = "".join(each * 2 for each in digits) if len(digits) == 3 else digits
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _lch(colour: str) -> tuple[float, float, float]:
    red, green, blue = map(_linear, _parts(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """As sRGB has it, with as much of its chroma as a screen can show."""
    while True:
        parts = _rgb(lightness, chroma, hue)
        if chroma <= 0 or all(-1e-4 <= part <= 1.0001 for part in parts):
            return "#" + "".join(f"{round(255 * _gamma(min(max(part, 0.0), 1.0))):02x}" for part in parts)
        chroma = max(chroma - 0.002, 0.0)


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)
