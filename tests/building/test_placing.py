"""A folder that an earlier build left stays where it is if it is the same to the last byte."""

from __future__ import annotations

import hashlib

import pytest
from generator.building.made import made_of
from generator.building.placing import Place, placed, resting

from generator.media.shelf import Shelf
from generator.writing.pages import Media

FILM = b"moving pictures"
NAME = f"{hashlib.sha256(FILM).hexdigest()[:20]}.mp4"


@pytest.fixture
def ann(tmp_path):
    """Ann's part, and where it is in its place already."""
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / NAME).write_bytes(FILM)
    made = made_of(
        {"ann/index.html": b"<h1>Ann</h1>", "ann/goals/one/index.html": b"<h1>One</h1>"},
        (Media(NAME, f"ann/files/{NAME}"),),
    )
    shelf = Shelf(tmp_path / "shelf")
    for name in ("live", "next"):
        (tmp_path / name).mkdir()
    digests = placed(made, tmp_path / "live", shelf)
    return made, Place(tmp_path / "next", tmp_path / "live"), shelf, digests


def content(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_digests_are_those_of_what_was_written(ann):
    _, place, _, digests = ann
    written = content(place.live)
    assert {path: hashlib.sha256(data).hexdigest() for path, data in written.items()} == digests


HARM = {
    "a byte": lambda folder: (folder / "index.html").write_bytes(b"<h1>Bob</h1>"),
    "a file too many": lambda folder: (folder / "extra.html").write_bytes(b""),
    "a hidden file": lambda folder: (folder / ".extra").write_bytes(b""),
    "a file too few": lambda folder: (folder / "index.html").unlink(),
    "a picture": lambda folder: (folder / "files" / NAME).write_bytes(b"others"),
    "no picture": lambda folder: (folder / "files" / NAME).unlink(),
    "a link": lambda folder: (
        (folder.parent / "elsewhere").write_bytes(b"<h1>Ann</h1>"),
        (folder / "index.html").unlink(),
        (folder / "index.html").symlink_to(folder.parent / "elsewhere"),
    ),
}


def test_what_is_the_same_on_the_live_site_rests_there(ann):
    made, place, _, digests = ann
    before = content(place.live)
    assert resting(made, place, "ann") == digests
    assert content(place.live) == before
    assert content(place.folder) == {}


@pytest.mark.parametrize("what", HARM)
def test_what_is_not_the_same_on_the_live_site_does_not_rest(what, ann):
    made, place, _, _ = ann
    HARM[what](place.live / "ann")
    assert resting(made, place, "ann") == {}


def test_another_portfolio_does_not_rest(ann):
    _, place, _, _ = ann
    assert resting(made_of({"ann/index.html": b"new"}), place, "ann") == {}


def test_a_site_of_one_learner_does_not_rest(ann):
    made, place, _, _ = ann
    assert resting(made, place, "") == {}
