"""The order in which a list of names stands: that of a dictionary, not that of their characters."""

from __future__ import annotations

import unicodedata

_AS_OTHERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "’": "'", "ʼ": "'"}
)
"""What Unicode does not take apart and its collation has beside other letters (UTS #10, the root of CLDR)."""

_LAST = {
    **dict.fromkeys(("da", "nb", "nn", "no"), ("æä", "øö", "å")),
    **dict.fromkeys(("fi", "sv"), ("å", "äæ", "öø")),
}
"""Letters that come after z in a language; of two in one place the second is a foreign one (CLDR)."""

Key = tuple[str, str, str]


def collated(name: str, language: str) -> Key:
    """What names are sorted by in a language: letters first, then accents, then small before capital.

    A space, and what else is no letter, comes before all letters, as in a register of names.
    """
    small = unicodedata.normalize("NFC", name).casefold()
    for place, letters in enumerate(_LAST.get(language, ())):
        for letter in letters:
            small = small.replace(letter, chr(ord("{") + place))
    apart = unicodedata.normalize("NFKD", small.translate(_AS_OTHERS))
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return letters, apart, name.swapcase()
