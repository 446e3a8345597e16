"""No test waits without an end, and nothing that it started is left behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HEAVY
from tests.processes import running

ROOT = Path(__file__).resolve().parent.parent
WAITS = "import signal, threading; print('ready', flush=True); threading.Event().wait()"


def tried(folder: Path, text: str, *options: str) -> str:
    """What pytest says of a file of tests, with the settings of ours and what ``options`` change of them."""
    (folder / "test_it.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", ROOT / "pyproject.toml"]
    said = subprocess.run(
        [*command, "-p", "tests.conftest", "-m", "", *options, folder / "test_it.py"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": "", "PYTEST_TIMEOUT": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return said.stdout


FOR_EVER = """
import threading, pytest

def test_that_waits():
    threading.Event().wait()

def test_that_comes_after():
    pass
"""


def test_a_test_that_waits_for_ever_fails_with_its_stack_and_the_next_one_runs(tmp_path):
    said = tried(tmp_path, FOR_EVER, "--timeout=2")
    assert "1 failed, 1 passed" in said
    assert "threading.Event().wait()" in said
    assert "Timeout" in said


DEAF = """
import itertools

def test_that_no_signal_reaches():
    sum(itertools.repeat(0))
"""


def test_what_cannot_be_interrupted_ends_the_run_with_its_stack(tmp_path):
    """A library that does not come back hears of no limit; the fault handler does not ask it."""
    said = tried(tmp_path, DEAF, "--timeout=1", "-o", "faulthandler_timeout=3")
    assert "test_that_no_signal_reaches" in said
    assert "Timeout (0:00:03)!" in said
    assert " passed" not in said


LONG = """
import time, pytest

@pytest.mark.heavy
def test_that_has_much_to_do():
    time.sleep(3)

@pytest.mark.heavy
@pytest.mark.timeout(1)
def test_that_says_how_long():
    time.sleep(1000)
"""


def test_a_heavy_test_has_longer_and_whoever_says_how_long_has_that(tmp_path):
    said = tried(tmp_path, LONG, "--timeout=1")
    assert "1 failed, 1 passed" in said
    assert "FAILED" in said
    assert "test_that_says_how_long" in said


def test_the_limits_are_two_minutes_a_quarter_of_an_hour_and_a_last_one_above_both(pytestconfig):
    assert float(pytestconfig.getini("timeout")) == 120
    assert HEAVY == 900
    assert pytestconfig.getini("faulthandler_timeout") > HEAVY
    assert pytestconfig.getini("faulthandler_exit_on_timeout") is True


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes otherwise")
@pytest.mark.parametrize("name", ["SIGINT", "SIGHUP"])
def test_what_a_test_starts_hears_who_ends_it_though_the_tests_ignore_it(name):
    """As they do in the background of a script, and by nohup."""
    before = signal.signal(getattr(signal, name), signal.SIG_IGN)
    try:
        with running([sys.executable, "-c", WAITS], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as it:
            assert it.stdout.readline() == b"ready\n"
            it.send_signal(getattr(signal, name))
            it.wait(timeout=60)
        assert signal.getsignal(getattr(signal, name)) is signal.SIG_IGN
    finally:
        signal.signal(getattr(signal, name), before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such processes")
def test_who_fails_leaves_no_process_behind_and_waits_for_none():
    """Not for those either that were started by it and hold its pipes open."""
    child = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(150)'])"
    seen = []

    def fail():
        with running([sys.executable, "-c", f"{child}; {WAITS}"], stdout=subprocess.PIPE) as process:
            seen.append(process)
            assert process.stdout.readline() == b"ready\n"
            raise ValueError("it failed")

    with pytest.raises(ValueError, match="it failed"):
        fail()
    assert [process.returncode for process in seen] == [-signal.SIGKILL]


def test_every_process_that_outlives_a_call_is_started_here():
    ours = {Path("tests/processes.py"), Path("tests/test_processes.py"), Path("tests/fork_server.py")}
    started = {
        path.relative_to(ROOT)
        for path in (ROOT / "tests").rglob("*.py")
        if re.search(r"\bPopen\(", path.read_text(encoding="utf-8"))
    }
    assert started == ours
