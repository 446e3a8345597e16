"""Every mistake an author can make, one folder each, with the problems it must give beside it.

A folder holds only what differs from ``tests/sound``; ``NAME.gone`` stands for what is not there.
``problems.txt`` has a line ``path:line:column code`` for each expected problem, in order. What no folder
can hold (odd bytes, links, pipes) is made here.
"""

from __future__ import annotations

import ast
import datetime
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from generator.gate.people import shown_person
from generator.model import Profile
from generator.reading.convert import converted
from generator.reading.documents import MOST_ADDRESSES
from generator.reading.layout import read_groups, read_layout
from generator.reading.portfolios import MOST_DOCUMENTS
from generator.reading.read import read_site
from generator.reading.schemas import is_accepted
from generator.reading.strict_yaml import read_yaml
from generator.reading.suggestions.choices import CALLED
from generator.reading.suggestions.everyday import EVERYDAY
from generator.reporting.catalogue import CODES
from generator.reporting.told import told as told_in_words
from tests.publications import publication
from tests.sites import site_pages

HERE = Path(__file__).resolve().parent
BROKEN = sorted(path.parent for path in (HERE / "broken").glob("*/problems.txt"))
READING = HERE.parent / "generator/reading"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a docs folder without a mistake has beside it when it was read once: its cleaned files."""
    docs = Path(shutil.copytree(HERE / "sound", tmp_path_factory.mktemp("kept") / "docs"))
    read_site(docs)
    return docs.parent / ".leerkring"


@pytest.fixture
def sound(tmp_path: Path, kept: Path) -> Path:
    """A docs folder without a mistake, whose files were cleaned before."""
    shutil.copytree(kept, tmp_path / ".leerkring")
    return Path(shutil.copytree(HERE / "sound", tmp_path / "docs"))


def lay_over(docs: Path, folder: Path) -> None:
    for path in folder.rglob("*"):
        target = docs / path.relative_to(folder)
        if path.suffix == ".gone":
            gone = target.with_suffix("")
            shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
        elif path.is_file() and path.name != "problems.txt":
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


def told(docs: Path) -> list[str]:
    layout = read_layout(docs)
    read = {found for group, it in read_groups(layout) for found in it.noted.within(group.prefix).problems}
    problems = sorted(read.union(layout.noted.problems))
    return [f"{found.path}:{found.place.line}:{found.place.column} {found.code}" for found in problems]


def test_the_sound_folder_has_no_problems(sound):
    assert told(sound) == []


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_a_mistake_is_told_where_it_is(folder, sound):
    lay_over(sound, folder)

    assert told(sound) == (folder / "problems.txt").read_text(encoding="utf-8").splitlines()


SHOWN = {
    "apostrophe-first",
    "backslash-in-quotes",
    "colon-in-a-value",
    "long-dash-in-a-list",
    "no-space-after-colon",
    "no-space-after-dash",
    "no-space-anywhere",
    "no-space-in-a-group",
    "no-space-in-the-first-lines",
    "number-in-quotes",
    "quote-in-quotes",
    "quote-not-closed",
    "reserved-character",
    "text-after-bracket",
    "text-after-quote",
}
"""Mistakes of which the hint shows the line as it should be."""


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_a_line_that_a_hint_shows_is_right(name, sound):
    lay_over(sound, HERE / "broken" / name)
    found = read_site(sound).problems
    care = sound / "ann/experiences/care.md"
    lines = care.read_text(encoding="utf-8").split("\n")
    for each in found:
        row, right = each.place.line - 1, dict(each.values)["right"]
        before = re.match(r" *(?:- )?", lines[row])[0]
        lines[row] = (" " * len(before.rstrip("- ")) if right.startswith("- ") else before) + right
    care.write_text("\n".join(lines), encoding="utf-8")

    assert {each.code for each in read_site(sound).problems}.isdisjoint(each.code for each in found)


def hints(docs: Path) -> list[str]:
    return [told_in_words(found, "en").hint for found in read_site(docs).problems]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("no-space-before-a-deeper-item", "Write it like this: - portfolio"),
        ("name-for-an-id", "Did you mean “bob”?"),
        ("title-for-a-competence", "Did you mean “kade:Z1”?"),
        *(
            (
                name,
                (
                    f"A {ending} file cannot be shown. Save it as PDF beside this document, write "
                    f"“{renamed}” here, and move “{file}{ending}” out of your portfolio."
                ),
            )
            for name, file, ending, renamed in (
                ("word-file-as-proof", "plan", ".docx", "plan.pdf"),
                ("word-file-by-another-name", "brief", ".docx", "brief.pdf"),
                ("word-file-in-another-folder", "brief", ".docx", "brief.pdf"),
                ("word-file-with-an-odd-name", "Brief (1)", ".docx", "brief-1.pdf"),
                ("slides-as-proof", "talk", ".pptx", "talk.pdf"),
            )
        ),
        (
            "word-file-as-picture",
            (
                "A .docx file cannot be shown. Save it as PDF beside this document, write “media: document” "
                "and “file: plan.pdf” here, and move “plan.docx” out of your portfolio."
            ),
        ),
        (
            "picture-as-document",
            "Write “media: image” and “file: photo.png” here, or save it in one of these forms: pdf.",
        ),
        (
            "drawing-of-a-badge",
            (
                "“badge.svg” is a badge with a credential in it. Save it as PNG to show it here, and keep "
                "this one: in a picture that is saved again the credential is gone."
            ),
        ),
        ("pdf-in-another-folder", "Move “validations/scan.pdf” to the folder of this document."),
    ],
)
def test_a_hint_can_be_followed_to_the_letter(name, hint, sound):
    lay_over(sound, HERE / "broken" / name)

    assert hints(sound) == [hint]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("kade Z1", "kade:Z1"),
        ("Kade:Z1", "kade:Z1"),
        ("kade:z2", "kade:Z2"),
        ('"kade: Z2"', "kade:Z2"),
        ("Z2", "kade:Z2"),
        ("medicaton", "kade:Z2"),
        ("kade:medication", "kade:Z2"),
        ("kade:Z9", ""),
        ("cooking", ""),
    ],
)
def test_a_competence_is_guessed_only_if_it_is_named_in_another_way(written, meant, sound):
    path = sound / "ann/assessments/self.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"kade:Z1"', written), encoding="utf-8")

    (hint,) = hints(sound)
    assert hint == f"Did you mean “{meant}”?" if meant else "leerkring competences" in hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("bob jansen", "Did you mean “bob”?"),
        ("Bob Janssen", "Did you mean “bob”?"),
        ("Rob Jansen", "Choose one of these ids: bob, cas. Or add this person"),
        ("rob", "Choose one of these ids: bob, cas. Or add this person"),
        ("Karin Hoogland", "Choose one of these ids: bob, cas. Or add this person"),
    ],
)
@pytest.mark.parametrize(
    ("document", "field"),
    [("evidence/plan.md", "confirmed_by: bob"), ("dialogues/talk.md", "participants: [self, bob]")],
)
def test_only_people_who_are_there_are_proposed(document, field, written, hint, sound):
    path = sound / "ann" / document
    text = path.read_text(encoding="utf-8")
    assert field in text
    path.write_text(text.replace(field, field.replace("bob", written)), encoding="utf-8")

    (said,) = hints(sound)
    assert said.startswith(hint)


@pytest.mark.parametrize("written", ["self", "ik", "Ik", "myself", "Ann de Vries", "ann  de vries"])
def test_who_confirms_their_own_evidence_is_told_to_name_another(written, sound):
    path = sound / "ann/evidence/plan.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("confirmed_by: bob", f"confirmed_by: {written}"), encoding="utf-8")

    (found,) = read_site(sound).problems
    assert (found.code, hints(sound)) == (
        "self-not-allowed",
        [
            (
                "Write the id of somebody else from your profile: bob, cas. "
                "You may also remove the line: this field can be left out."
            )
        ],
    )


@pytest.mark.parametrize("written", ["ik", "Ann de Vries", "zelf"])
def test_who_assesses_themselves_is_told_the_word_for_it(written, sound):
    path = sound / "ann/assessments/self.md"
    text = path.read_text(encoding="utf-8")
    assert "by: self" in text
    path.write_text(text.replace("by: self", f"by: {written}"), encoding="utf-8")

    assert hints(sound) == ["Did you mean “self”?"]


@pytest.mark.parametrize(
    ("place", "said", "hint"),
    [
        ("ann/notes.md", "doel", "Move it to the folder goals of your portfolio."),
        ("ann/mine/notes.md", '"Goal"', "Move it to the folder goals of your portfolio."),
        ("notes.md", "leervraag", "Move it to the folder questions of a portfolio."),
        ("notes.md", "goal", "Move it to the folder goals of a portfolio."),
        (
            "ann/goals/notes-en.md",
            "translation",
            (
                "Give it the name of the document that it translates, with the language before .md, for "
                "instance notes.en.md."
            ),
        ),
    ],
)
def test_a_document_in_no_place_is_to_be_moved_to_its_folder(place, said, hint, sound):
    file = sound / place
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"---\ntype: {said}\ntitle: Notes\n---\n", encoding="utf-8")

    assert hints(sound) == [hint]


def test_a_page_of_the_site_may_have_a_type_of_its_own(sound):
    (sound / "about.md").write_text("---\ntype: page\n---\n# About\n", encoding="utf-8")

    assert told(sound) == []


def test_what_still_goes_on_has_no_end(sound):
    path = sound / "ann/experiences/care.md"
    path.write_text(path.read_text(encoding="utf-8").replace("2021-06", "heden"), encoding="utf-8")

    assert hints(sound) == ["If it still goes on, take away the line “end:”."]


STANDARDS = {
    "kade:Carer": "Did you mean “kade:carer”?",
    "Carer": "Did you mean “kade:carer”?",
    "kade:carers": "Did you mean “kade:carer”?",
    "kade:baker": "Choose one of these: kade:carer.",
}


def test_a_requirement_profile_is_guessed_by_its_title_or_else_all_are_named(sound):
    path = sound / "ann/validations/scan.md"
    text = path.read_text(encoding="utf-8")
    for written, hint in STANDARDS.items():
        path.write_text(text.replace("kade:carer", written), encoding="utf-8")
        assert hints(sound) == [hint]


def test_where_there_is_no_requirement_profile_nobody_is_told_to_spell_it_otherwise(sound):
    path = sound / "frameworks/kade.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("requirements:")], encoding="utf-8")

    (hint,) = hints(sound)
    assert hint.startswith("This site has no requirement profile yet. Ask your school")


def test_a_link_to_a_file_of_a_word_processor_is_told_once(sound):
    (sound / "ann/experiences/plan.docx").write_text("x")
    care = sound / "ann/experiences/care.md"
    care.write_text(care.read_text(encoding="utf-8") + "\n[My plan](plan.docx)\n", encoding="utf-8")

    assert [entry.split()[-1] for entry in told(sound)] == ["file-type"]


def test_the_example_of_a_consent_lets_a_name_be_shown():
    read = read_yaml("example.yml", CODES["names-somebody"].right).value
    profile = {"type": "profile", "title": "Ann", "name": "Ann de Vries", "language": "en", **read}

    assert is_accepted("profile", profile)
    (wendy,) = converted({**profile, "source": "", "slug": ""}, Profile).people
    assert shown_person(wendy, datetime.date(2026, 3, 1)).name == "Wendy Aarts"


MADE_HERE = {
    "not-utf-8": b"---\ntype: experience\ntitle: caf\xe9\n---\n",
    "too-large": b"---\n" + b"x" * 600_000,
    "control-character": b"---\ntitle: a\x00b\n---\n",
    "bidirectional-character": "---\ntitle: a\u202eb\n---\n".encode(),
    "yaml-nodes": b"---\nx: [" + b"1, " * 21_000 + b"1]\n---\n",
}


@pytest.mark.parametrize("code", MADE_HERE)
def test_bytes_that_are_no_document_are_told(code, sound):
    (sound / "ann/experiences/care.md").write_bytes(MADE_HERE[code])

    assert [entry.split()[-1] for entry in told(sound) if "care.md" in entry] == [code]


def test_a_byte_order_mark_and_windows_line_ends_are_fine(sound):
    path = sound / "ann/experiences/care.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert told(sound) == []


def test_a_symbolic_link_is_told_and_not_followed(sound, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntype: experience\n---\nsecret")
    (sound / "ann/experiences/link.md").symlink_to(secret)

    assert told(sound) == ["ann/experiences/link.md:1:1 symbolic-link"]


def test_a_folder_that_is_a_link_is_told_and_not_followed(sound, tmp_path):
    shutil.copytree(sound / "ann", tmp_path / "elsewhere")
    (sound / "bea").symlink_to(tmp_path / "elsewhere")

    assert told(sound) == ["bea:1:1 symbolic-link"]
    assert [portfolio.slug for portfolio in read_site(sound).site.portfolios] == ["ann"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_told_and_not_read(sound):
    os.mkfifo(sound / "ann/experiences/pipe.md")

    assert told(sound) == ["ann/experiences/pipe.md:1:1 not-a-file"]


def test_a_file_that_cannot_be_opened_is_told(sound):
    (sound / "cohort.yml").unlink()
    (sound / "cohort.yml").mkdir()  # root may read any file, but nobody can read a folder as one

    assert "cohort.yml:1:1 not-a-file" in told(sound)


def test_of_a_portfolio_with_too_many_documents_nothing_is_read(sound):
    care = sound / "ann/experiences/care.md"
    for number in range(MOST_DOCUMENTS):
        shutil.copy(care, sound / f"ann/experiences/c{number}.md")

    assert told(sound) == ["ann/profile.md:1:1 too-many-documents"]
    assert read_site(sound).site.portfolios == ()


@pytest.mark.parametrize("nested", [">", "> ", "1. >", "- > ", ">\t"])
def test_nesting_that_would_cost_minutes_is_told_at_once(nested, sound):
    care = sound / "ann/experiences/care.md"
    care.write_text(care.read_text(encoding="utf-8") + "\n" + nested * 20_000 + "a\n", encoding="utf-8")

    assert [entry.split()[-1] for entry in told(sound)] == ["deep-quote"]


def test_quotes_within_a_footnote_are_quotes_within_each_other_too(sound):
    care = sound / "ann/experiences/care.md"
    text = f"\nSee[^a].\n\n[^a]: {'> ' * 20_000}a\n"
    care.write_text(care.read_text(encoding="utf-8") + text, encoding="utf-8")

    assert [entry.split()[-1] for entry in told(sound)] == ["deep-quote"]


def test_of_a_great_many_addresses_the_first_that_is_too_many_is_told(sound):
    care = sound / "ann/experiences/care.md"
    before = care.read_text(encoding="utf-8")
    care.write_text(before + "\n" + "a@b.example\n" * (MOST_ADDRESSES + 5), encoding="utf-8")

    line = before.count("\n") + 2 + MOST_ADDRESSES
    assert told(sound) == [f"ann/experiences/care.md:{line}:1 personal-data"]


@pytest.mark.parametrize("prose", ["[a](http://[)", "http://[x]", "[a](%20//[x)", "&#" + "1" * 5000])
def test_what_the_standard_library_stumbles_over_ends_no_build(prose, sound):
    care = sound / "ann/experiences/care.md"
    care.write_text(care.read_text(encoding="utf-8") + f"\n{prose}\n", encoding="utf-8")

    shown = publication(read_site(sound).site, "public", datetime.date(2026, 1, 1))
    assert site_pages(shown.site)


@pytest.mark.parametrize("before", ["", "> ", "- "])
def test_a_small_text_that_grows_to_a_huge_table_is_told(before, sound):
    rows = [*("|" + cell * 3000 for cell in ("a|", "-|")), *["| a |"] * 3000]
    care = sound / "ann/experiences/care.md"
    text = "".join(f"{before}{row}\n" for row in rows)
    care.write_text(care.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")

    assert [entry.split()[-1] for entry in told(sound)] == ["big-table"]


def test_a_document_with_a_problem_is_left_out_and_the_others_stay(sound):
    lay_over(sound, HERE / "broken/colon-in-a-value")

    portfolio = read_site(sound).site.portfolios[0]
    assert portfolio.experiences == ()
    assert len(portfolio.evidence) == 1


def test_a_date_far_ahead_is_told_and_keeps_nothing_from_being_read(sound):
    lay_over(sound, HERE / "broken/year-with-swapped-digits")

    reading = read_site(sound)
    assert [CODES[found.code].severity for found in reading.problems] == ["warning"]
    assert len(reading.site.portfolios[0].experiences) == 1


YEARS = {
    "2062-06": "Did you mean “2026-06”?",
    "2052": "Did you mean “2025”?",
    "2206-06-01": "Did you mean “2026-06-01”?",
    "1-6-2206": "Did you mean “2026-06-01”?",
    "2126-06": "Check the year. If the date is right, you need not do anything.",
    "2226-06": "Check the year: it can be 1900 to 2200.",
    "2046-06": "",
}


@pytest.mark.parametrize("written", YEARS)
def test_a_year_in_which_digits_changed_places_is_said_as_it_was_meant(written, sound, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # in November 2026
    path = sound / "ann/experiences/care.md"
    path.write_text(path.read_text(encoding="utf-8").replace("2021-06", written), encoding="utf-8")

    assert hints(sound) == list(filter(None, [YEARS[written]]))


def test_a_problem_in_the_profile_leaves_out_the_portfolio(sound):
    lay_over(sound, HERE / "broken/unknown-field-of-a-profile")

    assert read_site(sound).site.portfolios == ()


NAMED = {
    "names-somebody",
    "names-learner",
    "names-learner-masked",
    "folder-tells-name",
    "name-not-hidden",
    "learner-not-listed",
    "same-name",
}
"""What is told of names, when all learners are known."""

ELSEWHERE = {
    "symbolic-link",
    "not-a-file",
    "unreadable",
    "consent-ends-soon",
    "paper-not-set",
    "computer-gave-up",
    *NAMED,
    "file-withheld",
    "no-ffmpeg",
    "unusual-recording",
    "costly-file",
    "too-many-documents",
    *MADE_HERE,
    "setting-not-followed",
    "not-a-file-of-yours",
    "style-asks-others",
    "credential-changed",
    "credential-misleads",
    "credential-of-another",
    "credential-file-says-more",
    "credential-file-closed",
    "credential-file-personal",
}


def test_every_code_the_reading_can_give_is_tried():
    expected = {
        line.split()[-1] for folder in BROKEN for line in (folder / "problems.txt").read_text().splitlines()
    }

    assert set(CODES) - expected - ELSEWHERE == set()


NO_CODES = {
    "own-framework",
    "x-names",
    "x-refers-to",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32-be",
    "utf-32-le",
    "partial-date",
    "person-or-self",
    "under-16",
    "e-mail",
    "x-ask",
    *EVERYDAY,
    *(name for choice, others in CALLED.items() for name in (choice, *others)),
}
"""Words with a dash in the reading that name something else."""


def test_every_code_in_the_reading_is_in_the_catalogue():
    words = {
        node.value
        for path in (*READING.rglob("*.py"), READING.parent / "media/clean.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert {word for word in words if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", word)} - NO_CODES <= set(CODES)
    assert set(CODES) - words == {
        "consent-ends-soon",
        "paper-not-set",
        "computer-gave-up",
        "not-a-file-of-yours",
        "setting-not-followed",
        "style-asks-others",
        *NAMED,
    }  # the host's, not the reading's


def test_every_folder_of_a_mistake_says_what_it_must_give():
    folders = {path.name for path in (HERE / "broken").iterdir()}

    assert folders - {folder.name for folder in BROKEN} == set()
