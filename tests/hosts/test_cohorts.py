"""Several cohorts on one site: each a site by itself below its folder, and a front page over them."""

from __future__ import annotations

import json
import os
import re
import shutil
from xml.etree import ElementTree as ET

import pytest

from generator.hosts.overlay import put_on_pages, unconcerned
from generator.problems import problem
from tests.cohorts import care, change, content, dead_links, learner, manifest, site, write
from tests.leaks import leak

from .conftest import LEERKRING, mkdocs, run


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The site as it is built without a change."""
    folder = site(tmp_path_factory.mktemp("cohorts"))
    said = mkdocs("build", "--strict", folder=folder)
    assert said.returncode == 0, said.stdout
    return folder / "site"


@pytest.fixture
def folder(tmp_path):
    return site(tmp_path)


def build(folder, *arguments, **environment):
    said = mkdocs("build", *arguments, folder=folder, LEERKRING_CACHE="on", **environment)
    assert said.returncode == 0, said.stdout
    return said.stdout


def text(site, path=""):
    return (site / path / "index.html").read_text(encoding="utf-8")


# Pages --------------------------------------------------------------------------------------------


def test_each_cohort_is_a_site_below_its_folder(built):
    for year, names in (("2024", {"ann", "bob"}), ("2025", {"ann", "cas"})):
        cohort = built / year
        assert f"Class of {year}" in text(cohort)
        listed = json.loads((cohort / "learners.json").read_text(encoding="utf-8"))
        assert {entry[0] for entry in listed} == {f"{name}/" for name in names}
        assert (cohort / "search.json").is_file()
        assert (cohort / "assets/leerkring.css").read_bytes() == (built / "assets/leerkring.css").read_bytes()
    assert "Vos" not in text(built / "2025", "ann")


def test_no_link_is_dead_and_all_can_be_reached(built):
    assert dead_links(built) == []
    for page in ("2024", "2024/learners", "2024/ann", "2024/ann/experiences/care"):
        up = "../" * (page.count("/") + 1)
        assert f'href="{up}"' in text(built, page)
        assert f'href="{up}visit/"' in text(built, page) or "ann" in page
    assert 'href="2024/"' in text(built)


def test_a_cohort_alone_loads_nothing_from_above_it(built, tmp_path):
    shutil.copytree(built / "2024", tmp_path / "2024")
    up = {link for _, link in dead_links(tmp_path / "2024")}
    assert {link.replace("../", "") for link in up} == {"visit/"}


def test_addresses_tell_the_cohort(built):
    assert '<link rel="canonical" href="https://kade.example/2024/ann/">' in text(built, "2024/ann")
    feed = (built / "2024").rglob("feed.xml")
    assert all("https://kade.example/2024/" in it.read_text(encoding="utf-8") for it in feed)
    root = ET.fromstring((built / "sitemap.xml").read_text(encoding="utf-8"))  # noqa: S314  # our own
    listed = [url[0].text for url in root]
    pages = {file.parent.relative_to(built).as_posix() for file in built.rglob("index.html")}
    assert sorted(listed) == sorted(
        f"https://kade.example/{'' if page == '.' else f'{page}/'}" for page in pages
    )


def test_the_front_page_lists_cohorts_newest_first_with_their_portfolios(built):
    page = text(built)
    assert page.index("Class of 2025") < page.index("Class of 2024")
    assert page.count("2 portfolios") == 2
    assert "Archive" not in page


def test_the_pages_of_the_school_lead_to_the_front_page(built):
    assert re.search(r'<a href="\.\./">Cohorts</a>', text(built, "visit"))


def test_a_front_page_of_the_schools_own_is_kept(folder):
    write(folder / "portfolios/index.md", "# Welcome to Kade\n")
    build(folder, "--strict")
    assert "Welcome to Kade" in text(folder / "site")
    assert 'href="2024/"' in text(folder / "site")
    assert dead_links(folder / "site") == []


def test_a_page_of_the_school_may_not_take_the_address_of_a_cohort(folder):
    write(folder / "portfolios/2024.md", "# Mine\n")
    said = mkdocs("build", folder=folder)
    assert said.returncode == 0, said.stdout
    assert "portfolios/2024.md" in said.stdout
    assert "Mine" not in text(folder / "site")
    assert (folder / "site/2024/ann/index.html").is_file()


def test_where_learners_are_not_listed_a_small_number_is_not_told(folder):
    write(
        folder / "portfolios/2024/cohort.yml",
        "type: cohort\ntitle: Class of 2024\nschool: Kade\nlanguages: [en]\nlisting: none\n",
    )
    build(folder, "--strict")
    assert text(folder / "site").count("2 portfolios") == 1


def test_a_cohort_has_assets_of_its_own_beside_the_themes(folder):
    write(folder / "portfolios/2024/assets/plan.txt", "our plan")
    (folder / "portfolios/2024/assets/link.txt").symlink_to("/etc/hostname")
    build(folder, "--strict")
    assets = {path.name for path in (folder / "site/2024/assets").iterdir()}
    assert assets == {"plan.txt", "faces", "leerkring.css", "leerkring.js", "leerkring.svg", "scheme.js"}
    assert not (folder / "site/2025/assets/plan.txt").exists()


def test_a_cohort_may_have_frameworks_of_its_own_beside_those_of_all(folder):
    docs = folder / "portfolios"
    whole = (docs / "frameworks/kade.yml").read_text(encoding="utf-8")
    write(docs / "2025/frameworks/trade.yml", whole.replace("kade", "trade").replace("Alpha", "Omega"))
    change(docs / "2025/cas/experiences/care.md", "kade:A", "trade:A")
    build(folder, "--strict")
    assert (folder / "site/2025/competences/trade-a/index.html").is_file()
    assert not (folder / "site/2024/competences/trade-a").exists()
    assert (folder / "site/2024/competences/kade-a/index.html").is_file()


# Whose names are told, and what leaks ----------------------------------------------------------------


def test_a_name_hidden_in_one_cohort_is_told_in_no_other(folder):
    docs = folder / "portfolios"
    care(docs / "2025/cas", "Together with Bob Smit of last year.")
    build(folder)
    assert "Bob Smit" in text(folder / "site", "2025/cas/experiences/care")
    change(docs / "2024/bob/profile.md", "given_by: self", "given_by: self, withdrawn_on: 2026-11-01")
    said = build(folder)
    assert "portfolios/2025/cas/experiences/care.md" in said
    assert "2024/bob (consent withdrawn)" in said
    everything = b"".join(content(folder / "site").values())
    assert b"Bob Smit" not in everything
    assert not (folder / "site/2024/bob").exists()
    assert (folder / "site/2025/cas/index.html").exists()


def test_who_is_hidden_in_one_cohort_may_show_themselves_in_another(folder):
    docs = folder / "portfolios"
    learner(docs / "2025/bob", "Bob Smit")
    change(docs / "2024/bob/profile.md", "show_as: full", "show_as: first-name")
    build(folder, "--strict")
    assert "Bob Smit" in text(folder / "site", "2025/bob")
    assert "Bob Smit" not in text(folder / "site", "2024/bob")


def test_what_leaks_of_one_learner_leaves_that_learner_out_of_that_cohort(folder):
    leak(folder / "portfolios/2024/ann")
    said = build(folder)
    assert "2024/ann" in said
    assert not (folder / "site/2024/ann").exists()
    assert (folder / "site/2025/ann/index.html").exists()
    assert b"I could not sleep" not in b"".join(content(folder / "site").values())


HOOK = """\
from pathlib import Path

def on_post_build(config):
    page = Path(config.site_dir, "{page}/index.html")
    page.parent.mkdir(exist_ok=True)
    page.write_text("<p>{text}</p>")
"""


@pytest.mark.parametrize("page", ["visit", "bob"])
def test_what_leaks_on_a_page_of_the_schools_stops_the_build(page, folder):
    """Also if the page has the name of a learner's folder."""
    docs = folder / "portfolios"
    private = "Nobody may know how afraid I was"
    write(
        docs / "2024/bob/questions/why.md",
        f"---\ntype: question\ntitle: {private}\nstatus: open\ncycle: 1\nvisibility: private\n---\n",
    )
    build(folder)
    before = manifest(folder)
    write(folder / "hook.py", HOOK.format(page=page, text=private))
    change(folder / "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
    said = mkdocs("build", folder=folder)
    assert said.returncode == 1
    assert "2024/bob/questions/why.md" in said.stdout
    assert f" {page}/index.html" in said.stdout
    assert manifest(folder) == before


# How much is made -----------------------------------------------------------------------------------


def test_nothing_changed_nobody_made_and_nothing_written_again(folder):
    assert "4 made, 0 from the cache" in build(folder)
    inode, bytes_before = (folder / "site").stat().st_ino, manifest(folder)
    assert "0 made, 4 from the cache" in build(folder)
    assert (folder / "site").stat().st_ino == inode
    assert manifest(folder) == bytes_before


def test_one_learner_changed_one_made(folder):
    build(folder)
    care(folder / "portfolios/2024/ann", "Another garden.")
    assert "1 made, 3 from the cache" in build(folder)
    assert "Another garden." in text(folder / "site", "2024/ann/experiences/care")


def test_with_and_without_the_cache_the_bytes_are_the_same(folder, built):
    for _ in range(2):
        build(folder)
    assert manifest(folder) == manifest(built.parent)
    assert mkdocs("build", folder=folder, PYTHONHASHSEED="5").returncode == 0
    assert manifest(folder) == manifest(built.parent)


def test_nothing_is_kept_among_the_documents(folder):
    build(folder)
    assert list(folder.rglob(".leerkring")) == [folder / ".leerkring"]


# What cannot be -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("dre/profile.md", "beside-cohorts"),
        ("2026/ann/profile.md", "beside-cohorts"),
        ("programme.md", "programme-above-cohorts"),
        ("cohort.yml", "cohort-in-cohort"),
        ("Class 3/cohort.yml", "bad-name"),
        ("learners/cohort.yml", "reserved-name"),
    ],
)
def test_what_cannot_lie_at_the_top_leaves_the_old_site(path, code, folder):
    assert mkdocs("build", folder=folder).returncode == 0
    before = manifest(folder)
    source = "2024/cohort.yml" if path.endswith("yml") else "2024/ann/profile.md"
    write(folder / "portfolios" / path, (folder / "portfolios" / source).read_text(encoding="utf-8"))
    said = mkdocs("build", folder=folder)
    assert said.returncode == 1
    assert code in said.stdout
    assert manifest(folder) == before


def test_a_fault_in_any_cohorts_own_file_stops_the_build(folder):
    change(folder / "portfolios/2024/cohort.yml", "school:", "skool:")
    said = mkdocs("build", folder=folder)
    assert said.returncode == 1
    assert "portfolios/2024/cohort.yml:3:1" in said.stdout


def test_a_learner_cannot_stop_a_cohort_by_calling_their_folder_one(one_portfolio):
    docs = one_portfolio / "portfolios"
    write(docs / "cohort.yml", "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    for name in ("mal", "may"):
        write(docs / name / "cohort.yml", "type: cohort\n")
    (docs / "may/profile.md").write_bytes((docs / "ann/profile.md").read_bytes())
    said = mkdocs("build", folder=one_portfolio)
    assert said.returncode == 0, said.stdout
    assert "mal/cohort.yml" in said.stdout
    assert (one_portfolio / "site/ann/index.html").is_file()
    assert not (one_portfolio / "site/mal").exists()


def test_a_document_with_an_error_is_named_with_its_cohort_and_left_out(folder):
    change(folder / "portfolios/2025/ann/experiences/care.md", "learning: informal", "learning: infrmal")
    checked = run(LEERKRING, "check", folder=folder)
    assert checked.returncode == 1
    assert "portfolios/2025/ann/experiences/care.md:4:11" in checked.stdout
    said = build(folder)
    assert "portfolios/2025/ann/experiences/care.md:4:11" in said
    assert not (folder / "site/2025/ann/experiences/care").exists()
    strict = mkdocs("build", "--strict", folder=folder)
    assert strict.returncode == 1
    assert "portfolios/2025/ann/experiences/care.md:4:11" in strict.stdout


def test_a_build_that_fails_at_the_end_leaves_the_old_site(folder):
    build(folder)
    before = content(folder / "site")
    care(folder / "portfolios/2024/ann", "Another garden.")
    write(folder / "portfolios/broken.md", "[nowhere](nothing.md)\n")
    assert mkdocs("build", "--strict", folder=folder).returncode == 1
    assert content(folder / "site") == before


# The command -----------------------------------------------------------------------------------------


def test_a_learner_is_named_with_the_cohort_where_that_is_needed(folder):
    said = run(LEERKRING, "status", "cas", folder=folder)
    assert (said.returncode, "Cas Bos" in said.stdout) == (0, True), said.stdout
    said = run(LEERKRING, "status", "ann", folder=folder)
    assert said.returncode == 2
    assert "2024/ann, 2025/ann" in said.stdout
    said = run(LEERKRING, "status", "2024/ann", folder=folder)
    assert "Ann Vos" in said.stdout
    assert "Ann Mol" not in said.stdout


def test_new_documents_go_where_they_are_asked_for(folder):
    def said(*arguments):
        return run(LEERKRING, *arguments, folder=folder).stdout

    assert "portfolios/2024/ann/goals/sing.md" in said("add", "goal", "Sing", "--portfolio", "2024/ann")
    assert "portfolios/2025/cas/goals/sing.md" in said("add", "goal", "Sing", "--portfolio", "cas")
    assert "portfolios/2025/ann/goals/sing.md" in said(
        "add", "goal", "Sing", "--portfolio", "ann", "--in", "2025"
    )
    assert "portfolios/2026/cohort.yml" in said("add", "cohort", "Class of 2026", "--in", "2026")
    assert "portfolios/2026/programme.md" in said("add", "programme", "Plan", "--in", "2026")
    assert "portfolios/frameworks/own.yml" in said("add", "framework", "Own")
    assert "portfolios/2026/dre/profile.md" in said("new", "portfolio", "Dre Kok", "--in", "2026")
    assert "--in 2024, --in 2025" in said("new", "portfolio", "Eva Kok")
    assert "--in 2024, --in 2025" in said("add", "programme", "Plan")


def test_a_cohort_that_is_not_there_is_told_with_those_that_are(folder):
    for command in (
        ("archive", "2023"),
        ("new", "portfolio", "Eva", "--in", "2023"),
        ("add", "goal", "Sing", "--in", "2023"),
    ):
        said = run(LEERKRING, "--lang", "en", *command, folder=folder)
        assert (said.returncode, said.stdout) == (2, "There is no cohort 2023. There are: 2024, 2025.\n")


@pytest.mark.parametrize("name", ["frameworks", "assets", "search", "Class", "about"])
def test_a_cohort_begins_in_a_folder_that_can_be_one(name, folder):
    write(folder / "portfolios/about.md", "# About\n")
    said = run(LEERKRING, "add", "cohort", "Class", "--in", name, folder=folder)
    assert said.returncode == 2
    assert not (folder / f"portfolios/{name}/cohort.yml").exists()


def test_a_document_is_added_to_the_only_portfolio_of_a_cohort(folder):
    shutil.rmtree(folder / "portfolios/2025/cas")
    said = run(LEERKRING, "add", "goal", "Sing", "--in", "2025", folder=folder)
    assert "portfolios/2025/ann/goals/sing.md" in said.stdout
    said = run(LEERKRING, "add", "goal", "Sing", "--in", "2025", "--portfolio", "bob", folder=folder)
    assert said.returncode == 2


def test_the_status_names_each_cohort_and_what_to_type(folder):
    said = run(LEERKRING, "--lang", "en", "status", folder=folder).stdout
    assert said.index("Cohort 2024: ") < said.index("(2024/ann)") < said.index("Cohort 2025: ")
    assert " --portfolio 2025/ann" in said or "leerkring check portfolios/2025/ann" in said


def test_the_pages_of_the_cohort_that_show_who_withdraws_are_named(folder):
    build(folder)
    said = run(LEERKRING, "--lang", "en", "withdraw", "2024/bob", folder=folder).stdout
    assert "2024/learners/index.html: was shown here" in said


def test_who_asks_for_a_language_is_told_all_in_it(folder):
    text = (folder / "mkdocs.yml").read_text()
    assert "language: en" in text
    write(folder / "portfolios/2024/bob/goals/x.md", "---\ntype: goal\n---\n")
    said = run(LEERKRING, "--lang", "nl", "build", folder=folder).stdout
    assert "De site staat in site." in said
    assert "fout: Het veld" in said
    assert "Documentation built" not in said
    assert 'lang="en"' in (folder / "site/index.html").read_text()


def test_who_withdraws_is_gone_from_all_cohorts(folder):
    docs = folder / "portfolios"
    learner(docs / "2025/bob", "Bob Smit")
    care(docs / "2024/ann", "With Bob Smit.")
    build(folder)
    assert run(LEERKRING, "withdraw", "bob", folder=folder).returncode == 2
    said = run(LEERKRING, "withdraw", "Bob Smit", folder=folder)
    assert said.returncode == 0, said.stdout
    for place in ("2024/bob/profile.md", "2025/bob/profile.md", "2024/ann/experiences/care.md"):
        assert f"portfolios/{place}" in said.stdout
    assert "2024/bob/index.html: was shown here" in said.stdout
    assert b"Bob Smit" not in b"".join(content(folder / "site").values())


def test_who_withdraws_from_one_cohort_stays_in_the_other(folder):
    learner(folder / "portfolios/2025/bob", "Bob Smit")
    said = run(LEERKRING, "withdraw", "2024/bob", folder=folder)
    assert said.returncode == 0, said.stdout
    assert not (folder / "site/2024/bob").exists()
    assert "Bob Smit" in text(folder / "site", "2025/bob")
    assert "visibility: private" not in (folder / "portfolios/2025/bob/experiences/care.md").read_text()


def test_the_preview_tells_problems_where_they_concern_somebody(folder):
    build(folder)
    learners = frozenset({"2024/ann", "2024/bob", "2025/ann", "2025/cas"})
    found = [problem("2024/ann/goals/x.md", "blank", field="title")]
    others = unconcerned(found, learners)
    put_on_pages(folder / "site", found, "portfolios", "en", others)
    told = {
        it.relative_to(folder / "site").as_posix()
        for it in (folder / "site").rglob("*.html")
        if "lk-note--wrong" in it.read_text(encoding="utf-8")
    }
    assert told >= {"2024/ann/index.html", "2024/index.html"}
    assert not [path for path in told if path.startswith(("2024/bob/", "2025/ann/"))]


def test_a_portfolio_can_be_exported_by_its_name(folder, tmp_path):
    browser = tmp_path / "browser"
    write(browser, '#!/bin/sh\nfor it in "$@"; do echo "$it"; done >&2\nexit 1\n')
    browser.chmod(0o755)
    environment = {"LEERKRING_BROWSER": str(browser)}
    said = run(LEERKRING, "export", "pdf", "2024/bob", folder=folder, **environment)
    assert "/2024/bob/print/" in said.stdout
    assert os.path.lexists(folder / "bob.pdf") is False
