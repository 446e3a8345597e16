"""What a school itself put on a site."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.places import THEME
from generator.publishing.manifest import site_files
from generator.publishing.scan import Text
from generator.reading.misplaced import misplaced
from generator.reading.pages import has_address, school_pages
from generator.writing.prose import cleaned


def is_never_published(file: File) -> bool:
    """Whether a file of the theme is for the editor or the desk, which no site has."""
    return (
        file.src_uri.startswith(("editor/", "desk/"))
        and Path(file.src_dir or "").resolve() == THEME.resolve()
    )


def school_texts(config: MkDocsConfig) -> Iterator[str]:
    """What the school itself wrote: its own pages, as it wrote them and as one reads them, and its settings.

    The names of files that are on the site anyhow are the school's, too.
    """
    docs = Path(config.docs_dir)
    stray = {docs / path for path, _ in misplaced(docs)}
    for file in sorted(set(docs.glob("*.md")) - stray):
        if file.is_file() and not file.is_symlink():
            text = file.read_text(encoding="utf-8", errors="ignore")
            yield text
            page = Text.of([("page.html", cleaned(text, str, str).encode())])
            for reading in page.readings():
                yield from (passage.strip() for passage in reading.text.split("\0"))
    yield from sorted({path.rpartition("/")[2] for path in site_files(Path(config.site_dir))})
    with Path(config.config_file_path).open("rb") as settings:
        said = yaml_load(settings, get_yaml_loader(config=config))
    yield from _texts({**said, "plugins": None})


def _texts(settings: object) -> Iterator[str]:
    """The names and texts in settings; what plugins are told is seen on no page as it is."""
    if isinstance(settings, str | int | float | datetime.date):
        yield str(settings)
    elif isinstance(settings, Mapping):
        for name, value in settings.items():
            yield str(name)
            yield from _texts(value)
    elif isinstance(settings, list | tuple):
        for value in settings:
            yield from _texts(value)


def copy_schools_files(docs: Path, goal: Path, but: Collection[str] = ()) -> None:
    """Copy what is the school's own: Markdown at the top, ``but`` some of it, and ``assets/``.

    MkDocs gets this copy and nothing else of a docs folder: learners' files reach it as pages only. One that
    went astray among the school's does not, and neither does a pipe or a device. Links are not followed.
    """
    stray = {docs / path for path, _ in misplaced(docs)}

    def left(folder: str, names: list[str]) -> set[str]:
        paths = {name: Path(folder, name) for name in names}
        return {
            name
            for name, path in paths.items()
            if not _is_own(path) or path in stray or not has_address(name)
        }

    assets = docs / "assets"
    if assets.is_dir() and not assets.is_symlink():
        shutil.copytree(assets, goal / "assets", symlinks=True, ignore=left)
    for name in school_pages(docs):
        if name not in but:
            shutil.copyfile(docs / name, goal / name)


def _is_own(path: Path) -> bool:
    return not path.is_symlink() and (path.is_file() or path.is_dir())


_NO_TEXT = frozenset(
    {".gif", ".ico", ".jpeg", ".jpg", ".m4a", ".mp3", ".mp4", ".ogg", ".png", ".ttf", ".webm"}
)
_NO_TEXT |= {".webp", ".woff", ".woff2"}
"""Endings of a school's pictures, films and fonts, which are large and say nothing."""


def contents(folder: Path, but: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
    """The files of a site that may say something by their paths, ``but`` some that nobody need look at."""
    for path in site_files(folder):
        if path not in but and Path(path).suffix.lower() not in _NO_TEXT:
            yield path, (folder / path).read_bytes()
