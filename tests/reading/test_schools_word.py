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
    assert (scan(docs).confirmed, grade_of(scan(docs))) == ("changed", "changed")


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


NL = "---\ntype: translation\ntitle: Een plan\n---\nHet plan.\n"


def spoken(docs, name, text=NL):
    (docs / "ann" / name).write_text(text, encoding="utf-8")


def test_proof_in_another_language_is_confirmed_as_it_was(docs):
    spoken(docs, "evidence/plan.nl.md")
    confirmed(docs)
    assert scan(docs).confirmed == "yes"
    for old, new in (("title: Een plan", "title: Een diploma"), ("Het plan.", "Een beter plan.")):
        change(docs, "ann/evidence/plan.nl.md", old, new)
        assert scan(docs).confirmed == "changed"
        change(docs, "ann/evidence/plan.nl.md", new, old)
        assert scan(docs).confirmed == "yes"


def test_a_translation_of_the_proof_that_comes_or_goes_afterwards_changes_it(docs):
    confirmed(docs)
    spoken(docs, "evidence/plan.nl.md")
    assert scan(docs).confirmed == "changed"
    confirmed(docs)
    assert scan(docs).confirmed == "yes"


def test_another_picture_in_a_translation_of_the_proof_is_another_proof(docs):
    spoken(docs, "evidence/plan.nl.md", f"{NL}\n![Een schets](sketch.png)\n")
    Image.new("RGB", (20, 20), "red").save(docs / "ann/evidence/sketch.png")
    confirmed(docs)
    assert scan(docs).confirmed == "yes"
    Image.new("RGB", (20, 20), "blue").save(docs / "ann/evidence/sketch.png")
    assert scan(docs).confirmed == "changed"


RECEIVED = "received: {date: 2025-03-02, from: linde.example}\nresponse:"


def test_the_text_of_an_answer_that_was_taken_over_is_who_judged_its_own(docs):
    change(docs, "ann/validations/scan.md", "response:", RECEIVED)
    confirmed(docs)
    assert scan(docs).confirmed == "yes"
    change(docs, "ann/validations/scan.md", "What I say of it.", "The best I ever saw.")
    assert (scan(docs).confirmed, grade_of(scan(docs))) == ("changed", "changed")


def test_the_translation_of_an_answer_is_confirmed_as_it_was(docs):
    change(docs, "ann/validations/scan.md", "response:", RECEIVED)
    spoken(docs, "validations/scan.nl.md")
    confirmed(docs)
    assert scan(docs).confirmed == "yes"
    change(docs, "ann/validations/scan.nl.md", "Het plan.", "De beste ooit.")
    assert scan(docs).confirmed == "changed"


@pytest.mark.parametrize(
    "name",
    [
        "evidence/plan.md",
        "validations/scan.md",
        "profile.md",
        "evidence",
        "evidence/sketch.png",
        "evidence/p.txt",
    ],
)
def test_nothing_is_confirmed_that_a_link_leads_to(docs, tmp_path_factory, name):
    change(docs, "ann/evidence/plan.md", "The plan.", "The plan.\n\n![A sketch](sketch.png)")
    change(docs, "ann/evidence/plan.md", "media: document", "media: document\nfile: p.txt")
    Image.new("RGB", (20, 20), "red").save(docs / "ann/evidence/sketch.png")
    (docs / "ann/evidence/p.txt").write_text("A plan.", encoding="utf-8")
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "it"
    (docs / "ann" / name).rename(elsewhere)
    (docs / "ann" / name).symlink_to(elsewhere)
    with pytest.raises(NotConfirmedError) as refused:
        confirmed(docs)
    assert refused.value.why == "unusable"
    assert not (docs / "confirmations.yml").exists()


def test_a_list_of_what_is_confirmed_that_is_a_link_is_left_alone(docs, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "it.yml"
    elsewhere.write_text("type: confirmations\nconfirmations: []\n", encoding="utf-8")
    (docs / "confirmations.yml").symlink_to(elsewhere)
    with pytest.raises(NotConfirmedError):
        confirmed(docs)
    assert elsewhere.read_text(encoding="utf-8") == "type: confirmations\nconfirmations: []\n"


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
