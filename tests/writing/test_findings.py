"""What a page finds is true of none, one and many, in each language."""

from __future__ import annotations

import pytest

from generator.overviews import OVERVIEWS
from generator.overviews.competences import competences_overview
from generator.writing.findings import finding
from generator.writing.wording import Wording
from tests.portfolios import ann

CARE = "type: experience\ntitle: Care {n}\nlearning: {form}\nstage: initial\nsetting: care\nstart: 20{n}"
PIECE = (
    "type: evidence\ntitle: Plan {n}\nmedia: product\ndate: 2025-0{n}\ncycle: 1\nurl: https://a.example/{n}\n"
    "competences: [{{competence: 'kade:{name}'}}]"
)
SEEN = (
    "type: assessment\ntitle: Seen\nby: {by}\ndate: 2025-03\ncycle: 1\n"
    "scores: [{{competence: 'kade:A', level: 2}}]"
)
GOAL = "type: goal\ntitle: Learn {n}\nstatus: {status}\ncycle: 1\nsubject: cooking"
ASKED = "type: question\ntitle: Why {n}?\nstatus: open\ncycle: 1"
JUDGED = (
    "type: validation\ntitle: Judged\nstandard: kade:job\nassessor: judge\ndate: 2025-08\ncycle: 2\n"
    "methods: [portfolio]\noutcomes: [{outcomes}]"
)
OUTCOME = "{{competence: 'kade:{name}', verdict: {verdict}}}"


def cares(*forms):
    return {f"experiences__c{n}": CARE.format(n=n, form=form) for n, form in enumerate(forms, 10)}


def pieces(*names):
    return {f"evidence__p{n}": PIECE.format(n=n, name=name) for n, name in enumerate(names, 1)}


def goals(*states):
    return {f"goals__g{n}": GOAL.format(n=n, status=status) for n, status in enumerate(states, 1)}


def judged(**verdicts):
    outcomes = ", ".join(OUTCOME.format(name=name, verdict=it) for name, it in verdicts.items())
    return {"validations__v": JUDGED.format(outcomes=outcomes)}


def found(folder, phase, files, language):
    portfolio, site = ann(folder, **files)
    if phase == "competences":
        return finding(competences_overview(portfolio, site.frameworks), Wording(language, site.frameworks))
    overview = OVERVIEWS[phase](portfolio, portfolio.cycles[-1], site.frameworks)
    return finding(overview, Wording(language, site.frameworks))


@pytest.mark.parametrize(
    ("phase", "files", "en", "nl"),
    [
        ("recognise", {}, "Here will stand what I learned from.", "Hier komt te staan waar ik van leerde."),
        (
            "recognise",
            cares("informal"),
            "I learned from 1 experience, which began in 2010.",
            "Ik leerde van 1 ervaring, die begon in 2010.",
        ),
        (
            "recognise",
            cares("informal", "formal", "informal"),
            (
                "I learned from 3 experiences, the first in 2010. "
                "2 of them were in daily life, without a school or a course."
            ),
            (
                "Ik leerde van 3 ervaringen, de eerste in 2010. "
                "2 daarvan waren in het gewone leven, zonder school of cursus."
            ),
        ),
        (
            "recognise",
            cares("informal", "formal"),
            (
                "I learned from 2 experiences, the first in 2010. "
                "1 of them was in daily life, without a school or a course."
            ),
            (
                "Ik leerde van 2 ervaringen, de eerste in 2010. "
                "1 daarvan was in het gewone leven, zonder school of cursus."
            ),
        ),
        (
            "recognise",
            cares("informal", "informal"),
            (
                "I learned from 2 experiences, the first in 2010. "
                "All of them were in daily life, without a school or a course."
            ),
            (
                "Ik leerde van 2 ervaringen, de eerste in 2010. "
                "Allemaal in het gewone leven, zonder school of cursus."
            ),
        ),
        (
            "recognise",
            cares("formal", "formal"),
            "I learned from 2 experiences, the first in 2010.",
            "Ik leerde van 2 ervaringen, de eerste in 2010.",
        ),
        (
            "value",
            {},
            "Here will stand what I can do, with the proof of it.",
            "Hier komt te staan wat ik kan, met het bewijs erbij.",
        ),
        (
            "value",
            {"assessments__self": SEEN.format(by="self")},
            "I looked at 1 competence myself.",
            "Ik keek zelf naar 1 competentie.",
        ),
        (
            "value",
            pieces("A"),
            "There is proof of 1 competence: 1 piece of proof.",
            "Ik heb bewijs voor 1 competentie: 1 bewijs.",
        ),
        (
            "value",
            pieces("A", "A", "B") | {"assessments__coach": SEEN.format(by="coach")},
            "There is proof of 2 competences: 3 pieces of proof. Of 1 competence others said how far I am.",
            (
                "Ik heb bewijs voor 2 competenties: 3 bewijzen. "
                "Bij 1 competentie zegt ook een ander hoe ver ik ben."
            ),
        ),
        (
            "calibrate",
            {},
            "Nobody has judged this portfolio yet.",
            "Nog niemand heeft dit portfolio beoordeeld.",
        ),
        (
            "calibrate",
            judged(A="met"),
            "1 of the 2 requirements for Job is met.",
            "1 van de 2 eisen voor Job gehaald.",
        ),
        (
            "calibrate",
            judged(A="met", B="met"),
            "All 2 requirements for Job are met.",
            "Alle 2 eisen voor Job zijn gehaald.",
        ),
        (
            "calibrate",
            judged(A="met", B="partly"),
            "1 of the 2 requirements for Job is met and 1 in part.",
            "1 van de 2 eisen voor Job gehaald en 1 voor een deel.",
        ),
        (
            "calibrate",
            judged(A="gap", B="partly"),
            "1 of the 2 requirements for Job is met in part.",
            "1 van de 2 eisen voor Job voor een deel gehaald.",
        ),
        ("calibrate", judged(A="gap"), "Compared with Job.", "Vergeleken met Job."),
        (
            "develop",
            {},
            "Here will stand what I am going to learn, and how.",
            "Hier komt te staan wat ik ga leren, en hoe.",
        ),
        (
            "develop",
            {"questions__q": ASKED.format(n=1)},
            "I have 1 learning question.",
            "Ik heb 1 leervraag.",
        ),
        (
            "develop",
            goals("dropped") | {"questions__q": ASKED.format(n=1)},
            "I have 1 learning question.",
            "Ik heb 1 leervraag.",
        ),
        (
            "develop",
            goals("active", "active", "planned", "achieved"),
            "I am working on 2 goals. 1 goal is planned. I have reached 1 goal.",
            "Ik werk aan 2 doelen. 1 doel staat klaar om te beginnen. Ik heb 1 doel gehaald.",
        ),
        ("competences", {}, "Here will stand what I can do.", "Hier komt te staan wat ik kan."),
        ("competences", pieces("A"), "I show 1 competence.", "Ik laat 1 competentie zien."),
        (
            "competences",
            pieces("A", "B") | {"assessments__coach": SEEN.format(by="coach")},
            "I show 2 competences. Somebody else gave a level for 1 of them.",
            "Ik laat 2 competenties zien. Bij 1 daarvan gaf een ander een niveau.",
        ),
    ],
)
def test_a_finding_fits_its_numbers(phase, files, en, nl, tmp_path):
    assert found(tmp_path / "en", phase, files, "en") == en
    assert found(tmp_path / "nl", phase, files, "nl") == nl
