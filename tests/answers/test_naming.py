"""What goes out of a portfolio names no fellow learner whom the school tells nowhere, nor anybody unasked."""

from __future__ import annotations

import pytest

from generator.answers.naming import NAMES_SOMEBODY, PAGE_NAMES, WORDS_NAME
from generator.answers.refusals import SCHOOL_NOT_READY, AskingRefusedError
from generator.answers.works import ASKABLE
from tests.answers.letters import WORK, asking, files_of, place
from tests.portfolios import FRAMEWORK, PROFILE

LIST = """\
type: learners
learners:
  - {folder: ann, name: Ann de Vries-Bakker}
  - {folder: bob, name: Bo van Dam}
  - {folder: gone, name: Gerda Hidden}
"""
COHORT = "type: cohort\ntitle: A\nschool: Kade\nlanguages: [en]\n"
BOB = PROFILE.replace("Ann de Vries-Bakker", "Bo van Dam").replace("Portfolio of Ann", "Bo")
SHOWN = BOB.replace("visibility: public", "visibility: public\nshow_as: full")
DIALOGUE = """\
---
type: dialogue
title: A talk
date: 2026-01-03
cycle: 2
phase: value
participants: [self, coach]
agreements: {form: With TOLD}
next_steps: [Ask again]
---
We talked.
"""
GOAL = (
    "---\ntype: goal\ntitle: To plan\nstatus: active\ncycle: 2\ncompetence: kade:A\nsupport: By TOLD\n---\n"
)


def at(folder, **files):
    return place(folder, **{"cohort.yml": COHORT, "learners.yml": LIST, "bob/profile.md": BOB, **files})


def refused(where, **wish):
    before = files_of(where)
    with pytest.raises(AskingRefusedError) as error:
        asking(where, **wish)
    assert files_of(where) == before
    return error.value


@pytest.mark.parametrize(
    "name",
    ["Bo van Dam", "Gerda Hidden", "bo VAN DAM", "GerdaHidden", "Bo\nvan Dam", "G e r d a  H i d d e n"],
)
def test_a_name_of_the_schools_list_goes_out_in_no_piece(tmp_path, name):
    where = at(tmp_path, **{"ann/evidence/plan.md": f"{WORK}\nMade with {name} at night.\n"})
    told = refused(where)
    assert told.reason == NAMES_SOMEBODY
    assert (told.values["path"], told.values["line"]) == ("ann/evidence/plan.md", 13)
    assert "Made with" in told.values["around"]
    assert told.values["name"] in {"Bo van Dam", "Gerda Hidden"}


def test_nor_in_a_field_or_in_the_words_of_the_question(tmp_path):
    where = at(tmp_path, **{"ann/evidence/plan.md": WORK.replace("I made it.", "Gerda Hidden saw it.")})
    assert refused(where).values["line"] == 8
    assert refused(at(tmp_path / "words"), words="As Gerda Hidden said").reason == WORDS_NAME


def test_nor_in_what_stands_around_it_on_the_page(tmp_path):
    framework = FRAMEWORK.replace("title: Alpha", "title: As Gerda Hidden does")
    assert refused(at(tmp_path, **{"frameworks/kade.yml": framework})).reason == PAGE_NAMES


def test_nor_where_the_cohorts_have_folders_of_their_own(tmp_path):
    two = {"2025/cohort.yml": COHORT, "2025/learners.yml": LIST}
    where = place(tmp_path, **{"ann/evidence/plan.md": f"{WORK}\nWith Gerda Hidden.\n"})
    cohort = where.docs / "2026"
    where.docs.rename(tmp_path / "moved")
    where.docs.mkdir()
    (tmp_path / "moved").rename(cohort)
    (cohort / "frameworks").rename(where.docs / "frameworks")
    for path, text in {**two, "2026/cohort.yml": two["2025/cohort.yml"].replace("A\n", "B\n", 1)}.items():
        (where.docs / path).parent.mkdir(exist_ok=True)
        (where.docs / path).write_text(text)
    where.docs = cohort
    assert refused(where).reason == NAMES_SOMEBODY


def test_somebody_who_shows_the_name_or_is_asked_may_stand_in_it(tmp_path):
    text = f"{WORK}\nMade with Bo van Dam, and with me, Ann de Vries-Bakker.\n"
    assert (
        "Bo van Dam" in asking(at(tmp_path, **{"ann/evidence/plan.md": text, "bob/profile.md": SHOWN})).page
    )
    own = PROFILE.replace("Pia Peer", "Bo van Dam")
    where = at(tmp_path / "asked", **{"ann/evidence/plan.md": text, "ann/profile.md": own})
    assert "Made with Bo van Dam" in asking(where, "peer").page
    assert refused(where, person="coach").reason == NAMES_SOMEBODY


def test_nothing_is_asked_as_long_as_the_list_cannot_be_read(tmp_path):
    assert (
        refused(at(tmp_path, **{"learners.yml": "type: learners\nlearners: [x\n"})).reason == SCHOOL_NOT_READY
    )


@pytest.mark.parametrize(("path", "text"), [("dialogues/talk", DIALOGUE), ("goals/plan", GOAL)])
def test_a_dialogue_and_a_goal_can_be_asked_about_and_name_nobody_either(tmp_path, path, text):
    where = at(tmp_path, **{f"ann/{path}.md": text.replace("TOLD", "somebody")})
    question = asking(where, about=(path,))
    assert (question.asked.kind, question.asked.offered) == ("feedback", ())
    assert "somebody" in question.page
    where = at(tmp_path / "told", **{f"ann/{path}.md": text.replace("TOLD", "Gerda Hidden")})
    assert refused(where, about=(path,)).reason == NAMES_SOMEBODY


def test_what_others_said_in_a_dialogue_does_not_go_along(tmp_path):
    said = "feedback: [{from: coach, text: canary-4711}]\nnext_steps"
    text = DIALOGUE.replace("TOLD", "me").replace("next_steps", said)
    assert (
        "canary-4711"
        not in asking(at(tmp_path, **{"ann/dialogues/talk.md": text}), about=("dialogues/talk",)).page
    )


def test_the_kinds_that_may_be_asked_about_are_one_table():
    assert [it.folder for it in ASKABLE.values()] == ["experiences", "evidence", "dialogues", "goals"]
