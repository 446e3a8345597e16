"""A workbook is read by another process, with little memory and little time.

It is an archive of XML that a stranger may have made to swell up. What hangs or swells costs some seconds,
and what comes back is text.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from generator.guide.lists.refused import UnusableListError
from generator.guide.lists.table import Table, TableCell, TableRow

SECONDS = 60
MB = 1024 * 1024
MOST_MEMORY = 1000 * MB
"""Bytes of address space, where the system can hold a process to that."""
LARGEST_WHOLE = 100 * MB
"""Bytes of all that is in the archive; a list of five thousand rows has two."""
MOST_PARTS = 2000


def read_workbook(file: Path, seconds: float = SECONDS) -> tuple[Table, ...]:
    """The sheets of a workbook. Raises UnusableListError."""
    _refuse_what_swells(file)
    try:
        done = subprocess.run(  # noqa: S603  # ourselves
            [sys.executable, "-m", __name__, str(file.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            cwd=Path(__file__).resolve().parents[3],
        )
    except subprocess.TimeoutExpired:
        raise UnusableListError("costly") from None
    if done.returncode:
        raise UnusableListError("costly" if done.returncode != _DAMAGED else "damaged")
    return tuple(_table(each) for each in json.loads(done.stdout))


def parts_of(file: Path | BytesIO) -> list[zipfile.ZipInfo]:
    """What an archive says is in it. Raises UnusableListError."""
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.infolist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):  # the last: an unknown way to pack
        raise UnusableListError("damaged") from None


def _refuse_what_swells(file: Path) -> None:
    """By what an archive says of itself; one that lies about it meets the limits of the process."""
    parts = parts_of(file)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise UnusableListError("costly")


def _table(told: dict[str, object]) -> Table:
    name, rows = str(told["name"]), told["rows"]
    assert isinstance(rows, list)
    return Table(
        name,
        tuple(TableRow(name, number, tuple(TableCell(*cell) for cell in cells)) for number, cells in rows),
        bool(told["hidden"]),
        bool(told["cut"]),
    )


_DAMAGED = 3


def _limit() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource  # noqa: PLC0415  # Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _main(file: Path) -> int:
    from generator.guide.lists.workbook import workbook_tables  # noqa: PLC0415  # after the limits are set

    try:
        tables = workbook_tables(file)
    except MemoryError:
        return 1
    except Exception:  # noqa: BLE001  # whatever a library makes of a damaged file
        return _DAMAGED
    told = [
        {
            "name": each.name,
            "hidden": each.hidden,
            "cut": each.cut,
            "rows": [(row.number, [(cell.text, cell.kind) for cell in row.cells]) for row in each.rows],
        }
        for each in tables
    ]
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    _limit()
    raise SystemExit(_main(Path(sys.argv[1])))
