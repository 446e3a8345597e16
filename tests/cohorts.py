"""A site with several cohorts, made of text, and what tests ask of its files."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.publishing.manifest import MANIFEST
from tests.portfolios import CYCLE, FRAMEWORK, PROFILE

MKDOCS = """\
site_name: Kade
site_url: https://kade.example/
docs_dir: portfolios
exclude_docs: |
  /*/
  /*.yml
  /programme.md
  !/assets/
theme: {name: material, font: false, language: en}
plugins:
  - leerkring: {language: en}
"""
COHORT = "type: cohort\ntitle: Class of {year}\nschool: Kade\nlanguages: [en]\nstart: {year}-09\n"
EXPERIENCE = """\
---
type: experience
title: {title}
learning: informal
stage: initial
setting: care
start: 2025
cycle: 1
competences: [{{competence: "kade:A", rationale: I did it every day}}]
---
{prose}
"""


def site(folder: Path) -> Path:
    """The cohorts 2024, with Ann and Bob, and 2025, with Cas and another Ann, and a page of the school's."""
    docs = folder / "portfolios"
    write(folder / "mkdocs.yml", MKDOCS)
    write(docs / "frameworks/kade.yml", FRAMEWORK)
    write(docs / "visit.md", "# Visit us\n\nBy tram.\n")
    for year, names in (
        ("2024", ("Ann Vos", "Bob Smit")),
        ("2025", ("Cas Bos", "Ann Mol")),
    ):
        write(docs / year / "cohort.yml", COHORT.format(year=year))
        for name in names:
            learner(docs / year / name.split()[0].lower(), name)
    return folder


def learner(folder: Path, name: str) -> None:
    profile = PROFILE.replace("Ann de Vries-Bakker", name).replace("Portfolio of Ann", f"Portfolio of {name}")
    write(folder / "profile.md", profile.replace("language: en", "language: en\nshow_as: full"))
    write(folder / "cycles/1.md", CYCLE.format(n=1, start="2025-01", more=""))
    care(folder, f"{name.split(maxsplit=1)[0]} looked after the garden.")


def care(folder: Path, prose: str) -> None:
    write(folder / "experiences/care.md", EXPERIENCE.format(title="Care", prose=prose))


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def content(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def manifest(folder: Path) -> list[str]:
    return (folder / "site" / MANIFEST).read_text(encoding="utf-8").splitlines()


def dead_links(site: Path) -> list[tuple[str, str]]:
    """Every address in a page that leads to no file of the site."""
    dead = []
    for page in sorted(site.rglob("*.html")):
        here = f"/{page.relative_to(site).as_posix()}"
        for link in re.findall(r' (?:href|src|data-index)="([^"]*)"', page.read_text(encoding="utf-8")):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = site / unquote(urlsplit(urljoin(here, link)).path).lstrip("/")
            if not (target.is_file() or (target / "index.html").is_file()):
                dead.append((here, link))
    return dead
