"""Runs Python commands in copies of one process that has imported the program already, half as long each.

A copy (fork) is as new as a process that was just started: nothing has run in the first one but imports, and
the reading of what comes with the program (its words, its own digest), which is the same for whoever asks.
``python tests/fork_server.py`` serves on stdin and stdout: a line of JSON asks for a module to be run, a line
with its exit code answers.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parent.parent
USUAL = {(sys.executable, "-m", module) for module in ("mkdocs", "generator")}
_one_at_a_time = Lock()
MAY_FORK = sys.platform == "linux"  # elsewhere libraries of the system do not bear it


def is_usual(command: tuple[str, ...], environment: dict[str, str]) -> bool:
    """Whether a command runs MkDocs or ours with this Python, and nothing is asked of Python itself."""
    asked = any(name.startswith(("PYTHON", "LD_")) for name in environment)
    return MAY_FORK and command[:3] in USUAL and not asked


def forked(
    command: tuple[str, ...], folder: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m MODULE …`` as ``subprocess.run`` does; stdout and stderr together."""
    server = _server()
    assert server.stdin
    assert server.stdout
    with _one_at_a_time, tempfile.TemporaryFile() as output:
        how = {"arguments": command[2:], "folder": str(folder), "environment": environment}
        asked = json.dumps({**how, "output": f"/proc/{os.getpid()}/fd/{output.fileno()}"})
        server.stdin.write(asked + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        output.seek(0)
        said = output.read().decode(errors="surrogateescape")
    return subprocess.CompletedProcess(command, code, said.replace("\r\n", "\n"))


@cache
def _server() -> subprocess.Popen[str]:
    """One for each process that runs tests; it ends when that does, as its stdin does then."""
    return subprocess.Popen(
        [sys.executable, __file__],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
    )


def _serve() -> None:
    _import_all()
    gc.freeze()  # a copy need not look through what is there, neither while it runs nor when it ends
    for line in sys.stdin:
        asked = json.loads(line)
        if child := os.fork():
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        else:
            _run(**asked)


def _import_all() -> None:
    """What a build imports; whatever else a command needs it imports itself."""
    for module in (
        "material.templates",
        "mkdocs.commands.build",
        "generator.cli",
        "generator.building.pool",
        "generator.hosts.mkdocs",
        "generator.personal.finding",
        "markdown.extensions.attr_list",
        "markdown.extensions.codehilite",
        "markdown.extensions.tables",
    ):
        import_module(module)
    import_module("PIL.Image").init()
    import_module("generator.gate.claims")._small_words_of_ours()
    import_module("generator.cache.keys").program_digest()
    for language in ("nl", "en"):
        import_module("generator.languages").words(language)


def _run(arguments: list[str], folder: str, environment: dict[str, str], output: str) -> None:
    """Run a module in this process, which then ends with its exit code."""
    written = os.open(output, os.O_WRONLY | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, one in ((0, nothing), (1, written), (2, written)):
        os.dup2(one, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  # as long as the process
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115  # the same
    sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115  # the same
    sys.path[0] = folder
    sys.argv = arguments
    try:
        runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
    finally:
        gc.freeze()
    sys.exit(0)


if __name__ == "__main__":
    _serve()
