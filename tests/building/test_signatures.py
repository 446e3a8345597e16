"""What a build says of the school's signature under a judgement, and which badges it gives to everybody."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest
from PIL import Image

from generator.building import signatures
from generator.building.context import ReadContext
from generator.building.learner import reviewed
from generator.building.review import Viewing
from generator.building.signatures import about_of, signed_files, with_signatures
from generator.credentials.verify import checked
from generator.credentials.view import View
from generator.credentials.worker import Verifier
from generator.gate.hidden_names import HiddenNames
from generator.media.badge_picture import BadgeLook
from generator.places import THEME
from generator.reading.read import read_school, shelf_of
from generator.signing.badge import badge
from generator.signing.evidence import multihash
from generator.signing.keyring import Given, trust_of, written
from generator.signing.places import baked
from generator.signing.saying import digest_of
from generator.writing.faces import face_files
from tests.signing.school import CREATED, DAY, DOCS, URL, listed, school

LOOK = BadgeLook("#612f8d", "#f6f1fc", THEME / face_files("serif")[0])
SIGNED = "amina/validations/evc-verzorgende.vc.json"


class InProcess(Verifier):
    """The same without a process of its own, which takes a second to begin."""

    def answer(self, question):
        return checked(*question)


class Desk:
    """A school with Amina, a key, and who has it."""

    def __init__(self, docs):
        self.docs = docs
        self.keyring, who = school("2026", "2025")
        self.by = who["2026"]
        self.other = who["2025"]
        self.keep(self.keyring)

    def keep(self, keyring, *withdrawn, by=None):
        (self.docs / "issuer").mkdir(exist_ok=True)
        (self.docs / "issuer/keys.json").write_text(written(keyring), encoding="utf-8")
        (self.docs / "issuer/status.json").write_bytes(listed(keyring, by or self.by, withdrawn))

    @property
    def context(self):
        viewing = Viewing("public", DAY, HiddenNames())
        return ReadContext(self.docs, read_school(self.docs), viewing)

    def review(self):
        return reviewed(self.context, "amina", shelf_of(self.docs))

    @property
    def about(self):
        return about_of(self.context, self.review().published, URL)

    def sign(self):
        """The school signs: a file beside the document, and a line in its keyring."""
        _, validation = self.found()
        self.put(SIGNED, badge(self.about, validation, self.keyring, 4711), 4711)

    def put(self, file, statement, index=0, by=None):
        signed = (by or self.by).signed(statement, CREATED)
        (self.docs / file).write_text(json.dumps(signed), encoding="utf-8")
        if index:
            self.keyring = self.keyring.with_given(Given(file, index, digest_of(signed)))
            self.keep(self.keyring)
        return signed

    def found(self):
        portfolio = self.review().published
        validation = next(it for it in portfolio.validations if it.slug == "evc-verzorgende")
        return portfolio, validation

    def edit(self, path, old, new):
        file = self.docs / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def given(desk, portfolio):
    """What everybody may have of what was signed, by its addresses."""
    return dict(signed_files(desk.context, portfolio, "amina/", LOOK))


def amina_alone(folder):
    """The school of the samples with one of its learners."""
    docs = folder / "portfolios"
    shutil.copytree(DOCS / "amina", docs / "amina")
    shutil.copytree(DOCS / "frameworks", docs / "frameworks")
    for name in ("cohort.yml", "learners.yml", "register.yml", "logo.png", "logo-donker.png"):
        shutil.copyfile(DOCS / name, docs / name)
    return docs


@pytest.fixture(scope="module")
def signed_site(tmp_path_factory):
    docs = amina_alone(tmp_path_factory.mktemp("signed"))
    desk = Desk(docs)
    desk.sign()
    return desk


@pytest.fixture
def desk(signed_site, monkeypatch):
    """It as it was signed, whatever the test before did to it."""
    monkeypatch.setattr(signatures, "Verifier", InProcess)
    proof = ("amina/evidence/dagplan.md", "amina/evidence/dagplan.en.md")
    paths = (SIGNED, SIGNED.replace(".vc.json", ".md"), *proof, "amina/profile.md")
    before = {path: (signed_site.docs / path).read_bytes() for path in paths}
    keyring = signed_site.keyring
    yield signed_site
    for path, content in before.items():
        (signed_site.docs / path).write_bytes(content)
    signed_site.keyring = keyring
    signed_site.keep(keyring)


def test_a_signature_that_holds_confirms_the_judgement_and_everybody_may_have_it(desk):
    portfolio, validation = desk.found()
    assert (validation.signed.state, validation.confirmed) == ("holds", "yes")
    assert validation.signed.evidence == ()
    files = given(desk, portfolio)
    assert validation.signed.file == "amina/validations/evc-verzorgende/badge.json"
    assert files[validation.signed.file] == (desk.docs / SIGNED).read_bytes()
    statement = json.loads(files[validation.signed.file])
    for resource in statement["relatedResource"]:
        content = files[resource["id"].removeprefix(URL)]
        assert multihash(content) == resource["digestMultibase"]


def test_it_is_a_picture_and_a_drawing_too_that_say_what_was_signed(desk):
    portfolio, validation = desk.found()
    files, address = given(desk, portfolio), validation.signed.file
    view = View(DAY, trust_of(desk.keyring, listed(desk.keyring, desk.by)))
    for ending in ("png", "svg"):
        found = checked(files[baked(address, ending)], view)
        assert found.is_verified, ending
        assert found.statement.title == validation.title


def test_an_edited_judgement_says_so_and_is_no_badge_any_more(desk):
    desk.edit("amina/validations/evc-verzorgende.md", "verdict: partly", "verdict: met")
    portfolio, validation = desk.found()
    assert (validation.signed.state, validation.signed.parts) == ("differs", ("results",))
    assert validation.confirmed != "yes"
    assert given(desk, portfolio) == {}


def test_edited_evidence_is_told_and_confirms_nothing(desk):
    desk.edit("amina/evidence/dagplan.md", "title: ", "title: Anders ")
    portfolio, validation = desk.found()
    assert (validation.signed.state, validation.signed.evidence) == ("holds", ("dagplan",))
    assert validation.confirmed != "yes"
    assert validation.signed.file in given(desk, portfolio)


def test_another_picture_in_the_text_of_the_evidence_is_told(desk):
    picture = desk.docs / "amina/evidence/plan.png"
    Image.new("RGB", (8, 8), "red").save(picture)
    desk.edit("amina/evidence/dagplan.md", "\n---\n", "\n---\n![Een plan](plan.png)\n\n")
    desk.sign()
    assert desk.found()[1].confirmed == "yes"
    Image.new("RGB", (8, 8), "blue").save(picture)
    _, validation = desk.found()
    assert validation.signed.evidence == ("dagplan",)
    assert validation.confirmed != "yes"


def test_a_judgement_that_is_otherwise_than_what_was_signed_is_changed(desk):
    desk.edit("amina/evidence/dagplan.md", "title: ", "title: Anders ")
    assert desk.found()[1].confirmed == "changed"
    desk.edit("amina/validations/evc-verzorgende.md", "verdict: partly", "verdict: met")
    assert desk.found()[1].confirmed == "changed"


def test_what_the_proof_says_in_another_language_is_signed(desk):
    spoken = desk.docs / "amina/evidence/dagplan.en.md"
    spoken.write_text("---\ntype: translation\ntitle: Day plan\n---\nWhat I did.\n", encoding="utf-8")
    desk.sign()
    assert desk.found()[1].confirmed == "yes"
    desk.edit("amina/evidence/dagplan.en.md", "Day plan", "Diploma")
    assert desk.found()[1].signed.evidence == ("dagplan",)
    assert desk.found()[1].confirmed == "changed"


def test_the_text_of_an_answer_that_was_taken_over_is_signed(desk):
    received = "\nreceived: {date: 2026-11-30}\nmethods:"
    desk.edit("amina/validations/evc-verzorgende.md", "\nmethods:", received)
    file = desk.docs / "amina/validations/evc-verzorgende.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nZij kan het.\n", encoding="utf-8")
    desk.sign()
    assert desk.found()[1].confirmed == "yes"
    desk.edit("amina/validations/evc-verzorgende.md", "Zij kan het.", "Zij kan alles.")
    _, validation = desk.found()
    assert (validation.signed.state, validation.signed.parts) == ("differs", ("judgement",))
    assert validation.confirmed == "changed"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("amina/validations/evc-verzorgende.md", "rationale: ", "rationale: Uitmuntend. "),
        ("amina/validations/evc-verzorgende.md", "methods: [portfolio, ", "methods: ["),
        (
            "amina/validations/evc-verzorgende.md",
            "evidence: [dagplan,",
            "evidence: [diploma-helpende, dagplan,",
        ),
        ("amina/validations/evc-verzorgende.md", "EVC-centrum Maas", "Universiteit"),
        ("amina/profile.md", "register: p-hoekstra", "register: g-blok"),
    ],
    ids=["reason", "how", "other proof", "for whom", "who"],
)
def test_reasons_ways_and_who_judged_are_signed(desk, path, old, new):
    desk.edit(path, old, new)
    _, validation = desk.found()
    assert (validation.signed.state, validation.signed.parts) == ("differs", ("judgement",))
    assert validation.confirmed == "changed"
    assert validation.signed.file is None


def test_what_the_school_took_back_it_does_not_confirm_by_its_file_either():
    withdrawn = signatures.Signature(state="withdrawn")
    assert signatures._confirmed(withdrawn, "yes") == "no"


def test_what_nobody_may_see_any_more_is_in_no_badge_that_everybody_gets(desk):
    desk.edit("amina/evidence/dagplan.md", "type: evidence", "type: evidence\nvisibility: private")
    portfolio, validation = desk.found()
    assert validation.signed.file is None
    assert given(desk, portfolio) == {}


def test_withdrawn_and_stolen(desk):
    desk.keep(desk.keyring, 4711)
    assert desk.found()[1].signed.state == "withdrawn"
    stolen = desk.keyring.with_key(replace(desk.keyring.key("2026"), stolen="2026-11-30"))
    desk.keep(stolen, by=desk.other)
    assert desk.found()[1].signed.state == "void"
    retired = desk.keyring.with_key(replace(desk.keyring.key("2026"), retired="2026-11-30"))
    desk.keep(retired, by=desk.other)
    assert desk.found()[1].signed.state == "holds"


@pytest.mark.parametrize("content", ["", "{}", '{"id": "x"}', "[" * 100_000])
def test_a_file_that_is_none_of_the_schools_confirms_nothing(desk, content):
    (desk.docs / SIGNED).write_text(content, encoding="utf-8")
    _, validation = desk.found()
    assert validation.signed.state == "void"
    assert validation.confirmed != "yes"


def test_a_badge_of_another_judgement_is_not_this_ones(desk):
    other = desk.docs / "amina/validations/scan-verzorgende.vc.json"
    shutil.copyfile(desk.docs / SIGNED, other)
    portfolio, _ = desk.found()
    other.unlink()
    (scan,) = [it for it in portfolio.validations if it.slug == "scan-verzorgende"]
    assert scan.signed.state == "void"


def test_what_pages_tell_depends_on_the_schools_folder_and_the_day(desk):
    before = desk.context.now(["issuer/"])
    assert desk.context.now(["issuer/"]) == before
    desk.keep(desk.keyring, 4711)
    assert desk.context.now(["issuer/"]) != before
    later = replace(desk.context, viewing=replace(desk.context.viewing, day=DAY.replace(year=2028)))
    assert later.now(["issuer/"]) != desk.context.now(["issuer/"])


def test_without_a_signed_file_nothing_is_looked_at(desk):
    (desk.docs / SIGNED).unlink()
    read = desk.review()
    assert with_signatures(desk.context, read) is read
