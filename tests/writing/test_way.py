"""A link leads where it should, from any page, and never out of the site."""

from __future__ import annotations

from urllib.parse import urljoin

from hypothesis import strategies as st

from generator.writing.pages import Way
from tests.properties import holds

SITE = "https://kade.example/deep/down/"
NAMES = st.text("abz09-._~", min_size=1, max_size=4).filter(lambda name: name.strip("."))
FOLDERS = st.lists(NAMES, max_size=5).map(lambda names: "".join(f"{name}/" for name in names))
ADDRESSES = st.one_of(FOLDERS, st.builds(str.__add__, FOLDERS, NAMES))


@holds(ADDRESSES, ADDRESSES, examples=400)
def test_a_way_leads_from_any_page_to_any_address(page, goal):
    way = Way(page).to(goal)

    assert urljoin(SITE + page, way) == SITE + goal


@holds(ADDRESSES, ADDRESSES, examples=400)
def test_a_way_never_leaves_the_site(page, goal):
    way = Way(page).to(goal).split("/")

    ups = way.count("..")
    assert way[:ups] == [".."] * ups
    assert ups <= page.count("/")
    assert "" not in way[:-1]


@holds(FOLDERS, FOLDERS, ADDRESSES, examples=200)
def test_a_way_within_a_folder_is_the_same_wherever_the_folder_is(folder, page, goal):
    assert Way(folder + page).to(folder + goal) == Way(page).to(goal)
