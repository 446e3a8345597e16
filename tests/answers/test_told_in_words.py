"""What is said of an answer that comes: in words, and in those of the page that it becomes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.serving.letters import letter_of, take
from generator.serving.looks import preview
from tests.answers.letters import answer, asking, content, files_of, place

SCORES = [{"competence": "kade:A", "level": "2", "rationale": "I saw it."}]
SAYS = {
    "en": {
        "name": ("Cor Coach, coach", "Agreed to be named, with the name: “Cor Coach”."),
        "initials": ("C. C., coach", "Agreed to be named with the first letters of the name: “C. C.”."),
        "role": ("coach", "Did not agree to be named. Only the role is shown: “coach”."),
    },
    "nl": {
        "name": ("Cor Coach, coach", "Wil genoemd worden, met de naam: “Cor Coach”."),
        "initials": ("C. C., coach", "Wil genoemd worden met de eerste letters van de naam: “C. C.”."),
        "role": ("coach", "Wil niet genoemd worden. Alleen de rol is te zien: “coach”."),
    },
}
UNPROVEN = {"en": "Nothing proves who wrote it", "nl": "Niets bewijst wie het schreef"}


@pytest.fixture
def ann(tmp_path):
    return place(tmp_path)


@pytest.mark.parametrize("language", SAYS)
@pytest.mark.parametrize("chosen", ["name", "initials", "role"])
def test_it_says_who_gave_it_and_how_they_agreed_to_be_named(ann, language, chosen):
    came = content(answer(asking(ann), show_as=chosen))
    told = letter_of(replace(ann, language=language), "ann", came).told
    assert (told.by, told.consent) == SAYS[language][chosen]
    assert UNPROVEN[language] in told.proof


def test_competences_and_levels_have_their_names_and_nothing_is_written_yet(ann):
    question = asking(ann)
    before = files_of(ann)
    letter = letter_of(ann, "ann", content(answer(question, scores=SCORES)))
    assert letter.told.judged == ("Alpha: 2 · Two. I saw it.",)
    assert letter.told.texts == ("You plan well.",)
    assert files_of(ann) == before


def test_a_validation_says_its_verdicts_ways_and_advice(ann):
    outcomes = [{"competence": "kade:B", "verdict": "partly"}]
    said = answer(
        asking(ann, "judge", standard="kade:job"), outcomes=outcomes, methods=["observation"], advice="Go on."
    )
    told = letter_of(ann, "ann", content(said)).told
    assert told.judged == ("Beta: partly met", "Methods: what somebody saw")
    assert told.texts == ("You plan well.", "Go on.")


def test_it_says_where_it_came_from_in_the_words_of_the_page(ann):
    letter = letter_of(ann, "ann", content(answer(asking(ann), scores=SCORES)))
    found = take(ann, "ann", letter)
    page = preview(ann, "ann")[found.path.removesuffix(".md") + "/index.html"].decode()
    text = " ".join(LexborHTMLParser(page).body.text(separator=" ").split())
    came, sure = letter.told.origin.split(" · ")
    assert came == "taken over by Ann on 30 November 2026"
    assert came in text
    assert sure in text


def test_a_profile_that_shows_less_goes_before_what_was_agreed(ann):
    profile = ann.docs / "ann/profile.md"
    profile.write_text(profile.read_text().replace("function: coach", "function: coach, show_as: initials"))
    told = letter_of(ann, "ann", content(answer(asking(ann), show_as="name"))).told
    assert told.by == "C. C., coach"
    assert told.consent.endswith("Your profile shows less of this person. That stays so.")


def test_what_is_for_the_learner_alone_has_nobody_to_name_and_no_page(ann):
    told = letter_of(ann, "ann", content(answer(asking(ann), keep=False, show_as=None, scores=SCORES))).told
    assert (told.by, told.origin, told.proof) == ("coach", "", "")
    assert told.consent == "This answer is for you alone. Nothing of it is kept."
    assert told.judged == ("Alpha: 2 · Two. I saw it.",)


def test_a_level_that_has_its_number_in_its_name_does_not_say_it_twice(ann):
    framework = ann.docs / "frameworks/kade.yml"
    framework.write_text(framework.read_text().replace("{id: 3, title: Three}", "{id: 3, title: Level 3}"))
    scores = [{"competence": "kade:A", "level": "3"}]
    told = letter_of(ann, "ann", content(answer(asking(ann), scores=scores))).told
    assert told.judged == ("Alpha: Level 3",)
