"""A telephone in the same network comes in with a code that holds once, and only if that was asked for."""

from __future__ import annotations

import io
import threading
import time

import pytest
from werkzeug.test import Client

from generator.serving.editor import Editor
from generator.serving.lock import Keys
from generator.serving.run import guarded_by_code, served
from generator.serving.telephone import Code
from tests.serving.browsing import workplace

BASE = "http://192.168.1.20:8001"
OWN = {"Origin": BASE}


class NothingIsRead(io.BytesIO):
    def read(self, size=-1):
        raise AssertionError(size)


@pytest.fixture
def telephone(ann):
    app, code = guarded_by_code(Editor(workplace(ann), Keys()), "192.168.1.20")
    return Client(app), code


def typed(client, digits, base=BASE, **headers):
    return client.post("/code", base_url=base, data={"code": digits}, headers={**OWN, **headers})


def test_the_code_opens_it_once(telephone):
    client, code = telephone
    asked = client.get("/of/ann", base_url=BASE)
    assert 'name="code"' in asked.text
    assert "Ann" not in asked.text
    assert len(code.digits) == 8
    opened = typed(client, f" {code.digits[:4]} {code.digits[4:]} ")
    assert (opened.status_code, opened.headers["Location"]) == (303, "/")
    assert "HttpOnly; SameSite=Strict" in opened.headers["Set-Cookie"]
    assert client.get("/of/ann", base_url=BASE).status_code == 200
    other = Client(client.application)
    assert typed(other, code.digits).status_code == 403
    assert other.get("/of/ann", base_url=BASE).status_code == 403


def test_after_five_wrong_ones_and_after_ten_minutes_it_is_closed(telephone):
    client, code = telephone
    for _ in range(5):
        assert typed(client, "x").status_code == 403
    assert typed(client, code.digits).status_code == 403
    late = Code()
    late.until = 0.0
    assert not late.opens(late.digits)
    assert len({Code().digits for _ in range(20)}) == 20
    assert code.digits not in repr(code)


@pytest.mark.parametrize("host", ["evil.example:8001", "192.168.1.21:8001", "0.0.0.0:8001"])
def test_no_name_of_another_site_leads_to_it(telephone, host):
    client, code = telephone
    assert client.get("/", base_url=f"http://{host}").status_code == 421
    assert typed(client, code.digits, f"http://{host}").status_code == 421
    assert code.is_open


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://192.168.1.20:8002", ""])
def test_no_page_of_another_site_can_try_a_code(telephone, origin):
    client, code = telephone
    assert typed(client, code.digits, Origin=origin).status_code == 403
    assert typed(client, "x", Origin=origin).status_code == 403
    assert (code.is_open, code.tries) == (True, 5)


def test_tries_at_the_same_time_count_one_by_one(monkeypatch):
    """A try takes a moment here, in which the others come, too."""
    code, begun = Code(), threading.Barrier(20)

    def slow(one, other):
        time.sleep(0.01)
        tried.append(one)
        return one == other

    def one():
        begun.wait()
        code.opens("x")

    tried = []
    monkeypatch.setattr("generator.serving.telephone.is_same", slow)
    threads = [threading.Thread(target=one) for _ in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(tried) == 5
    assert not code.is_open


def test_of_a_long_form_nothing_is_read_and_the_key_of_the_computer_opens_nothing(telephone):
    client, code = telephone
    assert typed(client, "0" * 300 + code.digits).status_code == 403
    for length in ("0" * 12 + "999999999", "9" * 5000):
        told = client.post(
            "/code",
            base_url=BASE,
            headers=OWN,
            environ_overrides={"CONTENT_LENGTH": length, "wsgi.input": NothingIsRead()},
        )
        assert told.status_code == 403
    assert client.get("/?key=" + "0" * 48, base_url=BASE).status_code == 200
    assert "Set-Cookie" not in client.get("/own/leerkring.css", base_url=BASE).headers
    assert client.get("/own/editor.js", base_url=BASE).mimetype == "text/html"


def test_without_asking_it_is_on_this_computer_only(ann):
    editor = served(workplace(ann))
    assert editor.telephone is None
    assert editor.server.server_address[0] == "127.0.0.1"
    editor.server.server_close()
    both = served(workplace(ann), network="127.0.0.2")
    assert both.server.server_address[0] == "127.0.0.1"
    assert both.telephone.server.server_address[0] == "127.0.0.2"
    assert both.telephone.address.startswith("http://127.0.0.2:")
    for each in (both.server, both.telephone.server):
        each.server_close()
