"""What ``leerkring build`` is told."""

from __future__ import annotations

from tests.cli.command import run


def test_where_the_site_goes_is_meant_from_where_somebody_is(site, monkeypatch):
    """Of the site itself and of the ZIP file alike; MkDocs would begin at its settings."""
    seen = []
    monkeypatch.setattr("generator.cli.build.build_site", lambda *_, **named: seen.append(named) or 1)
    (site / "portfolios/out.zip").write_text("older", encoding="utf-8")
    monkeypatch.chdir(site / "portfolios")
    run("build", "--site-dir", "out", "--zip")
    assert seen[0]["site_dir"] == site / "portfolios/out"
    assert not (site / "portfolios/out.zip").exists()
