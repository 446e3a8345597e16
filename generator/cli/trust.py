"""``leerkring trust add`` and ``refresh``: whom the school knows, and what lies beside that list.

With ``--fetch`` it is the only command that asks something of the internet, and it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli.here import docs_here
from generator.cli.options import FILE, docs_option, in_option
from generator.cli.selection import cohort_meant
from generator.cli.talk import fail, line, talk, wrong
from generator.cli.verbs import verb
from generator.editing.written import NotWrittenError, with_data
from generator.fetching import LARGEST, Fetcher, NotFetchedError
from generator.guide.files import AlreadyThereError, refuse_links, replace_files
from generator.guide.spoken import Choice
from generator.guide.trust import (
    BY_THEMSELVES,
    Kept,
    NotAnIssuersError,
    kept,
    kept_files,
    source_of,
    with_issuer,
)
from generator.hosts.site import shown_path
from generator.model import KIND
from generator.reading.documents import Unread, read_document
from generator.reading.read import read_trust
from generator.reporting.visible import visible

LIST = "trust.yml"
WHY = {
    "not-https": "{address} is no plain address that begins with https://.",
    "own-network": "{address} leads into a network of your own. That is not asked.",
    "other-host": "{address} leads on to another site: {detail}. Look there yourself.",
    "too-large": "What stands at {address} is too large.",
    "too-slow": "{address} takes too long to answer.",
    "no-answer": "{address} gives no answer that can be used.",
    "status": "{address} answers with {detail}.",
}
_NOT_ITS_OWN = "What stands there is no document of {address}, no list and no certificate. It was not kept."


@dataclass(frozen=True)
class _Where:
    """The folder of the list, and how something is fetched; nothing is without a fetcher."""

    docs: Path
    fetcher: Fetcher | None


@verb("trust")
@click.argument("what", type=Choice(("add", "refresh")), metavar="add|refresh")
@click.argument("address", required=False)
@click.argument("file", type=FILE, required=False)
@click.option("--name", help="What the school calls the issuer. Left out: as its document does.")
@click.option("--fetch", is_flag=True, help="Get the document from the internet. Left out: only from FILE.")
@in_option()
@docs_option()
def trust(
    ctx: click.Context,
    what: str,
    address: str | None,
    file: Path | None,
    name: str | None,
    fetch: bool,
    within: str | None,
    docs: Path | None,
) -> None:
    home = docs_here(ctx, docs)
    where = _Where(home / cohort_meant(ctx, home, within), Fetcher() if fetch else None)
    if what == "refresh":
        _refresh(ctx, where)
        return
    address = line(ctx, address or "", "Name the issuer: leerkring trust add did:web:kade.example")
    content = _content(ctx, where, address, file)
    found = _kept(ctx, address, content) if content is not None else None
    _write(ctx, where.docs, address, found, name or "")


def _content(ctx: click.Context, where: _Where, address: str, file: Path | None) -> bytes | None:
    """What an issuer publishes; None where its address is its key."""
    if file is not None:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    if address.startswith(BY_THEMSELVES):
        return None
    if where.fetcher is None:
        told = "Name the file with its document behind {address}, or have it fetched with --fetch."
        raise wrong(ctx, told, address=visible(address))
    if not source_of(address):
        raise wrong(ctx, "{address} stands nowhere on the internet. Name a file.", address=visible(address))
    return _fetched(ctx, where.fetcher, address)


def _fetched(ctx: click.Context, fetcher: Fetcher, address: str) -> bytes:
    url = source_of(address)
    talk(ctx, "Asking the internet: {address}", address=visible(url))
    try:
        return fetcher.fetched(url)
    except NotFetchedError as error:
        fail(ctx, WHY[error.why], address=visible(url), detail=visible(error.detail))


def _kept(ctx: click.Context, address: str, content: bytes) -> Kept:
    try:
        return kept(address, content)
    except NotAnIssuersError:
        fail(ctx, _NOT_ITS_OWN, address=visible(address))


def _write(ctx: click.Context, docs: Path, address: str, found: Kept | None, name: str) -> None:
    files: dict[Path, str | bytes] = {}
    if found:
        files[docs / found.path] = found.content
    if found is None or found.is_issuer:
        files[docs / LIST] = _listed(ctx, docs, address, name or (found.name if found else "") or address)
    try:
        for path in files:
            refuse_links(path, docs)
    except AlreadyThereError as there:
        fail(ctx, "{path} is a link, and nothing is written through one.", path=there.path)
    replace_files(files)
    for path in files:
        click.echo(f"{shown_path(docs)}/{path.relative_to(docs).as_posix()}")
    told = "From now on the school says that it knows {address}. Have you asked them yourself, key by key?"
    if docs / LIST in files:
        talk(ctx, told, address=visible(address))
    _tell_of_faults(ctx, docs)


def _listed(ctx: click.Context, docs: Path, address: str, name: str) -> str:
    """The list with the issuer on it; what else stands in it stays as it is."""
    file = docs / LIST
    if not file.exists():
        text, data = "type: trust\nissuers: []\n", {"type": "trust", "issuers": []}
    else:
        read = read_document(file, LIST, KIND["trust"])
        if isinstance(read, Unread):
            fail(ctx, "{path} must be put right first. To see how: leerkring check", path=file)
        text, data = read.text, read.data
    try:
        return with_data(text, KIND["trust"], with_issuer(data, address, " ".join(name.split())[:200]))
    except NotWrittenError:
        fail(
            ctx, "{path} could not be changed. Add a line for {address} by hand.", path=file, address=address
        )


def _tell_of_faults(ctx: click.Context, docs: Path) -> None:
    if read_trust(docs)[1].problems:
        talk(ctx, "{path} must be put right first. To see how: leerkring check", path=docs / LIST)


def _refresh(ctx: click.Context, where: _Where) -> None:
    if where.fetcher is None:
        raise wrong(
            ctx, "Only with --fetch is something asked of the internet: leerkring trust refresh --fetch"
        )
    failed = False
    for file, address in kept_files(where.docs):
        shown = f"{shown_path(where.docs)}/{file.relative_to(where.docs).as_posix()}"
        if not address:
            talk(ctx, "{path} does not say where it is from, and stays as it is.", path=shown)
        elif not (problem := _renewed(ctx, where, where.fetcher, file, address)):
            click.echo(shown)
        else:
            talk(ctx, problem[0], **problem[1])
            failed = True
    if failed:
        fail(ctx, "What could not be had anew stays as it was.")


def _renewed(
    ctx: click.Context, where: _Where, fetcher: Fetcher, file: Path, address: str
) -> tuple[str, dict[str, str]] | None:
    """Have a file anew; what to say if that could not be."""
    url = source_of(address)
    talk(ctx, "Asking the internet: {address}", address=visible(url))
    try:
        found = kept(address, fetcher.fetched(url))
    except NotFetchedError as error:
        return WHY[error.why], {"address": visible(url), "detail": visible(error.detail)}
    except NotAnIssuersError:
        return _NOT_ITS_OWN, {"address": visible(address)}
    if where.docs / found.path != file:
        return _NOT_ITS_OWN, {"address": visible(address)}
    if found.content != file.read_bytes():
        replace_files({file: found.content})
    return None
