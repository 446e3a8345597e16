"""Our pages that a school's own pages lead to."""

from __future__ import annotations

from generator.reading.layout import Layout
from generator.writing.cohort_learners import CohortSite
from generator.writing.cohort_pages import cohort_navigation
from generator.writing.front_page import front_navigation, listed


def navigation(layout: Layout, language: str, *, front: bool) -> tuple[tuple[str, str], ...]:
    """Their titles and addresses. ``front``: we make the first page."""
    if layout.several:
        cohorts = ((group.school.cohort, group.prefix) for group in layout.groups)
        entries = [listed(cohort, prefix, ()) for cohort, prefix in cohorts if cohort]
        return front_navigation(entries, language, front=front)
    (school,) = (group.school for group in layout.groups)
    if school.cohort is None:
        return ()
    return cohort_navigation(
        CohortSite(school.cohort, school.frameworks, school.programme, (), school.cohort.languages[0])
    )
