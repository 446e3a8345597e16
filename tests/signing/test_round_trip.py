"""What a school signs holds for whoever checks it, and no longer than it may."""

from __future__ import annotations

import copy
import json
import traceback
from dataclasses import replace

import pytest

from generator.credentials.trust import Trust
from generator.signing.badge import badge
from generator.signing.evidence import multihash, record_of
from generator.signing.keyring import (
    DamagedKeyringError,
    Keyring,
    did_of,
    published,
    read_keyring,
    trust_of,
    written,
)
from generator.signing.others import endorsement, record
from generator.signing.saying import compared, is_the_schools, signed_in_time
from generator.signing.secret import NoKeyError, new_secret, signer
from generator.signing.withdrawn import ENTRIES, status_list, withdrawn_of
from tests.signing.school import (
    CREATED,
    ENDS,
    URL,
    about,
    as_bytes,
    listed,
    school,
    seen,
    signed_badge,
    validation,
)


@pytest.fixture(scope="module")
def made():
    """A keyring with two keys, who has them, and a badge by the newer one."""
    keyring, who = school("2025", "2026")
    return keyring, who, signed_badge(keyring, who["2026"])


def own(keyring, who, *withdrawn):
    return trust_of(keyring, listed(keyring, who["2026"], withdrawn))


def test_a_badge_is_verified_and_says_what_the_document_does(made):
    keyring, who, signed = made
    found = seen(signed, own(keyring, who))
    assert found.is_verified, found.verdict
    assert (found.verdict.status, found.verdict.valid_until) == ("good", "2031-06-18")
    assert found.statement.title == validation().title
    assert {it.code for it in found.statement.alignments} == {it.competence for it in validation().outcomes}
    assert len(found.statement.results) == len(validation().outcomes)
    assert is_the_schools(found, signed, keyring, about().places.badge("evc-verzorgende"))
    assert not is_the_schools(found, signed, keyring, about().places.badge("another"))


def test_nobody_is_named_in_it_and_nothing_private(made):
    text = json.dumps(made[2], ensure_ascii=False)
    people = [it.name for it in about().portfolio.profile.people if it.name]
    assert not [name for name in people if name in text]
    assert about().portfolio.profile.name not in text


def test_without_what_the_school_publishes_nothing_is_known_of_it(made):
    assert seen(made[2], Trust()).verdict.reason == "no-key"


def test_withdrawn_is_withdrawn_for_this_badge_alone(made):
    keyring, who, signed = made
    assert seen(signed, own(keyring, who, 4711)).verdict.status == "withdrawn"
    assert seen(signed, own(keyring, who, 4710, 4712, ENTRIES - 1)).verdict.status == "good"
    content = listed(keyring, who["2026"], (0, 9, 4711))
    assert withdrawn_of(content, keyring) == {0, 9, 4711}
    assert len(content) < 1_100


def test_feedback_is_an_endorsement_and_both_make_a_record(made):
    keyring, who, signed = made
    dialogue = next(it for it in about().portfolio.dialogues if it.feedback)
    said = who["2025"].signed(endorsement(about(), dialogue, 1, keyring, 12), CREATED)
    found = seen(said, own(keyring, who))
    assert found.is_verified
    assert found.statement.comment == dialogue.feedback[0].text
    whole = who["2026"].signed(record(about(), [signed, said], keyring, 13, "2026-11-30"), CREATED)
    found = seen(whole, own(keyring, who))
    assert found.is_verified, found.verdict
    assert [it.statement.kinds[0] for it in found.inside] == ["OpenBadgeCredential", "EndorsementCredential"]
    assert not seen(whole, own(keyring, who, 12)).is_verified


# Keys -------------------------------------------------------------------------------------------


def test_what_a_retired_key_signed_holds_and_what_it_signs_later_does_not(made):
    keyring, who, signed = made
    retired = keyring.with_key(replace(keyring.key("2026"), retired="2026-11-30"))
    trust = trust_of(retired, listed(retired, who["2025"]))
    assert seen(signed, trust).is_verified
    assert signed_in_time(signed, retired)
    later = {**signed, "proof": {**signed["proof"], "created": "2026-12-01T00:00:00Z"}}
    assert not signed_in_time(later, retired)


def test_nothing_that_a_stolen_key_signed_is_the_schools_until_it_is_signed_again(made):
    keyring, who, signed = made
    stolen = keyring.with_key(replace(keyring.key("2026"), stolen="2026-11-30"))
    trust = trust_of(stolen, listed(stolen, who["2025"]))
    assert seen(signed, trust).verdict.integrity == "uncheckable"
    assert not signed_in_time(signed, stolen)
    again = signed_badge(stolen, who["2025"])
    assert seen(again, trust).is_verified


def test_a_key_that_is_none_of_the_schools_signs_nothing():
    keyring, _ = school("2026")
    for secret in ("", "z", "zzzz", new_secret()[1], new_secret()[0]):
        with pytest.raises(NoKeyError):
            signer(keyring, secret)


def test_the_secret_is_in_no_text_of_who_has_it():
    public, secret = new_secret()
    keyring = Keyring("Kade", URL).with_key(school("x")[0].keys[0])
    keyring = keyring.with_key(replace(keyring.keys[0], name="y", public=public))
    own_signer = signer(keyring, secret)
    assert secret not in repr(own_signer) + str(own_signer) + written(keyring)
    try:
        own_signer.signed({"@context": ["https://nowhere.example"]}, CREATED)
    except Exception:  # noqa: BLE001  # whatever it is
        assert secret not in traceback.format_exc()
    retired = keyring.with_key(replace(keyring.key("y"), retired="2026-11-30"))
    with pytest.raises(NoKeyError, match="y") as error:
        signer(retired, secret)
    assert secret not in "".join(traceback.format_exception(error.value))


# The document afterwards ------------------------------------------------------------------------


def now(made, document=None, **changed):
    keyring = made[0]
    return badge(changed.get("of", about()), document or validation(), keyring, 4711)


def test_a_document_that_is_as_it_was_says_the_same(made):
    found = compared(made[2], now(made))
    assert found.fields == ()
    assert found.changed == ()


def test_an_edited_judgement_says_something_else_and_where(made):
    first = replace(validation().outcomes[2], verdict="met")
    outcomes = (*validation().outcomes[:2], first, *validation().outcomes[3:])
    edits = {
        "title": replace(validation(), title="Other"),
        "results": replace(validation(), outcomes=outcomes),
        "advice": replace(validation(), advice="Other"),
        "ends": replace(validation(), valid_until=None),
        "standard": replace(validation(), standard="kade:other"),
    }
    for field, edited in edits.items():
        assert compared(made[2], now(made, edited)).fields == (field,), field


def test_evidence_that_is_other_since_is_told_by_its_digest(made):
    portfolio = about().portfolio
    pieces = tuple(replace(it, title="Other") if it.slug == "dagplan" else it for it in portfolio.evidence)
    other = replace(about(), portfolio=replace(portfolio, evidence=pieces))
    found = compared(made[2], now(made, of=other))
    assert found.changed == (about().places.proof("dagplan"),)
    assert found.fields == ()


def test_a_file_of_evidence_that_was_swapped_is_told_too():
    piece = next(it for it in about().portfolio.evidence if it.file)
    before, after = (record_of(piece, lambda _, digits=digits: digits) for digits in ("00", "11"))
    assert multihash(before) != multihash(after)
    assert multihash(before).startswith("uEi")


def test_a_word_of_a_signed_badge_cannot_be_changed(made):
    keyring, who, signed = made
    other = copy.deepcopy(signed)
    other["credentialSubject"]["result"][2]["status"] = "Completed"
    assert seen(other, own(keyring, who)).verdict.integrity == "changed"


# The keyring -----------------------------------------------------------------------------------


def test_the_keyring_is_read_as_it_was_written():
    keyring, _ = school("2025", "2026")
    assert read_keyring(written(keyring).encode()) == keyring


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"url": "http://kade.example/"},
        {"url": "https://kade.example"},
        {"keys": [{"name": "a", "public": "z6Mk", "since": "2026-01-01"}]},
        {"keys": [{"secret": "x"}]},
        {"given": [{"file": "a", "index": ENTRIES, "digest": ""}]},
        {"given": [{"file": "a", "index": True, "digest": ""}]},
    ],
    ids=str,
)
def test_a_keyring_that_is_not_as_the_command_writes_it_is_not_used(change):
    said = json.loads(written(school("2026")[0]))
    with pytest.raises(DamagedKeyringError):
        read_keyring(json.dumps(said | change).encode())


def test_what_a_site_publishes_has_no_stolen_key_and_no_names_of_what_was_given():
    keyring, who = school("2025", "2026")
    keyring = keyring.with_key(replace(keyring.key("2025"), stolen="2026-02-02"))
    files = published(keyring, listed(keyring, who["2026"]))
    assert set(files) == {"did.json", "issuer/jwks.json", "issuer/profile.json", "issuer/status.json"}
    assert b"#2025" not in b"".join(files.values())
    assert json.loads(files["did.json"])["id"] == "did:web:kade.example:portfolio"
    at_root = replace(keyring, url="https://kade.example/")
    assert ".well-known/did.json" in published(at_root, b"")


@pytest.mark.parametrize(
    ("url", "did"),
    [
        ("https://kade.example/", "did:web:kade.example"),
        ("https://kade.example:8443/a/b/", "did:web:kade.example%3A8443:a:b"),
    ],
)
def test_the_site_is_the_issuer(url, did):
    assert did_of(url) == did


def test_a_list_of_another_is_not_the_schools():
    keyring, who = school("2026")
    other = replace(keyring, url="https://other.example/")
    with pytest.raises(DamagedKeyringError):
        withdrawn_of(listed(other, who["2026"]), keyring)
    with pytest.raises(DamagedKeyringError):
        withdrawn_of(b"{}", keyring)
    assert len(as_bytes(status_list(keyring, (), CREATED, ENDS))) < 700
