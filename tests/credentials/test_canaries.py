"""A site with every credential of the fixtures as evidence holds nothing of a person in any byte."""

from __future__ import annotations

import datetime
import html
import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.credentials.model import Checked
from generator.credentials.view import View
from generator.credentials.worker import Verifier
from generator.guide.credentials import ending_of
from tests.credentials.conformance import TRUST, needs_fixtures
from tests.portfolios import written

SETS = ("ob3", "clr", "ob2", "dcc", "edc", "issued", "pades", "vc-jose-cose")
DAY = datetime.date(2026, 11, 30)
CONFIG = "site_name: Canary\ndocs_dir: portfolios\ntheme: {name: material}\nplugins: [leerkring]\n"
EVIDENCE = (
    "---\ntype: evidence\ntitle: Number {n}\nmedia: credential\nfile: n{n}.{ending}\ndate: 2025-02-01\n---\n"
)


def fixtures() -> list[Path]:
    files = (it for name in SETS for it in sorted((TRUST / name).rglob("*")))
    return [it for it in files if it.is_file() and it.suffix != ".md"]


def of_the_person(checked: Checked) -> set[str]:
    return set(checked.secrets).union(*map(of_the_person, checked.inside))


def shown(checked: Checked) -> str:
    return repr(checked.statement) + "".join(map(shown, checked.inside))


@needs_fixtures
@pytest.mark.heavy
def test_no_byte_of_a_site_holds_what_credentials_say_of_a_person(tmp_path):
    docs, verifier = written(tmp_path / "portfolios", {}), Verifier()
    said: set[str] = set()
    allowed = ""
    for n, file in enumerate(fixtures()):
        content = file.read_bytes()
        checked = verifier.checked(file, View(DAY))
        said |= of_the_person(checked)
        allowed += shown(checked)
        ending = ending_of(content)
        (docs / "ann/evidence").mkdir(exist_ok=True)
        (docs / f"ann/evidence/n{n}.{ending}").write_bytes(content)
        text = EVIDENCE.format(n=n, ending=ending)
        (docs / f"ann/evidence/n{n}.md").write_text(text, encoding="utf-8")
    verifier.close()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    command = [sys.executable, "-m", "generator", "build"]
    built = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    pages = list((tmp_path / "site").glob("evidence/n*/index.html"))
    assert len(pages) > 50, built.stdout + built.stderr
    sought = {it for it in said if it not in allowed}
    files = [it for it in (tmp_path / "site").rglob("*") if it.is_file()]
    found = {(text, file.name) for file in files for text in held(file, sought)}
    print(json.dumps({"files": len(fixtures()), "pages": len(pages), "values": len(sought)}))
    assert found == set()
    assert not list((tmp_path / "site").rglob("*.jwt")) + list((tmp_path / "site").rglob("n*.json"))


def held(file: Path, sought: set[str]) -> list[str]:
    if "assets" in file.parts:
        return []
    content = file.read_bytes()
    return [it for it in sought if it.encode() in content or html.escape(it).encode() in content]
