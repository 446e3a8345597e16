"""Who has left is taken off the old site, though what the school wrote keeps the new one from being shown."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.publishing.manifest import manifest
from tests.desk.desks import place
from tests.media.leaky import pdf_that_says
from tests.pdfs import text_in

from .conftest import mkdocs, run


@pytest.fixture
def cohort(one_portfolio):
    """Ann and Ben, who shows his full name and is named by Ann."""
    docs = one_portfolio / "portfolios"
    (docs / "cohort.yml").write_text("type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    shutil.copytree(docs / "ann", docs / "ben")
    profile = (docs / "ann/profile.md").read_text()
    changed = profile.replace("language: en", "language: en\nshow_as: full")
    name = next(line for line in profile.split("\n") if line.startswith("name: "))
    (docs / "ben/profile.md").write_text(changed.replace(name, "name: Ben Bosveld"))
    (docs / "ann/questions").mkdir(exist_ok=True)
    (docs / "ann/questions/who.md").write_text(
        "---\ntype: question\ntitle: Who helps?\nstatus: open\ncycle: 1\nvisibility: public\n---\n"
        "Ben Bosveld does.\n"
    )
    (docs / "about.md").write_text("# About us\n")
    (docs / "learners.yml").write_text(LIST)
    return one_portfolio


LIST = """\
type: learners
learners:
  - {folder: ann, name: Ann Aarts}
  - {folder: ben, name: Ben Bosveld}
  - {folder: cas, name: Cas Cornelissen}
"""


def thank(folder: Path, name: str) -> None:
    """The school names somebody on its list, and its site cannot be shown."""
    (folder / "portfolios/about.md").write_text(f"# About us\n\nThanks to {name}.\n")


def site(folder: Path) -> dict[str, bytes]:
    files = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in files}


def withdraw(folder: Path, name: str) -> None:
    profile = folder / f"portfolios/{name}/profile.md"
    profile.write_text(profile.read_text().replace("given_on: ", "withdrawn_on: 2025-01-20, given_on: ", 1))


def test_who_has_left_does_not_wait_for_the_schools_mistake(cohort):
    assert mkdocs("build", folder=cohort).returncode == 0
    before = site(cohort)
    assert any(b"Ben Bosveld" in content for content in before.values())
    assert b"Ben Bosveld" in before["ann/questions/who/index.html"]

    withdraw(cohort, "ben")
    thank(cohort, "Cas Cornelissen")
    built = mkdocs("build", folder=cohort)

    assert built.returncode == 1
    assert "Van de oude site gehaald: ben." in built.stdout
    after = site(cohort)
    assert not [path for path in after if path.startswith("ben/")]
    assert not [path for path, content in after.items() if b"Bosveld" in content]
    assert not [
        path for path, content in after.items() if b"ben/" in content and path.endswith((".html", ".xml"))
    ]
    assert b"Cornelissen" not in b"".join(after.values())
    assert after["ann/index.html"] == before["ann/index.html"]
    assert b"A fellow learner does." in after["ann/questions/who/index.html"]
    assert after["about/index.html"] == before["about/index.html"]
    assert (cohort / "site/files.sha256").read_text() == manifest(cohort / "site")


@pytest.mark.parametrize("is_shown", [True, False], ids=["published", "refused"])
def test_who_has_left_is_forgotten_by_the_desk_at_the_next_build(cohort, is_shown):
    desk = cohort / ".leerkring/desk"
    place(cohort / "portfolios", day=datetime.date(2025, 1, 20)).desk(jobs=1)
    assert any(b"Ben Bosveld" in file.read_bytes() for file in desk.iterdir())
    withdraw(cohort, "ben")
    if not is_shown:
        thank(cohort, "Cas Cornelissen")
    assert (mkdocs("build", folder=cohort).returncode == 0) == is_shown
    assert desk.is_dir()
    assert not any(b"Bosveld" in file.read_bytes() for file in desk.iterdir())


def test_a_paper_of_somebody_else_that_names_who_has_left_is_the_new_one(cohort):
    """Ann has learned from Ben, and her CV says so: it is made anew, or is gone."""
    care = cohort / "portfolios/ann/experiences"
    care.mkdir(exist_ok=True)
    (care / "care.md").write_text(
        "---\ntype: experience\ntitle: Care\nlearning: informal\nstage: initial\nsetting: care\nstart: 2024\n"
        "visibility: public\nstarrt: {result: Ben Bosveld is at home again.}\n---\n"
    )
    assert mkdocs("build", folder=cohort).returncode == 0
    assert "Ben Bosveld is at home" in text_in(site(cohort)["ann/cv-ann.pdf"])
    withdraw(cohort, "ben")
    thank(cohort, "Cas Cornelissen")

    assert mkdocs("build", folder=cohort).returncode != 0

    there = site(cohort)
    assert "a fellow learner is at home" in text_in(there["ann/cv-ann.pdf"]).lower()
    assert not any("Bosveld" in text_in(it) for path, it in there.items() if path.endswith(".pdf"))
    assert not any(path.startswith("ben/") for path in there)


def test_an_address_is_taken_out_of_whichever_of_several_site_maps_has_it(cohort):
    """A site with more addresses than one site map holds; here four would be too many."""
    settings = cohort / "mkdocs.yml"
    settings.write_text(settings.read_text() + "site_url: https://kade.example/\n")
    few = "from generator.building import sitemap; sitemap.LIMIT = sitemap.Limit(3, 9999)"
    build = "from mkdocs.__main__ import cli; cli(['build'])"
    built = run(sys.executable, "-c", f"{few}; {build}", folder=cohort)
    assert built.returncode == 0, built.stdout
    maps = {path: text.decode() for path, text in site(cohort).items() if path.startswith("sitemap")}
    assert len(maps) > 3
    assert "sitemapindex" in maps.pop("sitemap.xml")
    pages = list((cohort / "site").rglob("index.html"))
    assert sum(text.count("<url>") for text in maps.values()) == len(pages)
    withdraw(cohort, "ben")
    thank(cohort, "Cas Cornelissen")
    assert mkdocs("build", folder=cohort).returncode == 1
    after = {path: text.decode() for path, text in site(cohort).items() if path.startswith("sitemap-")}
    assert after.keys() == maps.keys()
    for path, text in after.items():
        assert "/ben/" not in text
        assert text.count("<url>") == maps[path].count("<url>") - maps[path].count("/ben/")


def test_it_happens_under_strict_too_when_somebody_elses_text_would_come_out(cohort):
    assert mkdocs("build", folder=cohort).returncode == 0
    withdraw(cohort, "ben")
    (cohort / "portfolios/ann/questions/note.md").write_text(
        "---\ntype: question\ntitle: A\nstatus: open\ncycle: 1\nvisibility: private\n---\n"
        "I could not sleep.\n"
    )
    who = cohort / "portfolios/ann/questions/who.md"
    who.write_text(who.read_text() + "\n[A letter](letter.pdf)\n")
    (who.parent / "letter.pdf").write_bytes(pdf_that_says("I could not sleep"))
    assert mkdocs("build", "--strict", folder=cohort).returncode == 1
    after = site(cohort)
    assert not [path for path, content in after.items() if b"Bosveld" in content]
    assert "ann/index.html" in after


BROKEN = {
    "a cohort that cannot be read": ("cohort.yml", "type: cohort\ntitle: [Class\n"),
    "a cohort without a title": ("cohort.yml", "type: cohort\nschool: Kade\n"),
    "a list that cannot be read": ("learners.yml", "type: learners\nlearners: ann\n"),
    "a programme that cannot be read": ("programme.md", "---\ntype: programme\n"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_who_has_left_does_not_wait_for_a_file_of_the_schools(cohort, fault):
    assert mkdocs("build", folder=cohort).returncode == 0
    before = site(cohort)
    withdraw(cohort, "ben")
    name, text = BROKEN[fault]
    (cohort / "portfolios" / name).write_text(text)
    built = mkdocs("build", folder=cohort)

    assert built.returncode == 1
    assert "Van de oude site gehaald: ben." in built.stdout
    after = site(cohort)
    assert not [path for path in after if path.startswith("ben/")]
    assert not [path for path, content in after.items() if b"Bosveld" in content]
    assert after["ann/index.html"] == before["ann/index.html"]
    assert (cohort / "site/files.sha256").read_text() == manifest(cohort / "site")


@pytest.mark.parametrize("fault", [*BROKEN, "a document of somebody else's"])
@pytest.mark.parametrize("strict", [True, pytest.param(False, marks=pytest.mark.heavy)])
def test_a_fault_alone_takes_nobody_off(cohort, fault, strict):
    assert mkdocs("build", folder=cohort).returncode == 0
    before = site(cohort)
    name, text = BROKEN.get(fault, ("ann/questions/who.md", "---\ntype: question\n---\n"))
    if strict or fault in BROKEN:
        (cohort / "portfolios" / name).write_text(text)
        assert mkdocs("build", *["--strict"] * strict, folder=cohort).returncode == 1
    assert site(cohort) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ann/questions/who.md", "---\ntype: question\ntitle: Who?\nstatus: opn\ncycle: 1\n---\n"),
        ("frameworks/other.yml", "type: framework\n"),
        ("about.md", "# About us\n\n[Nowhere](nowhere.md)\n"),
    ],
)
def test_under_strict_who_has_left_does_not_wait_for_somebody_elses_fault(cohort, name, text):
    assert mkdocs("build", folder=cohort).returncode == 0
    withdraw(cohort, "ben")
    (cohort / "portfolios" / name).parent.mkdir(exist_ok=True)
    (cohort / "portfolios" / name).write_text(text)
    assert mkdocs("build", "--strict", folder=cohort).returncode == 1
    after = site(cohort)
    assert not [path for path, content in after.items() if b"Bosveld" in content or path.startswith("ben/")]
    assert b"Ann" in after["index.html"]


def test_a_profile_that_cannot_be_read_takes_nobody_off_a_site_that_stays(cohort):
    assert mkdocs("build", folder=cohort).returncode == 0
    before = site(cohort)
    (cohort / "portfolios/ben/profile.md").write_text("---\ntype: profile\n---\n")
    assert mkdocs("build", "--strict", folder=cohort).returncode == 1
    assert site(cohort) == before


def test_a_withdrawal_with_a_mistake_in_it_is_one(cohort):
    assert mkdocs("build", folder=cohort).returncode == 0
    withdraw(cohort, "ben")
    profile = cohort / "portfolios/ben/profile.md"
    profile.write_text(profile.read_text().replace("withdrawn_on: 2025-01-20", "withdrawn_on: yesterday"))
    (cohort / "portfolios/cohort.yml").write_text("type: cohort\n")
    assert mkdocs("build", folder=cohort).returncode == 1
    assert not [path for path in site(cohort) if path.startswith("ben/")]


def test_who_left_with_their_folder_does_not_wait_either(cohort):
    assert mkdocs("build", folder=cohort).returncode == 0
    shutil.rmtree(cohort / "portfolios/ben")
    (cohort / "portfolios/cohort.yml").write_text("type: cohort\n")
    assert mkdocs("build", folder=cohort).returncode == 1
    after = site(cohort)
    assert not [path for path, content in after.items() if path.startswith("ben/") or b"ben/" in content]


def test_nobody_is_taken_off_who_may_be_seen(cohort):
    assert mkdocs("build", folder=cohort).returncode == 0
    before = site(cohort)
    thank(cohort, "Cas Cornelissen")
    assert mkdocs("build", folder=cohort).returncode == 1
    assert site(cohort) == before


def test_the_school_names_nobody_on_its_list_who_has_left(cohort):
    thank(cohort, "Ben Bosveld")
    assert mkdocs("build", folder=cohort).returncode == 0
    withdraw(cohort, "ben")
    built = mkdocs("build", folder=cohort)
    assert built.returncode == 1
    assert "about/index.html noemt iemand van de lijst van lerenden" in built.stdout
    assert not [path for path, content in site(cohort).items() if b"Bosveld" in content]


def test_a_refused_page_is_not_put_on_the_old_site(cohort):
    """A page of the school's that led to somebody who has left is removed, if the new one is refused."""
    (cohort / "portfolios/about.md").write_text("# About us\n\n[Ben](https://kade.example/ben/)\n")
    assert mkdocs("build", folder=cohort).returncode == 0
    withdraw(cohort, "ben")
    thank(cohort, "Cas Cornelissen")
    assert mkdocs("build", folder=cohort).returncode == 1
    assert "about/index.html" not in site(cohort)


def test_the_only_learner_of_a_site_is_taken_off_it(one_portfolio):
    profile = one_portfolio / "portfolios/ann/profile.md"
    assert mkdocs("build", folder=one_portfolio).returncode == 0
    assert "print/index.html" in site(one_portfolio)
    withdraw(one_portfolio, "ann")
    (one_portfolio / "portfolios/learners.yml").write_text(LIST)
    thank(one_portfolio, "Cas Cornelissen")
    assert profile.exists()
    assert mkdocs("build", folder=one_portfolio).returncode == 1
    after = site(one_portfolio)
    assert "print/index.html" not in after
    assert not [path for path in after if path.startswith(("cycle", "recognise", "value", "experiences"))]


@pytest.mark.parametrize(
    "name", ["Anna Müller", "Zoë Bakker", "Bakker, Zoë", "Z<b>o</b>ë Bakker", "Zoë B&#97;kker"]
)
def test_the_schools_page_names_nobody_however_it_is_written(name, cohort):
    more = "  - {folder: anna, name: Anna Müller}\n  - {folder: zoe, name: Zoë Bakker}\n"
    (cohort / "portfolios/learners.yml").write_text(LIST + more)
    thank(cohort, name)
    assert mkdocs("build", folder=cohort).returncode == 1


def test_who_withdraws_by_the_command_is_told_what_became_of_the_old_site(cohort):
    """Also where the new one could not be built: nothing that is said there may be false."""
    assert mkdocs("build", folder=cohort).returncode == 0
    (cohort / "portfolios/cohort.yml").write_text("type: cohort\n")
    said = run(sys.executable, "-m", "generator", "--lang", "en", "withdraw", "ben", folder=cohort)
    assert said.returncode == 1
    assert not [path for path in site(cohort) if path.startswith("ben/")]
    assert "was taken off the old one" in said.stdout
    assert "is still there" not in said.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
def test_a_pipe_on_the_old_site_keeps_nobody_on_it(cohort):
    assert mkdocs("build", folder=cohort).returncode == 0
    os.mkfifo(cohort / "site/pipe.html")
    withdraw(cohort, "ben")
    thank(cohort, "Cas Cornelissen")
    built = mkdocs("build", folder=cohort)
    assert "Van de oude site gehaald: ben." in built.stdout
    assert not [path for path in site(cohort) if path.startswith("ben/")]
