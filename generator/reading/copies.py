"""Copies that programs put beside a document: of a conflict, of a download, of the text before a change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from generator.reading.suggestions.slugs import slug

_COPY = r"(?:copy|copie|kopie|kopia|kopi|copia|cópia|conflict|conflit)"
_AROUND = re.compile(
    r"~\Z|^#|#\Z|^~|\.(?:orig|bak|backup|old|rej|sav|save|tmp|swp|swo|mine|theirs|r\d+)\Z"
    r"|(?<=\.md)[ .]*\(?\d{1,3}\)?\Z",
    re.IGNORECASE,
)
"""What stands around the whole name, its ending included: of editors and of git-mergetool."""
_WITHIN = re.compile(
    rf"\s{{0,5}}\((?:\d{{1,3}}|[^()]{{0,60}}?(?:{_COPY}|versi)[^()]{{0,60}})\)\Z"  # browsers; Dropbox
    rf"|(?:\s{{0,5}}[-–_.]\s{{0,5}}|\s{{1,5}}){_COPY}(?:[\s_-]{{0,5}}\(?\d{{1,3}}\)?)?\Z"  # macOS, GNOME
    r"|\.sync-conflict-[\w-]{1,60}\Z"  # Syncthing
    r"|\.(?:orig|bak|backup|old)\Z"
    r"|_conflict-[\w-]{1,60}\Z"  # ownCloud
    r"|[._](?:BASE|BACKUP|LOCAL|REMOTE)[._]\d{1,9}\Z"  # git-mergetool
    r"|-(?:DESKTOP|LAPTOP|PC)-?\w{0,40}\Z"  # OneDrive
    r"|\s{1,5}\d{1,3}\Z"  # iCloud
    rf"|^{_COPY}(?:\s{{0,5}}\(\d{{1,3}}\))?[\s_-]{{1,5}}(?:of|van|von|de|di)[\s_-]{{1,5}}",
    re.IGNORECASE,
)
"""What is added to a name. Each part has an end: a name may be made of nothing but its beginning."""
_ENDING = re.compile(r"\.(?:md|markdown|ya?ml|txt)\Z", re.IGNORECASE)


def original_of(name: str, beside: Collection[str]) -> str:
    """Of which file beside it one is a copy, by its name; empty if it is none."""
    known = {_plain(other): other for other in beside if other != name}
    left = unicodedata.normalize("NFC", name)
    while (stripped := _AROUND.sub("", left)) != left:
        left = stripped
        if found := known.get(_plain(left)):
            return found
    stem = _ENDING.sub("", left)
    while (stripped := _WITHIN.sub("", stem, count=1)) != stem:
        stem = stripped.strip()
        if found := known.get(_plain(stem)):
            return found
    return ""


def _plain(name: str) -> str:
    """What two names have in common that one would take for the same; of ``care.en.md`` not the language."""
    return ".".join(slug(part, part) for part in _ENDING.sub("", name).split("."))
