"""``leerkring edit`` prints one address, on this computer, and opens it."""

from __future__ import annotations

import re

import pytest

from generator.cli import edit
from generator.serving.run import Served
from tests.cli.command import run


@pytest.fixture
def opened(monkeypatch):
    seen = []
    monkeypatch.setattr(edit.webbrowser, "open", seen.append)
    monkeypatch.setattr(Served, "run", lambda self: self.server.server_close())
    return seen


def test_it_prints_an_address_with_a_key_and_opens_it(opened, docs):
    result = run("edit", "--docs", str(docs))
    assert result.exit_code == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?key=[0-9a-f]{48}\n", result.stdout)
    assert opened == [result.stdout.strip()]


def test_it_opens_nothing_if_that_is_asked(opened, docs):
    assert run("edit", "--docs", str(docs), "--no-open").exit_code == 0
    assert opened == []
