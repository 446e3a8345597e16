"""What was found of a credential is remembered for the same bytes, seen in the same way, and no longer."""

from __future__ import annotations

import datetime
import threading
from dataclasses import replace

import pytest

from generator.confined import Confined, SpentError
from generator.credentials.model import Checked, Statement, Verdict
from generator.credentials.trust import Trust
from generator.credentials.view import View
from generator.credentials.worker import Verifier

VIEW = View(datetime.date(2026, 11, 30), Trust(), ("Ann",))
FOUND = Checked(verdict=Verdict(integrity="unchanged"), statement=Statement(title="Swimming"))


def asked(monkeypatch, answers):
    """What a process is asked, in the place of one."""
    questions = []

    def answer(_, question):
        questions.append(question)
        if answers is SpentError:
            raise SpentError
        return answers

    monkeypatch.setattr(Confined, "answer", answer)
    return questions


def look(known, content=b"a", view=VIEW):
    return Verifier(verdicts=known).checked_content(content, view)


def test_the_same_is_asked_once(monkeypatch):
    questions, known = asked(monkeypatch, FOUND), {}
    assert [look(known), look(known, view=replace(VIEW))] == [FOUND, FOUND]
    assert len(questions) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"content": b"b"},
        {"view": replace(VIEW, day=datetime.date(2026, 12, 1))},
        {"view": replace(VIEW, recipients=("Bo",))},
        {"view": replace(VIEW, shown=("https://ann.example/",))},
    ],
)
def test_other_bytes_another_day_or_somebody_else_are_asked_anew(monkeypatch, other):
    questions, known = asked(monkeypatch, FOUND), {}
    look(known)
    look(known, **other)
    assert len(questions) == 2


@pytest.mark.parametrize("answers", [SpentError, "not-installed"])
def test_what_the_machine_could_not_do_is_not_remembered(monkeypatch, answers):
    questions, known = asked(monkeypatch, answers), {}
    look(known)
    look(known)
    assert (len(questions), known) == (2, {})


def test_nothing_is_remembered_where_nobody_asks_for_it(monkeypatch):
    questions = asked(monkeypatch, FOUND)
    look(None)
    look(None)
    assert len(questions) == 2


def test_who_asks_while_another_does_waits(monkeypatch):
    """Else one would read what was answered to the other."""
    begun, go, order = threading.Event(), threading.Event(), []

    def answered(_, question):
        order.append(f"{question} begins")
        begun.set()
        go.wait(60)
        order.append(f"{question} ends")

    monkeypatch.setattr(Confined, "_answered", answered)
    confined = Confined("nothing", 1)
    both = [threading.Thread(target=confined.answer, args=(name,)) for name in ("one", "two")]
    both[0].start()
    begun.wait(60)
    both[1].start()
    both[1].join(0.2)
    go.set()
    for each in both:
        each.join(60)
    assert order == ["one begins", "one ends", "two begins", "two ends"]
