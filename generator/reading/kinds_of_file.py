"""Which kinds of files can be shown where, and what becomes of one that cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.reading.suggestions.slugs import slug

MEDIA_TYPES: dict[str, tuple[str, ...]] = {
    "image": ("png", "jpg", "jpeg", "gif", "webp", "heic", "heif", "avif"),
    "document": ("pdf",),
    "audio": ("mp3", "ogg", "m4a"),
    "video": ("mp4", "webm"),
}
"""The endings a file may have, by the ``media`` of evidence; the other media may have any of them."""

SIGNED_TYPES = ("json", "jwt", "jws", "1ob", "svg")
"""The endings of credentials that nobody looks at: they are checked, and not published."""

EVERY_TYPE = tuple(ending for types in MEDIA_TYPES.values() for ending in types)

_BECOME_PDF = frozenset(
    {"doc", "docx", "odt", "rtf", "pages", "txt", "wps"}
    | {"ppt", "pptx", "odp", "key", "xls", "xlsx", "ods", "numbers", "pub"}
)
"""Of texts, sheets and slides, which their programs save as PDF."""
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._ -]*\Z")


def is_of_a_kind(name: str, allowed: Iterable[str]) -> bool:
    return _parts(name)[1] in allowed


def is_signed(name: str) -> bool:
    """Whether a file may be a credential: one that is checked only, or a picture or paper that holds one."""
    return _parts(name)[1] in (*SIGNED_TYPES, "png", "pdf")


def of_another_kind(name: str, allowed: tuple[str, ...], *, has_media: bool = False) -> dict[str, str]:
    """What to tell of a file that cannot be shown: all that is to be done with it, at once.

    ``has_media``: its document says of what kind it is, and can say otherwise.
    """
    stem, ending = _parts(name)
    told = {"file": name, "allowed": ", ".join(allowed)}
    if stem and ending in _BECOME_PDF and (has_media or "pdf" in allowed):
        key = "renamed" if "pdf" in allowed else "pdf"
        return {**told, "ending": f".{ending}", key: f"{_plain(stem)}.pdf"}
    media = next((media for media, types in MEDIA_TYPES.items() if ending in types), "")
    return {**told, "meant": media} if has_media and media else told


def _parts(name: str) -> tuple[str, str]:
    stem, _, ending = name.rpartition(".")
    return stem, ending.lower()


def _plain(stem: str) -> str:
    """A name that can be written in a document."""
    return stem if _NAME.match(stem) else slug(stem, "file")
