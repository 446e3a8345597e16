"""Who may hide which name where: neither who wants to harm nor who makes a mistake decides for others."""

from __future__ import annotations

import datetime

import pytest

from generator.gate.claims import NameClaim, SchoolWords, hidden_names, unsure_names
from generator.gate.hidden_names import HiddenNames
from generator.model import Cohort, Learners, Listed, Text
from generator.reading.called import names_in
from generator.reading.read import read_site
from generator.writing.pages import Page
from generator.writing.search import search_index
from tests.portfolios import CYCLE, PROFILE, written
from tests.publications import publication

DAY = datetime.date(2026, 6, 1)
SCHOOL = SchoolWords(
    (
        Cohort(
            source="cohort.yml",
            title=Text((("nl", "Klas van Zorggroep Linde"),)),
            school="Leerhuis De Kade",
            languages=("nl",),
        ),
    )
)


def hidden(*claims: NameClaim) -> HiddenNames:
    return hidden_names(claims, SCHOOL)


def names(*claims: NameClaim) -> set[str]:
    return {each.name for each in hidden(*claims).entries}


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("mallory", "met de"),
        ("mallory", "Zorggroep Linde"),
        ("mallory", "Amina Yusuf"),
        ("met", "met de"),
        ("met-de", "Met De"),
        ("portfolio-2", "en het werk"),
        ("linde", "Zorggroep Linde"),
        ("zorggroep-linde", "Zorggroep Linde"),
        ("portfolio", "Zorggroep Linde"),
        ("leerhuis", "Leerhuis De Kade"),
        ("klas", "de klas"),
        ("mallory", "Mallory"),
        ("de", "De Qz Leren"),
        ("met", "Met Qz De"),
        ("linde", "Zorggroep Qz Linde"),
        ("", "!"),
    ],
)
def test_nobody_hides_words_of_others_by_calling_themselves_so(slug, name):
    assert names(NameClaim(slug, hidden=(name,))) == set()


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("hanna", "Hanna de Bakker"),
        ("hanna-2", "Hanna de Bakker"),
        ("2025/hanna-2", "Hanna de Bakker"),
        ("lukasz", "Łukasz Wójcik"),
        ("ukasz", "Łukasz Wójcik"),
        ("portfolio-2", "Hanna de Bakker"),
        ("portfolio", "李 小龙"),
        ("hanna-portfolio", "Hanna de Bakker"),
        ("jose", "José García López"),
        ("sinead", "Sinéad O'Brien"),
        ("hanna-de-bakker", "Hanna de Bakker"),
        ("anna-maria", "Anna-Maria Visser"),
    ],
)
def test_a_folder_as_the_program_names_it_vouches_for_a_name(slug, name):
    assert name in names(NameClaim(slug, hidden=(name,)))


def test_a_name_on_the_list_is_hidden_whatever_the_profile_says():
    for claim in (
        NameClaim("jip", listed=("Hanna de Bakker",)),
        NameClaim("jip", listed=("Hanna de Bakker",), hidden=("met de",)),
        NameClaim("jip", listed=("Hanna de Bakker",), hidden=("Hanna Jansen",)),
        NameClaim("jip", listed=("Hanna de Bakker",), shown="Hanna Jansen"),
    ):
        assert "Hanna de Bakker" in names(claim)


def test_a_name_on_the_list_is_told_where_its_learner_shows_it():
    assert names(NameClaim("jip", listed=("Hanna de Bakker", "Hanna Smit"), shown="Hanna de Bakker")) == {
        "Hanna Smit"
    }


def test_nobody_takes_the_name_of_somebody_on_the_list():
    amina = NameClaim("amina", listed=("Amina Yusuf",), shown="Amina Yusuf")
    assert names(amina, NameClaim("amina-2", hidden=("Amina Yusuf",))) == set()


@pytest.mark.parametrize("name", ["Amina Q Yusuf", "Yusuf Amina", "Amina Maria Yusuf", "A. Yusuf"])
def test_nobody_takes_a_name_that_tells_the_name_of_somebody_on_the_list(name):
    amina = NameClaim("amina", listed=("Amina Yusuf",), shown="Amina Yusuf")
    assert names(amina, NameClaim("amina-2", hidden=(name,))) == set()


def test_where_there_is_a_list_it_alone_decides():
    learners = Learners(source="learners.yml", learners=(Listed(folder="amina", name="Amina Yusuf"),))
    repair = NameClaim("repair", hidden=("Repair Café",)).on_list(learners)
    amina = NameClaim("amina", listed=("Amina Yusuf",), hidden=("Amina de Wit",)).on_list(learners)
    assert names(repair, amina) == {"Amina Yusuf", "Amina de Wit", "Amina deWit"}


@pytest.mark.parametrize("name", ["? Anna-Bakker-!!", "!", "", "-", "Anna -", "Anna !-!"])
def test_an_odd_name_stops_nobody(name):
    assert names(NameClaim("anna", listed=(name,)), NameClaim("anna-bakker", hidden=(name,))) >= set()


def test_nobody_takes_half_of_a_double_name_on_the_list():
    emma = NameClaim("emma", listed=("Emma Bakker-Smit",), shown="Emma Bakker-Smit")
    assert names(emma, NameClaim("emma-2", hidden=("Emma Bakker",))) == set()


@pytest.mark.parametrize(
    ("slug", "name", "text"),
    [
        ("port", "Port Folio", "Mijn portfolio staat online."),
        ("on", "On Derwijs", "Ik werk in het onderwijs."),
        ("inf", "Inf Ormal", "Informal learning"),
        ("comp", "Comp Etenties", "competenties"),
    ],
)
def test_no_name_as_one_word_is_an_ordinary_word(slug, name, text):
    assert hidden(NameClaim(slug, hidden=(name,))).told_in(text) is None


def test_who_shows_the_name_of_somebody_who_hides_it_does_not_make_it_public():
    anna = NameClaim("anna", hidden=("Anna Bakker",))
    assert names(anna, NameClaim("anna-2", shown="Anna Bakker")) == {"Anna Bakker"}


def test_a_double_name_is_hidden_by_its_halves_too():
    assert {"Ann de Vries-Bakker", "Ann de Vries", "Ann de Bakker"} <= names(
        NameClaim("ann", listed=("Ann de Vries-Bakker",))
    )


def test_of_a_profile_that_cannot_be_read_others_names_are_not_told_to_be_unsure():
    claims = [NameClaim("hanna", hidden=("Hanna de Bakker", "Ria Jansen"))]
    assert not list(unsure_names(claims, SCHOOL))
    assert list(unsure_names([NameClaim("jip", hidden=("Hanna de Bakker", "Ria Jansen"))], SCHOOL))


def test_a_name_that_nobody_vouches_for_is_told_to_its_learner():
    claims = [NameClaim("jip", hidden=("Hanna de Bakker",)), NameClaim("anna", hidden=("Anna Bakker",))]
    assert list(unsure_names(claims, SCHOOL)) == [("jip", "Hanna de Bakker")]


# A profile that cannot be used --------------------------------------------------------------------

SOUND = PROFILE.replace("Ann de Vries-Bakker", "Hanna de Bakker").replace("Portfolio of Ann", "Hanna")

BROKEN = {
    "a field that does not exist": SOUND.replace("language: en", "language: en\nlangauge: en"),
    "a mistyped field": SOUND.replace("name: Hanna", "nmae: Hanna", 1),
    "a field in Dutch": SOUND.replace("name: Hanna", "naam: Hanna", 1),
    "a field with a capital": SOUND.replace("name: Hanna", "Name: Hanna", 1),
    "an equals sign": SOUND.replace("name: Hanna", "name = Hanna", 1),
    "no space": SOUND.replace("name: Hanna", "name:Hanna", 1),
    "a quote that is not closed": SOUND.replace("name: Hanna", 'name: "Hanna', 1),
    "typographic quotes": SOUND.replace("name: Hanna de Bakker", "name: “Hanna de Bakker”", 1),
    "a tab": SOUND.replace("name: Hanna", "\tname: Hanna", 1),
    "a list": SOUND.replace("name: Hanna de Bakker", "name: [Hanna, de, Bakker]", 1),
    "a group": SOUND.replace("name: Hanna de Bakker", "name: {first: Hanna, last: de Bakker}", 1),
    "a group in lines": SOUND.replace("name: Hanna de Bakker", "name:\n  first: Hanna\n  last: de Bakker", 1),
    "a text in lines": SOUND.replace("name: Hanna de Bakker", "name: >\n  Hanna\n  de Bakker", 1).replace(
        "language: en", "language: xx"
    ),
    "twice": SOUND.replace("language: en", "name: Hanna de Bakker\nlanguage: en"),
    "no front matter": SOUND.replace("---\n", ""),
    "one dash too few": SOUND.replace("---\ntype", "--\ntype"),
    "a date that does not exist": SOUND.replace("2025-01-10", "2025-02-30"),
    "a merge conflict": SOUND.replace(
        "name: Hanna de Bakker", "<<<<<<< HEAD\nname: Hanna de Bakker\n=======\nname: H\n>>>>>>> main", 1
    ),
    "an escape": SOUND.replace("name: Hanna", 'nmae: "\\u0048anna', 1),
    "a short escape": SOUND.replace("name: Hanna", 'nmae: "\\x48anna', 1),
    "a reference": SOUND.replace("name: Hanna", "nmae: &#72;anna", 1),
    "a comment": SOUND.replace("name: Hanna", "#name: Hanna", 1),
    "a list of fields": SOUND.replace("type: profile", "- type: profile").replace("\nname:", "\n- name:"),
    "the name in the title alone": SOUND.replace(
        "title: Hanna", "title: Portfolio van Hanna de Bakker"
    ).replace("name: Hanna de Bakker\n", "", 1),
    "the name in the text alone": SOUND.replace("name: Hanna de Bakker\n", "", 1)
    + "\nIk ben Hanna de Bakker, en ik bak.\n",
}
ENCODED = {
    "UTF-16": ("utf-16", ""),
    "UTF-16 without a mark": ("utf-16-le", ""),
    "Windows": ("cp1252", "é"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_mistake_in_a_profile_keeps_the_name_hidden(how, tmp_path):
    file = tmp_path / "profile.md"
    file.write_text(BROKEN[how], encoding="utf-8")
    assert tells(names_in(file, {"hanna"}), "hanna-2")


@pytest.mark.parametrize("how", ENCODED)
def test_an_odd_encoding_keeps_the_name_hidden(how, tmp_path):
    encoding, more = ENCODED[how]
    file = tmp_path / "profile.md"
    file.write_bytes(f"{SOUND}{more}".encode(encoding))
    assert tells(names_in(file, {"hanna"}), "hanna")


@pytest.mark.parametrize(
    "how", sorted(BROKEN.keys() - {"the name in the title alone", "the name in the text alone"})
)
def test_so_it_does_in_a_folder_without_a_name(how, tmp_path):
    file = tmp_path / "profile.md"
    file.write_text(BROKEN[how], encoding="utf-8")
    assert tells(names_in(file, ()), "portfolio-2")


def tells(found: tuple[str, ...], slug: str) -> bool:
    return hidden(NameClaim(slug, hidden=found)).told_in("Met Hanna de Bakker samen.") is not None


def test_an_escape_that_stands_for_no_sign_is_read_over(tmp_path):
    file = tmp_path / "profile.md"
    file.write_text('nmae: "Hanna\\ud800 de Bakker\\UFFFFFFFF"\n', encoding="utf-8")
    assert tells(names_in(file, ()), "hanna")


def test_a_broken_profile_takes_nothing_from_others(tmp_path):
    file = tmp_path / "profile.md"
    file.write_text("---\nname: met de\nname: Zorggroep Linde\n---\nMet De Zorggroep Linde\n")
    assert hidden(NameClaim("mallory", hidden=names_in(file, {"mallory"}))).entries == ()


# In a whole site ----------------------------------------------------------------------------------

COHORT = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n"
QUESTION = "---\ntype: question\ntitle: Why?\nstatus: open\ncycle: 1\n---\n{}\n"
AGREED = "show_as: name, consent: {{given_on: {}}}"


def anns(folder, prose, *, register="", listed=True, withdrawn="", slug="hanna"):
    """Ann's portfolio beside Hanna's, who does not show her name."""
    hers = SOUND.replace("given_on: 2025-01-10", f"given_on: 2025-01-10{withdrawn}")
    person = f"  - {{id: hanna, name: Hanna de Bakker, role: learner, {register}}}\n" if register else ""
    files = {
        "cohort.yml": COHORT,
        f"{slug}/profile.md": hers,
        "ann/profile.md": PROFILE.replace("people:\n", f"people:\n{person}"),
        "ann/questions/why.md": QUESTION.format(prose),
    }
    if listed:
        files["learners.yml"] = (
            f"type: learners\nlearners:\n  - {{folder: {slug}, name: Hanna de Bakker}}\n"
            "  - {folder: ann, name: Ann de Vries-Bakker}\n"
        )
    reading = read_site(written(folder, files))
    assert reading.problems == ()
    found = publication(reading.site, "public", DAY)
    (ann,) = [each for each in found.site.portfolios if each.slug == "ann"]
    return ann


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("withdrawn", ["", ", withdrawn_on: 2026-01-01"])
def test_no_register_outvotes_the_learner(listed, withdrawn, tmp_path):
    ann = anns(
        tmp_path,
        "Hanna de Bakker helped.",
        register=AGREED.format("2025-06-01"),
        listed=listed,
        withdrawn=withdrawn,
    )
    hidden_at_all = listed or withdrawn  # else it may be another Hanna de Bakker, who agreed
    assert ann.people["hanna"].name == (None if hidden_at_all else "Hanna de Bakker")
    told = "A fellow learner helped." if hidden_at_all else "Hanna de Bakker helped."
    assert [question.prose for question in ann.questions] == [told]


def test_a_consent_that_is_newer_than_a_withdrawal_counts_where_no_list_says_who_it_is(tmp_path):
    withdrawn = ", withdrawn_on: 2025-02-01"
    ann = anns(
        tmp_path,
        "Hanna de Bakker helped.",
        register=AGREED.format("2025-06-01"),
        listed=False,
        withdrawn=withdrawn,
    )
    assert ann.people["hanna"].name == "Hanna de Bakker"
    ann = anns(
        tmp_path,
        "Hanna de Bakker helped.",
        register=AGREED.format("2025-06-01"),
        listed=True,
        withdrawn=withdrawn,
    )
    assert ann.people["hanna"].name is None


@pytest.mark.parametrize(
    "theirs",
    [
        "Molenaar Kas",
        "Kas Molenaar",
        "Kas Jan Molenaar",
        "Molenaar-Kas Kas",
        "Molenaar van der Kas",
        "Kas Molenaar-Molen",
        "KasMolenaar Kas Molenaar",
    ],
)
def test_nobody_takes_a_learners_own_name_from_their_own_portfolio(theirs, tmp_path):
    files = {
        "cohort.yml": COHORT,
        "kas/profile.md": SOUND.replace("name: Hanna de Bakker", "name: Kas Molenaar\nshow_as: full"),
        "kas/cycles/1.md": CYCLE.format(n=1, start="2025-01", more=""),
        "kas/questions/why.md": QUESTION.format("By Kas Molenaar, or Molenaar, Kas."),
    }
    for slug in ("molenaar", "kas-2"):
        hidden_one = SOUND.replace("Hanna de Bakker", theirs)
        files[f"{slug}/profile.md"] = hidden_one.replace("language:", "show_as: alias\nalias: Q\nlanguage:")
    site = read_site(written(tmp_path, files)).site
    shown = publication(site, "public", DAY).site.portfolios
    (kas,) = [each for each in shown if each.slug == "kas"]
    assert kas.profile.name == "Kas Molenaar"
    assert [each.prose for each in kas.questions] == ["By Kas Molenaar, or Molenaar, Kas."]


def test_who_shows_another_name_takes_no_hidden_one_for_their_own(tmp_path):
    ann = anns(tmp_path, "By Bakker Hanna.", listed=False)
    assert [each.prose for each in ann.questions] == ["By a fellow learner."]


def test_one_of_some_choices_is_no_text_in_which_a_name_could_stand(tmp_path):
    experience = (
        "---\ntype: experience\ntitle: A\nlearning: informal\nstage: initial\nsetting: care\nstart: 2025\n"
        "cycle: 1\n---\n"
    )
    files = {"cohort.yml": COHORT, "inf/profile.md": SOUND.replace("Hanna de Bakker", "Inf Ormal")}
    files["learners.yml"] = (
        "type: learners\nlearners:\n  - {folder: inf, name: Inf Ormal}\n  - {folder: ann, name: Ann Vos}\n"
    )
    site = read_site(written(tmp_path, {**files, "ann/experiences/a.md": experience})).site
    (ann,) = [it for it in publication(site, "public", DAY).site.portfolios if it.slug == "ann"]
    assert [each.learning for each in ann.experiences] == ["informal"]


def test_a_name_is_protected_when_its_folder_is_gone(tmp_path):
    ann = anns(tmp_path, "Hanna de Bakker helped.", slug="hanna")
    (tmp_path / "hanna/profile.md").unlink()
    (tmp_path / "hanna").rmdir()
    site = read_site(tmp_path).site
    (again,) = publication(site, "public", DAY).site.portfolios
    assert again.questions == ann.questions
    assert again.questions[0].prose == "A fellow learner helped."


@pytest.mark.parametrize(
    ("prose", "shown"),
    [
        ("Hanna de Bakker helped.", "A fellow learner helped."),
        ("I asked Hanna de Bakker.", "I asked a fellow learner."),
        ("Yes. Hanna de Bakker helped.", "Yes. A fellow learner helped."),
        ("- Hanna de Bakker\n- me", "- A fellow learner\n- me"),
        ("By **Hanna de Bakker**, who", "By **a fellow learner**, who"),
        ("By **Hanna** de Bakker, who", "By a fellow learner, who"),
        ("By Hanna **de Bakker**, who", "By a fellow learner, who"),
        ("By [Hanna](https://a.example/) de Bakker.", "By a fellow learner."),
        ("By Hanna [de Bakker](https://a.example/).", "By a fellow learner."),
        ("By [Hanna de Bakker](https://a.example/).", "By [a fellow learner](https://a.example/)."),
        ("By Hanna[^1] de Bakker.\n\n[^1]: A note.", "By a fellow learner[^1].\n\n[^1]: A note."),
        ("By Hаnnа de Bakker.", "By a fellow learner."),
        ("By <b>Hanna</b> de Bakker, who", "By <b>a fellow learner</b>, who"),
        ("By Hanna <b>de Bakker</b>, who", "By a fellow learner<b></b>, who"),
        ("By H<!-- -->anna de<br>Bakker", "By a fellow learner<br>"),
        ("By <abbr title='Hanna de Bakker'>H.</abbr>", "By <abbr title='a fellow learner'>H.</abbr>"),
        (
            "By <a href='https://a.example/'>Hanna de Bakker</a>",
            "By <a href='https://a.example/'>a fellow learner</a>",
        ),
        ("By Hanna&nbsp;de Bakker and H. Bakker.", "By a fellow learner and a fellow learner."),
        ("By Hanna de Bakker's hand.", "By a fellow learner's hand."),
        (
            "| who | what |\n|---|---|\n| Hanna de Bakker | all |",
            "| who | what |\n|---|---|\n| a fellow learner | all |",
        ),
    ],
)
def test_a_document_keeps_its_text_with_other_words_for_a_name(prose, shown, tmp_path):
    assert [question.prose for question in anns(tmp_path, prose).questions] == [shown]


@pytest.mark.parametrize(
    "prose",
    [
        "See [it](https://a.example/hanna-de-bakker).",
        "See https://a.example/hanna-de-bakker for more.",
        "See <https://a.example/hanna-de-bakker>.",
        "See <a href='https://a.example/#hanna-de-bakker'>it</a>.",
        "See <a title='it' HREF = https://a.example/#hanna-de-bakker>it</a>.",
        "By Hanna <a href='https://a.example/'>de Bakker and all of us</a>.",
        "By <a href='https://a.example/' title='Hanna'>de Bakker</a>.",
        "See [it][1].\n\n[1]: https://a.example/Hanna%20de%20Bakker",
        "By [all of us and Hanna](https://a.example/) de Bakker.",
        "By **all and Hanna** de Bakker.",
    ],
)
def test_a_document_that_cannot_do_without_a_name_is_left_out(prose, tmp_path):
    assert anns(tmp_path, prose).questions == ()


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("Hanna Bakker", True),
        ("Bakker, Hanna", True),
        ("bakker hanna", True),
        ("BAKKER Hanna", True),
        ("| Bakker | Hanna |", True),
        ("Bakker (Hanna)", True),
        ("Bakker, *Hanna*", True),
        ("A word of the baker Hanna Visser", False),
        ("Een oordeel van de bakker Hanna Visser", False),
        ("Ik was bij de Bakker. Hanna hielp mij.", False),
        ("Bakker?\u201d Hanna knikte.", False),
        ("Bakker\n\nHanna", False),
        ('["Jan Bakker", "Hanna Visser"]', False),
    ],
)
def test_a_last_name_and_a_first_name_of_two_texts_are_no_name(said, tells):
    assert (HiddenNames.of({"hanna": "Hanna Bakker"}).told_in(said) is not None) == tells


def test_the_texts_of_a_document_are_no_name_together_in_what_is_searched():
    document = {"title": "Oordeel van Bakker", "by": "Hanna Visser", "parts": ["Van Bakker", "Hanna Visser"]}
    page = Page(
        address="ann/a/",
        template="portfolio/document.html",
        title="A",
        language="nl",
        data={"document": document},
    )
    index = search_index([page], "ann/search.json")
    assert not HiddenNames.of({"hanna": "Hanna Bakker"}).told_in(index)
    assert "Bakker" in index
    assert "Hanna" in index
