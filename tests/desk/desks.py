"""Desks of small docs folders, looked at on one day."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.desk.desk import Desk
from generator.desk.pages import Pages
from generator.desk.place import DeskPlace
from tests.portfolios import CYCLE, PROFILE, written

DAY = datetime.date(2026, 11, 30)
COHORT = "type: cohort\ntitle: Class of Kade\nschool: Kade\nlanguages: [en]\n"
CANARY = "Canarybird"
"""Stands in every text that the class must not see."""

EXPERIENCE = """\
---
type: experience
title: {title}
learning: informal
stage: initial
setting: care
start: 2026-09-01
cycle: 2
visibility: {seen}
---
{title}
"""
QUESTION = """\
---
type: question
title: {title}
status: open
date: 2026-10-0{n}
cycle: 2
visibility: {seen}
---
"""
DIALOGUE = """\
---
type: dialogue
title: {title}
date: {date}
cycle: 2
phase: recognise
participants: [self, coach]
agreements: {{content: {title} agreed}}
next_steps: [{title} next]
visibility: {seen}
---
"""
GOAL = """\
---
type: goal
title: {title}
status: active
cycle: 2
subject: {title}
activities:
  - {{title: {title} activity, learning: informal, status: planned, due: 2026-10-31}}
visibility: {seen}
---
"""
VALIDATION = """\
---
type: validation
title: {title}
standard: "kade:job"
assessor: judge
date: 2025-11-01
cycle: 2
methods: [portfolio]
valid_until: {until}
outcomes:
  - {{competence: "kade:A", verdict: met, rationale: {title}}}
visibility: {seen}
---
"""


def documents(whose: str, title: str, seen: str, name: str = "one") -> dict[str, str]:
    """One document of each kind that waits, and others."""
    n = 1 if seen == "private" else 2
    made = {
        f"experiences/{name}": EXPERIENCE.format(title=title, seen=seen),
        f"questions/{name}": QUESTION.format(title=title, seen=seen, n=n),
        f"dialogues/{name}": DIALOGUE.format(title=title, seen=seen, date=f"2026-10-1{n}"),
        f"goals/{name}": GOAL.format(title=title, seen=seen),
        f"validations/{name}": VALIDATION.format(title=title, seen=seen, until=f"2027-01-0{n}"),
    }
    return {f"{whose}/{path}.md": text for path, text in made.items()}


def learner(whose: str, name: str, **changes: str) -> dict[str, str]:
    """A profile and two rounds; ``changes`` are texts of Ann's profile and what to put in their place."""
    profile = PROFILE.replace("Ann de Vries-Bakker", name).replace("Portfolio of Ann", f"About {CANARY}")
    for old, new in changes.items():
        profile = profile.replace(f"{old}: {_VALUE[old]}", f"{old}: {new}")
    return {
        f"{whose}/profile.md": profile,
        f"{whose}/cycles/1.md": CYCLE.format(n=1, start="2025-01", more="end: 2025-06\n"),
        f"{whose}/cycles/2.md": CYCLE.format(n=2, start="2025-07", more=""),
    }


_CONSENT = (
    "{audience: public, scope: [portfolio], given_on: 2025-01-10, given_by: self, age_band: 16-or-older}"
)
_VALUE = {"visibility": "public", "consent": _CONSENT}
WITHDRAWN = f"{_CONSENT[:-1]}, withdrawn_on: 2026-11-01}}"
ENDS = f"{_CONSENT[:-1]}, until: 2027-01-20}}"


def school(folder: Path) -> Path:
    """A class in which each learner shows the class something else."""
    files = {
        **learner("ann", "Ann de Vries-Bakker"),
        **documents("ann", "Seen by the class", "cohort", "seen"),
        **documents("ann", f"Private {CANARY}", "private", "unseen"),
        **learner("bob", "Bob Bos", visibility="private", consent=ENDS),
        **documents("bob", f"Bob's {CANARY}", "private"),
        **learner("cas", f"Cas {CANARY}", consent=WITHDRAWN),
        **documents("cas", f"Withdrawn {CANARY}", "public"),
        **learner("dee", "Dee Dam", consent="null"),
        **documents("dee", f"No consent {CANARY}", "public"),
    }
    files["dee/profile.md"] = files["dee/profile.md"].replace("consent: null\n", "")
    files["bob/goals/wrong.md"] = f"---\ntype: goal\ntitle: {CANARY}\nstatus: sleeping\n---\n"
    return written(folder / "docs", {"cohort.yml": COHORT, **files})


def place(docs: Path, language: str = "en", day: datetime.date = DAY, within: str = "") -> DeskPlace:
    return DeskPlace(docs, docs.parent, within, "Kade", language, day)


def pages(docs: Path, language: str = "en", day: datetime.date = DAY) -> Pages:
    return Pages(place(docs, language, day).desk(jobs=1))


def looks(desk: Desk) -> tuple[int, int]:
    """How many learners had to be read, and how many were known."""
    return sum(of.looks.read for of in desk.cohorts), sum(of.looks.reused for of in desk.cohorts)
