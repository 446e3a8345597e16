"""Documents as files: taken away and brought back, given another name, translated."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from werkzeug.exceptions import Conflict, NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from generator.editing.keeping import content_of, keep_version, take_away, versions_of
from generator.editing.referring import referring, with_other_name, with_translations
from generator.editing.written import NotWrittenError
from generator.guide.files import AlreadyThereError, refuse_links, replace_files, write_new
from generator.guide.slugs import is_slug
from generator.guide.translations import NoDocumentError, NoLanguageError, add_translation
from generator.model import FOLDERS, KIND
from generator.reading.documents import Draft
from generator.reading.suggestions.slugs import slug
from generator.reading.text import decoded
from generator.serving.editor import Editor
from generator.serving.workplace import DocumentFile, Workplace, title_of

MOVABLE = frozenset(kind.name for kind in FOLDERS.values() if kind.has_prose and kind.name != "cycle")
"""The kinds of which a document can have another name; a cycle has its number, a framework its own."""


def _whole(place: Workplace, path: str) -> tuple[str, ...]:
    """A document, and its translations with it."""
    return with_translations(place.drafts(path.partition("/")[0]), path)


def _naming(editor: Editor, document: DocumentFile) -> list[Draft]:
    """The documents that refer to one."""
    if document.kind not in FOLDERS.values():
        return []
    drafts = [it for it in editor.place.drafts(document.whose).values() if isinstance(it, Draft)]
    own = _whole(editor.place, document.path)
    return [it for it in referring(drafts, document.path) if it.path not in own]


def _listed(drafts: list[Draft]) -> list[dict[str, str]]:
    return [{"path": it.path, "title": title_of(it)} for it in drafts]


def _asked(editor: Editor, document: DocumentFile, template: str, **values: object) -> Response:
    """A page that asks before anything is done."""
    title = title_of(editor.place.drafts(document.whose)[document.path])
    around = {"path": document.path, "whose": document.whose, "title": title}
    status = 422 if values.get("wrong") else 200
    return editor.page(template, status, naming=_listed(_naming(editor, document)), **around, **values)


# Taken away -----------------------------------------------------------------------------------------


def take(editor: Editor, request: Request, path: str) -> Response:
    """Ask whether a document shall go, and who refers to it; take it away, with its translations."""
    document = editor.document(path)
    if document.kind is KIND["profile"]:
        raise NotFound
    if request.method != "POST":
        return _asked(editor, document, "take.html")
    with editor.writing:
        for each in _whole(editor.place, path):
            take_away(editor.place.docs / each, editor.place.versions(each))
    return redirect(f"/of/{document.whose}?gone={path}", 303)


def back(editor: Editor, request: Request, path: str) -> Response:
    """Bring a document back that was taken away, with its translations."""
    whose = path.partition("/")[0]
    editor.known(whose)
    gone = with_translations(editor.place.taken_away(whose), path)
    if request.method != "POST" or path not in gone:
        raise NotFound
    with editor.writing:
        for each in gone:
            refuse_links(editor.place.docs / each, editor.place.docs)
        try:
            write_new(
                {editor.place.docs / it: versions_of(editor.place.versions(it))[0].content for it in gone}
            )
        except AlreadyThereError:
            raise Conflict from None
    return redirect(f"/edit/{path}?kept=1", 303)


# Another name ---------------------------------------------------------------------------------------


def name(editor: Editor, request: Request, path: str) -> Response:
    """Give a document another name, which is in its address; whoever refers to it names the new one."""
    document = editor.document(path)
    if document.kind.name not in MOVABLE:
        raise NotFound
    title = title_of(editor.place.drafts(document.whose)[document.path])
    wanted = request.form.get("name", "").strip().lower() or slug(title, document.kind.name)
    new = f"{path.rpartition('/')[0]}/{wanted}.md"
    now = path.rpartition("/")[2].removesuffix(".md")
    wrong = ""
    if request.method == "POST":
        with editor.writing:
            wrong = _wrong(editor, path, wanted, new) or _not_moved(editor, document, new)
        if not wrong:
            return redirect(f"/edit/{new}?kept=1", 303)
    return _asked(editor, document, "name.html", now=now, wanted=wanted, wrong=wrong)


def _wrong(editor: Editor, path: str, wanted: str, new: str) -> str:
    """Why a document, with its translations, cannot be called so."""
    if not is_slug(wanted):
        return editor.say("Use small letters, numbers and hyphens: at most 40.")
    place = editor.place
    goals = _moved(place, path, new).values()
    there = place.document(new) or any(os.path.lexists(place.docs / it) for it in goals)
    return editor.say("Something else has that name already.") if there else ""


def _moved(place: Workplace, path: str, new: str) -> dict[str, str]:
    """Where a document and its translations go."""
    stem = path.removesuffix(".md")
    return {it: new.removesuffix(".md") + it.removeprefix(stem) for it in _whole(place, path)}


def _not_moved(editor: Editor, document: DocumentFile, new: str) -> str:
    """Give a document another name; why that cannot be done."""
    try:
        _move(editor, document, new)
    except NotWrittenError:
        return editor.say("This cannot be done now. Nothing was changed.")
    return ""


def _move(editor: Editor, document: DocumentFile, new: str) -> None:
    """All is written before the old names go. Raises NotWrittenError."""
    place = editor.place
    moved = _moved(place, document.path, new)
    drafts = {it.path: it for it in _naming(editor, document)}
    changed = {it.path: with_other_name(it, document.path, new) for it in drafts.values()}
    files = {place.docs / into: (place.docs / old).read_bytes() for old, into in moved.items()}
    for path, text in changed.items():
        was = (place.docs / path).read_bytes()
        if not _is(drafts[path], was):
            raise NotWrittenError
        keep_version(place.docs / path, place.versions(path))
        files[place.docs / path] = content_of(text, was)
    replace_files(files)
    for old, into in moved.items():
        (place.docs / old).unlink()
        _move_along(place.versions(old), place.versions(into))
        _move_along(place.unsaved(old), place.unsaved(into))


def _is(read: Draft, content: bytes) -> bool:
    """Whether a file still has the text that was read."""
    return decoded(read.path, content)[0] == read.text


def _move_along(old: Path, new: Path) -> None:
    """What a document was, or was typed in it, goes along, unless another had that name before."""
    if old.exists() and not new.exists():
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)


# Another language -----------------------------------------------------------------------------------


def translate(editor: Editor, request: Request, path: str) -> Response:
    """A translation beside a document, with what there is to translate."""
    document = editor.document(path)
    if request.method != "POST":
        raise NotFound
    place, into = editor.place, request.form.get("language", "")
    try:
        with suppress(AlreadyThereError):
            add_translation(place.docs, path, into, place.language, portfolio=document.whose)
    except (NoDocumentError, NoLanguageError):
        raise NotFound from None
    return redirect(f"/edit/{path.removesuffix('.md')}.{into}.md", 303)
