"""What real portfolios have beside the usual: on the page of its document, on paper, in each language."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from generator.overviews.home import home_overview
from generator.overviews.value import value_overview
from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.writing.portfolio_pages import portfolio_pages
from generator.writing.summary import learner_summary
from tests.portfolios import CYCLE, PROFILE, ann, as_confirmed, written
from tests.publications import publication

DAY = datetime.date(2026, 11, 23)
OWN = """\
type: own-framework
title: Of my own
levels: [{id: 1, title: With help}, {id: 2, title: Alone}]
competences: [{id: bike, title: Repairing a bicycle, description: Together with its owner.}]
"""
EXPERIENCE = "type: experience\ntitle: Care\nlearning: informal\nstage: initial\nsetting: care\nstart: 2020"
GIVEN = (
    "type: assessment\ncycle: 2\nby: coach\ntitle: Seen\ndate: 2025-09\n"
    "scores: [{competence: 'kade:A', level: 2}]"
)
NOTED = "level: 2, level_note: Nearly three"
JUDGED = "type: validation\ntitle: Judged\nstandard: kade:job\ndate: 2025-10\ncycle: 2\nmethods: [portfolio]"
PROOF = "type: evidence\ntitle: Plan\nmedia: product\ndate: 2025-08\ncycle: 2"


def pages(portfolio, site, language="en"):
    """The public pages of a portfolio as HTML, by address."""
    profile = replace(portfolio.profile, language=language)
    html = Html(PageShell((str(THEME),), "Kring", "https://kring.example/", language, "", ()))
    made = portfolio_pages(replace(portfolio, profile=profile), site.frameworks, root="")
    return {page.address: html.page(page) for page in made.pages}


def public(tmp_path, own="", **files):
    """Ann's public pages, with a framework of her own if there is one."""
    if own:
        file = tmp_path / "ann/frameworks/mine.yml"
        file.parent.mkdir(parents=True)
        file.write_text(own, encoding="utf-8")
    _, site = ann(tmp_path, **files)
    seen = publication(site, "public", DAY).site
    return seen.portfolios[0], seen


def test_an_assessment_leads_to_the_work_it_is_about_and_back(tmp_path):
    seen = public(tmp_path, evidence__plan=PROOF, assessments__seen=f"{GIVEN}\nabout: [evidence/plan]")
    made = pages(*seen)
    assert 'href="../../evidence/plan/"' in made["assessments/seen/"]
    assert 'href="../../assessments/seen/"' in made["evidence/plan/"]


def test_an_assessment_of_private_work_does_not_name_it(tmp_path):
    hidden = f"{PROOF}\nvisibility: private"
    seen = public(tmp_path, evidence__plan=hidden, assessments__seen=f"{GIVEN}\nabout: [evidence/plan]")
    assert seen[0].assessments[0].about == ()


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "panel of 3 (assessor, employer)"), ("nl", "panel van 3 (assessor, werkgever)")],
)
def test_a_panel_without_names_judges_as_a_whole(tmp_path, language, said):
    panel = "panel: {members: 3, functions: [assessor, employer]}\noverall: passed-in-part"
    portfolio, site = public(tmp_path, validations__judged=f"{JUDGED}\n{panel}")
    made = pages(portfolio, site, language)
    whole = {"en": "passed in part", "nl": "deels geslaagd"}[language]
    for address in ("validations/judged/", "print/"):
        assert said in made[address]
        assert whole in made[address]
    assert whole in made["calibrate/"]


def test_what_was_passed_as_a_whole_counts_where_the_school_confirms_it(tmp_path):
    judged = f"{JUDGED}\npanel: {{members: 2}}\noverall: passed"
    portfolio, site = public(tmp_path, validations__judged=judged)
    assert not learner_summary(portfolio, site.frameworks, "en").validated
    assert learner_summary(as_confirmed(portfolio), site.frameworks, "en").validated


@pytest.mark.parametrize(("day", "holds"), [("2026-12-31", True), ("2027-01-01", False)])
def test_a_cohort_counts_what_is_in_force_on_the_day(day, holds, tmp_path):
    until = "assessor: judge\nvalid_until: 2026\noutcomes: [{competence: 'kade:A', level: 2, verdict: met}]"
    _, read = ann(tmp_path, validations__judged=f"{JUDGED}\n{until}")
    site = publication(read, "public", datetime.date.fromisoformat(day)).site
    found = learner_summary(as_confirmed(site.portfolios[0]), site.frameworks, "en")
    assert found.validated is holds
    met = {"met": 1, "partly": 0, "of": 2, "grade": "confirmed"}
    assert found.calibrated == ({"kade:job": met} if holds else {})
    assert ("kade:A" in found.levels) is holds


def test_a_panel_is_told_where_a_level_is_confirmed(tmp_path):
    outcomes = "panel: {members: 2}\noutcomes: [{competence: 'kade:A', level: 2, verdict: met}]"
    portfolio, site = public(
        tmp_path,
        validations__judged=f"{JUDGED}\n{outcomes}",
        evidence__plan=f"{PROOF}\ncompetences: [{{competence: 'kade:A'}}]",
    )
    assert "panel of 2" in pages(portfolio, site)[""]
    shown = learner_summary(portfolio, site.frameworks, "en").shows["kade:A"]["confirmation"]
    assert shown["judged"]["validation"]["assessor"]["role"] == "panel of 2"


def test_a_goal_can_be_about_something_in_words_and_an_activity_has_a_rhythm(tmp_path):
    goal = "type: goal\ntitle: Drive\nstatus: active\ncycle: 2\nsubject: My forklift licence\n"
    goal += "activities: [{title: Lesson, learning: formal, status: busy, rhythm: weekly}]"
    made = pages(*public(tmp_path, goals__drive=goal))
    for address in ("goals/drive/", "plan/", "print/"):
        assert "My forklift licence" in made[address]
        assert "weekly" in made[address]
    assert "weekly" in made["develop/"]


@pytest.mark.parametrize(
    ("name", "text", "address"),
    [
        ("assessments__seen", GIVEN.replace("level: 2", NOTED), "assessments/seen/"),
        ("assessments__seen", GIVEN.replace("level: 2", NOTED), "value/"),
        ("assessments__seen", GIVEN.replace("level: 2", NOTED), "competences/kade-a/"),
        (
            "experiences__care",
            f"{EXPERIENCE}\ncompetences: [{{competence: 'kade:A', {NOTED}}}]",
            "experiences/care/",
        ),
        (
            "validations__judged",
            f"{JUDGED}\nassessor: judge\noutcomes: [{{competence: 'kade:A', verdict: met, {NOTED}}}]",
            "validations/judged/",
        ),
    ],
)
def test_what_lies_between_two_levels_is_told_beside_the_level(tmp_path, name, text, address):
    made = pages(*public(tmp_path, **{name: text}))
    assert "Nearly three" in made[address]
    assert "Nearly three" in made["print/"]


def test_a_work_has_several_addresses_a_venue_a_doi_and_makers_as_they_agreed(tmp_path):
    more = (
        "links: [{title: Code, url: 'https://a.example/code'}, {title: Slides, url: 'https://a.example/s'}]\n"
    )
    more += "doi: 10.5281/zenodo.4321\nvenue: Open day\nmade_with: [peer, coach]"
    made = pages(*public(tmp_path, evidence__plan=f"{PROOF}\n{more}"))
    for address in ("evidence/plan/", "print/"):
        assert 'href="https://a.example/code">Code</a>' in made[address]
        assert 'href="https://a.example/s">Slides</a>' in made[address]
        assert 'href="https://doi.org/10.5281/zenodo.4321"' in made[address]
        assert "Open day" in made[address]
        assert "Pia Peer" not in made[address]
        assert "Made with" in made[address]


def test_an_award_needs_no_scan_where_it_says_so(tmp_path):
    award = PROOF.replace("product", "award") + "\nwithout_file: The cup stands in the club house"
    made = pages(*public(tmp_path, evidence__cup=award))
    assert "The cup stands in the club house" in made["evidence/cup/"]
    assert "The cup stands in the club house" in made["print/"]


LANGUAGES = (
    "language_skills: [{name: ar, native: true}, {name: Tarifit, listening: B2, writing: A1}]\n"
    "skills: [Soldering]\n"
)


@pytest.mark.parametrize(("language", "called"), [("en", "Arabic"), ("nl", "Arabisch")])
def test_languages_and_skills_are_on_the_home_page_and_on_paper(tmp_path, language, called):
    whole = {"en": "every skill, from childhood", "nl": "elke vaardigheid, van huis uit"}[language]
    native = {"en": "native language", "nl": "moedertaal"}[language]
    written(tmp_path, {"ann/profile.md": PROFILE.replace("people:", f"{LANGUAGES}people:")})
    site = publication(read_site(tmp_path).site, "public", DAY).site
    made = pages(site.portfolios[0], site, language)
    for address in ("", "print/"):
        assert called in made[address]
        assert "Tarifit" in made[address]
        assert "Soldering" in made[address]
    assert f'colspan="5">{whole}</td>' in made["print/"]
    assert ">B2</td>" in made["print/"]
    assert f"<dd>{native}</dd>" in made[""]
    assert " B2 · " in made[""]
    assert "–" not in made[""].partition('id="lk-languages"')[2].partition("</section>")[0]
    assert "knowsLanguage" in made[""]


def test_own_outcomes_are_said_to_be_the_learners_own(tmp_path):
    claim = f"{EXPERIENCE}\ncompetences: [{{competence: 'mine:bike', level: 2}}]"
    portfolio, site = public(tmp_path, OWN, experiences__care=claim)
    made = pages(portfolio, site)
    assert "in the learner&#39;s own words" in made["competences/mine-bike/"]
    assert "own outcome" in made["experiences/care/"]
    assert "They are no standard" in made["frameworks/mine/"]
    assert 'href="../frameworks/mine/"' in made["competences/"]
    assert "They are no standard" in made["print/"]


def test_own_outcomes_count_nowhere_in_the_cohort(tmp_path):
    claim = f"{EXPERIENCE}\ncompetences: [{{competence: 'mine:bike', level: 2}}, {{competence: 'kade:A'}}]"
    portfolio, site = public(tmp_path, OWN, experiences__care=claim)
    summary = learner_summary(portfolio, site.frameworks, "en")
    assert set(summary.shows) == set(summary.phases) == {"kade:A"}


def test_own_outcomes_are_on_no_card_of_the_cohort(tmp_path):
    claims = f"{PROOF}\ncompetences: [{{competence: 'mine:bike'}}, {{competence: 'kade:A'}}]"
    portfolio, site = public(tmp_path, OWN, evidence__plan=claims)
    assert learner_summary(portfolio, site.frameworks, "en").highlights == ["Alpha"]


def test_own_outcomes_that_are_not_public_leave_no_trace(tmp_path):
    claim = f"{EXPERIENCE}\ncompetences: [{{competence: 'mine:bike', level: 2}}]"
    goal = "type: goal\ntitle: Ride\nstatus: active\ncycle: 2\ncompetence: mine:bike\nlevel: 2"
    portfolio, site = public(
        tmp_path, f"{OWN}visibility: private\n", experiences__care=claim, goals__ride=goal
    )
    assert portfolio.frameworks == ()
    assert portfolio.experiences[0].competences == ()
    assert portfolio.goals[0].competence is None
    assert not [
        address for address, page in pages(portfolio, site).items() if "bicycle" in page or "mine" in address
    ]


@pytest.mark.parametrize(
    "told",
    [
        OWN.replace("Together with its owner.", "As Pia Peer taught me."),
        OWN.replace("Of my own", "With Pia Peer"),
        OWN.replace("Alone", "As Pia Peer"),
        OWN.replace("id: bike", "id: pia-peer"),
        f"{OWN}description: For Pia Peer.\n",
    ],
)
def test_own_outcomes_that_tell_a_name_are_left_out(tmp_path, told):
    portfolio, _ = public(tmp_path, told, experiences__care=EXPERIENCE)
    assert portfolio.frameworks == ()


def test_growth_within_a_cycle_is_from_its_first_level_to_its_last(tmp_path):
    def given(by, date, level, cycle=2):
        scores = f"scores: [{{competence: 'kade:A', level: {level}}}]"
        return f"type: assessment\ntitle: Seen\nby: {by}\ndate: {date}\ncycle: {cycle}\n{scores}"

    portfolio, site = public(
        tmp_path,
        assessments__a=given("self", "2025-02", 3, cycle=1),
        assessments__b=given("self", "2025-08", 1),
        assessments__c=given("self", "2025-09", 2),
        assessments__d=given("self", "2025-10", 3),
        assessments__e=given("coach", "2025-08", 2),
        assessments__f=given("coach", "2025-10", 2),
    )
    overview = value_overview(portfolio, portfolio.cycles[1], site.frameworks)
    assert [(it.competence, it.view, it.before.level, it.now.level) for it in overview.growth] == [
        ("kade:A", "self", "1", "3")
    ]
    assert value_overview(portfolio, portfolio.cycles[0], site.frameworks).growth == ()
    made = pages(portfolio, site)
    assert "Growth within this cycle" in made["value/"]
    assert "Growth within this cycle" in made["print/"]
    assert "Growth within this cycle" not in made["cycles/1/value/"]


def test_a_home_page_without_competences_shows_what_was_done_and_the_proof(tmp_path):
    older = EXPERIENCE.replace("Care", "School").replace("2020", "2010")
    portfolio, site = public(
        tmp_path, experiences__care=EXPERIENCE, experiences__school=older, evidence__plan=PROOF
    )
    overview = home_overview(portfolio, site.frameworks)
    assert [it.slug for it in overview.experiences] == ["care", "school"]
    assert [it.slug for it in overview.pieces] == ["plan"]
    made = pages(portfolio, site)
    assert "This portfolio has just begun." not in made[""]
    assert 'href="experiences/care/"' in made[""]
    assert 'href="evidence/plan/"' in made[""]


def test_a_home_page_with_competences_shows_those_alone(tmp_path):
    claim = f"{PROOF}\ncompetences: [{{competence: 'kade:A'}}]"
    portfolio, site = public(tmp_path, experiences__care=EXPERIENCE, evidence__plan=claim)
    overview = home_overview(portfolio, site.frameworks)
    assert overview.highlights
    assert overview.experiences == overview.pieces == ()


def test_a_home_page_of_nothing_says_so(tmp_path):
    written(tmp_path, {"ann/cycles/1.md": CYCLE.format(n=1, start="2025", more="")})
    site = publication(read_site(tmp_path).site, "public", DAY).site
    assert "This portfolio has just begun." in pages(site.portfolios[0], site)[""]
