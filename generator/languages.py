"""The words of the product in each language: gettext catalogues, read as their translators write them.

English is the language of the code. A language is a folder in ``translations`` with ``.po``
files (GNU gettext): ``messages.po`` for what goes wrong, ``pages.po`` for what visitors read,
``fields.po`` for the schemas and ``guide.po`` for the command. To add a language, add a folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations, c2py
from itertools import takewhile
from pathlib import Path

from generator import places

UNDERSTOOD = "a choice"
"""The context of words that people may write for one of the fixed choices: they are never said."""


def _(text: str) -> str:
    """Mark a text for the catalogues: it is said elsewhere, in the language of whoever reads it."""
    return text


class CatalogueError(Exception):
    """A catalogue that is not written as translators' programs do."""


@dataclass(frozen=True)
class Message:
    """A message of a catalogue: what the code says, of one and of several, and the texts for it.

    A ``fuzzy`` one is somebody's guess, and is not said.
    """

    context: str | None
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    fuzzy: bool


class _Words(NullTranslations):
    """All catalogues of a language as one table; of two that say the same message, the first counts."""

    def __init__(self, messages: tuple[Message, ...]) -> None:
        super().__init__()
        self._plural: Callable[[int], int] = c2py(_plural_of(messages))
        self._said: dict[tuple[str | None, str], tuple[str, ...]] = {}
        for message in messages:
            if message.ids != _HEADER and all(message.texts) and not message.fuzzy:
                self._said.setdefault((message.context, message.ids[0]), message.texts)

    def gettext(self, message: str) -> str:
        return self._said.get((None, message), (message,))[0]

    def pgettext(self, context: str, message: str) -> str:
        return self._said.get((context, message), (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        texts, which = self._said.get((None, msgid1), ()), self._plural(n)
        return texts[which] if which < len(texts) else super().ngettext(msgid1, msgid2, n)


@cache
def phrases() -> frozenset[str]:
    """Everything the product can say, in every language."""
    found: set[str] = set()
    for folder in places.TRANSLATIONS.iterdir():
        for message in _messages(folder.name):
            if message.ids != _HEADER and message.context != UNDERSTOOD:
                found.update(message.ids, message.texts)
    return frozenset(found)


@cache
def words(language: str) -> NullTranslations:
    """The words of a language; English, and what a catalogue lacks, come back as they are."""
    messages = _messages(language)
    return _Words(messages) if messages else NullTranslations()


@cache
def _messages(language: str) -> tuple[Message, ...]:
    files = sorted((places.TRANSLATIONS / language).glob("*.po"))
    return tuple(message for file in files for message in messages_in(file))


def messages_in(file: Path) -> Iterator[Message]:
    """The messages of a catalogue, that which it says of itself among them. Raises CatalogueError.

    This is read at the beginning of every command, so it is no more than what the format is.
    """
    text = f"{file.read_text(encoding='utf-8')}\n"
    found = list(_MESSAGE.finditer(text))
    ends, begins = (0, *(it.end() for it in found)), (*(it.start() for it in found), len(text))
    between = [text[end:begin] for end, begin in zip(ends, begins, strict=True)]
    if not _NOTHING.fullmatch("".join(between)):
        raise CatalogueError(file)
    for each, before in zip(found, between, strict=False):
        ids = (each["one"], each["more"]) if each["more"] else (each["one"],)
        _, *parts = _TEXT.split(each["texts"])
        numbers, texts = parts[::2], parts[1::2]
        if numbers != ([str(number) for number in range(len(texts))] if each["more"] else [None]):
            raise CatalogueError(file)
        yield Message(
            _unquoted(each["context"]) if each["context"] else None,
            tuple(map(_unquoted, ids)),
            tuple(map(_unquoted, texts)),
            _is_fuzzy(before),
        )


def _is_fuzzy(before: str) -> bool:
    """Whether the remarks right above a message say that its translation is only nearly one."""
    remarks = takewhile(lambda line: line.startswith("#"), reversed(before.split("\n")[:-1]))
    return any(map(_FUZZY.match, remarks))


_HEADER = ("",)
"""What a catalogue says of itself is the text of a message that is blank."""
_NOTHING = re.compile(r"(?:[ \t]*+(?:#.*)?\n)*")
"""What may stand between messages; anything else is one that was not understood, or a part of one."""
_QUOTED = r'(?:".*"\n)+'
_MESSAGE = re.compile(
    rf"(?:^msgctxt (?P<context>{_QUOTED}))?^msgid (?P<one>{_QUOTED})"
    rf"(?:^msgid_plural (?P<more>{_QUOTED}))?(?P<texts>(?:^msgstr(?:\[[0-9]\])? {_QUOTED})+)",
    re.MULTILINE,
)
_TEXT = re.compile(r"^msgstr(?:\[([0-9])\])? ", re.MULTILINE)
_FUZZY = re.compile(r"#,.*\bfuzzy\b")
_PLURAL = re.compile(r"^Plural-Forms:.*\bplural=([^;]+)", re.MULTILINE)
_WHOLE = re.compile(r'(?:[^"\\]|\\["\\nrt])*')
"""Between its quotes a text has none that would end it, and no sign that is not known."""
_ESCAPED = re.compile(r"\\(.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}


def _unquoted(lines: str) -> str:
    text = lines[1:-2] if lines.count("\n") == 1 else "".join(line[1:-1] for line in lines.split("\n"))
    if '"' not in text and "\\" not in text:
        return text
    if not _WHOLE.fullmatch(text):
        raise CatalogueError(text)
    return _ESCAPED.sub(lambda found: _SIGNS.get(found[1], found[1]), text)


def _plural_of(messages: tuple[Message, ...]) -> str:
    """Which of its texts a language says of a number: as its first catalogue says, or as English does."""
    said = next((each.texts[0] for each in messages if each.ids == _HEADER), "")
    found = _PLURAL.search(said)
    return found[1] if found else "(n != 1)"
