"""A cohort of any size, made from a seed: twenty documents a learner, in words that are like a learner's.

    python -m bench.cohort FOLDER LEARNERS

The same numbers give the same bytes. Every learner is different, so that nothing is cheap by repetition.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

MKDOCS = """\
site_name: Cohort
site_url: https://cohort.example/
docs_dir: portfolios
exclude_docs: |
  /*/
  /*.yml
  /programme.md
  !/assets/
theme: {name: material, font: false, language: nl}
plugins:
  - leerkring: {language: nl}
"""

COHORT = """\
type: cohort
title: Een jaar van de kring
school: Leerhuis De Kade
languages: [nl]
contact: {name: De balie, website: "https://kade.example/"}
listing: cards
"""

LEARNER_DOCUMENTS = 20
_COMPETENCES = 30
_LEVELS = 4
_FIRST = [
    "Ada",
    "Bo",
    "Cem",
    "Dina",
    "Eva",
    "Femke",
    "Gijs",
    "Hamza",
    "Ilse",
    "Joris",
    "Karim",
    "Lotte",
    "Maud",
    "Noor",
    "Omar",
    "Pim",
    "Rosa",
    "Sem",
    "Tess",
    "Yara",
]
_LAST = [
    "Bakker",
    "Dekker",
    "Yilmaz",
    "Jansen",
    "Mulder",
    "Visser",
    "Haddad",
    "Smit",
    "Meijer",
    "Peters",
    "Kok",
    "Postma",
    "Vermeer",
    "Bos",
    "Prins",
]
_TEXT = """
ik heb op het werk geleerd hoe je een plan maakt en het samen met anderen uitvoert wij keken eerst
wat er nodig was daarna verdeelden wij de taken en vroegen hulp waar dat moest in de keuken bij de
buren op straat met een collega die alles al wist en niets zei tot je het vroeg soms ging het mis
dan begonnen we opnieuw met minder haast en meer aandacht voor wie er aan tafel zat de klant was
tevreden de begeleider schreef het op en ik wist dat ik verder kon met wat ik nu kan rekenen lassen
koken luisteren schrijven meten verzorgen uitleggen
"""
_WORDS = _TEXT.split()


def write_cohort(folder: Path, learners: int, *, words: int = 500) -> Path:
    """Write a site's folder with so many learners; about so many words of prose in each document."""
    for path, text in cohort(learners, words=words):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def cohort(learners: int, *, words: int = 500) -> Iterator[tuple[str, str]]:
    """The files of a site's folder: path and text."""
    yield "mkdocs.yml", MKDOCS
    yield "portfolios/cohort.yml", COHORT
    yield "portfolios/frameworks/trade.yml", _yaml(_framework())
    for number in range(learners):
        yield from learner(number, words=words)


def learner(number: int, *, words: int = 500) -> Iterator[tuple[str, str]]:
    """The twenty documents of one learner: the same whatever the size of the cohort."""
    chosen = random.Random(number)
    name = f"{chosen.choice(_FIRST)} {chosen.choice(_LAST)}"
    slug = f"{name.partition(' ')[0].lower()}-{number:05}"
    for path, fields in _documents(name, chosen).items():
        text = _prose(chosen, words)
        yield f"portfolios/{slug}/{path}.md", f"---\n{_yaml(fields)}---\n{text}"


def _yaml(value: object) -> str:
    return yaml.dump(value, allow_unicode=True, sort_keys=False, width=100)


def _sentence(chosen: random.Random, words: int) -> str:
    text = " ".join(chosen.choices(_WORDS, k=words))
    return f"{text[0].upper()}{text[1:]}."


def _title(chosen: random.Random) -> str:
    return _sentence(chosen, 5)[:-1]


def _prose(chosen: random.Random, words: int) -> str:
    parts = [
        f"## {_title(chosen)}",
        _sentence(chosen, words // 4),
        "\n".join(f"- **{_title(chosen)}**: {_sentence(chosen, 8)}" for _ in range(4)),
        f"> {_sentence(chosen, 20)}",
        f"## {_title(chosen)}",
        *(_sentence(chosen, words // 6) for _ in range(3)),
        "| wat | wanneer |\n|---|---|\n"
        + "\n".join(f"| {_title(chosen)} | 2025-0{n} |" for n in range(1, 4)),
    ]
    return "\n\n".join(parts) + "\n"


def _framework() -> dict[str, object]:
    names = random.Random(0)
    competences = [{"id": f"t{n}", "title": _title(names)} for n in range(1, _COMPETENCES + 1)]
    asks = [{"competence": f"trade:t{n}", "level": 3} for n in range(1, 9)]
    return {
        "type": "framework",
        "id": "trade",
        "title": "Vakkundig",
        "version": "2026",
        "publisher": "Leerhuis De Kade",
        "licence": "CC BY 4.0",
        "source": "https://kade.example/vakkundig",
        "levels": [{"id": n, "title": f"Niveau {n}"} for n in range(1, _LEVELS + 1)],
        "competences": competences,
        "requirements": [
            {"id": "job", "title": "Vakkracht", "kind": "function", "organisation": "Maasstaal", "asks": asks}
        ],
    }


def _documents(name: str, chosen: random.Random) -> dict[str, dict[str, object]]:
    known = chosen.sample(range(1, _COMPETENCES + 1), 8)
    competences = [f"trade:t{number}" for number in known]

    def claims(count: int) -> list[dict[str, object]]:
        return [
            {
                "competence": competence,
                "rationale": _sentence(chosen, 12),
                "level": chosen.randint(1, _LEVELS),
            }
            for competence in chosen.sample(competences, count)
        ]

    found: dict[str, dict[str, object]] = {"profile": _profile(name, competences, chosen)}
    found["cycles/1"] = {
        "type": "cycle",
        "number": 1,
        "title": _title(chosen),
        "start": "2025-01",
        "phase": chosen.choice(["recognise", "value", "calibrate", "develop"]),
        "focus": _sentence(chosen, 15),
    }
    for number in range(1, 7):
        found[f"experiences/work-{number}"] = _experience(number, claims(4), chosen)
    for number in range(1, 5):
        found[f"evidence/proof-{number}"] = {
            "type": "evidence",
            "title": _title(chosen),
            "media": "testimonial",
            "date": f"2025-0{number}-10",
            "experience": f"work-{number}",
            "competences": claims(3),
            "contribution": _sentence(chosen, 10),
            "confirmed_by": "guide",
        }
    for by in ("self", "guide"):
        found[f"assessments/{by}"] = {
            "type": "assessment",
            "title": _title(chosen),
            "by": by,
            "date": "2025-05-01",
            "cycle": 1,
            "scores": claims(5),
        }
    found["questions/how"] = {
        "type": "question",
        "title": _title(chosen),
        "status": "open",
        "cycle": 1,
        "date": "2025-02-01",
        "origin": _sentence(chosen, 15),
        "competences": competences[:2],
    }
    for number in (1, 2):
        found[f"dialogues/talk-{number}"] = _dialogue(number, chosen)
    found["validations/scan"] = {
        "type": "validation",
        "title": _title(chosen),
        "standard": "trade:job",
        "assessor": "judge",
        "date": "2025-06-01",
        "cycle": 1,
        "methods": ["portfolio"],
        "outcomes": [
            {"competence": name, "level": 2, "verdict": "met", "evidence": ["proof-1"]}
            for name in competences[:3]
        ],
    }
    for number in (1, 2):
        found[f"goals/goal-{number}"] = {
            "type": "goal",
            "title": _title(chosen),
            "status": "active",
            "cycle": 1,
            "competence": competences[number],
            "level": 3,
            "activities": [
                {"title": _title(chosen), "learning": "informal", "start": "2025-07", "status": "planned"}
            ],
        }
    return found


def _profile(name: str, competences: list[str], chosen: random.Random) -> dict[str, object]:
    return {
        "type": "profile",
        "title": f"Portfolio van {name}",
        "name": name,
        "show_as": "full",
        "language": "nl",
        "headline": _title(chosen),
        "motivation": _sentence(chosen, 25),
        "ambition": _sentence(chosen, 25),
        "learning_style": _sentence(chosen, 20),
        "perspectives": [{"kind": "career", "text": _title(chosen)}],
        "frameworks": ["trade"],
        "highlights": competences[:4],
        "consent": {
            "audience": "public",
            "scope": ["portfolio"],
            "given_on": "2025-01-12",
            "given_by": "self",
            "age_band": "16-or-older",
        },
        "visibility": "public",
        "people": [
            {
                "id": "guide",
                "name": "Marijke van Dongen",
                "role": "facilitator",
                "function": "portfolio-guide",
                "organisation": "Leerhuis De Kade",
                "show_as": "name",
                "consent": {"given_on": "2024-10-17"},
            },
            {
                "id": "judge",
                "name": "Karel Hofstra",
                "role": "facilitator",
                "function": "assessor",
                "organisation": "Leerhuis De Kade",
                "show_as": "name",
                "consent": {"given_on": "2024-10-17"},
            },
        ],
    }


def _experience(number: int, claims: list[dict[str, object]], chosen: random.Random) -> dict[str, object]:
    return {
        "type": "experience",
        "title": _title(chosen),
        "learning": chosen.choice(["formal", "non-formal", "informal"]),
        "stage": chosen.choice(["initial", "post-initial"]),
        "setting": chosen.choice(["work", "school", "care"]),
        "organisation": chosen.choice(["Maasstaal", "Zorggroep Linde", "Hotel De Haven"]),
        "role": _title(chosen),
        "start": f"20{10 + number}-09",
        "end": f"20{11 + number}-07",
        "purpose": "apply",
        "competences": claims,
        "starrt": {
            part: _sentence(chosen, 18)
            for part in ("situation", "task", "action", "result", "reflection", "transfer")
        },
    }


def _dialogue(number: int, chosen: random.Random) -> dict[str, object]:
    return {
        "type": "dialogue",
        "title": _title(chosen),
        "date": f"2025-0{number}-20",
        "cycle": 1,
        "phase": chosen.choice(["recognise", "value", "calibrate", "develop"]),
        "participants": ["self", "guide"],
        "about": ["evidence/proof-1"],
        "agreements": {part: _sentence(chosen, 10) for part in ("form", "content", "meaning")},
        "steering": chosen.randint(0, 100),
        "feedback": [{"from": "guide", "about": "evidence/proof-1", "text": _sentence(chosen, 15)}],
        "next_steps": [_sentence(chosen, 8)],
    }


if __name__ == "__main__":
    write_cohort(Path(sys.argv[1]), int(sys.argv[2]))
