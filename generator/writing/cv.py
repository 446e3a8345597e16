"""The CV of a portfolio as plain data: one sheet if it fits, two at most.

In a translation, titles say their language where they have none; sentences without one are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model import Experience, Language
from generator.overviews.competence import Confirmation
from generator.overviews.confirmed import ConfirmedGroup
from generator.overviews.counted import rationale
from generator.overviews.cv import CvOverview
from generator.overviews.grades import grade_of
from generator.overviews.home import Highlight
from generator.writing.confirmed import confirmed_in_words
from generator.writing.excerpts import whole_sentences
from generator.writing.paper import Paper
from generator.writing.papers import Setting
from generator.writing.tree import first_paragraph, tree_of

_LONG, _SHORT = 320, 200
"""Signs of a text, of which whole sentences are kept."""
_EDITIONS = (
    (1, 0, 12, 12),
    (1, 1, 12, 3),
    (1, 1, 12, 1),
    (1, 1, 12, 0),
    (1, 2, 8, 0),
    (2, 0, 12, 12),
    (2, 1, 12, 3),
    (2, 2, 12, 0),
    (2, 3, 6, 0),
    (2, 3, 3, 0),
)
"""Sheets, how terse it is, experiences in each part, and those of them that are told of."""
_LINE, _FEW = 80, 6
_WHOLE = frozenset({"address", "file", "home", "palette", "words"})
"""What is not clipped: addresses, colours, and the words of the paper."""
_ON_A_LINE = 60
_SKILLS = ("listening", "reading", "interaction", "production", "writing")


def cv_of(setting: Setting, overview: CvOverview) -> Paper:
    return _Cv(setting, overview).paper()


@dataclass(frozen=True)
class _Cv:
    setting: Setting
    overview: CvOverview

    def paper(self) -> Paper:
        wording = self.setting.wording
        title = wording.catalogue.gettext("CV of {name}").replace("{name}", wording.portfolio.profile.name)
        whole = {**self.setting.shared(title, self._words()), **self._who(), **self._can()}
        parts = list(self._parts())
        editions = tuple(
            (sheets, {**whole, "detail": detail, "parts": [self._part(it, most, told) for it in parts]})
            for sheets, detail, most, told in _EDITIONS
        )
        least = (editions[-1][0], clipped(editions[-1][1]))
        offer = wording.catalogue.gettext("Download my CV")
        return self.setting.paper("cv", title, offer, (*editions, least))

    def _words(self) -> dict[str, str]:
        _ = self.setting.wording.catalogue.gettext
        return {
            "can": _("What I can do"),
            "languages": _("Languages"),
            "skills": _("Skills"),
            "looking": _("Where I want to go"),
            "more": _("My portfolio, with the proof"),
            "code": _("QR code of the portfolio's address"),
        }

    def _who(self) -> dict[str, Any]:
        wording = self.setting.wording
        profile, languages = wording.portfolio.profile, wording.languages(wording.portfolio.profile)
        about = first_paragraph(tree_of(self.setting.prose.html(profile, "", 2)))
        skills = [self.setting.put(it, languages["skills"]) for it in profile.skills]
        return {
            "about": "" if languages["prose"] else whole_sentences(about, _LONG),
            "looking": whole_sentences(profile.ambition, _LONG)
            if profile.ambition and not languages["ambition"]
            else None,
            "contact": list(self._contact()),
            "languages": [self._language(it) for it in profile.language_skills],
            "skills": skills,
        }

    def _contact(self) -> Iterator[dict[str, Any]]:
        wording = self.setting.wording
        for link in wording.portfolio.profile.look.links:
            yield self._way(_without_scheme(link.url), link.url)
        contact, languages = wording.portfolio.profile.contact, wording.languages(wording.portfolio.profile)
        if contact is None:
            return
        if contact.email:
            yield self._way(contact.email, f"mailto:{contact.email}")
        if contact.website:
            yield self._way(_without_scheme(contact.website), contact.website)
        if contact.region:
            yield self._way(contact.region, None, languages["region"])
        if contact.availability:
            yield self._way(contact.availability, None, languages["availability"])

    def _way(self, text: str, address: str | None, language: str | None = None) -> dict[str, Any]:
        """A way to reach somebody; a short one is not broken over two lines."""
        return {
            "text": self.setting.put(text, language),
            "address": address,
            "short": len(text) <= _ON_A_LINE,
        }

    def _language(self, known: Language) -> dict[str, str]:
        """A language, and how well: one level for what is known equally well."""
        wording = self.setting.wording
        name = wording.language_name(known.name)
        found: dict[str, list[str]] = {}
        for skill in _SKILLS:
            if level := getattr(known, skill):
                found.setdefault(level, []).append(wording.terms[skill])
        if len(found) == 1 and sum(map(len, found.values())) == len(_SKILLS):
            words = next(iter(found))
        else:
            words = " · ".join(f"{level} {', '.join(skills)}" for level, skills in found.items())
        native = wording.catalogue.gettext("native language") if known.native else ""
        return {"name": name, "words": " · ".join(filter(None, (native, words)))}

    # What I can do ---------------------------------------------------------------------------

    def _can(self) -> dict[str, Any]:
        found = self.overview.trust
        result = self.setting.trusted(found) if found else ""
        return {"result": result, "groups": list(self._groups())}

    def _groups(self) -> Iterator[dict[str, Any]]:
        for group in self.overview.confirmed:
            yield {
                "who": self._who_said(group),
                "competences": [self._competence(it) for it in group.highlights],
            }

    def _who_said(self, group: ConfirmedGroup) -> str | None:
        """Who found it, and when. That it changed is said once, where it is told what was found."""
        if not group.by:
            return None
        wording, found = self.setting.wording, self.overview.trust
        said = confirmed_in_words(group.by, wording)
        if found is None or found.grade != "changed":
            return said
        is_of_it = all(it.judged and it.judged.validation.standard == found.standard for it in group.by)
        return said.removesuffix(f"; {wording.terms['grade-changed']}") if is_of_it else said

    def _competence(self, it: Highlight) -> dict[str, Any]:
        wording = self.setting.wording
        competence = wording.competence(it.competence)
        own = rationale(it.proof, it.competence) if it.proof and not wording.other_language else None
        return {
            "title": self.setting.put(competence["title"], competence["language"]),
            "address": competence["url"],
            "own": whole_sentences(own, _SHORT) if own else None,
            **self._level(it.confirmation),
        }

    def _level(self, confirmation: Confirmation | None) -> dict[str, Any]:
        if confirmation is None:
            return {"level": None, "words": "", "mark": None}
        wording = self.setting.wording
        level = wording.level(confirmation.competence, confirmation.level)
        verdict = confirmation.judged.outcome.verdict if confirmation.judged else None
        sure = confirmation.judged and grade_of(confirmation.judged.validation) == "confirmed"
        mark = {"text": wording.terms[verdict], "met": bool(sure and verdict == "met")} if verdict else None
        return {"level": _drawn(level), "words": level["says"] if level else "", "mark": mark}

    # What I did ------------------------------------------------------------------------------

    def _parts(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Titles, and all that can be told below them."""
        _ = self.setting.wording.catalogue.gettext
        for title, found in (
            (_("Work and experience"), self.overview.did),
            (_("Education and courses"), self.overview.learned),
        ):
            if found:
                yield title, [self._entry(it) for it in found]

    def _part(self, of: tuple[str, list[dict[str, Any]]], most: int, told: int) -> dict[str, Any]:
        """As much of a part as an edition has: so many entries, the first of them with a text."""
        title, entries = of
        without = ({**it, "text": None} for it in entries[told:most])
        return {
            "title": title,
            "entries": [*entries[: min(told, most)], *without],
            "more": self._more(len(entries) - most),
        }

    def _more(self, left: int) -> str | None:
        if left < 1:
            return None
        ngettext = self.setting.wording.catalogue.ngettext
        return ngettext("{n} more in my portfolio", "{n} more in my portfolio", left).replace(
            "{n}", str(left)
        )

    def _entry(self, it: Experience) -> dict[str, Any]:
        wording = self.setting.wording
        place = ", ".join(filter(None, (it.role, it.organisation)))
        return {
            "dates": wording.span(it.start, it.end),
            "title": self.setting.put(it.title, wording.document(it)["language"]),
            "address": wording.address(it),
            "place": self.setting.put(place, wording.other_language),
            "text": self._told(it),
        }

    def _told(self, it: Experience) -> str | None:
        """What it was about: what came of it, if it can be said with how it was; else how the text begins."""
        wording, starrt = self.setting.wording, it.starrt
        if wording.other_language is None and starrt.situation and starrt.result:
            both = f"{_sentence(starrt.situation)} {starrt.result}"
            if len(both) <= _SHORT:
                return both
        text = first_paragraph(tree_of(self.setting.prose.html(it, "", 3)))
        if wording.other_language:
            return whole_sentences(text, _SHORT) if text and not wording.languages(it)["prose"] else None
        said = text or starrt.situation or starrt.result
        return whole_sentences(said, _SHORT) if said else None


def clipped(value: Any) -> Any:
    """Plain data with texts of a line at most and few of each: for who fills whatever can be filled."""
    match value:
        case str():
            return value if len(value) <= _LINE else f"{value[:_LINE]} …"
        case dict():
            return {name: it if name in _WHOLE else clipped(it) for name, it in value.items()}
        case list():
            return [clipped(it) for it in value[:_FEW]]
    return value


def _sentence(text: str) -> str:
    """A text as a sentence that another can follow."""
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text.rstrip()}."


def _without_scheme(url: str) -> str:
    """An address as it is written on paper."""
    return re.sub(r"\Ahttps?://(?:www\.)?", "", url).removesuffix("/")


def _drawn(level: dict[str, Any] | None) -> dict[str, int] | None:
    return {"rank": level["rank"], "of": level["of"]} if level else None
