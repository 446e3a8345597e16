"""A build takes the place of the live site whole, or not at all."""

from __future__ import annotations

import errno
import hashlib
import multiprocessing
import os
import shutil
from pathlib import Path

import pytest

from generator.publishing import atomic_swap as swapping
from generator.publishing.atomic_swap import swap
from generator.publishing.manifest import MANIFEST, manifest, site_files
from generator.publishing.staging import NotReplaceableError, Staging


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A live site of one page."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    return site


def build(live: Path, text: str = "new") -> Staging:
    staging = Staging(live)
    staging.begin()
    (staging.folder / "index.html").write_text(text)
    return staging


def test_a_build_is_not_seen_before_it_is_published(live):
    staging = build(live)
    assert (live / "index.html").read_text() == "old"
    staging.publish()
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
    staging = build(live)
    staging.abandon()
    assert (live / "index.html").read_text() == "old"
    assert not staging.folder.exists()
    build(live).publish()  # and the next may begin


def test_a_build_begins_empty_whatever_a_killed_one_left(live):
    work = live.parent / ".site.leerkring/next"
    work.mkdir(parents=True)
    (work / "private.html").write_text("left behind")
    build(live).publish()
    assert not (live / "private.html").exists()


def test_a_disk_that_is_full_at_the_end_leaves_the_old_site(live, monkeypatch):
    staging = build(live)

    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("generator.publishing.staging.manifest", full)
    with pytest.raises(OSError, match="No space"):
        staging.publish()
    assert (live / "index.html").read_text() == "old"


def test_the_swap_is_one_step(live, tmp_path, monkeypatch):
    """At no moment is there no folder at ``live``: it is never renamed away."""
    new = tmp_path / "new"
    new.mkdir()
    renamed: list[Path] = []
    monkeypatch.setattr(Path, "rename", lambda self, _: renamed.append(self))
    swap(new, live, last=tmp_path / "last")
    assert renamed == []
    assert not (live / "index.html").exists()


def test_without_a_swap_in_one_step_the_new_site_comes_all_the_same(live, monkeypatch):
    monkeypatch.setattr(swapping, "exchanged", lambda *_: False)
    staging = build(live)
    staging.publish()
    assert (live / "index.html").read_text() == "new"
    assert not (staging.work / "last").exists()


def test_where_the_new_site_cannot_take_the_place_the_old_one_is_put_back(live, monkeypatch):
    monkeypatch.setattr(swapping, "exchanged", lambda *_: False)
    real = Path.rename

    def rename(self, goal):
        if self.name == "next":
            raise PermissionError("somebody has it open")
        return real(self, goal)

    monkeypatch.setattr(Path, "rename", rename)
    staging = build(live)
    with pytest.raises(PermissionError):
        staging.publish()
    assert (live / "index.html").read_text() == "old"


def test_a_site_that_was_put_aside_when_a_build_was_killed_comes_back(live):
    work = live.parent / ".site.leerkring"
    work.mkdir()
    live.rename(work / "last")
    staging = Staging(live)
    staging.begin()
    assert (live / "index.html").read_text() == "old"
    staging.abandon()


def test_what_was_put_aside_does_not_come_back_over_a_newer_site(live):
    aside = live.parent / ".site.leerkring/last"
    aside.mkdir(parents=True)
    (aside / "index.html").write_text("older")
    staging = Staging(live)
    staging.begin()
    assert (live / "index.html").read_text() == "old"
    assert not aside.exists()
    staging.abandon()


def test_what_a_deployment_keeps_in_the_folder_stays(live):
    (live / ".git").mkdir()
    (live / ".git/HEAD").write_text("main")
    (live / ".nojekyll").touch()
    build(live).publish()
    assert (live / ".git/HEAD").read_text() == "main"
    assert (live / ".nojekyll").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_that_somebody_put_there_stops_no_build(live):
    (live / ".git").mkdir()
    (live / ".git/HEAD").write_text("main")
    os.mkfifo(live / ".git/pipe")
    os.mkfifo(live / ".pipe")
    build(live).publish()
    assert (live / ".git/HEAD").read_text() == "main"
    assert [it.name for it in (live / ".git").iterdir()] == ["HEAD"]
    assert not (live / ".pipe").exists()


@pytest.mark.parametrize("end", [Staging.abandon, Staging.publish, Staging.empty])
def test_nothing_stays_of_a_site_from_which_somebody_was_being_taken(live, end):
    staging = build(live)
    staging.kept.mkdir()
    (staging.kept / "left.html").write_text("somebody who has left")
    end(staging)
    assert not staging.kept.exists()


def test_the_folder_we_stand_in_is_not_replaced(live, monkeypatch):
    monkeypatch.chdir(live)
    with pytest.raises(NotReplaceableError):
        Staging(Path()).begin()
    assert (live / "index.html").read_text() == "old"


def test_what_is_carried_is_moved_over_from_the_live_site(live):
    for name in ("ann", "bob"):
        (live / name).mkdir()
        (live / name / "index.html").write_text(name)
    inode = (live / "ann/index.html").stat().st_ino
    build(live).publish({"ann/index.html": hashlib.sha256(b"ann").hexdigest()}, ["ann"])
    assert (live / "ann/index.html").stat().st_ino == inode
    assert not (live / "bob").exists()
    assert (live / MANIFEST).read_text() == manifest(live)


def _publish(live: Path, text: str) -> None:
    staging = build(live, text)
    for number in range(200):
        (staging.folder / f"{number}.html").write_text(text)
    staging.publish()


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
    second = Staging(live)

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


def test_a_link_that_somebody_put_there_is_gone(live, tmp_path):
    (live / "secret").symlink_to(tmp_path, target_is_directory=True)
    build(live).publish()
    assert not os.path.lexists(live / "secret")


def test_a_failed_publication_lets_the_next_build_begin(live, monkeypatch):
    (live / ".nojekyll").write_text("")
    with monkeypatch.context() as failed:
        failed.setattr(shutil, "copy2", failing(OSError(errno.ENOSPC, "no space left on device")))
        with pytest.raises(OSError, match="no space left"):
            build(live).publish()
    waited = []
    staging = Staging(live)
    staging.begin(lambda: waited.append(True))
    staging.abandon()
    assert waited == []
    assert (live / "index.html").read_text() == "old"


def test_what_an_earlier_build_left_and_cannot_be_removed_stops_the_build(live, tmp_path):
    staging = build(live)
    staging.abandon()
    (tmp_path / "elsewhere").mkdir()
    staging.folder.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(FileExistsError):
        Staging(live).begin()
    assert (live / "index.html").read_text() == "old"


def failing(error: OSError):
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_one_link_that_leads_nowhere_takes_nothing_else_out_of_the_manifest(tmp_path):
    for name in ("a.html", "b.html", "c/d.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "a-loop").symlink_to("a-loop")
    (tmp_path / "link").symlink_to(tmp_path / "c")
    assert list(site_files(tmp_path)) == ["a-loop", "a.html", "b.html", "c/d.html"]
