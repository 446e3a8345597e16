"""A cohort in an archive is never made again; whoever is in it can leave it at any time."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from generator.archive.archive import keep_archive, opened
from generator.building.archive_validity import discover
from generator.cache.keys import digest_beside, folder_digest
from generator.cache.store import DamagedError
from generator.hosts.site import contexts_of
from generator.reading.layout import read_layout
from tests.cohorts import care, change, content, dead_links, learner, manifest, site, write
from tests.leaks import leak

from .conftest import LEERKRING, ROOT, mkdocs, run


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """The site with 2024 in the archive, and 2025 not."""
    folder = site(tmp_path_factory.mktemp("archived"))
    said = run(LEERKRING, "archive", "2024", folder=folder)
    assert said.returncode == 0, said.stdout
    assert "archive/2024.zip" in said.stdout
    return folder


@pytest.fixture
def folder(once, tmp_path):
    return Path(shutil.copytree(once, tmp_path / "site-of-kade"))


def build(folder, *arguments, cache="on", **environment):
    said = mkdocs("build", *arguments, folder=folder, LEERKRING_CACHE=cache, **environment)
    assert said.returncode == 0, said.stdout
    return said.stdout


def part(folder, cohort):
    return content(folder / "site" / cohort)


def made_anew(folder):
    """The site as it is without what was kept."""
    other = folder.parent / "anew"
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("archive", "site", ".*"))
    build(other, cache="off")
    return content(other / "site")


# What an archive keeps ---------------------------------------------------------------------------


def test_with_the_archive_the_site_has_the_bytes_it_was_archived_with(folder):
    before = manifest(folder)
    for cache in ("on", "on", "on", "off"):
        assert "From the archive: 2024." in build(folder, "--strict", cache=cache)
        assert manifest(folder) == before


def test_the_front_page_lists_it_in_the_archive_and_no_link_is_dead(folder):
    build(folder)
    page = (folder / "site/index.html").read_text(encoding="utf-8")
    assert page.index("Class of 2025") < page.index(">Archive</h2>") < page.index("Class of 2024")
    assert dead_links(folder / "site") == []
    assert "https://kade.example/2024/ann/" in (folder / "site/sitemap.xml").read_text(encoding="utf-8")


def test_another_theme_makes_the_other_cohort_anew_and_no_byte_of_this(folder):
    build(folder)
    before = part(folder, "2024")
    shutil.copytree(ROOT / "theme", folder / "theme")
    change(folder / "theme/frame.html", "<body>", "<body><p>New</p>")
    change(folder / "mkdocs.yml", "theme: {name: material", "theme: {custom_dir: theme, name: material")
    said = build(folder, "--strict")
    assert "2 made, 0 from the cache" in said
    assert part(folder, "2024") == before
    assert b"<p>New</p>" in part(folder, "2025")["ann/index.html"]


def test_another_framework_of_all_and_a_page_of_the_schools_change_nothing_in_it(folder):
    build(folder)
    before = part(folder, "2024")
    change(folder / "portfolios/frameworks/kade.yml", "Alpha", "Omega")
    (folder / "portfolios/visit.md").unlink()
    write(folder / "portfolios/news.md", "# News\n")
    build(folder, "--strict")
    assert part(folder, "2024") == before
    assert b"Omega" in part(folder, "2025")["competences/index.html"]
    assert dead_links(folder / "site") == []


def test_what_a_later_program_would_not_take_is_not_asked_about(folder):
    """The documents of an archived cohort are as they were, whatever the rules are by now."""
    docs = folder / "portfolios/2024"
    change(docs / "cohort.yml", "school:", "colour: red\nschool:")
    change(docs / "ann/experiences/care.md", "learning: informal", "learning: odd")
    archive = folder / "archive/2024.zip"
    rewrite(archive, lambda about: about.update(fingerprints(docs, about)))
    before = part(folder, "2024")
    said = build(folder, "--strict")
    assert "From the archive: 2024." in said
    assert part(folder, "2024") == before
    checked = run(LEERKRING, "check", folder=folder)
    assert checked.returncode == 0, checked.stdout
    assert "2024" in checked.stdout


HOOK = """\
import generator.building.review as it

real = it.read_learner

def read(docs, *rest):
    assert docs.name != "2024"
    return real(docs, *rest)

it.read_learner = read
"""


def test_nobody_in_it_is_read_whole(folder):
    build(folder)
    write(folder / "hook.py", HOOK)
    change(folder / "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
    assert "From the archive: 2024." in build(folder)


# When it does not hold ----------------------------------------------------------------------------


def withdrawn(docs):
    change(docs / "2024/bob/profile.md", "given_by: self", "given_by: self, withdrawn_on: 2026-11-01")


def private(docs):
    change(docs / "2024/bob/experiences/care.md", "title: Care", "title: Care\nvisibility: private")


def gone(docs):
    shutil.rmtree(docs / "2024/bob")


def came(docs):
    learner(docs / "2024/dre", "Dre Kok")


def renamed(docs):
    change(docs / "2024/cohort.yml", "Class of", "Circle of")


LAPSES = {
    "2024/bob has changed": [withdrawn, private],
    "2024/bob is gone": [gone],
    "2024/dre is new": [came],
    "the cohort's own files have changed": [renamed],
}


@pytest.mark.parametrize(("told", "what"), [(told, it) for told, all_ in LAPSES.items() for it in all_])
def test_what_has_changed_is_told_and_the_cohort_is_made_anew(told, what, folder):
    build(folder)
    what(folder / "portfolios")
    said = build(folder, "--strict")
    assert told in said
    assert "From the archive" not in said
    assert content(folder / "site") == made_anew(folder)


def test_who_withdraws_is_nowhere_on_the_new_site(folder):
    build(folder)
    assert b"Bob Smit" in b"".join(content(folder / "site").values())
    said = run(LEERKRING, "withdraw", "bob", folder=folder)
    assert said.returncode == 0, said.stdout
    assert "2024/bob (consent withdrawn)" in said.stdout
    everything = b"".join(content(folder / "site").values())
    assert b"Bob" not in everything
    assert not (folder / "site/2024/bob").exists()
    assert b"Ann Vos" in everything
    assert not list(folder.glob(".site.leerkring/**/bob"))


def test_consent_that_ends_ends_in_the_archive_too_and_no_reminder_of_it(folder):
    change(folder / "portfolios/2024/bob/profile.md", "given_by: self", "given_by: self, until: 2027-02-10")
    assert run(LEERKRING, "archive", "2024", folder=folder).returncode == 0
    january, february = "1800000000", "1802304000"  # 2027-01-15, when a reminder would begin; 2027-02-11
    assert "From the archive: 2024." in build(folder, SOURCE_DATE_EPOCH=january)
    assert (folder / "site/2024/bob").exists()
    said = build(folder, SOURCE_DATE_EPOCH=february)
    assert "a consent of 2024/bob has begun or ended" in said
    assert not (folder / "site/2024/bob").exists()
    assert (folder / "site/2024/ann/index.html").exists()


def test_who_hides_their_name_elsewhere_is_named_in_no_archive(folder):
    """Cas of 2025 is named in 2024; when Cas is hidden, 2024 is made anew without that name."""
    care(folder / "portfolios/2024/ann", "Together with Cas Bos.")
    assert run(LEERKRING, "archive", "2024", folder=folder).returncode == 0
    assert b"Cas Bos" in part(folder, "2024")["ann/experiences/care/index.html"]
    change(folder / "portfolios/2025/cas/profile.md", "show_as: full", "show_as: first-name")
    said = build(folder)
    assert "2024/ann may name somebody who is not to be named" in said
    assert b"Together with a fellow learner." in part(folder, "2024")["ann/experiences/care/index.html"]
    assert b"Cas Bos" not in b"".join(content(folder / "site").values())


def test_words_that_only_may_be_a_name_are_looked_at_and_keep_the_archive(folder):
    """Bob of 2024 shows his full name; in 2025 he hides it, and nobody else told it."""
    learner(folder / "portfolios/2025/bob", "Bob Smit")
    change(folder / "portfolios/2025/bob/profile.md", "show_as: full", "show_as: first-name")
    assert "From the archive: 2024." in build(folder)
    assert b"Bob Smit" not in b"".join(part(folder, "2025").values())


def test_who_is_hidden_in_the_archive_is_named_nowhere_else(folder):
    withdrawn(folder / "portfolios")
    assert run(LEERKRING, "archive", "2024", folder=folder).returncode == 0
    care(folder / "portfolios/2025/cas", "Together with Bob Smit of last year.")
    said = build(folder)
    assert "From the archive: 2024." in said
    assert "portfolios/2025/cas/experiences/care.md" in said
    assert b"Bob Smit" not in b"".join(content(folder / "site").values())


def test_for_another_audience_or_address_it_is_made_anew(folder):
    change(folder / "portfolios/2024/bob/profile.md", "visibility: public", "visibility: cohort")
    change(folder / "mkdocs.yml", "{language: en}\n", "{language: en, audience: cohort}\n")
    assert run(LEERKRING, "archive", "2024", folder=folder).returncode == 0
    assert (folder / "site/2024/bob").exists()
    change(folder / "mkdocs.yml", ", audience: cohort", "")
    assert "it is for another audience" in build(folder)
    assert not (folder / "site/2024/bob").exists()
    assert run(LEERKRING, "archive", "2024", folder=folder).returncode == 0
    change(folder / "mkdocs.yml", "https://kade.example/", "https://quay.example/")
    assert "the site has another address" in build(folder)
    assert b"kade.example/2024" not in b"".join(part(folder, "2024").values())


# A file that is not what was written -------------------------------------------------------------------


def rewrite(file, change_about=lambda _: None, change_files=lambda _: None, comment=None):
    """Write an archive anew with other contents, and with the right digest of what it says of itself."""
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    about = json.loads(files.pop("about.json"))
    change_about(about)
    change_files(files)
    text = json.dumps(about).encode()
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = comment or hashlib.sha256(text).hexdigest().encode()
        archive.writestr("about.json", text)
        for name, data in files.items():
            archive.writestr(name, data)


def fingerprints(docs, about):
    """What an archive would say of the documents as they are now."""
    learners = about["learners"]
    changed = {name: {**kept, "source": folder_digest(docs, name)} for name, kept in learners.items()}
    return {"learners": changed, "own": digest_beside(docs, frozenset(learners))}


def with_file(path):
    """A file more, of which the archive says what it is."""

    def harm(file):
        rewrite(
            file,
            lambda about: about["files"].update({path: hashlib.sha256(b"x").hexdigest()}),
            lambda files: files.update({f"site/{path}": b"x"}),
        )

    return harm


def flipped(data):
    """The same but for one byte in the middle."""
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def with_an_old_page_and_a_damaged_one(file):
    """What is unpacked before the damage is found must not stay."""

    def story(about):
        files = about["files"]
        digest = hashlib.sha256(b"old").hexdigest()
        about["files"] = {"old.html": digest, **files, "ann/index.html": "0" * 64}

    rewrite(file, story, lambda files: files.update({"site/old.html": b"old"}))


HARM = {
    "an old page": with_an_old_page_and_a_damaged_one,
    "cut off": lambda it: it.write_bytes(it.read_bytes()[:-100]),
    "cut in half": lambda it: it.write_bytes(it.read_bytes()[: it.stat().st_size // 2]),
    "empty": lambda it: it.write_bytes(b""),
    "a byte": lambda it: it.write_bytes(flipped(it.read_bytes())),
    "no archive": lambda it: it.write_bytes(b"hello"),
    "a folder": lambda it: (it.unlink(), it.mkdir()),
    "another page": lambda it: rewrite(
        it, change_files=lambda files: files.update({"site/ann/index.html": b"<h1>Mine</h1>"})
    ),
    "a page more": lambda it: rewrite(it, change_files=lambda files: files.update({"site/new.html": b""})),
    "a page less": lambda it: rewrite(it, change_files=lambda files: files.pop("site/ann/index.html")),
    "another story": lambda it: rewrite(it, lambda about: about["learners"].clear(), comment=b"0" * 64),
    "a story of another kind": lambda it: rewrite(it, lambda about: about.update(learners=[])),
    "a later kind": lambda it: rewrite(it, lambda about: about.update(version=2)),
    "a path up": with_file("../index.html"),
    "a path from the root": with_file("/etc/passwd"),
    "a path of another system": with_file("a\\..\\b"),
    "a drive": with_file("c:b"),
    "a hidden file": with_file(".git/config"),
    "a path up in the middle": with_file("a/../../b"),
}


@pytest.mark.parametrize(
    "what", [pytest.param(it, marks=[pytest.mark.heavy] * (turn % 3 > 0)) for turn, it in enumerate(HARM)]
)
def test_a_damaged_archive_is_told_and_the_cohort_is_made_anew(what, folder):
    HARM[what](folder / "archive/2024.zip")
    shutil.rmtree(folder / ".site.leerkring", ignore_errors=True)
    said = build(folder, "--strict", cache="off")
    assert "the file is damaged" in said
    assert content(folder / "site") == made_anew(folder)
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} == {
        *("archive", "mkdocs.yml", "portfolios", "site")
    }


# Making one ---------------------------------------------------------------------------------------


def test_two_archives_of_the_same_are_the_same(folder):
    first = (folder / "archive/2024.zip").read_bytes()
    (folder / "archive/2024.zip").unlink()
    said = run(LEERKRING, "archive", "2024", folder=folder, PYTHONHASHSEED="9", TZ="Asia/Tokyo")
    assert said.returncode == 0, said.stdout
    assert (folder / "archive/2024.zip").read_bytes() == first
    assert [path.name for path in (folder / "archive").iterdir()] == ["2024.zip"]


def test_nothing_private_is_in_it(folder):
    docs = folder / "portfolios"
    private(docs)
    change(docs / "2024/bob/experiences/care.md", "Bob looked after", "Bob was zebraed by")
    change(docs / "2024/ann/profile.md", "given_by: self", "given_by: self, withdrawn_on: 2026-11-01")
    assert run(LEERKRING, "archive", "2024", folder=folder).returncode == 0
    with zipfile.ZipFile(folder / "archive/2024.zip") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).lower()
    assert b"bob" in everything
    for hidden in (b"zebraed", b"vos", b"pia peer"):
        assert hidden not in everything


def test_an_archive_is_made_of_a_cohort_that_is_there(folder):
    said = run(LEERKRING, "archive", "2031", folder=folder)
    assert said.returncode == 2
    assert "Er zijn: 2024, 2025." in said.stdout or "There are: 2024, 2025." in said.stdout


def test_a_build_that_fails_leaves_the_old_archive_and_the_old_site(folder):
    before, archive = content(folder / "site"), (folder / "archive/2024.zip").read_bytes()
    leak(folder / "portfolios/2024/ann")
    said = run(LEERKRING, "archive", "2024", folder=folder)
    assert said.returncode == 1
    assert content(folder / "site") == before
    assert (folder / "archive/2024.zip").read_bytes() == archive


def test_an_archive_is_written_aside(folder):
    file = folder / "archive/2024.zip"
    before = file.read_bytes()
    found = opened(file)
    (folder / "site/2024/ann/index.html").write_text("another's")
    with pytest.raises(DamagedError):
        keep_archive(found, folder / "site/2024")
    assert file.read_bytes() == before
    assert list((folder / "archive").iterdir()) == [file]


def test_all_cohorts_can_be_in_an_archive(folder):
    assert run(LEERKRING, "archive", "2025", folder=folder).returncode == 0
    before = manifest(folder)
    said = build(folder, "--strict")
    assert "From the archive: 2024, 2025." in said
    assert manifest(folder) == before


def test_if_it_does_not_hold_a_fault_in_the_cohort_counts_again(folder):
    """An archive may cover it; without one there is nothing that is right to publish."""
    docs = folder / "portfolios/2024"
    change(docs / "cohort.yml", "school:", "colour: red\nschool:")
    rewrite(folder / "archive/2024.zip", lambda about: about.update(fingerprints(docs, about)))
    build(folder)
    before = manifest(folder)
    gone(folder / "portfolios")
    said = mkdocs("build", folder=folder)
    assert said.returncode == 1
    assert "2024/bob is gone" in said.stdout
    assert "portfolios/2024/cohort.yml:3:1" in said.stdout
    there = {line.split()[1] for line in manifest(folder)}
    others = {
        path for path in (line.split()[1] for line in before) if path.startswith(("2024/ann/", "2025/"))
    }
    assert others <= there <= {line.split()[1] for line in before}
    assert not [path for path in there if path.startswith("2024/bob/")]


def test_the_authors_own_preview_is_made_of_documents(folder):
    surveys = contexts_of(read_layout(folder / "portfolios"), "private", datetime.date(2026, 11, 23))
    looked = discover(surveys)
    assert (looked.archives, looked.invalid) == ({}, ())
    surveys = contexts_of(read_layout(folder / "portfolios"), "public", datetime.date(2026, 11, 23))
    assert list(discover(surveys).archives) == ["2024/"]


def test_an_archive_whose_cohort_is_gone_is_told(folder):
    shutil.rmtree(folder / "portfolios/2024")
    told = "archive/2024.zip is not shown: there is no folder portfolios/2024 with a cohort.yml."
    assert told in run(LEERKRING, "--lang", "en", "build", "--strict", folder=folder).stdout
    assert told in run(LEERKRING, "--lang", "en", "check", folder=folder).stdout
    assert not (folder / "site/2024").exists()
