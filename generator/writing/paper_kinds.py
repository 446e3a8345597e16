"""Which papers there are, by what a profile calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.model import Frameworks, PaperKind
from generator.overviews.cv import cv_overview
from generator.writing.cv import cv_of
from generator.writing.document_prose import DocumentProse
from generator.writing.paper import Paper
from generator.writing.papers import Setting


def papers_of(prose: DocumentProse, frameworks: Frameworks) -> Iterator[Paper]:
    """The papers that a profile chooses, in one language."""
    for kind in prose.portfolio.profile.papers:
        if kind in PAPERS:
            yield PAPERS[kind](prose, frameworks)


def _cv(prose: DocumentProse, frameworks: Frameworks) -> Paper:
    return cv_of(Setting(prose), cv_overview(prose.portfolio, frameworks))


PAPERS: Mapping[PaperKind, Callable[[DocumentProse, Frameworks], Paper]] = {"cv": _cv}
