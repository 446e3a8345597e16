"""Sign what the school of the samples signed: a judgement, what somebody said, and both as one record.

``python scripts/sign_samples.py`` writes ``portfolios/issuer/`` and the signed files: run it when the
documents they are of say something else. The key is made of a word, so that anybody can make it again: it
proves nothing, and must never be used for anything else.
"""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from generator.building.to_sign import about
from generator.credentials.multibase import to_multibase
from generator.hosts.site import contexts_of
from generator.reading.layout import read_layout
from generator.signing.keyring import FOLDER, KEYRING, STATUS, Keyring, SchoolKey, read_keyring
from generator.signing.school import SigningSchool
from generator.signing.secret import Signer, signer
from generator.signing.statements import Signing, as_text, keyring_files

PORTFOLIOS = Path(__file__).resolve().parents[1] / "portfolios"
SCHOOL, URL = "Leerhuis De Kade", "https://leerkring.example/"
LEARNER = "samir"
SIGNED = ("validations/engineer-2.md", "dialogues/after-validation.md", "")
"""Documents of the learner; the last is all of it in one file."""
DAY = datetime.date(2026, 11, 30)
CREATED, ENDS = "2026-11-30T12:00:00Z", "2031-11-30T12:00:00Z"


def sample_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"sample school").digest())


def keyring_of(docs: Path) -> Keyring:
    """As it is, so that what was signed keeps its place in the list; or a new one."""
    file = docs / FOLDER / KEYRING
    if file.exists():
        return read_keyring(file.read_bytes())
    public = to_multibase(b"\xed\x01" + sample_key().public_key().public_bytes_raw())
    return Keyring(SCHOOL, URL, (SchoolKey("sample", public, "2026-01-01"),))


def keep(docs: Path, keyring: Keyring, by: Signer) -> SigningSchool:
    for file, text in keyring_files(docs, keyring, frozenset(), by, CREATED, ENDS).items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(str(text), encoding="utf-8")
    return SigningSchool(keyring, (docs / FOLDER / STATUS).read_bytes())


def sign(docs: Path) -> None:
    keyring = keyring_of(docs)
    by = signer(keyring, to_multibase(b"\x80\x26" + sample_key().private_bytes_raw()))
    found = about(contexts_of(read_layout(docs), "public", DAY, keep=False), LEARNER, URL)
    assert found
    for path in SIGNED:
        school = keep(docs, keyring, by)
        for it in Signing(docs, LEARNER, found, school, DAY).of(path):
            text = as_text(by.signed(it.statement, CREATED))
            (docs / it.given.file).write_text(text, encoding="utf-8")
            keyring = keyring.with_given(it.given)
    keep(docs, keyring, by)


if __name__ == "__main__":
    sign(PORTFOLIOS)
