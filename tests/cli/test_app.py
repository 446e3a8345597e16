"""What the command says whatever the verb: its help, its version, and what was typed wrong."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import leerkring
from generator.cli.verbs import VERBS
from tests.cli.command import run

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_help_is_in_the_language_asked_for():
    assert run("--help").stdout.startswith("Gebruik: ")
    assert "Laat zien hoever een portfolio is" in run("--help").stdout
    assert "Schrijf een nieuw document" in run("add", "--help").stdout
    assert re.search(r"Weggelaten: een vrije\.\s+\[1<=x<=65535\]", run("edit", "--help").stdout)
    assert "Write a new document" in run("--lang", "en", "add", "--help").stdout


def test_the_version_is_that_of_the_package():
    assert __version__ in run("--version").stdout


def test_serve_wants_an_address_with_a_port():
    assert run("serve", "--address", "8473").exit_code == 2


WRONG = {
    ("chekc",): "Het commando chekc bestaat niet. Bedoel je: check?\nHulp: leerkring --help",
    (
        "check",
        "--forma",
        "x",
    ): "De optie --forma bestaat niet. Bedoel je: --format?\nHulp: leerkring check --help",
    ("check", "--format"): "Achter de optie --format hoort een waarde.\nHulp: leerkring check --help",
    ("check", "--format", "x"): "--format kan zijn: text, concise, json, github, gitlab, sarif, junit.\n",
    ("add", "leerervaring", "Oma"): (
        "KIND kan zijn: cycle, experience, evidence, assessment, question, dialogue, validation, goal, "
        "own-framework, page, framework, cohort, programme, learners, trust, "
        "register, confirmations, translation, credential. "
        "Bedoel je: experience?\n"
        "Hulp: leerkring add --help"
    ),
    ("add",): "KIND ontbreekt.\nHulp: leerkring add --help",
    ("check", "nowhere"): "PATHS…: dat bestand bestaat niet.\n",
    ("check", "--docs", "nowhere"): "--docs: die map bestaat niet.\n",
    ("explain", "a", "b"): "Hier staat meer dan dit commando aankan.",
}


@pytest.mark.parametrize("typed", WRONG, ids=" ".join)
def test_what_is_typed_wrong_is_told_in_the_readers_language(typed):
    told = CliRunner().invoke(leerkring, ["--lang", "nl", *typed], prog_name="leerkring")
    assert told.exit_code == 2
    assert told.stderr.startswith(WRONG[typed])
    assert not told.stdout


def test_help_and_version_load_no_verb_and_not_mkdocs(tmp_path):
    for option in ("--help", "--version"):
        told = subprocess.run(
            (sys.executable, "-X", "importtime", "-m", "generator", option),
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        loaded = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
        verbs = {f"generator.cli.{each.where.partition(':')[0]}" for each in VERBS.values()}
        assert "generator.cli.app" in loaded
        assert not loaded & {*verbs, "mkdocs", "generator.hosts.site", "generator.building.build"}


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_is_the_command_of_that_name_with_the_help_of_the_table(name):
    command = VERBS[name].load()
    assert (command.name, command.help) == (name, VERBS[name].help)


def test_a_full_disk_is_said_in_words(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", "portfolios/ann/goals/care.md")

    monkeypatch.setattr("generator.cli.new.new_site", full)
    monkeypatch.chdir(tmp_path)
    told = run("--lang", "en", "new", "--name", "Ann")
    assert told.exit_code == 1
    assert "portfolios/ann/goals/care.md (No space left on device)" in told.stderr
