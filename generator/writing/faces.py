"""The faces for titles that the theme brings; each in two files, of which the second is rarely asked for."""

from __future__ import annotations

from dataclasses import dataclass

FOLDER = "assets/faces/"
LICENCE = f"{FOLDER}OFL.txt"

_RANGES = {
    "latin": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, "
    "U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    "latin-ext": "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, "
    "U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
}
"""The letters of each file, so that a browser asks only for what a page needs."""


@dataclass(frozen=True)
class Face:
    """A face by its family, what stands in when it is not there, and its weights from light to heavy."""

    family: str
    instead: str
    weights: str


_SERIF, _SANS = "Georgia, serif", '"Segoe UI", Roboto, sans-serif'

FACES: dict[str, Face] = {
    "serif": Face("Kring Serif", _SERIF, "400 700"),
    "bitter": Face("Bitter", _SERIF, "100 900"),
    "fraunces": Face("Fraunces", _SERIF, "100 900"),
    "atkinson": Face("Atkinson Hyperlegible Next", _SANS, "200 800"),
    "figtree": Face("Figtree", _SANS, "300 900"),
}
DEFAULT = "serif"


def face_files(name: str) -> tuple[str, ...]:
    """The files of a face, the one that every page needs first."""
    return tuple(f"{FOLDER}{name}-{part}.woff2" for part in _RANGES)


def face_style(name: str) -> str:
    """A face as a style sheet in ``assets/`` has it: one that is late is not drawn, so that nothing moves."""
    face = FACES[name]
    parts = "".join(
        f'@font-face {{ font-display: optional; font-family: "{face.family}"; font-weight: {face.weights}; '
        f'src: url("faces/{name}-{part}.woff2") format("woff2"); unicode-range: {letters}; }}\n'
        for part, letters in _RANGES.items()
    )
    return f'{parts}:root {{ --lk-titles: "{face.family}", {face.instead}; }}\n'
