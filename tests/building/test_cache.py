"""What is made once is not made again, and nothing is taken from the cache that would not be made now."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from dataclasses import replace

import pytest

from generator.building.cache import Cache, DamagedError, Kept, Made
from generator.building.html import Frame
from generator.building.learners import Task, task_with
from generator.building.site import write_site
from generator.gate import publication
from generator.media.shelf import Shelf
from generator.places import THEME
from generator.reading.read import read_site
from tests.portfolios import CYCLE, FRAMEWORK, PROFILE

DAY = datetime.date(2026, 11, 24)


@pytest.fixture
def docs(tmp_path):
    """Ann and Bob use the framework kade, Cas uses trade."""
    docs = tmp_path / "docs"
    (docs / "frameworks").mkdir(parents=True)
    for name in ("kade", "trade"):
        (docs / f"frameworks/{name}.yml").write_text(FRAMEWORK.replace("kade", name), encoding="utf-8")
    (docs / "cohort.yml").write_text("type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    for slug, framework in (("ann", "kade"), ("bob", "kade"), ("cas", "trade")):
        (docs / slug / "cycles").mkdir(parents=True)
        profile = PROFILE.replace("Ann de Vries-Bakker", f"{slug.title()} Bos").replace(
            "[kade]", f"[{framework}]"
        )
        (docs / slug / "profile.md").write_text(profile, encoding="utf-8")
        (docs / slug / "cycles/1.md").write_text(
            CYCLE.format(n=1, start="2025", more="").replace("Round 1", f"Round of {slug}"),
            encoding="utf-8",
        )
    return docs


@pytest.fixture
def written(docs, tmp_path):
    """Write the site as the docs are now; the folder is made anew each time."""

    def written(cached=True, folders=(str(THEME),), **changes):
        goal = tmp_path / "site"
        shutil.rmtree(goal, ignore_errors=True)
        site = publication(read_site(docs).site, "public", DAY).site
        task = Task(
            Frame(folders, "Class"), site.frameworks, is_whole_site=False, secrets={}, allowed=frozenset()
        )
        task = replace(task, **changes)
        if cached:
            task = task_with(Cache(tmp_path / "cache"), task)
        found = write_site(task, None, site.portfolios, goal, Shelf(tmp_path / "shelf"))
        files = {path: (goal / path).read_bytes() for path in sorted(found.files)}
        return found, files

    return written


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed_nothing_made(written):
    first, files = written()
    again, same = written()
    assert (first.reused, again.reused) == (0, 3)
    assert files == same
    assert first.pages == again.pages


def test_one_learner_changed_one_learner_made(docs, written):
    written()
    change(docs / "ann/cycles/1.md", "Round of ann", "Second thoughts")
    found, files = written()
    assert found.reused == 2
    assert files == written(cached=False)[1]
    assert "Second thoughts" in files["ann/cycle/index.html"].decode()


def test_a_framework_changed_only_who_uses_it_is_made(docs, written):
    written()
    change(docs / "frameworks/trade.yml", "Alpha", "Omega")
    found, files = written()
    assert found.reused == 2
    assert files == written(cached=False)[1]


def test_the_theme_changed_all_are_made(written, tmp_path):
    written()
    shutil.copytree(THEME, tmp_path / "theme")
    change(tmp_path / "theme/portfolio/page.html", "{% block bar %}", "{% block bar %}<p>New</p>")
    found, files = written(folders=(str(tmp_path / "theme"),))
    assert found.reused == 0
    assert "<p>New</p>" in files["cas/index.html"].decode()


def test_the_same_theme_elsewhere_is_the_same(written, tmp_path):
    written()
    shutil.copytree(THEME, tmp_path / "elsewhere")
    assert written(folders=(str(tmp_path / "elsewhere"),))[0].reused == 3


@pytest.mark.parametrize("damage", [lambda it: it[:-9], lambda it: it[:99] + b"?" + it[100:], lambda _: b""])
def test_a_damaged_entry_is_made_anew_and_told(damage, written, tmp_path):
    _, files = written()
    entry = min((tmp_path / "cache").iterdir())
    entry.write_bytes(damage(entry.read_bytes()))
    found, same = written()
    assert (found.damaged, found.reused) == (1, 2)
    assert files == same
    assert written()[0].reused == 3


def test_an_entry_under_the_name_of_another_is_no_entry(written, tmp_path):
    _, files = written()
    one, other, _ = sorted((tmp_path / "cache").iterdir())
    shutil.copyfile(one, other)
    found, same = written()
    assert (found.damaged, files) == (1, same)


def test_an_entry_that_is_no_archive_is_made_anew(written, tmp_path):
    _, files = written()
    entry = min((tmp_path / "cache").iterdir())
    entry.write_bytes(hashlib.sha256(entry.name.encode() + b"no").hexdigest().encode() + b"no")
    found, same = written()
    assert (found.damaged, files) == (1, same)


def test_what_has_become_private_is_found_in_the_cache_too(written):
    """The words of a page that was harmless may be somebody's secret by now."""
    written()
    found, _ = written(secrets={"Round of ann": "bob/questions/why.md"})
    assert {leak.source for leak in found.leaks} == {"bob/questions/why.md"}
    assert not written(secrets={"Nobody Said This": "x/y.md"})[0].leaks


def test_what_leaks_is_not_kept(written, tmp_path):
    written(secrets={"Round of ann": "bob/questions/why.md"})
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_an_authors_own_preview_is_not_kept(written, tmp_path):
    written(others_see=frozenset())
    assert not (tmp_path / "cache").exists()


def test_what_has_no_use_is_forgotten(docs, written, tmp_path):
    written()
    change(docs / "ann/profile.md", "visibility: public", "visibility: private")
    found, _ = written()
    Cache(tmp_path / "cache").keep_only(found.kept)
    names = {entry.name for entry in (tmp_path / "cache").iterdir()}
    assert names == found.kept
    assert len(names) == 2


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "a//x", "a\\..\\x"])
def test_an_entry_cannot_write_elsewhere(path, tmp_path):
    cache = Cache(tmp_path)
    cache.keep("name", Kept(Made({path: b""}, (), ()), ""))
    with pytest.raises(DamagedError):
        cache.kept("name")
