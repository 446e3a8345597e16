"""What a school itself put on a site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


def school_texts(config: MkDocsConfig) -> Iterator[str]:
    """What the school itself wrote: its own pages and its settings."""
    for file in sorted(Path(config.docs_dir).glob("*.md")):
        if file.is_file() and not file.is_symlink():
            yield file.read_text(encoding="utf-8", errors="ignore")
    yield Path(config.config_file_path).read_text(encoding="utf-8", errors="ignore")
