"""An answer is data of a stranger: it cannot publish, run, write over, or name anybody."""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import sync_playwright
from selectolax.lexbor import LexborHTMLParser

from generator.answers.answer import LARGEST, matched, read_answer
from generator.answers.carriers import LARGEST_MAIL, came
from generator.answers.mail import sending_domain
from generator.answers.refusals import TOO_LARGE, AskingRefusedError
from generator.answers.taken import Taking, taken
from generator.serving.letters import arrived, waiting
from generator.serving.looks import preview
from tests.answers.letters import answer, asking, content, files_of, is_waiting, place
from tests.browser.conftest import CHROMIUM
from tests.safety.payloads import hostile, needs_payloads

SCORES = [{"competence": "kade:A", "level": "2", "rationale": "I saw it."}]
OUTCOMES = [{"competence": "kade:A", "verdict": "met", "level": "2", "rationale": "Yes."}]
FREE = {"text", "advice", "rationale"}
"""The fields in which somebody may say what they like."""
NAMES = [
    *("../../profile", "profile.md", "/etc/passwd", "..\\..\\profile.md", "C:\\profile.md", "con", "a\0b"),
    *("ann/profile", "evidence/../profile", "%2e%2e%2fprofile", "evidence/plan.md", "~/.ssh/id_rsa", "."),
]
TURNING = ["\u202eevil", "a\u2066b", "a\u200bb", "a\x00b", "a\x1bb", "\ud800", "\ufeffa", "a\u2028b"]
_RUNS = re.compile(r"\s*(?:javascript|data|vbscript):", re.IGNORECASE)
STRANGE: list[Any] = [None, True, 0, -1, 1.5, 10**30, [], {}, [[]], {"a": "b"}, "", " ", "x" * 5000]


def leaves(said: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where each value of an answer stands, and each name of a field that can be another one."""
    yield path
    pairs = said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ()
    for step, inner in pairs:
        yield from leaves(inner, (*path, step))


def changed(said: Any, path: tuple[Any, ...], value: Any) -> Any:
    """An answer with something else in one place."""
    if not path:
        return value
    copy = json.loads(json.dumps(said))
    at = copy
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return copy


@pytest.fixture(scope="module")
def ann(tmp_path_factory):
    return place(tmp_path_factory.mktemp("hostile"))


def whole(where):
    """A full answer of each sort, with its question."""
    assessed = asking(where)
    yield assessed, answer(assessed, scores=SCORES)
    judged = asking(where, "judge", standard="kade:job")
    yield judged, answer(judged, outcomes=OUTCOMES, methods=["portfolio"], advice="Go on.", show_as="role")


def tried(where, question, said, *, raw=False) -> str:
    """What becomes of an answer: refused, with nothing written; or one private document more."""
    before = files_of(where)
    profile = before["docs/ann/profile.md"]
    try:
        found = arrived(where, "ann", said if raw else json.dumps(said).encode())
    except AskingRefusedError:
        assert files_of(where) == before, said
        assert is_waiting(where, question)
        return "refused"
    now = files_of(where)
    new = set(now) - set(before)
    changed_ = {name for name in before if now.get(name) != before[name]}
    kept = f".leerkring/asked/docs/ann/{question.asked.number}.json"
    assert changed_ <= {kept, "docs/ann/profile.md"}
    documents = {name for name in new if not name.startswith(".leerkring/versions/")}
    assert documents == ({f"docs/{found.path}"} if found.path else set())
    if found.path:
        assert found.path.startswith(("ann/assessments/", "ann/dialogues/", "ann/validations/"))
        assert b"\nvisibility: private\n" in now[f"docs/{found.path}"]
    assert _names(now["docs/ann/profile.md"]) == _names(profile)
    _undo(where, before, now)
    return "taken"


def _names(profile: bytes) -> list[bytes]:
    return [line.split(b",")[1] for line in profile.splitlines() if line.startswith(b"  - {id:")]


def _undo(where, before, now):
    for name in set(now) - set(before):
        (where.home / name).unlink()
    for name, told in before.items():
        if now.get(name) != told:
            (where.home / name).write_bytes(told)


def test_every_field_with_something_strange_in_it(ann):
    """Each place of each sort of answer, with values of another kind, names of files and turning signs."""
    count = Counter()
    for question, said in whole(ann):
        for path in leaves(said):
            for value in (*STRANGE, NAMES[0], TURNING[0]):
                count[tried(ann, question, changed(said, path, value))] += 1
    assert count["refused"] > 500
    assert count["taken"] <= 30  # names of files, where somebody may say what they like


def test_half_a_character_is_refused_wherever_it_stands(ann):
    for question, said in whole(ann):
        for path in leaves(said):
            assert tried(ann, question, changed(said, path, "\ud800")) == "refused"
        assert tried(ann, question, {**said, "\udfff": 1}) == "refused"


def test_what_is_too_large_or_too_deep_or_twice(ann):
    question = asking(ann)
    said = answer(question)
    usual = json.dumps(said)
    raws = [
        b" " * 10 + usual.encode() + b" " * LARGEST,
        b"x" * (LARGEST_MAIL + 1),
        ("[" * 100_000).encode(),
        ('{"a":' * 100_000).encode(),
        usual.replace('"keep": true', '"keep": false, "keep": true').encode(),
        usual.replace('"text"', '"text": "one", "text"').encode(),
        usual.replace("{", '{"__proto__": {"keep": true}, ', 1).encode(),
        usual.encode("utf-16"),
        usual.encode() + b"\xff",
        usual.encode() + usual.encode(),
        b"---\ntype: assessment\ntitle: x\n---\n",
        b"",
        b"\0" * 1000,
    ]
    assert [tried(ann, question, raw, raw=True) for raw in raws] == ["refused"] * len(raws)
    assert tried(ann, question, said) == "taken"


def test_what_was_not_asked_is_not_taken(ann):
    question = asking(ann)
    no = [
        {"scores": [{"competence": "kade:C", "level": "1"}]},
        {"scores": [{"competence": "kade:A", "level": "9"}]},
        {"scores": [*SCORES, *SCORES]},
        {"outcomes": OUTCOMES},
        {"methods": ["portfolio"]},
        {"advice": "Go."},
        {"kind": "validation", "outcomes": OUTCOMES, "methods": ["portfolio"]},
        {"text": None},
        {"keep": True, "show_as": None},
        {"by": "peer"},
        {"from": "linde.example"},
        {"visibility": "public"},
        {"received": {"date": "2026-11-30", "from": "linde.example"}},
    ]
    assert [tried(ann, question, answer(question, **said)) for said in no] == ["refused"] * len(no)


def test_two_answers_in_one_file_are_none(ann):
    one, two = asking(ann), asking(ann)
    packed = [base64.urlsafe_b64encode(content(answer(each))).decode() for each in (one, two)]
    text = "".join(f"[[leerkring:{each}]]\n" for each in packed).encode()
    assert tried(ann, one, text, raw=True) == "refused"
    assert (
        tried(ann, one, f"[[leerkring:{packed[0]}]] [[leerkring:{packed[0]}]]".encode(), raw=True) == "taken"
    )


def test_a_question_that_somebody_broke_is_none(ann):
    question = asking(ann)
    file = ann.home / f".leerkring/asked/docs/ann/{question.asked.number}.json"
    kept = file.read_bytes()
    for broken in (b"", b"[]", b"{}", kept.replace(b'"person"', b'"nobody"'), b"\xff"):
        file.write_bytes(broken)
        with pytest.raises(AskingRefusedError):
            arrived(ann, "ann", content(answer(question)))
    file.write_bytes(kept)
    assert tried(ann, question, answer(question)) == "taken"


@needs_payloads
@pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")
@pytest.mark.heavy
@pytest.mark.timeout(3600)
def test_the_whole_corpus_in_every_field(ann, tmp_path, capsys):
    """Each hostile text in each place; what is taken stands on its page as text, and runs nowhere."""
    texts = [each.text for each in hostile()] + NAMES + TURNING
    over = asking(ann)
    arrived(ann, "ann", content(answer(over)))
    before = files_of(ann)
    elsewhere = sum(_refused_all(ann, question, said, texts) for question, said in whole(ann))
    others = _refused_otherwise(ann, over, texts)
    assert {name: told for name, told in files_of(ann).items() if name in before} == before
    count: Counter[str] = Counter()
    bodies: list[str] = []
    for first in range(0, len(texts), 100):
        where = place(tmp_path / str(first))
        count.update(_written_whole(where, texts[first : first + 100]))
        bodies += _nothing_runs(where)
    assert _run_in(["<main><img src=x onerror=alert(1)></main>"]) == ["ran alert"]  # it would be seen
    assert _run_in(bodies) == []
    assert count["taken"] + count["refused"] == len(texts) * SORTS
    with capsys.disabled():
        told = f"{len(texts)} of {len(texts)} texts: {elsewhere} refused where they do not belong, "
        told += f"{others} refused as too large, of somebody else, replayed, of another version; "
        print(f"[{told}{dict(count)} in every free field, {len(bodies)} pages in Chromium]", end=" ")


SORTS = 3
"""An assessment, a validation and feedback, each with a text in every field that is free."""


def _refused_all(where, question, said, texts) -> int:
    """How many answers are refused, with a text where somebody may not say what they like."""
    count = 0
    for path in (path for path in leaves(said) if not (path and path[-1] in FREE)):
        for text in texts:
            with pytest.raises(AskingRefusedError):
                arrived(where, "ann", json.dumps(changed(said, path, text)).encode())
            count += 1
    assert is_waiting(where, question)
    return count


def _refused_otherwise(where, over, texts) -> int:
    """How many answers with a hostile text are refused for what is around it."""
    question = asking(where)
    about = dict.fromkeys(dict(question.asked.about), f"sha256:{'0' * 64}")
    count = 0
    for text in texts:
        good = answer(question, text=text)
        long = text + "x" * LARGEST
        for said in (
            {**good, "text": long},
            {**good, "to": "bob"},
            {**good, "request": over.asked.number},
            {**good, "about": about},
            {**good, "version": 2},
        ):
            with pytest.raises(AskingRefusedError):
                arrived(where, "ann", json.dumps(said).encode())
            count += 1
    assert is_waiting(where, question)
    return count


def _written_whole(where, texts) -> Iterator[str]:
    """What becomes of an answer of each sort with a text in every free field, all in one portfolio."""
    portfolio = where.review("ann", {}).whole
    assessed, judged = asking(where), asking(where, "judge", standard="kade:job")
    for number, text in enumerate(texts):
        scores, outcomes = [{**SCORES[0], "rationale": text}], [{**OUTCOMES[0], "rationale": text}]
        more = {"outcomes": outcomes, "methods": ["portfolio"], "advice": text, "show_as": "role"}
        for said in (
            answer(assessed, text=text, scores=scores),
            answer(judged, text=text, **more),
            answer(assessed, text=text),
        ):
            try:
                read = read_answer(json.dumps(said).encode())
                asked = matched(read, waiting(where, "ann"))
                took = taken(Taking(read, asked, portfolio, where.docs, where.day))
            except AskingRefusedError:
                yield "refused"
                continue
            file = where.docs / took.path
            file.parent.mkdir(exist_ok=True)
            file.with_name(f"a{number}.md").write_text(took.text, encoding="utf-8")
            yield "taken"


def _nothing_runs(where) -> list[str]:
    """What stands on the pages of a portfolio; in none of them is anything that a stranger could start."""
    pages = {name: told for name, told in preview(where, "ann").items() if name.endswith("index.html")}
    for name, told in pages.items():
        page = LexborHTMLParser(told.decode())
        for node in page.css("*"):
            assert node.tag not in {"iframe", "object", "embed", "base", "style"}, (name, node.html[:80])
            assert node.tag != "form" or node.attributes.get("method") == "dialog", (name, node.html[:80])
            assert not any(attribute.startswith("on") for attribute in node.attributes), (
                name,
                node.html[:80],
            )
            for attribute in ("href", "src", "srcset", "action", "formaction", "data"):
                assert not _RUNS.match(node.attributes.get(attribute) or ""), (name, node.html[:80])
        scripts = [node.attributes for node in page.css("script")]
        assert all("src" in each or each.get("type") == "application/ld+json" for each in scripts), name
    return [LexborHTMLParser(told.decode()).css_first("main").html for told in pages.values()]


def _run_in(bodies) -> list[str]:
    """What ran when a browser showed all of them on one page, without a policy that would stop it."""
    ran: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(offline=True).new_page()
        page.on("console", lambda it: ran.append(it.text) if it.text.startswith("ran") else None)
        page.add_init_script(
            "for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'eval'])"
            " window[name] = () => console.log(`ran ${name}`)"
        )
        page.goto("about:blank")
        page.set_content("\n".join(bodies), wait_until="domcontentloaded", timeout=900_000)
        assert page.locator("main").count() == len(bodies)
        page.wait_for_timeout(5000)
        browser.close()
    return ran


PARAMETERS = b"Content-Type: text/plain; " + b"a*0=x;" * 20_000
NESTED = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(1500))
MAILS = {
    "from": b"From: " + b"a," * 20_000 + b"\n\nhello",
    "words": b"From: " + b"=?utf-8?q?=41?= " * 20_000 + b"<a@b.nl>\n\nhello",
    "brackets": b"From: " + b"(" * 1500 + b"\n\nhello",
    "parameters": b"From: a@b.nl\n" + PARAMETERS + b"\n\nhello",
    "half a parameter": b"From: a@b.nl\nContent-Type: text/plain; a*0\n\nhello",
    "deep parameter": b'From: a@b.nl\nContent-Type: multipart/mixed; y="' + b"(" * 3000 + b"\n\nhello",
    "nested": b"From: a@b.nl\n" + NESTED + b"\nhello",
}


@pytest.mark.parametrize("mail", MAILS.values(), ids=MAILS)
def test_a_mail_that_takes_long_to_take_apart_is_no_answer(mail):
    with pytest.raises(AskingRefusedError):
        came(mail)
    assert not sending_domain(mail, lookup=lambda *_, **__: None)


def test_a_mail_is_not_taken_apart_deeper_than_people_send_them():
    with pytest.raises(AskingRefusedError) as error:
        came(MAILS["nested"])
    assert error.value.reason == TOO_LARGE
