"""Page, second and heading end up in an address that a browser, and the site it leads to, understand."""

from __future__ import annotations

import pytest

from generator.model import Fragment
from generator.writing.fragments import clock, host_of, pointed
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import ann
from tests.writing.test_levels import html_of, text_of


@pytest.mark.parametrize(
    ("url", "fragment", "address"),
    [
        ("https://a.example/film.mp4", {"second": 83}, "https://a.example/film.mp4#t=83"),
        ("https://a.example/film.mp4", {"second": 0}, "https://a.example/film.mp4"),
        ("https://a.example/plan.pdf", {"page": 3}, "https://a.example/plan.pdf#page=3"),
        ("https://a.example/plan.pdf#zoom=90", {"page": 3}, "https://a.example/plan.pdf#zoom=90&page=3"),
        ("https://a.example/page?x=1", {"anchor": "day two"}, "https://a.example/page?x=1#day%20two"),
        ("https://a.example/page", {"anchor": "#day"}, "https://a.example/page#day"),
        ("https://a.example/page#day", {"page": 3}, "https://a.example/page#page=3"),
        ("https://a.example/page#", {"page": 3}, "https://a.example/page#page=3"),
        ("https://www.youtube.com/watch?v=ab_c", {"second": 83}, "https://www.youtube.com/watch?v=ab_c&t=83"),
        ("https://youtu.be/ab_c?t=5", {"second": 83}, "https://youtu.be/ab_c?t=83"),
        ("https://www.youtube.com/embed/ab_c", {"second": 83}, "https://www.youtube.com/embed/ab_c?start=83"),
        ("https://vimeo.com/123", {"second": 83}, "https://vimeo.com/123#t=83s"),
        ("http://[", {"second": 83}, "http://[#t=83"),
        ("https://notyoutube.com/watch?v=a", {"second": 83}, "https://notyoutube.com/watch?v=a#t=83"),
    ],
)
def test_a_place_is_part_of_the_address(url, fragment, address):
    assert pointed(url, Fragment(**fragment)) == address
    assert pointed(url, None) == url


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Linde.example/a?b=https://other.example", "linde.example"),
        ("https://linde.example:8080/a", "linde.example"),
        ("https://bank.example:x@linde.example/", "linde.example"),
        ("https://bank.example@linde.example", "linde.example"),
        ("https://linde.example/@bank.example", "linde.example"),
        ("https://linde.example#@bank.example", "linde.example"),
    ],
)
def test_whose_address_it_is_cannot_be_feigned(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(("second", "time"), [(7, "0:07"), (83, "1:23"), (600, "10:00"), (3683, "1:01:23")])
def test_a_second_is_said_as_a_clock_says_it(second, time):
    assert clock(second) == time


@pytest.mark.parametrize(
    ("more", "address", "said"),
    [
        ("media: video\nfragment: {second: 83}\ntranscript: I cook.\n", "#t=83", "from 1:23"),
        ("media: link\nfragment: {page: 3}\n", "#page=3", "page 3"),
        ("media: link\nfragment: {anchor: day}\n", "#day", "Look at "),
    ],
)
def test_the_page_of_a_piece_leads_to_the_place_and_says_it(more, address, said, tmp_path):
    text = f"type: evidence\ntitle: x\ndate: 2025\nurl: https://a.example/x\n{more}"
    portfolio, site = ann(tmp_path, evidence__a=text)
    pages = html_of(portfolio_pages(portfolio, site.frameworks, root="").pages)
    for where in ("evidence/a/", "print/"):
        assert f'href="https://a.example/x{address}"' in pages[where]
        assert said in text_of(pages[where])
