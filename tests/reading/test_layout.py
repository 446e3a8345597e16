"""How the learners of a site lie, and what cohorts share."""

from __future__ import annotations

import shutil

import pytest

from generator.reading.layout import portfolio_folders, read_groups, read_layout
from tests.cohorts import COHORT, change, learner, site, write
from tests.portfolios import FRAMEWORK


@pytest.fixture
def docs(tmp_path):
    return site(tmp_path) / "portfolios"


def codes(layout):
    return [(found.path, found.code) for found in layout.noted.problems]


def test_a_folder_with_a_cohort_is_a_group(docs):
    layout = read_layout(docs)
    assert [group.prefix for group in layout.groups] == ["2024/", "2025/"]
    assert (layout.several, layout.broken, codes(layout)) == (True, False, [])
    assert [path for _, path in portfolio_folders(docs)] == ["2024/ann", "2024/bob", "2025/ann", "2025/cas"]
    for group, reading in read_groups(layout):
        assert len(reading.site.portfolios) == 2
        assert [it.id for it in reading.site.frameworks.all] == ["kade"]
        assert reading.site.cohort.title.in_language("en") == f"Class of {group.prefix[:4]}"


def test_a_docs_folder_with_a_cohort_is_one_group(docs):
    shutil.rmtree(docs / "2025")
    for path in list((docs / "2024").iterdir()):
        path.rename(docs / path.name)
    (docs / "2024").rmdir()
    layout = read_layout(docs)
    assert [group.prefix for group in layout.groups] == [""]
    assert [path for _, path in portfolio_folders(docs)] == ["ann", "bob"]


def test_of_two_frameworks_with_one_name_neither_is_used_in_that_cohort(docs):
    write(docs / "2024/frameworks/kade.yml", FRAMEWORK.replace("Alpha", "Omega"))
    layout = read_layout(docs)
    assert codes(layout) == [("2024/frameworks/kade.yml", "framework-twice")]
    assert not layout.broken
    one, other = layout.groups
    assert (one.school.frameworks.all, one.school.broken) == ((), {"kade"})
    assert [it.id for it in other.school.frameworks.all] == ["kade"]


def test_a_fault_in_a_framework_of_all_is_told_once(docs):
    change(docs / "frameworks/kade.yml", "licence: CC0", "licence: CC0\ncolour: red")
    layout = read_layout(docs)
    assert codes(layout) == [("frameworks/kade.yml", "unknown-field")]
    assert all(group.school.broken == {"kade"} for group in layout.groups)
    assert [found.problems for _, found in read_groups(layout)] == [(), ()]


def test_a_folder_that_is_a_link_is_told_and_not_followed(docs, tmp_path):
    shutil.copytree(docs / "2024", tmp_path / "elsewhere")
    (docs / "2026").symlink_to(tmp_path / "elsewhere")
    layout = read_layout(docs)
    assert codes(layout) == [("2026", "symbolic-link")]
    assert [group.prefix for group in layout.groups] == ["2024/", "2025/"]
    assert not layout.broken


def test_a_settled_group_tells_nothing(docs):
    write(docs / "2024/cohort.yml", "type: cohort\n")
    layout = read_layout(docs)
    assert layout.broken
    settled = layout.settled({"2024/"})
    assert (settled.broken, codes(settled)) == (False, [])
    assert layout.settled({"2025/"}).noted != settled.noted


def test_while_serving_the_last_good_documents_tell_the_faults_of_now(docs):
    good = read_layout(docs)
    write(docs / "2024/cohort.yml", "type: cohort\n")
    shown = good.told_of(read_layout(docs))
    assert not shown.broken
    assert {path for path, _ in codes(shown)} == {"2024/cohort.yml"}
    assert shown.groups[0].school.cohort == good.groups[0].school.cohort


@pytest.fixture
def portfolio(docs):
    """One portfolio, and no cohort."""
    (docs / "2024/ann").rename(docs / "ann")
    shutil.rmtree(docs / "2024")
    shutil.rmtree(docs / "2025")
    return docs


@pytest.mark.parametrize("posing", [["eve"], ["eve", "mallory"]])
def test_whoever_poses_as_a_cohort_is_left_out_and_nobody_else(posing, portfolio):
    for name in posing:
        write(portfolio / name / "cohort.yml", COHORT.format(year="2024"))
        write(portfolio / name / "confirmations.yml", "type: confirmations\nconfirmations: []\n")
        learner(portfolio / name / "ann", "Ann Vos")
    layout = read_layout(portfolio)
    assert [group.prefix for group in layout.groups] == [""]
    assert (layout.broken, codes(layout)) == (False, [])
    assert [path for _, path in portfolio_folders(portfolio)] == ["ann", *posing]
    ((_, reading),) = read_groups(layout)
    assert [it.slug for it in reading.site.portfolios] == ["ann"]
    found = [(it.path, it.code) for it in reading.problems]
    assert found == [(f"{name}/cohort.yml", "cohort-among-portfolios") for name in posing]


def test_a_portfolio_beside_a_folder_with_a_year_stops_the_site(docs):
    learner(docs / "dre", "Dre Kok")
    layout = read_layout(docs)
    assert [group.prefix for group in layout.groups] == ["2024/", "2025/"]
    assert (layout.broken, codes(layout)) == (True, [("dre/cohort.yml", "beside-cohorts")])
