"""What a credential is seen with: the school's trust list, a day, who the learner is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from generator.credentials.trust import Trust


@dataclass(frozen=True)
class View:
    """``recipients``: addresses, names as on diplomas and DIDs of the learner; never shown. ``shown``: web
    addresses of the learner that everybody sees."""

    day: date
    trust: Trust = field(default_factory=Trust)
    recipients: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
