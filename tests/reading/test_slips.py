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
