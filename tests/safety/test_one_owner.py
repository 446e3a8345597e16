"""Two who want one address stop nobody: one of them has it, the other is told, and all else is built."""

from __future__ import annotations

import os
import time
import unicodedata

import pytest

from generator.building.cohort import own_assets
from generator.hosts.school_files import copy_schools_files
from generator.reading.files import folder_problems
from generator.reading.layout import read_layout
from generator.reading.pages import has_address, pages_in_the_way, school_pages
from generator.reading.read import read_site
from tests.hosts.conftest import mkdocs
from tests.portfolios import PROFILE, written
from tests.sites import pages_about_cohort, site_pages

COHORT = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n"
PROGRAMME = "---\ntype: programme\ntitle: Plan\n---\n"
PAGE = "# A page\n\nBy the school.\n"
MKDOCS = """\
site_name: Kade
docs_dir: portfolios
exclude_docs: |
  /*/
  /*.yml
  /programme.md
  !/assets/
theme: {name: material, font: false, language: en}
plugins: [leerkring: {language: en}]
"""

FOLDERS = {
    "kees.md": "kees",
    "Kees.md": "kees",
    "KEES.md": "kees",
    "\u212aees.md": "kees",
    "\uff4bees.md": "kees",
    "\U0001d40aees.md": "kees",
    "kee\u017f.md": "kees",
    "ke\u00ades.md": "kees",
    "kees..md": "kees",
    "kees .md": "kees",
    "\u24dae\u24d4s.md": "kees",
    "oma-\ufb01en.md": "oma-fien",
    "LEARNER\u2011X.md": "",
    "Ke\u0301es.md": "",
    "k\u00e9es.md": "",
    "kees.html.md": "",
    "kees.markdown": "",
    "kees.MD.txt": "",
    "kees/index.md": "",
    "Kees/index.md": "",
    "assets/kees.md": "",
    "assets/kees/index.html": "",
    "kees.md/x.md": "",
}
"""What lies in a docs folder, and the learner's folder that is left out for it."""

PAGES = {
    "index.md": "index.md",
    "Index.md": "Index.md",
    "README.md": "README.md",
    "learners.md": "learners.md",
    "Learners.md": "Learners.md",
    "\uff4cearners.md": "\uff4cearners.md",
    "competences.md": "competences.md",
    "requirements.md": "requirements.md",
    "ecosystem.md": "ecosystem.md",
    "accessibility.md": "accessibility.md",
    "Programme.md": "Programme.md",
    "learners .md": "learners .md",
    "about.md": "",
    "recognise.md": "",
    "learners2.md": "",
}
"""A page of the school's, and itself if it is left out for a page about the cohort."""


def cohort(folder, *paths):
    """Ann, Kees and Fien, and a few files more."""
    learners = {f"{name}/profile.md": PROFILE for name in ("kees", "oma-fien")}
    pages = dict.fromkeys(paths, PAGE)
    return written(folder, {"cohort.yml": COHORT, "programme.md": PROGRAMME, **learners, **pages})


def addresses(docs, goal):
    """Every address that somebody wants, as the most forgiving file system compares them; and how often."""
    layout = read_layout(docs)
    goal.mkdir()
    copy_schools_files(docs, goal, [found.path for found in layout.in_the_way])
    found = []
    for path in sorted(path.relative_to(goal).as_posix() for path in goal.rglob("*") if path.is_file()):
        stem = path.removesuffix(".md")
        front = stem.lower() in {"index", "readme"}
        found.append(("" if front else f"{stem}/") if path.endswith(".md") and "/" not in path else path)
    found += [page.address for pages in site_pages(read_site(docs).site) for page in pages.pages]
    plain = [unicodedata.normalize("NFKC", each).casefold() for each in found]
    plain = ["".join(sign for sign in each if unicodedata.category(sign) != "Cf") for each in plain]
    return ["/".join(part.rstrip(" .") for part in each.split("/")) for each in plain]


NO_TEXT = [b"p\xff.md", b"assets/p\xff.png", b"assets/\xff/p.png", b"assets/\xc3.md"]


def put_bytes(docs, name):
    """A file with a name that is no text, if the file system can hold one."""
    path = os.path.join(os.fsencode(docs), name)  # noqa: PTH118  # pathlib has no bytes
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120  # the same
        os.close(os.open(path, os.O_CREAT))
    except OSError:
        pytest.skip("every name is text here")


def learners(docs):
    return {each.slug for each in read_site(docs).site.portfolios}


@pytest.mark.parametrize("path", FOLDERS, ids=ascii)
def test_a_learners_folder_gives_way_to_a_page_and_nobody_else_does(path, tmp_path):
    docs = cohort(tmp_path / "docs", path)

    wanted = addresses(docs, tmp_path / "goal")
    assert len(set(wanted)) == len(wanted) > 40
    assert learners(docs) == {"ann", "kees", "oma-fien"} - {FOLDERS[path]}
    told = {found.path for found in read_site(docs).problems if found.code == "name-clash"}
    assert told == ({f"{FOLDERS[path]}/profile.md"} if FOLDERS[path] else set())


@pytest.mark.parametrize("path", PAGES, ids=ascii)
def test_a_page_of_the_schools_gives_way_to_one_about_the_cohort(path, tmp_path):
    docs = cohort(tmp_path / "docs", path)

    wanted = addresses(docs, tmp_path / "goal")
    assert len(set(wanted)) == len(wanted) > 40
    assert learners(docs) == {"ann", "kees", "oma-fien"}
    layout = read_layout(docs)
    assert not layout.broken
    assert [found.path for found in layout.in_the_way] == ([PAGES[path]] if PAGES[path] else [])
    assert {found.path for found in layout.noted.problems} == set(filter(None, [PAGES[path]]))


def test_there_are_enough_ways():
    assert len(FOLDERS) + len(PAGES) >= 35


def test_every_page_about_a_cohort_is_known_by_what_its_address_begins_with(tmp_path):
    docs = cohort(tmp_path / "docs")
    made = {page.address.partition("/")[0] for page in pages_about_cohort(read_site(docs).site).pages}
    school = read_layout(docs).groups[0].school
    for name in filter(None, made):
        (docs / f"{name}.md").write_text(PAGE) if name != "programme" else None

    found = {it.path for it in pages_in_the_way(docs, (), school.cohort, school.programme)}
    assert found == {f"{name}.md" for name in made if name not in {"", "programme"}}
    assert len(found) == 6


def test_a_page_that_the_cohort_does_not_have_may_be_the_schools(tmp_path):
    docs = cohort(tmp_path / "docs", "learners.md", "Programme.md")
    (docs / "cohort.yml").write_text(f"{COHORT}listing: none\n")
    (docs / "programme.md").unlink()

    assert read_layout(docs).in_the_way == ()


@pytest.mark.parametrize("name", NO_TEXT)
def test_a_name_that_is_no_text_is_on_no_site_and_told(name, tmp_path):
    docs = cohort(tmp_path / "docs", "assets/kees.png")
    put_bytes(docs, name)

    assert all(map(has_address, (*school_pages(docs), *addresses(docs, tmp_path / "goal"))))
    assert {found.code for found in read_layout(docs).in_the_way} == {"bad-name"}
    assert learners(docs) == {"ann", "kees", "oma-fien"}


def test_a_name_that_is_no_text_among_a_cohorts_own_assets_is_on_no_site_and_told(tmp_path):
    docs = written(tmp_path, {f"{year}/cohort.yml": COHORT for year in ("2024", "2025")})
    put_bytes(docs, b"2024/assets/\xff/p.png")
    (docs / "2024/assets/p.png").touch()

    assert list(own_assets(docs / "2024")) == ["assets/p.png"]
    (found,) = read_layout(docs).in_the_way
    assert (found.code, found.path[:12]) == ("bad-name", "2024/assets/")


@pytest.mark.parametrize("name", ["2024.md", "K.md", "\u212a.md"])
def test_a_page_gives_way_to_a_whole_cohort(name, tmp_path):
    files = {f"{year}/cohort.yml": COHORT for year in ("2024", "k")}
    docs = written(tmp_path, {**files, "2024/bob/profile.md": PROFILE, name: PAGE})
    (docs / "ann").rename(docs / "2024/ann")
    layout = read_layout(docs)

    assert not layout.broken
    assert [(found.path, found.code) for found in layout.in_the_way] == [(name, "name-clash")]
    assert [group.prefix for group in layout.groups] == ["2024/", "k/"]


def test_a_document_that_went_astray_is_no_page_and_nobody_gives_way_to_it(tmp_path):
    docs = cohort(tmp_path / "docs")
    (docs / "Kees.md").write_text(
        "---\ntype: goal\ntitle: Mine\nvisibility: private\n---\n", encoding="utf-8"
    )
    (docs / "oma-fien.md").symlink_to(docs / "ann/profile.md")

    assert learners(docs) == {"ann", "kees", "oma-fien"}
    assert list(school_pages(docs)) == []


def codes(docs, name):
    return [found.code for found in folder_problems(docs, name)]


@pytest.mark.parametrize("age", [0, 3600])
def test_a_page_that_comes_or_goes_is_seen_at_once(age, tmp_path):
    """Also where the clock of the file system stands still for a moment."""
    docs = cohort(tmp_path / "docs")
    then = time.time() - age
    for _ in range(3):
        os.utime(docs, (then, then))
        assert codes(docs, "kees") == []
        (docs / "Kees.md").write_text(PAGE)
        if not age:
            os.utime(docs, (then, then))
        assert codes(docs, "kees") == ["name-clash"]
        (docs / "Kees.md").unlink()


def test_all_of_them_at_once_stop_no_build(tmp_path):
    files = [path for path in FOLDERS if not path.startswith("kees.md/")]  # a folder cannot lie beside it
    docs = cohort(tmp_path / "portfolios", *files, *PAGES)
    for name in NO_TEXT:
        put_bytes(docs, name)
    profile = PROFILE.replace("Ann de Vries-Bakker", "Mal Lory")
    for name in ("mal", "learners2"):
        (docs / name).mkdir()
        (docs / name / "profile.md").write_text(profile, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")

    built = mkdocs("build", folder=tmp_path)

    assert built.returncode == 0, built.stdout
    site = tmp_path / "site"
    assert (site / "ann/index.html").is_file()
    assert (site / "mal/index.html").is_file()
    assert (site / "learners/index.html").is_file()
    assert "By the school" in (site / "about/index.html").read_text(encoding="utf-8")
    assert "By the school" in (site / "Kees/index.html").read_text(encoding="utf-8")
    assert "By the school" not in (site / "learners/index.html").read_text(encoding="utf-8")
    assert "Mal" not in (site / "learners2/index.html").read_text(encoding="utf-8")
    assert "portfolios/kees/profile.md" in built.stdout
    assert "portfolios/learners.md" in built.stdout
