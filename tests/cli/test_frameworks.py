"""``leerkring import`` and ``competences``: frameworks made of a list, and what is in them."""

import json

import pytest

from tests.cli.command import FRAMEWORK, run, write


@pytest.mark.usefixtures("docs")
def test_import_writes_the_framework_and_says_what_it_read_and_what_comes_next(tmp_path):
    write(tmp_path / "Onze lijst.csv", "Code;Titel;Opmerking\n1;Zorg;\n1.1;Wassen;x\n")
    result = run("--lang", "en", "import", "framework", "Onze lijst.csv", "--docs", "docs")
    assert (result.exit_code, result.stdout) == (0, "docs/frameworks/onze-lijst.yml\n")
    told = result.stderr.splitlines()
    assert told[0] == "Read: competences 1, groups 1, levels 0, requirement profiles 0."
    assert told[1] == "Onze lijst.csv:C1: The column Opmerking was not read."
    assert "onze-lijst:1.1" in told[2]
    assert run("check", "--docs", "docs").exit_code == 0


def test_import_exits_with_1_and_writes_nothing_where_there_is_a_fault(docs, tmp_path):
    write(tmp_path / "list.csv", "Code;Titel\nA;\n1-okt;Zorg\n")
    result = run("--lang", "en", "import", "framework", "list.csv", "--docs", "docs")
    assert (result.exit_code, [line.partition(" ")[0] for line in result.stdout.splitlines()]) == (
        1,
        ["list.csv:B2:", "list.csv:A3:"],
    )
    assert not (docs / "frameworks").exists()


def test_import_refuses_what_is_there_and_what_is_no_list(docs, tmp_path):
    write(docs / "frameworks/list.yml", FRAMEWORK.replace("kade", "list"))
    write(tmp_path / "list.csv", "Code;Titel\nA;Zorg\n")
    write(tmp_path / "web.xls", "<html>")
    there = run("--lang", "en", "import", "framework", "list.csv", "--docs", "docs")
    assert (there.exit_code, "--replace" in there.stderr) == (2, True)
    assert run("import", "framework", "list.csv", "--docs", "docs", "--replace").exit_code == 0
    assert run("import", "framework", "web.xls", "--docs", "docs").exit_code == 2


def test_competences_shows_what_to_write(docs):
    write(docs / "frameworks/kade.yml", FRAMEWORK[: FRAMEWORK.index("requirements")])
    found = run("--lang", "en", "competences", "a", "--docs", "docs")
    assert found.stdout.splitlines() == ["kade:A  A  (Kade)", "  - competence: kade:A", "  - kade"]
    (told,) = json.loads(run("competences", "--format", "json", "--docs", "docs").stdout)
    assert (told["competence"], told["framework"]) == ("kade:A", "kade")


@pytest.mark.usefixtures("docs")
def test_competences_exits_with_1_where_nothing_is_found():
    assert run("competences", "a", "--docs", "docs").exit_code == 1
