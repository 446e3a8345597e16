"""A badge's own file is given to everybody if its learner asks and nothing in it is private."""

from __future__ import annotations

import json

import pytest

from generator.credentials.trust import Trust
from generator.credentials.verify import checked
from generator.credentials.view import View
from generator.reading import signed as reading
from scripts.sample_credentials import KADE, PORTFOLIOS, badge, did_document, hashed, of_nobody, signed
from tests.building import test_cache as cached
from tests.building.test_signatures import InProcess

docs, found, written = cached.docs, cached.found, cached.written

SITE = "https://ann.example/"
BORN, NUMBER, STREET, HASH = (
    "1990-07-14",
    "S-4711-2290",
    "Nieuwegracht 12",
    hashed("ann@quay.example", "q7Xz1"),
)
EVIDENCE = (
    "---\ntype: evidence\ntitle: Badge of Ann\nmedia: credential\nfile: badge.jwt\n"
    "date: 2025-02-01\n{show}---\n"
)
PLACE = "ann/evidence/badge/credential.jwt"


def clean(**subject):
    made = of_nobody(badge(41, KADE, "", "Care", "Cares well.", validFrom="2025-01-01T00:00:00Z"))
    made["credentialSubject"] |= subject
    return made


CANARIES = {
    "birth date": (clean(birthDate=BORN), BORN, "credentialSubject.birthDate"),
    "national number": (clean(nationalID=NUMBER), NUMBER, "credentialSubject.nationalID"),
    "address": (
        clean(address={"type": ["Address"], "streetAddress": STREET}),
        STREET,
        "credentialSubject.address",
    ),
    "hash": (clean(identifier=[HASH]), HASH["identityHash"], "credentialSubject.identifier"),
    "salt": (clean(identifier=[HASH]), HASH["salt"], "credentialSubject.identifier"),
    "deep in the achievement": (
        clean(achievement=clean()["credentialSubject"]["achievement"] | {"creator": {"name": STREET}}),
        STREET,
        "credentialSubject.achievement.creator",
    ),
    "a group for a text": (clean() | {"description": {"born": BORN}}, BORN, "description"),
    "a list in a list": (clean() | {"name": [["Care", [BORN]]]}, BORN, "name"),
    "whose it is": (clean(id="did:key:z6MkAnn"), "did:key:z6MkAnn", "credentialSubject.id"),
    "who it is for": (clean() | {"sub": STREET}, STREET, "sub"),
    "an unknown word list": (
        clean() | {"@context": [*clean()["@context"], f"https://x.example/{BORN}"]},
        BORN,
        "@context",
    ),
}


@pytest.fixture
def site(docs, written, monkeypatch):
    """Ann's badge on a site, asked for as a file; what is told, and all files."""
    monkeypatch.setattr(reading, "Verifier", InProcess)
    (docs / "trust/did").mkdir(parents=True)
    document = json.dumps(did_document(KADE[0]))
    (docs / "trust/did/leerhuis.example.json").write_text(document, encoding="utf-8")
    (docs / "trust.yml").write_bytes((PORTFOLIOS / "trust.yml").read_bytes())
    (docs / "ann/evidence").mkdir()
    cached.change(docs / "ann/profile.md", "scope: [portfolio]", "scope: [portfolio, contact]")
    look = f"look:\n  links:\n    - {{kind: website, url: '{SITE}'}}\nvisibility: public"
    cached.change(docs / "ann/profile.md", "visibility: public", look)

    def site(token, show="show: file\n"):
        (docs / "ann/evidence/badge.jwt").write_text(token, encoding="utf-8")
        (docs / "ann/evidence/badge.md").write_text(EVIDENCE.format(show=show), encoding="utf-8")
        output, files = written(cached=False)
        return [(it.code, dict(it.values).get("fields")) for it in output.noted.problems], files

    return site


@pytest.mark.parametrize("subject", [{}, {"id": SITE}], ids=["of nobody", "of a page that is shown"])
def test_a_clean_file_is_there_with_the_same_bytes_and_its_page_leads_to_it(site, subject):
    token = signed(clean(**subject), KADE[0])
    told, files = site(token)
    assert told == []
    assert files[PLACE] == token.encode()
    assert b'href="credential.jwt"' in files["ann/evidence/badge/index.html"]


def test_nobody_who_did_not_ask_gives_a_file_away(site):
    told, files = site(signed(clean(), KADE[0]), show="")
    assert told == []
    assert PLACE not in files
    assert b"credential.jwt" not in files["ann/evidence/badge/index.html"]


@pytest.mark.parametrize("what", CANARIES)
def test_what_a_file_says_of_a_person_keeps_it_back_and_is_told(site, what):
    statement, canary, field = CANARIES[what]
    told, files = site(signed(statement, KADE[0]))
    assert told == [("credential-file-says-more", field)]
    assert "ann/evidence/badge/index.html" in files
    assert not [
        path for path, content in files.items() if path.endswith((".jwt", ".json")) and "badge/" in path
    ]
    assert not [path for path, content in files.items() if canary.encode() in content]


def test_a_telephone_number_in_a_text_that_may_be_there_keeps_it_back(site):
    statement = clean()
    statement["credentialSubject"]["achievement"]["criteria"]["narrative"] = "Call 06 12345678."
    told, files = site(signed(statement, KADE[0]))
    assert told == [("credential-file-personal", None)]
    assert PLACE not in files


def test_of_a_picture_or_a_token_with_parts_left_out_nobody_knows_what_is_in_it():
    view = View(
        cached.DAY, Trust((), {f"did/{KADE[0][8:]}.json": json.dumps(did_document(KADE[0])).encode()})
    )
    token = signed(clean(), KADE[0])
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg"><c:credential xmlns:c="{_OB}" verify="{token}"/></svg>'
    )
    assert checked(drawing.encode(), view).own.beyond == ("*",)
    assert checked(f"{token}~".encode(), view).own.beyond == ("*",)
    assert checked(token.encode(), view).own.beyond == ()


_OB = "https://purl.imsglobal.org/ob/v3p0"


def test_a_file_that_changed_since_it_was_looked_at_is_not_given(site, monkeypatch):
    token = signed(clean(), KADE[0])
    real = InProcess.checked

    def then_changed(self, file, view):
        answer = real(self, file, view)
        file.write_text(token + " ", encoding="utf-8")
        return answer

    monkeypatch.setattr(InProcess, "checked", then_changed)
    assert PLACE not in site(token)[1]


def test_a_name_that_must_not_be_told_is_in_no_file_that_is_given_away(site, docs):
    """Other words can stand on a page in its place, but in no signed file."""
    cached.change(docs / "bob/profile.md", "name: Bob Bos", "name: Bob Bos\nshow_as: first-name")
    statement = clean() | {"description": "Cared for the garden with Bob Bos."}
    _, files = site(signed(statement, KADE[0]))
    assert PLACE not in files
    assert not [path for path, content in files.items() if b"Bob Bos" in content]


def test_the_last_look_reads_what_is_packed_in_a_token(site, monkeypatch):
    """A number that the first look let pass, and that no page shows, is found in what the file says."""
    monkeypatch.setattr(reading._Looked, "personal", "")
    statement = clean()
    statement["credentialSubject"]["achievement"]["criteria"]["narrative"] = "Call 06 12345678."
    token = signed(statement, KADE[0])
    assert b"12345678" not in token.encode()
    assert PLACE not in site(token)[1]
