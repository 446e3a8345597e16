"""Who shows a name that is a part of another's hidden one, or has that in it, is somebody else."""

from __future__ import annotations

import pytest

from tests.cohorts import MKDOCS
from tests.gate.test_claims import COHORT
from tests.hosts.conftest import PROFILE, mkdocs
from tests.portfolios import written

NOTE = "---\ntype: question\ntitle: {title}\nstatus: open\ncycle: 1\nvisibility: public\n---\n{prose}\n"
CYCLE = "---\ntype: cycle\ntitle: First\nnumber: 1\nstart: 2025-01\nphase: value\nvisibility: public\n---\n"
PAIRS = [
    ("Jan de Vries", "Jan Maria de Vries"),
    ("Anna de Vries", "Anna Maria de Vries"),
    ("Jan Maria de Vries", "Jan de Vries"),
    ("Jan de Vries", "Jan de Vries-Bakker"),
    ("Jan de Vries Bakker", "Jan de Vries"),
    ("Jan Vries", "Jan de Vries"),
]


def profile(name: str, more: str = "") -> str:
    text = PROFILE.replace("Portfolio of Ann", "A portfolio").replace("Ann de Vries", name)
    return text.replace("language: en", f"{more}\nlanguage: en")


@pytest.fixture
def site(tmp_path):
    def built(shown: str, hidden: str):
        (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
        by = f"people: [{{id: jan, role: learner, show_as: name, name: {shown}, "
        by += "consent: {given_on: 2025-01-01}}]"
        files = {
            "cohort.yml": COHORT,
            "learners.yml": "type: learners\nlearners:\n"
            f"  - {{folder: shown, name: {shown}}}\n  - {{folder: other, name: {hidden}}}\n"
            "  - {folder: ann, name: Ann Vos}\n",
            "shown/profile.md": profile(shown, "show_as: full"),
            "shown/questions/a.md": NOTE.format(title=f"By {shown}", prose=f"I am {shown}, not {hidden}."),
            "other/profile.md": profile(hidden, "show_as: alias\nalias: Q"),
            "ann/profile.md": profile("Ann Vos", f"show_as: full\n{by}"),
            "ann/questions/a.md": NOTE.format(
                title=f"With {shown}", prose=f"With {shown}, {shown}’s friend and {hidden}."
            ),
        }
        files |= {f"{slug}/cycles/1.md": CYCLE for slug in ("shown", "other", "ann")}
        written(tmp_path / "portfolios", files)
        said = mkdocs("build", folder=tmp_path)
        assert said.returncode == 0, said.stdout
        return tmp_path / "site", said.stdout

    return built


@pytest.mark.parametrize(("shown", "hidden"), PAIRS)
def test_a_name_that_is_shown_stays_on_every_page_and_one_that_is_hidden_on_none(shown, hidden, site):
    folder, said = site(shown, hidden)
    assert "names-learner\n" not in said, said
    cohort = (folder / "index.html").read_text(encoding="utf-8")
    assert shown in cohort
    own = (folder / "shown/index.html").read_text(encoding="utf-8")
    assert shown in own
    note = (folder / "shown/questions/a/index.html").read_text(encoding="utf-8")
    assert f"By {shown}" in note
    assert f"I am {shown}, not a fellow learner." in note
    anns = (folder / "ann/questions/a/index.html").read_text(encoding="utf-8")
    assert f"With {shown}" in anns
    assert f"With {shown}, {shown}’s friend and a fellow learner." in anns
