"""Other machines that make learners' pages: the workers of a Dask scheduler (``leerkring[distributed]``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from typing import Any

from generator.building.elsewhere import Order, make_elsewhere
from generator.building.learners import Task
from generator.building.survey import Glance
from generator.reading.read import shelf_of

Machines = Callable[[Task, tuple[Glance, ...], Callable[[int, int], None]], int]
"""Has learners made elsewhere who are not in the cache, and says how many.

It tells after each learner how many are done, of how many.
"""

_AHEAD = 3
"""Orders for each thread of a machine, so that none waits for the next and memory stays bounded."""
_SECONDS = 10


class NoMachinesError(Exception):
    """There is no scheduler at an address, it has no workers, or the library for it is not installed."""


@contextmanager
def machines(address: str) -> Iterator[Machines]:
    """The machines of a scheduler such as ``tcp://10.0.0.1:8786``. Raises NoMachinesError."""
    try:
        from distributed import Client  # noqa: PLC0415  # few need it
    except ImportError:
        raise NoMachinesError("pip install './leerkring[distributed]'") from None
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # it has none
    except (OSError, ValueError) as error:
        raise NoMachinesError(str(error) or address) from None
    with client:
        yield _Asking(client)


class _Asking:
    def __init__(self, client: Any) -> None:
        self._client = client

    def __call__(self, task: Task, glances: tuple[Glance, ...], heard: Callable[[int, int], None]) -> int:
        """Raises NoMachinesError, and OtherProgramError."""
        threads = sum(self._client.nthreads().values())
        if not threads:
            raise NoMachinesError("0")
        order = self._client.scatter(Order.of(task), broadcast=True, hash=False)
        executor = self._client.get_executor(pure=False, retries=1)

        def submit(do: Callable[..., bytes], seen: Glance, folder: bytes) -> Future[bytes]:
            future: Future[bytes] = executor.submit(do, order, seen, folder)
            return future

        shelf = shelf_of(task.survey.home)
        made = make_elsewhere(task, glances, shelf, submit, ahead=_AHEAD * threads, died=_died())
        count = 0
        for number, is_made in enumerate(made, 1):
            count += is_made
            heard(number, len(glances))
        shelf.close()
        return count


def _died() -> tuple[type[BaseException], ...]:
    """What is heard when too many machines died over some work, when all have, or the scheduler is gone."""
    from distributed.client import FutureCancelledError  # noqa: PLC0415  # see above
    from distributed.comm.core import CommClosedError  # noqa: PLC0415  # the same
    from distributed.scheduler import KilledWorker  # noqa: PLC0415  # the same

    return (KilledWorker, FutureCancelledError, CancelledError, CommClosedError, OSError, TimeoutError)
