"""Where schemas, theme, papers and the ready-made frameworks are: in a checkout, or in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _found(name: str, in_checkout: str) -> Path:
    packed = _PACKAGE / f"_{name}"
    return packed if packed.is_dir() else _PACKAGE.parent / in_checkout


SCHEMAS = _found("schemas", "schemas")
THEME = _found("theme", "theme")
PAPERS = _found("papers", "papers")
"""Templates of papers, and the faces they are set in."""
FRAMEWORKS = _found("frameworks", "portfolios/frameworks")
TRANSLATIONS = _PACKAGE / "translations"

QUESTIONS = "assets/question"
"""Where a site has the page for questions in a link: nobody's address can be that."""

SOURCE_LANGUAGE = "en"
"""The language of the code; it needs no catalogue."""
DEFAULT_LANGUAGE = "nl"
"""The language of a site that does not name one, and of what is said before there is a site."""


def languages() -> tuple[str, ...]:
    """Every language there are words for, English first: a folder of catalogues each."""
    return (SOURCE_LANGUAGE, *sorted(folder.name for folder in TRANSLATIONS.iterdir() if folder.is_dir()))
