"""A school's look on its site: name, logo, colours, face and foot; what mkdocs.yml says is used or told."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from generator.hosts.school_look import school_look
from tests.hosts.conftest import mkdocs

COHORT = """\
type: cohort
title: The class of 2026
school: Harbour School
languages: [en]
smallest_group: 2
"""
BRAND = """\
brand:
  logo: sign.png
  logo_dark: night.png
  colour: "#0B5D2A"
  accent: "#b45309"
  face: atkinson
  foot: Open on Tuesday.
  links: [{title: Privacy, url: "https://harbour.example/privacy"}]
"""


def with_cohort(folder: Path, more: str = "") -> Path:
    docs = folder / "portfolios"
    (docs / "cohort.yml").write_text(COHORT + more, encoding="utf-8")
    for name, shade in (("sign.png", 20), ("night.png", 240)):
        Image.new("RGB", (300, 100), (shade, shade, shade)).save(docs / name)
    return docs


def built(folder: Path, name: str = "site") -> tuple[Path, str]:
    site = folder / name
    made = mkdocs("build", "--site-dir", site, folder=folder)
    assert made.returncode == 0, made.stdout
    return site, made.stdout


def page(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_a_school_s_brand_is_on_every_page_and_the_same_each_time(one_portfolio):
    with_cohort(one_portfolio, BRAND)
    site, _ = built(one_portfolio)
    for path in ("index.html", "ann/index.html", "ann/competences/index.html", "404.html"):
        text = page(site, path)
        assert "Harbour School" in text
        assert "assets/brand.css" in text
        assert "atkinson-latin.woff2" in text
        assert "Open on Tuesday." in text
        assert "https://harbour.example/privacy" in text
        assert text.count('class="lk-logo lk-logo--') == 2
    style = page(site, "assets/brand.css")
    assert "light-dark(#0b5d2a," in style
    assert "--lk-accent: light-dark(#b45309," in style
    faces = {path.name for path in (site / "assets/faces").iterdir()}
    assert {"atkinson-latin.woff2", "serif-latin.woff2", "OFL.txt"} <= faces
    assert "bitter-latin.woff2" not in faces
    assert not list(site.rglob("sign.png")), "a logo is published as it comes out of the media room"
    again, _ = built(one_portfolio, "again")
    assert digests(site) == digests(again)


def test_without_a_brand_the_school_is_named_and_nothing_else_changes(one_portfolio):
    with_cohort(one_portfolio)
    site, _ = built(one_portfolio)
    assert "<title>Ann · Harbour School</title>" in page(site, "ann/index.html")
    assert not (site / "assets/brand.css").exists()


def test_a_drawing_that_can_hold_a_program_is_no_logo(one_portfolio):
    docs = with_cohort(one_portfolio, "brand: {logo: sign.svg}\n")
    (docs / "sign.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    made = mkdocs("build", "--site-dir", one_portfolio / "site", folder=one_portfolio)
    assert made.returncode != 0
    assert "sign.svg" in made.stdout


def test_files_of_the_school_s_own_are_used_and_the_rest_is_told(one_portfolio):
    docs = with_cohort(one_portfolio)
    assets = docs / "assets"
    assets.mkdir()
    (assets / "school.css").write_text("h1 { color: #123456; }", encoding="utf-8")
    (assets / "fonts.css").write_text('@import "https://fonts.example/a.css";', encoding="utf-8")
    (assets / "tab.png").write_bytes((docs / "sign.png").read_bytes())
    config = one_portfolio / "mkdocs.yml"
    theme = "theme: {name: material, font: {text: Lato}, palette: {primary: teal}, favicon: assets/tab.png}"
    text = config.read_text(encoding="utf-8").replace("theme: {name: material, font: false}", theme)
    styles = "extra_css: [assets/school.css, assets/fonts.css, 'https://x.example/a.css']\n"
    config.write_text(f"{text}{styles}extra_javascript: [a.js]\n", encoding="utf-8")

    site, said = built(one_portfolio)

    for path in ("index.html", "ann/index.html"):
        assert "assets/school.css" in page(site, path)
        assert 'assets/tab.png"' in page(site, path)
        assert not any(word in page(site, path) for word in ("fonts.css", "x.example", "a.js", "teal"))
    for code, many in (("setting-not-followed", 3), ("style-asks-others", 1), ("not-a-file-of-yours", 1)):
        assert said.count(f"explain {code}") == many, said


class Config:
    def __init__(self, extra_css=(), extra_javascript=(), theme=None):
        self.extra_css, self.extra_javascript, self.theme = extra_css, extra_javascript, theme or {}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"extra_css": ["assets/../cohort.css"]}, "not-a-file-of-yours"),
        ({"extra_css": ["/assets/a.css"]}, "not-a-file-of-yours"),
        ({"extra_css": ["assets/a.png"]}, "not-a-file-of-yours"),
        ({"theme": {"logo": "https://x.example/a.png"}}, "not-a-file-of-yours"),
        ({"extra_css": ["assets/far.css"]}, "style-asks-others"),
        ({"theme": {"palette": {"primary": "teal"}}}, "setting-not-followed"),
        ({"extra_javascript": ["a.js"]}, "setting-not-followed"),
    ],
)
def test_what_no_page_follows_has_a_code(tmp_path, said, code):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.png").write_bytes(b"")
    (tmp_path / "assets/far.css").write_text("a { background: URL( //x.example/a.png ) }", encoding="utf-8")
    (tmp_path / "cohort.css").write_text("", encoding="utf-8")
    found = school_look(Config(**said), tmp_path)
    assert [it.code for it in found.problems] == [code]
    assert (found.styles, found.logo) == ((), "")
