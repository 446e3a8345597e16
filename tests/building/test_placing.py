"""A folder that an earlier build left is moved over if it is the same to the last byte, and else written."""

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
    """Ann's part, in place twice: once live, and once spared."""
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / NAME).write_bytes(FILM)
    made = made_of(
        {"ann/index.html": b"<h1>Ann</h1>", "ann/goals/one/index.html": b"<h1>One</h1>"},
        (Media(NAME, f"ann/files/{NAME}"),),
    )
    shelf = Shelf(tmp_path / "shelf")
    for name in ("spare", "next"):
        (tmp_path / name).mkdir()
    digests = placed(made, Place(tmp_path / "spare"), shelf, "ann")
    return made, Place(tmp_path / "next", tmp_path / "spare"), shelf, digests


def is_moved(place) -> bool:
    return not (place.spare / "ann").exists()


def content(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_is_moved_over(ann):
    made, place, shelf, digests = ann
    before = content(place.spare)
    assert placed(made, place, shelf, "ann") == digests
    assert is_moved(place)
    assert content(place.folder) == before
    assert {path: hashlib.sha256(data).hexdigest() for path, data in before.items()} == digests


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


@pytest.mark.parametrize("what", HARM)
def test_what_is_not_the_same_is_written(what, ann):
    made, place, shelf, digests = ann
    whole = content(place.spare)
    HARM[what](place.spare / "ann")
    assert placed(made, place, shelf, "ann") == digests
    assert not is_moved(place)
    assert content(place.folder) == whole


def test_what_is_the_same_on_the_live_site_rests_there(ann):
    made, place, _, digests = ann
    before = content(place.spare)
    assert resting(made, Place(place.folder, live=place.spare), "ann") == digests
    assert content(place.spare) == before
    assert content(place.folder) == {}


@pytest.mark.parametrize("what", HARM)
def test_what_is_not_the_same_on_the_live_site_does_not_rest(what, ann):
    made, place, _, _ = ann
    HARM[what](place.spare / "ann")
    assert resting(made, Place(place.folder, live=place.spare), "ann") == {}


def test_another_portfolio_is_written(ann):
    _, place, shelf, _ = ann
    placed(made_of({"ann/index.html": b"new"}), place, shelf, "ann")
    assert content(place.folder) == {"ann/index.html": b"new"}


def test_a_site_of_one_learner_is_written(ann):
    made, place, shelf, _ = ann
    placed(made, place, shelf, "")
    assert not is_moved(place)
