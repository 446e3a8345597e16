"""Where the prose of a document leads: every link and picture must arrive."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from generator.markdown import anchor_meant, anchors_of, local_part
from generator.problems import Problem, problem
from generator.reading.around import Around
from generator.reading.documents import Draft
from generator.reading.kinds_of_file import EVERY_TYPE, MEDIA_TYPES, is_of_a_kind, of_another_kind
from generator.reading.prose import Kind, Pointer, pointers
from generator.reading.references import backslash, slashed
from generator.reading.suggestions.meant_names import meant_path
from generator.reading.suggestions.nearest import nearest

_Fault = tuple[str, dict[str, str]] | None
"""The code for what is wrong with a pointer, and what fills its sentence."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OUTSIDE_SCHEMES = ("http:", "https:", "mailto:")


def link_problems(draft: Draft, around: Around) -> Iterator[Problem]:
    """Every link, picture and piece of HTML in a document's prose that cannot be published."""
    for pointer in pointers(draft.prose, draft.prose_line):
        if code := _REFUSED.get(pointer.kind):
            yield problem(draft.path, code, pointer.place, found=pointer.target)
        elif pointer.kind == "spaced":
            yield problem(draft.path, "address-with-spaces", pointer.place, target=pointer.target)
        elif (found := _faulty(pointer, draft, around)) and found.code not in _SHOWN_AS_WORDS:
            yield found


def link_remarks(draft: Draft, around: Around) -> Iterator[Problem]:
    """What in a document's prose is published, but otherwise than its author probably meant."""
    if not _MAY_BE_OTHERWISE.search(draft.prose):
        return
    for pointer in pointers(draft.prose, draft.prose_line):
        if pointer.kind in _LEADING and not pointer.target:
            yield problem(draft.path, "link-without-address", pointer.place)
        elif code := _SHOWN.get(pointer.kind):
            yield problem(draft.path, code, pointer.place, found=pointer.target)
        elif (found := _faulty(pointer, draft, around)) and found.code in _SHOWN_AS_WORDS:
            yield found


def _faulty(pointer: Pointer, draft: Draft, around: Around) -> Problem | None:
    if pointer.kind not in _LEADING or not pointer.target or not (fault := _fault(pointer, draft, around)):
        return None
    code, values = fault
    return problem(draft.path, code, pointer.place, target=unquote(pointer.target), **values)


_LEADING = frozenset({"link", "picture"})
_REFUSED: dict[Kind, str] = {"html": "raw-html", "open": "comment-without-end"}
_SHOWN: dict[Kind, str] = {"look": "html-look", "text": "html-as-text", "apart": "link-apart"}
_SHOWN_AS_WORDS = frozenset({"dead-anchor", "remote-picture"})
"""A link to a heading that is not there, and the description of a picture that would ask another host."""
_MAY_BE_OTHERWISE = re.compile(r"#|!\[|<[A-Za-z/!?]|\][(:][ \t\n]*+(?:\)|<>|$)|\] ++\(", re.MULTILINE)


def leading_to(kept_back: Mapping[str, str], path: str, prose: str, first_line: int) -> Iterator[Problem]:
    """Every link and picture in a prose that leads to a file which is not shown; each with whose it is."""
    for pointer in pointers(prose, first_line):
        target = local_target(path, pointer.target) if pointer.kind in {"link", "picture"} else ""
        if target in kept_back:
            values = {"file": target.rpartition("/")[2], "other": kept_back[target].partition("/")[2]}
            yield problem(path, "file-withheld", pointer.place, **values)


def _fault(pointer: Pointer, draft: Draft, around: Around) -> _Fault:
    if pointer.kind == "picture" and _REMOTE.match(pointer.target):
        return "remote-picture", {}
    if pointer.kind == "picture" and not pointer.alt.strip():
        return "picture-without-alt", {"tag": pointer.target} if pointer.is_tag else {}
    if scheme := _SCHEME.match(pointer.target):
        return _scheme_fault(pointer, scheme[0].lower(), draft, around)
    if unquote(pointer.target).startswith(("/", "\\")):
        return "absolute-link", {}
    return _local_fault(pointer, draft, around)


def _scheme_fault(pointer: Pointer, scheme: str, draft: Draft, around: Around) -> _Fault:
    if pointer.kind == "link":
        return None if scheme in _OUTSIDE_SCHEMES else ("link-scheme", {})
    if scheme == "file:" or len(scheme) == len("c:"):
        return "dead-picture", _close(draft.path, _base(draft, pointer.target), _pictures(around))
    return "link-scheme", {}


_REMOTE = re.compile(r"(?:https?|data):", re.IGNORECASE)


def _local_fault(pointer: Pointer, draft: Draft, around: Around) -> _Fault:
    target = local_target(draft.path, pointer.target)
    if not target:
        return _anchor_fault(pointer.target, (draft.prose,))
    if not target.startswith(f"{around.folder}/"):
        return "link-outside", {}
    inside = target.removeprefix(f"{around.folder}/")
    if pointer.kind == "picture":
        return _picture_fault(draft.path, target, around)
    if inside.removesuffix(".md") in around.names and inside.endswith(".md"):
        return _anchor_fault(pointer.target, around.proses.get(inside.removesuffix(".md"), ()))
    if target in around.media or target in around.elsewhere:
        return _file_fault(target, around)
    return _dead_link(pointer, target, draft, around)


def _dead_link(pointer: Pointer, target: str, draft: Draft, around: Around) -> _Fault:
    """Where it leads if it is written otherwise, or that what it was meant to lead to cannot be shown."""
    likely = _likely(pointer, draft, around)
    if not likely["nearest"] and (meant := meant_path(target, sorted(around.elsewhere))):
        return _file_fault(meant, around)
    return "dead-link", likely


_ALIKE = 75
"""How much a heading must look like the one that was meant, of 100."""


def _anchor_fault(target: str, proses: tuple[str, ...]) -> _Fault:
    """What is wrong where an address leads to a heading that is in none of the texts of a document."""
    path, hash_, fragment = target.partition("#")
    if not fragment or not proses or any(anchor_meant(prose, fragment) for prose in proses):
        return None
    known = {name for prose in proses for name in anchors_of(prose).values()}
    near = nearest(unquote(fragment).lower(), sorted(known), _ALIKE)
    return "dead-anchor", {"anchor": unquote(fragment), "nearest": f"{path}{hash_}{near}" if near else ""}


def _likely(pointer: Pointer, draft: Draft, around: Around) -> dict[str, str]:
    """Where a link was probably meant to lead."""
    if _WEBSITE.match(pointer.target):
        return {"nearest": f"https://{pointer.target}"}
    target = local_target(draft.path, slashed(unquote(pointer.target)))
    documents = [f"{around.folder}/{name}.md" for name in around.names]
    is_file = is_of_a_kind(target, EVERY_TYPE)
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
    if target in around.media and is_of_a_kind(target, MEDIA_TYPES["image"]):
        return _file_fault(target, around)
    if target in around.media or target in around.elsewhere:
        return "file-type", _of_another_kind(target, MEDIA_TYPES["image"], around)
    return "dead-picture", _near_picture(source, target, around)


def _near_picture(source: str, target: str, around: Around) -> dict[str, str]:
    """The picture that was probably meant; else what is odd about its address."""
    close = _close(source, slashed(target), _pictures(around))
    return close if close["nearest"] else {**close, **backslash(target)}


def _pictures(around: Around) -> list[str]:
    return [path for path in around.media if is_of_a_kind(path, MEDIA_TYPES["image"])]


def _file_fault(target: str, around: Around) -> _Fault:
    """Why a file that is there cannot be published."""
    if not is_of_a_kind(target, EVERY_TYPE) or target in around.elsewhere:
        told = _of_another_kind(target, EVERY_TYPE, around)
        return "file-type", {name: value for name, value in told.items() if name != "allowed"}
    return around.refused(target)


def _of_another_kind(target: str, allowed: tuple[str, ...], around: Around) -> dict[str, str]:
    name = target.rpartition("/")[2]
    told = of_another_kind(name, allowed)
    return {**told, "badge": name} if around.is_badge(target) else told


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
