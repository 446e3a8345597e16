"""A text where a list should be: the hint shows its first item so that it holds when it is typed."""

from __future__ import annotations

import pytest

from generator.model import KIND
from generator.reading.documents import Draft, draft
from generator.reading.schemas import schema_problems


@pytest.mark.parametrize(
    ("kind", "line", "found", "item"),
    [
        ("profile", "frameworks: lifecomp, kade", "lifecomp, kade", "lifecomp"),
        ("dialogue", "participants: fatima", "fatima", "fatima"),
        ("dialogue", "participants: ik en Fatima", "ik en Fatima", "self"),
        ("dialogue", "participants: ik en Fatima\n  -", "ik en Fatima", "self"),
        ("validation", "methods: portfolio\n  -", "portfolio", "portfolio"),
        ("validation", "methods: werkbezoek", "werkbezoek", "work-visit"),
        ("validation", "methods: gesprek", "gesprek", "criterion-interview"),
        ("experience", "competences: lifecomp:S1", "lifecomp:S1", "competence: lifecomp:S1"),
        ("experience", "competences: samenwerken", "samenwerken", "competence: lifecomp:S1"),
        ("profile", "people: Fatima de Boer", "Fatima de Boer", "name: Fatima de Boer"),
        ("profile", 'perspectives: "Werk: bakker"', "Werk: bakker", 'text: "Werk: bakker"'),
        ("dialogue", "next_steps: Vragen om feedback", "Vragen om feedback", "Vragen om feedback"),
    ],
)
def test_a_text_for_a_list_is_shown_as_an_item(kind, line, found, item):
    read = draft("ann/x/x.md", f"---\n{line}\n---\n", KIND[kind])
    assert isinstance(read, Draft)
    (told,) = (dict(it.values) for it in schema_problems(read) if it.code == "wrong-type")

    assert (told["found"], told["item"]) == (found, item)
