"""Entries of a cache that somebody wrote who knew how: what cannot be is made anew, and nothing falls over.

Parts of a build come from elsewhere, and what is in them goes into the cache under its own name.
"""

from __future__ import annotations

import json
import shutil
import zlib

import pytest

from generator.building.context import ReadContext, build_context
from generator.building.leak_scan import SchoolTexts
from generator.building.learners import write_learners
from generator.building.review import Viewing
from generator.cache.store import Cache
from generator.gate.hidden_names import HiddenNames
from generator.places import THEME
from generator.reading.read import read_school
from generator.rendering.page_shell import PageShell
from tests.portfolios import PROFILE, written
from tests.publications import discovered

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
        of = discovered(ReadContext(self.docs, school, Viewing("public", DAY, HiddenNames()), self.cache))
        shell = PageShell((str(THEME),), "Ann", "https://ann.example/")
        context = build_context(of.context, shell, SchoolTexts(school))
        goal = self.folder / "site"
        shutil.rmtree(goal, ignore_errors=True)
        goal.mkdir()
        done = write_learners(context, of, goal)
        files, self.withheld = done.files, done.withheld
        assert {type(digest) for digest in files.values()} <= {str}
        return {path: (goal / path).read_bytes() for path in sorted(files)}

    @property
    def entry(self):
        """Ann's artifact: its key, the line of JSON, and the files behind it."""
        (found,) = (path.name for path in self.cache.folder.iterdir())
        header, _, files = self.cache.get(found).partition(b"\n")
        return found, json.loads(header), files

    def with_entry(self, name, content):
        """The files of the site with another entry in the cache, which is as it was afterwards."""
        before = {path: path.read_bytes() for path in self.cache.folder.iterdir()}
        self.cache.put(name, content)
        try:
            return self.made()
        finally:
            for path, kept in before.items():
                path.write_bytes(kept)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return Site(tmp_path_factory.mktemp("forged"))


FACTS = (
    "reason",
    "since",
    "before",
    "published",
    "depends",
    "words",
    "faulty",
    "files",
    "sound",
    "shown_name",
)
RENDERING = ("files", "digests", "media", "pages", "summaries", "said", "unset")
HEADER = ("facts", "rendering", "toolchain", "scanned")


def packed(header, files):
    return json.dumps(header).encode() + b"\n" + files


@pytest.mark.parametrize("field", FACTS)
def test_a_fact_that_cannot_be_harms_nothing(site, field):
    name, header, files = site.entry
    assert set(header["facts"]) == set(FACTS)
    for odd in ODD:
        forged = packed({**header, "facts": {**header["facts"], field: odd}}, files)
        assert site.with_entry(name, forged) == site.files, odd
    facts = {key: value for key, value in header["facts"].items() if key != field}
    assert site.with_entry(name, packed({**header, "facts": facts}, files)) == site.files


def test_nobody_is_withheld_for_a_reason_that_is_none(tmp_path):
    site = Site(tmp_path, visibility="private")
    name, header, files = site.entry
    assert header["facts"]["reason"] == "private"
    site.with_entry(name, packed({**header, "facts": {**header["facts"], "reason": "because"}}, files))
    assert site.withheld == (("ann", "private"),)


@pytest.mark.parametrize("field", HEADER)
def test_a_header_that_cannot_be_harms_nothing(site, field):
    name, header, files = site.entry
    assert set(header) == set(HEADER)
    for odd in ODD:
        assert site.with_entry(name, packed({**header, field: odd}, files)) == site.files, odd
    assert site.with_entry(name, packed({**header, "more": 1}, files)) == site.files


@pytest.mark.parametrize("field", RENDERING)
def test_pages_that_cannot_be_harm_nothing(site, field):
    name, header, files = site.entry
    assert set(header["rendering"]) == set(RENDERING)
    for odd in (5, "x", [[1]], [None], [["a", "b"]], {"a": "b"}):
        forged = packed({**header, "rendering": {**header["rendering"], field: odd}}, files)
        assert site.with_entry(name, forged) == site.files, odd


def test_nonsense_for_an_entry_harms_nothing(site):
    name, header, files = site.entry
    content = packed(header, files)
    for forged in (*NONSENSE, content[:10], content[: len(content) // 2], content[:-9]):
        assert site.with_entry(name, forged) == site.files, forged[:20]


def test_digests_that_are_none_are_on_no_list(site):
    name, header, files = site.entry
    digests = dict.fromkeys(header["rendering"]["digests"], 5)
    forged = packed({**header, "rendering": {**header["rendering"], "digests": digests}}, files)
    assert site.with_entry(name, forged) == site.files


def test_what_unpacks_to_more_than_it_says_is_not_unpacked(site):
    name, header, files = site.entry
    for bomb in (zlib.compress(b"\0" * (64 << 20)), zlib.compress(zlib.decompress(files) + b"x"), b"x" * 99):
        assert site.with_entry(name, packed(header, bomb)) == site.files
    sizes = [[path, 4 << 20] for path, _ in header["rendering"]["files"]]
    forged = {**header, "rendering": {**header["rendering"], "files": sizes}}
    assert site.with_entry(name, packed(forged, zlib.compress(b"\0" * (4 << 20) * len(sizes)))) == site.files
