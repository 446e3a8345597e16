"""Small files that start ``leerkring edit`` by a double click, for who has never opened a terminal."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable
from pathlib import Path

LAUNCHER = "leerkring-edit"
"""How their names begin."""

_PLACES = (".venv", "../.venv", "../mijn-omgeving", "../my-environment")
"""Where Leerkring may be, beside what the system knows: as the docs say to put it."""

_WINDOWS = """@echo off
rem {told}
chcp 65001 >nul
pushd "%~dp0"
set "PATH=%PATH%;%USERPROFILE%\\.local\\bin"
{places}
where leerkring >nul 2>nul
if errorlevel 1 goto missing
leerkring edit
if errorlevel 1 pause
exit /b
:missing
echo {missing}
pause
"""
_ON_WINDOWS = 'if exist "{place}\\Scripts\\leerkring.exe" set "PATH=%CD%\\{place}\\Scripts;%PATH%"'
_MAC = """#!/bin/sh
# {told}
cd "$(dirname "$0")" || exit 1
PATH="$PATH:$HOME/.local/bin:/opt/homebrew/bin:/usr/local/bin"
for place in {places}; do
  PATH="$PWD/$place/bin:$PATH"
done
if command -v leerkring >/dev/null; then
  leerkring edit && exit
else
  echo "{missing}"
fi
printf "%s " "{enter}"
read -r enter
exit 1
"""
_LINUX = """[Desktop Entry]
# {told}
Type=Application
Name=Leerkring
Exec=sh -c "exec \\\\"\\\\${1%%.desktop}.command\\\\"" leerkring %k
Terminal=true
"""
"""Backslashes are written twice in such a file, and a percent, too."""


def launchers(say: Callable[[str], str]) -> dict[str, bytes]:
    """The files for Windows, macOS and Linux, which say things in the language of their reader."""
    told = {
        "told": say("A double click on this opens your portfolio in the browser, to write in it."),
        "missing": say(
            "Leerkring is not on this computer yet. Ask your school, or see Installing in the docs."
        ),
        "enter": say("Press Enter to close this window."),
    }
    windows = "\n".join(_ON_WINDOWS.replace("{place}", it.replace("/", "\\")) for it in reversed(_PLACES))
    return {
        f"{LAUNCHER}.bat": _filled(_WINDOWS, {**told, "places": windows}).replace(b"\n", b"\r\n"),
        f"{LAUNCHER}.command": _filled(_MAC, {**told, "places": " ".join(reversed(_PLACES))}),
        f"{LAUNCHER}.desktop": _filled(_LINUX, told),
    }


def let_run(files: Iterable[Path]) -> None:
    """Let those that a system runs only then be run by whoever may read them."""
    for file in files:
        if file.suffix in {".command", ".desktop"}:
            mode = file.stat().st_mode
            file.chmod(mode | (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH) & (mode >> 2))


def _filled(text: str, told: dict[str, str]) -> bytes:
    for name, said in told.items():
        text = text.replace(f"{{{name}}}", said)
    return text.encode()
