"""What is served on this computer alone, until nobody has asked for anything for an hour: the editor."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from generator.serving.doorkeeper import LOOKING, Doorkeeper
from generator.serving.editor import MOST, Editor
from generator.serving.lock import KEY, Keys, Lock
from generator.serving.telephone import Code, CodeDoor
from generator.serving.workplace import Workplace

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HERE = "127.0.0.1"
_WRITING = LOOKING | {"POST"}
IDLE = 3600.0
"""Seconds after which nobody seems to be there any more."""


class _Quiet(WSGIRequestHandler):
    def log(self, *_: Any, **__: Any) -> None:
        """Nothing: the address that is opened first has the key in it."""


@dataclass
class Awake:
    """Notes when somebody last asked for something; ``other`` is to know that, too."""

    app: WSGIApplication
    other: Awake | None = None
    at: float = field(default_factory=time.monotonic)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.at = time.monotonic()
        if self.other:
            self.other.at = self.at
        return self.app(environ, start_response)


@dataclass(frozen=True)
class Served:
    """What can be served: ``address`` opens it, once. For a telephone there is another one."""

    server: BaseWSGIServer
    awake: Awake
    address: str
    telephone: Telephone | None = None
    begin: Callable[[], None] = lambda: None
    """Done before anybody asks for something."""

    def run(self, idle: float = IDLE) -> None:
        """Until it is stopped, or nobody has been there for so many seconds."""
        self.begin()
        threading.Thread(target=self._watch, args=(idle,), daemon=True).start()
        if self.telephone:
            threading.Thread(target=self.telephone.server.serve_forever, daemon=True).start()
        self.server.serve_forever()

    def _watch(self, idle: float) -> None:
        while time.monotonic() - self.awake.at < idle:
            time.sleep(min(1.0, idle / 4))
        if self.telephone:
            self.telephone.server.shutdown()
        self.server.shutdown()


@dataclass(frozen=True)
class Telephone:
    """The editor for whoever has the code, at the address of this computer in its network."""

    server: BaseWSGIServer
    address: str
    code: Code


def guarded(editor: Editor, keys: Keys) -> WSGIApplication:
    """The editor behind its door: for whoever has the key, from its own pages."""
    lock = Lock(editor, keys, editor.say("Open the address that leerkring edit prints."), MOST)
    return behind_door(lock, editor.say, HERE, _WRITING)


def guarded_by_code(editor: Editor, address: str) -> tuple[WSGIApplication, Code]:
    """The editor behind its door for a telephone: for whoever has the code, from its own pages."""

    def page(wrong: str) -> bytes:
        return editor.page("code.html", wrong=wrong, site="Leerkring").get_data()  # nothing of anybody

    inside = CodeDoor.of(editor, editor.say("This is closed."), MOST, page)
    return behind_door(inside, editor.say, address, _WRITING), inside.code


def behind_door(
    inside: WSGIApplication, say: Callable[[str], str], address: str, methods: frozenset[str]
) -> WSGIApplication:
    """What may only be asked for at its own address, and only so."""
    refusal = say("Go to {address} yourself: nothing else can see this.")
    return Doorkeeper(inside, address, refusal, methods)


def served(place: Workplace, port: int = 0, network: str = "") -> Served:
    """The editor at a port of this computer; at a free one if none is said. Raises OSError.

    ``network`` is the address of this computer for a telephone, if that may come in, too.
    """
    keys = Keys()
    editor = Editor(place, keys)
    here = served_here(guarded(editor, keys), keys, port)
    return replace(here, telephone=_for_telephone(editor, network, here.awake)) if network else here


def served_here(app: WSGIApplication, keys: Keys, port: int) -> Served:
    """What stands behind its door, at a port of this computer. Raises OSError."""
    awake = Awake(app)
    server = _listening(HERE, port, awake)
    return Served(server, awake, f"http://{HERE}:{server.port}/?{KEY}={keys.address}")


def _for_telephone(editor: Editor, network: str, awake: Awake) -> Telephone:
    app, code = guarded_by_code(editor, network)
    server = _listening(network, 0, Awake(app, awake))
    return Telephone(server, f"http://{network}:{server.port}/", code)


def _listening(address: str, port: int, app: WSGIApplication) -> BaseWSGIServer:
    with socket.create_server((address, port)) as listening:  # Werkzeug ends the program where that fails
        return make_server(address, 0, app, threaded=True, request_handler=_Quiet, fd=listening.fileno())
