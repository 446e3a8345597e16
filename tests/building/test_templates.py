"""Templates are compiled so that a page costs less; what they make is what Jinja makes of them."""

from __future__ import annotations

import jinja2
import pytest
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from generator.building.html import Frame, Html
from generator.building.templates import Templates, said
from generator.gate import publication
from generator.languages import words
from generator.places import THEME
from generator.reading.read import read_site
from tests.sites import site_pages
from tests.test_golden_overviews import DAY, ROOT

FRAME = Frame((str(THEME),), "Kring", "https://kring.example/", "nl", "<b>©</b>", (("Over", "about/"),))


def made():
    html = Html(FRAME)
    site = publication(read_site(ROOT / "portfolios").site, "public", DAY).site
    return {page.address: html.page(page) for pages in site_pages(site) for page in pages.pages}


def test_every_page_of_the_samples_is_what_jinja_makes_of_it(monkeypatch):
    """Left to its own compiler, and what templates say looked up for every page."""
    ours = made()
    monkeypatch.setattr(Templates, "code_generator_class", CodeGenerator)
    monkeypatch.setattr(Templates, "_parse", jinja2.Environment._parse)
    assert len(ours) > 200
    assert made() == ours


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<b>", "&lt;b&gt;"),
        ('"it\'s"', "&#34;it&#39;s&#34;"),
        (Markup("<b>"), "<b>"),
        (12, "12"),
        (None, "None"),
        (jinja2.Undefined(), ""),
    ],
)
def test_a_value_is_said_as_html(value, text):
    assert str(said(value)) == text


class Shouted(str):
    __slots__ = ()

    def __html__(self) -> str:
        return "<b>!</b>"


def test_what_is_a_text_and_knows_its_html_says_that():
    assert str(said(Shouted("!"))) == "<b>!</b>"


def rendered(template: str, **view: object) -> str:
    return Templates((), words("nl")).from_string(template).render(view=view)


def test_what_comes_from_an_author_is_escaped_wherever_it_stands():
    text = "<script>"
    for template in (
        "{{ view.text }}",
        "{{ view['text'] }}",
        "{% macro say(it) %}{{ it }}{% endmacro %}{{ say(view.text) }}",
        "{% macro say() %}{{ caller() }}{% endmacro %}{% call say() %}{{ view.text }}{% endcall %}",
        "{% for it in view.texts %}{{ it }}{% endfor %}",
        "{% set it = view.text %}{{ it }}",
        "{% with it = view.text %}{{ it ~ '' }}{% endwith %}",
        "{{ view.text if view.text else '' }}",
        "{{ view.format.format(it=view.text) }}",
    ):
        assert rendered(template, text=text, texts=[text], format="{it}") == "&lt;script&gt;", template


def test_an_entry_that_is_not_there_is_none_that_python_has():
    assert rendered("{{ view.nothing }}{{ view.nothing is defined }}") == "False"
    assert rendered("{{ view.items }}", items="mine") == "mine"
    assert rendered("{{ view.a.b.c }}", a={"b": {"c": 1}}) == "1"
    with pytest.raises(jinja2.UndefinedError):
        rendered("{{ view.nothing.more }}")
    with pytest.raises(jinja2.UndefinedError):
        rendered("{{ nothing() }}")
