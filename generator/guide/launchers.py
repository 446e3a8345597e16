"""Small files that start ``leerkring edit`` by a double click, for who has never opened a terminal."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

LAUNCHER = "leerkring-edit"
"""How their names begin."""

_WINDOWS = """@echo off
rem {told}
cd /d "%~dp0"
for %%p in (.venv ..\\.venv ..\\mijn-omgeving ..\\my-environment) do (
  if exist "%%p\\Scripts\\leerkring.exe" set "PATH=%~dp0%%p\\Scripts;%PATH%"
)
leerkring edit
if errorlevel 1 pause
"""
_MAC = """#!/bin/sh
# {told}
cd "$(dirname "$0")" || exit 1
for place in .venv ../.venv ../mijn-omgeving ../my-environment; do
  PATH="$PWD/$place/bin:$PATH"
done
exec leerkring edit
"""
_LINUX = """[Desktop Entry]
# {told}
Type=Application
Name={title}
Exec=sh -c 'exec "$(dirname "$1")/leerkring-edit.command"' leerkring %k
Terminal=true
"""


def launchers(title: str, told: str) -> dict[str, bytes]:
    """The files for Windows, macOS and Linux; ``told`` is what each is for."""
    files = {".bat": _WINDOWS.replace("\n", "\r\n"), ".command": _MAC, ".desktop": _LINUX}
    return {f"{LAUNCHER}{ending}": _filled(text, title, told) for ending, text in files.items()}


def let_run(files: Iterable[Path]) -> None:
    """Let those that a system runs only then be run by whoever may read them."""
    for file in files:
        if file.suffix in {".command", ".desktop"}:
            mode = file.stat().st_mode
            file.chmod(mode | (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH) & (mode >> 2))


def _filled(text: str, title: str, told: str) -> bytes:
    return text.replace("{told}", told).replace("{title}", title).encode()
