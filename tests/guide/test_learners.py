"""The school's list of learners: what is written into it, and what is left alone."""

from dataclasses import replace

import pytest

from generator.guide.learners import entry, learners_list, names_here, new_list
from generator.places import languages
from generator.reading.read import read_site
from tests.portfolios import PROFILE, written

HEAD = "type: learners\nlearners:\n"


def listed(folder, text):
    (folder / "learners.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return learners_list(folder)


@pytest.mark.parametrize("language", languages())
def test_a_new_list_says_in_two_lines_what_it_is_for(tmp_path, language):
    text = new_list({"no": "Bo Bos", "ann": "Ann, 1st"}, language)
    assert [line[0] for line in text.split("\n")[:3]] == ["#", "#", "t"]
    assert max(map(len, text.split("\n"))) < 100
    assert listed(tmp_path, text).names == {"no": ("Bo Bos",), "ann": ("Ann, 1st",)}


def test_an_empty_list_is_a_list(tmp_path):
    assert listed(tmp_path, new_list({}, "en")).names == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD + "  - {folder: a, name: A B}\n", HEAD + "  - {folder: a, name: A B}\n  - @\n"),
        (HEAD + "- {folder: a, name: A B}", HEAD + "- {folder: a, name: A B}\n- @"),
        (HEAD + "    - folder: a\n      name: A B\n", HEAD + "    - folder: a\n      name: A B\n    - @\n"),
        (
            HEAD + "  - folder: a\n    name: A B\n    also:\n      - C D\n      - E F\n\n# The end.\n",
            HEAD + "  - folder: a\n    name: A B\n    also:\n      - C D\n      - E F\n  - @\n\n# The end.\n",
        ),
        (
            "learners:\n  - {folder: a, name: A B}\n  # Left in May.\ntype: learners\n",
            "learners:\n  - {folder: a, name: A B}\n  - @\n  # Left in May.\ntype: learners\n",
        ),
        ("type: learners\nlearners: []\n", "type: learners\nlearners:\n  - @\n"),
        ("\ufefftype: learners\r\nlearners: []", "\ufefftype: learners\r\nlearners:\r\n  - @"),
        (
            HEAD.replace("\n", "\r\n") + "  - {folder: a, name: É B}\n",
            HEAD.replace("\n", "\r\n") + "  - {folder: a, name: É B}\n  - @\n",
        ),
    ],
)
def test_a_learner_is_added_and_all_else_stays(tmp_path, before, after):
    found = listed(tmp_path, before).with_learner("new", "New, N.")
    assert found.decode() == after.replace("- @", entry("new", "New, N."))


ODD = {
    "between brackets": "type: learners\nlearners: [{folder: a, name: A B}]\n",
    "all between braces": "{type: learners, learners: [{folder: a, name: A B}]}\n",
    "a dash on a line of its own": HEAD + "  -\n    folder: a\n    name: A B\n",
    "a name over two lines": HEAD + "  - folder: a\n    name: A\n      B\n",
    "a name in quotes over two lines": HEAD + '  - folder: a\n    name: "A\n      B"\n',
    "a brace on a line of its own": HEAD + "  - {folder: a,\n     name: A B\n    }\n",
    "brackets with a space": "type: learners\nlearners: [ ]\n",
}


@pytest.mark.parametrize("how", ODD)
def test_a_list_that_cannot_be_extended_safely_is_left_alone(tmp_path, how):
    found = listed(tmp_path, ODD[how])
    assert found is not None
    assert found.with_learner("new", "New Name") is None


@pytest.mark.parametrize("name", ["x" * 1000, ""])
def test_no_name_is_added_that_the_list_may_not_have(tmp_path, name):
    assert listed(tmp_path, HEAD + "  - {folder: a, name: A B}\n").with_learner("new", name) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - {folder: a, name: A B}\n  - {folder: aa, name: A a}\n",) * 2,
        ("  - {name: É a, folder: a}\n", "  - {name: É a, folder: @}\n"),
        ("  - folder: 'a'\n    name: a\n", "  - folder: @\n    name: a\n"),
        (
            "  [{folder: a, name: A B}, {folder: a, name: B}]",
            "  [{folder: @, name: A B}, {folder: @, name: B}]",
        ),
    ],
)
@pytest.mark.parametrize("new", ["hanna", "no", "2025", "1e3"])
def test_a_folder_gets_another_name_and_all_else_stays(tmp_path, before, after, new):
    old = "b" if before == after else "a"
    found = listed(tmp_path, HEAD + before).with_folder(old, new).decode()
    written_so = new if new == "hanna" else f'"{new}"'
    assert found == HEAD + after.replace("@", written_so)


def test_a_folder_over_two_lines_is_left_alone(tmp_path):
    found = listed(tmp_path, HEAD + '  - folder: "a\\\n      b"\n    name: A B\n')
    assert found.names == {"ab": ("A B",)}
    assert found.with_folder("ab", "new") is None


@pytest.mark.parametrize(
    "text", ["type: learners\n", "learners: [", HEAD + "  - {folder: A B, name: A B}\n", b"\xff"]
)
def test_a_list_with_a_mistake_is_none(tmp_path, text):
    assert listed(tmp_path, text) is None


def test_a_list_behind_a_link_is_none(tmp_path):
    listed(tmp_path, new_list({"a": "A B"}, "en"))
    (tmp_path / "learners.yml").rename(tmp_path / "elsewhere.yml")
    (tmp_path / "learners.yml").symlink_to("elsewhere.yml")
    assert learners_list(tmp_path) is None


def test_who_is_here_is_told_by_the_profiles_that_can_be_read(tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text(PROFILE.replace("Ann de Vries-Bakker", "Eve Else"), encoding="utf-8")
    docs = written(tmp_path / "portfolios", {"bo/profile.md": "---\ntype: profile\n---\n", "cy/x.md": ""})
    (docs / "eve").mkdir()
    (docs / "eve/profile.md").symlink_to(outside)
    assert names_here(docs) == {"ann": "Ann de Vries-Bakker"}


def test_a_list_of_who_is_here_has_no_problems(tmp_path):
    docs = written(tmp_path, {})
    (docs / "learners.yml").write_text(new_list(names_here(docs), "nl"), encoding="utf-8")
    assert read_site(docs).problems == ()


def test_a_change_in_the_wrong_place_is_never_made(tmp_path):
    found = listed(tmp_path, HEAD + "  - {folder: a, name: A B}\n")
    places = found.draft.read.places
    wrong = {**places, ("learners", 0, "folder"): places["learners", 0, "name"]}
    misled = replace(found, draft=replace(found.draft, read=replace(found.draft.read, places=wrong)))
    assert found.with_folder("a", "new")
    assert misled.with_folder("a", "new") is None
