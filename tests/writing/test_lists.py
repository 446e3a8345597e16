"""Lists say of each document a sentence of its own, and what says it is in order of date is."""

from __future__ import annotations

import datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.reading.read import read_site
from tests.portfolios import written
from tests.publications import publication
from tests.writing.test_home import SEEN, judged
from tests.writing.test_real_portfolios import pages, public

DAY = datetime.date(2026, 11, 23)
EXPERIENCE = (
    "type: experience\ntitle: {title}\nlearning: {learning}\nstage: initial\nsetting: care\nstart: {start}\n"
)


def page_of(folder, address, language="en", **files):
    return LexborHTMLParser(pages(*public(folder, **files), language)[address])


def said(tree, what):
    return [" ".join(it.text().split()) for it in tree.css(what)]


def test_experiences_are_one_list_the_newest_first_whatever_their_form(tmp_path):
    made = page_of(
        tmp_path,
        "experiences/",
        experiences__a=EXPERIENCE.format(title="School", learning="formal", start="2015") + "end: 2019",
        experiences__b=EXPERIENCE.format(title="Care", learning="informal", start="2020-06"),
        experiences__c=EXPERIENCE.format(title="Course", learning="non-formal", start="2018")
        + "end: 2018-05",
    )
    assert said(made, ".lk-row__title") == ["Care", "Course", "School"]
    assert said(made, ".lk-row__when") == ["2020 – now", "2018", "2015 – 2019"]
    assert said(made, ".lk-form") == [
        "in daily life (informal)",
        "course or training (non-formal)",
        "for a diploma (formal)",
    ]


@pytest.mark.parametrize(
    ("prose", "fields", "sentence"),
    [
        ("I cooked. For many.", "", "I cooked. For many."),
        ("", "starrt: {situation: We cook each evening.}", "We cook each evening."),
        ("", "competences: [{competence: 'kade:A', rationale: I plan.}]", "I plan."),
        ("", "", None),
    ],
)
def test_a_row_has_the_first_words_that_its_author_wrote(prose, fields, sentence, tmp_path):
    text = EXPERIENCE.format(title="Care", learning="informal", start="2020") + fields
    docs = written(tmp_path, {"ann/experiences/care.md": f"---\n{text}\n---\n{prose}\n"})
    site = publication(read_site(docs).site, "public", DAY).site
    row = LexborHTMLParser(pages(site.portfolios[0], site)["experiences/"]).css_first(".lk-row")
    told = [it.text(strip=True) for it in row.css("div > p:not(.lk-row__where)")]
    assert told == ([sentence] if sentence else [])


TALK = (
    "type: dialogue\ntitle: {title}\ndate: {date}\ncycle: 2\nphase: value\nparticipants: [self, coach]\n"
    "feedback:\n- {{from: coach, text: Just said.}}\n- {{from: coach, text: Well done., uptake: Did more.}}"
)


def test_a_conversation_is_a_card_with_one_quotation_and_what_was_done_with_it(tmp_path):
    made = page_of(
        tmp_path,
        "dialogues/",
        dialogues__a=TALK.format(title="First", date="2025-08-01"),
        dialogues__b=TALK.format(title="Second", date="2025-09-01"),
    )
    assert said(made, "h1") == ["Conversations, feedback and judgements"]
    assert said(made, ".lk-talk h3") == ["Second", "First"]
    assert said(made, ".lk-talk blockquote") == ["Well done.", "Well done."]
    assert "What I did with it: Did more." in made.css_first(".lk-talk").text()
    assert "Just said." not in made.css_first("main").text()
    assert "Cor Coach" not in made.css_first("main").text()


def test_assessments_and_validations_are_one_list_by_date(tmp_path):
    made = page_of(
        tmp_path,
        "dialogues/",
        assessments__a=SEEN.format(by="self"),
        assessments__b=SEEN.format(by="coach").replace("2025-09-02", "2025-11-02"),
        validations__v=judged("- {competence: 'kade:A', level: 2, verdict: met}\n"),
    )
    assert [it.text() for it in made.css(".lk-talk time")] == [
        "2 November 2025",
        "1 October 2025",
        "2 September 2025",
    ]
    assert "how I see myself" in made.css(".lk-talk")[2].text()
    assert "1 of 1 met" in made.css(".lk-talk")[1].text()


GOAL = (
    "type: goal\ntitle: Drive\nstatus: {status}\ncycle: 2\nsubject: My forklift licence\nactivities:\n"
    "- {{title: Theory, learning: formal, status: done, due: 2025-08}}\n"
    "- {{title: Lessons, learning: formal, status: busy, due: 2026-01, rhythm: weekly}}\n"
    "- {{title: Exam, learning: formal, status: planned}}\n"
)


@pytest.mark.parametrize(
    ("language", "when"),
    [
        ("en", ["done", "busy, until January 2026, weekly", "planned"]),
        ("nl", ["klaar", "bezig, tot januari 2026, weekly", "gepland"]),
    ],
)
def test_a_plan_is_a_list_to_tick_off_and_no_table(language, when, tmp_path):
    made = page_of(tmp_path, "plan/", language, goals__drive=GOAL.format(status="active"))
    assert said(made, ".lk-check__when") == when
    assert made.css("main table") == []


def test_open_questions_stand_before_answered_ones(tmp_path):
    question = "type: question\ntitle: {title}\nstatus: {status}\ncycle: 2\n{more}"
    made = page_of(
        tmp_path,
        "plan/",
        questions__a=question.format(title="Why?", status="answered", more="answer: Because."),
        questions__b=question.format(title="How?", status="open", more=""),
    )
    assert said(made, ".lk-talk h3") == ["How?", "Why?"]
    assert "My answer: Because." in made.css(".lk-talk")[1].text().replace("\n", " ")


def test_a_list_of_nothing_says_so_in_one_sentence(tmp_path):
    for address in ("experiences/", "dialogues/", "plan/"):
        made = page_of(tmp_path, address)
        assert len(made.css("main p")) in {1, 2}
        assert made.css("main h2, main table, main li") == []
