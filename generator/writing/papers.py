"""What every paper of a portfolio has, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model import Document, PublicFile
from generator.overviews.trust import TrustLine
from generator.writing.document_prose import DocumentProse
from generator.writing.findings import trusted
from generator.writing.look import PALETTE
from generator.writing.paper import Paper
from generator.writing.wording import PortfolioWording

COLOURS: Mapping[str, tuple[str, str]] = {
    "plum": ("#612f8d", "#f6f1fc"),
    "forest": ("#0b5d2a", "#eaf8ec"),
    "sea": ("#03528e", "#ecf5fe"),
    "lagoon": ("#045b5f", "#e6f7f8"),
    "night": ("#242f68", "#f0f3fd"),
    "brick": ("#963118", "#fef0ec"),
    "honey": ("#774f00", "#fff1df"),
    "rose": ("#9b204c", "#feeff2"),
    "olive": ("#4c5612", "#f1f6e2"),
    "slate": ("#3b434e", "#f1f4f7"),
}
"""The own colour of each palette and the ground of its header, as the style sheet has them by day."""
_FROM_RIGHT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True)
class Setting:
    """What every paper of one portfolio in one language has."""

    prose: DocumentProse

    @property
    def wording(self) -> PortfolioWording:
        return self.prose.wording

    def put(self, text: str, language: str | None) -> Any:
        """A text, and its language if it is another than the paper's."""
        return {"text": text, "language": language} if language and text else text

    def trusted(self, found: TrustLine) -> str:
        """What was found, how sure that is, and whether the proof is as it was, unless that says so."""
        said = " ".join(filter(None, trusted(found, self.wording)))
        said = f"{said}; {self.wording.terms[f'grade-{found.grade}']}."
        since = self.wording.catalogue.gettext("Some of the proof has changed since.")
        return f"{said} {since}" if found.changed and found.grade != "changed" else said

    def shared(self, title: str, words: dict[str, Any]) -> dict[str, Any]:
        profile = self.wording.portfolio.profile
        languages = self.wording.languages(profile)
        return {
            "title": title,
            "name": profile.name,
            "headline": profile.headline or "",
            "lead": self.put(profile.headline or "", languages["headline"]),
            "language": self.wording.language,
            "rtl": self.wording.language.partition("-")[0] in _FROM_RIGHT,
            "palette": dict(zip(("own", "soft"), COLOURS[profile.look.palette or PALETTE], strict=True)),
            "photo": self._photo(),
            "home": self.wording.address(profile),
            "words": words,
        }

    def paper(
        self, kind: str, title: str, offer: str, editions: tuple[tuple[int, dict[str, Any]], ...]
    ) -> Paper:
        portfolio, language = self.wording.portfolio, self.wording.language
        home = self.wording.address(portfolio.profile)
        ending = f"-{language}" if self.wording.other_language else ""
        pictures = {it["file"] for _, edition in editions for it in _pictures(edition)}
        return Paper(
            kind=kind,
            address=f"{home}{kind}-{portfolio.slug}{ending}.pdf",
            title=title,
            offer=offer,
            language=language,
            home=home,
            editions=editions,
            pictures=tuple(sorted(pictures)),
        )

    def _photo(self) -> dict[str, str] | None:
        profile = self.wording.portfolio.profile
        photo = profile.photo
        file = self.file(profile, photo.file) if photo else None
        return picture(file, photo.alt) if photo and file else None

    def file(self, document: Document, name: str | None) -> PublicFile | None:
        """A file beside a document, if it is published."""
        return self.wording.portfolio.file.get(f"{document.source.rpartition('/')[0]}/{name}")


def picture(file: PublicFile, alt: str, width: int = 480) -> dict[str, str]:
    """A picture on paper, by the name of its file: the smallest that is so many pixels wide."""
    return {"file": next((it for it in file.alike if it.width >= width), file).name, "alt": alt}


def _pictures(value: Any) -> list[dict[str, str]]:
    if isinstance(value, dict):
        own = [value] if value.keys() == {"file", "alt"} else []
        return own + [it for entry in value.values() for it in _pictures(entry)]
    return [it for entry in value for it in _pictures(entry)] if isinstance(value, list | tuple) else []
