"""The MkDocs plugin: short hooks that hand the work to the rooms. Runs unchanged under ProperDocs."""

from __future__ import annotations

import datetime
import ipaddress
import logging
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from generator.building.fingerprints import makers_fingerprint
from generator.building.html import Frame
from generator.building.learners import Task
from generator.building.look import Look
from generator.building.placing import Place
from generator.building.site import Told, Written, surveyed, write_learners, write_pages
from generator.building.sitemap import SITEMAP, sitemap
from generator.building.stamps import COPIES, SOURCES, Stamps
from generator.building.survey import Survey
from generator.building.workers import cores
from generator.hosts.last_look import contents, told_leaks
from generator.hosts.overlay import put_on_pages
from generator.hosts.progress import Progress
from generator.hosts.site import (
    FATAL,
    NotADayError,
    checked,
    given_up,
    is_faulty,
    report,
    shown_path,
    survey_of,
    today,
    withheld,
)
from generator.hosts.theme import copy_schools_files, school_texts
from generator.languages import words
from generator.model import Audience, Cohort
from generator.places import THEME, languages
from generator.publishing.policy import HEADERS, headers, with_policy
from generator.publishing.release import NotReplaceableError, Release
from generator.publishing.scan import Leak, personal_in
from generator.reading.read import Noted, School, read_school, shelf_of
from generator.writing.cohort_pages import LEARNERS, CohortSite, cohort_navigation, cohort_pages
from generator.writing.summary import Summary

log = get_plugin_logger("leerkring")

_THEME = "material"
AUDIENCES = get_args(Audience)


class Settings(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """What ``mkdocs.yml`` may say under ``plugins: - leerkring:``."""

    enabled = Type(bool, default=True)
    """Switched off, nothing of any learner is published."""
    language = Choice(languages(), default="nl")
    """The language of messages, and of pages about nobody in particular."""
    audience = Choice(AUDIENCES, default="public")
    """For whom the site is: everybody, the school's closed site, or the author's own preview."""
    jobs = Type(int, default=0)
    """How many processes make the pages of learners; 0 is one for each processor."""
    cache = Type(bool, default=True)
    """Whether what was made of learners who did not change is used again."""


class LeerkringPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]  # the same
    """Portfolios in, pages out."""

    school: School | None = None
    good: School | None = None
    """While serving: the school at the last build without a fault in the whole."""
    survey: Survey | None = None
    release: Release | None = None
    docs: Path = Path()
    schools_pages: Sequence[HostPage] = ()
    themes: frozenset[str] = frozenset()
    taken: dict[str, str]
    """Whose each address of the site is, in small letters."""
    command: str = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """MkDocs keeps one plugin for the whole process; a command begins with nothing of the last one."""
        self.command, self.release, self.good, self.taken = command, None, None, {}
        if dirty and command != "serve":
            raise PluginError(
                self._say("--dirty leaves pages online that are private by now; build without it.")
            )

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Everything an author can do wrong goes wrong here, before MkDocs writes anything."""
        self.school = self.survey = None
        self.docs = Path(config.docs_dir)
        config.extra.setdefault("scope", urlsplit(config.site_url or "").path or "/")
        _check_host(config, self._say)
        if not any(Path(folder).resolve() == THEME.resolve() for folder in config.theme.dirs):
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        if self.config.enabled:
            audience, day = self._audience(config), self._today()
            read = read_school(self.docs)
            self.survey = survey_of(self.docs, read, audience, day, keep=self.config.cache)
            self.school = self._usable(read, self.survey, strict=bool(config.strict))
            self.survey = replace(self.survey, school=self.school)
        self._begin(config)
        return config

    def _usable(self, read: School, survey: Survey, *, strict: bool) -> School:
        """The school as it was read. While serving, a fault in the whole leaves the one before."""
        fatal = any(found.path in FATAL for found in read.noted.problems)
        if self.command == "serve" and not fatal:
            self.good = read
        if (fatal and not self.good) or (strict and is_faulty(read.noted.problems)):
            heard, noted = checked(survey, self.config.jobs)
            text = report(noted, heard.portfolios, self.docs, "text", self.config.language)
            raise PluginError(f"\n{text}")
        return replace(self.good, noted=read.noted) if self.good else read

    def _begin(self, config: MkDocsConfig) -> None:
        """From here on MkDocs writes beside the live site, and sees only the school's own files."""
        release = Release(Path(config.site_dir))
        try:
            release.begin(lambda: log.info("%s", self._say("Waiting for another build of this site.")))
        except NotReplaceableError as error:
            text = self._say("The site's folder cannot be replaced: {folder}. Choose another site_dir.")
            raise PluginError(text.format(folder=error)) from None
        self.release = release
        copy_schools_files(self.docs, self.release.docs)
        config.docs_dir, config.site_dir = str(self.release.docs), str(self.release.folder)

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out whatever is not the school's own, and note which addresses it takes."""
        for file in list(files):
            if _is_materials(file, config):
                files.remove(file)
        self.themes = frozenset(f.dest_uri for f in files if f.src_dir and f.src_dir != config.docs_dir)
        self.taken = {file.dest_uri.casefold(): file.src_uri for file in files}
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002  # the host's
        self.schools_pages = [page for page in nav.items if isinstance(page, HostPage)]
        if self.school and self.school.cohort and not config.nav:
            links = cohort_navigation(self._cohort_site(self.school.cohort, self.school, ()))
            nav.items[:0] = [Link(title, url or "./") for title, url in links]
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002  # the host's
        """MkDocs leaves escaping off; here every value is data unless it says otherwise."""
        env.autoescape = True
        env.globals["_"] = words(self.config.language).gettext
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
        return _ALIGNED.sub(r'<\1 class="align-\2">', html)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:  # noqa: ARG002  # the host's
        return with_policy(output)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002  # the host's
        return with_policy(output_content)

    @event_priority(-1000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """All is written: look at it once more, then show it."""
        if not self.release:
            return
        folder = self.release.folder
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs writes the day of the build in it
        written, noted = (
            self._write(self.survey, self.release, config) if self.survey else (Written(), Noted())
        )
        (folder / HEADERS).write_text(headers(), encoding="ascii")
        if self.command == "serve":
            where, learners = shown_path(self.docs), written.whole
            written.changed(put_on_pages(folder, noted.problems, where, self.config.language, learners))
        if config.strict and _warnings():
            raise Abort(self._say("There were warnings, so the old site stays."))
        self.release.publish(written.files, written.whole)
        if self.survey and self.survey.viewing.audience != "private":
            shelf_of(self.docs).keep_only(written.media)
            if self.survey.cache:
                self.survey.cache.keep_only(written.entries)
        log.info("%s", self._say("The site is in {folder}.").format(folder=shown_path(self.release.live)))
        self._end(config)

    def _write(self, survey: Survey, release: Release, config: MkDocsConfig) -> tuple[Written, Noted]:
        """Our own files beside what MkDocs wrote, and what is told of the documents they are made of."""
        school, strict, folder = survey.school, bool(config.strict), release.folder
        of = surveyed(survey, self._jobs)
        frame = self._frame(config)
        look = Look(school, tuple(school_texts(config)), tuple(contents(folder, self.themes)))
        task = Task(
            of.survey,
            frame,
            look,
            is_whole_site=school.cohort is None and of.shown == 1,
            makers=makers_fingerprint(frame),
        )
        copies = Stamps.kept(survey.cache, COPIES) if survey.cache else None
        place = Place(folder, release.spare if survey.cache else None, copies)
        written = write_learners(
            task,
            of.glances,
            place,
            self._jobs,
            Progress(self.config.language, sys.stderr if sys.stderr.isatty() else None, log.info),
            stop=lambda noted: strict and is_faulty(noted.problems),
        )
        if survey.cache and copies:
            copies.keep(survey.cache)
            written.entries.update((SOURCES, COPIES))
        noted = written.told.noted(school.noted)
        self._tell(written.told, noted, strict=strict)
        self._leave_out(written, school, strict=strict)
        self._say_how_much(written)
        found = sorted(set(personal_in(look.text, look.allowed)))
        if school.cohort:
            pages = cohort_pages(self._cohort_site(school.cohort, school, written.summaries))
            found += write_pages(task, pages, place, written, self._jobs)
        for path in written.files:
            self._claim(path)
        if config.site_url:
            schools = [(page.canonical_url or "", None) for page in self.schools_pages]
            ours = [(config.site_url + address, updated) for address, updated in written.pages]
            (folder / SITEMAP).write_text(sitemap((*schools, *ours)), encoding="utf-8")
        if found:
            self._refuse(found)
        return written, noted

    @staticmethod
    def _cohort_site(cohort: Cohort, school: School, learners: Sequence[Summary]) -> CohortSite:
        return CohortSite(cohort, school.frameworks, school.programme, learners)

    @property
    def _jobs(self) -> int:
        return self.config.jobs or cores()

    def _frame(self, config: MkDocsConfig) -> Frame:
        return Frame(
            folders=tuple(str(each) for each in config.theme.dirs),
            name=config.site_name,
            url=config.site_url or "",
            language=config.theme["language"],
            copyright=str(config.copyright or ""),
            schools_pages=tuple((str(page.title), page.url) for page in self.schools_pages),
        )

    def _leave_out(self, written: Written, school: School, *, strict: bool) -> None:
        """Learners whose documents show what they must not are not on the site; if that will not do, stop."""
        if sentence := given_up(written.told, self.config.language):
            raise PluginError(sentence)
        if not written.leaks:
            return
        own = tuple(f"{name}/" for name in written.left_out)
        if strict or not school.cohort or not all(_is_of(leak, own) for leak in written.leaks):
            self._refuse(written.leaks)
        text = self._say("Portfolios left out, as these documents would come out: {portfolios}")
        lines = "\n".join(told_leaks(written.leaks, self.config.language))
        log.warning("%s\n%s", text.format(portfolios=", ".join(written.left_out)), lines)

    def _refuse(self, found: list[Leak]) -> None:
        lines = "\n".join(told_leaks(found, self.config.language))
        raise PluginError(f"{self._say('The site is not published, and the old one stays:')}\n{lines}")

    def on_build_error(self, *, error: Exception) -> None:
        """The live site is as it was."""
        if self.release:
            self.release.abandon()
            self.release = None
        if isinstance(error, OSError):  # a full disk, say: no fault of ours that needs a traceback
            text = self._say("The site could not be written, and the old one stays: {reason}.")
            raise PluginError(text.format(reason=error)) from None

    def _end(self, config: MkDocsConfig) -> None:
        if self.release:
            config.docs_dir, config.site_dir = str(self.docs), str(self.release.live)
            self.release = None

    def _audience(self, config: MkDocsConfig) -> Audience:
        audience = os.environ.get("LEERKRING_AUDIENCE") or self.config.audience
        if audience not in AUDIENCES:
            text = self._say("LEERKRING_AUDIENCE is {found}; it can be public, cohort or private.")
            raise PluginError(text.format(found=audience))
        if audience == "private" and not (self.command == "serve" and _only_here(config)):
            text = self._say(
                "The audience private is the author's own preview: leerkring serve --audience private, "
                "at 127.0.0.1. It is never built."
            )
            raise PluginError(text)
        return audience  # type: ignore[return-value]  # one of AUDIENCES

    def _today(self) -> datetime.date:
        try:
            return today()
        except NotADayError as error:
            raise PluginError(str(error)) from None

    def _say(self, text: str) -> str:
        return words(self.config.language).gettext(text)

    def _tell(self, heard: Told, noted: Noted, *, strict: bool) -> None:
        """Name every document that is left out; under ``--strict`` stop. Say how much was made."""
        if noted.problems:
            text = report(noted, heard.portfolios, self.docs, "text", self.config.language)
            faulty = is_faulty(noted.problems)
            if strict and faulty:
                raise PluginError(f"\n{text}")
            log.log(logging.WARNING if faulty else logging.INFO, "\n%s", text)
        if sentence := withheld(heard, self.config.language):
            log.info("%s", sentence)

    def _say_how_much(self, written: Written) -> None:
        text = self._say("Portfolios: {made} made, {reused} from the cache.")
        log.info("%s", text.format(made=written.made, reused=written.reused))
        if written.damaged:
            text = self._say("{n} damaged entries in the cache were made anew.")
            log.info("%s", text.format(n=written.damaged))

    def _claim(self, address: str) -> None:
        """One owner for each output address, whatever the case a file system folds."""
        if other := self.taken.get(address.casefold()):
            text = self._say("Two pages want the same address: {one} and {other}.")
            raise PluginError(text.format(one=address, other=other))
        self.taken[address.casefold()] = address


def _check_host(config: MkDocsConfig, say: Any) -> None:
    if config.theme.name != _THEME:
        text = say("Leerkring's pages are made for the theme {theme}; mkdocs.yml names {found}.")
        raise PluginError(text.format(theme=_THEME, found=config.theme.name))
    if not config.use_directory_urls:
        raise PluginError(say("Leerkring's addresses end in /; leave use_directory_urls on in mkdocs.yml."))


def _only_here(config: MkDocsConfig) -> bool:
    """Whether what is served can be seen on this computer alone."""
    host = config.dev_addr.host
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _warnings() -> bool:
    """Whether MkDocs counted a warning; under ``--strict`` it stops, but only after the last hook."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)


_ALIGNED = re.compile(r'<(t[dh]) style="text-align: (left|right|center);">')


def _is_materials(file: File, config: MkDocsConfig) -> bool:
    """A script or style of Material's: no page asks for it."""
    ours = {THEME.resolve(), *(Path(config.theme.custom_dir or THEME).resolve(),)}
    below = file.src_dir in config.theme.dirs and Path(file.src_dir).resolve() not in ours
    return below and file.src_uri.startswith("assets/")


def _trust(page: HostPage) -> None:
    """A school's own page has HTML in its title and its contents, made by MkDocs."""
    page.title = Markup(page.title or "")  # noqa: S704  # MkDocs escapes it
    waiting = list(page.toc)
    while waiting:
        link = waiting.pop()
        link.title = Markup(link.title)  # noqa: S704  # the same
        waiting.extend(link.children)


def _is_of(leak: Leak, own: tuple[str, ...]) -> bool:
    """Whether a leak is in a learner's own part, or in what a cohort's pages would say of a learner."""
    return leak.path.startswith(own) or leak.path == LEARNERS
