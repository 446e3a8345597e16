"""Files that somebody drops into a form: kept beside the document, under a name that documents may use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from generator.guide.files import AlreadyThereError
from generator.languages import _
from generator.media.clean import LARGEST
from generator.media.formats import FORMATS
from generator.reading.suggestions.slugs import slug

_BLOCK = 1 << 20


@dataclass(frozen=True)
class RefusedUploadError(Exception):
    """A file that cannot be kept: ``reason`` is a msgid."""

    reason: str


def keep_upload(folder: Path, called: str, content: IO[bytes]) -> str:
    """Keep a file in a folder; its name there. Never over another file. Raises RefusedUploadError."""
    name = re.split(r"[/\\:]", called)[-1]
    stem, ending = name.rpartition(".")[0], name.rpartition(".")[2].lower()
    if ending not in FORMATS:
        raise RefusedUploadError(_("This kind of file cannot be shown. Choose a photo, PDF, film or sound."))
    wanted = slug(stem, "file")
    for number in range(1, 100):
        file = folder / f"{wanted}{f'-{number}' if number > 1 else ''}.{ending}"
        try:
            return _written(file, content)
        except (FileExistsError, AlreadyThereError):
            continue
    raise RefusedUploadError(_("There are too many files of this name."))


def _written(file: Path, content: IO[bytes]) -> str:
    """Write a file that is not there, up to its largest size."""
    left = LARGEST
    with file.open("xb") as opened:
        while block := content.read(_BLOCK):
            left -= len(block)
            if left < 0:
                break
            opened.write(block)
    if left < 0:
        file.unlink()
        raise RefusedUploadError(_("This file is too large: 100 MB at most."))
    return file.name
