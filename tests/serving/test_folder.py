"""A document is taken away and brought back, called otherwise, translated; and what was typed is not lost."""

from __future__ import annotations

import errno

import pytest

from generator.serving.workplace import Workplace
from tests.serving.browsing import Browser, sent_by, workplace
from tests.serving.test_editor import problems

PLAN = (
    "---\n# my plan\ntype: evidence\ntitle: Plan\nmedia: product\ndate: 2025\nexperience: care\n"
    "url: https://plan.example/\n---\nSee [care](../experiences/care.md#how) and "
    "[it]: x\n\n[it]: ../experiences/care.md\n"
)
DIALOGUE = (
    "---\ntype: dialogue\ntitle: Talk\ndate: 2025\ncycle: 1\nphase: value\nparticipants: [peer]\n"
    'about:\n  - "experiences/care"\n  - evidence/plan\n---\n'
)
VALIDATION = (
    '---\ntype: validation\ntitle: Scan\nstandard: "kade:job"\nassessor: judge\ndate: 2025\ncycle: 1\n'
    'methods: [portfolio]\noutcomes:\n  - {competence: "kade:A", verdict: met, evidence: [plan]}\n'
    'fingerprint:\n  plan: "1234567890abcdef"\n---\n'
)
CARE = "/ann/experiences/care.md"


@pytest.fixture
def docs(ann):
    for path, text in {
        "evidence/plan.md": PLAN,
        "dialogues/talk.md": DIALOGUE,
        "validations/scan.md": VALIDATION,
        "experiences/care.en.md": "---\ntype: translation\ntitle: Care\n---\nText\n",
    }.items():
        (ann / "ann" / path).parent.mkdir(exist_ok=True)
        (ann / "ann" / path).write_text(text, encoding="utf-8")
    for path, old, new in (
        ("profile.md", "language: en", "language: nl"),
        ("experiences/care.md", "2025\n---\n", "2025\n---\n## How\n"),
    ):
        text = (ann / "ann" / path).read_text(encoding="utf-8").replace(old, new)
        (ann / "ann" / path).write_text(text, encoding="utf-8")
    return ann


def read(docs, path):
    return (docs / "ann" / path).read_text(encoding="utf-8")


def all_of(docs):
    return {it.relative_to(docs).as_posix(): it.read_bytes() for it in docs.rglob("*") if it.is_file()}


def test_a_document_is_taken_away_after_who_refers_to_it_is_told(docs):
    browser, before = Browser.at(docs, "en"), all_of(docs)
    page = browser.get(f"/take{CARE}").text
    assert all(title in page for title in ("Plan", "Talk"))
    assert "Scan" not in page
    assert all_of(docs) == before
    gone = browser.filled(f"/take{CARE}")
    assert gone.headers["Location"] == f"/of/ann?gone={CARE[1:]}"
    assert not any(it.startswith("ann/experiences/") for it in all_of(docs))
    assert f'action="/back{CARE}"' in browser.get(gone.headers["Location"]).text
    assert browser.get(f"/edit{CARE}").status_code == 404
    key = [(".key", browser.keys.form)]
    assert browser.send(f"/back{CARE}", key).headers["Location"] == f"/edit{CARE}?kept=1"
    assert all_of(docs) == before
    assert "/back/" not in browser.get("/of/ann").text


def test_a_translation_goes_alone_and_a_profile_stays(docs):
    browser = Browser.at(docs)
    assert browser.filled("/take/ann/experiences/care.en.md").status_code == 303
    assert sorted(it for it in all_of(docs) if "experiences" in it) == ["ann/experiences/care.md"]
    for path in ("/take/ann/profile.md", "/name/ann/profile.md", "/name/ann/cycles/1.md"):
        assert browser.get(path).status_code == 404, path
    for path in ("ann/profile.md", "ann/experiences/care.md", "../x.md", "ann/experiences/none.md"):
        assert browser.send(f"/back/{path}", [(".key", browser.keys.form)]).status_code in {404, 308}, path


def test_a_document_that_is_called_otherwise_is_still_found_by_all_that_refer_to_it(docs):
    browser = Browser.at(docs, "en")
    assert problems(docs) == ()
    browser.filled(f"/edit{CARE}", {"f/role": "Helper"})
    page = browser.get(f"/name{CARE}").text
    assert all(title in page for title in ("Plan", "Talk"))
    assert (
        browser.filled(f"/name{CARE}", {"name": "zorg"})
        .headers["Location"]
        .startswith("/edit/ann/experiences/zorg.md")
    )
    otherwise = PLAN.replace("experience: care", "experience: zorg").replace("care.md", "zorg.md")
    assert read(docs, "evidence/plan.md") == otherwise
    assert read(docs, "dialogues/talk.md") == DIALOGUE.replace('"experiences/care"', "experiences/zorg")
    assert sorted(it for it in all_of(docs) if "experiences" in it) == [
        "ann/experiences/zorg.en.md",
        "ann/experiences/zorg.md",
    ]
    assert problems(docs) == ()
    assert "Helper" not in browser.get("/versions/ann/experiences/zorg.md").text
    assert "Care" in browser.get("/versions/ann/experiences/zorg.md").text
    assert browser.filled("/name/ann/evidence/plan.md", {"name": "dagplan"}).status_code == 303
    assert "evidence: [dagplan]" in read(docs, "validations/scan.md")
    assert "dagplan: 1234567890abcdef" in read(docs, "validations/scan.md")


@pytest.mark.parametrize("name", ["care", "Ca re", "../x", "-", "x" * 41, "plan.md", "taken"])
def test_a_name_that_is_none_or_is_taken_changes_nothing(docs, name):
    (docs / "ann/experiences/taken.md").write_text(read(docs, "experiences/care.md"), encoding="utf-8")
    browser, before = Browser.at(docs), all_of(docs)
    answer = browser.filled(f"/name{CARE}", {"name": name})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert all_of(docs) == before


def test_what_another_document_left_is_not_written_over(docs):
    (docs / "ann/experiences/zorg.en.md").write_text("of another one", encoding="utf-8")
    browser, before = Browser.at(docs), all_of(docs)
    assert browser.filled(f"/name{CARE}", {"name": "zorg"}).status_code == 422
    assert all_of(docs) == before


def test_what_was_typed_goes_along_with_a_document_that_is_called_otherwise(docs):
    browser = Browser.at(docs)
    typed(browser, {"f/role": "Helper"})
    assert browser.filled(f"/name{CARE}", {"name": "zorg"}).status_code == 303
    assert 'value="Helper"' in browser.get("/edit/ann/experiences/zorg.md?unsaved=1").text


def test_what_came_back_by_itself_is_not_written_over(docs):
    browser = Browser.at(docs)
    browser.filled("/take/ann/evidence/plan.md", {})
    (docs / "ann/evidence/plan.md").write_text("of another one", encoding="utf-8")
    key = [(".key", browser.keys.form)]
    assert browser.send("/back/ann/evidence/plan.md", key).status_code in {404, 409}
    assert read(docs, "evidence/plan.md") == "of another one"


def test_a_full_disk_is_said_in_words(docs, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    browser = Browser.at(docs, "en")
    monkeypatch.setattr("generator.serving.folder.replace_files", full)
    told = browser.filled(f"/name{CARE}", {"name": "zorg"})
    assert told.status_code == 507
    assert "The disk is full, or nothing may be changed" in told.text


def test_a_translation_is_written_beside_its_document_and_each_leads_to_the_other(docs):
    browser = Browser.at(docs, "en")
    assert 'href="/edit/ann/experiences/care.en.md"' in browser.get(f"/edit{CARE}").text
    key = [(".key", browser.keys.form), ("language", "en")]
    added = browser.send("/translate/ann/evidence/plan.md", key)
    assert added.headers["Location"] == "/edit/ann/evidence/plan.en.md"
    page = browser.get("/edit/ann/evidence/plan.en.md").text
    assert 'href="/edit/ann/evidence/plan.md"' in page
    assert 'name="f/title"' in page
    wrong = [(".key", browser.keys.form), ("language", "nl")]
    assert browser.send("/translate/ann/evidence/plan.md", wrong).status_code == 404


# Typed and not kept ----------------------------------------------------------------------------------


def typed(browser, changes):
    page = browser.get(f"/edit{CARE}").text
    return browser.send(f"/check{CARE}", list(sent_by(page, changes))).json


def test_what_was_typed_and_not_kept_is_there_when_the_browser_comes_back(docs):
    browser = Browser.at(docs)
    assert not typed(browser, {"f/role": "Helper"})["elsewhere"]
    again = Browser.at(docs)  # the program was started anew
    assert f"/edit{CARE}?unsaved=1" in again.get(f"/edit{CARE}").text
    page = again.get(f"/edit{CARE}?unsaved=1").text
    assert 'value="Helper"' in page
    assert "role:" not in read(docs, "experiences/care.md")
    assert again.send(f"/edit{CARE}", list(sent_by(page, {}))).status_code == 303
    assert "role: Helper\n" in read(docs, "experiences/care.md")
    assert "unsaved=1" not in again.get(f"/edit{CARE}").text


def test_it_is_forgotten_when_somebody_says_so_or_undoes_it(docs):
    browser = Browser.at(docs)
    typed(browser, {"f/role": "Helper"})
    assert browser.send(f"/unsaved{CARE}", [(".key", browser.keys.form)]).status_code == 303
    assert "unsaved=1" not in browser.get(f"/edit{CARE}").text
    typed(browser, {"f/role": "Helper"})
    typed(browser, {})
    assert "unsaved=1" not in browser.get(f"/edit{CARE}").text


def test_a_change_by_somebody_else_is_seen_while_typing_and_after_coming_back(docs):
    browser = Browser.at(docs)
    page = browser.get(f"/edit{CARE}").text
    changed = read(docs, "experiences/care.md").replace("title: Care", "title: Caring")
    (docs / "ann/experiences/care.md").write_text(changed, encoding="utf-8")
    told = browser.send(f"/check{CARE}", list(sent_by(page, {"f/role": "Helper"}))).json
    assert told["elsewhere"]
    back = browser.get(f"/edit{CARE}?unsaved=1").text
    answer = browser.send(f"/edit{CARE}", list(sent_by(back, {})))
    assert answer.status_code == 409
    assert "Helper" in answer.text
    assert read(docs, "experiences/care.md") == changed


def test_what_waits_beside_the_site_is_no_part_of_it(docs):
    place: Workplace = workplace(docs)
    for folder in (place.unsaved("ann/profile.md"), place.versions("ann/profile.md")):
        assert folder.relative_to(docs.parent).parts[0] == ".leerkring"
