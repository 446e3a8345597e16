"""What we sign holds for a program that others wrote: @digitalbazaar/vc, in Node.

It is installed into a temporary folder; without Node, or without its packages, this says so and is skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.credentials.contexts import VERSIONS, context
from generator.signing.keyring import did_document
from generator.signing.others import endorsement, record
from tests.signing.school import CREATED, about, listed, school, signed_badge

pytestmark = pytest.mark.heavy

PACKAGES = (
    "@digitalbazaar/vc@7",
    "@digitalbazaar/data-integrity@2",
    "@digitalbazaar/eddsa-rdfc-2022-cryptosuite@1",
    "@digitalbazaar/vc-bitstring-status-list@2",
    "jsonld-signatures@11",
)
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


def answers(node: Path, documents: dict, keyring, status: bytes) -> dict[str, bool]:
    """What the other program says of each document."""
    said = {
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


def test_another_program_says_of_all_that_we_sign_what_ours_says(node):
    keyring, who = school("2025", "2026")
    signed = signed_badge(keyring, who["2026"])
    dialogue = next(it for it in about().portfolio.dialogues if it.feedback)
    endorsed = who["2025"].signed(endorsement(about(), dialogue, 1, keyring, 12), CREATED)
    whole = who["2026"].signed(record(about(), [signed, endorsed], keyring, 13, "2026-11-30"), CREATED)
    good, withdrawn = listed(keyring, who["2026"]), listed(keyring, who["2026"], (4711,))
    changed = {**signed, "name": "Other"}
    documents = {
        "badge": signed,
        "endorsement": endorsed,
        "record": whole,
        "list": json.loads(good),
        "changed": changed,
    }
    told = answers(node, documents, keyring, good)
    assert told == {"badge": True, "endorsement": True, "record": True, "list": True, "changed": False}
    assert answers(node, {"badge": signed, "endorsement": endorsed}, keyring, withdrawn) == {
        "badge": False,
        "endorsement": True,
    }
