"""A cohort's pages: whom they list, and which numbers they tell."""

from __future__ import annotations

import datetime

import pytest

from generator.reading.read import read_site
from tests.portfolios import CYCLE, PROFILE, written
from tests.publications import publication
from tests.sites import pages_about_cohort

DAY = datetime.date(2026, 11, 24)
COHORT = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n{more}"
CLAIM = (
    "---\ntype: experience\ntitle: Care\nlearning: informal\nstage: initial\nsetting: care\nstart: 2025\n"
    "cycle: 1\ncompetences: [{competence: 'kade:A'}]\n---\n"
)


def pages(folder, learners, showing, more=""):
    """The cohort's pages by address; of so many learners so many show competence A."""
    files = {"cohort.yml": COHORT.format(more=more)}
    for number in range(learners):
        slug = f"learner-{number}"
        files[f"{slug}/profile.md"] = PROFILE.replace("Ann de Vries-Bakker", f"Nr{number} Bos")
        files[f"{slug}/cycles/1.md"] = CYCLE.format(n=1, start="2025", more="")
        if number < showing:
            files[f"{slug}/experiences/care.md"] = CLAIM
    docs = written(folder, files)
    for file in sorted((docs / "ann").rglob("*.md")):
        file.unlink()
    reading = read_site(docs)
    found = pages_about_cohort(publication(reading.site, "public", DAY).site)
    return {page.address: page for page in found.pages}


def count(found):
    """How many learners the map says show competence A in the phase Recognise."""
    (row,) = found["competences/"].data["rows"]
    return {cell["phase"]: cell["count"] for cell in row["cells"]}["recognise"]


@pytest.mark.parametrize(
    ("learners", "showing", "told"),
    [
        (12, 1, None),
        (12, 4, None),
        (12, 5, 5),
        (12, 7, 7),
        (12, 8, None),  # then four do not show it
        (12, 12, 12),
        (4, 4, None),
    ],
)
def test_a_number_about_too_few_is_not_told_nor_can_it_be_reckoned(learners, showing, told, tmp_path):
    assert count(pages(tmp_path, learners, showing)) == told


def test_a_school_may_choose_another_smallest_group(tmp_path):
    assert count(pages(tmp_path, 12, 4, "smallest_group: 4\n")) == 4


@pytest.mark.parametrize("listing", ["cards", "names", "none"])
def test_who_is_not_listed_is_on_no_page_of_the_cohort(listing, tmp_path):
    found = pages(tmp_path, 12, 6, f"listing: {listing}\n")
    named = [address for address, page in found.items() if "Nr3" in repr(page.data)]
    assert ("learners/" in found) == (listing != "none")
    assert bool(named) == (listing != "none")


def test_long_lists_go_on_on_further_pages_and_nobody_is_lost_or_told_twice(tmp_path):
    found = pages(tmp_path, 130, 125)

    def listed(address, name):
        """What is listed on a page and those that follow it, and how many pages that is."""
        first = found[address]
        further = [found[link["url"]] for link in first.data["links"][1:]]
        entries = [entry for page in (first, *further) for entry in page.data[name]]
        assert [link["number"] for link in first.data["links"]] == list(range(1, len(further) + 2))
        return [entry["name"] for entry in entries], 1 + len(further)

    everybody = sorted(f"Nr{number}" for number in range(130))
    showing = sorted(f"Nr{number}" for number in range(125))
    for address, name, names, most in [
        ("learners/", "learners", everybody, 3),
        ("competences/kade-a/", "shows", showing, 3),
    ]:
        told, further = listed(address, name)
        assert (sorted(told), further) == (names, most)


def test_a_great_number_on_the_map_leads_to_the_names_behind_it(tmp_path):
    found = pages(tmp_path, 60, 31)
    (row,) = found["competences/"].data["rows"]
    (cell,) = [cell for cell in row["cells"] if cell["phase"] == "recognise"]
    assert (cell["count"], cell["learners"]) == (31, [])
    assert sorted(it["name"] for it in found[cell["url"]].data["names"]) == sorted(
        f"Nr{n}" for n in range(31)
    )


def test_no_page_lists_the_names_behind_a_number_that_is_not_told(tmp_path):
    found = pages(tmp_path, 34, 31)  # three do not show it
    assert count(found) is None
    assert [address for address in found if address.startswith("competences/kade-a/")] == [
        "competences/kade-a/"
    ]


def test_learners_stand_by_the_names_they_show_and_not_by_their_folders(tmp_path):
    shown = ["Zed Aas", "Özlem Vos", "Ada Bos", "Pim van den Berg"]
    files = {"cohort.yml": COHORT.format(more="")}
    for number, name in enumerate(shown):
        files[f"learner-{number}/profile.md"] = PROFILE.replace(
            "name: Ann de Vries-Bakker", f"name: {name}\nshow_as: full"
        )
        files[f"learner-{number}/cycles/1.md"] = CYCLE.format(n=1, start="2025", more="")
        files[f"learner-{number}/experiences/care.md"] = CLAIM
    docs = written(tmp_path, files)
    for file in sorted((docs / "ann").rglob("*.md")):
        file.unlink()
    found = {page.address: page.data for page in pages_about_cohort(public(docs)).pages}
    wanted = ["Ada Bos", "Özlem Vos", "Pim van den Berg", "Zed Aas"]
    assert [it["name"] for it in found[""]["learners"]] == wanted
    assert [it["name"] for it in found["learners/"]["learners"]] == wanted
    assert [it["name"] for it in found["competences/kade-a/"]["shows"]] == wanted


def public(docs):
    return publication(read_site(docs).site, "public", DAY).site
