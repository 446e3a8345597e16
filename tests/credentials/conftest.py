"""What the tests of credentials share: contexts for samples only, and no way out of the machine."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path

import pytest

from generator.credentials import contexts

SAMPLES = {
    "https://www.w3.org/ns/credentials/examples/v2": "examples-v2",
    "https://w3id.org/citizenship/v4rc1": "citizenship-v4rc1",
}
"""Contexts that samples of the standards use; no issuer does, so the program does not ship them."""

FOLDER = Path(__file__).parent / "contexts"


@pytest.fixture(autouse=True)
def no_socket(monkeypatch):
    """Whoever opens a socket fails, but for one between two processes of this machine."""
    connect = socket.socket.connect

    def refused(*_args, **_options):
        raise AssertionError("something opened a socket")

    def within(self, address):
        return connect(self, address) if self.family == socket.AF_UNIX else refused()

    monkeypatch.setattr(socket.socket, "connect", within)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.fixture
def sample_contexts(monkeypatch, tmp_path):
    """The program with the contexts of samples, too."""
    for file in contexts.FOLDER.glob("*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    for name in SAMPLES.values():
        content = (FOLDER / f"{name}.json").read_bytes()
        (tmp_path / f"{name}.json").write_bytes(content)
        monkeypatch.setitem(contexts.HASHES, name, hashlib.sha256(content).hexdigest())
    for address, name in SAMPLES.items():
        monkeypatch.setitem(contexts.VERSIONS, address, (name,))
    monkeypatch.setattr(contexts, "FOLDER", tmp_path)
    contexts.context.cache_clear()
    yield
    contexts.context.cache_clear()
