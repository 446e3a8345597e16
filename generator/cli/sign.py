"""``leerkring sign`` and ``revoke``: the school signs a judgement, or takes back what it signed.

The secret is read from the environment of this command. No build has it, and no file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.building.to_sign import about
from generator.cli.here import docs_here
from generator.cli.keys import issuer_here, moment, span
from generator.cli.talk import fail, talk, wrong
from generator.cli.verbs import verb
from generator.guide.documents import portfolios
from generator.guide.files import replace_files
from generator.hosts.day import today
from generator.hosts.site import contexts_of, shown_path
from generator.reading.layout import read_layout
from generator.reporting.visible import visible
from generator.signing.own_key import keys_on
from generator.signing.school import SigningSchool
from generator.signing.secret import VARIABLE, NoKeyError, Signer, own_signer, signer
from generator.signing.statements import (
    NothingToSignError,
    Signing,
    ToSign,
    as_text,
    document_of,
    keyring_files,
)
from generator.signing.withdrawn import withdrawn_of

_NONE = "The secret of a key that signs must be in {variable}, for this command only."
_NOT_SEEN = "{path} can't be signed: not everybody may see it, or there is nothing in it to sign."
_NOT_OWN = "{path} was not said by you. With a key of your own you sign what you judged or said yourself."
_NOT_ALONE = "With a key of your own you sign by name, and no record: leerkring sign FILE"
_DIFFERS = "{path} no longer says what was signed. Look at it, and sign it by its name."


@dataclass(frozen=True)
class _Desk:
    """Where somebody signs, as whom, and with which key."""

    docs: Path
    issuer: SigningSchool
    signer: Signer
    person: str = ""
    """Who signs with a key of their own, by their id in the register."""

    def shown(self, path: str) -> str:
        return f"{shown_path(self.docs)}/{path}"

    def keep(self, files: dict[Path, str | bytes], withdrawn: frozenset[int]) -> None:
        """Write what was signed, the keyring, and the list, signed anew."""
        keyring = keyring_files(self.docs, self.issuer.keyring, withdrawn, self.signer, *span())
        replace_files(files | keyring)


@verb("sign")
@click.argument("paths", type=click.Path(exists=True, path_type=Path), metavar="FILE...", nargs=-1)
@click.option("--again", is_flag=True, help="All that is signed, with this key, if it still says the same.")
def sign(ctx: click.Context, paths: tuple[Path, ...], again: bool) -> None:
    desk = _desk(ctx)
    if bool(paths) == again:
        raise wrong(ctx, "Name what is to be signed: a validation, a dialogue, or a folder for its record.")
    if desk.person:
        _sign_alone(ctx, desk, paths)
        return
    wanted = list(_given_before(desk)) if again else [_meant(ctx, desk, path) for path in paths]
    for portfolio, path in wanted:
        desk = _signed(ctx, desk, portfolio, path, again=again)
    talk(ctx, "Put these files and the folder issuer on line, so that others can check them.")


def _signed(ctx: click.Context, desk: _Desk, portfolio: str, path: str, *, again: bool) -> _Desk:
    """Sign what there is to sign of a document; what else is signed then knows of it."""
    keyring, files = desk.issuer.keyring, {}
    for it in _statements(ctx, desk, portfolio, path, again=again):
        if again and path and it.differs:
            talk(ctx, _DIFFERS, path=desk.shown(it.given.file))
            continue
        keyring = keyring.with_given(it.given)
        files[it.given.file] = as_text(desk.signer.signed(it.statement, moment(today())))
    desk = replace(desk, issuer=replace(desk.issuer, keyring=keyring))
    withdrawn = withdrawn_of(desk.issuer.status, keyring)
    desk.keep({desk.docs / file: text for file, text in files.items()}, withdrawn)
    for file in files:
        click.echo(desk.shown(file))
    return replace(desk, issuer=issuer_here(ctx, desk.docs) or desk.issuer)


def _sign_alone(ctx: click.Context, desk: _Desk, paths: tuple[Path, ...]) -> None:
    """Somebody of the register signs what they said themselves; the school's own files stay as they are."""
    meant = [_meant(ctx, desk, path) for path in paths]
    if not meant or not all(path for _, path in meant):
        raise wrong(ctx, _NOT_ALONE)
    for portfolio, path in meant:
        signing = _signing(desk, portfolio)
        own = list(signing.of_person(path, desk.person, desk.signer.key.name)) if signing else []
        if not own:
            fail(ctx, _NOT_OWN, path=desk.shown(f"{portfolio}/{path}"))
        texts = {it.given.file: desk.signer.signed(it.statement, moment(today())) for it in own}
        replace_files({desk.docs / file: as_text(signed) for file, signed in texts.items()})
        for file in texts:
            click.echo(desk.shown(file))
    talk(ctx, "Put these files on line. They count as long as the register of the school has your key.")


def _desk(ctx: click.Context) -> _Desk:
    docs = docs_here(ctx, None)
    issuer = issuer_here(ctx, docs)
    if issuer is None:
        raise wrong(ctx, "Your school has no key yet. Make one: leerkring keys new")
    secret = os.environ.get(VARIABLE, "")
    try:
        return _Desk(docs, issuer, signer(issuer.keyring, secret))
    except NoKeyError:
        found = _alone(docs, issuer, secret)
    if found is None:
        raise wrong(ctx, _NONE, variable=VARIABLE)
    return found


def _alone(docs: Path, issuer: SigningSchool, secret: str) -> _Desk | None:
    """The same for somebody of a register with a key of their own."""
    people = (it for group in read_layout(docs).groups for it in group.school.register.professionals)
    for person in people:
        with suppress(NoKeyError):
            return _Desk(docs, issuer, own_signer(secret, keys_on(person, today())), person.id)
    return None


def _meant(ctx: click.Context, desk: _Desk, path: Path) -> tuple[str, str]:
    """The portfolio of a file, and the file's path in it; empty for the folder itself."""
    full, home = path.resolve(), desk.docs.resolve()
    for portfolio in portfolios(desk.docs):
        if full.is_relative_to(home / portfolio):
            return portfolio, full.relative_to(home / portfolio).as_posix().removeprefix(".")
    raise wrong(ctx, "{path} is in no portfolio of this site.", path=visible(str(path)))


def _given_before(desk: _Desk) -> Iterator[tuple[str, str]]:
    """The documents of which something was signed and not taken back; records last: they hold the others."""
    keyring = desk.issuer.keyring
    withdrawn = withdrawn_of(desk.issuer.status, keyring)
    there = portfolios(desk.docs)
    found: dict[tuple[str, str], None] = {}
    for given in keyring.given:
        portfolio = next((it for it in there if given.file.startswith(f"{it}/")), "")
        if portfolio and given.index not in withdrawn:
            found[portfolio, document_of(given.file.removeprefix(f"{portfolio}/"))] = None
    yield from sorted(found, key=lambda it: (not it[1], it))


def _statements(ctx: click.Context, desk: _Desk, portfolio: str, path: str, *, again: bool) -> list[ToSign]:
    signing = _signing(desk, portfolio)
    with suppress(NothingToSignError):
        if signing:
            return list(signing.of(path))
    told = desk.shown(f"{portfolio}/{path}".rstrip("/"))
    if not again:
        fail(ctx, _NOT_SEEN, path=told)
    talk(ctx, _NOT_SEEN, path=told)
    return []


def _signing(desk: _Desk, portfolio: str) -> Signing | None:
    """A portfolio of which something is signed; none if not everybody may see it."""
    contexts = contexts_of(read_layout(desk.docs), "public", today(), keep=False)
    found = about(contexts, portfolio, desk.issuer.keyring.url)
    return Signing(desk.docs, portfolio, found, desk.issuer, today()) if found else None


@verb("revoke")
@click.argument("paths", type=click.Path(path_type=Path), metavar="FILE...", nargs=-1)
def revoke(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    desk = _desk(ctx)
    if desk.person:
        raise wrong(ctx, "Only the school takes back a signature: with its key, or in register.yml.")
    if not paths:
        raise wrong(ctx, "Name what is to be taken back: a validation or dialogue that was signed.")
    taken = {index for path in paths for index in _places(ctx, desk, path)}
    desk.keep({}, withdrawn_of(desk.issuer.status, desk.issuer.keyring) | taken)
    talk(ctx, "Taken back. Pages say so from the next build on; others, once they have your list anew.")


def _places(ctx: click.Context, desk: _Desk, path: Path) -> list[int]:
    """The places in the list of all that was signed of a document, which need not be there any more."""
    full, home = path.resolve(), desk.docs.resolve()
    named = full.relative_to(home).as_posix() if full.is_relative_to(home) else ""
    own = [it for it in desk.issuer.keyring.given if named in {it.file, document_of(it.file)}]
    if not own:
        raise wrong(ctx, "Nothing of {path} was signed here.", path=visible(str(path)))
    return [it.index for it in own]
