"""What we sign holds for a program that others wrote: @digitalbazaar/vc, in Node.

It is installed into a temporary folder; without Node, or without its packages, this says so and is skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.credentials.contexts import VERSIONS, context
from generator.media.badge_picture import BadgeLook, BadgeText, badge_png, badge_svg
from generator.places import THEME
from generator.signing.keyring import did_document
from generator.signing.others import endorsement, record
from generator.writing.faces import face_files
from tests.signing.school import CREATED, about, as_bytes, listed, school, signed_badge

pytestmark = pytest.mark.heavy

PACKAGES = (
    "@digitalbazaar/vc@7",
    "@digitalbazaar/data-integrity@2",
    "@digitalbazaar/eddsa-rdfc-2022-cryptosuite@1",
    "@digitalbazaar/vc-bitstring-status-list@2",
    "jsonld-signatures@11",
)
LOOK = BadgeLook("#612f8d", "#f6f1fc", THEME / face_files("serif")[0])
FOLDER = os.environ.get("LEERKRING_NODE", "")
"""A folder in which they are installed already."""


@pytest.fixture(scope="module")
def node(tmp_path_factory) -> Path:
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("Node is not here: what we sign was not checked with another program")
    folder = Path(FOLDER) if FOLDER else tmp_path_factory.mktemp("node")
    if not (folder / "node_modules/@digitalbazaar/vc").is_dir():
        command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
        if done.returncode:
            pytest.skip(f"npm installed nothing: {done.stderr[-200:]}")
    shutil.copyfile(Path(__file__).with_name("verify.mjs"), folder / "verify.mjs")
    return folder


def answers(
    node: Path, documents: dict, keyring, status: bytes, baked: Mapping[str, bytes] = MappingProxyType({})
) -> dict[str, bool]:
    """What the other program says of each document, and of what it finds itself in ``baked`` files."""
    for name, content in baked.items():
        (node / name).write_bytes(content)
    said = {
        "baked": list(baked),
        "documents": documents,
        "did": did_document(keyring),
        "status": json.loads(status),
        "statusUrl": keyring.status_url,
        "contexts": {address: context(names[0]) for address, names in VERSIONS.items()},
        "now": "2026-12-01T00:00:00Z",
    }
    (node / "said.json").write_text(json.dumps(said), encoding="utf-8")
    done = subprocess.run(
        ["node", "verify.mjs"], cwd=node, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    print(f"\n{done.stdout}")
    found: dict[str, bool] = {name: it["verified"] for name, it in json.loads(done.stdout).items()}
    return found


@pytest.fixture(scope="module")
def signed():
    """All kinds of what a school signs, by two of its keys, and the keyring."""
    keyring, who = school("2025", "2026")
    given = signed_badge(keyring, who["2026"])
    dialogue = next(it for it in about().portfolio.dialogues if it.feedback)
    endorsed = who["2025"].signed(endorsement(about(), dialogue, 1, keyring, 12), CREATED)
    whole = who["2026"].signed(record(about(), [given, endorsed], keyring, 13, "2026-11-30"), CREATED)
    return keyring, who, {"badge": given, "endorsement": endorsed, "record": whole}


def pictures(given: dict) -> dict[str, bytes]:
    """A badge as the picture and the drawing that learners get."""
    text = BadgeText(given["name"], given["issuer"]["name"], given["validFrom"][:4])
    return {
        "badge.png": badge_png(text, LOOK, as_bytes(given)),
        "badge.svg": badge_svg(text, LOOK, given),
    }


def test_another_program_says_of_all_that_we_sign_what_ours_says(node, signed):
    keyring, who, documents = signed
    status = listed(keyring, who["2026"])
    baked = pictures(documents["badge"])
    whole = documents | {"list": json.loads(status)}
    assert answers(node, whole, keyring, status, baked) == dict.fromkeys([*whole, *baked], True)


@pytest.mark.parametrize(("index", "name"), [(4711, "badge"), (12, "endorsement"), (13, "record")])
def test_what_is_withdrawn_is_so_for_another_program_too_and_nothing_else(node, signed, index, name):
    keyring, who, documents = signed
    baked = pictures(documents["badge"])
    told = answers(node, documents, keyring, listed(keyring, who["2026"], (index,)), baked)
    files = {"badge", *baked} if name == "badge" else {name}
    assert {it for it, verified in told.items() if not verified} == files


def test_what_was_changed_is_refused_by_another_program_too(node, signed):
    keyring, who, documents = signed
    status = listed(keyring, who["2026"])
    changed = {name: it | {"name": "Other"} for name, it in documents.items()}
    changed["list"] = json.loads(status) | {"validUntil": "2099-01-01T00:00:00Z"}
    forged = pictures(documents["badge"] | {"name": "Other"})
    told = answers(node, changed, keyring, status, forged)
    assert told == dict.fromkeys([*changed, *forged], False)
