"""Learners' parts of a site made by other machines: bytes go there, and bytes come back.

No file system is shared. A folder of documents and the theme's templates travel as archives, and what was
made comes back as a bundle. Whoever gives an executor (``concurrent.futures``) decides where that is done.
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

from generator.archive.zipped import put
from generator.building.bundle import Contents, pack, unpack
from generator.building.context import BuildContext
from generator.building.discovery import ProfileScan
from generator.building.learner import cached_learner, is_cached
from generator.cache.keys import files_below, program_digest
from generator.cache.store import Cache, DamagedError
from generator.media.shelf import Shelf


class OtherProgramError(Exception):
    """Another machine has another version of the program or of its libraries, and would make other pages."""


@dataclass(frozen=True)
class RemoteJob:
    """What another machine is told once: what is the same for all learners.

    It is pickled, and opened only where ``program`` is the digest of the same program.
    """

    program: str
    pickled: bytes

    @classmethod
    def of(cls, context: BuildContext) -> RemoteJob:
        """The context without what is this machine's own, and the theme's templates as archives.

        Of who takes part only the names are known there that must not be told.
        """
        school = replace(context.read.school, learners=None)
        carried = context.read.issuer
        read = replace(context.read, docs=Path(), cache=None, school=school, onlooker=None, carried=carried)
        shell = replace(context.shell, folders=())
        templates = tuple(
            _archive(Path(folder), files_below(Path(folder), ("",))) for folder in context.shell.folders
        )
        return cls(program_digest(), pickle.dumps((replace(context, read=read, shell=shell), templates)))


Submit = Callable[[Callable[..., bytes], ProfileScan, bytes], "Future[bytes]"]
"""Has a function done elsewhere, with a job that is known there before what is given here."""


def make_elsewhere(
    context: BuildContext,
    scans: Iterable[ProfileScan],
    shelf: Shelf,
    submit: Submit,
    ahead: int,
    died: tuple[type[BaseException], ...] = (BrokenExecutor,),
    patience: float | None = None,
) -> Iterator[bool]:
    """Have made what is not in the cache yet, and put it there; for each learner whether that was done.

    At most ``ahead`` jobs are under way. A learner over whom a machine ``died`` (what an executor raises
    then) is left for this one to make, and so is what came back damaged. After ``patience``, in seconds,
    nothing more is waited for. Raises OtherProgramError.
    """
    cache = context.cache
    if cache is None:
        return

    arrivals = _Arrivals(cache, shelf, died, patience)
    waiting: deque[Future[bytes]] = deque()
    for scan in scans:
        if is_cached(context, scan, shelf) or not (folder := _learners_folder(context.read.docs / scan.name)):
            yield False
            continue
        try:
            waiting.append(submit(made_there, scan, folder))
        except died:
            yield False
        if len(waiting) >= ahead:
            yield arrivals.take(waiting.popleft())
    while waiting:
        yield arrivals.take(waiting.popleft())


class _Arrivals:
    """Where bundles are unpacked that come back."""

    def __init__(
        self, cache: Cache, shelf: Shelf, died: tuple[type[BaseException], ...], patience: float | None
    ) -> None:
        self._cache, self._shelf, self._died = cache, shelf, died
        self._patience = patience

    def take(self, future: Future[bytes]) -> bool:
        """Whether what was asked for has come, and is whole."""
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


def made_there(job: RemoteJob, scan: ProfileScan, folder: bytes) -> bytes:
    """What another machine does: one learner's part of the site as a bundle.

    Nothing of the learner is left behind there. Raises OtherProgramError.
    """
    if job.program != program_digest():
        raise OtherProgramError
    with tempfile.TemporaryDirectory() as scratch:
        docs, cache, shelf = Path(scratch, "docs"), Cache(Path(scratch, "built")), Shelf(Path(scratch, "own"))
        _unarchive(folder, docs / scan.name)
        context = _opened(job)
        try:
            here = replace(context, read=replace(context.read, docs=docs, cache=cache))
            result = cached_learner(here, scan, shelf)
        finally:
            shelf.close()
        media = {each.source for each in result.rendering.media} if result.rendering else set()
        stream = io.BytesIO()
        pack(stream, Contents(program=job.program), cache, [result.key] if result.key else [], shelf, media)
    return stream.getvalue()


@lru_cache(maxsize=4)
def _opened(job: RemoteJob) -> BuildContext:
    """A job's context, with folders for its templates that are there for as long as the process lives."""
    context, templates = pickle.loads(job.pickled)  # noqa: S301  # from the machine that this one works for
    scratch = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    for number, archive in enumerate(templates):
        _unarchive(archive, Path(scratch, str(number)))
    folders = tuple(str(Path(scratch, str(number))) for number in range(len(templates)))
    opened: BuildContext = replace(context, shell=replace(context.shell, folders=folders))
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
