"""All pages of a site that was read, for tests that look at pages and not at files."""

from __future__ import annotations

from generator.model import Site
from generator.writing.cohort_learners import CohortSite
from generator.writing.cohort_pages import cohort_pages
from generator.writing.pages import Pages
from generator.writing.portfolio_pages import portfolio_pages
from generator.writing.summary import learner_summary


def pages_about_cohort(site: Site) -> Pages:
    assert site.cohort
    return cohort_pages(
        [
            CohortSite(
                *(site.cohort, site.frameworks, site.programme),
                [learner_summary(each, site.frameworks, language) for each in site.portfolios],
                language,
            )
            for language in site.cohort.languages
        ]
    )


def site_pages(site: Site) -> list[Pages]:
    """The cohort's pages, if there is one, and those of every portfolio."""
    portfolios = [
        portfolio_pages(
            each,
            site.frameworks,
            root=f"{each.slug}/" if site.cohort else "",
            cohort=site.cohort.languages if site.cohort else (),
        )
        for each in site.portfolios
    ]
    return [pages_about_cohort(site), *portfolios] if site.cohort else portfolios
