"""What teachers write above the columns of a list, in Dutch and in English."""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "code",
    "parent",
    "description",
    "uri",
    "kind",
    "eqf",
    "nlqf",
    "level",
    "profile",
    "organisation",
    "group",
    "title",
]
"""What can be in a column. Of two words in one heading the first here says what it is: code of competence."""

CALLED: dict[Role, dict[str, str]] = {
    "code": {
        "nl": "code nr nummer codering codenummer kenmerk afkorting competentiecode volgnummer cijfer",
        "en": "code no number id identifier abbreviation ref reference key notation",
    },
    "parent": {
        "nl": (
            "bovenliggend bovenliggende ouder oudercode hoort_bij onderdeel_van valt_onder hoort_onder boven "
            "bovenliggende_code bovenliggende_competentie hoofdcode"
        ),
        "en": "parent parentcode parent_id part_of belongs_to under above broader",
    },
    "description": {
        "nl": "omschrijving beschrijving toelichting uitleg definitie inhoud betekenis",
        "en": "description explanation definition details meaning content descriptor",
    },
    "uri": {"nl": "webadres vindplaats", "en": "uri url link esco web_address"},
    "kind": {"nl": "soort aard soort_leeruitkomst", "en": "kind type sort outcome_type"},
    "eqf": {"nl": "ekk eqf", "en": "eqf"},
    "nlqf": {"nl": "nlqf", "en": "nlqf"},
    "level": {
        "nl": (
            "niveau gevraagd_niveau vereist_niveau eindniveau beheersingsniveau streefniveau gevraagd vereist"
        ),
        "en": "level required_level asked_level asked required proficiency proficiency_level target_level",
    },
    "profile": {
        "nl": (
            "profiel eisenprofiel functieprofiel functie kwalificatie vacature beroep opleiding diploma rol"
        ),
        "en": "profile requirement_profile requirement function qualification vacancy job occupation role",
    },
    "organisation": {
        "nl": "organisatie werkgever bedrijf instelling",
        "en": "organisation organization employer company",
    },
    "group": {
        "nl": (
            "domein gebied competentiegebied categorie groep thema cluster kerntaak vakgebied hoofdstuk "
            "rubriek onderdeel leergebied hoofdgroep"
        ),
        "en": (
            "domain area competence_area category group theme cluster core_task field subject chapter section"
        ),
    },
    "title": {
        "nl": (
            "titel naam competentie competenties competentienaam leeruitkomst leeruitkomsten leerdoel "
            "vaardigheid vaardigheden bekwaamheid werkproces onderwerp eindterm"
        ),
        "en": (
            "title name competence competences competency competencies learning_outcome skill skills outcome"
        ),
    },
}
"""The words for each by language; ``_`` for a space. What two languages have is of the first of them."""
