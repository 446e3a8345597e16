"""The words of credentials, as their standards publish them: by address, every version that we know.

An address is not its content: what stands at some of them was changed after credentials were signed with
it. So each file is known by its SHA-256, and for an address each version is tried. ``contexts/LICENCES.md``
says where each is from and under which licence it is passed on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import Json, listed, read_json

FOLDER = Path(__file__).resolve().parent / "contexts"

HASHES = {
    "clr-2.0.1": "b6fb049f2efe5a55b8040497cd51756aec961403888d277fadb3cc155c241d41",
    "clr-2.0": "958ff9dc1a5a18c226579b707eac77c1ef50d7d9ab6c24e7058a3b02663f53a1",
    "credentials-v1": "00d7dd6d3ad8b920e3e550dd3a3d9090bffcac84cdbf943da6924b3e0a5c8bb8",
    "credentials-v2": "8a9f494a89ecc51db093e90e84713e07e84d6d9204364a9b3c7868b21751236f",
    "data-integrity-v1": "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554",
    "data-integrity-v2": "0f77743daf5b4e8fc067fc5ba5b21044283053aa717fc6b0219843bed3b00363",
    "dcc-v1": "1543695325471b0d23e839a28166ba4ea445cca294ac46fe034ca584cbfc6077",
    "did-v1": "62c1054bf404d6dd3a4b26b64f830fd72095f6a26edc4469908c94351352ce5f",
    "ed25519-2018-v1": "166c6abb9e08176cee5f6c87c9c1bbfefa5717da391bcac525e5437f93eab809",
    "ed25519-2020-v1": "b9e1ab971fd8bf2c7553e0c4a9438e0b9450afde1ea1ca5b2492368b9f549588",
    "multikey-v1": "c5f3806f8286920573221938917988a18a4cc5a09e968d29649613c7a1c2b1f6",
    "ob-3.0-beta": "5afdfb3d5ddb92417d2b48f0ab2f89d16d1b03696c2f3fa2e67184819e103326",
    "ob-3.0.0": "9f1c8f9f361ba2994b9b50701f41149919542c50c7b7455b2846d87959295d72",
    "ob-3.0.1": "af095468326d3449160509b26ca71576e6321d13c85b0369cfe3b654c9a48fba",
    "ob-3.0.2": "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53",
    "ob-3.0.3": "ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761",
    "ob-extensions": "2d013f981d1f4516081a6a04e55468ba2b071d4153b794f19a79715c45a89a5e",
    "status-list-2021-v1": "634d71c159289f068c96012e4511c657fdf82ac4231900081bda3ba24e2e1160",
    "status-v1": "fd08cbf28ddd829ab2f1978c48f43ab07a112c1c90245a0cfac7ba721c65170c",
    "undefined-terms-v2": "82dab514ba44eb18f5d1b0f638c5e140c6a556fbfb5089601bdc0fa5eb8b2581",
}
"""The SHA-256 of each file: what is not that is not used."""

_OB = "https://purl.imsglobal.org/spec/ob/v3p0/"
_CLR = "https://purl.imsglobal.org/spec/clr/v2p0/"
VERSIONS: dict[str, tuple[str, ...]] = {
    "https://www.w3.org/2018/credentials/v1": ("credentials-v1",),
    "https://www.w3.org/ns/credentials/v2": ("credentials-v2",),
    "https://www.w3.org/ns/credentials/undefined-terms/v2": ("undefined-terms-v2",),
    "https://w3id.org/security/data-integrity/v1": ("data-integrity-v1",),
    "https://w3id.org/security/data-integrity/v2": ("data-integrity-v2",),
    "https://w3id.org/security/multikey/v1": ("multikey-v1",),
    "https://w3id.org/security/suites/ed25519-2020/v1": ("ed25519-2020-v1",),
    "https://w3id.org/security/suites/ed25519-2018/v1": ("ed25519-2018-v1",),
    "https://www.w3.org/ns/credentials/status/v1": ("status-v1",),
    "https://w3id.org/vc/status-list/2021/v1": ("status-list-2021-v1",),
    "https://www.w3.org/ns/did/v1": ("did-v1",),
    "https://w3id.org/dcc/v1": ("dcc-v1",),
    _OB + "context.json": ("ob-3.0.0", "ob-3.0-beta"),
    _OB + "context-3.0.0.json": ("ob-3.0.0",),
    _OB + "context-3.0.1.json": ("ob-3.0.1",),
    _OB + "context-3.0.2.json": ("ob-3.0.2",),
    _OB + "context-3.0.3.json": ("ob-3.0.3",),
    _OB + "extensions.json": ("ob-extensions",),
    "https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld": ("ob-3.0.0",),
    "https://imsglobal.github.io/openbadges-specification/ob_v3p0.html": ("ob-3.0-beta",),
    "https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json": ("ob-3.0-beta",),
    _CLR + "context.json": ("clr-2.0.1", "clr-2.0"),
    _CLR + "context-2.0.1.json": ("clr-2.0.1",),
}
"""The files that an address stood for, the likeliest first."""

CHANGED = frozenset(address for address in VERSIONS if address.startswith((_OB, _CLR)))
"""Addresses of which others know more versions than we do."""


@cache
def context(name: str) -> Json:
    """A context by the name of its file, if that is as it was."""
    content = (FOLDER / f"{name}.json").read_bytes()
    if hashlib.sha256(content).hexdigest() != HASHES[name]:
        raise UncheckableError("unknown-context", name)
    return read_json(content)


def addresses(value: Json) -> set[str]:
    """Every context that is named anywhere in a document. Raises UncheckableError if we do not know one."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        last = waiting.pop()
        if isinstance(last, dict):
            found |= {it for it in listed(last.get("@context")) if isinstance(it, str)}
            waiting += last.values()
        elif isinstance(last, list):
            waiting += last
    if unknown := sorted(found - VERSIONS.keys()):
        raise UncheckableError("unknown-context", unknown[0][:200])
    return found


def choices(named: set[str]) -> Iterator[dict[str, str]]:
    """Each way to read the addresses of a document: for every one the file that it may have stood for."""
    order = sorted(named)
    for files in product(*(VERSIONS[address] for address in order)):
        yield dict(zip(order, files, strict=True))
