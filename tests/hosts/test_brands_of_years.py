"""Several cohorts, one of them in the archive: each year keeps its own logo, colours, face and foot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.cohorts import change, content, dead_links, site, write

from .conftest import LEERKRING, mkdocs, run

BRANDS = {
    "2024": ("Quay School", "#0b5d2a", "atkinson", "Open on Tuesday.", (20, 90, 40)),
    "2025": ("Harbour School", "#7a1f5c", "bitter", "Open on Friday.", (120, 30, 90)),
}
_BRAND = """\
brand:
  logo: logo.png
  colour: "{colour}"
  face: {face}
  foot: {foot}
  links: [{{title: Privacy, url: "https://{year}.example/privacy"}}]
"""


def branded(folder: Path) -> Path:
    site(folder)
    for year, (school, colour, face, foot, shade) in BRANDS.items():
        docs = folder / "portfolios" / year
        change(docs / "cohort.yml", "school: Kade", f"school: {school}")
        text = (docs / "cohort.yml").read_text(encoding="utf-8")
        write(docs / "cohort.yml", text + _BRAND.format(colour=colour, face=face, foot=foot, year=year))
        Image.new("RGB", (300, 100), shade).save(docs / "logo.png")
    return folder


@pytest.fixture(scope="module")
def years(tmp_path_factory):
    """The site with 2024 in the archive; then 2025 takes another brand, and all is built again."""
    folder = branded(tmp_path_factory.mktemp("years"))
    said = run(LEERKRING, "archive", "2024", folder=folder)
    assert said.returncode == 0, said.stdout
    before = content(folder / "site/2024")
    change(folder / "portfolios/2025/cohort.yml", "Open on Friday.", "Open on Monday.")
    again = mkdocs("build", "--strict", folder=folder)
    assert again.returncode == 0, again.stdout
    assert "From the archive: 2024." in again.stdout
    return folder / "site", before


def test_each_page_has_the_brand_of_its_year_and_nothing_of_another(years):
    built, _ = years
    foots = {"2024": "Open on Tuesday.", "2025": "Open on Monday."}
    for year, (school, _, face, _, _) in BRANDS.items():
        (other,) = BRANDS.keys() - {year}
        pages = sorted((built / year).rglob("*.html"))
        assert len(pages) > 20
        for page in pages:
            text = page.read_text(encoding="utf-8")
            assert foots[year] in text, page
            assert foots[other] not in text, page
            assert f"https://{year}.example/privacy" in text, page
            assert f"{other}.example" not in text, page
            assert f"{face}-latin.woff2" in text, page
            assert f"{BRANDS[other][2]}-latin" not in text, page
            assert school in text, page
            assert BRANDS[other][0] not in text, page
            assert text.count('class="lk-logo ') == 1, page


def test_what_a_brand_needs_lies_below_its_own_year(years):
    built, _ = years
    for year, (_, colour, face, _, _) in BRANDS.items():
        (other,) = BRANDS.keys() - {year}
        style = (built / year / "assets/brand.css").read_text(encoding="utf-8")
        assert colour in style
        assert BRANDS[other][1] not in style
        assert f"{BRANDS[other][2]}-latin" not in style
        assert (built / year / f"assets/faces/{face}-latin.woff2").is_file()
        page = (built / year / "index.html").read_text(encoding="utf-8")
        (logo,) = re.findall(r'<img class="lk-logo[^>]* src="([^"]+)"', page)
        assert not logo.startswith("..")
        assert (built / year / logo).is_file()
    assert dead_links(built) == []


def test_the_archive_has_its_bytes_and_the_front_page_no_year_s_brand(years):
    built, before = years
    assert content(built / "2024") == before
    front = (built / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"Open on|lk-logo|brand\.css|\.example/privacy", front)
    assert "Harbour School" in front
    assert "Quay School" in front
