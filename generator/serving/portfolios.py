"""Pages about a portfolio as a whole: which there are, a new one, what is there, one document more."""

from __future__ import annotations

from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from generator.editing.choices import Choices
from generator.guide.documents import ADDABLE, add_document, has_title, is_learners
from generator.guide.files import AlreadyThereError
from generator.places import languages
from generator.reading.schemas import schema
from generator.serving.editor import Editor
from generator.serving.overview import overview, taken_view
from generator.serving.started import started


def portfolios(editor: Editor, _: Request) -> Response:
    """Which portfolio somebody wants to write in. There is nothing to choose from one, or from none."""
    there = editor.place.learners
    if len(there) < 2:
        return redirect(f"/of/{there[0]}" if there else "/new", 303)
    listed = [{"whose": name, "title": editor.place.titled(name)} for name in there]
    return editor.page("portfolios.html", portfolios=listed)


def new(editor: Editor, request: Request) -> Response:
    """A portfolio from nothing: five questions, in each language there is."""
    if editor.place.only:
        raise NotFound
    told = dict(request.form.items())
    wanted = told.get("language") or request.args.get("in", "")
    language = wanted if wanted in languages() else editor.place.language
    if request.method != "POST" or not told.get("name", "").strip():
        called = Choices(language).called
        there = [{"name": it, "called": called(it), "own": Choices(it).called(it)} for it in languages()]
        is_first = not editor.place.learners
        status = 422 if request.method == "POST" else 200
        values = {"told": told, "languages": there, "first": is_first, "missing": status == 422}
        return editor.page("new.html", status, language=language, **values)
    with editor.writing:
        whose = started(editor.place, told)
    return redirect(f"/of/{whose}", 303)


def home(editor: Editor, request: Request, whose: str) -> Response:
    """What is there of a portfolio; what was just taken away can be brought back at once."""
    editor.known(whose)
    taken = taken_view(editor.place, whose)
    asked = request.args.get("gone")
    gone = asked if asked in {each["path"] for each in taken} else ""
    around = {
        "taken": taken,
        "gone": gone,
        "may_begin": not editor.place.only,
        "own": editor.place.is_own_site,
    }
    return editor.page("home.html", **overview(editor.place, whose), **around)


def add(editor: Editor, request: Request, whose: str, kind: str) -> Response:
    """A new document, which begins with one question."""
    editor.known(whose)
    if kind not in ADDABLE or not is_learners(kind):
        raise NotFound
    title, there = request.form.get("title", "").strip()[:200], False
    if request.method == "POST" and (title or not has_title(kind)):
        try:
            language = editor.place.language
            added = add_document(
                editor.place.docs, kind, title or kind, language, portfolio=whose, by_hand=False
            )
            return redirect(f"/edit/{added.path}", 303)
        except AlreadyThereError:
            there = True
    says = schema(kind)
    asked = says["properties"].get("title", {}).get("x-ask", "")
    called, told = map(editor.say, (says["title"], says["description"]))
    values = {"called": called, "told": told, "asked": editor.say(asked), "title": title, "there": there}
    return editor.page("add.html", whose=whose, kind=kind, **values)
