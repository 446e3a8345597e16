"""A whole site of one's own, or one more portfolio in it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from generator import __version__
from generator.guide.files import replace_files, write_new
from generator.guide.form import Given, form
from generator.guide.launchers import LAUNCHER, launchers, let_run
from generator.guide.learners import learners_list, new_list
from generator.guide.marks import marked
from generator.guide.plain_yaml import scalar
from generator.guide.requirements import requirements
from generator.guide.slugs import portfolio_slug
from generator.languages import words
from generator.model import KIND, SCHEMA_VERSION
from generator.places import FRAMEWORKS
from generator.reading.files import LEARNERS_LIST, is_cohort
from generator.spelling.first_names import first_name

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_BLANK = re.compile(r"\{([a-z_]+)\}")
_OFFERED = ("lifecomp", "digcomp3")
_OWN = "vak.yml"
"""A framework to make the school's own of."""
_OWN_FRAMEWORK = (
    "A start for a list of your own: change it, take it away, or make one of a workbook with: leerkring "
    "import framework list.xlsx"
)
_READ_ME = {"nl": "LEESMIJ.md"}
_FOLDER = {"nl": "mijn-portfolio"}
_WORKFLOWS = {"github.yml": ".github/workflows/leerkring.yml", "gitlab.yml": ".gitlab-ci.yml"}
"""Templates and where they go."""


def new_site(
    folder: Path, name: str, language: str, today: datetime.date, *, cohort: bool = False
) -> tuple[Path, ...]:
    """Write a site that can be checked and built at once; the files. Raises AlreadyThereError.

    What opens the editor may be there before it, and stays. Its first cycle starts in the month of ``today``.
    """
    docs = folder / "portfolios"
    say = words(language).gettext
    title = say("Learning portfolios") if cohort else _title(name, language)
    files: dict[Path, str | bytes] = {
        folder / path: text for path, text in _around(title, language, cohort=cohort).items()
    }
    files |= {folder / path: text for path, text in requirements(language).items()}
    if cohort:
        files[docs / "cohort.yml"] = form(
            KIND["cohort"], {"type": "cohort", "languages": (language,)}, language
        )
        files[folder / "CODEOWNERS"] = _filled("CODEOWNERS", _owners(say, portfolio_slug(name)))
        files[docs / LEARNERS_LIST] = new_list({portfolio_slug(name): name}, language)
        files[docs / "frameworks" / _OWN] = _filled(_OWN, {"own_framework": say(_OWN_FRAMEWORK)})
    files |= _frameworks(docs) | _portfolio(docs, name, language, today, _OFFERED)
    kept = {path: text for path, text in launchers(say).items() if not (folder / path).is_file()}
    files |= {folder / path: text for path, text in kept.items()}
    write_new(files)
    let_run(files)
    return tuple(files)


def beginning(folder: Path, language: str) -> Path:
    """Where the new site of somebody in a folder belongs: there if it is empty, else in one of its own."""
    there = {entry.name for entry in folder.iterdir()}
    written = (*_around("", language, cohort=False), *requirements(language))
    taken = there & {path.partition("/")[0] for path in written}
    if not taken and all(name.startswith((".", LAUNCHER)) for name in there):
        return folder
    return folder / _FOLDER.get(language, "my-portfolio")


def site_below(folder: Path) -> Path | None:
    """The site that somebody began in a folder that had other things in it."""
    known = (folder / name for name in ("my-portfolio", *_FOLDER.values()))
    return next((each for each in known if (each / "mkdocs.yml").is_file()), None)


def _owners(say: Callable[[str], str], folder: str) -> dict[str, str]:
    return {
        "owners_what": say("Who must agree before these files change. GitHub and GitLab read this."),
        "owners_how": say("Turn it on: protect the main branch, and require approval from code owners."),
        "owners_who": say("Put the people or the team of your school in the place of @your-school/staff."),
        "owners_cohorts": say("The same of each cohort, if there are several in folders of their own:"),
        "owners_around": say("What makes the site:"),
        "owners_learner": say("A learner's own folder, for who should change nothing else:"),
        "folder": folder,
    }


def new_portfolio(docs: Path, name: str, language: str, today: datetime.date) -> tuple[Path, ...]:
    """Write one more portfolio into a docs folder; the files. Raises AlreadyThereError.

    The school's list gets a line more, if there is one to which that can be added; then it is the last of
    the files. A folder of somebody who has left is nobody else's: the list has their name by it.
    """
    shared = (docs, docs.parent) if is_cohort(docs) else (docs,)
    there = tuple(name for name in _OFFERED if any((it / f"frameworks/{name}.yml").exists() for it in shared))
    known = learners_list(docs)
    taken = {entry.name for entry in docs.iterdir()} if docs.is_dir() else set()
    taken |= known.names.keys() if known else set()
    files = _portfolio(docs, name, language, today, there, taken)
    write_new(files)
    listed = known.with_learner(next(iter(files)).parent.name, name) if known else None
    if known is None or listed is None:
        return tuple(files)
    replace_files({known.file: listed})
    return (*files, known.file)


def _portfolio(
    docs: Path,
    name: str,
    language: str,
    today: datetime.date,
    frameworks: tuple[str, ...],
    taken: Collection[str] = (),
) -> dict[Path, str]:
    say = words(language).gettext
    profile: dict[str, str | int | tuple[str, ...]] = {
        "type": "profile",
        "schema_version": SCHEMA_VERSION,
        "title": _title(name, language),
        "name": name,
        "language": language,
    }
    if frameworks:
        profile["frameworks"] = frameworks
    cycle: Given = {
        "type": "cycle",
        "number": 1,
        "title": say("My first cycle"),
        "start": f"{today:%Y-%m}",
        "phase": "recognise",
    }
    folder = docs / portfolio_slug(name, taken)
    return {
        folder / "profile.md": form(KIND["profile"], profile, language),
        folder / "cycles/1.md": form(KIND["cycle"], cycle, language),
    }


def _title(name: str, language: str) -> str:
    """What a portfolio is called: by the first name, as no more is shown until its owner says so.

    By nobody's where that cannot be told from the family name: it stands on every page.
    """
    say = words(language).gettext
    first = first_name(name)
    return say("Portfolio of {name}").format(name=first) if first else say("Learning portfolios")


def _frameworks(docs: Path) -> dict[Path, str]:
    return {
        docs / "frameworks" / f"{name}.yml": (FRAMEWORKS / f"{name}.yml").read_text(encoding="utf-8")
        for name in _OFFERED
    }


def _around(title: str, language: str, *, cohort: bool) -> dict[str, str]:
    """The files around the portfolios, by their place in the folder."""
    say = words(language).gettext
    told = {
        "site_name": scalar(title),
        "language": language,
        "version": __version__,
        "dark": say("Dark mode"),
        "light": say("Light mode"),
        "comment": say("Nothing of a learner is published unless Leerkring puts it there."),
    }
    read_me = _READ_ME.get(language, "README.md")
    template = read_me.replace(".md", "-cohort.md") if cohort else read_me
    return {
        "mkdocs.yml": _filled("mkdocs.yml", told),
        ".gitignore": _filled("gitignore", {}),
        read_me: _filled(template, {"site_name": title}),
        **workflows(language, cohort=cohort),
    }


def workflows(language: str, *, cohort: bool) -> dict[str, str]:
    """What checks and builds a site at its host, by the places in it."""
    say = words(language).gettext
    told = {
        "weekly": say("So that a consent that has ended is seen to have ended"),
        "ffmpeg": say("For sound and film"),
        "hidden": say("Such as .well-known"),
        "own_address": say("Or your own address: a variable SITE_URL in the settings of the repository"),
        "by_hand": say("And by the button Run workflow"),
        "lfs": say("So that large files that Git LFS keeps are there"),
        "stay": say("Else GitHub stops building weekly after sixty days without a change"),
        "schedule": say(
            "Build weekly: Build > Pipeline schedules > New schedule, so that a consent that has ended is "
            "seen to have ended"
        ),
        "who_keeps": say("Nobody else may write what the next build takes"),
        "others_go_on": str(cohort).lower(),
        "strict": "" if cohort else " --strict",
    }
    return {place: marked(_filled(it, told), language) for it, place in _WORKFLOWS.items()}


def _filled(template: str, values: Mapping[str, str]) -> str:
    text = (_TEMPLATES / template).read_text(encoding="utf-8")
    return _BLANK.sub(lambda blank: values.get(blank[1], blank[0]), text)
