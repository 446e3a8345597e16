"""How a portfolio looks: names of what the theme has, with the picture and the links to show."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from generator.model import Header, Look, Profile
from generator.writing.plain import shown_file
from generator.writing.wording import PortfolioWording

PALETTE = "plum"
"""Whose colours the style sheet has for who chose none, where there is no school's."""


def look_of(wording: PortfolioWording) -> dict[str, Any]:
    """What every page of a portfolio says of its look: the names of a palette and of a header."""
    profile = wording.portfolio.profile
    return {"palette": profile.look.palette, "header": _header(profile, wording)}


def home_look(wording: PortfolioWording) -> dict[str, Any]:
    """The same for the home page, with the wide picture and the links."""
    profile = wording.portfolio.profile
    return {
        **look_of(wording),
        "picture": _picture(profile, wording),
        "links": links_of(profile.look, wording),
    }


def _header(profile: Profile, wording: PortfolioWording) -> Header:
    """The header that was chosen, or the nearest for which there is a picture."""
    chosen = profile.look.header or "portrait"
    if chosen == "wide" and not _picture(profile, wording):
        chosen = "portrait"
    return "calm" if chosen == "portrait" and not profile.photo else chosen


def _picture(profile: Profile, wording: PortfolioWording) -> dict[str, Any] | None:
    picture, folder = profile.look.picture, profile.source.rpartition("/")[0]
    shown = shown_file(f"{folder}/{picture.file}", wording) if picture else None
    return {**shown, "alt": picture.alt} if picture and shown else None


def links_of(look: Look, wording: PortfolioWording) -> list[dict[str, Any]]:
    """Pages elsewhere: what each is called, and on which host it is."""
    return [
        {
            "kind": link.kind,
            "url": link.url,
            "title": wording.terms[link.kind],
            "host": (urlsplit(link.url).hostname or "").removeprefix("www."),
        }
        for link in look.links
    ]
