import datetime
import re

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load

from generator import __version__
from generator.guide.documents import blanks
from generator.guide.files import AlreadyThereError
from generator.guide.launchers import LAUNCHER
from generator.guide.new_site import new_portfolio, new_site
from generator.model import KIND, Date
from generator.places import languages
from generator.reading.read import read_site
from generator.spelling.first_names import first_name
from tests.guide.filling import filled

TODAY = datetime.date(2026, 11, 23)
PLACES = [
    ".github/workflows/leerkring.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    "LEESMIJ.md",
    "leerkring-edit.bat",
    "leerkring-edit.command",
    "leerkring-edit.desktop",
    "mkdocs.yml",
    "portfolios/frameworks/digcomp3.yml",
    "portfolios/frameworks/lifecomp.yml",
    "portfolios/sanne/cycles/1.md",
    "portfolios/sanne/profile.md",
    "requirements.txt",
]


def files_in(folder):
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_a_new_site_has_all_it_needs(tmp_path):
    written = new_site(tmp_path, "Sanne de Vries", "nl", TODAY)
    assert files_in(tmp_path) == PLACES
    assert sorted(file.relative_to(tmp_path).as_posix() for file in written) == PLACES


@pytest.mark.parametrize("language", languages())
def test_a_new_site_has_no_problems(tmp_path, language):
    new_site(tmp_path, "Sanne de Vries", language, TODAY)
    reading = read_site(tmp_path / "portfolios")
    assert reading.problems == ()
    (portfolio,) = reading.site.portfolios
    assert portfolio.profile.consent is None
    assert portfolio.profile.frameworks == ("lifecomp", "digcomp3")
    assert portfolio.cycles[0].start == Date("2026-11")


@pytest.mark.parametrize("cohort", [True, False])
def test_in_a_cohort_one_faulty_document_does_not_stop_the_others(tmp_path, cohort):
    new_site(tmp_path, "Sanne de Vries", "nl", TODAY, cohort=cohort)
    github = yaml.safe_load((tmp_path / ".github/workflows/leerkring.yml").read_text(encoding="utf-8"))
    gitlab = yaml.safe_load((tmp_path / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    steps = github["jobs"]["build"]["steps"]
    (check,) = [step for step in steps if "leerkring check" in step.get("run", "")]
    assert check["continue-on-error"] is gitlab["check"]["allow_failure"] is cohort
    builds = [step["run"] for step in steps if "leerkring build" in step.get("run", "")]
    builds += [line for line in gitlab["pages"]["script"] if "leerkring build" in line]
    assert [("--strict" in build) for build in builds] == [not cohort, not cohort]


@pytest.mark.parametrize("language", languages())
def test_of_a_new_cohort_only_title_and_school_are_to_be_filled_in(tmp_path, language):
    new_site(tmp_path, "Sanne de Vries", language, TODAY, cohort=True)
    file = tmp_path / "portfolios/cohort.yml"
    text = file.read_text(encoding="utf-8")
    assert [blank.field for blank in blanks(KIND["cohort"], text)] == ["title", "school"]
    file.write_text(filled(KIND["cohort"], text), encoding="utf-8")
    assert read_site(tmp_path / "portfolios").problems == ()


def test_a_new_cohort_has_what_a_site_has_and_two_lists_and_a_framework_of_the_school(tmp_path):
    new_site(tmp_path, "Sanne de Vries", "nl", TODAY, cohort=True)
    more = {"CODEOWNERS", "portfolios/cohort.yml", "portfolios/learners.yml", "portfolios/frameworks/vak.yml"}
    assert set(files_in(tmp_path)) == {*PLACES, *more}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["Sanne de Vries", "No, 1st", "Search 'x'", "أمينة يوسف"])
def test_the_first_learner_is_on_the_list_of_a_new_cohort(tmp_path, language, name):
    new_site(tmp_path, name, language, TODAY, cohort=True)
    docs = tmp_path / "portfolios"
    (profile,) = docs.glob("*/profile.md")
    assert read_site(docs).site.learners.names == {profile.parent.name: (name,)}


@pytest.mark.parametrize("language", languages())
def test_a_new_cohort_is_told_of_a_school_and_not_of_one_learner(tmp_path, language):
    files = new_site(tmp_path, "Sanne de Vries", language, TODAY, cohort=True)
    (read_me,) = [file for file in files if file.parent == tmp_path and file.suffix == ".md"]
    text = read_me.read_text(encoding="utf-8")
    assert "portfolios/cohort.yml" in text
    assert "portfolios/learners.yml" in text
    assert "CODEOWNERS" in text
    assert "leerkring new portfolio" in text
    assert "{" not in text


def test_what_is_told_in_a_workflow_is_in_the_language_of_the_site(tmp_path):
    new_site(tmp_path, "Sanne de Vries", "nl", TODAY)
    for place in (".github/workflows/leerkring.yml", ".gitlab-ci.yml"):
        assert " # Voor geluid en film\n" in (tmp_path / place).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Nguyễn Thị Lan", "de Vries Jan", "J. Jansen", "王小明"])
def test_a_family_name_is_in_no_setting_title_or_address(tmp_path, name):
    files = new_site(tmp_path, name, "en", TODAY)
    (profile,) = (tmp_path / "portfolios").glob("*/profile.md")
    assert profile.parent.name == "portfolio"
    lines = [line for file in files for line in file.read_text(encoding="utf-8").split("\n")]
    told = [
        line
        for line in lines
        if any(re.search(rf"\b{word}\b", line) for word in name.split() if len(word) > 2)
    ]
    assert [line.partition(":")[0] for line in told] == ["name"]


@pytest.mark.parametrize("name", ["Sanne: 'de' Vries", "no", "#1", "{language}", 'a "b"'])
def test_the_settings_are_yaml_whatever_the_name(tmp_path, name):
    new_site(tmp_path, name, "en", TODAY)
    settings = yaml_load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))
    first = first_name(name)
    assert settings["site_name"] == (f"Portfolio of {first}" if first else "Learning portfolios")
    assert settings["plugins"] == [{"leerkring": {"language": "en", "version": __version__}}]
    assert settings["exclude_docs"].split() == [
        "/*/",
        "/*.yml",
        "/programme.md",
        "/programme.*.md",
        "!/assets/",
    ]


@pytest.mark.parametrize("place", [".github/workflows/leerkring.yml", ".gitlab-ci.yml"])
def test_both_forges_check_and_build(tmp_path, place):
    new_site(tmp_path, "Sanne", "nl", TODAY)
    text = (tmp_path / place).read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    assert "leerkring check --format git" in text
    assert "leerkring build --strict" in text


@pytest.mark.parametrize("place", [it for it in PLACES if it.startswith(LAUNCHER)])
def test_what_opens_the_editor_may_be_there_before_the_site_and_stays_as_it_is(tmp_path, place):
    (tmp_path / place).write_text("mijn eigen woorden", encoding="utf-8")
    new_site(tmp_path, "Sanne de Vries", "nl", TODAY)
    assert files_in(tmp_path) == sorted(PLACES)
    assert (tmp_path / place).read_text(encoding="utf-8") == "mijn eigen woorden"


@pytest.mark.parametrize("place", [it for it in PLACES if not it.startswith(LAUNCHER)])
def test_nothing_is_written_where_one_file_is_there_already(tmp_path, place):
    file = tmp_path / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mijn eigen woorden", encoding="utf-8")
    with pytest.raises(AlreadyThereError) as refused:
        new_site(tmp_path, "Sanne de Vries", "nl", TODAY)
    assert refused.value.path == file
    assert files_in(tmp_path) == [place]
    assert file.read_text(encoding="utf-8") == "mijn eigen woorden"


def test_a_file_in_the_place_of_a_folder_stops_it_too(tmp_path):
    (tmp_path / "portfolios").write_text("", encoding="utf-8")
    with pytest.raises(AlreadyThereError):
        new_site(tmp_path, "Sanne", "nl", TODAY)
    assert files_in(tmp_path) == ["portfolios"]


def test_a_portfolio_joins_a_site(docs):
    new_portfolio(docs, "Bram Bakker", "en", TODAY)
    profile = (docs / "bram/profile.md").read_text(encoding="utf-8")
    assert "\ntitle: Portfolio of Bram\n" in profile
    assert "\nframeworks:\n  - lifecomp\n\n" in profile


def test_two_of_one_first_name_have_folders_of_their_own(docs):
    """The folder is in every address, so that it has no more of a name than is shown."""
    new_portfolio(docs, "Sanne Bakker", "nl", TODAY)
    new_portfolio(docs, "Sanne de Wit", "nl", TODAY)
    assert sorted(path.parent.name for path in docs.glob("*/profile.md")) == ["amina", "sanne", "sanne-2"]


LIST = "type: learners\nlearners:\n  - {folder: amina, name: Amina Yusuf}   \n\n# The end.\n"


def test_a_portfolio_that_joins_is_put_on_the_list(docs):
    (docs / "learners.yml").write_text(LIST, encoding="utf-8")
    files = new_portfolio(docs, "Bram Bakker", "en", TODAY)
    assert files[-1] == docs / "learners.yml"
    line = "  - {folder: bram, name: Bram Bakker}\n"
    assert (docs / "learners.yml").read_text(encoding="utf-8") == LIST.replace("\n\n", f"\n{line}\n")


def test_without_a_list_none_is_made(docs):
    files = new_portfolio(docs, "Bram Bakker", "en", TODAY)
    assert [file.name for file in files] == ["profile.md", "1.md"]
    assert not (docs / "learners.yml").exists()


def test_the_folder_of_somebody_who_has_left_is_not_given_to_another(docs):
    """By it the list has the name of who left, which who comes after may not tell."""
    gone = "  - {folder: bram, name: Bram Smit}\n"
    (docs / "learners.yml").write_text(LIST.replace("\n\n", f"\n{gone}\n"), encoding="utf-8")
    assert new_portfolio(docs, "Bram Bakker", "en", TODAY)[0].parent.name == "bram-2"


@pytest.mark.parametrize("text", ["learners: [", "type: learners\nlearners: [{folder: a, name: A B}]\n"])
def test_a_list_that_cannot_be_extended_is_left_alone(docs, text):
    (docs / "learners.yml").write_text(text, encoding="utf-8")
    files = new_portfolio(docs, "Bram Bakker", "en", TODAY)
    assert docs / "learners.yml" not in files
    assert (docs / "learners.yml").read_text(encoding="utf-8") == text


STAFFS = [
    *(f"portfolios/{it}.yml" for it in ("cohort", "learners", "register", "confirmations", "trust")),
    *("portfolios/programme.md", "portfolios/frameworks/vak.yml", "portfolios/assets/logo.png"),
    *("portfolios/logo.png", "portfolios/visit.md"),
    *(f"portfolios/2027/{it}.yml" for it in ("cohort", "learners", "register", "confirmations", "trust")),
    *(f"portfolios/2027/{it}" for it in ("programme.en.md", "frameworks/vak.yml", "assets/a.png")),
    "portfolios/2027/trust/did/kade.example.json",
    *(
        "portfolios/trust/did/kade.example.json",
        "portfolios/issuer/keys.json",
        "portfolios/issuer/status.json",
    ),
    *("mkdocs.yml", "requirements.txt", "wheels/x.whl", "theme/x.html", "archive/2024.zip", "CODEOWNERS"),
    *(".github/CODEOWNERS", ".github/workflows/leerkring.yml", ".gitlab-ci.yml"),
]


def owner_of(text, path):
    """Who owns a file: the last line that fits it, where a star is not more than one name."""
    rules = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    fits = (
        re.match(
            re.escape(rule.lstrip("/")).replace(r"\*", "[^/]*") + ("" if rule.endswith("/") else r"\Z"), path
        )
        for rule, _ in rules
    )
    return "".join([who for fit, (_, who) in zip(fits, rules, strict=True) if fit][-1:])


def test_a_cohort_says_which_files_only_staff_change(tmp_path):
    files = new_site(tmp_path, "Amina Yusuf", "en", TODAY, cohort=True)
    assert tmp_path / "CODEOWNERS" in files
    text = (tmp_path / "CODEOWNERS").read_text(encoding="utf-8")
    for path in STAFFS:
        assert owner_of(text, path) == "@your-school/staff", path
    for learner in ("bram", "2027/bram"):
        for document in ("profile.md", "validations/scan.md", "evidence/plan.png"):
            assert owner_of(text, f"portfolios/{learner}/{document}") == "", document
    own = text.replace("# /portfolios/amina/", "/portfolios/amina/")
    assert owner_of(own, "portfolios/amina/frameworks/mine.yml") == "@amina"
    assert "# /portfolios/amina/ @amina" in text
    assert "{" not in text
