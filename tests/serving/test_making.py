"""A site of one's own is made by a button: one file, with what may be seen and nothing else."""

from __future__ import annotations

import io
import re
import subprocess
import threading
import zipfile
from contextlib import suppress

import pytest

from generator.guide.new_site import new_portfolio, new_site
from generator.serving import making
from tests.portfolios import PROFILE
from tests.serving.browsing import DAY, Browser, workplace

CONSENT = re.search(r"consent: .*\n", PROFILE)[0]


@pytest.fixture
def ann(tmp_path):
    """Somebody who agreed to be seen, in a site of her own."""
    new_site(tmp_path, "Ann de Vries", "nl", DAY)
    profile = tmp_path / "portfolios/ann/profile.md"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("---\n", f"---\nvisibility: public\n{CONSENT}", 1), encoding="utf-8")
    return tmp_path


def ran(monkeypatch, code=0, name="site.zip"):
    """What is run, in the place of running it."""
    asked = []

    def run(command, *, cwd, env, **_):
        asked.append((command[-4:], cwd, env.get("SITE_URL")))
        if code == 0:
            (cwd / name).write_bytes(b"PK")
        return subprocess.CompletedProcess(command, code, f"{name}\n".encode(), b"Het gaat niet.")

    monkeypatch.setattr(making.subprocess, "run", run)
    return asked


@pytest.mark.parametrize(
    ("language", "make", "ready", "online"),
    [
        ("nl", "Maak mijn site", "Je site is klaar", "Er gaat niets vanzelf online."),
        ("en", "Make my site", "Your site is ready", "Nothing goes online by itself."),
    ],
)
def test_a_site_is_made_and_saved_as_one_file(ann, monkeypatch, language, make, ready, online):
    asked, browser = ran(monkeypatch), Browser.at(ann / "portfolios", language)
    assert f'href="/site/ann">{make}</a>' in browser.get("/of/ann").text
    for address in ("/of/ann", "/site/ann"):  # what the button makes is told before it
        assert re.search(rf"site\.zip[^<]*{online}.*{make}</", browser.get(address).text, re.DOTALL)
    assert browser.get("/site/ann/site.zip").status_code == 404
    assert browser.filled("/site/ann", {"address": "https://ann.example/me/"}).status_code == 303
    page = browser.get("/site/ann").text
    assert ready in page
    assert asked == [(["build", "--zip", "--audience", "public"], ann, "https://ann.example/me/")]
    saved = browser.get(re.search(r'href="(/site/ann/site\.zip)"', page)[1])
    assert (saved.data, saved.mimetype) == (b"PK", "application/zip")
    assert saved.headers["Content-Disposition"].startswith("attachment")


def test_why_no_site_could_be_made_is_told(ann, monkeypatch):
    ran(monkeypatch, code=1)
    browser = Browser.at(ann / "portfolios")
    browser.filled("/site/ann")
    page = browser.get("/site/ann").text
    assert "Het gaat niet." in page
    assert "/site/ann/site.zip" not in page
    assert browser.get("/site/ann/site.zip").status_code == 404


def made(docs):
    """A browser in which a site was just made."""
    browser = Browser.at(docs)
    browser.filled("/site/ann")
    assert "Je site is klaar" in browser.get("/site/ann").text
    return browser


def consent_is_gone(home):
    profile = home / "portfolios/ann/profile.md"
    profile.write_text(profile.read_text(encoding="utf-8").replace(CONSENT, ""), encoding="utf-8")


def another_site_is_made(home):
    (home / "site.zip").write_bytes(b"PK, for the cohort")


@pytest.mark.parametrize("happens", [consent_is_gone, another_site_is_made])
def test_a_file_of_what_was_is_not_given(ann, monkeypatch, happens):
    ran(monkeypatch)
    browser = made(ann / "portfolios")
    happens(ann)
    assert browser.get("/site/ann/site.zip").status_code == 404
    assert "Je site is klaar" not in browser.get("/site/ann").text


def test_the_file_that_was_made_is_given_and_not_one_that_lies_there(ann, monkeypatch):
    (ann / "site.zip").write_bytes(b"PK of last year")
    ran(monkeypatch, name="public.zip")
    assert made(ann / "portfolios").get("/site/ann/site.zip").data == b"PK"


def test_two_who_ask_at_once_get_one_site(ann, monkeypatch):
    asked, enough = ran(monkeypatch), threading.Event()
    both_here = threading.Barrier(2)

    class Slow(threading.Thread):
        def __init__(self, **how):
            with suppress(threading.BrokenBarrierError):
                both_here.wait(0.2)
            super().__init__(**how)

        def run(self):
            super().run()
            enough.wait(60)

    monkeypatch.setattr(making, "Thread", Slow)
    site = making.Making(ann, "nl", "public")
    both = [threading.Thread(target=site.begin, args=("", "")) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    enough.set()
    while site.is_busy():
        continue
    assert len(asked) == 1


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ann.example", 'https://x/"', "https://x/ y", "-x"]
)
def test_what_is_no_address_is_not_built_for(ann, monkeypatch, address):
    asked = ran(monkeypatch)
    answer = Browser.at(ann / "portfolios").filled("/site/ann", {"address": address})
    assert (answer.status_code, asked) == (422, [])


def test_without_consent_it_is_told_what_to_answer_and_no_site_is_offered(tmp_path):
    new_site(tmp_path, "Ann de Vries", "nl", DAY)
    home = Browser.at(tmp_path / "portfolios").get("/of/ann").text
    assert "Naar deze vraag" in home
    assert "/site/ann" not in home


def test_the_site_of_a_school_is_made_by_the_school(tmp_path, monkeypatch):
    new_site(tmp_path, "Ann de Vries", "nl", DAY, cohort=True)
    new_portfolio(tmp_path / "portfolios", "Bo de Wit", "nl", DAY)
    asked, browser = ran(monkeypatch), Browser.at(tmp_path / "portfolios")
    assert "De school publiceert hem." in browser.get("/of/ann").text
    assert browser.get("/site/ann").status_code == 404
    assert browser.send("/site/ann", [(".key", browser.keys.form)]).status_code == 404
    assert asked == []


def test_nothing_is_made_without_the_key_of_a_form(ann, monkeypatch):
    asked = ran(monkeypatch)
    assert Browser.at(ann / "portfolios").send("/site/ann", [(".key", "wrong")]).status_code == 403
    assert asked == []


@pytest.mark.heavy
def test_the_file_is_the_site_that_the_command_makes(ann):
    place = workplace(ann / "portfolios")
    browser = Browser.of(place)
    browser.filled("/site/ann")
    while "Refresh" in (answer := browser.get("/site/ann")).headers:
        continue
    assert "Je site is klaar" in answer.text
    names = zipfile.ZipFile(io.BytesIO(browser.get("/site/ann/site.zip").data)).namelist()
    assert "index.html" in names
    assert not any("profile.md" in name for name in names)
