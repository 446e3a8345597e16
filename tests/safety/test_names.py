"""A hostile name of a folder or a document is refused."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.reading.read import read_site
from tests.portfolios import PROFILE, written

from .hostile_cohort import file_name
from .payloads import hostile, needs_payloads

pytestmark = needs_payloads


@pytest.fixture
def names() -> list[str]:
    """Every payload that a file system can have as a name, once."""
    names = {file_name(payload) for payload in hostile()}
    return sorted(name for name in names if not name.isalnum())


def test_a_payload_is_no_name_of_a_portfolio(names, tmp_path):
    docs = written(tmp_path, {f"{name}/profile.md": PROFILE for name in names})

    reading = read_site(docs)

    assert [portfolio.slug for portfolio in reading.site.portfolios] == ["ann"]
    assert Counter(problem.code for problem in reading.problems) == {"bad-name": len(names)}


def test_a_payload_is_no_name_of_a_document(names, tmp_path):
    question = "---\ntype: question\ntitle: Why?\nstatus: open\ncycle: 1\n---\n"
    docs = written(tmp_path, {f"ann/questions/{name}.md": question for name in names})

    reading = read_site(docs)

    assert reading.site.portfolios[0].questions == ()
    assert Counter(problem.code for problem in reading.problems) == {"bad-name": len(names)}
