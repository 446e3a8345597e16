"""The first page over several cohorts: the school's, with people who chose to be listed."""

from __future__ import annotations

import datetime

import pytest

from generator.model import Cohort, CohortContact, Date, Text
from generator.reading.layout import read_layout
from generator.reading.read import read_site
from generator.writing.front_page import front_page, listed
from generator.writing.initials import initials
from generator.writing.summary import learner_summary
from tests.cohorts import site as write_site
from tests.portfolios import CYCLE, PROFILE, written
from tests.publications import publication


def cohort(year, **more):
    given = {"source": "cohort.yml", "title": Text((("", f"Class of {year}"),)), "school": "Kade"}
    return Cohort(**{**given, "languages": ("en",), "start": Date(str(year)), **more})


@pytest.fixture
def learners(tmp_path):
    files = {"cohort.yml": "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n"}
    for number in range(12):
        files[f"l{number:02}/profile.md"] = PROFILE.replace("Ann de Vries-Bakker", f"Nr{number:02} Bos")
        files[f"l{number:02}/cycles/1.md"] = CYCLE.format(n=1, start="2025", more="")
    docs = written(tmp_path, files)
    for file in sorted((docs / "ann").rglob("*.md")):
        file.unlink()
    site = publication(read_site(docs).site, "public", datetime.date(2026, 11, 24)).site
    return [learner_summary(each, site.frameworks, "en") for each in site.portfolios]


def data(*cohorts, title="The Quay"):
    (page,) = front_page(cohorts, title, "en").pages
    assert page.title == title
    return page.data


def test_newest_first_with_some_faces_and_what_all_have(learners):
    found = data(listed(cohort(2024), "2024/", learners[:2]), listed(cohort(2025), "2025/", learners))
    assert [it["url"] for it in found["cohorts"]] == ["2025/", "2024/"]
    faces = found["cohorts"][0]["faces"]
    assert [it["url"] for it in faces] == [f"2025/l{n:02}/" for n in range(8)]
    assert (faces[0]["initials"], found["portfolios"]) == ("N", 14)


@pytest.mark.parametrize("listing", ["names", "none"])
def test_who_is_not_listed_with_a_face_has_none_here(listing, learners):
    found = data(listed(cohort(2025, listing=listing), "2025/", learners))
    assert found["cohorts"][0]["faces"] == []


def test_all_are_counted_only_where_each_number_is_told(learners):
    few = listed(cohort(2024, listing="none"), "2024/", learners[:3])
    found = data(few, listed(cohort(2025), "2025/", learners))
    assert (found["portfolios"], [it["portfolios"] for it in found["cohorts"]]) == (0, [12, None])


def test_the_foot_leads_to_the_newest_cohort_that_goes_on(learners):
    contact = CohortContact(email="desk@kade.example")
    old = listed(cohort(2024, contact=contact), "2024/", learners)
    gone = listed(cohort(2025), "2025/", learners, archived=True)
    found = data(old, gone)
    assert found["accessibility_url"] == "2024/accessibility/"
    assert found["cohort"]["contact"]["email"] == "desk@kade.example"
    assert (found["archived"][0]["faces"], data(gone)["accessibility_url"]) == ([], "")


def test_a_school_is_named_above_its_site_only_if_the_site_has_another_name(learners):
    one = listed(cohort(2024), "2024/", learners)
    assert data(one)["schools"] == ["Kade"]
    assert data(one, title="Kade")["schools"] == []


def test_it_is_there_in_each_language_of_a_cohort_and_leads_to_that_language(learners):
    both = listed(cohort(2025, languages=("en", "nl")), "2025/", learners)
    one = listed(cohort(2024), "2024/", learners)
    own, other = front_page((both, one), "The Quay", "en").pages
    assert [(it.address, it.language) for it in (own, other)] == [("", "en"), ("nl/", "nl")]
    assert [it["url"] for it in own.data["cohorts"]] == ["2025/", "2024/"]
    assert [it["url"] for it in other.data["cohorts"]] == ["2025/nl/", "2024/"]
    assert other.data["accessibility_url"] == "2025/accessibility/nl/"
    assert [it["url"] for it in other.data["versions"]] == ["", "nl/"]
    assert [it["name"] for it in other.data["versions"]] == ["English", "Nederlands"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Amina Yusuf", "AY"), ("Joris van Dam", "JD"), ("Grace", "G"), ("T. W.", "TW"), ("(?)", "")],
)
def test_the_letters_of_a_name_are_those_of_its_first_and_last_word(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(("page", "own"), [("nl.md", ""), ("en.md", ""), ("nl.md", "index.md")])
def test_a_school_s_page_may_not_take_its_address_unless_the_school_has_a_front_page(page, own, tmp_path):
    write_site(tmp_path)
    docs = tmp_path / "portfolios"
    for name in filter(None, (page, own)):
        (docs / name).write_text("# Hello\n", encoding="utf-8")
    told = [(it.code, it.path) for it in read_layout(docs).in_the_way]
    assert told == ([] if own else [("reserved-name", page)])
