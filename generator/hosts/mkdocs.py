"""The MkDocs plugin: short hooks that hand the work on. Runs unchanged under ProperDocs."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from generator.hosts.build_log import BuildLog
from generator.hosts.navigation import navigation
from generator.hosts.preview import Serving, guard
from generator.hosts.request import request
from generator.hosts.school_files import is_never_published
from generator.hosts.settings import Settings
from generator.hosts.site_build import SiteBuild
from generator.hosts.watching import watch
from generator.languages import words
from generator.places import languages
from generator.publishing.manifest import MANIFEST
from generator.publishing.policy import with_policy
from generator.rendering.templates import compiled_by
from generator.writing.prose import scrolling
from generator.writing.search import INDEX

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class LeerkringPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]  # the same
    """Portfolios in, pages out."""

    build: SiteBuild
    serving: Serving | None = None
    promised: Path | None = None
    """Where a site must be when a build ends well."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """MkDocs keeps one plugin for the whole process; a command begins with nothing of the last one."""
        self.promised = None
        self.on_shutdown()
        self.serving = Serving() if command == "serve" else None
        if dirty and command != "serve":
            raise PluginError(
                BuildLog(request().language or self.config.language, Path()).say(
                    "--dirty leaves pages online that are private by now; build without it."
                )
            )

    def on_shutdown(self) -> None:
        """What was only for serving goes, however serving ended."""
        serving, self.serving = self.serving, None
        if serving:
            serving.close()
        promised, self.promised = self.promised, None
        if promised and not sys.exc_info()[1] and not (promised / MANIFEST).is_file():
            raise PluginError(
                self.build.log.say("There is no site: another plugin, or a hook, took it away.")
            )

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Everything an author can do wrong goes wrong here, before MkDocs writes anything."""
        self.build = SiteBuild(config, self.config, self.serving)
        self.build.begin()
        if not self.serving and not self.build.request.shard:
            self.promised = self.build.live.resolve()
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.build.school.keep(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002  # the host's
        self.build.school.pages = [page for page in nav.items if isinstance(page, HostPage)]
        if self.build.layout and not config.nav:
            front = not self.build.school.has_front
            links = navigation(self.build.layout, self.config.language, front=front)
            nav.items[:0] = [Link(title, url or "./") for title, url in links]
        return nav

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:  # the host's
        """MkDocs leaves escaping off; here every value is data unless it says otherwise."""
        env.autoescape = True
        if _PLAIN.issuperset(config.plugins) and not config.hooks:
            env.bytecode_cache = compiled_by("host")
        for file in [each for each in files if is_never_published(each)]:
            files.remove(file)
        env.globals["_"] = words(self.config.language).gettext
        env.globals["other_languages"] = [
            (each, words(each).gettext) for each in languages() if each != self.config.language
        ]
        env.globals["index"] = INDEX if self.build.layout and not self.build.layout.several else ""
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
        page.content = Markup(page.content or "")  # noqa: S704  # the school's own
        _trust(page)
        return context

    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002  # the host's
        """A school's own table says by a class how it is aligned: the policy admits no style."""
        label = self.build.log.say("Table {n}: {title}").replace("{title}", str(page.title or ""))
        return scrolling(_ALIGNED.sub(r'<\1 class="align-\2">', html), label)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:  # noqa: ARG002  # the host's
        return with_policy(output)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002  # the host's
        return with_policy(output_content)

    @event_priority(-1000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002  # the host's
        """All of the school's own is written: now come all others."""
        self.build.finish()

    @event_priority(1000)
    def _watch(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002  # the host's
    ) -> LiveReloadServer:
        """Before other plugins name what they want to have watched."""
        watch(server, config)
        return server

    @event_priority(-1000)
    def _guard(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002  # the host's
    ) -> LiveReloadServer:
        """Have somebody stand at the door, before anybody can come in."""
        guard(server, config, self.build.log, self.build.viewing[0] if self.build.viewing else "")
        return server

    on_serve = CombinedEvent(_watch, _guard)

    def on_build_error(self, *, error: Exception) -> None:
        """The live site is as it was, without those who have left."""
        self.build.failed(error)


_PLAIN = frozenset({"leerkring", "search", "material/search"})
"""Plugins beside which templates mean the same each time: others may bring words of their own."""
_ALIGNED = re.compile(r'<(t[dh]) style="text-align: (left|right|center);">')


def _trust(page: HostPage) -> None:
    """A school's own page has HTML in its title and its contents, made by MkDocs."""
    page.title = Markup(page.title or "")  # noqa: S704  # MkDocs escapes it
    waiting = list(page.toc)
    while waiting:
        link = waiting.pop()
        link.title = Markup(link.title)  # noqa: S704  # the same
        waiting.extend(link.children)
