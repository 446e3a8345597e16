"""What is installed is all that is needed: a wheel in an empty environment, a site outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKED = ROOT / "generator/guide/requirements.lock"
BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, folder: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**environment, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, folder=ROOT)
    return folder


def test_wheel_and_sdist_hold_schemas_theme_frameworks_and_translations(distributions):
    wheel = zipfile.ZipFile(next(distributions.glob("*.whl"))).namelist()
    for name in (
        "generator/_schemas/profile.json",
        "generator/_theme/portfolio/home.html",
        "generator/_theme/assets/leerkring.css",
        "generator/_frameworks/lifecomp.yml",
        "generator/_frameworks/digcomp3.yml",
        "generator/translations/nl/pages.po",
        "generator/translations/nl/messages.po",
        "generator/guide/requirements.lock",
    ):
        assert name in wheel
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as archive:
        sdist = archive.getnames()
    for name in (
        "schemas/profile.json",
        "theme/main.html",
        "generator/translations/nl/pages.po",
        "mkdocs.yml",
    ):
        assert any(entry.endswith(f"/{name}") for entry in sdist)


@pytest.mark.timeout(600)  # it installs everything
def test_the_wheel_builds_a_site_in_an_empty_environment_outside_the_checkout(distributions, tmp_path):
    environment = tmp_path / "env"
    venv.create(environment, with_pip=True)
    python = environment / BIN / "python"
    wheel = next(distributions.glob("*.whl"))
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    uv = (sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", python)  # as pip, and quicker
    run(*uv, "--require-hashes", "--only-binary", ":all:", "--requirements", LOCKED, folder=tmp_path)
    run(*pip, "--no-deps", wheel, folder=tmp_path)
    command = environment / BIN / "leerkring"

    run(command, "--lang", "nl", "new", "site", "--name", "Ann de Vries", folder=tmp_path)
    site = tmp_path / "site"
    run(*pip, "--require-hashes", "--requirement", "requirements.txt", folder=site)
    fill_in_consent(site / "portfolios/ann/profile.md")
    run(command, "check", folder=site)
    run(environment / BIN / "mkdocs", "build", "--strict", folder=site)

    home = (site / "site/index.html").read_text(encoding="utf-8")
    assert "Ann" in home
    assert "Wat ik kan" in home
    assert str(ROOT) not in run(python, "-c", "import generator; print(generator.__file__)", folder=site)


def fill_in_consent(profile: Path) -> None:
    """What a learner does first: say that the portfolio may be seen."""
    text = profile.read_text(encoding="utf-8")
    consent = (
        "consent: {audience: public, scope: [portfolio], given_on: 2025-01-01, given_by: self, "
        "age_band: 16-or-older}\n"
        "visibility: public\n"
    )
    head, separator, rest = text.partition("\n---\n")
    profile.write_text(f"{head}\n{consent}---\n{rest}" if separator else text, encoding="utf-8")
