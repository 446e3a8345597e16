"""``leerkring explain``: more about a problem."""

from tests.cli.command import run


def test_explain_tells_about_a_code():
    assert run("--lang", "en", "explain", "blank").stdout.startswith("blank: ")


def test_explaining_an_unknown_code_names_the_nearest():
    result = run("--lang", "en", "explain", "blanc")
    assert result.exit_code == 2
    assert "blank" in result.stderr
