"""Entries of a cache that somebody wrote who knew how: what cannot be is made anew, and nothing falls over.

Parts of a build come from elsewhere, and what is in them goes into the cache under its own name.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile

import pytest
from generator.building.cache import Cache, DamagedError
from generator.building.fingerprints import makers_fingerprint
from generator.building.frame import Frame
from generator.building.look import Look
from generator.building.made import unpacked
from generator.building.placing import Place
from generator.building.site import surveyed, write_learners
from generator.building.survey import Survey

from generator.building.learners import Task
from generator.building.review import Viewing
from generator.gate.hidden_names import HiddenNames
from generator.places import THEME
from generator.reading.read import read_school
from tests.portfolios import PROFILE, written

from .test_cache import DAY

ODD = (None, 5, -1, [], {}, "x", 1e308, True, [[1]], [None], {"a": 1})
NONSENSE = (b"", b"\xff" * 50, b"null", b"[]", b"5", b"[" * 100_000, b"1" * 100_000)


class Site:
    """Ann's pages, made with a cache."""

    def __init__(self, folder, visibility="public"):
        self.folder = folder
        profile = PROFILE.replace("language: en", "language: en\nshow_as: full")
        profile = profile.replace("visibility: public", f"visibility: {visibility}")
        self.docs = written(folder / "docs", {"ann/profile.md": profile})
        self.cache = Cache(folder / "cache")
        self.files = self.made()

    def made(self):
        """The files of the site as it is made now."""
        school = read_school(self.docs)
        of = surveyed(Survey(self.docs, school, Viewing("public", DAY, HiddenNames()), self.cache))
        frame = Frame((str(THEME),), "Ann", "https://ann.example/")
        task = Task(of.survey, frame, Look(school), False, makers_fingerprint(frame))
        goal = self.folder / "site"
        shutil.rmtree(goal, ignore_errors=True)
        goal.mkdir()
        done = write_learners(task, of.glances, Place(goal))
        files, self.withheld = done.files, done.told.withheld
        assert {type(digest) for digest in files.values()} <= {str}
        return {path: (goal / path).read_bytes() for path in sorted(files)}

    def entry(self, ending):
        (found,) = (path.name for path in self.cache.folder.iterdir() if path.name.endswith(ending))
        return found, self.cache.kept(found)

    def with_entry(self, name, content):
        """The files of the site with another entry in the cache, which is as it was afterwards."""
        before = {path: path.read_bytes() for path in self.cache.folder.iterdir()}
        self.cache.keep(name, content)
        try:
            return self.made()
        finally:
            for path, kept in before.items():
                path.write_bytes(kept)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return Site(tmp_path_factory.mktemp("forged"))


VERDICT = ("reason", "hidden", "since", "before", "published", "depends", "frameworks", "words")
VERDICT += ("faulty", "files", "sound", "cleared", "shown_name")


@pytest.mark.parametrize("field", VERDICT)
def test_a_verdict_with_a_value_that_cannot_be_harms_nothing(site, field):
    name, content = site.entry(".json")
    told = json.loads(content)
    assert set(told) == set(VERDICT)
    for odd in ODD:
        forged = json.dumps({**told, field: odd}).encode()
        assert site.with_entry(name, forged) == site.files, odd
    del told[field]
    assert site.with_entry(name, json.dumps(told).encode()) == site.files


def test_nobody_is_withheld_for_a_reason_that_is_none(tmp_path):
    site = Site(tmp_path, visibility="private")
    name, content = site.entry(".json")
    assert json.loads(content)["reason"] == "private"
    site.with_entry(name, json.dumps({**json.loads(content), "reason": "because"}).encode())
    assert site.withheld == [("ann", "private")]


@pytest.mark.parametrize("ending", [".json", ".zip", ".made"])
def test_nonsense_for_an_entry_harms_nothing(site, ending):
    name, content = site.entry(ending)
    for forged in (*NONSENSE, content[:10], content[: len(content) // 2]):
        assert site.with_entry(name, forged) == site.files, forged[:20]


def packed(about, files, pressed=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", pressed) as archive:
        archive.writestr("about.json", about)
        for path, content in files.items():
            archive.writestr(path, content)
    return stream.getvalue()


def opened(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return json.loads(files.pop("about.json")), files


@pytest.mark.parametrize("field", ["digests", "pages", "summary", "content"])
def test_a_made_part_with_a_value_that_cannot_be_harms_nothing(site, field):
    name, content = site.entry(".zip")
    about, files = opened(content)
    for odd in (5, "x", [[1]], [None], [["a", "b"]], {"a": "b"}):
        forged = packed(json.dumps({**about, field: odd}), files)
        assert site.with_entry(name, forged) == site.files, odd


def test_digests_that_are_none_are_on_no_list(site):
    name, content = site.entry(".zip")
    about, files = opened(content)
    forged = packed(json.dumps({**about, "digests": dict.fromkeys(about["digests"], 5)}), files)
    assert site.with_entry(name, forged) == site.files


def with_headers(content, local, central, number):
    """An archive with another number at the same place of all its headers (APPNOTE.TXT 4.3)."""
    forged = bytearray(content)
    for begin, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = forged.find(begin)
        while at >= 0:
            forged[at + offset] = number
            at = forged.find(begin, at + 4)
    return bytes(forged)


@pytest.mark.parametrize("what", ["pressed otherwise", "locked", "a bomb"])
def test_an_archive_that_cannot_be_opened_is_damaged(site, what):
    name, content = site.entry(".zip")
    about, files = opened(content)
    forged = {
        "pressed otherwise": with_headers(content, 8, 10, 99),
        "locked": with_headers(content, 6, 8, 1),
        "a bomb": packed(json.dumps(about), dict.fromkeys(files, b"\0" * (4 << 20))),
    }[what]
    with pytest.raises(DamagedError):
        unpacked(forged)
    assert site.with_entry(name, forged) == site.files


def test_a_file_that_is_not_what_it_was_is_damage_when_it_is_asked_for(site):
    _, content = site.entry(".zip")
    about, files = opened(content)
    stored = packed(json.dumps(about), files, zipfile.ZIP_STORED)
    path = max(files, key=lambda name: len(files[name]))
    at = stored.find(files[path])
    made = unpacked(stored[:at] + b"\0" + stored[at + 1 :])
    with pytest.raises(DamagedError):
        made.files[path.removeprefix("site/")]
