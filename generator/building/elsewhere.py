"""Learners' parts of a site made by other machines: bytes go there, and bytes come back.

No file system is shared. A folder of documents and the theme's templates travel as archives, and what was
made comes back as a parcel. Whoever gives an executor (``concurrent.futures``) decides where that is done.
"""

from __future__ import annotations

import atexit
import io
import pickle
import shutil
import tempfile
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from generator.building.cache import Cache, DamagedError
from generator.building.fingerprints import files_below, program_fingerprint
from generator.building.learners import Task, kept_part, learners_part
from generator.building.parcel import Contents, pack, unpack
from generator.building.survey import Glance, unknown
from generator.building.zipped import put
from generator.media.shelf import Shelf


class OtherProgramError(Exception):
    """Another machine has another version of the program or of its libraries, and would make other pages."""


@dataclass(frozen=True)
class Order:
    """What another machine is told once: what is the same for all learners.

    It is pickled, and opened only where ``program`` is the fingerprint of the same program.
    """

    program: str
    pickled: bytes

    @classmethod
    def of(cls, task: Task) -> Order:
        """The task without what is this machine's own, and the theme's templates as archives.

        Of who takes part only the names are known there that must not be told.
        """
        school = replace(task.survey.school, learners=None)
        survey = replace(task.survey, docs=Path(), cache=None, school=school)
        frame = replace(task.frame, folders=())
        templates = tuple(
            _archive(Path(folder), files_below(Path(folder), ("",))) for folder in task.frame.folders
        )
        return cls(
            program_fingerprint(), pickle.dumps((replace(task, survey=survey, frame=frame), templates))
        )


Submit = Callable[[Callable[..., bytes], Glance, bytes], "Future[bytes]"]
"""Has a function done elsewhere, with an order that is known there before what is given here."""


def make_elsewhere(
    task: Task,
    glances: Iterable[Glance],
    shelf: Shelf,
    submit: Submit,
    ahead: int,
    died: tuple[type[BaseException], ...] = (BrokenExecutor,),
    patience: float | None = None,
) -> Iterator[bool]:
    """Have made what is not in the cache yet, and put it there; for each learner whether that was done.

    At most ``ahead`` orders are under way. A learner over whom a machine ``died`` (what an executor raises
    then) is left for this one to make, and so is what came back damaged. After ``patience``, in seconds,
    nothing more is waited for. Raises OtherProgramError.
    """
    cache = task.survey.cache
    if cache is None:
        return

    arrivals = _Arrivals(cache, shelf, died, patience)
    waiting: deque[Future[bytes]] = deque()
    for seen in glances:
        if kept_part(task, seen) or not (folder := _learners_folder(task.survey.docs / seen.name)):
            yield False
            continue
        try:
            waiting.append(submit(made_there, seen, folder))
        except died:
            yield False
        if len(waiting) >= ahead:
            yield arrivals.take(waiting.popleft())
    while waiting:
        yield arrivals.take(waiting.popleft())


class _Arrivals:
    """Where parcels are unpacked that come back."""

    def __init__(
        self, cache: Cache, shelf: Shelf, died: tuple[type[BaseException], ...], patience: float | None
    ) -> None:
        self._cache, self._shelf, self._died = cache, shelf, died
        self._patience = patience

    def take(self, future: Future[bytes]) -> bool:
        """Whether what was ordered has come, and is whole."""
        with suppress(DamagedError, *self._died):
            unpack(io.BytesIO(self._content(future)), self._cache, self._shelf)
            return True
        return False

    def _content(self, future: Future[bytes]) -> bytes:
        """Whoever waited in vain once waits for nothing more."""
        try:
            return future.result(self._patience)
        except TimeoutError:
            self._patience = 0
            raise DamagedError from None


def made_there(order: Order, seen: Glance, folder: bytes) -> bytes:
    """What another machine does: one learner's part of the site as a parcel.

    Nothing of the learner is left behind there. Raises OtherProgramError.
    """
    if order.program != program_fingerprint():
        raise OtherProgramError
    with tempfile.TemporaryDirectory() as scratch:
        docs, cache, shelf = Path(scratch, "docs"), Cache(Path(scratch, "built")), Shelf(Path(scratch, "own"))
        _unarchive(folder, docs / seen.name)
        task = _opened(order)
        try:
            here = replace(task, survey=replace(task.survey, docs=docs, cache=cache))
            part = learners_part(here, unknown(seen), shelf)
        finally:
            shelf.close()
        media = {each.source for each in part.made.media} if part.made else set()
        stream = io.BytesIO()
        pack(stream, Contents(program=order.program), cache, part.entries, shelf, media)
    return stream.getvalue()


@lru_cache(maxsize=4)
def _opened(order: Order) -> Task:
    """An order's task, with folders for its templates that are there for as long as the process lives."""
    task, templates = pickle.loads(order.pickled)  # noqa: S301  # from the machine that this one works for
    scratch = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    for number, archive in enumerate(templates):
        _unarchive(archive, Path(scratch, str(number)))
    folders = tuple(str(Path(scratch, str(number))) for number in range(len(templates)))
    opened: Task = replace(task, frame=replace(task.frame, folders=folders))
    return opened


def _learners_folder(folder: Path) -> bytes | None:
    """A learner's folder as an archive; None if it, or something in it, is neither file nor folder."""
    if folder.is_symlink():
        return None
    try:
        paths = sorted(folder.rglob("*"))
    except RecursionError:
        return None
    if any(path.is_symlink() or not (path.is_file() or path.is_dir()) for path in paths):
        return None
    return _archive(folder, (path for path in paths if path.is_file()))


def _archive(folder: Path, files: Iterable[Path]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            put(archive, file.relative_to(folder).as_posix(), file.read_bytes())
    return stream.getvalue()


def _unarchive(content: bytes, folder: Path) -> None:
    """zipfile lets nothing out of the folder."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
