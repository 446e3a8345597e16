"""References of HTML and letters with marks, as the standard library reads them, and what it cannot."""

from __future__ import annotations

import html
import unicodedata

import pytest

from generator.signs import MOST_MARKS, normalized, unescaped


@pytest.mark.parametrize("text", ["a &amp; b", "&#74;an", "&#x4A;an", "&#0074;an", "&#74an", "&#;", "&#x;"])
def test_a_reference_is_read_as_the_library_reads_it(text):
    assert unescaped(text) == html.unescape(text)


@pytest.mark.parametrize("sort", ["1", "0", "01", "x1"])
def test_a_number_however_long_is_no_error(sort):
    assert "Jan" in unescaped(f"&#{sort * 5000};Jan")


def test_zeros_before_a_number_change_nothing():
    assert unescaped(f"&#{'0' * 5000}74;an") == "Jan"


@pytest.mark.parametrize("text", ["Café", "Cafe\u0301", "ﾊﾟ", "\u0f73", "👩\u200d👩\u200d👧", "—" * 50])
@pytest.mark.parametrize("form", ["NFKC", "NFKD"])
def test_what_people_write_is_taken_apart_as_the_library_does(form, text):
    assert normalized(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize("mark", ["\u0301", "\u0323\u0301", "\u0344", "\uff9e", "\u0f73"])
def test_of_marks_on_one_letter_only_some_are_kept(mark):
    found = normalized("NFKD", f"a{mark * 1000}b")
    assert found[0] == "a"
    assert found[-1] == "b"
    assert len(found) <= 2 * MOST_MARKS + 2
