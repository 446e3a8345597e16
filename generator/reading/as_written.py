"""Fields and values as their author wrote them."""

from __future__ import annotations

from typing import Any

from generator.reading.documents import Draft
from generator.reading.strict_yaml import Path


def name_of(path: Path) -> str:
    """What the field at a path is called."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


LONGEST_SHOWN = 60


def typed(draft: Draft, path: Path, value: Any) -> Any:
    """A value with what is no text as it was typed: YAML reads 2.10 as 2.1 and 1e3 as a thousand."""
    match value:
        case dict():
            return {name: typed(draft, (*path, name), inner) for name, inner in value.items()}
        case list():
            return [typed(draft, (*path, number), inner) for number, inner in enumerate(value)]
        case str():
            return value
        case _:
            return draft.typed(path) or value


def shown(value: object) -> str:
    """A value as people write it."""
    text = _written(value)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _written(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case None:
            return ""
        case list():
            return f"[{', '.join(map(_written, value))}]"
        case dict():
            return f"{{{', '.join(f'{name}: {_written(inner)}' for name, inner in value.items())}}}"
        case _:
            return str(value)
