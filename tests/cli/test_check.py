"""``leerkring check``: what it tells, in which format, and how it ends."""

import json

import pytest

from tests.cli.command import CYCLE, PROFILE, run, write


def test_check_exits_with_0_when_all_is_well(docs):
    result = run("check", "--docs", str(docs))
    assert (result.exit_code, result.stdout) == (0, "✓ 2 bestanden in orde (1 portfolio)\n")


def test_check_exits_with_1_when_something_is_wrong(docs):
    write(docs / "amina/cycles/1.md", CYCLE.format(start="ooit"))
    result = run("check", "--docs", str(docs))
    assert result.exit_code == 1
    assert result.stdout.startswith("docs/amina/cycles/1.md:5:8: fout: ")


def test_check_speaks_english_when_asked(docs):
    write(docs / "amina/cycles/1.md", CYCLE.format(start="ooit"))
    assert ": error: " in run("--lang", "en", "check", "--docs", str(docs)).stdout


def test_check_shows_only_what_is_wrong_in_the_paths_given(docs):
    write(docs / "amina/cycles/1.md", CYCLE.format(start="ooit"))
    write(docs / "amina/questions/x.md", "---\ntype: question\n---\n")
    everywhere = json.loads(run("check", "--docs", str(docs), "--format", "json").stdout)
    found = run("check", "docs/amina/questions", "--docs", str(docs), "--format", "json")
    assert len(everywhere["problems"]) > len(json.loads(found.stdout)["problems"])
    assert found.exit_code == 1
    assert run("check", "docs/amina/profile.md", "--docs", str(docs)).exit_code == 0


def test_a_path_outside_the_docs_folder_is_wrong_use(docs, tmp_path):
    result = run("check", str(write(tmp_path / "elders.md", "")), "--docs", str(docs))
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "gitlab", "sarif", "junit"])
def test_check_reports_in_every_format(docs, form):
    write(docs / "amina/cycles/1.md", CYCLE.format(start="ooit"))
    result = run("check", "--docs", str(docs), "--format", form)
    assert result.exit_code == 1
    assert "amina/cycles/1.md" in result.stdout


def test_on_github_the_format_is_github_and_the_summary_gets_a_table(docs, tmp_path, monkeypatch):
    write(docs / "amina/cycles/1.md", CYCLE.format(start="ooit"))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert run("check", "--docs", str(docs)).stdout.startswith("::error file=docs/amina/cycles/1.md,line=5")
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("### Leerkring: ")


def test_a_format_that_does_not_exist_is_wrong_use(docs):
    assert run("check", "--docs", str(docs), "--format", "xml").exit_code == 2


def test_check_says_who_is_not_published_and_why(docs):
    told = run("check", "--docs", str(docs)).stderr
    assert told.startswith("Niet gepubliceerd: amina (geen toestemming)\nEr is nu niets gepubliceerd.")


def test_a_portfolio_that_is_alone_is_told_nothing_of_others_and_no_list(docs):
    write(docs / "amina/profile.md", PROFILE.replace("Amina Yusuf", "Hanna de Bakker"))
    told = run("check", "--docs", str(docs)).stdout
    assert "tip: Geef de map de voornaam: leerkring rename amina\n" in told
    assert "learners.yml" not in told
    people = "people:\n  - {id: ria, name: Ria Jansen, role: baas}\n---\n"
    write(docs / "amina/profile.md", PROFILE.removesuffix("---\n") + people)
    assert "name-not-hidden" not in run("check", "--docs", str(docs)).stdout
