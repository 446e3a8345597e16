"""A small site with credentials as evidence: what is made anew, what changes on which day, what is loaded."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys

import pytest

from scripts.sample_credentials import KADE, MAAS, PORTFOLIOS, badge, signed
from tests.building import test_cache as cached

docs, count, found, written = cached.docs, cached.count, cached.found, cached.written
LAST = datetime.date(2027, 6, 30)
EVIDENCE = (
    "---\ntype: evidence\ntitle: Badge of {slug}\nmedia: credential\nfile: badge.jwt\ndate: 2025-02-01\n"
    "cycle: 1\ncompetences: [{{competence: '{framework}:A', rationale: It says so.}}]\n---\n"
)


def credential(folder, number, issuer, **more):
    made = badge(
        number,
        issuer,
        f"{folder.name.title()} Bos",
        "Care",
        "Cares.",
        validFrom="2025-01-01T00:00:00Z",
        **more,
    )
    (folder / "evidence").mkdir()
    (folder / "evidence/badge.jwt").write_text(signed(made, issuer[0]), encoding="utf-8")
    text = EVIDENCE.format(slug=folder.name, framework="kade")
    (folder / "evidence/badge.md").write_text(text, encoding="utf-8")


@pytest.fixture
def shown(docs):
    """Ann has a badge of one issuer that holds until a day, Bob one of another without an end, Cas none."""
    credential(docs / "ann", 31, KADE, validUntil=f"{LAST}T23:59:59Z")
    credential(docs / "bob", 32, MAAS)
    shutil.copyfile(PORTFOLIOS / "trust.yml", docs / "trust.yml")
    shutil.copytree(PORTFOLIOS / "trust", docs / "trust")
    return docs


def differing(one, other):
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


@pytest.mark.usefixtures("shown")
def test_twice_on_a_day_gives_the_same_bytes_and_the_day_after_an_end_only_what_shows_it_changes(
    written, count
):
    output, files = written(day=LAST)
    assert [it.code for it in output.noted.problems] == []
    assert b"certificate verified" in files["ann/evidence/badge/index.html"]
    assert differing(files, written(cached=False, day=LAST)[1]) == set()
    count()
    after = written(day=LAST + datetime.timedelta(days=1))[1]
    assert count() == (1, 1)
    assert b"certificate verified" not in after["ann/evidence/badge/index.html"]
    assert differing(files, after) == SHOWN
    assert differing(after, written(cached=False, day=LAST + datetime.timedelta(days=1))[1]) == set()


SHOWN = {
    "ann/evidence/badge/index.html",
    "ann/evidence/index.html",
    "ann/competences/kade-a/index.html",
    "ann/value/index.html",
    "ann/print/index.html",
    "ann/search.json",
}
"""Every file that tells of the badge: its page, lists it is on, its competence, paper, and the search."""


def entries(folder):
    """When each learner's entry of the cache was written."""
    return {it: it.stat().st_mtime_ns for it in (folder / "cache").rglob("*.learner")}


@pytest.mark.parametrize(
    ("old", "new", "made"),
    [
        ("name: EVC-centrum Maas", "name: EVC-centrum Maas en Waal", ["bob"]),
        ('- {id: "did:web:maas.example"', '- {id: "did:web:other.example"', ["bob"]),
        ("since: 2012", "since: 2013", ["ann"]),
        ("note: Closed.", "note: Gone.", []),
    ],
)
def test_a_changed_list_makes_only_who_shows_that_issuer(shown, written, tmp_path, old, new, made):
    written()
    before = entries(tmp_path)
    cached.change(shown / "trust.yml", old, new)
    output, files = written()
    assert output.reused == 3 - len(made)
    now = entries(tmp_path)
    assert len([it for it in now if now[it] != before.get(it)]) == len(made)
    assert files == written(cached=False)[1]


BUILD = """
import json, os, sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
from generator import confined
began, real = [], confined.Confined.answer
confined.Confined.answer = lambda it, asked: (began.append(type(it).__name__), real(it, asked))[1]
config = load_config("mkdocs.yml")
build(config)
heavy = {"pyld", "cryptography", "pyhanko", "rfc8785"} & {it.partition(".")[0] for it in sys.modules}
print(json.dumps([sorted(heavy), sorted(set(began))]))
"""


def built(folder):
    """What a build of its own process loaded, and which processes it asked something."""
    made = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=folder, capture_output=True, text=True, check=False, timeout=400
    )
    assert made.returncode == 0, made.stderr[-2000:]
    return json.loads(made.stdout.splitlines()[-1])


SETTINGS = """\
site_name: Kade
site_url: https://kade.example/
docs_dir: portfolios
theme: {name: material, font: false, language: en}
plugins: [leerkring]
"""


@pytest.mark.timeout(900)
def test_what_reads_credentials_is_loaded_only_where_one_is_new(shown, tmp_path):
    shown.rename(tmp_path / "portfolios")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    assert built(tmp_path) == [[], ["Verifier"]]
    assert built(tmp_path) == [[], []]
    for slug in ("ann", "bob"):
        shutil.rmtree(tmp_path / "portfolios" / slug / "evidence")
    assert built(tmp_path) == [[], []]
