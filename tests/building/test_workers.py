"""Work for many things: in order, whatever process does it and whoever falls over."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from generator.building.pool import FEW, DiedError, done

MANY = range(FEW + 6)


def doubled(number: int) -> tuple[int, int]:
    time.sleep(0.02 if number % 3 else 0)
    return number * 2, os.getpid()


def ends(number: int) -> int:
    if number == 7:
        os._exit(3)
    return number


def test_results_come_in_the_order_of_the_things_from_several_processes():
    found = list(done(doubled, MANY, jobs=2))
    assert [(thing, result[0]) for thing, result in found] == [(n, n * 2) for n in MANY]
    processes = {result[1] for _, result in found}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_few_things_are_done_here():
    found = list(done(doubled, range(FEW - 1), jobs=2))
    assert {result[1] for _, result in found} == {os.getpid()}


def test_a_process_that_dies_takes_only_the_thing_it_was_on():
    found = list(done(ends, MANY, jobs=2))
    assert [thing for thing, _ in found] == list(MANY)
    assert [thing for thing, result in found if isinstance(result, DiedError)] == [7]
    assert [result for thing, result in found if thing != 7] == [n for n in MANY if n != 7]


def test_a_folder_for_temporary_files_with_a_long_name_stops_nobody(tmp_path):
    """The address of a socket in it would be longer than a system allows."""
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    work = "from generator.building.pool import *; print(sum(it for _, it in done(abs, range(-30, 0), 2)))"
    environment = {**os.environ, "TMPDIR": str(deep)}
    said = subprocess.run(
        [sys.executable, "-c", work], env=environment, capture_output=True, text=True, check=False
    )
    assert (said.stdout, said.returncode) == ("465\n", 0), said.stderr
