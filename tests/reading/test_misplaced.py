"""A learner's document among the school's own pages is found, and a page of the school's stays one."""

from __future__ import annotations

import pytest

from generator.model import LEARNERS, TRANSLATION
from generator.reading.misplaced import misplaced


@pytest.mark.parametrize(
    "kind", ["group", "class", "klas", "groep", "cohort", "programme", "framework", "page", "landing"]
)
def test_a_page_of_the_school_may_have_a_type_of_its_own(kind, tmp_path):
    (tmp_path / "about.md").write_text(f"---\ntype: {kind}\n---\nWe are a school.\n", encoding="utf-8")
    assert list(misplaced(tmp_path)) == []


SAYS = {"page": "visibility: private\n"}
"""A page is what each of the school's is, too: a learner's is known by who may see it, or by its title."""


@pytest.mark.parametrize("kind", [kind.name for kind in (*LEARNERS, TRANSLATION)])
def test_a_learners_document_is_astray(kind, tmp_path):
    (tmp_path / "about.md").write_text(
        f"---\ntype: {kind}\n{SAYS.get(kind, '')}---\nMine.\n", encoding="utf-8"
    )
    assert [path for path, _ in misplaced(tmp_path)] == ["about.md"]


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        ("doel", "goals"),
        ("Leerdoel", "goals"),
        ("ervaring", "experiences"),
        ("bewijs", "evidence"),
        ("experiance", "experiences"),
    ],
)
def test_so_it_is_by_another_name_of_its_kind(kind, folder, tmp_path):
    (tmp_path / "about.md").write_text(f"---\ntype: {kind}\n---\nMine.\n", encoding="utf-8")
    assert list(misplaced(tmp_path)) == [("about.md", folder)]


def test_who_may_see_it_says_that_it_is_a_document_whatever_its_type(tmp_path):
    (tmp_path / "about.md").write_text("---\ntype: group\nvisibility: cohort\n---\nUs.\n", encoding="utf-8")
    assert list(misplaced(tmp_path)) == [("about.md", "")]


@pytest.mark.parametrize(
    "fields", ["type: page\ntitle: About me", "title: Over mij\ntype: pagina", 'type: "page"\n"title": Me']
)
def test_a_learners_page_that_does_not_say_who_may_see_it_is_astray(fields, tmp_path):
    (tmp_path / "about.md").write_text(f"---\n{fields}\n---\nMine.\n", encoding="utf-8")
    assert list(misplaced(tmp_path)) == [("about.md", "pages")]
