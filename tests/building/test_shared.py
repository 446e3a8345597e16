"""Pages that many learners share: made once, left where they rest, and right whatever was kept."""

from __future__ import annotations

import datetime
import hashlib
import json

import pytest
from generator.building.cache import Cache
from generator.building.frame import Frame
from generator.building.look import Look
from generator.building.placing import Place
from generator.building.shared import Shared, write_shared
from generator.building.site import Written
from generator.building.stamps import Stamps
from generator.building.survey import Survey

from generator.building.learners import Task
from generator.building.review import Viewing
from generator.gate.hidden_names import HiddenNames
from generator.reading.read import read_school
from generator.writing.pages import Pages

TEXTS = {"competences/a.txt": "A", "competences/b/c.txt": "C", "learners/d.txt": "D", "all.txt": "All"}


@pytest.fixture
def write(tmp_path):
    """Write texts as shared pages into a new folder: what was written, the files, how often made, leaks."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "cohort.yml").write_text("type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n")
    viewing = Viewing("public", datetime.date(2026, 11, 24), HiddenNames())
    stamps = Stamps("stamps")

    def write(texts=TEXTS, to="one", live=None, cached=True, theme=()):
        school = read_school(docs)
        survey = Survey(docs, school, viewing, Cache(tmp_path / "cache") if cached else None)
        task = Task(survey, Frame((), "Class"), Look(school), is_whole_site=False, makers="makers")
        folder = tmp_path / to
        for path in theme:
            (folder / path).parent.mkdir(parents=True)
            (folder / path).write_text("of the theme")
        folder.mkdir(exist_ok=True)
        written, times = Written(), []

        def pages():
            times.append(1)
            return Pages((), (), texts=tuple(texts.items()))

        place = Place(folder, live and tmp_path / live, stamps)
        leaks = write_shared(task, Shared((sorted(texts.items()),), pages), place, written)
        files = {it.relative_to(folder).as_posix(): it.read_text() for it in folder.rglob("*.txt")}
        return written, files, len(times), leaks

    return write


def test_what_is_on_the_live_site_already_rests_there(write):
    first, files, times, _ = write(to="one")
    assert (files, times, first.resting) == (TEXTS, 1, set())
    again, files, times, _ = write(to="two", live="one")
    assert (files, times) == ({"all.txt": "All"}, 0)
    assert again.resting == again.whole.keys() == {"competences", "learners"}
    assert (
        again.files == first.files == {p: hashlib.sha256(it.encode()).hexdigest() for p, it in TEXTS.items()}
    )
    assert again.entries == first.entries
    assert not again.learners


def test_only_what_became_other_is_written(write):
    write(to="one")
    texts = {**TEXTS, "competences/a.txt": "Another"}
    found, files, times, _ = write(texts, to="two", live="one")
    assert times == 1
    assert files == {path: it for path, it in texts.items() if not path.startswith("learners/")}
    assert found.resting == {"learners"}


@pytest.mark.parametrize(
    "damage", [lambda it: it.write_text("x"), lambda it: it.write_text("more"), lambda it: it.unlink()]
)
@pytest.mark.parametrize("path", ["competences/a.txt", "learners/d.txt"])
def test_what_somebody_touched_on_the_live_site_is_written_again(write, tmp_path, damage, path):
    write(to="one")
    damage(tmp_path / "one" / path)
    found, files, _, _ = write(to="two", live="one")
    top = path.partition("/")[0]
    assert found.resting == {"competences", "learners"} - {top}
    assert files.items() >= {it: text for it, text in TEXTS.items() if it.startswith(f"{top}/")}.items()


def test_what_somebody_added_on_the_live_site_goes(write, tmp_path):
    write(to="one")
    (tmp_path / "one/learners/more.txt").write_text("more")
    assert write(to="two", live="one")[0].resting == {"competences"}


def test_a_folder_with_files_of_the_theme_is_not_ours_alone(write):
    write(to="one", theme=["learners/own.css"])
    found, files, _, _ = write(to="two", live="one", theme=["learners/own.css"])
    assert found.whole.keys() == found.resting == {"competences"}
    assert files.keys() == {"learners/d.txt", "all.txt"}


@pytest.mark.parametrize("ending", [".page", ".pages"])
@pytest.mark.parametrize("damage", [lambda it: it.write_bytes(it.read_bytes()[:-1]), lambda it: it.unlink()])
def test_what_is_damaged_in_the_cache_is_made_again(write, tmp_path, ending, damage):
    write(to="one")
    for entry in (tmp_path / "cache").glob(f"*{ending}"):
        damage(entry)
    found, files, times, _ = write(to="two")
    assert (files, times) == (TEXTS, 1)
    assert found.files.keys() == TEXTS.keys()
    assert len(list((tmp_path / "cache").iterdir())) == len(TEXTS) + 1


def test_who_can_write_the_cache_writes_nowhere_else(write, tmp_path):
    write(to="one")
    cache = Cache(tmp_path / "cache")
    (entry,) = cache.folder.glob("*.pages")
    about, entries = json.loads(cache.kept(entry.name))
    told = json.dumps([about.replace("all.txt", "../out.txt"), entries]).replace('"all.txt"', '"../out.txt"')
    cache.keep(entry.name, told.encode())
    assert write(to="two")[1] == TEXTS
    assert not (tmp_path / "out.txt").exists()


def test_what_shows_personal_data_is_not_kept(write, tmp_path):
    texts = {**TEXTS, "learners/d.html": "<p>Call 06-48291735</p>"}
    written, _, _, leaks = write(texts, to="one")
    assert [leak.path for leak in leaks] == ["learners/d.html"]
    assert not list((tmp_path / "cache").glob("*.pages"))
    assert write(texts, to="two")[3] == leaks
    assert not {it for it in written.entries if it.endswith(".pages")}


@pytest.mark.parametrize(
    "forge",
    [
        lambda about, entries: [about, {**entries, "all.txt": 1}],
        lambda about, entries: [about, {**entries, "all.txt": ["x"]}],
        lambda about, entries: [about, {"all.txt": entries["all.txt"]}],
        lambda about, entries: [about, {**entries, "more.txt": entries["all.txt"]}],
        lambda about, entries: [about, list(entries)],
        lambda _, entries: [1, entries],
        lambda about, _: {"about": about},
        lambda about, entries: [about.replace(hashlib.sha256(b"A").hexdigest(), "0" * 64), entries],
        lambda about, entries: [about, {**entries, "all.txt": entries["learners/d.txt"]}],
    ],
)
def test_what_is_not_as_it_was_written_is_made_again(write, tmp_path, forge):
    first, *_ = write(to="one")
    cache = Cache(tmp_path / "cache")
    (entry,) = cache.folder.glob("*.pages")
    cache.keep(entry.name, json.dumps(forge(*json.loads(cache.kept(entry.name)))).encode())
    found, files, times, _ = write(to="two")
    assert (files, times) == (TEXTS, 1)
    assert found.files == first.files
