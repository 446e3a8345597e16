"""A school that keeps the documents of the issuers of the fixtures: whom it knows, and their lists."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache

from generator.credentials.addresses import place_of
from generator.credentials.model import Issuer
from generator.credentials.trust import Trust
from generator.credentials.view import View
from tests.credentials.conformance import TRUST, expected, read

DAY = date(2026, 11, 30)
BITSTRING_LIST = (
    "https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main/"
    "inspector-vc/src/test/resources/ob30/bit-string-list/testlist"
)
LIST_OF_KADE = "https://kade.example/portfolio/status/1.json"


@cache
def of_dcc() -> Trust:
    """The two of did:web and the keys that are in a registry, with the status lists."""
    dids = [read("dcc", file) for file in expected("dcc") if file.startswith("dids/")]
    files = {f"did/{place_of(json.loads(it)['id'])}": it for it in dids}
    for address, file in json.loads(read("dcc", "lists/addresses.json")).items():
        files[f"status/{place_of(address)}"] = read("dcc", f"lists/{file}")
    beginnings = re.findall(r"z6M\w+(?=…)", _told())
    known = {json.loads(it)["id"] for it in dids} | {it for it in _signers() if _begins(it, beginnings)}
    return Trust(tuple(Issuer(id=it, name="registry") for it in sorted(known)), files)


def _told() -> str:
    return (TRUST / "dcc/SOURCES.md").read_text(encoding="utf-8")


def _begins(did: str, beginnings: list[str]) -> bool:
    return any(did.startswith(f"did:key:{it}") for it in beginnings)


def _signers() -> set[str]:
    texts = [read("dcc", file).decode() for file in expected("dcc") if not file.startswith("dids/")]
    return {it for text in texts for it in re.findall(r"did:key:z6M\w+", text)}


def of_badges(*, with_list: bool = True) -> Trust:
    """What an old badge and the list of 1EdTech need."""
    files = {}
    for file in expected("ob2"):
        if file.startswith("assets/"):
            content = read("ob2", file)
            said = json.loads(content)
            folder = "status" if said["type"] == "RevocationList" else "keys"
            files[f"{folder}/{place_of(said['id'])}"] = content
    if with_list:
        files[f"status/{place_of(BITSTRING_LIST)}"] = read("ob3", "bsl-testlist.json")
    return Trust(files=files)


def of_kade(status_list: str | None = "list.json") -> Trust:
    """The school that issued what a prototype made."""
    did = read("issued", "did.json")
    files = {f"did/{place_of(json.loads(did)['id'])}": did}
    if status_list:
        files[f"status/{place_of(LIST_OF_KADE)}"] = read("issued", status_list)
    return Trust((Issuer(id="did:web:kade.example:portfolio", name="Kade"),), files)


def view(trust: Trust, *recipients: str) -> View:
    return View(DAY, trust, recipients)
