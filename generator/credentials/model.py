"""What is told of a credential: verdicts that stay apart, and the little of it that may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Integrity: TypeAlias = Literal["unchanged", "changed", "uncheckable"]
Binding: TypeAlias = Literal["issuer", "other", "unknown"]
Known: TypeAlias = Literal["listed", "past", "unlisted"]
Time: TypeAlias = Literal["in-time", "expired", "not-yet"]
Status: TypeAlias = Literal["none", "good", "withdrawn", "suspended", "unknown"]
Recipient: TypeAlias = Literal["yes", "no", "unsaid"]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What can be said of a signature without the internet.

    ``integrity``: whether what is here is what was signed; ``reason`` and ``detail`` say why nobody can tell.
    ``binding``: whether the key is the issuer's, another's, or nothing shows whose it is. ``known``: whether
    the school lists the issuer. ``status_from`` is the day of the list that says whether it was withdrawn,
    and ``why_unknown`` what is wrong with that list.
    """

    integrity: Integrity
    reason: str = ""
    detail: str = ""
    binding: Binding = "unknown"
    known: Known = "unlisted"
    time: Time = "in-time"
    status: Status = "none"
    why_unknown: str = ""
    recipient: Recipient = "unsaid"
    suites: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    valid_from: str = ""
    valid_until: str = ""
    status_from: str = ""
    status_until: str = ""

    @property
    def is_verified(self) -> bool:
        """Only if all are yes: unchanged, the issuer's, known, in time, not withdrawn, nobody else's."""
        return (
            self.integrity == "unchanged"
            and self.binding == "issuer"
            and self.known == "listed"
            and self.time == "in-time"
            and self.status in {"none", "good"}
            and self.recipient != "no"
        )


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """What an achievement is said to be worth elsewhere."""

    name: str = ""
    code: str = ""
    url: str = ""
    framework: str = ""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What may be shown of a credential: what was achieved and who says so; nothing of the person."""

    kinds: tuple[str, ...] = ()
    title: str = ""
    achievement: str = ""
    description: str = ""
    criteria: str = ""
    comment: str = ""
    issuer: str = ""
    issuer_id: str = ""
    issued: str = ""
    until: str = ""
    results: tuple[str, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    evidence: tuple[str, ...] = ()


ALL_OF_IT = "*"
"""That a file is of a form of which nobody can tell what it says."""


@dataclass(frozen=True)
class Own:
    """What a credential's own file says: the names of what is ``beyond`` what may be shown of it, all its
    texts, and what the file is called where it is given away."""

    beyond: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A credential that was looked at: ``digest`` is the SHA-256 of its file, ``secrets`` what it says of
    the person, ``inside`` the credentials that are in it; ``own`` is only there if it is unchanged."""

    verdict: Verdict
    statement: Statement = Statement()
    secrets: tuple[str, ...] = ()
    digest: str = ""
    own: Own | None = None
    inside: tuple[Checked, ...] = ()

    @property
    def is_verified(self) -> bool:
        return self.verdict.is_verified and all(it.is_verified for it in self.inside)


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """Somebody whom the school knows, from and until when, and for what."""

    id: str
    name: str
    since: str = ""
    until: str = ""
    note: str = ""
    competences: tuple[str, ...] = ()
    """Competences or frameworks for which it may speak; none means all."""
