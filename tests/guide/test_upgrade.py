"""A site of an older Leerkring is brought up to date, and nothing of the school's is lost unsaid."""

from __future__ import annotations

import datetime

import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import leerkring
from generator.cli.here import site_language
from generator.guide.marks import is_changed, marked
from generator.guide.new_site import new_site, workflows
from generator.guide.source import IN_FOLDER
from generator.guide.upgrade import changes, with_version
from tests.guide.test_requirements import from_wheel, sha256

DAY = datetime.date(2026, 11, 23)
GITHUB, GITLAB = ".github/workflows/leerkring.yml", ".gitlab-ci.yml"


@pytest.fixture
def site(tmp_path, monkeypatch, installed, wheel):
    """A site as this version makes it, in the folder where commands run."""
    installed(from_wheel(wheel, sha256(wheel)))
    folder = tmp_path / "site"
    new_site(folder, "Sanne de Vries", "nl", DAY)
    monkeypatch.chdir(folder)
    site_language.cache_clear()
    return folder


def run(*arguments):
    return CliRunner().invoke(leerkring, ["--lang", "en", "upgrade", *arguments])


def content(folder):
    return {
        it.relative_to(folder).as_posix(): it.read_bytes() for it in sorted(folder.rglob("*")) if it.is_file()
    }


def older(folder):
    """Make of a new site what an older version would have written."""
    for place in ("requirements.txt", GITHUB, GITLAB):
        file = folder / place
        text = file.read_text(encoding="utf-8").partition("\n")[2]
        file.write_text(marked(text.replace("3.12", "3.10") + "# older\n", "nl"), encoding="utf-8")
    (folder / IN_FOLDER).rename(folder / "wheels/leerkring-0.0.1-py3-none-any.whl")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(f'"{__version__}"', '"0.0.1"'), encoding="utf-8")


def test_a_new_site_is_up_to_date(site):
    before = content(site)
    done = run()
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"Everything here is as Leerkring {__version__} makes it." in done.stderr
    assert run("--write").exit_code == 0
    assert content(site) == before


def test_what_would_change_is_shown_first_and_nothing_is_written(site):
    older(site)
    before = content(site)
    done = run()
    assert done.exit_code == 0
    for place in ("requirements.txt", GITHUB, GITLAB, "mkdocs.yml"):
        assert f"--- {place}\n+++ {place}\n" in done.stdout
    assert "-# older\n" in done.stdout
    assert f"+ {IN_FOLDER}\n" in done.stdout
    assert "- wheels/leerkring-0.0.1-py3-none-any.whl\n" in done.stdout
    assert "leerkring upgrade --write" in done.stderr
    assert content(site) == before


def test_what_is_written_is_what_a_new_site_has(site):
    before = content(site)
    older(site)
    done = run("--write")
    assert done.exit_code == 0, done.output
    assert content(site) == before
    assert sorted(done.stdout.split()) == sorted(
        [
            "requirements.txt",
            GITHUB,
            GITLAB,
            "mkdocs.yml",
            IN_FOLDER,
            "wheels/leerkring-0.0.1-py3-none-any.whl",
        ]
    )


@pytest.mark.parametrize("place", ["requirements.txt", GITHUB, GITLAB])
def test_what_was_changed_by_hand_stays_and_is_told_and_the_rest_is_done(site, place):
    whole = content(site)
    older(site)
    file = site / place
    file.write_text(file.read_text(encoding="utf-8") + "# ours\n", encoding="utf-8")
    mine = file.read_bytes()
    done = run("--write")
    assert done.exit_code == 1
    assert f"{place} was changed by hand and stays as it is" in done.stderr
    assert "-# ours\n" in done.stdout
    assert content(site) == {**whole, place: mine}
    done = run("--write", "--all")
    assert done.exit_code == 0
    assert f"{place} was changed by hand; with --all those changes are lost." in done.stderr
    assert content(site) == whole


def test_a_workflow_that_a_school_took_away_does_not_come_back(site):
    older(site)
    (site / GITHUB).unlink()
    assert run("--write").exit_code == 0
    assert not (site / GITHUB).exists()
    assert (site / GITLAB).exists()


def test_the_ends_of_lines_are_no_change_and_stay(site):
    """Version control on Windows changes them."""
    whole = content(site)
    older(site)
    for place in ("requirements.txt", GITHUB, GITLAB, "mkdocs.yml"):
        file = site / place
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert run("--write").exit_code == 0
    for place in ("requirements.txt", GITHUB, GITLAB, "mkdocs.yml"):
        assert (site / place).read_bytes() == whole[place].replace(b"\n", b"\r\n")
    assert run().stdout == ""


def test_packages_of_the_schools_own_in_requirements_without_a_mark_are_not_lost_unsaid(site):
    file = site / "requirements.txt"
    text = file.read_text(encoding="utf-8").partition("\n")[2]
    file.write_text(text, encoding="utf-8")
    assert run("--write").exit_code == 0
    file.write_text(f"{text}mine==1.0\n", encoding="utf-8")
    done = run("--write")
    assert done.exit_code == 1
    assert "requirements.txt was changed by hand" in done.stderr


@pytest.mark.parametrize("cohort", [True, False])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_workflows_are_those_of_the_language_and_of_a_cohort(site, language, cohort):
    folder = site.parent / "other"
    new_site(folder, "Sanne de Vries", language, DAY, cohort=cohort)
    assert changes(folder, language, cohort=cohort) == ()
    assert len(changes(folder, language, cohort=not cohort)) == 2


def test_a_mark_tells_every_change():
    for text in workflows("en", cohort=False).values():
        assert is_changed(text) is False
        for at in range(text.index("\n") + 1, len(text) + 1, 41):
            assert is_changed(f"{text[:at]}x{text[at:]}") is True
    assert is_changed("name: Mine\n") is None


BLOCK = "plugins:\n  - leerkring:\n      language: nl\n"
SETTINGS = {
    "named": (f'{BLOCK}      version: "0.0.1" # so\n', 'version: "2" # so'),
    "not named": (f"{BLOCK}  - tags\n", 'leerkring:\n      version: "2"\n      l'),
    "bare": ("plugins:\n  - leerkring\nextra: {}\n", '  - leerkring:\n      version: "2"\nextra'),
    "flat": ("plugins:\n- leerkring:\n    language: nl\n", '- leerkring:\n    version: "2"\n    language'),
    "another's": (f"{BLOCK}  - other:\n      version: 7\n", "version: 7"),
}


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_version_has_a_place_in_the_settings(name, end):
    before, expected = SETTINGS[name]
    after = with_version(before.replace("\n", end), "2")
    assert expected.replace("\n", end) in after
    assert after.count('version: "2"') == 1
    assert with_version(after, "2") == after


def test_settings_that_are_written_in_another_way_are_left_alone():
    text = "plugins: [leerkring]\nextra: {version: 1}\n"
    assert with_version(text, "2") == text


def test_another_version_than_the_documents_were_written_with_is_told(site, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    invoke = CliRunner().invoke
    assert "written with" not in invoke(leerkring, ["--lang", "en", "check"]).output
    older(site)
    told = f"The documents here were written with Leerkring 0.0.1, and this is {__version__}."
    for command in (
        ["check"],
        ["check", "--format", "gitlab"],
        ["add", "goal", "A"],
        ["new", "portfolio", "Bo Bos"],
    ):
        done = invoke(leerkring, ["--lang", "en", *command])
        assert told in done.stderr, command
        assert told not in done.stdout
    on_github = invoke(leerkring, ["--lang", "en", "check", "--format", "github"])
    assert f"::notice title=Leerkring::{told}" in on_github.stdout
    assert told in invoke(leerkring, ["--lang", "en", "build"]).output
