"""The editor asks somebody about a document with a file to send, and takes over what comes back."""

from __future__ import annotations

import hashlib
import io
import json
import re

import pytest

from tests.answers.letters import WORK
from tests.portfolios import written
from tests.serving.browsing import BASE, Browser

PAGE = "/ask/ann/evidence/plan.md"


@pytest.fixture
def browser(tmp_path):
    return Browser.at(written(tmp_path / "docs", {"ann/evidence/plan.md": WORK}), "en")


def asked(browser, **changes):
    response = browser.filled(PAGE, {"person": "coach", **changes})
    assert response.status_code == 200
    return response


def answer(page):
    """What somebody answers on a page, as the page itself would write it."""
    told = json.loads(re.search(r'id="asked">(.*?)</script>', page)[1])
    common = {"type": "answer", "version": 1, "date": "2026-11-30", "keep": True, "show_as": "role"}
    return {**common, **{name: told[name] for name in ("request", "to", "kind", "about")}, "text": "Fine."}


def given(browser, content, **more):
    key = re.search(r'name="\.key" value="([^"]+)"', browser.get("/answers/ann").text)[1]
    told = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}
    data = {".key": key, "answer": (io.BytesIO(content), "a.json"), **more}
    return browser.client.post("/answers/ann", base_url=BASE, headers=told, data=data)


def files_of(docs):
    return {file: file.read_bytes() for file in docs.rglob("*") if file.is_file()}


def test_a_question_comes_out_as_a_file(browser):
    response = asked(browser, words="What do you think?", language="en")
    assert re.fullmatch(
        r'attachment; filename="question-for-you-ann-[0-9a-f]{6}\.html"',
        response.headers["Content-Disposition"],
    )
    assert "What do you think?" in response.text
    assert "no answer yet" in browser.get("/answers/ann").text


def test_what_was_asked_is_told_by_its_title_and_its_day_in_words(browser):
    asked(browser, words="What do you think?", language="en")
    told = browser.get("/answers/ann").text.partition('id="asked"')[2]
    assert "evidence/plan" not in told
    assert re.search(r"\(\d{1,2} [A-Z][a-z]+ \d{4}\)", told)


def test_the_page_that_asks_calls_the_question_about_people_as_the_profile_does(browser):
    named = re.search("“(Who else[^”]+)”", browser.get(PAGE).text)[1]
    assert named in browser.get("/edit/ann/profile.md").text


def test_a_document_has_the_way_to_it_and_one_of_another_kind_has_none(browser):
    assert f'href="{PAGE}"' in browser.get("/edit/ann/evidence/plan.md").text
    assert "/ask/" not in browser.get("/edit/ann/profile.md").text
    assert browser.get("/ask/ann/profile.md").status_code == 404
    assert 'href="/answers/ann"' in browser.get("/of/ann").text


def test_what_comes_back_is_taken_over_and_opened(browser):
    response = given(browser, json.dumps(answer(asked(browser).text)).encode())
    assert response.status_code == 200
    page, form = re.findall(r'class="ed-button[^"]*" href="(/[^"]+)"', response.text)
    assert "Fine." in browser.get(page).text
    assert "ed-form" not in browser.get(page).text
    opened, _, place = form.partition("#")
    assert f'id="{place}"' in browser.get(opened).text
    assert "no answer yet" not in response.text
    for told in ("Fine.", "From: coach", "Did not agree to be named.", "Nothing proves who wrote it"):
        assert told in response.text


def test_what_is_no_answer_is_told_and_nothing_is_written(browser, tmp_path):
    docs = tmp_path / "docs"
    before = files_of(docs)
    for content in (b"", b"{}", b"hello", b"\xff\xfe"):
        response = given(browser, content)
        assert response.status_code == 422
        assert 'role="alert"' in response.text
    assert files_of(docs) == before


def test_what_is_for_the_learner_alone_is_shown_once(browser):
    said = {**answer(asked(browser).text), "keep": False, "text": "canary-4711 <b>"}
    response = given(browser, json.dumps(said).encode())
    assert "canary-4711 &lt;b&gt;" in response.text
    assert "canary-4711" not in browser.get("/answers/ann").text


def test_a_question_comes_out_as_a_link_if_that_is_chosen(browser):
    link = "https://kade.example/assets/question/"
    page = browser.filled(PAGE, {"person": "coach", "link": link}, [("as", "link")])
    assert page.status_code == 200
    assert re.search(re.escape(link) + r"#1\.[\w-]+</textarea>", page.text)
    assert "no answer yet" in browser.get("/answers/ann").text


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "http://kade.example/"])
def test_a_link_that_leads_nowhere_is_told_and_nothing_is_asked(browser, address):
    page = browser.filled(PAGE, {"person": "coach", "link": address}, [("as", "link")])
    assert page.status_code == 422
    assert "begins with https://" in page.text
    assert "no answer yet" not in browser.get("/answers/ann").text


def test_what_does_not_fit_is_told_and_not_asked(browser, tmp_path):
    letters = " ".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(200))
    (tmp_path / "docs/ann/evidence/plan.md").write_text(f"{WORK}\n{letters}\n")
    page = browser.filled(PAGE, {"person": "coach", "link": "https://kade.example/"}, [("as", "link")])
    assert page.status_code == 422
    assert "Make the file instead" in page.text
    assert "no answer yet" not in browser.get("/answers/ann").text
