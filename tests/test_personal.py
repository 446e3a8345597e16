"""Personal data in text: what is found, and what only looks like it."""

import random
import re
import time

import pytest

from generator import personal
from generator.personal import BETWEEN, PersonalData, personal_data, personal_data_in

ARABIC = "\u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668"
WIDE = "0612345678".translate({ord("0") + n: 0xFF10 + n for n in range(10)})


def found(text):
    return [(each.kind, text[each.start : each.end]) for each in personal_data(text)]


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("Mail ann.de-vries+x@kade.example, please.", "e-mail", "ann.de-vries+x@kade.example"),
        ("Bel 06-12345678 na vijven", "phone", "06-12345678"),
        ("Bel 0612345678.", "phone", "0612345678"),
        ("Bel 06-12-3456-78 graag", "phone", "06-12-3456-78"),
        ("Bel 06\n12345678.", "phone", "06\n12345678"),
        ("Bel 06\t12345678.", "phone", "06\t12345678"),
        ("Bel 0\ufe0f\u20e36\ufe0f\u20e312345678", "phone", "0\ufe0f\u20e36\ufe0f\u20e312345678"),
        (f"Bel {ARABIC}", "phone", ARABIC),
        ("Bel (020) 623 45 67", "phone", "(020) 623 45 67"),
        ("Call +31 6 12345678", "phone", "+31 6 12345678"),
        ("Call +44 20 7946 0958", "phone", "+44 20 7946 0958"),
        ("BSN: 111222333", "bsn", "111222333"),
        ("BSN 1112.22.333", "bsn", "1112.22.333"),
        ("op NL91 ABNA 0417 1643 00 graag", "iban", "NL91 ABNA 0417 1643 00"),
        ("op NL91ABNA0417164300", "iban", "NL91ABNA0417164300"),
        ("huis: 52.370216, 4.895168", "place", "52.370216, 4.895168"),
        ("huis: 52°22'12\"N", "place", "52°22'12\"N"),
        ("huis: 52º 5' 12\" N", "place", "52º 5' 12\" N"),
        ("jan @ voorbeeld.nl", "e-mail", "jan @ voorbeeld.nl"),
        ("jan\u200d@voorbeeld.nl", "e-mail", "jan\u200d@voorbeeld.nl"),
        ("jan\uff20voorbeeld.nl", "e-mail", "jan\uff20voorbeeld.nl"),
        ("bel 06\u20131234\u20135678", "phone", "06\u20131234\u20135678"),
        ("bel 06\u00a012\u00a034\u00a056\u00a078", "phone", "06\u00a012\u00a034\u00a056\u00a078"),
        (f"bel {WIDE}", "phone", WIDE),
        ("BSN 111 222 333", "bsn", "111 222 333"),
        ("BSN 111.222.333", "bsn", "111.222.333"),
    ],
)
def test_what_finds_a_person_is_found(text, kind, what):
    assert found(text) == [(kind, what)]


@pytest.mark.parametrize(
    "text",
    [
        "111222334 ballen",  # one more: the eleven test fails
        "NL92 ABNA 0417 1643 00",  # the check digits fail
        "in 2024-2025 en op 12-05-2024",
        "ISBN 978-90-823-1234-5 gelezen",
        "https://kade.example/0612345678",
        "art. 12.345.678",
        "@kade op sociale media",
        "versie 52.37, 4.89 van de handleiding",
        "€ 1.234.567,89",
        "1 000 000 stappen",
        "37°C",
    ],
)
def test_what_only_looks_like_it_is_not(text):
    assert found(text) == []


def test_a_long_line_costs_no_more_than_its_length():
    for text in ("@" + "a" * 100_000, "a" * 100_000 + "@", "a." * 50_000, "06 " * 30_000, "NL00" * 30_000):
        begun = time.process_time()
        personal_data(text)
        assert time.process_time() - begun < 5  # it was minutes


def test_of_very_many_only_some_are_told():
    assert len(personal_data("06 1234 5678; " * 5000, 7)) == 7


def test_several_in_one_text_come_in_order():
    assert [kind for kind, _ in found("a@b.example, 06-12345678 en 111222333")] == ["e-mail", "phone", "bsn"]


def test_what_is_skipped_for_speed_holds_nothing(monkeypatch):
    chosen = random.Random(5)
    signs = "0123456789 .-/()+@aNL°:"
    texts = ["".join(chosen.choices(signs, k=40)) for _ in range(20_000)] + random_texts(20_000, 9)
    fast = [personal_data(text) for text in texts]
    monkeypatch.setattr(personal, "_MAY_BE", dict.fromkeys(personal._MAY_BE, re.compile("")))
    monkeypatch.setattr(personal, "_MAY_HOLD", re.compile(""))
    assert fast == [personal_data(text) for text in texts]
    assert len({each.kind for found in fast for each in found}) >= 3


def random_texts(number, seed):
    chosen = random.Random(seed)
    signs = [
        *"0123456789 .-/()+@aNL°:\n\t",
        "\u200b",
        "\u00ad",
        "\u0665",
        "\u2011",
        "06-1234 5678",
        "a@b.example",
    ]
    return ["".join(chosen.choices(signs, k=chosen.randrange(30))) for _ in range(number)]


def test_many_texts_at_once_hold_what_each_of_them_holds():
    texts = random_texts(20_000, 7)
    each = [(number, text, it) for number, text in enumerate(texts) for it in personal_data(text)]
    assert list(personal_data_in(BETWEEN.join(texts))) == each
    assert len({it.kind for _, _, it in each}) >= 3
    assert 1000 < len({number for number, _, _ in each}) < 19_000


def test_nothing_reaches_from_one_text_into_the_next():
    texts = ["06 1234", "5678", "ann@", "kade.example", "https://kade.example/", "a@b.example"]
    assert list(personal_data_in(BETWEEN.join(texts))) == [(5, "a@b.example", PersonalData(0, 11, "e-mail"))]
