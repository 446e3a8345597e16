"""Previews that are served by processes of their own, and what they answer."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from tests.hosts.conftest import CYCLE, FIXED, MKDOCS, PROFILE, ROOT
from tests.hosts.test_preview import CARE
from tests.processes import running

PATIENCE = 90
"""Seconds after which a preview hangs, however busy the computer is."""
PRIVATE = "what-only-ann-may-see"
"""What stands in the private documents of ``site_of_ann``."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True)
class Preview:
    """A preview that is served by a process of its own, and what that has said until then."""

    port: int
    said: str

    def asked(self, path="/", host="127.0.0.1:{port}", method="GET", **headers) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.told(path, [("Host", host), *named.items()], method)

    def told(self, path, headers, method="GET") -> Answer:
        lines = [f"{name}: {value.replace('{port}', str(self.port))}" for name, value in headers]
        sent = "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "Connection: close", "", ""])
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(sent.encode())
            return _answer(b"".join(iter(lambda: connection.recv(65536), b"")))


def _answer(content: bytes) -> Answer:
    head, _, body = content.decode().partition("\r\n\r\n")
    status, *lines = head.split("\r\n")
    pairs = (line.partition(": ") for line in lines)
    return Answer(int(status.split()[1]), {name: value for name, _, value in pairs}, body)


def site_of_ann(folder: Path) -> Path:
    """Ann with a private document, which has a problem that quotes it."""
    docs = folder / "portfolios/ann"
    for name in ("cycles", "experiences"):
        (docs / name).mkdir(parents=True)
    (docs / "profile.md").write_text(PROFILE)
    (docs / "cycles/1.md").write_text(CYCLE)
    prose = f"{PRIVATE}\n\n[so]({PRIVATE}.md)\n"
    (docs / "experiences/care.md").write_text(CARE.format(visibility="private", prose=prose))
    (docs / "experiences/work.md").write_text(CARE.format(visibility="private", prose=PRIVATE))
    (folder / "mkdocs.yml").write_text(MKDOCS)
    return folder


def process(
    folder: Path, *arguments: str, command=("-m", "generator")
) -> AbstractContextManager[subprocess.Popen[str]]:
    return running(
        [sys.executable, *command, *arguments],
        cwd=folder,
        env={**os.environ, **FIXED, "PYTHONPATH": str(ROOT), "LEERKRING_LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def begun(serving: subprocess.Popen[str]) -> Preview:
    """What is served. A process that ends without serving anything has said why."""
    said = ""
    stop = Timer(PATIENCE, serving.kill)
    stop.start()
    for line in serving.stdout:
        said += line
        if found := re.search(r"Serving on http://\S+:(\d+)/", line):
            stop.cancel()
            return Preview(int(found[1]), said)
    raise AssertionError(said)


def refused(serving: subprocess.Popen[str]) -> str:
    """What a process says that serves nothing, but ends."""
    try:
        said, _ = serving.communicate(timeout=PATIENCE)
    finally:
        serving.kill()
    assert serving.returncode == 1, said
    assert "Traceback" not in said
    return said


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def ended(serving: subprocess.Popen[str]) -> None:
    serving.terminate()
    try:
        serving.communicate(timeout=PATIENCE)
    finally:
        serving.kill()
