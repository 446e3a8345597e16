"""What a portfolio's home page says: a beginning, and sections that may stand in any order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from markupsafe import Markup, escape

from generator.model import Document, Evidence, Experience, Profile, Section, Starrt
from generator.overviews.competence import Confirmation, judge
from generator.overviews.home import Highlight, HomeOverview
from generator.writing.document_prose import DocumentProse
from generator.writing.excerpts import begins, opening, sentences, without
from generator.writing.findings import trusted
from generator.writing.initials import initials
from generator.writing.look import home_look
from generator.writing.plain import document_data, plain

SECTIONS: tuple[Section, ...] = get_args(Section)
"""Of the home page, in the order of a learner who chose none; each has a template in ``portfolio/home/``."""

_LEAD = 340
_QUOTE = 150
_VOICE = 320
_STEPS = 3


@dataclass(frozen=True)
class HomePage:
    """The home page of one portfolio, as its templates see it."""

    prose: DocumentProse
    overview: HomeOverview
    address: str

    def data(self) -> dict[str, Any]:
        wording = self.prose.wording
        overview = plain(self.overview, wording)
        seen = {document.source for document in self._chosen}
        for data, highlight in zip(overview["highlights"], self.overview.highlights, strict=True):
            data |= {
                **self._look(highlight, seen),
                "silent": _source(highlight.confirmation) == self._silent,
                "before": self._judged_by_the_same(highlight.confirmation),
            }
        overview["experiences"] = [
            {**document_data(it, wording), "sentence": self._begins(it)} for it in self.overview.experiences
        ]
        if found := self.overview.trust:
            overview["trust"] |= dict(zip(("claim", "more"), trusted(found, wording), strict=True))
        if overview["voice"]:
            overview["voice"]["text"] = sentences(overview["voice"]["text"], _VOICE)
        return {
            "profile": self._full,
            "look": {**home_look(wording), "featured": self._featured},
            "overview": overview,
            "initials": initials(self._profile.name),
            "lead": self._lead,
            "sections": self.sections,
            "next": self.next_steps,
            "compared_url": wording.addresses.page("calibrate"),
            "vouched": plain(self._vouched, wording),
            "papers": [],
        }

    @property
    def sections(self) -> list[Section]:
        """The names of those that have something to say, in order."""
        profile, overview = self._profile, self.overview
        says: dict[Section, Any] = {
            "trust": overview.trust,
            "featured": profile.look.featured,
            "highlights": True,
            "voice": overview.voice,
            "story": self._rest,
            "wishes": profile.perspectives or self._wish,
            "learning": profile.learning_style or self._motive,
            "languages": profile.language_skills,
            "skills": profile.skills,
            "cycle": overview.wheel,
        }
        return [name for name in profile.look.sections or SECTIONS if says[name]]

    @property
    def next_steps(self) -> list[str]:
        """What would say most, of what is not there yet: a few words for the author alone."""
        profile, overview = self._profile, self.overview
        is_there = {
            "story": profile.prose,
            "cards": overview.highlights,
            "photo": profile.photo,
            "sentence": all(it.sentence for it in overview.highlights),
            "voice": overview.voice,
            "judged": self.prose.portfolio.validations,
            "contact": profile.contact,
        }
        return [name for name, it in is_there.items() if not it][:_STEPS]

    @property
    def _profile(self) -> Profile:
        return self.prose.portfolio.profile

    @cached_property
    def _full(self) -> dict[str, Any]:
        """All of the profile; what is at the beginning of the page already is not said again."""
        full = self.prose.full(self._profile, self.address, 2)
        return {**full, "html": self._rest, "ambition": self._wish, "motivation": self._motive}

    @property
    def _featured(self) -> list[dict[str, Any]]:
        """Work to be seen first: each piece with how it begins, for what has no picture."""
        return [
            {
                **document_data(it, self.prose.wording),
                "opening": self._begins(it),
                "speaker": self._speaker(it),
            }
            for it in self._chosen
        ]

    @property
    def _chosen(self) -> list[Document]:
        return [*filter(None, map(self.prose.wording.found, self._profile.look.featured))]

    def _begins(self, document: Document) -> str:
        """The words of a document: what is quoted in it, else how it begins."""
        first = begins(self.prose.html(document, self.address, 3), _QUOTE)
        return first.text if first else sentences(_told(document), _QUOTE)

    def _speaker(self, document: Document) -> dict[str, Any] | None:
        """Whose words a testimonial is quoted with; None where the learner speaks."""
        if not (isinstance(document, Evidence) and document.media == "testimonial"):
            return None
        first = begins(self.prose.html(document, self.address, 3), _QUOTE)
        if not (first and first.quoted):
            return None
        return {"by": document_data(document, self.prose.wording)["confirmed_by"]}

    # The beginning ---------------------------------------------------------------------------

    @cached_property
    def _lead(self) -> dict[str, Any] | None:
        """The first sentences of the story; of who wrote none, what they want or why."""
        profile, languages = self._profile, self.prose.wording.languages(self._profile)
        for name, text in (
            ("prose", opening(self._story, _LEAD)),
            ("ambition", profile.ambition),
            ("motivation", profile.motivation),
        ):
            if text:
                return {"text": text, "language": languages[name], "of": name}
        return None

    @cached_property
    def _story(self) -> Markup:
        return self.prose.html(self._profile, self.address, 2)

    @cached_property
    def _rest(self) -> Markup:
        """The story without the paragraph that the page begins with."""
        begun = self._lead["text"] if self._lead and self._lead["of"] == "prose" else ""
        return Markup(without(self._story, begun))  # noqa: S704  # it was Markup, and is some of it

    @property
    def _wish(self) -> str | None:
        return None if self._begins_with("ambition") else self._profile.ambition

    @property
    def _motive(self) -> str | None:
        return None if self._begins_with("motivation") else self._profile.motivation

    def _begins_with(self, name: str) -> bool:
        return self._lead is not None and self._lead["of"] == name

    # The cards -------------------------------------------------------------------------------

    def _look(self, highlight: Highlight, seen: set[str]) -> dict[str, Any]:
        """What is to be seen of a proof: a picture or a quotation, and the learner's own sentence beside it.

        What an earlier card shows is not shown again: then the sentence stands in its place.
        """
        proof, sentence = highlight.proof, highlight.sentence
        is_new = proof is not None and proof.source not in seen
        if proof:
            seen.add(proof.source)
        quote = self._begins(proof) if proof and is_new else ""
        picture = self._picture(proof) if proof and (is_new or not sentence) else None
        if not (picture or quote):
            return {"picture": None, "quote": sentence, "sentence": None, "speaker": None}
        speaker = self._speaker(proof) if proof and quote else None
        return {"picture": picture, "quote": quote, "sentence": sentence, "speaker": speaker}

    def _picture(self, proof: Evidence | Experience) -> dict[str, Any] | None:
        """The small picture of a proof, if it has one."""
        shown: dict[str, Any] = document_data(proof, self.prose.wording)["shown"] or {}
        picture: dict[str, Any] | None = shown.get("picture", shown if shown.get("kind") == "image" else None)
        return picture["small"] if picture else None

    @cached_property
    def _silent(self) -> str | None:
        """Who gave the levels that cards leave unsaid: the line of trust says it, or one above the cards."""
        sources = Counter(_source(it.confirmation) for it in self.overview.highlights if it.confirmation)
        told = self.overview.trust.validation.source if self.overview.trust else None
        if told in sources:
            return told
        most = sources.most_common(1)
        return most[0][0] if most and most[0][1] > 1 else None

    def _judged_by_the_same(self, it: Confirmation | None) -> bool:
        """Whether whoever the line of trust tells of gave this level, too."""
        trust = self.overview.trust
        if not (trust and it and it.judged):
            return False
        return judge(it.judged.validation) == judge(trust.validation)

    @property
    def _vouched(self) -> Confirmation | None:
        """The one that is told above the cards, if it is not told in the line of trust."""
        if self.overview.trust and self._silent == self.overview.trust.validation.source:
            return None
        found = (it.confirmation for it in self.overview.highlights if it.confirmation)
        return next((it for it in found if _source(it) == self._silent), None)


def _told(document: Document) -> str:
    """What an experience says in its fields that it came to, or how it was; of a piece, what it shows."""
    starrt = getattr(document, "starrt", Starrt())
    own = (getattr(document, name, None) for name in ("contribution", "caption"))
    return escape(next(filter(None, (starrt.result, starrt.situation, starrt.action, *own)), ""))


def _source(it: Confirmation | None) -> str | None:
    """The document that gives a level."""
    return it.given_in.source if it else None
