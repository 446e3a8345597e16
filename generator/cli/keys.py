"""``leerkring keys``: a new key of the school, one that is put away, one that was stolen."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import click

from generator.cli.here import docs_here, settings_here
from generator.cli.talk import fail, talk, wrong
from generator.cli.verbs import verb
from generator.guide.files import replace_files
from generator.guide.spoken import Choice
from generator.hosts.day import today
from generator.hosts.site import shown_path
from generator.reading.layout import read_layout
from generator.reporting.visible import visible
from generator.signing.keyring import (
    FOLDER,
    KEYRING,
    DamagedKeyringError,
    Keyring,
    SchoolKey,
    written,
)
from generator.signing.own_key import did_of_key
from generator.signing.school import SigningSchool, issuer_of
from generator.signing.secret import VARIABLE, new_secret, signer
from generator.signing.statements import YEAR, keyring_files
from generator.signing.withdrawn import withdrawn_of

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,30}")
_DAMAGED = "{path} is not as leerkring keys writes it. Put back what was there before."
_ONCE = (
    "This is the secret. It is shown once and kept nowhere: put it into the secrets of your continuous build "
    "as {variable}, or into a password safe. Whoever has it can sign in the name of your school."
)
_GIVE = "Give these lines to your school, face to face. They go into register.yml, below your name:"
_ONCE_OWN = (
    "This is the secret. It is shown once and kept nowhere: put it into a password safe, and into {variable} "
    "while you sign. Whoever has it can sign in your name."
)
_MOVES = (
    "Your school signs as {did}. That is the address of this site: if it moves, what was signed no longer "
    "leads to you."
)


@verb("keys")
@click.argument("what", type=Choice(("new", "own", "retire", "stolen")), metavar="new|own|retire|stolen")
@click.argument("name", required=False)
def keys(ctx: click.Context, what: str, name: str | None) -> None:
    if what == "own":
        _own(ctx)
        return
    docs = docs_here(ctx, None)
    found = issuer_here(ctx, docs)
    if what == "new":
        _new(ctx, docs, found, name or str(today().year))
    else:
        _put_away(ctx, docs, found, what, name or "")


def issuer_here(ctx: click.Context, docs: Path) -> SigningSchool | None:
    """What the school has for signing, if it has."""
    try:
        return issuer_of(docs)
    except DamagedKeyringError:
        fail(ctx, _DAMAGED, path=f"{shown_path(docs)}/{FOLDER}")


def _new(ctx: click.Context, docs: Path, found: SigningSchool | None, name: str) -> None:
    keyring = found.keyring if found else _begun(ctx, docs)
    if not _NAME.fullmatch(name):
        raise wrong(ctx, "The name of a key has letters, digits and hyphens, such as 2027.")
    if keyring.key(name):
        raise wrong(ctx, "There is a key {name} already. Choose another name.", name=name)
    public, secret = new_secret()
    keyring = keyring.with_key(SchoolKey(name, public, today().isoformat()))
    withdrawn = withdrawn_of(found.status, keyring) if found else frozenset()
    files = keyring_files(docs, keyring, withdrawn, signer(keyring, secret), *span())
    replace_files(files)
    for path in files:
        click.echo(f"{shown_path(docs)}/{path.relative_to(docs).as_posix()}", err=True)
    talk(ctx, _MOVES, did=keyring.did)
    talk(ctx, _ONCE, variable=VARIABLE)
    click.echo(secret)


def _own(ctx: click.Context) -> None:
    """A key of one person, for whom the school's register vouches; nothing is written."""
    public, secret = new_secret()
    talk(ctx, _GIVE)
    click.echo(f'    keys:\n      - {{id: "{did_of_key(public)}", since: {today()}}}', err=True)
    talk(ctx, _ONCE_OWN, variable=VARIABLE)
    click.echo(secret)


def _begun(ctx: click.Context, docs: Path) -> Keyring:
    """A school that has no key yet: its name, and where its site is."""
    settings = settings_here(ctx)
    if not settings.address.startswith("https://"):
        raise wrong(ctx, "Put the address of your site into mkdocs.yml first: site_url: https://…")
    cohorts = [group.school.cohort for group in read_layout(docs).groups if group.school.cohort]
    unread = next((it for it in (docs / "cohort.yml", *docs.glob("*/cohort.yml")) if it.is_file()), None)
    if unread and not cohorts:  # else another name than the school's would be signed with
        raise wrong(ctx, "{path} must be put right first. To see how: leerkring check", path=unread)
    return Keyring(cohorts[0].school if cohorts else settings.name, settings.address)


def span() -> tuple[str, str]:
    """From when until when a list that is signed today holds."""
    day = today()
    return moment(day), moment(day + datetime.timedelta(YEAR))


def moment(day: datetime.date) -> str:
    """The begin of a day: at what hour somebody signs is nobody's business."""
    return f"{day}T00:00:00Z"


def _put_away(ctx: click.Context, docs: Path, found: SigningSchool | None, what: str, name: str) -> None:
    key = found.keyring.key(name) if found else None
    if found is None or key is None:
        names = ", ".join(it.name for it in found.keyring.keys) if found else "–"
        raise wrong(ctx, "There is no key {name}. There are: {names}.", name=visible(name), names=names)
    if key.stolen if what == "stolen" else key.retired:  # a later day would let more hold than it did
        talk(ctx, "This was said of the key {name} before, and stays as it is.", name=visible(name))
        return
    day = today().isoformat()
    changed = replace(key, retired=day) if what == "retire" else replace(key, stolen=day)
    file = docs / FOLDER / KEYRING
    replace_files({file: written(found.keyring.with_key(changed))})
    click.echo(f"{shown_path(docs)}/{FOLDER}/{KEYRING}")
    if what == "retire":
        talk(ctx, "What it signed goes on to hold; what it signs from tomorrow on does not. Now destroy it.")
    else:
        talk(ctx, "From the next build on nothing that it signed holds, nor the list of what was withdrawn.")
        talk(ctx, "Make a new key: leerkring keys new. Sign again what was right: leerkring sign --again")
