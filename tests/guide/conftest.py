"""A small site to add documents to: the frameworks, people and files that the schemas' examples name."""

import zipfile

import pikepdf
import pytest

from generator import __version__
from generator.guide.source import WHEEL

LEVELS = "levels:\n  - {id: 1, title: Aware}\n  - {id: 2, title: Able}\n  - {id: 3, title: Good}\n"
HEAD = 'version: "1"\npublisher: De Kade\nlicence: CC0\nsource: https://leerhuis.example\n'
LIFECOMP = (
    "type: framework\nid: lifecomp\ntitle: LifeComp\n"
    + HEAD
    + LEVELS
    + "competences:\n"
    + "".join(f"  - {{id: {name}, title: {name}}}\n" for name in ("S1", "S2", "S3", "L3"))
)
ZORG = (
    "type: framework\nid: zorg\ntitle: Zorg\n"
    + HEAD
    + "requirements:\n  - id: verzorgende-ig\n    title: Verzorgende IG\n    kind: qualification\n    asks:\n"
    + '      - {competence: "lifecomp:S1", level: 2}\n'
)
PROFILE = """---
type: profile
title: Portfolio of Amina Yusuf
name: Amina Yusuf
language: nl
people:
  - {id: fatima, name: Fatima de Boer, role: facilitator}
  - {id: peter, name: Peter Smit, role: facilitator, function: assessor}
---
"""
CYCLE = (
    "---\ntype: cycle\nnumber: 1\ntitle: Finding out what I can do\nstart: 2025-01\nphase: recognise\n---\n"
)


@pytest.fixture
def docs(tmp_path):
    folder = tmp_path / "portfolios"
    files = {
        "frameworks/lifecomp.yml": LIFECOMP,
        "frameworks/zorg.yml": ZORG,
        "amina/profile.md": PROFILE,
        "amina/cycles/1.md": CYCLE,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "amina/evidence").mkdir()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(folder / "amina/evidence/day-plan.pdf")
    return folder


INFO = f"leerkring-{__version__}.dist-info"


@pytest.fixture
def installed(monkeypatch):
    """Let the program be installed as ``direct_url.json`` says (PEP 610)."""

    def install(told):
        class Installed:
            def read_text(self, _):
                return told

        monkeypatch.setattr("generator.guide.source.distribution", lambda _: Installed())

    return install


@pytest.fixture
def wheel(tmp_path):
    """A wheel of the program, as small as pip takes it."""
    file = tmp_path / "made" / WHEEL
    file.parent.mkdir()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("generator/__init__.py", "")
        archive.writestr(
            f"{INFO}/METADATA", f"Metadata-Version: 2.1\nName: leerkring\nVersion: {__version__}\n"
        )
        archive.writestr(f"{INFO}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{INFO}/RECORD", "")
    return file
