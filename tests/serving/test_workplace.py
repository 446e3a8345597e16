"""What the editor knows of the school: of one of several cohorts, too, and anew when a file has changed."""

from __future__ import annotations

import os
import shutil

import pytest

import generator.serving.workplace as serving
from generator.reading import titles
from tests.portfolios import written
from tests.serving.browsing import workplace

COHORT = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n"
CONFIRMATIONS = (
    "type: confirmations\nconfirmations:\n"
    "  - {document: ann/validations/scan, by: j-judge, given_on: 2026-06-20, digest: " + "0a" * 32 + "}\n"
)


@pytest.fixture
def cohort(tmp_path):
    """A cohort beside others, which share their frameworks."""
    docs = written(tmp_path / "docs/2024", {"cohort.yml": COHORT})
    shutil.move(docs / "frameworks", docs.parent / "frameworks")
    return docs


def test_one_of_several_cohorts_has_what_they_share(cohort):
    place = workplace(cohort)
    assert [it.id for it in place.school.frameworks.all] == ["kade"]
    (cohort.parent / "frameworks/kade.yml").unlink()
    assert place.school.frameworks.all == ()


def test_what_the_school_stands_for_changes_what_is_seen_of_a_portfolio(cohort):
    place = workplace(cohort)
    before = place.state_of("ann")
    assert before == place.state_of("ann")
    (cohort / "confirmations.yml").write_text(CONFIRMATIONS, encoding="utf-8")
    assert place.state_of("ann") != before


def test_what_is_put_into_the_trust_folder_is_read(cohort):
    (cohort.parent / "trust/keys/badges.example").mkdir(parents=True)
    place = workplace(cohort)
    before = place.school
    assert place.school is before
    key = cohort.parent / "trust/keys/badges.example/1.json"
    key.write_text("{}", encoding="utf-8")
    os.utime(key, ns=(1, 1))
    assert place.school is not before


@pytest.mark.parametrize("name", ["a" * 9000, "..", "", "Ann", "ann/.", "ann\n"])
def test_a_name_that_no_portfolio_can_have_is_nobodys(cohort, name):
    place = workplace(cohort)
    assert place.has("ann")
    assert not place.has(name)


def test_who_is_chosen_from_is_told_without_reading_whole_profiles(cohort, monkeypatch):
    place = workplace(cohort)
    (cohort / "bob").mkdir()
    (cohort / "bob/profile.md").write_text("---\ntype: profile\nname: [\n---\n", encoding="utf-8")
    assert place.titled("bob") == "bob"  # nothing says what it is called
    for module in (titles, serving):
        monkeypatch.delattr(module, "read_document")
    assert place.titled("ann") == "Portfolio of Ann"


def test_a_translation_stands_on_the_page_of_its_document(cohort):
    for name in ("profile.md", "profile.nl.md"):
        (cohort / "ann" / name).touch()
        assert workplace(cohort).document(f"ann/{name}").page == "ann/profile.md"
