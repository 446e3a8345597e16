"""What is measured is counted whole: no worker is forgotten, and others build the same documents."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from bench import others, ours, runners, stages, steps
from bench.__main__ import main
from bench.cohort import LEARNER_DOCUMENTS, write_cohort
from bench.measured import FailedError, Measured, measured
from bench.others import MOST_PRUNED, MOST_WHOLE, OTHERS
from bench.output import Output, output_of
from bench.table import Run, exponent, growth, table

FROM_FIELDS = [other for other in OTHERS if other.sources != "mkdocs"]
FROM_MARKDOWN = [other for other in OTHERS if other.sources == "mkdocs" and not other.prune]
LEFT_OUT = {"accessibility/index.html", "ecosystem/index.html", "frameworks/trade/index.html"}
DOCS = Path(__file__).resolve().parent.parent / "docs"
linux = pytest.mark.skipif(sys.platform != "linux", reason="orphans are adopted on Linux only")

BURNING = """
    import json, multiprocessing, time
    from concurrent.futures import ProcessPoolExecutor

    def burn(seconds):
        while time.process_time() < seconds:
            sum(range(1000))
        return time.process_time()

    if __name__ == "__main__":
        context = multiprocessing.get_context("forkserver")
        executor = ProcessPoolExecutor(1, mp_context=context)
        burnt = [executor.submit(burn, seconds).result() for seconds in (0.5, 1.0)]
        executor.shutdown(wait=False)
        open("burnt.json", "w").write(json.dumps(burnt[-1]))
"""
ORPHAN = """
    import os, time
    if not os.fork():
        os.setsid()
        time.sleep(0.3)
        while time.process_time() < 0.5:
            sum(range(1000))
"""
LARGE_CHILD = """
    import subprocess, sys
    subprocess.run([sys.executable, "-c", "import time; x = b'x' * 150_000_000; time.sleep(0.6)"], check=True)
"""
LARGE_PARENT = """
    import subprocess, sys, time
    x = b"x" * 150_000_000
    time.sleep(0.3)
    subprocess.run([sys.executable, "-c", "import time; time.sleep(0.6)"], check=True)
"""


def ran(folder: Path, program: str) -> Measured:
    file = folder / "program.py"
    file.write_text(dedent(program), encoding="utf-8")
    return measured([sys.executable, str(file)], folder)


def run_of(wall, processor):
    return Run(Measured(wall, processor, 50, 20), Output(1.5, 40, 5000))


@linux
def test_workers_of_a_fork_server_are_counted(tmp_path):
    used = ran(tmp_path, BURNING)

    assert used.processor >= json.loads((tmp_path / "burnt.json").read_text()) >= 1


@linux
def test_a_process_that_outlives_the_command_is_waited_for_and_counted(tmp_path):
    assert ran(tmp_path, ORPHAN).processor >= 0.5


@linux
def test_the_memory_of_a_child_is_not_that_of_the_command(tmp_path):
    used = ran(tmp_path, LARGE_CHILD)

    assert used.own < 100
    assert used.others > 150


@linux
def test_a_child_does_not_inherit_the_memory_of_the_command(tmp_path):
    used = ran(tmp_path, LARGE_PARENT)

    assert used.own > 150
    assert used.others < 100


def test_a_command_that_fails_says_why(tmp_path):
    with pytest.raises(FailedError, match="no such luck"):
        ran(tmp_path, "raise SystemExit('no such luck')")


def test_output_is_counted_and_a_page_of_a_learner_is_the_one_in_the_middle(tmp_path):
    for path, size in (("index.html", 9000), ("ada/index.html", 10), ("ada/a/index.html", 30), ("ada/x", 1)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x" * size)

    assert output_of(tmp_path, ["ada"]) == Output(9041 / 1e6, 3, 20)


def test_ratios_are_taken_within_a_round():
    runs = {
        ("Leerkring", "full build"): [run_of(1, 1), run_of(10, 1), run_of(2, 1)],
        ("Hugo", "full build"): [run_of(2, 1), run_of(20, 1), run_of(4, 1)],
    }

    assert "| Hugo: full build | 4.00 | 2.00 |" in table(runs, ("Leerkring", "full build"))


def test_without_leerkring_there_are_no_ratios():
    runs = {("Hugo", "full build"): [run_of(2, 1)]}

    assert "| Hugo: full build | 2.00 | – |" in table(runs, ("Leerkring", "full build"))


def test_growth_is_the_power_of_the_size():
    assert exponent(10, 20, 3, 6) == pytest.approx(1)
    assert exponent(10, 20, 3, 12) == pytest.approx(2)
    assert exponent(10, 20, 3, None) is None


def test_growth_goes_from_each_size_to_the_next():
    sizes = {
        size: {("Hugo", "full build"): [run_of(1, size**2)], ("Zensical", "full build"): []}
        for size in (40, 10, 20)
    }

    assert growth(sizes).splitlines()[2:] == ["| Hugo | 2.00 | 2.00 |", "| Zensical | – | – |"]


def test_what_grows_with_the_square_is_not_run_on_a_large_cohort(monkeypatch, tmp_path):
    monkeypatch.setattr(runners, "_run", lambda *_: run_of(1, 1))
    slow = runners.Runner("Slow", "", lambda *_: [steps.Step("full build", (), Path(), None)], most=1)

    runs = runners.rounds([slow], 2, 1, tmp_path)

    assert "| Slow: full build | not run at this size |" in table(runs, ("Leerkring", "full build"))
    quadratic = {other.most for other in OTHERS if other.sources == "mkdocs"}
    assert quadratic == {*MOST_WHOLE.values(), MOST_PRUNED}


def test_who_is_not_there_is_skipped_aloud(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(others, "program", lambda _: None)

    able, skipped = runners.found(["eleventy"], tmp_path)

    assert able == []
    assert skipped == ["Skipped: eleventy, found neither on the path nor by BENCH_ELEVENTY."]
    assert skipped[0] in capsys.readouterr().err


def test_who_fails_is_skipped_aloud(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(others, "program", lambda _: shutil.which("false"))

    able, skipped = runners.found(["hugo"], tmp_path)

    assert able == []
    assert skipped[0] in capsys.readouterr().err


def test_a_generator_is_found_where_the_environment_says_and_nowhere_else(monkeypatch, tmp_path):
    monkeypatch.setenv("BENCH_ELEVENTY", sys.executable)
    assert others.program("eleventy") == sys.executable

    monkeypatch.setenv("BENCH_ELEVENTY", str(tmp_path / "none"))
    assert others.program("eleventy") is None


def test_a_step_from_nothing_finds_nothing_and_nothing_is_deleted_before_the_end(tmp_path):
    twice = runners.rounds([runners.Runner("Any", "", writing_steps)], 2, 2, tmp_path)

    assert [len(runs) for runs in twice.values()] == [2, 2]
    assert len(list(tmp_path.rglob("site/*"))) == 4


def writing_steps(_, folder):
    """Two steps of a generator that fails if its site is there, and writes a file with a name of its own."""
    folder.mkdir(parents=True)
    program = "import os, tempfile; os.mkdir('site'); tempfile.mkstemp(dir='site')"
    command, before = (sys.executable, "-c", program), steps.without(folder, ["site", ".cache"])
    return [steps.Step(what, command, folder, folder / "site", before) for what in ("one", "another")]


def test_all_sizes_share_a_folder_that_is_deleted_at_the_end_however_it_ends(monkeypatch):
    seen = []

    def interrupted(_, learners, __, scratch):
        seen.append(scratch)
        scratch.mkdir()
        assert all(each.exists() for each in seen)
        if learners == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("bench.__main__.found", lambda *_: ([], []))
    monkeypatch.setattr("bench.__main__.rounds", interrupted)
    with pytest.raises(KeyboardInterrupt):
        main(["2", "3"])

    assert len(seen) == 2
    assert not seen[0].parent.exists()


def test_steps_of_leerkring_begin_from_nothing_and_change_one_document(tmp_path):
    full, _, _, one, _, _, check, *_ = ours.steps(write_cohort(tmp_path / "cohort", 2), tmp_path / "ours")
    (full.folder / ".leerkring").mkdir()
    full.before()
    before = {file: file.read_bytes() for file in full.folder.rglob("*.md")}
    one.before()

    assert not (full.folder / ".leerkring").exists()
    assert len([file for file, was in before.items() if file.read_bytes() != was]) == 1
    assert check.site is None


def test_each_stage_of_a_build_is_taken_with_the_program_as_it_is(capsys):
    stages.main(1, learners=1)

    rows = dict(re.findall(r"^\| (.+?) \| (\d+\.\d\d) \|", capsys.readouterr().out, re.MULTILINE))
    assert {"leak scan", "papers", "written to the disk"} < rows.keys()
    assert float(rows["all"]) == pytest.approx(sum(map(float, rows.values())) / 2, abs=0.2)


@pytest.fixture(scope="module")
def two_learners(tmp_path_factory):
    return write_cohort(tmp_path_factory.mktemp("two") / "cohort", 2)


@pytest.fixture(scope="module")
def leerkrings(two_learners, tmp_path_factory):
    return built(ours.steps(two_learners, tmp_path_factory.mktemp("ours") / "site")[:1])


@pytest.fixture(scope="module", params=FROM_FIELDS, ids=lambda other: other.name)
def anothers(request, two_learners, tmp_path_factory):
    return built_by(request.param, two_learners, tmp_path_factory)


@pytest.fixture(scope="module", params=FROM_MARKDOWN, ids=lambda other: other.name)
def materials(request, two_learners, tmp_path_factory):
    return built_by(request.param, two_learners, tmp_path_factory)


def built_by(other, cohort, tmp_path_factory):
    if not (program := others.program(other.name)):
        pytest.skip(f"{other.name} is not installed")
    return built(others.steps(other, program, cohort, tmp_path_factory.mktemp("others") / "site"))


def built(all_steps):
    for step in all_steps:
        step.before()
        measured(step.command, step.folder)
    return all_steps[0].site


def learners_of(cohort):
    return sorted(profile.parent.name for profile in cohort.glob("portfolios/*/profile.md"))


def written_in_fields(cohort, learner):
    document = cohort / "portfolios" / learner / "experiences/work-1.md"
    fields = yaml.safe_load(document.read_text(encoding="utf-8").split("---")[1])
    told = [fields["organisation"], fields["role"], *fields["starrt"].values()]
    return told + [claim["rationale"] for claim in fields["competences"]]


def pages_of(site):
    return {file.relative_to(site).as_posix(): file.stat().st_size for file in site.rglob("*.html")}


def test_others_build_each_document_with_its_own_learners_navigation_and_search(anothers, two_learners):
    eva, maud = learners_of(two_learners)

    page = (anothers / eva / "experiences/work-2/index.html").read_text(encoding="utf-8")
    index = json.loads((anothers / eva / "search.json").read_text(encoding="utf-8"))

    assert f"/{eva}/competences/trade-" in page
    assert 'rel="prev"' in page
    assert 'rel="next"' in page
    assert maud not in page
    assert len([address for address, _, text in index if text]) == LEARNER_DOCUMENTS - 1  # not the profile
    assert (anothers / eva / "feed.xml").exists()
    assert any("One more line." in file.read_text(encoding="utf-8") for file in anothers.rglob("*.html"))


def test_others_show_all_that_is_written_in_the_fields(anothers, two_learners):
    eva, _ = learners_of(two_learners)

    for path in ("experiences/work-1/index.html", "print/index.html"):
        page = (anothers / eva / path).read_text(encoding="utf-8")
        assert [text for text in written_in_fields(two_learners, eva) if text not in page] == []


def test_others_make_the_pages_that_leerkring_makes(anothers, leerkrings, two_learners):
    cycles = {f"{name}/cycle/index.html": f"{name}/cycles/1/index.html" for name in learners_of(two_learners)}

    assert {cycles.get(path, path) for path in pages_of(leerkrings)} - LEFT_OUT == set(pages_of(anothers))


def test_others_write_about_as_much_as_leerkring(anothers, leerkrings, two_learners):
    """What is compared must be comparable, and never because others were given more to do."""
    learners = learners_of(two_learners)
    theirs, mine = pages_of(anothers), pages_of(leerkrings)

    assert 0.85 <= len(theirs) / len(mine) <= 1.15
    assert 0.75 <= sum(theirs.values()) / sum(mine.values()) <= 1.05
    assert 0.75 <= output_of(anothers, learners).page / output_of(leerkrings, learners).page <= 1.05


def test_hugo_gets_a_file_for_each_page_that_nobody_wrote(two_learners, tmp_path):
    hugo = next(other for other in FROM_FIELDS if other.name == "hugo")
    eva, _ = learners_of(two_learners)
    documents = (two_learners / "portfolios" / eva).rglob("*.md")
    known = set(re.findall(r"trade:(t\d+)", "".join(file.read_text(encoding="utf-8") for file in documents)))

    others.steps(hugo, "hugo", two_learners, tmp_path / "laid")

    content = tmp_path / "laid/content"
    assert {file.stem for file in (content / eva / "competences").iterdir()} == {
        f"trade-{code}" for code in known
    }
    assert "type: profile" in (content / eva / "_index.md").read_text(encoding="utf-8")
    assert 'title: "Herkennen"' in (content / eva / "recognise.md").read_text(encoding="utf-8")


def test_material_makes_the_pages_that_leerkring_makes(materials, leerkrings):
    assert set(pages_of(leerkrings)) - LEFT_OUT == set(pages_of(materials))


def test_material_says_about_as_much_as_leerkring_and_no_more(materials, leerkrings):
    """What is compared must be comparable; what is around the content of a page is each one's own."""
    theirs, mine = content_of(materials), content_of(leerkrings)
    text, html = (sum(each[part] for each in theirs) / sum(each[part] for each in mine) for part in (0, 1))

    assert 0.97 <= len(theirs) / len(mine) <= 1.03
    assert 0.9 <= text <= 1
    assert html <= 1
    promised = re.search(
        r"(\d+) % of Leerkring's text, in (\d+) % of its HTML \(Zensical: (\d+) %\)",
        (DOCS / "performance.md").read_text(encoding="utf-8"),
    )
    assert 100 * text == pytest.approx(int(promised[1]), abs=3)
    assert any(100 * html == pytest.approx(int(each), abs=3) for each in promised.groups()[1:])


def content_of(site):
    """Of each page the bytes of what it says, and of that with its tags."""
    return [content_in((site / path).read_text(encoding="utf-8")) for path in pages_of(site)]


def content_in(page):
    tree = LexborHTMLParser(page)
    content = tree.css_first("article.md-content__inner") or tree.css_first("main")
    for drawing in content.css("svg"):
        drawing.decompose()
    return len(" ".join(content.text(separator=" ").split()).encode()), len(content.html.encode())


def test_material_shows_the_fields_and_tells_of_a_change_wherever_it_is_shown(materials, two_learners):
    eva, _ = learners_of(two_learners)

    for path in ("experiences/work-1", "print"):
        page = (materials / eva / path / "index.html").read_text(encoding="utf-8")
        assert [text for text in written_in_fields(two_learners, eva) if text not in page] == []
    told = [
        file for file in materials.rglob("*.html") if "One more line." in file.read_text(encoding="utf-8")
    ]
    assert sorted(file.parent.name for file in told) == ["goal-1", "print"]


def test_material_has_the_documents_in_its_navigation_and_search_and_nothing_else(materials, two_learners):
    eva, maud = learners_of(two_learners)
    page = LexborHTMLParser((materials / eva / "experiences/work-2/index.html").read_text(encoding="utf-8"))
    links = [link.attributes["href"] for link in page.css(".md-nav--primary a.md-nav__link")]
    index = next(materials.rglob("search*.json")).read_text(encoding="utf-8")

    assert f"../../../{maud}/experiences/work-1/" in links
    assert (
        len({link for link in links if link.startswith("..")}) == 2 * LEARNER_DOCUMENTS
    )  # home, but not this one
    assert page.css_first("link[rel=prev]").attributes["href"] == "../work-1/"
    assert f'"{eva}/experiences/work-2/"' in index
    assert f'"{eva}/print/"' not in index


def test_material_gets_plain_markdown_without_a_warning(two_learners, tmp_path):
    material = next(other for other in FROM_MARKDOWN if other.name == "mkdocs")
    full, _ = others.steps(material, others.program("mkdocs"), two_learners, tmp_path / "laid")

    written = [file.read_text(encoding="utf-8") for file in (tmp_path / "laid/content").rglob("*.md")]
    assert not [text for text in written if re.search(r"<(?!https:)|&", text)]
    measured((*full.command, "--strict"), full.folder)  # fails if there is a warning


def test_a_report_takes_the_place_of_the_last_one(monkeypatch, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- measured -->\nold\n<!-- /measured -->\nAfter\n", encoding="utf-8")
    monkeypatch.setattr("bench.__main__.found", lambda *_: ([], ["Skipped: all."]))

    main(["--write", str(page), "2"])

    text = page.read_text(encoding="utf-8")
    assert text.startswith("Before\n<!-- measured -->\nOne round on ")
    assert text.endswith("<!-- /measured -->\nAfter\n")
    assert "Skipped: all." in text
    assert "old" not in text


def test_a_page_without_a_place_for_the_report_is_refused_before_anything_is_measured(monkeypatch, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("Nothing here", encoding="utf-8")
    monkeypatch.setattr("bench.__main__.found", lambda *_: pytest.fail("measured"))

    with pytest.raises(SystemExit, match="measured"):
        main(["--write", str(page)])


def test_the_page_on_speed_names_every_generator_and_has_a_report():
    page = (DOCS / "performance.md").read_text(encoding="utf-8")

    assert page.count("<!-- measured -->") == page.count("<!-- /measured -->") == 1
    assert "Leerkring: full build" in page
    for other in OTHERS:
        assert other.title.partition(",")[0].split()[0] in page
