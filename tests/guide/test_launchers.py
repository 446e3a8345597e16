"""A double click starts the editor in the folder of the site, on each system."""

from __future__ import annotations

import datetime
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.guide.launchers import LAUNCHER, launchers
from generator.guide.new_site import new_site
from generator.languages import words
from generator.places import languages

TODAY = datetime.date(2026, 11, 30)


def test_a_new_site_can_be_opened_by_a_double_click(tmp_path):
    files = {file.suffix: file for file in new_site(tmp_path / "a b", "Sanne de Vries", "nl", TODAY)}
    assert files[".bat"].read_bytes().count(b"\r\n") == files[".bat"].read_bytes().count(b"\n")
    for ending in (".command", ".desktop"):
        assert os.access(files[ending], os.X_OK)
    assert not os.access(tmp_path / "a b/mkdocs.yml", os.X_OK)


def test_it_starts_where_the_site_is(tmp_path):
    site = tmp_path / "a b"
    files = {file.suffix: file for file in new_site(site, "Sanne de Vries", "nl", TODAY)}
    fake = tmp_path / "mijn-omgeving/bin/leerkring"
    fake.parent.mkdir(parents=True)
    fake.write_text('#!/bin/sh\necho "$1 in $(pwd)"\n', encoding="utf-8")
    fake.chmod(0o755)
    ran = subprocess.run([files[".command"]], capture_output=True, text=True, check=True, cwd="/")
    assert ran.stdout == f"edit in {site}\n"
    ran = subprocess.run(
        ["sh", "-c", started(files[".desktop"])], capture_output=True, text=True, check=True, cwd="/"
    )
    assert ran.stdout == f"edit in {site}\n"


def started(entry):
    """The command of a desktop entry, unfolded as its specification says."""
    (line,) = (it for it in entry.read_text(encoding="utf-8").split("\n") if it.startswith("Exec="))
    said = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    return said.replace("%k", shlex.quote(str(entry)))


@pytest.mark.parametrize("language", languages())
def test_where_the_program_is_missing_or_fails_that_can_be_read(tmp_path, language):
    say = words(language).gettext
    files = {file.suffix: file for file in new_site(tmp_path / "it's $HOME", "Sanne", language, TODAY)}
    env = {"PATH": str(Path(shutil.which("dirname")).parent), "HOME": str(tmp_path)}
    ran = subprocess.run(
        [files[".command"]], capture_output=True, text=True, env=env, input="\n", check=False
    )
    assert ran.returncode == 1
    assert ran.stderr == ""
    assert "Leerkring" in ran.stdout
    assert say("Press Enter to close this window.") in ran.stdout
    fails = tmp_path / ".local/bin/leerkring"
    fails.parent.mkdir(parents=True)
    fails.write_text("#!/bin/sh\necho no\nexit 2\n", encoding="utf-8")
    fails.chmod(0o755)
    ran = subprocess.run(
        [files[".command"]], capture_output=True, text=True, env=env, input="\n", check=False
    )
    assert (ran.returncode, ran.stdout.split("\n")[0]) == (1, "no")


@pytest.mark.parametrize("language", languages())
def test_what_they_say_means_nothing_to_a_shell(language):
    for name, content in launchers(words(language).gettext).items():
        for line in content.decode().splitlines():
            if line.lstrip().startswith(("echo ", "printf ")):
                said = line.strip().partition(" ")[2].removeprefix('"%s "').strip().strip('"')
                assert re.fullmatch(r"[\w .,:-]+", said), (name, said)


def test_on_windows_each_place_is_tried_on_a_line_of_its_own():
    """Within brackets, those of a PATH such as C:\\Program Files (x86) end the block."""
    text = launchers(str)[f"{LAUNCHER}.bat"].decode()
    tried = [line for line in text.splitlines() if line.startswith("if exist")]
    assert len(tried) == 4
    assert all(line.count('"') == 4 and "(" not in line for line in tried)
    assert tried[-1] == 'if exist ".venv\\Scripts\\leerkring.exe" set "PATH=%CD%\\.venv\\Scripts;%PATH%"'
