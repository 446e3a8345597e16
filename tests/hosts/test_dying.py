"""A process that is killed over one learner's folder costs nobody else anything.

Processes of ours are really killed: each of them has a hook, of the Python it runs on, that ends it when it
opens the file that is named in the environment.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.building.pool import FEW
from generator.publishing.manifest import MANIFEST, manifest
from tests.hosts.conftest import CYCLE, LEERKRING, MKDOCS, PROFILE, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

HOOK = """
import multiprocessing, os, signal, sys

def look(event, arguments):
    if event == "open" and os.environ["DEADLY"] in str(arguments[0]) and multiprocessing.parent_process():
        os.kill(os.getpid(), signal.{how})

sys.addaudithook(look)
"""
VICTIM = "mila-jansen"
NAMES = [VICTIM, *(f"learner-{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"[:FEW])]
TOLD = f"portfolios/{VICTIM}/profile.md:1"


@pytest.fixture(scope="module")
def class_of_many(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    for name in NAMES:
        own = folder / "portfolios" / name
        (own / "cycles").mkdir(parents=True)
        called = PROFILE.replace("Ann de Vries", f"{name.title().replace('-', ' ')}\nshow_as: full")
        (own / "profile.md").write_text(called, encoding="utf-8")
        (own / "cycles/1.md").write_text(CYCLE, encoding="utf-8")
    (folder / "portfolios/cohort.yml").write_text(
        "type: cohort\ntitle: A class\nschool: A school\nlanguages: [en]\n", encoding="utf-8"
    )
    settings = MKDOCS.replace("search, leerkring", "leerkring: {jobs: 2}")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    said = leerkring("build", folder=folder)
    assert said.returncode == 0, said.stdout
    return folder


@pytest.fixture
def folder(class_of_many, tmp_path):
    return Path(shutil.copytree(class_of_many, tmp_path / "class"))


def leerkring(*arguments: str, folder: Path, deadly: str = "", how: str = "SIGKILL", **environment: str):
    """Run the command, with processes that end when they open a file with ``deadly`` in its path."""
    (folder / "hooks").mkdir(exist_ok=True)
    (folder / "hooks/sitecustomize.py").write_text(HOOK.format(how=how), encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(folder / "hooks"), os.environ.get("PYTHONPATH"))))
    hooked = {"PYTHONPATH": path, "DEADLY": deadly} if deadly else {}
    return run(LEERKRING, *arguments, folder=folder, **{"LEERKRING_LANGUAGE": "en", **hooked, **environment})


def learners_on(site: Path) -> set[str]:
    return {name for name in NAMES if (site / name).exists()}


DEADLY = {
    "profile": (f"portfolios/{VICTIM}/profile.md", "SIGKILL"),
    "document": (f"portfolios/{VICTIM}/cycles/1.md", "SIGSEGV"),
    "page": (f"/{VICTIM}/search.json", "SIGKILL"),
}


@pytest.mark.parametrize(
    ("deadly", "how"),
    [
        pytest.param(*it, id=name, marks=[pytest.mark.heavy] * (name != "profile"))
        for name, it in DEADLY.items()
    ],
)
def test_only_the_learner_over_whom_a_process_is_killed_is_left_out(folder, class_of_many, deadly, how):
    said = leerkring("build", folder=folder, deadly=deadly, how=how)
    assert said.returncode == 0, said.stdout
    assert learners_on(folder / "site") == {*NAMES} - {VICTIM}
    assert (folder / "site" / MANIFEST).read_text(encoding="utf-8") == manifest(folder / "site")
    for name in NAMES[1:]:
        assert manifest(folder / "site" / name) == manifest(class_of_many / "site" / name)
    assert said.stdout.count(TOLD) == 1
    assert "The computer gave up on this portfolio, so it is left out." in said.stdout
    assert "that is far bigger or odder than others" in said.stdout


def test_who_was_left_out_is_back_when_nothing_dies_any_more(folder):
    leerkring("build", folder=folder, deadly=DEADLY["page"][0], LEERKRING_CACHE="on")
    assert VICTIM not in learners_on(folder / "site")
    assert leerkring("build", folder=folder, LEERKRING_CACHE="on").returncode == 0
    assert learners_on(folder / "site") == {*NAMES}


@pytest.mark.parametrize("arguments", [(), pytest.param(("--strict",), marks=pytest.mark.heavy)])
def test_who_withdraws_comes_off_the_site_whoever_else_is_given_up(folder, arguments):
    profile = folder / "portfolios/learner-c/profile.md"
    left = profile.read_text(encoding="utf-8").replace("given_on", "withdrawn_on: 2025-06-01, given_on")
    profile.write_text(left, encoding="utf-8")
    leerkring("build", *arguments, folder=folder, deadly=DEADLY["profile"][0])
    assert "learner-c" not in learners_on(folder / "site")


def test_the_name_of_somebody_who_could_not_be_looked_at_is_hidden_in_others_documents(folder):
    neighbour = folder / "portfolios/learner-b/profile.md"
    text = neighbour.read_text(encoding="utf-8")
    neighbour.write_text(f"{text}\nI worked with Mila Jansen.\n", encoding="utf-8")
    leerkring("build", folder=folder, deadly=DEADLY["profile"][0])
    page = (folder / "site/learner-b/index.html").read_text(encoding="utf-8")
    assert "I worked with a fellow learner." in page


def test_a_check_tells_of_it_in_the_language_of_whoever_asks(folder):
    said = leerkring("check", folder=folder, deadly=DEADLY["document"][0], LEERKRING_LANGUAGE="nl")
    assert said.returncode == 1
    assert "De computer kwam niet door dit portfolio heen. Daarom staat het er niet bij." in said.stdout
    assert said.stdout.count(TOLD) == 1


def test_the_strict_build_keeps_the_old_site(folder):
    before = (folder / "site" / MANIFEST).read_bytes()
    said = leerkring("build", "--strict", folder=folder, deadly=DEADLY["document"][0])
    assert said.returncode != 0
    assert TOLD in said.stdout
    assert (folder / "site" / MANIFEST).read_bytes() == before
