"""A document is taken away while its form is open: what was typed is shown, and can be written anew."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.editing import keeping
from tests.serving.browsing import Browser, sent_by

PATH = "ann/experiences/care.md"
TYPED = {"f/role": "My own words", ".prose": "My story\n"}


@pytest.fixture
def browser(ann):
    return Browser.at(ann, "en")


def opened(browser, query=""):
    return browser.get(f"/edit/{PATH}{query}").text


def kept(browser, page, changes):
    return browser.send(f"/edit/{PATH}", list(sent_by(page, changes)))


def written_anew(browser, page):
    (form,) = [it for it in LexborHTMLParser(page).css("form") if "/anew/" in it.attributes["action"]]
    return browser.send(form.attributes["action"], list(sent_by(form.html, {})))


def test_what_was_typed_is_shown_and_written_anew(browser, ann):
    page = opened(browser)
    (ann / PATH).unlink()
    answer = kept(browser, page, TYPED)
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text
    assert not (ann / PATH).exists()
    again = written_anew(browser, answer.text)
    assert (again.status_code, again.headers["Location"]) == (303, f"/edit/{PATH}?kept=1")
    text = (ann / PATH).read_text(encoding="utf-8")
    assert "role: My own words\n" in text
    assert text.endswith("---\nMy story\n")
    assert "title: Care" in text


def test_of_what_was_kept_before_nothing_is_lost_with_it(browser, ann):
    file = ann / PATH
    file.write_text(file.read_text(encoding="utf-8").replace("title", "# mine\ntitle"), encoding="utf-8")
    page = opened(browser)
    browser.filled(f"/take/{PATH}")
    answer = kept(browser, page, TYPED)
    assert f'action="/back/{PATH}"' in answer.text
    written_anew(browser, answer.text)
    assert "# mine\n" in file.read_text(encoding="utf-8")
    assert "My own words" in file.read_text(encoding="utf-8")


def test_a_text_is_shown_as_it_was_typed(browser, ann):
    page = opened(browser, "?text=1")
    (ann / PATH).unlink()
    answer = kept(browser, page, {".text": "no: [form\n"})
    assert "no: [form" in answer.text
    assert written_anew(browser, answer.text).status_code == 303
    assert (ann / PATH).read_text(encoding="utf-8") == "no: [form\n"


def test_it_is_seen_while_somebody_types_and_in_the_very_moment_of_keeping(browser, monkeypatch):
    page, step = opened(browser), keeping.keep_version

    def held(file, versions):
        step(file, versions)
        file.unlink()

    monkeypatch.setattr(keeping, "keep_version", held)
    answer = kept(browser, page, TYPED)
    assert (answer.status_code, "My own words" in answer.text) == (409, True)
    assert browser.send(f"/check/{PATH}", list(sent_by(page, TYPED))).status_code == 404


def test_what_somebody_puts_there_meanwhile_is_not_written_over(browser, ann):
    page, was = opened(browser), (ann / PATH).read_bytes()
    (ann / PATH).unlink()
    answer = kept(browser, page, TYPED)
    (ann / PATH).write_bytes(was)
    again = written_anew(browser, answer.text)
    assert (again.status_code, "My own words" in again.text) == (409, True)
    assert (ann / PATH).read_bytes() == was


@pytest.mark.parametrize(
    "path",
    ["nobody/goals/x.md", "frameworks/profile.md", "ann/x.md", "../x.md", "ann/goals/x.yml", "cohort.yml"],
)
def test_nothing_is_written_anew_where_no_document_can_be(browser, ann, path):
    before = sorted(ann.parent.rglob("*"))
    values = [(".key", browser.keys.form), (".text", "text")]
    assert browser.send(f"/anew/{path}", values).status_code == 404
    assert browser.send(f"/edit/{path}", values).status_code == 404
    assert browser.get(f"/anew/{PATH}").status_code == 404
    assert browser.get(f"/of/{path.partition('/')[0]}").status_code == (
        200 if path.startswith("ann/") else 404
    )
    assert sorted(ann.parent.rglob("*")) == before


def test_no_link_is_followed_and_nothing_too_long_is_written(browser, ann, tmp_path):
    (ann / "ann/goals").symlink_to(tmp_path)
    values = [(".key", browser.keys.form), (".text", "text")]
    assert browser.send("/anew/ann/goals/x.md", values).status_code >= 400
    assert not (tmp_path / "x.md").exists()
    long = [(".key", browser.keys.form), (".text", "x" * 200_000)]
    assert browser.send("/anew/ann/evidence/x.md", long).status_code == 413
