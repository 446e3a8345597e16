"""A double click starts the editor in the folder of the site, on each system."""

from __future__ import annotations

import datetime
import os
import subprocess

from generator.guide.new_site import new_site

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
    line = next(
        line for line in files[".desktop"].read_text(encoding="utf-8").split("\n") if line.startswith("Exec=")
    )
    shell = line.removeprefix("Exec=sh -c '").partition("' leerkring %k")[0]
    ran = subprocess.run(
        ["sh", "-c", shell, "leerkring", files[".desktop"]],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    )
    assert ran.stdout == f"edit in {site}\n"
