"""What a learner may be called, as a profile says that cannot be used.

Whoever mistypes a field of their profile has not chosen to be named by others. So a name is looked for
however the file is spelled: in another encoding, under a mistyped field, over several lines, in its prose.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from generator.signs import unescaped, unescaped_yaml
from generator.spelling.words import folded

_MOST = 1 << 17
"""Bytes of a profile that are looked at: as many as a sound one may have."""
_MOST_NAMES = 50
_LONGEST = 100
"""Signs of a full name."""
_FEWEST, _MOST_WORDS = 2, 8
_FIELDS = ("name", "naam", "volledige naam", "full name")
_LIKE = 75
"""How alike a field is to one of these, of 100, to be meant for it."""
_FIELD = re.compile(
    r"[^\w\n]{0,20}(?P<field>[^\W\d][\w ]{0,24}?)[\"'”’]?[ \t]{0,9}[:=：]+(?P<value>[^\n]{0,300})"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]{0,60}")
_PARTICLE = re.compile(
    r"a[flv]|bi?[ei]n|bint|d[aeiou]s?|del(?:la)?|de[nr]|e|el|het|ibn|in|l[ae]|op|te[nr]?|[vz]an|von|y|zu"
)


def names_in(file: Path, own: Collection[str], data: Any = None) -> tuple[str, ...]:
    """The names that a profile may give its learner, whose folder has these ``own`` words.

    ``data`` is what the profile says, if it could be read as fields.
    """
    text = unescaped(unescaped_yaml(_text(file)))
    found = dict.fromkeys(name for name in (*_of_data(data), *_of_fields(text), *_of_runs(text, own)))
    return tuple(name for name in found if _is_full_name(name))[:_MOST_NAMES]


def _is_full_name(name: str) -> bool:
    return len(name) <= _LONGEST and _FEWEST <= len(_WORD.findall(name)) <= _MOST_WORDS


def _text(file: Path) -> str:
    """The text of a file, whatever it is encoded in."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST)
    except OSError:
        return ""
    return content.decode(_encoding(content), "replace").replace("\r\n", "\n").replace("\r", "\n")


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if content[1:2] == b"\0":
        return "utf-16-le"
    if content[:1] == b"\0":
        return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8-sig" if error.end >= len(content) - 1 else "cp1252"
    return "utf-8-sig"


def _of_data(data: Any) -> Iterator[str]:
    """The texts of fields that are probably meant for a name, of whatever form."""
    for field, value in data.items() if isinstance(data, dict) else ():
        if _means_name(str(field)):
            yield " ".join(_leaves(value))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from _leaves(entry)
    elif value is not None:
        yield str(value)


def _of_fields(text: str) -> Iterator[str]:
    """What stands behind a field that is probably meant for a name, or below it."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = _FIELD.match(line)
        if found and _means_name(found["field"]):
            below = [_value(each) for each in _deeper(lines, number)]
            yield from (_value(found["value"]), " ".join(below), " ".join((_value(found["value"]), *below)))


def _means_name(field: str) -> bool:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # slow to load, and mostly not needed

    plain = field.strip().casefold()
    return any(ratio(plain, known) >= _LIKE for known in _FIELDS)


def _deeper(lines: list[str], number: int) -> Iterator[str]:
    """The lines below one that stand deeper, as far as a name may reach."""
    depth = len(lines[number]) - len(lines[number].lstrip())
    for line in lines[number + 1 : number + 1 + _MOST_WORDS]:
        if not line.strip() or len(line) - len(line.lstrip()) <= depth:
            return
        yield line[:_LONGEST]


_COMMENT = re.compile(r"\s#.*")
_OWN_FIELD = re.compile(r"[\w ]{1,20}:\s")


def _value(said: str) -> str:
    """The words of a value, without what YAML has around them."""
    return " ".join(_WORD.findall(_OWN_FIELD.sub(" ", _COMMENT.sub("", said))))


def _of_runs(text: str, own: Collection[str]) -> Iterator[str]:
    """Words that stand together as a name's do, and are what the folder is called, too."""
    if not own:
        return
    for line in text.split("\n"):
        for run in _runs(line):
            yield from _own_names(run, own)


def _runs(line: str) -> Iterator[list[str]]:
    """Words of a line that follow each other, each with a capital or a particle."""
    run: list[str] = []
    reached = 0
    for found in _WORD.finditer(line):
        apart = line[reached : found.start()].strip(" \t*_") != ""
        if apart or not (found[0][0].isupper() or _PARTICLE.fullmatch(found[0].casefold())):
            yield _without_last_particles(run)
            run = []
        if found[0][0].isupper() or (run and _PARTICLE.fullmatch(found[0].casefold())):
            run.append(found[0])
        reached = found.end()
    yield _without_last_particles(run)


def _without_last_particles(run: list[str]) -> list[str]:
    while run and _PARTICLE.fullmatch(run[-1].casefold()):
        run = run[:-1]
    return run


def _own_names(run: list[str], own: Collection[str]) -> Iterator[str]:
    """A run from each of its words on that may begin the name."""
    words = [folded(word) for word in run]
    for start, word in enumerate(words):
        if word in own and set(own) <= set(words[start : start + _MOST_WORDS]):
            yield " ".join(run[start : start + _MOST_WORDS])
