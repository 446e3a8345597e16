"""What an answer becomes: one private document, and no more in the profile than its giver chose."""

from __future__ import annotations

import base64
import json

import pytest

from generator.answers import taken as taking
from generator.answers.answer import read_answer
from generator.answers.refusals import (
    ALREADY,
    FOR_ANOTHER,
    GONE,
    MEANWHILE,
    NOT_ASKED,
    NOT_READY,
    OTHER_QUESTION,
    SIGNED,
    AskingRefusedError,
)
from generator.answers.taken import as_prose
from generator.serving.letters import arrived
from generator.writing.prose import rendered
from tests.answers.letters import WORK, answer, asking, content, files_of, is_waiting, place
from tests.portfolios import PROFILE, written

SCORES = [{"competence": "kade:A", "level": "2", "rationale": "I saw it."}]


@pytest.fixture
def ann(tmp_path):
    return place(tmp_path)


def read(where, path):
    front, prose = (where.docs / path).read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
    return front, prose


def fault(where, said):
    """Why an answer is refused, and that nothing was written of it."""
    before = files_of(where)
    with pytest.raises(AskingRefusedError) as error:
        arrived(where, "ann", said if isinstance(said, bytes) else content(said))
    assert files_of(where) == before
    return error.value.reason


def problems(where):
    return [(it.path, it.code) for it in where.review("ann", {}).noted.problems]


def test_levels_become_an_assessment_that_is_private_and_in_order(ann):
    question = asking(ann)
    found = arrived(ann, "ann", content(answer(question, scores=SCORES)))
    front, prose = read(ann, found.path)
    assert found.path == "ann/assessments/coach-about-a-plan.md"
    assert "visibility: private\n" in front
    assert "by: coach\ndate: 2026-11-30\n" in front
    assert "- competence: kade:A\n  level: 2\n  rationale: I saw it.\n" in front
    assert prose == "You plan well.\n"
    assert problems(ann) == []
    (made,) = ann.review("ann", {}).whole.assessments
    assert (made.received.altered, made.received.outdated, made.received.sender) == (False, (), None)
    assert dict(made.received.about) == dict(question.asked.about)


@pytest.mark.parametrize(
    ("language", "called"), [("nl", "Coach over “A plan”"), ("en", "Coach about “A plan”")]
)
def test_what_an_answer_is_called_is_in_the_language_of_its_portfolio(tmp_path, language, called):
    """In whatever language somebody was asked."""
    where = place(tmp_path, **{"ann/profile.md": PROFILE.replace("language: en", f"language: {language}")})
    question = asking(where, language="en" if language == "nl" else "nl")
    front, _ = read(where, arrived(where, "ann", content(answer(question, scores=SCORES))).path)
    assert f"title: {called}\n" in front


def test_words_alone_become_feedback_in_a_dialogue(ann):
    found = arrived(ann, "ann", content(answer(asking(ann))))
    assert found.path.startswith("ann/dialogues/")
    (made,) = ann.review("ann", {}).whole.dialogues
    assert (made.visibility, made.cycle, made.participants) == ("private", 2, ("self", "coach"))
    assert (made.feedback[0].giver, made.feedback[0].text) == ("coach", "You plan well.")
    assert not made.feedback[0].received.altered
    assert problems(ann) == []


def test_a_validation_has_its_outcomes_methods_and_proof(ann):
    question = asking(ann, "judge", standard="kade:job")
    assert [name for name, _ in question.asked.offered] == ["kade:A", "kade:B"]
    outcomes = [{"competence": "kade:B", "verdict": "partly", "level": "1"}]
    said = answer(question, outcomes=outcomes, methods=["observation"], advice="Go on.", show_as="name")
    found = arrived(ann, "ann", content(said))
    (made,) = ann.review("ann", {}).whole.validations
    assert found.path == "ann/validations/validation-for-job.md"
    assert (made.standard, made.assessor, made.methods) == ("kade:job", "judge", ("observation",))
    assert (made.outcomes[0].verdict, made.outcomes[0].evidence, made.advice) == (
        "partly",
        ("plan",),
        "Go on.",
    )
    assert not made.received.altered
    assert problems(ann) == []


def test_what_is_there_is_never_written_over(ann):
    first = arrived(ann, "ann", content(answer(asking(ann), scores=SCORES))).path
    before = (ann.docs / first).read_bytes()
    second = arrived(ann, "ann", content(answer(asking(ann), scores=SCORES))).path
    assert second != first
    assert (ann.docs / first).read_bytes() == before


def test_no_two_have_the_same_title(ann):
    """What else they are about is in it, or else the day, or else a number."""
    other = {"ann/evidence/other.md": WORK.replace("A plan", "A menu")}
    written(ann.docs, {**other, "ann/profile.md": (ann.docs / "ann/profile.md").read_text()})
    about = ("evidence/plan", "evidence/other")
    for question in (asking(ann), asking(ann, about=about), asking(ann), asking(ann)):
        arrived(ann, "ann", content(answer(question, scores=SCORES)))
    assert sorted(it.title for it in ann.review("ann", {}).whole.assessments) == [
        "Coach about “A plan”",
        "Coach about “A plan” (30 November 2026)",
        "Coach about “A plan” (30 November 2026, 2)",
        "Coach about “A plan”, “A menu”",
    ]


@pytest.mark.parametrize(
    ("stated", "chosen", "after"),
    [
        ("", "name", "show_as: name"),
        ("", "initials", "show_as: initials"),
        (", show_as: initials", "name", "show_as: initials"),
        (", show_as: name, consent: {given_on: 2025-01-01}", "initials", "show_as: initials"),
        (", show_as: name, consent: {given_on: 2025-01-01}", "role", "show_as: role"),
        (
            ", show_as: name, consent: {given_on: 2025-01-01, until: 2026-01-01}",
            "name",
            "{given_on: 2026-11-30}",
        ),
    ],
)
def test_somebody_is_shown_as_they_chose_and_never_with_more(ann, stated, chosen, after):
    profile = ann.docs / "ann/profile.md"
    before = profile.read_text().replace("function: coach", f"function: coach{stated}")
    profile.write_text(before)
    arrived(ann, "ann", content(answer(asking(ann), show_as=chosen)))
    now = profile.read_text()
    (line,) = (each for each in now.splitlines() if "Cor Coach" in each)
    assert after in line
    assert [each for each in now.splitlines() if each != line] == [
        each for each in before.splitlines() if "Cor Coach" not in each
    ]
    assert problems(ann) == []


def test_who_took_their_consent_back_is_not_named_by_a_file(ann):
    profile = ann.docs / "ann/profile.md"
    gone = "function: coach, show_as: name, consent: {given_on: 2025-01-01, withdrawn_on: 2025-02-01}"
    profile.write_text(profile.read_text().replace("function: coach", gone))
    before = profile.read_bytes()
    arrived(ann, "ann", content(answer(asking(ann), show_as="name")))
    assert profile.read_bytes() == before


def writing_meanwhile(monkeypatch, times, text):
    """Somebody else changes the profile just before it is written, so many times."""
    step = taking.replace_document

    def held(file, *more):
        if times.pop():
            file.write_text(text(file.read_text(encoding="utf-8")), encoding="utf-8")
        step(file, *more)

    monkeypatch.setattr(taking, "replace_document", held)


def test_what_somebody_else_writes_in_the_profile_meanwhile_stays(ann, monkeypatch):
    question = asking(ann)
    writing_meanwhile(monkeypatch, [False, True], lambda it: it.replace("title: ", "title: Changed "))
    found = arrived(ann, "ann", content(answer(question, show_as="initials")))
    profile = (ann.docs / "ann/profile.md").read_text(encoding="utf-8")
    assert "title: Changed " in profile
    assert "given_on: 2026-11-30" in profile
    assert (ann.docs / found.path).exists()


def test_where_the_profile_is_changed_over_and_over_nothing_is_taken_over(ann, monkeypatch):
    question, before = asking(ann), sorted(files_of(ann))
    writing_meanwhile(monkeypatch, [True] * 3, lambda it: f"{it}x")
    with pytest.raises(AskingRefusedError) as error:
        arrived(ann, "ann", content(answer(question)))
    assert error.value.reason == MEANWHILE
    assert [it for it in sorted(files_of(ann)) if it not in before and "versions" not in it] == []
    assert is_waiting(ann, question)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (lambda it: it.replace("id: coach", "id: trainer"), GONE),
        (lambda it: it.replace("title:", "title"), NOT_READY),
        (lambda it: it.replace("type: profile", "type: profile\nnonsense: 1"), NOT_READY),
    ],
)
def test_what_is_left_of_the_profile_meanwhile_must_still_name_who_was_asked(ann, monkeypatch, text, reason):
    question = asking(ann)
    writing_meanwhile(monkeypatch, [True], text)
    with pytest.raises(AskingRefusedError) as error:
        arrived(ann, "ann", content(answer(question)))
    assert error.value.reason == reason
    assert is_waiting(ann, question)


def test_who_wants_no_name_leaves_no_byte_of_it(ann):
    arrived(ann, "ann", content(answer(asking(ann), show_as="role")))
    named = [name for name, told in files_of(ann).items() if b"Cor Coach" in told]
    assert named == ["docs/ann/profile.md"]  # where the learner wrote it down


def test_what_is_for_the_learner_alone_is_kept_nowhere(ann):
    question = asking(ann)
    before = files_of(ann)
    found = arrived(ann, "ann", content(answer(question, keep=False, show_as=None, text="canary-4711")))
    assert (found.path, found.answer.text) == ("", "canary-4711")
    now = files_of(ann)
    assert not any(b"canary-4711" in told for told in now.values())
    assert [name for name in now if now[name] != before.get(name)] == [
        f".leerkring/asked/docs/ann/{question.asked.number}.json"
    ]


def test_an_answer_is_taken_over_once(ann):
    question = asking(ann)
    said = answer(question)
    arrived(ann, "ann", content(said))
    assert not is_waiting(ann, question)
    assert fault(ann, said) == ALREADY
    assert fault(ann, {**said, "text": "Otherwise."}) == ALREADY


def test_an_answer_belongs_to_its_question_alone(ann):
    question, other = asking(ann), asking(ann, "boss")
    about = dict(question.asked.about)
    assert fault(ann, answer(question, to="bob")) == FOR_ANOTHER
    assert fault(ann, answer(question, request="0" * 32)) == NOT_ASKED
    assert fault(ann, answer(question, kind="feedback")) == OTHER_QUESTION
    assert (
        fault(ann, answer(question, about={**about, "evidence/other": about["evidence/plan"]}))
        == OTHER_QUESTION
    )
    assert fault(ann, answer(question, about={"evidence/plan": f"sha256:{'0' * 64}"})) == OTHER_QUESTION
    assert is_waiting(ann, question)
    assert is_waiting(ann, other)


def test_work_that_changed_after_the_question_is_told_with_the_answer(ann):
    question = asking(ann)
    work = ann.docs / "ann/evidence/plan.md"
    work.write_text(work.read_text().replace("the week", "the year"))
    arrived(ann, "ann", content(answer(question, scores=SCORES)))
    (made,) = ann.review("ann", {}).whole.assessments
    assert made.received.outdated == ("evidence/plan",)


def test_what_somebody_typed_is_shown_as_they_typed_it():
    typed = (
        "One *two*.\n\n# Three: <b>4</b> & [five](https://x.example) `six`\n---\n![seven](eight.png)\n- nine"
    )
    shown = rendered(as_prose(typed), lambda it: it, lambda it: it)
    assert "# Three: &lt;b&gt;4&lt;/b&gt; &amp; [five](" in shown
    assert not any(tag in shown for tag in ("<h", "<b>", "<img", "<code", "<hr"))


def test_a_text_with_the_answer_between_its_marks_is_enough(ann):
    question = asking(ann)
    said = base64.urlsafe_b64encode(content(answer(question, text="Goed zo, Ann! ✓"))).decode().rstrip("=")
    lines = "\n> ".join(said[at : at + 60] for at in range(0, len(said), 60))
    text = f"Dear Ann,\n> [[leerkring:{lines}]]\nBye"
    assert arrived(ann, "ann", text.encode()).answer.text == "Goed zo, Ann! ✓"
    assert json.loads(content(read_answer(content(answer(question))).said))["to"] == "ann"


def test_a_signed_statement_is_no_answer_and_it_is_told_where_it_belongs(ann):
    signed = {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"]}
    assert fault(ann, signed) == SIGNED
