"""A file is shown as what it is, whatever the document it belongs to is called."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from generator.media.shelf import Shelf
from generator.model import Site
from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from tests.media.leaky import photo, recording
from tests.media.leaky_documents import document
from tests.media.test_looks import sheet
from tests.media.test_pictures import half, heic, saved
from tests.publications import publication
from tests.sites import site_pages

SOUND = Path(__file__).resolve().parents[1] / "sound"
MEDIA = ("testimonial", "observation", "product", "credential")
EVIDENCE = """---
type: evidence
title: A letter of thanks
media: {media}
file: {file}
date: 2025-02-11
competences:
  - {{competence: "kade:Z1", rationale: It shows every step.}}
{more}
---
"""


@pytest.fixture
def docs(tmp_path):
    return Path(shutil.copytree(SOUND, tmp_path / "docs"))


def pages(docs: Path) -> dict[str, str]:
    shelf = Shelf(docs.parent / "shelf")
    read = read_site(docs, shelf=shelf)
    shelf.close()
    assert read.problems == ()
    html = Html(PageShell((str(THEME),), "Kring", "https://kring.example/", "en", "", ()))
    return {page.address: html.page(page) for it in site_pages(public(read.site)) for page in it.pages}


def public(site: Site) -> Site:
    return publication(site, "public", datetime.date(2026, 1, 1)).site


def evidence(docs: Path, media: str, file: str, content: bytes, more: str = "") -> None:
    (docs / "ann/evidence" / file).write_bytes(content)
    text = EVIDENCE.format(media=media, file=file, more=more)
    (docs / "ann/evidence/letter.md").write_text(text, encoding="utf-8")


def of(pages: dict[str, str], address: str) -> str:
    return next(page for name, page in pages.items() if name.strip("/").endswith(address))


@pytest.mark.parametrize("media", MEDIA)
def test_a_picture_is_seen_on_its_page_on_paper_and_among_others(media, docs):
    evidence(docs, media, "letter.jpg", photo("JPEG"))
    made = pages(docs)

    for address in ("evidence/letter", "print", "ann/evidence"):
        assert 'alt="A letter of thanks"' in of(made, address)
    assert "Open the" not in of(made, "evidence/letter")


def test_what_its_author_says_of_a_picture_is_its_text(docs):
    evidence(docs, "testimonial", "letter.jpg", photo("JPEG"), more="alt: A letter with a flower")

    assert 'alt="A letter with a flower"' in of(pages(docs), "evidence/letter")


def test_a_document_is_opened(docs):
    evidence(docs, "testimonial", "letter.pdf", document())
    made = pages(docs)

    assert re.search(r"Open the pdf \([0-9]+ kB, 1 page\)", of(made, "evidence/letter"))
    for address in ("evidence/letter", "print", "ann/evidence"):
        assert re.search(r'<img src="[^"]+\.jpg"[^>]* alt="A letter of thanks"', of(made, address))


@pytest.mark.parametrize("visibility", ["public", "private"])
def test_what_is_not_published_of_a_document_is_its_picture_neither(visibility, docs):
    evidence(docs, "testimonial", "letter.pdf", document(), more=f"visibility: {visibility}")
    shelf = Shelf(docs.parent / "shelf")
    site = read_site(docs, shelf=shelf).site
    front = shelf.public_file(docs / "ann/evidence/letter.pdf").front
    shelf.close()
    copied = {it.source for each in site_pages(public(site)) for it in each.media}

    assert (
        {it.name for it in front.all} <= copied
        if visibility == "public"
        else copied.isdisjoint(it.name for it in front.all)
    )


def test_a_document_with_personal_data_is_not_shown_as_a_picture_either(docs):
    words = b"BT /F 40 Tf 40 400 Td (Call 06 12345678) Tj ET"
    evidence(docs, "testimonial", "letter.pdf", sheet(words))
    shelf = Shelf(docs.parent / "shelf")
    read = read_site(docs, shelf=shelf)
    front = shelf.public_file(docs / "ann/evidence/letter.pdf").front
    shelf.close()

    assert [it.code for it in read.problems] == ["personal-data-in-file"]
    assert front is not None  # it could be drawn
    copied = {it.source for each in site_pages(public(read.site)) for it in each.media}
    assert copied.isdisjoint(it.name for it in front.all)


@pytest.mark.parametrize(("ending", "tag"), [("mp3", "<audio"), ("mp4", "<video")])
@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
def test_a_recording_is_played(ending, tag, docs):
    evidence(docs, "observation", f"talk.{ending}", recording(ending))

    assert tag in of(pages(docs), "evidence/letter")


def test_a_certificate_that_is_a_picture_is_seen(docs):
    scan = docs / "ann/validations/scan.md"
    scan.write_text(scan.read_text(encoding="utf-8").replace("scan.pdf", "scan.png"), encoding="utf-8")
    (docs / "ann/validations/scan.png").write_bytes(photo("PNG"))
    made = pages(docs)

    for address in ("validations/scan", "print"):
        assert 'alt="Scan"' in of(made, address)


@pytest.mark.parametrize("ending", ["heic", "avif"])
def test_a_photo_of_a_telephone_is_seen_in_a_text(ending, docs):
    care = docs / "ann/experiences/care.md"
    care.write_text(care.read_text(encoding="utf-8") + f"\n![Blue](photo.{ending})\n", encoding="utf-8")
    photo = half("red", "blue")
    (care.parent / f"photo.{ending}").write_bytes(heic(photo) if ending == "heic" else saved(photo, "AVIF"))

    assert '.jpg" alt="Blue"' in of(pages(docs), "experiences/care")
