import pytest

from generator.guide.slugs import is_slug, portfolio_slug, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zorg voor oma", "zorg-voor-oma"),
        ("Café de Brug!", "cafe-de-brug"),
        ("'s Avonds in Oma's huis", "s-avonds-in-omas-huis"),
        ("أمينة", "otherwise"),
        ("--", "otherwise"),
        ("een " * 30, "een-een-een-een-een-een-een-een-een-een"),
    ],
)
def test_a_file_is_named_as_its_title(text, name):
    assert slug(text, "otherwise") == name
    assert is_slug(name)


def test_a_portfolio_never_has_a_name_the_site_keeps_for_itself():
    assert portfolio_slug("Search") == "search-portfolio"


def test_a_name_with_a_path_in_it_is_no_slug():
    assert not is_slug("../oma")
