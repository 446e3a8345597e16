"""The last look: what is a secret, and whether it is found wherever a file can hide it."""

from __future__ import annotations

import datetime
import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.building.artifact import Rendering
from generator.building.leak_scan import SchoolTexts, found_leaks
from generator.building.review import Viewing, review
from generator.gate.hidden_names import HiddenNames
from generator.hosts.build_log import told_leaks
from generator.hosts.school_files import contents, school_texts
from generator.markdown.tags import INLINE
from generator.publishing import scan
from generator.publishing.scan import Leak, Search, Text, personal_in
from generator.publishing.secrets import Public, composed, secrets
from generator.reading.read import read_school, read_site, shelf_of
from generator.writing.pages import Media
from tests.media.leaky import pdf_that_says
from tests.portfolios import PROFILE, written
from tests.publications import publication

DAY = datetime.date(2026, 11, 24)
SECRET = {"grandmother fell down": "ann/experiences/care.md"}
NOTE = "---\ntype: question\ntitle: {title}\nstatus: open\ncycle: 1\nvisibility: {visibility}\n---\n{prose}\n"


def leaks(files: Iterable[tuple[str, bytes]], wanted: Mapping[str, str], allowed) -> list[Leak]:
    """Every secret, and all personal data that is not allowed, in files of a site by their paths."""
    text = Text.of(files)
    return [*Search(wanted).found_in(text), *personal_in(text, allowed)]


def found(tmp_path: Path, path: str, content: str | bytes, wanted=SECRET, allowed=frozenset()) -> list[Leak]:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return leaks([(path, (tmp_path / path).read_bytes())], wanted, allowed)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("index.html", "<p>My grandmother fell down.</p>"),
        ("index.html", "<p>My grandmother\n   fell down.</p>"),
        ("index.html", "<p>My grandmother&#32;fell&#x20;down.</p>"),
        ("index.html", '<img alt="grandmother fell down">'),
        ("index.html", '<img alt="mother\'s: grandmother fell down">'),
        ("index.html", "<!-- grandmother fell down -->"),
        ("index.html", "<script>var a = 'grandmother fell down'</script>"),
        ("search/search_index.json", json.dumps({"docs": [{"text": "grandmother fell down"}]})),
        ("search/search_index.json", '{"a": "\\u0067randmother fell down"}'),
        ("search/search_index.json", json.dumps({"grandmother fell down": 1})),
        ("feed.xml", "<title>grandmother fell down</title>"),
        ("sitemap.xml.gz", gzip.compress(b"<loc>grandmother fell down</loc>", mtime=0)),
        ("files/a.pdf", b"%PDF-1.7 (grandmother fell down)"),
        ("style.css", "/* grandmother fell down */"),
    ],
)
def test_a_secret_is_found_however_a_file_writes_it(path, content, tmp_path):
    leak = Leak(path, "ann/experiences/care.md", "withheld", "grandmother fell down")
    assert set(found(tmp_path, path, content)) == {leak}


def test_a_part_of_a_longer_word_is_no_find(tmp_path):
    assert found(tmp_path, "index.html", "greatgrandmother fell downstairs") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write to ann@kade.example", "e-mail"),
        ("call 06 12345678", "phone"),
        ("bsn 111222333", "bsn"),
        ("NL91 ABNA 0417 1643 00", "iban"),
        ("52.370216, 4.895168", "place"),
    ],
)
def test_personal_data_is_found_in_what_a_page_says(text, kind, tmp_path):
    for html in (
        f"<p>{text}</p>",
        f'<img alt="{text}">',
        f'<a href="{text}">a</a>',
        f"<p><strong>{text[:7]}</strong>{text[7:]}</p>",
        text.replace("2", "&#50;"),
    ):
        assert {leak.kind for leak in found(tmp_path, "index.html", html)} == {kind}, html
    assert [leak.kind for leak in found(tmp_path, "a.json", json.dumps([text]))] == [kind]


@pytest.mark.parametrize("text", ["06|12345678", "ann|@kade.example", "NL91|ABNA0417164300", "111|222|333"])
def test_the_mark_of_a_footnote_stands_in_no_number(text, tmp_path):
    mark = '<sup class="footnote-ref"><a href="#fn-a" id="fnref-a">1</a></sup>'
    assert found(tmp_path, "index.html", f"<p>{text.replace('|', mark)}</p>")


WITHIN = [
    "06 12|34|5678",
    "06-12|345678",
    "+31 6 12|345|678",
    "jan@kad|e.exam|ple",
    "NL91ABNA041|71|64300",
    "1112|22|333",
]
OPENED = ("a href='https://kade.example/'", "span class=b", *scan._WITHIN_WORDS.split("|"))


@pytest.mark.parametrize("tag", OPENED, ids=lambda tag: tag.split()[0])
@pytest.mark.parametrize("text", WITHIN)
def test_an_element_within_a_text_parts_no_number(text, tag, tmp_path):
    first, *others = text.split("|")
    whole = f"{first}<{tag}>{others[0]}</{tag.split()[0]}>{''.join(others[1:])}"
    assert found(tmp_path, "index.html", f"<p>{whole}</p>"), whole


def test_every_element_that_authors_may_use_within_a_text_is_one():
    assert {*scan._WITHIN_WORDS.split("|"), "span"} == INLINE | {"wbr"}


COUNTS = ["0", "6", "1", "2", "3", "4", "5", "6", "7", "8"]


@pytest.mark.parametrize("cells", [COUNTS, ["06", "12", "34", "56", "78"], ["123", "456", "782"]])
def test_counts_in_cells_of_a_row_are_no_number(cells, tmp_path):
    row = "".join(f'<td class="count">{cell}</td>' for cell in cells)
    assert found(tmp_path, "index.html", f"<table><tr>{row}</tr></table>") == []
    assert found(tmp_path, "index.html", f"<p>{row.replace('td', 'b')}</p>")


def test_a_secret_that_goes_over_cells_is_found(tmp_path):
    row = "<tr><td>grandmother</td><td>fell</td> <th>down</th></tr>"
    assert {leak.kind for leak in found(tmp_path, "index.html", row)} == {"withheld"}


BETWEEN_TWO = [
    ("<p>My grandmother</p><p>fell down.</p>", 0),
    ("<p>My grandmother</p> fell down.", 1),
    ('<p>Nothing < here <p title="a>My grandmother fell down.</p>', 1),
    ("<p title='a <p>b</p><p>My grandmother fell down.</p>", 1),
    ("<p>\0</p><p>\0 My grandmother\0fell down.</p>", 1),
]


@pytest.mark.parametrize(("text", "finds"), BETWEEN_TWO)
def test_a_passage_hides_nothing_of_the_next_and_is_not_read_together_with_it(text, finds, tmp_path):
    assert len(set(found(tmp_path, "index.html", text))) == finds
    if finds:
        number = text.replace("grandmother", "number").replace("fell down", "06 12345678")
        assert {leak.kind for leak in found(tmp_path, "index.html", number)} == {"phone"}


ODD = {
    "a.json": b'\xef\xbb\xbf{"to": "ann@kade.example"}',
    "b.json": b'// a comment {"to": "ann@kade.example"}',
    "c.json": b'{"half": "\\ud800", "to": "ann@kade.example"}',
    "d.json": b"[" * 100_000 + b'"ann@kade.example"',
    "e.xml.gz": b"ann@kade.example",
}


@pytest.mark.parametrize("path", ODD)
def test_a_file_that_is_not_what_its_name_says_is_read_as_text(path):
    found = leaks([(path, ODD[path])], {"kade.example": "ann/x.md"}, frozenset())
    assert {(leak.kind, leak.text) for leak in found} == {
        ("withheld", "kade.example"),
        ("e-mail", "ann@kade.example"),
    }


def test_what_is_found_is_told_of_the_files_it_is_in():
    files = [
        ("a/index.html", b"<p>One.</p><p>grandmother fell down</p>"),
        ("b/index.html", b"<p>Two.</p><img alt='grandmother fell down'><p>06 12345678</p>"),
        ("c/index.html", b"<p>grandmother fell down</p><p title='06 12345679'>One.</p>"),
        ("d.json", b'["Three.", "06 12345678"]'),
        ("e.css", b"/* 06 12345678 grandmother fell down */"),
    ]
    told = {(leak.path, leak.kind, leak.text) for leak in leaks(files, SECRET, frozenset())}
    withheld = {(path, "withheld", "grandmother fell down") for path, _ in files if path != "d.json"}
    assert told == withheld | {
        ("b/index.html", "phone", "06 12345678"),
        ("c/index.html", "phone", "06 12345679"),
        ("d.json", "phone", "06 12345678"),
    }


def test_what_somebody_chose_to_show_is_no_leak(tmp_path):
    text = "<p>ann@kade.example</p>"
    assert found(tmp_path, "index.html", text, allowed=frozenset({"ann@kade.example"})) == []


def test_numbers_of_a_drawing_are_no_telephone_numbers(tmp_path):
    assert found(tmp_path, "index.html", '<svg><path d="M06 12345678 0612345678"/></svg>') == []


# What is a secret ------------------------------------------------------------------------------


def kept(docs: Path, public: tuple[str, ...] = ()) -> dict[str, str]:
    site = read_site(docs).site
    (portfolio,) = site.portfolios
    published = next(iter(publication(site, "public", DAY).site.portfolios), None)
    return secrets(portfolio, published, {}, (), Public((), public))


def test_every_text_of_a_private_document_is_a_secret(tmp_path):
    note = NOTE.format(title="Burnout?", visibility="private", prose="I could **not sleep** any more.")
    found = kept(written(tmp_path, {"ann/questions/why.md": note}))
    assert {text for text, path in found.items() if path == "ann/questions/why.md"} >= {
        "Burnout?",
        "not sleep",
    }


def test_what_also_stands_in_something_public_is_no_secret(tmp_path):
    hidden = NOTE.format(title="Burnout?", visibility="private", prose="I could not sleep.")
    shown = NOTE.format(title="Why?", visibility="public", prose="Burnout? I could not sleep.")
    found = kept(written(tmp_path, {"ann/questions/a.md": hidden, "ann/questions/b.md": shown}))
    assert "ann/questions/a.md" not in found.values()


def test_words_of_the_interface_are_no_secret(tmp_path):
    note = NOTE.format(title="Learning questions", visibility="private", prose="")
    docs = written(tmp_path, {"ann/questions/why.md": note})
    assert "Learning questions" in kept(docs)
    assert "Learning questions" not in kept(docs, ("Learning questions",))


def test_the_name_of_a_learner_who_did_not_consent_is_a_secret(tmp_path):
    without = PROFILE.replace("consent:", "motivation: None of your business.\nconsent:").replace(
        "visibility: public", "visibility: private"
    )
    assert "Ann de Vries-Bakker" in kept(written(tmp_path, {"ann/profile.md": without}))


def test_public_texts_side_by_side_are_chance():
    public = Public(("caring for",), ("my grandmother", "{name} fell")).whole
    assert composed("caring for my grandmother", public)
    assert composed("my grandmother fell", public)
    assert not composed("caring my grandmother", public)
    assert not composed("for my", public)


# The whole look --------------------------------------------------------------------------------


@pytest.fixture
def docs(tmp_path):
    note = NOTE.format(title="Burnout and after?", visibility="private", prose="I could not sleep any more.")
    return written(tmp_path / "docs", {"ann/questions/why.md": note, "ann/evidence/Xmas photo.heic": "x"})


def look(docs: Path, folder: Path, page: str, themes: frozenset[str] = frozenset()) -> list[Leak]:
    """What of Ann's is in a page of the school's."""
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(page, encoding="utf-8")
    school = read_school(docs)
    found = SchoolTexts(school, files=tuple(contents(folder, themes)))
    reviewed = review(docs, "ann", school, Viewing("public", DAY, HiddenNames()), shelf_of(docs))
    of_ann = found_leaks(found, docs, "ann", reviewed, school.frameworks, Rendering({}), shelf_of(docs))
    return sorted({*of_ann, *personal_in(found.text, found.allowed)})


def test_a_leak_names_the_page_and_the_document(docs, tmp_path):
    (leak,) = look(docs, tmp_path / "site", "<h1>Burnout and after?</h1>")
    assert (leak.path, leak.source) == ("index.html", "ann/questions/why.md")


def test_a_leak_is_told_without_what_leaked(docs, tmp_path):
    found = look(docs, tmp_path / "site", "<h1>Burnout and after?</h1> ann@kade.example")
    text = "\n".join(told_leaks(found, "en"))
    assert "index.html shows something from ann/questions/why.md, which is not public." in text
    assert "Burnout" not in text
    assert "kade.example" not in text


def paper(docs: Path, text: str, harm=lambda _: None) -> list[Leak]:
    """What leaks in a PDF of Ann's with one line of text."""
    (docs / "ann/evidence/plan.pdf").write_bytes(pdf_that_says(text))
    school, shelf = read_school(docs), shelf_of(docs)
    plan = shelf.public_file(docs / "ann/evidence/plan.pdf")
    reviewed = review(docs, "ann", school, Viewing("public", DAY, HiddenNames()), shelf)
    made = Rendering({}, (Media(plan.name, "ann/files/plan.pdf"),))
    harm(shelf)
    return list(found_leaks(SchoolTexts(school), docs, "ann", reviewed, school.frameworks, made, shelf))


def test_a_withheld_text_in_a_pdf_is_a_leak_of_that_file(docs):
    (leak,) = paper(docs, "Then: I could not sleep any more.")
    assert (leak.path, leak.source) == ("ann/files/plan.pdf", "ann/questions/why.md")


def test_personal_data_in_a_pdf_is_a_leak_of_that_file(docs):
    (leak,) = paper(docs, "Call 06-12345678")
    assert (leak.path, leak.kind) == ("ann/files/plan.pdf", "phone")


def test_a_word_or_two_of_a_withheld_text_are_in_a_pdf_by_chance(docs):
    note = docs / "ann/questions/why.md"
    note.write_text(note.read_text().replace("Burnout and after?", "Night shift"), encoding="utf-8")
    assert paper(docs, "Night shift") == []


def test_a_name_that_nobody_may_tell_is_a_leak_in_a_pdf(docs):
    profile = docs / "ann/profile.md"
    people = "people:\n  - {id: bob, name: Bob Jansen, role: facilitator}\n---"
    profile.write_text(people.join(profile.read_text().rsplit("---", 1)), encoding="utf-8")
    (leak,) = paper(docs, "Signed by Bob Jansen")
    assert leak.source == "ann/profile.md"


def lost(shelf, *, seconds: float) -> None:
    for text in (shelf.folder / "texts").iterdir():
        text.unlink()
    shelf.close()
    shelf._worker.seconds = seconds


def test_a_pdf_of_which_the_text_is_lost_is_read_again(docs):
    (leak,) = paper(docs, "I could not sleep any more", lambda shelf: lost(shelf, seconds=60))
    assert leak.source == "ann/questions/why.md"


def test_a_pdf_that_nobody_can_read_again_is_a_leak(docs):
    (leak,) = paper(docs, "Plan", lambda shelf: lost(shelf, seconds=0.001))
    assert (leak.path, leak.kind) == ("ann/files/plan.pdf", "withheld")


def test_the_name_of_a_learners_file_is_a_secret(docs, tmp_path):
    (leak,) = look(docs, tmp_path / "site", "<img src='Xmas photo.heic'>")
    assert leak.source == "ann/evidence/Xmas photo.heic"


def test_files_of_the_theme_are_not_looked_into(docs, tmp_path):
    assert look(docs, tmp_path / "site", "<p>a@kade.example</p>", frozenset({"index.html"})) == []


def test_a_faulty_document_is_a_secret_too(docs, tmp_path):
    (docs / "ann/questions/why.md").write_text("---\ntype: question\ntitle: Fired in May\nstats: open\n---\n")
    (leak,) = look(docs, tmp_path / "site", "<h1>Fired in May</h1>")
    assert leak.source == "ann/questions/why.md"


def test_a_clean_page_has_no_leak(docs, tmp_path):
    assert look(docs, tmp_path / "site", "<h1>Portfolio of Ann</h1>") == []


def test_many_leaks_are_told_in_few_lines(docs, tmp_path):
    page = "".join(f"<p>a{number}@kade.example</p>" for number in range(100))
    assert len(told_leaks(look(docs, tmp_path / "site", page), "nl")) == 21


def test_what_a_school_wrote_with_marks_is_no_secret_and_nor_are_names_of_its_files(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "rules.md").write_text("Please read **our** rules on [phones](x.md) well.")
    (tmp_path / "mkdocs.yml").write_text("site_name: x")
    (tmp_path / "site/assets").mkdir(parents=True)
    (tmp_path / "site/assets/leerkring.css").write_text("")
    config = SimpleNamespace(
        docs_dir=str(docs), site_dir=str(tmp_path / "site"), config_file_path=str(tmp_path / "mkdocs.yml")
    )
    public = Public(school_texts(config)).joined
    assert "Please read our rules on phones well." in public
    assert "leerkring.css" in public
