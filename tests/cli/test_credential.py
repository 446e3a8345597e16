"""``leerkring credential verify``: three answers, a number for programs, and nothing of the person."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from generator.cli import leerkring
from generator.cli.credential import exit_code
from generator.credentials.model import Checked, Verdict
from generator.credentials.view import View
from generator.guide.verdicts import told_of
from tests.cli.command import run, write
from tests.credentials import school
from tests.credentials.conformance import TRUST, needs_fixtures

ON = ("--on", "2026-11-30")


def kept(folder, status_list="list.json"):
    """A trust list that knows the school of the fixtures."""
    write(
        folder / "trust.yml",
        'type: trust\nissuers:\n  - {id: "did:web:kade.example:portfolio", name: Kade}\n',
    )
    for place, content in school.of_kade(status_list).files.items():
        write(folder / "trust" / place, content.decode())
    return str(folder / "trust.yml")


@needs_fixtures
@pytest.mark.parametrize(
    ("file", "code", "told"),
    [
        ("issued/badge.json", 0, "Verified: all of the following is in order."),
        ("ob3/simple.json", 2, "Anybody can make such a file."),
        ("ob3/simple-err-proof-value.json", 1, "Changed after it was signed."),
        ("ob2/basic-assertion-expired.json", 2, "Expired: it was valid until 2022-11-15."),
        ("hostile/unsigned-property.json", 2, "It holds something that was not signed: honours."),
        ("ob3/simple-did-key-method.json", 2, "Signed with a key that is not of"),
        ("edc/made-tampered-payload.json", 1, "Not verified, and not to be relied on"),
    ],
)
def test_it_says_what_can_be_said(tmp_path, file, code, told):
    result = run("--lang", "en", "credential", "verify", str(TRUST / file), "--trust", kept(tmp_path), *ON)
    assert told in result.stdout
    assert result.exit_code == code
    assert "Checked on 2026-11-30 without the internet." in result.stdout


@needs_fixtures
@pytest.mark.parametrize("as_json", [False, True])
def test_what_another_program_hands_on_is_read(tmp_path, as_json):
    badge, more = (TRUST / "issued/badge.json").read_bytes(), ["--json"] if as_json else []
    words = ["--lang", "en", "credential", "verify", "-", "--trust", kept(tmp_path), *ON, *more]
    result = CliRunner().invoke(leerkring, words, input=badge)
    assert result.exit_code == 0
    if as_json:
        (found,) = json.loads(result.stdout)
        assert (found["file"], found["verified"]) == ("-", True)
    else:
        assert "Verified: all of the following is in order." in result.stdout


@needs_fixtures
def test_what_was_withdrawn_ends_with_1(tmp_path):
    badge = str(TRUST / "issued/badge.json")
    result = run(
        "--lang", "en", "credential", "verify", badge, "--trust", kept(tmp_path, "list-revoked.json"), *ON
    )
    assert "Withdrawn, by the list of" in result.stdout
    assert result.exit_code == 1


@needs_fixtures
def test_without_a_list_nobody_is_known_and_it_still_needs_no_site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = next((TRUST / "dcc").glob("v2_dataIntegrityProof_didKey_legacyRegistry*credName.json"))
    result = run("--lang", "en", "credential", "verify", str(file), *ON)
    assert "Not known: you gave no list of issuers" in result.stdout
    assert result.exit_code == 0


@needs_fixtures
def test_it_speaks_dutch(tmp_path):
    result = run(
        "--lang",
        "nl",
        "credential",
        "verify",
        str(TRUST / "issued/badge.json"),
        "--trust",
        kept(tmp_path),
        *ON,
    )
    assert "Vastgesteld: alles hieronder is in orde." in result.stdout
    assert "Geldig tot 2031-06-18." in result.stdout


@needs_fixtures
def test_json_holds_the_verdicts_and_nothing_of_the_person():
    files = [TRUST / "edc/Sample-CertOfPart-signed.jsonld", TRUST / "ob2/basic-assertion.json"]
    result = run("--lang", "en", "credential", "verify", *map(str, files), "--json", *ON)
    first, second = json.loads(result.stdout)
    assert (first["on"], first["code"], first["verified"]) == ("2026-11-30", 2, False)
    assert (first["verdict"]["integrity"], second["verdict"]["reason"]) == ("unchanged", "hosted")
    for said in ("1999-10-01", "andromeda", "deadsea", "sha256$"):
        assert said not in result.stdout
    assert result.exit_code == 2


@needs_fixtures
def test_to_whom_it_was_given_is_told_in_one_word():
    badge = str(TRUST / "ob2/basic-assertion.json")
    assert (
        "Given to somebody else"
        in run("--lang", "en", "credential", "verify", badge, "--to", "ann@example.org", *ON).stdout
    )


def test_what_was_typed_wrongly_is_told(tmp_path):
    file = str(write(tmp_path / "a.json", "{}"))
    assert run("--lang", "en", "credential", "verify", file, "--on", "30-11-2026").exit_code == 2
    assert run("--lang", "en", "credential", "verify", file, "--trust", file).exit_code == 2
    write(tmp_path / "trust.yml", "type: trust\n")
    assert (
        run("--lang", "en", "credential", "verify", file, "--trust", str(tmp_path / "trust.yml")).exit_code
        == 2
    )


def test_the_first_sentence_fits_the_number_it_ends_with():
    good = Verdict(integrity="unchanged", binding="issuer")
    for verdict, code, begins in (
        (replace(good, known="listed"), 0, "Verified: "),
        (good, 0, "Not verified, though"),
        (replace(good, time="expired", known="listed"), 0, "Not verified, though"),
        (replace(good, status="unknown", known="listed"), 0, "Not verified, though"),
        (replace(good, status="withdrawn", known="listed"), 1, "Not verified, and not"),
        (Verdict(integrity="changed"), 1, "Not verified, and not"),
        (replace(good, binding="unknown"), 2, "Not verified: nothing"),
        (Verdict(integrity="uncheckable", reason="no-key"), 2, "Not verified: nothing"),
    ):
        checked = Checked(verdict=verdict)
        assert next(told_of(checked, View(datetime.date(2026, 11, 30)))).msgid.startswith(begins)
        assert exit_code([checked]) == code


def test_of_several_the_worst_counts():
    good = Checked(verdict=Verdict(integrity="unchanged", binding="issuer"))
    loose = Checked(verdict=Verdict(integrity="unchanged"))
    changed = Checked(verdict=Verdict(integrity="changed"))
    suspended = Checked(verdict=Verdict(integrity="unchanged", binding="issuer", status="suspended"))
    assert exit_code([good]) == 0
    assert exit_code([good, suspended]) == 1
    assert exit_code([good, loose]) == 2
    assert exit_code([good, loose, changed]) == 1
    assert exit_code([Checked(verdict=good.verdict, inside=(changed,))]) == 1


def test_which_of_several_names_is_wrong_is_said(tmp_path):
    write(tmp_path / "notes.txt", "not a badge")
    notes, nowhere = str(tmp_path / "notes.txt"), str(tmp_path / "nowhere.json")
    result = run("--lang", "en", "credential", "verify", notes)
    assert (result.exit_code, "no signed badge or diploma in this file" in result.stdout) == (2, True)
    result = run("--lang", "en", "credential", "verify", notes, nowhere)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no file" in result.stderr
    assert "nowhere.json" in result.stderr
    assert "is a folder" in run("--lang", "en", "credential", "verify", str(tmp_path)).stderr
