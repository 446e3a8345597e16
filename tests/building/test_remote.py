"""Parts of a site that other machines made: the same bytes, whatever is carried, lost or damaged."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from concurrent.futures import BrokenExecutor, Future
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.building import remote
from generator.building.bundle import Contents, pack, unpack
from generator.building.context import ReadContext, build_context
from generator.building.leak_scan import SchoolTexts
from generator.building.learners import write_learners
from generator.building.remote import OtherProgramError, RemoteJob, made_there, make_elsewhere
from generator.building.review import Viewing
from generator.cache.store import Cache, DamagedError
from generator.gate.hidden_names import HiddenNames
from generator.media.shelf import Shelf
from generator.places import THEME
from generator.reading.read import read_school, shelf_of
from generator.rendering.page_shell import PageShell
from tests.publications import discovered

from .test_cache import DAY

DOCS = Path(__file__).resolve().parents[2] / "portfolios"
WHO = ("grace", "hanna", "joris", "pieter", "tomas")
"""Some of the samples, two of them withheld, with pictures, a recording and PDFs."""


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    """The sample portfolios, and a problem in one of them."""
    docs = tmp_path_factory.mktemp("docs") / "portfolios"
    others = {path.parent.name for path in DOCS.glob("*/profile.md")} - {*WHO}
    shutil.copytree(DOCS, docs, ignore=lambda *_: others)
    (docs / "joris/goals/broken.md").write_text("---\ntype: goal\n---\n", encoding="utf-8")
    return docs


@pytest.fixture
def build(building, tmp_path):
    return building(tmp_path)


@pytest.fixture(scope="module")
def building(docs):
    """Builds in a folder: the context of each, with a cache of its own, and what comes of it done here."""
    return lambda folder: builds_in(docs, folder)


def builds_in(docs, tmp_path):
    def build(name):
        cache = Cache(tmp_path / name / "built")
        of = discovered(ReadContext(docs, read_school(docs), Viewing("public", DAY, HiddenNames()), cache))
        shell = PageShell((str(THEME),), "Class", "https://class.example/")
        context = build_context(of.context, shell, SchoolTexts(of.context.school))

        def site():
            goal = tmp_path / name / "site"
            goal.mkdir(parents=True)
            written = write_learners(context, of, goal)
            return written, {path: (goal / path).read_bytes() for path in sorted(written.files)}

        return context, of.learners, site

    return build


def at_once(job):
    """Machines elsewhere that are here, and do what they are told at once."""

    def submit(do, *what):
        future: Future[bytes] = Future()
        future.set_result(do(job, *what))
        return future

    return submit


@pytest.fixture(scope="module")
def here(building, tmp_path_factory):
    """What one machine makes of it alone."""
    return building(tmp_path_factory.mktemp("here"))("here")[2]()


def test_what_is_made_elsewhere_has_the_same_bytes(build, here, docs):
    context, learners, site = build("far")
    made = list(make_elsewhere(context, learners, shelf_of(docs), at_once(RemoteJob.of(context)), ahead=3))
    assert made == [True] * len(learners)
    written, files = site()
    assert files == here[1]
    assert (written.made, written.reused) == (0, 3)
    assert written.noted == here[0].noted


def test_what_is_in_the_cache_is_not_made_elsewhere(build, docs):
    context, learners, site = build("far")
    site()
    made = list(make_elsewhere(context, learners, shelf_of(docs), at_once(RemoteJob.of(context)), ahead=3))
    assert (len(made), sum(made)) == (len(learners), 1)  # the one with something to tell


def test_another_program_elsewhere_is_refused(build, docs):
    context, learners, _ = build("far")
    job = replace(RemoteJob.of(context), program="another")
    with pytest.raises(OtherProgramError):
        list(make_elsewhere(context, learners, shelf_of(docs), at_once(job), ahead=3))


def test_no_more_jobs_are_under_way_than_were_asked_for(build, docs):
    context, learners, _ = build("far")
    job, under_way = RemoteJob.of(context), [0, 0]

    class Waiting(Future):
        def result(self, timeout=None):
            under_way[0] -= 1
            return super().result(timeout)

    def submit(do, *what):
        under_way[0] += 1
        under_way[1] = max(under_way)
        future = Waiting()
        future.set_result(do(job, *what))
        return future

    list(make_elsewhere(context, learners, shelf_of(docs), submit, ahead=2))
    assert under_way == [0, 2]


def test_a_job_carries_no_text_of_a_learner_but_names_and_no_path_of_this_machine(build, docs):
    context, _, _ = build("far")
    carried = RemoteJob.of(context).pickled
    assert str(docs).encode() not in carried
    assert str(THEME).encode() not in carried
    told = {each.name for each in context.read.viewing.hidden.entries}
    told.update(*context.read.listed.values())
    for profile in docs.glob("*/profile.md"):
        data = yaml.safe_load(profile.read_text(encoding="utf-8").split("---\n")[1])
        name, motivation = data["name"], data.get("motivation", "")
        assert (name.encode() in carried) == (name in told), name
        assert not motivation or motivation.encode() not in carried


def test_nothing_of_a_learner_is_left_behind_elsewhere(build, docs, tmp_path, monkeypatch):
    context, learners, _ = build("far")
    job = RemoteJob.of(context)
    remote._opened(job)  # the templates, which are the theme's, stay as long as the process
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = sorted(tmp_path.iterdir())
    made_there(job, learners[0], remote._learners_folder(docs / learners[0].name))
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_a_link_is_made_here(docs, tmp_path):
    (tmp_path / "tomas").symlink_to(docs / "tomas")
    assert remote._learners_folder(tmp_path / "tomas") is None


@pytest.mark.parametrize("when", ["at once", "later"])
def test_what_cannot_be_made_elsewhere_is_made_here(when, build, here, docs):
    context, learners, site = build("far")

    def submit(*_):
        if when == "at once":
            raise BrokenExecutor
        future = Future()
        future.set_exception(BrokenExecutor())
        return future

    made = list(make_elsewhere(context, learners, shelf_of(docs), submit, ahead=3))
    assert made == [False] * len(learners)
    assert site()[1] == here[1]


def test_a_folder_with_a_link_in_it_is_made_here(docs, tmp_path):
    shutil.copytree(docs / "tomas", tmp_path / "tomas")
    (tmp_path / "tomas/link.md").symlink_to(tmp_path / "elsewhere.md")
    assert remote._learners_folder(tmp_path / "tomas") is None


# Bundles ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(building, tmp_path_factory):
    """A build that is done, with what is kept of it."""
    context, _, site = building(tmp_path_factory.mktemp("packed"))("packed")
    return context, *site()


@pytest.fixture(scope="module")
def bundle(made, docs):
    """A bundle of all learners."""
    context, written, files = made
    stream = io.BytesIO()
    pack(stream, Contents(1, 1, "me"), context.cache, written.keys, shelf_of(docs), written.media)
    return stream.getvalue(), files


def test_a_site_put_together_from_a_bundle_has_the_same_bytes(bundle, build, tmp_path):
    content, files = bundle
    context, _, site = build("joined")
    about = unpack(io.BytesIO(content), context.cache, Shelf(tmp_path / "shelf"))
    assert about == Contents(1, 1, "me")
    written, joined = site()
    assert joined == files
    assert written.made == 0
    carried = {file.name for file in (tmp_path / "shelf").iterdir()}
    assert carried == written.media


def test_a_damaged_bundle_is_told_and_the_site_is_right_all_the_same(bundle, build, tmp_path):
    content, files = bundle
    for number, bad in enumerate(
        (content[:-40], content[: len(content) // 2] + b"x" + content[len(content) // 2 + 1 :])
    ):
        context, _, site = build(f"damaged{number}")
        with pytest.raises(DamagedError):
            unpack(io.BytesIO(bad), context.cache, Shelf(tmp_path / "shelf"))
        assert site()[1] == files


@pytest.mark.parametrize(
    "name", ["built/../../evil", "files/../evil.png", "evil", "built/x.json", "files/a.png"]
)
def test_a_bundle_puts_nothing_anywhere_else(name, tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("about.json", "{}")
        archive.writestr(name, b"evil")
    with pytest.raises(DamagedError):
        unpack(io.BytesIO(stream.getvalue()), Cache(tmp_path / "a/cache"), Shelf(tmp_path / "a/shelf"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_same_parts_make_the_same_bundle(made, docs):
    context, written, _ = made
    both = [io.BytesIO(), io.BytesIO()]
    for stream in both:
        pack(stream, Contents(), context.cache, written.keys, shelf_of(docs), written.media)
    assert both[0].getvalue() == both[1].getvalue()


def test_machines_that_say_nothing_any_more_are_waited_for_once(build, here, docs):
    """Whatever they had is made here; what is done elsewhere by then is taken."""
    context, learners, site = build("far")
    waited = []

    class Never(Future):
        def result(self, timeout=None):
            waited.append(timeout)
            return super().result(timeout)

    made = list(make_elsewhere(context, learners, shelf_of(docs), lambda *_: Never(), ahead=3, patience=0.01))
    assert made == [False] * len(learners)
    assert waited == [0.01] + [0] * (len(learners) - 1)
    assert site()[1] == here[1]
