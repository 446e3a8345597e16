"""``leerkring add credential``: the file, its document, what was found of it, and what is not taken."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.credentials.model import Alignment, Statement
from generator.guide.credentials import competences_of, ending_of
from generator.model import KIND, Competence, Framework, Frameworks, Text
from generator.reading.documents import read_document
from tests.cli.command import run, write
from tests.cli.test_credential import kept
from tests.credentials.conformance import TRUST, needs_fixtures, read

SAMPLES = Path(__file__).resolve().parents[2] / "portfolios"


def add(docs, file, *more):
    return run("--lang", "en", "add", "credential", str(TRUST / file), "--docs", str(docs), *more)


def data(docs, name):
    return read_document(docs / f"amina/evidence/{name}.md", "x", KIND["evidence"]).data


@needs_fixtures
def test_a_badge_becomes_evidence_that_only_its_owner_sees(docs):
    kept(docs)
    added = add(docs, "issued/badge.json")
    assert added.exit_code == 0, added.stderr
    document, file = (line.rpartition("/")[2] for line in added.stdout.splitlines())
    assert (docs / "amina/evidence" / file).read_bytes() == read("issued", "badge.json")
    found = data(docs, document.removesuffix(".md"))
    said = json.loads(read("issued", "badge.json"))
    assert found["title"] == said["name"]
    assert (found["media"], found["visibility"], found["file"]) == ("credential", "private", file)
    assert found["date"] == "2026-06-18"
    assert "Verified: all of the following is in order." in added.stderr
    assert "It also names what is in no framework here" in added.stderr
    assert "Only you see it so far." in added.stderr


@needs_fixtures
def test_the_same_file_is_added_once(docs):
    assert add(docs, "ob3/simple.json").exit_code == 0
    before = sorted(docs.rglob("*"))
    again = add(docs, "ob3/simple.json")
    assert (again.exit_code, again.stdout) == (2, "")
    assert sorted(docs.rglob("*")) == before


@needs_fixtures
@pytest.mark.parametrize(
    ("file", "ending"),
    [("ob3/simple-jwt.png", "png"), ("hostile/script.svg", "svg"), ("pades/signed.pdf", "pdf")],
)
def test_pictures_and_papers_are_kept_as_they_are(docs, file, ending):
    added = add(docs, file, "--slug", "mine")
    assert added.exit_code == 0, added.stderr
    assert (docs / f"amina/evidence/mine.{ending}").read_bytes() == (TRUST / file).read_bytes()


@needs_fixtures
@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("hostile/deep.json", "credential-misleads"),
        ("hostile/unsigned-property.json", "credential-misleads"),
        ("hostile/itxt-bomb.png", "credential-misleads"),
        ("hostile/name-changed.json", "credential-changed"),
        ("hostile/zip-slip.zip", "credential-misleads"),
    ],
)
def test_what_is_damaged_or_misleads_is_not_taken(docs, file, code):
    before = sorted(docs.rglob("*"))
    added = add(docs, file)
    assert added.exit_code == 1
    assert f"({code})" in added.stderr
    assert run("explain", code).exit_code == 0
    assert sorted(docs.rglob("*")) == before


def test_a_file_must_be_named_and_there(docs, tmp_path):
    assert run("add", "credential", "--docs", str(docs)).exit_code == 2
    assert run("add", "credential", str(tmp_path / "no.json"), "--docs", str(docs)).exit_code == 2
    write(tmp_path / "large.json", " " * 20_000_001)
    large = run("--lang", "en", "add", "credential", str(tmp_path / "large.json"), "--docs", str(docs))
    assert large.stderr.endswith("The file is too large. (credential-misleads)\n")


KADE = Framework(
    source="kade.yml",
    id="kade",
    title=Text((("nl", "Léren op de Kade"),)),
    competences=(
        Competence(id="A1", title=Text((("", "Listening"),)), uri="http://kade.example/a1/"),
        Competence(id="B2", title=Text((("", "Planning"),))),
    ),
)
OTHER = Framework(
    source="o.yml",
    id="other",
    title=Text((("", "Other"),)),
    competences=(Competence(id="B2", title=Text((("", "Else"),))),),
)


@pytest.mark.parametrize(
    ("alignment", "name"),
    [
        (Alignment(url="https://KADE.example/a1"), "kade:A1"),
        (Alignment(code="kade:B2"), "kade:B2"),
        (Alignment(code="A1"), "kade:A1"),
        (Alignment(code="B2"), ""),
        (Alignment(code="B2", framework="Leren op de kade"), "kade:B2"),
        (Alignment(code="B2", framework="other"), "other:B2"),
        (Alignment(code="B2", framework="a third"), ""),
        (Alignment(name="Listening"), ""),
    ],
)
def test_a_competence_is_known_by_its_address_or_its_code(alignment, name):
    found = competences_of(Statement(alignments=(alignment,)), Frameworks((KADE, OTHER)))
    assert found == ({alignment: name} if name else {})


def test_the_ending_is_that_of_what_is_in_it():
    contents = {b"%PDF-1": "pdf", b"\x89PNG\r\n\x1a\n": "png", b" {": "json", b"\xef\xbb\xbf<svg": "svg"}
    assert {it: ending_of(it) for it in (*contents, b"ey.a.b")} == contents | {b"ey.a.b": "jwt"}


def of_somebody(docs, *, named="", recipient=""):
    """A sample badge, given to Amina Yusuf, and a profile."""
    profile = docs / "amina/profile.md"
    text = profile.read_text(encoding="utf-8")
    text = re.sub("^name: .*$", f"name: {named or 'Amina Yusuf'}", text, flags=re.MULTILINE)
    more = f"recipient: [{recipient}]\n" if recipient else ""
    profile.write_text(text.replace("type: profile\n", f"type: profile\n{more}"), encoding="utf-8")
    shutil.copytree(SAMPLES / "trust", docs / "trust")
    shutil.copyfile(SAMPLES / "trust.yml", docs / "trust.yml")
    badge = SAMPLES / "amina/evidence/diploma-helpende.jwt"
    return run("--lang", "en", "add", "credential", str(badge), "--docs", str(docs))


def test_what_was_given_to_oneself_is_told_as_that(docs):
    added = of_somebody(docs)
    assert added.exit_code == 0, added.stderr
    assert "Given to the person you named." in added.stderr


def test_what_was_given_to_somebody_else_is_told_at_once(docs):
    added = of_somebody(docs, named="Bo Bos")
    assert added.exit_code == 0, added.stderr
    assert "It names somebody else than your profile. Is it yours?" in added.stderr


def test_what_was_given_to_none_of_ones_own_addresses_is_not_taken(docs):
    before = sorted((docs / "amina").rglob("*"))
    added = of_somebody(docs, named="Bo Bos", recipient="bo@kade.example")
    assert added.exit_code == 1
    assert "(credential-of-another)" in added.stderr
    assert sorted((docs / "amina").rglob("*")) == before
