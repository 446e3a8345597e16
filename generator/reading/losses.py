"""What of a file does not travel along when it is published, told where a document first names it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Place, Problem, problem
from generator.reading.around import Around
from generator.reading.documents import Draft
from generator.reading.links import local_target
from generator.reading.prose import pointers
from generator.reading.references import references


def losses(draft: Draft, around: Around) -> Iterator[Problem]:
    """Every file of a document counts once, however often it is named."""
    if not around.loses_something():
        return
    first: dict[str, Place] = {}
    for path, place in _files(draft):
        first.setdefault(path, place)
    for path, place in first.items():
        for code in around.lost(path):
            yield problem(draft.path, code, place, file=path.rpartition("/")[2])


def _files(draft: Draft) -> Iterator[tuple[str, Place]]:
    folder = draft.path.rpartition("/")[0]
    for reference in references(draft):
        if reference.kind == "file":
            yield f"{folder}/{reference.value}", draft.place(reference.path)
    for pointer in pointers(draft.prose, draft.prose_line):
        if pointer.kind in {"link", "picture"}:
            yield local_target(draft.path, pointer.target), pointer.place
