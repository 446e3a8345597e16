"""Keys of people, feedback that was signed, all of it in one file, and what each change shows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.building import signatures
from generator.overviews.grades import grade_of
from generator.signing.badge import badge
from generator.signing.evidence import multihash
from generator.signing.keyring import SchoolKey
from generator.signing.others import endorsement, record
from generator.signing.own_key import by_person, did_of_key
from generator.signing.secret import NoKeyError, Signer, new_secret, own_signer
from tests.building.test_signatures import SIGNED, Desk, InProcess, amina_alone, given
from tests.signing.school import CREATED, URL

DIALOGUE = "de-moeilijke-avond"
ENDORSED = f"amina/dialogues/{DIALOGUE}.feedback-1.vc.json"
RECORD = "amina/record.vc.json"


def person() -> tuple[str, Signer]:
    """A key of somebody: its DID, and who has it."""
    public, secret = new_secret()
    did = did_of_key(public)
    return did, own_signer(secret, {did})


class School(Desk):
    """With an assessor and a guide of the register, who have keys of their own."""

    def __init__(self, docs):
        super().__init__(docs)
        self.did, self.own = person()
        self.register(self.did)

    def register(self, did, more="", since="2026-01-01"):
        """The school's register, in which Amina's assessor has a key."""
        text = f"""type: register
professionals:
  - id: p-hoekstra
    name: Peter Hoekstra
    functions: [assessor]
    keys: [{{id: "{did}", since: {since}}}]
    {more}
"""
        (self.docs / "register.yml").write_text(text, encoding="utf-8")

    def signed_by_person(self, did="", by=None):
        _, validation = self.found()
        statement = by_person(badge(self.about, validation, self.keyring, 0), did or self.did)
        return self.put(SIGNED, statement, by=by or self.own)

    @property
    def dialogue(self):
        return next(it for it in self.review().published.dialogues if it.slug == DIALOGUE)

    def endorse(self):
        return self.put(ENDORSED, endorsement(self.about, self.dialogue, 1, self.keyring, 12), 12)

    def make_record(self, *inside):
        whole = record(self.about, inside, self.keyring, 13, "2026-11-30")
        return self.put(RECORD, whole, 13)

    def state(self):
        """The state of the signature, by whom, and how sure the judgement is."""
        _, validation = self.found()
        return validation.signed.state, validation.signed.by, grade_of(validation)


@pytest.fixture(scope="module")
def whole_site(tmp_path_factory):
    return School(amina_alone(tmp_path_factory.mktemp("signed")))


@pytest.fixture
def site(whole_site, monkeypatch):
    """It as it was, whatever the test before did to it."""
    monkeypatch.setattr(signatures, "Verifier", InProcess)
    files = [it for it in whole_site.docs.rglob("*") if it.is_file()]
    before = {it: it.read_bytes() for it in files}
    keyring = whole_site.keyring
    yield whole_site
    for it in whole_site.docs.rglob("*"):
        if it.is_file() and it not in before:
            it.unlink()
    for it, content in before.items():
        it.write_bytes(content)
    whole_site.keyring = keyring


# A key of one's own -------------------------------------------------------------------------------


def test_the_signature_of_who_judged_confirms_and_names_nobody(site):
    signed = site.signed_by_person()
    assert site.state() == ("holds", "person", "confirmed")
    assert signed["issuer"] == {"id": site.did, "type": ["Profile"]}
    assert "credentialStatus" not in signed
    portfolio, validation = site.found()
    assert validation.signed.file in given(site, portfolio)


def test_a_key_that_the_register_does_not_have_confirms_nothing(site):
    other, by = person()
    site.signed_by_person(other, by)
    assert site.state()[0] == "void"
    site.signed_by_person(site.did, by)  # who has another key says that it is this one
    assert site.state()[0] == "void"
    with pytest.raises(NoKeyError):
        own_signer(new_secret()[1], {site.did})


def test_whoever_may_write_to_the_learners_folder_only_cannot_make_another_the_judge(site):
    site.signed_by_person()
    file = site.docs / "amina/profile.md"
    text = file.read_text(encoding="utf-8")
    assert "register: p-hoekstra" in text
    file.write_text(text.replace("register: p-hoekstra", "register: nobody"), encoding="utf-8")
    found = [it.signed.state for it in site.review().published.validations if it.slug == "evc-verzorgende"]
    assert found in ([], ["void"])


@pytest.mark.parametrize(
    ("more", "since", "state"),
    [
        ("frameworks: [digcomp3]", "2026-01-01", "void"),
        ("until: 2020-01-01", "2026-01-01", "void"),
        ("", "2027-01-01", "void"),
        ("withdrawn: [amina/validations/evc-verzorgende]", "2026-01-01", "withdrawn"),
        ("withdrawn: [amina/validations/another]", "2026-01-01", "holds"),
    ],
)
def test_the_register_says_for_what_and_when_a_key_speaks(site, more, since, state):
    site.signed_by_person()
    site.register(site.did, more, since)
    assert site.state()[0] == state


def test_without_the_key_in_the_register_nothing_of_it_holds_any_more(site):
    site.signed_by_person()
    site.register(person()[0])
    assert site.state() == ("void", "school", "entered")


# What each change shows ---------------------------------------------------------------------------


def retired(site):
    site.keep(site.keyring.with_key(replace(site.keyring.key("2026"), retired="2026-11-30")), by=site.other)


def stolen(site):
    site.keep(site.keyring.with_key(replace(site.keyring.key("2026"), stolen="2026-11-30")), by=site.other)


def replayed(site):
    """What the school signed before is put back, with the document as it was, after it judged anew."""
    file = SIGNED.replace(".vc.json", ".md")
    before = {name: (site.docs / name).read_bytes() for name in (SIGNED, file)}
    site.edit(file, "verdict: partly", "verdict: gap")
    site.sign()
    for name, content in before.items():
        (site.docs / name).write_bytes(content)


CHANGES = {
    "nothing": (lambda _: None, "holds", "confirmed"),
    "revoke": (lambda site: site.keep(site.keyring, 4711), "withdrawn", "entered"),
    "retire": (retired, "holds", "confirmed"),
    "stolen": (stolen, "void", "entered"),
    "edited validation": (
        lambda site: site.edit(SIGNED.replace(".vc.json", ".md"), "verdict: partly", "verdict: met"),
        "differs",
        "changed",
    ),
    "edited evidence": (
        lambda site: site.edit("amina/evidence/dagplan.md", "title: ", "title: Anders "),
        "holds",
        "changed",
    ),
    "an older one put back": (replayed, "unlisted", "entered"),
    "a line gone from the keyring": (
        lambda site: site.keep(replace(site.keyring, given=())),
        "unlisted",
        "entered",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_happens_to_a_signed_judgement_is_shown(site, change):
    make, state, grade = CHANGES[change]
    site.sign()
    make(site)
    assert site.state() == (state, "school", grade)


# Feedback, and all in one file --------------------------------------------------------------------


def test_signed_feedback_is_confirmed_and_everybody_may_have_it(site):
    said = site.dialogue.feedback[0]
    assert (said.signed, grade_of(said)) == (None, "entered")
    site.endorse()
    said = site.dialogue.feedback[0]
    assert (said.signed.state, grade_of(said)) == ("holds", "confirmed")
    portfolio, _ = site.found()
    assert said.signed.file == f"amina/dialogues/{DIALOGUE}/feedback-1.json"
    assert given(site, portfolio)[said.signed.file] == (site.docs / ENDORSED).read_bytes()


def test_words_that_were_changed_afterwards_are_told(site):
    site.endorse()
    file = f"amina/dialogues/{DIALOGUE}.md"
    first = site.dialogue.feedback[0].text.split()[0]
    site.edit(file, f"text: {first}", f"text: Nooit {first}")
    said = site.dialogue.feedback[0]
    assert (said.signed.state, said.signed.parts, said.signed.file) == ("differs", ("words",), None)
    assert grade_of(said) == "entered"


def test_who_gave_signed_feedback_and_what_it_is_about_are_signed_too(site):
    site.edit("amina/evidence/reflectie-vergissing.md", "visibility: private", "visibility: public")
    signed = site.endorse()
    portfolio, _ = site.found()
    files = given(site, portfolio)
    for resource in signed["relatedResource"]:
        assert multihash(files[resource["id"].removeprefix(URL)]) == resource["digestMultibase"]
    site.edit("amina/evidence/reflectie-vergissing.md", "Terugblik", "Anders")
    said = site.dialogue.feedback[0]
    assert (said.signed.evidence, grade_of(said)) == (("reflectie-vergissing",), "changed")
    site.edit(f"amina/dialogues/{DIALOGUE}.md", "from: fatima", "from: peter")
    said = site.dialogue.feedback[0]
    assert (said.signed.state, said.signed.parts, said.signed.file) == ("differs", ("giver",), None)
    assert grade_of(said) == "entered"


def test_all_that_was_signed_is_one_file_as_long_as_everybody_may_have_each_part(site):
    site.sign()
    parts = [json.loads((site.docs / SIGNED).read_text(encoding="utf-8")), site.endorse()]
    site.make_record(*parts)
    portfolio, _ = site.found()
    assert portfolio.record.file == "amina/record.json"
    assert given(site, portfolio)["amina/record.json"] == (site.docs / RECORD).read_bytes()
    site.edit(f"amina/dialogues/{DIALOGUE}.md", "type: dialogue", "type: dialogue\nvisibility: private")
    portfolio, _ = site.found()
    assert portfolio.record is None
    assert "amina/record.json" not in given(site, portfolio)


def test_a_record_of_something_else_is_offered_to_nobody(site):
    site.sign()
    forged = site.by.signed({**badge(site.about, site.found()[1], site.keyring, 9), "name": "x"}, CREATED)
    site.make_record(forged)
    assert site.found()[0].record is None


def test_a_key_by_the_name_of_a_person_is_none_of_the_schools(site):
    assert site.keyring.key(site.did) is None
    assert isinstance(site.own.key, SchoolKey)
    assert site.own.method == f"{site.did}#{site.did.removeprefix('did:key:')}"
