"""Each status as a golden file, in each language; set WRITE_GOLDEN to write them anew."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from generator.guide.status import status
from generator.guide.wording import status_text
from generator.model import (
    Activity,
    Agreements,
    Assessment,
    Claim,
    Cycle,
    Date,
    Dialogue,
    Evidence,
    Experience,
    Feedback,
    Framework,
    Frameworks,
    Goal,
    Outcome,
    Person,
    Portfolio,
    Profile,
    Question,
    Requirement,
    Score,
    Starrt,
    Text,
    Validation,
)
from generator.places import languages

GOLDEN = Path(__file__).parent / "golden"
S1 = "lifecomp:S1"
DATE = Date("2025-03-14")


def named(slug, folder, title):
    return {"source": f"amina/{folder}/{slug}.md", "slug": slug, "title": title}


PROFILE = Profile(
    source="amina/profile.md",
    slug="profile",
    title="Portfolio",
    name="Amina Yusuf",
    language="nl",
    ambition="…",
)
CYCLE = Cycle(**named("1", "cycles", "Uitzoeken wat ik kan"), number=1, start=Date("2025"), phase="value")
EXPERIENCE = Experience(
    **named("oma", "experiences", "Zorg voor oma"),
    learning="informal",
    stage="post-initial",
    setting="care",
    start=Date("2018"),
    starrt=Starrt(situation="s", task="t", action="a", result="r", reflection="r"),
)
DIALOGUE = Dialogue(
    **named("gesprek", "dialogues", "Gesprek"),
    cycle=1,
    date=DATE,
    phase="recognise",
    participants=("self", "fatima"),
    agreements=Agreements(form="Op het werk"),
    feedback=(Feedback(giver="fatima", text="Goed."),),
)
ASSESSMENT = Assessment(
    **named("zelf", "assessments", "Zelf"),
    cycle=1,
    by="self",
    date=DATE,
    scores=(Score(competence=S1, level="2"),),
)
EVIDENCE = Evidence(
    **named("plan", "evidence", "Plan"),
    media="document",
    date=DATE,
    competences=(Claim(competence=S1, rationale="r"),),
)
VALIDATION = Validation(
    **named("scan", "validations", "Scan"),
    cycle=1,
    standard="zorg:vig",
    assessor="peter",
    date=DATE,
    methods=("portfolio",),
    outcomes=(Outcome(competence=S1, verdict="met"),),
    advice="a",
    response="r",
)
GOAL = Goal(
    **named("doel", "goals", "Doel"),
    cycle=1,
    status="active",
    competence=S1,
    activities=(Activity(title="a", learning="informal", status="busy"),),
)
QUESTION = Question(**named("nee", "questions", "Nee?"), cycle=1, status="open")

NEW = Portfolio(slug="amina", profile=PROFILE)
BEGUN = replace(NEW, cycles=(CYCLE,), experiences=(EXPERIENCE, EXPERIENCE), dialogues=(DIALOGUE,))
FULL = replace(
    BEGUN,
    assessments=(ASSESSMENT, replace(ASSESSMENT, by="fatima")),
    evidence=(EVIDENCE,),
    validations=(VALIDATION,),
    goals=(GOAL,),
    questions=(QUESTION,),
    profile=replace(PROFILE, motivation="m"),
)


STANDARDS = Frameworks(
    (
        Framework(
            source="frameworks/zorg.yml",
            id="zorg",
            title=Text((("", "Zorg"),)),
            version="1",
            publisher="De Kade",
            licence="CC0-1.0",
            requirements=(
                Requirement(id="vig", title=Text((("", "Verzorgende"),)), kind="qualification", asks=()),
            ),
        ),
    )
)
PETER = Person(id="peter", role="facilitator", name="Peter Smit", function="assessor")


def next_step(portfolio, frameworks=STANDARDS):
    found = status(portfolio, frameworks).next
    return found.step, found.open


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("name", "portfolio"), [("new", NEW), ("begun", BEGUN), ("full", FULL)])
def test_a_status_is_as_the_golden_file(name, portfolio, language):
    text = status_text(status(portfolio, Frameworks()), language, "portfolios", several=name == "begun")
    file = GOLDEN / language / f"{name}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_a_theme_in_which_nobody_did_anything_has_no_tick():
    fresh = replace(NEW, profile=replace(PROFILE, ambition=None), cycles=(replace(CYCLE, phase="recognise"),))
    ticks = {theme.theme.name: theme.begun for theme in status(fresh, Frameworks()).themes}
    assert not any(ticks.values())


@pytest.mark.parametrize(
    "done",
    [
        {"profile": replace(PROFILE, ambition=None, motivation="m")},
        {"cycles": (replace(CYCLE, focus="f"),)},
        {"cycles": (CYCLE, replace(CYCLE, number=2))},
        {"cycles": (replace(CYCLE, prose="p"),)},
    ],
)
def test_self_steering_begins_with_something_of_ones_own(done):
    begun = replace(NEW, **{"profile": replace(PROFILE, ambition=None), "cycles": (CYCLE,), **done})
    assert status(begun, Frameworks()).themes[0].begun


VALUED = replace(FULL, validations=(), goals=(), questions=())


def test_a_validation_is_advised_only_where_there_is_something_to_be_held_against():
    assert next_step(VALUED, Frameworks())[0] == "goal"
    calibrating = replace(VALUED, cycles=(replace(CYCLE, phase="calibrate"),))
    assert next_step(calibrating, Frameworks()) == ("standard", CYCLE.source)


def test_who_is_to_judge_is_put_in_the_profile_first():
    assert next_step(VALUED) == ("assessor", PROFILE.source)
    with_peter = replace(VALUED, profile=replace(VALUED.profile, people=(PETER,)))
    assert next_step(with_peter) == ("validation", None)


def test_who_is_to_give_a_view_is_put_in_the_profile_first():
    alone = replace(FULL, assessments=(ASSESSMENT,))
    assert next_step(alone) == ("people", PROFILE.source)
    assert next_step(replace(alone, profile=replace(alone.profile, people=(PETER,)))) == ("others", None)


def test_problems_come_first():
    found = status(FULL, Frameworks(), problems=2)
    assert found.next.step == "problems"
    assert "leerkring check portfolios/amina\n" in status_text(found, "en", "portfolios")


def test_without_a_cycle_the_next_step_is_to_begin_one():
    assert next_step(NEW) == ("cycle", None)


def test_the_phase_reached_comes_before_the_others():
    assert next_step(replace(BEGUN, dialogues=())) == ("self-assessment", None)


def test_a_later_phase_comes_before_an_earlier_one():
    assert next_step(replace(FULL, dialogues=())) == ("agreements", None)
    assert next_step(replace(FULL, experiences=())) == ("experience", None)


@pytest.mark.parametrize(
    ("portfolio", "step", "source"),
    [
        (replace(FULL, validations=(replace(VALIDATION, advice=None),)), "advice", VALIDATION.source),
        (replace(FULL, validations=(replace(VALIDATION, response=None),)), "response", VALIDATION.source),
        (replace(FULL, goals=(replace(GOAL, activities=()),)), "activity", GOAL.source),
        (replace(FULL, dialogues=(replace(DIALOGUE, agreements=None),)), "agreements", DIALOGUE.source),
        (replace(FULL, experiences=(replace(EXPERIENCE, starrt=Starrt()),)), "reflection", EXPERIENCE.source),
    ],
)
def test_a_step_inside_a_document_says_which(portfolio, step, source):
    assert next_step(portfolio) == (step, source)


def test_when_every_step_is_taken_the_profile_and_a_question_come_next():
    assert next_step(replace(FULL, profile=PROFILE)) == ("profile", PROFILE.source)
    assert next_step(replace(FULL, questions=())) == ("question", None)


def test_a_round_with_everything_is_closed_and_then_followed_by_the_next():
    assert next_step(FULL) == ("end", CYCLE.source)
    assert next_step(replace(FULL, cycles=(replace(CYCLE, end=Date("2025-12")),))) == ("cycle", None)
