"""A computer on which the steps of the documentation are taken: its network is a folder, the rest is real."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.hosts.conftest import ROOT, TODAY
from tests.serving.browsing import sent_by

_LEERKRING = """\
#!/bin/bash
# What is still to be filled in is no failure of a step; what is served is ended when it is seen, and a page
# with questions when they are answered.
case "$1" in
  serve|edit) exec {python} -m tests.walking "$@" ;;
  check) {python} -m generator "$@"; test $? -le 1 ;;
  *) exec {python} -m generator "$@" ;;
esac
"""
_PYTHON = """\
#!/bin/bash
# An environment is a real one, but empty; what would be installed in it is here already.
if [ "$1 $2" = "-m venv" ]; then exec {python} -m venv --without-pip "$3"; fi
if [ "$1 $2" = "-m pip" ]; then shift 2; exec pip "$@"; fi
exec {python} "$@"
"""
_PIP = """\
#!/bin/bash
[ "$1" = install ] && echo "$@" >> "$HOME/installed"
"""
_NOTHING = '#!/bin/bash\necho "$0 $*" >> "$HOME/asked"\n'


@dataclass(frozen=True)
class Computer:
    """``folder`` is where somebody works, ``network`` has a bare repository for each host."""

    folder: Path
    network: Path
    home: Path

    def walk(self, steps: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Take steps in one shell, until one fails."""
        return subprocess.run(
            ["bash", "-e", "-c", steps],
            cwd=self.folder,
            env={**self._environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def pushed(self, host: str, *question: str) -> str:
        """What git says of what was pushed to a host."""
        repository = self.network / host / "portfolio.git"
        return subprocess.run(
            ["git", f"--git-dir={repository}", *question], capture_output=True, text=True, check=True
        ).stdout

    @property
    def _environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.home),
            "PATH": f"{self.home}/bin:/usr/local/bin:/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": TODAY,
            "NO_MKDOCS_2_WARNING": "1",
            "LANG": "C.UTF-8",
            **self._elsewhere,
        }

    @property
    def _elsewhere(self) -> dict[str, str]:
        """Tells git, and no command of the steps, that hosts are folders."""
        pairs = [
            (f"url.{self.network}/{host}/.insteadOf", f"https://{host}/{name}/")
            for host in HOSTS
            for name in NAMES
        ]
        told = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": str(len(pairs))}
        for number, (key, value) in enumerate(pairs):
            told |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
        return told


HOSTS = ("github.com", "codeberg.org")
NAMES = ("NAME", "NAAM")
"""What stands in the documentation for the name of whoever reads it."""


def computer(folder: Path, others: Sequence[str] = ()) -> Computer:
    """One on which nobody has done anything; ``others`` are programs that do nothing but note that."""
    made = Computer(folder / "work", folder / "network", folder / "home")
    for it in (made.folder, made.home / "bin"):
        it.mkdir(parents=True)
    programs = {"leerkring": _LEERKRING, "python3": _PYTHON, "python": _PYTHON, "pip": _PIP}
    for name, text in (programs | dict.fromkeys(others, _NOTHING)).items():
        file = made.home / "bin" / name
        file.write_text(text.replace("{python}", sys.executable), encoding="utf-8")
        file.chmod(0o755)
    for host in HOSTS:
        subprocess.run(["git", "init", "-q", "--bare", made.network / host / "portfolio.git"], check=True)
    return made


def _serve(*arguments: str) -> None:
    """Serve what is asked for, at an address that is free, until it is seen."""
    from tests.previews import begun, ended, process

    with process(Path.cwd(), "serve", "--address", "127.0.0.1:0", *arguments) as serving:
        print(begun(serving).said)
        ended(serving)


def _edit(*arguments: str) -> None:
    """Answer the questions that the browser opens with."""
    from tests.previews import ended, process

    with process(Path.cwd(), "edit", "--no-open", *arguments) as editor:
        address = next(line.strip() for line in editor.stdout if line.startswith("http"))
        base = address.partition("/?")[0]
        browser = build_opener(HTTPCookieProcessor())
        page = browser.open(address).read().decode()
        answers = {
            "name": "Your Name",
            "headline": "Carer",
            "motivation": "People.",
            "experience": "My street",
        }
        sent = urlencode([*sent_by(page, answers)]).encode()
        asked = Request(f"{base}/new", sent, {"Origin": base})  # noqa: S310  # the editor's own address
        made = browser.open(asked)
        print("begun:", made.status)
        ended(editor)


if __name__ == "__main__":
    {"serve": _serve, "edit": _edit}[sys.argv[1]](*sys.argv[2:])
