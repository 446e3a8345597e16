"""One build of a site within MkDocs, which writes the school's own pages; we write all others beside them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from generator.archive.archive import keep_archive
from generator.building.archive_validity import archived, discover
from generator.building.build import (
    BuildPlan,
    BuildResult,
    LeakError,
    Machines,
    StoppedError,
    build,
    build_part,
)
from generator.building.cohort import SiteContext
from generator.building.context import ReadContext
from generator.building.pool import FEW, DiedError, cores, make_ready
from generator.building.record import LAST_BUILD, BuildRecord, output_digest
from generator.building.remote import OtherProgramError
from generator.building.sitemap import sitemaps
from generator.cache.store import Cache, DamagedError
from generator.hosts.beside_desk import beside_desk, off_the_desk
from generator.hosts.brand import faces_of, put_brand
from generator.hosts.build_log import BuildLog, log
from generator.hosts.day import NotADayError, today
from generator.hosts.issuer import put_issuer
from generator.hosts.leaving import another_staging, names_of, staying, take_off
from generator.hosts.machines import helping_machines
from generator.hosts.overlay import put_on_pages, unconcerned
from generator.hosts.plugins import check_plugins
from generator.hosts.preview import Preview, Serving, keep_to_author
from generator.hosts.questions import put_questions
from generator.hosts.request import BuildRequest, request
from generator.hosts.school_files import copy_schools_files
from generator.hosts.school_look import school_look
from generator.hosts.school_pages import SchoolPages
from generator.hosts.settings import Settings, audience_of, check_host, has_warnings, is_seen_here_only
from generator.hosts.shards import Shard, keep_shard
from generator.hosts.site import checked, contexts_of, other_version, shown_path
from generator.hosts.site_context import page_shell, site_context
from generator.hosts.theme import put_theme
from generator.model import Audience
from generator.places import languages
from generator.problems import Problem
from generator.publishing.manifest import manifest
from generator.publishing.policy import HEADERS, headers
from generator.publishing.staging import NotReplaceableError, Staging
from generator.reading.files import learner_folders
from generator.reading.layout import Layout, read_layout
from generator.reading.noted import Noted, together
from generator.reading.read import shelf_of


class WarningsError(Abort):
    """Why a build ends, in the author's language; MkDocs' own follows in English on a reason."""


class NotPublishedError(PluginError):
    """A site must not be shown; who has left has been taken off the old one."""


class SiteBuild:
    """From MkDocs' settings to the site that is shown; what an author can do wrong shows in ``begin``."""

    def __init__(self, config: MkDocsConfig, settings: Settings, serving: Serving | None) -> None:
        self.config, self.settings, self.serving = config, settings, serving
        self.request: BuildRequest = request()
        self.docs, self.live = Path(config.docs_dir), Path(config.site_dir)
        asked = self.request.language
        self.language = asked if asked in languages() else settings.language
        known = serving.told if serving else frozenset[Problem]()
        self.log = BuildLog(self.language, self.docs, bool(config.strict), self._has_left, known)
        self.viewing: tuple[Audience, datetime.date] | None = None
        """For whom this build is, and at which day, as soon as that is known."""
        self.layout: Layout | None = None
        self.contexts: tuple[ReadContext, ...] = ()
        self.staging: Staging | None = None
        self.school = SchoolPages(self.log)
        self.look = school_look(config, self.docs)
        self._is_scanned = False

    # Before MkDocs writes ---------------------------------------------------------------------------

    def begin(self) -> None:
        """Read what the whole school shares, and have MkDocs write beside the live site."""
        config = self.config
        config.extra.setdefault("scope", urlsplit(config.site_url or "").path or "/")
        if told := other_version(self.settings.version, self.language):
            log.info("%s", told)
        check_host(config, self.log)
        put_theme(config)
        if self.settings.enabled:
            check_plugins(self.config, self.log)
            self._read()
        self._stage()

    def _read(self) -> None:
        self.viewing = (
            audience_of(self.config, self.settings, self.request, self.log, self._is_build),
            _today(),
        )
        if self.serving and self.viewing[0] == "private":
            self.serving.private = self.serving.private or Preview()
        read = read_layout(self.docs)
        read = read.settled(archived(self._contexts_of(read), but=self._archiving))
        self.layout = self._usable(replace(read, above=together((read.above, Noted(self.look.problems)))))
        self.contexts = self._contexts_of(self.layout)
        learners = sum(1 for context in self.contexts for _ in learner_folders(context.docs))
        if self._jobs > 1 and learners >= FEW and not self._has_cache:
            make_ready()

    def _contexts_of(self, layout: Layout) -> tuple[ReadContext, ...]:
        if self.viewing is None:
            return ()
        private = self.serving.private if self.serving else None
        keep = self.settings.cache and self.request.use_cache
        cache = private.cache if private else None
        contexts = contexts_of(layout, *self.viewing, keep=keep, preview=cache, archives=self._is_build)
        shown = self.serving.shown if self.serving else {}
        return tuple(replace(context, shown=shown) for context in contexts)

    def _usable(self, read: Layout) -> Layout:
        """The school's documents as read. While serving, a fault in the whole leaves those before."""
        if self.serving and not read.broken:
            self.serving.good = read
        good = self.serving.good if self.serving else None
        if (read.broken and not good) or self.log.stops(read.noted):
            found = checked(read, self._contexts_of(read), self.settings.jobs)
            raise PluginError(f"\n{self.log.report(found.noted, found.output.portfolios)}")
        return good.told_of(read) if good else read

    def _stage(self) -> None:
        """From here on MkDocs writes beside the live site, and sees only the school's own files."""
        if not self.config.site_url:
            self._tell_what_needs_an_address()
        staging = Staging(self.live)
        try:
            staging.begin(lambda: self.log.tell("Waiting for another build of this site."))
        except NotReplaceableError as error:
            raise PluginError(
                self.log.say(
                    "The site's folder cannot be replaced: {folder}. Choose another site_dir.", folder=error
                )
            ) from None
        self.staging = staging
        if self.serving:
            self.serving.staging = staging
            if self.serving.private:
                keep_to_author(staging)
        in_the_way = [found.path for found in self.layout.in_the_way] if self.layout else []
        copy_schools_files(self.docs, staging.docs, in_the_way)
        self.school.faces = faces_of(self.contexts)
        put_brand(self.config, self.contexts, staging.docs, self.settings.language, self.look)
        self.config.docs_dir, self.config.site_dir = str(staging.docs), str(staging.folder)

    def _tell_what_needs_an_address(self) -> None:
        self.log.tell(
            "site_url in mkdocs.yml is empty, so the pages have no QR code, no feed, no picture for "
            "links and no address of their own, and the site map is empty."
        )
        if self._archiving:
            self.log.tell("An archive made now holds only as long as the site has no address.")

    # When MkDocs has written ------------------------------------------------------------------------

    def finish(self) -> None:
        """Make all others' pages, scan them, and show the site."""
        staging = self.staging
        if not staging:
            raise PluginError(self.log.say("Something had MkDocs build a second time, and there is no site."))
        if self.request.shard:
            self._finish_part(self.request.shard, staging)
            return
        (staging.folder / "sitemap.xml.gz").unlink(missing_ok=True)  # it has the day of the build in it
        put_issuer(self.docs, staging.folder, self.config.site_url or "", self.log, is_build=self._is_build)
        if self.settings.questions:
            put_questions(staging.folder)
        result = self._built(self.layout, staging) if self.layout else BuildResult()
        self._is_scanned = True
        if not result.unchanged:
            self._complete(result, staging)
        if self.config.strict and has_warnings():
            raise WarningsError(self.log.say("There were warnings, so the old site stays."))
        self._end()
        self._show(result, staging)
        self.log.tell("The site is in {folder}.", folder=shown_path(staging.live))

    def _built(self, layout: Layout, staging: Staging) -> BuildResult:
        """Our own files beside what MkDocs wrote, if any of them changed; and what is told of documents."""
        plan = BuildPlan(
            self._site_context(staging),
            beside_desk(self.contexts, layout) if self._is_build else self.contexts,
            layout,
            front="" if self.school.has_front else self.settings.language,
            archiving=self._archiving,
            strict=bool(self.config.strict),
            live=staging.live if self._is_build else None,
            host_manifest=manifest(staging.folder) if self._is_build else "",
        )
        with self._helping() as helping, self._stops(staging):
            result = build(plan, self.log, helping)
        for path in result.output.files:
            self.school.claim(path)
        return result

    @contextmanager
    def _stops(self, staging: Staging) -> Iterator[None]:
        """What stops a build, in words; who has left is taken off the old site."""
        try:
            yield
        except StoppedError as stopped:
            raise PluginError(f"\n{self.log.report(stopped.noted, stopped.portfolios)}") from None
        except OtherProgramError:
            raise PluginError(
                self.log.say("The other machines have another version of Leerkring or of its libraries.")
            ) from None
        except LeakError as found:
            if self._is_build:
                refused = {leak.path for leak in found.leaks}
                take_off(staging, self.log, found.shown, partial(names_of, found.hidden), refused)
            text = self.log.say("The site is not published, and the old one stays:")
            raise NotPublishedError(f"{text}\n{self.log.leaks(found.leaks)}") from None

    def _complete(self, result: BuildResult, staging: Staging) -> None:
        """Write what is about the site as a whole."""
        if url := self.config.site_url:
            schools = [(page.canonical_url or "", None) for page in self.school.pages]
            ours = [(url + address, updated) for address, updated in result.output.pages]
            for name, text in sitemaps(url, (*schools, *ours)).items():
                (staging.folder / name).write_text(text, encoding="utf-8")
        (staging.folder / HEADERS).write_text(headers(), encoding="ascii")
        if self.serving and result.noted.problems and is_seen_here_only(self.config):
            others = unconcerned(result.noted.problems, result.output.facts.keys())
            where = shown_path(self.docs)
            put_on_pages(staging.folder, result.noted.problems, where, self.settings.language, others)

    def _show(self, result: BuildResult, staging: Staging) -> None:
        """Put the build in the place of the live site, or leave that where it is."""
        if result.unchanged:
            try:
                self._tidy(result, staging)
            finally:
                staging.abandon()
            return
        known = result.output.files if self._is_build else None
        staging.publish(known, result.output.carried, after=lambda: self._tidy(result, staging))
        if self.serving:
            self.serving.remember(result.output, result.noted.problems)

    def _tidy(self, result: BuildResult, staging: Staging) -> None:
        """The site is shown: keep its archive and its record, and forget what it has no use for."""
        output, cache = result.output, self._cache
        try:
            if result.archive:
                keep_archive(result.archive, staging.live / result.archive.file.stem)
            if self.viewing and self.viewing[0] != "private":
                shelf_of(self.docs).keep_only(output.media)
            if cache and self._is_build and result.inputs:
                left = output_digest(staging.live)
                BuildRecord(
                    result.inputs, left, tuple(sorted(output.keys)), tuple(sorted(output.media))
                ).keep(cache)
            if cache:
                cache.keep_only(output.keys | {LAST_BUILD})
            if self._is_build:
                off_the_desk(self.docs, self.viewing, result.sources)
        except (OSError, DamagedError) as error:
            raise PluginError(
                self.log.say(
                    "The site is in its place, but not all is kept or forgotten: {reason}.", reason=error
                )
            ) from None

    def _finish_part(self, shard: Shard, staging: Staging) -> None:
        """Make some of the learners, and keep what came of it in one file; the live site stays as it is."""
        if not self.layout or not all(context.cache for context in self.contexts):
            raise PluginError(self.log.say("Parts are made of what is kept: leave the cache on."))
        plan = BuildPlan(
            self._site_context(staging), self.contexts, self.layout, strict=bool(self.config.strict)
        )
        with self._stops(staging):
            output = build_part(plan, self.log, shard.number, shard.of)
        keep_shard(shard, self.docs, output.keys, output.media)
        shelf_of(self.docs).keep_only(output.media)
        if self._cache:
            self._cache.keep_only(output.keys)
        self.log.tell("Part {number} of {of} is in {file}.", **vars(shard))
        staging.abandon()
        self._end()

    def _site_context(self, staging: Staging) -> SiteContext:
        shell = page_shell(self.config, self.school, self.contexts, self.look)
        return site_context(self.config, staging.folder, self.school, shell, self._jobs)

    # When something goes wrong ----------------------------------------------------------------------

    def failed(self, error: Exception) -> None:
        """The live site is as it was, without those who have left. Raises PluginError for what has words."""
        if self.serving:
            self.serving.shown = {}  # what was to be carried over may be half way
        elif not self.request.shard:
            if not isinstance(error, NotPublishedError):
                self._take_off()
            off_the_desk(self.docs, self.viewing)
        if self.staging:
            self.staging.abandon()
            self.staging = None
        if isinstance(error, OSError):  # a full disk, say: no fault of ours that needs a traceback
            raise PluginError(
                self.log.say("The site could not be written, and the old one stays: {reason}.", reason=error)
            ) from None
        if isinstance(error, DiedError):
            raise PluginError(
                self.log.say("The computer gave up on a page that all share, and the old site stays.")
            ) from None
        if isinstance(error, DamagedError):
            raise PluginError(
                self.log.say(
                    "Something that was kept for this build is not what it was, and the old site stays. "
                    "Make all anew: leerkring build --anew"
                )
            ) from None

    def _take_off(self) -> None:
        """Whoever has left does not wait for what stops this build, whatever it is."""
        if not self.viewing or not self._has_left():
            return
        staging = self.staging or another_staging(self.live)
        if staging:
            stay = staying(self.live, self.docs, *self.viewing, self._jobs)
            contexts = self.contexts or self._contexts_of(read_layout(self.docs))
            hidden = discover(contexts, self._jobs).cohorts[0].context.viewing.hidden
            if not self._is_scanned:
                staging.empty()
            take_off(staging, self.log, stay.shown, partial(names_of, hidden))
        if staging and not self.staging:
            staging.abandon()

    def _has_left(self) -> bool:
        """Whether somebody is on the live site who must come off it, so that what is new must be made."""
        if not self._is_build or not self.viewing or not self.live.is_dir():
            return False
        return not staying(self.live, self.docs, *self.viewing, self._jobs).all

    def _end(self) -> None:
        self.config.docs_dir, self.config.site_dir = str(self.docs), str(self.live.resolve())
        self.staging = None

    # What is asked ----------------------------------------------------------------------------------

    @property
    def _is_build(self) -> bool:
        return self.serving is None

    @property
    def _archiving(self) -> str:
        """The place of the cohort that is to be archived by this build, such as ``2024/``."""
        return f"{self.request.archive}/" if self.request.archive and self._is_build else ""

    @property
    def _jobs(self) -> int:
        return self.settings.jobs or cores()

    @property
    def _cache(self) -> Cache | None:
        return next((context.cache for context in self.contexts), None)

    @property
    def _has_cache(self) -> bool:
        return self._cache is not None and self._cache.folder.is_dir()

    def _helping(self) -> AbstractContextManager[Machines | None]:
        """The other machines that are to help with this build, if any."""
        address = self.request.scheduler if self._is_build else ""
        if address and not self._cache:
            raise PluginError(self.log.say("Parts are made of what is kept: leave the cache on."))
        return helping_machines(address, self.log)


def _today() -> datetime.date:
    try:
        return today()
    except NotADayError as error:
        raise PluginError(str(error)) from None
