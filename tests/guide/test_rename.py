"""A learner's folder gets another name: all of it or nothing, and everything that must know is told."""

import datetime
from pathlib import Path

import pytest

from generator.guide.rename import ChangedLine, NotRenamedError, Renamed, rename
from generator.reading.read import read_site
from tests.portfolios import PROFILE, written
from tests.publications import publication

FIRST = PROFILE.replace("name: Ann de Vries-Bakker", "name: Hanna de Bakker\nshow_as: first-name")
FULL = FIRST.replace("first-name", "full")
COHORT = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n"
LIST = (
    "type: learners\nlearners:\n  - {folder: hanna-de-bakker, name: Hanna de Bakker}  \n"
    "  - {folder: ann, name: Ann de Vries-Bakker}\n"
)
OWNERS = "* @school/staff\r\n/portfolios/hanna-de-bakker/ @hanna\r\n/portfolios/ann/ @ann"


@pytest.fixture
def docs(tmp_path):
    return laid(tmp_path, {})


def laid(folder, files):
    """A site in a repository, of Ann and of Hanna, whose folder tells her name."""
    (folder / ".git").mkdir()
    put(folder / ".github/CODEOWNERS", OWNERS)
    hers = {"hanna-de-bakker/profile.md": FIRST, "hanna-de-bakker/questions/why.md": "x"}
    return written(folder / "portfolios", {"cohort.yml": COHORT, "learners.yml": LIST, **hers, **files})


def put(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def everything(folder):
    """Every file and folder, and what it holds or where it leads."""
    return {
        path.relative_to(folder).as_posix(): path.readlink()
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else None
        for path in folder.rglob("*")
    }


def test_the_folder_the_list_and_the_owners_change_and_nothing_else(docs, tmp_path):
    before = everything(tmp_path)
    renamed = rename(docs, "hanna-de-bakker")
    owners = tmp_path / ".github/CODEOWNERS"
    assert renamed.path == "hanna"
    assert renamed.lines == (
        ChangedLine(owners, 2, "changed"),
        ChangedLine(docs / "learners.yml", 3, "changed"),
    )
    there = {path.replace("/hanna-de-bakker", "/hanna"): content for path, content in before.items()}
    assert everything(tmp_path) == {
        **there,
        ".github/CODEOWNERS": OWNERS.replace("s/hanna-de-bakker", "s/hanna").encode(),
        "portfolios/learners.yml": LIST.replace("hanna-de-bakker", "hanna").encode(),
    }


CONFIRMED = f"""\
type: confirmations
confirmations:
  # in the classroom
  - {{document: ann/validations/scan, by: j, given_on: 2025-03-02, digest: "{"a" * 64}"}}
  - {{document: hanna-de-bakker/validations/scan, by: j, given_on: 2025-03-02, digest: "{"b" * 64}"}}
  - document: "hanna-de-bakker/assessments/ann"
    by: j
    given_on: 2025-03-02
    digest: "{"c" * 64}"
""".replace("\n", "\r\n")


def test_what_the_school_confirmed_goes_along(docs):
    put(docs / "confirmations.yml", CONFIRMED)
    renamed = rename(docs, "hanna-de-bakker")
    wanted = CONFIRMED.replace("hanna-de-bakker", "hanna").encode()
    assert (docs / "confirmations.yml").read_bytes() == wanted
    file = docs / "confirmations.yml"
    assert [it for it in renamed.lines if it.file == file] == [
        ChangedLine(file, 5, "changed"),
        ChangedLine(file, 6, "changed"),
    ]


@pytest.mark.parametrize("text", ["confirmations: [", CONFIRMED.replace("by: j", "by: [j]")])
def test_a_file_of_what_is_confirmed_that_is_not_in_order_is_to_be_looked_at(docs, text):
    put(docs / "confirmations.yml", text)
    renamed = rename(docs, "hanna-de-bakker")
    assert ChangedLine(docs / "confirmations.yml", 1, "left") in renamed.lines
    assert (docs / "confirmations.yml").read_bytes() == text.encode()


def test_a_site_without_a_list_and_owners_is_renamed_too(tmp_path):
    docs = written(tmp_path / "portfolios", {"jip/profile.md": FIRST})
    assert rename(docs, "jip") == Renamed("hanna", ())
    assert (docs / "hanna/profile.md").is_file()


def test_a_folder_in_one_of_several_cohorts_is_renamed_there(tmp_path):
    docs = tmp_path / "portfolios"
    for year in ("2024", "2025"):
        hers = {"hanna-de-bakker/profile.md": FIRST, "cohort.yml": COHORT, "learners.yml": LIST}
        written(docs / year, hers)
    (tmp_path / ".git").mkdir()
    lines = [f"/portfolios/{year}/hanna-de-bakker/ @h\n" for year in (2024, 2025)]
    owners = put(tmp_path / "CODEOWNERS", "".join(lines))
    other = everything(docs / "2024")
    renamed = rename(docs, "2025/hanna-de-bakker")
    assert renamed.path == "2025/hanna"
    assert renamed.lines == (
        ChangedLine(owners, 2, "changed"),
        ChangedLine(docs / "2025/learners.yml", 3, "changed"),
    )
    assert owners.read_text() == lines[0] + lines[1].replace("hanna-de-bakker", "hanna")
    assert everything(docs / "2024") == other
    assert (docs / "2025/hanna/profile.md").is_file()


def test_a_portfolio_that_its_folder_kept_back_is_published(docs):
    def shown():
        found = publication(read_site(docs).site, "public", datetime.date(2026, 6, 1))
        return [portfolio.slug for portfolio in found.site.portfolios]

    assert shown() == ["ann"]
    rename(docs, "hanna-de-bakker")
    assert shown() == ["ann", "hanna"]


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"hanna/profile.md": FULL}, "hanna-2"),
        ({"hanna.md": "# About\n"}, "hanna-2"),
        ({"learners.yml": f"{LIST}  - {{folder: hanna, name: Hanna Smit}}\n"}, "hanna-2"),
        ({"learners.yml": f"{LIST}  - {{folder: hanna, name: HANNA de Bakker}}\n"}, "hanna"),
        ({"confirmations.yml": CONFIRMED.replace("ann/", "hanna/")}, "hanna-2"),
        ({"hanna-de-bakker/profile.md": FIRST.replace("name: H", "nmae: H")}, "hanna"),
        ({"hanna-de-bakker/profile.md": "", "learners.yml": LIST}, "hanna"),
        ({"hanna-de-bakker/profile.md": FIRST.replace("Hanna de", "Search")}, "search-portfolio"),
    ],
)
def test_by_default_a_folder_is_called_as_a_new_one_would_be(tmp_path, more, name):
    docs = laid(tmp_path, more)
    assert rename(docs, "hanna-de-bakker").path == name


def test_an_existing_folder_that_is_no_slug_can_be_renamed(tmp_path):
    docs = written(tmp_path / "portfolios", {"Hanna de Bakker/profile.md": FIRST})
    owners = put(tmp_path / "CODEOWNERS", "/portfolios/Hanna\\ de\\ Bakker/ @h\n")
    rename(docs, "Hanna de Bakker")
    assert owners.read_text() == "/portfolios/hanna/ @h\n"


REFUSED = {
    "same": "hanna-de-bakker",
    "no-slug": "../hanna",
    "reserved": "search",
    "taken": "ann",
    "tells": "bakker-hanna",
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_it_cannot_be_called_changes_nothing(docs, tmp_path, why):
    before = everything(tmp_path)
    with pytest.raises(NotRenamedError) as refused:
        rename(docs, "hanna-de-bakker", REFUSED[why])
    assert (refused.value.why, refused.value.name) == (why, REFUSED[why])
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    "new", ["No", "hanna_", "a" * 41, "-a", "2025/hanna", ".git", "assets", "frameworks"]
)
def test_a_name_that_no_folder_may_have_is_refused(docs, new):
    with pytest.raises(NotRenamedError):
        rename(docs, "ann", new)
    assert (docs / "ann/profile.md").exists()


def test_a_folder_of_somebody_who_has_left_is_nobody_elses(tmp_path):
    docs = laid(tmp_path, {"learners.yml": f"{LIST}  - {{folder: jo, name: Jo Jansen}}\n"})
    with pytest.raises(NotRenamedError, match="taken"):
        rename(docs, "hanna-de-bakker", "jo")


def test_a_name_that_is_shown_in_full_may_be_spelled(tmp_path):
    docs = laid(tmp_path, {"hanna-de-bakker/profile.md": FULL})
    assert rename(docs, "hanna-de-bakker", "bakker-hanna").path == "bakker-hanna"


@pytest.mark.parametrize(
    ("profile", "new"),
    [
        (FULL, "hanna-smit"),  # an earlier name, on the list
        (FIRST.replace("---\ntype", "--\ntype"), "hanna-bakker"),
        (FIRST, "hannabakker"),
    ],
)
def test_no_other_name_of_theirs_may_be_spelled(tmp_path, profile, new):
    also = LIST.replace("name: Hanna de Bakker}", "name: Hanna de Bakker, also: [Hanna Smit]}")
    docs = laid(tmp_path, {"learners.yml": also, "hanna-de-bakker/profile.md": profile})
    with pytest.raises(NotRenamedError, match="tells"):
        rename(docs, "hanna-de-bakker", new)


def test_a_first_name_that_has_all_of_the_name_needs_another(tmp_path):
    docs = laid(tmp_path, {"jip/profile.md": FIRST.replace("Hanna de Bakker", "Hanna-de-Bakker")})
    with pytest.raises(NotRenamedError, match="tells"):
        rename(docs, "jip")


def test_without_any_name_one_must_be_given(tmp_path):
    docs = written(tmp_path / "portfolios", {"jip/profile.md": "---\ntype: profile\n---\n"})
    with pytest.raises(NotRenamedError, match="nameless"):
        rename(docs, "jip")
    assert rename(docs, "jip", "kim").path == "kim"


# Links ----------------------------------------------------------------------------------------------


def test_a_folder_that_is_a_link_is_refused(docs, tmp_path):
    (docs / "link").symlink_to("hanna-de-bakker")
    before = everything(tmp_path)
    with pytest.raises(NotRenamedError, match="link"):
        rename(docs, "link", "other")
    assert everything(tmp_path) == before


def test_a_profile_behind_a_link_says_nothing(docs, tmp_path):
    outside = put(tmp_path / "outside.md", FIRST)
    (docs / "jip").mkdir()
    (docs / "jip/profile.md").symlink_to(outside)
    with pytest.raises(NotRenamedError, match="nameless"):
        rename(docs, "jip")


@pytest.mark.parametrize("place", [".github/CODEOWNERS", ".github", "portfolios/learners.yml"])
def test_what_lies_behind_a_link_is_told_and_not_written(docs, tmp_path, place):
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / place).rename(elsewhere)
    (tmp_path / place).symlink_to(elsewhere)
    before = everything(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()
    renamed = rename(docs, "hanna-de-bakker")
    assert [line.number for line in renamed.lines if line.done == "left"] == [1]
    assert (everything(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()) == before
    assert (tmp_path / place).is_symlink()


# What is left for somebody to look at -----------------------------------------------------------------


def test_the_schools_own_words_that_lead_there_are_named_and_stay(docs, tmp_path):
    page = put(docs / "index.md", "# Class\n\n[Hanna](hanna-de-bakker/)\n[no](my-hanna-de-bakker/)\n")
    settings = put(tmp_path / "mkdocs.yml", "nav:\n  - Hanna: /hanna-de-bakker/goals/\n")
    before = page.read_bytes(), settings.read_bytes()
    renamed = rename(docs, "hanna-de-bakker")
    left = [line for line in renamed.lines if line.done == "left"]
    assert left == [ChangedLine(settings, 2, "left"), ChangedLine(page, 3, "left")]
    assert (page.read_bytes(), settings.read_bytes()) == before


def test_a_list_with_a_mistake_is_named_and_stays(tmp_path):
    docs = laid(tmp_path, {"learners.yml": "learners: ["})
    assert ChangedLine(docs / "learners.yml", 1, "left") in rename(docs, "hanna-de-bakker").lines
    assert (docs / "learners.yml").read_text() == "learners: ["


def test_owners_that_may_mean_the_folder_are_named_and_stay(docs, tmp_path):
    owners = put(
        tmp_path / "docs/CODEOWNERS", b"\xff hanna-de-bakker\nhanna-de-bakker/ @h\n".decode("latin-1")
    )
    before = owners.read_bytes()
    assert ChangedLine(owners, 2, "left") in rename(docs, "hanna-de-bakker").lines
    assert owners.read_bytes() == before


# Nothing is half done -----------------------------------------------------------------------------------


@pytest.mark.parametrize("failing", range(3))
@pytest.mark.parametrize("error", [OSError("no room"), KeyboardInterrupt()])
def test_whatever_step_fails_everything_is_as_it_was(docs, tmp_path, monkeypatch, failing, error):
    """The steps that show are the renaming of the folder, and the putting in place of two files."""
    before, steps = everything(tmp_path), iter(range(100))

    def fails_once(real):
        def step(path, goal):
            if next(steps) == failing:
                raise error
            return real(path, goal)

        return step

    monkeypatch.setattr(Path, "rename", fails_once(Path.rename))
    monkeypatch.setattr(Path, "replace", fails_once(Path.replace))
    with pytest.raises(type(error)):
        rename(docs, "hanna-de-bakker")
    assert next(steps) > failing
    assert everything(tmp_path) == before


def test_a_file_that_cannot_be_written_leaves_the_folder(docs, tmp_path, monkeypatch):
    before = everything(tmp_path)
    monkeypatch.setattr("shutil.copymode", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        rename(docs, "hanna-de-bakker")
    assert everything(tmp_path) == before
