"""What an author writes never becomes a command, markup or a broken report."""

import json
from xml.etree import ElementTree

import pytest

from generator.problems import Place, problem
from generator.reporting.findings import CheckSummary
from generator.reporting.reports import REPORTS, github_summary
from generator.reporting.told import told

SUMMARY = CheckSummary(files=1)
NASTY = 'a\r\nb::c,d%\x1b[2J\u202e<i>|`*]]>&"\ud800\x00\ufffe'


def report(name, found, path="a.md"):
    return REPORTS[name]([problem(path, "raw-html", Place(1, 1, 2), found=found)], {}, "en", SUMMARY)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_never_holds_what_steers_a_terminal(name):
    text = report(name, NASTY, path=f"{NASTY}.md")
    assert not set(text) & set("\r\x1b\x00\u202e\ud800\ufffe")
    text.encode("utf-8")


def test_a_value_on_two_lines_stays_on_one():
    assert "“a··b”" in report("concise", "a\r\nb")
    assert report("concise", "a\nb").count("\n") == 1


def test_github_keeps_values_out_of_its_commands():
    first, *_ = report("github", "50%, a::b", path="a,b:c%.md").splitlines()
    assert first.startswith(
        "::error file=a%2Cb%3Ac%25.md,line=1,col=1,endColumn=2,title=raw-html::“50%25, a::b”"
    )
    assert "50%25, a::b" in first
    assert first.count("%0A") == 1


def test_a_table_for_github_shows_markup_as_it_was_written():
    found = [problem("a|b.md", "raw-html", found="<b>|`x`*y*")]
    *_, row = github_summary(found, {}, "en", SUMMARY).splitlines()
    assert row.startswith(r"| error | a\|b.md:1 |")
    assert r"\<b\>\|\`x\`\*y\*" in row


def test_json_reads_back_what_was_found():
    (found,) = json.loads(report("json", 'a "quoted" \\ word'))["problems"]
    assert found["values"] == {"found": 'a "quoted" \\ word'}


def test_sarif_writes_a_path_as_an_address():
    text = report("sarif", "<b>", path="a b/50%#é:1.md")
    (result,) = json.loads(text)["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "a%20b/50%25%23%C3%A9%3A1.md", "uriBaseId": "%SRCROOT%"}


def test_junit_is_well_formed_whatever_was_found():
    failure = ElementTree.fromstring(report("junit", NASTY)).find(".//failure")  # noqa: S314  # our own report
    assert "<i>|`*]]>&" in failure.get("message")


def test_braces_in_a_value_are_text():
    sentence = told(problem("a.md", "raw-html", found="{nearest} {0.__class__}"), "en").sentence
    assert "“{nearest} {0.__class__}”" in sentence


def test_a_long_value_is_cut():
    assert len(told(problem("a.md", "raw-html", found="x" * 10_000), "en").sentence) < 150


def test_joiners_of_persian_and_emoji_stay():
    assert "می‌خواهم" in told(problem("a.md", "raw-html", found="می‌خواهم"), "en").sentence
