"""A small site to add documents to: the frameworks, people and files that the schemas' examples name."""

import pikepdf
import pytest

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
