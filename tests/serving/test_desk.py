"""The desk is behind the same door as the editor, is only looked at, and shows what the files say now."""

from __future__ import annotations

import pytest
from werkzeug.test import Client

from generator.serving import desk as serving_desk
from generator.serving.desk import guarded_desk, served_desk
from generator.serving.lock import Keys
from tests.desk.desks import CANARY, learner, place, school
from tests.portfolios import written
from tests.serving.browsing import BASE


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    return school(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def keys():
    return Keys()


@pytest.fixture(scope="module")
def client(docs, keys):
    return Client(guarded_desk(place(docs), keys))


def opened(client, keys):
    assert client.get(f"/?key={keys.address}", base_url=BASE).status_code == 303
    return client


def test_it_is_for_whoever_has_the_key_and_asks_it_by_its_own_name(docs, keys):
    stranger = Client(guarded_desk(place(docs), keys))
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
    mine = opened(Client(guarded_desk(place(docs), keys)), keys)
    assert "Ann" in mine.get("/", base_url=BASE).text
    profile = docs / "ann/profile.md"
    profile.write_text(profile.read_text("utf-8").replace("name: Ann Vos", "name: Bea Vos"), "utf-8")
    assert "Bea" in mine.get("/", base_url=BASE).text


def test_it_is_served_on_this_computer_alone(docs):
    served = served_desk(place(docs))
    assert served.server.server_address[0] == "127.0.0.1"
    served.server.server_close()
