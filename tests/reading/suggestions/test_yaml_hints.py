"""What is told where YAML cannot be read on: how to write the line, and what else is wrong in the file."""

from __future__ import annotations

import pytest

from generator.reading.read import read_site
from generator.reporting.told import told
from tests.portfolios import written


def found(folder, text, path="ann/experiences/work.md"):
    """What is told of a document with these fields: a line for each, with its hint."""
    site = read_site(written(folder, {path: f"---\n{text}---\n"}))
    return [
        (it.place.line, it.code, told(it, "en").hint)
        for it in sorted(site.problems, key=lambda each: each.place)
        if it.path == path
    ]


WORK = "type: experience\ntitle: Work\nlearning: informal\nstage: initial\nsetting: work\n"


@pytest.mark.parametrize(("typed", "meant"), [("'25", "2025"), ("'98", "1998"), ("'24/25", "2024-08")])
def test_a_short_year_with_an_apostrophe_is_a_date_where_one_is_asked(typed, meant, tmp_path):
    ((line, code, hint),) = found(tmp_path, f"{WORK}start: {typed}\n")
    assert (line, code) == (7, "yaml-quote")
    assert f"start: {meant}" in hint


SLIPS = {
    "a second colon": ("organisation: Bakker: de Korst", "yaml-colon"),
    "a second colon in a group": (
        "competences: [{competence: kade:Z1, rationale: So: daily.}]",
        "yaml-colon",
    ),
    "text after a quote": ('organisation: "Bakker" de Korst', "yaml-after-quote"),
    "a quote that stays open": ('organisation: "Bakker', "yaml-quote"),
    "a sign": ("organisation: @Bakker", "yaml-sign"),
    "no space": ("organisation:Bakker", "yaml-no-space"),
    "a remark in a text": ("organisation: Bakker #1", "yaml-comment"),
    "a field twice": ("setting: care", "yaml-duplicate"),
}


@pytest.mark.parametrize("line", [0, -1], ids=["above", "below"])
@pytest.mark.parametrize("slip", SLIPS)
def test_a_line_that_cannot_be_read_hides_no_other_fault_of_its_document(slip, line, tmp_path):
    typed, code = SLIPS[slip]
    others = ["start: gisteren", "seting: work", "end: 2026-13"]
    lines = [typed, *others] if line == 0 else [*others, typed]
    codes = [each[1] for each in found(tmp_path, WORK + "\n".join(lines) + "\n")]
    assert sorted(codes) == sorted([code, "not-a-date", "not-a-date", "unknown-field"])


def test_the_text_below_fields_that_cannot_be_read_is_looked_at(tmp_path):
    text = f"---\n{WORK}start: 2020\nrole: a: b\n---\nCall 06-12345678.\n"
    site = read_site(written(tmp_path, {"ann/experiences/work.md": text}))
    assert {it.code for it in site.problems if it.path.endswith("work.md")} == {"yaml-colon", "personal-data"}


def test_what_is_lacking_only_because_a_line_was_set_aside_is_not_told(tmp_path):
    text = WORK.replace("setting: work", "\u00a0setting: work")
    assert [each[1] for each in found(tmp_path, f"{text}start: 2020\n")] == ["yaml-odd-space"]


@pytest.mark.parametrize("said", ["experiense", "ervaring", "goal", "zzz"])
def test_a_type_that_is_wrong_hides_no_other_fault(said, tmp_path):
    text = WORK.replace("type: experience", f"type: {said}")
    told = [each[1] for each in found(tmp_path, f"{text}start: gisteren\n")]
    assert told == ["wrong-kind", "not-a-date"]


def test_a_document_in_the_wrong_folder_is_looked_at_as_what_it_says_it_is(tmp_path):
    goal = "type: goal\ntitle: Swim\nstatus: buzy\ncycle: 1\nactivities: []\n"
    assert [each[1] for each in found(tmp_path, goal)][:2] == ["wrong-kind", "unknown-choice"]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("links: [{title: Site: mine, url: x}]", 'links: [{title: "Site: mine", url: x}]'),
        ("a: {b: c: d, e: f: g}", 'a: {b: "c: d", e: "f: g"}'),
        ("a: {b: 'it''s: d', e: f: g }", "a: {b: 'it''s: d', e: \"f: g\" }"),
        ('a: {b: say "hi": d}', "a: {b: 'say \"hi\": d'}"),
        ("a: [b, {c: [d, e], f: g:}]", 'a: [b, {c: [d, e], f: "g:"}]'),
    ],
)
def test_a_colon_between_brackets_is_told_with_the_line_as_it_must_be(typed, right, tmp_path):
    told = found(tmp_path, f"{WORK}start: 2020\n{typed}\n")
    assert (told[0][0], told[0][1]) == (8, "yaml-colon")
    assert told[0][2].endswith(f"like this: {right}")


@pytest.mark.parametrize("typed", ["a: {b: c: d", "a: {b: c: d]}", "a: {b: c: d} e", 'a: {b: "c, d: e: f}'])
def test_brackets_that_do_not_fit_are_not_guessed(typed, tmp_path):
    assert all(typed[:-1] not in hint for _, _, hint in found(tmp_path, f"{WORK}start: 2020\n{typed}\n"))
