"""What an author sees while writing: the problems on the pages, the last good site, what is not public."""

from __future__ import annotations

import datetime
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from generator.building.artifact import unpacked
from generator.hosts.site import cache_of, contexts_of
from generator.reading.layout import read_layout
from tests.processes import running

from .conftest import FIXED, mkdocs

CARE = """\
---
type: experience
title: Caring
visibility: {visibility}
learning: informal
stage: post-initial
setting: care
start: 2018
---
{prose}
"""


class Served:
    """A site as a server builds it, again and again in one process."""

    def __init__(self, folder, audience="public"):
        self.folder = folder
        settings = (folder / "mkdocs.yml").read_text()
        settings = settings.replace("leerkring]", f"{{leerkring: {{audience: {audience}, language: en}}}}]")
        (folder / "mkdocs.yml").write_text(settings + "dev_addr: '127.0.0.1:8000'\n")
        self.plugins = self.config().plugins
        self.plugins.on_startup(command="serve", dirty=False)

    def config(self):
        return load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.folder / "served"))

    def build(self):
        build(self.config())
        return self

    def page(self, path=""):
        return (self.folder / "served" / path / "index.html").read_text(encoding="utf-8")

    def write(self, path, text):
        file = self.folder / "portfolios" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def _on_a_fixed_day(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    monkeypatch.delenv("LEERKRING_AUDIENCE", raising=False)


def test_a_problem_is_on_every_page_with_its_place_and_goes_when_it_is_mended(one_portfolio):
    served = Served(one_portfolio)
    served.write("ann/experiences/care.md", CARE.format(visibility="publik", prose="<script>"))
    served.build()
    for path in ("", "cycle", "experiences"):
        assert "portfolios/ann/experiences/care.md:4:13" in served.page(path)
        assert "2 problems in your files" in served.page(path)
    assert "<b>" not in served.page()
    served.write("ann/experiences/care.md", CARE.format(visibility="public", prose="I cared."))
    served.build()
    assert "in your files" not in served.page()
    assert "Caring" in served.page("experiences/care")


def test_a_private_text_may_be_quoted_to_its_author(one_portfolio):
    """The last look at a site would take it for a leak."""
    served = Served(one_portfolio)
    prose = "[so](a-very-private-place-that-nobody-knows.md)"
    served.write("ann/experiences/care.md", CARE.format(visibility="private", prose=prose))
    assert "a-very-private-place-that-nobody-knows" in served.build().page()


def test_a_fault_in_the_whole_leaves_the_last_good_pages(one_portfolio):
    served = Served(one_portfolio)
    cohort = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n"
    served.write("../portfolios/cohort.yml", cohort)
    assert "Class" in served.build().page()
    served.write("../portfolios/cohort.yml", cohort + "colour: red\n")
    page = served.build().page()
    assert "Class" in page
    assert "cohort.yml:5:1" in page


def test_without_a_good_build_a_fault_in_the_whole_stops(one_portfolio):
    served = Served(one_portfolio)
    served.write("../portfolios/cohort.yml", "type: cohort\n")
    with pytest.raises((PluginError, SystemExit)):
        served.build()


def test_what_nobody_else_sees_is_marked(one_portfolio):
    served = Served(one_portfolio, audience="private")
    served.write("ann/experiences/care.md", CARE.format(visibility="private", prose="I cared."))
    served.write("ann/experiences/work.md", CARE.format(visibility="public", prose="I worked."))
    served.build()
    assert "Only you see this page" in served.page("experiences/care")
    assert "Only you see this page" not in served.page("experiences/work")
    assert "Only you see this page" not in served.page()


def test_a_portfolio_that_is_not_published_is_marked_on_every_page(one_portfolio):
    served = Served(one_portfolio, audience="private")
    profile = one_portfolio / "portfolios/ann/profile.md"
    profile.write_text(profile.read_text().replace("visibility: public\n", ""))
    served.build()
    for path in ("", "cycle", "experiences", "print"):
        assert "Only you see this page" in served.page(path)


def test_a_build_has_none_of_it(one_portfolio):
    file = one_portfolio / "portfolios/ann/experiences/care.md"
    file.parent.mkdir()
    file.write_text(CARE.format(visibility="publik", prose="x"))
    assert mkdocs("build", folder=one_portfolio).returncode == 0
    assert "lk-note" not in (one_portfolio / "site/index.html").read_text()


# What is kept while the author's own preview is served ------------------------------------------------


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """Where this process has its temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def cohort(one_portfolio):
    """Ann, Bob and Cas."""
    docs = one_portfolio / "portfolios"
    (docs / "cohort.yml").write_text("type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    for name in ("bob", "cas"):
        shutil.copytree(docs / "ann", docs / name)
        profile = docs / name / "profile.md"
        profile.write_text(profile.read_text().replace("Ann de Vries", f"{name.title()} Bos"))
    return one_portfolio


def lying(folder):
    """Everything that lies in a folder but the theme's templates as they are compiled."""
    paths = (path.relative_to(folder) for path in folder.rglob("*"))
    return sorted(path.as_posix() for path in paths if not path.parts[0].startswith("_jinja2-cache"))


def test_one_saved_file_makes_one_learner_anew_in_the_preview_too(cohort, caplog):
    caplog.set_level(logging.INFO)
    served = Served(cohort, audience="private").build()
    served.write("bob/experiences/care.md", CARE.format(visibility="private", prose="I cared."))
    caplog.clear()
    served.build()
    assert "Portfolios: 1 made, 2 from the cache." in caplog.text
    assert "Caring" in served.page("bob/experiences/care")


def test_what_was_told_of_other_files_is_not_told_at_each_save(cohort, caplog):
    served = Served(cohort)
    served.write("ann/experiences/care.md", CARE.format(visibility="publik", prose="I cared."))
    caplog.set_level(logging.INFO)
    served.build()
    assert "ann/experiences/care.md:4:13" in caplog.text
    served.write("bob/experiences/care.md", CARE.format(visibility="publiek", prose="I cared."))
    caplog.clear()
    served.build()
    assert "bob/experiences/care.md:4:13" in caplog.text
    assert "ann/experiences/care.md" not in caplog.text
    assert "Problems that you know already: 1." in caplog.text
    assert "ann/experiences/care.md:4:13" in served.page()  # the page has all


def test_what_was_mended_and_is_wrong_again_is_told_again(cohort, caplog):
    served = Served(cohort)
    for visibility in ("publik", "public", "publik"):
        caplog.clear()
        served.write("ann/experiences/care.md", CARE.format(visibility=visibility, prose="I cared."))
        served.build()
        assert ("care.md:4:13" in caplog.text) == (visibility == "publik")


def test_a_note_goes_from_pages_of_others_when_somebody_mends_it(cohort):
    served = Served(cohort)
    profile = cohort / "portfolios/bob/profile.md"
    text = profile.read_text()
    profile.write_text(text.replace("Bob Bos", "Cas Bos"))
    served.build()
    assert "has the same name" in served.page("cas")
    profile.write_text(text)
    served.build()
    assert "has the same name" not in served.page("cas")


def test_nothing_of_the_preview_lies_where_builds_keep_things(cohort, temporary):
    Served(cohort, audience="private").build()
    assert not cache_of(cohort / "portfolios").folder.exists()
    assert [name for name in lying(temporary) if name.endswith(".learner")]


def test_what_is_withdrawn_from_the_preview_is_not_kept_either(cohort, temporary):
    served = Served(cohort, audience="private").build()
    before = {name for name in lying(temporary) if name.endswith(".learner")}
    shutil.rmtree(cohort / "portfolios/bob")
    served.build()
    assert {name for name in lying(temporary) if name.endswith(".learner")} < before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_can_open_what_the_preview_makes_or_keeps(cohort, temporary):
    served = Served(cohort, audience="private").build()
    served.write("ann/experiences/care.md", CARE.format(visibility="private", prose="I cared."))
    served.build()
    folders = [*temporary.iterdir(), cohort / "served", cohort / ".served.leerkring"]
    assert len(folders) >= 3
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


@pytest.mark.parametrize("audience", ["private", "public"])
def test_what_was_only_for_serving_is_gone_afterwards(audience, cohort, temporary):
    served = Served(cohort, audience=audience).build().build()
    assert (cohort / ".served.leerkring").exists()
    served.plugins.on_shutdown()
    assert not (cohort / ".served.leerkring").exists()
    assert lying(temporary) == []


def test_a_consent_that_ends_marks_the_pages_that_are_kept(one_portfolio):
    """What the author sees is the same as before; what others see is not."""
    served = Served(one_portfolio, audience="private").build()
    assert "Only you see this page" not in served.page()
    profile = one_portfolio / "portfolios/ann/profile.md"
    profile.write_text(profile.read_text().replace("given_by", "withdrawn_on: 2026-01-01, given_by"))
    assert "Only you see this page" in served.build().page()


def caches(docs, audience, preview=None, **more):
    day = datetime.date(2026, 11, 24)
    contexts = contexts_of(read_layout(docs), audience, day, preview=preview, **more)
    return [context.cache for context in contexts]


def test_no_audience_has_the_cache_of_another(one_portfolio, tmp_path):
    docs, preview = one_portfolio / "portfolios", cache_of(tmp_path / "elsewhere")
    for audience in ("public", "cohort"):
        assert caches(docs, audience, preview) == [cache_of(docs)]
    assert caches(docs, "private", preview) == [preview]
    assert caches(docs, "private") == [None]


def test_nothing_is_kept_of_the_preview_if_that_is_not_wanted(one_portfolio):
    docs = one_portfolio / "portfolios"
    assert caches(docs, "private", cache_of(docs), keep=False) == [None]


def serving(folder, temporary):
    command = Path(sys.executable).with_name("leerkring")
    return running(
        [command, "serve", "--audience", "private", "--address", "127.0.0.1:0"],
        cwd=folder,
        env={**os.environ, **FIXED, "LEERKRING_CACHE": "on", "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes otherwise")
@pytest.mark.parametrize("ending", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_preview_that_is_ended_leaves_nothing_behind(ending, cohort, temporary):
    with serving(cohort, temporary) as process:
        for line in process.stdout:
            if "Serving on" in line:
                break
        assert any(name.endswith(".learner") for name in lying(temporary))
        process.send_signal(getattr(signal, ending))
        process.communicate(timeout=30)
    assert lying(temporary) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes otherwise")
def test_a_preview_that_is_ended_while_it_is_made_by_many_processes_leaves_nothing_behind(cohort, temporary):
    docs = cohort / "portfolios"
    for number in range(80):
        shutil.copytree(docs / "ann", docs / f"ann-{number}")
    settings = (cohort / "mkdocs.yml").read_text()
    (cohort / "mkdocs.yml").write_text(settings.replace("leerkring]", "{leerkring: {jobs: 4}}]"))
    with serving(cohort, temporary) as process:
        patience = time.monotonic() + 60
        while not any(name.endswith(".learner") for name in lying(temporary)):
            assert process.poll() is None, process.stdout.read()
            assert time.monotonic() < patience
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=30)
    assert "Serving on" not in said
    time.sleep(0.5)
    assert lying(temporary) == []


def test_a_problem_is_on_pages_that_need_not_be_made_anew(cohort):
    """A private document changes no page; who wrote it sees on the pages what is wrong all the same."""
    served = Served(cohort).build().build()
    served.write("bob/experiences/care.md", CARE.format(visibility="private", prose="") + "![x](y.png)")
    served.build()
    for path in ("bob", "bob/cycle", "", "learners", "competences"):
        assert "portfolios/bob/experiences/care.md" in served.page(path), path
    for path in ("ann", "cas/cycle"):
        assert "in your files" not in served.page(path)
    (cohort / "portfolios/bob/experiences/care.md").unlink()
    served.build()
    for path in ("bob", "bob/cycle", "", "learners"):
        assert "in your files" not in served.page(path)


def test_what_was_to_be_carried_over_and_is_gone_comes_back(cohort):
    served = Served(cohort).build().build()
    shutil.rmtree(cohort / "served/ann")
    served.write("bob/experiences/care.md", CARE.format(visibility="public", prose="I cared."))
    with pytest.raises((PluginError, SystemExit)):
        served.build()
    served.build()
    for path in ("ann", "bob/experiences/care", "cas"):
        assert served.page(path)


def test_what_is_in_its_place_is_remembered(cohort, monkeypatch):
    served = Served(cohort).build()
    served.write("bob/experiences/care.md", CARE.format(visibility="public", prose="I cared."))
    asked = []
    monkeypatch.setattr(
        "generator.building.discovery.unpacked", lambda content: asked.append(content) or unpacked(content)
    )
    served.build()
    assert asked == []  # of Bob's changed folder there is no entry, and nobody else's is opened


def test_a_name_that_is_hidden_by_now_is_told_by_nobody_who_told_it(cohort):
    """Whoever comes must not be named where they were named before they came."""
    bob = shutil.move(cohort / "portfolios/bob", cohort / "bob")
    profile = cohort / "bob/profile.md"
    profile.write_text(
        profile.read_text().replace("name: Bob Bos\n", "name: Bob Bos\nalias: B.\nshow_as: alias\n")
    )
    served = Served(cohort)
    served.write("ann/experiences/care.md", CARE.format(visibility="public", prose="I cared with Bob Bos."))
    assert "Bob Bos" in served.build().page("ann/experiences/care")
    assert "in your files" not in served.page("ann")
    shutil.move(bob, cohort / "portfolios/bob")
    assert "Bob Bos" not in served.build().page("ann/experiences/care").partition("<main")[2]


def test_who_may_be_seen_no_longer_is_not_carried_over(cohort, monkeypatch):
    profile = cohort / "portfolios/bob/profile.md"
    profile.write_text(profile.read_text().replace("scope:", "until: 2026-12-24, scope:"))
    served = Served(cohort).build()
    assert served.page("bob")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798329600")
    with pytest.raises(FileNotFoundError):
        served.build().page("bob")


def test_the_only_portfolio_that_has_not_changed_stays_where_it_is(one_portfolio):
    served = Served(one_portfolio).build()
    assert served.page() == served.build().page()


def test_what_somebody_writes_where_a_portfolio_goes_is_no_reason_to_stop(cohort):
    """Redirects of the school do, for a page that moved."""
    (cohort / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_post_build(config):\n"
        "    folder = Path(config.site_dir, 'ann/old')\n"
        "    folder.mkdir(parents=True)\n"
        "    (folder / 'index.html').write_text('Moved')\n"
    )
    with (cohort / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: [hook.py]\n")
    served = Served(cohort).build().build()
    assert served.page("ann/old") == "Moved"
    assert served.page("ann/cycle")
