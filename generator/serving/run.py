"""The editor served on this computer alone, until nobody has asked for anything for an hour."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from generator.languages import words
from generator.serving.doorkeeper import LOOKING, Doorkeeper
from generator.serving.editor import MOST, Editor
from generator.serving.lock import KEY, Keys, Lock
from generator.serving.routes import ROUTES
from generator.serving.workplace import Workplace

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HERE = "127.0.0.1"
IDLE = 3600.0
"""Seconds after which nobody seems to be there any more."""


class _Quiet(WSGIRequestHandler):
    def log(self, *_: Any, **__: Any) -> None:
        """Nothing: the address that is opened first has the key in it."""


@dataclass
class _Awake:
    """Notes when somebody last asked for something."""

    app: WSGIApplication
    at: float = field(default_factory=time.monotonic)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.at = time.monotonic()
        return self.app(environ, start_response)


@dataclass(frozen=True)
class Served:
    """An editor that can be served: ``address`` opens it, once."""

    server: BaseWSGIServer
    awake: _Awake
    address: str

    def run(self, idle: float = IDLE) -> None:
        """Until it is stopped, or nobody has been there for so many seconds."""
        threading.Thread(target=self._watch, args=(idle,), daemon=True).start()
        self.server.serve_forever()

    def _watch(self, idle: float) -> None:
        while time.monotonic() - self.awake.at < idle:
            time.sleep(min(1.0, idle / 4))
        self.server.shutdown()


def guarded(place: Workplace, keys: Keys) -> WSGIApplication:
    """The editor behind its door: for whoever has the key, from its own pages."""
    say: Callable[[str], str] = words(place.language).gettext
    closed = say("Open the address that leerkring edit prints.")
    lock = Lock(Editor(place, keys, ROUTES), keys, closed, MOST)
    return Doorkeeper(
        lock, HERE, say("Go to {address} yourself: nothing else can see this."), LOOKING | {"POST"}
    )


def served(place: Workplace, port: int = 0) -> Served:
    """The editor at a port of this computer; at a free one if none is said. Raises OSError."""
    keys = Keys()
    awake = _Awake(guarded(place, keys))
    with socket.create_server((HERE, port)) as listening:  # Werkzeug ends the program where that fails
        server = make_server(HERE, 0, awake, threaded=True, request_handler=_Quiet, fd=listening.fileno())
    return Served(server, awake, f"http://{HERE}:{server.port}/?{KEY}={keys.address}")
