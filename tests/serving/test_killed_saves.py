"""Killed while it saves: the document is the old one or the new one, never half, and what it was is kept."""

from __future__ import annotations

import os
import random
import signal
import sys
import time

import pytest

from generator.editing.keeping import replace_document, versions_of
from tests.serving.test_editor import problems

TEXTS = [
    f"---\ntype: experience\ntitle: Care {word}\nlearning: formal\nstage: initial\nsetting: care\n"
    f"start: 2025\n---\n{word * 60_000}\n".encode()
    for word in "ab"
]


def killed(file, versions, after):
    """Save one text and the other without an end, in a process that is killed after some seconds."""
    child = os.fork()
    if child == 0:
        while True:
            for text in TEXTS:
                replace_document(file, file.read_bytes(), text, versions)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def saved_and_killed(ann, times):
    """How often the first, the second, and neither was there."""
    file, versions = ann / "ann/experiences/care.md", ann.parent / "versions"
    chance = random.Random(1)
    found = {0: 0, 1: 0, None: 0}
    for _ in range(times):
        killed(file, versions, chance.uniform(0.002, 0.05))
        content = file.read_bytes()
        found[TEXTS.index(content) if content in TEXTS else None] += 1
        kept = versions_of(versions)
        assert len(kept) <= 21
        assert kept or content == TEXTS[0], "what is written over was kept before"
        assert all(it.content in TEXTS for it in kept)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
@pytest.mark.parametrize("times", [3, pytest.param(100, marks=pytest.mark.heavy)])
def test_a_save_that_is_killed_leaves_one_whole_document(ann, times):
    (ann / "ann/experiences/care.md").write_bytes(TEXTS[0])
    found = saved_and_killed(ann, times)
    print(
        f"{times} kills: {found[0]} times the old one, {found[1]} times the new one, {found[None]} times half"
    )
    assert found[None] == 0
    assert problems(ann) == ()
