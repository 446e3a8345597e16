"""A tip shows what stands in the document, and what it says to write is right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.reading.layout import read_groups, read_layout
from generator.reading.read import read_shared
from generator.reading.strict_yaml import read_yaml
from generator.reporting.told import told

SOUND = Path(__file__).resolve().parent.parent / "sound"
CARE = "ann/experiences/care.md"
KADE = "frameworks/kade.yml"


@pytest.fixture
def said(tmp_path: Path):
    """The sentences and hints when a text in a sound file is another one."""

    def say(file: str, old: str, new: str) -> list[tuple[str, str, str]]:
        docs = Path(shutil.copytree(SOUND, tmp_path / "docs", dirs_exist_ok=True))
        text = (SOUND / file).read_text(encoding="utf-8")
        assert old in text
        (docs / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        groups = read_groups(read_layout(docs))
        found = sorted({it for group, read in groups for it in read.noted.within(group.prefix).problems})
        return [(it.code, told(it, "en").sentence, told(it, "en").hint) for it in found if it.path == file]

    return say


@pytest.mark.parametrize("typed", ["2.10", "5.10", "1e3", "3.5", "0.0", "true", "True", "12.", "0x10", "010"])
def test_a_number_where_a_text_belongs_is_shown_as_it_was_typed_and_in_quotes(said, typed):
    for file, old, name in ((CARE, "title: Caring for my grandmother", "title"), (KADE, "id: Z1", "id")):
        told_of = [(sentence, hint) for code, sentence, hint in said(file, old, f"{name}: {typed}")]
        if told_of and "must be text" in told_of[0][0]:
            assert f"“{typed}”" in told_of[0][0]
            assert typed == "12." or told_of[0][1] == f'Write it like this: {name}: "{typed}"'
        else:
            assert read_yaml("x.yml", f"x: {typed}").value == {"x": typed}


def test_what_is_typed_is_shown_in_lists_and_choices_too(said):
    assert said("ann/profile.md", "show_as: full", "show_as: 2.10")[0][1].startswith("“2.10” is not one")
    assert "“[2.10, 3.50]”" in said(CARE, "title: Caring for my grandmother", "title: [2.10, 3.50]")[0][1]


@pytest.mark.parametrize("typed", ["null", "~", "Null"])
def test_a_word_that_means_nothing_is_shown_in_quotes(said, typed):
    assert f'title: "{typed}"' in said(CARE, "title: Caring for my grandmother", f"title: {typed}")[0][2]


def test_a_day_with_points_is_a_day(said):
    assert "“2018-10”" in said(CARE, "start: 2018", "start: 2018.10")[0][2]


@pytest.mark.parametrize(
    ("file", "old", "new", "never"),
    [
        ("ann/evidence/plan.md", "experience: care", "experience: Bijbaan bij de bakker", "bijbaan-bij"),
        ("ann/evidence/plan.md", "file: plan.png", "file: https://quay.example/other.png", "“other.png”"),
        ("ann/evidence/plan.md", "file: plan.png", r"file: C:\docs\other.png", "“other.png”"),
        (CARE, "../evidence/plan.png", r"..\evidence\other.png", "Capitals"),
        ("ann/profile.md", "website: ", "website: https://u@a.example/ #", "https://https"),
    ],
)
def test_nothing_is_suggested_that_is_not_there(said, file, old, new, never):
    (told_of, *_) = said(file, old, new)
    assert never not in told_of[2]


@pytest.mark.parametrize(
    ("file", "old", "new", "right"),
    [
        ("ann/evidence/plan.md", "experience: care", "experience: experiences/care.md", "“care”"),
        ("ann/evidence/plan.md", "file: plan.png", r"file: C:\docs\plan.png", "“plan.png”"),
        (CARE, "../evidence/plan.png", r"..\evidence\plan.png", "“../evidence/plan.png”"),
        (CARE, "../evidence/plan.md", r"..\evidence\plan.md", "“../evidence/plan.md”"),
        ("ann/profile.md", "frameworks: [kade]", "frameworks: [Kade]", "“kade”"),
        (CARE, "setting: care", "setting: bijbaan", "“work”"),
        ("ann/evidence/plan.md", "media: image", "media: verslag", "“document”"),
    ],
)
def test_what_was_meant_is_suggested_where_it_is_there(said, file, old, new, right):
    assert right in said(file, old, new)[0][2]


@pytest.mark.parametrize(
    "lines",
    [
        ("title: a: b", "role: c: d", "organisation: e: f"),
        ("title: @a", "role: [b] c", 'organisation: "d" e'),
        ("title = a", "role = b", "organisation; c"),
        ("title:a", "role:b", "organisation:c"),
        ("title: *a", "role: &b", "organisation: !c d"),
        ('title: "a', "role: `b", 'organisation: "C:\\d"'),
        ("  role: b", "  organisation: c", "  title: d"),
    ],
)
def test_several_lines_that_cannot_be_read_are_told_in_one_run(lines):
    found = read_yaml("x.yml", "\n".join(("type: experience", *lines, "start: 2018")))
    assert len({it.place.line for it in found.problems}) == 3


def test_what_is_below_a_line_that_hides_it_is_not_guessed_at():
    codes = [it.code for it in read_yaml("x.yml", "title: [a\n---\nb: c: d\n").problems]
    assert codes == ["yaml-bracket", "yaml-documents"]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/@name",
        "https://www.tiktok.com/@name/video/7123456789012345678",
        "https://unpkg.example/parcel@1.2.3/file.js",
        "https://quay.example?by=@name",
    ],
)
def test_an_address_may_have_the_sign_of_a_name_after_its_host(said, address):
    assert said("ann/profile.md", 'website: "https://ann.example"', f'website: "{address}"') == []
    assert said(CARE, "See [the plan]", f"See {address} and [here]({address}) and [the plan]") == []


@pytest.mark.parametrize(
    "address", ["https://user@a.example", "https://u:p@a.example/", "https://a.example\\@b"]
)
def test_an_address_lets_nobody_in(said, address):
    assert said("ann/profile.md", '"https://ann.example"', f"'{address}'")[0][0] == "wrong-form"


def test_a_group_that_is_still_switched_off_is_said_to_be(said):
    new = "#starrt:\n  # Situation: Where were you?\n  situation: She could not live alone.\n"
    old = "starrt:\n  situation: She could not live alone.\n"
    assert said(CARE, old, new)[0][2].startswith("It belongs to “starrt”")


FRAMEWORK = """\
type: framework
id: kade
title: Kade
levels:
  - {{id: A, title: A}}
  - {{id: {level}, title: A}}
competences:
  - {{id: A, title: A}}
  - {{id: {competence}, title: A}}
requirements:
  - {{id: {requirement}, title: Vak, kind: function, asks: [{{competence: "kade:A", level: A}}]}}
"""


@pytest.mark.parametrize("where", ["level", "competence", "requirement"])
@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("1.10", '"1.10"'),
        ("1.0", '"1.0"'),
        ("1e3", '"1e3"'),
        ("007", '"007"'),
        ("010", '"010"'),
        ("0x1F", '"0x1F"'),
        ("0o7", '"0o7"'),
        (".5", '"0.5"'),
        ("1.", '"1"'),
        ("12345678901234567890", '"12345678901234567890"'),
    ],
)
def test_a_number_as_a_name_is_told_with_what_to_write_wherever_it_stands(where, typed, right, tmp_path):
    names = {"level": "B", "competence": "B", "requirement": "B", where: typed}
    text = FRAMEWORK.format(**names)
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks/kade.yml").write_text(text, encoding="utf-8")
    line = next(at for at, each in enumerate(text.split("\n"), 1) if typed in each)
    (hint,) = (told(it, "en").hint for it in read_shared(tmp_path)[1].problems if it.place.line == line)
    assert hint.endswith(right)


@pytest.mark.parametrize("typed", ['"007"', "'1.10'", "1", "A07", "1.1.1"])
def test_a_level_that_means_the_same_to_everybody_is_not_told(typed, tmp_path):
    text = FRAMEWORK.format(level=typed, competence="B", requirement="B").replace(
        "level: A", f"level: {typed}"
    )
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks/kade.yml").write_text(text, encoding="utf-8")
    assert not read_shared(tmp_path)[1].problems
