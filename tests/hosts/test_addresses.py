"""Whatever address a site has, its pages lead to it; and where it has none, what is missing is told once."""

from __future__ import annotations

import re

import pytest

from .conftest import mkdocs

NEEDS = "site_url in mkdocs.yml is empty"


def built(folder, address):
    file = folder / "mkdocs.yml"
    text = file.read_text(encoding="utf-8") + (f"site_url: {address}\n" if address else "")
    file.write_text(text.replace("leerkring]", "leerkring: {language: en}]"), encoding="utf-8")
    done = mkdocs("build", "--strict", folder=folder)
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://ann.github.io/", "/"),
        ("https://ann.github.io", "/"),
        ("https://ann.github.io/portfolio/", "/portfolio/"),
        ("https://ann.gitlab.io/school/portfolio", "/school/portfolio/"),
    ],
)
def test_who_came_to_no_page_is_led_to_the_first(address, home, one_portfolio):
    said = built(one_portfolio, address)
    page = (one_portfolio / "site/404.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#][^"]*)"', page)
    assert links.count(home) == 2
    assert all(link.startswith(home) and "//" not in link for link in links)
    assert NEEDS not in said


def test_who_came_to_no_page_can_search_and_is_told_in_both_languages(one_portfolio):
    built(one_portfolio, "https://ann.github.io/portfolio/")
    page = (one_portfolio / "site/404.html").read_text(encoding="utf-8")
    assert 'data-index="/portfolio/search.json"' in page
    assert (one_portfolio / "site/search.json").exists()
    assert "This page is not there" in page
    assert "Deze pagina is er niet" in page


def test_without_an_address_it_is_told_once_what_is_missing(one_portfolio):
    said = built(one_portfolio, "")
    assert said.count(NEEDS) == 1
    assert not (one_portfolio / "site/feed.xml").exists()
    pages = [file.read_text(encoding="utf-8") for file in (one_portfolio / "site").rglob("*.html")]
    assert [page for page in pages if "lk-print__live" in page or "og:image" in page] == []
