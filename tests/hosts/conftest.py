"""Sites built once and looked at by many tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.fork_server import forked, is_usual

ROOT = Path(__file__).resolve().parents[2]
TODAY = "1795392000"  # 2026-11-23, so that no consent in the samples has ended yet
LEERKRING = Path(sys.executable).with_name("leerkring")
FIXED = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": TODAY, "LEERKRING_CACHE": "off"}


def run(*command: str | Path, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a fixed day, without what was kept; stdout and stderr together."""
    module = (sys.executable, "-m", "generator") if command[0] == LEERKRING else command[:1]
    parts = tuple(str(part) for part in (*module, *command[1:]))
    around = {**os.environ, **FIXED, **environment}
    if is_usual(parts, environment):
        return forked(parts, folder, around)
    return subprocess.run(
        parts,
        cwd=folder,
        env=around,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="surrogateescape",
        check=False,
    )


def mkdocs(*arguments: str | Path, folder: Path = ROOT, host: str = "mkdocs", **environment: str):
    return run(sys.executable, "-m", host, *arguments, folder=folder, **environment)


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample cohort, built with plain MkDocs once for all processes that test; nobody changes it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    site = shared / "sample"
    with FileLock(shared / "sample.lock"):
        if not site.exists():
            built = mkdocs("build", "--strict", "--site-dir", site)
            assert built.returncode == 0, built.stdout
    return site


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of mkdocs.yml, the theme and the sample portfolios of a few, to break things in."""
    others = {path.parent.name for path in ROOT.glob("portfolios/*/profile.md")} - {"grace", "hanna", "tomas"}
    for name in ("portfolios", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=lambda *_: others)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def one_portfolio(tmp_path: Path) -> Path:
    """A folder with mkdocs.yml and one small portfolio, as a learner has it."""
    docs = tmp_path / "portfolios"
    (docs / "ann" / "cycles").mkdir(parents=True)
    (docs / "ann" / "profile.md").write_text(PROFILE, encoding="utf-8")
    (docs / "ann" / "cycles" / "1.md").write_text(CYCLE, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return tmp_path


MKDOCS = """\
site_name: Ann
docs_dir: portfolios
exclude_docs: |
  /*/
  /*.yml
  !/assets/
theme: {name: material, font: false}
plugins: [search, leerkring]
extra: {generator: false, scope: /}
"""

PROFILE = """\
---
type: profile
title: Portfolio of Ann
name: Ann de Vries
language: en
visibility: public
consent: {audience: public, scope: [portfolio], given_on: 2025-01-01, given_by: self, age_band: 16-or-older}
---
Hello there.
"""

CYCLE = """\
---
type: cycle
title: First round
number: 1
start: 2025-01
phase: value
---
"""
