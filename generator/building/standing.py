"""A site on which nothing would change, known by one fingerprint of all that it is made of.

What a build is about to do for each learner and for the pages of the cohort is then not looked up at all.
Whether the site is still what that build left is asked of the site itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.building.archive import Archive
from generator.building.cache import Cache, DamagedError
from generator.building.fingerprints import fingerprint, makers_fingerprint
from generator.building.section import Ground, own_assets
from generator.building.stamps import Stamps, stamp_of
from generator.building.survey import Glance, Survey, Verdict
from generator.publishing.manifest import paths, sha256_of

STANDING = "standing"
"""The name of an entry in the cache."""


@dataclass(frozen=True)
class Standing:
    """A site as a build left it.

    ``made_of`` is the fingerprint of all that went into it, and ``ours`` of the lines of its manifest for
    what the host has no part in. ``whole`` are folders with nothing in them but files of ours, with the
    fingerprints of what is in them as stamps know it. ``entries`` and ``media`` are what it used of the
    cache and of the shelf.
    """

    made_of: str
    ours: str
    whole: dict[str, str]
    entries: list[str]
    media: list[str]

    def __post_init__(self) -> None:
        """What was kept may be anything. Raises TypeError."""
        texts = (self.made_of, self.ours, *self.whole, *dict(self.whole).values(), *self.entries, *self.media)
        if not isinstance(self.whole, dict) or not all(isinstance(text, str) for text in texts):
            raise TypeError

    @classmethod
    def kept(cls, cache: Cache) -> Standing | None:
        """As the last build noted it; None if that is lost."""
        try:
            content = cache.kept(STANDING)
            return cls(**json.loads(content)) if content else None
        except (DamagedError, TypeError, ValueError):
            return None

    def keep(self, cache: Cache) -> None:
        cache.keep(STANDING, json.dumps(vars(self)).encode())

    def is_of(self, manifest: str, hosts: str) -> bool:
        """Whether a site with this manifest is what the build left, and the host's files are the same.

        ``hosts`` is the manifest of those that the host has written this time.
        """
        if self.ours != ours(manifest, hosts):
            return False
        return paths(hosts) <= paths(manifest)

    def is_whole(self, live: Path, files: Mapping[str, list[str]], stamps: Stamps) -> bool:
        """Whether nobody has touched the whole folders of the ``live`` site, which have these files."""
        return all(stamps.knows(live / it, files[it], content) for it, content in self.whole.items())


def ours(manifest: str, hosts: str) -> str:
    """The fingerprint of those lines of a manifest that are none of the host's."""
    theirs = set(hosts.splitlines())
    return fingerprint("\n".join(line for line in manifest.splitlines() if line not in theirs))


Learners = Iterable[tuple[Survey, list[tuple[Glance, Verdict | None]]]]
"""Learners with what is known of them."""


def made_of(ground: Ground, learners: Learners, archives: Mapping[str, Archive], *more: object) -> str:
    """The fingerprint of all that a site is made of; empty if something in it is not known.

    The day has no part in it but in what is known of learners, which says until when it holds.
    """
    parts: list[Any] = [
        makers_fingerprint(ground.frame),
        ground.texts,
        ground.files,
        sorted(ground.theme),
        more,
    ]
    for survey, seen in learners:
        parts.append(_school(survey))
        for glance, verdict in seen:
            if not glance.key or verdict is None:
                return ""
            shown = (verdict.published, list(verdict.frameworks.items()))
            parts.append((glance.name, glance.key, glance.claim, shown))
    for within, archive in sorted(archives.items()):
        stamp = stamp_of(archive.file.parent, [archive.file.name])
        if not stamp:
            return ""
        parts.append((within, stamp))
    return fingerprint(*parts)


def _school(survey: Survey) -> tuple[object, ...]:
    """What is the same for all learners of a cohort, with its own files."""
    school, docs = survey.school, survey.docs
    shown = (
        school.cohort,
        list(survey.frameworks.items()),
        school.programme,
        school.learners,
        sorted(school.broken),
    )
    assets = [(path, sha256_of(docs / path)) for path in own_assets(docs)] if survey.within else []
    return (survey.within, survey.viewing.audience, *shown, assets)
