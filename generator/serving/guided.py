"""The guided path: eight themes, with their questions one at a time."""

from __future__ import annotations

from typing import Any

from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from generator.editing.keeping import content_of
from generator.editing.stories import answer_in, with_answer
from generator.editing.written import with_data
from generator.guide.documents import add_document
from generator.guide.files import AlreadyThereError
from generator.guide.themes import THEMES
from generator.languages import _
from generator.reading.documents import Draft, draft
from generator.reading.text import LARGEST_PROSE
from generator.serving.editor import Editor
from generator.serving.forms import is_written
from generator.serving.overview import asked_as, question_view, theme_view

_NEW = "new:"
"""Before the kind of a document that is still to be made."""
_TOO_LONG = _("This is too long to keep in one document. Make two of it.")
_CHANGED = _("This was changed elsewhere meanwhile. Open it, and put your answer in it.")


def path(editor: Editor, _request: Request, whose: str, number: int) -> Response:
    """A theme: its questions, which of them have an answer, and the documents it is about."""
    editor.known(whose)
    if not 1 <= number <= len(THEMES):
        raise NotFound
    return editor.page("path.html", **theme_view(editor.place, whose, number))


def question(editor: Editor, request: Request, whose: str, number: int, step: int) -> Response:
    """One question, and room for its answer."""
    editor.known(whose)
    if not (1 <= number <= len(THEMES) and 1 <= step <= len(THEMES[number - 1].questions)):
        raise NotFound
    view = question_view(editor.place, whose, number, step)
    if request.method != "POST":
        return editor.page("question.html", **view)
    told = {name: value.replace("\r\n", "\n") for name, value in request.form.items()}
    if not told.get("answer", "").strip() and not view["answer"]:
        return redirect(view["onward"], 303)
    with editor.writing:
        where, wrong = _meant(editor, view, told)
        wrong = wrong or _answered(editor, view, told, where)
    if wrong:
        again = {"answer": told.get("answer", ""), "was": told.get("was", ""), "title": told.get("title", "")}
        return editor.page("question.html", 422, **{**view, **again, "wrong": wrong})
    return redirect(view["onward"], 303)


def _meant(editor: Editor, view: dict[str, Any], told: dict[str, str]) -> tuple[str, str]:
    """The path of the document in which an answer belongs, maybe a new one; and why there is none."""
    where = told.get("where", "")
    if where not in {each["value"] for each in view["places"]}:
        return "", editor.say("Choose where this belongs.")
    if len(told.get("answer", "").encode()) > LARGEST_PROSE:
        return "", editor.say(_TOO_LONG)
    if not where.startswith(_NEW):
        return where, ""
    return _made(editor, view, where.removeprefix(_NEW), told.get("title", ""))


def _answered(editor: Editor, view: dict[str, Any], told: dict[str, str], where: str) -> str:
    """Write an answer into a document, unless somebody else changed it; why that was not done."""
    document = editor.document(where)
    read = draft(where, document.text or "", document.kind)
    asked, was = asked_as(view["msgid"]), told.get("was", "") if where == view["where"] else ""
    if not isinstance(read, Draft) or answer_in(read.prose, asked) != was:
        return editor.say(_CHANGED)
    prose = with_answer(read.prose, asked, view["question"], told["answer"])
    content = content_of(with_data(read.text, document.kind, read.data, prose), document.content)
    if len(content) > LARGEST_PROSE:
        return editor.say(_TOO_LONG)
    return "" if is_written(editor.place, document, content) else editor.say(_CHANGED)


def _made(editor: Editor, view: dict[str, Any], kind: str, title: str) -> tuple[str, str]:
    """The path of a new document, and why there is none."""
    title = " ".join(title.split())[:200]
    if not title:
        return "", editor.say("Say what it is called.")
    place = editor.place
    try:
        return add_document(
            place.docs, kind, title, place.language, portfolio=view["whose"], by_hand=False
        ).path, ""
    except AlreadyThereError:
        return "", editor.say("There is one of that title already. Choose another title.")
