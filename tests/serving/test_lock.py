"""Into the editor comes whoever has its key, from its own pages, and with no more than it can hold."""

from __future__ import annotations

import io
import logging

import pytest

from generator.serving.doorkeeper import LOOKING, Doorkeeper
from generator.serving.lock import Keys, Lock

PORT = "8001"
HOST = f"127.0.0.1:{PORT}"
KEYS = Keys()
COOKIE = f"leerkring-{PORT}={KEYS.token}"
OWN = {"HTTP_ORIGIN": f"http://{HOST}", "HTTP_SEC_FETCH_SITE": "same-origin"}


def _app(environ, start_response):
    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"inside"]


DOOR = Doorkeeper(Lock(_app, KEYS, "Not you.", 1000), "127.0.0.1", "{address}", LOOKING | {"POST"})


def asked(method="GET", path="/", query="", cookie=COOKIE, **environ):
    told = {}

    def start(status, headers, _=None):
        told.update(status=int(status[:3]), headers=dict(headers))

    body = b"".join(
        DOOR(
            {
                "REQUEST_METHOD": method,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "SERVER_PORT": PORT,
                "HTTP_HOST": HOST,
                "HTTP_COOKIE": cookie,
                "wsgi.input": io.BytesIO(b"x" * 2000),
                **environ,
            },
            start,
        )
    )
    return told["status"], told["headers"], body


def test_the_key_is_given_once_for_a_token_that_scripts_and_other_sites_cannot_use():
    status, headers, _ = asked(query=f"key={KEYS.address}", cookie="")
    assert (status, headers["Location"]) == (303, "/")
    assert headers["Set-Cookie"] == f"{COOKIE}; HttpOnly; SameSite=Strict; Path=/"
    assert KEYS.address not in headers["Set-Cookie"] + headers["Location"]
    assert asked()[0] == 200


def test_the_key_has_192_bits_and_is_another_one_each_time():
    assert len(bytes.fromhex(Keys().address)) == 24
    made = {one for keys in (Keys(), Keys()) for one in (keys.address, keys.token, keys.form)}
    assert len(made) == 6
    assert KEYS.secret.hex() not in repr(KEYS)


@pytest.mark.parametrize(
    ("query", "cookie"),
    [
        ("", ""),
        ("key=", ""),
        ("key=wrong", ""),
        (f"key={KEYS.token}", ""),
        (f"key={KEYS.form}", ""),
        ("", f"leerkring-{PORT}=wrong"),
        ("", f"leerkring-8002={KEYS.token}"),
        ("", f"leerkring-{PORT}={KEYS.address}"),
        ("", "=;=é"),
    ],
    ids=[str(number) for number in range(9)],  # a key is another one each time
)
def test_nobody_else_comes_in(query, cookie):
    status, headers, body = asked(query=query, cookie=cookie)
    assert (status, body) == (403, b"Not you.\n")
    assert "Set-Cookie" not in headers


def test_a_key_is_not_taken_from_a_form():
    assert asked("POST", query=f"key={KEYS.address}", cookie="", CONTENT_LENGTH="1", **OWN)[0] == 403


CHANGED_FROM_ELSEWHERE = (
    {},
    {"HTTP_ORIGIN": "null"},
    {"HTTP_ORIGIN": "https://evil.example"},
    {"HTTP_ORIGIN": f"https://{HOST}"},
    {"HTTP_ORIGIN": "http://127.0.0.1:8000"},
    {"HTTP_ORIGIN": f"http://{HOST}", "HTTP_SEC_FETCH_SITE": "same-site"},
    {"HTTP_ORIGIN": f"http://{HOST}", "HTTP_SEC_FETCH_SITE": "cross-site"},
    {"HTTP_ORIGIN": f"http://{HOST}", "HTTP_SEC_FETCH_SITE": "none"},
    {**OWN, "HTTP_ORIGIN": f"http://localhost:{PORT}"},
)


@pytest.mark.parametrize("told", CHANGED_FROM_ELSEWHERE, ids=str)
def test_nothing_is_changed_by_a_page_of_another_site(told):
    assert asked("POST", CONTENT_LENGTH="1", **told)[0] == 403


def test_its_own_pages_change_things():
    assert asked("POST", CONTENT_LENGTH="1000", **OWN)[0] == 200


@pytest.mark.parametrize(
    ("length", "status"),
    [
        ("1001", 413),
        ("9" * 400, 413),
        ("9" * 5000, 413),
        ("0" * 12 + "999", 413),
        ("", 411),
        ("-1", 411),
        ("1e3", 411),
        ("١", 411),
        ("0x10", 411),
    ],
)
def test_it_takes_no_more_than_it_can_hold(length, status):
    assert asked("POST", CONTENT_LENGTH=length, **OWN)[0] == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"])
def test_nothing_else_is_done(method):
    status, headers, _ = asked(method, **OWN)
    assert (status, headers["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize(
    "host",
    [f"evil.example:{PORT}", "evil.example", "127.0.0.1", "127.0.0.1:80", f"0.0.0.0:{PORT}", "x" * 5000],
)
def test_a_name_that_leads_here_is_not_its_own(host):
    assert asked(HTTP_HOST=host)[0] == 421
    assert asked(query=f"key={KEYS.address}", HTTP_HOST=host)[0] == 421


def test_no_other_site_may_read_keep_or_frame_an_answer():
    for status, headers, _ in (asked(), asked(cookie=""), asked("PUT"), asked(HTTP_HOST="evil.example")):
        assert status in {200, 403, 405, 421}
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert not [name for name in headers if name.startswith("Access-Control")]


def test_the_key_is_logged_nowhere(caplog):
    with caplog.at_level(logging.DEBUG):
        asked(query=f"key={KEYS.address}", cookie="")
        asked(query="key=wrong", cookie="")
    assert KEYS.address not in caplog.text
