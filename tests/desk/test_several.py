"""One desk over several cohorts of a site: everybody, and a cohort to choose."""

from __future__ import annotations

import csv
import io

import pytest

from generator.desk.folder import write_desk
from generator.desk.pages import Pages
from tests import cohorts
from tests.desk.desks import DAY, place


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    return cohorts.site(tmp_path_factory.mktemp("school")) / "portfolios"


@pytest.fixture(scope="module")
def desk(docs):
    return Pages(place(docs).desk(jobs=1))


def table(desk, name):
    return list(csv.reader(io.StringIO(desk.content(name).decode("utf-8-sig"))))


def test_everybody_is_on_it_also_two_whose_folders_are_called_the_same(desk):
    assert [row.folder for row in desk.desk.rows] == ["2025/ann", "2024/ann", "2024/bob", "2025/cas"]
    assert desk.desk.title == "Kade"
    assert {"learners/2024/ann.html", "learners/2025/ann.html"} < set(desk)
    assert b"Ann Vos" in desk.content("learners/2024/ann.html")
    assert b"Ann Mol" in desk.content("learners/2025/ann.html")
    assert desk.content("learners/ann.html") is None


def test_a_cohort_can_be_chosen_and_the_style_has_a_rule_for_each(desk):
    page = desk.content("index.html").decode()
    assert '<option value="1">Class of 2024</option><option value="2">Class of 2025</option>' in page
    assert page.count("of-1") == page.count("of-2") == 2
    style = desk.content("assets/desk.css").decode()
    assert [style.count(f"tr:not(.of-{number})") for number in (1, 2, 3)] == [1, 1, 0]


def test_tables_have_a_column_for_it(desk):
    rows = table(desk, "index.csv")
    assert [row[:3] for row in rows] == [
        ["Cohort", "Name", "Folder"],
        ["Class of 2025", "Ann Mol", "ann"],
        ["Class of 2024", "Ann Vos", "ann"],
        ["Class of 2024", "Bob Smit", "bob"],
        ["Class of 2025", "Cas Bos", "cas"],
    ]
    assert len({len(row) for row in rows}) == 1


def test_the_figures_are_of_all_and_of_each(desk):
    page = desk.content("figures.html").decode()
    assert page.count("<table") == 3
    assert [f"<h2>Class of {year} <small>2 learners" in page for year in (2024, 2025)] == [True, True]


def test_of_one_cohort_there_is_nothing_to_choose(docs):
    one = Pages(place(docs, within="2025").desk(jobs=1))
    assert [row.folder for row in one.desk.rows] == ["2025/ann", "2025/cas"]
    assert one.desk.title == "Class of 2025"
    assert b"dk-cohort" not in one.content("index.html")
    assert table(one, "index.csv")[0][0] == "Name"
    assert b":not(.of-" not in one.content("assets/desk.css")


def test_every_link_of_the_folder_leads_to_a_page(desk, tmp_path):
    write_desk(desk, tmp_path / "desk", [])
    for file in (tmp_path / "desk").rglob("*.html"):
        for part in file.read_text("utf-8").split('href="')[1:]:
            link = part.partition('"')[0]
            assert link.startswith("#") or (file.parent / link).resolve().is_file(), (file, link)


def test_cohorts_that_are_called_the_same_are_told_apart(tmp_path):
    docs = cohorts.site(tmp_path) / "portfolios"
    for year in ("2024", "2025"):
        cohorts.change(docs / year / "cohort.yml", f"Class of {year}", "Class")
    desk = place(docs, day=DAY).desk(jobs=1)
    assert desk.titles == {"2024": "Class (2024)", "2025": "Class (2025)"}
