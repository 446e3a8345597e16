"""A build that would change nothing makes nothing; whatever would change something is seen."""

from __future__ import annotations

import json
import logging
import os
import shutil
from concurrent.futures import Future
from contextlib import contextmanager

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError
from PIL import Image

from generator.building import build as story
from generator.building import review
from generator.building.learners import shelf_of_process
from generator.building.record import LAST_BUILD
from generator.building.remote import RemoteJob, make_elsewhere
from generator.hosts import machines as host
from generator.hosts.request import BuildRequest, asked
from generator.hosts.site import cache_of
from generator.reading.read import shelf_of
from tests.cohorts import change, content, site, write
from tests.leaks import leak
from tests.media.leaky import sound_file

from .conftest import ROOT

TODAY = "1795392000"  # 2026-11-23


class Builds:
    """Builds of one site in this process; each says whether anything was made for it."""

    def __init__(self, folder, monkeypatch):
        self.folder = folder
        self.docs = folder / "portfolios"
        self.live = folder / "site"
        self._set = monkeypatch.setenv
        self.strict = False
        self._written = []
        real = story._write_learners
        monkeypatch.setattr(story, "_write_learners", lambda *it: self._written.append(it) or real(*it))
        self._set("SOURCE_DATE_EPOCH", TODAY)
        self._set("LEERKRING_CACHE", "on")

    def is_unchanged(self):
        """Build, and tell whether nothing was made."""
        self._written.clear()
        self._build(self.live)
        return not self._written

    def is_right(self):
        """Whether the site is what it is if it is made of nothing."""
        self._set("LEERKRING_CACHE", "off")
        self._build(self.folder / "anew")
        self._set("LEERKRING_CACHE", "on")
        return self.is_still_right()

    def is_still_right(self):
        """Whether the site is what was made of nothing the last time, as nothing changed since."""
        return content(self.live) == content(self.folder / "anew")

    def on(self, epoch):
        self._set("SOURCE_DATE_EPOCH", epoch)

    def _build(self, goal):
        config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(goal), strict=self.strict)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The cohorts 2024, with Ann and Bob, and 2025, with Ann and Cas; built once, and once of nothing."""
    folder = site(tmp_path_factory.mktemp("built"))
    write(folder / "portfolios/2024/assets/logo.css", "b {}")
    write(folder / "portfolios/assets/house.css", "i {}")
    Image.new("RGB", (4, 4), "red").save(folder / "portfolios/assets/photo.png")
    with pytest.MonkeyPatch.context() as patch:
        builds = Builds(folder, patch)
        builds.is_unchanged()
        assert builds.is_right()
    return folder, shutil.copytree(folder, tmp_path_factory.mktemp("aside") / "built")


@pytest.fixture
def builds(built, monkeypatch):
    """That site and what was kept of it, to change things in; whatever a test did to it is undone."""
    folder, aside = built
    shutil.rmtree(folder)
    builds = Builds(shutil.copytree(aside, folder), monkeypatch)
    builds.is_unchanged()
    return builds


def test_what_did_not_change_stands(builds, caplog):
    before = content(builds.live)
    caplog.set_level(logging.INFO)
    inode = builds.live.stat().st_ino
    assert builds.is_unchanged()
    assert builds.is_unchanged()
    assert "Portfolios: 0 made, 4 from the cache." in caplog.text
    assert builds.live.stat().st_ino == inode
    assert content(builds.live) == before
    assert builds.is_still_right()


def test_how_a_site_is_made_is_nothing_that_is_seen_on_it(builds):
    change(builds.folder / "mkdocs.yml", "{language: en}", "{language: en, jobs: 1}")
    assert builds.is_unchanged()


def replaced(builds, path, text):
    (builds.docs / path).write_text(text, encoding="utf-8")


CHANGES = {
    "a learner's document": lambda it: change(
        it.docs / "2024/ann/profile.md", "language: en", "language: nl"
    ),
    "a learner's prose": lambda it: write(
        it.docs / "2025/cas/profile.md", (it.docs / "2025/cas/profile.md").read_text() + "\nMore.\n"
    ),
    "a learner who came": lambda it: shutil.copytree(it.docs / "2024/bob", it.docs / "2025/bob"),
    "a learner who left": lambda it: shutil.rmtree(it.docs / "2024/bob"),
    "a cohort": lambda it: change(it.docs / "2024/cohort.yml", "Kade", "Dijk"),
    "a cohort that came": lambda it: shutil.copytree(it.docs / "2025", it.docs / "2026"),
    "a framework": lambda it: change(it.docs / "frameworks/kade.yml", "title:", "title: New"),
    "a cohort's asset": lambda it: write(it.docs / "2024/assets/logo.css", "b {color: red}"),
    "another asset of a cohort": lambda it: write(it.docs / "2025/assets/logo.css", "b {}"),
    "a programme": lambda it: write(it.docs / "2024/programme.md", PROGRAMME),
    "a page of the school": lambda it: write(it.docs / "visit.md", "# Visit us\n\nBy boat.\n"),
    "another page of the school": lambda it: write(it.docs / "about.md", "# About\n\nUs.\n"),
    "no page of the school": lambda it: (it.docs / "visit.md").unlink(),
    "an asset": lambda it: write(it.docs / "assets/house.css", "i {color: red}"),
    "a picture": lambda it: Image.new("RGB", (5, 5), "blue").save(it.docs / "assets/photo.png"),
    "another picture": lambda it: Image.new("RGB", (5, 5), "blue").save(it.docs / "assets/more.png"),
    "no picture": lambda it: (it.docs / "assets/photo.png").unlink(),
    "the site's name": lambda it: change(it.folder / "mkdocs.yml", "site_name: Kade", "site_name: Dijk"),
    "the site's address": lambda it: change(it.folder / "mkdocs.yml", "kade.example", "dijk.example"),
    "the language": lambda it: change(it.folder / "mkdocs.yml", "{language: en}", "{language: nl}"),
    "the audience": lambda it: change(
        it.folder / "mkdocs.yml", "language: en}", "language: en, audience: cohort}"
    ),
    "the page for questions": lambda it: change(
        it.folder / "mkdocs.yml", "language: en}", "language: en, questions: true}"
    ),
    "the day": lambda it: it.on("2058825600"),
}
ON_THE_SITE = {
    "a page on the site": lambda it: change(it.live / "2024/ann/index.html", "Ann", "Eve"),
    "a page of a cohort on the site": lambda it: change(it.live / "2024/learners/index.html", "Ann", "Eve"),
    "the front page on the site": lambda it: change(it.live / "index.html", "Kade", "Eve"),
    "a page of the school on the site": lambda it: change(it.live / "visit/index.html", "tram", "Eve"),
    "the site map": lambda it: (it.live / "sitemap.xml").unlink(),
    "a page that went": lambda it: (it.live / "2025/cas/cycle/index.html").unlink(),
    "a file more of a learner": lambda it: write(it.live / "2025/cas/cycle/eve.html", "Eve"),
    "a file more": lambda it: write(it.live / "eve.html", "Eve"),
    "a folder more": lambda it: write(it.live / "2024/eve/index.html", "Eve"),
    "no site": lambda it: shutil.rmtree(it.live),
    "no manifest": lambda it: (it.live / "files.sha256").unlink(),
    "a line of the manifest": lambda it: change(it.live / "files.sha256", "2024/ann/index", "2024/eve/index"),
}
PROGRAMME = "---\ntype: programme\ntitle: Care\n---\nA year.\n"


@pytest.mark.parametrize("changed", CHANGES)
def test_what_changed_is_seen(builds, changed):
    CHANGES[changed](builds)
    assert not builds.is_unchanged()
    assert builds.is_right()
    assert builds.is_unchanged()
    assert builds.is_still_right()


@pytest.mark.parametrize("changed", ON_THE_SITE)
def test_what_changed_on_the_site_is_seen(builds, changed):
    """The documents are what they were, and so is what is made of them from nothing."""
    ON_THE_SITE[changed](builds)
    assert not builds.is_unchanged()
    assert builds.is_still_right()
    assert builds.is_unchanged()
    assert builds.is_still_right()


def test_the_theme_is_seen(builds):
    shutil.copytree(ROOT / "theme", builds.folder / "own")
    change(builds.folder / "mkdocs.yml", "font: false", "font: false, custom_dir: own")
    builds.is_unchanged()
    assert builds.is_unchanged()
    for template, text in (("frame.html", "<body"), ("portfolio/page.html", '<a class="lk-tool"')):
        change(builds.folder / "own" / template, text, f"{text} data-own")
        assert not builds.is_unchanged()
        assert builds.is_right()
        assert builds.is_unchanged()
    (builds.folder / "own/assets/leerkring.css").write_text("b {}")
    assert not builds.is_unchanged()
    assert builds.is_right()


def test_a_link_in_the_place_of_a_page_is_seen(builds):
    page = builds.live / "2024/ann/index.html"
    page.rename(builds.folder / "aside.html")
    page.symlink_to(builds.folder / "aside.html")
    assert not builds.is_unchanged()
    assert not page.is_symlink()


def test_a_page_on_the_site_changed_back_is_right_whatever_is_known(builds):
    page = builds.live / "2024/ann/index.html"
    text = page.read_bytes()
    page.write_bytes(text.replace(b"Ann", b"Eve"))
    page.write_bytes(text)
    builds.is_unchanged()
    assert builds.is_still_right()


def test_what_lapses_on_a_day_is_gone_on_that_day(builds):
    change(
        builds.docs / "2024/ann/profile.md",
        "given_on: 2025-01-10",
        "given_on: 2025-01-10, until: 2026-12-31",
    )
    builds.is_unchanged()
    assert builds.is_unchanged()
    assert (builds.live / "2024/ann").exists()
    builds.on("1801440000")  # 2027-02-01
    assert not builds.is_unchanged()
    assert not (builds.live / "2024/ann").exists()
    assert builds.is_right()


def test_a_name_that_must_not_be_told_any_more_is_seen(builds):
    """Bob hides his name; the others' documents are as they were."""
    (builds.docs / "2025/cas/profile.md").write_text(
        (builds.docs / "2025/cas/profile.md").read_text() + "\nWith Bob Smit.\n"
    )
    builds.is_unchanged()
    assert builds.is_unchanged()
    assert "Bob Smit" in (builds.live / "2025/cas/index.html").read_text()
    change(builds.docs / "2024/bob/profile.md", "show_as: full", "show_as: first-name")
    assert not builds.is_unchanged()
    assert builds.is_right()
    assert builds.is_unchanged()
    assert "Bob Smit" not in "".join(it.decode(errors="ignore") for it in content(builds.live).values())


def test_what_is_told_is_told_again(builds, caplog):
    caplog.set_level(logging.INFO)
    write(builds.docs / "2024/bob/goals/x.md", "---\ntype: goal\n---\n")
    change(builds.docs / "2025/ann/profile.md", "visibility: public", "visibility: private")
    builds.is_unchanged()
    told = [
        it.getMessage() for it in caplog.records if "x.md" in it.getMessage() or "private" in it.getMessage()
    ]
    caplog.clear()
    assert builds.is_unchanged()
    again = [it.getMessage() for it in caplog.records]
    assert len(told) == 2
    assert set(told) <= set(again)
    builds.strict = True
    with pytest.raises((Abort, PluginError)):
        builds.is_unchanged()


def test_who_is_left_out_for_a_leak_is_told_each_time(builds, caplog):
    leak(builds.docs / "2024/ann")
    for _ in range(2):
        caplog.clear()
        assert not builds.is_unchanged()
        assert "Portfolios left out" in caplog.text
        assert not (builds.live / "2024/ann").exists()


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="there is no ffmpeg")
def test_what_only_the_machine_kept_back_comes_when_it_no_longer_does(builds, monkeypatch):
    write(builds.docs / "2024/ann/evidence/song.md", SONG)
    (builds.docs / "2024/ann/evidence/song.mp3").write_bytes(sound_file("mp3"))
    shelf_of_process.cache_clear()
    with monkeypatch.context() as bare:
        bare.setenv("PATH", str(builds.folder))
        for _ in range(2):
            assert not builds.is_unchanged()
            assert not (builds.live / "2024/ann/evidence/song").exists()
    shelf_of_process.cache_clear()  # its worker has the path of then
    assert not builds.is_unchanged()
    assert (builds.live / "2024/ann/evidence/song").exists()
    assert builds.is_unchanged()


SONG = """\
---
type: evidence
title: Song
media: audio
file: song.mp3
transcript: I sing.
date: 2025
cycle: 1
---
"""


def test_what_a_build_has_no_use_for_is_forgotten_all_the_same(builds):
    cache = cache_of(builds.docs)
    cache.put("other.learner", b"{}")
    assert builds.is_unchanged()
    assert cache.get("other.learner") is None


def test_a_builder_who_looked_with_other_eyes_in_between_takes_nothing_away(builds, monkeypatch):
    monkeypatch.setenv("LEERKRING_AUDIENCE", "cohort")
    assert not builds.is_unchanged()
    monkeypatch.delenv("LEERKRING_AUDIENCE")
    assert not builds.is_unchanged()
    assert builds.is_still_right()


FORGED = {"inputs": "x", "output": "x", "keys": [], "media": []}


@pytest.mark.parametrize(
    "damage",
    [
        *(b"", b"{}", b'{"inputs": 1}', b"[]", b"x", b"[" * 99_999),
        *(json.dumps(FORGED | forged).encode() for forged in ({}, {"more": 1}, {"keys": 1}, {"media": None})),
    ],
)
def test_what_is_damaged_is_not_believed(builds, damage):
    cache_of(builds.docs).put(LAST_BUILD, damage)
    assert not builds.is_unchanged()
    assert builds.is_unchanged()
    (cache_of(builds.docs).folder / LAST_BUILD).write_bytes(damage)
    assert not builds.is_unchanged()
    assert builds.is_still_right()


def test_a_record_that_is_forged_takes_nothing_away(builds):
    cache = cache_of(builds.docs)
    record = json.loads(cache.get(LAST_BUILD))
    for forged in (
        {"keys": 1},
        {"keys": [1]},
        {"media": None},
        {"media": {}},
        {"inputs": ""},
        {"output": ""},
    ):
        cache.put(LAST_BUILD, json.dumps(record | forged).encode())
        builds.is_unchanged()
        assert builds.is_still_right(), forged


def test_an_archive_is_left_as_it_is_too(builds):
    with asked(BuildRequest(archive="2024")):
        assert not builds.is_unchanged()
    builds.is_unchanged()
    assert builds.is_unchanged()
    archive = builds.folder / "archive/2024.zip"
    os.utime(archive)
    assert builds.is_unchanged()
    change(builds.docs / "2024/ann/profile.md", "visibility: public", "visibility: private")
    assert not builds.is_unchanged()
    assert not (builds.live / "2024/ann").exists()
    archive.unlink()
    assert not builds.is_unchanged()
    assert builds.is_right()


# What others put among our files -------------------------------------------------------------------

HOOK = """\
from pathlib import Path

def on_post_build(config):
    for path in Path(config.config_file_path).with_name("paths").read_text().split():
        file = Path(config.site_dir, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("of a hook")
"""


def test_what_a_hook_of_the_school_writes_comes_and_goes(builds):
    ours = ["2024/bob/extra.png", "2024/learners/extra.png", "2024/extra.png", "extra.html"]
    write(builds.folder / "hook.py", HOOK)
    write(builds.folder / "paths", "")
    change(builds.folder / "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
    builds.is_unchanged()
    for paths in (ours, [*ours, "badges/extra.png"], ["badges/extra.png"], []):
        write(builds.folder / "paths", " ".join(paths))
        for is_right in (builds.is_right, builds.is_still_right):
            builds.is_unchanged()
            assert [path for path in ours if (builds.live / path).exists()] == (
                ours if ours[0] in paths else []
            )
            assert is_right()


def test_what_lies_beside_learners_and_never_ends_is_not_read(builds):
    (builds.docs / "2024/endless.txt").symlink_to("/dev/zero")
    builds.is_unchanged()
    assert builds.is_unchanged()


# Other machines ----------------------------------------------------------------------------------


def test_what_other_machines_made_is_not_read_again(builds, monkeypatch):
    """They made it for another shell, so that what was seen before says nothing of it."""
    read, real = [], review.read_learner

    @contextmanager
    def machines(_):
        def make(context, scans, _):
            job, shelf = RemoteJob.of(context), shelf_of(context.read.home)

            def submit(do, scan, folder):
                done = Future()
                done.set_result(do(job, scan, folder))
                return done

            made = sum(make_elsewhere(context, scans, shelf, submit, 1))
            read.clear()
            return made

        yield make

    monkeypatch.setattr(review, "read_learner", lambda *it, **more: read.append(it) or real(*it, **more))
    monkeypatch.setattr(host, "machines", machines)
    change(builds.folder / "mkdocs.yml", "site_name: Kade", "site_name: Dijk")
    with asked(BuildRequest(scheduler="tcp://127.0.0.1:1")):
        assert not builds.is_unchanged()
    assert read == []
    assert builds.is_right()
