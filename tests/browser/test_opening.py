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
