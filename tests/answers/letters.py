"""A small portfolio out of which somebody is asked, and the answers that come into it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from generator.answers.question import Wish
from generator.media.shelf import Shelf
from generator.serving.letters import Sent, sent, waiting
from generator.serving.workplace import Workplace
from tests.portfolios import written

DAY = datetime.date(2026, 11, 30)
WORK = """\
---
type: evidence
title: A plan
media: document
url: https://kade.example/plan
date: 2026-01-02
competences:
  - {competence: "kade:A", rationale: I made it.}
  - {competence: "kade:B"}
---
My **plan** for the week.
"""


def place(folder: Path, **files: str) -> Workplace:
    """Ann's portfolio with a piece of evidence, ready to be asked about."""
    docs = written(folder / "docs", {"ann/evidence/plan.md": WORK, **files})
    return Workplace(docs, folder, "Site", "en", "public", DAY, Shelf(folder / "shelf"))


def asking(where: Workplace, person: str = "coach", **wish: Any) -> Sent:
    """A question about the plan that was sent to somebody."""
    wish = {"about": ("evidence/plan",), "language": "en", **wish}
    return sent(where, "ann", Wish(person=person, **wish))


def answer(question: Sent, **said: Any) -> dict[str, Any]:
    """What a page makes of an answer; None takes something out."""
    asked = question.asked
    usual: dict[str, Any] = {
        "type": "answer",
        "version": 1,
        "request": asked.number,
        "to": "ann",
        "kind": asked.kind,
        "about": dict(asked.about),
        "date": "2026-11-30",
        "keep": True,
        "show_as": "initials",
        "text": "You plan well.",
    }
    whole = {**usual, **said}
    return {name: value for name, value in whole.items() if value is not None}


def content(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def files_of(where: Workplace) -> dict[str, bytes]:
    """Every file of the site and beside it; pictures are no concern here."""
    files = (file for file in where.home.rglob("*") if file.is_file() and "shelf" not in file.parts)
    return {file.relative_to(where.home).as_posix(): file.read_bytes() for file in files}


def is_waiting(where: Workplace, question: Sent) -> bool:
    kept = waiting(where, "ann").find(question.asked.number)
    return kept is not None and not kept.answered
