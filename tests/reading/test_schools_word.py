"""A judgement is confirmed by the school's own file only, as it was; nobody does from a learner's folder."""

from __future__ import annotations

import datetime

import pytest
from PIL import Image

from generator.gate.people import shown_person
from generator.guide.confirming import NotConfirmedError, confirm
from generator.overviews.grades import grade_of
from generator.overviews.home import home_overview
from generator.reading.read import read_site
from generator.writing.translations import translated
from tests.portfolios import PROFILE, written

DAY = datetime.date(2026, 11, 30)
REGISTER = """\
type: register
professionals:
  - id: j-judge
    name: Jan Judge
    functions: [teacher, assessor]
    organisation: House of Judges
    show_as: name
    consent: {given_on: 2025-01-01}
    frameworks: [kade]
    since: 2025-01
    until: 2025-12
  - {id: c-coach, name: Cor Coach, functions: [coach]}
"""
SCAN = """\
---
type: validation
title: Scan
standard: "kade:job"
assessor: judge
date: 2025-03-01
cycle: 1
methods: [portfolio]
outcomes: [{competence: "kade:A", verdict: met, level: 2, evidence: [plan]}]
response: I agree.
---
What I say of it.
"""
PLAN = "---\ntype: evidence\ntitle: Plan\nmedia: document\ndate: 2025-02-01\n---\nThe plan.\n"
OWN = """\
type: own-framework
title: What I want to learn
levels: [{id: 1, title: with help}]
competences: [{id: help, title: Helping out}]
"""
MINE = """\
---
type: assessment
title: How it went
cycle: 1
by: judge
date: 2025-03-01
scores: [{competence: "mine:help", level: 1}]
---
"""
LINKED = PROFILE.replace("name: Jan Judge,", "name: Jan Judge, register: j-judge,")


@pytest.fixture
def docs(tmp_path):
    return written(
        tmp_path,
        {
            "register.yml": REGISTER,
            "ann/profile.md": LINKED,
            "ann/validations/scan.md": SCAN,
            "ann/evidence/plan.md": PLAN,
        },
    )


def scan(docs):
    (found,) = read_site(docs).site.portfolios[0].validations
    return found


def change(docs, path, old, new):
    file = docs / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def confirmed(docs):
    return confirm(docs, "ann/validations/scan", "", DAY)


def test_a_validation_is_entered_until_the_school_confirms_it(docs):
    assert (scan(docs).confirmed, grade_of(scan(docs))) == ("no", "entered")
    made = confirmed(docs)
    assert (made.outcomes, made.evidence, made.again) == (1, 1, False)
    assert (scan(docs).confirmed, grade_of(scan(docs))) == ("yes", "confirmed")


def test_what_is_confirmed_already_is_not_written_twice(docs):
    file = confirmed(docs).file
    before = file.read_bytes()
    assert confirmed(docs).again
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("ann/validations/scan.md", "verdict: met", "verdict: partly"),
        ("ann/validations/scan.md", "level: 2", "level: 3"),
        ("ann/validations/scan.md", "title: Scan", "title: Cum laude"),
        ("ann/validations/scan.md", "2025-03-01", "2025-03-02"),
        ("ann/validations/scan.md", "response: I agree.", "advice: Hire Ann."),
        ("ann/evidence/plan.md", "The plan.", "A better plan."),
    ],
    ids=["verdict", "level", "title", "date", "advice", "evidence"],
)
def test_what_has_changed_since_is_no_longer_confirmed(docs, path, old, new):
    confirmed(docs)
    change(docs, path, old, new)
    assert (scan(docs).confirmed, grade_of(scan(docs))) == ("changed", "entered")


def test_another_picture_in_the_proof_is_another_proof(docs):
    change(docs, "ann/evidence/plan.md", "The plan.", "The plan.\n\n![A sketch](sketch.png)")
    Image.new("RGB", (20, 20), "red").save(docs / "ann/evidence/sketch.png")
    confirmed(docs)
    assert scan(docs).confirmed == "yes"
    Image.new("RGB", (20, 20), "blue").save(docs / "ann/evidence/sketch.png")
    assert scan(docs).confirmed == "changed"


def test_what_is_confirmed_has_its_own_title_in_a_translation(docs):
    nl = docs / "ann/validations/scan.nl.md"
    nl.write_text("---\ntype: translation\ntitle: Cum laude\n---\nOok.\n", encoding="utf-8")
    assert translated(scan(docs), "nl").title == "Cum laude"
    confirmed(docs)
    made = translated(scan(docs), "nl")
    assert (made.confirmed, made.title, made.prose) == ("yes", "Scan", "Ook.")


def test_an_outcome_of_ones_own_is_confirmed_as_it_was(docs):
    for name, text in (("assessments/mine.md", MINE), ("frameworks/mine.yml", OWN)):
        (docs / "ann" / name).parent.mkdir()
        (docs / "ann" / name).write_text(text, encoding="utf-8")
    change(docs, "register.yml", "    frameworks: [kade]\n", "")
    confirm(docs, "ann/assessments/mine", "", DAY)

    def stands():
        (found,) = read_site(docs).site.portfolios[0].assessments
        return found.confirmed

    assert stands() == "yes"
    change(docs, "ann/frameworks/mine.yml", "Helping out", "Brain surgery")
    assert stands() == "changed"


@pytest.mark.parametrize(
    ("old", "new"),
    [("response: I agree.", "response: I do not."), ("What I say", "All I say"), ("cycle: 1", "cycle: 2")],
    ids=["response", "prose", "cycle"],
)
def test_what_the_learner_says_to_it_is_theirs_to_change(docs, old, new):
    confirmed(docs)
    change(docs, "ann/validations/scan.md", old, new)
    assert scan(docs).confirmed == "yes"


def test_nothing_in_a_learners_folder_confirms(docs):
    """All that who may push there can do: their own register, their own line, somebody else's word."""
    confirmed(docs)
    line = (docs / "confirmations.yml").read_text(encoding="utf-8")
    (docs / "confirmations.yml").unlink()
    for name, text in (("register.yml", REGISTER), ("confirmations.yml", line)):
        (docs / "ann" / name).write_text(text, encoding="utf-8")
    assert scan(docs).confirmed == "no"


def test_a_word_for_one_document_is_none_for_another(docs):
    confirmed(docs)
    (docs / "ann/validations/scan.md").rename(docs / "ann/validations/other.md")
    assert scan(docs).confirmed == "no"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("frameworks: [kade]", "frameworks: [other]"),
        ("until: 2025-12", "until: 2025-02"),
        ("since: 2025-01", "since: 2025-04"),
        ("id: j-judge", "id: somebody-else"),
    ],
    ids=["other framework", "left before", "came later", "not in the register"],
)
def test_only_whose_work_it_was_on_that_day_confirms(docs, old, new):
    confirmed(docs)
    change(docs, "register.yml", old, new)
    assert scan(docs).confirmed == "no"


@pytest.mark.parametrize(
    ("path", "old", "new", "why"),
    [
        ("ann/profile.md", "register: j-judge,", "", "nobody"),
        ("register.yml", "until: 2025-12", "until: 2025-02", "not-theirs"),
        ("ann/validations/scan.md", "verdict: met", "verdict: fine", "unusable"),
        (
            "ann/validations/scan.md",
            "response:",
            "fingerprint: {plan: 0123456789abcdef}\nresponse:",
            "changed",
        ),
        (
            "ann/validations/scan.md",
            "response:",
            "fingerprint: {lost: 0123456789abcdef}\nresponse:",
            "changed",
        ),
    ],
)
def test_what_nobody_can_stand_for_is_refused(docs, path, old, new, why):
    change(docs, path, old, new)
    with pytest.raises(NotConfirmedError) as refused:
        confirmed(docs)
    assert refused.value.why == why
    assert not (docs / "confirmations.yml").exists()


def test_the_register_says_how_somebody_is_shown(docs):
    judge = read_site(docs).site.portfolios[0].people["judge"]
    shown = shown_person(judge, DAY)
    assert (shown.name, shown.organisation, shown.function) == ("Jan Judge", "House of Judges", "assessor")
    change(docs, "register.yml", "    consent: {given_on: 2025-01-01}\n", "")
    judge = read_site(docs).site.portfolios[0].people["judge"]
    assert (shown_person(judge, DAY).name, shown_person(judge, DAY).organisation) == (None, None)


def test_only_what_the_school_confirms_looks_sure_on_the_front_page(docs):
    def grade():
        site = read_site(docs).site
        found = home_overview(site.portfolios[0], site.frameworks).trust
        return found and found.grade

    assert grade() == "entered"
    confirmed(docs)
    assert grade() == "confirmed"


def test_a_panel_is_confirmed_by_one_of_the_register(docs):
    change(docs, "ann/validations/scan.md", "assessor: judge", "panel: {members: 3}")
    with pytest.raises(NotConfirmedError):
        confirmed(docs)
    confirm(docs, "ann/validations/scan", "j-judge", DAY)
    assert scan(docs).confirmed == "yes"
