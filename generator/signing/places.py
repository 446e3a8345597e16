"""The addresses that a signed statement speaks of: all are pages and files of the site it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Places:
    """Of one portfolio. ``site`` is where the site is, ``root`` where the portfolio is on it."""

    site: str
    root: str

    @property
    def portfolio(self) -> str:
        return f"{self.site}{self.root}"

    def document(self, folder: str, slug: str) -> str:
        return f"{self.portfolio}{folder}/{slug}/"

    def competence(self, name: str) -> str:
        return f"{self.portfolio}competences/{_NOT_IN_ADDRESS.sub('-', name.lower())}/"

    def badge(self, slug: str) -> str:
        """The file of a signed validation."""
        return f"{self.document('validations', slug)}{BADGE}"

    def judgement(self, slug: str) -> str:
        """What a signed validation was like, in fixed bytes."""
        return record_beside(self.badge(slug))

    def endorsement(self, slug: str, number: int) -> str:
        """The file of a dialogue's feedback, by its place there."""
        return f"{self.document('dialogues', slug)}{feedback(number)}"

    def proof(self, slug: str) -> str:
        """What a piece of evidence was like, in fixed bytes."""
        return f"{self.document('evidence', slug)}{RECORD}"

    @property
    def record(self) -> str:
        return f"{self.portfolio}{RECORD}"


ENDING = ".vc.json"
"""How the name of a signed file ends, beside its document."""


def feedback(number: int) -> str:
    """The name of a file of signed feedback."""
    return f"feedback-{number}.json"


BADGE = "badge.json"
RECORD = "record.json"


def record_beside(address: str) -> str:
    """Where that lies in fixed bytes of which a signed file has the digest, by the address of that file."""
    folder, _, name = address.rpartition("/")
    return f"{folder}/{RECORD if name == BADGE else name.replace('.json', f'.{RECORD}')}"


def baked(address: str, ending: str) -> str:
    """Where the picture (``png``) or drawing (``svg``) of a badge is, by the address of its file."""
    return f"{address.removesuffix('.json')}.{ending}"
