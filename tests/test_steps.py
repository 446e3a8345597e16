"""The steps of the documentation are taken word for word, and lead where they say."""

from __future__ import annotations

import re
import shlex
import zipfile
from pathlib import Path
from typing import Any

import click
import pytest

from generator.cli.verbs import VERBS
from tests.hosts.conftest import CYCLE, PROFILE, ROOT
from tests.walking import computer

DOCS = ROOT / "docs"
TEMPLATES = ROOT / "generator/guide/templates"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), *TEMPLATES.glob("*.md")])
LEARNERS = [DOCS / "learners.md", DOCS / "lerenden.md"]
WALKED_WITH_A_SCHOOL = {DOCS / "employers.md", DOCS / "werkgevers.md"}
"""By the test of a school's first day."""
PUBLISHING = [DOCS / "publishing.md", DOCS / "publiceren.md"]
SHELL = ("sh", "powershell")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TYPED = ("python3", "leerkring", "git", "pip", ". ", "cd ")


def blocks(page: Path, kind: str) -> list[str]:
    """What is to be typed, block by block; an older page does not say of a block that it is for a shell."""
    found = _FENCE.findall(page.read_text(encoding="utf-8"))
    return [text for name, text in found if kind == (name or ("sh" if text.startswith(_TYPED) else ""))]


def test_every_page_with_steps_is_walked():
    walked = {ROOT / "README.md", *LEARNERS, *PUBLISHING, *WALKED_WITH_A_SCHOOL}
    assert {page for page in PAGES if blocks(page, "sh")} == walked


def in_turn(*pages: Path) -> list[Any]:
    """Pages to be walked; what another says in another language is among the heavy tests."""
    heavy = {LEARNERS[0], PUBLISHING[0]}
    return [pytest.param(it, marks=[pytest.mark.heavy] * (it in heavy), id=it.name) for it in pages]


@pytest.mark.parametrize("page", in_turn(ROOT / "README.md", *LEARNERS))
def test_who_begins_has_a_portfolio_to_look_at(page, tmp_path):
    here = computer(tmp_path)
    walked = here.walk("\n".join(blocks(page, "sh")))
    assert walked.returncode == 0, walked.stdout
    assert "Serving on http://127.0.0.1:" in walked.stdout
    assert "Traceback" not in walked.stdout
    assert "./leerkring" in (here.home / "installed").read_text(encoding="utf-8")
    (site,) = here.folder.glob("*/mkdocs.yml")
    assert list(site.parent.glob("portfolios/*/experiences/*.md"))


@pytest.fixture
def published(tmp_path):
    """A computer with a portfolio that may be seen, with a private draft in it."""
    here = computer(tmp_path)
    made = here.walk('leerkring new . --name "Ann de Vries" --lang en')
    assert made.returncode == 0, made.stdout
    (here.folder / "portfolios/ann/profile.md").write_text(PROFILE, encoding="utf-8")
    (here.folder / "portfolios/ann/cycles/1.md").write_text(CYCLE, encoding="utf-8")
    return here


@pytest.mark.parametrize("page", in_turn(*PUBLISHING))
def test_who_publishes_word_for_word_has_it_on_line(page, published):
    """Between two blocks something is written, as those who read it do."""
    note = "echo more >> portfolios/ann/profile.md\n"
    walked = published.walk(note.join(blocks(page, "sh")))
    assert walked.returncode == 0, walked.stdout
    assert published.pushed("github.com", "rev-list", "--count", "main").strip() == "2"
    files = set(published.pushed("github.com", "ls-tree", "-r", "--name-only", "main").split())
    assert {
        ".github/workflows/leerkring.yml",
        "mkdocs.yml",
        "portfolios/ann/profile.md",
        "requirements.txt",
    } <= files
    assert not [name for name in files if name.startswith(("site", ".leerkring", ".venv"))]
    assert published.pushed("codeberg.org", "rev-list", "--count", "pages").strip() == "1"
    pages = set(published.pushed("codeberg.org", "ls-tree", "-r", "--name-only", "pages").split())
    assert {"index.html", "sitemap.xml", "files.sha256"} <= pages
    assert not [name for name in pages if name.endswith(".md")]
    with zipfile.ZipFile(published.folder / "site.zip") as archive:
        assert b"<loc>https://www.example.org/portfolio/</loc>" in archive.read("sitemap.xml")
        assert not [name for name in archive.namelist() if name.startswith(".")]


def test_where_a_site_is_published_from_a_second_time_nothing_of_the_first_is_left(published):
    steps = "".join(block for block in blocks(PUBLISHING[0], "sh") if "codeberg" in block)
    assert published.walk(steps).returncode == 0
    profile = published.folder / "portfolios/ann/profile.md"
    profile.write_text(PROFILE.replace("Hello there", "Quite another text"), encoding="utf-8")
    assert published.walk(steps).returncode == 0
    assert published.pushed("codeberg.org", "rev-list", "--count", "pages").strip() == "1"
    assert "Quite another text" in published.pushed("codeberg.org", "show", "pages:index.html")


# Windows ----------------------------------------------------------------------------------------

FOR_WINDOWS = (
    (r"^py ", "python3 "),
    (r"^(my-environment|mijn-omgeving)\\Scripts\\Activate\.ps1$", r". \1/bin/activate"),
    (r"\.\\", "./"),
    (r'^\$env:(\w+) = "([^"]*)"; ', r"\1=\2 "),
    (r"^Remove-Item -Recurse -Force (\S+) -ErrorAction Ignore$", r"rm -rf \1"),
)


def for_others(steps: str) -> str:
    for pattern, other in FOR_WINDOWS:
        steps = re.sub(pattern, other, steps, flags=re.MULTILINE)
    return steps


@pytest.mark.parametrize("page", [*LEARNERS, *PUBLISHING], ids=lambda page: page.name)
def test_whoever_has_windows_is_told_the_same(page):
    """In a block of their own, or, where it is the same, in the words before it."""
    text = page.read_text(encoding="utf-8")
    assert [for_others(block) for block in blocks(page, "powershell")]
    windows = {for_others(block) for block in blocks(page, "powershell")}
    unlike = [block for block in blocks(page, "sh") if block not in windows]
    for block in unlike:
        section = text[: text.index(block)].rpartition("\n## ")[2]
        assert "PowerShell" in section, block
        assert not re.search(r"^(python3|\. |rm |\w+=)|/bin/", block, re.MULTILINE), block
    assert windows <= set(blocks(page, "sh"))


@pytest.mark.parametrize(
    "page", [*LEARNERS, *PUBLISHING, *TEMPLATES.glob("*.md")], ids=lambda page: page.name
)
def test_windows_is_told_wherever_another_system_is(page):
    text = page.read_text(encoding="utf-8")
    for paragraph in re.split(r"\n\n|^## .*$", text, flags=re.MULTILINE):
        if re.search(r"\b(Mac|Linux)\b", paragraph) and "```" not in paragraph:
            assert "Windows" in paragraph or "Windows" in text[text.index(paragraph) :][:900], paragraph


# Options ----------------------------------------------------------------------------------------


def commands(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    typed = [line for kind in SHELL for block in blocks(page, kind) for line in block.splitlines()]
    return re.findall(r"`leerkring ([^`\n]+)`", text) + [
        line.partition("leerkring ")[2] for line in typed if re.search(r"(^|[ ;])leerkring ", line)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_every_option_that_a_page_names_is_there(page):
    for command in commands(page):
        verb, *more = shlex.split(command)
        if verb.startswith("-"):
            continue
        assert verb in VERBS, command
        known = {name for it in VERBS[verb].load().params if isinstance(it, click.Option) for name in it.opts}
        asked = {word.partition("=")[0] for word in more if word.startswith("--")}
        assert asked <= known, command
