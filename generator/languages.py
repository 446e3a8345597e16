"""The words of the product in each language: gettext catalogues, read as their translators write them.

English is the language of the code. A language is a folder in ``translations`` with ``.po``
files (GNU gettext): ``messages.po`` for what goes wrong, ``pages.po`` for what visitors read,
``fields.po`` for the schemas and ``guide.po`` for the command. To add a language, add a folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from gettext import NullTranslations, c2py

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from generator import places

UNDERSTOOD = "a choice"
"""The context of words that people may write for one of the fixed choices: they are never said."""


def _(text: str) -> str:
    """Mark a text for the catalogues: it is said elsewhere, in the language of whoever reads it."""
    return text


class _Words(NullTranslations):
    """All catalogues of a language as one table; of two that say the same message, the first counts."""

    def __init__(self, catalogues: tuple[Catalog, ...]) -> None:
        super().__init__()
        self._plural: Callable[[int], int] = c2py(catalogues[0].plural_expr)
        self._said: dict[tuple[str | None, str], tuple[str, ...]] = {}
        for message in _messages(catalogues):
            texts = _texts(message.string)
            if texts and all(texts) and not message.fuzzy:
                self._said.setdefault((message.context, _texts(message.id)[0]), texts)

    def gettext(self, message: str) -> str:
        return self._said.get((None, message), (message,))[0]

    def pgettext(self, context: str, message: str) -> str:
        return self._said.get((context, message), (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        texts = self._said.get((None, msgid1))
        return texts[self._plural(n)] if texts else super().ngettext(msgid1, msgid2, n)


@cache
def phrases() -> frozenset[str]:
    """Everything the product can say, in every language."""
    found: set[str] = set()
    for folder in places.TRANSLATIONS.iterdir():
        for message in _messages(_catalogues(folder.name)):
            if message.context != UNDERSTOOD:
                found.update(_texts(message.id), _texts(message.string))
    return frozenset(found)


@cache
def words(language: str) -> NullTranslations:
    """The words of a language; English, and what a catalogue lacks, come back as they are."""
    catalogues = _catalogues(language)
    return _Words(catalogues) if catalogues else NullTranslations()


@cache
def _catalogues(language: str) -> tuple[Catalog, ...]:
    found = []
    for path in sorted((places.TRANSLATIONS / language).glob("*.po")):
        with path.open("rb") as file:
            found.append(read_po(file, locale=language))
    return tuple(found)


def _messages(catalogues: tuple[Catalog, ...]) -> Iterator[Message]:
    """All of them, but for what a catalogue says of itself."""
    return (message for each in catalogues for message in each if message.id)


def _texts(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """One text, or one for each number."""
    return (said,) if isinstance(said, str) else tuple(said or ())
