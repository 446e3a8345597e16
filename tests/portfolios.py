"""Small portfolios made of text, for tests that look at one thing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.model import Portfolio, Site
from generator.reading.read import read_site

FRAMEWORK = """\
type: framework
id: kade
title: Kade
version: "1"
publisher: Kade
licence: CC0
source: https://kade.example/
levels: [{id: 1, title: One}, {id: 2, title: Two}, {id: 3, title: Three}]
competences:
  - {id: A, title: Alpha}
  - {id: B, title: Beta}
  - {id: C, title: Gamma}
requirements:
  - id: job
    title: Job
    kind: function
    asks: [{competence: "kade:A", level: 2}, {competence: "kade:B", level: 2}]
"""

PROFILE = """\
---
type: profile
title: Portfolio of Ann
name: Ann de Vries-Bakker
language: en
visibility: public
frameworks: [kade]
consent: {audience: public, scope: [portfolio], given_on: 2025-01-10, given_by: self, age_band: 16-or-older}
people:
  - {id: peer, name: Pia Peer, role: learner}
  - {id: coach, name: Cor Coach, role: facilitator, function: coach}
  - {id: judge, name: Jan Judge, role: facilitator, function: assessor}
  - {id: board, name: Bea Board, role: facilitator, function: exam-board}
  - {id: boss, name: Bob Boss, role: customer}
---
"""

CYCLE = "---\ntype: cycle\ntitle: Round {n}\nnumber: {n}\nstart: {start}\nphase: value\n{more}---\n"


def written(folder: Path, files: dict[str, str]) -> Path:
    """A docs folder with the framework, Ann's profile and two cycles, and these files over it."""
    whole = {
        "frameworks/kade.yml": FRAMEWORK,
        "ann/profile.md": PROFILE,
        "ann/cycles/1.md": CYCLE.format(n=1, start="2025-01", more="end: 2025-06\n"),
        "ann/cycles/2.md": CYCLE.format(n=2, start="2025-07", more=""),
        **files,
    }
    for name, text in whole.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def site_of(folder: Path, **files: str) -> Site:
    """A site of Ann's documents, given as ``experiences__care="field: value"``."""
    named = {
        f"ann/{name.replace('__', '/').replace('_', '-')}.md": f"---\n{text.strip()}\n---\n"
        for name, text in files.items()
    }
    reading = read_site(written(folder, named))
    assert [(found.path, found.code, found.values) for found in reading.problems] == []
    return reading.site


def as_confirmed(portfolio: Portfolio) -> Portfolio:
    """A portfolio of which the school stands for every validation."""
    return replace(portfolio, validations=tuple(replace(it, confirmed="yes") for it in portfolio.validations))


def ann(folder: Path, **files: str) -> tuple[Portfolio, Site]:
    site = site_of(folder, **files)
    return site.portfolios[0], site
