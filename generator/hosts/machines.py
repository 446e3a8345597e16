"""Other machines that make learners' pages: the workers of a Dask scheduler (``leerkring[distributed]``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from functools import partial
from typing import Any

from mkdocs.exceptions import PluginError

from generator.building.build import Machines
from generator.building.context import BuildContext
from generator.building.discovery import ProfileScan
from generator.building.remote import OtherProgramError, RemoteJob, make_elsewhere
from generator.hosts.build_log import BuildLog
from generator.hosts.contact import NoContactError, threads_at
from generator.reading.read import shelf_of
from generator.reporting.visible import visible

_AHEAD = 3
"""Jobs for each thread of a machine, so that none waits for the next and memory stays bounded."""
_SECONDS = 10
_PATIENCE = 600
"""Seconds for a learner elsewhere: a folder of large files costs minutes."""


class NoMachinesError(Exception):
    """Why there are none: the ``library`` is missing, no ``scheduler`` answers, or it has no ``workers``."""


@contextmanager
def machines(address: str) -> Iterator[Machines]:
    """The machines of a scheduler such as ``tcp://10.0.0.1:8786``. Raises NoMachinesError."""
    try:
        from distributed import Client  # noqa: PLC0415  # few need it
    except ImportError:
        raise NoMachinesError("library") from None
    try:
        threads = threads_at(address)
        client = Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # it has none
    except (NoContactError, OSError, ValueError):
        raise NoMachinesError("scheduler") from None
    with client:
        if not threads:
            raise NoMachinesError("workers")
        yield _Asking(client, threads)


class _Asking:
    def __init__(self, client: Any, threads: int) -> None:
        self._client = client
        self._threads = threads

    def __call__(
        self, context: BuildContext, scans: tuple[ProfileScan, ...], heard: Callable[[int, int], None]
    ) -> int:
        """Raises NoMachinesError, and OtherProgramError."""
        job = self._told_all(RemoteJob.of(context))
        executor = self._client.get_executor(pure=False, retries=1)

        def submit(do: Callable[..., bytes], scan: ProfileScan, folder: bytes) -> Future[bytes]:
            future: Future[bytes] = executor.submit(do, job, scan, folder)
            return future

        shelf, ahead = shelf_of(context.read.home), _AHEAD * self._threads
        made = make_elsewhere(context, scans, shelf, submit, ahead, died=_died(), patience=_PATIENCE)
        count = 0
        for number, is_made in enumerate(made, 1):
            count += is_made
            heard(number, len(scans))
        shelf.close()
        return count

    def _told_all(self, job: RemoteJob) -> Any:
        """A job as all machines know it. Raises NoMachinesError, and OtherProgramError."""
        scatter = partial(self._client.scatter, job, broadcast=True, hash=False, asynchronous=True)
        try:
            return self._client.sync(scatter, callback_timeout=_SECONDS * 6)
        except TimeoutError:
            raise NoMachinesError("workers") from None
        except Exception:  # noqa: BLE001  # a machine without our program tells what it lacks by nothing else
            raise OtherProgramError from None


def _died() -> tuple[type[BaseException], ...]:
    """What is heard when too many machines died over some work, when all have, or the scheduler is gone."""
    from distributed.client import FutureCancelledError  # noqa: PLC0415  # few have the library
    from distributed.comm.core import CommClosedError  # noqa: PLC0415  # the same
    from distributed.scheduler import KilledWorker  # noqa: PLC0415  # the same

    return (KilledWorker, FutureCancelledError, CancelledError, CommClosedError, OSError, TimeoutError)


@contextmanager
def helping_machines(address: str, log: BuildLog) -> Iterator[Machines | None]:
    """The machines of a scheduler, none without an address; that there are none is told in words."""
    if not address:
        yield None
        return
    try:
        with machines(address) as ready:
            yield ready
    except NoMachinesError as error:
        reasons = {
            "library": "pip install './leerkring[distributed]'",
            "scheduler": log.say("no scheduler answers there"),
            "workers": log.say("its scheduler has no workers that answer"),
        }
        told = log.say(
            "There are no machines to work with at {address} ({reason}).",
            address=visible(address),
            reason=reasons[str(error)],
        )
        raise PluginError(told) from None
