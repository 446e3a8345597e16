"""Where the time goes: what each stage costs for one learner, in one process.

    python -m bench.stages [ROUNDS]

The best of some rounds, each over other learners, in milliseconds of the processor a document.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.cohort import LEARNER_DOCUMENTS, write_cohort
from generator.building.artifact import Artifact, Facts, Rendering, packed, rendering_of
from generator.building.context import BuildContext, ReadContext, build_context
from generator.building.leak_scan import SchoolTexts, found_leaks
from generator.building.learner_pages import file_of, picture_of
from generator.building.output import write
from generator.building.pool import collect_seldom
from generator.building.review import Viewing, review
from generator.cache.keys import digest, folder_digest
from generator.gate.decision import decided
from generator.gate.hidden_names import HiddenNames
from generator.gate.said import seen_words
from generator.media.shelf import Shelf
from generator.model import Portfolio
from generator.places import THEME
from generator.reading.read import read_learner, read_school, shelf_of
from generator.rendering.page_shell import PageShell
from generator.rendering.papers import set_papers, with_papers
from generator.writing.pages import Page
from generator.writing.portfolio_pages import portfolio_pages
from generator.writing.summary import learner_summary

_DAY = datetime.date(2026, 11, 24)
_LEARNERS = 4


@dataclass
class Clock:
    """Seconds of the processor by stage."""

    spent: dict[str, float] = field(default_factory=dict)

    def __call__(self, stage: str, work: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        begun = time.process_time()
        made = work(*arguments, **named)
        self.spent[stage] = self.spent.get(stage, 0) + time.process_time() - begun
        return made


def main(rounds: int, learners: int = _LEARNERS) -> None:
    collect_seldom()  # as processes of a build do
    with tempfile.TemporaryDirectory() as scratch:
        docs = write_cohort(Path(scratch), learners * (rounds + 1)) / "portfolios"
        names = sorted(path.parent.name for path in docs.glob("*/profile.md"))
        some = [names[at : at + learners] for at in range(0, len(names), learners)]
        clocks = [_round(docs, them, Path(scratch, them[0])) for them in some][1:]
    best = {stage: min(clock.spent[stage] for clock in clocks) for stage in clocks[0].spent}
    whole, each = sum(best.values()), 1000 / learners / LEARNER_DOCUMENTS
    print("| stage | ms a document | share |\n|---|--:|--:|")
    for stage, seconds in best.items():
        print(f"| {stage} | {seconds * each:.2f} | {seconds / whole:.0%} |")
    print(f"| all | {whole * each:.2f} | 100% |")


def _round(docs: Path, names: Sequence[str], goal: Path) -> Clock:
    clock, school, shelf = Clock(), read_school(docs), shelf_of(docs)
    shell = PageShell((str(THEME),), "Cohort", "https://cohort.example/")
    texts, viewing = SchoolTexts(school), Viewing("public", _DAY, HiddenNames())
    context = build_context(ReadContext(docs, school, viewing), shell, texts)
    texts.shown(school.frameworks)  # once a process, so no cost of a document
    for name in names:
        clock("digest of the folder", folder_digest, docs, name)
        read = clock("read: YAML, schema, rules, model", read_learner, docs, name, school, shelf)
        shown = clock(
            "decide what may be seen",
            *(decided, read.portfolio, school.frameworks, "public", _DAY, HiddenNames()),
        )
        made = _pages(clock, context, shown.portfolio, shelf)
        whole = review(docs, name, school, viewing, shelf)
        clock("leak scan", found_leaks, texts, docs, name, whole, school.frameworks, made, shelf)
        clock("packed for the cache", packed, Artifact(Facts(), made))
        clock("written to the disk", write, made, goal, shelf)
    return clock


def _pages(clock: Clock, context: BuildContext, portfolio: Portfolio, shelf: Shelf) -> Rendering:
    known = context.read.school.frameworks
    clock("facts: words and digest", lambda: (seen_words(portfolio), digest(repr(portfolio))))
    pages = clock(
        "overviews, prose, plain data", portfolio_pages, portfolio, known, root=f"{portfolio.slug}/"
    )
    clock("summary for the cohort", learner_summary, portfolio, known, "nl")
    papers, _ = clock("papers", set_papers, pages.papers, shelf.content, context.shell.url)
    files = clock("pages as HTML", _files, with_papers(pages.pages, papers), context)
    files |= {it.paper.address: it.content for it in papers}
    files |= {path: text.encode() for path, text in pages.texts}
    files[pages.card.address] = clock("picture for links", picture_of, pages.card, context, shelf)
    said = {it.paper.address: it.said for it in papers}
    return clock("SHA-256 of each file", rendering_of, files, said=said)


def _files(pages: Sequence[Page], context: BuildContext) -> dict[str, bytes]:
    return dict(file_of(page, context) for page in pages)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
