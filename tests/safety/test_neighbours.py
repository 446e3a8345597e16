"""Ten learners who want to harm the others change no byte of theirs, and keep nobody waiting."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bench.cohort import write_cohort
from tests.hosts.conftest import ROOT, mkdocs

from .neighbours import HOSTILE

SETTINGS = """\
site_name: Kring
site_url: https://kring.example/
docs_dir: portfolios
exclude_docs: |
  /*/
  /*.yml
  /programme.md
  !/assets/
theme: {name: material, font: false, language: nl}
plugins:
  - leerkring: {language: nl}
"""


def laid(folder: Path) -> Path:
    """The settings of a site, and a page of the school's."""
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "portfolios/huisregels.md").write_text(
        "# Huisregels\n\nWij zijn op maandag open, met de deur op een kier.\n", encoding="utf-8"
    )
    return folder


def built(folder: Path) -> dict[str, bytes]:
    done = mkdocs("build", folder=folder)
    assert done.returncode == 0, done.stdout
    files = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in files}


def linked(site: dict[str, bytes], page: str) -> set[bytes]:
    """The portfolios to which a page leads."""
    return set(re.findall(rb'href="([a-z0-9-]+/)"', site.get(page, b"")))


def is_the_same_for_everybody_else(folder: Path, name: str) -> int:
    """Build without the hostile learners and with them; how many files of the others are the same."""
    docs = folder / "portfolios"
    learners = {path.parent.name for path in docs.glob("*/profile.md")}
    before = built(folder)
    for harm in HOSTILE:
        harm(docs, name)
    after = built(folder)
    theirs = [path for path in before if path.split("/")[0] in learners or path.startswith("huisregels/")]
    assert [path for path in theirs if after.get(path) != before[path]] == []
    assert linked(before, "learners/index.html") <= linked(after, "learners/index.html")
    gone = linked(before, "index.html") - linked(after, "index.html")
    came = linked(after, "index.html") - linked(before, "index.html")
    assert len(gone) <= len(came)  # it shows the first twelve: who comes before takes one place, and no more
    return len(theirs)


@pytest.mark.heavy
def test_hostile_learners_change_nothing_of_the_samples(tmp_path):
    shutil.copytree(ROOT / "portfolios", tmp_path / "portfolios")
    same = is_the_same_for_everybody_else(laid(tmp_path), "Amina Yusuf")
    assert same > 350
    print(f"{len(HOSTILE)} ways to harm, {same} files of others the same")


@pytest.mark.heavy
def test_hostile_learners_change_nothing_of_two_hundred(tmp_path):
    write_cohort(tmp_path, 200, words=150)
    profile = next(iter(sorted((tmp_path / "portfolios").glob("*/profile.md")))).read_text(encoding="utf-8")
    name = re.search(r'name: "?([^"\n]+)', profile)
    assert name
    same = is_the_same_for_everybody_else(laid(tmp_path), name[1].strip())
    assert same > 5000
    print(f"{len(HOSTILE)} ways to harm, {same} files of others the same")
