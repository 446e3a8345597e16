"""Sealed European credentials and sealed PDFs: unchanged or not, by whom, and nothing of the person."""

from __future__ import annotations

import io
import json

import pytest

from generator.credentials.model import Issuer
from generator.credentials.trust import Trust
from generator.credentials.verify import checked
from tests.credentials import school
from tests.credentials.conformance import needs_fixtures, read

pytestmark = needs_fixtures

NOBODY = school.view(Trust())


def test_a_seal_is_of_the_name_in_its_certificate_and_proves_no_more_without_its_root():
    found = checked(read("edc", "Sample-CertOfPart-signed.jsonld"), NOBODY)
    assert found.verdict.integrity == "unchanged"
    assert found.verdict.binding == "unknown"
    assert found.statement.issuer == "ORGANIZACION TEST"
    assert {"seal-time-claimed", "certificate-ended"} <= set(found.verdict.notes)


def test_nothing_that_a_sealed_credential_says_of_the_person_is_in_the_statement():
    found = checked(read("edc", "Sample-CertOfPart-signed.jsonld"), NOBODY)
    assert {"1999-10-01", "ana.andromeda.4edc@gmail.com", "Calle Iglesia 16, 17242 Girona"} <= set(
        found.secrets
    )
    told = repr(found.statement)
    assert not [it for it in found.secrets if it in told]
    assert found.statement.title


def test_a_change_after_the_seal_is_seen():
    document = json.loads(read("edc", "credential-jws-invalid.jsonld"))
    document["payload"] = document["payload"].replace("Max Power", "Min Power")
    assert checked(json.dumps(document).encode(), NOBODY).verdict.integrity == "changed"


def test_what_stands_beside_the_seal_is_not_sealed():
    document = json.loads(read("edc", "credential-jws-invalid.jsonld"))
    document["title"] = "Cum laude"
    assert checked(json.dumps(document).encode(), NOBODY).verdict.integrity == "uncheckable"


def test_a_time_without_a_zone_is_of_the_zone_of_all():
    found = checked(read("edc", "credential-jws-invalid.jsonld"), NOBODY).verdict
    assert (found.time, found.valid_until) == ("expired", "2024-09-25")


# PDF --------------------------------------------------------------------------------------------

pyhanko = pytest.importorskip("pyhanko", reason="the extra for sealed PDFs is not installed")


def with_root(*issuers: Issuer) -> Trust:
    return Trust(issuers, {"roots/school.pem": read("pades", "school-test.pem")})


def test_a_sealed_pdf_is_of_whom_its_root_says():
    without = checked(read("pades", "signed.pdf"), NOBODY).verdict
    assert (without.integrity, without.binding) == ("unchanged", "unknown")
    rooted = checked(read("pades", "signed.pdf"), school.view(with_root()))
    assert (rooted.verdict.binding, rooted.verdict.known) == ("issuer", "unlisted")
    listed = with_root(Issuer(id=rooted.statement.issuer_id, name="De Kade"))
    assert checked(read("pades", "signed.pdf"), school.view(listed)).is_verified


def test_a_byte_of_a_sealed_pdf_is_missed():
    assert checked(read("pades", "byte-changed.pdf"), school.view(with_root())).verdict.integrity == "changed"


def test_what_was_added_after_the_seal_is_seen():
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(read("pades", "signed.pdf")))
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    page.get_object()["/Rotate"] = generic.NumberObject(90)
    writer.mark_update(page)
    added = io.BytesIO()
    writer.write(added)
    assert added.getvalue().startswith(read("pades", "signed.pdf"))
    assert checked(added.getvalue(), school.view(with_root())).verdict.integrity == "changed"


def test_a_pdf_without_a_seal_says_so():
    import pikepdf

    document = pikepdf.new()
    document.add_blank_page()
    written = io.BytesIO()
    document.save(written)
    assert checked(written.getvalue(), NOBODY).verdict.reason == "no-signature"
    assert checked(b"%PDF-1.7\nnothing", NOBODY).verdict.integrity == "uncheckable"


def test_without_the_extra_a_pdf_is_not_checked_here(monkeypatch):
    import builtins

    own = builtins.__import__

    def missing(name, *rest):
        if name.startswith("pyhanko"):
            raise ImportError(name)
        return own(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    assert checked(read("pades", "signed.pdf"), NOBODY).verdict.reason == "not-installed"
