"""Where the prose of a document leads: every link and picture must arrive."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from generator.markdown import local_part
from generator.problems import Problem, problem
from generator.reading.documents import Draft
from generator.reading.guesses import meant_path
from generator.reading.prose import Pointer, pointers
from generator.reading.references import MEDIA_TYPES, Around, backslash, slashed

_Fault = tuple[str, dict[str, str]] | None
"""The code for what is wrong with a pointer, and what fills its sentence."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OUTSIDE_SCHEMES = ("http:", "https:", "mailto:")


def link_problems(draft: Draft, around: Around) -> Iterator[Problem]:
    """Every link, picture and piece of raw HTML in a document's prose that cannot be published."""
    for pointer in pointers(draft.prose, draft.prose_line):
        if pointer.kind == "html":
            yield problem(draft.path, "raw-html", pointer.place, found=pointer.target)
        elif pointer.kind == "spaced":
            yield problem(draft.path, "address-with-spaces", pointer.place, target=pointer.target)
        elif pointer.kind == "apart":
            yield problem(draft.path, "link-apart", pointer.place, found=pointer.target)
        elif fault := _fault(pointer, draft, around):
            code, values = fault
            yield problem(draft.path, code, pointer.place, target=unquote(pointer.target), **values)


def leading_to(kept_back: Mapping[str, str], path: str, prose: str, first_line: int) -> Iterator[Problem]:
    """Every link and picture in a prose that leads to a file which is not shown; each with whose it is."""
    for pointer in pointers(prose, first_line):
        target = local_target(path, pointer.target) if pointer.kind in {"link", "picture"} else ""
        if target in kept_back:
            values = {"file": target.rpartition("/")[2], "other": kept_back[target].partition("/")[2]}
            yield problem(path, "file-withheld", pointer.place, **values)


def _fault(pointer: Pointer, draft: Draft, around: Around) -> _Fault:
    picture = pointer.kind == "picture"
    if picture and not pointer.alt.strip():
        return "picture-without-alt", {}
    if scheme := _SCHEME.match(pointer.target):
        return _scheme_fault(pointer, scheme[0].lower(), draft, around)
    if not pointer.target:
        return "link-scheme", {}
    if unquote(pointer.target).startswith(("/", "\\")):
        return "absolute-link", {}
    return _local_fault(pointer, draft, around)


def _scheme_fault(pointer: Pointer, scheme: str, draft: Draft, around: Around) -> _Fault:
    if pointer.kind == "link":
        return None if scheme in _OUTSIDE_SCHEMES else ("link-scheme", {})
    if scheme == "file:" or len(scheme) == len("c:"):
        return "dead-picture", _close(draft.path, _base(draft, pointer.target), _pictures(around))
    return "remote-picture", {}


def _local_fault(pointer: Pointer, draft: Draft, around: Around) -> _Fault:
    target = local_target(draft.path, pointer.target)
    if not target:
        return None  # a place on the same page
    if not target.startswith(f"{around.folder}/"):
        return "link-outside", {}
    inside = target.removeprefix(f"{around.folder}/")
    if pointer.kind == "picture":
        return _picture_fault(draft.path, target, around)
    if inside.removesuffix(".md") in around.names and inside.endswith(".md"):
        return None
    if target in around.media or target in around.elsewhere:
        return _file_fault(target, around)
    return "dead-link", _likely(pointer, draft, around)


def _likely(pointer: Pointer, draft: Draft, around: Around) -> dict[str, str]:
    """Where a link was probably meant to lead."""
    if _WEBSITE.match(pointer.target):
        return {"nearest": f"https://{pointer.target}"}
    target = local_target(draft.path, slashed(unquote(pointer.target)))
    documents = [f"{around.folder}/{name}.md" for name in around.names]
    is_file = target.rpartition(".")[2].lower() in {it for types in MEDIA_TYPES.values() for it in types}
    close = _close(draft.path, target, around.media if is_file else documents)
    return close if close["nearest"] else {**close, **backslash(unquote(pointer.target))}


_WEBSITE = re.compile(
    r"www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:nl|com|org|net|eu|be|de)(?:/|\Z)", re.IGNORECASE
)
"""An address that lacks its beginning."""


def _base(draft: Draft, target: str) -> str:
    """A file of this name beside a document, wherever on a computer the target says it is."""
    name = re.split(r"[/\\]", unquote(target))[-1]
    return local_target(draft.path, name)


def _picture_fault(source: str, target: str, around: Around) -> _Fault:
    if target in around.media and target.rpartition(".")[2].lower() in MEDIA_TYPES["image"]:
        return _file_fault(target, around)
    if target in around.media:
        allowed = ", ".join(MEDIA_TYPES["image"])
        return "file-type", {"file": target.rpartition("/")[2], "allowed": allowed}
    return "dead-picture", _near_picture(source, target, around)


def _near_picture(source: str, target: str, around: Around) -> dict[str, str]:
    """The picture that was probably meant; else what is odd about its address."""
    close = _close(source, slashed(target), _pictures(around))
    return close if close["nearest"] else {**close, **backslash(target)}


def _pictures(around: Around) -> list[str]:
    return [path for path in around.media if path.rpartition(".")[2].lower() in MEDIA_TYPES["image"]]


def _file_fault(target: str, around: Around) -> _Fault:
    """Why a file that is there cannot be published."""
    if not any(target.lower().endswith(f".{ending}") for types in MEDIA_TYPES.values() for ending in types):
        return "file-type", {"file": target.rpartition("/")[2]}
    return around.refused(target)


def _close(source: str, target: str, known: Iterable[str]) -> dict[str, str]:
    """The nearest file that is there, as it must be typed in a document."""
    found = meant_path(target, sorted(known))
    typed = posixpath.relpath(found, posixpath.dirname(source)) if found else ""
    return {"nearest": f"<{typed}>" if " " in typed else typed}


def local_target(source: str, target: str) -> str:
    """The path below the docs folder a relative address leads to; ``""`` for the document itself."""
    path, _ = local_part(target)
    if not path:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
