"""What a site says of the school as an issuer.

What reads keys is slow to load, and may be missing: it is loaded only for a school that has some.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError

from generator.building.context import ISSUER
from generator.hosts.build_log import BuildLog


def put_issuer(docs: Path, folder: Path, address: str, log: BuildLog, *, is_build: bool) -> None:
    """What a site says of the school as an issuer, as its staff made it; nothing is signed here."""
    if not (docs / ISSUER).is_dir():
        return
    from generator.signing.keyring import DamagedKeyringError, published  # noqa: PLC0415  # as said
    from generator.signing.school import issuer_of  # noqa: PLC0415  # as said

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
