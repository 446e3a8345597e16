import datetime
import hashlib
import json

import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import leerkring
from generator.cli.here import site_language
from generator.guide.new_site import new_site
from generator.guide.requirements import LOCKED, NoWheelError, OtherWheelError, lock, requirements
from generator.guide.source import IN_FOLDER, WHEEL

FOLDER = '{"url": "file:///home/x/leerkring", "dir_info": {}}'
GIT = '{"url": "https://forge.example/l.git", "vcs_info": {"vcs": "git", "commit_id": "1a2b"}}'
ADDRESS = {
    "url": "https://forge.example/l-1-py3-none-any.whl",
    "archive_info": {"hashes": {"sha256": "ab12"}},
}


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def from_wheel(file, digest):
    return json.dumps({"url": file.as_uri(), "archive_info": {"hashes": {"sha256": digest}}})


def program(text):
    """The line that names the program itself: the first that is no comment."""
    return next(line for line in text.splitlines() if not line.startswith("#"))


# A new site -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (FOLDER, f"./{IN_FOLDER}"),
        (GIT, f"./{IN_FOLDER}"),
        ('{"url": "https://forge.example/l.tar.gz", "archive_info": {}}', f"./{IN_FOLDER}"),
        ('{"url": "http://forge.example/l-1.whl", "archive_info": {}}', f"./{IN_FOLDER}"),
        (json.dumps(ADDRESS), f"leerkring @ {ADDRESS['url']} --hash=sha256:ab12"),
        (None, f"leerkring=={__version__}"),
    ],
)
def test_the_builds_get_the_program_from_where_it_is(installed, told, line):
    installed(told)
    (text,) = requirements("en").values()
    assert program(text) == line


def test_all_that_the_program_needs_is_named_with_its_fingerprints(installed):
    installed(None)
    text = requirements("en")["requirements.txt"]
    assert text.endswith(LOCKED.read_text(encoding="utf-8"))
    named = text.replace("\\\n", "").splitlines()
    bare = [line for line in named if line and line[0] != "#" and "--hash=sha256:" not in line]
    assert bare == [f"leerkring=={__version__}"]


@pytest.mark.parametrize(("told", "is_bare"), [(FOLDER, True), (None, True), (json.dumps(ADDRESS), False)])
def test_who_has_no_fingerprint_is_told_what_to_type(installed, told, is_bare):
    installed(told)
    (text,) = requirements("nl").values()
    assert ("\n#     leerkring lock\n" in text) is is_bare
    assert ("Leerkring zelf heeft hier nog geen vingerafdruk" in text.replace("\n# ", " ")) is is_bare
    assert "# Alles wat de builds installeren" in text


def test_the_wheel_that_was_installed_comes_along(tmp_path, installed, wheel):
    installed(from_wheel(wheel, sha256(wheel)))
    new_site(tmp_path / "site", "Sanne de Vries", "nl", datetime.date(2026, 11, 23))
    assert (tmp_path / "site" / IN_FOLDER).read_bytes() == wheel.read_bytes()
    text = (tmp_path / "site/requirements.txt").read_text(encoding="utf-8")
    assert program(text) == f"./{IN_FOLDER} --hash=sha256:{sha256(wheel)}"


def test_a_wheel_that_was_changed_since_is_not_taken(installed, wheel):
    installed(from_wheel(wheel, sha256(wheel)))
    wheel.write_bytes(wheel.read_bytes() + b"x")
    assert list(requirements("en")) == ["requirements.txt"]
    assert "--hash" not in program(requirements("en")["requirements.txt"])


# lock -------------------------------------------------------------------------------------------


def test_lock_names_and_carries_what_is_installed_and_nothing_older(tmp_path, installed, wheel):
    installed(from_wheel(wheel, sha256(wheel)))
    older = tmp_path / "wheels/leerkring-0.0.1-py3-none-any.whl"
    older.parent.mkdir()
    older.write_bytes(b"")
    (tmp_path / "wheels/other-1-py3-none-any.whl").write_bytes(b"")
    locked = lock(tmp_path, "en")
    assert locked.files == (IN_FOLDER, "requirements.txt")
    assert sorted(file.name for file in older.parent.iterdir()) == [WHEEL, "other-1-py3-none-any.whl"]
    text = (tmp_path / "requirements.txt").read_text(encoding="utf-8")
    assert program(text) == f"./{IN_FOLDER} --hash=sha256:{sha256(wheel)}"
    assert sha256(tmp_path / IN_FOLDER) == sha256(wheel)


def test_lock_says_which_packages_it_no_longer_names(tmp_path, installed, wheel):
    installed(from_wheel(wheel, sha256(wheel)))
    (tmp_path / "requirements.txt").write_text("leerkring==0.0.1\nMine==1\nclick==8\n", encoding="utf-8")
    assert lock(tmp_path, "en").dropped == ("mine",)
    assert lock(tmp_path, "en").dropped == ()


def test_another_wheel_than_was_installed_is_not_locked(tmp_path, installed, wheel):
    installed(from_wheel(wheel, "0" * 64))
    with pytest.raises(OtherWheelError):
        lock(tmp_path, "en")
    assert [file.name for file in tmp_path.iterdir()] == ["made"]


def test_where_there_is_no_wheel_nothing_is_written(tmp_path, installed, wheel):
    installed(from_wheel(wheel.with_name("gone.whl"), ""))
    with pytest.raises(NoWheelError):
        lock(tmp_path, "en")
    assert [file.name for file in tmp_path.iterdir()] == ["made"]


def test_a_file_of_the_site_is_never_run_as_pip(tmp_path, monkeypatch, installed, wheel):
    installed(from_wheel(wheel, sha256(wheel)))
    (tmp_path / "pip.py").write_text("open('run', 'w')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    lock(tmp_path, "en")
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("name", ["requirements.txt", ".requirements.txt.new"])
def test_a_link_out_of_the_site_is_not_followed(tmp_path, installed, wheel, name):
    installed(from_wheel(wheel, sha256(wheel)))
    (tmp_path / "site").mkdir()
    outside = tmp_path / "outside"
    outside.write_text("kept", encoding="utf-8")
    (tmp_path / "site" / name).symlink_to(outside)
    lock(tmp_path / "site", "en")
    assert outside.read_text(encoding="utf-8") == "kept"


def test_the_command_lists_what_it_wrote(tmp_path, monkeypatch, installed, wheel):
    installed(from_wheel(wheel, sha256(wheel)))
    site_language.cache_clear()
    monkeypatch.chdir(tmp_path)
    asked = CliRunner().invoke(leerkring, ["lock"])
    assert asked.exit_code == 2
    new_site(tmp_path, "Sanne de Vries", "nl", datetime.date(2026, 11, 23))
    site_language.cache_clear()
    done = CliRunner().invoke(leerkring, ["lock"])
    assert done.stdout == f"{IN_FOLDER}\nrequirements.txt\n"
    assert done.stderr == f"Builds installeren Leerkring {__version__} zodra dit online staat.\n"


@pytest.mark.parametrize(
    ("digest", "sentence"), [("", "could not be fetched"), ("0" * 64, "not what was installed")]
)
def test_the_command_says_why_it_wrote_nothing(tmp_path, monkeypatch, installed, wheel, digest, sentence):
    file = wheel if digest else wheel.with_name("gone.whl")
    installed(from_wheel(file, digest))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("plugins: [leerkring]\n", encoding="utf-8")
    done = CliRunner().invoke(leerkring, ["--lang", "en", "lock"])
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert not (tmp_path / "requirements.txt").exists()
