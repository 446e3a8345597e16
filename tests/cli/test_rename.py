"""``leerkring rename``: what changes, and why nothing does."""

import re

import pytest

from tests.cli.command import run, write


@pytest.fixture
def cohort(tmp_path):
    """A site of Sanne, whose folder tells her name, and Bram."""
    run("new", "--cohort", "--name", "Sanne de Vries")
    run("new", "portfolio", "Bram Bakker")
    (tmp_path / "portfolios/sanne").rename(tmp_path / "portfolios/sanne-de-vries")
    listed = tmp_path / "portfolios/learners.yml"
    write(listed, listed.read_text(encoding="utf-8").replace("folder: sanne,", "folder: sanne-de-vries,"))
    write(tmp_path / "CODEOWNERS", "* @school/staff\n/portfolios/sanne-de-vries/ @sanne\n")
    return tmp_path


def test_rename_tells_what_changed_and_that_the_old_addresses_are_gone(cohort):
    told = run("--lang", "en", "rename", "sanne-de-vries")
    assert told.exit_code == 0
    assert told.stdout == (
        "portfolios/sanne\n"
        "CODEOWNERS:2: names the new folder now\n"
        "portfolios/learners.yml:5: names the new folder now\n"
    )
    assert told.stderr.startswith(
        "sanne-de-vries/ becomes sanne/, with every page below it. After the next build"
    )
    assert (cohort / "portfolios/sanne/profile.md").exists()


def test_rename_tells_whole_addresses_where_the_site_has_one(cohort):
    settings = cohort / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    write(settings, re.sub("^site_url:.*$", "site_url: https://kade.example/", text, flags=re.MULTILINE))
    told = run("rename", "sanne-de-vries", "kim").stderr
    assert told.startswith(
        "https://kade.example/sanne-de-vries/ wordt https://kade.example/kim/, met elke bladzijde"
    )


def test_what_rename_leaves_is_told_and_gives_an_exit_code(cohort):
    write(cohort / "portfolios/index.md", "# Klas\n\n[Sanne](sanne-de-vries/)\n")
    told = run("rename", "sanne-de-vries")
    assert "portfolios/index.md:3: noemt misschien de oude map; kijk er zelf naar\n" in told.stdout
    assert told.stderr.endswith("Sommige plaatsen moet je zelf veranderen; ze staan hierboven.\n")
    assert told.exit_code == 1


def test_the_folder_of_the_only_portfolio_of_a_site_is_in_no_address(site):
    told = run("rename", "sanne", "kim")
    assert told.stderr == "Er verandert geen adres, want dit portfolio is de hele site.\n"
    assert (site / "portfolios/kim/profile.md").exists()


def test_an_archive_with_the_old_addresses_is_named(docs):
    write(docs / "2025/cohort.yml", "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [nl]\n")
    (docs / "amina").rename(docs / "2025/yusuf")
    write(docs.parent / "archive/2025.zip", "")
    told = run("rename", "yusuf", "--docs", str(docs))
    assert told.stdout.startswith("docs/2025/amina\narchive/2025.zip: de oude adressen staan erin;")
    assert told.stderr.startswith("2025/yusuf/ wordt 2025/amina/, ")


RENAMED_WRONG = {
    ("sanne-de-vries", "bram"): "bram is al in gebruik, of staat op een lijst van de school bij iemand "
    "anders. Kies een andere.",
    ("sanne-de-vries", "search"): "De site heeft de naam search zelf nodig.",
    ("sanne-de-vries", "De Vries"): "Een naam heeft hier kleine letters, cijfers en streepjes",
    ("sanne-de-vries", "vries-sanne"): "vries-sanne verklapt een naam die dit portfolio niet laat zien.",
    ("sanne-de-vries", "sanne-de-vries"): "De map heet al sanne-de-vries.",
    ("bram",): "De map heet al bram.",
    ("eva",): "Er is geen portfolio eva. ",
    (): "FOLDER ontbreekt.",
}


@pytest.mark.parametrize("typed", RENAMED_WRONG, ids=" ".join)
def test_why_a_folder_is_not_renamed_is_told(cohort, typed):
    before = sorted(path.name for path in (cohort / "portfolios").iterdir())
    told = run("rename", *typed)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith(RENAMED_WRONG[typed])
    assert sorted(path.name for path in (cohort / "portfolios").iterdir()) == before


@pytest.mark.usefixtures("cohort")
def test_a_folder_that_cannot_be_renamed_is_told_so(monkeypatch):
    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.rename", refused)
    told = run("rename", "sanne-de-vries")
    assert told.stderr == "De map kon geen andere naam krijgen (Permission denied). Alles is zoals het was.\n"
    assert told.exit_code == 2
