"""Every paper of every sample, as a stranger's program reads it: whole, and with the tags of PDF/UA."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.pdfs import faults, torn

from .test_papers import samples  # noqa: F401  # a fixture

pytestmark = pytest.mark.heavy
QPDF = shutil.which("qpdf")


@pytest.mark.skipif(QPDF is None, reason="qpdf is not installed: no paper was checked (apt-get install qpdf)")
def test_qpdf_finds_no_paper_damaged(samples, tmp_path, capsys):  # noqa: F811  # the fixture
    said = {}
    for number, it in enumerate(samples):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(it.content)
        found = subprocess.run([QPDF, "--check", file], capture_output=True, text=True, check=False)
        if found.returncode:
            said[it.paper.address] = found.stdout + found.stderr
    with capsys.disabled():
        print(f"[{len(samples)} papers, {sum(it.sheets for it in samples)} sheets]", end=" ")
    assert len(samples) > 10
    assert said == {}


def test_every_paper_has_its_tags_and_nothing_is_torn(samples):  # noqa: F811  # the fixture
    found = {it.paper.address: [*faults(it.content), *torn(it.content)] for it in samples}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
