"""A question answered in a second browser without a network, and its answer taken over in the editor."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from generator.answers.question import Wish
from generator.serving.letters import Sent, arrived, sent
from generator.serving.looks import preview
from generator.serving.workplace import Workplace
from tests.answers.letters import asking, place
from tests.browser.conftest import CHROMIUM
from tests.editing.texts import PORTFOLIOS
from tests.serving.browsing import workplace

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
    pytest.mark.timeout(600),
]


class Guest:
    """Somebody who opened a question from a file, with the network off."""

    def __init__(self, chromium, file: Path, **context) -> None:
        self.context = chromium.new_context(offline=True, accept_downloads=True, **context)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda it: self.asked.append(it.url))
        self.page.on("pageerror", lambda it: self.faults.append(str(it)))
        self.page.on("console", lambda it: self.faults.append(it.text))
        self.page.goto(file.as_uri())

    def saved(self) -> bytes:
        with self.page.expect_download() as download:
            self.page.click("#save")
        return Path(download.value.path()).read_bytes()


def opened(chromium, folder: Path, question: Sent, **context) -> Guest:
    file = folder / question.called
    file.write_text(question.page, encoding="utf-8")
    return Guest(chromium, file, **context)


def amina(folder: Path) -> Workplace:
    shutil.copytree(PORTFOLIOS / "amina", folder / "docs" / "amina")
    shutil.copytree(PORTFOLIOS / "frameworks", folder / "docs" / "frameworks")
    return workplace(folder / "docs")


def test_it_is_answered_by_keyboard_without_a_network_and_taken_over(chromium, tmp_path):
    ann = place(tmp_path)
    guest = opened(chromium, tmp_path, asking(ann), viewport={"width": 320, "height": 640})
    page = guest.page
    page.focus("#look")
    page.keyboard.press("Enter")
    expect(page.locator("#wrong li")).to_have_count(3)
    expect(page.locator("#wrong")).to_be_focused()
    page.focus("#text")
    page.keyboard.type('Good # one: "yes"\n<b>two</b> [x](y) \\ ✓')
    page.focus("input[name=level0][value='1']")
    page.keyboard.press("ArrowDown")
    page.focus("#why0")
    page.keyboard.type("I saw it.")
    page.focus("input[name=keep][value=yes]")
    page.keyboard.press("Space")
    page.focus("input[name=show][value=name]")
    page.keyboard.press("Space")
    page.focus("#look")
    page.keyboard.press("Enter")
    expect(page.locator("#review")).to_be_focused()
    expect(page.locator("#shown")).to_contain_text("<b>two</b> [x](y)")
    expect(page.locator("#shown")).to_contain_text("Cor Coach, coach")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    found = arrived(ann, "ann", guest.saved())
    (made,) = ann.review("ann", {}).whole.assessments
    assert (made.scores[0].competence, made.scores[0].level, made.scores[0].rationale) == (
        "kade:A",
        "2",
        "I saw it.",
    )
    assert ann.review("ann", {}).noted.problems == ()
    shown = preview(ann, "ann")[found.path.removesuffix(".md") + "/index.html"].decode()
    assert 'Good # one: "yes"' in shown
    assert "&lt;b&gt;two&lt;/b&gt; [x](y) \\ ✓" in shown
    assert (guest.asked, guest.faults) == ([page.url], [])
    guest.context.close()


def test_a_mail_has_the_answer_in_it_where_it_is_short_and_else_says_so(chromium, tmp_path):
    ann = place(tmp_path)
    guest = opened(chromium, tmp_path, asking(ann))
    page = guest.page
    page.check("input[name=keep][value=no]")
    page.fill("#text", "Good.")
    page.click("#look")
    expect(page.locator("#shown")).to_have_text("Nothing. Ann reads your answer, and it is not kept.")
    assert "leerkring%3A" in page.get_attribute("#mail", "href")
    page.fill("#text", "Very good. " * 200)
    expect(page.locator("#review")).to_be_hidden()
    page.click("#look")
    assert len(page.get_attribute("#mail", "href")) < 1900
    assert "leerkring%3A" not in page.get_attribute("#mail", "href")
    with page.expect_download() as saved:
        page.click("#mail")
    expect(page.locator("#done")).to_contain_text(f"saved as {saved.value.suggested_filename}")
    page.click("#copy")
    assert arrived(ann, "ann", page.input_value("#out").encode()).path == ""
    page.fill("#text", "x" * 4001)
    page.click("#look")
    expect(page.locator("#text-wrong")).to_contain_text("4001")
    guest.context.close()


def filled(page) -> None:
    page.fill("#text", "Good. Call 06-12345678.")
    page.check("input[name=level0][value='2']")
    page.check("input[name=keep][value=yes]")
    page.check("input[name=show][value=name]")


def test_what_is_typed_stays_in_its_tab_alone_until_it_is_sent(chromium, tmp_path):
    guest = opened(chromium, tmp_path, asking(place(tmp_path)))
    page, there = guest.page, guest.page.url
    page.on("dialog", lambda it: it.accept())
    filled(page)
    page.reload()
    expect(page.locator("#text")).to_have_value("Good. Call 06-12345678.")
    assert page.locator("input:checked").count() == 3
    other = guest.context.new_page()
    other.goto(there)
    expect(other.locator("#text")).to_have_value("")
    page.click("#look")
    page.click("#save")
    page.click("#empty")
    expect(page.locator("#emptied")).to_be_focused()
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    expect(page.locator("#text")).to_have_value("")
    assert (set(guest.asked), guest.faults) == ({there}, [])
    guest.context.close()


def test_a_browser_that_keeps_nothing_is_no_hindrance(chromium, tmp_path):
    guest = opened(chromium, tmp_path, asking(place(tmp_path)))
    guest.page.add_init_script(
        "Object.defineProperty(self, 'sessionStorage', { get() { throw new Error() } })"
    )
    guest.page.reload()
    filled(guest.page)
    guest.page.click("#look")
    expect(guest.page.locator("#review")).to_be_focused()
    assert guest.faults == []
    guest.context.close()


def test_nothing_is_lost_or_told_by_mistake_and_who_writes_to_one_alone_needs_no_name(chromium, tmp_path):
    guest = opened(chromium, tmp_path, asking(place(tmp_path)))
    page = guest.page
    filled(page)
    page.fill("#why1", "I saw it.")
    page.click("#look")
    expect(page.locator("#wrong li")).to_have_text(
        "At “Beta” you wrote why, but chose nothing. Choose, or write it in the first box."
    )
    page.fill("#why1", "")
    page.click("#look")
    expect(page.locator("#personal")).to_contain_text("06-12345678")
    page.click("#copy")
    assert "Alpha: 2 · Two\n" in page.input_value("#out")
    page.check("input[name=keep][value=no]")
    expect(page.locator("#show")).to_be_hidden()
    page.click("#look")
    expect(page.locator("#review")).to_be_focused()
    expect(page.locator("#personal")).to_be_hidden()
    assert b'"show_as"' not in guest.saved()
    guest.context.close()


def test_without_a_script_it_says_how_to_answer(chromium, tmp_path):
    guest = opened(chromium, tmp_path, asking(place(tmp_path)), java_script_enabled=False)
    expect(guest.page.get_by_role("heading", name="How to answer")).to_be_visible()
    expect(guest.page.locator("#form")).to_be_hidden()
    guest.context.close()


@pytest.mark.heavy
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("standard", ["", "kade:verzorgende-ig"])
def test_nothing_is_in_the_way_of_anybody(chromium, tmp_path, language, standard, capsys):
    """axe, no sideways scrolling, no request: in light and dark, narrow and wide, with faults and without."""
    where, looked = amina(tmp_path), 0
    about = ("evidence/dagplan", "experiences/zorg-voor-oma")
    question = sent(where, "amina", Wish(person="fatima", about=about, language=language, standard=standard))
    for scheme in ("light", "dark"):
        for width in (320, 1280):
            guest = opened(
                chromium, tmp_path, question, color_scheme=scheme, viewport={"width": width, "height": 800}
            )
            for step in (None, _wrongly, _rightly):
                if step:
                    step(guest.page)
                assert _violations(guest.page) == []
                assert guest.page.evaluate("document.documentElement.scrollWidth") <= width
                looked += 1
            assert (guest.asked[1:], guest.faults) == ([], [])
            guest.context.close()
    with capsys.disabled():
        print(f"[{looked} looks, {len(question.page) // 1024} KB]", end=" ")


def _wrongly(page) -> None:
    page.click("#look")
    expect(page.locator("#wrong li").first).to_be_visible()


def _rightly(page) -> None:
    page.fill("#text", "Goed.")
    for name in ("verdict0", "level0", "methods", "keep", "show"):
        if page.locator(f"input[name={name}]").count():
            page.locator(f"input[name={name}]").first.check()
    page.click("#look")
    expect(page.locator("#review")).to_be_focused()


def _violations(page) -> list[str]:
    page.evaluate(_AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", _RULES)
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found["violations"]]


@pytest.fixture
def running(tmp_path) -> Iterator[tuple[Workplace, str]]:
    import threading

    from generator.serving.run import served

    where = place(tmp_path)
    editor = served(where)
    threading.Thread(target=editor.server.serve_forever, daemon=True).start()
    yield where, editor.address
    editor.server.shutdown()


def test_the_editor_asks_and_takes_the_answer_over(chromium, tmp_path, running):
    where, address = running
    learner = chromium.new_context(accept_downloads=True).new_page()
    learner.goto(address)
    learner.goto(f"{address.partition('/?')[0]}/edit/ann/evidence/plan.md")
    learner.get_by_role("link", name="Ask somebody").click()
    learner.select_option("#person", "coach")
    with learner.expect_download() as download:
        learner.get_by_role("button", name="Make the file").click()
    file = tmp_path / "question.html"
    download.value.save_as(file)
    guest = Guest(chromium, file)
    guest.page.fill("#text", "Well done.")
    guest.page.check("input[name=keep][value=yes]")
    guest.page.check("input[name=show][value=initials]")
    guest.page.click("#look")
    came = tmp_path / "answer.json"
    came.write_bytes(guest.saved())
    learner.goto(f"{address.partition('/?')[0]}/answers/ann")
    learner.set_input_files("#answer", came)
    learner.get_by_role("button", name="Take the answer over").click()
    learner.get_by_role("link", name="Read it").click()
    expect(learner.get_by_text("Well done.").first).to_be_attached()
    assert where.review("ann", {}).noted.problems == ()
    guest.context.close()
    learner.context.close()
