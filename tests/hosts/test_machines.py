"""An address without a scheduler, or with one that is of no use: told in words, and nothing is written."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from generator.hosts import machines as room
from generator.hosts.machines import NoMachinesError, _Asking, machines
from tests.processes import running

from .conftest import FIXED, ROOT

PATIENCE = 90
"""Seconds after which a build hangs, however busy the computer is; a silent address is told after ten."""


def silent(connection):
    while connection.recv(1 << 16):
        pass


def closed(connection):
    connection.close()


def another_service(connection):
    connection.recv(1 << 16)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def noise(connection):
    connection.sendall(b"\xff" * 4096)
    silent(connection)


def endless(connection):
    while True:
        connection.sendall(b"\0" * (1 << 16))


SENT = [0]


def endless_and_large(connection):
    """Four GB in one piece, and how much of it was taken."""
    connection.sendall((1).to_bytes(8, "little") + (4 << 30).to_bytes(8, "little"))
    while True:
        SENT[0] += connection.send(b"\1" * (1 << 16))


def drop_by_drop(connection):
    while True:
        connection.sendall(b"\1")
        time.sleep(0.5)


def huge(connection):
    connection.sendall((1 << 62).to_bytes(8, "little") * 3)
    silent(connection)


def very_many(connection):
    connection.sendall((1 << 40).to_bytes(8, "little") + b"\1" * 100_000)
    silent(connection)


def of_another_version(connection):
    """A greeting that is none of this version."""
    connection.sendall((1).to_bytes(8, "little") + (4).to_bytes(8, "little") + b"\x81\xa1a\x01")
    silent(connection)


def half_a_greeting(connection):
    connection.sendall((2).to_bytes(8, "little") + (9).to_bytes(8, "little"))
    connection.close()


STRANGERS: tuple[Callable[[socket.socket], None], ...] = (
    *(silent, closed, another_service, noise, endless, endless_and_large, drop_by_drop, huge, very_many),
    *(of_another_version, half_a_greeting),
)
ODD = (
    *(
        "tcp://127.0.0.1:1",
        "tcp://127.0.0.1:99999",
        "tcp://127.0.0.1:http",
        "tcp://",
        "tcp://[::1",
        "nonsense",
    ),
    *("http://127.0.0.1:1", "inproc://1.2.3.4/5/6", "tls://127.0.0.1:1", "tcp://\x1b[31m:1", "/dev/zero"),
    *("tcp://no-such-host.invalid:8786", "-", " "),
)


def stranger(behave: Callable[[socket.socket], None]) -> str:
    """The address of somebody who behaves so to whoever comes."""
    door = socket.create_server(("127.0.0.1", 0))

    def let_in(connection):
        with suppress(OSError), connection:
            behave(connection)

    def wait():
        while True:
            connection, _ = door.accept()
            threading.Thread(target=let_in, args=(connection,), daemon=True).start()

    threading.Thread(target=wait, daemon=True).start()
    return f"tcp://127.0.0.1:{door.getsockname()[1]}"


def built(folder, address, language="en"):
    return subprocess.run(
        [sys.executable, "-m", "generator", "--lang", language, "build", "--scheduler", address],
        cwd=folder,
        env={**os.environ, **FIXED, "LEERKRING_CACHE": "on", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


ASK = """
import sys
from generator.hosts.contact import NoContactError, threads_at
try:
    print(threads_at(sys.argv[1]))
except NoContactError:
    print("no contact")
"""


@pytest.fixture(scope="module")
def asked():
    """What comes of asking at each of these addresses: a number of threads, or that there is no scheduler."""

    def ask(address):
        done = subprocess.run(
            [sys.executable, "-c", ASK, address],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
        return done.stdout.strip()

    with ThreadPoolExecutor(3) as threads:
        every = [*((each.__name__, stranger(each)) for each in STRANGERS), *((each, each) for each in ODD)]
        waiting = {name: threads.submit(ask, address) for name, address in every}
        return {name: future.result() for name, future in waiting.items()}


def test_at_none_of_these_addresses_is_a_scheduler(asked):
    assert asked == dict.fromkeys([*(each.__name__ for each in STRANGERS), *ODD], "no contact")
    assert len(asked) == 25


def test_what_an_address_sends_is_not_kept_in_memory(asked):
    assert asked["endless_and_large"] == "no contact"
    assert SENT[0] < 512 << 20


@pytest.mark.parametrize(
    "address", [silent, *(pytest.param(it, marks=pytest.mark.heavy) for it in (endless, "tcp://\x1b[31m:1"))]
)
def test_an_address_without_a_scheduler_is_told_and_nothing_is_written(one_portfolio, address):
    done = built(one_portfolio, address if isinstance(address, str) else stranger(address))
    assert done.returncode == 1, done.stdout
    assert "There are no machines to work with at tcp://" in done.stdout
    assert "(no scheduler answers there)" in done.stdout
    assert "Traceback" not in done.stdout
    assert "\x1b" not in done.stdout
    assert not (one_portfolio / "site").exists()


@pytest.mark.heavy
def test_it_is_told_in_dutch_too(one_portfolio):
    done = built(one_portfolio, "tcp://127.0.0.1:1", "nl")
    assert "zijn geen machines om mee te werken (daar antwoordt geen scheduler)" in done.stdout


@pytest.fixture(scope="module")
def scheduler():
    """A scheduler without any machines."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=0, dashboard_address=None, silence_logs=50) as cluster:
        yield cluster.scheduler_address


def test_a_scheduler_without_machines_is_told(scheduler, one_portfolio):
    done = built(one_portfolio, scheduler)
    assert done.returncode == 1
    assert "(its scheduler has no workers that answer)" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_scheduler_without_machines_is_told_before_anything_is_sent_to_it(scheduler):
    with pytest.raises(NoMachinesError, match="workers"), machines(scheduler):
        pytest.fail("it was let in")


WITHOUT_LEERKRING = """
import asyncio, sys
sys.modules["generator"] = None
from distributed import Worker

async def work():
    async with Worker(sys.argv[1], nthreads=1) as worker:
        print("ready", flush=True)
        await worker.finished()

asyncio.run(work())
"""


def test_machines_without_the_program_are_told(scheduler, one_portfolio):
    command = [sys.executable, "-c", WITHOUT_LEERKRING, scheduler]
    with running(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as worker:
        assert worker.stdout.readline() == b"ready\n"
        done = built(one_portfolio, scheduler)
    assert done.returncode == 1
    assert "another version of Leerkring" in done.stdout
    assert "Traceback" not in done.stdout


class Stopped:
    """A client whose scheduler says nothing any more."""

    def scatter(self, *_, **__):
        """What would be waited for."""

    def sync(self, _, *, callback_timeout):
        assert callback_timeout > 0
        raise TimeoutError


def test_a_scheduler_that_falls_silent_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(room.RemoteJob, "of", lambda _: None)
    with pytest.raises(NoMachinesError, match="workers"):
        _Asking(Stopped(), 1)(None, (), lambda *_: None)


def test_without_the_library_that_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoMachinesError, match="library"), machines("tcp://127.0.0.1:1"):
        pass
