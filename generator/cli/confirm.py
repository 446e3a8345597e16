"""``leerkring confirm``: staff say that the school stands for a validation, as it is now."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.here import docs_here
from generator.cli.options import docs_option
from generator.cli.selection import portfolio_meant
from generator.cli.talk import talk, wrong
from generator.cli.verbs import verb
from generator.guide.confirming import NotConfirmedError, Why
from generator.guide.confirming import confirm as give_word
from generator.hosts.day import today
from generator.hosts.site import shown_path
from generator.reporting.visible import visible

_REFUSED: dict[Why, str] = {
    "unusable": "{about} must be put right first. To see how: leerkring check",
    "no-register": "There is no register.yml beside cohort.yml. It says who judges for the school.",
    "nobody": (
        "Who judged ({about}) is not in the register. In the profile, give that person a line "
        "“register:” with the id. For a panel: --by ID"
    ),
    "not-theirs": (
        "{about} is not in the register, or did not judge by these frameworks on that date, or somebody else "
        "did. Nothing was written."
    ),
    "changed": "The evidence has changed since it was judged: {about}. Whoever judged must look again.",
}


@verb("confirm")
@click.argument("portfolio", metavar="FOLDER")
@click.argument("validation", metavar="VALIDATION")
@click.option("--by", default="", metavar="ID", help="Who of a panel it was: the id in the register.")
@docs_option()
def confirm(ctx: click.Context, portfolio: str, validation: str, by: str, docs: Path | None) -> None:
    root = docs_here(ctx, docs)
    within, _, folder = portfolio_meant(ctx, root, portfolio).rpartition("/")
    path = Path(validation)
    kind = "assessments" if path.parent.name == "assessments" else "validations"
    try:
        made = give_word(root / within, f"{folder}/{kind}/{path.stem}", by, today())
    except NotConfirmedError as refused:
        raise wrong(ctx, _REFUSED[refused.why], about=visible(refused.about)) from None
    told = (
        "{file} says so already: {title}."
        if made.again
        else "{file}: the school stands for “{title}”, of {by}. Outcomes: {outcomes}. Evidence: {evidence}. "
        "Commit it."
    )
    values = {"title": visible(made.title), "by": made.word.by}
    counts = {"outcomes": made.outcomes, "evidence": made.evidence}
    talk(ctx, told, file=shown_path(made.file), **values, **counts)
