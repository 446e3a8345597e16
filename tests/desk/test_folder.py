"""A desk is written where only the school looks, and leaves nobody behind there who has gone."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys

import pytest

from generator.desk.folder import OpenPlaceError, write_desk
from generator.publishing.manifest import MANIFEST
from tests.desk.desks import WITHDRAWN, learner, pages
from tests.portfolios import written


@pytest.fixture(scope="module")
def class_of_two(tmp_path_factory):
    files = {**learner("ann", "Ann Vos"), **learner("bob", "Bob Bos")}
    cohort = "type: cohort\ntitle: Two\nschool: Kade\nlanguages: [en]\n"
    return written(tmp_path_factory.mktemp("two") / "docs", {"cohort.yml": cohort, **files})


@pytest.fixture(scope="module")
def desk(class_of_two):
    return pages(class_of_two)


def test_every_page_of_it_is_there_and_every_link_leads_to_one(desk, tmp_path):
    write_desk(desk, tmp_path / "desk", [])
    there = {
        p.relative_to(tmp_path / "desk").as_posix() for p in (tmp_path / "desk").rglob("*") if p.is_file()
    }
    assert there == {*desk, ".leerkring-desk"}
    for address in (each for each in there if each.endswith(".html")):
        html = desk.content(address).decode()
        for part in html.split('href="')[1:]:
            link = part.partition('"')[0]
            if link.startswith("#"):
                continue
            target = (tmp_path / "desk" / address).parent / link
            assert target.resolve().is_file(), (address, link)
        assert "<script" not in html
        assert 'style="' not in html
        assert "http://" not in html.replace("http://www.w3.org", "")


def test_the_same_folder_is_the_same_bytes(class_of_two, desk):
    again = pages(class_of_two)
    assert [address for address in desk if desk.content(address) != again.content(address)] == []


def test_whoever_is_gone_is_not_found_in_it_any_more(class_of_two, desk, tmp_path):
    write_desk(desk, tmp_path / "desk", [])
    assert (tmp_path / "desk/learners/bob.html").exists()
    docs = shutil.copytree(class_of_two, tmp_path / "docs")
    profile = learner("bob", "Bob Bos", consent=WITHDRAWN)["bob/profile.md"]
    (docs / "bob/profile.md").write_text(profile, encoding="utf-8")
    write_desk(pages(docs), tmp_path / "desk", [docs])
    assert sorted(p.name for p in (tmp_path / "desk/learners").iterdir()) == ["ann.html"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [".leerkring", "desk", "docs"]


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such rights")
def test_nobody_else_at_the_computer_can_look_into_it(desk, tmp_path):
    write_desk(desk, tmp_path / "desk", [])
    assert stat.S_IMODE((tmp_path / "desk").stat().st_mode) == 0o700


def _refused(desk, folder, sites=()):
    before = sorted(folder.parent.rglob("*")) if folder.parent.exists() else []
    with pytest.raises(OpenPlaceError) as refused:
        write_desk(desk, folder, sites)
    assert (sorted(folder.parent.rglob("*")) if folder.parent.exists() else []) == before
    return refused.value.why


@pytest.mark.parametrize(
    "where", ["docs", "docs/desk", "site", "site/desk/deep", "", "docs/ann", "x/../site/y"]
)
def test_it_is_not_written_into_the_site_or_around_it(desk, tmp_path, where):
    for name in ("docs/ann", "site", "x"):
        (tmp_path / name).mkdir(parents=True)
    assert _refused(desk, tmp_path / where, [tmp_path / "docs", tmp_path / "site"]) == "site"


def test_a_link_to_the_site_is_the_site(desk, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").symlink_to(tmp_path / "site", target_is_directory=True)
    assert _refused(desk, tmp_path / "elsewhere", [tmp_path / "site"]) == "site"
    assert _refused(desk, tmp_path / "elsewhere/desk", [tmp_path / "site"]) == "site"


@pytest.mark.parametrize("name", ["public_html", "public", "www", "Public"])
def test_it_is_not_written_where_a_server_looks(desk, tmp_path, name):
    assert _refused(desk, tmp_path / name / "desk") == "served"


def test_it_is_not_written_into_a_site_that_was_built(desk, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / MANIFEST).touch()
    assert _refused(desk, tmp_path / "other/desk") == "published"


def test_it_is_not_written_over_anything_else(desk, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").touch()
    (tmp_path / "file").touch()
    assert _refused(desk, tmp_path / "mine") == "taken"
    assert _refused(desk, tmp_path / "file") == "file"
    (tmp_path / "empty").mkdir()
    write_desk(desk, tmp_path / "empty", [])


def test_it_is_not_written_where_git_would_send_it(desk, tmp_path):
    if not shutil.which("git"):
        pytest.skip("there is no git")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert _refused(desk, tmp_path / "deep/desk") == "git"
    (tmp_path / ".gitignore").write_text("/kept-here/\n", encoding="utf-8")
    write_desk(desk, tmp_path / "kept-here", [])
