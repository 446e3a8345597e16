"""A page as HTML: the theme's templates filled with a page's plain data, and with nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.languages import words
from generator.publishing.policy import with_policy
from generator.writing.pages import Page, relative
from generator.writing.qr import qr


@dataclass(frozen=True)
class Frame:
    """What is around every page of one site, whoever the page is about.

    ``folders`` are those of the theme's templates, the first first; ``url`` ends in ``/`` or is empty;
    ``schools_pages`` are titles, as HTML, and addresses of pages that the school wrote itself.
    """

    folders: tuple[str, ...]
    name: str
    url: str = ""
    language: str = "nl"
    copyright: str = ""
    """HTML, from the school's own settings."""
    schools_pages: tuple[tuple[str, str], ...] = ()
    cohort: str = ""
    """The title of the cohort that has this site below a site of several."""


class Html:
    """Turns pages of one site into HTML."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._templates: dict[str, _Templates] = {}
        self._config = _Config(frame)
        self._schools_pages = [(Markup(title), url) for title, url in frame.schools_pages]  # noqa: S704  # see Frame

    def page(self, page: Page, *, hidden: bool = False) -> str:
        """One whole page. ``hidden``: only its author sees it."""
        catalogue = words(page.language)
        view = page.data
        shows_code = bool(self._frame.url) and view["here"] == "print"
        text = (
            self._spoken(page.language)
            .get_template(page.template)
            .render(
                {
                    "_": catalogue.gettext,
                    "ngettext": catalogue.ngettext,
                    "config": self._config,
                    "page": _Shown(page, self._frame.url),
                    "base_url": relative("", page.address).rstrip("/"),
                    "view": view,
                    "term": view["term"],
                    "hidden": hidden,
                    "live": qr(self._frame.url + view["learner"]["url"]) if shows_code else None,
                    "schools_pages": self._schools_pages,
                }
            )
        )
        return with_policy(text)

    def _spoken(self, language: str) -> _Templates:
        if language not in self._templates:
            self._templates[language] = _Templates(self._frame.folders, words(language))
        return self._templates[language]


class _Templates(jinja2.Environment):
    """Templates in one language, whose data are mappings.

    A dot asks for an entry first, and then for an attribute. What ``_`` says of a text that stands in the
    template is said once, when it is compiled: a page has forty such texts.
    """

    def __init__(self, folders: tuple[str, ...], catalogue: NullTranslations) -> None:
        super().__init__(loader=jinja2.FileSystemLoader(folders), autoescape=True, auto_reload=False)
        self.filters["url"] = _from_here
        self._catalogue = catalogue

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed: nodes.Template = _Said(self._catalogue).visit(super()._parse(source, name, filename))
        return parsed

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class _Said(NodeTransformer):
    """Puts the words of a language in the place of ``_("…")``."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self._catalogue = catalogue

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # the name Jinja looks for
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=text)]):
                return nodes.Const(self._catalogue.gettext(text), lineno=node.lineno)
        return self.generic_visit(node)


_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#")
"""An address with a scheme, from the host's root, or on the page itself."""


@jinja2.pass_context
def _from_here(context: jinja2.runtime.Context, address: object) -> str:
    """An address below the site's root as seen from the page; another one as it is."""
    text = str(address)
    if _ELSEWHERE.match(text):
        return text
    return relative(text.removeprefix("./"), context["page"].url)


class _Config:
    """What templates ask of the site, by the names MkDocs has for it."""

    def __init__(self, frame: Frame) -> None:
        self.site_name = frame.name
        self.site_url = frame.url
        self.cohort = frame.cohort
        self.copyright = Markup(frame.copyright)  # noqa: S704  # the school's own settings
        self.theme = {"language": frame.language}


@dataclass(frozen=True)
class _Shown:
    """What templates ask of a page, by the names MkDocs has for it."""

    page: Page
    site: str
    meta: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        meta = {"language": self.page.language, "description": self.page.description}
        object.__setattr__(self, "meta", meta)

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
