"""Stamps of a site that another process asks for."""

from __future__ import annotations

import pytest
from generator.building.ahead import Ahead
from generator.building.stamps import Stamps, stamp_of

from generator.publishing.manifest import MANIFEST, manifest

FILES = {
    "2024/ann/index.html": "Ann",
    "2024/ann/cycle/index.html": "Round",
    "Zoë/index.html": "Zoë",
    "x.txt": "x",
}
FOLDERS = {"2024/ann": ["cycle/index.html", "index.html"], "Zoë": ["index.html"]}


@pytest.fixture
def sites(tmp_path):
    """A site with a manifest, and what was spared of the one before."""
    for site in ("live", "spare"):
        for path, text in FILES.items():
            file = tmp_path / site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    (tmp_path / "live" / MANIFEST).write_text(manifest(tmp_path / "live"), encoding="utf-8")
    return tmp_path / "live", tmp_path / "spare"


@pytest.fixture
def ahead(sites):
    begun = Ahead(*sites, FOLDERS)
    yield begun
    begun.close()


def test_it_tells_of_both_what_the_file_system_says(ahead, sites):
    for site in reversed(sites):  # in whatever order one asks
        for folder, files in FOLDERS.items():
            assert ahead.stamp(site / folder) == stamp_of(site / folder, files) != ""
    assert ahead.stamp(sites[0] / "2024") == ""
    assert ahead.stamp(sites[0].parent / "elsewhere") == ""


def test_a_file_that_is_gone_or_too_many_is_told(sites):
    live, spare = sites
    (live / "Zoë/index.html").unlink()
    (spare / "2024/ann/more.html").write_text("more")
    ahead = Ahead(live, spare, FOLDERS)
    assert ahead.stamp(live / "Zoë") == ""
    stamps = Stamps("", {stamp_of(spare / "2024/ann", FOLDERS["2024/ann"]): "known"}, ahead=ahead.stamp)
    assert stamps.knows(spare / "2024/ann", FOLDERS["2024/ann"], "known")
    ahead.close()


def test_when_the_process_dies_the_file_system_is_asked(sites):
    live, spare = sites
    ahead = Ahead(live, spare, FOLDERS)
    ahead.close()
    assert ahead.stamp(live / "Zoë") == ahead.stamp(spare / "Zoë") == ""
    stamps = Stamps("", {stamp_of(live / "Zoë", FOLDERS["Zoë"]): "known"}, ahead=ahead.stamp)
    assert stamps.knows(live / "Zoë", FOLDERS["Zoë"], "known")


@pytest.mark.parametrize("text", [None, "", "x", "\x00"])
def test_without_a_manifest_nothing_is_told(sites, text):
    live, spare = sites
    (live / MANIFEST).unlink()
    if text is not None:
        (live / MANIFEST).write_text(text, encoding="utf-8")
    ahead = Ahead(live, spare, FOLDERS)
    stamps = Stamps("", {stamp_of(live / "Zoë", FOLDERS["Zoë"]): "known"}, ahead=ahead.stamp)
    assert ahead.stamp(live / "Zoë") != stamp_of(live / "Zoë", FOLDERS["Zoë"])
    assert not stamps.knows(live / "Zoë", FOLDERS["Zoë"], "other")
    ahead.close()


def test_nothing_in_the_folder_where_one_stands_is_run(sites, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("json", "subprocess", "contextlib"):
        (tmp_path / f"{name}.py").write_text("open('run', 'w')")
    live, spare = sites
    ahead = Ahead(live, spare, FOLDERS)
    assert ahead.stamp(live / "Zoë") == stamp_of(live / "Zoë", FOLDERS["Zoë"]) != ""
    ahead.close()
    assert not (tmp_path / "run").exists()
