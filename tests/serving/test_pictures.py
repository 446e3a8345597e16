"""A photo that was put into a form is seen beside its question, and nothing else of a computer is."""

from __future__ import annotations

import io
import re
import threading

import pytest
from PIL import Image
from werkzeug.test import Client

from generator.media.shelf import Shelf
from generator.places import languages
from generator.serving.readying import Readying
from tests.portfolios import PROFILE, written
from tests.serving.browsing import BASE, Browser, sent_by, workplace

PHOTO = "photo: {file: ann.jpg, alt: Ann laughs}\n"


def photo(size=(600, 900)):
    content, noted = io.BytesIO(), Image.Exif()
    noted[0x010E] = "taken at home"
    Image.new("RGB", size, "red").save(content, "JPEG", exif=noted)
    return content.getvalue()


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    profile = PROFILE.replace("visibility", f"{PHOTO}visibility")
    docs = written(folder / "docs", {"ann/profile.md": profile, "bob/profile.md": PROFILE})
    (docs / "ann/ann.jpg").write_bytes(photo())
    (docs / "ann/bad.jpg").write_bytes(b"\xff\xd8\xffnone")
    (docs / "bob/bob.jpg").write_bytes(photo())
    (docs / "school.jpg").write_bytes(photo())
    (folder / "outside.jpg").write_bytes(photo())
    (docs / "ann/link.jpg").symlink_to(folder / "outside.jpg")
    return docs


@pytest.mark.parametrize("language", languages())
def test_a_photo_is_seen_with_its_words_cleaned_and_small(docs, language):
    browser = Browser.at(docs, language)
    page = browser.get("/edit/ann/profile.md").text
    (source,) = re.findall(r'<img class="ed-seen" src="([^"]+)" alt="Ann laughs">', page)
    answer = browser.get(source)
    assert answer.mimetype.startswith("image/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"taken at home" not in answer.data
    assert Image.open(io.BytesIO(answer.data)).width < 600


ELSEWHERE = (
    "../outside.jpg",
    "ann/../../outside.jpg",
    "ann/%2e%2e/%2e%2e/outside.jpg",
    "ann/link.jpg",
    "ann/none.jpg",
    "ann/profile.md",
    "ann/bad.jpg",
    "school.jpg",
    "frameworks/kade.yml",
    "/ann/ann.jpg",
    "ann//ann.jpg",
)


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nothing_but_pictures_of_a_portfolio_is_seen(docs, path):
    answer = Browser.at(docs).get(f"/seen/{path}")
    assert answer.status_code in {308, 404}
    assert not answer.mimetype.startswith("image/")


def test_a_picture_of_somebody_else_is_not_seen_where_one_portfolio_is_opened(docs):
    place = workplace(docs)
    place.only = "ann"
    browser = Browser.of(place)
    assert browser.get("/seen/ann/ann.jpg").status_code == 200
    assert browser.get("/seen/bob/bob.jpg").status_code == 404


def test_who_has_no_key_or_comes_from_elsewhere_sees_no_picture(docs):
    browser = Browser.at(docs)
    assert browser.get("/seen/ann/ann.jpg", **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    rebound = browser.client.get("/seen/ann/ann.jpg", base_url="http://evil.example:8001")
    assert rebound.status_code == 421
    stranger = Client(browser.client.application)
    assert stranger.get("/seen/ann/ann.jpg", base_url=BASE).status_code == 403


@pytest.mark.parametrize(("language", "told"), [("nl", "wordt klaargemaakt"), ("en", "is being made ready")])
def test_that_a_photo_is_made_ready_is_said_at_once(tmp_path, monkeypatch, language, told):
    docs, held = written(tmp_path / "docs", {}), threading.Event()
    looked_into = Shelf.public_file
    monkeypatch.setattr(Shelf, "public_file", lambda *it: held.wait(60) and looked_into(*it))
    place = workplace(docs, language)
    place.readying.moment = 0
    browser = Browser.of(place)
    values = list(sent_by(browser.get("/edit/ann/profile.md").text, {"f/photo/alt": "Ann"}))
    answer = browser.send(
        "/edit/ann/profile.md", [*values, ("up/photo/file", (io.BytesIO(photo()), "a.jpg"))]
    )
    assert answer.status_code == 303
    waiting = browser.get(answer.headers["Location"])
    assert waiting.headers["Refresh"] == "2", "a browser comes back by itself, without a script, too"
    assert told in waiting.text
    held.set()
    place.readying.wait()
    form = browser.get(answer.headers["Location"])
    assert "Refresh" not in form.headers
    assert 'src="/seen/ann/a.jpg"' in form.text


def test_what_is_kept_again_meanwhile_does_not_end_the_waiting(monkeypatch, tmp_path):
    """Neither without a file nor with another one: they are looked into in turn."""
    held, seen = threading.Event(), []
    monkeypatch.setattr(Shelf, "public_file", lambda _, file: held.wait(60) and seen.append(file))
    shelf, readying = Shelf(tmp_path), Readying(moment=0)
    for files in (["one.jpg"], [], ["two.jpg"]):
        readying.begin("ann/profile.md", shelf, files)
        assert not readying.is_done("ann/profile.md")
    held.set()
    readying.wait()
    assert seen == ["one.jpg", "two.jpg"]
    assert readying.is_done("ann/profile.md")
