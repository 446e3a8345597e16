"""The W3C's vectors for Data Integrity: each step between the document and its signature."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from generator.credentials import disclosure, proofs
from generator.credentials.canonical import canonical_text
from generator.credentials.contexts import addresses, choices
from generator.credentials.jcs import canonical_json
from generator.credentials.keys import Key
from generator.credentials.linked import graph_of
from generator.credentials.multibase import base58, multibase, to_base64url
from generator.credentials.proofs import confirmed
from generator.credentials.refusals import ChangedError, UncheckableError
from generator.credentials.strict_json import read_json
from tests.credentials.conformance import TRUST, expected, needs_fixtures, read

pytestmark = [needs_fixtures, pytest.mark.usefixtures("sample_contexts")]

FILES = expected("w3c-di")
SIGNED = [file for file, said in FILES.items() if said == "holds"]
STEPS = (
    "canonDoc",
    "docHash",
    "proofCanon",
    "proofHash",
    "combinedHash",
    "sigHex",
    "sigBTC58",
    "proofConfig",
)


def nothing(_address: str) -> None:
    """Nothing is on disk."""


def document_of(file: str) -> dict:
    return read_json(read("w3c-di", file))


def canonical(document: dict, algorithm: str, *, is_text: bool) -> bytes:
    if is_text:
        return canonical_json(document)
    files = next(choices(addresses(document)))
    return canonical_text(graph_of(document, files).quads, algorithm).encode()


def steps_of(file: str) -> dict[str, Path]:
    """The files of the steps beside a signed document, by what they begin with."""
    beside = (TRUST / "w3c-di" / file).parent
    return {step: path for step in STEPS for path in beside.glob(f"{step}*")}


def test_every_file_is_tried_by_something_here():
    steps = {str(path.relative_to(TRUST / "w3c-di")) for file in SIGNED for path in steps_of(file).values()}
    disclosed = {file for file in FILES if file.startswith("ecdsa/ecdsa-sd-2023/")}
    inputs = {file for file, said in FILES.items() if said == "input or key"}
    print(f"\nw3c-di: {len(FILES)} files, {len(SIGNED)} signed documents that hold")
    assert set(FILES) == steps | disclosed | inputs | set(SIGNED)


@pytest.mark.parametrize("file", SIGNED)
def test_a_signed_document_holds(file):
    found = confirmed(document_of(file), nothing)
    assert found.held[0].holder.startswith("did:key:")


@pytest.mark.parametrize("file", [it for it in SIGNED if "sd-2023" not in it])
def test_each_step_is_that_of_the_w3c(file):
    document = document_of(file)
    proof = document.pop("proof")
    steps = {step: path.read_text(encoding="utf-8") for step, path in steps_of(file).items()}
    suite = proof.get("cryptosuite", "Ed25519Signature2020")
    is_text, algorithm = "jcs" in suite, "sha384" if "p384" in file else "sha256"
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    if not is_text:
        options["@context"] = document["@context"]
    assert json.loads(steps["proofConfig"]) == options
    said = canonical(document, algorithm, is_text=is_text)
    own = canonical(options, algorithm, is_text=is_text)
    assert steps["canonDoc"] == said.decode()
    assert steps["proofCanon"] == own.decode()
    digests = [hashlib.new(algorithm, it).hexdigest() for it in (own, said)]
    assert [steps["proofHash"].strip(), steps["docHash"].strip()] == digests
    assert steps["combinedHash"].strip() == "".join(digests)
    assert steps["sigBTC58"].strip() == proof["proofValue"]
    assert bytes.fromhex(steps["sigHex"].strip()) == multibase(proof["proofValue"])


@pytest.mark.parametrize("file", [it for it in SIGNED if it.startswith("eddsa/")])
def test_signing_with_the_key_of_the_vectors_gives_the_same_signature(file):
    secret = base58(json.loads(read("w3c-di", "eddsa/keyPair.json"))["privateKeyMultibase"][1:])
    document = document_of(file)
    combined = steps_of(file)["combinedHash"].read_text(encoding="utf-8").strip()
    made = Ed25519PrivateKey.from_private_bytes(secret[2:]).sign(bytes.fromhex(combined))
    assert made == multibase(document["proof"]["proofValue"])


def sd(name: str) -> object:
    return json.loads(read("w3c-di", f"ecdsa/ecdsa-sd-2023/prc/{name}.json"))


def test_a_part_that_is_shown_is_taken_apart_as_the_w3c_does(monkeypatch):
    document = sd("derivedRevealDocument")
    found = disclosure._read(multibase(document["proof"]["proofValue"]))
    value = sd("verifyDerivedProofValue")
    assert found.base.hex() == value["baseSignature"]
    assert found.key == multibase(value["publicKey"])
    assert [it.hex() for it in found.signatures] == value["signatures"]
    assert sorted(found.mandatory) == sorted(value["mandatoryIndexes"])
    signed: list[bytes] = []
    monkeypatch.setattr(Key, "confirm", lambda _key, _signature, content: signed.append(content))
    confirmed(document, nothing)
    data = sd("verifyCreateVerifyData")
    head = bytes.fromhex(data["proofHash"]) + found.key + bytes.fromhex(data["mandatoryHash"])
    assert signed == [head, *(line.encode() for line in data["nonMandatory"])]
    lines = sd("verifyNQuads")
    shown = [line for place, line in enumerate(lines) if place not in found.mandatory]
    assert shown == data["nonMandatory"]


def test_what_is_for_the_holder_is_not_for_the_reader():
    with pytest.raises(UncheckableError, match="base-proof"):
        confirmed(sd("addSignedSDBase"), nothing)


@pytest.mark.parametrize("name", ["addBaseDocCanon", "addProofConfigCanon"])
def test_the_graph_of_a_base_is_that_of_the_w3c(name):
    document = sd("addSignedSDBase")
    proof = document.pop("proof")
    if name == "addBaseDocCanon":
        assert canonical(document, "sha256", is_text=False).decode() == "".join(sd(name))
    else:
        options = {k: v for k, v in proof.items() if k != "proofValue"} | {"@context": document["@context"]}
        written = read("w3c-di", f"ecdsa/ecdsa-sd-2023/prc/{name}.txt").decode()
        assert canonical(options, "sha256", is_text=False).decode() == written


@pytest.mark.parametrize("place", range(6))
def test_a_part_that_is_shown_does_not_hold_if_one_signature_is_of_another(place):
    document = sd("derivedRevealDocument")
    found = disclosure._read(multibase(document["proof"]["proofValue"]))
    at = place % len(found.signatures)
    value = bytearray(multibase(document["proof"]["proofValue"]))
    begin = bytes(value).index(found.signatures[at])
    value[begin] ^= 1
    document["proof"]["proofValue"] = "u" + to_base64url(bytes(value))
    with pytest.raises(ChangedError):
        confirmed(document, nothing)


# Guards -----------------------------------------------------------------------------------------


def signed_by_did_key() -> dict:
    return json.loads(
        read("dcc", "v2_dataIntegrityProof_didKey_legacyRegistry-noStatus-noExpiry-credName.json")
    )


def reason(document: dict) -> str:
    try:
        confirmed(document, nothing)
    except UncheckableError as error:
        return error.reason
    except ChangedError:
        return "changed"
    return "holds"


def with_proof(**changes: object) -> dict:
    document = signed_by_did_key()
    return {**document, "proof": {**document["proof"], **changes}}


def test_a_proof_is_for_statements_and_of_a_suite_we_know():
    assert reason(signed_by_did_key()) == "holds"
    assert reason(with_proof(proofPurpose="authentication")) == "wrong-purpose"
    assert reason(with_proof(cryptosuite="bbs-2023")) == "unknown-suite"
    assert reason(with_proof(cryptosuite="eddsa-2022")) == "old-suite"
    assert reason(with_proof(type="eddsa-rdfc-2022")) == "unknown-suite"
    assert reason(with_proof(cryptosuite="ecdsa-rdfc-2019")) == "key-does-not-fit"
    assert reason(with_proof(created="2001-01-01T00:00:00Z")) == "changed"
    assert reason(with_proof(previousProof="urn:uuid:none")) in {"malformed", "changed"}
    assert reason({**signed_by_did_key(), "proof": []}) == "no-signature"
    assert reason({**signed_by_did_key(), "proof": [signed_by_did_key()["proof"]] * 9}) == "too-many-values"


def test_all_proofs_of_a_set_must_hold():
    document = signed_by_did_key()
    other = {**document["proof"], "created": "2001-01-01T00:00:00Z"}
    assert reason({**document, "proof": [document["proof"]] * 2}) == "holds"
    assert reason({**document, "proof": [document["proof"], other]}) == "changed"
    assert reason({**document, "proof": [other, document["proof"]]}) == "changed"


OWN = Ed25519PrivateKey.from_private_bytes(bytes(32))
OWN_DID = "did:key:u" + to_base64url(b"\xed\x01" + OWN.public_key().public_bytes_raw())


def own_proof(document: dict, name: str, *earlier: dict) -> dict:
    """A proof with our own key, over the document and the proofs that came before it."""
    options = {
        "id": name,
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "verificationMethod": OWN_DID,
        "proofPurpose": "assertionMethod",
    }
    if earlier:
        options["previousProof"] = [it["id"] for it in earlier]
    said = {**document, "proof": list(earlier)} if earlier else document
    digests = [hashlib.sha256(canonical_json(it)).digest() for it in (options, said)]
    return {**options, "proofValue": "u" + to_base64url(OWN.sign(b"".join(digests)))}


def test_a_proof_of_a_chain_is_over_the_proofs_before_it():
    document = {"type": ["VerifiableCredential"], "issuer": OWN_DID, "credentialSubject": {"id": "x:y"}}
    one = own_proof(document, "urn:one")
    two = own_proof(document, "urn:two", one)
    assert reason({**document, "proof": [one, two]}) == "holds"
    assert reason({**document, "proof": [two]}) == "malformed"
    other = own_proof({**document, "credentialSubject": {"id": "x:z"}}, "urn:one")
    assert reason({**document, "proof": [other, two]}) == "changed"
    resigned = own_proof(document, "urn:one", own_proof(document, "urn:nought"))
    assert reason({**document, "proof": [resigned, two]}) in {"malformed", "changed"}


@pytest.mark.parametrize(
    "added",
    [
        {"honours": "cum laude"},
        {"_:x": "cum laude"},
        {"relative/path": "cum laude"},
        {"@index": "cum laude"},
    ],
    ids=str,
)
def test_what_no_signature_covers_is_refused(added):
    assert reason(signed_by_did_key() | added) in {"uncovered", "malformed"}


@pytest.mark.parametrize(
    "written",
    [
        {"titel": "https://schema.org/name"},
        {"name": "https://schema.org/description"},
        {"@vocab": "https://a.example/"},
        {"x": {"@id": "https://a.example/x"}},
        {"x": "schema:name"},
        {"x": None},
    ],
    ids=str,
)
def test_a_context_in_the_file_may_not_say_what_others_say(written):
    document = signed_by_did_key()
    assert reason({**document, "@context": [*document["@context"], written]}) == "written-context"
    within = {**document, "credentialSubject": {**document["credentialSubject"], "@context": written}}
    assert reason(within) == "written-context"


def test_a_context_that_was_changed_on_disk_is_not_used(monkeypatch):
    from generator.credentials import contexts

    contexts.context.cache_clear()
    monkeypatch.setitem(contexts.HASHES, "credentials-v2", "0" * 64)
    assert reason(signed_by_did_key()) == "unknown-context"


def test_each_context_is_as_it_was_and_its_licence_is_told():
    from generator.credentials.contexts import FOLDER, HASHES, VERSIONS

    licences = (proofs_folder() / "LICENCES.md").read_text(encoding="utf-8")
    assert FOLDER
    for path in proofs_folder().glob("*.json"):
        assert HASHES[path.stem] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert path.name in licences
    used = {name for names in VERSIONS.values() for name in names}
    assert used == set(HASHES)


def proofs_folder() -> Path:
    return Path(proofs.__file__).parent / "contexts"
