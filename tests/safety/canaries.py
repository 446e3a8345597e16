"""A cohort with a canary in everything that must stay home: words that stand nowhere else."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, PngImagePlugin

from tests.portfolios import FRAMEWORK

COHORT = (
    "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n"
    "contact: {name: The office, website: https://kade.example/}\n"
)

MKDOCS = """\
site_name: Class
docs_dir: portfolios
exclude_docs: |
  /*/
  /*.yml
  /programme.md
  !/assets/
theme: {name: material, font: false}
plugins: [search, leerkring]
extra: {generator: false, scope: /}
"""

_CONSENT = "audience: public, scope: [portfolio], given_by: self, age_band: 16-or-older"

WITHHELD = {
    "no consent": "",
    "withdrawn": f"consent: {{{_CONSENT}, given_on: 2025-01, withdrawn_on: 2026-01}}\n",
    "expired": f"consent: {{{_CONSENT}, given_on: 2025-01, until: 2026-01}}\n",
    "for later": f"consent: {{{_CONSENT}, given_on: 2100-01}}\n",
    "for the cohort": f"consent: {{{_CONSENT.replace(': public', ': cohort')}, given_on: 2025-01}}\n",
    "without the guardian": f"consent: {{{_CONSENT.replace('16-or-older', 'under-16')}, given_on: 2025}}\n",
    "faulty": f"consent: {{{_CONSENT}, given_on: 2025-13}}\n",
}
"""Why nothing of a portfolio may be seen, and the consent that says so."""

CONSENT = f"consent: {{{_CONSENT}, given_on: 2025-01}}\n"


@dataclass
class Aviary:
    """Files of a docs folder; every canary in them, and where it is; those that may be seen."""

    files: dict[str, bytes] = field(default_factory=dict)
    home: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    items: int = 0

    def canary(self, where: str, *, public: bool = False) -> str:
        """A word of letters that nobody writes."""
        digits = hashlib.sha256(where.encode()).hexdigest()[:14]
        word = "kanarie" + "".join(chr(ord("g") + int(digit, 16)) for digit in digits)
        (self.seen if public else self.home)[word] = where
        return word

    def write(self, folder: Path) -> Path:
        (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
        for path, content in self.files.items():
            file = folder / "portfolios" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return folder


def aviary(learners: int) -> Aviary:
    """So many learners, in turn published with private parts, and withheld for each reason."""
    birds = Aviary(
        {"cohort.yml": COHORT.encode(), "frameworks/birds.yml": FRAMEWORK.replace("kade", "birds").encode()}
    )
    reasons = ["published", *WITHHELD]
    for number in range(learners):
        _learner(birds, f"learner-{number}", reasons[number % len(reasons)])
    return birds


def _learner(birds: Aviary, slug: str, reason: str) -> None:
    public = reason == "published"
    consent = CONSENT if public else WITHHELD[reason]
    name = birds.canary(f"{slug}: name", public=False)
    birds.files[f"{slug}/profile.md"] = (
        f"---\ntype: profile\ntitle: {birds.canary(f'{slug}: title')}\nname: Ann {name}\nlanguage: en\n"
        f"visibility: public\nframeworks: [birds]\nhighlights: ['birds:A']\n{consent}"
        f"headline: {birds.canary(f'{slug}: headline', public=public)}\n"
        f"language_skills: [{{name: {birds.canary(f'{slug}: language', public=public)}, native: true}}]\n"
        f"skills: [{birds.canary(f'{slug}: skill', public=public)}]\n"
        "people:\n"
        f"  - {{id: coach, name: Cor {birds.canary(f'{slug}: guide')}, role: facilitator, function: coach}}\n"
        f"---\n{birds.canary(f'{slug}: prose', public=public)}\n"
    ).encode()
    birds.items += 0 if public else 1
    birds.files[f"{slug}/cycles/1.md"] = (
        f"---\ntype: cycle\ntitle: {birds.canary(f'{slug}: cycle', public=public)}\n"
        f"number: 1\nstart: 2025\nphase: value\nfocus: {birds.canary(f'{slug}: focus', public=public)}\n---\n"
    ).encode()
    _translations(birds, slug, public=public)
    for visibility in ("public", "private"):
        _own_framework(birds, slug, visibility, public=public and visibility == "public")
    for visibility in ("public", "cohort", "private", "mistyped"):
        _experience(birds, slug, visibility, public=public and visibility == "public")


def _translations(birds: Aviary, slug: str, *, public: bool) -> None:
    """Of the profile one that is seen with it, of the cycle one that its author keeps home."""
    birds.files[f"{slug}/profile.nl.md"] = (
        f"---\ntype: translation\ntitle: {birds.canary(f'{slug}: title in Dutch')}\n"
        f"headline: {birds.canary(f'{slug}: headline in Dutch', public=public)}\n---\n"
        f"{birds.canary(f'{slug}: prose in Dutch', public=public)}\n"
    ).encode()
    birds.files[f"{slug}/cycles/1.nl.md"] = (
        f"---\ntype: translation\ntitle: {birds.canary(f'{slug}, private: cycle in Dutch')}\n"
        f"visibility: private\nfocus: {birds.canary(f'{slug}, private: focus in Dutch')}\n---\n"
        f"{birds.canary(f'{slug}, private: cycle in Dutch, prose')}\n"
    ).encode()


def _own_framework(birds: Aviary, slug: str, visibility: str, *, public: bool) -> None:
    """Outcomes of the learner's own, which an experience names."""

    def canary(part: str) -> str:
        return birds.canary(f"{slug}, {visibility}: own {part}", public=public)

    birds.items += 0 if public else 1
    birds.files[f"{slug}/frameworks/own-{visibility}.yml"] = (
        f"type: own-framework\ntitle: {canary('title')}\nvisibility: {visibility}\n"
        f"description: {canary('description')}\nlevels: [{{id: 1, title: {canary('level')}}}]\n"
        f"competences: [{{id: A, title: {canary('competence')}, description: {canary('meaning')}}}]\n"
    ).encode()


def _experience(birds: Aviary, slug: str, visibility: str, *, public: bool) -> None:
    """An experience and its evidence, with a file; each a document of five canaries or more."""
    word = {"mistyped": "publick"}.get(visibility, visibility)

    def canary(part: str, *, seen: bool = public) -> str:
        return birds.canary(f"{slug}, {visibility}: {part}", public=seen)

    birds.items += 0 if public else 2
    birds.files[f"{slug}/experiences/{visibility}.md"] = (
        f"---\ntype: experience\ntitle: {canary('title')}\nvisibility: {word}\n"
        f"learning: informal\nstage: initial\nsetting: work\nstart: 2025\n"
        f"organisation: {canary('organisation')}\n"
        f"competences: [{{competence: 'birds:A', rationale: {canary('rationale')}, "
        f"level_note: {canary('note')}}}, {{competence: 'own-private:A'}}]\n"
        f"---\n{canary('prose')}\n"
    ).encode()
    picture = canary("file name", seen=False)[:30]
    birds.home[picture] = f"{slug}, {visibility}: file name"
    birds.files[f"{slug}/evidence/{visibility}.md"] = (
        f"---\ntype: evidence\ntitle: {canary('evidence')}\nvisibility: {word}\nmedia: image\ndate: 2025\n"
        f"file: {picture}.png\nalt: {canary('alt')}\ncaption: {canary('caption')}\n"
        f"competences: [{{competence: 'birds:A'}}]\ncontribution: {canary('contribution')}\n"
        f"venue: {canary('venue')}\nlinks: [{{title: {canary('link')}, url: 'https://a.example/'}}]\n---\n"
        f"{canary('evidence prose')}\n"
    ).encode()
    birds.files[f"{slug}/evidence/{picture}.png"] = _picture(canary("metadata", seen=False))


def _picture(comment: str) -> bytes:
    written = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", comment)
    digest = hashlib.sha256(comment.encode()).digest()
    Image.new("RGB", (8, 8), tuple(digest[:3])).save(written, "png", pnginfo=told)
    return written.getvalue()
