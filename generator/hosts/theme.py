"""What a school itself put on a site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


def school_texts(config: MkDocsConfig) -> Iterator[str]:
    """What the school itself wrote: its own pages and its settings."""
    for file in sorted(Path(config.docs_dir).glob("*.md")):
        if file.is_file() and not file.is_symlink():
            yield file.read_text(encoding="utf-8", errors="ignore")
    yield Path(config.config_file_path).read_text(encoding="utf-8", errors="ignore")


def copy_schools_files(docs: Path, goal: Path) -> None:
    """Copy what is the school's own: Markdown at the top, and ``assets/``. Links are not followed.

    MkDocs gets this copy and nothing else of a docs folder: learners' files reach it as pages only.
    """
    for name in ("assets", *sorted(path.name for path in docs.glob("*.md"))):
        source = docs / name
        if source.is_symlink() or name == "programme.md":
            continue
        if source.is_dir() and name == "assets":
            shutil.copytree(source, goal / name, symlinks=True, ignore=_links)
        elif source.is_file():
            shutil.copyfile(source, goal / name)


def _links(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if Path(folder, name).is_symlink()}
