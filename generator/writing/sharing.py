"""What others make of a link to a portfolio: a picture to show, and data that machines understand."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from generator.overviews.cycle import Wheel
from generator.writing.wording import PortfolioWording

PICTURE = "card.png"
WIDTH, HEIGHT = 1200, 630
"""Pixels; the shape that Open Graph's readers show whole."""

_GROUND, _INK, _QUIET, _TRACK = (252, 251, 249), (29, 33, 39), (82, 89, 99), (216, 210, 199)
_PHASES = ((27, 107, 47), (123, 45, 142), (11, 92, 173), (184, 60, 10))
_PALETTE = (_GROUND, _INK, _QUIET, _TRACK, *_PHASES)
_BOX = (70, 165, 370, 465)
_TEXT_X, _TEXT_WIDTH = 450, 680
_KNOWN = 0x250
"""The font that Pillow brings has the Latin letters, up to here."""


def share_picture(name: str, headline: str, phases: tuple[Wheel, ...]) -> bytes:
    """A PNG with the cycle wheel, the name and the headline, as far as the font has their letters."""
    image = Image.new("P", (WIDTH, HEIGHT), 0)
    image.putpalette([part for colour in _PALETTE for part in colour])
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"  # no mixed colours: a palette has none
    for number, phase in enumerate(phases):
        start = number * 90 - 86
        taken = sum(step.taken for step in phase.steps)
        draw.arc(_BOX, start, start + 82, fill=3, width=46)
        if taken:
            draw.arc(_BOX, start, start + 82 * taken // len(phase.steps), fill=4 + number, width=46)
    y = 190
    for text, size, colour, lines in ((name, 76, 1, 2), (headline, 40, 2, 3)):
        font = ImageFont.load_default(size)
        for line in _lines(text, font, lines):
            draw.text((_TEXT_X, y), line, fill=colour, font=font)
            y += round(size * 1.2)
        y += 16
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _lines(text: str, font: Any, most: int) -> list[str]:
    """A text broken at its spaces; nothing of one in letters the font does not have."""
    if any(ord(letter) >= _KNOWN and letter not in "–—‘’“”…" for letter in text):
        return []
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _TEXT_WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def linked_data(home: dict[str, Any], wording: PortfolioWording) -> dict[str, Any]:
    """A portfolio in the words of schema.org (JSON-LD 1.1): the person, what they can do, who said so.

    ``home`` is the home overview as a template sees it. Addresses are below the site's root.
    """
    profile = wording.portfolio.profile
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "inLanguage": wording.language,
        "mainEntity": _without_nothing(
            {
                "@type": "Person",
                "name": profile.name,
                "description": profile.headline,
                "knowsAbout": [_term(it["competence"]) for it in home["highlights"] if it["competence"]],
                "hasCredential": [_credential(each, wording) for each in wording.portfolio.validations],
            }
        ),
    }


def _term(competence: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "DefinedTerm",
        "name": competence["title"],
        "termCode": competence["number"],
        "inDefinedTermSet": competence["framework"],
    }


def _credential(validation: Any, wording: PortfolioWording) -> dict[str, Any]:
    """A validation: what it was held against, by which organisation, when and until when."""
    known = validation.standard in wording.frameworks.requirements
    met = [it.competence for it in validation.outcomes if it.verdict == "met"]
    about = [wording.competence(name) for name in met if name in wording.frameworks.competences]
    organisation = validation.organisation
    return _without_nothing(
        {
            "@type": "EducationalOccupationalCredential",
            "name": wording.requirement(validation.standard)["title"] if known else validation.title,
            "competencyRequired": [_term(it) for it in about],
            "recognizedBy": {"@type": "Organization", "name": organisation} if organisation else None,
            "dateCreated": validation.date.text,
            "expires": validation.valid_until.text if validation.valid_until else None,
        }
    )


def _without_nothing(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", [])}
