"""Work for many things: in order, whatever process does it and whoever falls over."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import partial

import pytest

from generator.building.pool import FEW, DiedError, done

MANY = range(FEW + 6)


def doubled(number: int) -> tuple[int, int]:
    time.sleep(0.02 if number % 3 else 0)
    return number * 2, os.getpid()


def ends(number: int) -> int:
    if number == 7:
        os._exit(3)
    return number


def ends_at_times(number: int) -> int:
    if number in {5, 40, 41}:
        os._exit(3)
    return number


def raises(fault: type[BaseException], number: int) -> int:
    if number == 2:
        raise fault
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


def test_more_of_them_are_each_found_and_what_was_begun_is_told_before_it_is_begun_again():
    told: list[int] = []
    found = list(done(ends_at_times, range(60), jobs=2, again=told.append))
    assert [thing for thing, result in found if isinstance(result, DiedError)] == [5, 40, 41]
    assert [result for _, result in found if not isinstance(result, DiedError)] == [
        n for n in range(60) if n not in {5, 40, 41}
    ]
    assert told.count(5) >= 2
    assert 59 not in told


class PanicException(BaseException):  # as libraries in Rust call it
    pass


@pytest.mark.parametrize("fault", [MemoryError, RecursionError, PanicException])
@pytest.mark.parametrize("things", [[1, 2], MANY], ids=["here", "elsewhere"])
def test_where_memory_or_depth_ends_or_a_library_panics_only_that_thing_is_lost(fault, things):
    found = dict(done(partial(raises, fault), things, jobs=2))
    assert isinstance(found.pop(2), DiedError)
    assert found == {n: n for n in things if n != 2}


def test_a_fault_of_ours_is_loud():
    with pytest.raises(KeyError):
        list(done(partial(raises, KeyError), [1, 2]))


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


WHO_LOADS = """\
import multiprocessing, signal, sys, threading
from generator.building.pool import done

def asked(_):
    return type(multiprocessing.current_process()).__name__, signal.getsignal(signal.SIGTERM).name

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    end = threading.Event()
    if "beside" in sys.argv:
        threading.Thread(target=end.wait).start()
    print(*sorted({it for _, it in done(asked, range(30), 2)}))
    end.set()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
@pytest.mark.parametrize(("beside", "how"), [([], "ForkProcess"), (["beside"], "ForkServerProcess")])
def test_only_a_process_with_one_thread_is_copied_and_a_copy_ends_when_it_is_told_to(tmp_path, beside, how):
    """A copy of several may wait for a lock that nobody holds in it."""
    program = tmp_path / "who.py"
    program.write_text(WHO_LOADS, encoding="utf-8")
    found = subprocess.run(
        [sys.executable, program, *beside],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert found.stdout == f"('{how}', 'SIG_DFL')\n", found.stderr
