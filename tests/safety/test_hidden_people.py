"""Who hides their name, or has left, is named in no byte of the site, however a neighbour writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.spelling.words import folded_words
from tests.cohorts import MKDOCS
from tests.gate.test_claims import BROKEN, COHORT, SOUND
from tests.gate.test_spelling import SPELLINGS
from tests.hosts.conftest import mkdocs
from tests.portfolios import written

NOTE = "---\ntype: question\ntitle: {title}\nstatus: open\ncycle: 1\nvisibility: public\n---\n{prose}\n"
FIELD = (
    "---\ntype: question\ntitle: A\nstatus: answered\nanswer: |-\n  {text}\ncycle: 1\nvisibility: public\n"
    "---\n"
)


def neighbours() -> dict[str, str]:
    """Ann's documents, with each spelling in prose and in a field."""
    files = {}
    for number, spelling in enumerate(SPELLINGS.values()):
        files[f"ann/questions/prose-{number}.md"] = NOTE.format(title="A", prose=f"Dit is {spelling} dus.")
        text = f"Dit is {spelling} dus.".replace("\n", "\n  ")
        files[f"ann/questions/field-{number}.md"] = FIELD.format(text=text)
    files["ann/questions/with-hanna-de-bakker.md"] = NOTE.format(title="A", prose="x")
    files["ann/questions/title.md"] = NOTE.format(title="Samen met Hanna de Bakker", prose="x")
    return files


HER_PROFILE = {
    "hanna": SOUND,
    "hanna-2": SOUND,
    "portfolio-2": SOUND,
    "hanna-withdrawn": SOUND.replace("given_on:", "withdrawn_on: 2025-02-01, given_on:"),
    "hanna-private": SOUND.replace("visibility: public", "visibility: private"),
    "hanna-no-consent": SOUND.replace("consent:", "contact: {region: x}\nconsent:").replace(
        "consent: {audience: public, scope: [portfolio], given_on: 2025-01-10, given_by: self, "
        "age_band: 16-or-older}\n",
        "",
    ),
    **{f"hanna-{number}0": text for number, text in enumerate(BROKEN.values(), 1)},
}
"""Each alone in its cohort: in this folder, with this profile."""


def named(folder: Path) -> list[str]:
    """The files of a site in which her last name stands in any way."""
    found = []
    for path in sorted((folder / "site").rglob("*")):
        if path.is_file():
            text = f"{path.name} {path.read_bytes().decode(errors='ignore')}"
            if any("bakker" in word for word in folded_words(text)):
                found.append(path.relative_to(folder / "site").as_posix())
    return found


def cohort(folder: Path, slug: str, profile: str, *, listed: bool) -> None:
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    where = "hanna" if slug.startswith("hanna-") and not slug[6:].isdigit() else slug
    files = {"cohort.yml": COHORT, f"{where}/profile.md": profile, **neighbours()}
    if listed:
        line = f"  - {{folder: {where}, name: Hanna de Bakker}}\n  - {{folder: ann, name: Ann Vos}}\n"
        files["learners.yml"] = f"type: learners\nlearners:\n{line}"
    written(folder / "portfolios", files)
    ann = folder / "portfolios/ann/profile.md"
    ann.write_text(ann.read_text().replace("Ann de Vries-Bakker", "Ann Vos"), encoding="utf-8")


@pytest.mark.parametrize("slug", ["hanna-2", "portfolio-2", "hanna-withdrawn"])
@pytest.mark.parametrize("listed", [True, False])
def test_a_hidden_name_is_in_no_byte_of_the_site(slug, listed, tmp_path):
    cohort(tmp_path, slug, HER_PROFILE[slug], listed=listed)
    built = mkdocs("build", folder=tmp_path)
    assert built.returncode == 0, built.stdout
    assert named(tmp_path) == []
    shown = list((tmp_path / "site/ann/questions").glob("*/index.html"))
    assert len(shown) > len(SPELLINGS)  # most documents are whole, with other words for the name


@pytest.mark.heavy
@pytest.mark.parametrize("slug", sorted(HER_PROFILE))
def test_a_hidden_name_is_in_no_byte_whatever_her_profile_is_like(slug, tmp_path):
    cohort(tmp_path, slug, HER_PROFILE[slug], listed=False)
    built = mkdocs("build", folder=tmp_path)
    assert built.returncode == 0, built.stdout
    assert named(tmp_path) == []


@pytest.mark.parametrize("file", ["Profile.md", "profile.MD", "profile.txt", "profile.md.bak", "profiel.md"])
def test_a_hidden_name_is_in_no_byte_where_her_profile_is_called_otherwise(file, tmp_path):
    cohort(tmp_path, "hanna", SOUND, listed=False)
    hers = tmp_path / "portfolios/hanna/profile.md"
    hers.rename(hers.with_name(file))
    built = mkdocs("build", folder=tmp_path)
    assert built.returncode == 0, built.stdout
    assert named(tmp_path) == []


def test_a_hidden_name_is_in_no_byte_where_her_folder_has_a_capital(tmp_path):
    cohort(tmp_path, "hanna", SOUND, listed=False)
    (tmp_path / "portfolios/hanna").rename(tmp_path / "portfolios/Hanna")
    built = mkdocs("build", folder=tmp_path)
    assert built.returncode == 0, built.stdout
    assert named(tmp_path) == []


def test_a_folder_that_spells_a_hidden_name_is_told_and_not_public(tmp_path):
    cohort(tmp_path, "hanna-2", SOUND, listed=False)
    (tmp_path / "portfolios/hanna-2").rename(tmp_path / "portfolios/hanna-de-bakker")
    built = mkdocs("build", folder=tmp_path)
    assert built.returncode == 0, built.stdout
    assert "leerkring rename hanna-de-bakker" in built.stdout
    assert named(tmp_path) == []
