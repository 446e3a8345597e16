"""The school as an issuer: what lies in its folder. A build verifies with it, and signs nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import group, read_json, text_of
from generator.signing.keyring import (
    FOLDER,
    KEYRING,
    STATUS,
    DamagedKeyringError,
    Keyring,
    read_keyring,
    written,
)
from generator.signing.withdrawn import withdrawn_of


@dataclass(frozen=True)
class SigningSchool:
    """The keyring of keys, and the signed list of what was withdrawn."""

    keyring: Keyring
    status: bytes

    def says_on(self, day: date) -> tuple[str, bytes, bool]:
        """All that pages can tell by it on a day: a list that has ended says nothing any more."""
        until = ""
        with suppress(UncheckableError):
            until = text_of(group(read_json(self.status)).get("validUntil"))[:10]
        return written(self.keyring), self.status, day.isoformat() <= until


def issuer_of(docs: Path) -> SigningSchool | None:
    """What the school has for signing, if it has. Raises DamagedKeyringError. Links are not followed."""
    keyring, status = docs / FOLDER / KEYRING, docs / FOLDER / STATUS
    if not (docs / FOLDER).is_dir() or (docs / FOLDER).is_symlink():
        return None
    if not _is_own(keyring) or not _is_own(status):
        raise DamagedKeyringError
    found = SigningSchool(read_keyring(keyring.read_bytes()), status.read_bytes())
    withdrawn_of(found.status, found.keyring)
    return found


def known_issuer(docs: Path) -> SigningSchool | None:
    """The same; none if the folder cannot be used."""
    try:
        return issuer_of(docs)
    except DamagedKeyringError:
        return None


def _is_own(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()
