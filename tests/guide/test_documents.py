import pytest

from generator.guide.documents import ADDABLE, OpenField, add_document, current_cycle, is_learners, portfolios
from generator.guide.files import AlreadyThereError
from generator.model import KIND
from generator.reading.read import read_site
from tests.guide.filling import filled


def added(docs, kind, title="Zorg voor oma", **names):
    portfolio = "amina" if is_learners(kind) else ""
    return add_document(docs, kind, title, "nl", portfolio=portfolio, **names)


@pytest.mark.parametrize("kind", ADDABLE)
def test_a_new_document_is_sound_once_its_blanks_are_filled_in(docs, kind):
    new = added(docs, kind)
    found = read_site(docs).problems
    assert [(p.path, p.place.line, p.code) for p in found] == [
        (new.path, blank.line, "blank") for blank in new.blanks
    ]
    file = docs / new.path
    file.write_text(filled(KIND[kind], file.read_text(encoding="utf-8")), encoding="utf-8")
    assert read_site(docs).problems == ()


def test_blanks_say_line_and_field(docs):
    new = added(docs, "question", "Hoe zeg ik nee?")
    assert new.path == "amina/questions/hoe-zeg-ik-nee.md"
    assert new.blanks == (OpenField(20, "status"),)
    assert (docs / new.path).read_text(encoding="utf-8").split("\n")[19] == "status:"


def test_a_document_belongs_to_the_current_cycle(docs):
    added(docs, "cycle", "Verder")
    assert current_cycle(docs / "amina") == 2
    text = (docs / added(docs, "goal").path).read_text(encoding="utf-8")
    assert "\ncycle: 2\n" in text


def test_a_new_cycle_has_the_next_number_as_its_name(docs):
    new = added(docs, "cycle", "Verder")
    assert new.path == "amina/cycles/2.md"
    assert new.blanks == (OpenField(20, "start"),)


def test_a_document_of_the_school_lies_beside_the_portfolios(docs):
    assert added(docs, "cohort").path == "cohort.yml"
    assert added(docs, "programme").path == "programme.md"
    assert added(docs, "framework", "Horeca").path == "frameworks/horeca.yml"


def test_a_list_of_learners_has_who_is_there(docs):
    new = added(docs, "learners")
    assert (new.path, new.blanks) == ("learners.yml", ())
    assert read_site(docs).site.learners.names == {"amina": ("Amina Yusuf",)}


def test_a_list_of_learners_for_nobody_yet_is_asked_for(docs):
    (docs / "amina").rename(docs.parent / "amina")
    assert [blank.field for blank in added(docs, "learners").blanks] == ["folder", "name"]


def test_an_existing_document_is_never_overwritten(docs):
    file = docs / added(docs, "experience").path
    file.write_text("mijn eigen woorden", encoding="utf-8")
    with pytest.raises(AlreadyThereError) as refused:
        added(docs, "experience")
    assert refused.value.path == file
    assert file.read_text(encoding="utf-8") == "mijn eigen woorden"


def test_another_title_with_the_same_name_gets_a_number(docs):
    assert added(docs, "experience", "Café de Brug").path == "amina/experiences/cafe-de-brug.md"
    assert added(docs, "experience", "Cafe de Brug!").path == "amina/experiences/cafe-de-brug-2.md"
    with pytest.raises(AlreadyThereError):
        added(docs, "experience", "Café de Brug")


def test_a_title_in_another_alphabet_is_transcribed(docs):
    assert added(docs, "experience", "أمينة").path == "amina/experiences/mynh.md"


def test_a_title_without_letters_gets_the_kind_as_its_file_name(docs):
    assert added(docs, "experience", "☆").path == "amina/experiences/experience.md"


def test_a_file_can_be_named(docs):
    assert added(docs, "experience", name="oma").path == "amina/experiences/oma.md"


def test_only_folders_with_a_profile_are_portfolios(docs):
    (docs / "bram").mkdir()
    assert portfolios(docs) == ("amina",)


@pytest.mark.parametrize("link", ["amina/goals", "eve"])
def test_a_document_is_written_through_no_link(docs, link, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (docs / link).symlink_to(elsewhere)
    with pytest.raises(AlreadyThereError):
        add_document(docs, "goal", "Mine", "nl", portfolio=link.partition("/")[0])
    assert list(elsewhere.iterdir()) == []
