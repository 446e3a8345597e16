"""What is kept comes back as it was, or is told to be damaged; nothing else comes of it."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import strategies as st

from generator.building.artifact import Artifact, Facts, packed, rendering_of, unpacked
from generator.cache.store import Cache, DamagedError
from generator.writing.pages import Media
from tests.properties import holds

NAMES = st.text("abz09-", min_size=1, max_size=6)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
TEXTS = st.text(max_size=20)
DAYS = st.dates().map(lambda day: day.isoformat())
FACTS = st.builds(
    Facts,
    reason=st.sampled_from((None, "withdrawn", "private")),
    shown_name=TEXTS,
    since=DAYS,
    before=DAYS,
    published=TEXTS,
    depends=st.dictionaries(TEXTS, TEXTS, max_size=3),
    words=TEXTS,
    faulty=st.booleans(),
    files=st.integers(0, 10**6),
    sound=st.integers(0, 10**6),
)
RENDERINGS = st.builds(
    rendering_of,
    st.dictionaries(PATHS, st.binary(max_size=200), max_size=5),
    st.lists(st.builds(Media, NAMES, PATHS), max_size=3).map(tuple),
    st.lists(st.tuples(PATHS.map("{}/".format), st.none() | st.dates()), max_size=3).map(tuple),
)
ARTIFACTS = st.builds(Artifact, FACTS, st.none() | RENDERINGS, TEXTS, TEXTS)


def whole(content: bytes) -> Artifact:
    """What was kept, with all its files unpacked."""
    found = unpacked(content)
    if found.rendering:
        dict(found.rendering.files)
    return found


@holds(ARTIFACTS, examples=300)
def test_what_was_packed_comes_back(artifact):
    found = whole(packed(artifact))

    assert found == artifact
    assert packed(found) == packed(artifact)


@holds(ARTIFACTS, st.data(), examples=300)
def test_what_was_damaged_is_told_so_or_is_an_artifact(artifact, data):
    with suppress(DamagedError):
        assert isinstance(whole(damaged(packed(artifact), data)), Artifact)


@holds(st.binary(max_size=100), examples=300)
def test_any_bytes_are_damaged(content):
    with pytest.raises(DamagedError):
        whole(content)


@holds(ARTIFACTS, st.data(), examples=50)
def test_the_cache_never_gives_what_was_damaged(artifact, data):
    with tempfile.TemporaryDirectory() as folder:
        Cache(Path(folder)).put("a.learner", packed(artifact))
        entry = Path(folder, "a.learner")
        entry.write_bytes(damaged(entry.read_bytes(), data))

        with pytest.raises(DamagedError):
            Cache(Path(folder)).get("a.learner")


def damaged(content: bytes, data: st.DataObject) -> bytes:
    """Bytes that were cut off, or of which one is another."""
    at = data.draw(st.integers(0, len(content) - 1), "at")
    if data.draw(st.booleans(), "is cut off"):
        return content[:at]
    return content[:at] + bytes([content[at] ^ data.draw(st.integers(1, 255), "flip")]) + content[at + 1 :]
