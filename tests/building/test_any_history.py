"""Whatever has happened to a cohort and to what is kept of it: a build that takes from the cache shows the
same, and tells the same, as one that begins with nothing."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PIL import Image

from generator.building.cohort import SiteContext, cohort_of, write_cohort_learners, write_cohort_pages
from generator.building.context import ReadContext
from generator.building.discovery import Discovered
from generator.building.learners import checked
from generator.building.output import Output
from generator.building.review import Viewing
from generator.cache.store import Cache
from generator.gate.hidden_names import HiddenNames
from generator.model import Audience
from generator.places import THEME
from generator.reading.read import read_school
from generator.rendering.page_shell import PageShell
from tests.portfolios import CYCLE, FRAMEWORK, PROFILE
from tests.properties import quick_and_heavy, with_examples
from tests.publications import discovered

STEPS = 8
DAYS = [datetime.date.fromisoformat(day) for day in ("2026-11-24", "2026-12-31", "2027-01-01")]
SLUGS = ("ann", "bob", "cas", "dre", "eve")
NAMES = ("Ann Bos", "Bob Bos", "Cas Mol", "Ann Mol")
SAID = (
    "I looked after the garden.",
    "Ann Bos helped me.",
    "Bob Bos and A. Bos were there.",
    "So was Cas Mol.",
    "Call me: 0612345678.",
    "[The question](../questions/why.md)",
)
VISIBILITIES = ("public", "cohort", "private")
GIVEN = "audience: {}, scope: [portfolio, photo], given_on: 2025-01-10, given_by: self, age_band: 16-or-older"
CONSENTS = (
    f"{{{GIVEN.format('public')}}}",
    f"{{{GIVEN.format('public')}, until: 2026-12-31}}",
    f"{{{GIVEN.format('cohort')}}}",
    f"{{{GIVEN.format('public')}, withdrawn_on: 2026-11-01}}",
    "",
)
TITLES = ("Alpha", "Omega")
COHORTS = (
    "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n",
    "type: cohort\ntitle: Class of 2026\nschool: Kade\nlanguages: [en]\n",
    "type: cohort\ntitle: Klas\nschool: Kade\nlanguages: [nl, en]\n",
)
PARTS_OF_THEME = ("portfolio/home.html", "cohort/home.html", "frame.html")


@dataclass(frozen=True)
class Learner:
    """What one learner has in their folder."""

    name: str
    consent: str = CONSENTS[0]
    visibility: str = "public"
    shown_as: str = "full"
    framework: str = "kade"
    said: str = SAID[0]
    asked: str = "Why always me?"
    of_experience: str = "public"
    of_question: str = "private"
    translated: bool = False
    photo: int = 0
    broken: bool = False

    def write(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in self.files():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        if self.photo:
            Image.new("RGB", (4, 4), (self.photo, 0, 0)).save(folder / "face.png")

    def files(self) -> list[tuple[str, str]]:
        lines = [line for line in PROFILE.splitlines() if not line.startswith(("consent:", "visibility:"))]
        lines[1:1] = [f"visibility: {self.visibility}", f"show_as: {self.shown_as}"]
        lines[1:1] = [f"consent: {self.consent}"] if self.consent else []
        lines[1:1] = ["photo: {file: face.png, alt: A face}"] if self.photo else []
        profile = "\n".join(lines).replace("Ann de Vries-Bakker", self.name)
        care = "---\ntype: experience\ntitle: Care\nlearning: informal\nstage: initial\nsetting: care\n"
        reasoned = f"{{competence: '{self.framework}:A', rationale: Daily}}"
        care += f"start: 2025\ncycle: 1\ncompetences: [{reasoned}]\n"
        why = f"---\ntype: question\ntitle: {self.asked}\nstatus: open\ncycle: 1\n"
        files = [
            ("profile.md", profile.replace("[kade]", f"[{self.framework}]") + "\n"),
            ("cycles/1.md", CYCLE.format(n=1, start="2025", more="")),
            ("experiences/care.md", f"{care}visibility: {self.of_experience}\n---\n{self.said}\n"),
            ("questions/why.md", f"{why}visibility: {self.of_question}\n---\nI could not.\n"),
        ]
        if self.translated:
            zorg = f"---\ntype: translation\ntitle: Zorg\n---\n{self.asked}\n"
            files.append(("experiences/care.nl.md", zorg))
        if self.broken:
            files.append(("questions/how.md", "---\ntype: question\ntitel: How?\n---\n"))
        return files


BEGUN = {
    "ann": Learner("Ann Bos", consent=CONSENTS[1], said=SAID[2]),
    "bob": Learner("Bob Bos", said=SAID[1], translated=True, of_experience="cohort"),
    "cas": Learner("Cas Mol", framework="trade", asked="Who is Ann Bos?", of_question="public", photo=50),
}
"""So much depends on each other that one step shows."""
CHANGES: dict[str, tuple[Any, ...]] = {
    "name": NAMES,
    "consent": CONSENTS,
    "visibility": VISIBILITIES,
    "shown_as": ("full", "first-name"),
    "framework": ("kade", "trade"),
    "said": SAID,
    "asked": ("Why always me?", "Who is Ann Bos?", "What is care?"),
    "of_experience": VISIBILITIES,
    "of_question": VISIBILITIES,
    "translated": (True, False),
    "photo": (0, 50, 200),
    "broken": (True, False),
}
CHANGED = st.sampled_from([(name, value) for name, values in CHANGES.items() for value in values])
WHO = st.integers(0, len(SLUGS) - 1)
HARMS = st.sampled_from(("gone", "cut", "other", "swapped"))
AUDIENCES: tuple[Audience, ...] = ("public", "cohort", "private")


@dataclass(frozen=True)
class Built:
    """What a build shows and tells."""

    files: dict[str, bytes]
    told: tuple[object, ...]
    output: Output = field(compare=False)


class History(RuleBasedStateMachine):
    """A cohort to which things happen, one after the other."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.docs, self.theme = self.root / "docs", Path(THEME)
        self.cache = Cache(self.root / "cache")
        self.day, self.audience = DAYS[0], AUDIENCES[0]
        self.learners: dict[str, Learner] = {}
        (self.docs / "frameworks").mkdir(parents=True)
        for name in ("kade", "trade"):
            self._framework(name, "Alpha")
        self.cohort_is(COHORTS[0])
        for slug, learner in BEGUN.items():
            self._has(slug, learner)

    def teardown(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    # What authors do

    @rule(who=WHO, change=CHANGED)
    def a_learner_changes(self, who: int, change: tuple[str, Any]) -> None:
        if slug := self._slug(who):
            self._has(slug, replace(self.learners[slug], **dict([change])))

    @rule(who=WHO)
    def a_learner_leaves(self, who: int) -> None:
        if slug := self._slug(who):
            self.learners.pop(slug)
            shutil.rmtree(self.docs / slug)

    @rule(slug=st.sampled_from(SLUGS), name=st.sampled_from(NAMES))
    def a_learner_comes(self, slug: str, name: str) -> None:
        if slug not in self.learners:
            self._has(slug, Learner(name))

    @rule(who=WHO, to=st.sampled_from(SLUGS))
    def a_folder_is_called_otherwise(self, who: int, to: str) -> None:
        slug = self._slug(who)
        if slug and to not in self.learners:
            self.learners[to] = self.learners.pop(slug)
            (self.docs / slug).rename(self.docs / to)

    # What the school does

    @rule(name=st.sampled_from(("kade", "trade")), title=st.sampled_from(TITLES), broken=st.booleans())
    def a_framework_changes(self, name: str, title: str, broken: bool) -> None:
        self._framework(name, title, "colour: red\n" if broken and title == "Omega" else "")

    @rule(text=st.sampled_from(COHORTS))
    def cohort_is(self, text: str) -> None:
        (self.docs / "cohort.yml").write_text(text, encoding="utf-8")

    @rule(listed=st.booleans())
    def the_school_lists_its_learners(self, listed: bool) -> None:
        names = [f"  - {{folder: {slug}, name: {it.name}}}" for slug, it in sorted(self.learners.items())]
        file = self.docs / "learners.yml"
        if listed and names:
            file.write_text("\n".join(("type: learners", "learners:", *names, "")), encoding="utf-8")
        else:
            file.unlink(missing_ok=True)

    @rule(part=st.sampled_from(PARTS_OF_THEME), words=st.sampled_from(("One", "Two")))
    def the_theme_changes(self, part: str, words: str) -> None:
        if self.theme == THEME:
            self.theme = Path(shutil.copytree(THEME, self.root / "theme"))
        file = self.theme / part
        file.write_text((THEME / part).read_text("utf-8") + f"<!-- {words} -->\n", encoding="utf-8")

    @rule(day=st.sampled_from(DAYS))
    def days_go_by(self, day: datetime.date) -> None:
        self.day = day

    @rule(audience=st.sampled_from(("public", "cohort", "private")))
    def it_is_built_for(self, audience: Audience) -> None:
        self.audience = audience

    # What happens to what is kept

    @rule(which=st.integers(0, 20), at=st.integers(0, 5000), how=HARMS)
    def what_is_kept_is_damaged(self, which: int, at: int, how: str) -> None:
        entries = sorted(self.cache.folder.iterdir()) if self.cache.folder.is_dir() else []
        if not entries:
            return
        entry = entries[which % len(entries)]
        content = bytearray(entry.read_bytes())
        if how == "gone":
            entry.unlink()
        elif how == "cut":
            entry.write_bytes(content[:at])
        elif how == "other":
            content[at % len(content)] ^= 1
            entry.write_bytes(content)
        else:
            entry.write_bytes(entries[at % len(entries)].read_bytes())

    @rule()
    def the_shelf_is_lost(self) -> None:
        shutil.rmtree(self.root / ".leerkring", ignore_errors=True)

    @rule()
    def what_has_no_use_is_forgotten(self) -> None:
        self.cache.keep_only(self._built(self.cache).output.keys)

    @rule()
    def documents_are_checked(self) -> None:
        told = replace(checked(self._found(self.cache)), keys=frozenset())
        assert told == checked(self._found(None))

    # What always holds

    @invariant()
    def a_build_with_the_cache_is_as_one_from_nothing(self) -> None:
        with_cache = self._built(self.cache)
        from_nothing = self._built(None)
        assert with_cache.files == from_nothing.files
        assert with_cache.told == from_nothing.told

    def _slug(self, who: int) -> str | None:
        there = sorted(self.learners)
        return there[who % len(there)] if there else None

    def _has(self, slug: str, learner: Learner) -> None:
        self.learners[slug] = learner
        learner.write(self.docs / slug)

    def _framework(self, name: str, title: str, more: str = "") -> None:
        text = FRAMEWORK.replace("kade", name).replace("Alpha", title) + more
        (self.docs / f"frameworks/{name}.yml").write_text(text, encoding="utf-8")

    def _found(self, cache: Cache | None) -> Discovered:
        viewing = Viewing(self.audience, self.day, HiddenNames())
        return discovered(ReadContext(self.docs, read_school(self.docs), viewing, cache))

    def _built(self, cache: Cache | None) -> Built:
        goal = self.root / "site"
        shutil.rmtree(goal, ignore_errors=True)
        site = SiteContext(PageShell((str(self.theme),), "Class", url="https://kade.example/"), goal)
        cohort = cohort_of(site, self._found(cache))
        learners = write_cohort_learners(cohort, lambda *_: None)
        output = write_cohort_pages(cohort, learners)
        files = {path.relative_to(goal).as_posix(): path for path in goal.rglob("*") if path.is_file()}
        assert set(files) == set(output.files)
        leaks = (output.leaks, learners.leaks, output.left_out)
        told = (output.noted, output.withheld, output.died, leaks, output.pages, output.summaries)
        return Built({name: path.read_bytes() for name, path in files.items()}, told, output)


@pytest.mark.timeout(1800)
@quick_and_heavy(3)
def test_a_build_with_the_cache_is_as_one_from_nothing(examples):
    steps = settings(with_examples(examples), stateful_step_count=STEPS)
    run_state_machine_as_test(History, settings=steps)
