"""What is told in English and in Dutch is the same: section by section, line by line, command by command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.hosts.conftest import ROOT

DOCS, TEMPLATES = ROOT / "docs", ROOT / "generator/guide/templates"
LINE_BY_LINE = [("learners", "lerenden"), ("publishing", "publiceren")]
PAIRS = [
    *((DOCS / f"{one}.md", DOCS / f"{other}.md") for one, other in LINE_BY_LINE),
    (TEMPLATES / "README.md", TEMPLATES / "LEESMIJ.md"),
    (TEMPLATES / "README-cohort.md", TEMPLATES / "LEESMIJ-cohort.md"),
]
_SAME = {
    "lerenden.md": "learners.md",
    "publiceren.md": "publishing.md",
    "LEESMIJ.md": "README.md",
    "raamwerk:": "framework:",
    ":competentie": ":competence",
    ":profiel": ":profile",
    "NAAM": "NAME",
    "SOORT": "KIND",
    "mijn-omgeving": "my-environment",
    "mijn-portfolio": "my-portfolio",
    "competences luisteren": "competences listening",
    "voornaam": "first",
    "Voornaam Achternaam": "First Last",
    "@school/docenten": "@school/staff",
}
_QUOTED = re.compile(r'"[^"]*"')


def sections(page: Path) -> list[str]:
    return page.read_text(encoding="utf-8").split("\n## ")


def shape(line: str) -> tuple[object, ...]:
    """What a line is, whatever its words: a heading, an entry of a list, a row of so many cells, a fence."""
    mark = re.match(r"(#+ |- |[0-9]+\. | +|\||```\w*|)", line)[0]
    return (mark, line.count("|"), line.count("](") - line.count("](counting.md)"), bool(line.strip()))


def typed(text: str) -> list[str]:
    """What stands there as it must be typed, but for names of one's own and what is said in a language."""
    for dutch, english in _SAME.items():
        text = text.replace(dutch, english)
    pieces = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))
    return sorted({_QUOTED.sub('""', piece).replace("--lang nl", "--lang en") for piece in pieces})


def typed_in_blocks(text: str) -> list[str]:
    for dutch, english in _SAME.items():
        text = text.replace(dutch, english)
    found = re.findall(r"^```(?:sh|powershell)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [_QUOTED.sub('""', block).replace("--lang nl", "--lang en") for block in found]


@pytest.mark.parametrize("pair", LINE_BY_LINE, ids=str)
def test_two_pages_have_the_same_lines_of_the_same_kind(pair):
    one, other = ((DOCS / f"{name}.md").read_text(encoding="utf-8").splitlines() for name in pair)
    differing = [
        (number, line, its)
        for number, (line, its) in enumerate(zip(one, other, strict=False), 1)
        if shape(line) != shape(its)
    ]
    assert differing == []
    assert len(one) == len(other)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0].name)
def test_two_pages_have_the_same_sections_with_the_same_to_type(pair):
    one, other = map(sections, pair)
    assert len(one) == len(other) > 2
    for mine, its in zip(one, other, strict=True):
        assert typed(mine) == typed(its), mine.partition("\n")[0]
        assert typed_in_blocks(mine) == typed_in_blocks(its), mine.partition("\n")[0]


@pytest.mark.parametrize("pair", PAIRS[1:], ids=lambda pair: pair[0].name)
def test_both_warn_of_a_public_repository_before_the_first_step_to_it(pair):
    """Of drafts, of names of others and of pictures with their places, in bold for who only skims."""
    for page, words in zip(pair, (("draft", "name", "place"), ("kladversie", "nam", "plek")), strict=True):
        text = page.read_text(encoding="utf-8")
        warned = re.search(r"^\*\*.*(?:public repository|openbare repository)", text, re.MULTILINE)
        step = re.search(r"^1\. (?:Make|Maak) ", text, re.MULTILINE)
        push = text.find("git push")
        assert warned, page.name
        assert warned.start() < step.start(), page.name
        assert push == -1 or warned.start() < push
        assert all(word in text[warned.start() :][:900] for word in words), page.name
