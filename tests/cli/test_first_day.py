"""A school's first day as its page tells it: each command and each line is typed as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from generator.signing.secret import VARIABLE
from tests.cli.command import run, write

ROOT = Path(__file__).resolve().parents[2]
DAY = "1796040000"  # 30 November 2026
PAGES = {
    "schools": ("Who judges: register.yml and confirmations.yml", "Signing what you found"),
    "scholen": ("Wie oordeelt: register.yml en confirmations.yml", "Ondertekenen wat je vond"),
}
MENTIONED = {"leerkring new --cohort"}
SIGNING = f"{VARIABLE}=… "
BEGIN = 'leerkring new . --cohort --name "Amina Yusuf"'
BADGE = "site/amina/validations/scan/badge.json"

PROFILE = """---
type: profile
title: Portfolio of Amina
name: Amina Yusuf
language: en
visibility: public
frameworks: [vak]
consent: {audience: public, scope: [portfolio], given_on: 2026-11-10, given_by: self, age_band: 16-or-older}
people:
  %s
---
"""
JUDGED = "assessor: peter\norganisation: EVC-centrum Maas\ndate: 2026-11-20\ncycle: 1\nmethods: [portfolio]\n"
DOCUMENTS = {
    "evidence/plan.md": "type: evidence\ntitle: Plan\nmedia: document\ndate: 2026-11-12\ncycle: 1\n"
    "without_file: On paper.\ncompetences: [{competence: 'vak:W1', rationale: I made it.}]\n",
    "validations/scan.md": f"type: validation\ntitle: Scan\nstandard: 'vak:beginnend'\n{JUDGED}outcomes:\n"
    "  - {competence: 'vak:W1', verdict: met, level: 3, evidence: [plan]}\n"
    "  - {competence: 'vak:W2', verdict: met, level: 3}\n"
    "  - {competence: 'vak:S2', verdict: met, level: 3}\n",
    "assessments/guide-2026.md": "type: assessment\ntitle: Halfway\nby: peter\ndate: 2026-11-20\ncycle: 1\n"
    "scores: [{competence: 'vak:W1', level: 3}]\n",
    "dialogues/talk.md": "type: dialogue\ntitle: Talk\ndate: 2026-11-20\ncycle: 1\nphase: value\n"
    "participants: [self, peter]\nfeedback: [{from: peter, about: evidence/plan, text: Thought out.}]\n",
}


def text_of(page: str) -> str:
    return (ROOT / f"docs/{page}.md").read_text(encoding="utf-8")


def sections(page: str) -> str:
    """The two parts of a page that begin in ten minutes."""
    parts = (re.split(r"\n## ", text_of(page).split(f"## {heading}\n")[1])[0] for heading in PAGES[page])
    return "\n".join(parts)


def commands(page: str) -> list[str]:
    """What is typed in the numbered steps, in turn."""
    steps = "\n".join(re.findall(r"^\d\. .*$", sections(page), re.MULTILINE))
    found = re.findall(rf"`((?:{SIGNING})?leerkring [^`]+)`", steps)
    return [it for it in found if it not in MENTIONED]


def block(page: str, begins: str) -> str:
    """What a page shows as it is to be written, without what it is indented by there."""
    (found,) = re.findall(rf"```\n( *{begins}.*?)^ *```", text_of(page), re.DOTALL | re.MULTILINE)
    return found


def typed(command: str, secret: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Type a command, with the secret where something is signed; what it says on both streams."""
    words = shlex.split(command.removeprefix(SIGNING))[1:]
    with monkeypatch.context() as at:
        if words[0] in {"sign", "revoke"}:
            at.setenv(VARIABLE, secret)
        done = run("--lang", "en", *words)
    assert done.exit_code == 0, (command, done.output, done.exception)
    return done.output


def begun(site: Path) -> None:
    """What a school has before: a cohort, its address, and a learner whose documents are public."""
    write(
        site / "portfolios/cohort.yml",
        "type: cohort\ntitle: Class\nschool: Leerhuis De Kade\nlanguages: [en]\nlisting: cards\n",
    )
    settings = site / "mkdocs.yml"
    said = re.sub(
        r"^site_url: .*$",
        "site_url: https://kade.example/portfolio/",
        settings.read_text("utf-8"),
        flags=re.MULTILINE,
    )
    write(settings, said)
    (person,) = re.findall(r"in their profile: `(.*?)`\.", sections("schools"))
    write(site / "portfolios/amina/profile.md", PROFILE % person)
    for path, fields in DOCUMENTS.items():
        write(site / "portfolios/amina" / path, f"---\n{fields}visibility: public\n---\n")
    register = re.sub(r"^ {3}", "", block("schools", "type: register"), flags=re.MULTILINE)
    write(site / "portfolios/register.yml", register)


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A site on which all of the page was done, and what each command said."""
    site = tmp_path_factory.mktemp("school")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(site)
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        patch.delenv(VARIABLE, raising=False)
        assert f"`{BEGIN}`" in text_of("schools")
        typed(BEGIN, "", patch)
        begun(site)
        secret, told = "", {}
        for command in commands("schools"):
            told[command] = typed(command, secret, patch)
            if command == "leerkring keys new":
                secret = told[command].split()[-1]
    return site, told


@pytest.fixture
def here(school, monkeypatch):
    """The folder of the site, on its day."""
    monkeypatch.chdir(school[0])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    return school[0]


def page(site: Path) -> str:
    """The page of the validation as it is read."""
    html = (site / "site/amina/validations/scan/index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_what_the_page_says_to_type_ends_with_a_badge_on_the_page_that_is_verified(here, school):
    told = school[1]
    assert [it for it in told if "confirm" in it]
    assert "Verified: all of the following is in order." in told[commands("schools")[-1]]
    assert "confirmed by the school" in page(here)
    assert "Signed by the school" in page(here)
    assert (here / BADGE).read_bytes() == (here / "portfolios/amina/validations/scan.vc.json").read_bytes()
    assert not [it for it in (here / "site").rglob("*.json") if b"p-jansen" in it.read_bytes()]


def test_the_page_in_dutch_has_the_same_to_type():
    assert commands("scholen") == commands("schools")
    for begins in ("type: register", "    keys:"):
        assert block("scholen", begins) == block("schools", begins)
    assert block("werkgevers", "leerkring trust add") == block("employers", "leerkring trust add")


def test_somebody_else_verifies_the_badge_with_what_the_site_publishes(here, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(here / BADGE, tmp_path / "badge.json")
    lines = block("employers", "leerkring trust add").splitlines()
    assert len(lines) == 3
    for line, file in zip(lines, ("did.json", "issuer/status.json", ""), strict=True):
        told = typed(line.replace("--fetch", str(here / "site" / file)), "", monkeypatch)
    assert "Verified: all of the following is in order." in told


def test_who_signs_with_a_key_of_their_own_confirms_until_the_register_has_it_no_more(
    here, tmp_path, monkeypatch
):
    site = Path(shutil.copytree(here, tmp_path / "site"))
    monkeypatch.chdir(site)
    docs = site / "portfolios"
    for file in (*docs.rglob("*.vc.json"), docs / "confirmations.yml"):
        file.unlink()
    made = run("--lang", "en", "keys", "own")
    lines = "".join(re.findall(r"^    .*\n", made.stderr, re.MULTILINE))
    did = re.compile("did:key:[A-Za-z0-9]+")
    assert did.sub("", lines) == did.sub("", block("schools", "    keys:"))
    register = (docs / "register.yml").read_text(encoding="utf-8")
    write(docs / "register.yml", register + lines)
    typed("leerkring sign portfolios/amina/validations/scan.md", made.stdout.strip(), monkeypatch)
    typed("leerkring build", "", monkeypatch)
    assert "confirmed with their signature" in page(site)
    assert "Signed by P. J." in page(site)
    assert (site / BADGE).is_file()
    write(docs / "register.yml", register)
    typed("leerkring build", "", monkeypatch)
    assert "entered in the portfolio, not checked" in page(site)
    assert "confirmed" not in page(site).replace("Confirmed", "")
    assert not (site / BADGE).exists()
