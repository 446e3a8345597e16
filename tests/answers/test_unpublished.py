"""Questions that wait, and answers that only the learner may see, are on no page of the site."""

from __future__ import annotations

import calendar

import pytest

from generator.serving.letters import arrived
from tests.answers.letters import DAY, answer, asking, content, files_of, place
from tests.hosts.conftest import mkdocs
from tests.safety.test_canaries import flown

SETTINGS = (
    "site_name: Site\nsite_url: https://kade.example/\ndocs_dir: docs\n"
    "exclude_docs: |\n  /*/\n  /*.yml\ntheme: material\nplugins: [leerkring: {language: en}]\n"
)


@pytest.mark.heavy
def test_no_canary_of_a_question_or_an_answer_leaves(tmp_path):
    ann = place(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    waits = asking(ann, "boss", words="canary-4711")
    came = asking(ann)
    shown = arrived(ann, "ann", content(answer(asking(ann), text="canary-4713", show_as="role")))
    found = arrived(ann, "ann", content(answer(came, text="canary-4712", show_as="role")))
    file = ann.docs / shown.path
    file.write_text(file.read_text().replace("visibility: private", "visibility: public"))
    kept = files_of(ann)
    assert any(b"canary-4712" in told for told in kept.values())
    birds = {"canary-4711": "words", "canary-4712": "private", "canary-4713": "shown"}
    birds |= {waits.asked.number: "number", found.path.rpartition("/")[2].removesuffix(".md"): "name"}
    birds |= {"Cor Coach": "person", dict(came.asked.about)["evidence/plan"]: "digest"}
    built = mkdocs("build", folder=tmp_path, SOURCE_DATE_EPOCH=str(calendar.timegm(DAY.timetuple())))
    assert built.returncode == 0, built.stdout
    assert flown(tmp_path / "site", birds) == {"shown"}
