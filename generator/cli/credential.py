"""``leerkring credential verify``: what can be said of badges and diplomas, without the internet."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.building.context import ISSUER
from generator.cli.options import THERE
from generator.cli.talk import wrong
from generator.cli.verbs import verb
from generator.credentials.model import Checked
from generator.credentials.trust import Trust
from generator.credentials.view import View
from generator.credentials.worker import LARGEST, Verifier
from generator.guide.spoken import Choice, said
from generator.guide.verdicts import WHY, Sentence, bare, ends_with, told_of
from generator.hosts.day import today
from generator.reading.read import read_trust
from generator.reporting.visible import visible

LIST = "trust.yml"
PIPED = Path("-")
"""For what another program hands on."""

_TRUST = (
    "Whom your school knows: its list, trust.yml, or the folder with that. What your school signs itself is "
    "known, too. Left out: nobody is known."
)


@verb("credential")
@click.argument("what", type=Choice(("verify",)), metavar="verify")
@click.argument("files", type=click.Path(path_type=Path), metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
@click.option("--on", metavar="DATE", help="On which day, such as 2026-11-30. Left out: today.")
@click.option("--trust", type=THERE, help=_TRUST)
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
        click.echo(json.dumps([_data(file, it, view) for file, it in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(told_text(ctx, file, it, view) for file, it in found))
    ctx.exit(exit_code(it for _, it in found))


def _must_be_there(ctx: click.Context, file: Path) -> None:
    """Say which of several names is wrong."""
    if file == PIPED:
        return
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
    """Whom a school knows: by its list, and itself."""
    if file is None:
        return Trust()
    folder = file if file.is_dir() else file.parent
    has_any = (folder / LIST).is_file() or (folder / ISSUER).is_dir()
    if not has_any if file.is_dir() else file.name != LIST:
        raise wrong(ctx, "{path} is no trust list: that is called trust.yml.", path=visible(str(file)))
    trust, noted = read_trust(folder)
    if noted.problems:
        raise wrong(ctx, "{path} must be put right first. To see how: leerkring check", path=folder / LIST)
    return trust.with_more(_itself(folder))


def _itself(folder: Path) -> Trust:
    """What a school knows of itself, if it signs."""
    if not (folder / ISSUER).is_dir():
        return Trust()
    from generator.signing.keyring import trust_of  # noqa: PLC0415  # keys are slow to load, and may be missing
    from generator.signing.school import known_issuer  # noqa: PLC0415  # the same

    found = known_issuer(folder)
    return trust_of(found.keyring, found.status) if found else Trust()


def looked_at(files: tuple[Path, ...], view: View) -> list[tuple[Path, Checked]]:
    """Each file with what can be said of it."""
    verifier = Verifier()
    try:
        return [(file, _looked_at(verifier, file, view)) for file in files]
    finally:
        verifier.close()


def _looked_at(verifier: Verifier, file: Path, view: View) -> Checked:
    if file != PIPED:
        return verifier.checked(file, view)
    content = sys.stdin.buffer.read(LARGEST + 1)
    return verifier.checked_content(content, view)


def exit_code(found: Iterable[Checked]) -> int:
    """1 if one was changed or withdrawn, else 2 if one can't be checked or nothing shows whose it is."""
    codes = {ends_with(it) for it in found}
    return 1 if 1 in codes else max(codes)


def told_text(ctx: click.Context, file: Path, checked: Checked, view: View) -> str:
    """What is told of a file, sentence by sentence, below its name and title."""
    title = f": {checked.statement.title}" if checked.statement.title else ""
    lines = (
        f"{'    ' if told.is_inner else '  '}{visible(_sentence(ctx, told))}"
        for told in told_of(checked, view)
    )
    return "\n".join([visible(f"{file}{title}"), *lines])


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


def _data(file: Path, checked: Checked, view: View) -> dict[str, Any]:
    """For other programs; what is said of the person is left out."""
    return {
        "file": str(file),
        "on": view.day.isoformat(),
        "verified": checked.is_verified,
        "code": ends_with(checked),
        "sha256": checked.digest,
        "verdict": asdict(checked.verdict),
        "statement": asdict(checked.statement),
        "inside": [_data(file, it, view) for it in checked.inside],
    }
