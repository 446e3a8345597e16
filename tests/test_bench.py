"""What is measured is counted whole: no worker is forgotten."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from bench.measured import FailedError, Measured, measured

linux = pytest.mark.skipif(sys.platform != "linux", reason="orphans are adopted on Linux only")

BURNING = """
    import json, multiprocessing, time
    from concurrent.futures import ProcessPoolExecutor

    def burn(seconds):
        while time.process_time() < seconds:
            sum(range(1000))
        return time.process_time()

    if __name__ == "__main__":
        context = multiprocessing.get_context("forkserver")
        executor = ProcessPoolExecutor(1, mp_context=context)
        burnt = [executor.submit(burn, seconds).result() for seconds in (0.5, 1.0)]
        executor.shutdown(wait=False)
        open("burnt.json", "w").write(json.dumps(burnt[-1]))
"""
ORPHAN = """
    import os, time
    if not os.fork():
        os.setsid()
        time.sleep(0.3)
        while time.process_time() < 0.5:
            sum(range(1000))
"""
LARGE_CHILD = """
    import subprocess, sys
    subprocess.run([sys.executable, "-c", "import time; x = b'x' * 150_000_000; time.sleep(0.6)"], check=True)
"""
LARGE_PARENT = """
    import subprocess, sys, time
    x = b"x" * 150_000_000
    time.sleep(0.3)
    subprocess.run([sys.executable, "-c", "import time; time.sleep(0.6)"], check=True)
"""


def ran(folder: Path, program: str) -> Measured:
    file = folder / "program.py"
    file.write_text(dedent(program), encoding="utf-8")
    return measured([sys.executable, str(file)], folder)


@linux
def test_workers_of_a_fork_server_are_counted(tmp_path):
    used = ran(tmp_path, BURNING)

    assert used.processor >= json.loads((tmp_path / "burnt.json").read_text()) >= 1


@linux
def test_a_process_that_outlives_the_command_is_waited_for_and_counted(tmp_path):
    assert ran(tmp_path, ORPHAN).processor >= 0.5


@linux
def test_the_memory_of_a_child_is_not_that_of_the_command(tmp_path):
    used = ran(tmp_path, LARGE_CHILD)

    assert used.own < 100
    assert used.others > 150


@linux
def test_a_child_does_not_inherit_the_memory_of_the_command(tmp_path):
    used = ran(tmp_path, LARGE_PARENT)

    assert used.own > 150
    assert used.others < 100


def test_a_command_that_fails_says_why(tmp_path):
    with pytest.raises(FailedError, match="no such luck"):
        ran(tmp_path, "raise SystemExit('no such luck')")
