"""A link to a page elsewhere leads to the place that its kind names."""

from __future__ import annotations

import pytest

from generator.model import KIND, Frameworks
from generator.reading.around import Around
from generator.reading.documents import draft
from generator.reading.own_links import _EXAMPLES, _PLACES, links_lead_where_they_say
from generator.reading.schemas import schema


def told(kind: str, url: str) -> list[dict[str, str]]:
    text = f"---\ntype: profile\nlook:\n  links:\n    - {{kind: {kind}, url: '{url}'}}\n---\n"
    made = draft("ann/profile.md", text, KIND["profile"])
    return [dict(it.values) for it in links_lead_where_they_say(made, Around(Frameworks()))]


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        ("linkedin", "https://www.linkedin.com/in/amina-yusuf/"),
        ("linkedin", "https://nl.linkedin.com/in/amina"),
        ("github", "https://github.com/amina"),
        ("gitlab", "https://gitlab.com/amina"),
        ("gitlab", "https://gitlab.school.example/amina"),
        ("mastodon", "https://mastodon.nl/@amina"),
        ("bluesky", "https://bsky.app/profile/amina.bsky.social"),
        ("orcid", "https://orcid.org/0000-0002-1825-009X"),
        ("youtube", "https://www.youtube.com/@amina"),
        ("website", "https://amina.example"),
        *((kind, url.replace("NAME", "amina")) for kind, url in _EXAMPLES.items()),
    ],
)
def test_an_address_of_its_kind_is_in_order(kind, url):
    assert told(kind, url) == []


@pytest.mark.parametrize(
    ("kind", "url", "nearest"),
    [
        ("linkedin", "https://github.com/amina", "github"),
        ("linkedin", "https://linkedin.com.example/in/amina", "website"),
        ("linkedin", "https://notlinkedin.com/in/amina", "website"),
        ("github", "https://example.org/github.com/amina", "website"),
        ("github", "https://github.com/", "website"),
        ("mastodon", "https://mastodon.nl/about", "website"),
        ("orcid", "https://orcid.org/amina", "website"),
        ("gitlab", "https://gitlab/amina", "website"),
    ],
)
def test_an_address_of_another_place_is_told_with_the_kind_it_is_of(kind, url, nearest):
    assert [(it["kind"], it["nearest"]) for it in told(kind, url)] == [(kind, nearest)]


def test_every_kind_but_a_website_has_a_place_and_an_example():
    kinds = schema("profile")["properties"]["look"]["properties"]["links"]["items"]["properties"]["kind"]
    assert set(kinds["enum"]) - {"website"} == _PLACES.keys() == _EXAMPLES.keys()
