"""What lies in a docs folder: regular files only, each in its place, and nothing followed."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model import FOLDERS, KIND, TRANSLATION, Kind
from generator.personal import personal_in_name
from generator.places import languages
from generator.problems import Problem, problem
from generator.reading.copies import original_of
from generator.reading.misplaced import SCHOOLS_FOLDERS
from generator.reading.pages import page_like
from generator.reading.suggestions.slugs import slug
from generator.signs import composed

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?\Z")

RESERVED = frozenset(
    {"404", "about", "accessibility", "admin", "assets", "competences", "ecosystem", "feed", "files"}
    | {"frameworks", "index", "issuer", "javascripts", "learners", "print", "programme", "requirements"}
    | {"robots", "search", "sitemap", "stylesheets", "tags", "templates"}
    | frozenset(languages())  # the first page of a cohort in another language
    | {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Names the site or some file system keeps for itself, so that no learner's folder has them."""

_DEEPEST = 4
"""How many folders deep files are looked for; documents lie one folder deep."""

COHORT = "cohort.yml"
"""The file that makes a folder a cohort."""

LEARNERS_LIST = "learners.yml"
"""The school's list of who takes part."""


@dataclass(frozen=True)
class FoundFile:
    """A regular file. ``path`` is relative to the docs folder, with ``/``, and composed as links are."""

    path: str
    file: Path


@dataclass(frozen=True)
class Folder:
    """A learner's folder: its documents by kind, other files beside them, and what is out of place."""

    slug: str
    documents: tuple[tuple[Kind, FoundFile], ...]
    media: frozenset[str]
    problems: tuple[Problem, ...]


_WRITTEN_ELSEWHERE = {".txt", ".doc", ".docx", ".odt", ".rtf", ".pages"}
"""Endings of files that hold an author's text, and that are no documents and no evidence."""


def learner_folders(docs: Path) -> Iterator[str]:
    """The names of the folders that should be portfolios, in order."""
    for entry in sorted(os.scandir(docs), key=lambda entry: entry.name):
        hidden = entry.name.startswith(".")
        is_folder = _may_be_folder(entry) if entry.is_symlink() else entry.is_dir()
        if not hidden and entry.name not in SCHOOLS_FOLDERS and is_folder:
            yield entry.name


def cohort_folders(docs: Path) -> tuple[str, ...]:
    """The names of the folders with a cohort each, in order; none if the docs folder is one itself.

    Beside a portfolio only a folder with a year in its name is one: what a learner puts in a folder decides
    about no other.
    """
    if os.path.lexists(docs / COHORT):
        return ()
    names = tuple(learner_folders(docs))
    if any((docs / name / "profile.md").is_file() for name in names):
        names = tuple(name for name in names if _YEAR.search(name))
    return tuple(name for name in names if is_cohort(docs / name))


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_cohort(folder: Path) -> bool:
    """Whether a folder seems to be a cohort. A learner's is none, whatever its learner puts in it."""
    return (
        not folder.is_symlink()
        and os.path.lexists(folder / COHORT)
        and not os.path.lexists(folder / "profile.md")
    )


def _may_be_folder(entry: os.DirEntry[str]) -> bool:
    """Whether a link seems to stand for a folder; it is not followed, for it may lead to itself."""
    return not Path(entry.name).suffix


def folder_problems(docs: Path, name: str) -> Iterator[Problem]:
    """Why a folder of this name cannot be a portfolio."""
    path = f"{name}/profile.md"
    if (docs / name).is_symlink():
        yield problem(name, "symbolic-link")
    elif not SLUG.match(name):
        yield problem(path, "bad-name", name=name, nearest=slug(name, ""))
    elif kinds := personal_in_name(name):
        yield problem(path, "personal-data-in-name", data=", ".join(kinds))
    elif name in RESERVED:
        yield problem(path, "reserved-name", name=name)
    elif page := page_like(docs, name):
        yield problem(path, "name-clash", other=page)
    elif is_cohort(docs / name) and os.path.lexists(docs / COHORT):
        yield problem(f"{name}/{COHORT}", "cohort-in-cohort")
    elif is_cohort(docs / name):
        yield problem(f"{name}/{COHORT}", "cohort-among-portfolios", folder=name)
    elif not (docs / path).is_file():
        yield problem(path, "no-profile", portfolio=name, nearest=_nearly_profile(docs / name))


def _nearly_profile(folder: Path) -> str:
    """The file that was probably meant to be ``profile.md``."""
    return next((file.name for file in nearly_profiles(folder) if _PROFILE.match(file.name)), "")


def nearly_profiles(folder: Path) -> list[Path]:
    """The files that may have been meant to be a profile, of whatever ending; links are not followed."""
    if folder.is_symlink():
        return []
    files = (Path(entry.path) for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False))
    return sorted(file for file in files if _NEARLY_PROFILE.match(file.name))[:_MOST_PROFILES]


_PROFILE = re.compile(r"profi[el]+(?:\W.*)?\.(?:md|markdown|txt)\Z", re.IGNORECASE)
_NEARLY_PROFILE = re.compile(r"profi[el]+(?:\W|\Z)", re.IGNORECASE)
_MOST_PROFILES = 10
"""Files in one folder that are searched for what its learner may be called."""


def learner_folder(docs: Path, name: str) -> Folder:
    """Everything in one portfolio's folder; links are named and not followed."""
    documents: list[tuple[Kind, FoundFile]] = []
    media: set[str] = set()
    problems: list[Problem] = []
    walked = list(_walk(docs, name))
    beside = _names_by_folder(it.path for it in walked)
    for found in walked:
        if isinstance(found, Problem):
            problems.append(found)
        elif copied := _is_copy(found, beside):
            problems.append(copied)
        elif not found.file.name.isprintable():
            problems.append(_bad_name(found))
        elif found.file.suffix.lower() in _WRITTEN_ELSEWHERE or not found.file.suffix:
            problems.append(problem(found.path, "not-markdown", file=found.file.name))
        elif found.file.suffix.lower() not in {".md", ".markdown", ".yml", ".yaml"}:
            media.add(found.path)
        elif (kind := _kind(found.path)) is None:
            ending = _kind(str(Path(found.path).with_suffix(".md"))) if _is_markdown(found.file) else None
            problems.append(_bad_name(found) if ending else _unknown_place(found))
        elif kind.has_prose and _is_translation(found.file.stem):
            documents.append((TRANSLATION, found))
        elif not SLUG.match(found.file.stem):
            problems.append(_wrong_name(found, kind))
        else:
            documents.append((kind, found))
    return Folder(name, tuple(documents), frozenset(media), tuple(problems))


def _names_by_folder(paths: Iterable[str]) -> dict[str, set[str]]:
    """The names of the documents in each folder."""
    found: dict[str, set[str]] = {}
    for folder, _, file in (path.rpartition("/") for path in paths):
        if file.endswith((".md", ".yml")):
            found.setdefault(folder, set()).add(file)
    return found


def _is_copy(found: FoundFile, beside: Mapping[str, Collection[str]]) -> Problem | None:
    """What is told of a copy of the document beside it, unless its name can be one of its own."""
    folder, _, name = found.path.rpartition("/")
    is_fit = SLUG.match(found.file.stem) is not None and found.file.suffix in {".md", ".yml"}
    if is_fit or not _MAY_BE_COPY.search(name):
        return None
    original = original_of(name, beside.get(folder, ()))
    return problem(found.path, "copy", name=name, other=original) if original else None


_MAY_BE_COPY = re.compile(
    r"\.(?:md|markdown|ya?ml)(?![A-Za-z0-9])|\A[^.]*\Z|~\Z|\.(?:orig|bak|old|rej)\Z", re.IGNORECASE
)
"""What the name of a copy of a document has in it: no picture is told of."""


def _unknown_place(found: FoundFile) -> Problem:
    """A document that lies where none belongs, with the folder for what it says it is."""
    try:
        with found.file.open("rb") as opened:
            said = _TYPE.search(opened.read(_HEAD))
    except OSError:
        said = None
    nearest = folder_of(said[1].decode("utf-8", "ignore")) if said else ""
    return problem(found.path, "unknown-place", choices=", ".join(FOLDERS), nearest=nearest)


def folder_of(kind: str) -> str:
    """The folder for documents of a kind, by whatever name; empty where there is none."""
    from generator.reading.suggestions.choices import meant_choice  # noqa: PLC0415  # seldom needed

    known = {each.name: each.folder for each in FOLDERS.values()}
    return known.get(kind) or known.get(meant_choice(kind, (*KIND, TRANSLATION.name)), "")


_TYPE = re.compile(rb"^type: *[\"']?([^\s\"'#]+)", re.MULTILINE)
_HEAD = 2048


def _is_markdown(file: Path) -> bool:
    return file.suffix.lower() in {".md", ".markdown"}


def _bad_name(found: FoundFile) -> Problem:
    """A name that cannot be, with one that can."""
    name, dot, language = found.file.stem.rpartition(".")
    if not dot or language.lower() not in languages():
        name, dot, language = found.file.stem, "", ""
    plain = slug(name.removesuffix(".md"), "")
    near = f"{plain}{dot}{language.lower()}.md" if plain and _is_markdown(found.file) else ""
    return problem(found.path, "bad-name", name=found.file.name, nearest=near)


def _wrong_name(found: FoundFile, kind: Kind) -> Problem:
    """What is wrong with the name of a document: its language, its signs, or that it is a second profile."""
    name, _, language = found.file.stem.rpartition(".")
    if SLUG.match(name) and _LANGUAGE.match(language):
        known, short = languages(), language[:2].lower()
        near = f"{name}.{short}.md" if short in known else ""
        choices = ", ".join(sorted(known))
        return problem(found.path, "unknown-language", language=language, choices=choices, nearest=near)
    return _unknown_place(found) if kind is KIND["profile"] else _bad_name(found)


_LANGUAGE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?\Z")


def _is_translation(stem: str) -> bool:
    """Whether a file is ``care.en.md``."""
    name, dot, language = stem.rpartition(".")
    return bool(dot and SLUG.match(name) and language in languages())


def _kind(path: str) -> Kind | None:
    """The kind of a document in this place, or of the document that a translation there is of."""
    match path.split("/"):
        case [_, file] if file.startswith("profile.") and file.endswith(".md"):
            return KIND["profile"]
        case [_, folder, file] if folder in FOLDERS and file.endswith(FOLDERS[folder].suffix):
            return FOLDERS[folder]
        case _:
            return None


def on_disk(docs: Path, path: str) -> Path:
    """The file at a composed path: on the disk its name may have its accents apart."""
    there = docs
    for step in path.split("/"):
        exact = there / step
        if not step.isascii() and not exact.exists() and there.is_dir():
            same = (entry for entry in sorted(there.iterdir()) if composed(entry.name) == step)
            exact = next(same, exact)
        there = exact
    return there


def _walk(docs: Path, folder: str) -> Iterator[FoundFile | Problem]:
    for entry in sorted(os.scandir(docs / folder), key=lambda entry: entry.name):
        path = f"{folder}/{entry.name}"
        if entry.name.startswith((".", "~$")):  # what Word has while a document is open
            continue
        if entry.is_symlink():
            yield problem(path, "symbolic-link")
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(docs, path) if path.count("/") <= _DEEPEST else [problem(path, "unknown-place")]
        elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            yield FoundFile(composed(path), Path(entry.path))
        else:
            yield problem(path, "not-a-file")


def framework_files(docs: Path) -> Iterator[FoundFile | Problem]:
    """The files of the school's ``frameworks`` folder."""
    if (docs / "frameworks").is_dir():
        walked = list(_walk(docs, "frameworks"))
        beside = _names_by_folder(it.path for it in walked)
        for found in walked:
            if not isinstance(found, Problem) and (copied := _is_copy(found, beside)):
                yield copied
            elif isinstance(found, Problem) or found.file.suffix == ".yml":
                yield found
            elif found.file.suffix.lower() in {".yml", ".yaml"}:
                near = f"{found.file.stem}.yml"
                yield problem(found.path, "bad-name", name=found.file.name, nearest=near)
            else:
                yield problem(found.path, "unknown-place")
