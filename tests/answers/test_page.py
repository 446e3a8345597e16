"""The page of a question is one file that needs nothing and does nothing by itself."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.answers.naming import NAMES_SOMEBODY
from generator.answers.question import NO_PEOPLE, NO_PERSON, NO_STANDARD, NO_WORK
from generator.answers.refusals import AskingRefusedError
from generator.languages import words
from generator.places import languages
from generator.reading.schemas import schema
from tests.answers.letters import WORK, asking, files_of, is_waiting, place
from tests.portfolios import PROFILE

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def ann(tmp_path):
    return place(tmp_path)


def data_of(page):
    return json.loads(LexborHTMLParser(page).css_first("#asked").text())


def test_it_lets_nothing_run_but_its_own_script_and_asks_nobody(ann):
    page = asking(ann).page
    parsed = LexborHTMLParser(page)
    policy = parsed.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"]
    script, style = parsed.css("script")[-1].text(), parsed.css_first("style").text()
    for kind, text in (("script", script), ("style", style)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "form-action 'none'" in policy
    for node in parsed.css("*"):
        assert not any(name.startswith("on") or name == "style" for name in node.attributes), node.html
        for name in ("src", "href", "action", "srcset", "formaction"):
            value = node.attributes.get(name) or "#"
            assert value.startswith(("#", "data:image/", "mailto:")), (node.tag, value)


def test_what_a_learner_wrote_is_text_in_it(ann):
    work = ann.docs / "ann/evidence/plan.md"
    written = WORK.replace("A plan", f'"{EVIL}"').replace("I made it.", f'"{EVIL}"')
    work.write_text(written.replace("My **plan**", "<b>plan</b></main>"))
    page = asking(ann, words=EVIL).page
    assert "alert(1)</script>" not in page.replace("&lt;", "<<")
    assert "<img" not in page
    assert page.count("<script") == 2
    assert data_of(page)["titles"] == [EVIL]


def test_it_has_the_work_and_what_each_level_means_and_no_choice_beforehand(ann):
    page = asking(ann).page
    parsed = LexborHTMLParser(page)
    assert "<strong>plan</strong> for the week" in page
    assert [it["id"] for it in data_of(page)["competences"]] == ["kade:A", "kade:B"]
    assert parsed.css("input[checked], option[selected]") == []
    told = parsed.css_first("noscript").html
    assert all(each in told for each in ("Alpha", "Beta", "One", "Two", "Three", "C. C."))


@pytest.mark.parametrize("language", languages())
def test_it_is_in_the_language_that_was_asked_for(ann, language):
    page = asking(ann, language=language).page
    assert f'<html lang="{language}">' in page
    assert ("Your answer" in page) == (language == "en")
    assert ("Uw antwoord" in page) == (language == "nl")


def test_a_question_is_kept_without_the_work_and_without_a_name(ann):
    before = set(files_of(ann))
    question = asking(ann, words="canary-4711")
    (name,) = set(files_of(ann)) - before
    kept = files_of(ann)[name].decode()
    assert name == f".leerkring/asked/docs/ann/{question.asked.number}.json"
    assert not any(text in kept for text in ("canary-4711", "Cor Coach", "the week", "Ann de Vries"))
    assert is_waiting(ann, question)


def test_each_question_has_a_number_that_nobody_can_guess(ann):
    numbers = {asking(ann).asked.number for _ in range(4)}
    assert len(numbers) == 4
    assert all(re.fullmatch("[0-9a-f]{32}", number) for number in numbers)


@pytest.mark.parametrize(
    ("person", "wish", "reason"),
    [
        ("nobody", {}, NO_PERSON),
        ("coach", {"about": ("evidence/no",)}, NO_WORK),
        ("coach", {"about": ("../bob/evidence/plan",)}, NO_WORK),
        ("coach", {"about": ("profile",)}, NO_WORK),
        ("coach", {"standard": "kade:no"}, NO_STANDARD),
    ],
)
def test_what_cannot_be_asked_is_told_and_nothing_is_kept(ann, person, wish, reason):
    before = files_of(ann)
    with pytest.raises(AskingRefusedError) as error:
        asking(ann, person, **wish)
    assert error.value.reason == reason
    assert files_of(ann) == before


@pytest.mark.parametrize("language", languages())
def test_whoever_names_nobody_yet_is_told_where_in_the_words_of_the_form(tmp_path, language):
    say = words(language).gettext
    alone = PROFILE.partition("people:")[0] + "---\n"
    with pytest.raises(AskingRefusedError) as error:
        asking(place(tmp_path, **{"ann/profile.md": alone}))
    assert error.value.reason == NO_PEOPLE
    question, mark, _ = say(schema("profile")["properties"]["people"]["x-ask"]).partition("?")
    assert f"“{question}{mark}”" in say(NO_PEOPLE)


def test_no_name_of_somebody_else_goes_out_with_the_work(ann):
    work = ann.docs / "ann/evidence/plan.md"
    work.write_text(WORK + "\nBob Boss liked it, and Cor Coach, and Ann de Vries-Bakker.\n")
    with pytest.raises(AskingRefusedError) as error:
        asking(ann)
    assert (error.value.reason, error.value.values["name"]) == (NAMES_SOMEBODY, "Bob Boss")
    work.write_text(WORK + "\nCor Coach liked it, and I, Ann de Vries-Bakker.\n")
    assert "Cor Coach liked it" in asking(ann).page
