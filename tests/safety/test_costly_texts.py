"""A whole build with a learner whose every text is made to take long: it ends, and Ann has her pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model import LEARNERS
from tests.hosts.conftest import FIXED
from tests.portfolios import written
from tests.processes import running
from tests.safety.canaries import COHORT, MKDOCS
from tests.safety.every_place import Filling, document
from tests.safety.shapes import KNOWN, Shape

WORST = (Shape("["), Shape("!["), Shape("[](a   ."), Shape("' a@b.c '"))
"""What held a build for many minutes."""
LARGEST = 125_000
SHORT, LONG = 190, 3900
"""Signs. What a field of one line, and one of a paragraph, has room for."""
MEMORY = 400_000
"""Kilobytes that a build may have at once; one of a few small documents has a quarter of it."""
MOST = 2.5
"""How many times the work twice the size may be."""
REFERENCES = {"framework": "kade", "competence": "kade:A", "level": "1", "cycle": 1, "standard": "kade:job"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not count the work of others")


def site(folder: Path, shapes: tuple[Shape, ...], size: int) -> Path:
    """Ann, and somebody whose every document is one of these shapes: in prose, and in every field."""
    docs = written(folder / "portfolios", {"cohort.yml": COHORT})
    worst = docs / "worst"
    worst.mkdir()
    (worst / "profile.md").write_text((docs / "ann/profile.md").read_text().replace("Ann de", "Wim de"))
    for number, shape in enumerate(shapes):
        _prose(worst, f"x{number}", shape.of(size))
        for kind in LEARNERS:
            for room in (SHORT, LONG, size):
                _fields(worst, kind, f"x{number}-{room}", shape.of(room))
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return folder


def _prose(learner: Path, name: str, text: str) -> None:
    (learner / "questions").mkdir(exist_ok=True)
    fields = "type: question\ntitle: Why\nstatus: open\ncycle: 1"
    (learner / f"questions/{name}.md").write_text(f"---\n{fields}\n---\n{text}", encoding="utf-8")


def _fields(learner: Path, kind, name: str, text: str) -> None:
    """A document with a text in every field; a large one is shared out among them."""
    places = len(_filled(kind.name, "x").placed)
    share = text if len(text) <= LONG else text[: len(text) // max(places, 1)]
    folder = learner / kind.folder if kind.folder else learner
    folder.mkdir(exist_ok=True)
    path = folder / (f"{name}.md" if kind.folder else "profile.en.md")
    if kind.name != "cycle":
        data = json.dumps(_data(kind.name, share), ensure_ascii=False)
        path.write_text(f"---\n{data}\n---\n", encoding="utf-8")


def _filled(kind: str, text: str) -> Filling:
    filling = Filling([text], dict(REFERENCES))
    document(kind, filling)
    return filling


def _data(kind: str, text: str):
    return document(kind, Filling([text], dict(REFERENCES)))


MEASURED = """
import json, resource, subprocess, sys
subprocess.run([sys.executable, "-m", "mkdocs", "build"], stdout=open("log", "wb"), stderr=subprocess.STDOUT)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""
"""A process between the tests and the build: by the system's count a process has had the memory of the one
that began it."""


def built(folder: Path) -> tuple[float, int]:
    """The work that a build took, in seconds of the processor, and the most memory it had, in kilobytes."""
    with running(
        [sys.executable, "-c", MEASURED],
        cwd=folder,
        env={**os.environ, **FIXED},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        told, _ = process.communicate()
    assert (folder / "site/ann/index.html").exists(), (folder / "log").read_text(errors="replace")[-3000:]
    seconds, memory = json.loads(told)
    return seconds, memory


@pytest.mark.heavy
def test_a_build_with_the_worst_texts_ends_and_stays_small(tmp_path):
    _, memory = built(site(tmp_path, WORST, LARGEST))
    assert memory < MEMORY


@pytest.mark.heavy
def test_the_work_of_a_build_grows_with_the_worst_texts_and_no_faster(tmp_path):
    (tmp_path / "half").mkdir()
    (tmp_path / "whole").mkdir()
    once, _ = built(site(tmp_path / "half", KNOWN, LARGEST // 2))
    twice, memory = built(site(tmp_path / "whole", KNOWN, LARGEST))
    assert twice <= MOST * once
    assert memory < MEMORY
