import pytest

from generator.guide.slugs import is_slug, portfolio_slug
from generator.reading.suggestions.slugs import numbered, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zorg voor oma", "zorg-voor-oma"),
        ("Café de Brug!", "cafe-de-brug"),
        ("'s Avonds in Oma's huis", "s-avonds-in-omas-huis"),
        ("أمينة", "mynh"),
        ("Işık ve ısı", "isik-ve-isi"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("ørsted", "orsted"),
        ("Æble på øen", "aeble-pa-oen"),
        ("ĲMUIDEN", "ijmuiden"),
        ("Работа в пекарне", "rabota-v-pekarne"),
        ("Йога", "yoga"),
        ("Εμπειρία", "empeiria"),
        ("東京の生活", "dong-jing-no-sheng-huo"),
        ("学习", "xue-xi"),
        ("안녕", "an-nyeong"),
        ("A–B", "a-b"),
        ("🎉", "otherwise"),
        ("Zorgen voor oma en opa thuis in Rotterdam-Zuid", "zorgen-voor-oma-en-opa-thuis-in"),
        ("x" * 50, "x" * 40),
        ("--", "otherwise"),
        ("een " * 30, "een-een-een-een-een-een-een-een-een-een"),
    ],
)
def test_a_file_is_named_as_its_title(text, name):
    assert slug(text, "otherwise") == name
    assert is_slug(name)


def test_another_of_one_name_has_a_number():
    taken = {"zorg", "zorg-2", "x" * 40}.__contains__
    assert numbered("zorg", taken) == "zorg-3"
    assert numbered("werk", taken) == "werk"
    assert numbered("x" * 40, taken) == "x" * 38 + "-2"


def test_a_portfolio_never_has_a_name_the_site_keeps_for_itself():
    assert portfolio_slug("Search") == "search-portfolio"


def test_a_name_with_a_path_in_it_is_no_slug():
    assert not is_slug("../oma")
