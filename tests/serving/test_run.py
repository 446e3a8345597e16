"""The editor is served on this computer alone, and ends when nobody is there any more."""

from __future__ import annotations

import socket
import threading
import urllib.request

import pytest

from generator.serving.run import served
from tests.portfolios import written
from tests.serving.browsing import workplace


def test_it_is_served_at_a_free_port_of_this_computer_and_ends_by_itself(tmp_path):
    editor = served(workplace(written(tmp_path / "docs", {})))
    assert editor.server.server_address[0] == "127.0.0.1"
    running = threading.Thread(target=editor.run, args=(2.0,))
    running.start()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(editor.address) as page:
        assert page.geturl().endswith("/of/ann")
        assert "key=" not in page.geturl()
    running.join(60)
    assert not running.is_alive()


def test_a_port_that_is_taken_is_told(tmp_path):
    place = workplace(written(tmp_path / "docs", {}))
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        served(place, taken.getsockname()[1])
