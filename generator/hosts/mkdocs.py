"""The MkDocs plugin: short hooks that hand the work to the rooms. Runs unchanged under ProperDocs."""

from __future__ import annotations

import datetime
import logging
import os
import re
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args
from urllib.parse import urlsplit

import click
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

from generator.building.cache import DamagedError
from generator.building.frame import Frame
from generator.building.holding import archived, looked_at
from generator.building.placing import Place
from generator.building.section import Ground
from generator.building.site import Written
from generator.building.sitemap import sitemaps
from generator.building.stamps import sources_of
from generator.building.survey import Survey
from generator.building.workers import FEW, cores, make_ready, stop_all
from generator.hosts.doorkeeper import Doorkeeper, is_here_only
from generator.hosts.kept import Kept
from generator.hosts.last_look import contents
from generator.hosts.leaving import names_of, staying
from generator.hosts.machines import Machines, NoMachinesError, machines
from generator.hosts.overlay import put_on_pages, unconcerned
from generator.hosts.plugins import refusals, without_learners
from generator.hosts.preview import Preview, keep_to_author
from generator.hosts.shards import Shard, keep_shard, shard_of
from generator.hosts.site import (
    NotADayError,
    checked,
    is_faulty,
    other_version,
    report,
    shown_path,
    surveys_of,
    today,
)
from generator.hosts.theme import copy_schools_files, school_texts
from generator.hosts.whole import (
    Outcome,
    RefusedError,
    Telling,
    look_at_site,
    navigation,
    tell_of_standing,
    write_shard,
    write_site,
)
from generator.languages import words
from generator.model import Audience
from generator.places import THEME, languages
from generator.problems import Problem
from generator.publishing.manifest import MANIFEST, manifest
from generator.publishing.policy import HEADERS, headers, with_policy
from generator.publishing.release import NotReplaceableError, Release
from generator.publishing.takedown import take_down
from generator.reading.files import learner_folders
from generator.reading.layout import Layout, read_layout
from generator.reading.pages import has_address
from generator.reading.read import shelf_of
from generator.reporting.visible import visible
from generator.writing.prose import scrolling

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("leerkring")

_THEME = "material"
AUDIENCES = get_args(Audience)


class StoppedError(Abort):
    """Why a build ends, in the author's language. MkDocs' own is English, and follows on a reason."""


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
    version = Type(str, default="")
    """With which version of Leerkring the documents were written; of another one that is told."""


class LeerkringPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]  # the same
    """Portfolios in, pages out."""

    layout: Layout | None = None
    good: Layout | None = None
    """While serving: the school's documents at the last build without a fault in the whole."""
    surveys: tuple[Survey, ...] = ()
    release: Release | None = None
    kept: Kept
    preview: Preview | None = None
    """While the audience ``private`` is served."""
    served: Release | None = None
    """While serving: the last release. Its hidden folder is not needed afterwards."""
    promised: Path | None = None
    """Where a site must be when a build ends well."""
    docs: Path = Path()
    schools_pages: Sequence[HostPage] = ()
    themes: frozenset[str] = frozenset()
    live: Path = Path()
    asked: tuple[Audience, datetime.date] | None = None
    """For whom this build is, and at which day, as soon as that is known."""
    looked_over: frozenset[str] | None = None
    """The folders that rest on the live site, when all that was made is found to hold nothing private."""
    taken: dict[str, str]
    """Whose each address of the site is, in small letters."""
    command: str = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """MkDocs keeps one plugin for the whole process; a command begins with nothing of the last one."""
        self.promised = None
        self.on_shutdown()
        self.command, self.release, self.good, self.taken = command, None, None, {}
        if dirty and command != "serve":
            raise PluginError(
                self._say("--dirty leaves pages online that are private by now; build without it.")
            )

    def on_shutdown(self) -> None:
        """What was only for serving goes, however serving ended."""
        if self.preview:
            self.preview.close()
            self.preview = None
        if self.served:
            stop_all()  # one of our processes would write again what is removed
            self.served.remove()
            self.served = None
        promised, self.promised = self.promised, None
        if promised and not sys.exc_info()[1] and not (promised / MANIFEST).is_file():
            raise PluginError(self._say("There is no site: another plugin, or a hook, took it away."))

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Everything an author can do wrong goes wrong here, before MkDocs writes anything."""
        self.layout, self.surveys, self.asked, self.looked_over = None, (), None, None
        self.docs, self.live = Path(config.docs_dir), Path(config.site_dir)
        config.extra.setdefault("scope", urlsplit(config.site_url or "").path or "/")
        if told := other_version(self.config.version, self._spoken):
            log.info("%s", told)
        _check_host(config, self._say)
        if not any(Path(folder).resolve() == THEME.resolve() for folder in config.theme.dirs):
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        if self.config.enabled:
            self._check_other_plugins(config)
            audience, day = self.asked = self._audience(config), self._today()
            if audience == "private":
                self.preview = self.preview or Preview()
            preview = self.preview.cache if self.preview else None

            def surveys(read: Layout) -> tuple[Survey, ...]:
                keep, archives = self.config.cache, self.command != "serve"
                return surveys_of(read, audience, day, keep=keep, preview=preview, archives=archives)

            read = read_layout(self.docs)
            read = read.settled(archived(surveys(read), but=self._archiving))
            self.layout = self._usable(read, surveys, strict=bool(config.strict))
            self.surveys = surveys(self.layout)
            self._make_ready()
        self._begin(config)
        return config

    def _usable(
        self, read: Layout, surveys: Callable[[Layout], tuple[Survey, ...]], *, strict: bool
    ) -> Layout:
        """The school's documents as read. While serving, a fault in the whole leaves those before."""
        if self.command == "serve" and not read.broken:
            self.good = read
        stops = strict and is_faulty(read.noted.problems) and not self._has_left()
        if (read.broken and not self.good) or stops:
            found = checked(read, surveys(read), self.config.jobs)
            text = report(found.noted, found.heard.portfolios, self.docs, "text", self._spoken)
            raise PluginError(f"\n{text}")
        return self.good.told_of(read) if self.good else read

    def _make_ready(self) -> None:
        """Where nothing is kept, all will be made, by processes that are begun beside what MkDocs does."""
        kept = any(survey.cache and survey.cache.folder.is_dir() for survey in self.surveys)
        if self._jobs > 1 and not kept:
            learners = sum(1 for survey in self.surveys for _ in learner_folders(survey.docs))
            if learners >= FEW:
                make_ready()

    def _begin(self, config: MkDocsConfig) -> None:
        """From here on MkDocs writes beside the live site, and sees only the school's own files."""
        if not config.site_url:
            self._tell_what_needs_an_address()
        release = Release(Path(config.site_dir))
        try:
            release.begin(lambda: log.info("%s", self._say("Waiting for another build of this site.")))
        except NotReplaceableError as error:
            text = self._say("The site's folder cannot be replaced: {folder}. Choose another site_dir.")
            raise PluginError(text.format(folder=error)) from None
        self.kept = Kept(self.docs, self.surveys, release)
        self.release = release
        self.promised = release.live if self.command == "build" and not self._shard else None
        if self.command == "serve":
            self.served = release
        if self.preview:
            keep_to_author(release)
        if self.command == "build" and not self._shard and self._jobs > 1:
            self.kept.ask_ahead()
        in_the_way = [found.path for found in self.layout.in_the_way] if self.layout else []
        copy_schools_files(self.docs, self.release.docs, in_the_way)
        config.docs_dir, config.site_dir = str(self.release.docs), str(self.release.folder)

    def _check_other_plugins(self, config: MkDocsConfig) -> None:
        if refused := list(refusals(config, self._say)):
            raise PluginError("\n".join(refused))
        if names := without_learners(config):
            text = self._say(
                "These plugins see the school's own pages only, and none of a learner: {plugins}."
            )
            log.info("%s", text.format(plugins=", ".join(names)))

    def _tell_what_needs_an_address(self) -> None:
        log.info(
            "%s",
            self._say(
                "site_url in mkdocs.yml is empty, so the pages have no QR code, no feed, no picture for "
                "links and no address of their own, and the site map is empty."
            ),
        )
        if self._archiving:
            text = self._say("An archive made now holds only as long as the site has no address.")
            log.info("%s", text)

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out whatever is not the school's own, and note which addresses it takes."""
        odd: list[str] = []
        for file in list(files):
            if not has_address(file.src_uri):
                odd.append(visible(file.src_uri))
                files.remove(file)
            elif _is_materials(file, config):
                files.remove(file)
        if odd:
            text = self._say("Left out, as no address can have the name of these files: {files}.")
            log.warning("%s", text.format(files=", ".join(sorted(odd))))
        self.themes = frozenset(f.dest_uri for f in files if f.src_dir and f.src_dir != config.docs_dir)
        self.taken = {file.dest_uri.casefold(): file.src_uri for file in files}
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002  # the host's
        self.schools_pages = [page for page in nav.items if isinstance(page, HostPage)]
        if self.layout and not config.nav:
            links = navigation(self.layout, self.config.language, front="index.html" not in self.taken)
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
        label = self._say("Table {n}: {title}").replace("{title}", str(page.title or ""))
        return scrolling(_ALIGNED.sub(r'<\1 class="align-\2">', html), label)

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
            raise PluginError(self._say("Something had MkDocs build a second time, and there is no site."))
        if shard := self._shard:
            self._keep_shard(shard, self.release, config)
            return
        release = self.release
        (release.folder / "sitemap.xml.gz").unlink(
            missing_ok=True
        )  # MkDocs writes the day of the build in it
        hosts = manifest(release.folder)
        outcome = self._outcome(self.layout, hosts, release, config) if self.layout else Outcome()
        written = outcome.written
        self.looked_over = frozenset(written.resting)
        if not outcome.stands:
            (release.folder / HEADERS).write_text(headers(), encoding="ascii")
            if self.command == "serve" and outcome.noted.problems and _only_here(config):
                self._put_on_pages(outcome.noted.problems, release, written)
        if config.strict and _warnings():
            raise StoppedError(self._say("There were warnings, so the old site stays."))
        self._end(config)
        try:
            self._show(release, outcome, hosts)
        finally:
            self.kept.close()
        log.info("%s", self._say("The site is in {folder}.").format(folder=shown_path(release.live)))

    @event_priority(-1000)
    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002  # the host's
    ) -> LiveReloadServer:
        """Have somebody stand at the door, before anybody can come in."""
        refusal = self._say("Go to {address} yourself: nothing else can see this preview.")
        server.set_app(Doorkeeper(server.serve_request, config.dev_addr.host, refusal))
        if not _only_here(config):
            text = self._say(
                "Everybody who can reach this computer sees this preview, with what the audience {audience} "
                "may see. What is wrong in your files is told here and not on the pages."
            )
            log.info("%s", text.format(audience=self._audience(config)))
        return server

    def _show(self, release: Release, outcome: Outcome, hosts: str) -> None:
        """Put the build in the place of the live site, or leave that where it is."""
        kept, written = self.kept, outcome.written
        if outcome.stands:
            release.leave(lambda: self._tidy(outcome))
            return
        copies = kept.copies(outcome)
        release.publish(
            written.files,
            written.whole.keys(),
            written.resting,
            kept.spared(copies),
            after=lambda text: self._tidy(outcome, lambda: kept.keep(outcome, text, hosts, copies)),
        )

    def _put_on_pages(self, problems: Sequence[Problem], release: Release, written: Written) -> None:
        """Show the author on the pages what is wrong. Those that rest on the live site are needed for it."""
        others = unconcerned(problems, written.learners)
        release.name_again(written.resting - others)
        where = shown_path(self.docs)
        written.changed(put_on_pages(release.folder, problems, where, self.config.language, others))

    def _tidy(self, outcome: Outcome, keep: Callable[[], None] = lambda: None) -> None:
        """The site is shown: keep its archive, and forget what it has no use for."""
        try:
            keep()
            self.kept.forget(outcome)
        except (OSError, DamagedError) as error:
            text = self._say("The site is in its place, but not all is kept or forgotten: {reason}.")
            raise PluginError(text.format(reason=error)) from None

    def _outcome(self, layout: Layout, hosts: str, release: Release, config: MkDocsConfig) -> Outcome:
        """Our own files beside what MkDocs wrote, if any of them changed; and what is told of documents."""
        telling = self._telling(config)
        front = "" if "index.html" in self.taken else self.config.language
        ground = self._ground(self.kept.place, config)
        site = look_at_site(ground, self.surveys, layout, telling, front=front, archiving=self._archiving)
        with self._machines() as machines:
            if self.command == "build" and (standing := self.kept.standing(site, hosts)):
                return tell_of_standing(site, standing, telling)
            try:
                outcome = write_site(site, telling, machines)
            except RefusedError as refused:
                self._take_down(refused.shown, refused.tells, release, refused.resting, refused.refused)
                raise
        for path in outcome.written.files:
            self._claim(path)
        if url := config.site_url:
            schools = [(page.canonical_url or "", None) for page in self.schools_pages]
            ours = [(url + address, updated) for address, updated in outcome.written.pages]
            for name, text in sitemaps(url, (*schools, *ours)).items():
                (release.folder / name).write_text(text, encoding="utf-8")
        return outcome

    def _take_down(
        self,
        shown: AbstractSet[str],
        tells: Callable[[Collection[str]], Callable[[str], bool]],
        release: Release,
        resting: AbstractSet[str],
        refused: AbstractSet[str] = frozenset(),
    ) -> None:
        """The old site stays, but without those who have left."""
        if self.command == "build":
            try:
                gone = take_down(release, shown, tells, resting=resting, refused=refused)
            except OSError as error:
                text = self._say("The site could not be written, and the old one stays: {reason}.")
                log.warning("%s", text.format(reason=error))
                return
            if gone:
                text = self._say("Taken off the old site: {portfolios}.")
                log.info("%s", text.format(portfolios=", ".join(gone)))

    def _take_off(self) -> None:
        """Whoever has left does not wait for what stops this build, whatever it is."""
        if not self.asked or not self._has_left():
            return
        release = self.release or self._another_release()
        if release:
            stay = staying(self.live, self.docs, *self.asked)
            surveys = self.surveys or surveys_of(read_layout(self.docs), *self.asked, keep=self.config.cache)
            looked = looked_at(surveys, self._jobs)
            hidden = looked.surveyed[0].survey.viewing.hidden
            if self.looked_over is None:
                release.empty()  # nobody has looked over what was made so far
            self._take_down(stay.shown, partial(names_of, hidden), release, self.looked_over or frozenset())
        if release and not self.release:
            release.abandon()

    def _another_release(self) -> Release | None:
        release = Release(self.live)
        try:
            release.begin(lambda: None)
        except (NotReplaceableError, OSError):
            return None
        return release

    def _keep_shard(self, shard: Shard, release: Release, config: MkDocsConfig) -> None:
        """Make some of the learners, and keep what came of it in one file; the live site stays as it is."""
        if not self.layout or not all(survey.cache for survey in self.surveys):
            raise PluginError(self._say("Parts are made of what is kept: leave the cache on."))
        ground = self._ground(Place(release.folder), config)
        written = write_shard(ground, self.surveys, self.layout, self._telling(config), shard)
        keep_shard(shard, self.docs, written.entries, written.media)
        shelf_of(self.docs).keep_only(written.media)
        for cache in {survey.cache for survey in self.surveys if survey.cache}:
            cache.keep_only({*written.entries, *(sources_of(survey.within) for survey in self.surveys)})
        text = self._say("Part {number} of {of} is in {file}.")
        log.info("%s", text.format(number=shard.number, of=shard.of, file=shard.file))
        release.abandon()
        self._end(config)

    def _ground(self, place: Place, config: MkDocsConfig) -> Ground:
        return Ground(
            self._frame(config),
            place,
            tuple(school_texts(config)),
            tuple(contents(place.folder, self.themes)),
            frozenset(path for path in self.themes if (place.folder / path).is_file()),
            self._jobs,
        )

    def _telling(self, config: MkDocsConfig) -> Telling:
        return Telling(self._spoken, self.docs, strict=bool(config.strict), patient=self._has_left)

    def _has_left(self) -> bool:
        """Whether somebody is on the live site who must come off it, so that what is new must be made."""
        if self.command != "build" or not self.asked or not self.live.is_dir():
            return False
        return not staying(self.live, self.docs, *self.asked).all

    @property
    def _spoken(self) -> str:
        """The language of what is told: that of whoever asked, else that of the site."""
        asked = os.environ.get("LEERKRING_LANGUAGE", "")
        return asked if asked in languages() else self.config.language

    @contextmanager
    def _machines(self) -> Iterator[Machines | None]:
        """The other machines that are to help with this build, if any."""
        address = os.environ.get("LEERKRING_SCHEDULER") if self.command == "build" else None
        if not address:
            yield None
            return
        if not all(survey.cache for survey in self.surveys):
            raise PluginError(self._say("Parts are made of what is kept: leave the cache on."))
        try:
            with machines(address) as ready:
                yield ready
        except NoMachinesError as error:
            text = self._say("There are no machines to work with at {address} ({reason}).")
            reasons = {
                "library": "pip install './leerkring[distributed]'",
                "scheduler": self._say("no scheduler answers there"),
                "workers": self._say("its scheduler has no workers that answer"),
            }
            raise PluginError(text.format(address=visible(address), reason=reasons[str(error)])) from None

    @property
    def _shard(self) -> Shard | None:
        """The part of the learners that is to be made by this build, if not all of them."""
        asked, _, file = os.environ.get("LEERKRING_SHARD", "").partition(":")
        return shard_of(asked, Path(file) if file else None) if asked and self.command == "build" else None

    @property
    def _archiving(self) -> str:
        """The place of the cohort that is to be archived by this build, such as ``2024/``."""
        cohort = os.environ.get("LEERKRING_ARCHIVE") if self.command == "build" else None
        return f"{cohort}/" if cohort else ""

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

    def on_build_error(self, *, error: Exception) -> None:
        """The live site is as it was, without those who have left."""
        if self.command == "build" and not self._shard and not isinstance(error, RefusedError):
            self._take_off()
        if self.release:
            self.kept.close()
            self.release.abandon()
            self.release = None
        if isinstance(error, OSError):  # a full disk, say: no fault of ours that needs a traceback
            text = self._say("The site could not be written, and the old one stays: {reason}.")
            raise PluginError(text.format(reason=error)) from None
        if isinstance(error, DamagedError):
            text = self._say(
                "Something that was kept for this build is not what it was, and the old site stays. Make all "
                "anew: leerkring build --anew"
            )
            raise PluginError(text) from None

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
        return words(self._spoken).gettext(text)

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
    """Whether what is served can be seen on this computer alone, and by no page of another site there.

    Without live reload MkDocs asks no plugin about its server, and nobody stands at the door.
    """
    context = click.get_current_context(silent=True)
    is_kept = context is None or context.params.get("livereload") is not False
    return is_kept and is_here_only(config.dev_addr.host)


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
