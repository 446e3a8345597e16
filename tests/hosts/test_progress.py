"""How far a build is, for somebody who waits and for a log."""

from __future__ import annotations

import io
from itertools import count

from generator.hosts.progress import Progress


def lines_of(number, reused=0):
    said = []
    progress = Progress("en", None, said.append, clock=count().__next__)
    for done in range(1, number + 1):
        progress(done, number, reused)
    return said


def test_a_log_has_ten_lines_whatever_the_number():
    for number in (100, 1000, 1234):
        assert len(lines_of(number)) == 10


def test_a_line_says_how_many_of_how_many_and_how_long_it_will_take():
    assert lines_of(200, reused=7)[0] == "20 of 200 portfolios, 7 from the cache, about 9 s left"


def test_few_learners_are_done_without_a_word():
    assert lines_of(99) == []


def test_a_terminal_has_one_line_that_is_gone_at_the_end():
    terminal = io.StringIO()
    progress = Progress("nl", terminal, print)
    for done in range(1, 301):
        progress(done, 300, 0)
    written = terminal.getvalue()
    assert "\n" not in written
    assert "150 van 300 portfolio's" in written
    assert written.endswith("\r\x1b[K")
