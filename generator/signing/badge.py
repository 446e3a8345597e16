"""A validation as an Open Badge 3.0: what everybody may see of it, and nothing else.

It is made of a portfolio behind the gate. No assessor is named: the school signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model import Evidence, Frameworks, Outcome, Portfolio, Validation
from generator.signing.evidence import DigestOf, PicturesOf, multihash, record_of, record_of_judgement
from generator.signing.keyring import Keyring, profile
from generator.signing.places import Places
from generator.signing.withdrawn import entry

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
STATUS = {"met": "Completed", "partly": "InProgress", "gap": "Failed"}
"""What a verdict is called in Open Badges."""

OVERALL = "overall"


@dataclass(frozen=True)
class About:
    """Of whose portfolio something is signed, and with which words and addresses."""

    portfolio: Portfolio
    frameworks: Frameworks
    places: Places
    digest_of: DigestOf
    pictures_of: PicturesOf
    prefix: str = ""
    """The folder of the cohort on the site, such as ``2024/``."""

    @property
    def root(self) -> str:
        """Where the portfolio is among the pages of its cohort."""
        return self.places.root.removeprefix(self.prefix)

    @property
    def language(self) -> str:
        return self.portfolio.profile.language


def badge(about: About, validation: Validation, keyring: Keyring, index: int) -> dict[str, Any]:
    """The statement, to be signed. ``index`` is its place in the list of what was withdrawn."""
    made: dict[str, Any] = {
        "@context": CONTEXTS,
        "id": about.places.badge(validation.slug),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": validation.title,
        "issuer": profile(keyring),
        "validFrom": f"{validation.date.first}T00:00:00Z",
    }
    if validation.valid_until:
        made["validUntil"] = f"{validation.valid_until.last}T23:59:59Z"
    made["credentialSubject"] = _subject(about, validation)
    made["relatedResource"] = [related(about.places.judgement(validation.slug), judged(about, validation))]
    if pieces := evidence_of(about, validation):
        made["evidence"] = [_evidence(about, it) for it in pieces]
        made["relatedResource"] += [resource(about, it) for it in pieces]
    return made | {"credentialStatus": entry(keyring, index)}


def evidence_of(about: About, validation: Validation) -> list[Evidence]:
    """The pieces that a validation's outcomes used, as far as everybody may see them."""
    used = {slug for outcome in validation.outcomes for slug in outcome.evidence}
    return [it for it in about.portfolio.evidence if it.slug in used]


def _evidence(about: About, evidence: Evidence) -> dict[str, Any]:
    place = about.places.document("evidence", evidence.slug)
    return {"id": place, "type": ["Evidence"], "name": evidence.title}


def judged(about: About, validation: Validation) -> bytes:
    """What everybody may see of a judgement, and of who judged."""
    return record_of_judgement(validation, about.portfolio.people.get(validation.assessor or ""))


def resource(about: About, evidence: Evidence) -> dict[str, str]:
    record = record_of(evidence, about.digest_of, about.pictures_of(evidence))
    return related(about.places.proof(evidence.slug), record)


def related(place: str, record: bytes) -> dict[str, str]:
    return {"id": place, "mediaType": "application/json", "digestMultibase": multihash(record)}


def _subject(about: About, validation: Validation) -> dict[str, Any]:
    subject: dict[str, Any] = {
        "id": about.places.portfolio,
        "type": ["AchievementSubject"],
        "achievement": _achievement(about, validation),
    }
    if results := list(_results(about, validation)):
        subject["result"] = results
    if validation.advice:
        subject["narrative"] = validation.advice
    return subject


def _achievement(about: About, validation: Validation) -> dict[str, Any]:
    asked = about.frameworks.requirements.get(validation.standard)
    page = about.places.document("validations", validation.slug)
    name = asked.title.in_language(about.language) if asked else validation.standard
    described = asked.description.in_language(about.language) if asked and asked.description else name
    made: dict[str, Any] = {
        "id": f"{page}#achievement",
        "type": ["Achievement"],
        "achievementType": "Assessment",
        "name": name,
        "description": described,
        "criteria": {"id": f"{page}#criteria", "narrative": ", ".join(validation.methods)},
        "tag": [validation.standard],
    }
    if validation.outcomes:
        made["alignment"] = [_alignment(about, it) for it in validation.outcomes]
    made["resultDescription"] = list(_descriptions(about, validation, page))
    return made


def _alignment(about: About, outcome: Outcome) -> dict[str, Any]:
    competence = about.frameworks.competences[outcome.competence]
    framework = about.frameworks.by_id[outcome.competence.partition(":")[0]]
    return {
        "type": ["Alignment"],
        "targetName": competence.title.in_language(about.language),
        "targetUrl": competence.uri or about.places.competence(outcome.competence),
        "targetCode": outcome.competence,
        "targetFramework": framework.title.in_language(about.language),
        "targetType": "ceasn:Competency",
    }


def _descriptions(about: About, validation: Validation, page: str) -> Iterator[dict[str, Any]]:
    for outcome in validation.outcomes:
        yield _description(about, outcome, page)
    if validation.overall:
        yield {
            "id": _result(page, OVERALL),
            "type": ["ResultDescription"],
            "name": OVERALL,
            "resultType": "Result",
            "allowedValue": ["passed", "passed-in-part", "not-yet"],
        }


def _description(about: About, outcome: Outcome, page: str) -> dict[str, Any]:
    levels = about.frameworks.levels(outcome.competence) if outcome.level else ()
    made: dict[str, Any] = {
        "id": _result(page, outcome.competence),
        "type": ["ResultDescription"],
        "name": about.frameworks.competences[outcome.competence].title.in_language(about.language),
        "resultType": "RubricCriterionLevel" if levels else "Status",
    }
    if levels:
        made["rubricCriterionLevel"] = [
            {
                "id": _level(page, outcome.competence, it.id),
                "type": ["RubricCriterionLevel"],
                "name": it.title.in_language(about.language),
                "level": it.id,
            }
            for it in levels
        ]
    return made


def _results(about: About, validation: Validation) -> Iterator[dict[str, Any]]:
    page = about.places.document("validations", validation.slug)
    for outcome in validation.outcomes:
        made = {
            "type": ["Result"],
            "resultDescription": _result(page, outcome.competence),
            "status": STATUS[outcome.verdict],
        }
        if outcome.level:
            made["achievedLevel"] = _level(page, outcome.competence, outcome.level)
        yield made
    if validation.overall:
        yield {
            "type": ["Result"],
            "resultDescription": _result(page, OVERALL),
            "value": validation.overall,
        }


def _result(page: str, name: str) -> str:
    return f"{page}#result-{name}"


def _level(page: str, competence: str, level: str) -> str:
    return f"{page}#level-{competence}-{level}"
