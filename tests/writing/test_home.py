"""The home page says first what one looks for, once, and no more than is true and may be told."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.writing.excerpts import opening, quotation, sentences, spoken, without
from generator.writing.home_page import SECTIONS, initials
from generator.writing.portfolio_pages import portfolio_pages
from tests.browser.pages import ROOT
from tests.portfolios import CYCLE, FRAMEWORK, PROFILE, as_confirmed, written
from tests.publications import publication
from tests.writing.test_real_portfolios import EXPERIENCE, PROOF, pages, public

DAY = datetime.date(2026, 11, 23)
JUDGED = (
    "type: validation\ntitle: Judged\nstandard: kade:job\ncycle: 2\nmethods: [portfolio]\n"
    "organisation: Centre\ndate: {date}\n{more}outcomes:\n{outcomes}"
)
MET = "- {competence: 'kade:A', level: 2, verdict: met}\n"
MET_TOO = "- {competence: 'kade:B', level: 2, verdict: met}\n"
PARTLY = "- {competence: 'kade:B', level: 1, verdict: partly}\n"
GAP = "- {competence: 'kade:A', level: 1, verdict: gap}\n"
TALK = (
    "type: dialogue\ntitle: Talk {date}\ndate: {date}\ncycle: 2\nphase: value\nparticipants: [self, {by}]\n"
    "feedback:\n- {{from: {by}, text: {said}{more}}}"
)


def judged(outcomes, date="2025-10-01", by="assessor: judge", until=""):
    more = f"{by}\n" + (f"valid_until: {until}\n" if until else "")
    return JUDGED.format(date=date, more=more, outcomes=outcomes)


def text_of(home: str, what: str) -> str:
    found = LexborHTMLParser(home).css_first(what)
    return " ".join(found.text().split()) if found else ""


def home(tmp_path, language="en", **files):
    return pages(*public(tmp_path, **files), language)[""]


def confirmed_home(tmp_path, **files):
    """The same where the school stands for every validation, but for those that are called mine."""
    portfolio, site = public(tmp_path, **files)
    mine = tuple(it for it in portfolio.validations if it.slug == "mine")
    sure = as_confirmed(portfolio).validations
    whole = tuple(next((own for own in mine if own.slug == it.slug), it) for it in sure)
    return pages(replace(portfolio, validations=whole), site, "en")[""]


# The line of trust ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcomes", "language", "said"),
    [
        (MET + MET_TOO, "en", "All 2 requirements for Job are met."),
        (MET + MET_TOO, "nl", "Alle 2 eisen voor Job zijn gehaald."),
        (MET + PARTLY, "en", "1 of the 2 requirements for Job is met and 1 in part."),
        (MET + PARTLY, "nl", "1 van de 2 eisen voor Job gehaald en 1 voor een deel."),
        (MET, "en", "1 of the 2 requirements for Job is met."),
        (PARTLY, "en", "1 of the 2 requirements for Job is met in part."),
        (PARTLY, "nl", "1 van de 2 eisen voor Job voor een deel gehaald."),
    ],
)
def test_one_line_says_what_was_found_by_whom_and_when(outcomes, language, said, tmp_path):
    line = text_of(home(tmp_path, language, validations__v=judged(outcomes)), ".lk-trust")
    who = {
        "en": "Looked at by an assessor of Centre, 1 October 2025. This was entered in the portfolio. "
        "Nobody checked it. See the comparison",
        "nl": "Bekeken door een assessor van Centre, 1 oktober 2025. Dit is ingevuld in het portfolio. "
        "Niemand heeft het gecontroleerd. Bekijk de vergelijking",
    }[language]
    assert line == f"{said} {who}"


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"validations__v": judged(GAP)},
        {"validations__v": judged(MET, until="2026-01-01")},
        {"validations__v": judged(MET, "2025-09-01"), "validations__w": judged(GAP, "2025-10-01")},
        {"validations__v": judged(MET) + "visibility: private"},
    ],
    ids=["none", "a gap", "expired", "replaced by a gap", "private"],
)
def test_where_nothing_holds_there_is_no_line(files, tmp_path):
    assert text_of(home(tmp_path, **files), ".lk-trust") == ""


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (judged(MET_TOO), "All 2 requirements for Job are met. Looked at by an assessor of Centre, most"),
        (judged(PARTLY), "1 of the 2 requirements for Job is met and 1 in part. Looked at by an"),
        (judged(MET_TOO, until="2025-12-01"), "1 of the 2 requirements for Job is met. Looked at by an"),
    ],
    ids=["all", "in part", "expired"],
)
def test_home_and_calibrate_count_of_each_requirement_its_newest_verdict_that_holds(later, said, tmp_path):
    shown = public(tmp_path, validations__v=judged(MET, "2025-09-01"), validations__w=later)
    made = pages(*shown, "en")
    assert text_of(made[""], ".lk-trust").startswith(said)
    claim, *_ = said.partition(" Looked at")
    assert text_of(made["calibrate/"], ".lk-finding") == claim


def test_the_newest_that_holds_is_told_and_an_older_one_of_another_standard_steps_aside(tmp_path):
    newest = judged(MET + MET_TOO, "2025-11-01")
    line = text_of(
        home(tmp_path, validations__v=judged(MET, "2025-09-01"), validations__w=newest), ".lk-trust"
    )
    assert "All 2 requirements" in line
    assert "1 November 2025" in line


@pytest.mark.parametrize(
    ("by", "sure", "said"),
    [
        ("assessor: judge", True, "by an assessor of Centre"),
        ("assessor: board", True, "by: exam board of Centre"),
        ("panel: {members: 2, functions: [assessor, teacher]}", True, "by: panel of 2 (assessor, teacher)"),
        ("panel: {members: 2}", False, "by: panel of 2 of Centre"),
    ],
)
def test_only_what_an_assessor_judged_and_the_school_confirms_looks_sure(by, sure, said, tmp_path):
    entered = home(tmp_path, validations__v=judged(MET, by=by))
    assert said in text_of(entered, ".lk-trust")
    assert "lk-trust--sure" not in entered
    made = confirmed_home(tmp_path, validations__v=judged(MET, by=by))
    assert ("lk-trust--sure" in made) is sure
    assert "The school confirms this." in text_of(made, ".lk-trust")


@pytest.mark.parametrize(
    "typed",
    [
        judged("", "2025-11-01").replace("outcomes:\n", "overall: passed\n"),
        judged(GAP.replace("kade:A", "kade:B"), "2025-11-01", by="assessor: board"),
        judged(MET.replace("kade:A", "kade:C"), "2025-11-01", by="assessor: board"),
        judged(MET_TOO, "2025-11-01"),
    ],
    ids=["all of it passed", "nothing found", "what nobody asked", "one more"],
)
def test_what_the_school_confirmed_before_confirms_no_later_one_that_is_typed(typed, tmp_path):
    files = {"validations__v": judged(MET, "2025-09-01"), "validations__mine": typed}
    made = confirmed_home(tmp_path, **files)
    assert "1 November 2025" in text_of(made, ".lk-trust")
    assert "Nobody checked it." in text_of(made, ".lk-trust")
    assert "lk-trust--sure" not in made


def test_what_was_met_in_part_only_does_not_look_sure(tmp_path):
    assert "lk-trust--sure" not in confirmed_home(tmp_path, validations__v=judged(PARTLY))


def test_an_assessor_is_never_named_in_the_line_and_without_consent_nowhere(tmp_path):
    made = home(tmp_path, validations__v=judged(MET).replace("organisation: Centre\n", ""))
    assert text_of(made, ".lk-trust").startswith(
        "1 of the 2 requirements for Job is met. Looked at by an assessor, 1 "
    )
    assert "Jan Judge" not in made


@pytest.mark.parametrize(
    ("overall", "said"),
    [("passed", "Passed for Job."), ("passed-in-part", "Passed in part for Job."), ("not-yet", "")],
)
def test_what_was_judged_as_a_whole_is_told_as_a_whole(overall, said, tmp_path):
    whole = judged("").replace("outcomes:\n", f"overall: {overall}\n")
    assert text_of(home(tmp_path, validations__v=whole), ".lk-trust").startswith(said)
    assert bool(text_of(home(tmp_path, validations__v=whole), ".lk-trust")) is bool(said)


# The pages of value, calibrate and one validation --------------------------------------------------


def test_each_level_has_its_month_so_that_other_years_are_no_quarrel(tmp_path):
    first = SEEN.format(by="self").replace("2025-09-02", "2025-03-01").replace("cycle: 2", "cycle: 1")
    files = {"assessments__a": first, "assessments__b": SEEN.format(by="coach")}
    made = pages(*public(tmp_path, **files, validations__v=judged(MET)), "en")
    for address in ("value/", "calibrate/"):
        assert {"March 2025", "September 2025"} <= {
            it.text() for it in LexborHTMLParser(made[address]).css(".lk-when")
        }


@pytest.mark.parametrize(("pieces", "said"), [(1, "Good:"), (2, "Good:"), (3, "Strong proof:")])
def test_proof_is_called_strong_only_if_four_of_five_are_good(pieces, said, tmp_path):
    mine = "contribution: I made it.\n" if pieces > 2 else ""
    files = {f"evidence__p{n}": f"{PROOF}\n{mine}{CLAIM}" for n in range(pieces)}
    line = LexborHTMLParser(pages(*public(tmp_path, **files), "en")["value/"]).css_first(".lk-strength")
    assert line.text().strip().startswith(said)
    assert not line.css_first(".lk-sure")  # it is counted, and nobody confirmed it


def test_a_validation_says_what_was_asked_and_whether_it_has_expired(tmp_path):
    made = pages(*public(tmp_path, validations__v=judged(GAP, until="2026-01-01")), "en")
    page = LexborHTMLParser(made["validations/v/"]).css_first("main").text()
    assert "step 1 of 3; asked: step 2 of 3" in page
    assert "(expired)" in page
    assert "portfolio, not checked · portfolio · valid until" in text_of(made["calibrate/"], ".lk-judges")
    assert "(expired)" in text_of(made["calibrate/"], ".lk-judges")


@pytest.mark.parametrize(
    ("due", "updated"),
    [
        ("2026-11-13", "on 13 November 2026"),
        ("2026-10", "in October 2026"),
        ("2026-12-24", "on 2 September 2025"),
    ],
)
def test_what_was_finished_counts_for_the_day_of_the_update_and_no_day_to_come(due, updated, tmp_path):
    goal = (
        "type: goal\ntitle: Learn\nstatus: active\ncycle: 2\nsubject: cooking\n"
        f"activities: [{{title: Course, learning: formal, status: done, due: {due}}}]"
    )
    made = home(tmp_path, goals__g=goal, assessments__a=SEEN.format(by="self"))
    assert f"Updated {updated}" in made


# The cards -----------------------------------------------------------------------------------------

CLAIM = "competences: [{competence: 'kade:A', rationale: Because I did it.}]"
SEEN = (
    "type: assessment\ncycle: 2\nby: {by}\ntitle: Seen\ndate: 2025-09-02\n"
    "scores: [{{competence: 'kade:A', level: 2}}, {{competence: 'kade:B', level: 1}}]"
)


def test_a_card_has_the_learners_own_sentence_the_level_in_words_and_the_proof(tmp_path):
    made = home(tmp_path, evidence__plan=f"{PROOF}\n{CLAIM}", assessments__a=SEEN.format(by="self"))
    card = text_of(made, ".lk-proofs li")
    assert "Because I did it." in card
    assert "Two, step 2 of 3" in card
    assert "my own estimate" in card
    assert "Proof: Plan" in card


def test_each_card_says_what_the_judgement_found_and_ticks_only_what_is_met_and_confirmed(tmp_path):
    both = CLAIM.replace("]", ", {competence: 'kade:B'}]")
    files = {"evidence__plan": f"{PROOF}\n{both}", "validations__v": judged(MET + PARTLY)}
    assert not LexborHTMLParser(home(tmp_path, **files)).css(".lk-proofs__level .lk-sure")
    made = confirmed_home(tmp_path, **files)
    levels = LexborHTMLParser(made).css(".lk-proofs__level")
    assert [" ".join(it.text().split()).rpartition(" 3 ")[2] for it in levels] == ["met", "met in part"]
    assert [bool(it.css_first(".lk-sure")) for it in levels] == [True, False]


def test_who_gave_all_levels_is_told_once(tmp_path):
    both = CLAIM.replace("]", ", {competence: 'kade:B'}]")
    made = home(tmp_path, evidence__plan=f"{PROOF}\n{both}", assessments__a=SEEN.format(by="coach"))
    section = text_of(made, "section[aria-labelledby=lk-can]")
    assert len(LexborHTMLParser(made).css(".lk-proofs > li")) == 2
    assert section.count("2 September 2025") == 1
    assert section.count("level given by") == 1


def test_who_judged_before_and_stands_in_the_line_of_trust_is_not_told_again(tmp_path):
    first = judged(PARTLY.replace("partly", "met"), "2025-09-01").replace("kade:job", "kade:other")
    other = "  - {id: other, title: Other, kind: function, asks: [{competence: 'kade:B', level: 2}]}\n"
    both = CLAIM.replace("]", ", {competence: 'kade:B'}]")
    docs = written(
        tmp_path,
        {
            "frameworks/kade.yml": f"{FRAMEWORK}{other}",
            "ann/evidence/plan.md": f"---\n{PROOF}\n{both}\n---\n",
            "ann/validations/a.md": f"---\n{first}---\n",
            "ann/validations/b.md": f"---\n{judged(MET)}---\n",
        },
    )
    site = publication(read_site(docs).site, "public", DAY).site
    made = pages(site.portfolios[0], site)[""]
    cards = [it.text() for it in LexborHTMLParser(made).css(".lk-proofs__level")]
    assert sorted("September" in it for it in cards) == [False, True]
    assert all("met" in it for it in cards)
    assert made.count("assessor of Centre") == 1


def test_what_one_card_shows_another_does_not_show_again(tmp_path):
    both = CLAIM.replace("]", ", {competence: 'kade:B', rationale: Another reason.}]")
    docs = written(
        tmp_path, {"ann/evidence/plan.md": f"---\n{PROOF}\n{both}\n---\nWe drew it on the wall together.\n"}
    )
    site = publication(read_site(docs).site, "public", DAY).site
    quotes = [
        it.text() for it in LexborHTMLParser(pages(site.portfolios[0], site)[""]).css(".lk-proofs__look")
    ]
    assert sorted(quotes) == ["Another reason.", "We drew it on the wall together."]


def test_what_is_shown_first_no_card_shows_again(tmp_path):
    profile = PROFILE.replace("people:", "look: {featured: [evidence/plan]}\npeople:")
    docs = written(
        tmp_path,
        {
            "ann/profile.md": profile,
            "ann/evidence/plan.md": f"---\n{PROOF}\n{CLAIM}\n---\nWe drew it on the wall together.\n",
        },
    )
    site = publication(read_site(docs).site, "public", DAY).site
    made = pages(site.portfolios[0], site)[""]
    assert made.count("We drew it on the wall together.") == 1
    assert text_of(made, ".lk-proofs__look") == "Because I did it."


@pytest.mark.parametrize(
    ("prose", "more", "speaker"),
    [
        (
            "I asked for it.\n\n> She listens.",
            "confirmed_by: boss\n",
            "customer or employer; entered in the portfolio, not checked",
        ),
        ('"She listens."', "", "What somebody wrote"),
        ("I asked for it.", "confirmed_by: boss\n", ""),
    ],
)
def test_under_words_that_are_not_the_learners_stands_whose_they_are(prose, more, speaker, tmp_path):
    letter = f"---\n{PROOF.replace('product', 'testimonial')}\n{CLAIM}\n{more}---\n{prose}\n"
    site = publication(
        read_site(written(tmp_path, {"ann/evidence/letter.md": letter})).site, "public", DAY
    ).site
    made = pages(site.portfolios[0], site)[""]
    assert text_of(made, ".lk-proofs__look .lk-speaker") == speaker


# A voice of somebody else ----------------------------------------------------------------------------


def test_the_voice_is_the_newest_that_something_was_done_with(tmp_path):
    older = TALK.format(date="2025-08-01", by="coach", said="Well seen.", more=", uptake: I did it again.")
    newer = TALK.format(date="2025-09-01", by="boss", said="Nothing done.", more="")
    made = home(tmp_path, dialogues__a=older, dialogues__b=newer)
    assert "Well seen." in text_of(made, ".lk-voice")
    assert "entered in the portfolio, not checked" in text_of(made, ".lk-voice figcaption")
    assert "I did it again." in text_of(made, ".lk-voice__uptake")


@pytest.mark.parametrize(
    ("consent", "named"),
    [
        ("", "coach, 1 August 2025"),
        (", show_as: initials, consent: {given_on: 2025-01-01}", "C. C. (coach), 1 August 2025"),
        (", show_as: name, consent: {given_on: 2025-01-01}", "Cor Coach (coach), 1 August 2025"),
        (
            ", show_as: name, consent: {given_on: 2025-01-01, withdrawn_on: 2025-02-01}",
            "coach, 1 August 2025",
        ),
    ],
)
def test_a_voice_is_named_as_wide_as_was_agreed_and_no_wider(consent, named, tmp_path):
    coach = "{id: coach, name: Cor Coach, role: facilitator, function: coach"
    talk = TALK.format(date="2025-08-01", by="coach", said="Well seen.", more="")
    docs = written(
        tmp_path,
        {
            "ann/profile.md": PROFILE.replace(coach, coach + consent),
            "ann/dialogues/a.md": f"---\n{talk}\n---\n",
        },
    )
    site = publication(read_site(docs).site, "public", DAY).site
    said = text_of(pages(site.portfolios[0], site)[""], ".lk-voice figcaption")
    assert said.startswith(named)


def test_a_talk_that_is_private_has_no_voice_and_neither_has_the_learner(tmp_path):
    hidden = TALK.format(date="2025-08-01", by="coach", said="Well seen.", more="") + "\nvisibility: private"
    own = SEEN.format(by="self").replace("level: 2}", "level: 2, rationale: I was there.}")
    assert text_of(home(tmp_path / "a", dialogues__a=hidden), ".lk-voice") == ""
    assert text_of(home(tmp_path / "b", assessments__a=own), ".lk-voice") == ""


def test_where_nobody_gave_feedback_a_reason_for_a_level_is_the_voice(tmp_path):
    reason = SEEN.format(by="coach").replace("level: 2}", "level: 2, rationale: I saw it twice.}")
    assert "I saw it twice." in text_of(home(tmp_path, assessments__a=reason), ".lk-voice")


# Sections and the beginning ---------------------------------------------------------------------------


def test_each_section_has_a_template_of_its_own_and_says_something_or_is_not_there(tmp_path):
    there = {path.stem for path in (THEME / "portfolio/home").glob("*.html")}
    assert set(SECTIONS) < there
    made = LexborHTMLParser(home(tmp_path, experiences__care=EXPERIENCE))
    assert [it.text() for it in made.css("main h2")] == ["My experiences", "Where I am now"]


def test_one_experience_is_told_in_its_own_words(tmp_path):
    reflection = f"{EXPERIENCE}\nstarrt: {{situation: My grandmother could not walk.}}"
    made = home(tmp_path, experiences__care=reflection)
    assert "My grandmother could not walk." in text_of(made, ".lk-row")


def test_the_smallest_portfolio_has_a_home_page_with_initials_and_no_holes(tmp_path):
    written(tmp_path, {"ann/cycles/1.md": CYCLE.format(n=1, start="2025", more="")})
    site = publication(read_site(tmp_path).site, "public", DAY).site
    made = LexborHTMLParser(pages(site.portfolios[0], site)[""])
    assert made.css_first(".lk-hero__tile").text() == "A"
    assert "This portfolio has just begun." in made.css_first("main").text()
    assert not [it for it in made.css("main p, main ul, main dl") if not it.text(strip=True)]


def previewed(portfolio, site, *, preview):
    html = Html(PageShell((str(THEME),), "Kring"))
    (page, *_) = portfolio_pages(portfolio, site.frameworks, root="", preview=preview).pages
    return LexborHTMLParser(html.page(page))


def test_only_its_author_reads_what_comes_next_and_no_more_than_three_things(tmp_path):
    portfolio, site = public(tmp_path, experiences__care=EXPERIENCE)
    own = previewed(portfolio, site, preview=True).css_first(".lk-next")
    assert len(own.css("li")) == 3
    assert "Only you see this." in own.text()
    assert previewed(portfolio, site, preview=False).css_first(".lk-next") is None


@pytest.mark.parametrize(
    ("proof", "said"),
    [({}, "Write down a piece of proof"), ({"evidence__p": PROOF}, "Say at a piece of proof")],
)
def test_whoever_has_proof_is_asked_what_it_shows_and_not_for_proof(proof, said, tmp_path):
    own = previewed(*public(tmp_path, experiences__care=EXPERIENCE, **proof), preview=True)
    assert said in own.css_first(".lk-next").text()


def test_a_portfolio_that_has_all_of_it_reads_of_nothing_more():
    site = read_site(ROOT / "portfolios").site
    amina = next(it for it in site.portfolios if it.slug == "amina")
    assert previewed(amina, site, preview=True).css_first(".lk-next") is None


STORY = "I weld. I have welded for thirty years.\n\nThen the yard closed."


@pytest.mark.parametrize(
    ("prose", "lead", "story"),
    [
        (STORY, "I weld. I have welded for thirty years.", "My story Then the yard closed."),
        ("I weld.", "I weld.", ""),
        ("", "To lead.", ""),
    ],
)
def test_a_page_begins_with_the_story_and_says_nothing_of_it_twice(prose, lead, story, tmp_path):
    wish = PROFILE.replace("frameworks:", "ambition: To lead.\nframeworks:")
    docs = written(tmp_path, {"ann/profile.md": f"{wish}{prose}\n"})
    site = publication(read_site(docs).site, "public", DAY).site
    made = pages(site.portfolios[0], site)[""]
    assert text_of(made, ".lk-hero__lead") == lead
    assert text_of(made, ".lk-story") == story
    assert made.count("To lead.") == 1


@pytest.mark.parametrize(
    ("name", "letters"), [("Ann de Vries-Bakker", "AV"), ("Grace", "G"), ("Tom W.", "TW"), ("", "")]
)
def test_initials_are_of_the_first_name_and_the_last(name, letters):
    assert initials(name) == letters


# Sentences --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "most", "said"),
    [
        ("<p>One here. Two here. Three.</p><p>Four.</p>", 20, "One here. Two here."),
        ("<p>For Mrs B. and me. It works.</p>", 20, "For Mrs B. and me."),
        ("<p>She is called P. Hermans. Good.</p>", 26, "She is called P. Hermans."),
        ("<p>One <em>sentence</em> of many words.</p>", 20, "One sentence of many words."),
        ("<p>A sentence that goes on and on and on.</p>", 12, "A sentence …"),
        ("<p>With a note<sup class='footnote-ref'><a href='#fn-1'>1</a></sup>.</p>", 40, "With a note."),
        ("<p>&lt;b&gt; &amp; more</p>", 40, "<b> & more"),
        ("<ul><li>x</li></ul>", 40, ""),
    ],
)
def test_prose_begins_with_as_many_whole_sentences_as_fit(html, most, said):
    assert opening(html, most) == said


def test_a_quotation_is_taken_before_what_is_said_about_it():
    html = "<p>She wrote:</p><blockquote><p>Thank you. Really.</p></blockquote>"
    assert quotation(html, 40) == "Thank you. Really."
    assert quotation("<p>Nobody wrote.</p>", 40) == ""


def test_marks_around_what_was_said_are_not_said_twice():
    assert spoken("“Well done.” said my boss") == "Well done."
    assert spoken("It's fine.") == "It's fine."


def test_only_a_paragraph_that_was_taken_whole_is_left_out():
    assert without("<p>One.</p>\n<p>Two.</p>", "One.") == "<p>Two.</p>"
    assert without("<p>One. And more.</p>", "One.") == "<p>One. And more.</p>"


def test_an_endless_sentence_is_taken_in_time_that_grows_with_it():
    assert len(sentences("<p>" + "a. B" * 50_000, 100)) <= 102
