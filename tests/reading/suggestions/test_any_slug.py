"""Whatever people write, the name that is made of it can be one of a file."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.reading.files import SLUG
from generator.reading.suggestions.slugs import LONGEST, numbered, short, slug
from tests.properties import holds

TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.text("abcXYZ019éß'’-_. ", max_size=50), max_size=12).map(" ".join),
)
SLUGS = st.from_regex(SLUG, fullmatch=True).filter(lambda name: "--" not in name)


@holds(TEXTS, examples=400)
def test_a_slug_is_one_or_what_stands_for_it(text):
    assert SLUG.match(slug(text, "file"))
    assert slug(text, "") == "" or SLUG.match(slug(text, ""))


@holds(TEXTS, examples=400)
def test_a_slug_of_a_slug_is_itself(text):
    name = slug(text, "file")

    assert slug(name, "other") == name


@holds(st.lists(st.text("abz09", min_size=1, max_size=45), min_size=1, max_size=9), examples=300)
def test_no_word_is_cut_but_one_that_is_too_long_by_itself(words):
    name = slug(" ".join(words), "")

    kept = name.split("-")
    assert len(name) <= LONGEST
    if len(words[0]) > LONGEST:
        assert name == words[0][:LONGEST]
    else:
        assert kept == words[: len(kept)]
        assert kept == words or len("-".join(words[: len(kept) + 1])) > LONGEST


@holds(SLUGS, st.integers(0, 120), st.booleans(), examples=300)
def test_a_numbered_name_is_one_that_is_not_taken(name, others, is_taken):
    taken = {name} if is_taken else set[str]()
    for _ in range(others if is_taken else 0):
        taken.add(numbered(name, taken.__contains__))

    found = numbered(name, taken.__contains__)

    assert found not in taken
    assert SLUG.match(found)
    assert is_taken or found == name


@holds(SLUGS, st.integers(1, LONGEST), examples=300)
def test_a_shortened_slug_is_a_slug_of_that_length(name, most):
    assert SLUG.match(short(name, most))
    assert len(short(name, most)) <= most
