"""Credentials beside evidence: what is told of them, whose they are, and what keeps one from every page."""

from __future__ import annotations

import base64
import datetime
import subprocess
import sys
from dataclasses import replace

import pytest

from generator.building.spans import span_of
from generator.credentials.trust import Trust
from generator.gate.prune import without_secrets
from generator.model import FIELD_NAMES, Credential
from generator.places import languages
from generator.publishing.secrets import Public, secrets
from generator.reading.read import read_site, read_trust
from generator.reading.signed import with_credentials
from generator.reporting.told import told as told_in_words
from scripts.sample_credentials import KADE, PORTFOLIOS, badge, encoded, signed
from tests.portfolios import PROFILE, written
from tests.publications import publication

DAY = datetime.date(2026, 11, 30)
EVIDENCE = "---\ntype: evidence\ntitle: Badge\nmedia: credential\nfile: badge.jwt\ndate: 2025-02-01\n---\n"
STREET = "4711 Nieuwegracht"


def docs_with(folder, token, recipient=""):
    profile = PROFILE.replace("language: en", f"language: en\n{recipient}") if recipient else PROFILE
    docs = written(folder, {"ann/evidence/badge.md": EVIDENCE, "ann/profile.md": profile})
    (docs / "ann/evidence/badge.jwt").write_text(token, encoding="utf-8")
    return docs


def looked_at(docs, trust=None, day=DAY):
    known = read_trust(PORTFOLIOS)[0] if trust is None else trust
    (portfolio,) = read_site(docs).site.portfolios
    return with_credentials(docs, portfolio, known, day)


def token(to="Ann de Vries-Bakker", **more):
    made = badge(9, KADE, to, "Care", "Cares well.", validFrom="2025-01-01T00:00:00Z", **more)
    made["credentialSubject"]["address"] = {"type": ["Address"], "streetAddress": STREET}
    return signed(made, KADE[0])


def changed():
    head, payload, signature = token().split(".")
    text = base64.urlsafe_b64decode(payload + "==").replace(b"Cares well.", b"Cares best.")
    return f"{head}.{encoded(text)}.{signature}", ""


FAULTS = {
    "credential-changed": changed,
    "credential-misleads": lambda: ('{"name": "a", "name": "b"}', ""),
    "credential-of-another": lambda: (token("Bob Boss"), "recipient: [ann@quay.example]"),
}


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_told_at_its_line_in_each_language_and_what_is_faulty_is_on_no_page(tmp_path, code):
    portfolio, (told,) = looked_at(docs_with(tmp_path, *FAULTS[code]()))
    assert portfolio.evidence == ()
    assert (told.code, told.path, told.place.line) == (code, "ann/evidence/badge.md", 5)
    said = [told_in_words(told, language) for language in languages()]
    assert len({it.sentence for it in said}) == len({it.hint for it in said}) == len(languages()) == 2
    assert "{" not in "".join(it.sentence + it.hint for it in said)


def test_the_address_of_a_fellow_learner_makes_their_badge_nobody_elses(tmp_path):
    made = badge(9, KADE, "Bob Boss", "Care", "Cares well.", validFrom="2025-01-01T00:00:00Z")
    made["credentialSubject"] = {**made["credentialSubject"], "id": "https://kade.example/bob/"}
    made["credentialSubject"].pop("identifier", None)
    theirs = signed(made, KADE[0])
    docs = docs_with(
        tmp_path, theirs, 'recipient: ["https://kade.example/bob/", " HTTPS://kade.example/bob/"]'
    )
    (one,) = looked_at(docs)[0].evidence
    assert (one.checked.integrity, one.checked.given, one.checked.verified) == ("unchanged", "unsaid", False)


def test_whose_it_is_was_not_checked_is_not_verified(tmp_path):
    portfolio, told = looked_at(docs_with(tmp_path, token("Bob Boss")))
    assert told == ()
    assert (portfolio.evidence[0].checked.given, portfolio.evidence[0].checked.verified) == ("unsaid", False)


def test_without_a_trust_list_nothing_is_verified(tmp_path):
    portfolio, _ = looked_at(docs_with(tmp_path, token()), Trust())
    assert not portfolio.evidence[0].checked.verified


def test_of_the_person_nothing_passes_the_gate_and_all_is_sought(tmp_path):
    docs = docs_with(tmp_path, token(), "recipient: [ann@quay.example]")
    portfolio, _ = looked_at(docs)
    site = replace(read_site(docs).site, portfolios=(portfolio,))
    shown = publication(site, "public", DAY).site.portfolios[0]
    assert "Cares well." in repr(shown)
    assert STREET not in repr(shown)
    assert "ann@quay.example" not in repr(shown)
    sought = secrets(portfolio, shown, {}, (), Public(()))
    assert {STREET, "ann@quay.example"} <= set(sought)


def test_nothing_of_a_credential_is_private_behind_the_gate():
    full = dict.fromkeys(("secrets", "depends", "changes"), ("x",))
    inner = Credential(integrity="unchanged", **full)
    shown = without_secrets(replace(inner, inside=(inner,)))
    for it in (shown, *shown.inside):
        assert [getattr(it, name) for name in full] == [(), (), ()]
    assert set(full) <= set(FIELD_NAMES[Credential])


def test_pages_are_made_anew_on_the_days_on_which_a_verdict_changes(tmp_path):
    portfolio, _ = looked_at(docs_with(tmp_path, token(validUntil="2026-12-24T00:00:00Z")))
    since, before = span_of(portfolio, DAY)
    assert (since, before) == ("2025-01-10", "2026-12-24")  # the consent's day; the last of the badge
    assert looked_at(tmp_path, day=datetime.date(2026, 12, 25))[0].evidence[0].checked.time == "expired"


def test_another_issuer_on_the_list_changes_nothing_for_who_shows_this_one(tmp_path):
    portfolio, _ = looked_at(docs_with(tmp_path, token()))
    assert portfolio.evidence[0].checked.depends == (f"known/{KADE[0]}",)
    known = read_trust(PORTFOLIOS)[0]
    others = tuple(it for it in known.issuers if it.id == KADE[0])
    assert replace(known, issuers=others).digest_of(KADE[0]) == known.digest_of(KADE[0])
    assert replace(known, issuers=()).digest_of(KADE[0]) != known.digest_of(KADE[0])


def test_who_has_no_credential_pays_for_none():
    code = (
        "import sys; import generator.building.learner; "
        "print(sorted({'pyld', 'cryptography', 'pyhanko'} & {it.partition('.')[0] for it in sys.modules}))"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"
