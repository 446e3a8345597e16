"""A build leaves the desk what it has read, so that the first look after it reads nobody again."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace

import pytest

from generator.building import learner as making
from generator.building.archive_validity import discover
from generator.building.context import build_context
from generator.building.leak_scan import SchoolTexts
from generator.building.learners import write_learners
from generator.desk.known import plain
from generator.desk.looking import beside, desk_cache
from generator.hosts.beside_desk import beside_desk
from generator.hosts.site import contexts_of
from generator.reading import strict_yaml
from generator.reading.layout import read_layout
from generator.rendering.page_shell import PageShell
from tests.desk.desks import CANARY, COHORT, DAY, GOAL, documents, learner, looks, place, school
from tests.portfolios import written


def build(docs, audience="public"):
    """The learners of a site, as a build makes them."""
    layout = read_layout(docs)
    contexts = contexts_of(layout, audience, DAY)
    for of in discover(beside(contexts, layout, docs.parent)).cohorts:
        write(of, docs)


def write(of, docs):
    """Pages have no part in it, so none are made."""
    context = build_context(of.context, PageShell((), "Class"), SchoolTexts(of.context.school))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "_pages", lambda *_: None)
        write_learners(context, of, docs.parent / "pages")


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    docs = school(tmp_path_factory.mktemp("beside"))
    build(docs)
    return docs


def kept(docs):
    return {file.name: file.read_bytes() for file in desk_cache(docs.parent).folder.iterdir()}


def test_after_a_build_the_first_look_reads_nobody_and_knows_what_a_reader_knows(docs, tmp_path):
    found = place(docs).desk(jobs=1).cohorts[0].looks
    alone = shutil.copytree(docs, tmp_path / "docs")
    read = place(alone).desk(jobs=1).cohorts[0].looks
    assert (found.read, found.reused) == (0, 4)
    assert (read.read, read.reused) == (4, 0)
    assert [plain(it) for it in found.learners] == [plain(it) for it in read.learners]
    assert found.withdrawn == read.withdrawn == 1


def test_each_document_is_parsed_once_and_in_a_second_look_only_what_the_school_and_hidden_names_say(
    tmp_path, monkeypatch
):
    docs, parsed = school(tmp_path), Counter()
    read = strict_yaml._read
    monkeypatch.setattr(
        strict_yaml, "_read", lambda path, *given: (parsed.update([path]), read(path, *given))[1]
    )
    place(docs).desk(jobs=1)
    documents = {path: times for path, times in parsed.items() if path.count("/") == 2}
    assert len(documents) > 20
    assert set(documents.values()) == {1}
    parsed.clear()
    assert looks(place(docs).desk(jobs=1)) == (0, 4)
    others = {path for path in parsed if path.startswith(("ann/", "bob/", "cas/", "dee/"))}
    assert all(path.endswith("/profile.md") for path in others), others


def test_a_build_leaves_no_text_that_the_class_may_not_see(docs):
    assert not [name for name, content in kept(docs).items() if CANARY.encode() in content]
    assert b"Seen by the class" in b"".join(kept(docs).values())


def test_whoever_may_name_somebody_is_left_for_the_desk_to_read(tmp_path):
    goal = GOAL.format(title="Speak", seen="cohort").replace("Speak activity", "Coffee with Zoe Zonneveld")
    files = {"cohort.yml": COHORT, **learner("ann", "Ann Vos"), **documents("ann", "Own", "cohort")}
    docs = written(tmp_path / "docs", {**files, "ann/goals/speak.md": goal, **learner("bob", "Bob Bos")})
    build(docs)
    assert b"Zonneveld" in b"".join(kept(docs).values())
    names = "type: learners\nlearners:\n  - {folder: zoe, name: Zoe Zonneveld}\n"
    (docs / "learners.yml").write_text(names, encoding="utf-8")
    build(docs)
    assert not [name for name, content in kept(docs).items() if b"Zonneveld" in content]
    desk = place(docs).desk(jobs=1)
    assert looks(desk) == (1, 1)
    assert "Zonneveld" not in repr(desk.rows)


def test_a_folder_that_changed_meanwhile_is_not_kept_as_it_was_read(tmp_path):
    docs = written(tmp_path / "docs", {"cohort.yml": COHORT, **learner("ann", "Ann Vos")})
    layout = read_layout(docs)
    (of,) = discover(beside(contexts_of(layout, "public", DAY), layout, docs.parent)).cohorts
    scans = tuple(replace(it, source="0" * 64) for it in of.learners)
    write(replace(of, learners=scans), docs)
    assert not desk_cache(docs.parent).folder.exists()


@pytest.mark.parametrize(("server", "cohort", "leaves"), [("", 1, 1), ("true", 1, 0), ("", 0, 0)])
def test_a_server_leaves_no_desk_and_neither_does_somebody_without_a_class(
    tmp_path, monkeypatch, server, cohort, leaves
):
    monkeypatch.setenv("CI", server)
    files = learner("ann", "Ann Vos")
    docs = written(tmp_path / "docs", {**files, "cohort.yml": COHORT} if cohort else files)
    if not cohort:
        (docs / "cohort.yml").unlink(missing_ok=True)
    layout = read_layout(docs)
    contexts = beside_desk(contexts_of(layout, "public", DAY), layout)
    assert [bool(it.onlooker) for it in contexts] == [bool(leaves)]
