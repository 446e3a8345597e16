"""What could be said of a badge or diploma that lies beside a piece of evidence, on the day of a build."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.basics import Date


@dataclass(frozen=True, kw_only=True)
class Credential:
    """Verdicts that stay apart, and the little of what was signed that may be shown.

    The words of the verdicts are those of ``credentials/model.py``. ``secrets`` is what it says of the
    person; ``depends`` names what of the school's files it rests on, ``changes`` the days on which it may be
    otherwise. Behind the gate there are none of the three.
    """

    integrity: str
    reason: str = ""
    binding: str = "unknown"
    known: str = "unlisted"
    time: str = "in-time"
    withdrawn: str = "none"
    given: str = "unsaid"
    verified: bool = False
    since: Date | None = None
    until: Date | None = None
    listed: Date | None = None
    """The day of the list that says whether it was withdrawn."""
    name: str = ""
    issuer: str = ""
    issuer_id: str = ""
    description: str = ""
    issued: Date | None = None
    results: tuple[str, ...] = ()
    digest: str = ""
    inside: tuple[Credential, ...] = ()
    file: str | None = None
    """What its own file is called on the site, if the learner asked for it and nothing in it is private."""
    said: tuple[str, ...] = ()
    """All texts of that file."""
    secrets: tuple[str, ...] = ()
    depends: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
