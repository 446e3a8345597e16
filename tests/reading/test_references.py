"""What a reference that leads nowhere may have meant, and how its author finds what there is."""

from __future__ import annotations

import pytest

from generator.reading.read import read_site
from generator.reporting.told import told
from tests.portfolios import written
from tests.test_architecture import ROOT

WORK = (
    "---\ntype: experience\ntitle: Work\nlearning: informal\nstage: initial\nsetting: work\nstart: 2020\n"
    "competences:\n  - competence: {}\n---\n"
)
NAMES = ("lifecomp", "digcomp3")
FRAMEWORKS = {
    f"frameworks/{name}.yml": (ROOT / f"portfolios/frameworks/{name}.yml").read_text(encoding="utf-8")
    for name in NAMES
}


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (
            "lifecomp:S9",
            (
                "Choose one of these: lifecomp:S1, lifecomp:S2, lifecomp:S3. To see what they are: "
                "leerkring competences lifecomp"
            ),
        ),
        (
            "digcomp3:4.7",
            (
                "Choose one of these: digcomp3:4.1, digcomp3:4.2, digcomp3:4.3, digcomp3:4.4. To see what "
                "they are: leerkring competences digcomp3"
            ),
        ),
        ("digcomp3:6.7", "To find the right one: leerkring competences digcomp3"),
        ("lifecomp:luisteren", "To find the right one: leerkring competences luisteren"),
        ("luisteren", "To find the right one: leerkring competences luisteren"),
        ("lifecomp:Samenwerking", "Did you mean “lifecomp:S3”?"),
        (
            "lifecomp:S",
            "Choose one of the competences in this group: lifecomp:S1, lifecomp:S2, lifecomp:S3.",
        ),
        ("lifecom:S1", "Did you mean “lifecomp”?"),
        ("school:S1", "Choose one of these: digcomp3, kade, lifecomp."),
    ],
)
def test_a_competence_that_is_not_there_is_found_by_what_is_told(value, hint, tmp_path):
    files = {"ann/experiences/work.md": WORK.format(value), **FRAMEWORKS}
    found = [it for it in read_site(written(tmp_path, files)).problems if it.path.endswith("work.md")]
    assert [told(it, "en").hint for it in found] == [hint]
