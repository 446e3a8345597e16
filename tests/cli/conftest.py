"""Folders in which the command is typed."""

import pytest

from generator.cli.here import site_language
from tests.cli.command import CYCLE, PROFILE, run, write


@pytest.fixture(autouse=True)
def _outside_a_build(monkeypatch, tmp_path):
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR", "LEERKRING_AUDIENCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    site_language.cache_clear()


@pytest.fixture
def docs(tmp_path):
    write(tmp_path / "docs/amina/profile.md", PROFILE)
    write(tmp_path / "docs/amina/cycles/1.md", CYCLE.format(start=2025))
    return tmp_path / "docs"


@pytest.fixture
def site(tmp_path):
    """A whole site as ``new`` makes it."""
    assert run("new", "--name", "Sanne de Vries").exit_code == 0
    return tmp_path
