"""``leerkring keys``, ``sign`` and ``revoke``: files that staff own, a secret that is in none of them."""

from __future__ import annotations

import datetime
import json
import shutil

import pytest

from generator.signing.keyring import DamagedKeyringError, trust_of
from generator.signing.school import issuer_of
from generator.signing.secret import VARIABLE
from generator.signing.withdrawn import withdrawn_of
from tests.cli.command import run
from tests.signing.school import DOCS, seen

SCAN = "portfolios/amina/validations/evc-verzorgende.md"
SIGNED = "portfolios/amina/validations/evc-verzorgende.vc.json"
DIALOGUE = "portfolios/amina/dialogues/de-moeilijke-avond.md"
URL = "https://kade.example/"


def told(*arguments):
    return run("--lang", "en", *arguments)


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Amina alone in a cohort."""
    docs = tmp_path / "portfolios"
    shutil.copytree(DOCS / "amina", docs / "amina")
    shutil.copytree(DOCS / "frameworks", docs / "frameworks")
    shutil.copyfile(DOCS / "register.yml", docs / "register.yml")
    (docs / "cohort.yml").write_text(
        "type: cohort\ntitle: Kade\nschool: Leerhuis De Kade\nlanguages: [nl]\n", encoding="utf-8"
    )
    text = f"site_name: Kade\nsite_url: {URL}\ndocs_dir: portfolios\nplugins: [leerkring]\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796040000")  # 30 November 2026
    return tmp_path


def new_key(monkeypatch, *name):
    made = told("keys", "new", *name)
    assert made.exit_code == 0, made.stderr
    monkeypatch.setenv(VARIABLE, made.stdout.strip())
    return made.stdout.strip()


def verdict(site, file=SIGNED):
    issuer = issuer_of(site / "portfolios")
    statement = json.loads((site / file).read_text(encoding="utf-8"))
    return seen(statement, trust_of(issuer.keyring, issuer.status), datetime.date(2026, 11, 30))


@pytest.mark.usefixtures("site")
def test_who_leaves_or_gets_another_folder_is_told_what_the_school_signed(monkeypatch):
    new_key(monkeypatch)
    told("sign", SCAN)
    back = f"leerkring revoke {SIGNED}"
    assert back in told("withdraw", "amina", "--no-build").stderr
    renamed = told("rename", "amina", "kim").stderr
    assert f"First: {back} Then, for each of them: leerkring sign portfolios/kim/…" in renamed
    assert told("revoke", SIGNED).exit_code == 0
    assert back not in told("rename", "kim", "amina").stderr


def test_from_a_key_to_a_badge_that_is_taken_back(site, monkeypatch):
    secret = new_key(monkeypatch)
    assert told("sign", SCAN).stdout == f"{SIGNED}\n"
    assert verdict(site).is_verified
    assert told("sign", DIALOGUE).exit_code == 0
    assert told("sign", "portfolios/amina").stdout == "portfolios/amina/record.vc.json\n"
    record = verdict(site, "portfolios/amina/record.vc.json")
    assert (record.is_verified, len(record.inside)) == (True, 3)
    place = json.loads((site / SIGNED).read_text(encoding="utf-8"))["credentialStatus"]["statusListIndex"]
    assert told("revoke", SCAN).exit_code == 0
    issuer = issuer_of(site / "portfolios")
    assert withdrawn_of(issuer.status, issuer.keyring) == {int(place)}
    assert verdict(site).verdict.status == "withdrawn"
    files = [it for it in site.rglob("*") if it.is_file()]
    assert not [it for it in files if secret.encode() in it.read_bytes()]


def test_an_edited_judgement_is_not_signed_again_unseen(site, monkeypatch):
    new_key(monkeypatch)
    told("sign", SCAN)
    before = (site / SIGNED).read_bytes()
    file = site / SCAN
    file.write_text(file.read_text(encoding="utf-8").replace("verdict: partly", "verdict: met"), "utf-8")
    (site / SIGNED).write_text("{}", encoding="utf-8")
    again = told("sign", "--again")
    assert again.stdout == ""
    assert "no longer says what was signed" in again.stderr
    (site / SIGNED).write_bytes(before)
    assert told("sign", SCAN).exit_code == 0
    one, other = json.loads(before), json.loads((site / SIGNED).read_bytes())
    assert one["credentialStatus"] == other["credentialStatus"]


def test_a_stolen_key_is_replaced_and_what_was_right_signed_again(site, monkeypatch):
    new_key(monkeypatch)
    told("sign", SCAN)
    assert told("keys", "stolen", "2026").exit_code == 0
    assert verdict(site).verdict.integrity == "uncheckable"
    assert told("sign", SCAN).exit_code == 2
    new_key(monkeypatch, "2026-b")
    assert told("sign", "--again").stdout == f"{SIGNED}\n"
    assert verdict(site).is_verified


def test_a_retired_key_signs_no_more_and_what_it_signed_holds(site, monkeypatch):
    new_key(monkeypatch)
    told("sign", SCAN)
    assert told("keys", "retire", "2026").exit_code == 0
    assert verdict(site).is_verified
    assert told("sign", SCAN).exit_code == 2


def test_to_retire_a_key_once_more_lets_nothing_more_hold(site, monkeypatch):
    new_key(monkeypatch)
    told("sign", SCAN)
    told("keys", "retire", "2026")
    keyring = site / "portfolios/issuer/keys.json"
    before = keyring.read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1830000000")
    again = told("keys", "retire", "2026")
    assert (again.exit_code, keyring.read_bytes()) == (0, before)
    assert "2026" in again.stderr


def test_what_a_learner_puts_into_their_folder_gets_into_no_record(site, monkeypatch):
    new_key(monkeypatch)
    told("sign", SCAN)
    forged = json.loads((site / SIGNED).read_text(encoding="utf-8"))
    forged["name"] = "Forged"
    (site / SIGNED).write_text(json.dumps(forged), encoding="utf-8")
    (site / "portfolios/amina/validations/scan-verzorgende.vc.json").write_text(json.dumps(forged), "utf-8")
    assert told("sign", "portfolios/amina").exit_code == 1
    assert not (site / "portfolios/amina/record.vc.json").exists()


@pytest.mark.usefixtures("site")
def test_what_cannot_be_done_is_said(monkeypatch):
    assert "Your school has no key yet" in told("sign", SCAN).stderr
    assert told("keys", "retire", "2026").exit_code == 2
    assert told("keys", "new", "a b").exit_code == 2
    new_key(monkeypatch)
    assert told("keys", "new").exit_code == 2
    assert told("sign").exit_code == 2
    assert told("revoke").exit_code == 2
    assert "Nothing of" in told("revoke", SCAN).stderr
    assert told("sign", "portfolios/cohort.yml").exit_code == 2
    assert told("sign", "portfolios/amina/profile.md").exit_code == 1
    monkeypatch.setenv(VARIABLE, "z6Mk")
    wrong = told("sign", SCAN)
    assert (wrong.exit_code, "z6Mk" in wrong.stderr) == (2, False)


def test_the_name_of_the_school_must_be_known_before_a_key_is_made(site):
    cohort = site / "portfolios/cohort.yml"
    text = cohort.read_text(encoding="utf-8")
    cohort.write_text(text.replace("school: Leerhuis De Kade", "school:"), encoding="utf-8")
    refused = told("keys", "new")
    assert (refused.exit_code, "cohort.yml must be put right first" in refused.stderr) == (2, True)
    assert not (site / "portfolios/issuer").exists()


@pytest.mark.usefixtures("site")
def test_a_key_of_ones_own_is_printed_for_the_register_and_written_nowhere():
    made = told("keys", "own")
    assert made.exit_code == 0
    assert 'keys:\n      - {id: "did:key:z6Mk' in made.stderr
    assert made.stdout.startswith("z")
    assert made.stdout.strip() not in made.stderr


def test_a_folder_that_was_changed_by_hand_is_not_used(site, monkeypatch):
    new_key(monkeypatch)
    docs = site / "portfolios"
    assert issuer_of(docs)
    (docs / "issuer/status.json").unlink()
    (docs / "issuer/status.json").symlink_to(docs / "cohort.yml")
    with pytest.raises(DamagedKeyringError):
        issuer_of(docs)
    assert told("keys", "new", "x").exit_code == 1
