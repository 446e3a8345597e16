"""The names of files and folders, made from what people write."""

from __future__ import annotations

import re

from generator.signs import normalized

LONGEST = 40


def slug(text: str, otherwise: str) -> str:
    """``"Café de Brug"`` → ``cafe-de-brug``; ``otherwise`` where no letter can be written in ASCII."""
    plain = normalized("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['’]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-") or otherwise
