"""A cohort as Material and Zensical want it: Markdown for every page that Leerkring makes.

Those two have no templates for data. Whoever wants fields and overviews there writes Markdown with a program
of their own before the build; this is such a program. It writes what the site is to say in the plainest
Markdown: headings, lists, tables and links. The words of the cohort have no sign that Markdown would take
for its own, so nothing is escaped.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader

from bench.told import Fields, Learner, code, month, read_learner, slug

_SITES = Path(__file__).with_name("sites")
_LINK = re.compile(r"(?<=\]\()/[^)]+")
_BLANKS = re.compile(r"\n{3,}")
_SEARCHED = ("learner/start.md", "learner/document.md")
_NOT_SEARCHED = "---\nsearch: {exclude: true}\n---\n"
"""Before a page that only repeats what documents say: whoever searches finds the documents."""

RETOLD = ("print.md",)
"""The files of a learner that repeat the prose of a goal."""

_Page = tuple[str, str, Fields]
"""Where it is, the template it is made of, what that needs to know."""


def write_pages(cohort: Path, content: Path) -> None:
    """Write all pages of a cohort into a folder, each with links that lead from where it is."""
    school = _school(cohort / "portfolios")
    templates = _templates(school)
    profiles = sorted((cohort / "portfolios").glob("*/profile.md"))
    learners = [read_learner(file.parent, school["words"], school["titles"]) for file in profiles]
    for path, template, known in _pages(school, learners):
        made = _BLANKS.sub("\n\n", templates.get_template(template).render(known))
        head = "" if template in _SEARCHED else _NOT_SEARCHED
        file = content / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(head + _relative(made, posixpath.dirname(path)), encoding="utf-8")


def _school(portfolios: Path) -> Fields:
    """What is the same for all learners."""
    words = json.loads((_SITES / "shared" / "data" / "words.json").read_text(encoding="utf-8"))
    framework, cohort = (
        yaml.safe_load((portfolios / name).read_text(encoding="utf-8"))
        for name in ("frameworks/trade.yml", "cohort.yml")
    )
    prefix = framework["id"]
    return {
        "words": words,
        "values": words["values"],
        "framework": framework,
        "cohort": cohort,
        "titles": {f"{prefix}:{each['id']}": each["title"] for each in framework["competences"]},
        "standards": {f"{prefix}:{each['id']}": each for each in framework["requirements"]},
    }


def _templates(school: Fields) -> Environment:
    made = Environment(
        loader=FileSystemLoader(_SITES / "markdown"),
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 (it is Markdown)
    )
    made.filters |= {"month": month, "slug": slug, "code": code, "showing": _showing}
    made.globals |= school
    made.globals["parts"] = made.get_template("parts.md").module
    return made


def _pages(school: Fields, learners: Sequence[Learner]) -> Iterator[_Page]:
    for path, template, known in _of_cohort(school, learners):
        yield f"/{path}.md", f"cohort/{template}.md", {"learners": learners, **known}
    for learner in learners:
        for path, template, known in _of_learner(school["words"], learner):
            yield f"{learner.home}{path}.md", f"learner/{template}.md", {"learner": learner, **known}


def _of_cohort(school: Fields, learners: Sequence[Learner]) -> Iterator[_Page]:
    showing = {
        competence: [learner for learner in learners if competence in learner.competences]
        for competence in school["titles"]
    }
    shown = [competence for competence, those in showing.items() if those]
    yield "index", "start", {"shown": shown}
    yield "learners", "learners", {"title": "Lerenden"}
    for group in school["words"]["groups"]:
        members = [learner for learner in learners if _belongs(learner, group)]
        yield group["address"].rstrip("/"), "learners", {"title": group["title"], "learners": members}
    yield "competences", "competences", {"shown": shown}
    for competence in shown:
        known = {"id": competence, "learners": showing[competence]}
        yield f"competences/{slug(competence)}", "competence", known
    yield "requirements", "requirements", {}
    for name, standard in school["standards"].items():
        yield f"requirements/{slug(name)}", "requirement", {"standard": standard}


def _of_learner(words: Fields, learner: Learner) -> Iterator[_Page]:
    yield "index", "start", {}
    for document in learner.documents:
        yield document.path.removeprefix(learner.home).removesuffix(".md"), "document", {"it": document}
    for phase in words["phases"]:
        yield phase["id"], "phase", {"phase": phase}
    for name in words["overviews"]:
        yield name, name, {}
    for competence in learner.competences:
        yield f"competences/{slug(competence)}", "competence", {"id": competence}


def _belongs(learner: Learner, group: Fields) -> bool:
    by, wanted = group["by"], group["is"]
    if by == "validated":
        return bool(learner.of("validation")) is (wanted == "yes")
    documents = learner.of("cycle" if by == "phase" else "experience")
    return any(document.fields[by] == wanted for document in documents)


def _showing(learners: Sequence[Learner], competence: str, phase: str) -> list[Learner]:
    """The learners who have a document of this phase about a competence."""
    return [learner for learner in learners if learner.in_phase(competence, phase)]


def _relative(text: str, folder: str) -> str:
    return _LINK.sub(lambda link: posixpath.relpath(link.group(), folder), text)
