"""Problems of a site as a whole, and what needs attention soon."""

from generator.reporting.entry import Entry

SITE = (
    Entry(
        code="two-portfolios-no-cohort",
        sentence="There are {count} portfolios here, but no cohort.yml.",
        hint=(
            "Make a file cohort.yml beside the portfolios, with the title of the cohort and the "
            "name of the school."
        ),
        explanation=(
            "One portfolio is a site of its own. With more than one the site needs a front page "
            "that leads to all of them, and cohort.yml says what stands there: whose site it is, "
            "in which languages, and how the learners are listed."
        ),
        wrong="amina/profile.md\nbram/profile.md",
        right="cohort.yml\namina/profile.md\nbram/profile.md",
        framed=False,
    ),
    Entry(
        code="consent-ends-soon",
        severity="warning",
        sentence="This consent ends soon, on {until}.",
        hint=(
            "If you want to stay visible, choose a new date for “until”. If not, you need not do anything."
        ),
        explanation=(
            "You agreed to publish until a certain day. After that day, all this consent is about"
            " disappears as soon as the site is made again. This is only a reminder: you decide, "
            "and you may talk it over with your guide."
        ),
        wrong="until: 2026-12-01",
        right="until: 2028-12-01",
    ),
)
