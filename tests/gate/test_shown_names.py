"""A name that is shown is no hidden one that is like it; and nobody makes a hidden one public that way."""

from __future__ import annotations

from copy import copy

import pytest

from generator.gate.claims import NameClaim, SchoolWords, hidden_names

JAN_MARIA = NameClaim("other", listed=("Jan Maria de Vries",), hidden=("Jan Maria de Vries",))
JAN = NameClaim("jan", listed=("Jan de Vries",), shown="Jan de Vries")


def told(text: str, *claims: NameClaim) -> bool:
    return hidden_names(claims, SchoolWords()).told_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Jan de Vries helped.",
        "De Vries, Jan de",
        "It is Jan de Vries’ work, or Jan de Vriess.",
        "**Jan** de [Vries](https://a.example/)",
        "/jan-de-vries/",
        "Jan de Vries, Jan de Vries",
    ],
)
def test_whoever_shows_their_name_is_written_of(text):
    assert told(text, JAN_MARIA)
    assert not told(text, JAN_MARIA, JAN)


@pytest.mark.parametrize(
    "text",
    ["Jan Maria de Vries", "de Vries, Jan Maria", "J.M. de Vries", "janmariadevries", "Jan. Maria de Vries"],
)
def test_the_hidden_name_is_told_all_the_same(text):
    assert told(text, JAN_MARIA, JAN)
    assert told(text, JAN_MARIA, NameClaim("maria", listed=("Maria de Vries",), shown="Maria de Vries"))


LONG = NameClaim("long", listed=("Jan de Vries Bakker",), shown="Jan de Vries Bakker")
SHORT = NameClaim("other", listed=("Jan de Vries",), hidden=("Jan de Vries",))


def test_a_hidden_name_that_is_part_of_a_shown_one_is_told_where_it_stands_by_itself():
    assert not told("With Jan de Vries Bakker, and Jan de Vries Bakker’s friend.", SHORT, LONG)
    assert told("With Jan de Vries. Bakker was there, too.", SHORT, LONG)
    assert told("With Jan de Vries Bakker and Jan de Vries.", SHORT, LONG)


@pytest.mark.parametrize(
    "neighbour",
    [
        NameClaim("jan", shown="Jan de Vries"),
        NameClaim("jan", listed=("Piet Bakker",), shown="Jan de Vries"),
        NameClaim("jan", listed=("Jan Vries",), shown="Jan de Vries"),
        NameClaim("jan", listed=("Jan Piet de Vries",), shown="Jan de Vries"),
        NameClaim("jan", listed=("Jan de Vries",), shown="Jan de Vries"),
        NameClaim("jan", listed=("Jan de Vries",), hidden=("Jan de Vries",)),
    ],
)
def test_nobody_makes_a_hidden_name_public_by_showing_it(neighbour):
    assert told("Jan de Vries", SHORT, neighbour)


def test_who_shows_fewer_words_than_the_list_has_is_known_by_them():
    jan = NameClaim("jan", listed=("Jan Piet de Vries",), shown="Jan de Vries")
    assert not told("Jan de Vries", JAN_MARIA, jan)
    assert told("Jan Piet de Vries", JAN_MARIA, jan)


def test_a_name_as_one_word_is_that_of_whoever_shows_it():
    hidden = NameClaim("other", listed=("Jan de Zwart",), hidden=("Jan de Zwart",))
    shown = NameClaim("jan", listed=("Jan Zwart",), shown="Jan Zwart")
    assert told("@JanZwart", hidden)
    assert not told("@JanZwart", hidden, shown)
    assert told("@JandeZwart", hidden, shown)


def test_in_another_process_and_below_a_folder_they_are_the_same():
    claims = [
        NameClaim(f"2024/{each.slug}", each.listed, each.hidden, each.shown) for each in (JAN_MARIA, JAN)
    ]
    names = hidden_names(claims, SchoolWords()).within("2024/")
    assert not copy(names).told_in("Jan de Vries")  # as another process gets it
    assert {each.slug for each in names.shown.names} == {"jan"}
