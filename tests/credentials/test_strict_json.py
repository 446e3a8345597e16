"""JSON of strangers is read with limits, and written in one form."""

from __future__ import annotations

import json
import struct

import pytest

from generator.credentials.jcs import canonical_json
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import DEEPEST, LARGEST, MOST_LEAVES, read_json


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000 + "]" * 100_000, "too-deep"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "too-deep"),
        ('{"a":' * 2_000 + "1" + "}" * 2_000, "too-deep"),
        ('{"a": 1, "a": 2}', "key-twice"),
        ('{"a": 1, "\\u0061": 2}', "key-twice"),
        ("[" + "1," * MOST_LEAVES + "1]", "too-many-values"),
        (" " * (LARGEST + 1), "too-large"),
        ("[NaN]", "not-json"),
        ("[1e999]", "not-json"),
        ("[1", "not-json"),
        ("", "not-json"),
        (b"\xff\xfe[\x00]\x00", "not-json"),
        ("[" + "9" * 5000 + "]", "not-json"),
    ],
    ids=lambda it: repr(it)[:30],
)
def test_what_is_refused(text, reason):
    with pytest.raises(UncheckableError) as refused:
        read_json(text)
    assert refused.value.reason == reason


def test_what_is_read():
    assert read_json(b'\xef\xbb\xbf{"a": ["[[[[\\"", 1.5, null]}') == {"a": ['[[[["', 1.5, None]}
    assert read_json("[" * DEEPEST + "]" * DEEPEST)
    assert read_json('"' + "[" * 1000 + '"') == "[" * 1000


@pytest.mark.parametrize(
    ("bits", "written"),
    [  # the samples of RFC 8785, appendix B
        ("0000000000000000", "0"),
        ("8000000000000000", "0"),
        ("0000000000000001", "5e-324"),
        ("8000000000000001", "-5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("ffefffffffffffff", "-1.7976931348623157e+308"),
        ("4340000000000000", "9007199254740992"),
        ("c340000000000000", "-9007199254740992"),
        ("4430000000000000", "295147905179352830000"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"),
        ("44b52d02c7e14af6", "1e+23"),
        ("44b52d02c7e14af7", "1.0000000000000001e+23"),
        ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef4f", "999999999999999900000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555553", "333333333.3333332"),
        ("41b3de4355555557", "333333333.33333343"),
        ("becbf647612f3696", "-0.0000033333333333333333"),
        ("43143ff3c1cb0959", "1424953923781206.2"),
    ],
)
def test_numbers_are_written_as_the_standard_samples(bits, written):
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert canonical_json(number).decode() == written


def test_texts_are_written_as_the_standard_samples():
    value = {
        "€": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "😀": "Emoji: Grinning Face",
        "\x80": "Control",
        "ö": "Latin Small Letter O With Diaeresis",
    }
    order = [name for name, _ in json.loads(canonical_json(value), object_pairs_hook=list)]
    assert order == ["\r", "1", "\x80", "ö", "€", "😀", "\ufb33"]
    assert canonical_json('€$\x0f\nA\'B"\\"/') == '"€$\\u000f\\nA\'B\\"\\\\\\"/"'.encode()
    assert canonical_json([56, {"d": True, "10": None, "1": []}]) == b'[56,{"1":[],"10":null,"d":true}]'
