"""The keys of the school: which there are, since when, and which were put away or stolen.

The keyring lies among the school's own files and holds no secret. All that a site publishes about the
school as an issuer is made of it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from generator.credentials.addresses import place_of
from generator.credentials.keys import multikey
from generator.credentials.model import Issuer
from generator.credentials.multibase import to_base64url
from generator.credentials.refusals import UncheckableError
from generator.credentials.status import LEAST_ENTRIES
from generator.credentials.strict_json import group, listed, read_json, text_of
from generator.credentials.trust import Trust

FOLDER = "issuer"
KEYRING = "keys.json"
STATUS = "status.json"
"""The files in the folder: the keyring, and the signed list of what was withdrawn."""


class DamagedKeyringError(Exception):
    """A keyring that is not as the command writes it."""


@dataclass(frozen=True)
class SchoolKey:
    """A key by its name: its public half, and the days since and until when it signs."""

    name: str
    public: str
    since: str
    retired: str = ""
    stolen: str = ""

    @property
    def signs(self) -> bool:
        return not self.retired and not self.stolen


@dataclass(frozen=True)
class Given:
    """What was signed: its file below the docs folder, its place in the list of what was withdrawn, and the
    SHA-256 of what it says. Whoever may write to a learner's folder cannot change this."""

    file: str
    index: int
    digest: str


@dataclass(frozen=True)
class Keyring:
    """Who the school is as an issuer, its keys, the oldest first, and what it gave. ``url`` is its site's."""

    name: str
    url: str
    keys: tuple[SchoolKey, ...] = ()
    given: tuple[Given, ...] = ()

    @property
    def did(self) -> str:
        return did_of(self.url)

    @property
    def status_url(self) -> str:
        return f"{self.url}{FOLDER}/{STATUS}"

    def method(self, key: SchoolKey) -> str:
        """The address of a key."""
        return f"{self.did}#{key.name}"

    def key(self, name: str) -> SchoolKey | None:
        return next((it for it in self.keys if it.name == name), None)

    def given_as(self, file: str) -> Given | None:
        return next((it for it in self.given if it.file == file), None)

    def with_given(self, new: Given) -> Keyring:
        others = (it for it in self.given if it.file != new.file)
        return replace(self, given=tuple(sorted((*others, new), key=lambda it: it.file)))

    def with_key(self, key: SchoolKey) -> Keyring:
        """With one more, or one as it is now."""
        others = tuple(key if it.name == key.name else it for it in self.keys)
        return replace(self, keys=others if key in others else (*others, key))


def did_of(url: str) -> str:
    """``https://kade.example/portfolio/`` → ``did:web:kade.example:portfolio``."""
    parts = urlsplit(url)
    path = [quote(part) for part in parts.path.split("/") if part]
    return ":".join(("did:web", quote(parts.netloc), *path))


def written(keyring: Keyring) -> str:
    return json.dumps(asdict(keyring), ensure_ascii=False, indent=1) + "\n"


def read_keyring(content: bytes) -> Keyring:
    """Raises DamagedKeyringError."""
    try:
        said = group(read_json(content))
        keys = tuple(_key(group(it)) for it in listed(said.get("keys")))
        given = tuple(_given(group(it)) for it in listed(said.get("given")))
        keyring = Keyring(text_of(said.get("name")), text_of(said.get("url")), keys, given)
    except (UncheckableError, ValueError, TypeError) as error:
        raise DamagedKeyringError from error
    if not keyring.name or not keyring.url.startswith("https://") or not keyring.url.endswith("/"):
        raise DamagedKeyringError
    if len({it.name for it in keys}) != len(keys):
        raise DamagedKeyringError
    return keyring


def _key(said: dict[str, Any]) -> SchoolKey:
    key = SchoolKey(**{name: text_of(value) for name, value in said.items()})
    if multikey(key.public).kind != "Ed25519":
        raise ValueError(key.public)
    for day in filter(None, (key.since, key.retired, key.stolen)):
        date.fromisoformat(day)
    return key


def _given(said: dict[str, Any]) -> Given:
    index = said.get("index")
    if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < LEAST_ENTRIES:
        raise ValueError(index)
    return Given(text_of(said.get("file")), index, text_of(said.get("digest")))


# What is published ------------------------------------------------------------------------------


def published(keyring: Keyring, status: bytes) -> dict[str, bytes]:
    """The files of a site about its issuer, by their addresses."""
    place = ".well-known/did.json" if keyring.did.count(":") == 2 else "did.json"
    return {
        place: _json(did_document(keyring)),
        f"{FOLDER}/jwks.json": _json({"keys": [_jwk(keyring, it) for it in keyring.keys if not it.stolen]}),
        f"{FOLDER}/profile.json": _json(profile(keyring)),
        f"{FOLDER}/{STATUS}": status,
    }


def did_document(keyring: Keyring) -> dict[str, Any]:
    """Whose keys these are. One that was put away stays, so that what it signed holds; a stolen one goes."""
    keys = [it for it in keyring.keys if not it.stolen]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": keyring.did,
        "verificationMethod": [_method(keyring, it) for it in keys],
        "assertionMethod": [keyring.method(it) for it in keys],
    }


def _method(keyring: Keyring, key: SchoolKey) -> dict[str, str]:
    return {
        "id": keyring.method(key),
        "type": "Multikey",
        "controller": keyring.did,
        "publicKeyMultibase": key.public,
    }


def _jwk(keyring: Keyring, key: SchoolKey) -> dict[str, str]:
    raw = multikey(key.public).public.public_bytes_raw()
    return {"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": keyring.method(key)} | {
        "x": to_base64url(raw)
    }


def profile(keyring: Keyring) -> dict[str, Any]:
    """The school as credentials name it."""
    return {"id": keyring.did, "type": ["Profile"], "name": keyring.name, "url": keyring.url}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def trust_of(keyring: Keyring, status: bytes) -> Trust:
    """What a site knows of itself: its own keys, and its own list."""
    files = {
        f"did/{place_of(keyring.did)}": _json(did_document(keyring)),
        f"status/{place_of(keyring.status_url)}": status,
    }
    return Trust((Issuer(id=keyring.did, name=keyring.name),), files)
