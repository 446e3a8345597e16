"""What is not there yet is told to its author alone."""

from __future__ import annotations

import pytest

from generator.places import THEME
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import ann

UNSEEN = {"en": "You can still look for proof of these", "nl": "Hier kun je nog bewijs bij zoeken"}


def pages(portfolio, site, *, preview):
    html = Html(PageShell((str(THEME),), "Kring"))
    made = portfolio_pages(portfolio, site.frameworks, root="", preview=preview)
    return {page.address: html.page(page) for page in made.pages}


@pytest.mark.parametrize("preview", [True, False])
def test_only_the_author_sees_what_nothing_shows_yet(tmp_path, preview):
    for address, html in pages(*ann(tmp_path), preview=preview).items():
        assert (UNSEEN["en"] in html) is (preview and address.endswith(("recognise/", "print/"))), address
