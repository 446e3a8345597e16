"""Whom a school knows, of those who give badges and diplomas."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.basics import Date


@dataclass(frozen=True, kw_only=True)
class KnownIssuer:
    """Somebody who signs credentials, and from and until when the school knows them."""

    id: str
    name: str
    since: Date | None = None
    until: Date | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class TrustList:
    """Kept by the school and shown nowhere."""

    source: str
    issuers: tuple[KnownIssuer, ...]
