"""The file, document or person that was probably meant. A wrong guess is worse than none.

What only looks alike is something else: ``week-1`` and ``week-2``, ``oma`` and ``opa``. So a guess is the
same name written otherwise, or the same words with a slip of the hand in one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from generator.signs import normalized

_ACCENT = re.compile("[\u0300-\u036f]")
_LONG, _VERY_LONG = 6, 10
"""From how many letters on a word with another letter in it, and with two, is the same word misspelt."""
_SHORT = 3
"""Words with fewer letters are not misspelt but others."""
_LONGEST = 255
"""Signs of a name that can be another one misspelt; no file has a longer one."""
_LINKING = 4
"""How many letters a word between others has at most that may be left out: ``voor``, ``of``."""


def meant_path(wanted: str, known: Iterable[str]) -> str:
    """The one path of which the name is nearly that of ``wanted``, or ``""``.

    Of several it is the one in the same folder, and of those the one with the same ending.
    """
    if len(wanted) > _LONGEST:
        return ""
    folder, stem, ending = _parts(wanted)
    parts = {path: _parts(path) for path in known}
    for is_it in (_is_same, _is_slip):
        alike = {path: it for path, it in parts.items() if is_it(stem, it[1])}
        near = {path: (it[0] == folder) * 2 + (it[2] == ending) for path, it in alike.items()}
        best = [path for path, points in near.items() if points == max(near.values())]
        if best:
            return best[0] if len(best) == 1 else ""
    return ""


def meant_name(said: str, known: Iterable[str]) -> str:
    """The one name that was probably meant, or ``""``."""
    names = tuple(known) if len(said) <= _LONGEST else ()
    for is_it in (_is_same, _is_slip):
        if alike := [name for name in names if is_it(said, name)]:
            return alike[0] if len(alike) == 1 else ""
    return ""


def _parts(path: str) -> tuple[str, str, str]:
    """Folder, name and ending."""
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    return (folder, stem, ending.lower()) if dot and stem else (folder, name, "")


def _is_same(one: str, other: str) -> bool:
    """But for capitals, accents and all that is no letter and no digit."""
    return bool(_words(one)) and "".join(_words(one)) == "".join(_words(other))


def _is_slip(one: str, other: str) -> bool:
    """Whether two names have the same words, some with a slip, or all but a short one in between."""
    few, many = sorted((_words(one), _words(other)), key=len)
    if len(few) == len(many):
        return bool(few) and all(a == b or _is_misspelt(a, b) for a, b in zip(few, many, strict=True))
    left_out = (many[at] for at in range(1, len(many) - 1) if many[:at] + many[at + 1 :] == few)
    return any(word.islower() and len(word) <= _LINKING for word in left_out)


def _is_misspelt(one: str, other: str) -> bool:
    """A letter too many or too few, two that changed places, or in a long word another letter.

    In a script without small letters one sign may be a word of its own, so that nothing is misspelt there.
    """
    if not (one.islower() and other.islower()) or min(len(one), len(other)) < _SHORT:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # slow to load, and mostly not needed

    longest, edits = max(len(one), len(other)), OSA.distance(one, other)
    if longest >= _VERY_LONG:
        return edits <= 2
    return edits == 1 and (longest >= _LONG or len(one) != len(other) or sorted(one) == sorted(other))


@lru_cache(maxsize=1 << 12)  # a document may have many links, and each is held against the same names
def _words(name: str) -> tuple[str, ...]:
    """What letters and what digits there are, of any script."""
    plain = normalized("NFKC", _ACCENT.sub("", normalized("NFKD", name.casefold())))
    return tuple("".join(signs) for sort, signs in groupby(plain, _sort) if sort)


def _sort(sign: str) -> str:
    """Letters go with the marks on them; what is neither letter nor digit has no sort."""
    return {"L": "letter", "M": "letter", "N": "digit"}.get(unicodedata.category(sign)[0], "")
