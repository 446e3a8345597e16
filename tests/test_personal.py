"""Personal data in text: what is found, and what only looks like it.

What people write stands in ``personal/found/<kind>.txt``, a string a line, with « and » around each find;
what is nobody's in ``personal/harmless``, in a file for the kind it looks like.
"""

import random
import re
import unicodedata
from pathlib import Path

import pytest

from generator.personal import (
    BETWEEN,
    PersonalData,
    finding,
    personal_data,
    personal_data_in,
    personal_in_name,
    search,
)
from generator.personal.in_pages import IN_PAGES
from tests.safety.growth import growth

LISTS = Path(__file__).parent / "personal"
KINDS = ("bsn", "e-mail", "iban", "national", "phone", "place")
LEAST = {"national": 30}


def strings(path):
    """The strings of a list, in which signs that nobody sees are written as in Python."""
    signs = {"n": "\n", "t": "\t"}
    for line in path.read_text(encoding="utf-8").splitlines():
        yield re.sub(
            r"\\(?:u([0-9a-f]{4})|([nt]))", lambda it: signs[it[2]] if it[2] else chr(int(it[1], 16)), line
        )


def marked(text, found):
    for each in sorted(found, reverse=True):
        text = f"{text[: each.start]}«{text[each.start : each.end]}»{text[each.end :]}"
    return text


def harmless():
    return [text for path in sorted((LISTS / "harmless").glob("*.txt")) for text in strings(path)]


def written():
    return [re.sub("[«»]", "", text) for kind in KINDS for text in strings(LISTS / "found" / f"{kind}.txt")]


@pytest.mark.parametrize("kind", KINDS)
def test_what_people_write_is_found_where_it_stands(kind):
    expected = list(strings(LISTS / "found" / f"{kind}.txt"))
    texts = [re.sub("[«»]", "", text) for text in expected]
    told = [
        [(marked(text, found), {each.kind for each in found})]
        for text in texts
        if [found := personal_data(text)]
    ]
    missed = [(text, *got) for text, got in zip(expected, told, strict=True) if got != [(text, {kind})]]
    assert missed == []
    assert len(expected) == len(set(expected)) >= LEAST.get(kind, 60)


def test_what_only_looks_like_it_is_not_found():
    texts = harmless()
    assert [(text, found) for text in texts if (found := personal_data(text))] == []
    assert len(texts) >= 200


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_many_strings_that_look_like_each_kind(kind):
    assert len(set(strings(LISTS / "harmless" / f"{kind}.txt"))) >= 30


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_found_alone_is_found_in_a_sentence_and_in_brackets(kind):
    for text in strings(LISTS / "found" / f"{kind}.txt"):
        if text.startswith("«") and text.endswith("»") and text.count("«") == 1:
            for around in (
                "Zie {}.",
                "Look ({}), please",
                "“{}”",
                "{} !",
                "a\n\n{}\n\nb",
                "<p>{}</p>",
            ):
                found = personal_data(around.format(text[1:-1]))
                assert {each.kind for each in found} == {kind}, around.format(text)


def test_several_in_one_text_come_in_order():
    found = personal_data("a@b.example, 06-12345678 en 111222333, NL91ABNA0417164300 en 52.37021, 4.89517")
    assert [each.kind for each in found] == ["e-mail", "phone", "bsn", "iban", "place"]


def test_of_very_many_only_some_are_told():
    assert len(personal_data("06 1234 5678; " * 5000, 7)) == 7


def random_texts(number, seed):
    chosen = random.Random(seed)
    signs = [
        *"0123456789 .-/()+@aNLEO°':,\n\t",
        *("\u200b", "\u00ad", "\u0665", "\u2011", "\u00b7"),
        *("06-1234 5678", "06", "+31", "0031", "a@b.example", "(at)", " punt nl", " dot ", " at ", "%40"),
        *("NL91", "ABNA", "0417", "1643", "00", "IBAN", "BSN ", "111", "222", "333", "KvK ", "tel "),
        *("52.3740", "4.8897", "lat ", "lon ", "52°22'", "geo:", "https://a.nl/", "2024-05-12", "2024"),
    ]
    return ["".join(chosen.choices(signs, k=chosen.randrange(20))) for _ in range(number)]


def cut_texts(number, seed):
    """Pieces of what people write and of what is harmless, side by side."""
    chosen = random.Random(seed)
    texts = written() + harmless()
    for _ in range(number):
        one, other = chosen.choice(texts), chosen.choice(texts)
        yield one[: chosen.randrange(len(one) + 1)] + chosen.choice(["", " ", "-"]) + other


def test_what_is_skipped_for_speed_holds_nothing(monkeypatch):
    texts = random_texts(8_000, 9) + list(cut_texts(8_000, 5)) + written()
    fast = [personal_data(text) for text in texts]
    for looking in (search, finding):
        monkeypatch.setattr(looking, "may_hold", lambda _: True)
    assert [text for text, found in zip(texts, fast, strict=True) if found != personal_data(text)] == []
    assert {each.kind for found in fast for each in found} == set(KINDS)


def test_many_texts_at_once_hold_what_each_of_them_holds():
    texts = random_texts(10_000, 7) + written() + harmless()
    each = [(number, text, it) for number, text in enumerate(texts) for it in personal_data(text)]
    assert list(personal_data_in(BETWEEN.join(texts))) == each
    assert {it.kind for _, _, it in each} == set(KINDS)


def test_nothing_reaches_from_one_text_into_the_next():
    texts = [
        "06 1234",
        "5678",
        "ann@",
        "kade.example",
        "https://kade.example/",
        "a@b.example",
        "BSN",
        "12345672 ",
    ]
    texts += ["KvK", "NL91 ABNA", "0417 1643 00", "lat 52.1", "lon 4.3", "52.3740,", "4.8897"]
    assert list(personal_data_in(BETWEEN.join(texts))) == [
        (5, "a@b.example", PersonalData(0, 11, "e-mail")),
        (7, "12345672 ", PersonalData(0, 8, "bsn")),
    ]


def test_a_find_ends_where_its_last_sign_ends_and_not_in_one_that_nobody_sees():
    for text in written():
        for found in personal_data(text):
            assert not re.search(r"^\s|\s\Z", text[found.start : found.end])
            assert 0 <= found.start < found.end <= len(text)


LONG = {
    "addresses": " a@b.c ",
    "names": "a.b-",
    "signs": "@",
    "digits": "1",
    "noughts": "0 ",
    "sixes": "06 ",
    "plus": "+",
    "plus and digits": "+1 2 3 4 ",
    "brackets": "(",
    "at": "(at) ",
    "a name at": "a (at) b(dot)",
    "points": "a punt b ",
    "accounts": "NL91 ",
    "accounts in one": "NL91",
    "fractions": "52.37, ",
    "exact ones": "52.3740 ",
    "degrees": "52°22'",
    "letters and degrees": "N 52.37 E ",
    "names of degrees": "lat 52.1 ",
    "numbers": "BSN 12 34 56 78 ",
    "things": "KvK ",
    "addresses of the web": "https://a.nl/1,2/",
    "paths": "a.nl/",
    "books": "978-0-",
    "days": "2024-05-12 ",
    "points alone": ".",
    "spaces": " ",
    "telephones": "06 12345678; ",
    "mails": "a@b.example ",
    "ones": "1-",
    "ones apart": "1 ",
    "all digits": "1 2 3 4 5 6 7 8 9 0 ",
    "years": "0 1234 ",
    "numbers in addresses": "https://a.nl/0612345678/?bsn=111222334 ",
    "one long address": "https://a.nl/",
    "texts in an address": "%2520a+06+/",
    "latitudes": "?lat=52.37&",
    "degrees in an address": "52%C2%B022%27",
}


QUICK = ("accounts", "all digits", "numbers in addresses", "texts in an address")
"""One of each way to read a text; the others are among the heavy tests."""


@pytest.mark.parametrize(
    "piece",
    [pytest.param(it, marks=[pytest.mark.heavy] * (name not in QUICK), id=name) for name, it in LONG.items()],
)
def test_twice_as_much_text_takes_about_twice_as_long(piece):
    """A pattern that goes back over what it read would take four times."""
    before = "https://a.nl/" * piece.startswith(("%", "?", "5"))
    found = growth(personal_data, lambda size: before + piece * (size // len(piece)), 125_000)
    assert found.is_modest, found


def test_a_name_holds_what_it_holds_with_hyphens_or_with_spaces():
    held = {
        "111222333": ("bsn",),
        "010464554": ("bsn",),
        "care-111222333": ("bsn",),
        "111-222-333": ("bsn",),
        "mijn-bsn-12345672": ("bsn",),
        "0612345678": ("phone",),
        "bel-06-1234-5678": ("phone",),
        "0031612345678": ("phone",),
        "nl91abna0417164300": ("iban",),
        "nl91-abna-0417-1643-00": ("iban",),
        "85-07-30-033-28": ("national",),
    }
    for name in ("2024-05-12-care", "20240512", "2024-2025", "order-111222333", "111222334", "week-01-02-03"):
        held[name] = ()
    assert {name: personal_in_name(name) for name in held} == held


def seen_in_a_page(text):
    """What the patterns find that a page has, as its script puts a text before them."""
    plain = re.sub("[‐-―]", "-", unicodedata.normalize("NFKC", text))
    found = [each for pattern in IN_PAGES.values() for each in re.finditer(pattern, plain, re.IGNORECASE)]
    return [each[1] for each in found]


def test_a_page_sees_most_addresses_and_numbers_and_little_that_is_none(capsys):
    """A page only asks whether it was meant; whether it may be shown is decided by the search."""
    theirs = [
        re.sub("[«»]", "", text) for kind in IN_PAGES for text in strings(LISTS / "found" / f"{kind}.txt")
    ]
    seen = [text for text in theirs if seen_in_a_page(text)]
    wrongly = [text for text in harmless() if seen_in_a_page(text)]
    with capsys.disabled():
        print(f"[{len(seen)} of {len(theirs)} seen, {len(wrongly)} of {len(harmless())} wrongly]", end=" ")
    assert len(seen) > 0.7 * len(theirs)
    assert len(wrongly) < 0.2 * len(harmless())
    assert seen_in_a_page("Bel 06-12345678 of ann@school.example, op 01-02-2026 om 10.30.") == [
        "ann@school.example",
        "06-12345678",
    ]
