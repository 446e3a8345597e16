"""What the documentation promises is there."""

from __future__ import annotations

import re
import typing
from pathlib import Path

import pytest
from PIL import Image

from generator.cli.verbs import VERBS
from generator.guide.learners import learners_list
from generator.hosts.mkdocs import Settings
from generator.model import KINDS, LEARNERS, TRANSLATED, Brand, Header, OwnLink, Palette, Profile, Section
from generator.places import SCHEMAS
from generator.reading.read import read_site
from generator.reporting.catalogue import CODES
from generator.reporting.reports import REPORTS
from tests.portfolios import PROFILE, written

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_of_a_page_is_there(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", text(page)):
        assert (page.parent / target).exists(), target


def test_every_make_target_a_page_names_is_there():
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))
    for page in PAGES:
        for target in re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", text(page), re.MULTILINE):
            assert (target[0] or target[1]) in targets, (page.name, target)


def test_every_command_a_page_names_is_there():
    for page in PAGES:
        for verb in re.findall(r"leerkring ([a-z]+)(?=[ `\n])", text(page)):
            assert verb in VERBS, (page.name, verb)


def test_every_command_is_in_the_documentation():
    whole = " ".join(text(page) for page in PAGES)
    for verb in VERBS:
        assert f"leerkring {verb}" in whole or f"`{verb}`" in whole, verb


@pytest.mark.parametrize("name", ["learners", "lerenden"])
def test_every_kind_of_document_a_learner_writes_is_in_their_page(name):
    page = text(ROOT / f"docs/{name}.md")
    for kind in LEARNERS:
        assert f"`{kind.folder}/`" in page if kind.folder else f"`{kind.name}.md`" in page, kind.name


def test_every_kind_of_document_a_school_writes_is_in_their_page():
    page = text(ROOT / "docs/schools.md")
    for kind in (kind for kind in KINDS if kind not in LEARNERS):
        named = f"{kind.folder}/" if kind.folder else f"{kind.name}{kind.suffix}"
        assert re.search(rf"^  {re.escape(named)} ", page, re.MULTILINE), kind.name


def test_the_list_of_learners_in_the_page_for_schools_is_one(tmp_path):
    (example,) = re.findall(r"```yaml\n(type: learners\n.*?)```", text(ROOT / "docs/schools.md"), re.DOTALL)
    (tmp_path / "learners.yml").write_text(example, encoding="utf-8")
    known = learners_list(tmp_path)
    assert known
    assert known.names == {"amina": ("Amina Yusuf", "Amina de Wit"), "hanna": ("Hanna de Bakker",)}


def test_the_line_of_codeowners_for_schools_is_in_the_page_it_is_said_to_be_in():
    assert "`/portfolios/*.*`" in text(ROOT / "docs/schools.md")
    assert re.search(r"^/portfolios/\*\.\* ", text(ROOT / "SECURITY.md"), re.MULTILINE)


def test_every_setting_is_in_the_page_for_schools():
    page = text(ROOT / "docs/schools.md")
    for name, _ in Settings._schema:
        assert f"`{name}`" in page, name


def test_every_report_is_named():
    whole = text(ROOT / "CHANGELOG.md") + text(ROOT / "README.md")
    for name in REPORTS:
        assert name in {"text", "concise", "json"} or name.lower() in whole.lower(), name


def test_the_four_phases_have_their_names_in_the_readme():
    for word in (
        "recognise",
        "value",
        "calibrate",
        "develop",
        "herkennen",
        "waarderen",
        "kalibreren",
        "ontwikkelen",
    ):
        assert word in text(ROOT / "README.md")


def test_codes_are_words_an_author_can_type():
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", code) for code in CODES)


def test_nothing_tells_where_it_was_made():
    for path in ROOT.rglob("*"):
        inside = path.relative_to(ROOT)
        if (
            path.is_file()
            and path.suffix in {".md", ".py", ".yml", ".html", ".css", ".toml"}
            and inside.parts[0][0] != "."
        ):
            if inside.parts[0] in {"site", "dist", "build"}:
                continue
            assert "/work" + "/main" not in text(path), inside


@pytest.mark.parametrize("page", ["learners", "lerenden"])
def test_every_field_of_a_translation_is_in_the_page_for_learners(page):
    for kind, fields in TRANSLATED.items():
        (row,) = re.findall(
            rf"^\| `{'profile' if kind is Profile else 'cycles/1'}.md` \|(.*`{next(iter(fields))}`.*)$",
            text(ROOT / f"docs/{page}.md"),
            re.MULTILINE,
        )
        assert set(re.findall(r"`(\w+)`", row)) == set(fields)


@pytest.mark.parametrize("page", ["learners", "lerenden"])
def test_the_framework_of_ones_own_in_the_page_for_learners_is_one(page, tmp_path):
    (example,) = re.findall(r"```\n(type: own-framework\n.*?)```", text(ROOT / f"docs/{page}.md"), re.DOTALL)
    written(tmp_path, {"ann/frameworks/mine.yml": example})
    reading = read_site(tmp_path)
    assert reading.problems == ()
    assert len(reading.site.portfolios[0].frameworks) == 1


def example(page: str, begins: str) -> str:
    """What a page shows as it is to be written."""
    (found,) = re.findall(rf"```(?:yaml)?\n({begins}\n.*?)```", text(ROOT / f"docs/{page}.md"), re.DOTALL)
    return found


def picture(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (600, 200), (20, 90, 40)).save(file)


@pytest.mark.parametrize("page", ["learners", "lerenden"])
def test_a_look_and_papers_can_be_written_as_the_page_for_learners_shows(page, tmp_path):
    look = example(page, "look:")
    said = f"{look}{example(page, 'papers: .*?').replace('zorg:verzorgende-ig', 'kade:job')}consent:"
    featured = re.search(r"featured: \[evidence/([\w-]+), experiences/([\w-]+)\]", look)
    assert featured
    proof, care = featured.groups()
    head = "title: x\ncycle: 1\n"
    docs = written(
        tmp_path,
        {
            "ann/profile.md": PROFILE.replace("consent:", said),
            f"ann/evidence/{proof}.md": f"---\ntype: evidence\n{head}media: product\ndate: 2025\n---\nx\n",
            f"ann/experiences/{care}.md": f"---\ntype: experience\n{head}learning: informal\n"
            "stage: initial\nsetting: care\nstart: 2025\n---\nx\n",
            "ann/pages/mine.md": example(page, "---\ntype: page"),
        },
    )
    picture(docs / f"ann/{re.search(r'file: (street|straat)[.]jpg', look)[1]}.jpg")
    reading = read_site(docs)
    (portfolio,) = reading.site.portfolios
    assert reading.problems == ()
    assert (portfolio.profile.look.palette, portfolio.profile.papers) == ("forest", ("cv", "dossier"))
    assert [it.visibility for it in portfolio.pages] == ["public"]


@pytest.mark.parametrize("page", ["learners", "lerenden"])
def test_all_that_a_look_can_be_is_in_the_page_for_learners(page):
    said = text(ROOT / f"docs/{page}.md")
    kinds = typing.get_args(typing.get_type_hints(OwnLink)["kind"])
    for choice in (*typing.get_args(Palette), *typing.get_args(Header), *typing.get_args(Section), *kinds):
        assert f"`{choice}`" in said, choice


def test_a_brand_can_be_written_as_the_page_for_schools_shows(tmp_path):
    brand = example("schools", "brand:")
    docs = written(
        tmp_path, {"cohort.yml": f"type: cohort\ntitle: x\nschool: Kade\nlanguages: [nl]\n{brand}"}
    )
    picture(docs / "logo.png")
    picture(docs / "logo-dark.png")
    reading = read_site(docs)
    assert reading.problems == ()
    faces = typing.get_args(typing.get_args(typing.get_type_hints(Brand)["face"])[0])
    assert reading.site.cohort.brand.face in faces
    for face in faces:
        assert face in brand, face


@pytest.mark.parametrize("page", ["learners", "lerenden"])
def test_every_field_that_a_page_for_learners_explains_is_in_a_schema(page):
    table = re.search(
        r"^(?:\|.*\n)*\|.*`level_note`.*\n(?:\|.*\n)+", text(ROOT / f"docs/{page}.md"), re.MULTILINE
    )
    assert table
    known = "".join(file.read_text(encoding="utf-8") for file in SCHEMAS.glob("*.json"))
    for name in re.findall(r"^\|[^|]*\| `([a-z_]+)", table[0], re.MULTILINE):
        assert f'"{name}"' in known, name


@pytest.mark.parametrize("page", ["publishing", "publiceren"])
def test_who_publishes_is_told_how_what_builds_install_is_kept_up_to_date(page):
    steps = text(ROOT / f"docs/{page}.md").partition("\n## GitHub")[0]
    assert {"`requirements.txt`", "`leerkring lock`", "`leerkring upgrade`"} <= set(
        re.findall(r"`[^`]+`", steps)
    )


@pytest.mark.parametrize("name", ["README-cohort", "LEESMIJ-cohort"])
def test_a_school_reads_how_its_own_list_becomes_a_framework(name):
    assert "`leerkring import framework list.xlsx`" in text(ROOT / f"generator/guide/templates/{name}.md")


def test_the_one_exception_to_the_old_site_that_stays_is_told():
    (promise,) = re.findall(r"^- A build that fails.*$", text(ROOT / "docs/schools.md"), re.MULTILINE)
    assert "exception: whoever has withdrawn" in promise
