"""Whether a credential was withdrawn, by the lists that staff keep: bits of a list that is signed itself."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from generator.credentials.claims import Claims, address_of, first, texts
from generator.credentials.model import Status
from generator.credentials.moments import begins, day_of, ends, time_of
from generator.credentials.multibase import base64url
from generator.credentials.proofs import Proven
from generator.credentials.refusals import ChangedError, UncheckableError
from generator.credentials.strict_json import group, listed, text_of
from generator.credentials.trust import Trust

MOST_BYTES = 16_000_000
"""Of a list, unpacked."""

LEAST_ENTRIES = 131_072
"""What the standard asks of a list, so that an entry hides among others; shorter ones are noted."""

_ENTRIES = {"BitstringStatusListEntry", "StatusList2021Entry", "RevocationList2020Status"}
_LISTS = {"BitstringStatusListCredential", "StatusList2021Credential", "RevocationList2020Credential"}
_MEANS: dict[str, Status] = {"revocation": "withdrawn", "suspension": "suspended"}
_WORST: tuple[Status, ...] = ("withdrawn", "suspended", "unknown", "good", "none")


@dataclass(frozen=True)
class Found:
    """What a list says, of which day it is and until when; ``why`` it says nothing."""

    status: Status
    why: str = ""
    of: str = ""
    until: str = ""
    notes: tuple[str, ...] = ()


def status_of(
    claims: Claims, signed: Proven, trust: Trust, day: date, confirm: Callable[[bytes], Proven]
) -> Found:
    """What the lists on disk say of a credential; ``confirm`` verifies a list as any credential."""
    entries = listed(claims.get("credentialStatus"))
    found = [_entry(group(entry), claims, signed, trust, day, confirm) for entry in entries[:8]]
    told = [it for it in found if it.status != "none"]
    return min(told, key=lambda it: _WORST.index(it.status), default=Found("none"))


def _entry(
    entry: Claims,
    claims: Claims,
    signed: Proven,
    trust: Trust,
    day: date,
    confirm: Callable[[bytes], Proven],
) -> Found:
    kinds = set(texts(entry, "type"))
    if "1EdTechRevocationList" in kinds:
        return named_in(text_of(entry.get("id")), text_of(claims.get("id")), trust)
    if not kinds & _ENTRIES:
        return Found("unknown", "kind")
    purpose = _one(entry, "statusPurpose") or "revocation"
    if purpose not in _MEANS:
        return Found("none")
    content = trust.status(address_of(first(entry, "statusListCredential")))
    if content is None:
        return Found("unknown", "no-list")
    try:
        return _bit(entry, purpose, confirm(content), claims, signed, trust, day)
    except (ChangedError, UncheckableError):
        return Found("unknown", "list-broken")


def _bit(
    entry: Claims,
    purpose: str,
    status_list: Proven,
    claims: Claims,
    signed: Proven,
    trust: Trust,
    day: date,
) -> Found:
    said = status_list.claims
    dated = Found("unknown", of=day_of(begins(said)), until=day_of(ends(said)))
    why = _fault(purpose, status_list, claims, signed, trust, day)
    index = _one(entry, "statusListIndex")
    if why or not index.isdecimal() or len(index) > 9 or (_one(entry, "statusSize") or "1") != "1":
        return replace(dated, why=why or "index")
    bits = _bits(_one(_subject(said), "encodedList"))
    place, notes = int(index), ("short-list",) if len(bits) * 8 < LEAST_ENTRIES else ()
    if place >= len(bits) * 8:
        return replace(dated, why="index")
    is_set = bits[place // 8] >> (7 - place % 8) & 1
    return replace(dated, status=_MEANS[purpose] if is_set else "good", notes=notes)


def _fault(purpose: str, status_list: Proven, claims: Claims, signed: Proven, trust: Trust, day: date) -> str:
    """Why a list may not be used: its kind, its dates, what it is for, who signed it."""
    said = status_list.claims
    if not set(texts(said, "type")) & _LISTS:
        return "list-type"
    if time_of(said, day) != "in-time":
        return f"list-{time_of(said, day)}"
    purposes = texts(_subject(said), "statusPurpose")
    if purposes and purpose not in purposes:
        return "list-purpose"
    return "" if _may_tell(status_list, claims, signed, trust, day) else "list-issuer"


def _may_tell(status_list: Proven, claims: Claims, signed: Proven, trust: Trust, day: date) -> bool:
    """A list tells of a credential if it is of its issuer or key, or of somebody whom the school knows."""
    issuer = address_of(first(status_list.claims, "issuer"))
    is_bound = all(held.holder == issuer for held in status_list.held)
    if is_bound and (trust.known(issuer, day) == "listed" or issuer == address_of(first(claims, "issuer"))):
        return True
    keys = [held.key for held in signed.held]
    return all(any(held.key.same(key) for key in keys) for held in status_list.held)


def _bits(encoded: str) -> bytes:
    return unpacked(base64url(encoded.removeprefix("u").replace("+", "-").replace("/", "_")))


def unpacked(content: bytes) -> bytes:
    """The bits of a list. Raises UncheckableError."""
    unpack = zlib.decompressobj(wbits=47)
    try:
        bits = unpack.decompress(content, MOST_BYTES)
    except zlib.error:
        raise UncheckableError("malformed") from None
    if unpack.unconsumed_tail:
        raise UncheckableError("too-large")
    return bits


def named_in(address: str, credential: str, trust: Trust) -> Found:
    """What a list says that names what was withdrawn: 1EdTech's, and those of Open Badges 2.0."""
    kept = group(trust.status_document(address))
    if not kept:
        return Found("unknown", "no-list")
    named = [*listed(kept.get("revokedCredential")), *listed(kept.get("revokedAssertions"))]
    return Found("withdrawn" if credential in {address_of(it) for it in named} else "good")


def _subject(claims: Claims) -> Claims:
    return group(first(claims, "credentialSubject"))


def _one(claims: Claims, name: str) -> str:
    value = first(claims, name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
