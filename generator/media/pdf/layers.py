"""Layers of a document (ISO 32000-2, 8.11): which of them are shown when it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

from generator.media.clean import RefusedError
from generator.media.pdf.plain import group

_MOST = 1000


@dataclass(frozen=True)
class Layers:
    """The objects that stand for hidden layers, or for all but the shown ones."""

    listed: frozenset[tuple[int, int]]
    shown_are_listed: bool = False

    def shows(self, layer: Any) -> bool:
        """Whether what is on a layer, or some of several, is seen. Raises RefusedError for a formula."""
        if not isinstance(layer, pikepdf.Dictionary):
            return True
        if layer.get("/Type") != "/OCMD":
            return (layer.objgen in self.listed) == self.shown_are_listed
        if "/VE" in layer:
            raise RefusedError("active-pdf")
        members: Any = layer.get("/OCGs", [])
        each = [members] if isinstance(members, pikepdf.Dictionary) else list(members)[:_MOST]
        seen = [self.shows(it) for it in each if isinstance(it, pikepdf.Dictionary) and "/OCGs" not in it]
        match str(layer.get("/P", "/AnyOn")):
            case "/AllOn":
                return all(seen)
            case "/AnyOff":
                return not seen or not all(seen)
            case "/AllOff":
                return not any(seen)
            case _:
                return not seen or any(seen)


def layers_of(root: Any) -> Layers:
    known = group(root, "/OCProperties")
    default = group(known, "/D")
    off = [it for it in default.get("/OFF", []) if isinstance(it, pikepdf.Dictionary)]
    off += [it for it in known.get("/OCGs", []) if _is_off_on_screens(it)]
    if str(default.get("/BaseState", "/ON")) == "/OFF":
        return Layers(frozenset(it.objgen for it in default.get("/ON", [])), shown_are_listed=True)
    return Layers(frozenset(it.objgen for it in off))


def _is_off_on_screens(layer: Any) -> bool:
    """What is for paper only is not seen by whoever opens the document."""
    return str(group(group(layer, "/Usage"), "/View").get("/ViewState", "")) == "/OFF"
