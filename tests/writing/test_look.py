"""How a portfolio looks: names of what the theme has, on every page, and what is shown with consent only."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import pytest

from generator.gate.decision import published
from generator.model import Frameworks, Look, OwnLink, Photo, PublicFile
from generator.reading.schemas import schema
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import ann

DAY = datetime.date(2026, 6, 1)
LOOK = Look(
    palette="sea",
    header="wide",
    picture=Photo(file="street.jpg", alt="A street"),
    featured=("experiences/care", "evidence/gone"),
    links=(OwnLink(kind="linkedin", url="https://www.linkedin.com/in/somebody"),),
)
CARE = "{type: experience, title: Caring, learning: informal, stage: initial, setting: care, start: 2025-01}"
FILES = (("ann/street.jpg", PublicFile("a.jpg", "image", 1600, 400)),)


@pytest.fixture
def portfolio(tmp_path):
    made, _ = ann(tmp_path, experiences__care=CARE[1:-1].replace(", ", "\n"))
    return replace(made, profile=replace(made.profile, look=LOOK), files=FILES)


def with_scope(portfolio, *scope):
    consent = replace(portfolio.profile.consent, scope=("portfolio", *scope))
    return replace(portfolio, profile=replace(portfolio.profile, consent=consent))


def seen(portfolio, audience="public"):
    return published(portfolio, Frameworks(), audience, DAY)


def home(portfolio):
    pages = portfolio_pages(portfolio, Frameworks(), root="ann/").pages
    return next(page for page in pages if page.address == "ann/").data


def test_every_page_says_the_palette_and_the_header(portfolio):
    pages = portfolio_pages(seen(with_scope(portfolio, "photo")), Frameworks(), root="ann/").pages
    assert {(page.data["look"]["palette"], page.data["look"]["header"]) for page in pages} == {
        ("sea", "wide")
    }


def test_the_wide_picture_is_shown_with_consent_for_pictures_only(portfolio):
    assert home(seen(with_scope(portfolio, "photo")))["look"]["picture"]["url"] == "ann/files/a.jpg"
    left = seen(portfolio)
    assert left.files == ()
    assert home(left)["look"]["picture"] is None
    assert "street" not in repr(left)


def test_links_are_shown_with_consent_for_ways_to_reach_somebody_only(portfolio):
    assert home(seen(with_scope(portfolio, "contact")))["look"]["links"][0]["title"] == "LinkedIn"
    assert "linkedin.com" not in repr(seen(portfolio))
    assert "linkedin.com" in repr(seen(portfolio, "private"))


def test_featured_work_that_is_not_seen_is_not_named(portfolio):
    data = home(seen(portfolio))["look"]["featured"]
    assert [it["title"] for it in data] == ["Caring"]
    hidden = replace(
        portfolio, experiences=tuple(replace(it, visibility="private") for it in portfolio.experiences)
    )
    assert seen(hidden).profile.look.featured == ()


@pytest.mark.parametrize(
    ("look", "photo", "header"),
    [
        (Look(), None, "calm"),
        (Look(), Photo(file="ann.png", alt="Ann"), "portrait"),
        (Look(header="wide"), None, "calm"),
        (Look(header="wide"), Photo(file="ann.png", alt="Ann"), "portrait"),
        (Look(header="calm"), Photo(file="ann.png", alt="Ann"), "calm"),
    ],
)
def test_a_header_without_its_picture_is_the_nearest_there_is(portfolio, look, photo, header):
    made = replace(portfolio, profile=replace(portfolio.profile, look=look, photo=photo))
    assert home(seen(with_scope(made, "photo")))["look"]["header"] == header


def test_no_value_of_a_look_can_be_a_piece_of_style():
    fields = schema("profile")["properties"]["look"]["properties"]
    assert all("enum" in fields[name] for name in ("palette", "header"))
    assert all(re.fullmatch(r"[a-z]+", it) for name in ("palette", "header") for it in fields[name]["enum"])


def test_sections_stand_in_the_order_that_was_chosen_and_no_others(portfolio):
    look = replace(LOOK, sections=("highlights", "featured", "skills"))
    made = seen(replace(portfolio, profile=replace(portfolio.profile, look=look, skills=("Cooking",))))
    assert home(made)["sections"] == ["highlights", "featured", "skills"]
    assert home(seen(portfolio))["sections"][:2] == ["highlights", "featured"]
