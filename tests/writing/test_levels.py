"""A level is told by its place among the levels there are, and a number of things in words that fit it."""

from __future__ import annotations

import re

import pytest

from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import FRAMEWORK, PROFILE, written
from tests.sites import pages_about_cohort

_LEVELS = "levels: [{id: 1, title: One}, {id: 2, title: Two}, {id: 3, title: Three}]"
_CLAIM = "competences: [{{competence: 'kade:A', level: {level}, rationale: I did it.}}]"
_PIECE = "---\ntype: evidence\ntitle: {title}\nmedia: observation\ndate: 2025-02\ncycle: 1\n{claim}\n---\n"
_SEEN = (
    "---\ntype: assessment\ntitle: Seen\nby: {by}\ndate: {date}\ncycle: {n}\n"
    "scores: [{{competence: 'kade:A', level: {level}}}]\n---\n"
)
_JUDGED = (
    "---\ntype: validation\ntitle: Judged\nstandard: kade:job\nassessor: judge\ndate: 2025-08\ncycle: 2\n"
    "methods: [portfolio]\noutcomes: [{{competence: 'kade:A', verdict: met, level: {level}}}]\n---\n"
)
_GOAL = (
    "---\ntype: goal\ntitle: Learn\nstatus: planned\ncycle: 2\ncompetence: 'kade:A'\nlevel: {level}\n---\n"
)
_EXPERIENCE = (
    "---\ntype: experience\ntitle: Care\nlearning: informal\nstage: initial\nsetting: care\nstart: 2025\n"
    "cycle: 1\n{claim}\n---\n"
)


def shown(folder, ids, level, *, cohort="", language="en"):
    """Every page of Ann's portfolio, and of her cohort, as HTML; her levels are called ``ids``."""
    levels = ", ".join(f"{{id: '{name}', title: Level {name}}}" for name in ids)
    framework = FRAMEWORK.replace(_LEVELS, f"levels: [{levels}]").replace("level: 2", f"level: '{ids[0]}'")
    claim, quoted = _CLAIM.format(level=f"'{level}'"), f"'{level}'"
    files = {
        "frameworks/kade.yml": framework,
        "ann/profile.md": PROFILE.replace("language: en", f"language: {language}"),
        "ann/evidence/piece.md": _PIECE.format(title="Piece", claim=claim),
        "ann/experiences/care.md": _EXPERIENCE.format(claim=claim.replace(f"level: {quoted}, ", "")),
        "ann/assessments/seen.md": _SEEN.format(by="coach", n=1, date="2025-01", level=quoted),
        "ann/assessments/self.md": _SEEN.format(by="self", n=2, date="2025-08", level=quoted),
        "ann/validations/judged.md": _JUDGED.format(level=quoted),
        "ann/goals/learn.md": _GOAL.format(level=quoted),
    }
    if cohort:
        files["cohort.yml"] = cohort
    reading = read_site(written(folder, files))
    assert [(found.path, found.code) for found in reading.problems] == []
    site = reading.site
    pages = [*portfolio_pages(site.portfolios[0], site.frameworks, root="ann/").pages]
    pages += pages_about_cohort(site).pages if cohort else ()
    return html_of(pages)


def html_of(pages):
    """Pages as HTML, by their addresses."""
    html = Html(PageShell((str(THEME),), "Kade"))
    return {page.address: html.page(page) for page in pages}


def text_of(html):
    """What is read of a page, also of its pictures, on one line."""
    said = " ".join(re.findall(r'aria-label="([^"]*)"', html))
    return " ".join(f"{re.sub(r'<[^>]*>', '', html)} {said}".split())


COHORT = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [{language}]\n"


@pytest.mark.parametrize(
    ("ids", "level", "told", "step", "untrue"),
    [
        (("1", "2", "3"), "2", "2/3", "step 2 of 3", "(2/3)"),
        (("3", "4", "5"), "4", "4 (2/3)", "step 2 of 3", "4/3"),
        (("0", "1", "2", "3", "4"), "4", "4 (5/5)", "step 5 of 5", "4/5"),
        (("A1", "A2", "B1", "B2", "C1", "C2"), "B1", "B1 (3/6)", "step 3 of 6", "B1/6"),
    ],
)
def test_a_level_has_its_place_beside_the_number_of_levels_on_every_page(
    ids, level, told, step, untrue, tmp_path
):
    pages = shown(tmp_path, ids, level, cohort=COHORT.format(language="en"))
    texts = {address: text_of(html) for address, html in pages.items()}
    where = {address for address, text in texts.items() if told in text or step in text}
    assert where >= {
        "ann/print/",
        "ann/value/",
        "ann/calibrate/",
        "ann/competences/kade-a/",
        "ann/goals/learn/",
        "ann/evidence/piece/",
        "ann/assessments/seen/",
        "ann/validations/judged/",
    }
    assert {address for address, text in texts.items() if untrue in text} == set()


_MANY = {
    "en": r"(?<![\d/.-])1 (?:experiences|pieces|goals|questions|documents|learners|contexts|"
    r"competences|steps)\b|"
    r"\b1 of \d+ say\b",
    "nl": r"(?<![\d/.-])1 (?:leerervaringen|bewijsstukken|ontwikkeldoelen|leervragen|documenten|lerenden|"
    r"stukken|contexten|ervaringen|doelen|bewijzen|competenties|stappen)\b|\b1 van \d+ zeggen\b",
}
_ONE = {
    "en": ("1 experience", "1 piece of proof", "1 goal", "1 competence"),
    "nl": ("1 ervaring", "1 bewijs", "1 doel", "1 competentie"),
}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_one_is_never_many(language, tmp_path):
    pages = shown(tmp_path, ("1", "2", "3"), "2", cohort=COHORT.format(language=language), language=language)
    whole = " ".join(map(text_of, pages.values()))
    assert re.findall(_MANY[language], whole) == []
    assert all(one in whole for one in _ONE[language])


@pytest.mark.parametrize("language", ["en", "nl"])
def test_one_is_one_to_whoever_hears_a_page(language, tmp_path):
    for html in shown(tmp_path, ("1", "2", "3"), "2", language=language).values():
        for count, what in re.findall(r'<b>(\d+)</b><span class="lk-unseen"> ([^<]*)</span>', html):
            assert (count == "1") == (not what.endswith(("s", "n"))), what
