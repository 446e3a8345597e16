"""The desk served on this computer: its pages, made anew when a document has changed. Nothing is written.

Who there is is looked up aside: whoever asks meanwhile sees how far that is.
"""

from __future__ import annotations

import mimetypes
import threading
import time
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from werkzeug.wrappers import Response

from generator.building.learners import Progress
from generator.desk.pages import POLICY, Pages, asset, page
from generator.desk.place import BrokenError, DeskPlace
from generator.languages import words
from generator.serving.doorkeeper import LOOKING
from generator.serving.lock import Keys, Lock
from generator.serving.run import HERE, Served, behind_door, served_here

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_REST = 5.0
"""Seconds in which a change may stay unseen: whoever clicks on does not wait each time."""
_PATIENCE = 1.5
"""Seconds that somebody waits for a page before being told how far it is."""


@dataclass
class DeskPages:
    """What is served (PEP 3333). Who may come in has been decided by who stands before it.

    ``progress`` is told of each learner who is read.
    """

    place: DeskPlace
    progress: Progress = lambda *_: None
    _pages: Pages | None = None
    _state: object = None
    _looked: float = 0.0
    _looking: Future[Pages] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _far: tuple[int, int] = (0, 0)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        address = environ["PATH_INFO"].removeprefix("/") or "index.html"
        try:
            pages = self.pages()
            response = self._page(pages, address) if pages else self._waiting(address)
        except BrokenError:
            told = "First put right what the school itself wrote: it says which names are hidden."
            response = Response(self._told(address, told=words(self.place.language).gettext(told)), 503)
        response.headers["Content-Security-Policy"] = f"{POLICY}; frame-ancestors 'none'"
        return response(environ, start_response)

    def begin(self) -> None:
        """Look everybody up, before somebody asks."""
        self._begun()

    def pages(self) -> Pages | None:
        """The pages of everybody as they are now; None while that takes its time. Raises BrokenError."""
        if looking := self._begun():
            try:
                return looking.result(_PATIENCE)
            except TimeoutError:
                return None
        return self._pages

    def _begun(self) -> Future[Pages] | None:
        """What is being looked up; None if that was done a moment ago."""
        with self._lock:
            if not self._looking and (not self._pages or time.monotonic() - self._looked > _REST):
                self._looking = Future()
                threading.Thread(target=self._look, args=(self._looking,), daemon=True).start()
            return self._looking

    def _look(self, looking: Future[Pages]) -> None:
        self._far = (0, 0)
        try:
            state = self.place.state()
            if not self._pages or state != self._state:
                self._pages, self._state = Pages(self.place.desk(progress=self._count)), state
            looking.set_result(self._pages)
        except BaseException as error:  # noqa: BLE001  # whoever waits for it is told
            looking.set_exception(error)
        with self._lock:
            self._looking, self._looked = None, time.monotonic()

    def _count(self, number: int, of: int, reused: int) -> None:
        self._far = (number, of)
        self.progress(number, of, reused)

    # What is answered -------------------------------------------------------------------------------

    def _page(self, pages: Pages, address: str) -> Response:
        content = pages.content(address)
        if content is None:
            return Response("404\n", 404, mimetype="text/plain")
        return Response(content, mimetype=mimetypes.guess_type(address)[0])

    def _waiting(self, address: str) -> Response:
        if found := asset(address):
            return Response(found, mimetype=mimetypes.guess_type(address)[0])
        number, of = self._far
        return Response(self._told(address, number=number, of=of), 503, {"Refresh": "2", "Retry-After": "2"})

    def _told(self, address: str, **values: object) -> bytes:
        place, title = self.place, words(self.place.language).gettext("The desk is not ready yet")
        up = "../" * address.count("/")
        return page("wait.html", place.language, place.site, place.day, title=title, up=up, **values)


def guarded_desk(pages: DeskPages, keys: Keys) -> WSGIApplication:
    """The desk behind the same door as the editor: for whoever has the key, to look at."""
    say = words(pages.place.language).gettext
    lock = Lock(pages, keys, say("Open the address that leerkring desk prints."), 0)
    return behind_door(lock, say, HERE, LOOKING)


def served_desk(pages: DeskPages, port: int = 0) -> Served:
    """The desk at a port of this computer; at a free one if none is said. Raises OSError."""
    keys = Keys()
    return replace(served_here(guarded_desk(pages, keys), keys, port), begin=pages.begin)
