"""What a build leaves the teacher's desk, and what it takes from it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from generator.building.context import ReadContext
from generator.desk.looking import beside, forget_gone
from generator.model import Audience
from generator.reading.layout import Layout


def beside_desk(contexts: tuple[ReadContext, ...], layout: Layout) -> tuple[ReadContext, ...]:
    """How a build reads, if somebody may look at a desk here: then that need not read the same once more.

    On a server that builds (it says ``CI``) nobody does, and what it keeps between builds has nothing that is
    not public.
    """
    if os.environ.get("CI") or not any(group.school.cohort for group in layout.groups):
        return contexts
    return beside(contexts, layout, layout.docs.resolve().parent)


def off_the_desk(
    docs: Path, viewing: tuple[Audience, datetime.date] | None, there: Collection[str] | None = None
) -> None:
    """What the desk knows is forgotten with whom it is about, whatever became of the site.

    ``there`` are the digests of all learners' folders, if the build has taken them.
    """
    if viewing:
        with suppress(OSError):
            forget_gone(docs, viewing[1], there)
