"""A teacher's list becomes a framework that passes the check, or every fault of it is told."""

import datetime

import pytest

from generator.guide.files import AlreadyThereError
from generator.guide.lists.imported import import_framework
from generator.guide.lists.refused import UnusableListError
from generator.guide.lists.wording import told_text
from generator.model import leaves
from generator.places import FRAMEWORKS
from generator.reading.read import read_shared
from tests.guide.lists.workbooks import workbook

DAY = datetime.date(2026, 10, 1)
HEAD = ["Code", "Titel", "Omschrijving"]


def of(rows):
    """A CSV as a teacher in the Netherlands saves it."""
    return "".join(";".join(row) + "\r\n" for row in rows).encode()


def imported(folder, content, name="list.csv", **options):
    """What becomes of a file, or of its bytes."""
    file = folder / name
    if isinstance(content, bytes):
        file.write_bytes(content)
    return import_framework(folder / "docs", "", file, "en", **options)


def framework(folder, content, name="list.csv", **options):
    """The framework that is made of it, as the site reads it."""
    made = imported(folder, content, name, **options)
    assert not made.faults, [told_text(it, "list", "en") for it in made.faults]
    assert not made.problems, made.problems
    shared, noted = read_shared(folder / "docs")
    assert noted.problems == ()
    return shared.frameworks.by_id[made.file.stem]


def shape(competences):
    """Codes as a tree."""
    return {it.id: shape(it.competences) for it in competences}


def faults(folder, content, name="list.csv"):
    made = imported(folder, content, name)
    assert not (folder / "docs").exists(), "nothing is written where there is a fault"
    return [f"{told.where} {told.kind}" for told in made.faults]


def notes(folder, content, name="list.csv"):
    return [f"{it.where} {it.kind}" for it in imported(folder, content, name).listed.notes]


# Columns ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headings",
    [
        ("Code", "Titel", "Omschrijving"),
        ("code", "title", "description"),
        ("Nr.", "Naam", "Toelichting"),
        ("ID", "Competence", "Definition"),
        ("CODE COMPETENTIE", "Competentie", "Wat houdt het in? (uitleg)"),
        ("Nummer", "Leeruitkomst", "Beschrijving"),
        ("Competentie", "Naam", "Beschrijving"),
        ("code", "Titel:", "Omschriving"),
    ],
)
def test_columns_are_found_by_their_headings_in_any_order(headings, tmp_path):
    code, title, description = headings
    rows = [[description, code, title], ["Helpt bij wassen", "A1", "Wassen"]]
    (competence,) = framework(tmp_path, of(rows)).competences
    assert (competence.id, str(competence.title.in_language("nl"))) == ("A1", "Wassen")
    assert competence.description.in_language("nl") == "Helpt bij wassen"


def test_titles_in_two_languages_are_one_text_in_two_languages(tmp_path):
    rows = [
        ["Code", "Titel", "Title", "Omschrijving NL", "Description (EN)"],
        ["A", "Zorg", "Care", "Wat", "What"],
    ]
    (it,) = framework(tmp_path, of(rows)).competences
    assert it.title.versions == (("en", "Care"), ("nl", "Zorg"))
    assert it.description.versions == (("en", "What"), ("nl", "Wat"))


def test_what_stands_above_the_headings_is_the_title(tmp_path):
    rows = [["Vakkundig in de zorg"], [], HEAD, ["A", "Zorg", ""]]
    found = framework(tmp_path, of(rows))
    assert (found.id, found.title.in_language("nl")) == ("list", "Vakkundig in de zorg")


def test_a_list_with_a_code_and_a_description_only_is_one(tmp_path):
    (it,) = framework(tmp_path, of([["Code", "Omschrijving"], ["A", "Helpt bij wassen"]])).competences
    assert (it.id, it.title.in_language("nl")) == ("A", "Helpt bij wassen")


def test_a_list_of_titles_alone_gets_codes_of_them_that_stay_when_a_row_comes_between(tmp_path):
    made = framework(
        tmp_path,
        of([["Competentie"], ["Klanten te woord staan"], ["Überraschen"], ["klanten te woord staan!"]]),
    )
    assert list(shape(made.competences)) == [
        "klanten-te-woord-staan",
        "uberraschen",
        "klanten-te-woord-staan-2",
    ]


def test_codes_that_begin_the_titles_are_codes(tmp_path):
    made = framework(tmp_path, of([["Competentie"], ["1 Zorg"], ["1.1 Wassen"], ["1.2. Eten geven"]]))
    assert shape(made.competences) == {"1": {"1.1": {}, "1.2": {}}}
    assert made.competences[0].competences[1].title.in_language("nl") == "Eten geven"


def test_a_column_that_was_not_read_is_told(tmp_path):
    rows = [[*HEAD, "Opmerkingen"], ["A", "Zorg", "", "nog bespreken"]]
    assert notes(tmp_path, of(rows)) == ["D1 column"]


# Codes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1.10", "1.10"),
        ((1.1, "0.00"), "1.10"),
        ((1.1, '0.00" "'), "1.10"),
        ((1.1, "General"), "1.1"),
        ((3, "00"), "03"),
        ((3, '"K"0'), "K3"),
        ((2, "General"), "2"),
        ((2.0, "0.0"), "2.0"),
        ("1,1", "1.1"),
        ("B1-K1-W1", "B1-K1-W1"),
        ("W 1", "W-1"),
        ("A.1.", "A.1"),
        ("é1", "e1"),
        (" A1\u00a0", "A1"),
        ("007", "007"),
        ("no", "no"),
        ("2020-01", "2020-01"),
        ("1e3", "1e3"),
    ],
)
def test_a_code_is_what_the_teacher_sees(cell, code, tmp_path):
    file = workbook(tmp_path / "list.xlsx", Blad1=[HEAD, [cell, "Zorg", None]])
    assert list(shape(framework(tmp_path, file, "list.xlsx").competences)) == [code]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ((DAY, "d-mmm"), "date"),
        ((datetime.date(2026, 1, 10), "dd/mm/yyyy"), "date"),
        ((datetime.time(1, 10), "h:mm"), "date"),
        ((1000.0, "0.00E+00"), "scientific"),
        ("=1/0", "formula"),
        ("#REF!", "error"),
        ("§", "bad-code"),
        ("A" * 41, "bad-code"),
        (None, "no-code"),
    ],
)
def test_a_code_that_a_spreadsheet_spoiled_is_told(cell, kind, tmp_path):
    file = workbook(tmp_path / "list.xlsx", Blad1=[HEAD, ["A", "Zorg", "x"], [cell, "Techniek", "x"]])
    assert faults(tmp_path, file, "list.xlsx") == [f"Blad1!A3 {kind}"]


@pytest.mark.parametrize(
    "cell", ["1-okt", "01-okt-2026", "okt-10", "1-10-2026", "1/10/2026", "Jan-01", "1-mrt.", "01-10-26"]
)
def test_a_date_that_excel_made_of_a_code_is_known_in_csv(cell, tmp_path):
    assert faults(tmp_path, of([HEAD, [cell, "Zorg", ""]])) == ["A2 date"]


@pytest.mark.parametrize("cell", ["1-10", "1-2-10", "Plan-10", "2020-2021", "dec1", "K-10"])
def test_a_code_that_is_no_date_is_none(cell, tmp_path):
    assert list(shape(framework(tmp_path, of([HEAD, [cell, "Zorg", ""]])).competences)) == [cell]


def test_a_number_that_lost_its_nought_is_told_with_the_other_one(tmp_path):
    rows = [HEAD, [1.1, "Eerste", None], [1.2, "Tweede", None], [1.10, "Tiende", None]]
    made = imported(tmp_path, workbook(tmp_path / "list.xlsx", Blad1=rows), "list.xlsx")
    (told,) = (told_text(it, "list.xlsx", "en") for it in made.faults)
    assert told.startswith(
        "list.xlsx:Blad1!A4: The code 1.1 is in Blad1!A2 already. If 1.10 was typed here: "
    )


def test_codes_that_would_have_one_page_are_told(tmp_path):
    assert faults(tmp_path, of([HEAD, ["A.1", "Zorg", ""], ["a-1", "Meer", ""]])) == ["A3 twice"]


def test_codes_that_were_written_otherwise_are_told(tmp_path):
    made = imported(tmp_path, of([HEAD, ["W 1", "Zorg", ""], ["A.", "Meer", ""]]))
    (told,) = (told_text(it, "list.csv", "en") for it in made.listed.notes)
    assert told.endswith(" These were written otherwise: W 1 → W-1.")


# The tree ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codes", "tree"),
    [
        (
            ["1", "1.1", "1.1.1", "1.2", "10", "10.1"],
            {"1": {"1.1": {"1.1.1": {}}, "1.2": {}}, "10": {"10.1": {}}},
        ),
        (["A", "A.1", "B", "B.1"], {"A": {"A.1": {}}, "B": {"B.1": {}}}),
        (["A", "A1", "A10", "AB"], {"A": {"A1": {}, "A10": {}}, "AB": {}}),
        (
            ["B1-K1", "B1-K1-W1", "B1-K1-W2", "P2-K1"],
            {"B1-K1": {"B1-K1-W1": {}, "B1-K1-W2": {}}, "P2-K1": {}},
        ),
        (["1", "1a", "1b"], {"1": {"1a": {}, "1b": {}}}),
        (["1.1", "1"], {"1": {"1.1": {}}}),
        (["1.1", "1.2"], {"1.1": {}, "1.2": {}}),
    ],
)
def test_codes_make_a_tree(codes, tree, tmp_path):
    rows = [HEAD, *([code, f"Titel {code}", ""] for code in codes)]
    assert shape(framework(tmp_path, of(rows)).competences) == tree


@pytest.mark.parametrize("heading", ["Bovenliggend", "Parent", "Hoort bij", "Bovenliggende code"])
@pytest.mark.parametrize("parent", ["Z", "Zorg", "z", "Z Zorg"])
def test_a_column_says_what_stands_above(heading, parent, tmp_path):
    rows = [["Code", "Titel", heading], ["P1", "Wassen", parent], ["Z", "Zorg", ""], ["P2", "Eten", parent]]
    assert shape(framework(tmp_path, of(rows)).competences) == {"Z": {"P1": {}, "P2": {}}}


def test_groups_are_made_of_a_column_and_an_empty_cell_is_as_the_one_above_it(tmp_path):
    rows = [
        ["Domein", "Code", "Titel"],
        ["A. Zorg", "P1", "Wassen"],
        ["", "P2", "Eten"],
        ["Techniek", "P3", "Lassen"],
    ]
    made = framework(tmp_path, of(rows))
    assert shape(made.competences) == {"A": {"P1": {}, "P2": {}}, "techniek": {"P3": {}}}
    assert made.competences[0].title.in_language("nl") == "Zorg"


def test_groups_stand_in_groups(tmp_path):
    rows = [
        ["Domein", "Thema", "Competentie"],
        ["Zorg", "Lichaam", "Wassen"],
        ["", "", "Eten"],
        ["", "Geest", "Luisteren"],
        ["Techniek", "", "Lassen"],
    ]
    tree = shape(framework(tmp_path, of(rows)).competences)
    assert tree == {
        "zorg": {"lichaam": {"wassen": {}, "eten": {}}, "geest": {"luisteren": {}}},
        "techniek": {"lassen": {}},
    }


def test_a_heading_between_the_rows_is_a_group(tmp_path):
    rows = [
        HEAD,
        ["Domein A: Zorg", "", ""],
        ["P1", "Wassen", "x"],
        ["", "Techniek", ""],
        ["P2", "Lassen", "x"],
    ]
    assert shape(framework(tmp_path, of(rows)).competences) == {
        "domein-a-zorg": {"P1": {}},
        "techniek": {"P2": {}},
    }


@pytest.mark.parametrize(
    ("parents", "told"),
    [
        (["X", ""], ["C2 unknown-parent"]),
        (["B", "A"], ["C2 round", "C3 round"]),
        (["A", ""], ["C2 round"]),
        (["1-okt", ""], ["C2 date"]),
    ],
)
def test_a_parent_that_cannot_be_is_told(parents, told, tmp_path):
    rows = [["Code", "Titel", "Bovenliggend"], ["A", "Zorg", parents[0]], ["B", "Techniek", parents[1]]]
    assert set(faults(tmp_path, of(rows))) <= set(told)


# Levels -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "levels"),
    [
        (["Niveau 1", "Niveau 2"], [("1", "Niveau 1"), ("2", "Niveau 2")]),
        (["Level 1: with help", "Level 2: alone"], [("1", "with help"), ("2", "alone")]),
        (["N1 (met hulp)", "N2 (zelf)"], [("1", "met hulp"), ("2", "zelf")]),
        (["A1", "A2", "B1"], [("A1", "Niveau A1"), ("A2", "Niveau A2"), ("B1", "Niveau B1")]),
        (["Beginner", "Gevorderd", "Expert"], [("1", "Beginner"), ("2", "Gevorderd"), ("3", "Expert")]),
        (["Niveau beginner", "Niveau expert"], [("1", "beginner"), ("2", "expert")]),
    ],
)
def test_columns_for_levels_are_levels_and_their_cells_what_is_seen_there(columns, levels, tmp_path):
    rows = [["Code", "Titel", *columns], ["A", "Zorg", *(f"Doet {it}" for it in columns)]]
    made = framework(tmp_path, of(rows))
    assert [(it.id, it.title.in_language("nl")) for it in made.levels] == levels
    (competence,) = made.competences
    assert [(it.level, it.description.in_language("nl")) for it in competence.indicators] == [
        (level, f"Doet {column}") for (level, _), column in zip(levels, columns, strict=True)
    ]


def test_a_competence_with_a_row_for_each_level_is_one(tmp_path):
    rows = [
        ["Code", "Titel", "Niveau", "Omschrijving"],
        *(["A", "Zorg", str(n), f"Doet {n}"] for n in (1, 2, 3)),
    ]
    made = framework(tmp_path, of(rows))
    assert [level.id for level in made.levels] == ["1", "2", "3"]
    assert [it.level for it in made.competences[0].indicators] == ["1", "2", "3"]


def test_a_level_beside_each_competence_is_what_the_list_asks(tmp_path):
    rows = [["Helpende zorg"], ["Code", "Titel", "Niveau"], ["A", "Zorg", "2"], ["B", "Techniek", "Niveau 3"]]
    made = framework(tmp_path, of(rows))
    assert [level.id for level in made.levels] == ["1", "2", "3"]
    (profile,) = made.requirements
    assert [(it.competence, it.level) for it in profile.asks] == [("list:A", "2"), ("list:B", "3")]


def test_a_sheet_of_levels_has_their_descriptions(tmp_path):
    rows = [
        ["Niveau", "Titel", "Omschrijving", "NLQF"],
        [1, "Met hulp", "Samen", 1],
        [2, "Zelf", "Alleen", 2],
    ]
    file = workbook(tmp_path / "list.xlsx", Lijst=[HEAD, ["A", "Zorg", None]], Niveaus=rows)
    made = framework(tmp_path, file, "list.xlsx")
    assert [(it.id, it.title.in_language("nl"), it.nlqf) for it in made.levels] == [
        ("1", "Met hulp", 1),
        ("2", "Zelf", 2),
    ]


# Requirement profiles ---------------------------------------------------------------------------

LIST = [
    ["Code", "Titel", "Niveau 1", "Niveau 2", "Niveau 3"],
    ["A", "Zorg", "a", "b", "c"],
    ["B", "Techniek", "a", "b", "c"],
]


@pytest.mark.parametrize(
    "sheet",
    [
        [
            ["Code", "Competentie", "Helpende", "Verzorgende"],
            ["A", "Zorg", 1, 2],
            ["B", "Techniek", None, "Niveau 3"],
        ],
        [["Competentie", "Helpende", "Verzorgende"], ["Zorg", 1, 2], ["Techniek", "-", "3"]],
        [["Profiel", "Code", "Niveau"], ["Helpende", "A", 1], ["Verzorgende", "A", 2], [None, "B", 3]],
        [
            ["Kwalificatie", "Competentie", "Vereist niveau"],
            ["Helpende", "zorg", 1],
            ["Verzorgende", "A", "N2"],
            ["Verzorgende", "B Techniek", 3],
        ],
        [["Profiel", "A", "B"], ["Helpende", 1, None], ["Verzorgende", 2, 3]],
        [["", "Zorg", "Techniek"], ["Helpende", 1, "nvt"], ["Verzorgende", 2, 3]],
    ],
)
def test_a_second_sheet_has_requirement_profiles(sheet, tmp_path):
    made = framework(tmp_path, workbook(tmp_path / "list.xlsx", Lijst=LIST, Blad2=sheet), "list.xlsx")
    asked = {
        it.title.in_language("nl"): [(a.competence, a.level) for a in it.asks] for it in made.requirements
    }
    assert asked == {"Helpende": [("list:A", "1")], "Verzorgende": [("list:A", "2"), ("list:B", "3")]}


def test_a_profile_is_of_the_kind_its_heading_says(tmp_path):
    sheet = [["Vacature", "Code", "Niveau", "Organisatie"], ["Teamleider", "A", 1, "Hotel De Haven"]]
    (it,) = framework(
        tmp_path, workbook(tmp_path / "list.xlsx", Lijst=LIST, Blad2=sheet), "list.xlsx"
    ).requirements
    assert (it.kind, it.organisation) == ("vacancy", "Hotel De Haven")


def test_a_profile_may_ask_competences_of_another_framework(tmp_path):
    there = tmp_path / "docs/frameworks/lifecomp.yml"
    there.parent.mkdir(parents=True)
    there.write_bytes((FRAMEWORKS / "lifecomp.yml").read_bytes())
    sheet = [["Profiel", "Code", "Niveau"], ["Helpende", "lifecomp:S1", 2], ["Helpende", "lifecomp:S99", 2]]
    made = imported(tmp_path, workbook(tmp_path / "list.xlsx", Lijst=LIST, Blad2=sheet), "list.xlsx")
    assert [(str(where), found.code) for where, found in made.problems] == [
        ("Blad2!B3", "unknown-competence")
    ]


def test_a_sheet_for_each_domain_is_a_group_for_each(tmp_path):
    file = workbook(
        tmp_path / "list.xlsx", Zorg=[HEAD, ["P1", "Wassen", None]], Techniek=[HEAD, ["P2", "Lassen", None]]
    )
    assert shape(framework(tmp_path, file, "list.xlsx").competences) == {
        "zorg": {"P1": {}},
        "techniek": {"P2": {}},
    }


# What is told -----------------------------------------------------------------------------------


def test_every_fault_of_a_list_is_told_in_one_run_where_the_teacher_sees_it(tmp_path):
    rows = [
        [*LIST[0], "Bovenliggend", "Link"],
        [(DAY, "d-mmm"), "Zorg", "a", None, None, None, None],
        ["A", "Zorg", "a", None, None, "Q", None],
        ["A", "Zorg?", "a", None, None, None, "www.x"],
        ["C", None, "a", None, None, None, None],
    ]
    profiles = [["Code", "Helpende"], ["A", 7], ["Q", 1]]
    file = workbook(tmp_path / "list.xlsx", Lijst=rows, Profielen=profiles)
    assert faults(tmp_path, file, "list.xlsx") == [
        "Lijst!A2 date",
        "Lijst!F3 unknown-parent",
        "Lijst!A4 twice",
        "Lijst!G4 bad-address",
        "Lijst!B5 no-title",
        "Profielen!B2 unknown-level",
        "Profielen!A3 unknown-competence",
    ]


def test_what_only_the_reader_of_frameworks_refuses_is_told_in_the_cell_it_is_from(tmp_path):
    rows = [HEAD, ["A", "Zorg", "x" * 4001], *([f"B{n}", "Meer", ""] for n in range(200))]
    made = imported(tmp_path, of(rows))
    assert not (tmp_path / "docs").exists()
    assert ("A2", "too-long") in {(str(where), found.code) for where, found in made.problems}


def test_a_row_is_counted_as_the_program_shows_it(tmp_path):
    text = 'Code;Titel;Omschrijving\r\nA;Zorg;"twee\r\nregels"\r\n\r\n§;Fout;\r\n'
    assert faults(tmp_path, text.encode()) == ["A4 bad-code"]


def test_a_list_is_never_written_over_unasked(tmp_path):
    framework(tmp_path, of([HEAD, ["A", "Zorg", ""]]))
    with pytest.raises(AlreadyThereError):
        imported(tmp_path, of([HEAD, ["B", "Zorg", ""]]))
    assert shape(read_shared(tmp_path / "docs")[0].frameworks.by_id["list"].competences) == {"A": {}}
    made = framework(tmp_path, of([HEAD, ["B", "Zorg", ""]]), replace=True)
    assert shape(made.competences) == {"B": {}}


def test_hidden_and_other_sheets_are_left_out_and_told(tmp_path):
    from openpyxl import load_workbook

    file = workbook(tmp_path / "list.xlsx", Lijst=LIST, Kladblok=[["bel Jan"]], Oud=LIST)
    book = load_workbook(file)
    book["Oud"].sheet_state = "hidden"
    book.save(file)
    assert notes(tmp_path, file, "list.xlsx") == ["Oud hidden", "Kladblok sheet"]


def test_a_list_without_headings_is_refused_with_what_they_should_be(tmp_path):
    with pytest.raises(UnusableListError) as refused:
        imported(tmp_path, of([["A", "Zorg"], ["B", "Techniek"]]))
    assert refused.value.reason == "no-headings"


def test_a_competence_is_counted_once_and_its_groups_apart(tmp_path):
    made = imported(tmp_path, of([HEAD, ["1", "Zorg", ""], ["1.1", "Wassen", ""], ["1.2", "Eten", ""]]))
    assert (len(made.listed.leaves), made.listed.groups) == (2, 1)
    assert len(list(leaves(read_shared(tmp_path / "docs")[0].frameworks.by_id["list"].competences))) == 2


# What was guessed, and what is told once -----------------------------------------------------------


def lines(folder, content, language="en"):
    folder.mkdir(exist_ok=True)
    made = imported(folder, content)
    return [told_text(it, "list", language) for it in (*made.faults, *made.listed.notes)]


@pytest.mark.parametrize(
    ("heading", "english", "dutch"),
    [
        ("omschrijvng", "description", "omschrijving"),
        ("Gedragsomschrijving", "", ""),
        ("Nadere toelichting", "description", "omschrijving"),
        ("Houding van de groep", "domain", "domein"),
    ],
)
def test_a_heading_that_is_no_word_that_is_known_is_told_with_what_it_was_read_as(
    heading, english, dutch, tmp_path
):
    content = of([["code", "titel", heading], ["A", "Een", "x"], ["B", "Twee", "y"]])
    told = {"en": f"The column {heading} was read as: {english}.", "nl": f"is gelezen als: {dutch}."}
    for number, language in enumerate(told):
        (line,) = lines(tmp_path / str(number), content, language)
        assert line.endswith(told[language]) == bool(english)
        assert line.startswith("list:C1: ")


def test_headings_that_are_known_are_no_guess(tmp_path):
    assert not lines(
        tmp_path, of([["Code", "Titel (NL)", "Description (EN)", "Soort"], ["A", "Een", "x", "houding"]])
    )


def test_a_kind_that_is_guessed_is_told(tmp_path):
    content = of([["code", "titel", "soort"], ["A", "Een", "houdng"], ["B", "Twee", "vaardigheid"]])
    assert lines(tmp_path, content, "nl") == ["list:C2: “houdng” is gelezen als: houding."]


def test_one_fault_is_told_once(tmp_path):
    file = workbook(
        tmp_path / "list.xlsx",
        Competenties=[["code", "titel"], ["A", "Een"], ["B", "Twee"]],
        Profielen=[["code", "Kok", "Bakker", "Slager"], ["A", "1", "2", "1"], ["Q", "1", "2", "2"]],
        Niveaus=[["niveau", "titel"], ["1", "Een"], ["2", "Twee"]],
    )
    assert [f"{told.where} {told.kind}" for told in imported(tmp_path, file, "list.xlsx").faults] == [
        "Profielen!A3 unknown-competence"
    ]


def test_a_cell_that_cannot_be_read_is_no_competence_that_is_unknown_too(tmp_path):
    file = workbook(
        tmp_path / "list.xlsx",
        Competenties=[["code", "titel"], ["A", "Een"], ["B", "Twee"]],
        Profielen=[["code", "Kok", "Bakker"], ["A", "1", "2"], [DAY, "1", "2"]],
    )
    assert [f"{told.where} {told.kind}" for told in imported(tmp_path, file, "list.xlsx").faults] == [
        "Profielen!A3 date"
    ]
