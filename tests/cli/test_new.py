"""``leerkring new``: what is written, and what is told of it."""

import pytest

from tests.cli.command import run, write


def test_a_new_site_is_checked_and_built(site):
    assert run("check").exit_code == 0
    assert run("build", "--strict", "--site-dir", "out").exit_code == 0
    assert (site / "out/404.html").exists()


def test_new_says_which_files_there_are_and_what_to_do_next(tmp_path):
    result = run("new", "mijn", "--name", "Sanne", "--lang", "en")
    assert "mijn/portfolios/sanne/profile.md" in result.stdout.split("\n")
    assert result.stderr == "Your site is there. mijn/README.md says what to do next.\n"
    assert (tmp_path / "mijn/README.md").exists()


def test_new_never_overwrites(tmp_path):
    write(tmp_path / "mkdocs.yml", "site_name: Van mij\n")
    result = run("new", "--name", "Sanne")
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_new_needs_a_name(tmp_path):
    assert run("new").exit_code == run("new", "--name", " ").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_second_portfolio_needs_a_cohort(site):
    result = run("new", "portfolio", "Bram", "Bakker")
    assert result.exit_code == 0
    assert "leerkring add cohort" in result.stderr
    assert (site / "portfolios/bram/profile.md").exists()


def test_who_joins_is_put_on_the_list_of_learners(tmp_path):
    run("new", "--cohort", "--name", "Sanne de Vries")
    told = run("new", "portfolio", "Bram Bakker")
    assert told.stdout.splitlines()[-1].endswith("portfolios/learners.yml")
    assert "{folder: bram, name: Bram Bakker}" in (tmp_path / "portfolios/learners.yml").read_text()


def test_whoever_cannot_be_put_on_the_list_is_told_which_line_to_write(tmp_path):
    run("new", "--cohort", "--name", "Sanne de Vries")
    write(tmp_path / "portfolios/learners.yml", "type: learners\nlearners: [{folder: sanne, name: S V}]\n")
    told = run("new", "portfolio", "Bram", "Bakker,", "jr.")
    assert told.exit_code == 0
    assert told.stderr == (
        "portfolios/learners.yml kon niet worden aangevuld. Zet deze regel zelf op de lijst: "
        '- {folder: bram, name: "Bram Bakker, jr."}\n'
    )


def test_the_full_name_is_in_nothing_that_is_shown(site):
    """Until the learner asks for more, the first name is what others see."""
    assert "site_name: Portfolio van Sanne\n" in (site / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\ntitle: Portfolio van Sanne\n" in (site / "portfolios/sanne/profile.md").read_text(
        encoding="utf-8"
    )


def test_switching_every_line_on_withdraws_nothing(site):
    for written in (site / "portfolios/sanne").rglob("*.md"):
        assert "withdrawn_on" not in written.read_text(encoding="utf-8")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", ["Kim Lie", "Nguyễn Thị Lan", "de Vries"])
def test_a_folder_that_is_called_after_nobody_is_explained(name):
    told = run("new", "portfolio", name).stderr
    assert "De map heet portfolio, want het is niet te zien welk deel van de naam" in told
    assert "leerkring rename portfolio NIEUW" in told
    assert "portfolio-2" in run("new", "portfolio", name).stderr


@pytest.mark.usefixtures("site")
def test_a_folder_with_a_first_name_is_not_explained(tmp_path):
    assert "De map heet" not in run("new", "portfolio", "Kim Jansen").stderr
    assert "De map heet portfolio" in run("new", str(tmp_path / "x"), "--name", "Kim Lie").stderr


def test_a_second_portfolio_of_one_name_is_told(site):
    assert "heeft hier al" not in run("new", "portfolio", "Ben Bosveld").stderr
    again = run("new", "portfolio", "Ben Bosveld")
    assert "Ben Bosveld heeft hier al een portfolio: portfolios/ben." in again.stderr
    assert (site / "portfolios/ben-2/profile.md").exists()


def test_a_new_cohort_has_the_school_and_the_languages_of_the_one_before(tmp_path):
    docs = tmp_path / "docs"
    write(docs / "2024/cohort.yml", "type: cohort\ntitle: A\nschool: Kade\nlanguages: [en, nl]\n")
    assert run("add", "cohort", "B", "--in", "2025", "--docs", str(docs)).exit_code == 0
    text = (docs / "2025/cohort.yml").read_text(encoding="utf-8")
    assert "\nschool: Kade\n" in text
    assert "\nlanguages:\n  - en\n  - nl\n" in text
