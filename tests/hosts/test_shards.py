"""One site made by several builds, or with the help of other machines: the same bytes as by one alone."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.cohort import write_cohort
from generator.building.build import in_part
from generator.hosts.shards import NotAShardError, shard_of
from tests.processes import running

from .conftest import FIXED, LEERKRING, run

LEARNERS = 6


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """A cohort with a document that is wrong, and its site as one build makes it."""
    folder = write_cohort(tmp_path_factory.mktemp("alone"), LEARNERS, words=40)
    next(folder.glob("portfolios/*/goals/goal-1.md")).write_text("---\ntype: goal\n---\n")
    assert leerkring(folder, "build").returncode == 0
    return folder, content(folder / "site")


def leerkring(folder, *arguments, **environment):
    return run(LEERKRING, *arguments, folder=folder, LEERKRING_CACHE="on", **environment)


def content(site):
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def clone(alone, tmp_path):
    """The same documents somewhere else, with nothing that was kept."""
    folder = tmp_path / "clone"
    folder.mkdir()
    shutil.copytree(alone[0] / "portfolios", folder / "portfolios")
    shutil.copy(alone[0] / "mkdocs.yml", folder)
    return folder


# Parts --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def parts(alone, tmp_path_factory):
    """Three parts, each made in a folder of its own."""
    made = []
    for number in (1, 2, 3):
        folder = tmp_path_factory.mktemp(f"part{number}")
        shutil.copytree(alone[0] / "portfolios", folder / "portfolios")
        shutil.copy(alone[0] / "mkdocs.yml", folder)
        built = leerkring(folder, "build", "--shard", f"{number}/3")
        assert built.returncode == 0, built.stdout
        assert not (folder / "site").exists()
        made.append(folder / f"part-{number}-of-3.zip")
    return made


def counted(text):
    """How many were made, and how many were taken from the cache."""
    return tuple(
        map(int, re.search(r"(\d+) (?:gemaakt|made), (\d+) (?:uit de|from the) cache", text).groups())
    )


def test_a_site_of_parts_has_the_same_bytes(parts, clone, alone):
    built = leerkring(clone, "assemble", *parts)
    assert built.returncode == 0, built.stdout
    assert counted(built.stdout) == (0, LEARNERS)
    assert content(clone / "site") == alone[1]


def test_without_a_part_its_learners_are_made_anew_and_that_is_said(parts, clone, alone):
    (clone / "bad.zip").write_bytes(parts[1].read_bytes()[:-60])
    built = leerkring(clone, "--lang", "en", "assemble", parts[0], "bad.zip", parts[2])
    assert "bad.zip is damaged" in built.stdout
    assert "Part 2/3 is missing" in built.stdout
    assert counted(built.stdout)[0] > 0
    assert content(clone / "site") == alone[1]


def test_what_was_withdrawn_since_is_not_in_a_site_of_parts(parts, clone):
    profile = min(clone.glob("portfolios/*/profile.md"))
    profile.write_text(profile.read_text().replace("visibility: public", "visibility: private"))
    built = leerkring(clone, "assemble", *parts)
    assert built.returncode == 0, built.stdout
    name = profile.parent.name
    assert not (clone / "site" / name).exists()
    assert not [path for path, data in content(clone / "site").items() if f"{name}/".encode() in data]


def test_a_part_leaves_the_site_that_is_there(clone):
    leerkring(clone, "build")
    before = content(clone / "site")
    assert leerkring(clone, "build", "--shard", "2/3", "--out", "parts/two.zip").returncode == 0
    assert (clone / "parts/two.zip").exists()
    assert content(clone / "site") == before


def test_the_same_part_has_the_same_bytes(parts, clone):
    assert leerkring(clone, "build", "--shard", "1/3").returncode == 0
    assert (clone / "part-1-of-3.zip").read_bytes() == parts[0].read_bytes()


@pytest.mark.parametrize("asked", ["0/3", "4/3", "3", "a/b", "1/0", "-1/3", "1/3/3"])
def test_what_is_no_part_is_refused(asked):
    with pytest.raises(NotAShardError):
        shard_of(asked)


def test_every_learner_is_in_one_part():
    names = tuple(f"n{number}" for number in range(20))
    parts = [in_part(names, number, 3) for number in (1, 2, 3)]
    assert sorted(sum(parts, ())) == sorted(names)
    assert {len(part) for part in parts} == {6, 7}


def test_the_key_of_the_cache_is_one_line_that_other_documents_change_at_its_end(clone):
    key = leerkring(clone, "cache", "key").stdout.strip()
    assert re.fullmatch(r"leerkring-[0-9a-f]{16}-[0-9a-f]{16}", key)
    assert leerkring(clone, "cache", "key").stdout.strip() == key
    (clone / "portfolios/visit.md").write_text("# Visit us\n")
    other = leerkring(clone, "cache", "key").stdout.strip()
    assert other != key
    assert other.rpartition("-")[0] == key.rpartition("-")[0]


# Other machines -----------------------------------------------------------------------------------


@pytest.fixture
def scheduler():
    """A scheduler with two workers, each a process of its own."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster


def test_a_site_made_by_other_machines_has_the_same_bytes(scheduler, clone, alone):
    built = leerkring(clone, "build", "--scheduler", scheduler.scheduler_address)
    assert built.returncode == 0, built.stdout
    assert f"{LEARNERS} gemaakt door andere machines" in built.stdout
    assert counted(built.stdout) == (0, LEARNERS)
    assert content(clone / "site") == alone[1]
    again = leerkring(clone, "build", "--scheduler", scheduler.scheduler_address)
    assert "andere machines" not in again.stdout
    assert counted(again.stdout) == (0, LEARNERS)
    profile = min((clone / "portfolios").glob("*/profile.md"))
    profile.write_text(profile.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    changed = leerkring(clone, "build", "--scheduler", scheduler.scheduler_address)
    assert "2 gemaakt door andere machines" in changed.stdout  # also the one with something to tell


@pytest.mark.heavy
def test_a_machine_that_dies_in_the_middle_leaves_the_right_site(scheduler, clone, alone):
    command = (sys.executable, "-c", "from generator.cli import main; main()")
    with running(
        [*command, "build", "--scheduler", scheduler.scheduler_address],
        cwd=clone,
        env={
            **os.environ,
            **FIXED,
            "LEERKRING_CACHE": "on",
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as build:
        built = clone / ".leerkring/built"
        while build.poll() is None and len(list(built.glob("*.learner"))) < 2:
            time.sleep(0.01)
        assert build.poll() is None
        os.kill(scheduler.workers[0].pid, signal.SIGKILL)
        said, _ = build.communicate(timeout=120)
        assert build.returncode == 0, said
    assert content(clone / "site") == alone[1]


def test_where_there_is_no_scheduler_that_is_said_and_the_old_site_stays(clone):
    leerkring(clone, "build")
    before = content(clone / "site")
    failed = leerkring(clone, "build", "--scheduler", "tcp://127.0.0.1:9")
    assert failed.returncode == 1
    assert "geen machines om mee te werken" in failed.stdout
    assert "Traceback" not in failed.stdout
    assert content(clone / "site") == before
