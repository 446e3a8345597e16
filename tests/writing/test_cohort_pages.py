"""A cohort's pages: whom they list, and which numbers they tell."""

from __future__ import annotations

import datetime
import json

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


def told(found):
    """How many people the list of competences says show competence A; None if it is not there."""
    groups = found["competences/"].data["groups"]
    entries = [it for group in groups for it in group["competences"]]
    return {it["competence"]["name"]: it["count"] for it in entries}.get("kade:A")


def count(found):
    """How many learners the map says have a document about competence A in the phase Recognise."""
    (row,) = found["competences/"].data["rows"]
    return {cell["phase"]: cell["count"] for cell in row["cells"]}["recognise"]


@pytest.mark.parametrize(
    ("learners", "showing", "number"),
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
def test_where_nobody_is_named_a_number_about_too_few_is_not_told_nor_can_it_be_reckoned(
    learners, showing, number, tmp_path
):
    found = pages(tmp_path, learners, showing, "listing: none\n")
    assert told(found) == number
    assert ("competences/kade-a/" in found) == (number is not None)
    if number is None:
        assert found["competences/"].data["rows"] == []
        assert found[""].data["can"] == []
    else:
        assert count(found) == found["competences/kade-a/"].data["count"] == number


@pytest.mark.parametrize("listing", ["cards", "names"])
@pytest.mark.parametrize("showing", [1, 4, 8, 12])
def test_where_they_are_listed_each_number_is_that_of_the_people_on_the_page_it_leads_to(
    listing, showing, tmp_path
):
    found = pages(tmp_path, 12, showing, f"listing: {listing}\n")
    (entry,) = found[""].data["can"]
    named = found[entry["competence"]["url"]].data["shows"]
    assert told(found) == count(found) == entry["count"] == len(named) == showing


def test_a_school_may_choose_another_smallest_group(tmp_path):
    assert told(pages(tmp_path, 12, 4, "listing: none\nsmallest_group: 4\n")) == 4


@pytest.mark.parametrize(("learners", "said"), [(4, ""), (5, "5 people show here what they can do.")])
def test_figures_about_too_few_whom_nobody_names_are_not_told(learners, said, tmp_path):
    found = pages(tmp_path, learners, learners, "listing: none\n")
    assert found[""].data["figures"].startswith(said)
    assert bool(found[""].data["figures"]) == bool(said)


def test_the_figures_count_people_and_what_they_show(tmp_path):
    figures = pages(tmp_path, 3, 1)[""].data["figures"]
    assert figures == "3 people show here what they can do. Together that is 1 experience."


def test_no_list_is_of_what_somebody_is_not(tmp_path):
    found = pages(tmp_path, 3, 1)
    lists = [page.address for page in found.values() if page.template == "cohort/learners.html"]
    assert lists == [
        "learners/",
        *(f"learners/phase/{it}/" for it in ("recognise", "value", "calibrate", "develop")),
        *(f"learners/learning/{it}/" for it in ("formal", "non-formal", "informal")),
        "learners/validated/",
    ]
    assert "v-no" not in dict(texts(tmp_path))["learners.json"]
    assert [it["url"] for it in found["learners/"].data["groups"]] == [
        "learners/phase/value/",
        "learners/learning/informal/",
    ]


def texts(folder):
    return pages_about_cohort(public(folder)).texts


PIECE = (
    "---\ntype: evidence\ntitle: {title}\nmedia: observation\ndate: {date}\ncycle: 1\n"
    "competences: [{{competence: 'kade:A', rationale: {why}}}]\n---\n"
)


def test_the_newest_proof_is_of_everybody_before_it_is_of_anybody_twice(tmp_path):
    files = {"cohort.yml": COHORT.format(more="")}
    for number in range(5):
        slug = f"learner-{number}"
        files[f"{slug}/profile.md"] = PROFILE.replace("Ann de Vries-Bakker", f"Nr{number} Bos")
        files[f"{slug}/cycles/1.md"] = CYCLE.format(n=1, start="2025", more="")
        for month in (1, 2, 3):
            date = f"2025-{month + 3 * number:02}" if number < 4 else f"2024-0{month}"
            piece = PIECE.format(title=f"P{number}{month}", date=date, why="Because.")
            files[f"{slug}/evidence/p{month}.md"] = piece
    docs = written(tmp_path, files)
    for file in sorted((docs / "ann").rglob("*.md")):
        file.unlink()
    newest = {page.address: page for page in pages_about_cohort(public(docs)).pages}[""].data["newest"]
    assert [it["title"] for it in newest] == ["P33", "P32", "P23", "P13", "P03", "P43"]
    assert [it["owner"]["name"] for it in newest] == ["Nr3", "Nr3", "Nr2", "Nr1", "Nr0", "Nr4"]


def test_who_is_listed_by_name_only_has_no_face_no_proof_and_no_initials(tmp_path):
    found = pages(tmp_path, 3, 3, "listing: names\n")
    home = found[""].data
    assert home["newest"] == []
    people = [*home["learners"], *home["can"][0]["faces"], *found["competences/kade-a/"].data["shows"]]
    assert {(it["photo"], it["initials"]) for it in people} == {("", "")}


@pytest.mark.parametrize(("listing", "words"), [("cards", ["Care", "Cook"]), ("names", [])])
def test_what_else_somebody_can_be_found_by_is_there_only_where_cards_are(listing, words, tmp_path):
    profile = PROFILE.replace("people:", "headline: Baker\nskills: [Cook]\npeople:")
    more = {"cohort.yml": COHORT.format(more=f"listing: {listing}\n"), "ann/profile.md": profile}
    docs = written(tmp_path, {**more, "ann/experiences/care.md": CLAIM})
    (learner,) = json.loads(dict(pages_about_cohort(public(docs)).texts)["learners.json"])
    assert learner[-2] == [it for it in ("Cook", "Care") if it in words]


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
    assert cell["count"] == 31
    assert sorted(it["name"] for it in found[cell["url"]].data["names"]) == sorted(
        f"Nr{n}" for n in range(31)
    )


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
