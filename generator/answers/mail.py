"""From which domain a mail was sent, if the domain itself says so: its signature (DKIM, RFC 6376).

The key of a domain is asked for on the internet, and so only when somebody wants that. Nothing of the mail is
kept but the name of the domain.
"""

from __future__ import annotations

import email.policy
import re
from collections.abc import Callable, Collection
from email.parser import BytesHeaderParser
from typing import Any

from generator.answers.carriers import BOUNDED

Lookup = Callable[..., bytes | None]
"""What stands at a name in the DNS as text (TXT)."""

_MOST_SIGNATURES = 5
_WEAKEST = 1024
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\Z")


def can_check() -> bool:
    """Whether the library that checks signatures of mails is here."""
    try:
        import dkim  # type: ignore[import-untyped]  # noqa: PLC0415, F401  # an extra
    except ImportError:
        return False
    return True


def sending_domain(mail: bytes, not_from: Collection[str] = (), lookup: Lookup | None = None) -> str:
    """The sender's domain that signed the whole of a mail and who sent it; ``""`` if that is not known.

    ``not_from`` are addresses of the learner: what they send themselves is sent by nobody else.
    """
    try:
        sender = _sender(mail)
    except Exception:  # noqa: BLE001  # as below
        return ""
    host = sender.rpartition("@")[2]
    if not host or not _DOMAIN.match(host) or sender in {each.lower() for each in not_from}:
        return ""
    signed = (_signed_by(mail, index, lookup) for index in range(_signatures(mail)))
    return next((host for domain in signed if domain and (host == domain or host.endswith(f".{domain}"))), "")


def _sender(mail: bytes) -> str:
    """The one address that a mail says it is from, in small letters."""
    said = BytesHeaderParser(policy=BOUNDED).parsebytes(mail)
    heads = said.get_all("from") or []
    addresses = list(heads[0].addresses) if len(heads) == 1 else []
    return str(addresses[0].addr_spec).lower() if len(addresses) == 1 else ""


def _signatures(mail: bytes) -> int:
    said = BytesHeaderParser(policy=email.policy.compat32).parsebytes(mail)
    return min(len(said.get_all("dkim-signature") or []), _MOST_SIGNATURES)


def _signed_by(mail: bytes, index: int, lookup: Lookup | None) -> str:
    """The domain of one signature that holds, covers the sender, and leaves nothing open at the end."""
    import dkim  # noqa: PLC0415  # an extra

    signer: Any = dkim.DKIM(mail, minkey=_WEAKEST)
    try:
        holds = signer.verify(idx=index, **({"dnsfunc": lookup} if lookup else {}))
    except Exception:  # noqa: BLE001  # a library that reads what strangers write raises what it likes
        return ""
    fields = signer.signature_fields
    covered = [each.strip().lower() for each in fields.get(b"h", b"").split(b":")]
    if not holds or b"from" not in covered or b"l" in fields or fields.get(b"a") == b"rsa-sha1":
        return ""
    return str(fields[b"d"].decode("ascii", "replace").lower())
