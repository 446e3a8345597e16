"""Each format as a golden file, in each language; set WRITE_GOLDEN to write them anew."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.places import languages
from generator.problems import Place, problem
from generator.reporting.explanation import explanation
from generator.reporting.findings import CheckSummary
from generator.reporting.reports import REPORTS, github_summary

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"json": "json", "gitlab": "json", "sarif": "json", "junit": "xml"}


def assert_golden(name, text):
    file = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_as_the_golden_file(name, language, problems, sources, summary):
    report = REPORTS[name](problems, sources, language, summary, prefix="portfolios")
    assert_golden(f"{language}/{name}.{ENDINGS.get(name, 'txt')}", report)


@pytest.mark.parametrize("language", languages())
def test_a_summary_for_github_is_as_the_golden_file(language, problems, sources, summary):
    table = github_summary(problems, sources, language, summary, prefix="portfolios")
    assert_golden(f"{language}/github_summary.md", table)


@pytest.mark.parametrize("language", languages())
def test_when_all_is_well_each_report_says_so_in_its_own_way(language, sources, summary):
    reports = [f"== {name}\n{report([], sources, language, summary)}" for name, report in REPORTS.items()]
    assert_golden(f"{language}/all_is_well.txt", "\n".join(reports))


@pytest.mark.parametrize("language", languages())
def test_an_explanation_is_as_the_golden_file(language):
    assert_golden(f"{language}/explanation.txt", explanation("no-front-matter", language))


def test_a_title_has_an_ellipsis_for_each_blank():
    assert explanation("cycle-file-name", "en").startswith(
        "cycle-file-name: This is cycle …, so the file must be called ….md.\n"
    )
    assert explanation("consent-ends-soon", "en").startswith(
        "consent-ends-soon: This consent ends soon, on …\n"
    )


def test_explaining_an_unknown_code_is_refused():
    with pytest.raises(KeyError):
        explanation("no-such-code", "nl")


def test_a_problem_that_the_catalogue_does_not_know_is_our_mistake_and_loud(sources, summary):
    with pytest.raises(KeyError):
        REPORTS["text"]([problem("a.md", "no-such-code")], sources, "nl", summary)


@pytest.mark.parametrize(
    ("files", "portfolios", "line"),
    [
        (1, 0, "✓ 1 bestand in orde\n"),
        (41, 1, "✓ 41 bestanden in orde (1 portfolio)\n"),
        (41, 3, "✓ 41 bestanden in orde (3 portfolio's)\n"),
    ],
)
def test_the_line_of_success_counts_one_and_many(files, portfolios, line):
    assert REPORTS["text"]([], {}, "nl", CheckSummary(files=files, portfolios=portfolios)) == line


@pytest.mark.parametrize(
    ("paths", "line"),
    [
        (["a.md"], "1 fout in 1 van 41 bestanden"),
        (["a.md", "a.md", "b.md"], "3 fouten in 2 van 41 bestanden"),
    ],
)
def test_the_last_line_counts_errors_and_the_files_they_are_in(paths, line):
    found = [problem(path, "yaml-tab", Place(number)) for number, path in enumerate(paths, 1)]
    assert REPORTS["text"](found, {}, "nl", CheckSummary(files=41)).splitlines()[-1] == line


def test_a_warning_alone_leaves_the_files_in_order():
    report = REPORTS["text"](
        [problem("a.md", "consent-ends-soon", until="2027")], {}, "en", CheckSummary(files=2)
    )
    assert report.splitlines()[-1] == "✓ 2 files in order, 1 warning"


def test_sources_may_be_a_function(problems, sources, summary):
    with_function = REPORTS["text"](problems, sources.get, "nl", summary)
    assert with_function == REPORTS["text"](problems, sources, "nl", summary)


def test_colour_is_only_there_when_asked_for(problems, sources, summary):
    plain = REPORTS["text"](problems, sources, "nl", summary)
    coloured = REPORTS["text"](problems, sources, "nl", summary, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[31mfout\x1b[0m" in coloured


def test_a_file_that_is_wrong_as_a_whole_is_shown_without_lines(summary):
    found = [problem("My photo.md", "bad-name", name="My photo.md")]
    assert "type: goal" not in REPORTS["text"](found, {"My photo.md": "type: goal"}, "en", summary)


def test_a_fingerprint_stays_when_lines_move_and_differs_for_each_problem(summary):
    def marks(*lines):
        found = [
            problem("a.md", "yaml-duplicate", Place(line), field="title", line=line - 1) for line in lines
        ]
        return [each["fingerprint"] for each in json.loads(REPORTS["gitlab"](found, {}, "nl", summary))]

    assert marks(4, 7) == marks(14, 17)
    assert len(set(marks(4, 7))) == 2


def test_a_fingerprint_is_the_same_in_every_language(problems, sources, summary):
    marks = {
        tuple(
            each["fingerprint"]
            for each in json.loads(REPORTS["gitlab"](problems, sources, language, summary))
        )
        for language in languages()
    }
    assert len(marks) == 1


def test_a_summary_for_github_stays_within_its_limit(summary):
    found = [problem("a.md", "raw-html", Place(line), found="<" * 5000) for line in range(1, 2000)]
    table = github_summary(found, {}, "nl", summary)
    assert len(table.encode()) < 1024 * 1024
    assert table.endswith("… en nog 1699\n")


def test_a_sarif_result_points_to_its_rule(problems, sources, summary):
    (run,) = json.loads(REPORTS["sarif"](problems, sources, "nl", summary))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_junit_counts_what_it_holds(problems, sources, summary):
    root = ElementTree.fromstring(REPORTS["junit"](problems, sources, "nl", summary))  # noqa: S314  # our own report
    assert root.get("tests") == str(len(root.findall(".//testcase")))
    assert root.get("failures") == str(len(root.findall(".//failure")))
