"""The desk served on this computer: its pages, made anew when a document has changed. Nothing is written."""

from __future__ import annotations

import mimetypes
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from werkzeug.wrappers import Response

from generator.desk.pages import POLICY, Pages
from generator.desk.place import DeskPlace
from generator.languages import words
from generator.serving.doorkeeper import LOOKING
from generator.serving.lock import Keys, Lock
from generator.serving.run import HERE, Served, behind_door, served_here

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_REST = 5.0
"""Seconds in which a change may stay unseen: whoever clicks on does not wait each time."""


@dataclass
class DeskPages:
    """What is served (PEP 3333). Who may come in has been decided by who stands before it."""

    place: DeskPlace
    _pages: Pages | None = None
    _state: object = None
    _looked: float = 0.0
    _looking: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        address = environ["PATH_INFO"].removeprefix("/") or "index.html"
        content = self.pages().content(address)
        if content is None:
            response = Response("404\n", 404, mimetype="text/plain")
        else:
            response = Response(content, mimetype=mimetypes.guess_type(address)[0])
        response.headers["Content-Security-Policy"] = f"{POLICY}; frame-ancestors 'none'"
        return response(environ, start_response)

    def pages(self) -> Pages:
        """The pages of everybody as they are now."""
        with self._looking:
            if self._pages is None or time.monotonic() - self._looked > _REST:
                state = self.place.state()
                if self._pages is None or state != self._state:
                    self._pages, self._state = Pages(self.place.desk()), state
                self._looked = time.monotonic()
            return self._pages


def guarded_desk(place: DeskPlace, keys: Keys) -> WSGIApplication:
    """The desk behind the same door as the editor: for whoever has the key, to look at."""
    say = words(place.language).gettext
    lock = Lock(DeskPages(place), keys, say("Open the address that leerkring desk prints."), 0)
    return behind_door(lock, say, HERE, LOOKING)


def served_desk(place: DeskPlace, port: int = 0) -> Served:
    """The desk at a port of this computer; at a free one if none is said. Raises OSError."""
    keys = Keys()
    return served_here(guarded_desk(place, keys), keys, port)
