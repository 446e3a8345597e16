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

CALLED: dict[Role, tuple[str, str]] = {
    "code": (
        "code nr nummer codering codenummer kenmerk afkorting competentiecode volgnummer cijfer",
        "code no number id identifier abbreviation ref reference key notation",
    ),
    "parent": (
        (
            "bovenliggend bovenliggende ouder oudercode hoort_bij onderdeel_van valt_onder hoort_onder boven "
            "bovenliggende_code bovenliggende_competentie hoofdcode"
        ),
        "parent parentcode parent_id part_of belongs_to under above broader",
    ),
    "description": (
        "omschrijving beschrijving toelichting uitleg definitie inhoud betekenis",
        "description explanation definition details meaning content descriptor",
    ),
    "uri": ("webadres vindplaats", "uri url link esco web_address"),
    "kind": ("soort aard soort_leeruitkomst", "kind type sort outcome_type"),
    "eqf": ("ekk eqf", "eqf"),
    "nlqf": ("nlqf", "nlqf"),
    "level": (
        "niveau gevraagd_niveau vereist_niveau eindniveau beheersingsniveau streefniveau gevraagd vereist",
        "level required_level asked_level asked required proficiency proficiency_level target_level",
    ),
    "profile": (
        "profiel eisenprofiel functieprofiel functie kwalificatie vacature beroep opleiding diploma rol",
        "profile requirement_profile requirement function qualification vacancy job occupation role",
    ),
    "organisation": (
        "organisatie werkgever bedrijf instelling",
        "organisation organization employer company",
    ),
    "group": (
        (
            "domein gebied competentiegebied categorie groep thema cluster kerntaak vakgebied hoofdstuk "
            "rubriek onderdeel leergebied hoofdgroep"
        ),
        "domain area competence_area category group theme cluster core_task field subject chapter section",
    ),
    "title": (
        (
            "titel naam competentie competenties competentienaam leeruitkomst leeruitkomsten leerdoel "
            "vaardigheid vaardigheden bekwaamheid werkproces onderwerp eindterm"
        ),
        "title name competence competences competency competencies learning_outcome skill skills outcome",
    ),
}
"""The words for each, in Dutch and in English; ``_`` for a space."""
