"""The desk shows what the class may see; of the rest only how much there is, and of some nothing."""

from __future__ import annotations

import datetime
import io
import shutil
import zipfile
from dataclasses import replace

import pytest

from generator.answers.asked import Asked, Questions
from generator.desk.waits import waiting
from tests.desk.desks import CANARY, COHORT, DAY, GOAL, VALIDATION, learner, looks, pages, place, school
from tests.portfolios import written


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    return school(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def desk(docs):
    return pages(docs)


@pytest.fixture(scope="module")
def files(desk):
    """Every file of the desk as text; what is in a workbook, too."""
    found = {}
    for address in desk:
        content = desk.content(address)
        if address.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                content = b"".join(book.read(name) for name in book.namelist())
        found[address] = content.decode("utf-8", "replace")
    return found


def test_no_text_that_the_class_may_not_see_is_anywhere(files):
    assert [address for address, text in files.items() if CANARY in text] == []
    assert len(files) > 40


def test_no_name_is_told_that_a_learner_does_not_show(files):
    told = [address for address, text in files.items() if "de Vries" in text or "Bob Bos" in text]
    assert told == []
    assert "Ann" in files["index.html"]
    assert "Bob" in files["index.html"]


def test_nobody_else_of_a_portfolio_is_named(files):
    assert not [address for address, text in files.items() if "Cor Coach" in text or "Jan Judge" in text]


def test_of_whoever_has_taken_back_consent_nothing_is_there_but_that_there_is_one(files, desk):
    assert not [address for address, text in files.items() if "cas" in address or ">cas<" in text]
    assert "1 learner has taken back consent" in files["index.html"]
    assert [row.known.slug for row in desk.desk.rows] == ["ann", "bob", "dee"]


def test_what_the_class_may_see_is_told_by_its_title(files):
    page = files["learners/ann.html"]
    assert "Seen by the class agreed" in page
    assert "Seen by the class next" in page
    assert "5 documents of this portfolio are not shown to the class" in page


@pytest.mark.parametrize(("slug", "why"), [("bob", "private"), ("dee", "no-consent")])
def test_of_others_there_are_states_counts_and_days(desk, slug, why):
    known = desk.desk.by_folder[slug].known
    assert known.withheld == why
    assert (known.cycle, known.phase, len(known.phases)) == (2, "value", 4)
    assert [(it.kind, it.title) for it in known.questions] == [("question", "")]
    assert known.unseen == 8
    assert known.talk.on > "2026-10-10"
    assert known.talk.agreed == ()
    assert not any(it.title for it in known.documents)


def test_what_waits_is_what_somebody_must_do(desk):
    def told(slug):
        return [(it.reason, it.on, it.state) for it in desk.desk.by_folder[slug].waits]

    assert told("ann") == [
        ("question", "2026-10-01", ""),
        ("question", "2026-10-02", ""),
        ("activity", "2026-10-31", "over"),
        ("activity", "2026-10-31", "over"),
        ("validation", "2027-01-01", "soon"),
    ]
    assert told("bob")[0] == ("faults", "", "")
    assert told("bob")[-1] == ("consent", "2027-01-20", "soon")
    assert told("dee")[-1] == ("consent", "", "no-consent")


def test_what_ends_is_one_list_the_soonest_first(desk):
    of, rows = desk.desk.lists["ends"]
    assert of.title == "What ends"
    assert [row.known.slug for row in rows] == ["ann", "bob", "dee"]
    assert b"leerkring check docs/bob" in desk.content("learners/bob.html")
    assert b"leerkring check" not in desk.content("learners/ann.html")


def test_a_validation_waits_from_sixty_days_before_its_end_until_there_is_another(tmp_path):
    until = datetime.date(2027, 3, 1)
    first = VALIDATION.format(title="First", seen="cohort", until=until)
    files = {"ann/validations/first.md": first, **learner("ann", "Ann Vos")}
    known = pages(written(tmp_path / "docs", files)).desk.by_folder["ann"].known

    def state(days):
        return [
            it.state for it in waiting(known, until - datetime.timedelta(days)) if it.reason == "validation"
        ]

    assert [state(days) for days in (61, 60, 0, -1)] == [[], ["soon"], ["soon"], ["over"]]
    newer = first.replace("2025-11-01", "2026-11-01").replace(f"{until}", "2029-01-01")
    files["ann/validations/second.md"] = newer
    known = pages(written(tmp_path / "docs", files)).desk.by_folder["ann"].known
    assert state(0) == []


def test_what_is_last_done_is_never_still_to_come(desk):
    row = desk.desk.by_folder["ann"]
    assert row.last.on <= DAY.isoformat()
    assert (row.last.kind, row.last.title) == ("dialogue", "Seen by the class")


def test_a_second_look_reads_nobody_and_one_change_reads_one(docs):
    assert looks(place(docs).desk(jobs=1)) == (0, 4)
    file = docs / "ann/questions/seen.md"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("Seen by", "Shown to"), encoding="utf-8")
    changed = place(docs).desk(jobs=1)
    file.write_text(before, encoding="utf-8")
    assert looks(changed) == (1, 3)
    assert "Shown to the class" in [it.title for it in changed.by_folder["ann"].known.questions]


def test_the_day_on_which_consent_ends_is_seen_without_a_change(docs):
    place(docs).desk(jobs=1)
    later = place(docs, day=datetime.date(2027, 1, 21)).desk(jobs=1)
    assert later.by_folder["bob"].known.withheld == "expired"


def test_what_is_kept_has_no_text_that_the_class_may_not_see(docs):
    kept = b"".join(file.read_bytes() for file in (docs.parent / ".leerkring/desk").iterdir())
    assert CANARY.encode() not in kept
    assert b"Seen by the class" in kept


def test_a_request_without_an_answer_waits_and_tells_no_more_than_its_day(docs):
    waiting = Questions(docs.parent, docs, "ann")
    one = Asked(
        number="1" * 32,
        to="coach",
        person=CANARY,
        kind="feedback",
        about=(("goals/seen", "0"),),
        date="2026-11-02",
        language="en",
    )
    others = ({"answered": "2026-11-03"}, {"date": CANARY})
    for asked in (one, *(replace(one, number=f"{n}" * 32, **said) for n, said in enumerate(others, 2))):
        waiting.keep(asked)
    desk = pages(docs).desk
    assert [(it.on, it.title) for it in desk.by_folder["ann"].of("request")] == [("2026-11-02", "")]
    shutil.rmtree(waiting.folder)


def test_a_profile_that_cannot_be_read_is_a_folder_with_something_wrong(tmp_path):
    docs = written(tmp_path / "docs", {"ann/profile.md": "---\ntype: profile\nname: [Canarybird\n---\n"})
    found = pages(docs)
    assert [(row.known.slug, row.known.called) for row in found.desk.rows] == [("ann", "ann")]
    assert [it.reason for it in found.desk.rows[0].waits] == ["faults"]
    assert CANARY.encode() not in found.content("learners/ann.html")


def test_a_name_that_nobody_is_told_is_not_in_an_activity_either(tmp_path):
    goal = GOAL.format(title="Speak", seen="cohort").replace("Speak activity", "Coffee with Zoe Zonneveld")
    names = "type: learners\nlearners:\n  - {folder: zoe, name: Zoe Zonneveld}\n"
    files = {"cohort.yml": COHORT, "learners.yml": names, "ann/goals/speak.md": goal}
    desk = pages(written(tmp_path / "docs", files))
    told = [desk.content(address).decode("utf-8", "replace") for address in desk]
    assert any("Coffee with" in each for each in told)
    assert not any("Zonneveld" in each for each in told)


def test_what_somebody_else_hides_is_told_as_soon_as_they_show_it(tmp_path):
    goal = GOAL.format(title="Speak", seen="cohort").replace("Speak activity", "Coffee with Bob Bos")
    files = {"cohort.yml": COHORT, **learner("bob", "Bob Bos"), "ann/goals/speak.md": goal}
    docs = written(tmp_path / "docs", files)

    def told():
        return [it.title for it in place(docs).desk(jobs=1).by_folder["ann"].known.activities]

    assert told() == ["Coffee with a fellow learner"]
    profile = docs / "bob/profile.md"
    text = profile.read_text("utf-8").replace("language: en", "language: en\nshow_as: full")
    profile.write_text(text, "utf-8")
    assert told() == ["Coffee with Bob Bos"]
