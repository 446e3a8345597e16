"""``leerkring credential verify``: what can be said of badges and diplomas, without the internet."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.cli.options import FILE
from generator.cli.talk import wrong
from generator.cli.verbs import verb
from generator.credentials.model import Checked
from generator.credentials.trust import Trust
from generator.credentials.view import View
from generator.credentials.worker import Verifier
from generator.guide.spoken import Choice, said
from generator.guide.verdicts import WHY, Sentence, bare, told_of
from generator.hosts.day import today
from generator.reading.read import read_trust
from generator.reporting.visible import visible


@verb("credential")
@click.argument("what", type=Choice(("verify",)), metavar="verify")
@click.argument("files", type=click.Path(path_type=Path), metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
@click.option("--on", metavar="DATE", help="On which day, such as 2026-11-30. Left out: today.")
@click.option("--trust", type=FILE, help="The trust list, trust.yml. Left out: nobody is known.")
@click.option("--to", multiple=True, help="To whom it was given: an e-mail address, a name. May stand twice.")
def credential(
    ctx: click.Context,
    what: str,  # noqa: ARG001  # there is one thing so far
    files: tuple[Path, ...],
    as_json: bool,
    on: str | None,
    trust: Path | None,
    to: tuple[str, ...],
) -> None:
    for file in files:
        _must_be_there(ctx, file)
    view = View(_day(ctx, on), _trust(ctx, trust), to)
    found = looked_at(files, view)
    if as_json:
        click.echo(json.dumps([_data(file, it) for file, it in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(told_text(ctx, file, it, view.day.isoformat()) for file, it in found))
    ctx.exit(exit_code(it for _, it in found))


def _must_be_there(ctx: click.Context, file: Path) -> None:
    """Say which of several names is wrong."""
    if file.is_dir():
        raise wrong(ctx, "{path} is a folder. Name the files in it.", path=visible(str(file)))
    if not file.is_file():
        raise wrong(ctx, "There is no file {path}.", path=visible(str(file)))


def _day(ctx: click.Context, on: str | None) -> date:
    try:
        return date.fromisoformat(on) if on else today()
    except ValueError:
        raise wrong(ctx, "{day} is no day. Write it like this: 2026-11-30", day=visible(on or "")) from None


def _trust(ctx: click.Context, file: Path | None) -> Trust:
    if file is None:
        return Trust()
    if file.name != "trust.yml":
        raise wrong(ctx, "{path} is no trust list: that is called trust.yml.", path=file)
    trust, noted = read_trust(file.parent)
    if noted.problems:
        raise wrong(ctx, "{path} must be put right first. To see how: leerkring check", path=file)
    return trust


def looked_at(files: tuple[Path, ...], view: View) -> list[tuple[Path, Checked]]:
    """Each file with what can be said of it."""
    verifier = Verifier()
    try:
        return [(file, verifier.checked(file, view)) for file in files]
    finally:
        verifier.close()


def exit_code(found: Iterable[Checked]) -> int:
    """1 if one was changed or withdrawn, else 2 if one can't be checked or nothing shows whose it is."""
    every = [each for it in found for each in (it, *it.inside)]
    if any(it.verdict.integrity == "changed" or it.verdict.status == "withdrawn" for it in every):
        return 1
    sure = all(it.verdict.integrity == "unchanged" and it.verdict.binding == "issuer" for it in every)
    return 0 if sure else 2


def told_text(ctx: click.Context, file: Path, checked: Checked, day: str) -> str:
    """What is told of a file, sentence by sentence, below its name and title."""
    title = f": {checked.statement.title}" if checked.statement.title else ""
    lines = [_sentence(ctx, told) for told in told_of(checked, day)]
    return "\n".join([visible(f"{file}{title}"), *(f"  {visible(line)}" for line in lines)])


def why_not(ctx: click.Context, reason: str) -> str:
    """Why a file is no credential that can be used, in one sentence."""
    if reason == "changed":
        return said(ctx, "Changed after it was signed. Ask for it again.")
    return said(ctx, bare(WHY[reason]))


def _sentence(ctx: click.Context, told: Sentence) -> str:
    values = dict(told.values)
    if "why" in values:
        values["why"] = said(ctx, values["why"]).format(detail=values.get("detail", ""))
    return said(ctx, told.msgid).format(**values)


def _data(file: Path, checked: Checked) -> dict[str, Any]:
    """For other programs; what is said of the person is left out."""
    return {
        "file": str(file),
        "verified": checked.is_verified,
        "sha256": checked.digest,
        "verdict": asdict(checked.verdict),
        "statement": asdict(checked.statement),
        "inside": [_data(file, it) for it in checked.inside],
    }
