"""What is the same for every learner of a cohort: how they are read, for whom, and how pages are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.building.leak_scan import SchoolTexts
from generator.building.review import Review, Viewing
from generator.cache.keys import digest
from generator.cache.store import Cache
from generator.gate.hidden_names import HiddenNames
from generator.reading.read import School
from generator.rendering.page_shell import PageShell, toolchain_digest

if TYPE_CHECKING:
    from generator.building.learner import LearnerResult
    from generator.signing.school import SigningSchool

ISSUER = "issuer"
"""The folder of the school as one that signs."""


class Onlooker(Protocol):
    """Shown each folder that is read for pages, by the process that reads it; ``source`` is its digest."""

    def __call__(self, name: str, source: str, read: Review, hidden: HiddenNames) -> None: ...


@dataclass(frozen=True)
class ReadContext:
    """What is the same for every learner of a cohort who is read. Without a cache all are read."""

    docs: Path
    school: School
    viewing: Viewing
    cache: Cache | None = None
    prefix: str = ""
    """Where the docs are in those of the site, such as ``2024/``; empty if they are the site's."""
    archives: bool = True
    """Whether pages may be taken from an archive: a preview shows what the documents say now."""
    onlooker: Onlooker | None = None
    shown: Mapping[str, LearnerResult] = field(default_factory=dict)
    """What a preview shows already, by the keys of the artifacts."""
    carried: SigningSchool | None = None
    """The school as one that signs, for a machine that has no folder of it."""

    def __getstate__(self) -> dict[str, object]:
        """What a preview remembers is of no use to another process."""
        return {**vars(self), "shown": {}}

    @property
    def home(self) -> Path:
        """The docs folder of the whole site."""
        return self.docs.parent if self.prefix else self.docs

    @property
    def listed(self) -> Mapping[str, tuple[str, ...]]:
        """What the school calls the learners who take part, by their folders."""
        return self.school.learners.names if self.school.learners else {}

    @cached_property
    def frameworks(self) -> dict[str, str]:
        """The digest of each framework by its name."""
        return {each.id: digest(each) for each in self.school.frameworks.all}

    @cached_property
    def issuer(self) -> SigningSchool | None:
        """The school as one that signs; none if it does not, or if its folder can't be used."""
        if self.carried or not (self.home / ISSUER).is_dir():
            return self.carried
        from generator.signing.school import known_issuer  # noqa: PLC0415  # keys are slow to load, and may be missing

        return known_issuer(self.home)

    def now(self, names: Iterable[str]) -> dict[str, str]:
        """What the school has now of what pages can depend on, as digests by their names."""
        return {name: self._now(name) for name in names}

    def _now(self, name: str) -> str:
        """What has a / in its name is of the school's files; all else are frameworks.

        ``issuer/`` is the school as one that signs, ``register/ID`` somebody of its register, and
        ``confirmed/SLUG`` what it says of a portfolio's judgements. Of its trust list there are
        ``known/ISSUER``, ``lists/`` of what was withdrawn, and ``trust/``, which is all of it.
        """
        kind, _, rest = name.partition("/")
        if kind == "issuer":
            return digest(*self.issuer.says_on(self.viewing.day)) if self.issuer else ""
        if kind == "register":
            return digest(self.school.register.by_id.get(rest), bool(self.school.register.source))
        if kind == "confirmed":
            words = self.school.confirmations.confirmations
            return digest([each for each in words if each.document.startswith(f"{rest}/")])
        if kind == "known":
            return self.school.trust.digest_of(rest)
        if kind in {"lists", "trust"}:
            return self.school.trust.digest_of_lists if kind == "lists" else self.school.trust.digest
        return self.frameworks.get(name, "")


@dataclass(frozen=True)
class BuildContext:
    """What is the same for every learner of a cohort of whom pages are made.

    ``toolchain`` is the digest of what makes pages; ``languages`` those of the cohort's pages, its own
    first; none for a site without a cohort.
    """

    read: ReadContext
    shell: PageShell
    texts: SchoolTexts
    is_whole_site: bool = False
    """A site of one portfolio and no cohort has it at its root."""
    toolchain: str = ""

    @property
    def cache(self) -> Cache | None:
        return self.read.cache

    @property
    def languages(self) -> tuple[str, ...]:
        cohort = self.read.school.cohort
        return cohort.languages if cohort else ()


def build_context(
    read: ReadContext, shell: PageShell, texts: SchoolTexts, *, is_whole_site: bool = False
) -> BuildContext:
    languages = read.school.cohort.languages if read.school.cohort else ()
    toolchain = digest(toolchain_digest(shell), is_whole_site, languages)
    return BuildContext(read, shell, texts, is_whole_site, toolchain)
