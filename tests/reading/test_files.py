"""What lies in a docs folder: which folder is a portfolio, which file is a document."""

from __future__ import annotations

import pytest

from generator.problems import Problem
from generator.reading.files import (
    RESERVED,
    SLUG,
    folder_problems,
    framework_files,
    learner_folder,
    learner_folders,
)


def test_every_folder_is_a_portfolio_but_the_schools_own_and_hidden_ones(folder):
    docs = folder(
        {
            "ann/profile.md": "",
            "bea/anything.txt": "",
            "assets/logo.svg": "",
            "frameworks/kade.yml": "",
            ".git/config": "",
            "index.md": "",
        }
    )

    assert list(learner_folders(docs)) == ["ann", "bea"]


def test_a_link_is_taken_for_a_folder_only_when_it_could_be_one(folder):
    docs = folder({"ann/profile.md": ""})
    (docs / "gone").symlink_to(docs / "nowhere")
    (docs / "gone.md").symlink_to(docs / "nowhere.md")

    assert list(learner_folders(docs)) == ["ann", "gone"]


@pytest.mark.parametrize("name", ["a", "7", "ann", "ann-2", "a" * 40])
def test_a_name_that_fits_in_every_address_is_a_good_name(name):
    assert SLUG.match(name)


@pytest.mark.parametrize(
    "name", ["", "-", "-a", "a-", "A", "é", "a_b", "a b", "a.b", "a" * 41, "a\n", "..", "٣", "ａ"]
)
def test_any_other_name_is_not(name):
    assert not SLUG.match(name)


def codes(docs, name):
    return [found.code for found in folder_problems(docs, name)]


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_name_that_the_site_or_windows_keeps_is_told(name, folder):
    assert codes(folder({f"{name}/profile.md": ""}), name) == ["reserved-name"]


def test_one_reason_is_given_for_a_folder_the_first_to_put_right(folder):
    docs = folder({"Ann/x": "", "search/x": "", "bea/x": "", "bea.md": "", "cas/x": "", "dan/profile.md": ""})

    assert codes(docs, "Ann") == ["bad-name"]
    assert codes(docs, "search") == ["reserved-name"]
    assert codes(docs, "bea") == ["name-clash"]
    assert codes(docs, "cas") == ["no-profile"]
    assert codes(docs, "dan") == []


def test_a_profile_that_is_a_link_is_there_and_told_as_a_link(folder):
    docs = folder({"ann/x.png": "", "profile.md": ""})
    (docs / "ann/profile.md").symlink_to(docs / "profile.md")

    assert codes(docs, "ann") == []
    assert [found.code for found in learner_folder(docs, "ann").problems] == ["symbolic-link"]


def test_documents_are_found_by_their_folder_and_all_else_is_media(folder):
    docs = folder(
        {
            "ann/profile.md": "",
            "ann/ann.png": "",
            "ann/experiences/care.md": "",
            "ann/evidence/plan.PDF": "",
            "ann/.DS_Store": "",
            "ann/.cache/x.md": "",
            "ann/evidence/.hidden.md": "",
        }
    )

    found = learner_folder(docs, "ann")
    assert found.problems == ()
    assert [(kind.name, file.path) for kind, file in found.documents] == [
        ("experience", "ann/experiences/care.md"),
        ("profile", "ann/profile.md"),
    ]
    assert found.media == {"ann/ann.png", "ann/evidence/plan.PDF"}


@pytest.mark.parametrize(
    "path",
    [
        "ann/about.md",
        "ann/experience/care.md",
        "ann/experiences/2025/care.md",
        "ann/experiences/care.yml",
        "ann/experiences/care.yaml",
        "ann/profile.yml",
        "ann/experiences/profile.md/x.md",
    ],
)
def test_a_document_where_none_can_be_is_told_and_not_read(path, folder):
    found = learner_folder(folder({path: ""}), "ann")

    assert [(problem.path, problem.code) for problem in found.problems] == [(path, "unknown-place")]
    assert found.documents == ()


@pytest.mark.parametrize(
    ("name", "code", "nearest"),
    [
        ("care.MD", "bad-name", "care.md"),
        ("care.markdown", "bad-name", "care.md"),
        ("Über Oma (1).md", "bad-name", "uber-oma-1.md"),
        ("Care.en.md", "bad-name", "care.en.md"),
        ("care.fr.md", "unknown-language", ""),
        ("care.NL.md", "unknown-language", "care.nl.md"),
        ("care.en-GB.md", "unknown-language", "care.en.md"),
        ("care", "not-markdown", None),
    ],
)
def test_a_name_that_cannot_be_is_told_with_one_that_can(name, code, nearest, folder):
    (found,) = learner_folder(folder({f"ann/experiences/{name}": ""}), "ann").problems

    assert (found.code, dict(found.values).get("nearest")) == (code, nearest)


@pytest.mark.parametrize("path", ["ann/care.md", "ann/ervaringen/care.md", "ann/Experiences/care.md"])
def test_a_document_in_no_folder_is_told_where_it_belongs(path, folder):
    (found,) = learner_folder(folder({path: "---\ntype: experience\n---\n"}), "ann").problems

    assert (found.code, dict(found.values)["nearest"]) == ("unknown-place", "experiences")


@pytest.mark.parametrize("name", ["Profile.md", "profiel.md", "profile.md.md", "profile.md.txt"])
def test_a_profile_with_almost_the_right_name_is_found(name, folder):
    if (docs := folder({f"ann/{name}": ""})) and (docs / "ann/profile.md").exists():
        pytest.skip("capitals make no difference here")
    (found,) = folder_problems(docs, "ann")

    assert (found.code, dict(found.values)["nearest"]) == ("no-profile", name)


def test_what_word_leaves_while_a_document_is_open_is_no_document(folder):
    assert learner_folder(folder({"ann/experiences/~$care.docx": ""}), "ann").problems == ()


def test_a_link_in_a_portfolio_is_told_wherever_it_leads(folder):
    docs = folder({"ann/profile.md": "", "secret.png": ""})
    (docs / "ann/inside.md").symlink_to(docs / "ann/profile.md")
    (docs / "ann/outside.png").symlink_to(docs / "secret.png")
    (docs / "ann/nowhere").symlink_to(docs / "nowhere")
    (docs / "ann/round").symlink_to(docs / "ann")

    found = learner_folder(docs, "ann")
    assert [problem.path for problem in found.problems] == [
        "ann/inside.md",
        "ann/nowhere",
        "ann/outside.png",
        "ann/round",
    ]
    assert {problem.code for problem in found.problems} == {"symbolic-link"}
    assert found.media == frozenset()


def test_frameworks_are_the_yaml_files_of_their_folder(folder):
    docs = folder({"frameworks/kade.yml": "", "frameworks/kade.json": "", "frameworks/a/b.yml": ""})

    found = [
        (entry.path, entry.code if isinstance(entry, Problem) else "found") for entry in framework_files(docs)
    ]
    assert sorted(found) == [
        ("frameworks/a/b.yml", "found"),
        ("frameworks/kade.json", "unknown-place"),
        ("frameworks/kade.yml", "found"),
    ]


def test_a_site_without_frameworks_has_none(folder):
    assert list(framework_files(folder({}))) == []
