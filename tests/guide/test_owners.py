"""Who owns a folder, when it gets another name: the lines that are sure change, others are told."""

import pytest

from generator.guide.owners import repository, with_folder

OLD, NEW = "portfolios/2025/hanna-de-bakker", "portfolios/2025/hanna"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/portfolios/2025/hanna-de-bakker/ @hanna-de-bakker", "/portfolios/2025/hanna/ @hanna-de-bakker"),
        ("portfolios/2025/hanna-de-bakker\t@h", "portfolios/2025/hanna\t@h"),
        ("/portfolios/2025/hanna-de-bakker/**/*.md  @h # x", "/portfolios/2025/hanna/**/*.md  @h # x"),
        ("!/portfolios/2025/hanna-de-bakker/profile.md", "!/portfolios/2025/hanna/profile.md"),
        (" /portfolios/2025/hanna-de-bakker", " /portfolios/2025/hanna"),
    ],
)
def test_a_line_that_names_the_folder_names_the_new_one(before, after):
    found = with_folder(f"* @staff\n{before}\n", OLD, NEW)
    assert (found.text, found.changed, found.left) == (f"* @staff\n{after}\n", (2,), ())


@pytest.mark.parametrize(
    "line",
    [
        "# /portfolios/2025/hanna-de-bakker/ @h",
        "[hanna-de-bakker] @staff",
        "^[portfolios/2025/hanna-de-bakker]",
        "/portfolios/2025/hanna-de-bakker-2/ @h",
        "/portfolios/2024/hanna-de-bakker/ @h",
        "/elsewhere/portfolios/2025/hanna-de-bakker/ @h",
        "/portfolios/*.yml @staff",
        "/portfolios/ @staff",
        "/portfolios/2025/* @staff",
        "* @hanna-de-bakker",
        "",
    ],
)
def test_other_lines_stay(line):
    found = with_folder(line, OLD, NEW)
    assert (found.text, found.changed, found.left) == (line, (), ())


@pytest.mark.parametrize(
    "line",
    [
        "hanna-de-bakker/ @h",
        "**/hanna-de-bakker/ @h",
        "/portfolios/*/hanna-de-bakker/ @h",
        "/portfolios/2025/hanna-* @h",
        "/portfolios/**/hanna-de-bakker/profile.md @h",
    ],
)
def test_a_pattern_that_fits_only_the_old_name_is_told_and_stays(line):
    found = with_folder(line, OLD, NEW)
    assert (found.text, found.changed, found.left) == (line, (), (1,))


def test_a_folder_with_a_space_is_found():
    found = with_folder("/docs/Hanna\\ de\\ Bakker/ @h", "docs/Hanna de Bakker", "docs/hanna")
    assert found.text == "/docs/hanna/ @h"


def test_a_repository_is_where_git_is_or_else_above(tmp_path):
    docs = tmp_path / "a/b/portfolios"
    docs.mkdir(parents=True)
    assert repository(docs) == docs.parent.resolve()
    (tmp_path / "a/.git").mkdir()
    assert repository(docs) == (tmp_path / "a").resolve()
