"""Who refers to a document, and those documents when it has another name."""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Iterable
from typing import Any

from generator.editing.written import with_data
from generator.model import FOLDERS
from generator.reading.documents import Draft
from generator.reading.links import local_target
from generator.reading.prose import pointers
from generator.reading.references import references
from generator.reading.strict_yaml import Path

_PRINTS = "fingerprint"
"""A group of what evidence was like, by the names of the documents."""


def referring(drafts: Iterable[Draft], path: str) -> tuple[Draft, ...]:
    """The documents that refer to the one at a path, in their fields or in their texts."""
    return tuple(it for it in drafts if it.path != path and any((_fields(it, path), _links(it, path))))


def with_other_name(draft: Draft, old: str, new: str) -> str:
    """The text of a document that refers to ``new`` where it referred to ``old``. Raises NotWrittenError."""
    data = copy.deepcopy(draft.data)
    slugs = _slug(old), _slug(new)
    for path in _fields(draft, old):
        _put(data, path, slugs)
    prose = draft.prose
    for target in _links(draft, old):
        leading = re.compile(
            rf"(\]\(<?|\]:\s*<?|href=[\"']){re.escape(target)}(?=[\s)>\"'#]|$)", re.MULTILINE
        )
        prose = leading.sub(rf"\g<1>{_renamed(target, slugs)}", prose)
    return with_data(draft.text, draft.kind, data, prose if draft.kind.has_prose else None)


def _fields(draft: Draft, path: str) -> list[Path]:
    """Where a document names another one: by its name, by folder and name, or as what was fingerprinted."""
    folder, slug = path.split("/")[1], _slug(path)
    kind = FOLDERS[folder].name
    named = {kind: slug, "document": f"{folder}/{slug}"}
    found = [it.path for it in references(draft) if named.get(it.kind) == it.value]
    prints = draft.data.get(_PRINTS)
    is_printed = kind == "evidence" and isinstance(prints, dict) and slug in prints
    return [*found, (_PRINTS, slug)] if is_printed else found


def _links(draft: Draft, path: str) -> list[str]:
    """The addresses in a text that lead to a document."""
    leading = (it.target for it in pointers(draft.prose, draft.prose_line) if it.kind == "link")
    return list(dict.fromkeys(it for it in leading if local_target(draft.path, it) == path))


def _put(data: dict[str, Any], path: Path, slugs: tuple[str, str]) -> None:
    """Another name at one place of a document's data."""
    at: Any = data
    for step in path[:-1]:
        at = at[step]
    if path[0] == _PRINTS:
        kept = {slugs[1] if name == slugs[0] else name: value for name, value in at.items()}
        at.clear()
        at.update(kept)
        return
    folder, slash, _ = str(at[path[-1]]).rpartition("/")
    at[path[-1]] = f"{folder}{slash}{slugs[1]}"


def _renamed(target: str, slugs: tuple[str, str]) -> str:
    """An address with the other name in it, and what stands behind a # as it was."""
    path, mark, anchor = target.partition("#")
    folder, name = posixpath.split(path)
    return f"{posixpath.join(folder, name.replace(slugs[0], slugs[1], 1))}{mark}{anchor}"


def _slug(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def with_translations(paths: Iterable[str], path: str) -> tuple[str, ...]:
    """A document and its translations, of those that are there; of a translation that alone."""
    stem, _, language = path.rpartition(".")[0].partition(".")
    return tuple(each for each in paths if each == path or (not language and each.startswith(f"{stem}.")))
