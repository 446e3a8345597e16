"""What is said in a recording, line by line."""

from __future__ import annotations

import re

_BEGINS = re.compile(r"[\[(–—-]|[^\s:]{1,30}(?: [^\s:]{1,30}){0,2}:(?=\s)")
"""Somebody who speaks, with a sign behind the name, or what is seen or heard beside that."""


def spoken(transcript: str) -> list[str]:
    """A line for each who speaks, however lines were broken; where nobody is named, the author's lines."""
    lines = [line.strip() for line in transcript.splitlines() if line.strip()]
    if not any(_BEGINS.match(line) for line in lines):
        return lines
    joined: list[str] = []
    for line in lines:
        if joined and not _BEGINS.match(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined
