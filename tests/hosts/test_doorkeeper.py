"""A preview answers whoever asks for it by its own name, and no page of another site."""

from __future__ import annotations

import pytest

from tests.previews import PRIVATE, begun, ended, free_port, process, refused, site_of_ann

AUDIENCES = ("public", "cohort", "private")
PATHS = (
    "/",
    "/cycle/",
    "/experiences/care/",
    "/search.json",
    "/assets/leerkring.js",
    "/livereload/0/1",
    f"/livereload/{10**15}/1",
    "/no-such-page",
    "/../mkdocs.yml",
)
OWN = ("127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "LOCALHOST:{port}")
FOREIGN = (
    "evil.example",
    "evil.example:{port}",
    "localhost.evil.example:{port}",
    "127.0.0.1.evil.example:{port}",
    "localhost.:{port}",
    "127.0.0.1",
    "localhost:80",
    "127.0.0.1:0",
    "127.0.0.2:{port}",
    "0.0.0.0:{port}",
    "192.168.1.5:{port}",
    "[::]:{port}",
    "[::ffff:127.0.0.1]:{port}",
    "x" * 5000,
)
ODD = (
    "",
    "127.0.0.1:{port}, evil.example",
    "evil@127.0.0.1:{port}",
    "127.0.0.1:{port}/",
    "http://127.0.0.1:{port}",
    "127.0.0.1:",
    ":{port}",
    "127.0.0.1 :{port}",
    "127.0.0.1:{port}\x00",
    "127.0.0.1:٨٠",
    "[::1:{port}",
    "127.0.0.1:{port}0000",
)
CROSS = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
LINK = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.fixture(scope="module", params=AUDIENCES)
def preview(request, tmp_path_factory):
    folder = site_of_ann(tmp_path_factory.mktemp(request.param))
    address = f"127.0.0.1:{free_port()}"
    with process(folder, "--lang", "en", "serve", "--audience", request.param, "--address", address) as it:
        yield begun(it)
        ended(it)


def test_whoever_asks_by_its_own_name_is_answered(preview):
    answers = [preview.asked(path, host) for path in PATHS[:6] if "care" not in path for host in OWN]
    assert [answer.status for answer in answers] == [200] * 5 * len(OWN)


def test_whoever_asks_by_another_name_sees_nothing(preview):
    """Also where the answer would have to be waited for (``/livereload/…``)."""
    wrong = {}
    count = 0
    for path in PATHS:
        for host in (*FOREIGN, *ODD):
            answer = preview.asked(path, host)
            wanted = 421 if host in FOREIGN else 400
            count += 1
            if answer.status != wanted or PRIVATE in answer.body or "Ann" in answer.body:
                wrong[path, host] = answer
    assert wrong == {}
    assert count == len(PATHS) * (len(FOREIGN) + len(ODD)) == 234


def test_who_is_not_let_in_is_told_where_to_go(preview):
    answer = preview.asked("/", "evil.example")
    assert answer.body.startswith(f"Go to http://127.0.0.1:{preview.port}/ yourself")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("Host", "127.0.0.1:{port}"), ("Host", "evil.example")],
        [("Host", "127.0.0.1:{port}"), ("Host", "127.0.0.1:{port}")],
        [("X-Forwarded-Host", "127.0.0.1:{port}"), ("Host", "evil.example:{port}")],
    ],
    ids=["none", "own and another", "own twice", "behind another"],
)
def test_a_name_is_told_once(preview, headers):
    assert preview.told("/", headers).status in {400, 421}


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/", "http://evil.example/", "*", "evil.example:80", "/%00"]
)
def test_an_address_for_a_proxy_is_none_of_its_pages(preview, target):
    assert preview.asked(target).status == 400


FROM_ELSEWHERE = (
    *({**CROSS, "Sec-Fetch-Dest": kind} for kind in ("script", "image", "style", "empty", "object", "video")),
    {**CROSS, "Sec-Fetch-Site": "same-site", "Sec-Fetch-Dest": "script"},
    *({**CROSS, **LINK, "Sec-Fetch-Dest": kind} for kind in ("iframe", "frame", "embed", "object")),
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "something-new"},
    *(
        {"Referer": page}
        for page in ("http://evil.example/", "http://127.0.0.1:{port}0/", "http://127.0.0.1/")
    ),
    *({"Origin": origin} for origin in ("https://evil.example", "null", "http://127.0.0.1:1", "")),
    {**CROSS, **LINK, "Origin": "https://evil.example"},
)
FROM_HERE = (
    {"Sec-Fetch-Site": "none", **LINK},
    {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
    {"Sec-Fetch-Site": "cross-site", **LINK},
    {"Sec-Fetch-Site": "same-site", **LINK},
    {"Origin": "http://127.0.0.1:{port}"},
    {"Referer": "http://127.0.0.1:{port}/experiences/work/"},
    {"Referer": "http://127.0.0.1:{port}"},
)


def test_a_page_of_another_site_gets_no_part_of_it(preview):
    for path in PATHS:
        statuses = [preview.asked(path, **headers).status for headers in FROM_ELSEWHERE]
        assert statuses == [403] * len(FROM_ELSEWHERE) == [403] * 21, path


def test_its_own_pages_and_who_follows_a_link_to_it_do(preview):
    assert [preview.asked("/", **headers).status for headers in FROM_HERE] == [200] * 7


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"])
def test_it_can_only_be_looked_at(preview, method):
    answer = preview.asked("/", method=method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_every_answer_tells_browsers_to_keep_it_to_themselves(preview):
    answers = [
        *(preview.asked(path) for path in PATHS if "10000" not in path),
        preview.asked("/", "evil.example"),
        preview.asked("/", Origin="null"),
    ]
    for answer in answers:
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


def test_notes_are_on_its_pages(preview):
    assert PRIVATE in preview.asked("/").body
    assert "portfolios/ann/experiences/care.md" in preview.asked("/cycle/").body


# Where others can come, too -----------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["public", "cohort"])
def for_others(request, tmp_path_factory):
    folder = site_of_ann(tmp_path_factory.mktemp(f"others-{request.param}"))
    address = f"0.0.0.0:{free_port()}"
    with process(folder, "--lang", "en", "serve", "--audience", request.param, "--address", address) as it:
        yield begun(it), request.param
        ended(it)


def test_others_see_no_notes_and_nothing_private(for_others):
    preview, _ = for_others
    answers = [preview.asked(path) for path in PATHS if "10000" not in path]
    assert [answer.status for answer in answers][:2] == [200, 200]
    assert [answer for answer in answers if PRIVATE in answer.body or "lk-note--wrong" in answer.body] == []


def test_the_author_is_told_who_sees_what(for_others):
    preview, audience = for_others
    assert "Everybody who can reach this computer" in preview.said
    assert f"the audience {audience} may see" in preview.said
    assert f"{PRIVATE}.md" in preview.said  # what is wrong is told there


def test_others_ask_by_number_and_not_by_name(for_others):
    preview, _ = for_others
    for host in ("192.168.1.5:{port}", "10.0.0.1:{port}", "[fe80::1]:{port}", *OWN):
        assert preview.asked("/", host).status == 200, host
    for host in (
        "evil.example:{port}",
        "my-computer:{port}",
        "192.168.1.5",
        "192.168.1.5.evil.example:{port}",
    ):
        assert preview.asked("/", host).status == 421, host
    assert f"http://127.0.0.1:{preview.port}/ yourself" in preview.asked("/", "evil.example").body


@pytest.mark.parametrize("address", ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"])
def test_the_private_audience_is_served_to_nobody_else(one_portfolio, address):
    with process(one_portfolio, "serve", "--audience", "private", "--address", address) as serving:
        assert "127.0.0.1" in refused(serving)


def test_where_nobody_can_stand_at_the_door_there_is_nothing_private(one_portfolio):
    """Without live reload MkDocs does not ask a plugin about its server."""
    settings = one_portfolio / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("leerkring]", "{leerkring: {audience: private}}]"))
    with process(one_portfolio, "serve", "--no-livereload", command=("-m", "mkdocs")) as serving:
        assert "leerkring serve --audience private" in refused(serving)
