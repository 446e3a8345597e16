"""Which files a raw text mentions, however it writes their names.

A document in which something is wrong cannot be asked for its files. Whatever in it may be the name of one
counts, for who takes a file to be mentioned that is not only withholds a picture until the mistake is mended.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from urllib.parse import unquote

from ahocorasick_rs import AhoCorasick

from generator.model import LEARNERS
from generator.reading.schemas import schema
from generator.reading.suggestions.meant_names import meant_path
from generator.signs import normalized, unescaped, unescaped_yaml


def mentioned_in(content: bytes, files: Iterable[str]) -> frozenset[str]:
    """The paths among ``files`` of which the bytes of a text have the name, or nearly so."""
    names = {path: folded(path.rpartition("/")[2]) for path in files}
    said = {way for text in _texts(content) for way in _ways(text)}
    whole = _found_whole(" \n ".join(f" {folded(way)} " for way in sorted(said)), names)
    return whole | frozenset(_found_nearly(said, names))


def _texts(content: bytes) -> Iterator[str]:
    """What bytes say as UTF-8, and if they are none, in the other ways in which people save a text."""
    try:
        yield content.decode("utf-8")
    except UnicodeDecodeError:
        for encoding in ("utf-8", "cp1252", "cp850", "mac_roman"):
            yield content.decode(encoding, "ignore")
    if b"\0" in content:
        for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
            yield content.decode(encoding, "ignore")
        yield content.replace(b"\0", b"").decode("latin1")


def _ways(text: str) -> Iterator[str]:
    """A text as it stands, and as YAML, HTML and addresses read it; some programs do the last twice."""
    yield text
    text = unescaped_yaml(_JOINED.sub("", text))
    yield text
    for _ in range(2):
        text = unescaped(unquote(text, errors="ignore"))
        yield text


_JOINED = re.compile(r"\\\r?\n\s*")


def _found_whole(said: str, names: dict[str, str]) -> frozenset[str]:
    """The files whose names are there as whole words; ``said`` is folded, with a space around each word."""
    paths = list(names)
    search = AhoCorasick([f" {names[path]} " for path in paths])
    found = search.find_matches_as_indexes(said, overlapping=True)
    return frozenset(paths[number] for number, _, _ in found)


def _found_nearly(said: Iterable[str], names: dict[str, str]) -> Iterator[str]:
    """The files whose names stand where one does without their ending, with another one, or misspelt."""
    stems: dict[str, list[str]] = {}
    for path in names:
        stems.setdefault(_words(path.rpartition("/")[2].rpartition(".")[0]), []).append(path)
    likely = {name for text in said for name in _where_a_file_is_named(text)}
    for name in likely:
        yield from stems.get(_words(name), ())
    misspelt = sorted(name for name in likely if _ENDING.search(name) and folded(name) not in names.values())
    for name in misspelt[:_MOST_GUESSED]:
        if near := meant_path(name, names):
            yield near


def _words(name: str) -> str:
    return folded(name).replace("-", " ")


_MOST_GUESSED = 100
"""How many names that are nobody's are compared with all that there are."""


def _where_a_file_is_named(text: str) -> Iterator[str]:
    """What stands in a field that is none of the others, and where a link leads; of a path the last part."""
    for field in _FIELD.finditer(text):
        if field[1].casefold() not in _other_fields():
            yield from (each.strip() for each in _AROUND.split(field[2]))
    for link in _LINK.finditer(text):
        yield from (each.strip() for each in _AROUND.split(link[1] or link[2] or ""))


_FIELD = re.compile(r"(?:^|[{,])[ \t\-]*+[\"']?([\w-]++)[\"']?[ \t]*+[:=]([^\n]*)", re.MULTILINE)
_LINK = re.compile(r"\][(:]([^)\n]*)|\b(?:src|href)=([^>\n]*)")
_AROUND = re.compile(r"[()\[\]{}<>\"'“”‘’|,#/\\\r]")
"""What may stand before or after the name of a file in a field, in a link and in a path."""
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}\Z")


@cache
def _other_fields() -> frozenset[str]:
    """The names of the fields in which no file is named: who writes ``experience: care`` means no picture."""
    names: set[str] = set()
    for kind in LEARNERS:
        waiting: list[Any] = [schema(kind.name)]
        while waiting:
            match waiting.pop():
                case dict(part):
                    names.update(part.get("properties", ()))
                    waiting += part.values()
                case list(parts):
                    waiting += parts
    return frozenset(names - _OF_FILES)


_OF_FILES = {"file", "photo", "credential"}


def folded(text: str) -> str:
    """A text as names are compared: letters and digits without capitals, accents and signs nobody sees.

    A dash within a word stays, so that ``floor-plan.png`` does not mention ``plan.png``.
    """
    plain = _SEPARATORS.sub(" ", normalized("NFKD", text).casefold().replace("_", "-"))
    plain = plain if plain.isascii() else _NOT_ASCII.sub(_seen, plain)
    return " ".join(filter(None, (word.strip("-") for word in plain.split())))


_SEPARATORS = re.compile(r"[\x00-,./:-@\[-`{-\x7f]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def _seen(sign: re.Match[str]) -> str:
    """A letter or a picture as it is, nothing for what only changes another sign, else a space."""
    match unicodedata.category(sign[0]):
        case "Mn" | "Me" | "Cf":
            return ""
        case category:
            return sign[0] if category[0] in "LNSM" else " "
