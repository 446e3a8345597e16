"""A folder is known by what the file system says of it, unless anything in it could have been changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from generator.building.cache import Cache
from generator.building.copies import Copies
from generator.building.fingerprints import source_fingerprint
from generator.building.made import made_of
from generator.building.placing import Place, noted, placed, resting
from generator.building.site import surveyed
from generator.building.stamps import COPIES, Stamps, stamp, stamp_of
from generator.building.survey import Survey

from generator.building import fingerprints, placing, stamps, survey
from generator.building.review import Viewing
from generator.gate.hidden_names import HiddenNames
from generator.media.clean import LARGEST
from generator.media.shelf import Shelf
from generator.reading.read import read_school
from tests.portfolios import written

from .test_cache import DAY

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no time of change")


FILES = ("profile.md", "goals/one.md")
SOON = 3600 * 10**9
"""Nanoseconds: nothing has been changed later than in an hour."""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "ann"
    (folder / "goals").mkdir(parents=True)
    (folder / "profile.md").write_text("Ann")
    (folder / "goals/one.md").write_text("One")
    return folder


def quietly_change(file):
    """Other contents of the same size, and the old date put back."""
    before = file.stat()
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES = {
    "a change with its date put back": lambda folder: quietly_change(folder / "goals/one.md"),
    "a file more": lambda folder: (folder / "more.md").write_text(""),
    "a file less": lambda folder: (folder / "goals/one.md").unlink(),
    "another name": lambda folder: (folder / "goals/one.md").rename(folder / "goals/two.md"),
    "an empty folder": lambda folder: (folder / "questions").mkdir(),
    "a link": lambda folder: (folder / "link.md").symlink_to("profile.md"),
    "another file of that name": lambda folder: shutil.copy2(folder / "profile.md", folder / "goals/one.md"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_touched_has_another_stamp(change, folder, monkeypatch):
    monkeypatch.setattr(stamps, "_SETTLED", -SOON)
    before = stamp(folder), stamp_of(folder, FILES)
    assert before == (stamp(folder), stamp_of(folder, FILES))
    assert "" not in before
    change(folder)
    assert stamp(folder) != before[0]
    assert stamp_of(folder, FILES) != before[1]


def test_a_folder_of_ours_is_known_wherever_it_is_put(folder, tmp_path):
    before = stamp_of(folder, FILES)
    (tmp_path / "spare").mkdir()
    folder.rename(tmp_path / "spare/ann")
    assert stamp_of(tmp_path / "spare/ann", FILES) == before != ""
    assert stamp_of(tmp_path / "spare/ann", FILES[:1]) != before


@pytest.mark.parametrize("path", ["profile.md", "goals"])
def test_a_folder_of_ours_with_a_link_in_it_is_not_known(path, folder, tmp_path):
    (folder / path).rename(tmp_path / "elsewhere")
    (folder / path).symlink_to(tmp_path / "elsewhere")
    assert stamp_of(folder, FILES) == ""


def test_what_has_just_been_changed_tells_nothing_for_it_may_change_again(folder, monkeypatch):
    assert stamp(folder) == ""
    monkeypatch.setattr(stamps, "_SETTLED", -SOON)
    assert stamp(folder) != ""


def test_a_folder_too_deep_to_read_tells_nothing_and_stops_nobody(folder, monkeypatch):
    deep = folder
    for _ in range(40):
        deep = deep / ("d" * 20)
    deep.mkdir(parents=True)
    (deep / "one.md").write_text("One")
    assert source_fingerprint(folder.parent, "ann") == source_fingerprint(folder.parent, "ann")
    monkeypatch.setattr(stamps, "_SETTLED", -SOON)
    assert stamp(folder)


def test_a_folder_that_is_a_link_tells_nothing(folder, tmp_path):
    (tmp_path / "bob").symlink_to(folder)
    assert stamp(tmp_path / "bob") == stamp_of(tmp_path / "bob", FILES) == ""
    assert placing.digests_in(tmp_path, "bob") == {}


def kept(cache, *noted):
    """The stamps of a build that notes these, as the next one has them."""
    known = Stamps.kept(cache, COPIES)
    for each in noted:
        known.note(*each)
    known.keep(cache)
    return Stamps.kept(cache, COPIES)


def test_a_stamp_is_known_as_long_as_something_stands_for_the_same(tmp_path):
    cache = Cache(tmp_path)
    kept(cache, ("spared", "ann"), ("bob", "bob"))
    for _ in range(5):
        known = kept(cache, ("live", "ann"))
        assert [known.content(stamp) for stamp in ("spared", "live", "bob")] == ["ann", "ann", None]
    assert kept(cache, ("bob", "bob")).before == {"bob": "bob"}


def test_of_stamps_that_stand_for_the_same_only_the_newest_are_kept(tmp_path):
    for number in range(9):
        known = kept(Cache(tmp_path), (str(number), "ann"), ("always", "ann"))
    assert known.before == dict.fromkeys(("5", "6", "7", "8", "always"), "ann")


def test_damaged_stamps_are_none(tmp_path):
    known = Stamps(COPIES)
    known.note("a", "b")
    known.keep(Cache(tmp_path))
    file = tmp_path / COPIES
    file.write_bytes(file.read_bytes()[:-3])
    assert Stamps.kept(Cache(tmp_path), COPIES) == Stamps(COPIES)


# Learners -----------------------------------------------------------------------------------------


@pytest.fixture
def look(tmp_path, monkeypatch):
    """Look at the learners of a folder, and say whose folders' contents were read for it."""
    docs, cache, read = written(tmp_path / "docs", {}), Cache(tmp_path / "cache"), []
    real = survey.source_fingerprint
    monkeypatch.setattr(
        survey, "source_fingerprint", lambda docs, name: read.append(name) or real(docs, name)
    )
    monkeypatch.setattr(stamps, "_SETTLED", 0)

    def look():
        read.clear()
        of = Survey(docs, read_school(docs), Viewing("public", DAY, HiddenNames()), cache)
        seen = surveyed(of)
        for each in seen.glances:
            survey.found(seen.survey, each, Shelf(tmp_path / "shelf"))
        return list(read), seen.glances

    return docs, look


def test_a_folder_that_nobody_touched_is_not_read(look):
    _, look = look
    read, seen = look()
    assert read == ["ann"] * 2  # before its documents are read and after that
    assert look() == ([], seen)


def test_a_folder_that_was_quietly_changed_is_read(look):
    docs, look = look
    look()
    quietly_change(docs / "ann/cycles/1.md")
    assert look()[0] == ["ann"] * 2


# Their part of the site ---------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Ann's part on the live site, and how many of its files were compared."""
    made = made_of({"ann/index.html": b"<h1>Ann</h1>", "ann/goals/index.html": b"<h1>Goals</h1>"})
    known, compared = Stamps(COPIES), []
    (tmp_path / "live").mkdir()
    placed(made, tmp_path / "live", Shelf(tmp_path / "shelf"))
    noted(made, Place(tmp_path / "live", stamps=known), "ann")
    real = placing.sha256_of
    monkeypatch.setattr(placing, "sha256_of", lambda file: compared.append(file) or real(file))
    return made, Place(tmp_path / "next", tmp_path / "live", known), compared


def test_a_live_folder_that_nobody_touched_rests_without_a_look(site):
    made, place, compared = site
    assert resting(made, place, "ann") == made.digests
    assert compared == []


def test_a_live_folder_that_was_quietly_changed_does_not_rest(site):
    made, place, compared = site
    quietly_change(place.live / "ann/index.html")
    assert resting(made, place, "ann") == {}
    assert len(compared) == 2


def test_a_live_folder_that_is_the_same_again_rests_after_a_look(site):
    made, place, compared = site
    page = place.live / "ann/index.html"
    page.write_bytes(page.read_bytes())
    for _ in range(2):
        assert resting(made, place, "ann") == made.digests
        assert len(compared) == 2  # the second time it is known


def test_a_live_folder_of_something_else_does_not_rest(site):
    _, place, _ = site
    assert resting(made_of({"ann/index.html": b"<h1>Bob</h1>"}), place, "ann") == {}


# The two copies of a site --------------------------------------------------------------------------


@pytest.fixture
def copies(site, tmp_path):
    """What becomes of Ann's part, which lies spared, too; asked anew each time."""
    made, place, _ = site
    spare = tmp_path / "spare"
    shutil.copytree(place.live, spare)
    Place(spare, stamps=place.stamps).note("ann", made.content, made.paths)
    files = ["index.html", *made.digests]
    return spare, lambda: Copies(place.stamps, place.live, spare, {"ann": made.content}, files)


def test_what_nobody_touched_is_spared(copies):
    spare, copies = copies
    assert copies().spared() == {"ann"}
    quietly_change(spare / "ann/index.html")
    assert copies().spared() == set()


def test_what_got_second_names_is_known_by_its_new_times(site, copies, tmp_path):
    made, place, compared = site
    spare, copies = copies
    shutil.rmtree(spare)
    linked = copies()
    assert linked.spared() == set()
    os.link(place.live / "ann/index.html", tmp_path / "second")
    linked.note()
    assert resting(made, place, "ann") == made.digests
    assert compared == []


def test_what_somebody_changed_after_it_was_found_to_be_the_same_is_not_believed(site, copies):
    made, place, compared = site
    spare, copies = copies
    shutil.rmtree(spare)
    assert resting(made, place, "ann") == made.digests
    quietly_change(place.live / "ann/index.html")
    changed = copies()
    assert changed.spared() == set()
    changed.note()
    assert resting(made, place, "ann") == {}
    assert len(compared) == len(made.digests)


def test_of_a_file_that_is_too_large_to_be_read_nothing_is_read(folder, monkeypatch):
    with (folder / "huge.md").open("wb") as file:
        file.truncate(LARGEST + 1)  # sparse: it takes no room
    read = []
    monkeypatch.setattr(fingerprints, "sha256_of", lambda path: read.append(Path(path).name) or "0")
    before = source_fingerprint(folder.parent, "ann")
    assert read
    assert "huge.md" not in read
    with (folder / "huge.md").open("ab") as file:
        file.write(b"x")
    assert source_fingerprint(folder.parent, "ann") != before
