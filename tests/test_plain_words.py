"""Pages speak plain words: some are on no page, and a term of the method has its explanation beside it.

Both lists are in ``plain_words.toml``. What learners and schools write themselves is theirs.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.languages import words
from generator.places import TRANSLATIONS
from generator.writing.terms import TERMS
from scripts.catalogues import spoken
from tests.hosts.conftest import mkdocs

LISTS = tomllib.loads(Path(__file__).with_name("plain_words.toml").read_text(encoding="utf-8"))
LANGUAGES = sorted(LISTS["never"])
SEEN_BY_VISITORS = ("theme/", "generator/writing/", "generator/model/")
"""What only ``build``, ``check`` and ``serve`` say to an author is made elsewhere: hosts and the gate."""
OWN = (
    "script, style, svg, [dir=auto], [lang], bdi, blockquote, .lk-prose, .lk-code, article time, "
    "#lk-by-competence option, #lk-by-requirement option"
)
"""What an author wrote, or where a title stands for it; and what nobody reads."""
LABELS = "h1, h2, h3, h4, th, dt, summary, caption, legend, option, label, .lk-role, .lk-navigation a"


def pattern(listed: str) -> re.Pattern[str]:
    ending = r"\w*" if listed.endswith("*") else r"(?![\w-])"
    return re.compile(rf"(?<![\w-]){re.escape(listed.removesuffix('*'))}{ending}", re.IGNORECASE)


def never(language: str) -> dict[str, re.Pattern[str]]:
    return {listed: pattern(listed) for listed in LISTS["never"][language]}


def said(text: str, patterns: dict[str, re.Pattern[str]]) -> list[str]:
    return [f"{listed}: {text}" for listed, found in patterns.items() if found.search(text)]


def texts(language: str) -> list[str]:
    """Every text of the interface that visitors read, in one language."""
    ids = {it.id for it in spoken() if any(file.startswith(SEEN_BY_VISITORS) for file, _ in it.locations)}
    if language == "en":
        found = [it for it in ids if it]
    else:
        with (TRANSLATIONS / language / "pages.po").open("rb") as file:
            found = [it.string for it in read_po(file, locale=language) if it.id in ids and it.id]
    return [text for it in found for text in ((it,) if isinstance(it, str) else it)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_a_page_has_a_word_that_people_do_not_know(language):
    found = texts(language)
    assert len(found) > 300
    assert [it for text in found for it in said(text, never(language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_term_on_a_page_is_one_that_people_do_not_know(language):
    terms = [words(language).gettext(term) for term in TERMS.values()]
    assert [it for text in terms for it in said(text, never(language))] == []


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every page of the samples by its address, with what their authors wrote."""
    site = tmp_path_factory.mktemp("plain")
    built = mkdocs("build", "--strict", "--site-dir", site)
    assert built.returncode == 0, built.stdout
    return {
        str(path.parent.relative_to(site)): LexborHTMLParser(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("index.html"))
    }


def in_language(pages, language):
    return {
        where: page for where, page in pages.items() if page.css_first("html").attributes["lang"] == language
    }


def read(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def of_ours(page: LexborHTMLParser) -> LexborHTMLParser:
    """A page without what its author wrote."""
    copy = LexborHTMLParser(page.html)
    for own in copy.css(OWN):
        if own.tag not in {"html", "body", "main"}:
            own.decompose()
    return copy


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_such_a_word_outside_what_its_author_wrote(language, pages):
    found = in_language(pages, language)
    assert len(found) > 50
    of_us = {where: read(of_ours(page).body) for where, page in found.items()}
    wrong = [
        f"{where}: {text[max(0, it.start() - 30) : it.end() + 20]}"
        for where, text in of_us.items()
        for sought in never(language).values()
        for it in sought.finditer(text)
    ]
    assert wrong == []


def unexplained(page: LexborHTMLParser, terms: dict[str, str]) -> list[str]:
    """The terms that are in a label of ours on a page that does not say what they mean."""
    text = read(page.body).casefold()
    labels = [read(it) for it in of_ours(page).css(LABELS)]
    return [
        f"{term}: {label}"
        for term, means in terms.items()
        if means.casefold() not in text
        for label in labels
        if pattern(term).search(label)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_of_the_method_has_its_explanation_on_the_same_page(language, pages):
    wrong = {
        where: found
        for where, page in in_language(pages, language).items()
        if (found := unexplained(page, LISTS["terms"][language]))
    }
    assert wrong == {}


def test_a_label_without_its_explanation_is_found():
    page = LexborHTMLParser("<html><body><h2>Kalibreren</h2><p>Zo gaat dat.</p></body></html>")
    assert unexplained(page, LISTS["terms"]["nl"]) == ["kalibreren: Kalibreren"]
    page = LexborHTMLParser("<h2>Kalibreren</h2><p>Vergelijken met wat gevraagd wordt</p>")
    assert unexplained(page, LISTS["terms"]["nl"]) == []


def test_a_listed_word_is_found_as_a_whole_only():
    assert said("Een blik op later", never("nl")) == ["blik: Een blik op later"]
    assert said("Wie dit publiek deelt, kijkt op een ogenblik", never("nl")) == []
