"""Which site somebody is in."""

from tests.cli.command import run, write


def test_outside_a_site_a_verb_says_so(tmp_path):
    result = run("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Er is hier geen mkdocs.yml. Ga naar de map van je site.\n"
    assert run("build").exit_code == run("serve").exit_code == run("status").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_site_without_the_plugin_is_told_what_to_add(tmp_path):
    write(tmp_path / "mkdocs.yml", "site_name: x\nplugins: []\n")
    (tmp_path / "docs").mkdir()
    told = run("--lang", "en", "check")
    assert (told.exit_code, told.stderr) == (
        2,
        "The mkdocs.yml here does not use Leerkring. Add a line below plugins: - leerkring\n",
    )


def test_a_verb_finds_the_site_from_any_folder_in_it_and_says_which(site, monkeypatch):
    (folder,) = (site / "portfolios").glob("*/profile.md")
    here = run("status")
    assert "De site in" not in here.stderr
    monkeypatch.chdir(folder.parent)
    below = run("status")
    assert below.exit_code == 0
    assert below.stderr.count(f"De site in {site}.") == 1


def test_a_site_of_somebody_elses_above_is_nobodys(site, monkeypatch):
    monkeypatch.chdir(site / "portfolios")
    monkeypatch.setattr("os.getuid", lambda: -1)
    assert run("status").exit_code == 2
