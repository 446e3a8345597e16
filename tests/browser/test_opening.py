"""What is to be seen of a home page before anybody scrolls."""

from __future__ import annotations

import pytest

from .conftest import CHROMIUM

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")


@pytest.mark.parametrize(
    ("size", "seen"),
    [((1280, 720), ("h1", ".lk-actions", ".lk-trust")), ((390, 844), ("h1", ".lk-hero__headline"))],
)
def test_below_a_wide_picture_the_first_things_are_on_the_screen(size, seen, chromium, address):
    width, height = size
    page = chromium.new_page(viewport={"width": width, "height": height}, base_url=f"{address}/")
    page.goto("amina/")
    for what in seen:
        box = page.locator(what).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height, what
    page.close()


_PHONE = {"width": 390, "height": 844}
_HEADERS = ("calm", "portrait", "wide")


def foot_of(page, what):
    box = page.locator(what).first.bounding_box()
    assert box is not None, what
    return box["y"] + box["height"]


def test_on_a_phone_the_actions_and_the_line_of_trust_are_on_the_first_screen(chromium, address):
    """Of every sample as it is; and of one with a wide picture below each header that can be chosen."""
    page = chromium.new_page(viewport=_PHONE, base_url=f"{address}/")
    found = {}
    for who in ("amina", "grace", "joris", "lotte", "samir", "tomas"):
        page.goto(f"{who}/")
        for header in _HEADERS:
            page.evaluate(
                """header => {
                  const hero = document.querySelector('.lk-hero')
                  hero.className = `h-card lk-hero lk-hero--home lk-hero--${header}`
                  const wide = document.querySelector('.lk-hero__wide')
                  if (wide) wide.hidden = header !== 'wide'
                }""",
                header,
            )
            seen = ["h1", ".lk-hero__headline", ".lk-actions"]
            seen += [".lk-trust"] if page.locator(".lk-trust").count() else []
            found |= {(who, header, what): foot_of(page, what) for what in seen}
    page.close()
    assert {it: foot for it, foot in found.items() if foot > _PHONE["height"]} == {}
    assert {who for who, _, what in found if what == ".lk-trust"} > {"amina", "joris"}


def test_on_a_phone_a_page_comes_in_from_top_to_bottom(chromium, address):
    """What came in later and stands higher would push down what somebody is reading."""
    page = chromium.new_page(viewport=_PHONE, base_url=f"{address}/")
    for who in ("amina", "grace", "joris", "lotte", "samir", "tomas"):
        page.goto(f"{who}/")
        parts = page.locator(".lk-hero__photo, .lk-hero__text > *").all()
        heads = [box["y"] for part in parts if (box := part.bounding_box())]
        assert len(heads) > 4, who
        assert heads == sorted(heads), who
    page.close()


@pytest.mark.parametrize(("path", "marks"), [("samir/", '"“" "”"'), ("joris/", '"‘" "’"')])
def test_each_language_has_its_own_quotation_marks_and_they_are_whole(path, marks, chromium, address):
    page = chromium.new_page(base_url=f"{address}/")
    page.goto(path)
    quotes = page.locator(".lk-proofs__look blockquote")
    assert quotes.count()
    for quote in quotes.all():
        assert quote.evaluate("it => getComputedStyle(it).quotes") == marks
        assert quote.evaluate("it => parseFloat(getComputedStyle(it).paddingInlineEnd)") > 0
    page.close()
