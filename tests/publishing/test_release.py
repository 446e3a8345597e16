"""A build takes the place of the live site whole, or not at all."""

from __future__ import annotations

import errno
import hashlib
import multiprocessing
import os
import shutil
from pathlib import Path

import pytest
from generator.publishing.exchange import exchange
from generator.publishing.release import NotReplaceableError, Release

from generator.publishing import exchange as exchanging
from generator.publishing.manifest import MANIFEST, manifest


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A live site of one page."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    return site


def build(live: Path, text: str = "new") -> Release:
    release = Release(live)
    release.begin()
    (release.folder / "index.html").write_text(text)
    return release


def test_a_build_is_not_seen_before_it_is_published(live):
    release = build(live)
    assert (live / "index.html").read_text() == "old"
    release.publish()
    assert (live / "index.html").read_text() == "new"


def test_what_the_old_site_had_and_the_new_has_not_is_gone(live):
    (live / "gone").mkdir()
    (live / "gone/index.html").write_text("old")
    build(live).publish()
    assert sorted(path.name for path in live.iterdir()) == [MANIFEST, "index.html"]


def test_the_first_build_makes_the_folder(tmp_path):
    build(tmp_path / "deep/site").publish()
    assert (tmp_path / "deep/site/index.html").read_text() == "new"


def test_an_abandoned_build_leaves_the_old_site_and_nothing_else(live):
    release = build(live)
    release.abandon()
    assert (live / "index.html").read_text() == "old"
    assert not release.folder.exists()
    build(live).publish()  # and the next may begin


def test_a_build_begins_empty_whatever_a_killed_one_left(live):
    work = live.parent / ".site.leerkring/next"
    work.mkdir(parents=True)
    (work / "private.html").write_text("left behind")
    build(live).publish()
    assert not (live / "private.html").exists()


def test_a_disk_that_is_full_at_the_end_leaves_the_old_site(live, monkeypatch):
    release = build(live)

    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("generator.publishing.release.manifest", full)
    with pytest.raises(OSError, match="No space"):
        release.publish()
    assert (live / "index.html").read_text() == "old"


def test_the_exchange_is_one_step(live, tmp_path, monkeypatch):
    """At no moment is there no folder at ``live``: it is never renamed away."""
    new = tmp_path / "new"
    new.mkdir()
    renamed: list[Path] = []
    monkeypatch.setattr(Path, "rename", lambda self, _: renamed.append(self))
    exchange(new, live, last=tmp_path / "last")
    assert renamed == []
    assert not (live / "index.html").exists()


def test_without_an_exchange_in_one_step_the_new_site_comes_all_the_same(live, monkeypatch):
    monkeypatch.setattr(exchanging, "_exchanged", lambda *_: False)
    release = build(live)
    release.publish()
    assert (live / "index.html").read_text() == "new"
    assert not (release.work / "last").exists()


def test_where_the_new_site_cannot_take_the_place_the_old_one_is_put_back(live, monkeypatch):
    monkeypatch.setattr(exchanging, "_exchanged", lambda *_: False)
    real = Path.rename

    def rename(self, goal):
        if self.name == "next":
            raise PermissionError("somebody has it open")
        return real(self, goal)

    monkeypatch.setattr(Path, "rename", rename)
    release = build(live)
    with pytest.raises(PermissionError):
        release.publish()
    assert (live / "index.html").read_text() == "old"


def test_a_site_that_was_put_aside_when_a_build_was_killed_comes_back(live):
    work = live.parent / ".site.leerkring"
    work.mkdir()
    live.rename(work / "last")
    release = Release(live)
    release.begin()
    assert (live / "index.html").read_text() == "old"
    release.abandon()


def test_what_was_put_aside_does_not_come_back_over_a_newer_site(live):
    aside = live.parent / ".site.leerkring/last"
    aside.mkdir(parents=True)
    (aside / "index.html").write_text("older")
    release = Release(live)
    release.begin()
    assert (live / "index.html").read_text() == "old"
    assert not aside.exists()
    release.abandon()


def test_what_a_deployment_keeps_in_the_folder_stays(live):
    (live / ".git").mkdir()
    (live / ".git/HEAD").write_text("main")
    (live / ".nojekyll").touch()
    build(live).publish()
    assert (live / ".git/HEAD").read_text() == "main"
    assert (live / ".nojekyll").exists()


def test_the_folder_we_stand_in_is_not_replaced(live, monkeypatch):
    monkeypatch.chdir(live)
    with pytest.raises(NotReplaceableError):
        Release(Path()).begin()
    assert (live / "index.html").read_text() == "old"


def publish(live: Path, **learners: str) -> Release:
    """A site with a page of each learner."""
    release = build(live)
    known = {}
    for name, text in learners.items():
        (release.folder / name).mkdir()
        (release.folder / name / "index.html").write_text(text)
        known[f"{name}/index.html"] = hashlib.sha256(text.encode()).hexdigest()
    release.publish(known, frozenset(learners), spared=frozenset)
    return release


def spared(release: Release) -> dict[str, str]:
    return {file.parent.name: file.read_text() for file in release.spare.rglob("index.html")}


def test_nothing_is_spared_where_nobody_could_use_it(live):
    for text in ("old", "new"):
        release = build(live)
        (release.folder / "ann").mkdir()
        (release.folder / "ann/index.html").write_text("same")
        (release.folder / "index.html").write_text(text)
        release.publish(
            whole=frozenset({"ann"}), known={"ann/index.html": hashlib.sha256(b"same").hexdigest()}
        )
    assert not release.spare.exists()


def test_folders_that_stay_the_same_are_spared_and_no_others(live):
    assert spared(publish(live, ann="a", bob="b", cas="c")) == {}
    assert spared(publish(live, ann="a", bob="changed", dre="d")) == {"ann": "a"}
    assert sorted(path.name for path in live.iterdir()) == ["ann", "bob", "dre", MANIFEST, "index.html"]
    assert spared(publish(live, bob="changed")) == {"bob": "changed"}
    assert (live / MANIFEST).read_text() == manifest(live)


def test_a_manifest_that_lies_spares_nothing(live):
    publish(live, ann="a")
    (live / MANIFEST).write_text("not a manifest\n../x  y  z\n")
    assert spared(publish(live, ann="a")) == {}


def test_a_folder_that_somebody_removed_is_not_missed(live):
    publish(live, ann="a", bob="b")
    (live / "ann/index.html").unlink()
    (live / "ann").rmdir()
    assert spared(publish(live, ann="a", bob="b")) == {"bob": "b"}
    assert (live / "ann/index.html").read_text() == "a"


def _publish(live: Path, text: str) -> None:
    release = build(live, text)
    for number in range(200):
        (release.folder / f"{number}.html").write_text(text)
    release.publish()


def test_builds_at_once_wait_for_each_other_and_each_is_whole(live):
    """Four processes, one site: whoever was last, all pages are its own."""
    processes = multiprocessing.get_context("spawn")
    builds = [processes.Process(target=_publish, args=(live, f"build {number}")) for number in range(4)]
    for each in builds:
        each.start()
    for each in builds:
        each.join(60)
    assert [each.exitcode for each in builds] == [0] * 4
    assert len({page.read_text() for page in live.glob("*.html")}) == 1
    assert len(list(live.glob("*.html"))) == 201
    assert (live / MANIFEST).read_text() == manifest(live)


def test_somebody_who_must_wait_is_told(live):
    first, told = build(live), []
    second = Release(live)

    def waiting() -> None:
        told.append("waiting")
        first.abandon()

    second.begin(waiting)
    second.abandon()
    assert told == ["waiting"]


def test_the_manifest_has_each_file_and_its_sha256(tmp_path):
    (tmp_path / "b").mkdir()
    for path in ("b/c.txt", "a.txt", "é.txt"):
        (tmp_path / path).write_text(path, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_text("main")
    expected = [
        f"{hashlib.sha256(path.encode()).hexdigest()}  {path}\n" for path in ("a.txt", "é.txt", "b/c.txt")
    ]
    assert manifest(tmp_path) == "".join(expected)


def test_a_manifest_does_not_depend_on_the_order_of_the_disk(tmp_path, monkeypatch):
    for name in "cab":
        (tmp_path / name).touch()
    once = manifest(tmp_path)
    walk = os.walk
    monkeypatch.setattr(os, "walk", lambda top: ((p, d[::-1], f[::-1]) for p, d, f in walk(top)))
    assert manifest(tmp_path) == once


# What is on the live site already --------------------------------------------------------------------


def rests(live: Path, front: str = "front") -> Release:
    """A build of a site that has Ann's folder already."""
    release = build(live, front)
    release.publish(KNOWN | {"index.html": sha256(front)}, {"ann"}, {"ann"}, frozenset)
    return release


@pytest.fixture
def shown(live):
    release = build(live, "front")
    (release.folder / "ann/goals").mkdir(parents=True)
    for path in ("ann/index.html", "ann/goals/one.html"):
        (release.folder / path).write_text(path)
    release.publish(KNOWN, {"ann"})
    return live


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


KNOWN = {path: sha256(path) for path in ("ann/index.html", "ann/goals/one.html")}


def test_a_site_that_would_be_the_same_stays_as_it_is(shown):
    before = {path: path.stat() for path in (shown, *shown.rglob("*"))}
    rests(shown)
    assert {path: path.stat() for path in (shown, *shown.rglob("*"))} == before
    build(shown).publish()  # and the next may begin


def test_a_site_in_which_somebody_wrote_is_put_right(shown):
    (shown / "index.html").write_text("other")
    rests(shown)
    assert (shown / "index.html").read_text() == "front"
    (shown / "more.html").write_text("more")
    rests(shown)
    assert not (shown / "more.html").exists()


def test_hidden_files_that_a_hook_wrote_are_shown(shown):
    release = build(shown, "front")
    (release.folder / ".nojekyll").write_text("")
    release.publish(KNOWN | {"index.html": sha256("front")}, {"ann"}, {"ann"})
    assert (shown / ".nojekyll").exists()


def test_a_link_that_somebody_put_there_is_gone(shown, tmp_path):
    (shown / "secret").symlink_to(tmp_path, target_is_directory=True)
    rests(shown)
    assert not os.path.lexists(shown / "secret")


def test_a_failed_publication_lets_the_next_build_begin(shown, monkeypatch):
    with monkeypatch.context() as failed:
        failed.setattr(os, "link", failing(PermissionError()))
        failed.setattr(shutil, "copy2", failing(OSError(errno.ENOSPC, "no space left on device")))
        with pytest.raises(OSError, match="no space left"):
            rests(shown, "another front")
    waited = []
    release = Release(shown)
    release.begin(lambda: waited.append(True))
    release.abandon()
    assert waited == []


def test_what_an_earlier_build_left_and_cannot_be_removed_stops_the_build(live, tmp_path):
    release = build(live)
    release.abandon()
    (tmp_path / "elsewhere").mkdir()
    release.folder.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(FileExistsError):
        Release(live).begin()
    assert (live / "index.html").read_text() == "old"


def test_what_rests_is_on_the_new_site_under_a_second_name(shown):
    files = [shown / "ann/index.html", shown / "ann/goals/one.html"]
    before = [(file.stat().st_ino, file.read_text()) for file in files]
    rests(shown, "another front")
    assert (shown / "index.html").read_text() == "another front"
    assert [(file.stat().st_ino, file.read_text()) for file in files] == before
    assert {file.stat().st_nlink for file in files} == {2}


def test_where_files_have_no_second_name_what_rests_is_copied(shown, monkeypatch):
    monkeypatch.setattr(os, "link", failing(PermissionError()))
    rests(shown, "another front")
    assert (shown / "ann/goals/one.html").read_text() == "ann/goals/one.html"
    assert (shown / "ann/index.html").stat().st_nlink == 1


def test_a_disk_that_is_full_when_what_rests_is_put_there_leaves_the_old_site(shown, monkeypatch):
    monkeypatch.setattr(os, "link", failing(OSError(errno.EMLINK, "too many names")))
    monkeypatch.setattr(shutil, "copy2", failing(OSError(errno.ENOSPC, "no space left on device")))
    with pytest.raises(OSError, match="no space left"):
        rests(shown, "another front")
    assert (shown / "index.html").read_text() == "front"
    assert (shown / "ann/goals/one.html").read_text() == "ann/goals/one.html"


def failing(error: OSError):
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail
