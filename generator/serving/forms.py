"""What a browser sends of a form, and what becomes of the document: saved, looked at, or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.editing.fields import Field, every
from generator.editing.filled import filled
from generator.editing.keeping import OverwritingError, Unsaved, content_of, note_unsaved, replace_document
from generator.editing.uploads import RefusedUploadError, keep_upload
from generator.editing.written import NotWrittenError, with_data
from generator.reading.documents import Draft, Unread, draft
from generator.reading.text import LARGEST_PROSE
from generator.serving.views import live_view, spoken_date
from generator.serving.workplace import DocumentFile, Workplace
from generator.writing.prose import rendered

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

_FIELD, _FILE = "f/", "up/"
_OF_NO_FILE = frozenset({"no-proof"})
"""What is told no more when somebody has chosen a file."""


@dataclass(frozen=True)
class Sending:
    """What was sent. ``whole`` is the text of the file, where that was edited; ``act`` what a button does
    with an entry of a list, as ``up:goals/1``, or with a list that is to have one more, as ``more:goals``. A
    file that ``is_chosen`` comes along when the form is kept."""

    base: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    prose: str | None = None
    whole: str | None = None
    act: str = ""
    is_chosen: bool = False
    files: tuple[tuple[str, FileStorage], ...] = ()


def sent_of(values: Iterable[tuple[str, str]], files: Iterable[tuple[str, FileStorage]]) -> Sending:
    """What was sent, by the names that a form has for it."""
    values = [(name, value.replace("\r\n", "\n")) for name, value in values]
    told = dict(values)
    fields = tuple((name.removeprefix(_FIELD), it) for name, it in values if name.startswith(_FIELD))
    return Sending(
        base=told.get(".base", ""),
        fields=_moved(fields, told.get(".do", "")),
        prose=told.get(".prose"),
        whole=told.get(".text"),
        act=told.get(".do", ""),
        is_chosen=".chosen" in told,
        files=tuple((name.removeprefix(_FILE), it) for name, it in files if it.filename),
    )


@dataclass(frozen=True)
class Saved:
    """What became of a document: kept; or its text with what was typed, and why it is not kept.

    ``refused`` is ``conflict``, ``large``, ``file`` or ``unwritten``; empty where only a button was pressed.
    ``files`` came along.
    """

    text: str
    is_kept: bool = False
    files: tuple[Path, ...] = ()
    refused: str = ""
    reason: str = ""
    typed: str = ""


def saved(place: Workplace, document: DocumentFile, sending: Sending) -> Saved:
    """Write what was sent into the document, unless somebody else has changed that meanwhile."""
    was, asked = document.text or "", len(sending.fields)
    try:
        sending = _with_files(document, sending)
    except RefusedUploadError as error:
        return Saved(_unkept(place, document, sending), refused="file", reason=error.reason)
    try:
        text = _text(place, document, sending)
    except NotWrittenError:
        return Saved(was, refused="unwritten", typed=_typed(sending))
    if sending.act and sending.whole is None:
        return Saved(text)
    content = content_of(text, document.content)
    if len(content) > LARGEST_PROSE:
        return Saved(text, refused="large")
    if sending.base != document.digest or not is_written(place, document, content):
        return Saved("", refused="conflict", typed=text)
    forget(place, document)
    files = tuple(document.file.parent / name for _, name in sending.fields[asked:])
    return Saved(text, is_kept=True, files=files)


def is_written(place: Workplace, document: DocumentFile, content: bytes) -> bool:
    """Whether a document holds this now: not where somebody else has changed it since it was read."""
    if content == document.content:
        return document.file.is_file() and document.file.read_bytes() == content
    try:
        replace_document(document.file, document.content, content, place.versions(document.path))
    except (OverwritingError, FileNotFoundError):
        return False
    return True


def live(place: Workplace, document: DocumentFile, sending: Sending) -> dict[str, Any]:
    """What is wrong with what is in a form now, and what it looks like; it is noted, in case of a closed tab.

    ``elsewhere`` says that somebody else has changed the document since the form was opened.
    """
    told = {"fields": {}, "rest": [], "count": 0, "prose": "", "dates": {}}
    told["elsewhere"] = sending.base != document.digest
    try:
        text = _text(place, document, sending)
    except NotWrittenError:
        return told
    _note(place, document, Unsaved(sending.base, text))
    opened = place.opened(document, text)
    if isinstance(opened.read, Unread):
        return {**told, "count": len(opened.problems)}
    prose = rendered(opened.read.prose, lambda _: "", lambda _: "", below=2)
    found = opened.told.without(_OF_NO_FILE) if sending.is_chosen else opened.told
    return {**told, **live_view(opened.fields, found), "prose": prose, "dates": _dates(place, opened.fields)}


def _note(place: Workplace, document: DocumentFile, unsaved: Unsaved) -> None:
    if unsaved.text == document.text:
        forget(place, document)
    else:
        note_unsaved(place.unsaved(document.path), unsaved)


def forget(place: Workplace, document: DocumentFile) -> None:
    """Forget what was typed in a document and not kept."""
    place.unsaved(document.path).unlink(missing_ok=True)


def _text(place: Workplace, document: DocumentFile, sending: Sending) -> str:
    """The text of the document as the form has it now. Raises NotWrittenError."""
    if sending.whole is not None:
        return sending.whole
    read = draft(document.path, document.text or "", document.kind)
    if not isinstance(read, Draft):
        raise NotWrittenError
    data = filled(place.fields(document, read), sending.fields, read.data)
    prose = read.prose if sending.prose is None else sending.prose
    return with_data(read.text, document.kind, data, prose if document.kind.has_prose else None)


def _dates(place: Workplace, fields: Iterable[Field]) -> dict[str, str]:
    """What each date will be, in words, by the path of its field."""
    dates = (each for each in every(fields) if each.control == "date" and each.value is not None)
    return {each.id: spoken_date(each, str(each.value), place.language) for each in dates}


def _with_files(document: DocumentFile, sending: Sending) -> Sending:
    """With the names of the files that were sent along, which now lie beside the document."""
    folder = document.file.parent
    kept = ((path, keep_upload(folder, it.filename or "", it.stream)) for path, it in sending.files)
    return replace(sending, fields=(*sending.fields, *kept), files=())


def typed_anew(place: Workplace, nothing: DocumentFile, sending: Sending) -> str:
    """The text of a document that is not there any more, with what was typed; or that alone."""
    try:
        return _text(place, nothing, sending)
    except NotWrittenError:
        return _typed(sending)


def _unkept(place: Workplace, document: DocumentFile, sending: Sending) -> str:
    """The text as the form has it, or else as it was."""
    try:
        return _text(place, document, sending)
    except NotWrittenError:
        return document.text or ""


def _typed(sending: Sending) -> str:
    """All that was typed, so that nobody loses it."""
    told = [value for _, value in sending.fields if value.strip() and not value.startswith('"')]
    return "\n".join((*told, sending.prose or ""))


def _moved(fields: tuple[tuple[str, str], ...], act: str) -> tuple[tuple[str, str], ...]:
    """Fields with one entry of a list further up or down, or taken away."""
    match = _ACT.match(act)
    if match is None:
        return fields
    prefix = f"{match['list']}/"
    rows: dict[str, list[tuple[str, str]]] = {}
    rest = []
    for name, value in fields:
        row = name.removeprefix(prefix).partition("/")[0] if name.startswith(prefix) else "."
        rest.append((name, value)) if row == "." else rows.setdefault(row, []).append((name, value))
    order = list(rows)
    if match["row"] in rows:
        at = order.index(match["row"])
        order.remove(match["row"])
        if match["what"] != "drop":
            order.insert(max(0, at + (1 if match["what"] == "down" else -1)), match["row"])
    return (*rest, *(field for row in order for field in rows[row]))


_ACT = re.compile(r"(?P<what>up|down|drop):(?P<list>[A-Za-z0-9_/.+-]+)/(?P<row>[0-9]+)\Z")
