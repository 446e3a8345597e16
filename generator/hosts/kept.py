"""What is kept of a build for the next: stamps, what the site was made of, and nothing of no use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from generator.building.ahead import Ahead
from generator.building.archive import keep_archive
from generator.building.cache import Cache
from generator.building.copies import Copies
from generator.building.placing import Place
from generator.building.stamps import COPIES, Stamps, sources_of
from generator.building.standing import STANDING, Standing, ours
from generator.building.survey import Survey
from generator.building.workers import FEW
from generator.hosts.whole import Outcome, Site
from generator.publishing.manifest import divided
from generator.publishing.release import Release
from generator.reading.read import shelf_of


class Kept:
    """What builds of a site keep of each other, if they may.

    ``surveys`` are how its learners are looked at.
    """

    def __init__(self, docs: Path, surveys: Sequence[Survey], release: Release) -> None:
        self._docs = docs
        self._surveys = surveys
        self._release = release
        self._cache: Cache | None = next((survey.cache for survey in surveys), None)
        self._stamps = Stamps.kept(self._cache, COPIES) if self._cache else Stamps(COPIES)
        self._standing = Standing.kept(self._cache) if self._cache else None
        self._ahead: Ahead | None = None

    def ask_ahead(self) -> None:
        """Have a process beside this one ask what there is of the site, if it is large."""
        if self._standing and len(self._standing.whole) >= FEW and self._stamps.before:
            with suppress(OSError):  # it only saves time
                self._ahead = Ahead(self._release.live, self._release.spare, self._standing.whole)
                self._stamps.ahead = self._ahead.stamp

    def close(self) -> None:
        """Nothing of the site is asked any more."""
        if self._ahead:
            self._ahead.close()

    @property
    def place(self) -> Place:
        release = self._release
        return Place(release.folder, release.live, self._stamps) if self._cache else Place(release.folder)

    def standing(self, site: Site, hosts: str) -> Standing | None:
        """What the live site is, if nothing of it would change; ``hosts`` is what the host wrote of it."""
        known, release = self._standing, self._release
        if known is None or site.archiving or site.looked.lapses or site.made_of() != known.made_of:
            return None
        if not known.is_of(text := release.manifest(), hosts):
            return None
        files, beside = divided(text, known.whole)
        with suppress(OSError):
            if known.is_whole(release.live, files, self._stamps) and release.has(beside, known.whole.keys()):
                return known
        return None

    def spared(self, copies: Copies) -> Callable[[], set[str]] | None:
        """Asks which folders of the site before can be moved; None where nothing is spared for the next."""
        return copies.spared if self._stamps.now else None

    def copies(self, outcome: Outcome) -> Copies:
        release, written = self._release, outcome.written
        resting = {name: written.whole[name] for name in written.resting}
        return Copies(self._stamps, release.live, release.spare, resting, written.files)

    def forget(self, outcome: Outcome) -> None:
        """Forget what this build had no use for: what is not published must not be found again."""
        written = outcome.written
        if self._surveys and self._surveys[0].viewing.audience != "private":
            shelf_of(self._docs).keep_only(written.media)
        if self._cache:
            names = {COPIES, *(sources_of(survey.within) for survey in self._surveys)}
            if outcome.made_of:
                names.add(STANDING)
            self._cache.keep_only(written.entries | names)

    def keep(self, outcome: Outcome, manifest: str, hosts: str, copies: Copies) -> None:
        """Keep what the next builds may rely on, now that the site is in its place."""
        if outcome.archive:
            keep_archive(outcome.archive, self._release.live / outcome.archive.file.stem)
        if not self._cache:
            return
        copies.note()
        self._stamps.keep(self._cache)
        if outcome.made_of:
            written, mine = outcome.written, ours(manifest, hosts)
            entries, media = sorted(written.entries), sorted(written.media)
            Standing(outcome.made_of, mine, written.whole, entries, media).keep(self._cache)
