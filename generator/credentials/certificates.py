"""Certificates of seals: whose they are, and whether they lead to a root that the school keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509.oid import NameOID

from generator.credentials.keys import Key, key_of
from generator.credentials.refusals import UncheckableError

LONGEST_CHAIN = 8


@dataclass(frozen=True)
class Seal:
    """Whose certificate sealed it, from which root we know that, and what is to be said of it."""

    name: str
    is_rooted: bool
    notes: tuple[str, ...]

    @property
    def holder(self) -> str:
        """What a trust list calls whoever has the certificate."""
        return f"x509:{self.name}" if self.is_rooted else ""


def read_certificate(content: bytes) -> x509.Certificate:
    try:
        if content.lstrip().startswith(b"-----BEGIN"):
            return x509.load_pem_x509_certificate(content)
        return x509.load_der_x509_certificate(content)
    except ValueError:
        raise UncheckableError("unknown-key", "X.509") from None


def public_key(certificate: x509.Certificate) -> Key:
    try:
        return key_of(certificate.public_key())
    except (ValueError, UnsupportedAlgorithm):
        raise UncheckableError("unknown-key", "X.509") from None


def seal_of(
    chain: list[x509.Certificate], roots: tuple[bytes, ...], sealed: datetime | None, now: datetime
) -> Seal:
    """``sealed`` is when the seal says it was made, of which nothing here is proof."""
    certificate = chain[0]
    known = [read_certificate(root) for root in roots]
    notes = ["seal-time-claimed"]
    at = sealed or now
    is_dated = certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc
    if not is_dated:
        notes.append("certificate-not-valid")
    if certificate.not_valid_after_utc < now:
        notes.append("certificate-ended")
    return Seal(_name(certificate), is_dated and _leads_to(chain, known), tuple(notes))


def _name(certificate: x509.Certificate) -> str:
    for kind in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME):
        if found := certificate.subject.get_attributes_for_oid(kind):
            return str(found[0].value)[:200]
    return ""


def _leads_to(chain: list[x509.Certificate], roots: list[x509.Certificate]) -> bool:
    """Whether each certificate is signed by the next, and the last by a root or is one itself."""
    if len(chain) > LONGEST_CHAIN:
        return False
    for certificate, issuer in pairwise(chain):
        if certificate in roots:
            return True
        if not _is_signed_by(certificate, issuer) or not _may_sign(issuer):
            return False
    return chain[-1] in roots or any(_is_signed_by(chain[-1], root) and _may_sign(root) for root in roots)


def _is_signed_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def now_of(day: object) -> datetime:
    """The morning of a day, in the zone of all."""
    return datetime.fromisoformat(str(day)).replace(tzinfo=UTC)
