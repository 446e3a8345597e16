"""Every credential that others made gives the verdicts that its SOURCES.md tells."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from generator.credentials.model import Checked, Verdict
from generator.credentials.verify import checked
from generator.credentials.view import View
from tests.credentials import school
from tests.credentials.conformance import expected, needs_fixtures, read

pytestmark = needs_fixtures

NO_CREDENTIAL = ("document of", "status list", "asset", "certificate", "issuer did:web")
"""What begins so is kept beside the trust list, and tried with what needs it."""

RULES: dict[str, Callable[[Checked], bool]] = {
    r"^(integrity )?ok\b|^seal ok|^intact|^credential: as simple|^as simple": lambda it: (
        it.verdict.integrity == "unchanged"
    ),
    r"^cannot|^refused|^not covered|^hosted|cannot be checked": lambda it: (
        it.verdict.integrity == "uncheckable"
    ),
    r"^(\*\*)?broken": lambda it: it.verdict.integrity == "changed",
    r"not covered": lambda it: it.verdict.reason == "uncovered",
    r"unknown context": lambda it: it.verdict.reason == "unknown-context",
    r"base proof": lambda it: it.verdict.reason == "base-proof",
    r"no signature|no seal": lambda it: it.verdict.reason in {"no-signature", "malformed"},
    r"was a draft": lambda it: it.verdict.reason == "old-suite",
    r"no key|neither kid|did:example$": lambda it: it.verdict.reason == "no-key",
    r"too deep": lambda it: it.verdict.reason == "too-deep",
    r"too large": lambda it: it.verdict.reason == "too-large",
    r"too entangled": lambda it: it.verdict.reason == "too-entangled",
    r"entities": lambda it: it.verdict.reason == "entities",
    r"^hosted|hosted assertion": lambda it: it.verdict.reason == "hosted",
    r"ok, unknown|binding \**unknown|binding impossible": lambda it: it.verdict.binding == "unknown",
    r"not the issuer's key": lambda it: it.verdict.binding == "other",
    r"bound": lambda it: it.verdict.binding == "issuer",
    r"\bexpired\b": lambda it: it.verdict.time == "expired",
    r"in time": lambda it: it.verdict.time == "in-time",
    r"no status": lambda it: it.verdict.status == "none",
    r"status unknown": lambda it: it.verdict.status == "unknown",
    r"revoked if bsl-testlist": lambda it: it.verdict.status == "withdrawn",
    r"not revoked|good with list": lambda it: it.verdict.status == "good",
    r"RS256": lambda it: "RS256" in it.verdict.suites[0] or it.verdict.suites[0] == "JWS",
    r"type Endorsement": lambda it: "EndorsementCredential" in it.statement.kinds,
    r"a BitstringStatusListCredential": lambda it: "BitstringStatusListCredential" in it.statement.kinds,
}
"""What the words of a SOURCES.md mean for a verdict: each that is found must be so."""

FIRST = 3
"""How many of the rules tell whether it is unchanged: one of them must be found."""

TRUSTED = {
    "ob3": school.of_badges,
    "clr": school.of_badges,
    "ob2": school.of_badges,
    "hostile": school.of_badges,
    "issued": school.of_kade,
    "edc": school.of_badges,
}
CASES = [(name, file) for name in TRUSTED for file in expected(name)]


def is_credential(said: str) -> bool:
    return not said.startswith(NO_CREDENTIAL)


@pytest.mark.parametrize(("name", "file"), [it for it in CASES if is_credential(expected(it[0])[it[1]])])
def test_a_file_gives_what_is_told_of_it(name, file):
    said = expected(name)[file]
    rules = [rule for rule in RULES if re.search(rule, said)]
    assert rules, said
    assert set(rules) & set(list(RULES)[:FIRST]), said
    found = timed(read(name, file), school.view(TRUSTED[name]()))
    for rule in rules:
        assert RULES[rule](found), (rule, said, found.verdict)
    assert not found.is_verified or name == "issued"


def timed(content: bytes, view: View) -> Checked:
    begun = time.process_time()
    found = checked(content, view)
    assert time.process_time() - begun < 2
    return found


def test_how_many_there_are():
    counts = Counter(name for name, _ in CASES)
    print(f"\ncredentials tried: {dict(counts)}, dcc {len(expected('dcc'))}")
    assert counts["ob3"] == len(expected("ob3"))
    for name in TRUSTED:
        assert counts[name], name


# The Digital Credentials Consortium -------------------------------------------------------------

BINDING = {"ok": "issuer"}
KNOWN = {"yes": "listed", "no": "unlisted"}
TIME = {"ok": "in-time", "expired": "expired", "not yet": "not-yet"}
STATUS = {"none": "none", "good": "good", "revoked": "withdrawn"}
DCC = [file for file, said in expected("dcc").items() if is_credential(said)]


@cache
def verdict_of(file: str) -> Verdict:
    """Looked at once for all tests."""
    return timed(read("dcc", file), school.view(school.of_dcc())).verdict


@pytest.mark.parametrize("file", DCC)
def test_a_credential_of_the_consortium_gives_all_five_verdicts(file):
    said = expected("dcc")[file]
    verdict = verdict_of(file)
    if said.startswith("broken"):
        assert verdict.integrity == "changed"
        return
    integrity, binding, known, when, status = said.split(", ")
    assert integrity == "ok"
    assert verdict.integrity == "unchanged"
    assert verdict.binding == BINDING[binding]
    assert verdict.known == KNOWN[known]
    assert verdict.time == TIME[when]
    assert verdict.status == STATUS.get(status, "unknown")
    assert (verdict.why_unknown != "") == status.startswith("unknown")


def test_of_all_that_have_a_status_each_is_told():
    told = Counter(verdict_of(file).status for file in DCC)
    meant = Counter(
        STATUS.get(said.split(", ")[-1], "unknown") for said in expected("dcc").values() if "," in said
    )
    print(f"\ndcc: {len(DCC)} credentials, {dict(told)}")
    assert {it: told[it] for it in ("withdrawn", "good", "unknown")} == {
        it: meant[it] for it in ("withdrawn", "good", "unknown")
    }


# With and without what staff keep ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("status_list", "status"), [("list.json", "good"), ("list-revoked.json", "withdrawn"), (None, "unknown")]
)
def test_a_badge_is_withdrawn_if_the_list_says_so(status_list, status):
    found = checked(read("issued", "badge.json"), school.view(school.of_kade(status_list)))
    assert found.verdict.status == status
    assert found.is_verified == (status == "good")
    assert found.verdict.valid_until == "2031-06-18"


def test_without_the_list_on_disk_nobody_knows_whether_it_was_withdrawn():
    trust = school.of_badges(with_list=False)
    verdict = checked(read("ob3", "bsl-credential-status-revoked.json"), school.view(trust)).verdict
    assert (verdict.status, verdict.why_unknown) == ("unknown", "no-list")


def test_a_record_tells_of_what_is_in_it():
    found = checked(read("clr", "simple.json"), school.view(school.of_badges()))
    assert len([found, *found.inside]) == 2
    assert [it.verdict.integrity for it in found.inside] == ["unchanged"]
    assert found.inside[0].statement.title == "Teamwork Badge"


def test_a_drawing_and_another_ending_say_what_the_file_says():
    plain = checked(read("ob3", "simple.json"), school.view(school.of_badges()))
    for name, file in (("ob3", "simple.1ob"), ("hostile", "script.svg")):
        other = checked(read(name, file), school.view(school.of_badges()))
        assert (other.verdict, other.statement) == (plain.verdict, plain.statement)


def test_the_day_decides():
    trust = school.of_kade()
    days = {
        "2026-06-17": "not-yet",
        "2026-06-18": "in-time",
        "2031-06-17": "in-time",
        "2031-06-18": "expired",
    }
    for day, when in days.items():
        view = View(school.date.fromisoformat(day), trust)
        assert checked(read("issued", "badge.json"), view).verdict.time == when
