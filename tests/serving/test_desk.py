"""The desk is behind the same door as the editor, is only looked at, and shows what the files say now."""

from __future__ import annotations

import threading

import pytest
from werkzeug.test import Client

from generator.desk.place import DeskPlace
from generator.serving import desk as serving_desk
from generator.serving.desk import DeskPages, guarded_desk, served_desk
from generator.serving.lock import Keys
from tests.desk.desks import CANARY, learner, place, school
from tests.portfolios import written
from tests.serving.browsing import BASE


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Nobody is told how far it is, however busy the computer."""
    monkeypatch.setattr(serving_desk, "_PATIENCE", 300.0)


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    return school(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def keys():
    return Keys()


@pytest.fixture(scope="module")
def client(docs, keys):
    return Client(guarded_desk(DeskPages(place(docs)), keys))


def opened(client, keys):
    assert client.get(f"/?key={keys.address}", base_url=BASE).status_code == 303
    return client


def test_it_is_for_whoever_has_the_key_and_asks_it_by_its_own_name(docs, keys):
    stranger = Client(guarded_desk(DeskPages(place(docs)), keys))
    assert stranger.get("/", base_url=BASE).status_code == 403
    assert stranger.get("/learners/ann.html", base_url=BASE).status_code == 403
    mine = opened(stranger, keys)
    assert mine.get("/", base_url="http://evil.example:8001").status_code == 421
    elsewhere = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert mine.get("/index.csv", base_url=BASE, headers=elsewhere).status_code == 403


def test_every_page_is_served_and_nothing_else(client, keys):
    mine = opened(client, keys)
    for address in ("", "index.html", "waits.html", "learners/ann.html", "figures.html", "assets/desk.css"):
        assert mine.get(f"/{address}", base_url=BASE).status_code == 200, address
    assert mine.get("/index.xlsx", base_url=BASE).mimetype.endswith("spreadsheetml.sheet")
    for address in ("cohort.yml", "ann/profile.md", "../cohort.yml", "learners/cas.html", "assets/../x"):
        assert mine.get(f"/{address}", base_url=BASE).status_code == 404, address


def test_nothing_can_be_sent_to_it(client, keys):
    own = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}
    assert opened(client, keys).post("/", base_url=BASE, headers=own).status_code == 405


def test_nothing_runs_in_it_and_nothing_of_it_is_kept_or_framed(client, keys):
    page = opened(client, keys).get("/", base_url=BASE)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-store"
    assert CANARY not in page.text


def test_it_shows_what_the_files_say_now(tmp_path, keys, monkeypatch):
    monkeypatch.setattr(serving_desk, "_REST", 0.0)
    docs = written(tmp_path / "docs", learner("ann", "Ann Vos"))
    mine = opened(Client(guarded_desk(DeskPages(place(docs)), keys)), keys)
    assert "Ann" in mine.get("/", base_url=BASE).text
    profile = docs / "ann/profile.md"
    profile.write_text(profile.read_text("utf-8").replace("name: Ann Vos", "name: Bea Vos"), "utf-8")
    assert "Bea" in mine.get("/", base_url=BASE).text


def test_it_is_served_on_this_computer_alone(docs):
    served = served_desk(DeskPages(place(docs)))
    assert served.server.server_address[0] == "127.0.0.1"
    served.server.server_close()


def test_whoever_asks_meanwhile_is_told_how_far_it_is_and_sees_the_desk_by_itself(docs, keys, monkeypatch):
    monkeypatch.setattr(serving_desk, "_PATIENCE", 0.0)
    half, rest, real = threading.Event(), threading.Event(), DeskPlace.desk

    def slowly(self, progress):
        progress(2, 4, 0)
        half.set()
        rest.wait()
        return real(self, jobs=1)

    monkeypatch.setattr(DeskPlace, "desk", slowly)
    pages, told = DeskPages(place(docs)), []
    pages.progress = lambda *far: told.append(far)
    mine = opened(Client(guarded_desk(pages, keys)), keys)
    pages.begin()
    half.wait()
    for address in ("/", "/learners/ann.html"):
        page = mine.get(address, base_url=BASE)
        assert (page.status_code, page.headers["Refresh"]) == (503, "2")
        assert "2 of 4 portfolios have been read" in page.text
    assert mine.get("/assets/desk.css", base_url=BASE).status_code == 200
    assert told == [(2, 4, 0)]
    monkeypatch.setattr(serving_desk, "_PATIENCE", 300.0)
    rest.set()
    assert mine.get("/", base_url=BASE).status_code == 200


def test_what_keeps_it_from_being_shown_is_said_on_the_page(tmp_path, keys):
    docs = written(tmp_path / "docs", {"learners.yml": "type: learners\nlearners: oops\n"})
    page = opened(Client(guarded_desk(DeskPages(place(docs)), keys)), keys).get("/", base_url=BASE)
    assert page.status_code == 503
    assert "First put right what the school itself wrote" in page.text
