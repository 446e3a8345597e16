"""What anybody finds who looks for a name word by word, the program finds, too."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from generator.gate.hidden_name import HiddenName
from generator.gate.hidden_names import HiddenNames
from generator.spelling.words import every_word, readings
from tests.properties import holds

LETTERS = "abdeknrsvzéëüçñÄÖøłßşăАбвдаеіΑβγάςאבחعבκ"
NAME_WORDS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=7),
    st.sampled_from(("Ann", "Bo", "Zoë", "de", "van", "der", "Vries", "Özil", "Nuñez", "Straße", "Łukasz")),
)
NAMES = st.lists(NAME_WORDS, min_size=2, max_size=4).map(" ".join)
FORMS = st.sampled_from((str, str.upper, str.lower, str.title, str.casefold, "".join))
WAYS = st.sampled_from(("NFC", "NFD", "NFKD", "NFKC"))
BETWEEN = st.sampled_from((" ", "  ", "\n", ", ", ". ", "-", " - ", "! ", " (", ") ", "\t", " 7 "))
OTHERS = st.one_of(
    NAME_WORDS, st.sampled_from(("with", "and", "A", "B.", "2025", "…", "\U0001f600", "won't"))
)


@st.composite
def tellings(draw) -> tuple[str, str]:
    """A name, and a text that tells it, or all but one of its words."""
    name = draw(NAMES)
    words = name.split()
    if draw(st.integers(0, 3)) == 0:
        del words[draw(st.integers(0, len(words) - 1))]
    apart = draw(st.sampled_from((" ", "-", "\n", "  ", "\u00a0")))
    told = unicodedata.normalize(draw(WAYS), draw(FORMS)(apart.join(words)))
    return name, f"{draw(around())}{told}{draw(around())}"


@st.composite
def around(draw) -> str:
    others = draw(st.lists(st.tuples(OTHERS, BETWEEN), max_size=4))
    between = draw(BETWEEN)
    return between + "".join(word + space for word, space in others)


def plain(text: str) -> list[str]:
    """The words of a text in small letters, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = (sign for sign in apart.casefold() if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in letters).split()


def tells(name: str, said: str) -> bool:
    sought, words = plain(name), plain(said)
    places = range(len(words) - len(sought) + 1)
    return any(words[at : at + len(sought)] == sought for at in places)


def names(*of: str) -> HiddenNames:
    return HiddenNames(tuple(HiddenName(each) for each in of))


@holds(tellings(), examples=800)
def test_what_is_told_word_by_word_is_found(telling):
    name, said = telling
    if tells(name, said):
        assert names(name).told_in(said)


@holds(tellings(), examples=400)
def test_where_a_name_stands_its_words_stand(telling):
    name, said = telling
    for told in names(name).where(said):
        assert 0 <= told.start < told.end <= len(said)


@holds(tellings(), st.lists(NAMES, max_size=4), examples=300)
def test_a_name_is_found_whatever_others_are_sought(telling, others):
    name, said = telling
    if names(name).told_in(said):
        assert names(name, *others).told_in(said)


@holds(tellings(), examples=300)
def test_what_may_be_told_is_never_ruled_out_before(telling):
    """The words of a text decide whether a name is looked for at all."""
    name, said = telling
    hidden = names(name)
    if any(list(hidden.in_words(words, said)) for words in readings(said)):
        assert hidden.may_be_in(every_word(said))
