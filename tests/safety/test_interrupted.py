"""Whatever happens to a build, the site is the old one or the new one, whole; and the same everywhere."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest

from generator.publishing.manifest import MANIFEST, manifest
from tests.hosts.conftest import CYCLE, MKDOCS, PROFILE, ROOT, TODAY, mkdocs
from tests.processes import running

KILLS = 100


def project(folder: Path) -> Path:
    docs = folder / "portfolios"
    (docs / "ann/cycles").mkdir(parents=True)
    (docs / "ann/profile.md").write_text(PROFILE, encoding="utf-8")
    (docs / "ann/cycles/1.md").write_text(CYCLE, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return folder


def say(folder: Path, word: str) -> None:
    """Change what the site shows."""
    profile = folder / "portfolios/ann/profile.md"
    profile.write_text(f"{PROFILE}\n{word}\n", encoding="utf-8")


def is_whole(site: Path) -> bool:
    return (site / MANIFEST).read_text(encoding="utf-8") == manifest(site)


def started(folder: Path) -> AbstractContextManager[subprocess.Popen[str]]:
    return running(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": TODAY},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def build(folder: Path) -> None:
    with started(folder) as process:
        said, _ = process.communicate()
        assert process.returncode == 0, said


@pytest.mark.heavy
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_build_leaves_a_whole_site(tmp_path, capsys):
    folder = project(tmp_path)
    begun = time.monotonic()
    build(folder)
    lasts = time.monotonic() - begun
    chance = random.Random(1)  # moments, not secrets
    outcomes = {"old": 0, "new": 0}
    shown = ""
    for number in range(KILLS):
        word = f"Word{number}word"
        say(folder, word)
        with started(folder) as process:
            time.sleep(chance.uniform(0.3, 1.1) * lasts)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        page = (folder / "site/index.html").read_text(encoding="utf-8")
        new = word in page
        outcomes["new" if new else "old"] += 1
        assert new or shown in page
        assert is_whole(folder / "site"), number
        shown = word if new else shown
    with capsys.disabled():
        print(f"[{KILLS} kills: {outcomes['old']} times the old site, {outcomes['new']} the new]", end=" ")
    assert outcomes["old"] > KILLS / 4
    say(folder, "At last.")
    build(folder)
    assert "At last." in (folder / "site/index.html").read_text(encoding="utf-8")
    assert is_whole(folder / "site")
    assert sorted(path.name for path in (folder / ".site.leerkring").iterdir()) in (["lock"], [])


BLOCK = 4096
"""What the smallest file takes of a disk, in bytes."""


@pytest.fixture
def small_disk(tmp_path):
    """A file system with room for one site and a half."""
    folder = project(tmp_path / "first")
    assert mkdocs("build", folder=folder).returncode == 0
    files = [file for file in (folder / "site").rglob("*") if file.is_file()]
    blocks = sum(-(-file.stat().st_size // BLOCK) for file in files)
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount") or "mount"
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={blocks * BLOCK * 3 // 2 // 1024}k", "tmpfs", disk], check=False
    )
    if made.returncode:
        pytest.skip("only root can make a small disk")
    yield folder, disk
    subprocess.run([shutil.which("umount") or "umount", disk], check=True)


@pytest.mark.heavy
@pytest.mark.skipif(sys.platform != "linux", reason="a small disk is made with tmpfs")
def test_a_full_disk_leaves_the_old_site(small_disk):
    folder, disk = small_disk
    site = disk / "site"
    built = mkdocs("build", "--site-dir", site, folder=folder)
    assert built.returncode == 0, built.stdout
    before = (site / MANIFEST).read_bytes()
    say(folder, "New words.")

    built = mkdocs("build", "--site-dir", site, folder=folder)

    assert built.returncode != 0
    assert "No space left on device" in built.stdout
    assert "Traceback" not in built.stdout
    assert (site / MANIFEST).read_bytes() == before
    assert is_whole(site)
    assert not (disk / ".site.leerkring/next").exists()


@pytest.mark.heavy
def test_four_builds_at_once_are_all_right(tmp_path):
    folder = project(tmp_path)
    with ExitStack() as open_until_the_end:
        builds = [open_until_the_end.enter_context(started(folder)) for _ in range(4)]
        said = [build.communicate(timeout=120)[0] for build in builds]
        assert [build.returncode for build in builds] == [0] * 4, said
    assert is_whole(folder / "site")


ELSEWHERE = {
    "another hour": {"SOURCE_DATE_EPOCH": str(int(TODAY) + 7200)},
    "another day": {"SOURCE_DATE_EPOCH": str(int(TODAY) + 86400)},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "another user": {"HOME": "/nonexistent", "USER": "nobody", "LOGNAME": "nobody"},
}


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """The manifest of the sample site."""
    site = tmp_path_factory.mktemp("samples") / "site"
    assert mkdocs("build", "--strict", "--site-dir", site).returncode == 0
    return (site / MANIFEST).read_text(encoding="utf-8")


@pytest.mark.heavy
@pytest.mark.parametrize("where", ELSEWHERE)
def test_the_same_bytes_elsewhere(where, samples, tmp_path):
    built = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", **ELSEWHERE[where])
    assert built.returncode == 0, built.stdout
    assert (tmp_path / "site" / MANIFEST).read_text(encoding="utf-8").splitlines() == samples.splitlines()


@pytest.mark.heavy
def test_the_same_bytes_from_another_folder_with_a_cold_cache_and_another_mask(samples, tmp_path):
    folder = tmp_path / "a folder with spaces and é"
    folder.mkdir()
    for name in ("portfolios", "theme"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for file in folder.rglob("*"):
        os.utime(file, (1, 1))
    old = os.umask(0o077)
    try:
        built = mkdocs("build", "--strict", folder=folder)
    finally:
        os.umask(old)
    assert built.returncode == 0, built.stdout
    assert (folder / "site" / MANIFEST).read_text(encoding="utf-8").splitlines() == samples.splitlines()


# One file of one learner -----------------------------------------------------------------------

_NOTE = "---\ntype: question\ntitle: {title}\nstatus: open\ncycle: 1\n{more}---\n{prose}\n"

ATTACKS: dict[str, tuple[str, bytes]] = {
    name: (path, content if isinstance(content, bytes) else content.encode())
    for name, path, content in [
        ("no front matter", "questions/x.md", "just text"),
        ("front matter never closed", "questions/x.md", "---\ntype: question\n" + "a: b\n" * 9000),
        ("deep yaml", "questions/x.md", "---\nx: " + "[" * 5000 + "\n---\n"),
        ("aliases", "questions/x.md", "---\na: &a [b, b]\nc: [*a, *a, *a]\n---\n"),
        ("a tag", "questions/x.md", "---\nx: !!python/object/apply:os.system ['true']\n---\n"),
        ("not UTF-8", "questions/x.md", b"---\ntype: \xff\xfe\n---\n"),
        ("too big", "questions/x.md", b"---\n" + b"a" * 2_000_000),
        ("brackets", "questions/x.md", _NOTE.format(title="X", more="", prose="[" * 200_000)),
        ("quotes", "questions/x.md", _NOTE.format(title="X", more="", prose=">" * 200_000)),
        (
            "a table",
            "questions/x.md",
            _NOTE.format(title="X", more="", prose="|a" * 3000 + "\n" + "|-" * 3000 + "\n" + "|\n" * 3000),
        ),
        ("footnotes", "questions/x.md", _NOTE.format(title="X", more="", prose="[^1]: a[^1]\n\n" * 20_000)),
        (
            "script",
            "questions/x.md",
            _NOTE.format(
                title="</title><script>alert(1)</script>", more="", prose="<script>alert(1)</script>"
            ),
        ),
        (
            "template",
            "questions/x.md",
            _NOTE.format(title="'{{ config }}'", more="", prose="{{ 7*7 }} {% include 'x' %}"),
        ),
        (
            "an unknown competence",
            "questions/x.md",
            _NOTE.format(title="X", more="competences: ['no:such']\n", prose=""),
        ),
        (
            "a neighbour's file",
            "questions/x.md",
            _NOTE.format(title="X", more="", prose="![a](../../ann/ann.png)"),
        ),
        ("a name above", "questions/..%2f..%2findex.md", _NOTE.format(title="X", more="", prose="")),
        ("a page of the site's name", "index.md", "# Mine now"),
        ("a picture that is none", "evidence/x.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 500),
        (
            "a picture with script",
            "evidence/x.svg",
            '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        ),
        ("headers", "_headers", "/*\n  X-Evil: 1\n"),
        ("a domain", "CNAME", "evil.example"),
        ("a theme", "overrides/main.html", "{{ 7*7 }}"),
    ]
}
"""A file that a hostile learner adds to a folder of their own."""


def cohort(folder: Path) -> Path:
    """A class of four; mal is the hostile one."""
    project(folder)
    docs = folder / "portfolios"
    (docs / "cohort.yml").write_text("type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    for name in ("ben", "cas", "mal"):
        shutil.copytree(docs / "ann", docs / name)
    return folder


def others(site: Path) -> dict[str, str]:
    """The files of everybody but mal, with their hashes; the cohort's search may find mal's words."""
    lines = (line.split("  ", 1) for line in (site / MANIFEST).read_text(encoding="utf-8").splitlines())
    files = {path: digest for digest, path in lines}
    return {path: digest for path, digest in files.items() if path.split("/")[0] not in {"mal", "search"}}


@pytest.mark.heavy
def test_one_file_harms_nobody_else(tmp_path, capsys):
    sound = cohort(tmp_path / "sound")
    assert mkdocs("build", folder=sound).returncode == 0
    expected = others(sound / "site")
    assert {path.split("/")[0] for path in expected} >= {"ann", "ben", "cas", "learners"}

    def attacked(name: str) -> tuple[str, int, bool, float]:
        folder = cohort(tmp_path / name.replace(" ", "-").replace("'", ""))
        path, content = ATTACKS[name]
        file = folder / "portfolios/mal" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        begun = time.monotonic()
        built = mkdocs("build", folder=folder)
        same = built.returncode == 0 and others(folder / "site") == expected
        return name, built.returncode, same, time.monotonic() - begun

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(attacked, ATTACKS))
    with capsys.disabled():
        slowest = max(results, key=lambda result: result[3])
        print(f"[{len(results)} attacks; the slowest build {slowest[3]:.1f} s: {slowest[0]}]", end=" ")
    assert len(results) >= 20
    assert [(name, code) for name, code, same, _ in results if not same] == []
