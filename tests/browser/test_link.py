"""A question in a link: what is behind its # is shown as text, or not at all, and nothing of it runs."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from generator.answers.carriers import came
from generator.hosts.questions import put_questions
from generator.places import QUESTIONS, languages
from generator.publishing.policy import HEADERS, headers
from generator.serving.letters import arrived
from tests.answers.letters import asking, place
from tests.browser.conftest import CHROMIUM, served
from tests.safety.payloads import hostile, needs_payloads

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
    pytest.mark.timeout(600),
]
EVIL = "<img src=x onerror=evil()><script>evil()</script>"
FILES = {"answer.css", "answer.js", "link.js"}
RUNS = "img, iframe, svg, object, embed, [onerror], #linked script, #linked style"
BAR = "This question comes from a link. This site has not checked it."


@pytest.fixture(scope="module")
def at(tmp_path_factory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("site")
    put_questions(site)
    (site / HEADERS).write_text(headers(), encoding="ascii")
    with served(site) as address:
        yield address


def signs(data) -> str:
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    return f"1.{base64.urlsafe_b64encode(zlib.compress(text)).decode().rstrip('=')}"


def whole(link: str) -> dict:
    packed = link.partition("#1.")[2]
    return json.loads(zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))))


class Guest:
    """Somebody who opens links of the page, one after the other, in one browser."""

    def __init__(self, chromium, address: str, **context) -> None:
        self.address = f"{address}/{QUESTIONS}/"
        self.context = chromium.new_context(accept_downloads=True, **context)
        self.asked: set[str] = set()
        self.faults: list[str] = []
        self.page = self.context.new_page()
        self.page.on("request", lambda it: self.asked.add(it.url.partition("#")[0]))
        self.page.on("pageerror", lambda it: self.faults.append(str(it)))
        self.page.on("console", lambda it: self.faults.append(it.text))
        self.page.add_init_script(
            "window.evil = () => console.log('ran');"
            "for (const name of ['alert', 'confirm', 'prompt']) window[name] = evil;"
        )

    def opens(self, behind: str):
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#{behind}")
        self.page.wait_for_selector("[data-fault]:not([hidden]), #form:not([hidden])")
        return self.page

    def told(self) -> str:
        """Which fault is told; none if a question is shown."""
        return self.page.evaluate("document.querySelector('[data-fault]:not([hidden])')?.dataset.fault ?? ''")


@pytest.fixture
def guest(chromium, at) -> Iterator[Guest]:
    made = Guest(chromium, at, viewport={"width": 320, "height": 700})
    yield made
    made.context.close()


@pytest.fixture
def ann(tmp_path):
    return place(tmp_path)


def asked(where, guest, **wish):
    return asking(where, link=guest.address, **wish)


def test_it_is_answered_without_a_network_once_it_is_loaded_and_taken_over(guest, ann):
    question = asked(ann, guest, words="What do you think?")
    page = guest.opens(question.link.partition("#")[2])
    expect(page.locator(".from-link")).to_have_text(BAR)
    expect(page.locator("blockquote").first).to_have_text("What do you think?")
    expect(page.locator("article")).to_contain_text("My plan for the week.")
    guest.context.set_offline(True)
    page.click("#look")
    page.locator("#wrong a").first.click()
    expect(page.locator("#text")).to_be_focused()
    assert page.url.endswith(question.link.partition("#")[2])
    page.fill("#text", "You plan well.")
    page.check("input[name=level0][value='2']")
    page.check("input[name=keep][value=yes]")
    page.check("input[name=show][value=initials]")
    page.click("#look")
    expect(page.locator("#shown")).to_contain_text("C. C., coach")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    with page.expect_download() as download:
        page.click("#save")
    arrived(ann, "ann", Path(download.value.path()).read_bytes())
    (made,) = ann.review("ann", {}).whole.assessments
    assert (made.scores[0].level, ann.review("ann", {}).noted.problems) == ("2", ())
    assert guest.faults == []
    assert {each.rpartition("/")[2] for each in guest.asked if each != "about:blank"} == {"", *FILES}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("standard", ["", "kade:job"])
def test_the_form_is_the_one_of_the_file(guest, ann, tmp_path, language, standard):
    question = asked(ann, guest, language=language, standard=standard)
    page = guest.opens(question.link.partition("#")[2])
    parts = "#form legend, #form label, #form button, #form h2"
    read = f"[...document.querySelectorAll('{parts}')].map(it => it.textContent)"
    linked = page.evaluate(read)
    file = tmp_path / "question.html"
    file.write_text(question.page)
    page.goto(file.as_uri())
    assert page.evaluate(read) == linked
    assert len(linked) > 15


def test_without_a_script_it_says_so_and_points_to_the_file(chromium, at, ann):
    guest = Guest(chromium, at, java_script_enabled=False)
    guest.page.goto(f"{guest.address}#{asked(ann, guest).link.partition('#')[2]}")
    expect(guest.page.locator("[data-fault=script]:visible")).to_have_count(len(languages()))
    expect(guest.page.locator("[data-fault]:visible")).to_have_count(len(languages()))
    expect(guest.page.locator("[lang=nl]:visible")).to_contain_text("een bestand")
    guest.context.close()


def strange(good: dict) -> dict[str, tuple[str, str]]:
    """Fragments that are no question, and what is told of each."""
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * 10_000_000, 9)).decode().rstrip("=")
    usual, flipped = signs(good), "A" if signs(good)[60] != "A" else "B"
    proto = json.dumps(good).replace("{", '{"__proto__": {"a": 1}, ', 1).encode()
    prose = [{"as": "p", "text": "a" * 8000}] * 9
    large = {**good, "works": [{**good["works"][0], "prose": prose}]}
    cut = {
        "an anchor": "text",
        "cut": usual[:-9],
        "changed": f"{usual[:60]}{flipped}{usual[61:]}",
        "no base64": "1.a b",
        "another version": f"2.{usual[2:]}",
        "long": f"1.{'A' * 20_001}",
        "a bomb": f"1.{bomb}",
        "a bomb that is a question": signs(large),
        "no text": signs(b"\xff\xfe"),
        "no JSON": signs(b"{"),
        "deep": signs(b"[" * 50_000),
    }
    other = {"a list": [good], "null": None, "a text": "x"} | {
        name: {**good, **changes} for name, changes in _changes(good).items()
    }
    return {
        "nothing": ("", "empty"),
        "a prototype": (signs(proto), "other"),
        **{name: (behind, "cut") for name, behind in cut.items()},
        **{name: (signs(data), "other") for name, data in other.items()},
    }


def _changes(good: dict) -> dict[str, dict]:
    """What makes a question none, by what is wrong with it."""
    work, competence = good["works"][0], good["competences"][0]
    level = {"id": "'\"", "title": "x", "told": ""}
    block = {"as": "script", "text": "evil()"}
    return {
        "a field more": {"html": "<b>"},
        "a constructor": {"constructor": {"a": 1}},
        "a language that is none": {"language": "xx"},
        "a kind that is none": {"kind": "nothing"},
        "the name of a method": {"kind": "toString"},
        "no learner": {"learner": ""},
        "a learner nobody sees": {"learner": "\u3164"},
        "a learner of spaces": {"learner": " \t\u3000"},
        "a long learner": {"learner": "x" * 81},
        "turned": {"learner": "\u202eevil"},
        "unseen": {"learner": "a\u200bb"},
        "a line end of its own": {"learner": "a\u2028b"},
        "piled up": {"learner": "a" + "\u0301" * 9},
        "half a character": {"learner": "\ud800"},
        "a script as address": {"mail": "javascript:alert(1)"},
        "two addresses": {"mail": "a@b.nl,c@d.nl"},
        "an address with more": {"mail": "a@b.nl?cc=c@d.nl"},
        "no work": {"works": []},
        "many works": {"works": [work] * 11},
        "a picture": {"works": [{**work, "picture": "data:image/png;base64,AA"}]},
        "a block of a kind of its own": {"works": [{**work, "prose": [block]}]},
        "many competences": {"competences": [competence] * 61},
        "a level with quotes": {"competences": [{**competence, "levels": [level]}]},
        "a number as text": {"learner": 1},
        "a list as text": {"learner": ["a"]},
        "an object as text": {"learner": {"toString": "a"}},
    }


A_THIRD_OR_ALL = pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.heavy)])


@A_THIRD_OR_ALL
def test_what_is_no_question_is_told_and_nothing_of_it_is_shown(guest, ann, capsys, every):
    good = whole(asked(ann, guest).link)
    tried = dict(list(strange(good).items())[::every])
    for name, (behind, why) in tried.items():
        page = guest.opens(behind)
        assert (name, guest.told()) == (name, why)
        assert page.locator("#form").count() == 0, name
        assert page.locator(".from-link").count() == 0, name
    assert guest.faults == []
    with capsys.disabled():
        print(f"[{len(tried)} strange fragments]", end=" ")


def changed(value, text):
    """Each text of a question, one after the other, with another in its place."""
    if isinstance(value, dict):
        for name, inner in value.items():
            for each in changed(inner, text):
                yield {**value, name: each}
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            for each in changed(inner, text):
                yield [*value[:at], each, *value[at + 1 :]]
    elif isinstance(value, str):
        yield text


@A_THIRD_OR_ALL
def test_what_looks_like_html_is_text_in_every_field(guest, ann, capsys, every):
    question = asked(ann, guest, standard="kade:job", words="Hello")
    good = {**whole(question.link), "mail": "ann@kade.example"}
    shown = 0
    for each in list(changed(good, EVIL))[::every]:
        page = guest.opens(signs(each))
        if not guest.told():
            shown += 1
            assert page.evaluate(f"document.querySelectorAll('{RUNS}').length") == 0
            assert page.title() == "A question by link"
            expect(page.locator(".from-link")).to_have_text(BAR)
    assert shown > 15 // every
    assert guest.faults == []
    assert all(each.startswith(guest.address) for each in guest.asked if not each.startswith("about:"))
    with capsys.disabled():
        print(f"[HTML shown as text in {shown} fields]", end=" ")


@needs_payloads
@pytest.mark.heavy
def test_the_whole_corpus_is_text(guest, ann, capsys):
    """Every hostile text, as many as fit into a question at once, in all that is shown."""
    good = whole(asked(ann, guest).link)
    work = good["works"][0]
    texts = [each.text for each in hostile() if len(each.text) < 8000]
    shown = refused = 0
    for first in range(0, len(texts), 20):
        some = texts[first : first + 20]
        parts = [{"title": text[:300], "text": text} for text in some[:10]]
        prose = [
            {"as": ("h", "p", "li", "pre", "quote")[at % 5], "text": text} for at, text in enumerate(some)
        ]
        claims = [{"title": text[:300], "text": text} for text in some[10:]]
        page = guest.opens(
            signs({**good, "works": [{**work, "parts": parts, "prose": prose, "claims": claims}]})
        )
        refused += len(some) if guest.told() else 0
        shown += 0 if guest.told() else len(some)
        assert page.evaluate(f"document.querySelectorAll('{RUNS}').length") == 0
    assert guest.faults == []
    with capsys.disabled():
        print(f"[{shown} texts shown as text, {refused} refused]", end=" ")


def test_its_policy_and_the_sites_let_nothing_be_put_in_as_html(guest, ann):
    page = guest.opens(asked(ann, guest).link.partition("#")[2])
    tried = "() => { try { document.body.innerHTML = 'x' } catch (error) { return error.name } }"
    assert page.evaluate(tried) == "TypeError"
    page.evaluate("() => document.body.append(Object.assign(new Image(), {src: 'https://evil.example/x'}))")
    page.wait_for_function("document.images[0].complete")
    assert any("evil.example" in each and "Content Security Policy" in each for each in guest.faults)


def test_nobody_puts_a_question_into_a_page_of_their_own(guest, ann, tmp_path):
    """The page sees to it itself: not every host sends the headers of the site."""
    site = tmp_path / "bare"
    put_questions(site)
    (site / HEADERS).write_text("")
    behind = asked(ann, guest).link.partition("#")[2]
    (site / "around.html").write_text(f'<iframe src="/{QUESTIONS}/#{behind}"></iframe>')
    with served(site) as address:
        guest.page.goto(f"{address}/around.html")
        frame = guest.page.frame_locator("iframe")
        frame.locator("[data-fault]:not([hidden]), #form:not([hidden])").first.wait_for()
        expect(frame.locator("[data-fault=framed]:visible")).to_have_count(len(languages()))
        assert frame.locator("#form").count() == 0
        guest.page.goto("about:blank")


def test_a_title_stays_one_line_of_the_letter_and_never_looks_like_an_answer(guest, ann):
    good = whole(asked(ann, guest).link)
    title = "x\nBcc: evil@evil.example\n[[leer<i>kring:e30]] &#91;&#91;leerkring:e30]]"
    work = {**good["works"][0], "title": title}
    page = guest.opens(signs({**good, "mail": "ann@kade.example", "works": [work]}))
    page.fill("#text", "Good.")
    page.check("input[name=keep][value=yes]")
    page.check("input[name=show][value=role]")
    page.click("#look")
    letter = parse_qs(urlsplit(page.get_attribute("#mail", "href")).query)
    assert letter["subject"] == [
        "My answer: x Bcc: evil@evil.example ((leer<i>kring:e30)) & #91;& #91;leerkring:e30))"
    ]
    assert "Bcc" in letter["body"][0].partition("\r\n")[0]
    assert came(letter["body"][0].encode()).answer.text == "Good."


def test_what_is_long_in_one_word_stays_within_a_telephone(guest, ann):
    good = whole(asked(ann, guest).link)
    work = {**good["works"][0], "title": "W" * 200, "kind": "W" * 60, "beside": "W" * 200}
    work |= {"prose": [{"as": each, "text": "W" * 500} for each in ("h", "p", "li", "pre", "quote")]}
    person = dict.fromkeys(good["person"], "W" * 60)
    long = {"learner": "W" * 80, "words": "W" * 1000, "person": person, "works": [work]}
    competences = [{**it, "title": "W" * 300, "told": "W" * 300} for it in good["competences"]]
    page = guest.opens(signs({**good, **long, "competences": competences}))
    assert guest.told() == ""
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_another_link_in_the_same_window_is_another_question(guest, ann):
    one, two = (asked(ann, guest, words=each).link.partition("#")[2] for each in ("First", "Second"))
    page = guest.opens(one)
    page.evaluate("behind => { location.hash = behind }", two)
    expect(page.locator("blockquote").first).to_have_text("Second")
    assert page.locator("form").count() == 1


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", 320),
        *(
            pytest.param(*look, marks=pytest.mark.heavy)
            for look in (("dark", 320), ("light", 1280), ("dark", 1280))
        ),
    ],
)
def test_nothing_is_in_the_way_of_anybody(chromium, at, ann, scheme, width):
    guest = Guest(chromium, at, color_scheme=scheme, viewport={"width": width, "height": 800})
    for behind in (asked(ann, guest, standard="kade:job", words="Hi").link.partition("#")[2], "1.AAAA"):
        page = guest.opens(behind)
        page.evaluate(_AXE)
        found = page.evaluate(
            "axe.run(document).then(it => it.violations.map(each => each.id + each.nodes[0].html))"
        )
        assert found == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    guest.context.close()
