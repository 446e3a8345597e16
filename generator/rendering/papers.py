"""Papers as tagged PDFs (PDF/UA-1), set by Typst in this process: the same data, the same bytes.

What learners wrote is data, never markup. Typst finds no file but the pictures that a paper names, no face
but ours, and no package.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import typst

from generator import places
from generator.rendering.letters import FACES, in_latin, is_seen, shown
from generator.writing.pages import Page
from generator.writing.paper import Paper
from generator.writing.qr import qr
from generator.writing.tree import text_of, texts_of
from generator.writing.wording import weight_in_words

HOME = "portfolio/home.html"
_STANDARD: Any = ["ua-1"]


class UnsettableError(Exception):
    """A paper cannot be set, whatever the reason."""


@dataclass(frozen=True)
class Pdf:
    """A paper that is made; ``said`` are the texts that are on it, for whoever looks for leaks."""

    paper: Paper
    content: bytes
    sheets: int
    said: tuple[str, ...]


def pdf_of(paper: Paper, picture: Callable[[str], bytes], site: str) -> Pdf:
    """A paper as PDF: the fullest edition of it that fits its sheets, or else the shortest.

    ``picture`` gives the content of a cleaned file; ``site`` is the site's own address, or empty.
    Raises UnsettableError.
    """
    with tempfile.TemporaryDirectory(prefix="leerkring-paper-") as root:
        for name in paper.pictures:
            Path(root, name).write_bytes(picture(name))
        around = {"site": site, "code": _code(site + paper.home) if site else ""}
        for most, edition in paper.editions:
            found = _set(paper, {**edition, **around}, root)
            if found.sheets <= most:
                break
    return found


class Papers(NamedTuple):
    """``unset`` are the kinds of those that could not be set, in any language: no page offers them."""

    made: tuple[Pdf, ...]
    unset: tuple[str, ...]


def set_papers(papers: Iterable[Paper], picture: Callable[[str], bytes], site: str) -> Papers:
    """Every paper that can be set: one that cannot be takes nobody's pages away, nor another paper."""
    made: list[Pdf] = []
    unset: dict[str, None] = {}
    for paper in papers:
        try:
            made.append(pdf_of(paper, picture, site))
        except UnsettableError:
            unset[paper.kind] = None
    return Papers(tuple(made), tuple(unset))


def with_papers(pages: Iterable[Page], papers: tuple[Pdf, ...]) -> Iterator[Page]:
    """Pages, of which each portfolio's home says what can be downloaded, in its language if possible."""
    nearest: dict[tuple[str, str], Pdf] = {}
    kinds = tuple(dict.fromkeys(it.paper.kind for it in papers))
    for it in papers:
        nearest[it.paper.kind, it.paper.language] = it
        nearest.setdefault((it.paper.kind, ""), it)  # the first is in the learner's own language
    for page in pages:
        found = [nearest.get((kind, page.language)) or nearest[kind, ""] for kind in kinds]
        offered = [_offered(it) for it in found] if page.template == HOME else []
        yield replace(page, data={**page.data, "papers": offered}) if offered else page


def _offered(pdf: Pdf) -> dict[str, Any]:
    return {
        "kind": pdf.paper.kind,
        "title": pdf.paper.offer,
        "url": pdf.paper.address,
        "language": pdf.paper.language,
        "sheets": pdf.sheets,
        "size": weight_in_words(len(pdf.content), pdf.paper.language),
    }


def _set(paper: Paper, data: dict[str, Any], root: str) -> Pdf:
    for letters in (shown, in_latin):
        written = _outlined(letters(data))
        try:
            content = _compiled(paper.kind, written, root)
        except typst.TypstError as error:
            if letters is in_latin or "could not be displayed" not in str(error):
                raise UnsettableError(paper.address) from error
            continue
        with pikepdf.open(io.BytesIO(content)) as pdf:
            sheets = len(pdf.pages)
        return Pdf(paper, content, sheets, tuple(dict.fromkeys(texts_of(written))))
    raise AssertionError("what is in Latin letters can be shown")


def _outlined(value: Any, open_levels: list[int] | None = None) -> Any:
    """Plain data in which the headings of each prose are an outline without holes that begins at 1.

    PDF/UA refuses a paper with a hole or with a heading that says nothing.
    """
    if isinstance(value, dict):
        return {name: _outlined(entry, open_levels) for name, entry in value.items()}
    if not isinstance(value, list | tuple):
        return value
    if open_levels is None and any(isinstance(it, dict) and "kind" in it for it in value):
        open_levels = []
    return [_placed(it, open_levels) for it in value if not _is_empty_heading(it)]


def _placed(it: Any, open_levels: list[int] | None) -> Any:
    if open_levels is None or not _is_heading(it):
        return _outlined(it, open_levels)
    while open_levels and open_levels[-1] >= it["level"]:
        open_levels.pop()
    open_levels.append(it["level"])
    return {**it, "level": len(open_levels)}


def _is_heading(it: Any) -> bool:
    return isinstance(it, dict) and it.get("kind") == "heading"


def _is_empty_heading(it: Any) -> bool:
    return _is_heading(it) and not is_seen(text_of(it["of"]))


def _compiled(kind: str, data: dict[str, Any], root: str) -> bytes:
    content = _compiler().compile(
        _template(kind),
        format="pdf",
        root=root,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=_STANDARD,
    )
    assert isinstance(content, bytes)
    return content


@cache
def _compiler() -> typst.Compiler:
    """One for each process: it has read the faces."""
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FACES])
    nowhere = str(places.PAPERS)  # where packages would be: there are none
    return typst.Compiler(
        b"",
        root=nowhere,
        font_paths=faces,
        ignore_system_fonts=True,
        package_path=nowhere,
        package_cache_path=nowhere,
    )


@cache
def _template(kind: str) -> bytes:
    """What all papers share, and what this one is: one text, so that Typst needs no file of ours."""
    return b"\n".join((places.PAPERS / f"{name}.typ").read_bytes() for name in ("common", kind))


def _code(address: str) -> str:
    """The QR code of an address as SVG."""
    drawn = qr(address)
    size = drawn["size"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="{drawn["path"]}" fill="#000"/></svg>'
    )
