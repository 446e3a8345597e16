"""Where the document of an address lies beside the trust list; nothing is ever fetched."""

from __future__ import annotations

import re
from urllib.parse import unquote

_WEB = re.compile(r"https?://([^/?#]+)([^?#]*)(\?[^#]*)?")
_PLAIN = re.compile(r"[^A-Za-z0-9._~-]")


def place_of(address: str) -> str:
    """The file's path, without the folder of its kind: ``host/path.json``; none if there can be none.

    ``did:web:a.example:b`` and ``https://a.example/b`` lie at ``a.example/b.json``, ``did:other:c`` at
    ``did/other/c.json``.
    """
    parts = _parts(address)
    if not parts or any(part in {"", ".", ".."} for part in parts):
        return ""
    name = "/".join(_PLAIN.sub(lambda found: f"%{ord(found.group()):02X}", part) for part in parts)
    return name if name.endswith(".json") else f"{name}.json"


def _parts(address: str) -> list[str]:
    bare = address.partition("#")[0]
    if bare.startswith("did:web:"):
        return [unquote(part) for part in bare.removeprefix("did:web:").split(":")]
    if bare.startswith("did:"):
        return bare.split(":")
    found = _WEB.fullmatch(bare)
    if not found:
        return []
    host, path, query = found.groups()
    inner = path.removeprefix("/").removesuffix("/")
    return [host, *(inner.split("/") if inner else []), *([query] if query else [])]
