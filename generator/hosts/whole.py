"""All of ours on a site: every section, the front page, and what is told of them."""

from __future__ import annotations

import logging
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from generator.building.fingerprints import makers_fingerprint
from generator.building.learners import Task
from generator.building.look import Look
from generator.building.section import (
    Ground,
    Section,
    section,
    write_cohort_pages,
    write_sections,
    written_by,
)
from generator.building.site import Told, Written, all_surveyed, write_pages
from generator.building.survey import Survey
from generator.hosts.last_look import personal_leaks, told_leaks
from generator.hosts.progress import Progress
from generator.hosts.site import given_up, is_faulty, report, withheld
from generator.languages import words
from generator.publishing.scan import Leak
from generator.reading.layout import Layout
from generator.reading.read import Noted
from generator.writing.cohort_pages import LEARNERS, CohortSite, cohort_navigation
from generator.writing.front_page import Listed, front_navigation, front_page, listed

log = get_plugin_logger("leerkring")


@dataclass(frozen=True)
class Telling:
    """How somebody who builds is told what came of it. ``strict``: every problem stops the build."""

    language: str
    docs: Path
    strict: bool

    def say(self, text: str) -> str:
        return words(self.language).gettext(text)

    def documents(self, heard: Told, noted: Noted) -> None:
        """Name every document that is left out."""
        if noted.problems:
            text = report(noted, heard.portfolios, self.docs, "text", self.language)
            faulty = is_faulty(noted.problems)
            if self.strict and faulty:
                raise PluginError(f"\n{text}")
            log.log(logging.WARNING if faulty else logging.INFO, "\n%s", text)
        if sentence := withheld(heard, self.language):
            log.info("%s", sentence)

    def left_out(self, written: Written, within: Collection[str], *, alone: bool) -> None:
        """Learners whose documents show what they must not are not on the site; if that will not do, stop.

        ``within`` are the places of cohorts; ``alone`` says that there is none, but one learner's site.
        """
        if sentence := given_up(written.told, self.language):
            raise PluginError(sentence)
        if not written.leaks:
            return
        own = tuple(f"{name}/" for name in written.left_out)
        lists = {f"{folder}{LEARNERS}" for folder in within}
        theirs = all(leak.path.startswith(own) or leak.path in lists for leak in written.leaks)
        if self.strict or alone or not theirs:
            self.refused(written.leaks)
        text = self.say("Portfolios left out, as these documents would come out: {portfolios}")
        lines = "\n".join(told_leaks(written.leaks, self.language))
        log.warning("%s\n%s", text.format(portfolios=", ".join(written.left_out)), lines)

    def how_much(self, written: Written) -> None:
        text = self.say("Portfolios: {made} made, {reused} from the cache.")
        log.info("%s", text.format(made=written.made, reused=written.reused))
        if written.damaged:
            text = self.say("{n} damaged entries in the cache were made anew.")
            log.info("%s", text.format(n=written.damaged))

    def refused(self, found: list[Leak]) -> NoReturn:
        lines = "\n".join(told_leaks(found, self.language))
        raise PluginError(f"{self.say('The site is not published, and the old one stays:')}\n{lines}")


def navigation(layout: Layout, language: str, *, front: bool) -> tuple[tuple[str, str], ...]:
    """Titles and addresses of our pages that school's own pages lead to. ``front``: we make the first."""
    if layout.several:
        return front_navigation(_listed(layout), language, front=front)
    (school,) = (group.school for group in layout.groups)
    if school.cohort is None:
        return ()
    return cohort_navigation(CohortSite(school.cohort, school.frameworks, school.programme, ()))


def write_site(
    ground: Ground, surveys: Sequence[Survey], layout: Layout, telling: Telling, *, front: bool
) -> tuple[Written, Noted]:
    """Write all that is ours, and tell of it. Raises PluginError when the site must not be shown."""
    sections = [section(ground, of) for of in all_surveyed(surveys, ground.jobs)]
    terminal = sys.stderr if sys.stderr.isatty() else None
    write_sections(
        sections,
        Progress(telling.language, terminal, log.info),
        stop=lambda noted: telling.strict and is_faulty(noted.problems),
    )
    written = written_by(sections)
    noted = written.told.noted(layout.noted)
    telling.documents(written.told, noted)
    alone = not any(each.school.cohort for each in sections)
    telling.left_out(written, [each.within for each in sections], alone=alone)
    telling.how_much(written)
    found = personal_leaks(ground.files, frozenset[str]().union(*(each.allowed for each in sections)))
    for each in sections:
        found += write_cohort_pages(each)
    written = written_by(sections)
    if layout.several and front:
        found += _write_front_page(ground, sections, written, telling.language)
    if found:
        telling.refused(found)
    return written, noted


def _listed(layout: Layout) -> list[Listed]:
    return [listed(group.school.cohort, group.within, 0) for group in layout.groups if group.school.cohort]


def _write_front_page(
    ground: Ground, sections: Sequence[Section], written: Written, language: str
) -> list[Leak]:
    cohorts = [
        listed(each.school.cohort, each.within, len(each.written.summaries))
        for each in sections
        if each.school.cohort
    ]
    survey = sections[0].task.survey
    home = Survey(survey.home, survey.school, survey.viewing, survey.cache)
    look = Look(survey.school, (*ground.texts, *(text for each in cohorts for text in each.texts)))
    task = Task(home, ground.frame, look, is_whole_site=False, makers=makers_fingerprint(ground.frame))
    return write_pages(task, front_page(cohorts, ground.frame.name, language), ground.place, written)
