"""Links to a learner's pages elsewhere: each leads to the place that its kind names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.problems import Problem
from generator.reading.around import Around
from generator.reading.documents import Draft

_PLACES: dict[str, re.Pattern[str]] = {
    "linkedin": re.compile(r"(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub|company|school)/."),
    "github": re.compile(r"github\.com/."),
    "gitlab": re.compile(r"gitlab\.(?:com|[a-z0-9.-]+)/."),
    "codeberg": re.compile(r"codeberg\.org/."),
    "mastodon": re.compile(r"[a-z0-9.-]+\.[a-z]+/(?:@|users/)[a-z0-9_]+/?\Z"),
    "bluesky": re.compile(r"bsky\.app/profile/."),
    "orcid": re.compile(r"orcid\.org/(?:[0-9]{4}-){3}[0-9]{3}[0-9x]/?\Z"),
    "youtube": re.compile(r"(?:m\.)?youtube\.com/(?:@|c/|channel/|user/|playlist)."),
    "behance": re.compile(r"behance\.net/."),
}
"""Host and path of an address, in small letters and without ``www.``, of each kind but a website."""

_EXAMPLES = {
    "linkedin": "https://www.linkedin.com/in/NAME",
    "github": "https://github.com/NAME",
    "gitlab": "https://gitlab.com/NAME",
    "codeberg": "https://codeberg.org/NAME",
    "mastodon": "https://mastodon.nl/@NAME",
    "bluesky": "https://bsky.app/profile/NAME",
    "orcid": "https://orcid.org/0000-0000-0000-0000",
    "youtube": "https://www.youtube.com/@NAME",
    "behance": "https://www.behance.net/NAME",
}


def links_lead_where_they_say(draft: Draft, _: Around) -> Iterator[Problem]:
    """The address of a link is one of its kind."""
    if draft.kind.name != "profile":
        return
    for number, link in enumerate(draft.data.get("look", {}).get("links", [])):
        kind, place = link["kind"], _place(link["url"])
        if kind in _PLACES and not _PLACES[kind].match(place):
            at = ("look", "links", number, "url")
            yield draft.problem(
                *("link-of-another-kind", at),
                kind=kind,
                found=link["url"],
                nearest=_kind_of(place),
                example=_EXAMPLES[kind],
            )


def _place(url: str) -> str:
    address = urlsplit(url.lower())
    query = f"?{address.query}" if address.query else ""
    return f"{(address.hostname or '').removeprefix('www.')}{address.path}{query}"


def _kind_of(place: str) -> str:
    """The kind that an address is of; a website, if it is of none that has a host of its own."""
    return next(
        (kind for kind, form in _PLACES.items() if kind != "mastodon" and form.match(place)), "website"
    )
