"""What a site says of the school as an issuer, and the portfolios it signs, as everybody may see them.

What reads keys is slow to load, and may be missing: it is loaded only for a school that has some.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from generator.building.archive_validity import discover
from generator.building.context import ISSUER
from generator.building.review import review
from generator.hosts.build_log import BuildLog
from generator.hosts.day import today
from generator.hosts.site import contexts_of
from generator.reading.layout import read_layout
from generator.reading.read import shelf_of

if TYPE_CHECKING:
    from generator.signing.badge import About


def put_issuer(docs: Path, folder: Path, address: str, log: BuildLog, *, is_build: bool) -> None:
    """What a site says of the school as an issuer, as its staff made it; nothing is signed here."""
    if not (docs / ISSUER).is_dir():
        return
    from generator.signing.keyring import DamagedKeyringError, published  # noqa: PLC0415
    from generator.signing.school import issuer_of  # noqa: PLC0415

    try:
        issuer = issuer_of(docs)
    except DamagedKeyringError:
        told = "The folder issuer is not as leerkring keys writes it, and the old site stays."
        raise PluginError(log.say(told)) from None
    if issuer and issuer.keyring.url == address:
        for path, content in published(issuer.keyring, issuer.status).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    elif issuer and is_build:
        told = "What the school signed leads to {address}, and this site has another address."
        log.tell(told, address=issuer.keyring.url)


def about(docs: Path, portfolio: str, url: str) -> About | None:
    """A portfolio, with its cohort's folder, as everybody may see it today; None if nobody may.

    ``url`` is where the school signs that its site is.
    """
    from generator.building.signatures import about_of  # noqa: PLC0415

    prefix, _, slug = portfolio.rpartition("/")
    found = discover(contexts_of(read_layout(docs), "public", today(), keep=False))
    context = next(it.context for it in found.cohorts if it.context.prefix.rstrip("/") == prefix)
    shelf = shelf_of(docs)
    read = review(context.docs, slug, context.school, context.viewing, shelf)
    shelf.close()
    return about_of(context, read.published, url) if read.published else None
