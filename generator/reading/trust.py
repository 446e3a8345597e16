"""The school's trust list, and what lies in the folder beside it: documents of issuers, lists, certificates.

The staff keep these files; nothing is fetched. A file's place is the address that it was kept from.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.credentials.addresses import place_of
from generator.credentials.model import Issuer
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import LARGEST, group, read_json
from generator.credentials.trust import Trust
from generator.model import TrustList
from generator.problems import Problem, problem

FOLDER = "trust"
KINDS_OF_FILE = {"did": ".json", "keys": ".json", "status": ".json", "roots": ".pem"}
"""The folders below it, and how the names of their files end."""


def trusted(known: TrustList | None, files: dict[str, bytes]) -> Trust:
    """The list as credentials are looked at with."""
    issuers = tuple(
        Issuer(id=it.id, name=it.name, since=str(it.since or ""), until=str(it.until or ""))
        for it in (known.issuers if known else ())
    )
    return Trust(issuers, files)


def trust_files(docs: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The files beside the list by their path below its folder, and what is wrong with others."""
    kept: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, file in _below(docs / FOLDER, ""):
        told = f"{FOLDER}/{path}"
        if file.is_symlink():
            problems.append(problem(told, "symbolic-link"))
        elif not _is_in_place(path):
            problems.append(problem(told, "trust-file-place", choices=", ".join(sorted(KINDS_OF_FILE))))
        elif found := _unusable(path, content := _read(file)):
            problems.append(problem(told, found))
        else:
            kept[path] = content
    return kept, problems


def _below(folder: Path, within: str) -> Iterator[tuple[str, Path]]:
    """Every file below a folder with its path, in order; links are not followed."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda it: it.name):
        path = f"{within}{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), f"{path}/")
        else:
            yield path, Path(entry.path)


def _is_in_place(path: str) -> bool:
    kind, _, rest = path.partition("/")
    return bool(rest) and path.endswith(KINDS_OF_FILE.get(kind, "\0"))


def _read(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _unusable(path: str, content: bytes) -> str:
    """The code of what keeps a file from being used; empty if nothing does."""
    kind, _, place = path.partition("/")
    if kind == "roots":
        return "" if b"-----BEGIN CERTIFICATE-----" in content else "trust-file-damaged"
    if kind == "status":
        return "" if len(content) <= LARGEST else "trust-file-damaged"
    try:
        document = read_json(content)
    except UncheckableError:
        return "trust-file-damaged"
    named = group(document).get("id")
    return "" if isinstance(named, str) and place_of(named) == place else "trust-file-of-another"
