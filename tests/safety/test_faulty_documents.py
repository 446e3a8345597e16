"""A document in which something is wrong keeps its files to itself, as one that is private does."""

from __future__ import annotations

import datetime
import unicodedata

import pikepdf
import pytest
from PIL import Image

from generator.building.review import Viewing, review
from generator.gate.hidden_names import HiddenNames
from generator.media.shelf import Shelf
from generator.reading.read import read_school, read_site
from tests.portfolios import written
from tests.publications import publication

DAY = datetime.date(2026, 6, 1)
FILES = {
    "secret-1.png": "image",
    "secret-2.jpg": "image",
    "secret-3.gif": "image",
    "secret-4.pdf": "document",
}
FIELDS = "type: evidence\ntitle: Mine\nmedia: {media}\ndate: 2025\ncycle: 1\nalt: A\nvisibility: private\n"
SOUND = "---\n" + FIELDS + "file: {file}\n---\nHello.\n"
LINK = "[see](../evidence/{})"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    yield shelf
    shelf.close()


@pytest.fixture
def docs(tmp_path):
    """Ann's portfolio, in which a public document leads to every file, and no document has one."""
    return portfolio(tmp_path, FILES)


def portfolio(folder, names):
    links = "\n".join(LINK.format(name.replace(" ", "%20")) for name in names)
    why = f"---\ntype: question\ntitle: Why?\nstatus: open\ncycle: 1\n---\n{links}\n"
    docs = written(folder, {"ann/questions/why.md": why})
    (docs / "ann/evidence").mkdir()
    for name in names:
        if name.endswith(".pdf"):
            with pikepdf.new() as pdf:
                pdf.add_blank_page()
                pdf.save(docs / "ann/evidence" / name)
        else:
            Image.new("RGB", (8, 8)).save(docs / "ann/evidence" / name)
    return docs


def shown(docs, shelf):
    """The names of the files that everybody may see."""
    (found,) = publication(read_site(docs, shelf=shelf).site, "public", DAY).site.portfolios
    return {path.rpartition("/")[2] for path, _ in found.files}


def text(said, at="evidence/x{n}.md", encoding="utf-8"):
    """Documents that say this, one for each file, at this place."""
    return lambda n, file, media: (at.format(n=n), said.format(file=file, media=media).encode(encoding))


def named(way, at="evidence/x{n}.md"):
    """Documents that name their file in this way, and have a field that nobody knows."""
    said = "---\n" + FIELDS + "fille: {way}\n---\n"
    return lambda n, file, media: (at.format(n=n), said.format(media=media, way=way(file)).encode())


def percent(name):
    return "".join(f"%{ord(sign):02x}" for sign in name)


WAYS = {
    "a misspelt field": text(SOUND.replace("file:", "fle:")),
    "a field too many": text(SOUND.replace("alt: A", "alt: A\ncolour: red")),
    "a quote that is not closed": text(SOUND.replace("title: Mine", 'title: "Mine')),
    "a tab": text(SOUND.replace("title: Mine", "title:\tMine\n\tx: y")),
    "an anchor": text(SOUND.replace("title: Mine", "title: &x Mine")),
    "a field twice": text(SOUND.replace("alt: A", "visibility: private")),
    "front matter not closed": text(SOUND.replace("\n---\nHello.", "\nHello.")),
    "no front matter": text("The file {file} is mine, a {media}.\n"),
    "a stray line of dashes": text(SOUND.replace("alt: A\n", "alt: A\n---\n")),
    "dashes of a word processor": text(SOUND.replace("---\n", "—-\n")),
    "another type": text(SOUND.replace("evidence", "goal")),
    "a type in Dutch": text(SOUND.replace("evidence", "bewijs")),
    "a day that does not exist": text(SOUND.replace("2025", "2025-02-30")),
    "somebody unknown": text(SOUND.replace("alt: A", "alt: A\nconfirmed_by: nobody")),
    "a cycle that is not there": text(SOUND.replace("cycle: 1", "cycle: 9")),
    "a telephone number": text(SOUND.replace("Hello.", "Call 06-12345678.")),
    "raw HTML": text(SOUND.replace("Hello.", "<b>Hello</b>")),
    "a dead link": text(SOUND.replace("Hello.", "[Hello](nowhere.md)")),
    "a list for a text": text(SOUND.replace("{file}", "[{file}]")),
    "a group for a text": text(SOUND.replace("{file}", "{{name: {file}}}")),
    "Latin letters": text(SOUND.replace("Mine", "Cafè"), encoding="latin-1"),
    "UTF-16": text(SOUND, encoding="utf-16"),
    "UTF-16 without a mark": text(SOUND, encoding="utf-16-be"),
    "UTF-32": text(SOUND, encoding="utf-32"),
    "a byte that is none": text(SOUND.replace("Mine", "Mi\0ne")),
    "too big": text(SOUND.replace("Hello.", "x" * 200_000 + " {file}")),
    "too big to be looked through": text("x" * 5_000_000, "evidence/x.md"),
    "a capital in its name": text(SOUND, "evidence/X{n}.md"),
    "a space in its name": text(SOUND, "evidence/x {n}.md"),
    "a conflicted copy": text(SOUND, "evidence/plan (Ann's conflicted copy 2025-01-0{n}).md"),
    "a second copy": text(SOUND, "evidence/x ({n}).md"),
    "an accent in its name": text(SOUND, "evidence/xé{n}.md"),
    ".markdown": text(SOUND, "evidence/x{n}.markdown"),
    ".MD": text(SOUND, "evidence/x{n}.MD"),
    ".md.txt": text(SOUND, "evidence/x{n}.md.txt"),
    ".md.bak": text(SOUND, "evidence/x{n}.md.bak"),
    ".md~": text(SOUND, "evidence/x{n}.md~"),
    ".mdown": text(SOUND, "evidence/x{n}.mdown"),
    ".yml": text(FIELDS + "file: {file}\n", "evidence/x{n}.yml"),
    "no ending": text(SOUND, "evidence/x{n}"),
    "beside the profile": text(SOUND, "x{n}.md"),
    "another folder": text(SOUND, "goals/x{n}.md"),
    "a folder of its own": text(SOUND, "mine/x{n}.md"),
    "a folder too deep": text(SOUND, "a/b/c/d/e/f/x{n}.md"),
    "a translation without its document": text(SOUND, "evidence/x{n}.en.md"),
    "a translation into a language that nobody knows": text(SOUND, "evidence/x{n}.fr.md"),
    "a second profile": text(SOUND, "profile.{n}.md"),
    "in other letters": named(str.upper),
    "with a dot before it": named("./{}".format),
    "with a folder before it": named("../evidence/{}".format),
    "with backslashes": named(r"C:\Users\ann\{}".format),
    "in quotes": named("'{}'".format),
    "in curly quotes": named("“{}”".format),
    "in percent signs": named(percent),
    "in percent signs twice": named(lambda file: percent(file).replace("%", "%25")),
    "in entities": named(lambda file: file.replace("-", "&#45;").replace(".", "&period;")),
    "in signs of YAML": named(lambda file: '"' + "".join(f"\\x{ord(sign):02x}" for sign in file) + '"'),
    "over two lines": named(lambda file: '"' + file.replace("-", "-\\\n  ") + '"'),
    "with signs nobody sees": named(lambda file: file.replace("e", "e\u200b")),
    "with spaces for dashes": named(lambda file: file.replace("-", " ")),
    "without its ending": named(lambda file: file.rpartition(".")[0]),
    "with another ending": named(lambda file: file.rpartition(".")[0] + ".tiff"),
    "misspelt": named(lambda file: file.replace("secret", "secrett")),
    "in a link": text("---\ntype: x\n---\n[mine]({file})\n"),
    "in a picture": text("---\ntype: x\n---\n![mine](../evidence/{file})\n"),
    "in a tag": text("---\ntype: x\n---\n<img src={file}>\n"),
    "in a comment": text("---\ntype: x\n# {file}\n---\n"),
    "in a comment of the text": text("---\ntype: x\n---\n<!-- {file} -->\n"),
}


def spoil(docs, way):
    for number, (file, media) in enumerate(FILES.items(), 1):
        at, content = WAYS[way](number, file, media)
        path = docs / "ann" / at
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def test_without_such_a_document_every_file_is_shown(docs, shelf):
    assert shown(docs, shelf) == set(FILES)


def test_the_files_of_a_private_document_are_not_shown(docs, shelf):
    for number, (file, media) in enumerate(FILES.items()):
        at = docs / f"ann/evidence/x{number}.md"
        at.write_text(SOUND.format(file=file, media=media), encoding="utf-8")

    assert shown(docs, shelf) == set()


@pytest.mark.parametrize("way", WAYS)
def test_whatever_is_wrong_with_a_document_its_files_are_not_shown(way, docs, shelf):
    spoil(docs, way)

    assert shown(docs, shelf) == set()


def test_there_are_enough_ways():
    assert len(WAYS) >= 60
    assert len(WAYS) * len(FILES) >= 240


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_a_published_document_has_is_shown_whatever_another_says(way, docs, shelf):
    for number, (file, media) in enumerate(FILES.items()):
        at = docs / f"ann/evidence/own{number}.md"
        at.write_text(SOUND.format(file=file, media=media).replace("private", "public"), encoding="utf-8")
    spoil(docs, way)

    assert shown(docs, shelf) == set(FILES)


@pytest.mark.parametrize("disk", ["NFC", "NFD"])
@pytest.mark.parametrize("said", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["geheim-café.png", "ŝekreta.png", "تعليم.png", "секрет й.png", "비밀.png"])
def test_a_name_in_other_letters_is_the_same_in_both_forms_of_unicode(name, disk, said, tmp_path, shelf):
    docs = portfolio(tmp_path, [unicodedata.normalize(disk, name)])
    link = unicodedata.normalize(disk, name).replace(" ", "%20")
    assert shown(docs, shelf) == {unicodedata.normalize("NFC", name)}, link
    text = SOUND.format(media="image", file=unicodedata.normalize(said, name))
    (docs / "ann/evidence/x.md").write_text(text, encoding="utf-8")

    assert shown(docs, shelf) == set()


WORDS = {
    "care.png": "---\ntype: evidence\ntitle: x\nexperience: care\n---\nI like care.\n",
    "1.png": "---\ntype: evidence\ncycle: 1\n---\nOne 1 two.\n",
    "plan.png": "---\ntype: x\n---\nMy plan is (a plan) to see floor-plan.png.\n",
    "me.png": "---\ntype: x\ntitle: [me\n---\nIt is me, you and me: all of us. See some.png.\n",
}


@pytest.mark.parametrize("name", WORDS)
def test_an_ordinary_word_is_no_file(name, tmp_path, shelf):
    docs = portfolio(tmp_path, [name])
    (docs / "ann/evidence/x.md").write_text(WORDS[name], encoding="utf-8")

    assert shown(docs, shelf) == {name}


def told(docs, shelf):
    """What is told of files that are not shown: where, and which document keeps them back."""
    viewing = Viewing("public", DAY, HiddenNames())
    found = review(docs, "ann", read_school(docs), viewing, shelf).noted.problems
    return [
        (it.path, it.place.line, dict(it.values)["file"], dict(it.values)["other"])
        for it in found
        if it.code == "file-withheld"
    ]


@pytest.mark.parametrize("way", ["a misspelt field", "a quote that is not closed", "a capital in its name"])
def test_who_leads_to_a_file_that_is_kept_back_is_told_why(way, docs, shelf):
    spoil(docs, way)

    at = WAYS[way](1, "", "")[0]
    assert told(docs, shelf)[0] == ("ann/questions/why.md", 7, "secret-1.png", at)
    assert len(told(docs, shelf)) == len(FILES)


def test_who_leads_to_the_file_of_a_private_document_is_told_so_too(docs, shelf):
    (docs / "ann/evidence/x.md").write_text(
        SOUND.format(file="secret-2.jpg", media="image"), encoding="utf-8"
    )

    assert told(docs, shelf) == [("ann/questions/why.md", 8, "secret-2.jpg", "evidence/x.md")]


def test_a_link_in_a_translation_is_told_of_there(docs, shelf):
    (docs / "ann/evidence/x.md").write_text(
        SOUND.format(file="secret-2.jpg", media="image"), encoding="utf-8"
    )
    translation = "---\ntype: translation\ntitle: Waarom?\n---\n[zie](../evidence/secret-2.jpg)\n"
    (docs / "ann/questions/why.nl.md").write_text(translation, encoding="utf-8")

    assert ("ann/questions/why.nl.md", 5, "secret-2.jpg", "evidence/x.md") in told(docs, shelf)


def test_of_a_file_that_is_shown_nothing_is_told(docs, shelf):
    text = SOUND.format(file="secret-2.jpg", media="image").replace("private", "public")
    (docs / "ann/evidence/x.md").write_text(text, encoding="utf-8")

    assert told(docs, shelf) == []


def test_no_link_is_followed_to_see_what_it_says(docs, shelf, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "x.md"
    elsewhere.write_text("secret-1.png", encoding="utf-8")
    (docs / "ann/evidence/x.md").symlink_to(elsewhere)
    (docs / "ann/mine").symlink_to(elsewhere.parent)
    (docs / "ann/a/b/c/d/e/f").mkdir(parents=True)
    (docs / "ann/a/b/c/d/e/f/x.md").symlink_to(elsewhere)

    assert shown(docs, shelf) == set(FILES)
