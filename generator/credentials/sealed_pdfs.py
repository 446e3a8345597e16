"""Sealed PDFs, as of the register of diplomas (PAdES): read by pyHanko, which is installed for this only.

What was added after the seal counts as changed: nobody can tell by looking which of it was sealed.
"""

from __future__ import annotations

import io
import logging
from typing import Any

from generator.credentials.certificates import Seal, now_of, read_certificate, seal_of
from generator.credentials.refusals import ChangedError, UncheckableError
from generator.credentials.view import View

MOST_SEALS = 8


def confirmed_pdf(content: bytes, view: View) -> Seal:
    """Who sealed a PDF that is wholly as it was sealed. Raises ChangedError and UncheckableError."""
    try:
        from pyhanko.pdf_utils.misc import PdfReadError  # noqa: PLC0415  # a second, and an extra
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415  # the same
    except ImportError:
        raise UncheckableError("not-installed", "pyHanko") from None
    try:
        signatures = PdfFileReader(io.BytesIO(content), strict=False).embedded_regular_signatures
    except (PdfReadError, ValueError, KeyError, TypeError, IndexError):
        raise UncheckableError("damaged-file") from None
    if not signatures:
        raise UncheckableError("no-signature")
    if len(signatures) > MOST_SEALS:
        raise UncheckableError("too-many-values")
    seals = [_confirmed(it, view, is_last=it is signatures[-1]) for it in signatures]
    return seals[-1]


def _confirmed(signature: Any, view: View, *, is_last: bool) -> Seal:
    """One seal: it must hold, and nothing may have been added after the last of them."""
    from pyhanko.sign.diff_analysis import ModificationLevel  # noqa: PLC0415  # a second, and an extra
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415  # the same
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415  # the same
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415  # the same

    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # an unknown root is no fault of ours
    status = validate_pdf_signature(signature, ValidationContext(allow_fetching=False, trust_roots=[]))
    harmless = {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES}
    whole = {SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION}
    if not (status.intact and status.valid) or status.coverage not in whole:
        raise ChangedError
    if is_last and status.modification_level not in harmless:
        raise ChangedError
    chain = [status.signing_cert, *_others(signature, status.signing_cert)]
    certificates = [read_certificate(it.dump()) for it in chain]
    return seal_of(_ordered(certificates), view.trust.roots(), status.signer_reported_dt, now_of(view.day))


def _others(signature: Any, own: Any) -> list[Any]:
    return [it for it in signature.other_embedded_certs if it != own]


def _ordered(certificates: list[Any]) -> list[Any]:
    """From the seal's own certificate upwards, as far as they follow each other."""
    made, rest = certificates[:1], certificates[1:]
    while issuer := next((it for it in rest if it.subject == made[-1].issuer and it not in made), None):
        made.append(issuer)
    return made
