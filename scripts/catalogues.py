"""Bring the interface's catalogue up to date with the texts in templates and code.

``python scripts/catalogues.py`` adds new texts to ``pages.po`` of every language, marks none as done,
and removes what nobody says any more. Translations that are there stay. A language that has a folder and
no catalogues yet gets all four, with every text and no translation.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "generator" / "translations"
WHOLE = TRANSLATIONS / "nl"
"""The language that has every text of the other three catalogues, which are written by hand."""
SOURCES = (
    ("theme", "**/*.html", "jinja2.ext:babel_extract"),
    ("generator/model", "**/*.py", "python"),
    ("generator/writing", "**/*.py", "python"),
    ("generator/hosts", "**/*.py", "python"),
    ("generator/gate", "**/*.py", "python"),
    ("generator/answers", "**/*.py", "python"),
    ("generator/editing", "**/*.py", "python"),
    ("generator/desk", "**/*.py", "python"),
    ("generator/serving", "**/*.py", "python"),
)
KEYWORDS = dict.fromkeys(("_", "gettext", "say", "_say", "tell", "tell_warning")) | {
    "ngettext": (1, 2),
    "_several": (2, 3),
}

_DATED = re.compile(rb'^"POT-Creation-Date: .*\n', re.MULTILINE)
"""When it was made: two catalogues with the same texts are the same bytes."""


def spoken() -> Catalog:
    """Every text a visitor can read, from templates and code."""
    catalogue = Catalog(fuzzy=False)
    for folder, pattern, method in SOURCES:
        for path in sorted((ROOT / folder).glob(pattern)):
            with path.open("rb") as file:
                for _, message, *_rest in extract(method, file, keywords=KEYWORDS):
                    if message:
                        catalogue.add(message, locations=[(path.relative_to(ROOT).as_posix(), 1)])
    return catalogue


def renewed(path: Path, template: Catalog) -> bytes:
    """The text of a catalogue with all of the template's texts and no others."""
    language = path.parent.name
    known = read_po(path.open("rb"), locale=language) if path.exists() else _empty(language)
    known.update(template, no_fuzzy_matching=True)
    known.obsolete.clear()
    written = BytesIO()
    write_po(written, known, omit_header=False, no_location=True, sort_output=True, width=0)
    return _DATED.sub(b"", written.getvalue())


def begin(folder: Path, whole: Path, spoken: Catalog) -> None:
    """Write the catalogues that a language lacks, with all texts that another has, and no translation."""
    for path in sorted(whole.glob("*.po")):
        template = spoken if path.name == "pages.po" else _untranslated(path)
        if not (folder / path.name).exists():
            (folder / path.name).write_bytes(renewed(folder / path.name, template))


def _untranslated(path: Path) -> Catalog:
    found = Catalog(fuzzy=False)
    for each in read_po(path.open("rb")):
        if each.id:
            found.add(each.id, context=each.context, auto_comments=each.auto_comments)
    return found


def _empty(language: str) -> Catalog:
    return Catalog(locale=language, project="Leerkring", header_comment="# Leerkring", fuzzy=False)


if __name__ == "__main__":
    template = spoken()
    for folder in sorted(TRANSLATIONS.iterdir()):
        begin(folder, WHOLE, template)
        path = folder / "pages.po"
        path.write_bytes(renewed(path, template))
        missing = [
            m.id
            for m in read_po(path.open("rb"), locale=folder.name)
            if m.id and not any([m.string] if isinstance(m.string, str) else m.string)
        ]
        print(f"{path.relative_to(ROOT)}: {len(template)} texts, {len(missing)} without a translation")
