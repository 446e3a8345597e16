"""The names of files and folders, made from what people write."""

from __future__ import annotations

import re

from generator.spelling.words import plain_letters

LONGEST = 40


def slug(text: str, otherwise: str) -> str:
    """``"Café de Brug"`` → ``cafe-de-brug``; ``otherwise`` where no letter can be written in ASCII."""
    plain = re.sub(r"['’]", "", " ".join(map(plain_letters, text.split())))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-") or otherwise
