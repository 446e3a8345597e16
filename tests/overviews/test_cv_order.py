"""In which order a CV tells what somebody did."""

from __future__ import annotations

from generator.overviews.cv import cv_overview
from tests.portfolios import site_of

DONE = (
    "type: experience\ntitle: {title}\nlearning: informal\nstage: initial\n"
    "setting: {setting}\nstart: {start}\n"
)


def test_work_that_goes_on_stands_before_what_is_not_paid_and_that_before_what_is_over(tmp_path):
    done = {
        "club": DONE.format(title="Club", setting="volunteering", start=2024),
        "shop": DONE.format(title="Shop", setting="work", start=2022),
        "farm": DONE.format(title="Farm", setting="work", start=2023) + "end: 2025\n",
    }
    site = site_of(tmp_path, **{f"experiences__{name}": text for name, text in done.items()})
    found = cv_overview(site.portfolios[0], site.frameworks)
    assert [it.title for it in found.did] == ["Shop", "Club", "Farm"]
