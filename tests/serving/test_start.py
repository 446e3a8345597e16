"""Whoever opens a form waits for nothing else: what it needs not is not loaded, what is others' not read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from pkgutil import resolve_name

import pytest

from generator.guide.new_site import new_portfolio, new_site
from generator.serving.routes import ROUTES
from tests.serving.browsing import DAY

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARIES = {
    *("mkdocs", "material", "typst", "pikepdf", "pypdfium2", "PIL", "openpyxl", "phonenumbers"),
    *(
        "jsonschema",
        "cryptography",
        "pyld",
        "pyhanko",
        "dkim",
        "distributed",
        "filelock",
        "multiprocessing.pool",
        "rapidfuzz",
        "stdnum",
        "babel.messages",
    ),
}
OURS = {
    *(
        "desk",
        "personal.finding",
        "hosts.command",
        "hosts.site",
        "hosts.mkdocs",
        "answers.question",
        "answers.linked",
    ),
    *("building.build", "building.learner", "building.pool", "rendering.papers", "rendering.html"),
    *("serving.looks", "serving.asking", "serving.guided", "archive", "signing"),
}
STARTED = """
import json, os, sys
read, looked = [], []

def told(name, given):
    if name == "open":
        read.append(str(given[0]))
    elif name in {"os.scandir", "os.listdir"}:
        looked.append(str(given[0]))

def noting(ask):
    return lambda path, *given, **named: (looked.append(str(path)), ask(path, *given, **named))[1]

sys.addaudithook(told)
os.stat, os.lstat = noting(os.stat), noting(os.lstat)
from werkzeug.test import Client
from generator.serving.run import Served

def look(served):
    base, _, key = served.address.partition("/?")
    browser = Client(served.server.app)
    pages = ["/?" + key, "/of/ann", "/edit/ann/cycles/1.md", "/edit/ann/cycles/1.md"]
    told = []
    for page in pages:
        read.append(page)
        told.append(browser.get(page, base_url=base).status_code)
    print(json.dumps([told, sorted(sys.modules), read, looked]))

Served.run = look
sys.argv = ["leerkring", "edit", "ann", "--no-open"]
from generator.__main__ import main
main()
"""


@dataclass(frozen=True)
class Started:
    """What is loaded for a first form, which files are opened, and what else is looked at."""

    modules: frozenset[str]
    read: tuple[str, ...]
    looked: tuple[str, ...]


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """Beside Ann there are others, and nothing says what they all belong to."""
    site = tmp_path_factory.mktemp("site")
    new_site(site, "Ann de Wit", "nl", DAY)
    for name in ("Bo Bakker", "Cas Kok", "Dina Smit"):
        new_portfolio(site / "portfolios", name, "nl", DAY)
    ran = subprocess.run(
        [sys.executable, "-c", STARTED],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    told, modules, read, looked = json.loads(ran.stdout.splitlines()[-1])
    assert told == [303, 200, 200, 200]
    return Started(frozenset(modules), tuple(read), tuple(looked))


def test_no_room_is_loaded_that_a_form_does_not_need(started):
    assert "generator.serving.documents" in started.modules
    assert started.modules & {*LIBRARIES, *(f"generator.{name}" for name in OURS)} == set()


def test_nothing_of_somebody_else_is_read(started):
    assert [it for it in started.read if "/ann/" in it]
    assert [it for it in started.read if re.search(r"portfolios/(bo|cas|dina)\b", it)] == []


def test_no_folder_is_looked_at_for_how_many_there_are(started):
    """Of others two are: more than one portfolio wants a cohort.yml."""
    assert [it for it in started.looked if "portfolios/ann" in it]
    assert [it for it in started.looked if re.search(r"portfolios/(cas|dina)\b", it)] == []


def test_what_has_been_read_is_not_read_again(started):
    """Of a document that is opened its own bytes are: somebody else may have changed it."""
    pages = [at for at, it in enumerate(started.read) if it.startswith(("/of/", "/edit/"))]
    first, *others = (started.read[begin:end] for begin, end in pairwise([*pages, None]))
    assert len([it for it in first if it.endswith("/ann/profile.md")]) == 1
    for each in others:
        assert {Path(it).name for it in each if "/ann/" in it} <= {"1.md"}


@pytest.mark.parametrize("where", ROUTES.values())
def test_something_stands_at_each_address(where):
    assert callable(resolve_name(f"generator.serving.{where}"))
