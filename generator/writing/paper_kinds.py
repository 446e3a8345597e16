"""Which papers there are, by what a profile calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.model import Frameworks, PaperKind
from generator.overviews.cv import cv_overview
from generator.overviews.dossier import dossier_overview
from generator.writing.cv import cv_of
from generator.writing.document_prose import DocumentProse
from generator.writing.dossier import dossier_of
from generator.writing.paper import Paper
from generator.writing.papers import Setting
from generator.writing.translations import is_mostly_translated


def papers_of(prose: DocumentProse, frameworks: Frameworks) -> Iterator[Paper]:
    """The papers that a profile chooses, in one language; no dossier where nothing can be in it."""
    for kind in prose.portfolio.profile.papers:
        if paper := PAPERS[kind](prose, frameworks):
            yield paper


def _cv(prose: DocumentProse, frameworks: Frameworks) -> Paper | None:
    """None in a language that most of it would not be in."""
    if not is_mostly_translated(prose.portfolio, prose.wording.language):
        return None
    return cv_of(Setting(prose), cv_overview(prose.portfolio, frameworks))


def _dossier(prose: DocumentProse, frameworks: Frameworks) -> Paper | None:
    overview = dossier_overview(prose.portfolio, frameworks)
    return dossier_of(Setting(prose), overview) if overview else None


PAPERS: Mapping[PaperKind, Callable[[DocumentProse, Frameworks], Paper | None]] = {
    "cv": _cv,
    "dossier": _dossier,
}
