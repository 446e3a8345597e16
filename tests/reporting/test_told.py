from generator.problems import Place, problem
from generator.reporting.told import told, told_in_order


def hint(code, language="en", **values):
    return told(problem("a.md", code, **values), language).hint


def test_what_was_probably_meant_is_asked():
    assert hint("unknown-person", person="fatma", nearest="fatima") == "Did you mean “fatima”?"


def test_without_anything_near_the_hint_says_what_to_do():
    assert hint("unknown-person", person="x", nearest="").startswith("Add this person")
    assert hint("unknown-person", person="x").startswith("Add this person")


def test_a_hint_reads_well_when_its_values_are_empty():
    assert hint("missing-field", field="date", description="") == "Add a line that begins with “date:”."
    assert hint("unknown-level", level="3", competence="kade:Z1", levels="") == (
        "This framework has no levels, so leave the level out."
    )
    assert hint("wrong-form", field="x", found="y", description="", example="") == (
        "Look closely at capitals, spaces and punctuation."
    )
    assert hint("out-of-range", field="x", found="1", least="2", most="") == (
        "Choose another number, higher or lower."
    )


def test_what_a_schema_says_of_a_field_is_told_in_the_readers_language():
    description = "Remove one of the two."  # any text that has a translation
    said = hint("blank", "nl", field="title", description=description)
    assert said == "Schrijf hier je eigen tekst. Haal een van de twee weg."


def test_a_kind_of_value_is_told_in_the_readers_language():
    for expected, words in [
        ("list", "een lijst"),
        ("a whole number", "een heel getal"),
        ("text, number", "tekst of een getal"),
        ("text, a group of fields", "tekst of een groep velden"),
        ("something new", "something new"),
    ]:
        found = problem("a.md", "wrong-type", field="x", expected=expected, found="y")
        assert told(found, "nl").sentence == f"“x” moet {words} zijn, en “y” is dat niet."


def test_a_kind_of_document_is_told_in_the_readers_language():
    found = problem("a.md", "unknown-document", kind="experience", slug="bakker", nearest="")
    assert told(found, "nl").sentence == "Er is in dit portfolio geen leerervaring met de naam “bakker”."


def test_a_language_without_words_is_told_in_english():
    assert told(problem("a.md", "yaml-tab"), "fy").sentence == "Here is a tab, where only spaces work."


def test_problems_stand_in_the_order_of_the_files_and_twice_the_same_once():
    last, first = problem("b.md", "yaml-tab", Place(1, 1)), problem("a.md", "yaml-tab", Place(10, 1))
    middle = problem("a.md", "yaml-tab", Place(10, 1, 4))
    found = [last, middle, first, last]
    assert [each.problem for each in told_in_order(found, "en")] == [first, middle, last]


def test_a_path_is_given_from_where_the_command_runs():
    found = problem("amina/profile.md", "yaml-tab", Place(3, 7))
    assert told(found, "en", "portfolios/").where == "portfolios/amina/profile.md:3:7"
    assert told(found, "en", ".").where == "amina/profile.md:3:7"
    assert told(found, "en").where == "amina/profile.md:3:7"


def test_a_blank_field_is_told_by_what_it_holds():
    assert hint("blank", field="x", choices="a, b", away="yes") == (
        "Choose one of these: a, b. You may also remove the line: this field can be left out."
    )
    assert hint("blank", field="x", date="2026, 2026-03", away="").startswith("Write the year, then month")
    assert "“  - lifecomp”" in hint("blank", field="x", item="lifecomp")
    assert hint("blank", field="x") == "Write your own text here."


def test_two_kinds_of_personal_data_are_told_in_one_sentence():
    found = problem("a.md", "personal-data", data="e-mail, phone")
    assert told(found, "nl").sentence.startswith("Hier staat een e-mailadres en een telefoonnummer.")
