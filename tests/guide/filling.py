"""Filling in what is blank with the examples of the schema, as an author would."""

import re

from generator.guide.documents import blanks
from generator.guide.parts import parts
from generator.guide.plain_yaml import scalar


def filled(kind, text):
    """The text with every blank filled in."""
    examples = _examples(parts(kind.name))
    lines = text.split("\n")
    for blank in blanks(kind, text):
        example = examples[blank.field]
        one = example[0] if isinstance(example, list) else example
        lines[blank.line - 1] += f" {scalar(one)}"
    return "\n".join(lines)


def switched_on(text):
    """The text with every field that was switched off; after the # of what is told stands one space."""
    return re.sub(r"^( *)#(?! \S)", r"\1", text, flags=re.MULTILINE)


def _examples(fields):
    found = {}
    for part in fields:
        inner = part.entry.fields if part.entry else part.fields
        found |= _examples(inner)
    return {**found, **{part.name: part.example for part in fields}}
