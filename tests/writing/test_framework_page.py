"""A framework's own page: all that is in it, and who shows it of those who may be seen."""

from __future__ import annotations

import datetime
import re

import pytest

from generator.guide.new_site import new_site
from generator.places import THEME
from generator.reading.read import read_school, read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from tests.portfolios import CYCLE, written
from tests.publications import publication
from tests.sites import pages_about_cohort, site_pages
from tests.writing.test_cohort_pages import CLAIM, COHORT, DAY, pages

OWN = """type: framework
id: own
title: {nl: Ons vak, en: Our trade}
levels: [{id: 1, title: {nl: Met hulp, en: With help}, nlqf: 2}]
competences:
  - id: Z
    title: {nl: Zorg, en: Care}
    competences:
      - id: Z1
        title: {nl: Wassen, en: Washing}
        description: {nl: Helpen bij wassen, en: Helping to wash}
        kind: skill
        indicators: [{level: 1, description: {nl: Kijkt mee, en: Looks on}}]
requirements:
  - {id: carer, title: Carer, kind: function, asks: [{competence: "own:Z1", level: 1}]}
"""
VALIDATION = (
    "---\ntype: validation\ntitle: Scan\nstandard: 'kade:job'\nassessor: judge\ndate: 2025-08\ncycle: 2\n"
    "methods: [observation]\noutcomes: [{competence: 'kade:A', verdict: met}]\n---\n"
)


def row(page, number):
    (found,) = (it for it in page.data["rows"] if it["number"] == number)
    return found


def html(page):
    return Html(PageShell((str(THEME),), "Class")).page(page)


def site(folder, cohort=None):
    files = {
        "frameworks/own.yml": OWN,
        "ann/cycles/1.md": CYCLE.format(n=1, start="2025", more=""),
        "ann/experiences/care.md": CLAIM,
        "ann/validations/scan.md": VALIDATION,
    }
    files |= {"cohort.yml": cohort} if cohort else {}
    return publication(read_site(written(folder, files)).site, "public", DAY).site


def test_a_page_has_all_competences_levels_and_profiles_of_its_framework(tmp_path):
    page = pages(tmp_path, 2, 1)["frameworks/kade/"]
    assert [it["number"] for it in page.data["rows"]] == ["A", "B", "C"]
    assert [it["id"] for it in page.data["levels"]] == ["1", "2", "3"]
    assert [it["url"] for it in page.data["requirements"]] == ["requirements/kade-job/"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "nl",
            [
                "Ons vak",
                "Eigen lijst van Kade",
                "Met hulp",
                "NLQF 2",
                "Helpen bij wassen",
                "Kijkt mee",
                "Carer",
            ],
        ),
        (
            "en",
            ["Our trade", "Own list of Kade", "With help", "NLQF 2", "Helping to wash", "Looks on", "Carer"],
        ),
    ],
)
def test_a_list_of_ones_own_is_shown_as_the_schools_in_the_language_of_the_page(language, words, tmp_path):
    cohort = COHORT.format(more="").replace("[en]", f"[{language}]")
    found = pages_about_cohort(site(tmp_path, cohort))
    text = html(next(page for page in found.pages if page.address == "frameworks/own/"))
    assert [word for word in words if word not in text] == []
    assert 'id="lk-z1"' in text


def test_who_shows_a_competence_leads_to_the_learners_page_about_it(tmp_path):
    shown = row(pages(tmp_path, 3, 2)["frameworks/kade/"], "A")
    assert shown["learners"] == [
        {"name": f"Nr{n}", "url": f"learner-{n}/competences/kade-a/"} for n in range(2)
    ]


def test_who_is_not_listed_is_on_no_page_of_a_framework(tmp_path):
    page = pages(tmp_path, 6, 6, "listing: none")["frameworks/kade/"]
    assert (page.data["listed"], row(page, "A")["count"]) == (False, 0)
    assert "Nr" not in repr(page.data)


def test_many_names_are_on_the_page_of_the_competence(tmp_path):
    shown = row(pages(tmp_path, 31, 31)["frameworks/kade/"], "A")
    assert (shown["count"], shown["learners"], shown["url"]) == (31, [], "competences/kade-a/")


def test_a_page_is_the_same_as_long_as_nobody_shows_more(tmp_path):
    one, other = (pages(tmp_path / str(n), n, 2)["frameworks/kade/"] for n in (3, 4))
    assert one == other
    assert one != pages(tmp_path / "more", 4, 3)["frameworks/kade/"]


def test_a_framework_is_found_by_the_titles_of_its_competences(tmp_path):
    found = pages_about_cohort(site(tmp_path, COHORT.format(more="")))
    (index,) = (text for address, text in found.texts if address == "search.json")
    assert re.search(r'\["frameworks/own/","Our trade","[^"]*Z1 Washing', index)


def test_competences_and_standards_lead_to_their_framework(tmp_path):
    _, ann = site_pages(site(tmp_path, COHORT.format(more="")))
    shown = {page.address: html(page) for page in ann.pages}
    assert 'href="../../../frameworks/kade/"' in shown["ann/competences/kade-a/"]
    assert 'href="../../frameworks/kade/"' in shown["ann/calibrate/"]


def test_where_there_is_no_cohort_nothing_leads_to_a_page_that_is_not_there(tmp_path):
    (ann,) = site_pages(site(tmp_path))
    assert not [page.address for page in ann.pages if "frameworks/kade" in html(page)]


def test_the_pages_of_a_cohort_lead_to_its_frameworks(tmp_path):
    found = {page.address: html(page) for page in pages(tmp_path, 2, 1).values()}
    assert 'href="../frameworks/kade/"' in found["competences/"]
    assert 'href="../../frameworks/kade/"' in found["competences/kade-a/"]
    assert 'href="../../frameworks/kade/"' in found["requirements/kade-job/"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_framework_of_a_new_cohort_is_sound_and_the_schools_own(language, tmp_path):
    new_site(tmp_path, "Sanne de Vries", language, datetime.date(2026, 11, 23), cohort=True)
    school = read_school(tmp_path / "portfolios")
    own = school.frameworks.by_id["vak"]
    assert (own.publisher, own.licence, own.address) == (None, None, "")
    first = (tmp_path / "portfolios/frameworks/vak.yml").read_text(encoding="utf-8").splitlines()[0]
    assert re.match(r"# \w.*leerkring import framework", first)
