"""What a build finds and does, told in the author's language."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from generator.building.archive_validity import Invalidation
from generator.building.output import Output
from generator.hosts.progress import Progress
from generator.hosts.site import abandoned, invalidated, is_faulty, report, withheld
from generator.languages import words
from generator.problems import Problem
from generator.publishing.scan import Leak
from generator.reading.layout import Layout
from generator.reading.noted import Noted
from generator.reporting.values import personal_data_words

log = get_plugin_logger("leerkring")
_MOST_TOLD = 20
"""Leaks; whoever has that many knows what to look for."""


@dataclass(frozen=True)
class BuildLog:
    """How somebody who builds is told what came of it.

    ``strict``: every problem stops the build, at once unless it is ``patient``: then all is made that can be,
    for those who must come off the old site. ``known`` are problems that a preview has told already.
    """

    language: str
    docs: Path
    strict: bool = False
    patient: Callable[[], bool] = lambda: False
    known: AbstractSet[Problem] = frozenset()

    def say(self, text: str, **values: object) -> str:
        """A sentence in the author's language; without ``values`` as it is, for whoever fills it."""
        sentence = words(self.language).gettext(text)
        return sentence.format(**values) if values else sentence

    def tell(self, text: str, **values: object) -> None:
        log.info("%s", self.say(text, **values))

    def tell_warning(self, text: str, **values: object) -> None:
        log.warning("%s", self.say(text, **values))

    def report(self, noted: Noted, portfolios: int) -> str:
        return report(noted, portfolios, self.docs, "text", self.language)

    def stops(self, noted: Noted) -> bool:
        return self.strict and is_faulty(noted.problems) and not self.patient()

    def progress(self) -> Progress:
        return Progress(self.language, sys.stderr if sys.stderr.isatty() else None, log.info)

    def documents(self, output: Output, noted: Noted) -> None:
        """Name every document that is left out, and everybody of whom nothing is published."""
        if new := tuple(found for found in noted.problems if found not in self.known):
            level = logging.WARNING if is_faulty(new) else logging.INFO
            log.log(level, "\n%s", self.report(replace(noted, problems=new), output.portfolios))
        if old := len(noted.problems) - len(new):
            self.tell("Problems that you know already: {n}.", n=old)
        if sentence := withheld(output, self.language):
            log.info("%s", sentence)

    def invalid_archives(self, invalid: Sequence[Invalidation]) -> None:
        """No warning, which would stop a strict build: what was withdrawn must come off the site."""
        for sentence in invalidated(invalid, self.language):
            log.info("%s", sentence)

    def abandoned_archives(self, layout: Layout) -> None:
        """Say which archives are of no cohort that is there."""
        for sentence in abandoned(layout, self.language):
            log.info("%s", sentence)

    def left_out(self, output: Output) -> None:
        text = self.say(
            "Portfolios left out, as these documents would come out: {portfolios}",
            portfolios=", ".join(output.left_out),
        )
        log.warning("%s\n%s", text, self.leaks(output.leaks))

    def leaks(self, found: Sequence[Leak]) -> str:
        return "\n".join(told_leaks(found, self.language))

    def how_much(self, output: Output) -> None:
        self.tell("Portfolios: {made} made, {reused} from the cache.", made=output.made, reused=output.reused)
        if output.damaged:
            self.tell("{n} damaged entries in the cache were made anew.", n=output.damaged)

    def from_archives(self, archives: Collection[str]) -> None:
        if archives:
            cohorts = ", ".join(prefix.rstrip("/") for prefix in sorted(archives))
            self.tell("From the archive: {cohorts}.", cohorts=cohorts)

    def made_elsewhere(self, number: int) -> None:
        self.tell("Portfolios: {made} made by other machines.", made=number)


def told_leaks(found: Sequence[Leak], language: str) -> list[str]:
    """Sentences that name the page and the document, and never what leaked: a log may be public."""
    catalogue = words(language)
    say = catalogue.gettext
    lines: list[str] = []
    for leak in found[:_MOST_TOLD]:
        if leak.kind == "withheld":
            text = say("{page} shows something from {source}, which is not public.")
            lines.append(f"  {text.format(page=leak.path, source=leak.source)}")
        elif leak.kind == "name":
            text = say("{page} names somebody on the list of learners who is not shown by that name.")
            lines.append(f"  {text.format(page=leak.path)}")
        else:
            text = say("{page} shows {data}.")
            lines.append(f"  {text.format(page=leak.path, data=personal_data_words(leak.kind, catalogue))}")
    if len(found) > _MOST_TOLD:
        lines.append("  …")
    return lines
