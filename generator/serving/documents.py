"""One document: its form or its text, what is wrong with it, and what it was before."""

from __future__ import annotations

import json
from typing import Any

from werkzeug.exceptions import Conflict, NotFound, RequestEntityTooLarge
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from generator.answers.works import can_ask_about
from generator.editing.choices import Choices
from generator.editing.keeping import content_of, unsaved_of, versions_of
from generator.guide.documents import ADDABLE
from generator.guide.files import AlreadyThereError, refuse_links, write_new
from generator.guide.themes import themes_of
from generator.media.clean import LARGEST
from generator.media.formats import FORMATS
from generator.model import KIND
from generator.places import languages
from generator.reading.documents import Draft, Unread
from generator.reading.schemas import schema
from generator.reading.text import LARGEST_PROSE
from generator.serving.editor import Editor
from generator.serving.folder import MOVABLE
from generator.serving.forms import Saved, Sending, forget, is_written, live, saved, sent_of, typed_anew
from generator.serving.views import faults_view, fields_view, searches, summary_view
from generator.serving.workplace import DocumentFile, Opened, kind_at, title_of
from generator.writing.prose import rendered


def edit(editor: Editor, request: Request, path: str) -> Response:
    if request.method != "POST":
        return _opened(editor, request, editor.document(path))
    sending = sent_of(request.form.items(multi=True), request.files.items(multi=True))
    document = editor.place.document(path)
    if document is None and not sending.base:
        raise NotFound
    if document is None:
        return _gone(editor, path, sending)
    with editor.writing:
        made = saved(editor.place, document, sending)
    if made.is_kept:
        editor.place.readying.begin(path, editor.place.shelf, made.files)
        return redirect(f"/edit/{path}?kept=1{'&text=1' if sending.whole is not None else ''}", 303)
    as_text = sending.whole is not None
    if made.refused == "conflict":
        now = editor.place.document(path)
        return _conflict(editor, now, made, as_text=as_text) if now else _gone(editor, path, sending)
    status = 422 if made.refused else 200
    return _form(editor, document, made.text, status, as_text=as_text, made=made, act=sending.act)


def _conflict(editor: Editor, now: DocumentFile, made: Saved, *, as_text: bool) -> Response:
    """A document as somebody else left it, with what was typed beside it."""
    return _form(editor, now, now.text or "", 409, as_text=as_text, made=made)


def _gone(editor: Editor, path: str, sending: Sending) -> Response:
    """What was typed in a document that somebody took away meanwhile."""
    text = typed_anew(editor.place, _nothing(editor, path), sending)
    there = editor.place.taken_away(path.partition("/")[0])
    values = {"whose": path.partition("/")[0], "path": path, "text": text, "can_bring": path in there}
    return editor.page("gone.html", 409, **values)


def _nothing(editor: Editor, path: str) -> DocumentFile:
    """A document that is not there: with what it last was, or else with nothing but its kind."""
    place, kind, whose = editor.place, kind_at(path), path.partition("/")[0]
    if kind is None or not path.endswith(kind.suffix) or not place.has(whose):
        raise NotFound
    kept = versions_of(place.versions(path))
    fence = "---\n" if kind.has_prose else ""
    content = kept[0].content if kept else f"{fence}type: {kind.name}\n{fence}".encode()
    return DocumentFile(path, kind, place.docs / path, content)


def anew(editor: Editor, request: Request, path: str) -> Response:
    """Write a document anew that somebody took away, with what was typed in it."""
    if request.method != "POST":
        raise NotFound
    place, nothing = editor.place, _nothing(editor, path)
    text = request.form.get(".text", "").replace("\r\n", "\n")
    content = content_of(text, b"")
    if len(content) > LARGEST_PROSE:
        raise RequestEntityTooLarge
    try:
        with editor.writing:
            refuse_links(nothing.file, place.docs)
            write_new({nothing.file: content})
    except AlreadyThereError:
        made = Saved("", refused="conflict", typed=text)
        return _conflict(editor, editor.document(path), made, as_text=True)
    return redirect(f"/edit/{path}?kept=1", 303)


def _opened(editor: Editor, request: Request, document: DocumentFile) -> Response:
    """A document as it is, or with what was typed in it and not kept."""
    asked = request.args
    if not editor.place.readying.is_done(document.path):
        return _being_made_ready(editor, document)
    unsaved = unsaved_of(editor.place.unsaved(document.path))
    if unsaved and "unsaved" in asked:
        made = Saved(unsaved.text)
        return _form(editor, document, unsaved.text, as_text="text" in asked, made=made, base=unsaved.base)
    return _form(editor, document, document.text or "", as_text="text" in asked, kept="kept" in asked)


def _being_made_ready(editor: Editor, document: DocumentFile) -> Response:
    """What is seen while a file is looked into; a browser asks again by itself, without a script, too."""
    title = _title(editor, document)
    response = editor.page("ready.html", path=document.path, whose=document.whose, title=title)
    response.headers["Refresh"] = "2"
    return response


def unsaved(editor: Editor, request: Request, path: str) -> Response:
    """Forget what was typed and not kept."""
    if request.method != "POST":
        raise NotFound
    forget(editor.place, editor.document(path))
    return redirect(f"/edit/{path}", 303)


def check(editor: Editor, request: Request, path: str) -> Response:
    """What is wrong with what is in a form now, and what its text looks like. The document stays as it is."""
    if request.method != "POST":
        raise NotFound
    told = live(editor.place, editor.document(path), sent_of(request.form.items(multi=True), ()))
    return Response(json.dumps(told), mimetype="application/json")


def versions(editor: Editor, request: Request, path: str) -> Response:
    document = editor.document(path)
    there = versions_of(editor.place.versions(document.path))
    if request.method == "POST":
        chosen = next((it for it in there if str(it.number) == request.form.get("number")), None)
        if chosen is None:
            raise NotFound
        with editor.writing:
            if not is_written(editor.place, document, chosen.content):
                raise Conflict
        return redirect(f"/edit/{path}?kept=1", 303)
    shown = [
        {
            "number": each.number,
            "kept_on": f"{each.kept_on:%Y-%m-%d %H:%M}",
            "text": each.content.decode("utf-8", "replace"),
        }
        for each in there
    ]
    return editor.page("versions.html", path=path, title=_title(editor, document), versions=shown)


def _title(editor: Editor, document: DocumentFile) -> str:
    return title_of(editor.place.drafts(document.whose)[document.path])


def _form(
    editor: Editor,
    document: DocumentFile,
    text: str,
    status: int = 200,
    *,
    as_text: bool = False,
    kept: bool = False,
    made: Saved | None = None,
    act: str = "",
    base: str = "",
) -> Response:
    opened = editor.place.opened(document, text)
    around = {
        **_around(editor, document),
        "base": base or document.digest,
        "kept": kept,
        "refused": made.refused if made else "",
        "reason": editor.say(made.reason) if made and made.reason else "",
        "typed": made.typed if made else "",
        "changed": made is not None and not made.refused,
        "has_page": _kept(editor, document, opened, text).has_page,
    }
    if isinstance(opened.read, Unread) or as_text:
        faults = faults_view(document.faults or opened.problems, text, editor.place.language)
        can_form = not isinstance(opened.read, Unread)
        return editor.page("text.html", status, text=text, faults=faults, can_form=can_form, **around)
    return editor.page("form.html", status, **_form_view(editor, document, opened, act), **around)


def _kept(editor: Editor, document: DocumentFile, opened: Opened, text: str) -> Opened:
    """A document as it is kept, of which pages are made, whatever was typed since."""
    return opened if text == document.text else editor.place.opened(document, document.text or "")


def _around(editor: Editor, document: DocumentFile) -> dict[str, Any]:
    """What the form and the text of a document both show."""
    return {
        "path": document.path,
        "whose": document.whose,
        "kind": editor.say(schema(document.kind.name)["title"]),
        "title": _title(editor, document),
        "unsaved": unsaved_of(editor.place.unsaved(document.path)) is not None,
        "languages": _languages(editor, document),
        "can_go": document.kind is not KIND["profile"],
        "can_move": document.kind.name in MOVABLE,
        "look": editor.place.address_of(document),
        "can_ask": can_ask_about(document.kind.name),
        "versions": len(versions_of(editor.place.versions(document.path))),
    }


def _languages(editor: Editor, document: DocumentFile) -> list[dict[str, str]]:
    """The other languages of a document: its translation in each, or the document of a translation."""
    stem, _, language = document.path.removesuffix(".md").partition(".")
    if language:
        return [{"called": editor.say("As it is in your own language"), "path": f"{stem}.md", "name": ""}]
    if not document.kind.has_prose:
        return []
    profile = editor.place.drafts(document.whose).get(f"{document.whose}/profile.md")
    own = profile.data.get("language") if isinstance(profile, Draft) else editor.place.language
    called = Choices(editor.place.language).called
    others = ((name, f"{stem}.{name}.md") for name in languages() if name != own)
    return [
        {"called": called(name), "name": name, "path": path if editor.place.document(path) else ""}
        for name, path in others
    ]


def _form_view(editor: Editor, document: DocumentFile, opened: Opened, act: str) -> dict[str, Any]:
    assert not isinstance(opened.read, Unread)
    themes = themes_of(document.kind.name) if document.kind.name in ADDABLE else ()
    questions = [editor.say(it) for theme in themes for it in theme.questions]
    prose, todo = opened.read.prose, summary_view(opened.fields, opened.told)
    language, folder = editor.place.language, document.path.rpartition("/")[0]
    return {
        "fields": fields_view(opened.fields, opened.told, language, act, folder),
        "todo": todo,
        "searches": searches(opened.fields),
        "kinds": " ".join(FORMATS),
        "most": LARGEST,
        "has_prose": document.kind.has_prose,
        "questions": questions,
        "prose": prose,
        "shown": rendered(prose, lambda _: "", lambda _: "", below=2),
        "prose_problems": [it for it in todo if it["to"] == "prose"],
    }
