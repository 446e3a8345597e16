"""The editor: every document can be opened and saved, and only what was changed changes."""

from __future__ import annotations

import io
import re
import shutil

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator.media.shelf import Shelf
from generator.model import FOLDERS
from generator.places import languages
from generator.reading.read import read_learner, read_school
from tests.editing.texts import PORTFOLIOS, WILD, samples
from tests.media.test_pictures import heic
from tests.serving.browsing import BASE, Browser, sent_by

SAMPLES = tuple(samples())
LEARNERS = sorted({path.partition("/")[0] for path, *_ in SAMPLES})


def of(whose):
    return [sample for sample in SAMPLES if sample[0].startswith(f"{whose}/")]


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("edited") / "portfolios"
    shutil.copytree(PORTFOLIOS, folder)
    return folder


@pytest.fixture(scope="module")
def browser(docs):
    return Browser.at(docs)


@pytest.mark.parametrize(
    "whose",
    [pytest.param(it, marks=[pytest.mark.heavy] * (it in {"amina", "samir"})) for it in LEARNERS],
)
def test_each_sample_is_saved_unchanged_without_a_script(browser, docs, whose):
    wrong = []
    for path, _, content in of(whose):
        status = browser.filled(f"/edit/{path}").status_code
        if status != 303 or (docs / path).read_bytes() != content:
            wrong.append((path, status))
    assert wrong == []
    assert not (docs.parent / ".leerkring/versions/portfolios" / whose).exists()


@pytest.mark.parametrize(
    "whose", ["tomas", *(pytest.param(it, marks=pytest.mark.heavy) for it in LEARNERS if it != "tomas")]
)
def test_then_only_the_line_of_a_changed_title_changes(browser, docs, whose):
    for path, kind, content in of(whose):
        title = re.search(r"^title: (.*)$", content.decode(), re.MULTILINE)
        if title is None or kind.name == "translation":
            continue
        assert browser.filled(f"/edit/{path}", {"f/title": 'Iets: "nieuws" #1'}).status_code == 303, path
        before, after = content.decode().split("\n"), (docs / path).read_text(encoding="utf-8").split("\n")
        assert len(before) == len(after), path
        changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
        assert changed == [(title[0], "title: 'Iets: \"nieuws\" #1'")], path
        (docs / path).write_bytes(content)


@pytest.mark.parametrize("name", WILD)
def test_what_people_write_besides_keeps_every_byte(ann, name):
    folder = "evidence" if b"evidence" in WILD[name] else "goals"
    file = ann / f"ann/{folder}/x.md"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(WILD[name])
    browser = Browser.at(ann)
    assert browser.filled(f"/edit/ann/{folder}/x.md").status_code == 303
    assert file.read_bytes() == WILD[name]
    assert browser.filled(f"/edit/ann/{folder}/x.md", {"f/title": "Anders"}).status_code == 303
    kept = [line for line in WILD[name].splitlines(keepends=True) if b"title" not in line]
    assert [line for line in file.read_bytes().splitlines(keepends=True) if b"title" not in line] == kept


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", [kind.name for kind in FOLDERS.values()])
def test_a_document_of_each_kind_begins_with_one_question_and_is_kept_unfinished(ann, kind, language):
    browser = Browser.at(ann, language)
    added = browser.filled(f"/add/ann/{kind}", {"title": "Iets nieuws"})
    assert added.status_code == 303
    path = added.headers["Location"]
    before = (ann / path.removeprefix("/edit/")).read_bytes()
    assert browser.filled(path).status_code == 303
    assert (ann / path.removeprefix("/edit/")).read_bytes() == before
    home = browser.get("/of/ann").text
    assert path in home
    page = browser.get(path).text
    assert ('aria-invalid="true"' in page) == ("ed-todo" in home)


def problems(docs):
    return read_learner(docs, "ann", read_school(docs), Shelf(docs.parent / "shelf")).noted.problems


def test_an_experience_is_written_from_nothing_without_a_line_of_yaml(ann):
    browser = Browser.at(ann)
    path = browser.filled("/add/ann/experience", {"title": "Mijn stage"}).headers["Location"]
    answers = {
        "f/learning": '"informal"',
        "f/stage": '"post-initial"',
        "f/setting": '"internship"',
        "f/start": "1 september 2025",
        "f/starrt/situation": "Ik liep stage.\r\nIn de wijk.",
        ".prose": "Het was **mooi**.\r\n",
    }
    assert browser.filled(path, answers).status_code == 303
    added = browser.filled(path, press=[(".do", "more:competences")])
    assert added.status_code == 200
    assert 'name="f/competences/0/competence"' in added.text
    assert "Alpha · A · Kade" in added.text
    claim = [("f/competences/0/competence", "Alpha · A · Kade"), ("f/competences/0/level", "2")]
    sent = [(name, value) for name, value in sent_by(added.text, dict(claim))]
    assert browser.send(path, sent).status_code == 303
    text = (ann / path.removeprefix("/edit/")).read_text(encoding="utf-8")
    assert "start: 2025-09-01\n" in text
    assert "competence: kade:A\n" in text
    assert "level: 2\n" in text
    assert text.endswith("Het was **mooi**.\n")
    assert problems(ann) == ()


def test_entries_are_moved_and_taken_away_without_a_script(ann):
    file = ann / "ann/goals/no.md"
    file.parent.mkdir()
    file.write_text(
        "---\ntype: goal\ntitle: No\ncycle: 1\nsubject: x\nstatus: active\nactivities:\n"
        "  - {title: a, learning: formal, status: planned}\n"
        "  - {title: b, learning: formal, status: busy}\n---\n",
        encoding="utf-8",
    )
    browser = Browser.at(ann)
    page = browser.filled("/edit/ann/goals/no.md", press=[(".do", "down:activities/0")])
    assert page.status_code == 200
    assert browser.send("/edit/ann/goals/no.md", list(sent_by(page.text, {}))).status_code == 303
    text = file.read_text(encoding="utf-8")
    assert text.index("title: b") < text.index("title: a")
    page = browser.filled("/edit/ann/goals/no.md", press=[(".do", "drop:activities/0")])
    assert browser.send("/edit/ann/goals/no.md", list(sent_by(page.text, {}))).status_code == 303
    assert "title: b" not in file.read_text(encoding="utf-8")


def test_what_somebody_else_changed_is_not_written_over(ann):
    browser = Browser.at(ann)
    file = ann / "ann/experiences/care.md"
    page = browser.get("/edit/ann/experiences/care.md").text
    changed = file.read_text(encoding="utf-8").replace("Care", "Caring")
    file.write_text(changed, encoding="utf-8")
    answer = browser.send("/edit/ann/experiences/care.md", list(sent_by(page, {"f/role": "My own words"})))
    assert answer.status_code == 409
    assert file.read_text(encoding="utf-8") == changed
    assert "My own words" in answer.text
    assert "Caring" in answer.text


def test_what_no_form_can_show_is_text_with_its_line_marked(ann):
    file = ann / "ann/experiences/care.md"
    file.write_text("---\ntype: experience\ntitle: [a\n---\nx\n", encoding="utf-8")
    browser = Browser.at(ann)
    page = browser.get("/edit/ann/experiences/care.md")
    assert page.status_code == 200
    assert re.search(r"<mark>3  title: \[a</mark>", page.text)
    mended = "---\ntype: experience\ntitle: a\n---\nx\n"
    assert browser.filled("/edit/ann/experiences/care.md", {".text": mended}).status_code == 303
    assert file.read_text(encoding="utf-8") == mended
    assert 'name="f/title"' in browser.get("/edit/ann/experiences/care.md").text


def test_the_last_twenty_versions_can_be_brought_back(ann):
    browser = Browser.at(ann)
    first = (ann / "ann/experiences/care.md").read_bytes()
    for number in range(25):
        told = {"f/title": f"Title {number}"}
        assert browser.filled("/edit/ann/experiences/care.md", told).status_code == 303
    page = browser.get("/versions/ann/experiences/care.md").text
    assert page.count('name="number"') == 20
    assert "Title 23" in page
    assert first.decode() not in page
    oldest = min(map(int, re.findall(r'name="number" value="(\d+)"', page)))
    key = [(".key", browser.keys.form), ("number", str(oldest))]
    assert browser.send("/versions/ann/experiences/care.md", key).status_code == 303
    assert "title: Title 4\n" in (ann / "ann/experiences/care.md").read_text(encoding="utf-8")
    assert "Title 24" in browser.get("/versions/ann/experiences/care.md").text


def test_a_problem_stands_at_its_field_in_the_words_of_check(ann):
    browser = Browser.at(ann, "en")
    browser.filled("/edit/ann/experiences/care.md", {"f/start": "some day"})
    page = browser.get("/edit/ann/experiences/care.md").text
    box = re.search(r'<div class="ed-wrong" id="f-start-wrong">(.*?)</div>', page, re.DOTALL)[1]
    assert "“some day” is no date that" in box or "some day" in box
    assert 'href="#f-start"' in page
    assert re.search(r'id="f-start" name="f/start"[^>]*aria-invalid="true"', page)


def test_who_begins_sees_first_what_is_needed_and_the_rest_is_one_step_away(ann):
    browser = Browser.at(ann, "en")
    page = LexborHTMLParser(browser.get("/edit/ann/experiences/care.md").text)
    later = page.css_first("details.ed-later")
    boxes = page.css(".ed-form > div > label, .ed-form > fieldset > legend")
    first = [each.text() for each in boxes]
    assert first[0] == "What was it?"
    assert "Visibility, Cycle, Practised or applied, STARRT" in later.css_first("summary").text()
    assert later.css_first("#f-starrt-situation") is not None
    assert "open" not in later.attributes
    browser.filled("/edit/ann/experiences/care.md", {"f/cycle": "7"})
    page = LexborHTMLParser(browser.get("/edit/ann/experiences/care.md").text)
    assert "open" in page.css_first("details.ed-later").attributes, "what is wrong in it is seen"


def test_what_is_still_to_fill_in_is_said_once_and_marked(ann):
    browser = Browser.at(ann, "en")
    path = browser.filled("/add/ann/experience", {"title": "Work"}).headers["Location"]
    page = LexborHTMLParser(browser.get(path).text)
    marked = [each.text() for each in page.css(".ed-form .ed-wrong p")]
    assert marked == ["Still to fill in"] * 4
    told = page.css_first("#todo")
    assert len(told.css("li a")) == 4
    assert told.css_first("small") is None
    answer = browser.send(path.replace("/edit/", "/check/"), list(sent_by(browser.get(path).text, {})))
    assert {each["blank"] for told in answer.json["fields"].values() for each in told} == {"blank"}


def test_without_a_script_the_page_says_when_something_is_kept(ann):
    page = Browser.at(ann, "en").get("/edit/ann/experiences/care.md").text
    assert (
        "is kept only when you choose “Keep”" in re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)[1]
    )


def test_a_file_that_is_chosen_is_not_told_as_missing(ann):
    browser = Browser.at(ann, "en")
    path = browser.filled("/add/ann/evidence", {"title": "Plan"}).headers["Location"]
    told = {"f/media": '"image"', "f/date": "2025", "f/alt": "A plan"}
    values = list(sent_by(browser.get(path).text, told))
    check = path.replace("/edit/", "/check/")
    told = browser.send(check, values).json
    assert "of the kind “photo or drawing”" in told["fields"]["media"][0]["sentence"]
    assert browser.send(check, [*values, (".chosen", "file")]).json["count"] == told["count"] - 1


def test_what_is_not_saved_is_looked_at_and_not_written(ann):
    browser = Browser.at(ann)
    file = ann / "ann/experiences/care.md"
    before = file.read_bytes()
    page = browser.get("/edit/ann/experiences/care.md").text
    changes = {"f/start": "3 mei 2025", "f/title": "", ".prose": "**x** <script>alert(1)</script>"}
    answer = browser.send("/check/ann/experiences/care.md", list(sent_by(page, changes)))
    assert answer.json["dates"] == {"start": "3 mei 2025"}
    assert sorted(answer.json["fields"]) == [".prose", "title"]
    assert answer.json["prose"].startswith("<p><strong>x</strong> ")
    assert "<script" not in answer.json["prose"]
    assert file.read_bytes() == before


# Files ---------------------------------------------------------------------------------------------


def photo(kind="JPEG"):
    content = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(content, kind)
    return content.getvalue()


def dropped(browser, path, field, content, name):
    page = browser.get(path).text
    values = [*sent_by(page, {}), (f"up/{field}", (io.BytesIO(content), name))]
    return browser.send(path, values)


def test_a_photo_is_dropped_in_and_its_words_are_asked(ann):
    browser = Browser.at(ann, "en")
    path = browser.filled("/add/ann/evidence", {"title": "Plan"}).headers["Location"]
    browser.filled(path, {"f/media": '"image"', "f/date": "2025"})
    assert dropped(browser, path, "file", photo(), "IMG 2031 (Été).JPG").status_code == 303
    assert (ann / "ann/evidence/img-2031-ete.jpg").read_bytes() == photo()
    page = browser.get(path).text
    assert re.search(r'<option value="img-2031-ete.jpg" selected>', page)
    assert re.search(r'id="f-alt"[^>]*aria-invalid="true"', page)
    assert dropped(browser, path, "file", photo(), "img-2031-ete.jpg").status_code == 303
    assert (ann / "ann/evidence/img-2031-ete-2.jpg").exists()


@pytest.mark.parametrize("name", ["x.md", "x.yml", "x.html", "x.svg", "x.exe", "x", "x.docx", ".jpg/../x.md"])
def test_no_other_kind_of_file_is_taken(ann, name):
    browser = Browser.at(ann)
    path = browser.filled("/add/ann/evidence", {"title": "Plan"}).headers["Location"]
    before = sorted(ann.rglob("*"))
    answer = dropped(browser, path, "file", b"<script>", name)
    assert answer.status_code == 422
    assert "Kies een foto" in answer.text
    assert sorted(ann.rglob("*")) == before


@pytest.mark.parametrize("name", ["../../../x.jpg", "..\\..\\x.jpg", "/etc/x.jpg", "C:\\x.jpg"])
def test_a_file_stays_beside_its_document(ann, name):
    browser = Browser.at(ann)
    path = browser.filled("/add/ann/evidence", {"title": "Plan"}).headers["Location"]
    assert dropped(browser, path, "file", photo(), name).status_code == 303
    assert [file.relative_to(ann).as_posix() for file in ann.rglob("x*.jpg")] == ["ann/evidence/x.jpg"]


# What nobody may do ----------------------------------------------------------------------------------

NO_PATHS = (
    "../ann/profile.md",
    "ann/../ann/profile.md",
    "ann/experiences/../profile.md",
    "ann//profile.md",
    "/ann/profile.md",
    "ann/experiences/care.md/",
    "ann/experiences/Care.md",
    "ann/experiences/care.txt",
    "ann/experiences/.care.md",
    "ann/nowhere/care.md",
    "ann/experiences/none.md",
    "frameworks/kade.yml",
    "ann/experiences/link.md",
    "linked/profile.md",
    "ann/experiences/care.md%00",
    "ann/experiences/folder.md",
)


def test_nothing_but_documents_of_learners_is_opened(ann, tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text("---\ntype: experience\ntitle: Outside\n---\n", encoding="utf-8")
    (ann / "ann/experiences/link.md").symlink_to(outside)
    (ann / "linked").symlink_to(ann / "ann")
    (ann / "ann/experiences/folder.md").mkdir()
    browser = Browser.at(ann)
    for path in NO_PATHS:
        for verb in ("edit", "versions"):
            answer = browser.get(f"/{verb}/{path}")
            assert answer.status_code in {404, 308, 400}, path
            assert "Outside" not in answer.text
        assert browser.send(f"/edit/{path}", [(".key", browser.keys.form)]).status_code in {404, 308, 400}


def test_nothing_is_changed_without_the_key_of_a_form(ann):
    browser = Browser.at(ann)
    page = browser.get("/edit/ann/experiences/care.md").text
    before = {file: file.read_bytes() for file in ann.rglob("*") if file.is_file()}
    values = [(name, value) for name, value in sent_by(page, {"f/title": "x"}) if name != ".key"]
    for key in ("", "wrong", browser.keys.token, browser.keys.address):
        for path in ("/edit/ann/experiences/care.md", "/add/ann/goal", "/new", "/versions/ann/profile.md"):
            assert (
                browser.send(path, [*values, (".key", key), ("title", "x"), ("name", "x")]).status_code == 403
            )
    for origin in ("https://evil.example", "null", "http://127.0.0.1:8000"):
        own = [*values, (".key", browser.keys.form)]
        assert browser.send("/edit/ann/experiences/care.md", own, Origin=origin).status_code == 403
    assert {file: file.read_bytes() for file in ann.rglob("*") if file.is_file()} == before


def test_looking_changes_nothing(ann):
    browser = Browser.at(ann)
    before = {file: file.read_bytes() for file in ann.rglob("*") if file.is_file()}
    for path in (
        "/",
        "/of/ann",
        "/new",
        "/add/ann/goal",
        "/edit/ann/profile.md",
        "/path/ann/1",
        "/look/ann/",
    ):
        assert browser.get(path).status_code in {200, 303}, path
    assert {file: file.read_bytes() for file in ann.rglob("*") if file.is_file()} == before


def test_a_form_that_is_too_large_is_refused(ann):
    browser = Browser.at(ann)
    told = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}
    body = f".key={browser.keys.form}&f/title=" + "x" * 1_100_000
    kind = "application/x-www-form-urlencoded"
    path = "/edit/ann/experiences/care.md"
    answer = browser.client.post(path, base_url=BASE, headers=told, data=body, content_type=kind)
    assert answer.status_code == 413
    long = browser.filled(path, {".prose": "x" * 140_000})
    assert long.status_code == 422


def test_pages_run_nothing_and_ask_nobody_else(browser):
    for path in ("/of/amina", "/edit/amina/profile.md", "/path/amina/3", "/new", "/look/amina/"):
        answer = browser.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        html = re.sub(r'<a [^>]*href="https?:[^>]*>', "", answer.text)
        assert not re.search(r'(?:src|action|data)="(?:https?:)?//', html), path
        is_own = not path.startswith("/look/")
        assert not (is_own and re.search(r"<script(?![^>]* src=)|\sstyle=|\son[a-z]+=", html)), path
    assert "script-src" not in browser.get("/look/amina/").headers["Content-Security-Policy"]


def test_nothing_that_may_be_left_out_waits_in_what_is_begun_in_a_form(ann):
    """A line that is blank can be taken away by hand, and not in a form."""
    browser = Browser.at(ann)
    path = browser.filled("/add/ann/evidence", {"title": "Plan"}).headers["Location"]
    answers = {"f/media": '"product"', "f/date": "2025", "f/url": "https://plan.example/"}
    assert browser.filled(path, answers).status_code == 303
    assert problems(ann) == ()


def test_a_photo_of_a_telephone_is_seen_upright_and_one_that_is_heic_as_jpeg(ann):
    """As it was taken lying on its side; nothing of it is changed in the folder."""
    turned = Image.Exif()
    turned[0x0112] = 6
    lying, jpeg = Image.new("RGB", (400, 300), "red"), io.BytesIO()
    lying.save(jpeg, "JPEG", exif=turned)
    browser = Browser.at(ann, "en")
    for name, content in (
        ("Turned.JPG", jpeg.getvalue()),
        ("Phone.HEIC", heic(lying.rotate(90, expand=True))),
    ):
        path = browser.filled("/add/ann/evidence", {"title": name}).headers["Location"]
        browser.filled(path, {"f/media": '"image"', "f/date": "2025", "f/alt": "A fence"})
        assert dropped(browser, path, "file", content, name).status_code == 303
        assert (ann / "ann/evidence" / name.lower()).read_bytes() == content
        look = path.replace("/edit/", "/look/").replace(".md", "/")
        (source,) = re.findall(r'<img src="\.\./\.\./(files/[0-9a-f]+\.jpg)"', browser.get(look).text)
        shown = Image.open(io.BytesIO(browser.get(f"/look/ann/{source}").data))
        assert shown.height > shown.width, name
