"""The editor: pages on one's own computer on which a portfolio is written, and what is around each of them.

What stands at an address is a function of one of the modules beside this one; ``routes`` names them all.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import cached_property
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import Forbidden, HTTPException, NotFound, RequestEntityTooLarge
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from generator.languages import words
from generator.media.clean import LARGEST
from generator.places import THEME
from generator.rendering.templates import Templates
from generator.serving.lock import Keys, is_same
from generator.serving.making import Making
from generator.serving.routes import ROUTES
from generator.serving.workplace import DocumentFile, Workplace

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

MOST_OF_A_FORM = 1_000_000
"""Bytes of all that is typed in a form."""
MOST = MOST_OF_A_FORM + LARGEST
_MOST_PARTS = 10_000

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)

Handler = Callable[..., Response]
"""What stands at an address: given the editor, the request, and what the address says."""


class Editor:
    """What is served (PEP 3333). Who may come in has been decided by who stands before it."""

    def __init__(self, place: Workplace, keys: Keys) -> None:
        self.place, self.keys = place, keys
        self.writing = threading.Lock()
        self.making = Making(place.home, place.language, place.audience)
        self._urls = Map([Rule(rule, endpoint=where) for rule, where in ROUTES.items()])

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        request.max_content_length, request.max_form_parts = MOST, _MOST_PARTS
        request.max_form_memory_size = MOST_OF_A_FORM
        try:
            response = self._answer(request)
        except HTTPException as error:
            response = self.page("refused.html", error.code or 500, code=error.code)
        except OSError:
            response = self.page("refused.html", 507, code=507)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        is_long = (request.content_length or 0) > MOST_OF_A_FORM
        if request.mimetype != "multipart/form-data" and is_long:  # whose limit is for those alone
            raise RequestEntityTooLarge
        if request.method == "POST" and not is_same(request.form.get(".key", ""), self.keys.form):
            raise Forbidden
        where, values = self._urls.bind_to_environ(request.environ).match()
        handler: Handler = resolve_name(f"{__package__}.{where}")
        return handler(self, request, **values)

    def say(self, text: str) -> str:
        """A text in the language in which somebody writes."""
        return words(self.place.language).gettext(text)

    def known(self, whose: str) -> None:
        """Nothing is at an address of a portfolio that is not there."""
        if not self.place.has(whose):
            raise NotFound

    def document(self, path: str) -> DocumentFile:
        """A document that somebody asks for by its path."""
        document = self.place.document(path)
        if document is None:
            raise NotFound
        return document

    def page(self, name: str, status: int = 200, /, **values: Any) -> Response:
        """A page of the editor, of what its template needs."""
        language = values.pop("language", self.place.language)
        around = {
            "_": words(language).gettext,
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
