"""The words of the product in each language: gettext catalogues, read as their translators write them.

English is the language of the code. A language is a folder in ``translations`` with ``.po``
files (GNU gettext): ``messages.po`` for what goes wrong, ``pages.po`` for what visitors read,
``fields.po`` for the schemas and ``guide.po`` for the command. To add a language, add a folder.
"""

from __future__ import annotations

import gettext
import io
from functools import cache

from babel.messages import mofile, pofile

from generator import places


def _(text: str) -> str:
    """Mark a text for the catalogues: it is said elsewhere, in the language of whoever reads it."""
    return text


class _Catalogue(gettext.GNUTranslations):
    """A catalogue that says nothing for nothing; gettext would give its own header."""

    def gettext(self, message: str) -> str:
        return super().gettext(message) if message else ""


UNDERSTOOD = "a choice"
"""The context of words that people may write for one of the fixed choices: they are never said."""


@cache
def phrases() -> frozenset[str]:
    """Everything the product can say, in every language."""
    found: set[str] = set()
    for path in places.TRANSLATIONS.glob("*/*.po"):
        with path.open("rb") as file:
            for message in pofile.read_po(file):
                for text in () if message.context == UNDERSTOOD else (message.id, message.string):
                    found.update([text] if isinstance(text, str) else text or ())
    return frozenset(found)


@cache
def words(language: str) -> gettext.NullTranslations:
    """The words of a language; English, and what a catalogue lacks, come back as they are."""
    found: gettext.NullTranslations | None = None
    for path in sorted((places.TRANSLATIONS / language).glob("*.po")):
        with path.open("rb") as file:
            catalogue = pofile.read_po(file, locale=language)
        compiled = io.BytesIO()
        mofile.write_mo(compiled, catalogue)
        compiled.seek(0)
        part = _Catalogue(compiled)
        if found is None:
            found = part
        else:
            found.add_fallback(part)
    return found or gettext.NullTranslations()
