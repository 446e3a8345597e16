"""Ways within a document: links on pages that lead to its other pages, and its outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from generator.media.pdf.plain import group, plain

_MOST = 1000
"""Links on a page, or entries of an outline."""
_VIEWS = frozenset({"/XYZ", "/Fit", "/FitH", "/FitV", "/FitR", "/FitB", "/FitBH", "/FitBV"})


class Links:
    """The ways of an old document, to be made in a new one with as many pages."""

    def __init__(self, document: pikepdf.Pdf, pages: list[Any], goal: pikepdf.Pdf) -> None:
        self._root, self._goal = document.Root, goal
        named = group(self._root, "/Names").get("/Dests")
        self._named: Mapping[str, Any] = pikepdf.NameTree(named) if named is not None else {}
        self._numbers = {page.objgen: number for number, page in enumerate(pages)}

    def copy(self, old: Any, new: Any) -> None:
        """Of all that is noted on a page only links to a page."""
        notes = old.get("/Annots", [])
        made = [link for note in list(notes)[:_MOST] if (link := self._link(note)) is not None]
        if made:
            new.Annots = pikepdf.Array(made)

    def copy_outline(self) -> None:
        entries = list(self._entries())
        if not entries:
            return
        with self._goal.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(title, goal) for title, goal in entries)

    def _entries(self) -> Iterator[tuple[str, Any]]:
        """Titles and where they lead, in order, all on one level."""
        waiting = [group(self._root, "/Outlines").get("/First")]
        for _ in range(_MOST):
            if not waiting:
                return
            entry = waiting.pop()
            if not isinstance(entry, pikepdf.Dictionary):
                continue
            if (goal := self._goal_of(entry)) is not None and "/Title" in entry:
                yield str(entry.Title), goal
            waiting += [entry.get("/Next"), entry.get("/First")]

    def _link(self, note: Any) -> Any:
        if not isinstance(note, pikepdf.Dictionary) or note.get("/Subtype") != "/Link":
            return None
        goal, place = self._goal_of(note), plain(note.get("/Rect"))
        if goal is None or place is None:
            return None
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=place, Border=[0, 0, 0], Dest=goal
        )
        return self._goal.make_indirect(made)

    def _goal_of(self, entry: Any) -> Any:
        """A page and how it is looked at; None if an entry leads anywhere else."""
        goal = entry.get("/Dest")
        action = entry.get("/A")
        if goal is None and isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/GoTo":
            goal = action.get("/D")
        if isinstance(goal, pikepdf.Name):
            goal = group(self._root, "/Dests").get(str(goal))
        if isinstance(goal, pikepdf.String):
            goal = self._named.get(str(goal))
        if isinstance(goal, pikepdf.Dictionary):
            goal = goal.get("/D")
        if not isinstance(goal, pikepdf.Array) or len(goal) < 2 or str(goal[1]) not in _VIEWS:
            return None
        number = self._numbers.get(goal[0].objgen) if isinstance(goal[0], pikepdf.Dictionary) else None
        if number is None:
            return None
        return pikepdf.Array([self._goal.pages[number].obj, goal[1], *_view(goal)])


def _view(goal: Any) -> list[Any]:
    """How far to the side, how far up, and how large; null where that stays as it is."""
    return [plain(each) for each in list(goal)[2:6]]
