"""``leerkring new --forms`` writes a page for one portfolio, with the script that was pinned and no other."""

from __future__ import annotations

import hashlib
import json

import pytest

from generator.cli import forms as cli_forms
from generator.editing import online_files
from tests.cli.command import run, write
from tests.editing.test_online import packed

REPOSITORY = "https://github.com/school/portfolio"


@pytest.fixture
def package(tmp_path, monkeypatch):
    files = {"dist/sveltia-cms.js": b"//", "LICENSE.txt": b"MIT, somebody", "locales/nl.json": b"{}"}
    found = packed(tmp_path, **files)
    monkeypatch.setattr(online_files, "PACKAGE", hashlib.sha256(found.read_bytes()).hexdigest())
    monkeypatch.setattr(online_files, "SCRIPT", hashlib.sha256(b"//").hexdigest())
    return found


def test_it_writes_the_forms_and_writes_them_anew_without_the_package(docs, package, tmp_path):
    result = run("new", "--docs", str(docs), "--forms", REPOSITORY, "--script", str(package))
    assert result.exit_code == 0, result.output
    admin = tmp_path / "admin"
    made = json.loads((admin / "config.json").read_text("utf-8"))
    assert made["backend"] == {
        "name": "github",
        "repo": "school/portfolio",
        "branch": "main",
        "auth_methods": ["token"],
    }
    assert made["collections"][0]["folder"] == "docs/amina/cycles"
    assert (admin / "sveltia-cms.LICENSE.txt").read_text("utf-8") == "MIT, somebody"
    write(docs / "amina/cycles/2.md", (docs / "amina/cycles/1.md").read_text("utf-8").replace("r: 1", "r: 2"))
    assert run("new", "--docs", str(docs), "--forms", REPOSITORY).exit_code == 0
    assert '"value": 2' in (admin / "config.json").read_text("utf-8")
    assert (admin / "sveltia-cms.js").read_bytes() == b"//"


def test_it_takes_no_other_script(docs, package, tmp_path):
    other = write(tmp_path / "other.tgz", "x")
    result = run("new", "--docs", str(docs), "--forms", REPOSITORY, "--script", str(other))
    assert (result.exit_code, (tmp_path / "admin").exists()) == (2, False)
    assert run("new", "--docs", str(docs), "--forms", REPOSITORY, "--script", str(package)).exit_code == 0
    (tmp_path / "admin/sveltia-cms.js").write_bytes(b"evil")
    assert run("new", "--docs", str(docs), "--forms", REPOSITORY).exit_code == 2


def test_without_the_package_it_says_where_that_is(docs, tmp_path):
    result = run("new", "--docs", str(docs), "--forms", REPOSITORY)
    assert result.exit_code == 2
    assert online_files.FETCH in result.output
    assert not (tmp_path / "admin").exists()


def test_it_writes_over_no_folder_that_is_not_its_own(docs, package, tmp_path):
    write(tmp_path / "admin/mine.txt", "mine")
    result = run("new", "--docs", str(docs), "--forms", REPOSITORY, "--script", str(package))
    assert result.exit_code == 2
    assert [path.name for path in (tmp_path / "admin").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("address", "forge"),
    [
        (REPOSITORY, "github"),
        ("https://gitlab.com/a/b/c.git", "gitlab"),
        ("https://gitlab.kade.example/a/b", "gitlab"),
        ("https://codeberg.org/a/b", "forgejo"),
    ],
)
def test_the_address_of_a_repository_says_which_forge_it_is(address, forge):
    found = cli_forms._keeping(None, address)
    assert found.forge == forge
    assert not found.repository.endswith(".git")


@pytest.mark.parametrize(
    "address", ["github", "http://github.com/a/b", "https://github.com/a", "https:///a/b"]
)
def test_what_is_no_address_of_a_repository_is_told(docs, address):
    assert run("new", "--docs", str(docs), "--forms", address).exit_code == 2
