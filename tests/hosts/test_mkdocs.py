"""The plugin in its host: what is published, what is not, and what is said."""

from __future__ import annotations

import filecmp
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from mkdocs.config import load_config

from generator.hosts.school_files import school_texts
from generator.hosts.theme import put_theme
from generator.places import THEME

from .conftest import LEERKRING, ROOT, TODAY, mkdocs, run


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def learner_files(site: Path) -> list[str]:
    """Whatever on a site comes from somebody's folder or tells of it."""
    names = {path.parent.name for path in ROOT.glob("portfolios/*/profile.md")}
    return [str(p.relative_to(site)) for p in site.rglob("*") if p.relative_to(site).parts[0] in names]


def test_a_site_of_one_portfolio_has_it_at_its_root(one_portfolio):
    built = mkdocs("build", "--strict", folder=one_portfolio)

    assert built.returncode == 0, built.stdout
    assert "Hello there." in (one_portfolio / "site/index.html").read_text()
    assert (one_portfolio / "site/recognise/index.html").exists()


def test_the_editor_is_on_no_site(one_portfolio):
    site = one_portfolio / "site"
    assert mkdocs("build", folder=one_portfolio).returncode == 0
    assert [file for file in site.rglob("*") if "editor" in file.name] == []
    assert (site / "assets/leerkring.css").is_file()


def test_a_portfolio_speaks_its_own_language(one_portfolio):
    mkdocs("build", folder=one_portfolio)

    page = (one_portfolio / "site/recognise/index.html").read_text()
    assert '<html lang="en"' in page
    assert "What have I learned, and where?" in page
    assert "Herkennen" not in page


def test_a_document_with_an_error_is_left_out_and_named(one_portfolio):
    cycle = one_portfolio / "portfolios/ann/cycles/1.md"
    cycle.write_text(cycle.read_text().replace("phase: value", "phase: valeu"))

    built = mkdocs("build", folder=one_portfolio)

    assert built.returncode == 0
    assert "portfolios/ann/cycles/1.md:6:8" in built.stdout
    assert not (one_portfolio / "site/cycle/index.html").exists()


def test_the_build_and_the_check_say_the_same(checkout):
    profile = checkout / "portfolios/grace/profile.md"
    profile.write_text(profile.read_text().replace("show_as: first-name", "show_as: nickname"))
    care = next((checkout / "portfolios/tomas/experiences").glob("*.md"))
    care.write_text(care.read_text().replace("title:", "titel:"))

    checked = run(LEERKRING, "check", folder=checkout)
    built = mkdocs("build", folder=checkout)
    strict = mkdocs("build", "--strict", folder=checkout)

    assert checked.returncode == 1
    report, _, withheld = checked.stdout.partition("\nNiet gepubliceerd: ")
    assert "grace/profile.md" in report
    assert "hanna (toestemming ingetrokken)" in withheld
    assert report.strip() in built.stdout
    assert report.strip() in strict.stdout
    assert withheld.strip() in built.stdout


def test_under_strict_an_error_stops_the_build_and_the_old_site_stays(one_portfolio):
    assert mkdocs("build", "--strict", folder=one_portfolio).returncode == 0
    before = (one_portfolio / "site/index.html").read_bytes()
    profile = one_portfolio / "portfolios/ann/profile.md"
    profile.write_text(profile.read_text().replace("language: en", "language: xx"))

    built = mkdocs("build", "--strict", folder=one_portfolio)

    assert built.returncode == 1
    assert "portfolios/ann/profile.md:5:11" in built.stdout
    assert (one_portfolio / "site/index.html").read_bytes() == before


def test_strict_stops_even_when_quiet(one_portfolio):
    profile = one_portfolio / "portfolios/ann/profile.md"
    profile.write_text(profile.read_text().replace("language: en", "language: xx"))

    assert mkdocs("build", "--strict", "--quiet", folder=one_portfolio).returncode == 1


def test_an_error_in_the_profile_leaves_out_the_portfolio(one_portfolio):
    profile = one_portfolio / "portfolios/ann/profile.md"
    profile.write_text(profile.read_text().replace("type: profile", "type profile"))

    mkdocs("build", folder=one_portfolio)

    assert not (one_portfolio / "site/index.html").exists()


@pytest.mark.parametrize(
    "change",
    [
        ("  - leerkring:\n      language: nl\n", ""),
        ("name: material", "name: readthedocs"),
        ("name: material", "name: nowhere"),
        ("      language: nl\n", "      language: nl\n      enabled: false\n"),
    ],
    ids=["plugin missing", "another theme", "unknown theme", "plugin switched off"],
)
def test_without_plugin_or_theme_no_learner_file_is_published(checkout, change):
    config = checkout / "mkdocs.yml"
    assert change[0] in config.read_text()
    config.write_text(config.read_text().replace(*change))

    mkdocs("build", folder=checkout)

    site = checkout / "site"
    assert learner_files(site) == []
    text = " ".join(page.read_text() for page in pages(site)) if site.exists() else ""
    assert "Tomas" not in text


def test_dirty_builds_are_refused(one_portfolio):
    assert mkdocs("build", "--dirty", folder=one_portfolio).returncode == 1


@pytest.mark.parametrize("name", ["learners.md", "LEARNERS.md"])
def test_a_page_of_the_school_may_not_take_a_generated_address(name, checkout):
    """Two addresses that differ in their letters are one on a Mac and on Windows."""
    (checkout / "portfolios" / name).write_text("# Mine\n\nOur own list.\n")

    built = mkdocs("build", folder=checkout)

    assert built.returncode == 0, built.stdout
    assert f"portfolios/{name}" in built.stdout
    assert "Our own list." not in "".join(page.read_text() for page in pages(checkout / "site"))


@pytest.mark.parametrize("name", ["recognise.md", "Recognise.md", "index.md"])
def test_on_a_site_of_ones_own_two_pages_with_one_address_stop_the_build(name, one_portfolio):
    (one_portfolio / "portfolios" / name).write_text("# Mine\n")

    built = mkdocs("build", folder=one_portfolio)

    assert built.returncode == 1
    assert name.partition(".")[0].lower() in built.stdout


def test_addresses_without_folders_are_refused(one_portfolio):
    with (one_portfolio / "mkdocs.yml").open("a") as config:
        config.write("use_directory_urls: false\n")

    built = mkdocs("build", folder=one_portfolio)

    assert built.returncode == 1
    assert "use_directory_urls" in built.stdout
    assert not (one_portfolio / "site").exists()


def test_a_fault_in_the_cohort_stops_the_build_without_strict(checkout):
    with (checkout / "portfolios/cohort.yml").open("a") as cohort:
        cohort.write("colour: red\n")

    built = mkdocs("build", folder=checkout)

    assert built.returncode == 1
    assert "cohort.yml" in built.stdout
    assert not (checkout / "site").exists()


def test_pages_of_the_school_stay_ordinary_pages(checkout):
    (checkout / "portfolios/visit.md").write_text("# Come & see\n\nBy tram.\n")

    built = mkdocs("build", "--strict", folder=checkout)

    assert built.returncode == 0, built.stdout
    assert "By tram." in (checkout / "site/visit/index.html").read_text()
    assert "Come &amp; see" in (checkout / "site/visit/index.html").read_text()
    assert "&amp;amp;" not in (checkout / "site/visit/index.html").read_text()


@pytest.mark.heavy
def test_properdocs_builds_the_same_pages(sample_site, tmp_path):
    built = mkdocs(
        "build", "--strict", "-f", "mkdocs.yml", "--site-dir", tmp_path / "site", host="properdocs"
    )

    assert built.returncode == 0, built.stdout
    for page in pages(sample_site):
        other = tmp_path / "site" / page.relative_to(sample_site)
        assert _without_generator(page) == _without_generator(other), page


def _without_generator(page: Path) -> str:
    return re.sub(r'<meta name="generator"[^>]*>', "", page.read_text())


def test_two_builds_have_the_same_bytes(sample_site, tmp_path):
    tomorrow = str(int(TODAY) + 86400)
    mkdocs(
        "build",
        "--site-dir",
        tmp_path / "site",
        PYTHONHASHSEED="7",
        TZ="Asia/Tokyo",
        SOURCE_DATE_EPOCH=tomorrow,
    )

    names = [str(p.relative_to(sample_site)) for p in sample_site.rglob("*") if p.is_file()]
    same, different, missing = filecmp.cmpfiles(sample_site, tmp_path / "site", names, shallow=False)
    assert (different, missing) == ([], [])
    assert len(same) > 100


class Addresses(HTMLParser):
    """What a page links to and loads."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids.update(filter(None, [values.get("id")]))
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        elif values.get("src") or (tag == "link" and values["rel"] not in {"canonical", "alternate"}):
            self.loads.append(values.get("src") or values["href"])


def test_every_link_arrives_and_nothing_is_loaded_from_elsewhere(sample_site):
    dead, foreign = [], []
    for page in pages(sample_site):
        parser = Addresses()
        parser.feed(page.read_text())
        here = "/" + page.relative_to(sample_site).as_posix()
        foreign += [(here, load) for load in parser.loads if urlsplit(load).netloc]
        for link in [*parser.links, *parser.loads]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = sample_site / unquote(urlsplit(urljoin(here, link)).path).lstrip("/")
            if not (target.is_file() or (target / "index.html").is_file()):
                dead.append((here, link))
    assert foreign == []
    assert dead == []


def test_each_system_of_the_model_has_its_page(sample_site):
    rows = [line for line in (ROOT / "docs/systems.md").read_text().splitlines() if line.startswith("| S")]
    assert len(rows) == 17
    for row in rows:
        for address in re.findall(r"`([a-z0-9/]+/)`", row):
            assert (sample_site / address / "index.html").is_file(), row


def test_nobody_without_consent_is_on_the_site(sample_site):
    assert not (sample_site / "hanna").exists()
    assert not (sample_site / "pieter").exists()
    text = " ".join(page.read_text() for page in pages(sample_site))
    assert "hanna" not in text.lower()
    assert "pieter" not in text.lower()


def test_private_documents_are_nowhere(sample_site):
    hidden = [
        path
        for path in (ROOT / "portfolios").rglob("*.md")
        if "visibility: private" in path.read_text() and path.parts[-3] not in {"hanna", "pieter"}
    ]
    text = " ".join(
        p.read_text(errors="ignore") for p in sample_site.rglob("*") if p.suffix in {".html", ".json", ".xml"}
    )
    assert hidden
    for path in hidden:
        title = re.search(r"^title: [\"']?(.*?)[\"']?$", path.read_text(), re.MULTILINE)[1]
        assert title not in text, path


def test_text_of_authors_is_never_markup(one_portfolio):
    evil = '<b>&"</b><script>x</script>'
    profile = one_portfolio / "portfolios/ann/profile.md"
    profile.write_text(
        profile.read_text()
        .replace(
            "name: Ann de Vries", f"name: '{evil}'\nshow_as: full\nheadline: '{evil}'\nambition: '{evil}'"
        )
        .replace("title: Portfolio of Ann", f"title: '{evil}'")
    )
    cycle = one_portfolio / "portfolios/ann/cycles/1.md"
    cycle.write_text(
        cycle.read_text().replace("First round", f"'{evil}'").replace("start:", f"focus: '{evil}'\nstart:")
    )

    built = mkdocs("build", "--strict", folder=one_portfolio)

    assert built.returncode == 0, built.stdout
    for page in pages(one_portfolio / "site"):
        assert "<script>x" not in page.read_text(), page
        assert '<b>&"' not in page.read_text(), page


def test_linked_data_cannot_leave_their_place(sample_site):
    text = (sample_site / "amina/index.html").read_text(encoding="utf-8")
    start = text.index('<script type="application/ld+json">')
    inside = text[start:].partition(">")[2].partition("</script>")[0]
    assert json.loads(inside)["mainEntity"]["@type"] == "Person"
    assert "<" not in inside


def test_a_link_to_a_portfolio_has_a_picture_and_a_feed(sample_site):
    text = (sample_site / "amina/evidence/index.html").read_text(encoding="utf-8")
    assert '<meta property="og:image" content="https://leerkring.example/amina/card.png">' in text
    assert (sample_site / "amina/card.png").is_file()
    assert 'type="application/atom+xml"' in text
    assert (sample_site / "amina/feed.xml").is_file()


def test_the_sitemap_has_every_public_page_and_no_day_of_the_build(sample_site):
    root = ET.fromstring((sample_site / "sitemap.xml").read_text(encoding="utf-8"))  # noqa: S314  # our own
    listed = {url[0].text for url in root}
    pages = {file.parent.relative_to(sample_site).as_posix() for file in sample_site.rglob("index.html")}
    assert listed == {f"https://leerkring.example/{'' if page == '.' else f'{page}/'}" for page in pages}
    assert "2026-11-23" not in {entry.text for url in root for entry in url}


def test_what_is_hidden_in_a_theme_is_not_even_listed(tmp_path):
    """Material has 14,000 icons in such a folder, and MkDocs takes none of them."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path))
    before = set(config.theme.get_env().list_templates())
    put_theme(config)
    after = config.theme.get_env().list_templates()
    ours = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*") if path.is_file()}
    hidden = {path for path in before if any(step.startswith(".") for step in path.split("/"))}
    assert hidden
    assert after == sorted(before - hidden | ours)


def test_settings_with_tags_of_the_host_are_read_as_it_reads_them(tmp_path):
    """Numbers are the school's texts, too; what plugins are told is not."""
    (tmp_path / "portfolios").mkdir()
    file = tmp_path / "mkdocs.yml"
    file.write_text(
        "site_name: !ENV [NOBODY_SETS_THIS, Kade]\n"
        "docs_dir: portfolios\n"
        "theme: {name: material, font: false}\n"
        "extra: {desk: 31201234567}\n"
        "markdown_extensions: [pymdownx.snippets: {base_path: [!relative $config_dir]}]\n"
        "plugins: [leerkring: {audience: cohort}]\n"
    )
    texts = set(school_texts(load_config(str(file), site_dir=str(tmp_path / "site"))))
    assert texts >= {"Kade", "31201234567"}
    assert "cohort" not in texts
