"""Why a credential could not be believed: it was changed, or it cannot be checked."""

from __future__ import annotations

from typing import Literal, TypeAlias

Reason: TypeAlias = Literal[
    "too-large",
    "too-deep",
    "too-many-values",
    "key-twice",
    "not-json",
    "no-credential",
    "two-credentials",
    "entities",
    "damaged-file",
    "costly-file",
    "unknown-context",
    "written-context",
    "uncovered",
    "too-entangled",
    "no-signature",
    "unknown-suite",
    "old-suite",
    "base-proof",
    "wrong-purpose",
    "no-key",
    "unknown-key",
    "weak-key",
    "private-key",
    "key-does-not-fit",
    "unknown-type",
    "unknown-extension",
    "other-issuer",
    "malformed",
    "hosted",
    "not-installed",
]
"""Why nothing can be said of a signature: one word each, which a message explains."""


class UncheckableError(Exception):
    """Nothing can be said of the signature; ``detail`` is an address, a suite, a term."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason: Reason = reason
        self.detail = detail


class ChangedError(Exception):
    """The signature does not hold: what it was made over is not what is here."""


NOTHING_SIGNED = frozenset({"no-credential", "no-signature"})
"""Why a picture or paper is told nothing of: there is nothing signed in it."""
MISLEADING = frozenset(
    {"too-large", "too-deep", "too-many-values", "key-twice", "not-json", "two-credentials", "entities"}
    | {"damaged-file", "costly-file", "written-context", "uncovered", "too-entangled", "private-key"}
    | {"malformed", "unknown-type", "weak-key", "other-issuer"}
)
"""Why nothing can be said of a file that is damaged, or that wants to mislead."""
