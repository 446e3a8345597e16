"""Taking somebody out: what is changed, what is not, and what is said about it."""

import datetime
import shutil
from pathlib import Path

import pytest

from generator.guide.confirmations import confirmed_here
from generator.guide.withdraw import (
    MOST_ENDED,
    NobodyError,
    Trace,
    lines_of_settings,
    name_of,
    pages_with,
    withdraw,
)
from generator.reading.read import read_site
from tests.portfolios import PROFILE, written
from tests.publications import publication

SOUND = Path(__file__).resolve().parent.parent / "sound"
DAY = datetime.date(2026, 11, 24)

BEN = """\
---
type: profile
title: Portfolio of Ben
name: Ben Bos
language: en
visibility: public
show_as: full
consent:
  audience: public
  scope: [portfolio]
  given_on: "2025-01-10"   # in the classroom
  given_by: self
  age_band: 16-or-older
people:
  - id: pia
    name: Pia  Peer
    role: learner
    show_as: name
    consent: {given_on: 2025-02-01}
---
"""
COHORT = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n"
NOTE = "---\ntype: question\ntitle: Why?\nstatus: open\ncycle: 1\n---\nAsked by Ben\nBos, in May.\n"


@pytest.fixture
def docs(tmp_path):
    files = {"ben/profile.md": BEN, "ben/cycles/1.md": cycle(), "cohort.yml": COHORT, **note(NOTE)}
    return written(tmp_path / "portfolios", files)


def note(text):
    return {"ann/questions/why.md": text}


def cycle():
    return "---\ntype: cycle\ntitle: Round 1\nnumber: 1\nstart: 2025-01\nphase: value\n---\n"


def shown(docs):
    return {p.slug: p for p in publication(read_site(docs).site, "public", DAY).site.portfolios}


def test_a_learner_is_published_no_more(docs):
    assert set(shown(docs)) == {"ann", "ben"}
    traces = withdraw(docs, "ben", DAY)
    assert set(shown(docs)) == {"ann"}
    assert Trace("ben/profile.md", 8, "portfolio") in traces


def test_a_learner_can_be_named_in_full(docs):
    withdraw(docs, "ben  bos", DAY)
    assert set(shown(docs)) == {"ann"}


def test_who_never_agreed_can_withdraw(docs):
    start, end = BEN.index("consent:\n"), BEN.index("people:\n")
    (docs / "ben/profile.md").write_text(BEN[:start] + BEN[end:])
    assert Trace("ben/profile.md", 1, "portfolio") in withdraw(docs, "ben", DAY)


def test_only_one_line_is_added_and_remarks_stay(docs):
    withdraw(docs, "ben", DAY)
    text = (docs / "ben/profile.md").read_text(encoding="utf-8")
    assert '  given_on: "2025-01-10"   # in the classroom\n  withdrawn_on: 2026-11-24\n' in text
    assert text.replace("  withdrawn_on: 2026-11-24\n", "") == BEN


def test_another_learners_document_that_names_them_becomes_private(docs):
    assert shown(docs)["ann"].questions
    traces = withdraw(docs, "ben", DAY)
    assert Trace("ann/questions/why.md", 8, "hidden") in traces
    assert not shown(docs)["ann"].questions


def test_a_document_that_says_who_may_see_it_says_private_now(docs):
    (docs / "ann/questions/why.md").write_text(NOTE.replace("cycle: 1", "visibility: public\ncycle: 1"))
    withdraw(docs, "ben", DAY)
    assert "visibility: private\n" in (docs / "ann/questions/why.md").read_text()


def test_somebody_in_a_register_is_a_role_again(docs):
    assert shown(docs)["ben"].people["pia"].name
    traces = withdraw(docs, "Pia Peer", DAY)
    assert shown(docs)["ben"].people["pia"].name is None
    assert Trace("ben/profile.md", 15, "person") in traces
    assert Trace("ann/profile.md", 10, "person") in traces  # who had not agreed, and is named as such


LINE = "  - {document: %s/validations/scan, by: j, given_on: 2025-03-02, digest: '" + "a" * 64 + "'}\n"
CONFIRMED = "type: confirmations\n# by staff\nconfirmations:\n" + LINE % "ann" + LINE % "ben" + "  # more\n"


def test_what_the_school_confirmed_of_who_leaves_is_taken_out(docs):
    file = docs / "confirmations.yml"
    file.write_text(CONFIRMED, encoding="utf-8")
    assert Trace("confirmations.yml", 5, "unconfirmed") in withdraw(docs, "ben", DAY)
    assert file.read_text(encoding="utf-8") == CONFIRMED.replace(LINE % "ben", "")
    assert read_site(docs).site is not None


def test_the_last_that_is_taken_out_leaves_a_list_that_can_be_read(docs):
    file = docs / "confirmations.yml"
    file.write_bytes(("type: confirmations\nconfirmations:\n" + LINE % "ben").replace("\n", "\r\n").encode())
    withdraw(docs, "ben", DAY)
    assert file.read_bytes() == b"type: confirmations\r\nconfirmations: []\r\n"
    assert confirmed_here(docs) is not None


def test_what_was_confirmed_of_others_stays(docs):
    file = docs / "confirmations.yml"
    file.write_text(CONFIRMED, encoding="utf-8")
    withdraw(docs, "Pia Peer", DAY)
    assert file.read_text(encoding="utf-8") == CONFIRMED


def test_twice_changes_nothing_more(docs):
    first = withdraw(docs, "ben", DAY)
    text = (docs / "ben/profile.md").read_bytes()
    assert withdraw(docs, "ben", DAY) == first
    assert (docs / "ben/profile.md").read_bytes() == text


def test_line_ends_and_the_mark_of_windows_stay(docs):
    file = docs / "ben/profile.md"
    file.write_bytes(b"\xef\xbb\xbf" + BEN.replace("\n", "\r\n").encode())
    withdraw(docs, "ben", DAY)
    assert set(shown(docs)) == {"ann"}
    after = file.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n") == BEN.count("\n") + 1


REST = "audience: public, scope: [portfolio], given_by: self, age_band: 16-or-older"


@pytest.mark.parametrize(
    "consent",
    [
        f"consent: {{given_on: 2025-01-10, {REST}}}",
        f"consent: {{{REST}, given_on: '2025-01-10'}}",
        f'consent: {{"given_on": "2025",\n  {REST}}}',
        (
            "consent:\n    age_band: 16-or-older\n    audience: public\n    scope:\n    - portfolio\n"
            "    given_by: self\n    given_on: 2025"
        ),
    ],
)
def test_however_a_consent_is_written(docs, consent):
    start, end = BEN.index("consent:\n"), BEN.index("people:\n")
    (docs / "ben/profile.md").write_text(BEN[:start] + consent + "\n" + BEN[end:])
    assert "ben" in shown(docs)
    withdraw(docs, "ben", DAY)
    assert "ben" not in shown(docs)


def test_a_file_that_cannot_be_read_is_left_and_named(docs):
    broken = NOTE.replace("title: Why?", "title: [")
    (docs / "ann/questions/why.md").write_text(broken)
    assert Trace("ann/questions/why.md", 7, "left") in withdraw(docs, "ben", DAY)
    assert (docs / "ann/questions/why.md").read_text() == broken


def test_the_schools_own_words_are_left_and_named(docs):
    (docs / "index.md").write_text("# Class\n\nThanks to Ben Bos.\n")
    assert Trace("index.md", 3, "left") in withdraw(docs, "ben", DAY)


SETTINGS = "site_name: Portfolio van Sanne\ntheme:\n  name: sanne\nnav:\n  - Over Sanne de Wit: about.md\n"


@pytest.mark.parametrize(
    ("name", "theirs", "lines"),
    [
        ("Sanne de Wit", True, (1, 5)),
        ("Sanne de Wit", False, (5,)),
        ("Sanne de Vries", True, (1,)),
        ("San de Wit", True, ()),
        ("", True, ()),
    ],
)
def test_the_settings_that_name_somebody_are_named(tmp_path, name, theirs, lines):
    file = tmp_path / "mkdocs.yml"
    file.write_text(SETTINGS, encoding="utf-8")
    assert lines_of_settings(file, name, by_first_name=theirs) == lines
    assert file.read_text(encoding="utf-8") == SETTINGS


def test_nothing_is_kept_of_the_files_of_who_has_withdrawn(docs):
    plan = docs / "ben/evidence/plan.png"
    plan.parent.mkdir()
    shutil.copy(SOUND / "ann/evidence/plan.png", plan)
    evidence = "type: evidence\ntitle: Plan\nmedia: image\nfile: plan.png\ndate: 2025\nalt: A plan\n"
    (plan.parent / "plan.md").write_text(f"---\n{evidence}---\n")
    kept = docs.parent / ".leerkring/files"

    withdraw(docs, "ben", DAY)
    (ben,) = (each for each in read_site(docs).site.portfolios if each.slug == "ben")
    assert ben.file["ben/evidence/plan.png"]
    assert not kept.exists()

    (docs / "ben/profile.md").write_text(BEN)
    read_site(docs)
    assert kept.exists()


def test_a_neighbours_profile_is_left_and_named(docs):
    (docs / "ann/profile.md").write_text(PROFILE + "\nI learned it from Ben Bos.\n")
    assert Trace("ann/profile.md", 17, "left") in withdraw(docs, "ben", DAY)
    assert "Ben Bos" not in shown(docs)["ann"].profile.prose


def test_nothing_outside_the_folder_is_written_through_a_link(docs, tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text(NOTE)
    (docs / "ann/questions/link.md").symlink_to(outside)
    withdraw(docs, "ben", DAY)
    assert outside.read_text() == NOTE


@pytest.mark.parametrize("planted", ["link", "folder"])
def test_nothing_planted_beside_a_file_leads_elsewhere_or_stops_it(docs, tmp_path, planted):
    outside = tmp_path / "outside.md"
    outside.write_text("kept")
    for path in ("ben/.profile.md.new", "ann/questions/.why.md.new"):
        if planted == "link":
            (docs / path).symlink_to(outside)
        else:
            (docs / path).mkdir()
    withdraw(docs, "ben", DAY)
    assert outside.read_text() == "kept"
    assert set(shown(docs)) == {"ann"}
    assert not shown(docs)["ann"].questions


ANN = "  - {folder: ann, name: Ann de Vries-Bakker}\n"
LIST = f"type: learners\nlearners:\n{ANN}"


def on_list(docs):
    known = read_site(docs).site.learners
    return known.names if known else {}


def test_a_learner_who_is_not_on_the_list_is_put_there(docs):
    (docs / "learners.yml").write_text(LIST)
    traces = withdraw(docs, "ben", DAY)
    assert Trace("learners.yml", 4, "listed") in traces
    assert (docs / "learners.yml").read_text() == f"{LIST}  - {{folder: ben, name: Ben Bos}}\n"


def test_the_line_of_a_learner_stays_and_is_no_place_to_change(docs):
    text = f"{LIST}  - folder: ben\n    name: Bennie Bos\n    also: [Ben Bos]\n"
    (docs / "learners.yml").write_text(text)
    traces = withdraw(docs, "ben", DAY)
    assert [each for each in traces if each.path == "learners.yml"] == [Trace("learners.yml", 4, "kept")]
    assert (docs / "learners.yml").read_text() == text


def test_a_name_stays_hidden_when_the_folder_is_gone(docs):
    (docs / "learners.yml").write_text(LIST)
    withdraw(docs, "ben", DAY)
    shutil.rmtree(docs / "ben")
    assert shown(docs)["ann"].questions == ()
    (docs / "ann/questions/why.md").write_text(NOTE)
    assert "fellow learner" in shown(docs)["ann"].questions[0].prose


def test_without_a_list_none_is_made(docs):
    withdraw(docs, "ben", DAY)
    assert not (docs / "learners.yml").exists()


@pytest.mark.parametrize(
    "text", ["learners: [", "type: learners\nlearners: [{folder: ann, name: Ann Bakker}]\n"]
)
def test_a_list_that_cannot_be_extended_is_left_and_named(docs, text):
    (docs / "learners.yml").write_text(text)
    assert Trace("learners.yml", 1, "unlisted") in withdraw(docs, "ben", DAY)
    assert (docs / "learners.yml").read_text() == text


def test_a_list_behind_a_link_is_left_and_named(docs, tmp_path):
    (tmp_path / "list.yml").write_text(LIST)
    (docs / "learners.yml").symlink_to(tmp_path / "list.yml")
    assert Trace("learners.yml", 1, "unlisted") in withdraw(docs, "ben", DAY)
    assert (tmp_path / "list.yml").read_text() == LIST


def test_each_cohort_has_a_list_of_its_own(docs, tmp_path):
    whole = tmp_path / "whole"
    for year in ("2024", "2025"):
        shutil.copytree(docs, whole / year)
        (whole / year / "learners.yml").write_text(LIST)
    withdraw(whole, "2025/ben", DAY)
    assert set(on_list(whole / "2024")) == {"ann"}
    assert set(on_list(whole / "2025")) == {"ann", "ben"}


def test_who_has_no_folder_is_not_put_on_the_list(docs):
    (docs / "learners.yml").write_text(LIST)
    withdraw(docs, "Pia Peer", DAY)
    assert (docs / "learners.yml").read_text() == LIST


def test_one_word_of_a_name_is_not_looked_for_in_texts(docs):
    (docs / "ben/profile.md").write_text(BEN.replace("Ben Bos", "Ben"))
    assert [trace.path for trace in withdraw(docs, "ben", DAY)] == ["ben/profile.md"]


def test_nobody_of_that_name_changes_nothing(docs):
    before = (docs / "ben/profile.md").read_bytes()
    with pytest.raises(NobodyError) as refused:
        withdraw(docs, "Ben Bosch", DAY)
    assert refused.value.nearest == "Ben Bos"
    assert (docs / "ben/profile.md").read_bytes() == before


def test_the_pages_they_were_on_are_named(docs, tmp_path):
    site = tmp_path / "site"
    for path, text in {"ben/index.html": "", "ann/index.html": "<p>Ben&#32;Bos", "index.html": "Ben"}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    traces = withdraw(docs, "ben", DAY)
    assert pages_with(site, "Ben Bos", traces) == ("ann/index.html", "ben/index.html")


def test_a_page_that_leads_to_them_is_named_whatever_it_calls_them(docs, tmp_path):
    site = tmp_path / "site"
    pages = {
        "learners/index.html": '<a class="card" href="../ben/">Ben</a>',
        "index.html": "<a href=learners/>All</a>",
        "ann/index.html": '<a href="../bennie/">Bennie</a>',
    }
    for path, text in pages.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    traces = withdraw(docs, "ben", DAY)
    assert name_of(docs, "ben") == "Ben Bos"
    assert pages_with(site, "Ben Bos", traces) == ("learners/index.html",)


def test_of_a_name_that_a_register_has_many_times_the_rest_is_left_and_named(docs):
    again = "".join(
        f"  - {{id: p{n}, name: Jan Judge, role: learner, consent: {{given_on: 2025}}}}\n" for n in range(13)
    )
    profile = docs / "ben/profile.md"
    profile.write_text(BEN.replace("people:\n", f"people:\n{again}"), encoding="utf-8")

    done = [trace.done for trace in withdraw(docs, "Jan Judge", DAY) if trace.path == "ben/profile.md"]
    assert done == ["person"] * MOST_ENDED + ["left"] * (13 - MOST_ENDED)
