"""More to read is at most about as much more work, whatever a learner writes.

No time is asserted here, which would say something of a machine: only that work grows as what is read does.
"""

from __future__ import annotations

import math
import re

import pytest

from tests.safety.growth import FLOOR, growth
from tests.safety.patterns import made_elsewhere, patterns, shapes_for
from tests.safety.readers import READERS
from tests.safety.shapes import KNOWN, NAMED, every_token, shapes

SIZE = 32_000
"""Signs. What grows with the square, and matters for the largest document, shows here."""
WHOLE = {
    "a folder",
    "card",
    "every rule",
    "reports of many",
    "schema, every value",
    "schema, long lists",
    "withdraw",
}
"""Readers that do so much at once that few shapes are tried: what is in them is tried by itself."""
ENOUGH = 2 * FLOOR
"""Seconds of work after which the quick tests look no further."""
PATTERNS = patterns()


def grown(read, tried, enough=math.inf):
    """The shapes for which the work grows faster than the text."""
    found = ((shape, growth(read, shape.of, SIZE, enough)) for shape in tried)
    return [f"{it.ratio:.1f} times, {it.long:.2f} s: {shape}" for shape, it in found if not it.is_modest]


@pytest.mark.parametrize("name", READERS)
def test_what_reads_a_text_takes_as_long_as_the_text_is(name):
    """Of what is known to be costly a part, not the same for each; the heavy tests below try all of it."""
    known = KNOWN[len(name) % 12 :: 24] if name in WHOLE else KNOWN[len(name) % 6 :: 6]
    assert grown(READERS[name], known, ENOUGH) == []


@pytest.mark.parametrize("name", [name for name in READERS if "name" in name and "yaml" not in name])
def test_a_part_of_a_name_that_is_said_over_and_over_takes_as_long_as_the_text_is(name):
    assert grown(READERS[name], NAMED, ENOUGH) == []


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", READERS)
def test_what_reads_a_text_takes_as_long_as_the_text_is_whatever_it_says(name, seed):
    others = (*list(every_token())[seed::4], *shapes(1000 + seed, 40))
    tried = (*KNOWN[seed::4], *others[:: 6 if name in WHOLE else 1])
    assert grown(READERS[name], tried) == []


@pytest.mark.heavy
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.where)
def test_a_pattern_is_looked_for_in_time_that_grows_with_any_text(pattern):
    assert grown(pattern, (*shapes_for(pattern.form), *KNOWN, *every_token(), *shapes(7, 300))) == []


def test_patterns_that_are_made_when_they_are_used_are_those_of_names_months_and_schemas():
    """The readers try them; a new one needs a reader."""
    rooms = {
        "generator.editing.fields",
        "generator.editing.referring",
        "generator.editing.stories",
        "generator.editing.written",
        "generator.guide.rename",
        "generator.guide.withdraw",
        "generator.hosts.plugins",
        "generator.personal.national_numbers",
        "generator.publishing.takedown",
        "generator.reading.field_examples",
        "generator.reading.suggestions.dates",
        "generator.reading.schema_errors",
    }
    assert made_elsewhere() == rooms


def test_a_square_is_found_and_a_line_is_not():
    def each(text: str) -> None:
        for place in range(0, len(text), 4):
            text[place].isspace()

    assert not growth(re.compile("a*b").search, lambda size: "a" * size, SIZE // 2).is_modest
    assert growth(each, lambda size: "a" * size, 40 * SIZE).is_modest
