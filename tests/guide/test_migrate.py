"""Portfolios of earlier versions: brought up to this one, and in nothing else another."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import leerkring
from generator.guide.migrate import Migrated, migrate
from generator.model import KIND, SCHEMA_VERSION
from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from tests.portfolios import written
from tests.publications import publication
from tests.sites import site_pages

FROZEN = Path(__file__).resolve().parent.parent / "frozen"
VERSIONS = sorted(folder.name for folder in FROZEN.iterdir())
LINE = f"schema_version: {SCHEMA_VERSION}".encode()


@pytest.fixture(params=VERSIONS)
def frozen(request, tmp_path):
    """Samples as a version of the program had them."""
    return Path(shutil.copytree(FROZEN / request.param, tmp_path / "portfolios"))


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def pages(docs):
    reading = read_site(docs)
    assert reading.problems == ()
    html = Html(PageShell((str(THEME),), "Kring", "https://kring.example/", "nl", "", ()))
    site = publication(reading.site, "private", datetime.date(2026, 11, 23)).site
    return {page.address: html.page(page) for made in site_pages(site) for page in made.pages}


def test_the_samples_of_every_version_change_in_one_line_and_show_the_same(frozen):
    before, shown = contents(frozen), pages(frozen)
    shutil.rmtree(frozen.parent / ".leerkring", ignore_errors=True)

    assert migrate(frozen) == (Migrated("pieter/profile.md", "changed"),)

    after = contents(frozen)
    assert {path for path in after if after[path] != before[path]} == {"pieter/profile.md"}
    lines = after["pieter/profile.md"].split(b"\n")
    assert lines.pop(2) == LINE
    assert b"\n".join(lines) == before["pieter/profile.md"]
    assert pages(frozen) == shown


def test_what_has_been_brought_up_stays_as_it_is(frozen):
    migrate(frozen)
    before = contents(frozen)

    assert migrate(frozen) == ()
    assert contents(frozen) == before


ODD = (
    b"---\r\n# mine\r\ntype:  profile \r\n  # and this\r\ntitle: 'Ann'   \r\nname: Ann Bakker\r\n"
    b"language: en\r\n---\r\nOne  \r\nTwo\n\nThree"
)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_comments_line_ends_blanks_and_the_mark_stay(tmp_path, mark):
    written(tmp_path, {})
    (tmp_path / "ann/profile.md").write_bytes(mark + ODD)

    migrate(tmp_path)

    wanted = mark + ODD.replace(b"profile \r\n", b"profile \r\n" + LINE + b"\r\n")
    assert (tmp_path / "ann/profile.md").read_bytes() == wanted


@pytest.mark.parametrize("line", ["schema_version: 1", "schema_version:   1  ", '"schema_version": 1'])
def test_a_number_that_is_there_is_raised_where_it_stands(tmp_path, line):
    written(tmp_path, {})
    profile = tmp_path / "ann/profile.md"
    text = profile.read_text(encoding="utf-8").replace("title:", f"{line}\ntitle:")
    profile.write_text(text, encoding="utf-8")

    (told,) = migrate(tmp_path, version=2)

    left = line.startswith('"')
    assert told == Migrated("ann/profile.md", "left" if left else "changed")
    raised = line.replace("schema_version: 1", "schema_version: 2").replace(
        "schema_version:   1", "schema_version: 2"
    )
    assert profile.read_text(encoding="utf-8") == text.replace(line, raised)


def test_a_step_changes_the_documents_it_is_for_from_its_version_on(tmp_path):
    """As a later version would have it: the word for a setting becomes another."""
    care = "---\ntype: experience\n# mine\ntitle: Care\nsetting: care\n---\nMy setting: care.\n"
    written(tmp_path, {"ann/experiences/care.md": care})

    def renamed(kind, text):
        return (
            text.replace("\nsetting: care\n", "\nsetting: caring\n") if kind is KIND["experience"] else text
        )

    told = migrate(tmp_path, {2: renamed}, version=2)

    assert [each.path for each in told] == ["ann/experiences/care.md", "ann/profile.md"]
    changed = care.replace("\nsetting: care\n", "\nsetting: caring\n")
    assert (tmp_path / "ann/experiences/care.md").read_text(encoding="utf-8") == changed
    assert migrate(tmp_path, {2: renamed}, version=2) == ()


def test_a_portfolio_of_which_a_document_cannot_be_read_is_left_whole(tmp_path):
    written(tmp_path, {"ann/experiences/care.md": "---\ntype: [\n---\n"})
    before = contents(tmp_path)

    told = migrate(tmp_path, {2: lambda _, text: text + "x"}, version=2)

    assert told == (Migrated("ann/experiences/care.md", "left"),)
    assert contents(tmp_path) == before


def test_a_profile_that_is_a_link_is_not_followed(tmp_path):
    written(tmp_path / "portfolios", {})
    profile = tmp_path / "portfolios/ann/profile.md"
    elsewhere = profile.rename(tmp_path / "elsewhere.md")
    profile.symlink_to(elsewhere)
    before = elsewhere.read_bytes()

    assert migrate(tmp_path / "portfolios") == (Migrated("ann/profile.md", "left"),)
    assert elsewhere.read_bytes() == before


def test_portfolios_of_several_cohorts_are_brought_up(tmp_path):
    written(tmp_path / "2024", {"cohort.yml": "type: cohort\ntitle: C\nschool: Kade\nlanguages: [en]\n"})
    assert migrate(tmp_path) == (Migrated("2024/ann/profile.md", "changed"),)


def test_the_command_tells_what_it_changed_and_then_that_nothing_is_left_to_do(tmp_path):
    written(tmp_path, {})
    first = CliRunner().invoke(leerkring, ["--lang", "en", "migrate", "--docs", str(tmp_path)])
    assert first.exit_code == 0
    assert "ann/profile.md: is in this version now" in first.output
    again = CliRunner().invoke(leerkring, ["--lang", "en", "migrate", "--docs", str(tmp_path)])
    assert again.exit_code == 0
    assert "already" in again.output
