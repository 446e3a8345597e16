"""What an author sees while writing: the problems on the pages, the last good site, what is not public."""

from __future__ import annotations

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from .conftest import mkdocs

CARE = """\
---
type: experience
title: Caring
visibility: {visibility}
learning: informal
stage: post-initial
setting: care
start: 2018
---
{prose}
"""


class Served:
    """A site as a server builds it, again and again in one process."""

    def __init__(self, folder, audience="public"):
        self.folder = folder
        settings = (folder / "mkdocs.yml").read_text()
        settings = settings.replace("leerkring]", f"{{leerkring: {{audience: {audience}, language: en}}}}]")
        (folder / "mkdocs.yml").write_text(settings + "dev_addr: '127.0.0.1:8000'\n")
        config = self.config()
        config.plugins.on_startup(command="serve", dirty=False)

    def config(self):
        return load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.folder / "served"))

    def build(self):
        build(self.config())
        return self

    def page(self, path=""):
        return (self.folder / "served" / path / "index.html").read_text(encoding="utf-8")

    def write(self, path, text):
        file = self.folder / "portfolios" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def _on_a_fixed_day(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    monkeypatch.delenv("LEERKRING_AUDIENCE", raising=False)


def test_a_problem_is_on_every_page_with_its_place_and_goes_when_it_is_mended(one_portfolio):
    served = Served(one_portfolio)
    served.write("ann/experiences/care.md", CARE.format(visibility="publik", prose="<b>"))
    served.build()
    for path in ("", "cycle", "experiences"):
        assert "portfolios/ann/experiences/care.md:4:13" in served.page(path)
        assert "2 problems in your files" in served.page(path)
    assert "<b>" not in served.page()
    served.write("ann/experiences/care.md", CARE.format(visibility="public", prose="I cared."))
    served.build()
    assert "in your files" not in served.page()
    assert "Caring" in served.page("experiences/care")


def test_a_private_text_may_be_quoted_to_its_author(one_portfolio):
    """The last look at a site would take it for a leak."""
    served = Served(one_portfolio)
    prose = "[so](a-very-private-place-that-nobody-knows.md)"
    served.write("ann/experiences/care.md", CARE.format(visibility="private", prose=prose))
    assert "a-very-private-place-that-nobody-knows" in served.build().page()


def test_a_fault_in_the_whole_leaves_the_last_good_pages(one_portfolio):
    served = Served(one_portfolio)
    cohort = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n"
    served.write("../portfolios/cohort.yml", cohort)
    assert "Class" in served.build().page()
    served.write("../portfolios/cohort.yml", cohort + "colour: red\n")
    page = served.build().page()
    assert "Class" in page
    assert "cohort.yml:5:1" in page


def test_without_a_good_build_a_fault_in_the_whole_stops(one_portfolio):
    served = Served(one_portfolio)
    served.write("../portfolios/cohort.yml", "type: cohort\n")
    with pytest.raises((PluginError, SystemExit)):
        served.build()


def test_what_nobody_else_sees_is_marked(one_portfolio):
    served = Served(one_portfolio, audience="private")
    served.write("ann/experiences/care.md", CARE.format(visibility="private", prose="I cared."))
    served.write("ann/experiences/work.md", CARE.format(visibility="public", prose="I worked."))
    served.build()
    assert "Only you see this page" in served.page("experiences/care")
    assert "Only you see this page" not in served.page("experiences/work")
    assert "Only you see this page" not in served.page()


def test_a_portfolio_that_is_not_published_is_marked_on_every_page(one_portfolio):
    served = Served(one_portfolio, audience="private")
    profile = one_portfolio / "portfolios/ann/profile.md"
    profile.write_text(profile.read_text().replace("visibility: public\n", ""))
    served.build()
    for path in ("", "cycle", "experiences", "print"):
        assert "Only you see this page" in served.page(path)


def test_a_build_has_none_of_it(one_portfolio):
    file = one_portfolio / "portfolios/ann/experiences/care.md"
    file.parent.mkdir()
    file.write_text(CARE.format(visibility="publik", prose="x"))
    assert mkdocs("build", folder=one_portfolio).returncode == 0
    assert "lk-note" not in (one_portfolio / "site/index.html").read_text()
