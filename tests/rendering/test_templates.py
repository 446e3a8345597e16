"""Templates are compiled so that a page costs less; what they make is what Jinja makes of them."""

from __future__ import annotations

import os
import pickle
import sys

import jinja2
import pytest
from jinja2.bccache import bc_magic

from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering import templates
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.rendering.templates import Templates
from tests.publications import publication
from tests.sites import site_pages
from tests.test_golden_overviews import DAY, ROOT

SHELL = PageShell((str(THEME),), "Kring", "https://kring.example/", "nl", "<b>©</b>", (("Over", "about/"),))


def made():
    html = Html(SHELL)
    site = publication(read_site(ROOT / "portfolios").site, "public", DAY).site
    return {page.address: html.page(page) for pages in site_pages(site) for page in pages.pages}


def test_every_page_of_the_samples_is_what_jinja_makes_of_it(monkeypatch):
    """What templates say is looked up for every page, and what they ask a mapping for in every way."""
    ours = made()
    monkeypatch.setattr(templates, "_compiled", lambda _: None)
    monkeypatch.setattr(Templates, "getattr", jinja2.Environment.getattr)
    monkeypatch.setattr(Templates, "_parse", jinja2.Environment._parse)
    assert len(ours) > 200
    assert made() == ours


def rendered(template: str, **view: object) -> str:
    return Templates((), "nl").from_string(template).render(view=view)


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


# What is compiled once ---------------------------------------------------------------------------


@pytest.fixture
def got(tmp_path, monkeypatch):
    """Render a template as a process does that has just begun, and tell how many it compiled."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    counted = []
    real = Templates._generate
    monkeypatch.setattr(Templates, "_generate", lambda *it, **more: counted.append(it) or real(*it, **more))
    folder = tmp_path / "theme"

    def got(source, language="nl", to=folder):
        to.mkdir(exist_ok=True)
        (to / "page.html").write_text(source, encoding="utf-8")
        counted.clear()
        return Templates((str(to),), language).get_template("page.html").render(), len(counted)

    return got


def test_what_another_process_has_compiled_is_used(got, tmp_path):
    assert got("Hallo") == ("Hallo", 1)
    assert got("Hallo") == ("Hallo", 0)
    assert got("Hallo", to=tmp_path / "elsewhere") == ("Hallo", 0)


def test_what_became_other_is_compiled_anew(got):
    got("{{ _('Languages') }}")
    assert got("{{ _('Languages') }}!") == ("Talen!", 1)
    assert got("{{ _('Languages') }}!", language="en") == ("Languages!", 1)


def test_another_version_of_jinja_compiles_its_own(got, monkeypatch):
    got("Hallo")
    monkeypatch.setattr(templates, "version", lambda _: "another")
    assert got("Hallo") == ("Hallo", 1)


@pytest.mark.parametrize("kept", [b"", b"x", bc_magic, bc_magic + b"x" * 99, bc_magic + pickle.dumps("x")])
def test_what_is_damaged_is_compiled_anew(got, tmp_path, kept):
    got("Hallo")
    (file,) = tmp_path.glob("_jinja2-cache-*/*.cache")
    whole = file.read_bytes()
    file.write_bytes(kept)
    assert got("Hallo") == ("Hallo", 1)
    file.write_bytes(whole[: len(whole) // 2])
    assert got("Hallo") == ("Hallo", 1)
    assert got("Hallo") == ("Hallo", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="there the folder of temporary files is the user's own")
def test_what_lies_where_others_can_write_is_not_used(got, tmp_path, monkeypatch):
    folder = tmp_path / f"_jinja2-cache-{os.getuid()}"
    folder.mkdir()
    folder.chmod(0o777)
    monkeypatch.setattr("os.chmod", lambda *_: None)
    assert got("Hallo") == ("Hallo", 1)
    assert got("Hallo") == ("Hallo", 1)
    assert not list(tmp_path.glob("_jinja2-cache-*/*"))


def test_a_full_disk_is_no_matter(got, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    assert got("Hallo") == ("Hallo", 1)


def verdict(**given):
    """What a page says of a certificate that is verified but for what is given."""
    fine = {
        "integrity": "unchanged",
        "binding": "issuer",
        "known": "listed",
        "time": "in-time",
        "withdrawn": "good",
        "given": "yes",
        "verified": True,
        "issuer": "Kade",
        "listed": {"text": "1 May"},
        "digest": "0" * 64,
        "inside": [],
    }
    put = "{% import 'portfolio/parts/credential.html' as c with context %}{{ c.block(view, '', 2) }}"
    return Templates((str(THEME),), "nl").from_string(put).render(view=fine | given)


def test_only_an_answer_that_is_known_has_the_mark_of_a_yes():
    """Nobody can know whether a certificate was withdrawn of which its issuer keeps no list."""
    listed, unlisted = verdict(), verdict(withdrawn="none")
    assert listed.count("lk-verdict__line--yes") == 6
    assert unlisted.count("lk-verdict__line--yes") == 5
    assert unlisted.count("lk-verdict__line--unknown") == 1
    assert "lk-sure" in listed
    assert ("in orde" in listed, "in orde" in unlisted) == (True, False)
