"""A site as one file: all of it, the same each time, or none."""

from __future__ import annotations

import sys
import zipfile

import pytest

from generator.archive.upload import NotWholeError, zip_file, zip_site
from generator.publishing.manifest import MANIFEST, manifest

from .conftest import run


@pytest.fixture
def live(folder):
    site = folder({"site/index.html": "<p>Ann", "site/evidence/é.html": "<p>Care"}) / "site"
    (site / MANIFEST).write_text(manifest(site), encoding="utf-8")
    return site


def unpacked(file):
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_has_all_of_the_site_and_lies_beside_it(live):
    file = zip_site(live)
    assert file == zip_file(live) == live.parent / "site.zip"
    assert unpacked(file) == {
        path.relative_to(live).as_posix(): path.read_bytes() for path in live.rglob("*") if path.is_file()
    }
    assert sorted(path.name for path in live.parent.iterdir()) == ["site", "site.zip"]


def test_the_same_site_gives_the_same_bytes_whenever_it_was_written(live):
    first = zip_site(live).read_bytes()
    for path in live.rglob("*.html"):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
        path.chmod(0o600)
    assert zip_site(live).read_bytes() == first


def test_what_a_deployment_keeps_is_not_in_it_but_what_a_site_says_of_itself_is(live):
    for name in (".git/config", ".env", ".well-known/security.txt"):
        (live / name).parent.mkdir(exist_ok=True)
        (live / name).write_text("x", encoding="utf-8")
    assert [name for name in unpacked(zip_site(live)) if name[0] == "."] == [".well-known/security.txt"]


def outside(site):
    (site.parent / "secret").mkdir()
    (site.parent / "secret/a.txt").write_text("nobody's business", encoding="utf-8")
    (site / ".well-known").symlink_to(site.parent / "secret")


BROKEN = {
    "linked folder": outside,
    "changed": lambda site: (site / "index.html").write_text("<p>Ben", encoding="utf-8"),
    "gone": lambda site: (site / "index.html").unlink(),
    "more": lambda site: (site / "more.html").write_text("", encoding="utf-8"),
    "no manifest": lambda site: (site / MANIFEST).unlink(),
    "no text": lambda site: (site / MANIFEST).write_bytes(b"\xff\xfe"),
    "link": lambda site: (
        (site / "index.html").rename(site.parent / "out")
        and (site / "index.html").symlink_to(site.parent / "out")
    ),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_site_that_is_not_whole_is_refused_and_nothing_is_left(live, how):
    BROKEN[how](live)
    with pytest.raises(NotWholeError):
        zip_site(live)
    assert not [path.name for path in live.parent.iterdir() if "zip" in path.name]


def built(folder, *more, **environment):
    return run(sys.executable, "-m", "generator", "--lang", "en", *more, folder=folder, **environment)


def test_the_command_writes_it_and_takes_it_away_when_the_site_is_not_built(one_portfolio):
    """It may show what is private by now."""
    done = built(one_portfolio, "build", "--zip")
    assert done.returncode == 0, done.stdout
    assert "\nsite.zip\n" in done.stdout
    first = (one_portfolio / "site.zip").read_bytes()
    built(one_portfolio, "build", "--zip", "--anew")
    assert (one_portfolio / "site.zip").read_bytes() == first
    (one_portfolio / "portfolios/ann/cycles/2.md").write_text("---\ntype: cycle\n---\n", encoding="utf-8")
    failed = built(one_portfolio, "build", "--zip", "--strict")
    assert failed.returncode == 1
    assert "There is no ZIP file" in failed.stdout
    assert not (one_portfolio / "site.zip").exists()
    assert (one_portfolio / "site/index.html").exists()


def test_it_lies_beside_the_site_wherever_that_goes(one_portfolio):
    done = built(one_portfolio, "build", "--zip", "--site-dir", "out/pages")
    assert done.returncode == 0, done.stdout
    assert "index.html" in unpacked(one_portfolio / "out/pages.zip")


def test_a_part_of_a_site_is_no_site(one_portfolio):
    done = built(one_portfolio, "build", "--zip", "--shard", "1/2")
    assert done.returncode == 2
    assert "a part is no site yet" in done.stdout


def test_parts_that_are_put_together_are(one_portfolio):
    settings = {"LEERKRING_CACHE": "on"}
    python = (sys.executable, "-m", "generator", "--lang", "en")
    assert (
        run(*python, "build", "--shard", "1/1", "--out", "p.zip", folder=one_portfolio, **settings).returncode
        == 0
    )
    done = run(*python, "assemble", "p.zip", "--zip", folder=one_portfolio, **settings)
    assert done.returncode == 0, done.stdout
    assert "index.html" in unpacked(one_portfolio / "site.zip")
