"""``leerkring fingerprint``: what the evidence of a validation is like."""

import re

from tests.cli.command import EVIDENCE, FRAMEWORK, PROFILE, VALIDATION, run, write


def test_fingerprint_prints_lines_for_the_validation(docs):
    write(docs / "amina/evidence/plan.md", EVIDENCE)
    result = run("fingerprint", str(write(docs / "amina/validations/scan.md", VALIDATION)))
    assert result.exit_code == 0
    assert re.fullmatch(r'fingerprint:\n  plan: "[0-9a-f]{16}"\n', result.stdout)


def test_fingerprints_are_those_that_the_site_reckons_with(docs):
    profile = PROFILE.replace(
        "---\n", "---\npeople:\n  - {id: peter, name: Peter Smit, role: facilitator}\n", 1
    )
    write(docs / "amina/profile.md", profile)
    write(
        docs / "frameworks/kade.yml",
        FRAMEWORK.replace("asks: []", 'asks: [{competence: "kade:A", level: 1}]'),
    )
    write(docs / "amina/evidence/plan.md", EVIDENCE)
    file = write(docs / "amina/validations/scan.md", VALIDATION)
    lines = run("fingerprint", str(file)).stdout
    write(file, VALIDATION.replace("cycle: 1\n", f"cycle: 1\n{lines}"))
    from generator.reading.read import read_site

    (portfolio,) = read_site(docs).site.portfolios
    (piece,) = portfolio.evidence
    assert lines == f'fingerprint:\n  plan: "{piece.fingerprint}"\n'


def test_no_fingerprint_of_evidence_that_is_not_there(docs):
    result = run("fingerprint", str(write(docs / "amina/validations/scan.md", VALIDATION)))
    assert (result.exit_code, result.stdout) == (1, "")


def test_no_fingerprint_of_what_a_link_leads_to(docs, tmp_path):
    elsewhere = write(tmp_path / "elsewhere.md", EVIDENCE)
    (docs / "amina/evidence").mkdir(exist_ok=True)
    (docs / "amina/evidence/plan.md").symlink_to(elsewhere)
    result = run("fingerprint", str(write(docs / "amina/validations/scan.md", VALIDATION)))
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_fingerprint_is_of_a_validation(docs):
    assert run("fingerprint", str(docs / "amina/profile.md")).exit_code == 2
