"""The number of a publication: what people write before it is taken off."""

from __future__ import annotations

import pytest

from generator.reading.read import read_site
from generator.reporting.told import told
from tests.portfolios import written

PLAN = "---\ntype: evidence\ntitle: Plan\nmedia: product\ndate: 2025\ndoi: {}\n---\n"
SAID = (
    "https://doi.org/10.5281/zenodo.4321",
    "http://dx.doi.org/10.5281/zenodo.4321",
    "doi.org/10.5281/zenodo.4321",
    "'doi: 10.5281/zenodo.4321'",
    "'DOI:10.5281/zenodo.4321'",
)


@pytest.mark.parametrize("doi", SAID)
def test_the_number_is_told_without_what_stands_before_it(tmp_path, doi):
    (found,) = read_site(written(tmp_path, {"ann/evidence/plan.md": PLAN.format(doi)})).problems
    assert "“10.5281/zenodo.4321”" in told(found, "en").hint


@pytest.mark.parametrize(
    "doi", ["10.5281/zenodo.4321", "10.1002/(SICI)1097-4571(199806)49:8-x", "10.1000/182"]
)
def test_a_number_is_taken_as_it_is(tmp_path, doi):
    assert read_site(written(tmp_path, {"ann/evidence/plan.md": PLAN.format(f"'{doi}'")})).problems == ()


@pytest.mark.parametrize(
    "doi", ["11.5281/zenodo", "10.5281", "10.5281/a b", "10.5281/<script>", '10.5281/"x']
)
def test_what_is_no_number_of_a_publication_is_told(tmp_path, doi):
    (found,) = read_site(written(tmp_path, {"ann/evidence/plan.md": PLAN.format(f"'{doi}'")})).problems
    assert found.code == "wrong-form"
