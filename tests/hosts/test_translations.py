"""A document in two languages: each version leads to the other and says which language it is in."""

from __future__ import annotations

import datetime

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator.building.review import Viewing, review
from generator.gate.hidden_names import HiddenNames
from generator.model import TRANSLATED, Cycle, Profile
from generator.places import THEME
from generator.publishing.secrets import Public, secrets
from generator.reading.read import read_school, read_site, shelf_of
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import CYCLE, PROFILE
from tests.portfolios import written as laid
from tests.publications import publication

DAY = datetime.date(2026, 11, 23)
CARE = (
    "---\ntype: experience\ntitle: Caring\nlearning: informal\nstage: initial\nsetting: care\nstart: 2020\n"
    "{more}---\nI cared.\n"
)
ZORG = "---\ntype: translation\ntitle: Zorgen voor haar\n{more}---\nIk zorgde voor haar en zij voor mij.\n"

WHOLE_PROFILE = PROFILE.replace(
    "visibility: public\n",
    """visibility: public
headline: My own headline
photo: {file: ann.png, alt: My own alt}
look: {header: wide, picture: {file: ann.png, alt: My own picture_alt}}
motivation: My own motivation
ambition: My own ambition
learning_style: My own learning_style
perspectives: [{kind: career, text: My own perspectives}]
skills: [My own skills]
contact: {region: My own region, availability: My own availability}
""",
).replace("[portfolio]", "[portfolio, photo, contact]")
WHOLE_CYCLE = CYCLE.format(
    n=1,
    start="2025-01",
    more="focus: My own focus\ncheckpoints: [{date: 2025-02, concluded: My own checkpoints}]\n",
).replace("Round 1", "Round one")


def written(folder, files):
    """A docs folder with these files, and a picture of Ann."""
    docs = laid(folder, files)
    Image.new("RGB", (8, 8)).save(docs / "ann/ann.png")
    return docs


def read(folder, care="", zorg=""):
    files = {
        "ann/experiences/care.md": CARE.format(more=care),
        "ann/experiences/care.nl.md": ZORG.format(more=zorg),
    }
    reading = read_site(written(folder, files))
    assert reading.problems == ()
    return reading.site


def addresses(site, audience="public"):
    found = publication(site, audience, DAY).site
    (portfolio,) = found.portfolios
    return {page.address: page for page in portfolio_pages(portfolio, found.frameworks, root="").pages}


def as_html(there):
    return Html(PageShell((str(THEME),), "Site")).page(there)


def page(sample_site, path):
    return LexborHTMLParser((sample_site / path / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("path", "other", "own", "theirs"),
    [
        ("amina/experiences/zorg-voor-oma", "en", "nl", "English"),
        ("amina/evidence/dagplan", "en", "nl", "English"),
        ("samir/experiences/bridge-office", "nl", "en", "Nederlands"),
        ("amina", "en", "nl", "English"),
        ("samir", "nl", "en", "Nederlands"),
        ("amina/cycle", "en", "nl", "English"),
        ("amina/cycles/1", "en", "nl", "English"),
    ],
)
def test_each_version_leads_to_the_other_and_is_in_its_language(path, other, own, theirs, sample_site):
    first, second = page(sample_site, path), page(sample_site, f"{path}/{other}")
    assert first.css_first("html").attributes["lang"] == own
    assert second.css_first("html").attributes["lang"] == other
    link = first.css_first(f".lk-versions a[hreflang={other}]")
    assert (link.text(), link.attributes["lang"]) == (theirs, other)
    assert second.css_first(f".lk-versions a[hreflang={own}]") is not None
    for version in (first, second):
        listed = [it.attributes["hreflang"] for it in version.css("link[rel=alternate][hreflang]")]
        assert sorted(listed) == ["en", "nl"]


def test_what_is_not_translated_is_said_and_led_to(sample_site):
    translated = page(sample_site, "amina/experiences/zorg-voor-oma/en")
    assert "Everything else is on the page" in translated.css_first(".lk-since").text()
    assert translated.css_first(".lk-since a").attributes["href"] == "../"
    link = translated.css_first('main a[href*="koelkastplan-oma"]')
    assert link.attributes["href"] == "../../../evidence/koelkastplan-oma/"


def test_a_translation_is_seen_where_its_document_is(tmp_path):
    assert "experiences/care/nl/" in addresses(read(tmp_path))


def test_a_headline_above_a_translation_says_its_own_language(tmp_path):
    assert addresses(read(tmp_path))["experiences/care/nl/"].data["learner"]["language"] == "en"


@pytest.mark.parametrize("where", ["care", "zorg"])
def test_a_private_document_and_a_private_translation_are_nowhere(where, tmp_path):
    site = read(tmp_path, **{where: "visibility: private\n"})
    found = addresses(site)
    assert not [page for page in found.values() if "Zorgen voor haar" in repr(page.data)]
    (published,) = publication(site, "public", DAY).site.portfolios
    found = secrets(site.portfolios[0], published, {}, (), Public(()))
    assert "Ik zorgde voor haar en zij voor mij" in found


def told(folder, profile="", cycle=""):
    """What is told of Ann's folder with these translations of her profile and her first cycle."""
    files = {
        "ann/profile.md": WHOLE_PROFILE,
        "ann/profile.nl.md": f"---\ntype: translation\ntitle: Portfolio van Ann\n{profile}---\n",
        "ann/cycles/1.md": WHOLE_CYCLE,
        "ann/cycles/1.nl.md": f"---\ntype: translation\ntitle: Ronde een\n{cycle}---\n",
    }
    docs = written(folder, files)
    viewing = Viewing("public", DAY, HiddenNames())
    return review(docs, "ann", read_school(docs), viewing, shelf_of(docs))


def named(kind, field, text):
    """The translation of one field, as an argument of ``told``."""
    value = f"[{text}]" if field in {"perspectives", "checkpoints", "skills"} else text
    return {kind: f"{field}: {value}\n"}


FIELDS = [("profile", name) for name in TRANSLATED[Profile]] + [("cycle", name) for name in TRANSLATED[Cycle]]


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_translated_field_is_on_a_page(kind, field, tmp_path):
    found = told(tmp_path, **named(kind, field, "Dat zeg ik zo"))
    assert found.noted.problems == ()
    pages = portfolio_pages(found.published, read_school(tmp_path).frameworks, root="").pages
    address = {"profile": "nl/", "cycle": "cycles/1/nl/"}[kind]
    (there,) = (page for page in pages if page.address == address)
    assert there.language == "nl"
    html = as_html(there)
    assert html.count("Dat zeg ik zo") >= 1


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_what_is_not_translated_is_there_in_its_own_language(kind, field, tmp_path):
    found = told(tmp_path)
    pages = portfolio_pages(found.published, read_school(tmp_path).frameworks, root="").pages
    address = {"profile": "nl/", "cycle": "cycles/1/nl/"}[kind]
    (there,) = (page for page in pages if page.address == address)
    html = LexborHTMLParser(as_html(there))
    said = f"My own {field}"
    said_in = [it.text(deep=False) + (it.attributes.get("alt") or "") for it in html.css("main [lang=en]")]
    assert len([text for text in said_in if said in text]) == html.css_first("main").html.count(said) == 1


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_hidden_name_in_any_field_keeps_its_document_home_and_is_told_where_it_is(kind, field, tmp_path):
    found = told(tmp_path, **named(kind, field, "Vraag het aan Cor Coach"))
    path = {"profile": "ann/profile.nl.md", "cycle": "ann/cycles/1.nl.md"}[kind]
    assert [(it.path, it.place.line, it.code) for it in found.noted.problems] == [(path, 4, "names-somebody")]
    assert "Cor Coach" not in repr(found.published)
    assert (found.published is None) == (kind == "profile")


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_telephone_number_in_any_field_keeps_the_translation_home(kind, field, tmp_path):
    found = told(tmp_path, **named(kind, field, "Bel mij op 06 12345678"))
    path = {"profile": "ann/profile.nl.md", "cycle": "ann/cycles/1.nl.md"}[kind]
    assert [(it.path, it.place.line, it.code) for it in found.noted.problems] == [(path, 4, "personal-data")]
    assert "12345678" not in repr(found.published)
    assert found.published.cycles[0].title == "Round one"


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_the_last_look_seeks_every_field_of_a_private_translation(kind, field, tmp_path):
    private = named(kind, field, "Dat blijft bij mij thuis liggen")
    found = told(tmp_path, **{kind: private[kind] + "visibility: private\n"})
    assert "Dat blijft bij mij" not in repr(found.published)
    assert "Dat blijft bij mij thuis liggen" in secrets(found.whole, found.published, {}, (), Public(()))


@pytest.mark.parametrize(
    ("agreed", "field"), [("photo", "alt"), ("contact", "region"), ("contact", "availability")]
)
def test_a_photo_and_a_contact_without_consent_have_no_translation_either(agreed, field, tmp_path):
    profile = WHOLE_PROFILE.replace(f", {agreed}", "")
    assert profile != WHOLE_PROFILE
    docs = written(
        tmp_path,
        {
            "ann/profile.md": profile,
            "ann/profile.nl.md": f"---\ntype: translation\ntitle: Ann\n{field}: Dat zeg ik zo\n---\n",
        },
    )
    site = read_site(docs).site
    (published,) = publication(site, "public", DAY).site.portfolios
    assert len(published.profile.translations) == 1
    assert "Dat zeg ik zo" not in repr(published)
    assert "Dat zeg ik zo" in secrets(site.portfolios[0], published, {}, (), Public(()))


def test_the_title_of_a_profile_tells_no_name_in_another_language(tmp_path):
    docs = written(
        tmp_path,
        {"ann/profile.nl.md": "---\ntype: translation\ntitle: Portfolio van Ann de Vries-Bakker\n---\n"},
    )
    decided = publication(read_site(docs).site, "public", DAY)
    assert decided.named == ()
    assert "Vries" not in repr(decided.site.portfolios[0])


def test_a_home_in_another_language_leads_on_in_that_language(sample_site):
    home = page(sample_site, "amina/en")
    led = {it.text(strip=True): it.attributes["href"] for it in home.css(".lk-navigation a")}
    assert (led["About me"], led["The four phases"], led["Plan"]) == ("./", "../cycle/en/", "../plan/")
    assert "../evidence/dagplan/en/" in [it.attributes["href"] for it in home.css("main a")]
    letter = home.css_first('main a[href*="brief-van-de-dochter"]')
    assert (letter.attributes["href"], letter.attributes["lang"]) == (
        "../evidence/brief-van-de-dochter/",
        "nl",
    )


def test_a_learner_is_listed_in_the_language_of_the_list(sample_site):
    listed = page(sample_site, "learners")
    card = listed.css_first('.lk-card a[href$="samir/nl/"]').parent.parent
    assert card.css("[lang]") == []
    assert "Constructeur uit Aleppo" in card.text()


def test_a_translation_that_names_somebody_hidden_keeps_its_document_home(tmp_path):
    hidden = "ann/experiences/care.nl.md"
    docs = written(
        tmp_path,
        {
            "cohort.yml": "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n",
            "ann/experiences/care.md": CARE.format(more=""),
            hidden: ZORG.format(more="").replace("voor haar en", "voor Ann de Vries-Bakker en"),
        },
    )
    decided = publication(read_site(docs).site, "public", DAY)
    assert [named.source for named in decided.named] == ["ann/experiences/care.md"]


def test_numbers_do_not_know_of_translations(sample_site):
    listed = page(sample_site, "amina/experiences")
    assert len(listed.css('a[href*="zorg-voor-oma"]')) == 1
