"""The MkDocs plugin: short hooks that hand the work to the rooms. Runs unchanged under ProperDocs."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any, Literal

import jinja2
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from generator.hosts.pages import LeerkringPage, media_files, page_files, template_context
from generator.hosts.site import SiteBuild, build, today
from generator.languages import languages, words
from generator.places import THEME

log = get_plugin_logger(__name__)

_THEME = "material"


class Settings(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """What ``mkdocs.yml`` may say under ``plugins: - leerkring:``."""

    enabled = Type(bool, default=True)
    """Switched off, nothing of any learner is published."""
    language = Choice(languages(), default="nl")
    """The language of messages, and of pages about nobody in particular."""
    audience = Choice(("public", "cohort", "private"), default="public")
    """For whom the site is: everybody, the school's closed site, or the author's own preview."""


class LeerkringPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]  # the same
    """Portfolios in, pages out."""

    built: SiteBuild | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        if dirty and command != "serve":
            raise PluginError(
                self._say("--dirty leaves pages online that are private by now; build without it.")
            )

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Everything that can go wrong goes wrong here, before MkDocs empties the old site."""
        self.built = None
        _check_host(config, self._say)
        if not any(Path(folder).resolve() == THEME.resolve() for folder in config.theme.dirs):
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        if self.config.enabled:
            self.built = build(Path(config.docs_dir), self._audience(), self.config.language, today())
            self._tell(self.built, strict=bool(config.strict))
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out whatever is not the school's own, then put in what may be published."""
        for file in list(files):
            if not _is_schools(file, config):
                files.remove(file)
        if self.built:
            owners = {file.dest_uri.casefold(): file.src_uri for file in files}
            for pages in self.built.pages:
                for file in (*page_files(pages, config), *media_files(pages, config)):
                    self._claim(file, owners)
                    files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002  # the host's
        if self.built and not config.nav:
            nav.items[:0] = [Link(title, url or "./") for title, url in self.built.navigation]
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002  # the host's
        """MkDocs leaves escaping off; here every value is data unless it says otherwise."""
        env.autoescape = True
        if config.copyright:
            config.copyright = Markup(config.copyright)  # noqa: S704  # mkdocs.yml is the school's own code
        return env

    @event_priority(-100)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: HostPage,
        config: MkDocsConfig,  # noqa: ARG002  # the host's
        nav: Navigation,  # noqa: ARG002  # the host's
    ) -> TemplateContext:
        """After the search plugin, which needs the content as plain text."""
        page.content = Markup(page.content or "")  # noqa: S704  # ours is clean; other pages are the school's own
        if isinstance(page, LeerkringPage):
            context.update(template_context(page, words(page.ours.language)))  # type: ignore[typeddict-item]  # ours beside MkDocs' own
        else:
            _trust(page)
        return context

    def _audience(self) -> Literal["public", "cohort", "private"]:
        return os.environ.get("LEERKRING_AUDIENCE", self.config.audience)  # type: ignore[return-value]  # checked by Choice or the command

    def _say(self, text: str) -> str:
        return words(self.config.language).gettext(text)

    def _tell(self, built: SiteBuild, *, strict: bool) -> None:
        """Name every document that is left out; under ``--strict`` stop."""
        if built.problems:
            if built.fatal or (strict and built.faulty):
                raise PluginError("\n" + built.report)
            log.log(logging.WARNING if built.faulty else logging.INFO, "\n%s", built.report)
        if built.withheld:
            log.info("%s", built.withheld)

    def _claim(self, file: File, owners: dict[str, str]) -> None:
        """One owner for each output address, whatever the case a file system folds."""
        address = file.dest_uri.casefold()
        if other := owners.get(address):
            text = self._say("Two pages want the same address: {one} and {other}.")
            raise PluginError(text.format(one=file.src_uri, other=other))
        owners[address] = file.src_uri


def _check_host(config: MkDocsConfig, say: Any) -> None:
    if config.theme.name != _THEME:
        text = say("Leerkring's pages are made for the theme {theme}; mkdocs.yml names {found}.")
        raise PluginError(text.format(theme=_THEME, found=config.theme.name))
    if not config.use_directory_urls:
        raise PluginError(say("Leerkring's addresses end in /; leave use_directory_urls on in mkdocs.yml."))


def _is_schools(file: File, config: MkDocsConfig) -> bool:
    """A file of the theme, of another plugin, or one the school put at the top or in ``assets/``."""
    if file.generated_by or file.src_dir != config.docs_dir:
        return True
    if Path(file.abs_src_path or "").is_symlink():
        return False
    folder, _, name = file.src_uri.rpartition("/")
    top_page = not folder and name.endswith(".md") and name != "programme.md"
    return top_page or file.src_uri.startswith("assets/")


def _trust(page: HostPage) -> None:
    """A school's own page has HTML in its title and its contents, made by MkDocs."""
    page.title = Markup(page.title or "")  # noqa: S704  # MkDocs escapes it
    waiting = list(page.toc)
    while waiting:
        link = waiting.pop()
        link.title = Markup(link.title)  # noqa: S704  # the same
        waiting.extend(link.children)
