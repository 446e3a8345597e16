"""What is made once is not made again, and nothing is taken from the cache that would not be made now."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from contextlib import contextmanager
from dataclasses import replace

import pytest
import typst
from PIL import Image

from generator.building import leak_scan
from generator.building import learner_pages as making
from generator.building import review as reading
from generator.building.artifact import Artifact, Facts, packed, rendering_of, unpacked
from generator.building.context import ReadContext, build_context
from generator.building.leak_scan import SchoolTexts
from generator.building.learners import checked, write_learners
from generator.building.review import Viewing
from generator.cache.store import Cache, DamagedError
from generator.gate.hidden_names import HiddenNames
from generator.places import THEME
from generator.reading.read import read_school
from generator.rendering import papers
from generator.rendering.page_shell import PageShell
from generator.writing.pages import Media
from tests.leaks import hidden
from tests.media.leaky import pdf_that_says
from tests.portfolios import CYCLE, FRAMEWORK, PROFILE
from tests.publications import discovered

DAY = datetime.date(2026, 11, 24)


@pytest.fixture
def docs(tmp_path):
    """Ann and Bob use the framework kade, Cas uses trade."""
    docs = tmp_path / "docs"
    (docs / "frameworks").mkdir(parents=True)
    for name in ("kade", "trade"):
        (docs / f"frameworks/{name}.yml").write_text(FRAMEWORK.replace("kade", name), encoding="utf-8")
    (docs / "cohort.yml").write_text("type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    for slug, framework in (("ann", "kade"), ("bob", "kade"), ("cas", "trade")):
        (docs / slug / "cycles").mkdir(parents=True)
        profile = PROFILE.replace("Ann de Vries-Bakker", f"{slug.title()} Bos").replace(
            "[kade]", f"[{framework}]"
        )
        (docs / slug / "profile.md").write_text(profile, encoding="utf-8")
        (docs / slug / "cycles/1.md").write_text(
            CYCLE.format(n=1, start="2025", more="").replace("Round 1", f"Round of {slug}"),
            encoding="utf-8",
        )
    return docs


@pytest.fixture
def count(monkeypatch):
    """How many folders were read, and how many portfolios were made, since it was last asked."""
    counted = {"read": 0, "made": 0}

    def counting(module, function, what):
        real = getattr(module, function)

        def counts(*arguments, **named):
            counted[what] += 1
            return real(*arguments, **named)

        monkeypatch.setattr(module, function, counts)

    counting(reading, "read_learner", "read")
    counting(making, "portfolio_pages", "made")

    def ask():
        found = (counted["read"], counted["made"])
        counted.update(read=0, made=0)
        return found

    return ask


@pytest.fixture
def found(docs, tmp_path):
    """All learners of the docs as they are now."""

    def found(cached=True, day=DAY, audience="public"):
        cache = Cache(tmp_path / "cache") if cached else None
        return discovered(ReadContext(docs, read_school(docs), Viewing(audience, day, HiddenNames()), cache))

    return found


@pytest.fixture
def written(found, tmp_path):
    """Write the site as the docs are now; the folder is made anew each time."""

    def written(cached=True, folders=(str(THEME),), texts=(), pages=(), **changes):
        goal = tmp_path / "site"
        shutil.rmtree(goal, ignore_errors=True)
        of = found(cached, **changes)
        school = SchoolTexts(of.context.school, texts, tuple((path, text.encode()) for path, text in pages))
        output = write_learners(build_context(of.context, PageShell(folders, "Class"), school), of, goal)
        files = {path: (goal / path).read_bytes() for path in sorted(output.files)}
        return output, files

    return written


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


# How much is done ---------------------------------------------------------------------------------


def test_nothing_changed_nothing_read_or_made(written, count):
    first, files = written()
    assert count() == (3, 3)
    again, same = written()
    assert count() == (0, 0)
    assert (first.reused, again.reused) == (0, 3)
    assert files == same
    assert (first.pages, first.summaries) == (again.pages, again.summaries)


def test_one_learner_changed_one_learner_read_and_made(docs, written, count):
    written()
    change(docs / "ann/cycles/1.md", "Round of ann", "Second thoughts")
    count()
    found, files = written()
    assert count() == (1, 1)
    assert found.reused == 2
    assert files == written(cached=False)[1]
    assert "Second thoughts" in files["ann/cycle/index.html"].decode()


def test_a_framework_changed_that_only_a_private_document_speaks_of_its_learner_is_read(docs, written, count):
    (docs / "ann/questions").mkdir()
    note = "---\ntype: question\ntitle: Why?\nstatus: open\ncycle: 1\nvisibility: private\n"
    (docs / "ann/questions/why.md").write_text(f"{note}competences: [trade:A]\n---\n")
    written()
    framework = docs / "frameworks/trade.yml"
    change(framework, "{id: A, title", "{id: Z, title")
    change(framework, "trade:A", "trade:Z")
    count()
    found, _ = written()
    assert count()[0] == 2
    assert {problem.path for problem in found.noted.problems} >= {"ann/questions/why.md"}


def test_a_private_document_changed_only_its_learner_is_read_and_made(docs, written, count):
    (docs / "ann/questions").mkdir()
    note = docs / "ann/questions/why.md"
    note.write_text(
        "---\ntype: question\ntitle: Why?\nstatus: open\ncycle: 1\nvisibility: private\n---\nI could not.\n"
    )
    written()
    change(note, "I could not.", "I still could not.")
    count()
    assert written()[0].reused == 2
    assert count() == (1, 1)


def test_a_framework_changed_only_who_uses_it_is_read_and_made(docs, written, count):
    written()
    change(docs / "frameworks/trade.yml", "Alpha", "Omega")
    count()
    found, files = written()
    assert count() == (1, 1)
    assert found.reused == 2
    assert files == written(cached=False)[1]


def test_the_theme_changed_all_are_made(written, tmp_path, count):
    written()
    shutil.copytree(THEME, tmp_path / "theme")
    change(tmp_path / "theme/portfolio/page.html", "{% block bar %}", "{% block bar %}<p>New</p>")
    count()
    found, files = written(folders=(str(tmp_path / "theme"),))
    assert count()[1] == 3
    assert found.reused == 0
    assert "<p>New</p>" in files["cas/index.html"].decode()


def test_the_same_theme_elsewhere_is_the_same(written, tmp_path):
    written()
    shutil.copytree(THEME, tmp_path / "elsewhere")
    assert written(folders=(str(tmp_path / "elsewhere"),))[0].reused == 3


def test_a_new_learner_is_the_only_one_who_is_read(docs, written, count):
    written()
    shutil.copytree(docs / "ann", docs / "dre")
    count()
    assert written()[0].reused == 3
    assert count() == (1, 1)


def test_what_was_checked_is_not_read_again(found, count):
    first = checked(found())
    assert count() == (3, 0)
    again = checked(found())
    assert count() == (0, 0)
    assert first.noted == again.noted
    assert (first.portfolios, first.published) == (again.portfolios, again.published) == (3, 3)


def test_what_has_a_problem_is_told_again_and_its_pages_are_not_made_again(docs, written, count):
    (docs / "ann/questions").mkdir()
    (docs / "ann/questions/why.md").write_text("---\ntype: question\ntitel: Why?\n---\n")
    first, files = written()
    count()
    again, same = written()
    assert count() == (1, 0)
    assert first.noted.problems == again.noted.problems != ()
    assert files == same


# A folder that changes while a build goes on --------------------------------------------------------


@pytest.fixture
def question(docs):
    file = docs / "ann/questions/why.md"
    file.parent.mkdir()
    fields = "type: question\ntitle: Asked in secret\nvisibility: private\nstatus: open\ncycle: 1\n"
    file.write_text(f"---\n{fields}---\n", encoding="utf-8")
    return file


@pytest.fixture
def public_while_read(question, monkeypatch):
    """Saved as public after the first look, and taken back when the build is over."""
    real = reading.read_learner

    @contextmanager
    def while_read():
        def read(docs, name, *rest):
            if name == "ann":
                change(question, "private", "public")
            return real(docs, name, *rest)

        with monkeypatch.context() as patched:
            patched.setattr(reading, "read_learner", read)
            yield
        change(question, "public", "private")

    return while_read


def is_told(files):
    return any(b"Asked in secret" in content for content in files.values())


def test_what_was_public_for_a_moment_does_not_come_back(written, public_while_read):
    with public_while_read():
        _, files = written()
    assert is_told(files)
    assert not is_told(written()[1])


def test_what_was_public_while_pages_were_made_anew_does_not_come_back(written, public_while_read, tmp_path):
    written()
    shutil.copytree(THEME, tmp_path / "theme")
    (tmp_path / "theme/more.html").write_text("", encoding="utf-8")
    folders = (str(tmp_path / "theme"),)
    with public_while_read():
        _, files = written(folders=folders)
    assert is_told(files)
    again, files = written(folders=folders)
    assert not is_told(files)
    assert again.left_out == ()


# What may be seen changes by itself, or by others ---------------------------------------------------


def test_consent_that_ends_or_begins_counts_from_its_day_on(docs, written):
    change(docs / "ann/profile.md", "given_on: 2025-01-10", "given_on: 2025-01-10, until: 2026-12-31")
    change(docs / "bob/profile.md", "given_on: 2025-01-10", "given_on: 2027-01-01")
    for day in ("2026-11-24", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2026-11-24"):
        on = datetime.date.fromisoformat(day)
        found, files = written(day=on)
        assert files == written(cached=False, day=on)[1]
        assert found.withheld == written(cached=False, day=on)[0].withheld
        assert ("ann/index.html" in files) == (day < "2027")
        assert ("bob/index.html" in files) == (day > "2027")


def test_the_consent_of_somebody_else_ends_on_its_day(docs, written):
    """Nobody is reminded of that, so that nothing else makes the folder be read again."""
    agreed = "{given_on: 2025-01-10, until: 2026-12-31}"
    change(docs / "ann/profile.md", "name: Pia Peer,", f"name: Pia Peer, show_as: name, consent: {agreed},")
    (docs / "ann/assessments").mkdir()
    (docs / "ann/assessments/pia.md").write_text(
        "---\ntype: assessment\ntitle: Pia saw\nby: peer\ndate: 2026-01\ncycle: 1\n"
        "scores: [{competence: 'kade:A', level: 1}]\n---\n"
    )
    for day in ("2026-12-31", "2027-01-01"):
        found, files = written(day=datetime.date.fromisoformat(day))
        assert [it.code for it in found.noted.problems] == []
        told_of_her = b"Pia Peer" in files["ann/assessments/pia/index.html"]
        assert told_of_her == (day < "2027")


def test_a_validation_that_ends_confirms_nothing_from_then_on(docs, written):
    folder = docs / "ann"
    for kind, text in (
        ("validations", f"standard: kade:job\nassessor: judge\nmethods: [portfolio]\n{_MET}"),
        ("evidence", "media: observation\ncompetences: [{competence: 'kade:A'}]"),
    ):
        (folder / kind).mkdir()
        head = f"---\ntype: {kind.removesuffix('s')}\ntitle: x\ndate: 2026-01\ncycle: 1\n"
        (folder / kind / "x.md").write_text(f"{head}{text}\n---\n")
    for day in ("2026-12-31", "2027-01-01", "2026-12-31"):
        on = datetime.date.fromisoformat(day)
        _, files = written(day=on)
        assert files == written(cached=False, day=on)[1]
        assert (b"lk-trust" in files["ann/index.html"]) == (day < "2027")
        assert (b"no longer valid" in files["ann/calibrate/index.html"]) == (day > "2027")


_MET = "valid_until: 2026\noutcomes: [{competence: 'kade:A', verdict: met, level: 2}]"


def test_a_reminder_begins_on_its_day(docs, found):
    change(docs / "ann/profile.md", "given_on: 2025-01-10", "given_on: 2025-01-10, until: 2026-12-31")

    def codes(day):
        return [it.code for it in checked(found(day=day)).noted.problems]

    for _ in range(2):
        assert codes(DAY) == []
        assert codes(datetime.date(2026, 12, 1)) == ["consent-ends-soon"]


def test_who_withdraws_is_named_by_nobody_from_then_on(docs, written):
    """Bob's document names Cas in full, until Cas goes, though Bob's folder is as it was."""
    (docs / "bob/experiences").mkdir()
    (docs / "bob/experiences/care.md").write_text(
        "---\ntype: experience\ntitle: Care\nlearning: informal\nstage: initial\nsetting: care\nstart: 2025\n"
        "cycle: 1\n---\nTogether with Cas Bos.\n"
    )
    change(docs / "cas/profile.md", "language: en", "language: en\nshow_as: full")
    _, before = written()
    assert b"Together with Cas Bos." in before["bob/experiences/care/index.html"]
    change(docs / "cas/profile.md", "visibility: public", "visibility: private")
    for _ in range(2):
        found, files = written()
        assert b"Together with a fellow learner." in files["bob/experiences/care/index.html"]
        assert not any(b"Cas Bos" in content for content in files.values())
        assert [it.code for it in found.noted.problems] == ["names-learner-masked"]
        assert files == written(cached=False)[1]


def test_who_is_registered_by_name_is_hidden_from_the_day_the_school_lists_them(docs, written):
    """And shown again when they are off the list, though nobody touched the folder that registers them."""
    agreed = "show_as: name, consent: {given_on: 2025-01-01}"
    registered = "{id: peer, name: Pia Peer, role: learner"
    change(docs / "bob/profile.md", f"{registered}}}", f"{registered}, {agreed}}}")
    note = "---\ntype: assessment\ntitle: A\nby: peer\ndate: 2025\ncycle: 1\nscores: []\n---\n"
    note = note.replace("scores: []", "scores: [{competence: 'kade:A', level: 1}]")
    (docs / "bob/assessments").mkdir()
    (docs / "bob/assessments/a.md").write_text(note)
    names = "type: learners\nlearners:\n" + "".join(
        f"  - {{folder: {name}, name: Nobody Else}}\n" for name in ("ann", "bob", "cas")
    )
    for _ in range(2):
        assert any(b"Pia Peer" in content for content in written()[1].values())
        (docs / "learners.yml").write_text(names + "  - {folder: pia, name: Pia Peer}\n")
        assert not any(b"Pia Peer" in content for content in written()[1].values())
        (docs / "learners.yml").unlink()


def test_a_framework_that_was_broken_counts_when_it_is_mended(docs, written):
    (docs / "ann/experiences").mkdir()
    (docs / "ann/experiences/care.md").write_text(
        "---\ntype: experience\ntitle: Care\nlearning: informal\nstage: initial\nsetting: care\nstart: 2025\n"
        "cycle: 1\ncompetences: [{competence: 'kade:A'}]\n---\n"
    )
    whole = (docs / "frameworks/kade.yml").read_text()
    (docs / "frameworks/kade.yml").write_text(whole + "colour: red\n")
    _, broken = written()
    (docs / "frameworks/kade.yml").write_text(whole)
    _, mended = written()
    assert "ann/competences/kade-a/index.html" not in broken
    assert "ann/competences/kade-a/index.html" in mended
    assert mended == written(cached=False)[1]


def test_for_another_audience_nothing_is_taken(docs, written):
    change(docs / "ann/profile.md", "visibility: public", "visibility: cohort")
    _, inside = written(audience="cohort")
    _, outside = written()
    assert "ann/index.html" in inside
    assert "ann/index.html" not in outside


# The last look ----------------------------------------------------------------------------------------


def private_note(docs):
    (docs / "bob/questions").mkdir()
    (docs / "bob/questions/why.md").write_text(
        "---\ntype: question\ntitle: Why always me?\nstatus: open\ncycle: 1\nvisibility: private\n---\n"
    )


def test_a_page_of_the_schools_is_looked_over_whatever_is_kept(docs, written):
    private_note(docs)
    for _ in range(2):
        assert not written()[0].leaks
    for _ in range(2):
        (leak,) = written(pages=[("news/index.html", "<p>Why always me?</p>")])[0].leaks
        assert (leak.path, leak.source) == ("news/index.html", "bob/questions/why.md")


def test_what_leaks_is_neither_written_nor_kept(docs, written, tmp_path):
    private_note(docs)
    found, files = written(pages=[("news/index.html", "<p>Why always me?</p>")])
    assert found.left_out == ("bob",)
    assert not (tmp_path / "site/bob").exists()
    assert not [path for path in files if path.startswith("bob/")]
    assert len(list((tmp_path / "cache").glob("*.learner"))) == 2


def test_a_pdf_in_which_a_withheld_text_can_be_read_leaves_out_its_learner(docs, written):
    private_note(docs)
    profile = docs / "bob/profile.md"
    profile.write_text(profile.read_text() + "\n[A letter](letter.pdf)\n", encoding="utf-8")
    (docs / "bob/letter.pdf").write_bytes(pdf_that_says("A letter"))
    found, files = written()
    assert found.left_out == ()
    assert [path for path in files if path.endswith(".pdf")]
    (docs / "bob/letter.pdf").write_bytes(pdf_that_says("He asked: Why always me?"))
    assert written()[0].left_out == ("bob",)


def test_what_leaks_on_a_paper_alone_leaves_out_its_learner(docs, written, monkeypatch):
    """The words of a PDF are packed: the last look reads what it was made of."""
    (docs / "bob/evidence").mkdir()
    (docs / "bob/evidence/x.md").write_text(hidden("A", "I could not sleep at night."))
    assert not written(cached=False)[0].leaks
    real = papers.pdf_of

    def leaking(*arguments):
        pdf = real(*arguments)
        return replace(pdf, said=(*pdf.said, "I could not sleep at night."))

    monkeypatch.setattr(papers, "pdf_of", leaking)
    output, files = written(cached=False)

    assert {(it.path, it.source) for it in output.leaks} == {("bob/cv-bob.pdf", "bob/evidence/x.md")}
    assert not any(path.startswith("bob/") for path in files)
    assert any(path.startswith("ann/") for path in files)


def test_a_paper_that_cannot_be_set_is_left_out_and_told_every_time(docs, written, found, count, monkeypatch):
    change(docs / "bob/profile.md", "people:", "papers: [dossier, cv]\npeople:")
    real = papers._compiled

    def failing(kind, data, root):
        if data["home"] == "bob/":
            raise typst.TypstError("maximum layout depth exceeded")
        return real(kind, data, root)

    def told(noted):
        return [(it.path, it.code, dict(it.values)["paper"], it.place.line) for it in noted.problems]

    monkeypatch.setattr(papers, "_compiled", failing)
    output, files = written()
    line = (docs / "bob/profile.md").read_text().splitlines().index("papers: [dossier, cv]") + 1
    once = [("bob/profile.md", "paper-not-set", "cv", line)]
    assert told(output.noted) == once
    assert "ann/cv-ann.pdf" in files
    assert "bob/cv-bob.pdf" not in files
    assert b".pdf" not in files["bob/index.html"]

    monkeypatch.undo()
    count()
    again, kept = written()
    assert told(again.noted) == told(checked(found()).noted) == once
    assert kept == files


def test_a_translation_of_which_something_is_remarked_is_no_document_that_nobody_reads(
    docs, written, monkeypatch
):
    """Its lines as they are written would be taken for what must not be seen."""
    (docs / "bob/experiences").mkdir()
    head = "---\ntype: {}\ntitle: Care\n{}---\n[More](#nowhere)\n"
    more = "learning: informal\nstage: initial\nsetting: care\nstart: 2025\ncycle: 1\n"
    (docs / "bob/experiences/care.md").write_text(head.format("experience", more))
    (docs / "bob/experiences/care.nl.md").write_text(head.format("translation", ""))
    real, unread = leak_scan.secrets, {}
    monkeypatch.setattr(leak_scan, "secrets", lambda *it: unread.update(it[2]) or real(*it))
    found, files = written()
    told = {it.path for it in found.noted.problems}
    assert told == {"bob/experiences/care.md", "bob/experiences/care.nl.md"}
    assert "bob/experiences/care/nl/index.html" in files
    assert unread == {}


# The cache itself -----------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [lambda it: it[:-9], lambda it: it[:99] + b"?" + it[100:], lambda _: b""])
def test_a_damaged_entry_is_made_anew_and_told(damage, written, tmp_path):
    _, files = written()
    entry = min((tmp_path / "cache").glob("*.learner"))
    entry.write_bytes(damage(entry.read_bytes()))
    found, same = written()
    assert found.damaged == 1
    assert files == same
    assert (written()[0].damaged, written()[0].reused) == (0, 3)


def test_an_entry_under_the_name_of_another_is_no_entry(written, tmp_path):
    _, files = written()
    one, other, _ = sorted((tmp_path / "cache").glob("*.learner"))
    shutil.copyfile(one, other)
    found, same = written()
    assert (found.damaged, files) == (1, same)


def test_an_entry_that_is_no_archive_is_made_anew(written, tmp_path):
    _, files = written()
    for no in (b"no", b"{}\n", b"[]\n", b'{"facts": {}, "rendering": {"files": []}}\n'):
        entry = min((tmp_path / "cache").glob("*.learner"))
        entry.write_bytes(hashlib.sha256(entry.name.encode() + no).hexdigest().encode() + no)
        found, same = written()
        assert (found.damaged, files) == (1, same)


def test_nothing_private_is_kept(docs, written, tmp_path):
    private_note(docs)
    change(docs / "cas/profile.md", "visibility: public", "visibility: private\nmotivation: None of it.")
    written()
    kept = b""
    for entry in (tmp_path / "cache").iterdir():
        content = Cache(entry.parent).get(entry.name)
        rendering = unpacked(content).rendering
        kept += content.partition(b"\n")[0] + b"".join(rendering.files.values() if rendering else ())
    assert b"Round of ann" in kept
    for private in (b"Why always me", b"Cas Bos", b"None of it", b"Round of cas", b"Pia Peer", b"always"):
        assert private not in kept


def test_what_has_no_use_is_forgotten(docs, written, tmp_path):
    written()
    change(docs / "ann/profile.md", "visibility: public", "visibility: private")
    found, _ = written()
    Cache(tmp_path / "cache").keep_only(found.keys)
    names = {entry.name for entry in (tmp_path / "cache").iterdir()}
    assert names == found.keys
    assert sum(unpacked(Cache(tmp_path / "cache").get(it)).rendering is not None for it in names) == 2


def test_another_program_takes_nothing(written, monkeypatch, count):
    written()
    for module in ("building.discovery", "rendering.page_shell"):
        monkeypatch.setattr(f"generator.{module}.program_digest", lambda: "another")
    count()
    assert written()[0].reused == 0
    assert count() == (3, 3)


def test_another_program_reads_all(found, monkeypatch, count):
    checked(found())
    monkeypatch.setattr("generator.building.discovery.program_digest", lambda: "another")
    count()
    checked(found())
    assert count() == (3, 0)


def artifact(rendering):
    return packed(Artifact(Facts(since="0001-01-01", before="9999-12-31"), rendering))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"ann/index.html", 3', b'"ann/index.html", 2'),
        (b'"ann/index.html", 3', b'"ann/index.html", 4'),
        (b'"ann/index.html", 3', b'"ann/index.html", -3'),
        (b'"ann/index.html", 3', b'"ann/index.html", 999999'),
        (b'"ann/index.html", 3', b'"ann/index.html", 1.5'),
        (b'"ann/index.html", 3', b'"ann/other.html", 3'),
        (b'[["ann/index.html", 3]]', b'[["ann/index.html", 3], ["ann/more.html", 0]]'),
        (b'[["ann/index.html", 3]]', b'[["ann/index.html", 3], ["ann/index.html", 0]]'),
        (b'"since": "0001', b'"since": 1, "x": "'),
        (b'"reason": null', b'"reason": "because"'),
        (b'"scanned": ""', b'"scanned": 1'),
    ],
)
def test_an_entry_that_tells_other_files_than_it_has_is_none(old, new):
    content = artifact(rendering_of({"ann/index.html": b"Ann"}))
    assert unpacked(content).rendering.files["ann/index.html"] == b"Ann"
    assert old in content
    with pytest.raises(DamagedError):
        dict(unpacked(content.replace(old, new)).rendering.files)


def test_a_picture_that_left_the_shelf_is_made_again(docs, written, tmp_path, count):
    Image.new("RGB", (4, 4)).save(docs / "ann/face.png")
    change(docs / "ann/profile.md", "language: en", "language: en\nphoto: {file: face.png, alt: Ann}")
    change(docs / "ann/profile.md", "scope: [portfolio]", "scope: [portfolio, photo]")
    written()
    picture = next((tmp_path / "site/ann/files").iterdir())
    shelf = docs.parent / ".leerkring/files" / picture.name
    whole = shelf.read_bytes()
    for harm in (shelf.unlink, lambda: shelf.write_bytes(b"another's")):
        harm()
        count()
        written()
        assert count()[0] == 1
        assert shelf.read_bytes() == picture.read_bytes() == whole


@pytest.mark.parametrize(
    "path", ["../x", "/etc/x", "a/../../x", "a//x", "a\\..\\x", ".git/config", "a/.x", "C:/x"]
)
def test_an_entry_cannot_write_elsewhere(path):
    with pytest.raises(DamagedError):
        unpacked(artifact(rendering_of({path: b""})))
    with pytest.raises(DamagedError):
        unpacked(artifact(replace(rendering_of({}), media=(Media("x", path),))))


def test_a_template_that_is_changed_between_two_builds_of_one_process_is_seen(written, tmp_path):
    theme = shutil.copytree(THEME, tmp_path / "theme")
    written(folders=(str(theme),))
    change(theme / "portfolio/home.html", "{% for name", "<i data-new></i>{% for name")
    assert b"data-new" in written(folders=(str(theme),))[1]["ann/index.html"]
