"""The page Print on paper, and the command that prints it: looked at in the PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser

from tests.hosts.conftest import LEERKRING, ROOT, run

from .conftest import CHROMIUM

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")

_MARK = """
() => {
  let number = 0
  const mark = (place, text, first) => {
    const it = document.createElement('small')
    it.textContent = text
    first ? place.prepend(it) : place.append(it)
  }
  for (const row of document.querySelectorAll('.lk-print tr')) {
    mark(row.firstElementChild, `[[${number}<`, true)
    mark(row.lastElementChild, `>${number++}]]`)
  }
  for (const chart of document.querySelectorAll('.lk-print :is(.lk-figure, .lk-steering)')) {
    mark(chart.querySelector('caption') || chart, `[[${number}<`, true)
    mark([...chart.querySelectorAll('td')].pop() || chart, `>${number++}]]`)
  }
  for (const head of document.querySelectorAll('.lk-print :is(h1, h2, h3, h4, caption)')) {
    mark(head, `{{h}}`)
  }
  return number
}
"""


def printed(chromium: Browser, address: str, path: str, goal: Path, *, mark: bool) -> tuple[list[str], int]:
    """The text of each sheet, and how many rows and charts were marked at their ends."""
    page = chromium.new_page()
    page.goto(f"{address}/{path}")
    number = page.evaluate(_MARK) if mark else 0
    page.pdf(path=goal, prefer_css_page_size=True)
    page.close()
    with pypdfium2.PdfDocument(goal) as pdf:
        return [sheet.get_textpage().get_text_range() for sheet in pdf], number


def test_no_row_or_chart_is_cut_and_no_heading_stands_at_the_foot(chromium, address, tmp_path):
    sheets, number = printed(chromium, address, "amina/print/", tmp_path / "a.pdf", mark=True)
    cut, at_foot = [], []
    for place, text in enumerate(sheets):
        begun = set(re.findall(r"\[\[(\d+)<", text))
        ended = set(re.findall(r">(\d+)\]\]", text))
        cut += [(place + 1, each) for each in begun ^ ended]
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        last = next(line for line in reversed(lines) if not re.fullmatch(r"\d+ / \d+", line))
        if last.endswith("{{h}}"):
            at_foot.append((place + 1, last))
    assert number > 100
    assert 10 < len(sheets) <= 20
    assert cut == []
    assert at_foot == []


_SMALLEST = """
() => {
  const texts = document.createTreeWalker(document.querySelector('.lk-print'), NodeFilter.SHOW_TEXT)
  const sizes = []
  while (texts.nextNode()) {
    const it = texts.currentNode.parentElement, style = getComputedStyle(it)
    const seen = it.getClientRects().length && style.clipPath === 'none'
    if (seen && texts.currentNode.textContent.trim()) sizes.push(parseFloat(style.fontSize) * 0.75)
  }
  return Math.min(...sizes)
}
"""


@pytest.mark.parametrize("who", ["amina", "tomas"])
def test_nothing_on_paper_is_smaller_than_nine_points(chromium, address, who):
    page = chromium.new_page()
    page.emulate_media(media="print")
    page.goto(f"{address}/{who}/print/")
    smallest = page.evaluate(_SMALLEST)
    page.close()
    assert smallest >= 9


def test_the_first_sheet_says_what_somebody_can_do_with_the_proof_and_who_confirmed_it(
    chromium, address, tmp_path
):
    sheets, _ = printed(chromium, address, "tomas/print/", tmp_path / "a.pdf", mark=False)
    first = " ".join(sheets[0].split())
    said = ("Wat ik kan", "Chantal Meijer", "technische problemen", "Observatie van een ochtend servicedesk")
    places = [first.index(text) for text in said]
    assert places == sorted(places)
    assert len(sheets) < 10


def test_every_sheet_says_whose_it_is_and_which_it_is(chromium, address, tmp_path):
    sheets, _ = printed(chromium, address, "amina/print/", tmp_path / "a.pdf", mark=False)
    for number, text in enumerate(sheets, start=1):
        assert "Amina Yusuf" in text
        assert f"{number} / {len(sheets)}" in text


def test_links_are_written_out_and_the_live_page_is_named(chromium, address, tmp_path):
    sheets, _ = printed(chromium, address, "samir/print/", tmp_path / "a.pdf", mark=False)
    whole = "".join(sheets).replace("\r\n", "").replace("\n", "")
    assert "https://leerkring.example/samir/" in whole
    page = chromium.new_page()
    page.goto(f"{address}/samir/print/")
    links = page.eval_on_selector_all('main a[href^="http"]', "all => all.map(it => it.getAttribute('href'))")
    page.close()
    assert all(link in whole for link in links)


def test_other_pages_print_without_their_navigation(chromium, address, tmp_path):
    sheets, _ = printed(chromium, address, "amina/", tmp_path / "a.pdf", mark=False)
    assert "Amina Yusuf" in sheets[0]
    assert "Zoek in dit portfolio" not in "".join(sheets)


def leerkring(*arguments: str | Path, folder: Path = ROOT, **environment: str):
    return run(LEERKRING, *arguments, folder=folder, **environment)


def test_the_command_prints_a_portfolio_with_links_to_the_live_site(tmp_path):
    goal = tmp_path / "lotte.pdf"
    made = leerkring("export", "pdf", "lotte", "--out", goal)
    assert made.returncode == 0, made.stdout
    assert made.stdout.strip().endswith("lotte.pdf")
    with pypdfium2.PdfDocument(goal) as pdf:
        assert "Lotte Bakker" in pdf[0].get_textpage().get_text_range()
    with pikepdf.open(goal) as pdf:
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        links = [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]
        assert links
        assert not [link for link in links if "127.0.0.1" in link]
        assert [link for link in links if link.startswith("https://leerkring.example/lotte/")]
        assert "/Producer" not in pdf.docinfo


def test_who_is_not_published_is_not_printed(tmp_path):
    made = leerkring("--lang", "nl", "export", "pdf", "pieter", "--out", tmp_path / "pieter.pdf")
    assert made.returncode == 1
    assert "wordt niet gepubliceerd" in made.stdout
    assert not (tmp_path / "pieter.pdf").exists()


def test_a_browser_that_prints_nothing_is_told(tmp_path):
    made = leerkring(
        "--lang", "en", "export", "pdf", "lotte", "--out", tmp_path / "a.pdf", LEERKRING_BROWSER="/bin/false"
    )
    assert made.returncode == 1
    assert "The browser could not print it" in made.stdout
