"""What libyaml says is wrong, as a code of ours."""

from __future__ import annotations


def syntax_code(said: str) -> str:
    """The code for what libyaml says, with its context before it."""
    return next((code for words, code in _SYNTAX if words in said), "yaml-syntax")


_SYNTAX = (
    ("found unknown escape character", "yaml-backslash"),
    ("did not find expected hexdecimal number", "yaml-backslash"),
    ("quoted scalar", "yaml-quote"),
    ("cannot start any token", "yaml-sign"),
    ("block sequence entries are not allowed", "yaml-sign"),
    ("mapping keys are not allowed", "yaml-sign"),
    ("did not find expected comment or line break", "yaml-sign"),
    ("did not find expected ',' or", "yaml-bracket"),
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
    ("expected <block end>", "yaml-indent"),
    ("scanning an alias", "yaml-anchor"),
    ("scanning an anchor", "yaml-anchor"),
    ("undefined alias", "yaml-anchor"),
    ("undefined tag handle", "yaml-tag"),
    ("found duplicate %YAML", "yaml-documents"),
    ("expected <document start>", "yaml-documents"),
    ("did not find expected <document start>", "yaml-documents"),
)
"""What libyaml and PyYAML say, and the code for it."""
