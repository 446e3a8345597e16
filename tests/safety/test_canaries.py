"""Nothing that must stay home is anywhere on the site, in its names or in what the build says."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from ahocorasick_rs import AhoCorasick

from generator.building.artifact import unpacked
from generator.building.record import LAST_BUILD
from generator.cache.store import Cache
from generator.guide.withdraw import withdraw
from generator.hosts.day import today
from tests.hosts.conftest import mkdocs
from tests.pdfs import text_in

from .canaries import CONSENT, WITHHELD, Aviary, aviary


def flown(site: Path, birds: dict[str, str]) -> set[str]:
    """Where the canaries came from that are in the bytes or the names of a site's files."""
    words = list(birds)
    search = AhoCorasick(words)
    found: set[int] = set()
    for file in (file for file in site.rglob("*") if file.is_file()):
        content = file.read_bytes()
        content = gzip.decompress(content) if file.suffix == ".gz" else content
        read = text_in(content) if content.startswith(b"%PDF") else ""
        text = f"{file.relative_to(site)}\n{content.decode('utf-8', 'ignore')}\n{read}"
        found.update(number for number, _, _ in search.find_matches_as_indexes(text))
    return {birds[words[number]] for number in found}


def said(output: str, birds: dict[str, str]) -> set[str]:
    """Canaries in what the build says. The lines of a faulty document may be there: they are what is told."""
    told = ("mistyped:", "file name")
    return {where for word, where in birds.items() if word in output and not any(it in where for it in told)}


@pytest.fixture
def birds() -> Aviary:
    return aviary(2 * (1 + len(WITHHELD)))


def test_no_canary_leaves_a_cohort(birds, tmp_path, capsys):
    built = mkdocs("build", folder=birds.write(tmp_path))

    assert built.returncode == 0, built.stdout
    with capsys.disabled():
        print(f"[{len(birds.home)} canaries in {birds.items} withheld items]", end=" ")
    assert flown(tmp_path / "site", birds.home) == set()
    assert said(built.stdout, birds.home) == set()
    assert len(flown(tmp_path / "site", birds.seen)) == len(birds.seen)


def test_no_canary_leaves_by_problems_on_pages_of_others(birds, tmp_path):
    """The same with the cohort's own audience: what is private stays home there, too."""
    built = mkdocs("build", folder=birds.write(tmp_path), LEERKRING_AUDIENCE="cohort")

    assert built.returncode == 0, built.stdout
    private = {
        word: where for word, where in birds.home.items() if "private:" in where or "mistyped:" in where
    }
    assert len(private) > 50
    assert flown(tmp_path / "site", private) == set()


def test_without_the_plugin_no_canary_leaves(birds, tmp_path):
    folder = birds.write(tmp_path)
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace(", leerkring]", "]"))
    (folder / "portfolios/index.md").write_text("# Class\n")

    built = mkdocs("build", folder=folder)

    assert built.returncode == 0, built.stdout
    assert (folder / "site/index.html").exists()
    assert flown(folder / "site", {**birds.home, **birds.seen}) == set()


def test_after_withdrawal_nothing_that_was_kept_comes_back(birds, tmp_path):
    folder = birds.write(tmp_path)
    assert mkdocs("build", folder=folder, LEERKRING_CACHE="on").returncode == 0
    theirs = {
        word: where for word, where in birds.seen.items() if where.startswith(("learner-0:", "learner-0,"))
    }
    pictures = set((folder / "site").rglob("files/*"))
    kept = set((folder / ".leerkring/files").iterdir())
    assert len(flown(folder / "site", theirs)) == len(theirs) > 5

    withdraw(folder / "portfolios", "learner-0", today())
    assert mkdocs("build", folder=folder, LEERKRING_CACHE="on").returncode == 0

    assert flown(folder / "site", theirs) == set()
    assert set((folder / "site").rglob("files/*")) < pictures
    assert set((folder / ".leerkring/files").iterdir()) < kept
    cache = Cache(folder / ".leerkring/built")
    entries = {file.name: cache.get(file.name) for file in cache.folder.iterdir() if file.name != LAST_BUILD}
    renderings = [unpacked(content).rendering for content in entries.values()]
    files = [content for it in renderings if it for content in it.files.values()]
    kept_texts = b"\n".join([*(it.partition(b"\n")[0] for it in entries.values()), *files]).lower()
    assert len(files) > 20
    assert not [word for word in theirs if word.casefold().encode() in kept_texts]
    assert flown(folder / ".site.leerkring", theirs) == set()


@pytest.mark.heavy
def test_no_canary_leaves_two_hundred_learners_and_the_samples(tmp_path, capsys):
    birds = aviary(200)
    folder = birds.write(tmp_path)
    samples = Path(__file__).resolve().parents[2] / "portfolios"
    for portfolio in sorted(file.parent for file in samples.glob("*/profile.md")):
        copy = folder / "portfolios" / portfolio.name
        shutil.copytree(portfolio, copy)
        for document in copy.rglob("*.md"):
            _hide(document, birds, copy.parent)
    shutil.copytree(samples / "frameworks", folder / "portfolios/frameworks", dirs_exist_ok=True)

    built = mkdocs("build", folder=folder)

    assert built.returncode == 0, built.stdout[-3000:]
    with capsys.disabled():
        print(f"[{len(birds.home)} canaries in {birds.items} withheld items]", end=" ")
    assert flown(folder / "site", birds.home) == set()
    assert said(built.stdout, birds.home) == set()
    assert len(flown(folder / "site", birds.seen)) == len(birds.seen)


def _hide(document: Path, birds: Aviary, docs: Path) -> None:
    """Put five canaries into the prose of a sample, and make it private unless it is a profile."""
    where = document.relative_to(docs).as_posix()
    if document.name == "profile.md":
        return
    text = document.read_text(encoding="utf-8")
    head, _, rest = text.partition("\n")
    lines = [line for line in rest.split("\n") if not line.startswith("visibility:")]
    words = [birds.canary(f"{where}: {number}") for number in range(5)]
    birds.items += 1
    document.write_text(
        "\n".join([head, "visibility: private", *lines, "", *(f"- {word}" for word in words), ""]),
        encoding="utf-8",
    )


def test_each_reason_and_its_opposite_are_there():
    """What is published here would be if nothing withheld it: the control arm of the tests above."""
    assert CONSENT not in WITHHELD.values()
    assert len(set(WITHHELD.values())) == len(WITHHELD) == 7
