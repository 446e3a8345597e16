"""What a credential's own file says beyond what may be shown of it: only one without any of it is given away.

The list says what may be there. All else is beyond it, also what nobody has thought of yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from generator.credentials.contexts import VERSIONS
from generator.credentials.envelopes import envelope_of
from generator.credentials.jose import taken_apart
from generator.credentials.model import ALL_OF_IT, Own
from generator.credentials.strict_json import Json, group, leaves, listed, read_json

Allowed: TypeAlias = "Mapping[str, Allowed | None]"
"""Names of values, with those that may be in them; None for a text, a number or a list of these."""

_PLAIN: Allowed = {"id": None, "type": None}
_NAMED: Allowed = {**_PLAIN, "name": None, "description": None}
_STATUS: Allowed = {**_PLAIN, "statusPurpose": None, "statusListIndex": None, "statusListCredential": None}
_PROOF: Allowed = {
    **_PLAIN,
    **dict.fromkeys(("@context", "cryptosuite", "created", "expires", "proofPurpose", "proofValue")),
    "verificationMethod": None,
}
_ALIGNED: Allowed = {
    "type": None,
    **dict.fromkeys(("targetName", "targetCode", "targetUrl", "targetFramework", "targetType")),
    "targetDescription": None,
}
_ASKED: Allowed = {
    **_NAMED,
    "resultType": None,
    "rubricCriterionLevel": {**_NAMED, "level": None, "points": None},
    "alignment": _ALIGNED,
}
_ACHIEVEMENT: Allowed = {
    **_NAMED,
    **dict.fromkeys(("achievementType", "tag", "inLanguage", "fieldOfStudy", "specialization", "humanCode")),
    "criteria": {"id": None, "narrative": None},
    "alignment": _ALIGNED,
    "resultDescription": _ASKED,
}
_SUBJECT: Allowed = {
    **_PLAIN,
    "achievement": _ACHIEVEMENT,
    "result": {**_PLAIN, **dict.fromkeys(("resultDescription", "achievedLevel", "status", "value"))},
}
_CREDENTIAL: Allowed = {
    **_NAMED,
    **dict.fromkeys(("@context", "validFrom", "validUntil", "issuanceDate", "expirationDate", "awardedDate")),
    "issuer": {**_NAMED, "url": None},
    "credentialSubject": _SUBJECT,
    "credentialStatus": _STATUS,
    "credentialSchema": _PLAIN,
    "evidence": {**_PLAIN, "name": None},
    "proof": _PROOF,
}
_SECONDS = ("nbf", "exp", "iat")
_TOKEN: Allowed = {**_CREDENTIAL, **dict.fromkeys(("iss", "jti", *_SECONDS)), "vc": _CREDENTIAL}
_HEAD: Allowed = dict.fromkeys(("alg", "kid", "typ", "cty"))


def own_file(content: bytes, shown: Collection[str]) -> Own:
    """``shown`` are addresses of the learner that everybody sees. Raises UncheckableError."""
    envelope = envelope_of(content)
    text = envelope.content.decode("utf-8-sig", "replace")
    is_whole = envelope.content.strip() == content.strip()
    if is_whole and envelope.form == "json":
        document = read_json(content)
        return Own(_found(document, _CREDENTIAL, document, shown), tuple(_texts(document)), "credential.json")
    if not is_whole or envelope.form != "token" or "~" in text:
        return Own((ALL_OF_IT,))
    token = taken_apart(text)
    payload = group(read_json(token.payload))
    said = group(payload.get("vc")) or payload
    more = {*_more(token.head, _HEAD, ""), *_found(payload, _TOKEN, said, shown)}
    return Own(tuple(sorted(more)), (*_texts(token.head), *_texts(payload)), "credential.jwt")


def _found(document: Json, allowed: Allowed, credential: Json, shown: Collection[str]) -> tuple[str, ...]:
    found = set(_more(document, allowed, ""))
    subjects = map(group, listed(group(credential).get("credentialSubject")))
    if any("id" in it and it["id"] not in shown for it in subjects):
        found.add("credentialSubject.id")
    if any(it not in VERSIONS for it in listed(group(credential).get("@context")) if isinstance(it, str)):
        found.add("@context")
    return tuple(sorted(found))


def _more(value: Json, allowed: Allowed | None, name: str) -> Iterator[str]:
    """What is not on the list, by its name with those it is in."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, list) or (isinstance(each, dict) and allowed is None):
            yield name or ALL_OF_IT
        elif isinstance(each, dict):
            for key, inner in each.items():
                place = f"{name}.{key}" if name else key
                if key in (allowed or {}):
                    yield from _more(inner, (allowed or {})[key], place)
                else:
                    yield place


def _texts(value: Json) -> Iterator[str]:
    """All that is said in it, numbers, too, but for the seconds at which a token begins and ends."""
    if isinstance(value, dict):
        value = {name: it for name, it in value.items() if name not in _SECONDS or not isinstance(it, int)}
    for text in leaves(value):
        if isinstance(text, str | int | float) and not isinstance(text, bool):
            yield str(text)
