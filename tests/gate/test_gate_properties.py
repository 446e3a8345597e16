"""Who is nearer sees no less, and what has been decided stays decided, whatever people choose."""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from generator.gate.claims import SchoolWords, claim_of, hidden_names
from generator.gate.decision import decided
from generator.gate.hidden_names import NO_NAMES, HiddenNames
from generator.gate.said import said_by
from generator.model import Audience, Portfolio, Site
from generator.reading.read import read_site
from tests.portfolios import PROFILE, written
from tests.properties import holds

DAY = datetime.date(2026, 6, 1)
AUDIENCES: tuple[Audience, ...] = ("public", "cohort", "private")

VISIBILITIES = st.sampled_from(("", "visibility: public", "visibility: cohort", "visibility: private"))
OF_A_PROFILE = st.sampled_from(("visibility: public", "visibility: public", "visibility: cohort", ""))
DAYS = st.sampled_from(("2025-01-10", "2026-06-01", "2026-06-02"))
SAID = ("I looked after the garden.", "Ann de Vries-Bakker did.", "Pia Peer was there.", "So was Bob Smit.")
LINKS = ("[The care](../experiences/care.md)", "[The work](../evidence/work.md)", "Cor Coach saw it.")
TEXTS = st.lists(st.sampled_from((*SAID, *LINKS)), max_size=3).map("\n\n".join)
MET = "{competence: 'kade:A', verdict: met, level: 2, evidence: [work]}"
SCORE = "{competence: 'kade:A', level: 1}"
DOCUMENTS = {
    "experiences/care": "learning: informal\nstage: initial\nsetting: care\nstart: 2025",
    "evidence/work": "media: observation\ndate: 2026-01\nexperience: care",
    "assessments/pia": f"by: peer\ndate: 2026-01\nscores: [{SCORE}]",
    "questions/why": "status: open",
    "goals/more": "status: active\ncompetence: kade:A\nquestion: why",
    "validations/job": f"standard: kade:job\nassessor: judge\nmethods: [portfolio]\ndate: 2026-01\n"
    f"outcomes: [{MET}]",
}


def agreed(
    audience="public", scope="portfolio, photo", given="2025-01-10", by="self", age="16-or-older", end=""
):
    fields = (
        f"audience: {audience}, scope: [{scope}], given_on: {given}, given_by: {by}, age_band: {age}{end}"
    )
    return f"consent: {{{fields}}}"


THAT_HOLD = (
    agreed(),
    agreed(scope="portfolio"),
    agreed(given="2026-06-01"),
    agreed(end=", until: 2026-06"),
    agreed(by="guardian", age="under-16"),
)
CONSENTS = st.sampled_from(
    (
        *(*THAT_HOLD, *THAT_HOLD, agreed("cohort"), agreed("cohort", "portfolio")),
        *("", agreed(scope="photo"), agreed(given="2026-06-02"), agreed(end=", until: 2026-05")),
        agreed(end=", withdrawn_on: 2026-05-01"),
    )
)


@st.composite
def profiles(draw) -> str:
    lines = [line for line in PROFILE.splitlines() if not line.startswith(("consent:", "visibility:"))]
    show = draw(st.sampled_from(("", "show_as: full", "show_as: first-name", "show_as: alias\nalias: Bee")))
    lines[1:1] = [line for line in (draw(OF_A_PROFILE), draw(CONSENTS), show) if line]
    text = "\n".join(lines) + "\n"
    for name in ("Pia Peer", "Cor Coach"):
        shown = draw(st.sampled_from(("", ", show_as: name", ", show_as: initials")))
        agreed = f", consent: {{given_on: {draw(DAYS)}}}" if draw(st.booleans()) else ""
        text = text.replace(f"name: {name}", f"name: {name}{shown}{agreed}")
    said = draw(st.lists(st.sampled_from(SAID), max_size=2))
    return text + "\n\n".join(said) + "\n"


@st.composite
def sites(draw) -> dict[str, str]:
    """The texts of a site of Ann's."""
    files = {"ann/profile.md": draw(profiles())}
    for name, fields in DOCUMENTS.items():
        title = draw(st.sampled_from(("Care", "What Pia Peer said", "Of Bob Smit")))
        kind = name.partition("/")[0].removesuffix("s")
        head = f"---\ntype: {kind}\n{fields}\ncycle: 1\ntitle: {title}\n{draw(VISIBILITIES)}\n"
        files[f"ann/{name}.md"] = f"{head}---\n{draw(TEXTS)}\n"
        if draw(st.integers(0, 3)) == 0:
            head = f"---\ntype: translation\ntitle: Zorg\n{draw(VISIBILITIES)}\n"
            files[f"ann/{name}.nl.md"] = f"{head}---\n{draw(TEXTS)}\n"
    return files


def read(files: dict[str, str]) -> Site:
    with tempfile.TemporaryDirectory() as folder:
        return read_site(written(Path(folder), files)).site


def sources(portfolio: Portfolio | None) -> set[str]:
    shown = portfolio.documents() if portfolio else ()
    return {source for each in shown for source in (each.source, *(it.source for it in each.translations))}


HIDDEN = st.sampled_from((HiddenNames(), HiddenNames.of({"bob": "Bob Smit"})))


@holds(sites(), HIDDEN, examples=60)
def test_who_is_nearer_sees_no_less(files, hidden):
    site = read(files)
    for portfolio in site.portfolios:
        seen = [
            sources(decided(portfolio, site.frameworks, audience, DAY, hidden).portfolio)
            for audience in AUDIENCES
        ]
        assert seen[0] <= seen[1] <= seen[2] == sources(portfolio)


def test_what_a_translation_for_the_cohort_alone_takes_from_the_cohort_nobody_else_sees(tmp_path):
    """It names somebody who did not agree; the public does not see it, and its document neither."""
    question = "---\ntype: question\ntitle: Why\nstatus: open\ncycle: 1\n---\nI asked.\n"
    waarom = "---\ntype: translation\ntitle: Waarom\nvisibility: cohort\n---\nPia Peer.\n"
    files = {"ann/questions/why.md": question, "ann/questions/why.nl.md": waarom}
    site = read_site(written(tmp_path, files)).site
    public, cohort = (
        sources(decided(site.portfolios[0], site.frameworks, audience, DAY, NO_NAMES).portfolio)
        for audience in ("public", "cohort")
    )
    assert "ann/questions/why.md" not in cohort
    assert public <= cohort


@holds(sites(), HIDDEN, st.sampled_from(AUDIENCES), examples=60)
def test_what_was_decided_is_decided_the_same_again(files, hidden, audience):
    """With the same profile: what is shown of one has no consents any more, and is withheld."""
    site = read(files)
    for portfolio in site.portfolios:
        shown = decided(portfolio, site.frameworks, audience, DAY, hidden).portfolio
        if shown is None:
            continue
        again = decided(
            replace(shown, profile=portfolio.profile), site.frameworks, audience, DAY, hidden
        ).portfolio
        assert again == shown
        if audience != "private":
            assert decided(shown, site.frameworks, audience, DAY, hidden).reason == "no-consent"


@holds(sites(), st.sampled_from(("public", "cohort")), examples=60)
def test_what_is_seen_tells_no_name_that_is_hidden(files, audience):
    site = read(files)
    for portfolio in site.portfolios:
        own = hidden_names([claim_of(portfolio.profile, "ann", (), audience, DAY)], SchoolWords())
        hidden = HiddenNames.of({"bob": "Bob Smit"})
        shown = decided(portfolio, site.frameworks, audience, DAY, hidden).portfolio
        for document in shown.documents() if shown else ():
            said = said_by(document)
            assert "Bob Smit" not in said
            assert own.told_in(said) is None
