"""The papers of one learner: those that can be set; of the others the learner is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.model import KIND, Portfolio
from generator.problems import problem
from generator.reading.documents import Draft, read_document
from generator.reading.noted import Noted, together
from generator.rendering.papers import Pdf, UnsettableError, pdf_of
from generator.writing.paper import Paper


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


def with_unset(noted: Noted, unset: tuple[str, ...], docs: Path, whole: Portfolio | None) -> Noted:
    """What is told of a folder, and of its papers that could not be set: where its profile asks for them."""
    if whole is None or not unset:
        return noted
    source = whole.profile.source
    draft = read_document(docs / source, source, KIND["profile"])
    found = tuple(
        problem(
            source, "paper-not-set", draft.place(("papers",)) if isinstance(draft, Draft) else None, paper=it
        )
        for it in unset
    )
    texts: Mapping[str, str] = {source: (docs / source).read_text(encoding="utf-8-sig")}
    return together((Noted(found, dict(texts)), noted))
