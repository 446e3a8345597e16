"""What only a folder as a whole shows: a fault in one place must not become a second one in another."""

from __future__ import annotations

from generator.reading.read import read_site
from tests.portfolios import CYCLE, FRAMEWORK, written


def codes(folder, files):
    return [(found.path, found.code) for found in read_site(written(folder, files)).problems]


def test_a_cycle_with_a_fault_leaves_no_hole(tmp_path):
    faulty = CYCLE.format(n=2, start="2025-07", more="colour: red\n")
    third = CYCLE.format(n=3, start="2026-01", more="")
    assert codes(tmp_path, {"ann/cycles/2.md": faulty, "ann/cycles/3.md": third}) == [
        ("ann/cycles/2.md", "unknown-field")
    ]


def test_a_cycle_that_was_never_written_does(tmp_path):
    fourth = CYCLE.format(n=4, start="2026-01", more="")
    assert codes(tmp_path, {"ann/cycles/4.md": fourth}) == [("ann/cycles/4.md", "cycle-hole")]


def test_a_linked_cohort_is_not_followed(tmp_path):
    docs = written(tmp_path / "docs", {})
    (tmp_path / "cohort.yml").write_text("type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    (docs / "cohort.yml").symlink_to(tmp_path / "cohort.yml")

    reading = read_site(docs)

    assert [(found.path, found.code) for found in reading.problems] == [("cohort.yml", "symbolic-link")]
    assert reading.site.cohort is None


def test_a_competence_of_a_framework_with_a_fault_is_no_second_fault(tmp_path):
    broken = FRAMEWORK.replace("id: kade", "id: wharf").replace("kade:", "wharf:") + "colour: red\n"
    asking = FRAMEWORK.replace('{competence: "kade:B", level: 2}', '{competence: "wharf:B", level: 2}')
    assert codes(tmp_path, {"frameworks/kade.yml": asking, "frameworks/wharf.yml": broken}) == [
        ("frameworks/wharf.yml", "unknown-field")
    ]
