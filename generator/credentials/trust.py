"""Whom the school knows, and the documents of issuers that its staff keep: read from disk, never fetched."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.credentials.addresses import place_of
from generator.credentials.model import Issuer, Known
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import Json, read_json

_OF_ISSUERS = ("did", "keys")


@dataclass(frozen=True)
class Trust:
    """Issuers, and the files beside the list by path: ``did/…``, ``keys/…``, ``status/…``, ``roots/…``."""

    issuers: tuple[Issuer, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    def document(self, address: str) -> Json:
        """What an issuer's address stood for when staff kept it; None if they keep nothing of it."""
        return self._read(address, _OF_ISSUERS)

    def status(self, address: str) -> bytes | None:
        """The list at an address, as it was kept."""
        return self._file(address, ("status",))

    def status_document(self, address: str) -> Json:
        return self._read(address, ("status",))

    def roots(self) -> tuple[bytes, ...]:
        """The certificates that seals may lead to."""
        return tuple(content for name, content in sorted(self.files.items()) if name.startswith("roots/"))

    def known(self, issuer: str, day: date) -> Known:
        """Whether an issuer is on the list on a day, was on it, or is not."""
        entries = [it for it in self.issuers if it.id == issuer]
        if any(_begun(it, day) and not _ended(it, day) for it in entries):
            return "listed"
        return "past" if any(_ended(it, day) for it in entries) else "unlisted"

    def with_more(self, other: Trust) -> Trust:
        """What both know."""
        return Trust(self.issuers + other.issuers, {**self.files, **other.files})

    def digest_of(self, issuer: str) -> str:
        """SHA-256 of what is known of one issuer: its entries, its document, and the roots of seals."""
        place = place_of(issuer) if issuer else ""
        names = {f"{folder}/{place}" for folder in _OF_ISSUERS if place}
        kept = {name: it for name, it in self.files.items() if name in names or name.startswith("roots/")}
        return Trust(tuple(it for it in self.issuers if it.id == issuer), kept).digest

    @property
    def digest_of_lists(self) -> str:
        """SHA-256 of the lists that say what was withdrawn, and of who may keep one."""
        lists = {name: it for name, it in self.files.items() if name.startswith("status/")}
        return Trust((), lists).digest

    @property
    def digest(self) -> str:
        """SHA-256 of all of it."""
        kept = [(name, hashlib.sha256(content).hexdigest()) for name, content in sorted(self.files.items())]
        return hashlib.sha256(repr((self.issuers, kept)).encode()).hexdigest()

    def _read(self, address: str, folders: tuple[str, ...]) -> Json:
        content = self._file(address, folders)
        try:
            return None if content is None else read_json(content)
        except UncheckableError:
            return None

    def _file(self, address: str, folders: tuple[str, ...]) -> bytes | None:
        place = place_of(address)
        kept = (self.files.get(f"{folder}/{place}") for folder in folders if place)
        return next((content for content in kept if content is not None), None)


def _begun(issuer: Issuer, day: date) -> bool:
    return not issuer.since or issuer.since <= day.isoformat()[: len(issuer.since)]


def _ended(issuer: Issuer, day: date) -> bool:
    return bool(issuer.until) and issuer.until < day.isoformat()[: len(issuer.until)]
