"""``leerkring ask`` writes a page, and ``leerkring receive`` takes over what comes back."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from generator.answers.refusals import MEANWHILE, AskingRefusedError
from generator.serving import letters
from tests.answers.letters import WORK, content
from tests.cli.command import run
from tests.portfolios import written


@pytest.fixture
def docs(tmp_path):
    return written(tmp_path / "site" / "docs", {"ann/evidence/plan.md": WORK})


def asked(docs, tmp_path, *more):
    file = tmp_path / "question.html"
    result = run("ask", "coach", "evidence/plan", "--docs", str(docs), "--output", str(file), *more)
    return result, file


def answered(page):
    told = json.loads(re.search(r'id="asked">(.*?)</script>', page)[1])
    common = {"type": "answer", "version": 1, "date": "2026-11-30", "keep": True, "show_as": "role"}
    return {**common, **{name: told[name] for name in ("request", "to", "kind", "about")}, "text": "Fine."}


def test_a_page_is_written_and_its_answer_taken_over(docs, tmp_path):
    result, file = asked(docs, tmp_path, "--words", "How is it?", "--language", "nl")
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{file}\n"
    assert "How is it?" in file.read_text()
    came = tmp_path / "answer.json"
    came.write_bytes(content(answered(file.read_text())))
    received = run("receive", str(came), "--docs", str(docs))
    assert received.exit_code == 0, received.output
    assert "Fine." in received.stderr
    assert (docs.parent.parent / received.stdout.strip()).exists()
    assert run("receive", str(came), "--docs", str(docs)).exit_code == 2


RECEIVED = {
    "en": (
        "Alpha: 2 · Two",
        "From: coach",
        "Did not agree to be named.",
        "taken over by Ann on",
        "Nothing proves who",
    ),
    "nl": (
        "Alpha: 2 · Two",
        "Van: coach",
        "Wil niet genoemd worden.",
        "overgenomen door Ann op",
        "Niets bewijst wie",
    ),
}


@pytest.mark.parametrize("language", RECEIVED)
def test_an_answer_is_read_in_words_and_an_edited_one_is_said_to_be_unproven(docs, tmp_path, language):
    _, file = asked(docs, tmp_path)
    said = {**answered(file.read_text()), "scores": [{"competence": "kade:A", "level": "2"}]}
    came = tmp_path / "answer.json"
    came.write_bytes(content({**said, "text": "Somebody else typed this."}))
    told = run("--lang", language, "receive", str(came), "--docs", str(docs)).stderr
    assert "Somebody else typed this." in told
    assert "kade:A" not in told
    assert [each for each in RECEIVED[language] if each not in told] == []


def test_an_answer_is_shown_before_anything_is_written(docs, tmp_path, monkeypatch):
    _, file = asked(docs, tmp_path)
    came = tmp_path / "answer.json"
    came.write_bytes(content(answered(file.read_text())))

    def refused(*_):
        raise AskingRefusedError(MEANWHILE)

    monkeypatch.setattr(letters, "write", refused)
    received = run("receive", str(came), "--docs", str(docs))
    assert (received.exit_code, received.stdout) == (2, "")
    assert "Fine." in received.stderr


def test_no_file_is_written_over(docs, tmp_path):
    _, file = asked(docs, tmp_path)
    before, waiting = file.read_bytes(), list(docs.parent.glob(".leerkring/asked/docs/ann/*"))
    result, _ = asked(docs, tmp_path)
    assert result.exit_code == 2
    assert file.read_bytes() == before
    assert list(docs.parent.glob(".leerkring/asked/docs/ann/*")) == waiting


def test_no_page_lies_among_what_is_published(docs, monkeypatch):
    for place in (docs / "question.html", docs / "ann" / "question.html"):
        result = run("ask", "coach", "evidence/plan", "--docs", str(docs), "--output", str(place))
        assert (result.exit_code, place.exists()) == (2, False)
    monkeypatch.chdir(docs / "ann")
    result = run("ask", "coach", "evidence/plan", "--docs", str(docs))
    assert result.exit_code == 0
    assert list(docs.rglob("*.html")) == []
    assert len(list(docs.parent.glob("*-ann-*.html"))) == 1


def test_what_is_for_the_learner_alone_is_shown_and_not_kept(docs, tmp_path):
    _, file = asked(docs, tmp_path)
    came = tmp_path / "answer.json"
    came.write_bytes(
        content({**answered(file.read_text()), "keep": False, "text": "canary-4711\n\x00".strip("\x00")})
    )
    received = run("receive", str(came), "--docs", str(docs))
    assert (received.exit_code, received.stdout) == (0, "")
    assert "canary-4711" in received.stderr
    assert not any(b"canary-4711" in it.read_bytes() for it in docs.parent.rglob("*") if it.is_file())


@pytest.mark.parametrize(
    "wrong", [("nobody", "evidence/plan"), ("coach", "evidence/no"), ("coach", "goals/no")]
)
def test_what_cannot_be_asked_is_told_in_a_sentence(docs, tmp_path, wrong):
    file = tmp_path / "question.html"
    result = run("ask", *wrong, "--docs", str(docs), "--output", str(file))
    assert result.exit_code == 2
    assert not file.exists()
    assert wrong[0] in result.stderr or wrong[1] in result.stderr


LINK = "https://kade.example/assets/question/"


def test_a_link_has_the_question_in_it_and_no_file_is_written(docs, tmp_path):
    result, file = asked(docs, tmp_path, "--link", LINK)
    assert result.exit_code == 0, result.output
    assert re.fullmatch(re.escape(LINK) + r"#1\.[A-Za-z0-9_-]+\n", result.stdout)
    assert not file.exists()
    assert len(list(docs.parent.glob(".leerkring/asked/docs/ann/*"))) == 1


def test_what_does_not_fit_into_a_link_is_a_file_and_that_is_told(docs, tmp_path):
    letters = " ".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(200))
    (docs / "ann/evidence/plan.md").write_text(f"{WORK}\n{letters}\n")
    result, file = asked(docs, tmp_path, "--link", LINK)
    assert (result.exit_code, result.stdout) == (0, f"{file}\n")
    assert "8000" in result.stderr
    assert "1.eN" not in result.output


@pytest.mark.parametrize(
    "address", ["http://kade.example/", "javascript:alert(1)", f"{LINK}?a#b", "x", "https://a b/"]
)
def test_an_address_that_no_page_can_have_is_refused(docs, tmp_path, address):
    result, file = asked(docs, tmp_path, "--link", address)
    assert (result.exit_code, file.exists()) == (2, False)
    assert list(docs.parent.glob(".leerkring/asked/docs/ann/*")) == []


def test_a_name_that_may_not_be_told_is_told_with_its_line(docs, tmp_path):
    (docs / "ann/evidence/plan.md").write_text(f"{WORK}\nWith Bob Boss.\n")
    result, file = asked(docs, tmp_path)
    assert (result.exit_code, file.exists()) == (2, False)
    assert "ann/evidence/plan.md:13" in result.stderr


def test_a_profile_that_is_not_in_order_is_told_with_its_places(docs, tmp_path):
    profile = docs / "ann/profile.md"
    profile.write_text(profile.read_text("utf-8").replace("name: Ann", "nam: Ann"), encoding="utf-8")
    result, file = asked(docs, tmp_path)
    assert (result.exit_code, file.exists()) == (2, False)
    assert re.search(r"ann/profile\.md:4:1\b", result.stderr), result.stderr
    assert "“nam”" in result.stderr
    assert "evidence/plan" not in result.stderr
