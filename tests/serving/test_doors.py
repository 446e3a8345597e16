"""Each door of the editor is tried with a form that is right in all else: it is refused with its code.

Nothing below the site is another byte afterwards; the same form, as the editor's own page sends it, is kept.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from generator.serving.editor import MOST, POLICY
from generator.serving.routes import ROUTES
from tests.portfolios import written
from tests.serving.browsing import BASE, Browser, sent_by
from tests.serving.test_editor import NO_PATHS

CARE = "/edit/ann/experiences/care.md"
OWN = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}
_ADDRESSES = {
    "<whose>": "ann",
    "<kind>": "goal",
    "<int:number>": "2",
    "<int:step>": "1",
    "<path:path>": "ann/experiences/care.md",
    "<path:address>": "ann/",
    "<path:name>": "editor.js",
}
_HEAVY = "x" * 1_000_001


@dataclass(frozen=True)
class Door:
    """What is different from what the editor's own page sends, and the code with which that is refused."""

    code: int
    headers: dict[str, str | None] = field(default_factory=dict)
    method: str = "POST"
    path: str = CARE
    values: dict[str, Any] = field(default_factory=dict)
    cookie: str | None = None
    kind: str = "multipart/form-data"


def addresses():
    for rule in ROUTES:
        for blank, value in _ADDRESSES.items():
            rule = rule.replace(blank, value)  # noqa: PLW2901  # one blank after the other
        yield rule


_PATHS = {
    "ann/experiences/care.md%00": 400,
    **dict.fromkeys((f"ann/experiences/{it}.md" for it in ("none", "link", "folder", "pipe")), 409),
}
"""Where a document may be and none is, what was typed is shown, and nothing written."""
LOOKED_AT = {"Origin": None, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
SOCKET = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
DOORS = {
    **{
        f"host {host}": Door(421, {"Origin": f"http://{host}", "Host": host})
        for host in ("evil.example:8001", "evil.example", "0.0.0.0:8001", "127.0.0.1:8002", "127.0.0.1")
    },
    **{
        f"origin {origin}": Door(403, {"Origin": origin})
        for origin in ("http://evil.example:8001", "null", "http://127.0.0.1:8002", "https://127.0.0.1:8001")
    },
    "no origin": Door(403, {"Origin": None}),
    **{f"site {site}": Door(403, {"Sec-Fetch-Site": site}) for site in ("cross-site", "same-site", "none")},
    **{f"token {token}": Door(403, cookie=token) for token in ("", "leerkring-8001=wrong", "other=x")},
    **{f"key {key}": Door(403, values={".key": key}) for key in ("", "wrong", "é")},
    **{f"key at {at}": Door(403, path=at, values={".key": "wrong"}) for at in addresses() if at != CARE},
    **{it: Door(405, method=it) for it in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")},
    "length": Door(413, {"Content-Length": str(MOST + 1)}),
    "no length": Door(411, {"Content-Length": ""}),
    "fields that are long": Door(413, kind="application/x-www-form-urlencoded", values={"f/role": _HEAVY}),
    "parts that are long": Door(413, values={"f/role": _HEAVY}),
    "many parts": Door(413, values={f"f/x/{number}": "" for number in range(10_000)}),
    "a long document": Door(422, values={".prose": "x" * 140_000}),
    "changed meanwhile": Door(409, values={".base": "0" * 64}),
    **{
        f"path {path}": Door(_PATHS.get(path, 404), path=f"/edit/{path}")
        for path in (*NO_PATHS, "ann/linked/care.md", "ann/experiences/pipe.md")
        if "//" not in f"/{path}"
    },
    **{
        f"looking at {path}": Door(404, {"Origin": None}, method="GET", path=f"/edit/{path}")
        for path in (*(it for it in _PATHS if "%" not in it), "ann/linked/care.md", "linked/profile.md")
    },
    "read by a script elsewhere": Door(403, LOOKED_AT, method="GET"),
    "framed": Door(
        403, {**LOOKED_AT, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, method="GET"
    ),
    "an older browser elsewhere": Door(
        403, {"Origin": None, "Sec-Fetch-Site": None, "Referer": "http://evil.example/"}, method="GET"
    ),
    "a socket from elsewhere": Door(403, {**SOCKET, "Origin": "http://evil.example"}, method="GET"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A portfolio with what leads out of it, or is no file."""
    home = tmp_path_factory.mktemp("doors")
    docs = written(home / "docs", {"ann/experiences/care.md": _CARE})
    outside = home / "outside"
    outside.mkdir()
    (outside / "care.md").write_text(_CARE, encoding="utf-8")
    (docs / "ann/linked").symlink_to(outside)
    (docs / "ann/experiences/link.md").symlink_to(outside / "care.md")
    (docs / "linked").symlink_to(docs / "ann")
    (docs / "ann/experiences/folder.md").mkdir()
    os.mkfifo(docs / "ann/experiences/pipe.md")
    return home


_CARE = (
    "---\ntype: experience\ntitle: Care\nlearning: formal\nstage: initial\nsetting: care\nstart: 2025\n---\n"
)


@pytest.fixture(scope="module")
def browser(site):
    return Browser.at(site / "docs")


@pytest.fixture(scope="module")
def form(browser):
    """What the editor's own page sends of somebody who changed a role."""
    return dict(sent_by(browser.get(CARE).text, {"f/role": "Somebody else's words"}))


def everything(site):
    return {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}


def answer(browser, door, form):
    """What comes back, whatever a program that asks may say."""
    values = MultiDict({**form, **door.values}) if door.method == "POST" else None
    kind = door.kind if values else None
    asked = EnvironBuilder(door.path, BASE, method=door.method, data=values, content_type=kind).get_environ()
    cookie = f"leerkring-8001={browser.keys.token}" if door.cookie is None else door.cookie
    for name, told in {**OWN, "Cookie": cookie, **door.headers}.items():
        said = name.upper().replace("-", "_")
        said = said if said == "CONTENT_LENGTH" else f"HTTP_{said}"
        asked.pop(said, None) if told is None else asked.update({said: told})
    return Response.from_app(browser.client.application, asked)


@pytest.mark.parametrize("name", DOORS)
def test_what_no_page_of_its_own_sends_is_refused_and_changes_nothing(browser, site, form, name):
    before = everything(site)
    door = DOORS[name]
    refused = answer(browser, door, form)
    assert refused.status_code == door.code
    assert "Set-Cookie" not in refused.headers
    assert everything(site) == before


def test_looking_at_each_address_changes_nothing(browser, site):
    before = everything(site / "docs")
    found = {
        at: answer(browser, Door(200, {"Origin": None}, path=at, method="GET"), {}) for at in addresses()
    }
    assert {it.status_code for it in found.values()} <= {200, 303, 404}
    assert [at for at, it in found.items() if it.status_code == 200][1:]
    assert everything(site / "docs") == before


def test_what_its_own_page_sends_is_kept(browser, site, form):
    """So that what is refused is refused for its door; it comes last."""
    print(f"{len(DOORS)} doors, each refused with its code, and no byte changed")
    assert len(DOORS) > 70
    assert answer(browser, Door(303), form).status_code == 303
    assert "Somebody else's words" in (site / "docs/ann/experiences/care.md").read_text(encoding="utf-8")


def test_what_a_page_may_do_is_said_in_full(browser):
    told = browser.get(CARE).headers
    assert told["Content-Security-Policy"] == POLICY
    assert dict(each.split(" ", 1) for each in POLICY.split("; ")) == {
        **dict.fromkeys(("default-src", "base-uri", "frame-ancestors"), "'none'"),
        **dict.fromkeys(("script-src", "style-src", "font-src", "connect-src", "form-action"), "'self'"),
        "frame-src": "'self'",
        "img-src": "'self' data:",
    }
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert told["Cross-Origin-Resource-Policy"] == "same-origin"
    assert told["Cache-Control"] == "no-store"
    assert [name for name, _ in told if name.lower().startswith("access-control")] == []
