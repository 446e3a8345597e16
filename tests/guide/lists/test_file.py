"""Files as programs write them, and as those send them who mean harm."""

import io
import zipfile

import pytest

from generator.guide.lists.file import LARGEST
from generator.guide.lists.refused import UnusableListError
from generator.guide.lists.table import MOST_ROWS
from generator.guide.lists.worker import LARGEST_WHOLE, read_workbook
from tests.guide.lists.test_imported import HEAD, faults, framework, imported, of, shape
from tests.guide.lists.workbooks import workbook

TEXT = 'Code;Titel;Omschrijving\nA1;Café "’s avonds";één; twee\n'.replace(
    "één; twee", '"één; twee, drie"'
).replace('Café "’s avonds"', '"Café ""’s avonds"""')


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_letters_are_read_as_they_were_typed(encoding, end, tmp_path):
    (it,) = framework(tmp_path, TEXT.replace("\n", end).encode(encoding)).competences
    assert it.title.in_language("nl") == 'Café "’s avonds"'
    assert it.description.in_language("nl") == "één; twee, drie"


@pytest.mark.parametrize("between", [";", ",", "\t", "|"])
@pytest.mark.parametrize("says", [True, False])
def test_cells_are_told_apart(between, says, tmp_path):
    row = between.join(["A1", '"Wassen; eten, drinken\t| en meer"', "x"])
    text = f"sep={between}\r\n" * says + between.join(HEAD) + f"\r\n{row}\r\n"
    (it,) = framework(tmp_path, text.encode()).competences
    assert (it.id, it.title.in_language("nl")) == ("A1", "Wassen; eten, drinken | en meer")


def test_a_line_that_says_what_is_between_cells_is_a_row_that_counts(tmp_path):
    assert faults(tmp_path, b"sep=;\r\nCode;Titel\r\nA;Meer\r\nB;\r\n") == ["B4 no-title"]


def test_signs_that_nobody_sees_are_left_behind(tmp_path):
    rows = [HEAD, ["A1", "Zorg\u00adplan\u200b\u202e schrijven\u00a0nu", ""]]
    (it,) = framework(tmp_path, of(rows)).competences
    assert it.title.in_language("nl") == "Zorgplan schrijven nu"


def test_a_workbook_is_known_by_what_is_in_it_and_not_by_its_name(tmp_path):
    file = workbook(tmp_path / "list.csv", Blad1=[HEAD, ["A", "Zorg", None]])
    assert shape(framework(tmp_path, file).competences) == {"A": {}}
    assert shape(framework(tmp_path, of([HEAD, ["B", "Zorg", ""]]), "other.xlsx").competences) == {"B": {}}


def archive(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\r\n\r\n;;\r\n", "empty"),
        (b"Code;Titel\r\n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old"),
        (b"%PDF-1.7", "pdf"),
        (b"\xef\xbb\xbf<html><table>", "web-page"),
        (b"PK\x03\x04 no archive", "damaged"),
        (archive(xl__workbook_DOT_bin=b""), "binary"),
        (archive(**{"META-INF/manifest.xml": b"", "content.xml": b""}), "open-document"),
        (archive(word__document_DOT_xml=b""), "other-archive"),
        (archive(xl__workbook_DOT_xml=b"<workbook/>"), "damaged"),
        (b'Code;Titel\nA;"Zorg\nB;Techniek\n', "quote"),
        (b"Code;Titel\nA;\x81\x8d\n", "letters"),
        (b"x" * (LARGEST + 1), "too-big"),
        (archive(**{"xl/worksheets/sheet1.xml": b"0" * (LARGEST_WHOLE + 1)}), "costly"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_is_refused_with_what_to_do(content, reason, tmp_path):
    with pytest.raises(UnusableListError) as refused:
        imported(tmp_path, content)
    assert refused.value.reason == reason


# Hostile workbooks ------------------------------------------------------------------------------


def changed(file, name, change):
    """A workbook with one of its parts changed."""
    with zipfile.ZipFile(file) as old:
        parts = {each: old.read(each) for each in old.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for each, content in parts.items():
            new.writestr(each, content)
    return file


@pytest.fixture
def sound(tmp_path):
    return workbook(tmp_path / "list.xlsx", Blad1=[HEAD, ["A", "Zorg", None]])


SHEET = "xl/worksheets/sheet1.xml"


def test_entities_that_swell_up_are_not_followed(sound):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'.encode()
    changed(
        sound,
        SHEET,
        lambda it: (
            bomb + it.split(b"?>", 1)[-1].replace(b"Code", b"&l11;").replace(b"<v>0</v>", b"<v>&l11;</v>")
        ),
    )
    with pytest.raises(UnusableListError):
        read_workbook(sound)


@pytest.mark.parametrize("size", [b"A1:XFD1048576", b"A1:A1"])
def test_a_sheet_is_read_as_far_as_it_goes_whatever_size_it_says_it_has(size, sound):
    changed(sound, SHEET, lambda it: it.replace(b'ref="A1:C2"', b'ref="%s"' % size))
    (table,) = read_workbook(sound)
    assert [row.number for row in table.rows] == [1, 2]


def test_a_row_far_below_is_not_gone_for(sound):
    changed(
        sound,
        SHEET,
        lambda it: it.replace(b'<row r="2"', b'<row r="1048576"').replace(b'r="A2"', b'r="A1048576"'),
    )
    (table,) = read_workbook(sound)
    assert [row.number for row in table.rows] == [1]


def test_a_list_that_is_longer_than_is_read_is_no_framework(tmp_path):
    rows = [HEAD, *([f"A{n}", "Zorg", ""] for n in range(MOST_ROWS + 5))]
    assert " too-long" in faults(tmp_path, of(rows))


def test_a_workbook_that_takes_too_long_is_given_up(sound):
    with pytest.raises(UnusableListError) as refused:
        read_workbook(sound, seconds=0.001)
    assert refused.value.reason == "costly"


def test_an_archive_that_lies_about_its_size_meets_the_limits_of_the_process(sound):
    whole = b"<sst>" + b"<si><t>" + b"x" * (200 * 1024 * 1024)
    changed(sound, SHEET, lambda _: whole)
    content = bytearray(sound.read_bytes())
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(SHEET.encode()))
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    sound.write_bytes(content)
    with pytest.raises(UnusableListError):
        read_workbook(sound)


def test_what_is_no_workbook_inside_harms_nobody(sound):
    changed(sound, "xl/workbook.xml", lambda it: it[:100])
    with pytest.raises(UnusableListError) as refused:
        read_workbook(sound)
    assert refused.value.reason == "damaged"
