"""``leerkring withdraw``: what is told to whoever takes somebody out."""

import pytest

from tests.cli.command import PROFILE, run, write


def test_who_withdraws_is_told_that_the_title_of_the_site_names_them(site):
    profile = site / "portfolios/sanne/profile.md"
    given = "given_on: 2026-01-01, given_by: self, age_band: 16-or-older"
    consent = f"consent: {{audience: public, scope: [portfolio], {given}}}"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("\n#consent:", f"\n{consent}\n#consent:"), encoding="utf-8")
    before = (site / "mkdocs.yml").read_bytes()

    result = run("withdraw", "sanne", "--no-build")
    assert "mkdocs.yml:1: noemt deze persoon op elke bladzijde; verander dit zelf\n" in result.stdout
    assert result.exit_code == 1
    assert (site / "mkdocs.yml").read_bytes() == before


def test_the_site_as_one_file_goes_with_whoever_withdraws(site, monkeypatch):
    monkeypatch.setattr("generator.hosts.command.build_site", lambda *_: 0)
    write(site / "site.zip", "PK")
    told = run("withdraw", "sanne").stdout
    assert "site.zip: weggehaald, want deze persoon kan erin staan\n" in told
    assert not (site / "site.zip").exists()


def test_it_goes_too_where_no_site_is_to_be_built(site):
    write(site / "site.zip", "PK")
    write(site / ".site.zip.half", "PK")
    assert "site.zip: weggehaald" in run("withdraw", "sanne", "--no-build").stdout
    assert not list(site.glob("*site.zip*"))


@pytest.mark.usefixtures("site")
def test_where_the_site_cannot_be_built_all_that_is_left_to_do_is_said_all_the_same(monkeypatch):
    monkeypatch.setattr("generator.hosts.command.build_site", lambda *_: 1)
    told = run("withdraw", "sanne")
    assert told.exit_code == 1
    for what in ("commit en push ze", "Bladzijden die deze persoon noemden", "moet je zelf veranderen"):
        assert what in told.output, what


def test_where_there_is_no_list_of_learners_withdrawing_advises_one(docs):
    write(docs / "cohort.yml", "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [nl]\n")
    advice = "Maak een lijst: leerkring add learners\n"
    assert advice in run("withdraw", "amina", "--docs", str(docs)).stderr
    assert run("add", "learners", "--docs", str(docs)).exit_code == 0
    told = run("withdraw", "amina", "--docs", str(docs))
    assert advice not in told.stderr
    assert "docs/learners.yml:5: deze regel houdt de naam verborgen" in told.stdout
    assert told.exit_code == 0


def test_the_advice_says_in_which_cohort_a_list_is_missing(docs):
    write(docs / "2025/cohort.yml", "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [nl]\n")
    (docs / "amina").rename(docs / "2025/amina")
    assert "leerkring add learners --in 2025\n" in run("withdraw", "amina", "--docs", str(docs)).stderr


def test_a_site_of_one_needs_no_list_of_learners(docs):
    assert "leerkring add learners" not in run("withdraw", "amina", "--docs", str(docs)).stderr


def test_who_withdraws_is_put_on_the_list_of_learners(docs):
    write(docs / "learners.yml", "type: learners\nlearners:\n  - {folder: bo, name: Bo Bos}\n")
    told = run("--lang", "en", "withdraw", "amina", "--docs", str(docs))
    assert "docs/learners.yml:4: on the list now, as the profile has the name" in told.stdout
    assert told.exit_code == 0


def test_a_list_that_withdrawing_cannot_extend_is_a_place_to_change_by_hand(docs):
    write(docs / "learners.yml", "type: learners\nlearners: [{folder: bo, name: Bo Bos}]\n")
    told = run("withdraw", "amina", "--docs", str(docs))
    assert "docs/learners.yml:1: deze persoon staat niet op de lijst" in told.stdout
    assert told.exit_code == 1


PEOPLE = "people:\n  - {{id: yvonne, name: {name}, role: facilitator, consent: {{given_on: 2025}}}}\n---\n"


def people(docs, folder, name):
    """A portfolio with somebody in it who is called Yvonne for short."""
    write(docs / folder / "profile.md", PROFILE.removesuffix("---\n") + PEOPLE.format(name=name))


def test_somebody_is_meant_by_the_short_name_by_which_they_are_asked(docs):
    people(docs, "amina", "Yvonne Jansen")
    told = run("withdraw", "yvonne", "--docs", str(docs))
    assert "docs/amina/profile.md:7: " in told.stdout
    assert "withdrawn_on: " in (docs / "amina/profile.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "says"), [("nl", "met de volledige naam"), ("en", "by the full name")])
def test_a_short_name_of_several_people_takes_out_nobody(docs, language, says):
    people(docs, "amina", "Yvonne Jansen")
    people(docs, "bo", "Yvonne Smit")
    before = (docs / "amina/profile.md").read_bytes()
    told = run("--lang", language, "withdraw", "yvonne", "--docs", str(docs))
    assert f"{says}: Yvonne Jansen, Yvonne Smit" in told.stderr
    assert (told.exit_code, (docs / "amina/profile.md").read_bytes()) == (2, before)
