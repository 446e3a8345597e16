"""A site of one's own is made by a button: one file, with what may be seen and nothing else."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile

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


def ran(monkeypatch, code=0):
    """What is run, in the place of running it."""
    asked = []

    def run(command, *, cwd, env, **_):
        asked.append((command[-2:], cwd, env.get("SITE_URL")))
        if code == 0:
            (cwd / "site.zip").write_bytes(b"PK")
        return subprocess.CompletedProcess(command, code, b"Het gaat niet.")

    monkeypatch.setattr(making.subprocess, "run", run)
    return asked


@pytest.mark.parametrize(
    ("language", "make", "ready"),
    [("nl", "Maak mijn site", "Je site is klaar"), ("en", "Make my site", "Your site is ready")],
)
def test_a_site_is_made_and_saved_as_one_file(ann, monkeypatch, language, make, ready):
    asked, browser = ran(monkeypatch), Browser.at(ann / "portfolios", language)
    assert f'href="/site/ann">{make}</a>' in browser.get("/of/ann").text
    assert browser.get("/site/ann/site.zip").status_code == 404
    assert browser.filled("/site/ann", {"address": "https://ann.example/me/"}).status_code == 303
    page = browser.get("/site/ann").text
    assert ready in page
    assert asked == [(["build", "--zip"], ann, "https://ann.example/me/")]
    saved = browser.get(re.search(r'href="(/site/ann/site\.zip)"', page)[1])
    assert (saved.data, saved.mimetype) == (b"PK", "application/zip")
    assert saved.headers["Content-Disposition"].startswith("attachment")


def test_why_no_site_could_be_made_is_told(ann, monkeypatch):
    ran(monkeypatch, code=1)
    browser = Browser.at(ann / "portfolios")
    browser.filled("/site/ann")
    page = browser.get("/site/ann").text
    assert "Het gaat niet." in page
    assert "site.zip" not in page


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
