"""The rules of docs/counting.md that the sample portfolios do not happen to show."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from generator.overviews import OVERVIEWS
from generator.overviews.calibrate import calibrate_overview
from generator.overviews.cohort import Tally, cohort_rows, member, showing
from generator.overviews.competence import GivenScore, competence_overview, confirmation
from generator.overviews.counted import counted
from generator.overviews.cycle import cycle_overview
from generator.overviews.develop import develop_overview
from generator.overviews.home import home_overview
from generator.overviews.recognise import recognise_overview
from generator.overviews.value import value_overview
from generator.overviews.views import VIEWS
from generator.reading.read import read_site
from tests.portfolios import ann, site_of, written
from tests.publications import publication

EXPERIENCE = (
    "type: experience\ntitle: x\nlearning: {learning}\nstage: initial\nsetting: {setting}\nstart: {start}\n"
)
EVIDENCE = "type: evidence\ntitle: x\nmedia: observation\ndate: {date}\n"


def experience(learning="informal", setting="work", start="2020", more=""):
    return EXPERIENCE.format(learning=learning, setting=setting, start=start) + more


def evidence(date="2025", more=""):
    return EVIDENCE.format(date=date) + more


def claim(name, rationale=""):
    return f'competences: [{{competence: "kade:{name}"{", rationale: " + rationale if rationale else ""}}}]\n'


def assessment(by, date, level, competence="A", cycle=1):
    scores = f'scores: [{{competence: "kade:{competence}", level: {level}}}]\n'
    return f"type: assessment\ntitle: x\nby: {by}\ndate: {date}\ncycle: {cycle}\n{scores}"


def validation(date, outcomes, cycle=1, more=""):
    return (
        f"type: validation\ntitle: x\nstandard: kade:job\nassessor: judge\ndate: {date}\ncycle: {cycle}\n"
        f"methods: [portfolio]\noutcomes: [{outcomes}]\n{more}"
    )


def outcome(competence, verdict, more=""):
    return f'{{competence: "kade:{competence}", verdict: {verdict}{more}}}'


def of(overview, folder, cycle=2, **files):
    portfolio, site = ann(folder, **files)
    chosen = next(c for c in portfolio.cycles if c.number == cycle)
    return overview(portfolio, chosen, site.frameworks)


def seen(row):
    return {view: s.level for view, s in zip(VIEWS, row.seen, strict=True) if s}


def test_nothing_counts_before_its_cycle(tmp_path):
    files = {"experiences__late": experience(more="cycle: 2\n")}

    assert of(recognise_overview, tmp_path / "a", cycle=1, **files).timeline == ()
    assert len(of(recognise_overview, tmp_path / "b", cycle=2, **files).timeline) == 1


def test_experiences_that_began_together_stand_by_file_name(tmp_path):
    overview = of(recognise_overview, tmp_path, experiences__b=experience(), experiences__a=experience())

    assert [e.slug for e in overview.timeline] == ["a", "b"]


def test_a_year_begins_before_a_day_in_it(tmp_path):
    overview = of(
        recognise_overview,
        tmp_path,
        experiences__a=experience(start="2020-03-01"),
        experiences__b=experience(start="2020"),
    )

    assert [e.slug for e in overview.timeline] == ["b", "a"]


def test_evidence_alone_keeps_a_competence_from_being_unseen(tmp_path):
    overview = of(recognise_overview, tmp_path, evidence__a=evidence(more=claim("B")))

    assert overview.rows == ()
    assert overview.unseen == ("kade:A", "kade:C")


def test_the_first_cycle_has_nothing_before_it(tmp_path):
    for number, overview in enumerate(OVERVIEWS.values()):
        shown = of(overview, tmp_path / str(number), cycle=1)
        assert getattr(shown, "since", None) is None


def test_the_latest_level_of_each_view_counts(tmp_path):
    overview = of(
        value_overview,
        tmp_path,
        assessments__a=assessment("self", "2025-02", 1),
        assessments__b=assessment("self", "2025-03", 2),
        assessments__c=assessment("peer", "2025-03", 3),
        assessments__d=assessment("coach", "2025-03", 1),
        assessments__e=assessment("judge", "2025-03", 2),
        assessments__f=assessment("board", "2025-04", 3),
    )

    assert seen(overview.rows[0]) == {"self": "2", "peer": "3", "guide": "1", "assessor": "3"}
    assert "customer" not in overview.views


def test_on_equal_dates_the_later_file_name_counts(tmp_path):
    overview = of(
        value_overview,
        tmp_path,
        assessments__b=assessment("self", "2025", 2),
        assessments__a=assessment("self", "2025", 1),
    )

    assert seen(overview.rows[0]) == {"self": "2"}


def test_a_customer_has_a_column_when_a_customer_has_given_a_level(tmp_path):
    overview = of(value_overview, tmp_path, assessments__a=assessment("boss", "2025", 2))

    assert overview.views == VIEWS
    assert seen(overview.rows[0]) == {"customer": "2"}


def vraak_of(folder, **files):
    rows = of(value_overview, folder, cycle=1, **files).rows
    return {it.criterion: (it.verdict, it.count, it.total) for it in rows[0].vraak}


def test_without_evidence_only_variation_can_be_met(tmp_path):
    assert vraak_of(tmp_path, experiences__a=experience(more=claim("A"))) == {
        "variation": ("no", 1, 2),
        "relevance": ("no", 0, 0),
        "authenticity": ("no", 0, 0),
        "currency": ("no", 0, 0),
        "quantity": ("no", 0, 2),
    }


def test_a_context_is_a_setting_with_an_organisation(tmp_path):
    same = "organisation: Linde\n"
    met = vraak_of(
        tmp_path,
        experiences__a=experience(more=same + claim("A")),
        experiences__b=experience(more=same + claim("A")),
        experiences__c=experience(setting="care"),
        evidence__a=evidence(more=claim("A") + "experience: c\n"),
    )

    assert met["variation"] == ("yes", 2, 2)


def test_some_pieces_make_a_criterion_partly_met(tmp_path):
    met = vraak_of(
        tmp_path,
        evidence__a=evidence(more=claim("A", "because")),
        evidence__b=evidence(more=claim("A") + "confirmed_by: coach\n"),
        evidence__c=evidence(more=claim("A") + "contribution: all\n"),
    )

    assert met["relevance"] == ("partly-so", 1, 3)
    assert met["authenticity"] == ("partly-so", 2, 3)
    assert met["quantity"] == ("yes", 3, 2)


@pytest.mark.parametrize(
    ("date", "verdict"),
    [("2020-06-30", "yes"), ("2020-06-29", "no"), ("2020-06", "yes"), ("2020-05", "no"), ("2020", "yes")],
)
def test_a_piece_is_current_for_five_years_to_the_day(tmp_path, date, verdict):
    assert vraak_of(tmp_path, evidence__a=evidence(date, claim("A")))["currency"][0] == verdict


def test_an_open_cycle_is_reckoned_at_its_newest_document(tmp_path):
    portfolio, site = ann(
        tmp_path, evidence__a=evidence("2026-03"), assessments__a=assessment("self", "2026-02", 1, cycle=2)
    )

    assert counted(portfolio, portfolio.cycles[1], site.frameworks).reckoning_day == datetime.date(
        2026, 3, 31
    )
    assert counted(portfolio, portfolio.cycles[0], site.frameworks).reckoning_day == datetime.date(
        2025, 6, 30
    )


def test_an_open_cycle_without_documents_is_reckoned_at_its_own_start(tmp_path):
    portfolio, site = ann(tmp_path)

    assert counted(portfolio, portfolio.cycles[1], site.frameworks).reckoning_day == datetime.date(
        2025, 7, 31
    )


def test_the_latest_outcome_for_a_competence_counts_and_the_rest_stays(tmp_path):
    overview = of(
        calibrate_overview,
        tmp_path,
        validations__a=validation(
            "2025-03", f"{outcome('A', 'gap')}, {outcome('B', 'met')}, {outcome('C', 'met')}"
        ),
        validations__b=validation("2025-05", outcome("A", "met")),
    )

    rows = overview.calibrations[0].rows
    assert [(row.competence, row.asked, row.standing) for row in rows] == [
        ("kade:A", "2", "met"),
        ("kade:B", "2", "met"),
        ("kade:C", None, "met"),
    ]
    assert [(c.standing, len(c.competences)) for c in overview.calibrations[0].counts] == [
        ("met", 2),
        ("partly", 0),
        ("gap", 0),
        ("not-judged", 0),
    ]


def test_what_was_not_judged_is_said(tmp_path):
    overview = of(calibrate_overview, tmp_path, validations__a=validation("2025-03", outcome("A", "met")))

    assert [row.standing for row in overview.calibrations[0].rows] == ["met", "not-judged"]


@pytest.mark.parametrize(("until", "expired"), [("2025-06-30", False), ("2025-06-29", True), ("2025", False)])
def test_an_outcome_expires_after_its_last_day(tmp_path, until, expired):
    overview = of(
        calibrate_overview,
        tmp_path,
        cycle=1,
        validations__a=validation("2025-03", outcome("A", "met"), more=f"valid_until: {until}\n"),
    )

    assert overview.calibrations[0].rows[0].expired is expired


def test_a_change_since_the_validation_is_seen_piece_by_piece(tmp_path):
    used = ", evidence: [a, b]"
    plain = {"evidence__a": evidence(), "evidence__b": evidence()}
    portfolio, _ = ann(tmp_path / "before", **plain)
    kept = {piece.slug: piece.fingerprint for piece in portfolio.evidence}
    lines = f"fingerprint: {{a: {kept['a']!r}, b: '0123456789abcdef'}}\n"

    def changed(folder, more):
        files = {**plain, "validations__v": validation("2025-03", outcome("A", "met", used), more=more)}
        row = of(calibrate_overview, tmp_path / folder, **files).calibrations[0].rows[0]
        return row.changed if row.changed is None else [piece.slug for piece in row.changed]

    assert changed("none", "") is None
    assert changed("one", lines) == ["b"]
    assert changed("same", f"fingerprint: {{a: {kept['a']!r}}}\n") == []


def test_a_question_is_open_until_the_cycle_it_was_answered_in(tmp_path):
    question = "type: question\ntitle: x\nstatus: answered\ncycle: 1\nanswer: y\nanswered_in: 2\n"
    first = of(develop_overview, tmp_path / "a", cycle=1, questions__q=question)
    second = of(develop_overview, tmp_path / "b", cycle=2, questions__q=question)

    assert first.questions[0].status == "open"
    assert [q.slug for q in first.next_start.questions] == ["q"]
    assert second.questions[0].status == "answered"
    assert [q.slug for q in second.since.answered] == ["q"]


def test_a_goal_answers_a_gap_of_any_validation_against_the_same_standard(tmp_path):
    goal = "type: goal\ntitle: x\nstatus: active\ncycle: 1\ncompetence: kade:{name}\ngap: a\n"
    overview = of(
        develop_overview,
        tmp_path,
        validations__a=validation("2025-03", outcome("A", "gap")),
        validations__b=validation("2025-05", f"{outcome('A', 'partly')}, {outcome('B', 'gap')}"),
        goals__x=goal.format(name="A"),
        goals__y=goal.format(name="C"),
    )

    assert [(gap.row.competence, [g.slug for g in gap.goals]) for gap in overview.gaps] == [
        ("kade:A", ["x"]),
        ("kade:B", []),
    ]
    assert [g.slug for g in overview.other_goals] == ["y"]
    assert [gap.row.competence for gap in overview.next_start.gaps] == ["kade:B"]


def test_in_a_cycle_that_has_ended_the_phase_reached_is_done(tmp_path):
    assert [it.state for it in of(cycle_overview, tmp_path / "a", cycle=1).wheel] == [
        "done",
        "done",
        "to-come",
        "to-come",
    ]
    assert [it.state for it in of(cycle_overview, tmp_path / "b", cycle=2).wheel] == [
        "done",
        "busy",
        "to-come",
        "to-come",
    ]


def test_without_highlights_the_best_supported_competences_are_shown(tmp_path):
    portfolio, site = ann(
        tmp_path,
        evidence__a=evidence(more=claim("B")),
        evidence__b=evidence(more=claim("C")),
        evidence__c=evidence(more=claim("C")),
        assessments__a=assessment("self", "2025", 1),
    )

    assert [it.competence for it in home_overview(portfolio, site.frameworks).highlights] == [
        "kade:C",
        "kade:B",
    ]


def test_the_strongest_proof_is_confirmed_then_explained_then_new(tmp_path):
    def proof(folder, **pieces):
        portfolio, site = ann(tmp_path / folder, **pieces)
        return home_overview(portfolio, site.frameworks).highlights[0].proof.slug

    new = evidence("2025-05", claim("A"))
    explained = evidence("2024", claim("A", "because"))
    confirmed = evidence("2020", claim("A") + "confirmed_by: coach\n")
    assert proof("a", evidence__n=new, evidence__e=explained, evidence__c=confirmed) == "c"
    assert proof("b", evidence__n=new, evidence__e=explained) == "e"
    assert proof("c", evidence__n=new, evidence__o=evidence("2020", claim("A"))) == "n"


def confirmed_by(folder, day=None, **files):
    """Who confirms kade:A, on a day or whenever."""
    portfolio, site = ann(folder, **files)
    if day:
        shown = publication(site, "public", datetime.date.fromisoformat(day)).site
        portfolio = shown.portfolios[0]
    found = confirmation(portfolio, "kade:A", site.frameworks)
    return found and (found.by, found.level)


SELF = assessment("self", "2025-01", 1)


@pytest.mark.parametrize(
    ("verdict", "more", "by"),
    [
        ("met", "", ("validation", "2")),
        ("partly", "", ("validation", "2")),
        ("gap", "", ("self", "1")),
        ("met", "valid_until: 2025-08\n", ("self", "1")),
        ("met", "valid_until: 2025-10\n", ("validation", "2")),
    ],
)
def test_no_validation_confirms_a_gap_or_what_is_no_longer_valid(tmp_path, verdict, more, by):
    judged = validation("2025-07", outcome("A", verdict, ", level: 2"), cycle=2, more=more)
    later = assessment("coach", "2025-10-31", 3, competence="B", cycle=2)
    found = confirmed_by(tmp_path, assessments__s=SELF, assessments__c=later, validations__v=judged)
    assert found == by


def test_a_gap_replaces_an_earlier_outcome_against_the_same_standard(tmp_path):
    first = validation("2025-07", outcome("A", "met", ", level: 2"), cycle=2)
    gap = validation("2025-08", outcome("A", "gap", ", level: 1"), cycle=2)
    files = {"assessments__s": SELF, "validations__a": first}
    assert confirmed_by(tmp_path / "a", **files) == ("validation", "2")
    assert confirmed_by(tmp_path / "b", **files, validations__b=gap) == ("self", "1")


@pytest.mark.parametrize(("day", "by"), [("2026-03-31", "validation"), ("2026-04-01", "self")])
def test_a_validation_confirms_until_the_end_of_its_last_day_and_no_longer(tmp_path, day, by):
    judged = validation("2025-07", outcome("A", "met", ", level: 2"), cycle=2, more="valid_until: 2026-03\n")
    found = confirmed_by(tmp_path, day, assessments__s=SELF, validations__v=judged)
    assert found
    assert found[0] == by


COHORT = "type: cohort\ntitle: x\nschool: y\nlanguages: [en]\nsmallest_group: {n}\n"


def cohort_of(folder, learners, smallest):
    profile = (written(folder, {}) / "ann/profile.md").read_text()
    cycle = (folder / "ann/cycles/1.md").read_text()
    files = {"cohort.yml": COHORT.format(n=smallest)}
    for number in range(learners - 1):
        files[f"l{number}/profile.md"] = profile
        files[f"l{number}/cycles/1.md"] = cycle
        if number % 2:
            text = experience(more=claim("A"))
            files[f"l{number}/experiences/x.md"] = f"---\n{text}---\n"
    return publication(read_site(written(folder, files)).site, "public", datetime.date(2026, 1, 1)).site


@pytest.mark.parametrize(
    ("number", "telling"), [(0, True), (1, False), (2, True), (4, True), (5, False), (6, True)]
)
def test_a_number_is_told_only_if_neither_it_nor_the_rest_is_a_few_people(number, telling):
    assert Tally(of=6, smallest=2, named=False).tells(number) is telling


def test_a_number_of_people_who_are_named_is_told_whatever_it_is():
    assert all(Tally(of=6, smallest=5, named=True).tells(number) for number in range(7))


def test_the_newest_of_a_learner_come_first_with_the_last_reason_that_was_given(tmp_path):
    files = {
        f"evidence__{name}": evidence(date=date, more=claim("A", why))
        for name, date, why in [("a", "2025-01", "Old."), ("b", "2025-06", "Newer."), ("c", "2025-09", "")]
    }
    portfolio, site = ann(tmp_path, **files)
    found = member(portfolio, site.frameworks)
    assert [it.slug for it in found.newest] == ["c", "b"]
    (shows,) = found.shows
    assert [it.slug for it in shows.evidence] == ["c", "b", "a"]
    assert shows.reason is not None
    assert (shows.reason.document.slug, shows.reason.text) == ("b", "Newer.")


def test_a_competence_of_few_is_not_among_those_shown_where_nobody_is_named(tmp_path):
    site = site_of(tmp_path, experiences__a=experience(more=claim("A")))
    people = [(n, ["kade:A"] if n < 4 else []) for n in range(12)]
    told = [
        [len(it.learners) for it in showing(people, site.frameworks, Tally(12, smallest, named))]
        for smallest, named in [(5, True), (5, False), (4, False)]
    ]
    assert told == [[4], [], [4]]


def test_the_cohort_counts_learners_not_documents(tmp_path):
    site = cohort_of(tmp_path, learners=6, smallest=2)
    learners = [(each.slug, dict(member(each, site.frameworks).facets.phases)) for each in site.portfolios]
    row = cohort_rows(learners, site.frameworks, Tally(6, smallest=2, named=False))[0]

    assert [len(cell.learners) for cell in row.cells] == [2, 0, 0, 0]


def test_a_portfolio_without_cycles_breaks_nothing(tmp_path):
    site = site_of(tmp_path, experiences__a=experience(more=claim("A")))
    for path in (tmp_path / "ann/cycles").iterdir():
        path.unlink()
    portfolio = read_site(tmp_path).site.portfolios[0]

    assert home_overview(portfolio, site.frameworks).wheel == ()


# A day that comes once in four years, and names that nobody knows --------------------------------


def test_evidence_is_current_for_five_years_from_a_leap_day(tmp_path):
    cycle = "type: cycle\ntitle: Round 2\nnumber: 2\nstart: 2027-07\nend: 2028-02-29\nphase: value\n"
    files = {
        "cycles__2": cycle,
        "evidence__old": evidence("2023-02-27", claim("A")),
        "evidence__new": evidence("2023-02-28", claim("A")),
    }
    (row,) = [row for row in of(value_overview, tmp_path, **files).rows if row.competence == "kade:A"]
    (currency,) = [each for each in row.vraak if each.criterion == "currency"]
    assert (currency.count, currency.total) == (1, 2)


def without_kade_b(folder, **files):
    """A portfolio that names kade:B, with frameworks in which it is no more."""
    portfolio, site = ann(folder, **files)
    kade = site.frameworks.by_id["kade"]
    rest = tuple(each for each in kade.competences if each.id != "B")
    return portfolio, portfolio.cycles[-1], replace(site.frameworks, all=(replace(kade, competences=rest),))


def test_what_is_asked_but_unknown_is_no_row(tmp_path):
    files = {"validations__v": validation("2025-08", outcome("A", "met"), cycle=2)}
    (one,) = calibrate_overview(*without_kade_b(tmp_path, **files)).calibrations
    assert [row.competence for row in one.rows] == ["kade:A"]


def test_a_goal_for_an_unknown_competence_is_on_no_map(tmp_path):
    goal = 'type: goal\ntitle: x\nstatus: planned\ncycle: 2\ncompetence: "kade:B"\nlevel: 2\n'
    overview = cycle_overview(*without_kade_b(tmp_path, goals__b=goal))
    assert "kade:B" not in [row.competence for row in overview.rows]


def test_who_said_what_of_a_competence_is_in_order_of_date_whoever_said_it(tmp_path):
    def seen(date, cycle):
        return (
            f"type: assessment\ncycle: {cycle}\nby: coach\ntitle: Seen\ndate: {date}\n"
            "scores: [{competence: 'kade:A', level: 2}]"
        )

    judged = (
        "type: validation\ntitle: Judged\nstandard: kade:job\nassessor: judge\nmethods: [portfolio]\n"
        "cycle: 1\ndate: 2025-03-06\noutcomes: [{competence: 'kade:A', level: 2, verdict: met}]"
    )
    portfolio, site = ann(
        tmp_path, assessments__a=seen("2025-02", 1), assessments__b=seen("2025-08", 2), validations__v=judged
    )
    said = competence_overview(portfolio, "kade:A", site.frameworks).said
    dates = [(it.assessment if isinstance(it, GivenScore) else it.validation).date.text for it in said]
    assert dates == ["2025-02", "2025-03-06", "2025-08"]
