"""The desk as files: a page a list, a page a learner, the figures, tables for other programs.

Each is made when somebody asks for it; all of them together are the folder that a school can keep. Nothing of
it is published: these pages have a frame of their own, and no page of the site leads to one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from generator.desk.desk import Desk
from generator.desk.known import Dated, PhaseState
from generator.desk.lists import LearnerOnDay, List
from generator.desk.next_steps import NEXT_STEPS
from generator.desk.tables import Value, as_csv, as_workbook
from generator.desk.waits import REASONS, Reason, Waiting
from generator.desk.wording import DeskWording
from generator.guide.wording import wheel_view
from generator.languages import _
from generator.model import PHASES, Date
from generator.overviews.cycle import Wheel
from generator.places import THEME
from generator.rendering.templates import Templates
from generator.writing.faces import DEFAULT, LICENCE, face_files

POLICY = (
    "default-src 'none'; style-src 'self' file:; font-src 'self' file:; img-src 'self' file:; "
    "form-action 'none'; base-uri 'none'"
)
"""Of every page: nothing runs, and nothing is asked of another host. A folder is opened without a server."""
_ASSETS = ("assets/leerkring.css", "assets/leerkring.svg", *face_files(DEFAULT), LICENCE)
_STYLE = "assets/desk.css"
_OF_LEARNERS = "learners"
_WIDTH_OF_COHORT = 22
_WIDTHS = (22, 18, 8, 14, 11, 11, 11, 11, 13, 24, 11, 11, 11, 11, 11, 11, 13)
_GROUPS = {"all": _("Everybody"), "waits": _("What waits"), "phases": _("By phase")}
_MOST = 6
"""Entries of a list on a page that has to fit on one sheet."""


@dataclass(frozen=True)
class Pages:
    """The files of a desk, by their addresses."""

    desk: Desk

    def __iter__(self) -> Iterator[str]:
        yield from (*_ASSETS, _STYLE, "figures.html")
        for name in self.desk.lists:
            yield from (f"{name}.html", f"{name}.csv", f"{name}.xlsx")
        yield from (f"{_OF_LEARNERS}/{folder}.html" for folder in self.desk.by_folder)

    def content(self, address: str) -> bytes | None:
        """A file, or None if there is none of that name."""
        if found := asset(address):
            return found + self._rules() if address == _STYLE else found
        stem, _, ending = address.partition(".")
        folder = stem.removeprefix(f"{_OF_LEARNERS}/")
        if ending == "html" and folder != stem and folder in self.desk.by_folder:
            return self._learner(self.desk.by_folder[folder])
        if address == "figures.html":
            return self._figures()
        make = self._makers.get(ending)
        return make(*self.desk.lists[stem]) if make and stem in self.desk.lists else None

    @property
    def _makers(self) -> dict[str, Callable[[List, list[LearnerOnDay]], bytes]]:
        return {"html": self._list, "csv": self._csv, "xlsx": self._workbook}

    # Pages ------------------------------------------------------------------------------------------

    def _list(self, of: List, rows: list[LearnerOnDay]) -> bytes:
        shown = [self._row(row) for row in rows]
        values = {"here": of.file, "title": self._say.say(of.title), "told": self._say.say(of.told)}
        filters = {"phases": self._phases(rows), "reasons": self._reasons_of(rows)}
        cohorts = self._cohorts(rows)
        return self._page("list.html", rows=shown, lists=self._ways(of), cohorts=cohorts, **filters, **values)

    def _cohorts(self, rows: list[LearnerOnDay]) -> list[dict[str, Any]]:
        """The cohorts of which somebody is in a list, if there are several."""
        there = {row.cohort for row in rows}
        return [
            {"number": number, "title": self.desk.titles[folder]}
            for folder, number in self._numbers.items()
            if folder in there
        ]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """By which the style sheet knows each cohort; none where there is but one."""
        cohorts = self.desk.cohorts if self._several else ()
        return {of.folder: number for number, of in enumerate(cohorts, 1)}

    @property
    def _several(self) -> bool:
        return len(self.desk.cohorts) > 1

    def _rules(self) -> bytes:
        """A rule of the style sheet for each cohort that can be chosen."""
        chosen = '.dk-main:has(#dk-cohort [value="{0}"]:checked) tbody tr:not(.of-{0}) {{ display: none; }}\n'
        return "".join(map(chosen.format, self._numbers.values())).encode()

    def _phases(self, rows: list[LearnerOnDay]) -> list[dict[str, str]]:
        """The phases in which somebody of a list is."""
        there = {row.known.phase for row in rows}
        called: dict[str, str] = {phase: phase.capitalize() for phase in PHASES}
        called[""] = _("No cycle yet")
        return [
            {"name": it or "none", "title": self._say.say(title)}
            for it, title in called.items()
            if it in there
        ]

    def _reasons_of(self, rows: list[LearnerOnDay]) -> list[dict[str, str]]:
        """What waits of somebody of a list."""
        there = {it.reason for row in rows for it in row.waits}
        found = ((reason, of) for of, reason in self._reasons if reason in there)
        return [{"name": reason, "title": self._say.say(of.title)} for reason, of in found]

    def _ways(self, here: List) -> list[dict[str, Any]]:
        """The other lists, each with how many are in it; what is empty is no way."""
        groups: dict[str, list[dict[str, Any]]] = {name: [] for name in _GROUPS}
        for it, rows in self.desk.lists.values():
            if rows or it is here:
                groups[it.group].append(
                    {"file": it.file, "title": self._say.say(it.title), "count": len(rows)}
                )
        return [
            {"title": self._say.say(_GROUPS[name]), "ways": ways} for name, ways in groups.items() if ways
        ]

    def _row(self, row: LearnerOnDay) -> dict[str, Any]:
        known = row.known
        return {
            "slug": known.slug,
            "folder": row.folder,
            "group": self.desk.titles[row.cohort] if self._several else "",
            "number": self._numbers.get(row.cohort, 0),
            "name": known.called,
            "phase": known.phase,
            "cycle": known.cycle,
            "phases": [self._phase(it) for it in known.phases],
            "last": self._entry(row.last) if row.last else None,
            "spoken": known.language,
            "waits": [self._waiting(it) for it in row.waits],
            "withheld": bool(known.withheld),
        }

    def _phase(self, it: PhaseState) -> dict[str, Any]:
        wheel = wheel_view(Wheel(it.phase, it.state, it.steps), self.desk.language)  # type: ignore[arg-type]
        return {
            **wheel,
            "is": it.state,
            "taken": it.taken,
            "of": len(it.steps),
            "last": self._say.date(it.last),
        }

    def _entry(self, it: Dated) -> dict[str, str]:
        return {"kind": self._say.kind(it), "on": self._say.date(it.on), "title": it.title}

    def _waiting(self, it: Waiting) -> dict[str, str]:
        return {"reason": it.reason, "told": self._say.waiting(it), "title": it.title}

    def _learner(self, row: LearnerOnDay) -> bytes:
        """What somebody needs for the next conversation, on one sheet."""
        known = row.known
        since = known.talk.on if known.talk else ""
        new = [it for it in known.documents if _is_new(it, since) and it.on <= self.desk.day.isoformat()]
        return self._page(
            "learner.html",
            up="../" * (1 + bool(row.cohort)),
            **self._row(row),
            faults=bool(known.faults),
            path=f"{self.desk.docs}/{row.folder}",
            withheld_told=self._say.withheld(known),
            next=self._say.say(NEXT_STEPS[known.next]) if known.next else "",
            since=self._say.date(since),
            new=self._most(new),
            goals=self._most(list(known.goals)),
            agreed=list(known.talk.agreed[:_MOST]) if known.talk else [],
            unseen=known.unseen,
            consent_until=self._say.date(known.consent_until),
        )

    def _most(self, entries: list[Dated]) -> dict[str, Any]:
        return {
            "entries": [self._entry(it) for it in entries[:_MOST]],
            "more": max(0, len(entries) - _MOST),
            "count": len(entries),
        }

    def _figures(self) -> bytes:
        """By month, of everybody, and of each cohort if there are several."""
        rows = self.desk.rows
        tables = [self._months("", rows)]
        for folder in self._numbers:
            title = self.desk.titles[folder]
            tables.append(self._months(title, [row for row in rows if row.cohort == folder]))
        return self._page("figures.html", tables=tables, now=self._now(), everybody=len(rows))

    def _months(self, title: str, rows: Sequence[LearnerOnDay]) -> dict[str, Any]:
        months = self.desk.months(rows)
        shown = [
            {"name": self._say.date(it.name), "active": it.active, "done": list(it.done)} for it in months
        ]
        return {
            "title": title,
            "months": shown,
            "most": max(it.active for it in months),
            "learners": len(rows),
        }

    def _now(self) -> list[dict[str, Any]]:
        """How many are in each phase."""
        return [
            {"title": self._say.say(of.title), "count": len(rows), "file": of.file}
            for of, rows in self.desk.lists.values()
            if of.group == "phases"
        ]

    def _page(self, template: str, /, **values: Any) -> bytes:
        desk = self.desk
        around = {"site": desk.site, "withdrawn": desk.withdrawn, "up": "", **values}
        return page(template, desk.language, desk.title, desk.day, **around)

    @cached_property
    def _say(self) -> DeskWording:
        return DeskWording(self.desk.language)

    # Tables -----------------------------------------------------------------------------------------

    def _csv(self, _of: List, rows: list[LearnerOnDay]) -> bytes:
        return as_csv(self._table(rows))

    def _workbook(self, of: List, rows: list[LearnerOnDay]) -> bytes:
        widths = (_WIDTH_OF_COHORT, *_WIDTHS) if self._several else _WIDTHS
        return as_workbook(self._say.say(of.title)[:31], self._table(rows), widths)

    def _table(self, rows: list[LearnerOnDay]) -> list[list[Value]]:
        return [self._head(), *(self._cells(row) for row in rows)]

    def _head(self) -> list[Value]:
        say = self._say.say
        phases = [say(name.capitalize()) for name in PHASES]
        return [
            *([say("Cohort")] if self._several else []),
            *(say("Name"), say("Folder"), say("Cycle"), say("Phase")),
            *phases,
            *(say("Last done"), say("What")),
            *(say(it.title) for it, _ in self._reasons),
            say("Consent until"),
        ]

    @property
    def _reasons(self) -> list[tuple[List, Reason]]:
        """Each reason why something waits, with its list."""
        return [(self.desk.lists[f"waits-{reason}"][0], reason) for reason in REASONS]

    def _cells(self, row: LearnerOnDay) -> list[Value]:
        known, last = row.known, row.last
        taken = {it.phase: f"{it.taken}/{len(it.steps)}" for it in known.phases}
        what = f"{self._say.kind(last)} {last.title}".strip() if last else ""
        counts = [sum(it.count for it in row.of(reason)) for _, reason in self._reasons]
        phase = self._say.say(known.phase.capitalize()) if known.phase else ""
        return [
            *([self.desk.titles[row.cohort]] if self._several else []),
            *(known.called, known.slug, known.cycle, phase),
            *(taken.get(name, "") for name in PHASES),
            *(last.on if last else "", what),
            *counts,
            known.consent_until,
        ]


def _is_new(it: Dated, since: str) -> bool:
    """Whether something may be of after a day; what was talked about that day is not."""
    return not since or Date(it.on).last > Date(since).last


def asset(address: str) -> bytes | None:
    """A file that pages of the desk need, whoever is on it."""
    if address == _STYLE:
        return (THEME / "desk/desk.css").read_bytes()
    return (THEME / address).read_bytes() if address in _ASSETS else None


def page(template: str, language: str, title: str, day: datetime.date, /, **values: Any) -> bytes:
    """A page in the frame of the desk, below its title."""
    say = DeskWording(language)
    around = {
        "_": say.say,
        "ngettext": say.catalogue.ngettext,
        "policy": POLICY,
        "cohort": title,
        "day": say.date(day.isoformat()),
        "language": language,
    }
    return _templates(language).get_template(f"desk/{template}").render(around | values).encode()


@cache
def _templates(language: str) -> Templates:
    return Templates((str(THEME),), language)
