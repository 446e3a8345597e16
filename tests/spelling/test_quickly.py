"""What is said quickly of most texts is what would be said slowly."""

from __future__ import annotations

import re
from importlib.metadata import distribution

from hypothesis import strategies as st

from generator.cache.keys import _libraries
from generator.reading.conflicts import conflicts
from generator.reading.texts import _ANY_MARKUP, _MARKUP, _SIGN_OF_MARKUP
from generator.spelling.words import _MAY_BE_PARTED, _runs, folded_words
from tests.properties import holds

_PARTED = re.compile(r"[^\W\d_A-Z](?:[A-Z]|[^\W\d_\x00-\x7f])")
_ODD = st.text("aAbB1_éÉßǅſ\n\x85\u2028.- ", max_size=12)
_MARKED = st.text("ab 1[]^!*_~`\\&;#<>/-()@\n", max_size=16)


@holds(_ODD, examples=200)
def test_where_a_word_may_be_parted_is_looked_for_by_its_capital(text):
    assert bool(_MAY_BE_PARTED.search(text)) == bool(_PARTED.search(text))


@holds(_MARKED, examples=300)
def test_markup_begins_with_one_of_its_signs(text):
    if _MARKUP.search(text) or _ANY_MARKUP.search(text):
        assert _SIGN_OF_MARKUP.search(text)


@holds(st.lists(st.sampled_from(["a", "b", "é", "1", "-", "ab", ""]), max_size=12), examples=200)
def test_a_run_is_of_three_letters_or_more_and_as_long_as_can_be(words):
    def stands(at):
        return 0 <= at < len(words) and len(words[at]) == 1 and words[at].isalpha()

    found = list(_runs(words))
    within = {at for run in found for at in range(run.start, run.stop)}
    assert all(run.stop - run.start >= 3 for run in found)
    assert all(not stands(run.start - 1) and not stands(run.stop) for run in found)
    wanted = (at for at in range(len(words)) if stands(at))
    assert within == {
        at for at in wanted if any(all(map(stands, (i, i + 1, i + 2))) for i in (at - 2, at - 1, at))
    }


def test_what_is_no_letter_and_no_digit_parts_words():
    signs = "".join(chr(code) for code in range(0x80) if not chr(code).isalnum())
    assert folded_words(signs.join(("a", "B", "1"))) == ["a", "b", "1"]


def test_half_a_conflict_is_found_too():
    for mark in ("<" * 7, ">" * 7):
        assert [it.code for it in conflicts("x", f"a\n{mark} here\nb")] == ["merge-conflict"]


def test_what_a_library_is_and_needs_is_what_it_says():
    found = dict(_libraries("leerkring"))
    assert {"click", "jinja2", "werkzeug", "yaml-edit"} <= set(found)
    assert {name: distribution(name).version for name in found} == found
