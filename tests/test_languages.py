"""Catalogues are read as they are by the programs that translators use."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po

from generator import places
from generator.languages import CatalogueError, messages_in, words
from generator.places import TRANSLATIONS

CATALOGUES = sorted(TRANSLATIONS.glob("*/*.po"))
HEAD = 'msgid ""\nmsgstr ""\n"Language: nl\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
WRITTEN = {
    "on several lines": 'msgid ""\n"a "\n"b"\nmsgstr "c "\n"d"\n',
    "signs": r'msgid "a\"b\\n\n\tc"' + "\n" + r'msgstr "\\\"\n"' + "\n",
    "several": 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "een"\nmsgstr[1] ""\n"veel"\n',
    "a context": 'msgctxt "here"\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    "a guess": '# told\n#. why\n#: a.py:1\n#, fuzzy, python-format\n#| msgid "was"\nmsgid "a"\nmsgstr "b"\n',
    "not said any more": 'msgid "a"\nmsgstr "b"\n\n#~ msgid "o"\n#~ msgstr "o"\n\nmsgid "c"\nmsgstr "d"\n',
    "nothing between": 'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"',
    "of another system": 'msgid "a"\r\nmsgstr ""\r\n"b"\r\n',
    "lines of text": 'msgid "a\u2028b"\nmsgstr "é — 🙂"\n',
    "not said yet": 'msgid "a"\nmsgstr ""\n',
}


def as_babel_reads(file):
    with file.open("rb") as opened:
        read = read_po(opened, locale="nl")
    return [(it.context, listed(it.id), listed(it.string), "fuzzy" in it.flags) for it in read if it.id]


def listed(said):
    return (said,) if isinstance(said, str) else tuple(said)


def as_we_read(file):
    found = [(it.context, it.ids, it.texts, it.fuzzy) for it in messages_in(file)]
    assert found[0][1] == ("",)
    return found[1:]


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_each_catalogue_is_read_as_its_makers_read_it(file):
    assert as_we_read(file) == as_babel_reads(file)


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_catalogue_may_have_is_read(name, tmp_path):
    file = tmp_path / "pages.po"
    file.write_bytes(f"{HEAD}{WRITTEN[name]}".encode())
    assert as_we_read(file) == as_babel_reads(file)
    assert as_we_read(file)


@pytest.mark.parametrize(
    "text",
    [
        '  msgid "a"\nmsgstr "b"\n',
        'msgid "a"\n',
        'msgid "a\nmsgstr "b"\n',
        "msgid a\nmsgstr b\n",
        'msgid "a"\nmsgstr ""\n"its first half "\n"and this" \n',
        'msgid "a"\nmsgstr "b"\n"c\n',
        'msgid "a"\nmsgstr[0] "b"\nmsgstr[10] "c"\n',
        'msgid\n"a"\nmsgstr\n"b"\n',
        'msgid"a"\nmsgstr"b"\n',
        'msgid "a"\nmsgstr "b" "c"\n',
        'msgid "a"\nmsgstr "b\\"\n',
        'msgid "a"\nmsgstr "b\\ c"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "d"\nmsgstr[0] "c"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "d"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n',
        'msgid "a"\nmsgstr "b"\nmsgstr "c"\n',
    ],
)
def test_what_is_not_written_so_is_loud(text, tmp_path):
    file = tmp_path / "pages.po"
    file.write_text(f"{HEAD}{text}", encoding="utf-8")
    with pytest.raises(CatalogueError):
        list(messages_in(file))


def test_a_mark_before_the_first_line_hides_no_plural(tmp_path):
    file = tmp_path / "pages.po"
    file.write_text(f"\ufeff{HEAD}", encoding="utf-8")
    with pytest.raises(CatalogueError):
        list(messages_in(file))


def test_a_number_that_a_catalogue_says_nothing_of_is_said_in_english(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "TRANSLATIONS", tmp_path)
    (tmp_path / "xx").mkdir()
    text = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} dag"\n'
    (tmp_path / "xx/pages.po").write_text(f"{HEAD}{text}", encoding="utf-8")
    said = words("xx").ngettext
    assert [said("{n} day", "{n} days", n) for n in (1, 2)] == ["{n} dag", "{n} days"]
