"""Nothing of the teacher's desk gets into a site."""

from __future__ import annotations

import shutil

import pytest

from generator.desk.folder import OpenPlaceError, write_desk
from generator.desk.pages import Pages
from tests.desk.desks import CANARY, COHORT, place, school
from tests.hosts.conftest import MKDOCS, mkdocs
from tests.portfolios import written

OF_THE_DESK = (b"dk-", b"desk.css", b"leerkring-desk", b"Alleen voor de school", b"For the school only")


def of_the_desk(site):
    files = [path for path in site.rglob("*") if path.is_file()]
    named = [path for path in files if {"desk", ".leerkring-desk"} & {*path.relative_to(site).parts}]
    return [*named, *(path for path in files if any(each in path.read_bytes() for each in OF_THE_DESK))]


def test_no_file_and_no_word_of_it_is_on_a_site(sample_site):
    assert of_the_desk(sample_site) == []


@pytest.mark.heavy
def test_a_site_that_is_built_around_a_desk_of_several_cohorts_knows_nothing_of_it(tmp_path, monkeypatch):
    """What the desk knows lies beside the site before the build, a desk was written; a build adds more."""
    monkeypatch.delenv("CI", raising=False)
    docs = tmp_path / "portfolios"
    docs.mkdir()
    for year in ("2025", "2026"):
        shutil.move(school(tmp_path / year), docs / year)
    shutil.move(docs / "2025/frameworks", docs)
    shutil.rmtree(docs / "2026/frameworks")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    write_desk(Pages(place(docs).desk(jobs=1)), tmp_path.parent / "closed", [docs])
    built = mkdocs("build", folder=tmp_path, LEERKRING_CACHE="on", LEERKRING_AUDIENCE="cohort")
    assert built.returncode == 0, built.stdout
    assert of_the_desk(tmp_path / "site") == []
    assert [path for path in (tmp_path / "site").rglob("*.html") if CANARY in path.read_text("utf-8")] == []
    assert (tmp_path / "site/2026/ann/index.html").exists()
    assert len(list((tmp_path / ".leerkring/desk").glob("*.desk"))) == 8


def test_a_desk_is_written_into_no_cohort_of_a_site(tmp_path):
    docs = tmp_path / "portfolios"
    for year in ("2025", "2026"):
        written(docs / year, {"cohort.yml": COHORT})
    pages = Pages(place(docs).desk(jobs=1))
    for where in ("2025", "2025/desk", "2026/ann/desk", ".", ".."):
        with pytest.raises(OpenPlaceError):
            write_desk(pages, docs / where, [docs])
