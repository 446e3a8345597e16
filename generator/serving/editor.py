"""The editor: pages on one's own computer on which a portfolio is written. The only user of Werkzeug."""

from __future__ import annotations

import json
import mimetypes
import threading
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import Forbidden, HTTPException, NotFound, RequestEntityTooLarge
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from generator.editing.choices import Choices
from generator.editing.keeping import versions_of
from generator.guide.documents import ADDABLE, add_document, has_title, is_learners
from generator.guide.files import AlreadyThereError
from generator.guide.themes import THEMES, themes_of
from generator.languages import words
from generator.media.clean import LARGEST
from generator.places import THEME, languages
from generator.reading.documents import Unread
from generator.reading.schemas import schema
from generator.rendering.templates import Templates
from generator.serving.forms import Saved, live, restored, saved, sent_of
from generator.serving.lock import Keys, is_same
from generator.serving.overview import overview, theme_view
from generator.serving.started import started
from generator.serving.views import faults_view, fields_view, searches, summary_view
from generator.serving.workplace import Opened, Paper, Workplace, title_of
from generator.writing.prose import rendered

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

MOST_OF_A_FORM = 1_000_000
"""Bytes of all that is typed in a form."""
MOST = MOST_OF_A_FORM + LARGEST
_MOST_PARTS = 10_000

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_POLICY_OF_LOOKS = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""Of the pages of a portfolio, which stand in a frame beside a form: nothing runs in them."""

_OWN = ("editor.css", "editor.js")
"""What the editor has beside the assets of the site."""
_ROUTES = (
    ("/", "portfolios"),
    ("/new", "new"),
    ("/of/<whose>", "home"),
    ("/path/<whose>/<int:number>", "path"),
    ("/add/<whose>/<kind>", "add"),
    ("/edit/<path:path>", "edit"),
    ("/check/<path:path>", "check"),
    ("/versions/<path:path>", "versions"),
    ("/look/<path:address>", "look"),
    ("/own/<path:name>", "own"),
)


class Editor:
    """What is served (PEP 3333). Who may come in has been decided by who stands before it."""

    def __init__(self, place: Workplace, keys: Keys) -> None:
        self.place, self.keys = place, keys
        self.say = words(place.language).gettext
        self._urls = Map([Rule(rule, endpoint=name) for rule, name in _ROUTES])
        self._writing = threading.Lock()
        self._looks: dict[str, tuple[object, Any]] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        request.max_content_length, request.max_form_parts = MOST, _MOST_PARTS
        request.max_form_memory_size = MOST_OF_A_FORM
        try:
            response = self._answer(request)
        except HTTPException as error:
            response = self._page("refused.html", error.code or 500, code=error.code)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        is_long = (request.content_length or 0) > MOST_OF_A_FORM
        if request.mimetype != "multipart/form-data" and is_long:  # whose limit is for those alone
            raise RequestEntityTooLarge
        if request.method == "POST" and not is_same(request.form.get(".key", ""), self.keys.form):
            raise Forbidden
        endpoint, values = self._urls.bind_to_environ(request.environ).match()
        answer: Callable[..., Response] = getattr(self, f"on_{endpoint}")
        return answer(request, **values)

    # Portfolios -------------------------------------------------------------------------------------

    def on_portfolios(self, _: Request) -> Response:
        there = self.place.learners
        if len(there) == 1:
            return redirect(f"/of/{there[0]}", 303)
        listed = [{"whose": name, "title": self.place.titled(name)} for name in there]
        return self._page("portfolios.html", portfolios=listed)

    def on_new(self, request: Request) -> Response:
        told = dict(request.form.items())
        if request.method != "POST" or not told.get("name", "").strip():
            return self._page("new.html", told=told, languages=self._languages)
        whose = started(self.place, told)
        return redirect(f"/of/{whose}", 303)

    @cached_property
    def _languages(self) -> list[dict[str, str]]:
        called = Choices(self.place.language).called
        return [{"name": name, "called": called(name)} for name in languages()]

    def on_home(self, _: Request, whose: str) -> Response:
        self._known(whose)
        return self._page("home.html", **overview(self.place, whose))

    def on_path(self, _: Request, whose: str, number: int) -> Response:
        self._known(whose)
        if not 1 <= number <= len(THEMES):
            raise NotFound
        return self._page("path.html", **theme_view(self.place, whose, number))

    def on_add(self, request: Request, whose: str, kind: str) -> Response:
        self._known(whose)
        if kind not in ADDABLE or not is_learners(kind):
            raise NotFound
        title, there = request.form.get("title", "").strip()[:200], False
        if request.method == "POST" and (title or not has_title(kind)):
            try:
                language = self.place.language
                added = add_document(self.place.docs, kind, title or kind, language, portfolio=whose)
                return redirect(f"/edit/{added.path}", 303)
            except AlreadyThereError:
                there = True
        says = schema(kind)
        asked = says["properties"].get("title", {}).get("x-ask", "")
        called, told = map(self.say, (says["title"], says["description"]))
        values = {"called": called, "told": told, "asked": self.say(asked), "title": title, "there": there}
        return self._page("add.html", whose=whose, kind=kind, **values)

    def _known(self, whose: str) -> None:
        if not self.place.has(whose):
            raise NotFound

    # Documents --------------------------------------------------------------------------------------

    def on_edit(self, request: Request, path: str) -> Response:
        paper = self._paper(path)
        if request.method != "POST":
            asked = request.args
            return self._form(paper, paper.text or "", as_text="text" in asked, kept="kept" in asked)
        sending = sent_of(request.form.items(multi=True), request.files.items(multi=True))
        with self._writing:
            made = saved(self.place, paper, sending)
        if made.is_kept:
            return redirect(f"/edit/{path}?kept=1{'&text=1' if sending.whole is not None else ''}", 303)
        status = {"": 200, "conflict": 409}.get(made.refused, 422)
        as_text = sending.whole is not None
        return self._form(paper, made.text, status, as_text=as_text, made=made, more=sending.more)

    def on_check(self, request: Request, path: str) -> Response:
        """What is wrong with what is in a form now, and what its text looks like. Nothing is written."""
        if request.method != "POST":
            raise NotFound
        paper = self._paper(path)
        told = live(self.place, paper, sent_of(request.form.items(multi=True), ()))
        return Response(json.dumps(told), mimetype="application/json")

    def on_versions(self, request: Request, path: str) -> Response:
        paper = self._paper(path)
        versions = versions_of(self.place.versions(paper))
        if request.method == "POST":
            chosen = next((it for it in versions if str(it.number) == request.form.get("number")), None)
            if chosen is None:
                raise NotFound
            restored(self.place, paper, chosen.content)
            return redirect(f"/edit/{path}?kept=1", 303)
        shown = [
            {
                "number": each.number,
                "kept_on": f"{each.kept_on:%Y-%m-%d %H:%M}",
                "text": each.content.decode("utf-8", "replace"),
            }
            for each in versions
        ]
        return self._page("versions.html", path=path, title=self._title(paper), versions=shown)

    def _paper(self, path: str) -> Paper:
        paper = self.place.paper(path)
        if paper is None:
            raise NotFound
        return paper

    def _title(self, paper: Paper) -> str:
        return title_of(self.place.drafts(paper.whose)[paper.path])

    def _form(
        self,
        paper: Paper,
        text: str,
        status: int = 200,
        *,
        as_text: bool = False,
        kept: bool = False,
        made: Saved | None = None,
        more: str = "",
    ) -> Response:
        opened = self.place.opened(paper, text)
        around = {
            **self._around(paper),
            "kept": kept,
            "refused": made.refused if made else "",
            "reason": self.say(made.reason) if made and made.reason else "",
            "typed": made.typed if made else "",
            "changed": made is not None and not made.refused,
        }
        if isinstance(opened.read, Unread) or as_text:
            faults = faults_view(paper.faults or opened.problems, text, self.place.language)
            can_form = not isinstance(opened.read, Unread)
            return self._page("text.html", status, text=text, faults=faults, can_form=can_form, **around)
        return self._page("form.html", status, **self._form_view(paper, opened, more), **around)

    def _around(self, paper: Paper) -> dict[str, Any]:
        """What the form and the text of a document both show."""
        return {
            "path": paper.path,
            "whose": paper.whose,
            "kind": self.say(schema(paper.kind.name)["title"]),
            "title": self._title(paper),
            "base": paper.digest,
            "look": self.place.address_of(paper),
            "versions": len(versions_of(self.place.versions(paper))),
        }

    def _form_view(self, paper: Paper, opened: Opened, more: str) -> dict[str, Any]:
        assert not isinstance(opened.read, Unread)
        themes = themes_of(paper.kind.name) if paper.kind.name in ADDABLE else ()
        questions = [self.say(it) for theme in themes for it in theme.questions]
        prose, todo = opened.read.prose, summary_view(opened.fields, opened.told)
        return {
            "fields": fields_view(opened.fields, opened.told, self.place.language, more),
            "todo": todo,
            "searches": searches(opened.fields),
            "has_prose": paper.kind.has_prose,
            "questions": questions,
            "prose": prose,
            "shown": rendered(prose, lambda _: "", lambda _: "", below=2),
            "prose_problems": [it for it in todo if it["to"] == "prose"],
        }

    # Looks and files --------------------------------------------------------------------------------

    def on_look(self, _: Request, address: str) -> Response:
        """A page of a portfolio as its author sees it, or a file of one; nothing runs in it."""
        if address.startswith("assets/"):
            return self._file(THEME / "assets", address.removeprefix("assets/"), _POLICY_OF_LOOKS)
        whose = address.partition("/")[0]
        self._known(whose)
        files = self._look(whose)
        wanted = f"{address}index.html" if address.endswith("/") else address
        content = files.get(wanted)
        if content is None:
            content = files.get(f"{address.rstrip('/')}/index.html")
            if content is None:
                return _as_look(self._page("nothing.html", 404))
            return redirect(f"/look/{address}/", 303)
        content = content.read_bytes() if isinstance(content, Path) else content
        return _as_look(Response(content, mimetype=_type_of(wanted)))

    def _look(self, whose: str) -> Any:
        """The pages of a portfolio, made anew when something in it has changed."""
        known = self.place.state_of(whose)
        if self._looks.get(whose, (None, None))[0] != known:
            self._looks = {whose: (known, self.place.preview(whose))}
        return self._looks[whose][1]

    def on_own(self, _: Request, name: str) -> Response:
        return self._file(THEME / ("editor" if name in _OWN else "assets"), name, _POLICY)

    def _file(self, folder: Path, name: str, policy: str) -> Response:
        """A file of the theme, by exactly a name that one has."""
        if folder / name not in {file for file in folder.rglob("*") if file.is_file()}:
            raise NotFound
        response = Response((folder / name).read_bytes(), mimetype=_type_of(name))
        response.headers["Content-Security-Policy"] = policy
        return response

    # Pages ------------------------------------------------------------------------------------------

    def _page(self, name: str, status: int = 200, /, **values: Any) -> Response:
        language = self.place.language
        around = {
            "_": self.say,
            "language": language,
            "key": self.keys.form,
            "site": self.place.name,
            **values,
        }
        html = self._templates.get_template(f"editor/{name}").render(around)
        return Response(html, status=status, mimetype="text/html")

    @cached_property
    def _templates(self) -> Templates:
        return Templates((str(THEME),), self.place.language)


def _as_look(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY_OF_LOOKS
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _type_of(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
