"""The folder beside the trust list: where a file that an issuer publishes belongs, and where it is from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from generator.credentials.addresses import place_of
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import LARGEST, Json, group, listed, read_json
from generator.reading.trust import FOLDER

_PEM = b"-----BEGIN CERTIFICATE-----"
_STATUS = re.compile(r"(?:StatusList|RevocationList)")
_TOKEN = re.compile(rb"[\w-]+\.[\w-]+\.[\w-]+")
_NAME = re.compile(r"[^a-z0-9]+")
BY_THEMSELVES = ("did:key:", "did:jwk:")
"""Beginnings of issuers whose key is their name: there is no document to keep."""


class NotAnIssuersError(Exception):
    """A file that is no document of an issuer, no list and no certificate; ``id`` is whose it says it is."""

    def __init__(self, named: str = "") -> None:
        super().__init__(named)
        self.named = named


@dataclass(frozen=True)
class Kept:
    """A file as it is to be kept: its path beside the list, and whether it is an issuer's own."""

    path: str
    content: bytes
    is_issuer: bool
    name: str = ""


def kept(address: str, content: bytes) -> Kept:
    """Where a file belongs that stands at an address. Raises NotAnIssuersError."""
    if len(content) > LARGEST:
        raise NotAnIssuersError
    if _PEM in content:
        name = _NAME.sub("-", address.rpartition(":")[2].casefold()).strip("-") or "root"
        return Kept(f"{FOLDER}/roots/{name}.pem", content, is_issuer=True)
    place = place_of(address)
    document = _document(content)
    if not place or document is None:
        raise NotAnIssuersError
    if _is_status_list(document):
        return Kept(f"{FOLDER}/status/{place}", content, is_issuer=False)
    if document.get("id") != address:
        raise NotAnIssuersError(str(document.get("id") or "")[:200])
    folder = "did" if address.startswith("did:") else "keys"
    named = document.get("name")
    return Kept(f"{FOLDER}/{folder}/{place}", content, is_issuer=True, name=str(named) if named else "")


def _document(content: bytes) -> dict[str, Json] | None:
    """What a file says; a list may be a token."""
    try:
        if _TOKEN.fullmatch(content.strip()):
            return {"type": "StatusList"}
        found = read_json(content)
    except UncheckableError:
        return None
    return found if isinstance(found, dict) else None


def _is_status_list(document: dict[str, Json]) -> bool:
    return any(_STATUS.search(str(it)) for it in listed(document.get("type")))


def source_of(address: str) -> str:
    """Where on the internet the document of an address stands; empty if it stands nowhere."""
    if address.startswith("https://"):
        return address.partition("#")[0]
    if not address.startswith("did:web:"):
        return ""
    host, *path = [unquote(part) for part in address.removeprefix("did:web:").split(":")]
    return f"https://{host}/{'/'.join(path) if path else '.well-known'}/did.json"


def kept_files(docs: Path) -> tuple[tuple[Path, str], ...]:
    """Every document and list that is kept, in order, with the address it says it is from, if that fits."""
    folder = docs / FOLDER
    files = (file for kind in ("did", "keys", "status") for file in sorted((folder / kind).rglob("*.json")))
    return tuple((it, _address(it, folder)) for it in files if it.is_file() and not it.is_symlink())


def _address(file: Path, folder: Path) -> str:
    place = file.relative_to(folder).as_posix().partition("/")[2]
    named = str(group(_document(file.read_bytes())).get("id") or "")
    return named if named and place_of(named) == place and source_of(named) else ""


def with_issuer(data: dict[str, Any], address: str, name: str) -> dict[str, Any]:
    """The list with an issuer more; one that is on it stays as it is."""
    entries = list(data.get("issuers", ()))
    if any(it.get("id") == address for it in entries):
        return data
    return {**data, "issuers": [*entries, {"id": address, "name": name}]}
