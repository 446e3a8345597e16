"""What one learner writes, by mistake or not, keeps nobody else's pages off the site."""

from __future__ import annotations

import shutil

import pytest

from tests.leaks import NOTE, hidden, leak, shown

from .conftest import mkdocs


@pytest.fixture
def cohort(one_portfolio):
    """Ann, Ben and Mal, who writes what is tried here."""
    docs = one_portfolio / "portfolios"
    (docs / "cohort.yml").write_text("type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    for name in ("ben", "mal"):
        shutil.copytree(docs / "ann", docs / name)
    (docs / "mal/evidence").mkdir()
    (docs / "about.md").write_text("# About us\n\nEverybody is welcome here on Monday morning.\n")
    (docs / "assets").mkdir()
    (docs / "assets/rules.txt").write_text("Nobody has to show what they do not want to show.\n")
    return one_portfolio


TRIES = {
    "a private date that others' pages show": NOTE.format(
        title="A", seen="private", prose="(January 2025 – now)"
    ),
    "a private text of the interface": NOTE.format(
        title="viewport", seen="private", prose="x (alt: button) x"
    ),
    "a number in entities": shown("06&#45;12345678"),
    "a number half in bold": shown("06-12**34**5678"),
    "an escaped address": shown("jan\\@voorbeeld.nl"),
    "a saved web page": "<!doctype html><meta name=viewport content='width=device-width'><p>Hello there.",
    "what another's page says": hidden("A", "Class Ann Ben Mal Learners"),
    "words of standards": hidden("schemas", "urlset xmlns loc lastmod sitemaps.org viewport charset"),
    "a word of a standard as a title": hidden("urlset", "x"),
    "what the school writes on a page": hidden("About us", "Everybody is welcome here on Monday morning."),
    "what the school has in a file": hidden("rules.txt", "Nobody has to show what they do not want to show."),
    "a title of the school's": hidden("Class", "about us, Class, Kade, Learners"),
    "the settings": hidden("site_name", "plugins: - leerkring use_directory_urls true docs_dir portfolios"),
    "what the program says on every page": hidden("Skip to content", "Page not found. Portfolio. Learners."),
    "addresses of the site": hidden("leerkring.css", "assets/leerkring.css sitemap.xml index.html 404.html"),
    "half a number that meets another half": shown("x").replace("title: A", "title: Call 06 12 34 5"),
}


@pytest.mark.parametrize("what", TRIES)
def test_the_others_are_published_whatever_one_writes(what, cohort):
    (cohort / "portfolios/mal/evidence/x.md").write_text(TRIES[what], encoding="utf-8")
    built = mkdocs("build", folder=cohort)
    assert built.returncode == 0, built.stdout
    assert (cohort / "site/ann/index.html").exists()
    assert (cohort / "site/ben/index.html").exists()
    text = " ".join(page.read_text() for page in (cohort / "site").rglob("*.html"))
    assert "12345678" not in text
    assert "@voorbeeld" not in text


def test_who_is_left_out_is_named_and_without_the_others_nothing_changes(cohort):
    shutil.copytree(cohort, cohort / "without")
    shutil.rmtree(cohort / "without/portfolios/mal")
    leak(cohort / "portfolios/mal")
    built = mkdocs("build", folder=cohort)
    assert "mal" in built.stdout
    assert not (cohort / "site/mal").exists()
    assert mkdocs("build", folder=cohort / "without").returncode == 0
    assert (cohort / "site/files.sha256").read_text() == (cohort / "without/site/files.sha256").read_text()


def test_under_strict_it_stops_and_the_old_site_stays(cohort):
    assert mkdocs("build", folder=cohort).returncode == 0
    before = (cohort / "site/files.sha256").read_bytes()
    leak(cohort / "portfolios/mal")
    assert mkdocs("build", "--strict", folder=cohort).returncode == 1
    assert (cohort / "site/files.sha256").read_bytes() == before


def test_a_folder_of_links_to_itself_is_not_walked(cohort):
    for name in ("a", "b"):
        (cohort / "portfolios/mal" / name).symlink_to(".")
    (cohort / "portfolios/zed").symlink_to("/usr")
    (cohort / "portfolios/secret.md").symlink_to("/etc/hostname")
    built = mkdocs("build", folder=cohort)
    assert built.returncode == 0, built.stdout
    assert not (cohort / "site/secret").exists()
    assert (cohort / "site/ann/index.html").exists()


@pytest.mark.parametrize("place", ["loose.md", "assets/loose.md"])
def test_a_document_saved_a_folder_too_high_is_on_no_page_and_makes_nothing_public(place, cohort):
    """Nor does it make the same text public that stands where it should."""
    note = hidden("Burnout and after?", "I could not sleep any more in March.")
    for path in (place, "mal/evidence/x.md"):
        (cohort / "portfolios" / path).parent.mkdir(exist_ok=True)
        (cohort / "portfolios" / path).write_text(note, encoding="utf-8")
    (cohort / "portfolios/about.md").write_text("# About us\n", encoding="utf-8")
    built = mkdocs("build", folder=cohort)
    assert built.returncode == 0, built.stdout
    assert f"portfolios/{place}" in built.stdout
    files = b"".join(path.read_bytes() for path in (cohort / "site").rglob("*") if path.is_file())
    assert b"About us" in files
    assert b"could not sleep" not in files
    assert b"Burnout" not in files
    assert mkdocs("build", "--strict", folder=cohort).returncode != 0


def test_what_is_only_remarked_of_the_schools_own_stops_nothing(cohort):
    file = cohort / "portfolios/cohort.yml"
    file.write_text(file.read_text().replace("title: Class", "title: Class <b>one</b>"), encoding="utf-8")
    built = mkdocs("build", folder=cohort)
    assert built.returncode == 0, built.stdout
    assert "portfolios/cohort.yml:2:8: " in built.stdout
    assert (cohort / "site/ann/index.html").exists()


@pytest.mark.parametrize(
    ("arguments", "settings", "told"),
    [
        ((), "plugins: [search, {leerkring: {language: nl}}]\ntheme: {name: mkdocs}\n", "staat mkdocs."),
        (("--strict",), "plugins: [search, {leerkring: {language: nl}}]\n", "fout: "),
    ],
)
def test_a_build_that_stops_says_why_in_the_authors_language_and_nothing_of_mkdocs(
    arguments, settings, told, one_portfolio
):
    (one_portfolio / "portfolios/ann/goals").mkdir()
    (one_portfolio / "portfolios/ann/goals/x.md").write_text("---\ntype: goal\n---\n", encoding="utf-8")
    config = one_portfolio / "mkdocs.yml"
    others = [line for line in config.read_text().splitlines() if not line.startswith("plugins")]
    kept = [line for line in others if "theme" not in settings or not line.startswith("theme")]
    config.write_text("\n".join([*kept, settings]), encoding="utf-8")
    built = mkdocs("build", *arguments, folder=one_portfolio, host="generator")
    assert built.returncode == 1
    assert told in built.stdout
    assert "Abort" not in built.stdout
