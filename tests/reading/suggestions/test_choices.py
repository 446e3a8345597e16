"""A word in place of one of the fixed choices: what was meant is said only where that is sure."""

from __future__ import annotations

import json

import pytest
from babel.messages import pofile

from generator.languages import UNDERSTOOD, phrases, words
from generator.model import KIND, TRANSLATION
from generator.places import SCHEMAS, SOURCE_LANGUAGE, TRANSLATIONS, languages
from generator.reading.documents import Draft, draft
from generator.reading.schemas import schema_problems
from generator.reading.suggestions.choices import CALLED, SHOWN, called, meant_choice, plain
from generator.reading.suggestions.everyday import EVERYDAY
from generator.reporting.told import told
from generator.writing.terms import CHOSEN, TERMS


def choices_in(part):
    if isinstance(part, dict):
        if "enum" in part:
            yield tuple(part["enum"])
        for inner in part.values():
            yield from choices_in(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from choices_in(inner)


LISTS = sorted(
    {
        found
        for file in SCHEMAS.glob("*.json")
        if file.stem != "answer"  # a page writes it, and nobody types its choices
        for found in choices_in(json.loads(file.read_text(encoding="utf-8")))
    }
)
TYPES = {*KIND, TRANSLATION.name}
PROPER_NAMES = {
    *("linkedin", "github", "gitlab", "codeberg", "mastodon", "bluesky", "orcid", "youtube", "behance"),
    *("fraunces", "atkinson", "figtree"),
}
"""Of services and of typefaces: everybody calls them that."""
VISIBILITY = ("public", "cohort", "private")
PHASE = ("recognise", "value", "calibrate", "develop")
STATUS = ("planned", "active", "achieved", "dropped")
PROGRESS = ("planned", "busy", "done", "dropped")
LEARNING = ("formal", "non-formal", "informal")
VERDICT = ("met", "partly", "gap")
SHOW_AS = ("full", "first-name", "alias")
GIVEN_BY = ("self", "guardian")
STANDING = (*VERDICT, "not-judged")
SAYS_WHAT_IS_SHOWN = {
    *("age_band", "audience", "given_by", "listing"),
    *("scope", "show", "show_as", "visibility"),
}


@pytest.mark.parametrize("choices", LISTS, ids=" ".join)
@pytest.mark.parametrize("language", languages())
def test_what_pages_and_forms_call_a_choice_is_understood(choices, language):
    for choice in choices:
        for said in (TERMS.get(choice), CHOSEN.get(choice)):
            assert not said or meant_choice(words(language).gettext(said), choices) == choice


@pytest.mark.parametrize("language", [each for each in languages() if each != SOURCE_LANGUAGE])
def test_every_other_name_of_a_choice_is_translated(language):
    with (TRANSLATIONS / language / "messages.po").open("rb") as file:
        here = pofile.read_po(file, locale=language)
    names = {*EVERYDAY.values(), *(name for others in CALLED.values() for name in others)}

    assert [it for it in names if words(language).gettext(it) == it and not here.get(it, UNDERSTOOD)] == []
    assert {entry.id for entry in here if entry.context == UNDERSTOOD} <= names


@pytest.mark.parametrize("choices", LISTS, ids=" ".join)
@pytest.mark.parametrize("language", languages())
def test_an_everyday_word_leads_to_its_choice_in_every_field(choices, language):
    for choice in choices:
        everyday = words(language).pgettext(UNDERSTOOD, EVERYDAY.get(choice, "")).split(", ")
        assert {word: meant_choice(word, choices) for word in everyday if word} == dict.fromkeys(
            filter(None, everyday), choice
        )


def test_every_choice_has_everyday_words():
    assert {choice for choices in LISTS for choice in choices} - EVERYDAY.keys() == PROPER_NAMES
    assert EVERYDAY.keys() - {choice for choices in LISTS for choice in choices} <= TYPES


def test_what_is_only_understood_is_nothing_that_is_said():
    """A word that the program says is an ordinary one, and hides no name: “bos” must not be."""
    assert words("nl").pgettext(UNDERSTOOD, EVERYDAY["forest"]) not in phrases()
    assert not [text for text in phrases() if "bos" in text.split()]


def test_no_word_names_two_choices_of_a_field():
    for choices in LISTS:
        for choice in choices:
            assert meant_choice(choice, choices) == choice
    assert plain("Privé") in called("private")


@pytest.mark.parametrize(
    ("word", "choices", "meant"),
    [
        ("openbaar", VISIBILITY, "public"),
        ("Privé", VISIBILITY, "private"),
        ("iedereen", VISIBILITY, "public"),
        ("herkennen", PHASE, "recognise"),
        ("kalibratie", PHASE, "calibrate"),
        ("recognize", PHASE, "recognise"),
        ("klaar", PROGRESS, "done"),
        ("klaar", STATUS, "achieved"),
        ("informele", LEARNING, "informal"),
        ("informeel leren", LEARNING, "informal"),
        ("voornaam", SHOW_AS, "first-name"),
        ("Nederlands", ("nl", "en"), "nl"),
        ("niet openbaar", VISIBILITY, ""),
        ("niet-formeel", LEARNING, ""),
        ("gestart", STATUS, "active"),
        ("gestar", STATUS, "active"),
        ("niet gestart", STATUS, ""),
        ("niet behaald", VERDICT, "gap"),
        ("niet slecht", VERDICT, ""),
        ("naam", SHOW_AS, ""),
        ("", VISIBILITY, ""),
        ("?", VISIBILITY, ""),
        ("klaar of gestopt", STATUS, ""),
        ("herkennen en waardering", PHASE, ""),
        ("Herkennen (recognise)", PHASE, "recognise"),
        ("herkennen, niet waarderen", PHASE, ""),
        ("informeel leren", ("formal", "informal", "cohort"), "informal"),
        ("niet", STANDING, ""),
        ("niet beoordeeld", STANDING, "not-judged"),
        ("не public", VISIBILITY, ""),
        ("публично", VISIBILITY, ""),
    ],
)
def test_a_word_is_taken_for_a_choice_only_if_it_is_one(word, choices, meant):
    assert meant_choice(word, choices) == meant


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        ("iedereen in mijn klas", VISIBILITY),
        ("everybody in my class", VISIBILITY),
        ("iedereen behalve mijn klas", VISIBILITY),
        ("iedereen niet", VISIBILITY),
        ("iedereen/klas", VISIBILITY),
        ("public, maar niet op Google", VISIBILITY),
        ("public except Google", VISIBILITY[:2]),
        ("ik en mijn moeder", GIVEN_BY),
        ("ouder en ik", GIVEN_BY),
        ("volledig niet", SHOW_AS),
        ("volledige naam niet", SHOW_AS),
        ("voornaam van mijn zus", SHOW_AS),
    ],
)
def test_who_wants_to_show_less_is_not_told_to_show_more(words, choices):
    assert meant_choice(words, choices) == ""


def test_a_name_of_several_words_is_known_where_something_is_shown():
    assert meant_choice("alleen ik", VISIBILITY) == "private"
    assert meant_choice("volledige naam", SHOW_AS) == "full"
    assert meant_choice("first name", SHOW_AS) == "first-name"


def test_every_choice_of_what_is_shown_is_known_as_one():
    schemas = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(SCHEMAS.glob("*.json"))]
    found = {choice for each in schemas for choice in shown_by(each)}
    assert found == SHOWN


def shown_by(part, name=""):
    """The choices of the fields that say what is shown of somebody."""
    if isinstance(part, dict):
        if name in SAYS_WHAT_IS_SHOWN:
            yield from part.get("enum", part.get("items", {}).get("enum", ()))
        for key, inner in part.items():
            yield from shown_by(inner, key)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "role: docent",
            (
                "Dat zeg je in een ander veld: “function: teacher”. Kies bij “role” een van deze: learner, "
                "facilitator, customer."
            ),
        ),
        ("role: begeleider", "Bedoel je “facilitator”? Je kunt kiezen uit: learner, facilitator, customer."),
        ("role: buurman", "Kies een van deze: learner, facilitator, customer."),
    ],
)
def test_a_choice_of_another_field_is_to_be_said_there(line, wanted):
    fields = "type: profile\ntitle: Ik\nname: Ik\nlanguage: nl\npeople:\n  - id: peter\n    name: Peter\n    "

    assert hint(KIND["profile"], f"{fields}{line}\n") == [wanted]


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        ("Fatima de Boer", "Schrijf het zo: - name: Fatima de Boer"),
        ('"Fatima: de Boer"', 'Schrijf het zo: - name: "Fatima: de Boer"'),
    ],
)
def test_a_text_for_a_group_is_shown_as_its_field(item, wanted):
    fields = "type: profile\ntitle: Ik\nname: Ik\nlanguage: nl\npeople:\n  - "

    assert hint(KIND["profile"], f"{fields}{item}\n") == [wanted]


def hint(kind, fields, slug="x"):
    read = draft(f"ann/{kind.folder or 'goals'}/{slug}.md", f"---\n{fields}---\n", kind)
    assert isinstance(read, Draft)
    return [told(found, "nl").hint for found in schema_problems(read)]


def test_the_word_for_a_choice_is_said_in_the_hint():
    fields = "type: question\ntitle: Hoe?\nstatus: open\ncycle: 1\nvisibility: openbaar\n"

    assert hint(KIND["question"], fields) == [
        "Bedoel je “public”? Je kunt kiezen uit: public, cohort, private."
    ]


MOVED = (
    "Verplaats het bestand naar de map goals van je portfolio. Hoort het toch hier, verander dan het type in "
    "“evidence”."
)


@pytest.mark.parametrize(
    ("kind", "said", "wanted"),
    [
        (KIND["goal"], "doel", "Bedoel je “goal”?"),
        (KIND["goal"], "goall", "Bedoel je “goal”?"),
        (
            KIND["evidence"],
            "goal",
            MOVED,
        ),
        (
            KIND["evidence"],
            "leerdoel",
            MOVED,
        ),
        (
            KIND["validation"],
            "translation",
            (
                "Geef het de naam van het document waarvan het de vertaling is, met de taal vóór .md, "
                "bijvoorbeeld plan.en.md."
            ),
        ),
        (
            KIND["evidence"],
            "framework",
            "Verander het type in “evidence”, of verplaats het bestand naar de map waar het hoort.",
        ),
    ],
)
def test_a_document_in_another_folder_is_to_be_moved_there(kind, said, wanted):
    assert hint(kind, f"type: {said}\n", "plan") == [wanted]


def test_a_document_named_as_a_translation_is_no_other_kind():
    assert hint(TRANSLATION, "type: goal\n", "plan.en") == [
        "Verander het type in “translation”. Is het een document op zichzelf, haal dan “.en” uit de naam."
    ]


def test_what_is_far_too_long_for_a_choice_means_none():
    assert meant_choice("care " * 20, ["care", "work"]) == "care"
    assert meant_choice("care " * 100, ["care", "work"]) == ""
