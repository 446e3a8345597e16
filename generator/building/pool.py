"""The same work for many things, by as many processes as there are cores."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from generator.building.seldom import collect_seldom

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_MOST = 61
"""Processes; Windows can wait for no more."""
FEW = 24
"""So many things are done sooner by one process than others are begun."""
_PRELOADED = "generator.building.learners"
"""What the work of processes is from."""
_ADDRESS = 104
"""Bytes of the address of a socket with its end (``sun_path`` of macOS; Linux has four more)."""
_PANIC = "PanicException"
"""What libraries written in Rust raise when they give up. It has no name that could be imported."""
_THREADS = Path("/proc/self/task")
_AHEAD = 3
"""Results that may wait for each process, so that memory does not grow with the work."""


class DiedError(Exception):
    """A process ended by itself in the middle of one thing, or a library gave up on it, or room ran out."""


def cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Linux only
        return os.cpu_count() or 1


def done(
    work: Callable[[Thing], Result],
    things: Sequence[Thing],
    jobs: int = 1,
    again: Callable[[Thing], None] = lambda _: None,
) -> Iterator[tuple[Thing, Result | DiedError]]:
    """Each thing with what the work made of it, in their order, whatever order they were done in.

    A process that dies takes nothing with it but the thing it was on: its result is a DiedError. ``again`` is
    told of everything that may have been begun by such a process, before it is begun once more and when its
    own process died.
    """
    if jobs < 2 or len(things) < FEW:
        yield from ((thing, _tried(work, thing)) for thing in things)
        return
    finished = 0
    while finished < len(things):
        try:
            for result in _together(work, things[finished:], jobs):
                yield things[finished], result
                finished += 1
        except BrokenProcessPool:
            suspects = things[finished : finished + _begun_by(jobs)]
            for suspect in suspects:
                again(suspect)
            yield from _one_by_one(work, suspects, again)
            finished += len(suspects)


def done_apart(work: Callable[[Thing], Result], thing: Thing) -> Result | DiedError:
    """What the work made of one thing, done by a process of its own."""
    return next(result for _, result in _one_by_one(work, [thing]))


def _begun_by(jobs: int) -> int:
    """How many things at most may have been begun that are not finished."""
    return _AHEAD * jobs + 1


def _together(
    work: Callable[[Thing], Result], things: Sequence[Thing], jobs: int
) -> Iterator[Result | DiedError]:
    """The results in order. Raises BrokenProcessPool when a process died, nobody knows on which thing."""
    executor = _processes(work, jobs)
    waiting: deque[Future[Result | DiedError]] = deque()
    try:
        for thing in things:
            waiting.append(executor.submit(_do, thing))
            if len(waiting) >= _begun_by(jobs):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        executor.shutdown(cancel_futures=True)  # whoever stops early must not find things written later


def _one_by_one(
    work: Callable[[Thing], Result], things: Sequence[Thing], again: Callable[[Thing], None] = lambda _: None
) -> Iterator[tuple[Thing, Result | DiedError]]:
    """Each thing alone, so that it is sure over which of them a process dies."""
    executor = _processes(work, 1)
    try:
        for thing in things:
            try:
                result: Result | DiedError = executor.submit(_do, thing).result()
            except BrokenProcessPool:
                executor = _processes(work, 1)
                again(thing)
                result = DiedError()
            yield thing, result
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _tried(work: Callable[[Thing], Result], thing: Thing) -> Result | DiedError:
    """What the work made of a thing. Where memory or depth runs out, or a library panics, that is its death;
    any other fault is ours, and loud."""
    try:
        return work(thing)
    except (MemoryError, RecursionError):
        return DiedError()
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        return DiedError()


def stop_all() -> None:
    """Stop every process of ours in the middle of what it does."""
    for process in multiprocessing.active_children():
        process.terminate()
        process.join()


def make_ready() -> None:
    """Begin what processes are made from, which takes as long as to start Python, beside what comes next."""
    if _has_forkserver() and not _is_alone():
        from multiprocessing.forkserver import ensure_running  # noqa: PLC0415  # Windows has none

        multiprocessing.set_forkserver_preload([_PRELOADED])
        ensure_running()


def _processes(work: Callable[[Any], Any], jobs: int) -> Executor:
    """Processes that do not begin by loading the program again, where this one can be copied as it is.

    Elsewhere they hold nothing of this one but the work, so that threads and locks here do not matter.
    """
    make_ready()
    method = "fork" if _is_alone() else "forkserver" if _has_forkserver() else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(min(jobs, _MOST), mp_context=context, initializer=_begin, initargs=(work,))


def _is_alone() -> bool:
    """Whether this process has one thread only, also of libraries; a copy of others may wait for ever."""
    try:
        return sys.platform == "linux" and len(list(_THREADS.iterdir())) == 1
    except OSError:
        return False


def _has_forkserver() -> bool:
    """Whether this system has one, and the address of its socket, in the folder for temporary files, fits."""
    address = f"{tempfile.gettempdir()}/pymp-12345678/listener-12345678"
    return "forkserver" in multiprocessing.get_all_start_methods() and len(os.fsencode(address)) < _ADDRESS


_work: Callable[[Any], Any] | None = None
"""In a process of ours: what it does with each thing. It is sent once."""


def _begin(work: Callable[[Any], Any]) -> None:
    """A process of ours is stopped by the one that began it, and never outlives it."""
    global _work  # noqa: PLW0603  # a process has one work
    _work = work
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a copy would do what the first one does then
    Thread(target=_end_with_parent, daemon=True).start()


def _do(thing: Any) -> Any:
    if _work is None:
        raise RuntimeError("a process without work")
    return _tried(_work, thing)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
