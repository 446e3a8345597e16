"""Whose a key is: what a DID says itself, what a document on disk says, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.credentials.keys import Key, multikey, pem_key, web_key
from generator.credentials.multibase import base64url
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import Json, group, listed, read_json, text_of

Document: TypeAlias = Callable[[str], Json]
"""Gives the document of an address as it lies on disk, or None."""


@dataclass(frozen=True)
class Held:
    """A key and whose it is; ``holder`` is empty if nothing says so but who signed."""

    key: Key
    holder: str = ""


def held_key(method: Json, document: Document) -> Held:
    """The key that a verification method names. Raises UncheckableError if there is none."""
    if isinstance(method, dict):
        return _written_out(method, document)
    address = text_of(method)
    did, _, fragment = address.partition("#")
    if did.startswith("did:key:"):
        return _named_by_itself(did, fragment)
    if did.startswith("did:jwk:"):
        return Held(web_key(read_json(base64url(did.removeprefix("did:jwk:")))), did)
    if did.startswith("did:"):
        return _listed_key(did, address, document)
    if did.startswith(("https://", "http://")):
        return _at_an_address(did, address, document)
    raise UncheckableError("no-key", address[:100])


def _written_out(method: dict[str, Json], document: Document) -> Held:
    """A method that stands in the proof itself: it is whose it says only if its own address says so, too."""
    key = written_key(method)
    try:
        named = held_key(text_of(method.get("id")), document)
    except UncheckableError:
        return Held(key)
    return named if named.key.same(key) else Held(key)


def _named_by_itself(did: str, fragment: str) -> Held:
    name = did.removeprefix("did:key:")
    if fragment and fragment != name:
        raise UncheckableError("no-key", did)
    return Held(multikey(name), did)


def _listed_key(did: str, address: str, document: Document) -> Held:
    """A key that the holder's document lists for statements."""
    content = group(document(did))
    if not content:
        raise UncheckableError("no-key", did)
    if content.get("id") != did:
        raise UncheckableError("other-issuer", did)
    for method in for_statements(content):
        if _absolute(text_of(method.get("id")), did) == address:
            return Held(written_key(method), did)
    raise UncheckableError("no-key", address)


def _at_an_address(place: str, address: str, document: Document) -> Held:
    """A key at an address of the web: its holder's if a document on disk lists it, else anybody's."""
    if group(document(place)):
        return _listed_key(place, address, document)
    fragment = address.partition("#")[2]
    if not fragment.startswith("z"):
        raise UncheckableError("no-key", address[:100])
    return Held(multikey(fragment))


def for_statements(content: dict[str, Json]) -> Iterator[dict[str, Json]]:
    """The methods that a document lists under ``assertionMethod``, written there or referred to."""
    did = text_of(content.get("id"))
    methods = {
        _absolute(text_of(it.get("id")), did): it
        for it in map(group, listed(content.get("verificationMethod")))
    }
    for entry in listed(content.get("assertionMethod")):
        if isinstance(entry, dict):
            yield entry
        elif method := methods.get(_absolute(text_of(entry), did)):
            yield method


def _absolute(name: str, did: str) -> str:
    return did + name if name.startswith("#") else name


def written_key(method: dict[str, Json]) -> Key:
    """The key in a verification method, in one of the ways it is written."""
    if "publicKeyMultibase" in method:
        return multikey(text_of(method["publicKeyMultibase"]))
    if "publicKeyJwk" in method:
        return web_key(method["publicKeyJwk"])
    if "publicKeyPem" in method:
        return pem_key(text_of(method["publicKeyPem"]))
    raise UncheckableError("unknown-key", text_of(method.get("type"))[:40])
