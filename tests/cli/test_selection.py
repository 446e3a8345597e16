"""Which portfolio and which cohort somebody means."""

import pytest

from tests.cli.command import PROFILE, run, write


@pytest.fixture
def several(tmp_path, monkeypatch):
    """A site of a cohort with two learners, and somebody in a folder of the second of them."""
    assert run("new", "--cohort", "--name", "Sanne de Vries").exit_code == 0
    assert run("new", "portfolio", "Ben Bosveld").exit_code == 0
    monkeypatch.chdir(tmp_path / "portfolios/ben/cycles")
    return tmp_path / "portfolios"


def test_whoever_stands_in_a_portfolio_means_that_one(several):
    added = run("add", "goal", "Zwemmen")
    assert (added.exit_code, (several / "ben/goals/zwemmen.md").exists()) == (0, True)
    shown = run("status")
    assert "(ben)" in shown.stdout
    assert "(sanne)" not in shown.stdout


def test_whoever_stands_in_a_portfolio_is_told_of_no_other_ones_faults(several):
    write(several / "sanne/questions/x.md", "---\ntype: question\n---\n")
    (several / "cohort.yml").write_text("type: cohort\ntitle: A\nschool: B\nlanguages: [nl]\n")
    assert "niet meegeteld" not in run("status").stderr
    assert "niet meegeteld" in run("status", "sanne").stderr
    assert run("check", "..").exit_code == 0
    assert "sanne/questions/x.md" in run("check").stdout


@pytest.mark.parametrize("named", ["sanne", "../../sanne", "../../sanne/"])
def test_a_portfolio_can_be_named_by_the_path_to_it(named, several):
    assert run("add", "goal", "Zwemmen", "--portfolio", named).exit_code == 0
    assert (several / "sanne/goals/zwemmen.md").exists()


def test_where_one_stands_among_all_a_portfolio_must_be_named(several, monkeypatch):
    monkeypatch.chdir(several)
    assert "Zeg welk portfolio: ben, sanne." in run("add", "goal", "Zwemmen").stderr
    assert {"(ben)", "(sanne)"} <= set(run("status").stdout.split())


def test_a_translation_is_of_the_document_in_the_portfolio_one_stands_in(several):
    for name in ("ben", "sanne"):
        (several / name / "goals").mkdir()
        write(several / name / "goals/no.md", "---\ntype: goal\ntitle: Nee\n---\n")
    write(several / "sanne/goals/ja.md", "---\ntype: goal\ntitle: Ja\n---\n")
    assert run("add", "translation", "goals/no.md").exit_code == 0
    assert (several / "ben/goals/no.en.md").exists()
    assert run("add", "translation", "ja").exit_code == 0
    assert (several / "sanne/goals/ja.en.md").exists()


def test_whoever_stands_in_a_cohort_means_that_one(docs, monkeypatch):
    for cohort in ("2024", "2025"):
        write(docs / cohort / "cohort.yml", "type: cohort\ntitle: A\nschool: Kade\nlanguages: [nl]\n")
        write(docs / cohort / "amina/profile.md", PROFILE)
    monkeypatch.chdir(docs / "2025")
    assert run("add", "goal", "Zwemmen", "--docs", str(docs)).exit_code == 0
    assert run("new", "portfolio", "Ben Bosveld", "--docs", str(docs)).exit_code == 0
    assert {each.parent.name for each in docs.rglob("zwemmen.md")} == {"goals"}
    assert (docs / "2025/amina/goals/zwemmen.md").exists()
    assert (docs / "2025/ben/profile.md").exists()
