"""A third language is one catalogue and no code: pages in a language in which every text is marked.

The catalogue is made here, of everything that is said in English; Esperanto is only the name it goes by.
What then stands on a page is marked, or an author's, or a date, or it was never translated.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import yaml
from babel import Locale
from babel.dates import get_month_names
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from generator import places
from generator.places import TRANSLATIONS
from generator.writing.prose import rendered
from tests.forgetting import forget

from .conftest import ROOT, TODAY

PSEUDO = "eo"
NAMES = {"Mastodon", "VRAAK", "NLQF", "EQF", "Leerkring", "doi", "h", "w"}
"""Names, and the units of a picture's width, that are the same in every language."""


_SAME = re.compile(r"https?://[^\s⟧]+|\b[A-Z]\.(?=\s|$)|STARR\(T\)")
"""Addresses, initials of people, and a name that ends in what may be a code, too."""


def marked(text: str) -> str:
    return f"⟦{text}⟧"


def pseudo_catalogue(path, goal) -> None:
    """A catalogue with the texts of another, each translated by itself between brackets."""
    with path.open("rb") as file:
        known = read_po(file)
    made = Catalog(locale=PSEUDO)
    for entry in known:
        if entry.id:
            ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
            texts = tuple(marked(text) for text in ids)
            made.add(entry.id, texts if len(ids) > 1 else texts[0], flags=entry.flags)
    with goal.open("wb") as file:
        write_po(file, made)


@pytest.fixture(scope="module")
def pseudo_site(tmp_path_factory):
    """A portfolio and a cohort in the pseudo-language, and what authors wrote there."""
    patch = pytest.MonkeyPatch()
    folder = tmp_path_factory.mktemp("pseudo")
    translations = folder / "translations" / PSEUDO
    translations.mkdir(parents=True)
    (folder / "translations/nl").mkdir()  # the plugin's own language stays a choice
    for path in (TRANSLATIONS / "nl").glob("*.po"):
        pseudo_catalogue(path, translations / path.name)
    docs = folder / "portfolios"
    for name in ("frameworks", "samir"):
        shutil.copytree(ROOT / "portfolios" / name, docs / name)
    for translation in docs.rglob("*.??.md"):
        translation.unlink()  # its page is in a language of its own
    for name in ("cohort.yml", "programme.md", "logo.png", "logo-donker.png"):
        shutil.copy(ROOT / "portfolios" / name, docs)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    one_process = settings.replace("  - leerkring:\n", "  - leerkring:\n      jobs: 1\n")
    assert one_process != settings  # another process would not know of the pseudo-language
    (folder / "mkdocs.yml").write_text(one_process, encoding="utf-8")
    shutil.copytree(ROOT / "theme", folder / "theme")
    profile, cohort = docs / "samir/profile.md", docs / "cohort.yml"
    profile.write_text(profile.read_text().replace("language: en", f"language: {PSEUDO}"))
    text = re.sub(r"^languages:.*", f"languages: [{PSEUDO}]", cohort.read_text(), flags=re.MULTILINE)
    cohort.write_text(text)
    patch.setattr(places, "TRANSLATIONS", folder / "translations")
    patch.setenv("SOURCE_DATE_EPOCH", TODAY)
    forget()
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    yield folder / "site", docs
    patch.undo()
    forget()


def scalars(data) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from scalars(value)
    elif isinstance(data, list):
        for value in data:
            yield from scalars(value)
    elif data is not None:
        yield str(data)


_SENTENCES = re.compile(r"(?<=[.!?])[\"”’]?\s+|[\"“”]")
"""Where a text may be broken off: a page begins with some sentences of what stands whole on another."""


def authors_texts(docs) -> set[str]:
    """Every value in front matter, frameworks and badges, and every piece of text in prose."""
    found: set[str] = set()
    for path in docs.rglob("*.jwt"):
        found.update(scalars(json.loads(base64.urlsafe_b64decode(path.read_text().split(".")[1] + "=="))))
    for path in docs.rglob("*.yml"):
        found.update(scalars(yaml.safe_load(path.read_text())))
    for path in docs.rglob("*.md"):
        _, front, prose = path.read_text().split("---\n", 2)
        found.update(scalars(yaml.load(front, yaml.BaseLoader)))  # noqa: S506  # texts only
        html = rendered(prose, str, str)
        found.update(texts(html))
        found.update(node.text() for node in LexborHTMLParser(html).css("p"))
    found |= {urlsplit(text).hostname or "" for text in found if text.startswith("https://")}
    squeezed = {" ".join(text.split()) for text in found}
    squeezed |= {part for text in squeezed for part in _SENTENCES.split(text.strip(" ,;"))}
    return {text for text in squeezed if len(text) > 1 or text.isupper()}  # a code may be one letter


def texts(page: str) -> Iterator[str]:
    """What a page says: its text, and the attributes that are read aloud or shown."""
    tree = LexborHTMLParser(page)
    for node in tree.root.traverse(include_text=True):
        if node.tag == "-text" and node.parent.tag not in {"script", "style"}:
            yield " ".join(node.text().split())
        elif node.tag != "-text":
            for name in (
                "aria-label",
                "title",
                "alt",
                "placeholder",
                "data-label",
                "data-found",
                "data-shown",
            ):
                if value := node.attributes.get(name):
                    yield " ".join(value.split())


MONTHS = {
    name for width in ("wide", "abbreviated") for name in get_month_names(width, locale=PSEUDO).values()
}
LANGUAGES = set(Locale(PSEUDO).languages.values())


def untranslated(text: str, authors: list[re.Pattern[str]]) -> str:
    """What is left of a text without what is marked, what authors wrote, and dates."""
    text = _SAME.sub(" ", text)
    while (less := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = less
    if re.search(r"[^\W\d_]", text):
        for pattern in authors:
            text = pattern.sub(" ", text)
    return " ".join(
        word for word in re.findall(r"[^\W\d_][\w()]*", text) if word not in NAMES | MONTHS | LANGUAGES
    )


def test_nothing_on_any_page_is_left_untranslated(pseudo_site):
    site, docs = pseudo_site
    authors = [
        re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
        for text in sorted(authors_texts(docs), key=len, reverse=True)
    ]
    pages = sorted([*site.glob("samir/**/index.html"), *site.glob("*/**/index.html"), site / "index.html"])
    assert len(pages) > 80
    found: dict[str, str] = {}
    said: set[str] = set()
    for page in pages:
        for text in texts(page.read_text(encoding="utf-8")):
            if text and text not in said:
                said.add(text)
                if left := untranslated(text, authors):
                    found.setdefault(left, f"{page.relative_to(site)}: {text[:100]}")
    assert found == {}


def test_a_text_that_is_not_marked_would_be_found():
    assert untranslated("⟦Cycle 3⟧ proof", []) == "proof"
    assert untranslated("⟦Proof: ⟦one⟧⟧ 3 / 4", []) == ""


def test_every_page_says_its_language(pseudo_site):
    site, _ = pseudo_site
    for page in site.glob("samir/**/index.html"):
        assert f'<html lang="{PSEUDO}" dir="ltr"' in page.read_text(encoding="utf-8")
