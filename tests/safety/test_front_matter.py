"""Whatever stands around ``visibility: private``, nothing is published that was not plainly chosen."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path

import pytest

from generator.reading.read import read_site
from tests.portfolios import written
from tests.publications import publication

FOLDER = os.environ.get("LEERKRING_CONFORMANCE")
pytestmark = pytest.mark.skipif(not FOLDER, reason="LEERKRING_CONFORMANCE names no folder with yaml.json")

DAY = datetime.date(2026, 11, 24)
TOP = "type: question\nstatus: open\ncycle: 1\n"

AROUND = {
    "before it": "---\n" + TOP + "title: Why?\n{case}\nvisibility: private\n---\n",
    "after it": "---\n" + TOP + "title: Why?\nvisibility: private\n{case}\n---\n",
    "first of all": "---\n{case}\n" + TOP + "title: Why?\nvisibility: private\n---\n",
    "instead of all": "{case}\n---\n" + TOP + "title: Why?\nvisibility: private\n---\n",
    "as its value": "---\n" + TOP + "title: Why?\nvisibility: {case}\n---\n",
    "in its value": "---\n" + TOP + "title: Why?\nvisibility: |\n  {indented}\n---\n",
    "around a withheld title": "---\n" + TOP + "visibility: private\ntitle: {case}\n---\n",
    "in the prose": "---\n" + TOP + "title: Why?\n---\n{case}\n\nvisibility: private\n",
}
"""Where a case of the YAML test suite stands."""


@pytest.fixture(scope="module")
def cases() -> list[str]:
    found = json.loads((Path(FOLDER or "") / "yaml.json").read_text(encoding="utf-8"))
    return [case["yaml"] for case in found]


@pytest.mark.parametrize("where", AROUND)
def test_nothing_private_is_published_by_what_stands_around_it(cases, where, tmp_path, capsys):
    assert len(cases) == 406
    texts = {
        f"ann/questions/q{number}.md": AROUND[where].format(case=case, indented=case.replace("\n", "\n  "))
        for number, case in enumerate(cases)
    }
    docs = written(tmp_path, texts)

    reading = read_site(docs)

    (portfolio,) = publication(reading.site, "public", DAY).site.portfolios
    assert [question.source for question in portfolio.questions] == []
    refused = {problem.path for problem in reading.problems}
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in reading.problems)
    read = {question.source for question in reading.site.portfolios[0].questions}
    assert refused | read == set(texts)
    with capsys.disabled():
        print(f"[{len(texts)}: {len(read)} private, {len(refused)} refused]", end=" ")
