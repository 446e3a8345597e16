"""``leerkring add``: new documents, translations, and what is still to be filled in."""

import pytest

from tests.cli.command import PROFILE, run, write


def test_a_list_of_learners_needs_no_title(docs):
    told = run("--lang", "en", "add", "learners", "--docs", str(docs))
    assert told.stdout == "docs/learners.yml\n"
    assert told.stderr == (
        "Nothing is left to fill in.\n"
        "These are the names in the profiles. See that each is what the school calls that learner.\n"
    )
    assert run("check", "--docs", str(docs)).exit_code == 0


def test_add_names_the_file_and_what_is_blank(docs):
    result = run("add", "question", "Hoe zeg ik nee?", "--docs", str(docs))
    assert result.stdout == "docs/amina/questions/hoe-zeg-ik-nee.md\n"
    assert result.stderr == "Nog in te vullen:\n  docs/amina/questions/hoe-zeg-ik-nee.md:20: status\n"


@pytest.mark.usefixtures("site")
def test_add_makes_a_translation_beside_its_document():
    result = run("add", "translation", "portfolios/sanne/cycles/1.md")
    assert (result.stdout, result.stderr) == (
        "portfolios/sanne/cycles/1.en.md\n",
        "Nog in te vullen:\n  portfolios/sanne/cycles/1.en.md:10: title\n",
    )
    assert run("add", "translation", "cycles/1", "--language", "en").exit_code == 2


def test_a_translation_asks_in_the_language_of_every_new_document(tmp_path):
    assert run("new", "--name", "Sanne", "--lang", "en").exit_code == 0
    docs = tmp_path / "portfolios"
    assert run("add", "goal", "Nee", "--docs", str(docs)).exit_code == 0
    assert run("add", "translation", "goals/nee", "--docs", str(docs)).exit_code == 0
    for name in ("nee", "nee.nl"):
        assert "# Vul in wat leeg is." in (docs / f"sanne/goals/{name}.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Noem het bestand dat je wilt vertalen: leerkring add translation goals/nee.md\n"),
        (
            ("goals/ja",),
            "Er is geen document goals/ja om te vertalen. Noem het bestand, zoals goals/nee.md.\n",
        ),
        (("cycle/1",), "Er is geen document cycle/1 om te vertalen. Bedoel je: sanne/cycles/1.md?\n"),
        (
            ("cycles/1", "--language", "nl"),
            "Het portfolio zelf is in die taal. Een vertaling kan zijn in: en.\n",
        ),
    ],
)
def test_why_there_is_no_translation_is_told(arguments, told):
    result = run("add", "translation", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", told)


@pytest.mark.parametrize(
    "arguments",
    [
        ("profile", "Ik"),
        ("goal", "Doel", "--language", "en"),
        ("gaol", "Doel"),
        ("goal", "  "),
        ("goal", "Doel", "--portfolio", "bram"),
        ("goal", "Doel", "--slug", "../../elders"),
        ("goal",),
    ],
)
def test_what_cannot_be_added_is_wrong_use(docs, arguments):
    before = sorted(docs.rglob("*"))
    assert run("add", *arguments, "--docs", str(docs)).exit_code == 2
    assert sorted(docs.rglob("*")) == before


def test_add_never_overwrites(docs):
    arguments = ("add", "experience", "Oma", "--docs", str(docs))
    assert [run(*arguments).exit_code for _ in range(2)] == [0, 2]


def test_with_several_portfolios_add_asks_which(docs):
    write(docs / "bram/profile.md", PROFILE)
    result = run("add", "goal", "Doel", "--docs", str(docs))
    assert (result.exit_code, result.stderr) == (2, "Zeg welk portfolio: amina, bram.\n")
    assert run("add", "goal", "Doel", "--portfolio", "bram", "--docs", str(docs)).exit_code == 0


def test_a_title_is_kept_on_one_line(docs):
    run("add", "experience", "Oma\ntype: goal\x1b[2J", "--slug", "oma", "--docs", str(docs))
    assert '\ntitle: "Oma type: goal·[2J"\n' in (docs / "amina/experiences/oma.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("kind", ["framework", "own-framework"])
def test_a_framework_with_a_long_name_is_told_how_to_have_a_shorter_one(kind):
    long = run("add", kind, "Wat ik leer in de keuken van het verpleeghuis aan de haven")
    assert "De competenties erin heten wat-ik-leer-in-de-keuken-van-het:… " in long.stderr
    assert "--slug" in long.stderr
    assert (
        "--slug" not in run("add", kind, "Wat ik leer in de keuken van dit huis", "--slug", "keuken").stderr
    )
    assert "--slug" not in run("add", kind, "De keuken").stderr
