"""``leerkring status``: how far a portfolio is."""

from tests.cli.command import CYCLE, run, write


def test_status_tells_how_far_it_is_and_what_comes_next(docs):
    result = run("status", "--docs", str(docs))
    assert result.exit_code == 0
    assert '  leerkring add experience "Wat het was"\n' in result.stdout


def test_a_reminder_is_no_problem_in_the_status(docs):
    write(docs / "amina/cycles/1.md", CYCLE.format(start=2150))
    assert "Kijk het jaartal na" in run("check", "--docs", str(docs)).stdout
    result = run("status", "--docs", str(docs))
    assert "Ronde 1: Begin" in result.stdout
    assert "Vul in wat nog leeg is" not in result.stdout
    assert result.stderr == ""


def test_status_of_an_unknown_portfolio_is_wrong_use(docs):
    assert run("status", "bram", "--docs", str(docs)).exit_code == 2
