"""A file, looked at: is it unchanged, whose is it, does the school know them, does it still hold.

Nothing here opens a socket, writes a file or asks for the time: the same bytes, trust list, day and learner
give the same answer.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from generator.credentials.beyond import own_file
from generator.credentials.certificates import Seal
from generator.credentials.claims import Claims, address_of, claims_of_json, texts
from generator.credentials.cose import confirmed_message
from generator.credentials.envelopes import Envelope, envelope_of, written
from generator.credentials.hosted import (
    Assertion,
    confirmed_assertion,
    is_assertion,
    unsigned,
)
from generator.credentials.jose import Token, confirmed_token, taken_apart
from generator.credentials.model import Binding, Checked, Statement, Verdict
from generator.credentials.moments import begins, day_of, ends, time_of
from generator.credentials.proofs import Proven, confirmed, may_have_other_versions
from generator.credentials.recipients import given_to
from generator.credentials.refusals import ChangedError, UncheckableError
from generator.credentials.sealed_pdfs import confirmed_pdf
from generator.credentials.seals import Sealed, confirmed_seal, is_sealed
from generator.credentials.statements import (
    secrets_of,
    statement_of,
    statement_of_badge,
    statement_of_sealed,
)
from generator.credentials.status import Found, named_in, status_of
from generator.credentials.strict_json import Json, group, listed, read_json, text_of
from generator.credentials.view import View

MOST_INSIDE = 50
_DEEPEST = 3
_ENVELOPED = re.compile(r"data:application/(?:vc|vp)(?:-ld)?\+(?:jwt|sd-jwt|cose)(?:;[^,]*)?,(.+)", re.DOTALL)


def checked(content: bytes, view: View) -> Checked:
    """What can be said of a file; whatever is wrong with it is said, too."""
    found = _checked(content, view, 0)
    own = own_file(content, view.shown) if found.verdict.integrity == "unchanged" else None
    return replace(found, digest=hashlib.sha256(content).hexdigest(), own=own)


def _checked(content: bytes, view: View, depth: int) -> Checked:
    try:
        return _of_envelope(envelope_of(content), view, depth)
    except UncheckableError as error:
        return _uncheckable(error)
    except ChangedError:
        return Checked(verdict=Verdict(integrity="changed"))
    except RecursionError:
        return _uncheckable(UncheckableError("too-deep"))


def _uncheckable(error: UncheckableError) -> Checked:
    return Checked(verdict=Verdict(integrity="uncheckable", reason=error.reason, detail=error.detail))


def _of_envelope(envelope: Envelope, view: View, depth: int) -> Checked:
    text = envelope.content.decode("utf-8-sig", "replace")
    if envelope.form == "token":
        return _of_token(text, view, depth)
    if envelope.form == "cose":
        return _of_signed(confirmed_message(text, view.trust.document), view, depth)
    if envelope.form == "pdf":
        return _of_paper(confirmed_pdf(envelope.content, view), view)
    return _of_document(read_json(envelope.content), view, depth)


def _of_document(document: Json, view: View, depth: int) -> Checked:
    if is_sealed(document):
        return _of_sealed(confirmed_seal(document, view), view)
    if is_assertion(document):
        return _hosted(unsigned(document, view.trust.document), view)
    if "VerifiablePresentation" in listed(group(document).get("type")):
        return _of_presentation(_inside(group(document), view, depth))
    try:
        signed = confirmed(document, view.trust.document)
    except ChangedError:
        notes = ("other-versions",) if may_have_other_versions(document) else ()
        return Checked(verdict=Verdict(integrity="changed", notes=notes))
    if "VerifiableCredential" not in texts(signed.claims, "type"):
        raise UncheckableError("unknown-type", ", ".join(texts(signed.claims, "type"))[:60])
    found = _of_claims(signed.claims, signed, view)
    return replace(found, inside=_inside(group(document), view, depth))


def _of_token(text: str, view: View, depth: int) -> Checked:
    first = taken_apart(text.partition("~")[0])
    if is_assertion(read_json(first.payload)):
        return _of_badge(confirmed_assertion(first, view.trust.document), view)
    return _of_signed(confirmed_token(text, view.trust.document), view, depth)


def _of_signed(token: Token, view: View, depth: int) -> Checked:
    signed = _by_token(token)
    return replace(_of_claims(signed.claims, signed, view), inside=_inside(token.document, view, depth))


def _by_token(token: Token) -> Proven:
    return Proven(token.claims, (token.held,), (token.suite,), ())


def _of_presentation(inside: tuple[Checked, ...]) -> Checked:
    """What a wallet shows is worth what is in it: the verdict is that of the weakest."""
    if not inside:
        raise UncheckableError("no-credential")
    return replace(min(inside, key=_strength), inside=inside if len(inside) > 1 else ())


def _strength(it: Checked) -> tuple[bool, bool, bool]:
    return it.verdict.integrity == "unchanged", it.verdict.binding == "issuer", it.is_verified


def _inside(document: dict[str, Json], view: View, depth: int) -> tuple[Checked, ...]:
    """The credentials that a document carries: those of a learner's record, or of a presentation."""
    subjects = map(group, listed(document.get("credentialSubject")))
    carried = [*listed(document.get("verifiableCredential"))]
    carried += [it for subject in subjects for it in listed(subject.get("verifiableCredential"))]
    if len(carried) > MOST_INSIDE or (carried and depth >= _DEEPEST):
        raise UncheckableError("too-many-values")
    return tuple(_carried(it, view, depth + 1) for it in carried)


def _carried(entry: Json, view: View, depth: int) -> Checked:
    try:
        if isinstance(entry, str):
            return _of_envelope(written(entry.encode()), view, depth)
        if "EnvelopedVerifiableCredential" not in listed(group(entry).get("type")):
            return _of_document(entry, view, depth)
    except UncheckableError as error:
        return _uncheckable(error)
    except ChangedError:
        return Checked(verdict=Verdict(integrity="changed"))
    enveloped = _ENVELOPED.fullmatch(text_of(group(entry).get("id")))
    if not enveloped:
        raise UncheckableError("malformed", "EnvelopedVerifiableCredential")
    return _checked(enveloped[1].encode(), view, depth)


# Verdicts ---------------------------------------------------------------------------------------


def _of_claims(claims: Claims, signed: Proven, view: View) -> Checked:
    issuers = {address_of(it) for it in listed(claims.get("issuer"))}
    issuer = issuers.pop() if len(issuers) == 1 else ""
    binding = _binding(issuer, [held.holder for held in signed.held])
    status = status_of(claims, signed, view.trust, view.day, lambda content: _status_list(content, view))
    statement = statement_of(claims)
    verdict = _dated(Verdict(integrity="unchanged", suites=signed.suites), claims, view)
    return Checked(
        verdict=replace(
            _with_status(verdict, status),
            binding=binding,
            known=view.trust.known(issuer, view.day) if binding == "issuer" else "unlisted",
        ),
        statement=statement,
        secrets=secrets_of(claims, statement),
    )


def _binding(issuer: str, holders: Iterable[str]) -> Binding:
    """The issuer's if one key is; another's if only other holders are known; else nobody knows."""
    known = {holder for holder in holders if holder}
    if issuer and issuer in known:
        return "issuer"
    return "other" if known and issuer else "unknown"


def _dated(verdict: Verdict, claims: Claims, view: View) -> Verdict:
    return replace(
        verdict,
        time=time_of(claims, view.day),
        valid_from=day_of(begins(claims)),
        valid_until=day_of(ends(claims)),
        recipient=given_to(claims, view.recipients),
    )


def _with_status(verdict: Verdict, found: Found) -> Verdict:
    return replace(
        verdict,
        status=found.status,
        why_unknown=found.why,
        status_from=found.of,
        status_until=found.until,
        notes=verdict.notes + found.notes,
    )


def _status_list(content: bytes, view: View) -> Proven:
    """A status list, verified as any credential is."""
    envelope = envelope_of(content)
    if envelope.form == "token":
        return _by_token(confirmed_token(envelope.content.decode(), view.trust.document))
    return confirmed(read_json(envelope.content), view.trust.document)


def _hosted(assertion: Assertion, view: View) -> Checked:
    """Nobody signed it: without the issuer's site there is nothing to check but its dates."""
    verdict = Verdict(integrity="uncheckable", reason="hosted")
    statement = statement_of_badge(assertion)
    return Checked(
        verdict=_dated(verdict, assertion.claims, view),
        statement=statement,
        secrets=secrets_of(assertion.claims, statement),
    )


def _of_badge(assertion: Assertion, view: View) -> Checked:
    statement = statement_of_badge(assertion)
    binding = _binding(statement.issuer_id, [assertion.held.holder] if assertion.held else [])
    verdict = _dated(Verdict(integrity="unchanged", suites=("JWS",)), assertion.claims, view)
    lists = [address_of(it) for it in listed(assertion.issuer.get("revocationList"))]
    found = named_in(lists[0], str(assertion.claims.get("id", "")), view.trust) if lists else Found("none")
    return Checked(
        verdict=replace(
            _with_status(verdict, found),
            binding=binding,
            known=view.trust.known(statement.issuer_id, view.day) if binding == "issuer" else "unlisted",
        ),
        statement=statement,
        secrets=secrets_of(assertion.claims, statement),
    )


# Seals ------------------------------------------------------------------------------------------


def _of_sealed(sealed: Sealed, view: View) -> Checked:
    claims = claims_of_json(sealed.document)
    statement = replace(statement_of_sealed(claims), issuer=sealed.seal.name, issuer_id=sealed.seal.holder)
    status = status_of(
        claims, Proven(claims, (), (), ()), view.trust, view.day, lambda it: _status_list(it, view)
    )
    verdict = _with_status(_dated(_by_seal(sealed.seal, sealed.suite, view), claims, view), status)
    return Checked(verdict=verdict, statement=statement, secrets=secrets_of(claims, statement))


def _of_paper(seal: Seal, view: View) -> Checked:
    """A sealed PDF: what is printed on it is not read, so that nothing of it is shown."""
    statement = Statement(kinds=("PDF",), issuer=seal.name, issuer_id=seal.holder)
    return Checked(verdict=_by_seal(seal, "PAdES", view), statement=statement)


def _by_seal(seal: Seal, suite: str, view: View) -> Verdict:
    return Verdict(
        integrity="unchanged",
        binding="issuer" if seal.holder else "unknown",
        known=view.trust.known(seal.holder, view.day) if seal.holder else "unlisted",
        suites=(suite,),
        notes=seal.notes,
    )
