"""Files that are none, and names that cannot be: told in words, never waited for, and nobody else's loss."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.archive.archive import opened
from generator.cache.store import Cache, DamagedError
from generator.files import sha256_of
from generator.publishing.manifest import MANIFEST
from generator.reporting.visible import visible
from tests.cohorts import content
from tests.cohorts import site as two_cohorts

from .conftest import LEERKRING, MKDOCS, PROFILE, ROOT, run
from .test_shards import content as bytes_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

PATIENCE = 90
"""Seconds after which a build hangs, however busy the computer is."""


def leerkring(folder: Path, *arguments: str | Path, cache="on") -> subprocess.CompletedProcess[str]:
    done = run(LEERKRING, "--lang", "en", *arguments, folder=folder, LEERKRING_CACHE=cache)
    assert "Traceback" not in done.stdout, done.stdout
    return done


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Two cohorts, built, with an archive of the first and a theme of the school's own."""
    site = two_cohorts(tmp_path_factory.mktemp("built") / "site")
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("font: false", "font: false, custom_dir: theme"))
    for folder in ("theme/assets", "portfolios/assets"):
        (site / folder).mkdir(parents=True)
    (site / "theme/assets/own.css").write_text("p { color: red }\n")
    (site / "portfolios/assets/tram.txt").write_text("Line 5.\n")
    done = leerkring(site, "archive", "2024")
    assert done.returncode == 0, done.stdout
    return site, shutil.copytree(site, tmp_path_factory.mktemp("aside") / "site")


@pytest.fixture
def site(built):
    """That site in the same place, to put something odd in; whatever a test did to it is undone."""
    site, aside = built
    shutil.rmtree(site)
    return Path(shutil.copytree(aside, site))


def pipe(path: Path) -> None:
    if path.is_file():
        path.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def is_pipe(path: Path) -> bool:
    return stat.S_ISFIFO(path.lstat().st_mode)


TOLD = {
    "portfolios/2025/cohort.yml": (1, "portfolios/2025/cohort.yml"),
    "portfolios/2025/programme.md": (1, "portfolios/2025/programme.md"),
    "portfolios/2025/cas/profile.md": (0, "portfolios/2025/cas/profile.md"),
    "portfolios/2025/cas/experiences/care.md": (0, "portfolios/2025/cas/experiences/care.md"),
    "portfolios/2025/cas/experiences/care.png": (0, "portfolios/2025/cas/experiences/care.png"),
    "portfolios/frameworks/kade.yml": (0, "portfolios/frameworks/kade.yml"),
    "archive/2024.zip": (0, "the file is damaged"),
    "theme/assets/own.css": (1, "not a regular file"),
}
"""Where a pipe lies, what a build ends with, and what it says of it."""

MADE_ANEW = ("site/files.sha256", "site/index.html", "site/2025/cas/index.html", "site/assets/leerkring.js")
"""Where a pipe lies on the live site, and a file after the next build."""

LEFT_OUT = ("portfolios/assets/tram.txt", "portfolios/visit.md")
"""Where a pipe lies among the school's own files, which is then not on the site."""


def test_there_are_enough_places():
    assert len(TOLD) + len(MADE_ANEW) + len(LEFT_OUT) == 14


@pytest.mark.parametrize("place", TOLD)
def test_a_pipe_for_a_file_is_told_and_not_waited_for(site, place):
    pipe(site / place)
    for _ in range(2):  # also where something is kept of the build before
        done = leerkring(site, "build")
        code, told = TOLD[place]
        assert (done.returncode, told in done.stdout) == (code, True), done.stdout
    assert is_pipe(site / place)


@pytest.mark.parametrize("place", MADE_ANEW)
def test_a_pipe_on_the_live_site_is_replaced(site, place):
    before = content(site / "site")
    pipe(site / place)
    assert leerkring(site, "build").returncode == 0
    assert content(site / "site") == before


@pytest.mark.parametrize("place", LEFT_OUT)
def test_a_pipe_among_the_schools_own_files_is_on_no_site(site, place):
    pipe(site / place)
    assert leerkring(site, "build").returncode == 0
    name = Path(place).stem
    assert [path for path in (site / "site").rglob("*") if path.stem == name] == []


def test_pipes_in_what_is_kept_are_made_anew(site):
    before = content(site / "site")
    shutil.rmtree(site / "archive")
    assert leerkring(site, "build").returncode == 0
    kept = [path for path in (site / ".leerkring").rglob("*") if path.is_file()]
    assert len(kept) >= 5
    for path in kept:
        pipe(path)
    (site / "portfolios/visit.md").write_text("# Visit us\n\nBy bus.\n")
    assert leerkring(site, "build").returncode == 0
    assert content(site / "site").keys() == before.keys()
    assert not [path for path in kept if path.exists() and is_pipe(path) and path.suffix != ".json"]


def test_a_pipe_for_what_is_known_of_a_learners_file_is_none(tmp_path):
    pipe(tmp_path / "by-original/x.json")
    asked = "from generator.media.shelf import Path, Shelf; print(Shelf(Path('{}'))._known('x'))"
    command = [sys.executable, "-c", asked.format(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert done.stdout == "None\n"


def test_an_archive_that_would_fill_the_disk_is_damaged_before_anything_of_it_is_written(site):
    file = site / "archive/2024.zip"
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
        comment = archive.comment
    assert opened(file)
    page = max(files, key=lambda name: name.endswith(".html"))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, written in {**files, page: b"\0" * (64 << 20)}.items():
            archive.writestr(name, written)
    with pytest.raises(DamagedError):
        opened(file)


KINDS = ("pipe", "socket", "folder", "device", "endless")


def special(kind: str, path: Path, monkeypatch) -> None:
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "socket":
            monkeypatch.chdir(path.parent)  # the whole path is too long for a socket
            with socket.socket(socket.AF_UNIX) as bound:
                bound.bind(path.name)
        case "folder":
            path.mkdir()
        case "device" | "endless":
            path.symlink_to("/dev/tty" if kind == "device" else "/dev/zero")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_no_part_no_archive_and_no_entry(site, kind, monkeypatch, tmp_path):
    part, archive = tmp_path / "part.zip", site / "archive/2024.zip"
    archive.unlink()
    cache = Cache(tmp_path / "cache")
    cache.folder.mkdir()
    for path in (part, archive, cache.folder / "x"):
        special(kind, path, monkeypatch)
    assert cache.get("x") is None
    with pytest.raises(OSError):
        sha256_of(part)
    done = leerkring(site, "assemble", part)
    if kind == "folder":
        assert done.returncode == 2
        return
    assert done.returncode == 0, done.stdout
    assert f"{part} is damaged or no part of a site" in done.stdout
    assert "the file is damaged" in done.stdout


def test_what_is_kept_under_the_digest_of_something_else_is_made_anew(one_portfolio):
    """Who can write the cache can give an entry the digest it must have; its pages are still not whole."""
    assert leerkring(one_portfolio, "build").returncode == 0
    before = content(one_portfolio / "site")
    shutil.rmtree(one_portfolio / "site")
    cache = Cache(one_portfolio / ".leerkring/built")
    (name,) = (path.name for path in cache.folder.iterdir() if path.suffix == ".learner")
    entry = bytearray(cache.get(name) or b"")
    entry[-10] ^= 255
    cache.put(name, bytes(entry))
    done = leerkring(one_portfolio, "build")
    assert done.returncode == 0, done.stdout
    assert content(one_portfolio / "site") == before


# Names --------------------------------------------------------------------------------------------

NAMELESS = (
    *(b"caf\xe9", b"\xff\xfe", b"a\nb", b"a\rb", b"a\tb", b"a\x1b[31mb", b"a\x7fb", b"a\\b", b"b\\..\\b"),
    *("a\u202eb".encode(), "a\u200bb".encode(), "a\u2028b".encode(), b"0" * 64 + b"  index\nx"),
)
"""Names that are left out, without their endings."""
NAMED = (
    *(b"a.", b"a ", b" a", b"con", b"a:b", b"a?b#c", b"a%2fb", b"a\"b'<i>", b"-a", b"x" * 200),
    "één € 漢".encode(),
)


@pytest.fixture(scope="module")
def oddly_named(tmp_path_factory):
    """A site with files of all these names in three places, and what its build said."""
    folder = tmp_path_factory.mktemp("names")
    (folder / "portfolios/ann").mkdir(parents=True)
    (folder / "portfolios/ann/profile.md").write_text(PROFILE)
    (folder / "mkdocs.yml").write_text(MKDOCS.replace("font: false", "font: false, custom_dir: theme"))
    for place, ending in PLACES.items():
        (folder / place).mkdir(parents=True, exist_ok=True)
        for name in (*NAMELESS, *NAMED):
            Path(os.fsdecode(os.fsencode(folder / place) + b"/" + name + ending)).write_text("# Odd\n")
    done = leerkring(folder, "build")
    assert done.returncode == 0, done.stdout
    return folder, done.stdout


PLACES = {"portfolios/assets": b".txt", "theme/assets": b".css", "portfolios": b".md"}
"""Where files of odd names lie, and how these end there."""


def names_of(place: str, names: tuple[bytes, ...]) -> list[str]:
    below = "" if place == "portfolios" else "assets/"
    return [below + os.fsdecode(name + PLACES[place]) for name in names]


@pytest.mark.parametrize("place", PLACES)
def test_a_name_that_no_address_can_have_is_told_as_one_can_read_it(oddly_named, place):
    _, said = oddly_named
    for name in names_of(place, NAMELESS):
        assert visible(name) in said
    assert len(NAMELESS) == 13
    assert not [line for line in said.splitlines() if not line.isprintable()]


def test_it_is_on_no_site_and_all_others_are(oddly_named):
    folder, _ = oddly_named
    there = {os.fsdecode(path.relative_to(folder / "site")) for path in (folder / "site").rglob("*")}
    for place in ("portfolios/assets", "theme/assets"):
        assert there & set(names_of(place, NAMELESS)) == set()
        assert there.issuperset(names_of(place, NAMED))
    assert there.isdisjoint(name.removesuffix(".md") for name in names_of("portfolios", NAMELESS))


def test_every_line_of_the_manifest_is_a_file(oddly_named):
    folder, _ = oddly_named
    lines = (folder / "site" / MANIFEST).read_text(encoding="utf-8").split("\n")[:-1]
    assert len(lines) > 2 * len(NAMED)
    for line in lines:
        digest, path = line.split("  ", 1)
        assert sha256_of(folder / "site" / path) == digest


@pytest.mark.parametrize("what", ["file", "folder", "learner"])
def test_odd_names_in_a_learners_folder_and_of_it_harm_nobody_else(what, neighbours, tmp_path):
    folder, before = neighbours
    for name in ("portfolios", ".leerkring"):
        shutil.copytree(folder / name, tmp_path / name)
    shutil.copy(folder / "mkdocs.yml", tmp_path)
    within = "portfolios" if what == "learner" else "portfolios/ann"
    for name in (*NAMELESS, *NAMED, b"x" * 250):
        odd = Path(os.fsdecode(os.fsencode(tmp_path / within) + b"/" + name))
        if what != "file":
            odd.mkdir()
            odd /= "profile.md"
        odd.write_text(PROFILE)
    assert leerkring(tmp_path, "build").returncode == 0
    assert leerkring(tmp_path, "check").returncode == 1
    after = bytes_of(tmp_path / "site")
    bobs = {path for path in before if path.startswith("bob/")}
    assert len(bobs) == 10
    assert {path: after.get(path) for path in bobs} == {path: before[path] for path in bobs}


@pytest.fixture(scope="module")
def neighbours(tmp_path_factory):
    """Ann and Bob, and their site."""
    folder = tmp_path_factory.mktemp("neighbours")
    docs = folder / "portfolios"
    for name in ("ann", "bob"):
        (docs / name).mkdir(parents=True)
        (docs / name / "profile.md").write_text(PROFILE.replace("Ann de Vries", f"{name.title()} Bos"))
    (docs / "cohort.yml").write_text("type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    (folder / "mkdocs.yml").write_text(MKDOCS)
    assert leerkring(folder, "build").returncode == 0
    return folder, bytes_of(folder / "site")
