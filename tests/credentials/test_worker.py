"""Credentials are looked at by a process with limits, which no file of a stranger brings down for long."""

from __future__ import annotations

import io
import json
import zlib
from pathlib import Path

import pytest

from generator.confined import SpentError
from generator.credentials.trust import Trust
from generator.credentials.verify import checked
from generator.credentials.worker import Verifier
from tests.credentials import school
from tests.credentials.conformance import TRUST, expected, needs_fixtures, read

NOBODY = school.view(Trust())


@pytest.fixture(scope="module")
def verifier():
    made = Verifier()
    yield made
    made.close()


@needs_fixtures
@pytest.mark.parametrize("file", expected("hostile"))
def test_what_wants_to_do_harm_is_never_believed(file, verifier):
    found = verifier.checked(TRUST / "hostile" / file, NOBODY)
    assert not found.is_verified
    assert found.verdict.integrity != "unchanged" or found.verdict.binding != "issuer"
    assert found.verdict == checked(read("hostile", file), NOBODY).verdict
    assert most_memory(verifier) < 300_000_000


def most_memory(verifier: Verifier) -> int:
    status = Path(f"/proc/{verifier._process.pid}/status")
    if not status.exists():
        return 0
    (line,) = [it for it in status.read_text(encoding="ascii").splitlines() if it.startswith("VmHWM")]
    return int(line.split()[1]) * 1024


def test_a_process_that_dies_costs_one_answer(verifier, tmp_path):
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert verifier.checked(tmp_path / "a.json", NOBODY).verdict.reason == "no-signature"
    verifier._process.kill()
    assert verifier.checked(tmp_path / "a.json", NOBODY).verdict.reason == "costly-file"
    assert verifier.checked(tmp_path / "a.json", NOBODY).verdict.reason == "no-signature"


def picture(*chunks: tuple[bytes, bytes]) -> bytes:
    made = io.BytesIO(b"")
    made.write(b"\x89PNG\r\n\x1a\n")
    for name, content in chunks:
        made.write(len(content).to_bytes(4, "big") + name + content)
        made.write(zlib.crc32(name + content).to_bytes(4, "big"))
    return made.getvalue()


BAKED = (b"iTXt", b"openbadgecredential\0\0\0\0\0{}")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no-credential"),
        (b"hello", "no-credential"),
        (b'{"a": 1, "a": 2}', "key-twice"),
        (b"{" * 1000, "too-deep"),
        (b"{" + b" " * 2_000_000, "too-large"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 10_000_001, "too-large"),
        (picture(), "no-credential"),
        (picture(BAKED), "no-signature"),
        (picture(BAKED, BAKED), "two-credentials"),
        (picture(BAKED, (b"tEXt", b"openbadges\0{}")), "two-credentials"),
        (picture((b"zTXt", b"openbadges\0\0" + zlib.compress(b"{}"))), "no-signature"),
        (picture((b"zTXt", b"openbadges\0\0" + zlib.compress(b" " * 3_000_000))), "too-large"),
        (picture((b"iTXt", b"openbadgecredential\0\1\0\0\0damaged")), "damaged-file"),
        (b"<svg", "damaged-file"),
        (b"<svg/>", "no-credential"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "entities"),
        (b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]><svg/>', "entities"),
        (
            b'<svg xmlns:o="https://purl.imsglobal.org/ob/v3p0"><o:credential>{}</o:credential></svg>',
            "no-signature",
        ),
        (
            (
                b'<svg xmlns:o="https://purl.imsglobal.org/ob/v3p0">'
                b"<o:credential>{}</o:credential><o:credential>{}</o:credential></svg>"
            ),
            "two-credentials",
        ),
        (json.dumps({"payload": "{}", "signatures": [{}, {}]}).encode(), "malformed"),
        (json.dumps({"type": "VerifiablePresentation"}).encode(), "no-credential"),
        (
            json.dumps({"type": "VerifiablePresentation", "verifiableCredential": [{}] * 51}).encode(),
            "too-many-values",
        ),
    ],
    ids=lambda it: repr(it)[:40],
)
def test_what_is_refused_and_why(content, reason):
    verdict = checked(content, NOBODY).verdict
    assert (verdict.integrity, verdict.reason) == ("uncheckable", reason)


def test_a_presentation_in_a_presentation_ends_somewhere():
    content: dict = {"type": "VerifiablePresentation"}
    for _ in range(20):
        content = {"type": "VerifiablePresentation", "verifiableCredential": [content]}
    assert checked(json.dumps(content).encode(), NOBODY).verdict.integrity == "uncheckable"


@pytest.mark.parametrize(
    "content", [b"null", b"[]", b"1", b'"a"', b"[1]", b"[[]]", b'{"proof": 1}', b'{"proof": [[]]}']
)
def test_other_json_is_no_credential(content):
    assert checked(content, NOBODY).verdict.integrity == "uncheckable"


def test_of_a_portfolio_two_files_may_take_too_much(tmp_path, monkeypatch):
    verifier, asked = Verifier(), []

    def spent(_):
        asked.append(1)
        raise SpentError

    monkeypatch.setattr(verifier, "answer", spent)
    (tmp_path / "badge.json").write_text("{}", encoding="utf-8")
    for _ in range(5):
        told = verifier.checked(tmp_path / "badge.json", NOBODY).verdict
        assert (told.integrity, told.reason) == ("uncheckable", "costly-file")
    assert len(asked) == 2
