"""What kinds of personal data there are, and where in a text some stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["e-mail", "phone", "bsn", "iban", "place", "national"]


@dataclass(frozen=True, order=True)
class PersonalData:
    """Where in a text something stands, as offsets, and what it is."""

    start: int
    end: int
    kind: Kind
