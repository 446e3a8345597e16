"""Parts of a long form that stand folded, so that it begins with what matters."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator.editing.fields import NEW, Field

_PARTS = frozenset({"group", "one", "list", "checks", "texts"})
_FEW = 3
"""Questions of a part that is no longer than its own name would be."""
_LONG = 20
"""Questions of a form that nobody sees the end of."""


def is_long(fields: Iterable[Field]) -> bool:
    """Whether a form asks so much that parts of it are to stand folded."""
    return sum(_size(each) for each in fields if not each.later) > _LONG


def fold_of(field: Field, *, is_needed: bool) -> str:
    """How a part of a long form stands: ``shut``, ``open``, or without a fold.

    What is needed is open: something is wrong in it, or somebody is at work there.
    """
    is_entry = field.path[-1] == NEW or isinstance(field.path[-1], int)
    if field.control not in _PARTS or field.first or (field.required and not is_entry):
        return ""
    if is_entry and _size(field) <= _FEW:
        return ""
    is_empty = field.value in (None, "", [], {})
    stays = is_empty if is_entry else not is_empty and _size(field) <= _FEW
    return "open" if is_needed or stays else "shut"


def is_within(path: str, part: Field) -> bool:
    """Whether a path leads to a part, or into it."""
    return f"{path}/".startswith(f"{part.id}/")


def _size(field: Field) -> int:
    """How many questions it has."""
    inner: Collection[Field] = field.fields
    if field.control == "kept":
        return 0
    return sum(map(_size, inner)) if inner else 1
