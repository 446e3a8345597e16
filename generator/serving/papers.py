"""One document: its form or its text, what is wrong with it, and what it was before."""

from __future__ import annotations

import json
from typing import Any

from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from generator.editing.choices import Choices
from generator.editing.keeping import unsaved_of, versions_of
from generator.guide.documents import ADDABLE
from generator.guide.themes import themes_of
from generator.media.clean import LARGEST
from generator.media.formats import FORMATS
from generator.model import KIND
from generator.places import languages
from generator.reading.documents import Draft, Unread
from generator.reading.schemas import schema
from generator.serving.asking import ASKED_ABOUT
from generator.serving.editor import Editor, Routes
from generator.serving.folder import MOVABLE
from generator.serving.forms import Saved, forget, live, restored, saved, sent_of
from generator.serving.views import faults_view, fields_view, searches, summary_view
from generator.serving.workplace import Opened, Paper, title_of
from generator.writing.prose import rendered


def edit(editor: Editor, request: Request, path: str) -> Response:
    paper = editor.paper(path)
    if request.method != "POST":
        return _opened(editor, request, paper)
    sending = sent_of(request.form.items(multi=True), request.files.items(multi=True))
    with editor.writing:
        made = saved(editor.place, paper, sending)
    if made.is_kept:
        return redirect(f"/edit/{path}?kept=1{'&text=1' if sending.whole is not None else ''}", 303)
    status = {"": 200, "conflict": 409}.get(made.refused, 422)
    as_text = sending.whole is not None
    return _form(editor, paper, made.text, status, as_text=as_text, made=made, more=sending.more)


def _opened(editor: Editor, request: Request, paper: Paper) -> Response:
    """A document as it is, or with what was typed in it and not kept."""
    asked = request.args
    unsaved = unsaved_of(editor.place.unsaved(paper.path))
    if unsaved and "unsaved" in asked:
        made = Saved(unsaved.text)
        return _form(editor, paper, unsaved.text, as_text="text" in asked, made=made, base=unsaved.base)
    return _form(editor, paper, paper.text or "", as_text="text" in asked, kept="kept" in asked)


def unsaved(editor: Editor, request: Request, path: str) -> Response:
    """Forget what was typed and not kept."""
    if request.method != "POST":
        raise NotFound
    forget(editor.place, editor.paper(path))
    return redirect(f"/edit/{path}", 303)


def check(editor: Editor, request: Request, path: str) -> Response:
    """What is wrong with what is in a form now, and what its text looks like. The document stays as it is."""
    if request.method != "POST":
        raise NotFound
    told = live(editor.place, editor.paper(path), sent_of(request.form.items(multi=True), ()))
    return Response(json.dumps(told), mimetype="application/json")


def versions(editor: Editor, request: Request, path: str) -> Response:
    paper = editor.paper(path)
    there = versions_of(editor.place.versions(paper.path))
    if request.method == "POST":
        chosen = next((it for it in there if str(it.number) == request.form.get("number")), None)
        if chosen is None:
            raise NotFound
        with editor.writing:
            restored(editor.place, paper, chosen.content)
        return redirect(f"/edit/{path}?kept=1", 303)
    shown = [
        {
            "number": each.number,
            "kept_on": f"{each.kept_on:%Y-%m-%d %H:%M}",
            "text": each.content.decode("utf-8", "replace"),
        }
        for each in there
    ]
    return editor.page("versions.html", path=path, title=_title(editor, paper), versions=shown)


def _title(editor: Editor, paper: Paper) -> str:
    return title_of(editor.place.drafts(paper.whose)[paper.path])


def _form(
    editor: Editor,
    paper: Paper,
    text: str,
    status: int = 200,
    *,
    as_text: bool = False,
    kept: bool = False,
    made: Saved | None = None,
    more: str = "",
    base: str = "",
) -> Response:
    opened = editor.place.opened(paper, text)
    around = {
        **_around(editor, paper),
        "base": base or paper.digest,
        "kept": kept,
        "refused": made.refused if made else "",
        "reason": editor.say(made.reason) if made and made.reason else "",
        "typed": made.typed if made else "",
        "changed": made is not None and not made.refused,
    }
    if isinstance(opened.read, Unread) or as_text:
        faults = faults_view(paper.faults or opened.problems, text, editor.place.language)
        can_form = not isinstance(opened.read, Unread)
        return editor.page("text.html", status, text=text, faults=faults, can_form=can_form, **around)
    return editor.page("form.html", status, **_form_view(editor, paper, opened, more), **around)


def _around(editor: Editor, paper: Paper) -> dict[str, Any]:
    """What the form and the text of a document both show."""
    return {
        "path": paper.path,
        "whose": paper.whose,
        "kind": editor.say(schema(paper.kind.name)["title"]),
        "title": _title(editor, paper),
        "unsaved": unsaved_of(editor.place.unsaved(paper.path)) is not None,
        "languages": _languages(editor, paper),
        "can_go": paper.kind is not KIND["profile"],
        "can_move": paper.kind.name in MOVABLE,
        "look": editor.place.address_of(paper),
        "can_ask": paper.kind.name in ASKED_ABOUT,
        "versions": len(versions_of(editor.place.versions(paper.path))),
    }


def _languages(editor: Editor, paper: Paper) -> list[dict[str, str]]:
    """The other languages of a document: its translation in each, or the document of a translation."""
    stem, _, language = paper.path.removesuffix(".md").partition(".")
    if language:
        return [{"called": editor.say("As it is in your own language"), "path": f"{stem}.md", "name": ""}]
    if not paper.kind.has_prose:
        return []
    profile = editor.place.drafts(paper.whose).get(f"{paper.whose}/profile.md")
    own = profile.data.get("language") if isinstance(profile, Draft) else editor.place.language
    called = Choices(editor.place.language).called
    others = ((name, f"{stem}.{name}.md") for name in languages() if name != own)
    return [
        {"called": called(name), "name": name, "path": path if editor.place.paper(path) else ""}
        for name, path in others
    ]


def _form_view(editor: Editor, paper: Paper, opened: Opened, more: str) -> dict[str, Any]:
    assert not isinstance(opened.read, Unread)
    themes = themes_of(paper.kind.name) if paper.kind.name in ADDABLE else ()
    questions = [editor.say(it) for theme in themes for it in theme.questions]
    prose, todo = opened.read.prose, summary_view(opened.fields, opened.told)
    return {
        "fields": fields_view(opened.fields, opened.told, editor.place.language, more),
        "todo": todo,
        "searches": searches(opened.fields),
        "kinds": " ".join(FORMATS),
        "most": LARGEST,
        "has_prose": paper.kind.has_prose,
        "questions": questions,
        "prose": prose,
        "shown": rendered(prose, lambda _: "", lambda _: "", below=2),
        "prose_problems": [it for it in todo if it["to"] == "prose"],
    }


ROUTES: Routes = (
    ("/edit/<path:path>", edit),
    ("/unsaved/<path:path>", unsaved),
    ("/check/<path:path>", check),
    ("/versions/<path:path>", versions),
)
