"""What a school itself put on a site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.publishing.manifest import site_files
from generator.publishing.scan import Text
from generator.reading.astray import PROGRAMME, astray
from generator.writing.prose import cleaned


def school_texts(config: MkDocsConfig) -> Iterator[str]:
    """What the school itself wrote: its own pages, as it wrote them and as one reads them, and its settings.

    The names of files that are on the site anyhow are the school's, too.
    """
    docs = Path(config.docs_dir)
    stray = {docs / path for path, _ in astray(docs)}
    for file in sorted(set(docs.glob("*.md")) - stray):
        if file.is_file() and not file.is_symlink():
            text = file.read_text(encoding="utf-8", errors="ignore")
            yield text
            page = Text.of([("page.html", cleaned(text, str, str).encode())])
            for reading in page.readings():
                yield from (passage.strip() for passage in reading.text.split("\0"))
    yield from sorted({path.rpartition("/")[2] for path in site_files(Path(config.site_dir))})
    yield Path(config.config_file_path).read_text(encoding="utf-8", errors="ignore")


def can_be_named(path: str) -> bool:
    """Whether a path can stand in a list of files, in an address and in a terminal, as it is."""
    return path.isprintable() and "\\" not in path


def copy_schools_files(docs: Path, goal: Path) -> None:
    """Copy what is the school's own: Markdown at the top, and ``assets/``. Links are not followed.

    MkDocs gets this copy and nothing else of a docs folder: learners' files reach it as pages only. One that
    went astray among the school's does not, and neither does a pipe or a device.
    """
    stray = {docs / path for path, _ in astray(docs)}

    def left(folder: str, names: list[str]) -> set[str]:
        paths = {name: Path(folder, name) for name in names}
        return {name for name, path in paths.items() if not _is_own(path) or path in stray}

    for name in ("assets", *sorted(path.name for path in docs.glob("*.md"))):
        source = docs / name
        if source.is_symlink() or source in stray or name == PROGRAMME:
            continue
        if source.is_dir() and name == "assets":
            shutil.copytree(source, goal / name, symlinks=True, ignore=left)
        elif source.is_file():
            shutil.copyfile(source, goal / name)


def _is_own(path: Path) -> bool:
    return not path.is_symlink() and (path.is_file() or path.is_dir())
