"""A translation is made beside its document, with what that document says and nothing else."""

import pytest

from generator.guide import translations
from generator.guide.documents import OpenField, add_document
from generator.guide.files import AlreadyThereError
from generator.guide.translations import NoDocumentError, NoLanguageError, add_translation
from generator.model import TRANSLATION
from generator.reading.read import read_site
from tests.guide.filling import filled, switched_on


@pytest.fixture(autouse=True)
def _two_languages(monkeypatch):
    """Where there is one other language, it need not be said."""
    monkeypatch.setattr(translations, "languages", lambda: ("en", "nl"))


@pytest.fixture
def goal(docs):
    return add_document(docs, "goal", "Nee leren zeggen", "nl", portfolio="amina").path


@pytest.mark.parametrize(
    "name",
    [
        "amina/goals/nee-leren-zeggen.md",
        "goals/nee-leren-zeggen.md",
        "goals/nee-leren-zeggen",
        "nee-leren-zeggen",
        "goals\\nee-leren-zeggen.md",
        "./goals/nee-leren-zeggen.md",
    ],
)
def test_a_document_is_found_by_its_path_or_the_end_of_it(docs, goal, name):
    assert add_translation(docs, name, "", "nl").path == goal.replace(".md", ".en.md")


def test_a_document_is_found_from_where_the_command_runs(docs, goal, monkeypatch):
    monkeypatch.chdir(docs / "amina/goals")
    assert add_translation(docs, "nee-leren-zeggen.md", "en", "nl").path == goal.replace(".md", ".en.md")


@pytest.mark.parametrize("of", ["amina/profile.md", "cycles/1.md"])
def test_a_translation_is_sound_once_its_blanks_are_filled_in(docs, of):
    new = add_translation(docs, of, "en", "nl")
    assert [blank.field for blank in new.blanks] == ["title"]
    file = docs / new.path
    file.write_text(filled(TRANSLATION, file.read_text(encoding="utf-8")), encoding="utf-8")
    assert read_site(docs).problems == ()


def test_only_what_the_document_says_is_asked_for(docs):
    cycle = docs / "amina/cycles/1.md"
    cycle.write_text(cycle.read_text(encoding="utf-8").replace("phase:", "focus: Wat telt?\nphase:"))
    text = (docs / add_translation(docs, "cycles/1", "", "nl").path).read_text(encoding="utf-8")
    assert "#focus:" in text
    assert "headline" not in text + (docs / add_translation(docs, "profile", "", "nl").path).read_text()
    (docs / "amina/cycles/1.en.md").write_text(filled(TRANSLATION, switched_on(text)), encoding="utf-8")
    assert [found.path for found in read_site(docs).problems] == ["amina/profile.en.md"]


def test_blanks_say_line_and_field(docs):
    new = add_translation(docs, "cycles/1", "", "nl")
    assert new.blanks == (OpenField(10, "title"),)
    assert (docs / new.path).read_text(encoding="utf-8").split("\n")[9] == "title:"


def test_a_translation_that_is_there_stays(docs, goal):
    add_translation(docs, goal, "en", "nl")
    with pytest.raises(AlreadyThereError):
        add_translation(docs, goal, "en", "nl")


@pytest.mark.usefixtures("goal")
@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("goals/nee-leren-zegen", ("amina/goals/nee-leren-zeggen.md",)),
        ("goals/ja", ()),
        ("../../etc/passwd", ()),
        ("frameworks/zorg.yml", ()),
        ("profile.md", ("amina/profile.md", "bram/profile.md")),
    ],
)
def test_what_is_no_document_or_several_is_refused(docs, name, there):
    (docs / "bram").mkdir()
    (docs / "bram/profile.md").write_text((docs / "amina/profile.md").read_text(encoding="utf-8"))
    before = sorted(docs.rglob("*"))
    with pytest.raises(NoDocumentError) as refused:
        add_translation(docs, name, "en", "nl")
    assert refused.value.there == there
    assert sorted(docs.rglob("*")) == before
    assert add_translation(docs, "profile.md", "en", "nl", portfolio="bram").path == "bram/profile.en.md"


def test_a_portfolio_is_not_translated_into_its_own_language(docs, goal):
    with pytest.raises(NoLanguageError) as refused:
        add_translation(docs, goal, "nl", "nl")
    assert refused.value.others == ("en",)


def test_without_a_profile_the_language_is_asked_for(docs, goal):
    (docs / "amina/profile.md").unlink()
    with pytest.raises(NoLanguageError) as refused:
        add_translation(docs, goal, "", "nl")
    assert refused.value.others == ("en", "nl")
    assert add_translation(docs, goal, "en", "nl").path == goal.replace(".md", ".en.md")


@pytest.mark.parametrize("said", ["tekst", "[een, twee]", "{text: een}", "3"])
def test_what_has_another_form_is_not_asked_for(docs, said):
    profile = docs / "amina/profile.md"
    text = profile.read_text(encoding="utf-8").replace(
        "people:", f"perspectives: {said}\nphoto: ik.jpg\npeople:"
    )
    profile.write_text(text, encoding="utf-8")
    made = (docs / add_translation(docs, "profile", "en", "nl").path).read_text(encoding="utf-8")
    assert "alt" not in made
    assert ("perspectives" in made) == said.startswith("{")


def test_a_name_longer_than_any_file_is_no_document(docs):
    with pytest.raises(NoDocumentError) as refused:
        add_translation(docs, "x" * 300, "en", "nl")
    assert refused.value.there == ()
