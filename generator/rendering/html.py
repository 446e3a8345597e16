"""A page as HTML: the theme's templates filled with a page's plain data, and with nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.languages import words
from generator.publishing.policy import with_policy
from generator.rendering.page_shell import PageShell
from generator.rendering.templates import Templates
from generator.writing.pages import Page, Way
from generator.writing.qr import qr


class Html:
    """Turns pages of one site into HTML."""

    def __init__(self, shell: PageShell) -> None:
        self._shell = shell
        self._templates: dict[str, Templates] = {}
        self._config = _Config(shell)
        self._schools_pages = [(Markup(title), url) for title, url in shell.schools_pages]  # noqa: S704  # see PageShell

    def page(self, page: Page, *, hidden: bool = False) -> str:
        """One whole page. ``hidden``: only its author sees it."""
        catalogue = words(page.language)
        view = page.data
        way = Way(page.address)
        shows_code = bool(self._shell.url) and view["here"] == "print"
        text = (
            self._spoken(page.language)
            .get_template(page.template)
            .render(
                {
                    "_": catalogue.gettext,
                    "ngettext": catalogue.ngettext,
                    "config": self._config,
                    "brand": self._shell.brand.data(page.language),
                    "page": _Shown(page, self._shell.url),
                    "way": way,
                    "base_url": way.to("").rstrip("/"),
                    "view": view,
                    "term": view["term"],
                    "hidden": hidden,
                    "live": qr(self._shell.url + view["learner"]["url"]) if shows_code else None,
                    "schools_pages": self._schools_pages,
                }
            )
        )
        return with_policy(text)

    def _spoken(self, language: str) -> Templates:
        if language not in self._templates:
            self._templates[language] = Templates(self._shell.folders, language)
        return self._templates[language]


class _Config:
    """What templates ask of the site, by the names MkDocs has for it."""

    def __init__(self, shell: PageShell) -> None:
        self.site_name = shell.name
        self.site_url = shell.url
        self.cohort = shell.cohort
        self.copyright = Markup(shell.copyright)  # noqa: S704  # the school's own settings
        self.theme = {"language": shell.language}
        self.extra = {"is_school": shell.is_school}


@dataclass(frozen=True)
class _Shown:
    """What templates ask of a page, by the names MkDocs has for it."""

    page: Page
    site: str

    @property
    def meta(self) -> dict[str, str]:
        return {"language": self.page.language, "description": self.page.description}

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def url(self) -> str:
        return self.page.address

    @property
    def canonical_url(self) -> str:
        return f"{self.site}{self.page.address}" if self.site else ""

    @property
    def is_homepage(self) -> bool:
        return not self.page.address
