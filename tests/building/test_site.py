"""A site's files: the same bytes whoever makes them."""

from __future__ import annotations

import pytest

from bench.cohort import write_cohort
from generator.building.pool import FEW
from generator.publishing.manifest import MANIFEST
from tests.hosts.conftest import LEERKRING, mkdocs, run


@pytest.fixture(scope="module")
def cohort(tmp_path_factory):
    return write_cohort(tmp_path_factory.mktemp("cohort"), FEW + 1, words=30)


def built(folder, jobs, cache="off"):
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("{language: nl}", f"{{language: nl, jobs: {jobs}}}"), encoding="utf-8")
    said = mkdocs(
        "build", "--strict", "--site-dir", folder / f"site-{jobs}", folder=folder, LEERKRING_CACHE=cache
    )
    settings.write_text(text, encoding="utf-8")
    assert said.returncode == 0, said.stdout
    return (folder / f"site-{jobs}" / MANIFEST).read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def anew(cohort):
    """The manifest of what two processes make of nothing."""
    return built(cohort, 2)


def test_one_process_and_two_make_the_same_bytes(cohort, anew):
    one = built(cohort, 1)
    assert one == anew
    assert not (cohort / ".leerkring").exists()
    assert len(one) > (FEW + 1) * 30


def test_the_cache_changes_no_byte_and_the_build_says_how_much_it_made(cohort, anew):
    assert anew == built(cohort, 2, cache="on")
    said = mkdocs("build", "--site-dir", cohort / "site-again", folder=cohort, LEERKRING_CACHE="on").stdout
    assert f"Portfolio's: 0 gemaakt, {FEW + 1} uit de cache." in said
    assert (cohort / "site-again" / MANIFEST).read_text(encoding="utf-8").splitlines() == anew


def test_where_nothing_changed_nothing_is_written(cohort):
    """So it is for somebody with a mistake in a document, which is told each time."""
    learner = min(path for path in (cohort / "portfolios").iterdir() if (path / "profile.md").exists()).name
    mistaken = cohort / "portfolios" / learner / "goals/mistaken.md"
    mistaken.write_text("---\ntype: goal\ntitel: No such field\n---\n", encoding="utf-8")
    site, places = cohort / "site-twice", []
    logo = cohort / "portfolios/assets/logo.png"
    logo.parent.mkdir(exist_ok=True)
    for title in ("One", "One", "Two", "Two", "Two"):
        logo.write_text(title, encoding="utf-8")
        said = mkdocs("build", "--site-dir", site, folder=cohort, LEERKRING_CACHE="on").stdout
        assert "mistaken.md:3" in said
        places.append(site.stat().st_ino)
        assert (site / "assets/logo.png").read_text(encoding="utf-8") == title
    one, again, two, twice, thrice = places
    assert one == again != two == twice == thrice
    mistaken.unlink()


def test_everything_can_be_made_anew(cohort):
    run(LEERKRING, "build", folder=cohort, LEERKRING_CACHE="on")
    for arguments, told in [((), f"0 gemaakt, {FEW + 1} uit"), (("--anew",), f"{FEW + 1} gemaakt, 0 uit")]:
        said = run(LEERKRING, "build", *arguments, folder=cohort, LEERKRING_CACHE="on").stdout
        assert told in said
