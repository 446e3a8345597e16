"""For whatever counts tests (Jenkins, GitLab, Azure): JUnit XML."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from generator.reporting.findings import Findings, counts
from generator.reporting.told import Told


def junit(findings: Findings) -> str:
    """A failed test for each error, a passed one with a note for each warning.

    When nothing is found one test passes, for a report without tests is taken for a mistake.
    """
    numbers = {
        "tests": str(max(1, len(findings.told))),
        "failures": str(findings.count("error")),
        "errors": "0",
    }
    root = Tree.Element("testsuites", numbers)
    suite = Tree.SubElement(root, "testsuite", {"name": "leerkring", **numbers})
    for told in findings.told:
        _case(suite, told)
    if not findings.told:
        Tree.SubElement(suite, "testcase", {"classname": "leerkring", "name": counts(findings)})
    Tree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Tree.tostring(root, encoding="unicode")}\n'


def _case(suite: Tree.Element, told: Told) -> None:
    place = told.problem.place
    attributes = {"classname": told.path, "name": f"{place.line}:{place.column} {told.problem.code}"}
    case = Tree.SubElement(suite, "testcase", attributes)
    if told.severity == "error":
        about = {"type": told.problem.code, "message": told.sentence}
        Tree.SubElement(case, "failure", about).text = f"{told.where}: {told.hint}"
    else:
        Tree.SubElement(case, "system-out").text = f"{told.sentence} {told.hint}"
