"""What others make and we run: named so that it cannot be swapped, and no version with a known hole."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from generator.guide.requirements import LOCKED

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "generator/guide/templates"
GITHUB = [*sorted((ROOT / ".github/workflows").iterdir()), TEMPLATES / "github.yml"]
GITLAB = [ROOT / ".gitlab-ci.yml", TEMPLATES / "gitlab.yml"]
COMMANDS = [*GITHUB, *GITLAB, ROOT / "Makefile", ROOT / ".ci/run"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


# Workflows --------------------------------------------------------------------------------------


def uses(workflow: Path) -> list[str]:
    return re.findall(r"^\W*uses:\s*(.+)$", workflow.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("workflow", GITHUB, ids=lambda path: path.parent.name)
def test_every_action_is_named_by_its_commit_with_its_version_beside_it(workflow):
    assert uses(workflow)
    for action in uses(workflow):
        assert re.fullmatch(r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_an_action_is_of_one_commit_in_all_workflows():
    commits = {re.sub(r"^([^/]+/[^/@]+)\S*@", r"\1@", action) for it in GITHUB for action in uses(it)}
    assert len(commits) == len({action.partition("@")[0] for action in commits})


@pytest.mark.parametrize("workflow", GITHUB + GITLAB, ids=str)
def test_every_image_is_named_by_its_digest(workflow):
    text = workflow.read_text(encoding="utf-8")
    images = re.findall(r"^\W*(?:image|container):\s*(.*)$", text, re.MULTILINE)
    assert images or workflow in GITHUB
    assert "services:" not in text
    for image in images:
        assert re.fullmatch(r"[\w./:-]+:[\w.-]+@sha256:[0-9a-f]{64}", image), image


@pytest.mark.parametrize("file", COMMANDS, ids=str)
def test_nothing_is_installed_or_run_unseen(file):
    for line in file.read_text(encoding="utf-8").splitlines():
        assert not re.search(r"\b(curl|wget)\b.*\|", line), line
        if re.search(r"\bpip[\w.]* install\b", line):
            is_locked = "--require-hashes" in line and re.search(r"(-r|--requirement) \S", line)
            is_ours = "--no-deps --no-build-isolation --editable ." in line
            assert is_locked or is_ours, line


@pytest.mark.parametrize("workflow", [TEMPLATES / "github.yml", TEMPLATES / "gitlab.yml"], ids=str)
def test_a_new_site_compiles_nothing_for_that_takes_tools_without_fingerprints(workflow):
    (line,) = re.findall(r".*pip install.*", workflow.read_text(encoding="utf-8"))
    assert "--require-hashes --only-binary :all: --requirement requirements.txt" in line


# Locks ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pin:
    """One package in a lock, and where it is for."""

    name: str
    version: Version
    marker: Marker | None
    hashes: frozenset[str]

    def is_for(self, environment: dict[str, str]) -> bool:
        return self.marker is None or self.marker.evaluate(environment)


def pins(lock: Path) -> Iterator[Pin]:
    text = re.sub(r"^\s*#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for entry in text.replace("\\\n", "").splitlines():
        named = Requirement(entry.partition(" --hash")[0])
        (specifier,) = named.specifier
        hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
        yield Pin(canonicalize_name(named.name), Version(specifier.version), named.marker, hashes)


LOCKS = {"ours": tuple(pins(ROOT / "requirements.lock")), "shipped": tuple(pins(LOCKED))}
SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "darwin": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "win32": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}
FULL = "python_full_version"
PYTHONS = ("3.11.0", "3.11.2", "3.11.5", "3.12.0", "3.13.0")
ENVIRONMENTS = [
    {**system, "python_version": python[:4], FULL: python, "extra": ""}
    for system in SYSTEMS.values()
    for python in PYTHONS
]


def named(environment: dict[str, str]) -> set[str]:
    """All that the program needs in an environment, by what the packages say themselves."""
    found: set[str] = set()
    waiting = list(PROJECT["dependencies"])
    while waiting:
        needed = Requirement(waiting.pop())
        name = canonicalize_name(needed.name)
        if name in found or (needed.marker and not needed.marker.evaluate(environment)):
            continue
        found.add(name)
        try:
            waiting += distribution(name).requires or []
        except PackageNotFoundError:
            continue  # for another system than this one
    return found


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda it: f"{it['sys_platform']}-{it[FULL]}")
def test_the_shipped_lock_names_all_that_is_needed_once_and_nothing_else(environment):
    there = [pin.name for pin in LOCKS["shipped"] if pin.is_for(environment)]
    assert sorted(there) == sorted(named(environment))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_in_a_lock_has_fingerprints(lock):
    assert LOCKS[lock]
    for pin in LOCKS[lock]:
        assert pin.hashes, pin.name


def test_what_is_shipped_is_what_is_tried():
    ours = {(pin.name, pin.version): pin.hashes for pin in LOCKS["ours"]}
    for pin in LOCKS["shipped"]:
        assert ours.get((pin.name, pin.version)) == pin.hashes, pin.name


OLDEST = PYTHONS[0]
"""The first Python of which ``requires-python`` is true."""
ASKED = {("pymdown-extensions", "12.3"): ">=3.10"}
"""What those versions ask of Python that only other Pythons than this one install."""


def asked_of_python(pin: Pin) -> SpecifierSet:
    """What a package says that it needs, as it is installed here. Fails where that is not known."""
    if (pin.name, str(pin.version)) in ASKED:
        return SpecifierSet(ASKED[pin.name, str(pin.version)])
    here = distribution(pin.name)
    assert Version(here.version) == pin.version, f"{pin.name}: look up what {pin.version} needs, for ASKED"
    return SpecifierSet(here.metadata.get("Requires-Python") or "")


def test_the_oldest_python_is_the_first_that_is_promised():
    promised = SpecifierSet(PROJECT["requires-python"])
    assert OLDEST in promised
    assert str(promised) == f">={OLDEST.removesuffix('.0')}"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_can_be_installed_with_the_oldest_python(lock):
    """On every system, and each package in one version."""
    for system in SYSTEMS.values():
        environment = {**system, "python_version": OLDEST[:4], FULL: OLDEST, "extra": ""}
        there = [pin for pin in LOCKS[lock] if pin.is_for(environment)]
        assert len({pin.name for pin in there}) == len(there) > 40
        assert [pin.name for pin in there if OLDEST not in asked_of_python(pin)] == []


@pytest.mark.parametrize("workflow", [GITHUB[0], GITLAB[0]], ids=str)
def test_a_workflow_of_ours_builds_the_site_with_the_oldest_python_and_the_lock(workflow):
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    jobs = jobs.get("jobs", jobs)
    text = json.dumps([job for job in jobs.values() if f"python:{OLDEST}-" in json.dumps(job)])
    assert "--require-hashes --requirement requirements.lock" in text
    assert "leerkring build --strict" in text


# Advisories -------------------------------------------------------------------------------------

FIXED = {
    "babel": ("2.9.1", "CVE-2021-42771"),
    "certifi": ("2024.7.4", "CVE-2024-39689"),
    "click": ("8.3.3", "CVE-2026-7246"),
    "distributed": ("2026.1.1", "CVE-2026-23528"),
    "filelock": ("3.20.3", "CVE-2026-22701"),
    "idna": ("3.15", "CVE-2026-45409"),
    "jinja2": ("3.1.6", "CVE-2025-27516"),
    "lxml": ("6.1.0", "CVE-2026-41066"),
    "markdown": ("3.8.1", "CVE-2025-69534"),
    "mkdocs": ("1.2.3", "CVE-2021-40978"),
    "mkdocs-material": ("9.7.7", "CVE-2026-73295"),
    "msgpack": ("1.2.1", "GHSA-6v7p-g79w-8964"),
    "nh3": ("0.3.8", "CVE-2026-63430"),
    "pikepdf": ("2.10.0", "CVE-2021-29421"),
    "pillow": ("12.3.0", "CVE-2026-55379"),
    "pygments": ("2.20.0", "CVE-2026-4539"),
    "pymdown-extensions": ("11.0.1", "CVE-2026-67422"),
    "pytest": ("9.0.3", "CVE-2025-71176"),
    "pyyaml": ("5.4", "CVE-2020-14343"),
    "requests": ("2.33.0", "CVE-2026-25645"),
    "tornado": ("6.5.8", "GHSA-mpf4-983q-p7j4"),
    "urllib3": ("2.7.0", "CVE-2026-44432"),
}
"""Of each package the first version without a known hole, and the last hole that was closed before it."""


def asked() -> Iterator[Requirement]:
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    yield from (Requirement(line) for group in groups for line in group)


@pytest.mark.parametrize("name", sorted({it.name for it in asked()} & set(FIXED)))
def test_no_bound_admits_a_version_with_a_known_hole(name):
    version, advisory = FIXED[name]
    for needed in asked():
        if needed.name == name:
            lowest = [Version(it.version) for it in needed.specifier if it.operator == ">="]
            assert lowest, f"{name} has no lower bound: {advisory}"
            assert lowest[0] >= Version(version), advisory


@pytest.mark.parametrize("name", FIXED)
def test_no_lock_holds_a_version_with_a_known_hole(name):
    version, advisory = FIXED[name]
    held = [pin for lock in LOCKS.values() for pin in lock if pin.name == name]
    assert held, f"nothing needs {name} any more: take it out of the table"
    for pin in held:
        assert pin.version >= Version(version), advisory
