"""Pages that many learners share: made once, and right whatever was kept."""

from __future__ import annotations

import datetime

import pytest

from generator.building.cohort import write_shared
from generator.building.context import ReadContext, build_context
from generator.building.leak_scan import SchoolTexts
from generator.building.review import Viewing
from generator.building.shared_pages import shared_pages
from generator.cache.store import Cache
from generator.gate.hidden_names import HiddenNames
from generator.reading.read import read_school
from generator.rendering.page_shell import PageShell
from generator.writing.pages import Pages

TEXTS = {"competences/a.txt": "A", "competences/b/c.txt": "C", "learners/d.txt": "D", "all.txt": "All"}


@pytest.fixture
def write(tmp_path):
    """Write texts as shared pages into a new folder: what was written, the files, how often made."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "cohort.yml").write_text("type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    viewing = Viewing("public", datetime.date(2026, 11, 24), HiddenNames())

    def write(texts=TEXTS, to="one"):
        school = read_school(docs)
        read = ReadContext(docs, school, viewing, Cache(tmp_path / "cache"))
        context, times = build_context(read, PageShell((), "Class"), SchoolTexts(school)), []

        def pages():
            times.append(1)
            return Pages((), (), texts=tuple(texts.items()))

        (tmp_path / to).mkdir()
        made = shared_pages(context, tuple(sorted(texts.items())), pages)
        output = write_shared(context, made, tmp_path / to)
        files = {
            it.relative_to(tmp_path / to).as_posix(): it.read_text() for it in (tmp_path / to).rglob("*.txt")
        }
        return output, files, len(times)

    return write


def test_what_was_made_is_not_made_again(write):
    first, files, times = write(to="one")
    again, same, none = write(to="two")
    assert files == same == TEXTS
    assert (times, none) == (1, 0)
    assert first == again


def test_what_they_are_about_decides(write):
    write(to="one")
    texts = {**TEXTS, "competences/a.txt": "Another"}
    _, files, times = write(texts, to="two")
    assert (files, times) == (texts, 1)


@pytest.mark.parametrize("damage", [lambda it: it.write_bytes(it.read_bytes()[:-1]), lambda it: it.unlink()])
def test_what_is_damaged_in_the_cache_is_made_again(write, tmp_path, damage):
    write(to="one")
    (entry,) = (tmp_path / "cache").glob("*.pages")
    damage(entry)
    _, files, times = write(to="two")
    assert (files, times) == (TEXTS, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"all.txt", b"../o.tx"), (b'"all.txt", 3', b'"all.txt", 4'), (b"learners/d.txt", b"learners/../x.txt")],
)
def test_who_can_write_the_cache_writes_nowhere_else(write, tmp_path, old, new):
    write(to="one")
    cache = Cache(tmp_path / "cache")
    (entry,) = cache.folder.glob("*.pages")
    content = cache.get(entry.name)
    assert old in content
    cache.put(entry.name, content.replace(old, new))
    _, files, times = write(to="two")
    assert (files, times) == (TEXTS, 1)
    assert not (tmp_path / "o.tx").exists()


def test_what_shows_personal_data_is_not_kept(write, tmp_path):
    texts = {**TEXTS, "learners/d.html": "<p>Call 06-48291735</p>"}
    output, _, _ = write(texts, to="one")
    assert [leak.path for leak in output.leaks] == ["learners/d.html"]
    assert not list((tmp_path / "cache").glob("*.pages"))
    assert write(texts, to="two")[0].leaks == output.leaks
