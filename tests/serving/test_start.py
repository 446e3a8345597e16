"""Whoever opens a form waits for nothing else: what it needs not is not loaded, what is others' not read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
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
    ),
}
OURS = {
    *("desk", "hosts.command", "hosts.site", "hosts.mkdocs", "answers.question", "answers.linked"),
    *("building.build", "building.learner", "building.pool", "rendering.papers", "rendering.html"),
    *("serving.looks", "serving.asking", "serving.guided", "archive", "signing"),
}
STARTED = """
import json, sys
read = []
sys.addaudithook(lambda name, given: read.append(str(given[0])) if name == "open" else None)
from werkzeug.test import Client
from generator.serving.run import Served

def look(served):
    base, _, key = served.address.partition("/?")
    browser = Client(served.server.app)
    pages = ["/?" + key, "/of/ann", "/edit/ann/cycles/1.md"]
    told = [browser.get(page, base_url=base).status_code for page in pages]
    print(json.dumps([told, sorted(sys.modules), read]))

Served.run = look
sys.argv = ["leerkring", "edit", "ann", "--no-open"]
from generator.__main__ import main
main()
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """What is loaded and read for a first form: beside Ann there is somebody else."""
    site = tmp_path_factory.mktemp("site")
    new_site(site, "Ann de Wit", "nl", DAY)
    new_portfolio(site / "portfolios", "Bo Bakker", "nl", DAY)
    ran = subprocess.run(
        [sys.executable, "-c", STARTED],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    told, modules, read = json.loads(ran.stdout.splitlines()[-1])
    assert told == [303, 200, 200]
    return set(modules), [it for it in read if str(site) in it or not it.startswith("/")]


def test_no_room_is_loaded_that_a_form_does_not_need(started):
    modules, _ = started
    assert "generator.serving.documents" in modules
    assert modules & {*LIBRARIES, *(f"generator.{name}" for name in OURS)} == set()


def test_nothing_of_somebody_else_is_read(started):
    _, read = started
    assert [it for it in read if "ann/" in it]
    assert [it for it in read if "bo/" in it] == []


@pytest.mark.parametrize("where", ROUTES.values())
def test_something_stands_at_each_address(where):
    assert callable(resolve_name(f"generator.serving.{where}"))
