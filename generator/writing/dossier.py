"""The dossier of a portfolio as plain data: requirements, reflections, annexes, and room to sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.model import Assessment, Evidence, Experience, Validation
from generator.overviews.counted import rationale
from generator.overviews.dossier import DossierOverview, JudgedCompetence
from generator.overviews.grades import grade_of
from generator.writing.confirmed import confirmed_in_words, filled, graded, person_in_words
from generator.writing.excerpts import whole_sentences
from generator.writing.paper import Paper
from generator.writing.papers import Setting, picture
from generator.writing.plain import plain
from generator.writing.tree import shortened, tree_of

_STEPS = ("situation", "task", "action", "result", "reflection", "transfer")
_LONG, _SHORT = 2400, 600
"""Signs of a text, and of a reason: the rest is in the portfolio."""
_MOST = 12
"""Pieces of proof for one requirement."""
_MOST_SHEETS = 400


def dossier_of(setting: Setting, overview: DossierOverview) -> Paper:
    return _Dossier(setting, overview).paper()


@dataclass(frozen=True)
class _Dossier:
    setting: Setting
    overview: DossierOverview

    def paper(self) -> Paper:
        wording = self.setting.wording
        _ = wording.catalogue.gettext
        title = filled(_("Dossier of {name}"), name=wording.portfolio.profile.name)
        data = {
            **self.setting.shared(title, self._words()),
            **self._cover(),
            "requirements": [self._requirement(it) for it in self.overview.asked],
            "reflections": [self._reflection(it) for it in self.overview.reflections],
            "annexes": [self._annex(it) for it in self.overview.annexes],
        }
        return self.setting.paper("dossier", title, _("Download my dossier"), ((_MOST_SHEETS, data),))

    def _words(self) -> dict[str, Any]:
        _ = self.setting.wording.catalogue.gettext
        return {
            "dossier": _("Dossier"),
            "contents": _("Contents"),
            "me": _("About me"),
            "overview": _("Overview"),
            "competence": _("Competence"),
            "asked": _("Asked"),
            "found": _("Found"),
            "verdict": _("Verdict"),
            "reason": _("Why"),
            "proof": _("Proof"),
            "used": _("Used by the assessor"),
            "also": _("Also brought in"),
            "experiences": _("Learned at"),
            "requirements": _("Requirement by requirement"),
            "reflections": _("Looking back"),
            "annexes": _("Annexes"),
            "advice": _("Advice"),
            "response": _("My answer"),
            "more": _("The rest is in the portfolio."),
            "address": _("Address"),
            "signing": _("Signatures"),
            "signed": self._signing(),
            "name": _("Name"),
            "date": _("Date"),
            "signature": _("Signature"),
            "code": _("QR code of the portfolio's address"),
        }

    def _signing(self) -> list[dict[str, str]]:
        """Who signs; the name is filled in where it may be told."""
        wording, validation = self.setting.wording, self.overview.validation
        _ = wording.catalogue.gettext
        judge = wording.judge(validation)["name"] if validation else None
        signs = (
            (_("The learner"), wording.portfolio.profile.name),
            (_("Guide"), ""),
            (_("Assessor"), judge or ""),
        )
        return [{"who": who, "name": name} for who, name in signs]

    def _cover(self) -> dict[str, Any]:
        wording, overview = self.setting.wording, self.overview
        profile = wording.portfolio.profile
        known = overview.standard in wording.frameworks.requirements if overview.standard else False
        standard = wording.requirement(overview.standard) if overview.standard and known else None
        about = tree_of(self.setting.prose.html(profile, "", 2))
        return {
            "standard": standard["title"] if standard else "",
            "from": ", ".join(filter(None, (standard["organisation"], standard["framework"])))
            if standard
            else "",
            "description": (standard["description"] or "") if standard else "",
            "result": self.setting.trusted(overview.trust) if overview.trust else "",
            "many": self._many(),
            "about": shortened(about, _LONG)[0],
            "judged": self._judged(),
            "sure": overview.validation is not None and self._is_sure(overview.validation),
            "advice": self._own(overview.validation.advice) if overview.validation else None,
            "response": self._own(overview.validation.response) if overview.validation else None,
            "updated": self._updated(),
        }

    def _updated(self) -> str:
        """Of which day the newest in it is: with a day of today each dossier would be another every day."""
        wording, newest = self.setting.wording, self.overview.newest
        said = wording.catalogue.gettext(
            "The newest in this dossier is of {date}. What came after that is in the portfolio."
        )
        return filled(said, date=wording.date(newest)["text"]) if newest else ""

    def _many(self) -> str:
        """For how many of what is asked there is something to see; what that is, is said too."""
        overview, catalogue = self.overview, self.setting.wording.catalogue
        if not overview.standard:
            return ""
        shown, asking = len(overview.asked), overview.asking
        if shown == asking:
            sentence = catalogue.ngettext(
                "One competence is asked. Here is what shows it: proof, an experience or what somebody "
                "judged.",
                "{all} competences are asked. Here is what shows each of them: proof, an experience or what "
                "somebody judged.",
                asking,
            )
        else:
            sentence = catalogue.gettext(
                "{all} competences are asked. Here is what shows {n} of them: proof, an experience or what "
                "somebody judged."
            )
        return filled(sentence, n=str(shown), all=str(asking))

    def _judged(self) -> str:
        """Who laid it beside the standard, when and how: said once."""
        wording, validation = self.setting.wording, self.overview.validation
        if validation is None:
            return ""
        _ = wording.catalogue.gettext
        said = filled(
            _("Judged by {who} on {date}, by {methods}."),
            who=person_in_words(wording.judge(validation)),
            date=wording.date(validation.date)["text"],
            methods=", ".join(wording.terms[it] for it in validation.methods),
        )
        if validation.valid_until:
            said += " " + filled(_("Valid until {date}."), date=wording.date(validation.valid_until)["text"])
        return f"{said} {_upper(graded([validation], wording))}."

    def _own(self, text: str | None) -> Any:
        """A text of the learner's or about them; of a very long one, what comes first."""
        said = whole_sentences(text, _LONG) if text else ""
        return self.setting.put(said, self.setting.wording.other_language) if said else None

    def _why(self, document: Evidence | Experience, competence: str) -> Any:
        said = rationale(document, competence)
        return self._own(whole_sentences(said, _SHORT)) if said else None

    # Requirements ----------------------------------------------------------------------------

    def _requirement(self, it: JudgedCompetence) -> dict[str, Any]:
        wording, row = self.setting.wording, it.row
        competence = wording.competence(row.competence)
        asked = wording.level(row.competence, row.asked)
        judged = row.outcome or it.confirmation
        found = wording.level(row.competence, judged.level) if judged else None
        return {
            "title": self.setting.put(competence["title"], competence["language"]),
            "number": competence["number"],
            "framework": competence["framework"],
            "asked": asked["says"] if asked else "",
            "found": found["says"] if found else "",
            "level": {"rank": found["rank"], "of": found["of"]} if found else None,
            "least": asked["rank"] if asked else None,
            "verdict": wording.terms[row.standing] if row.outcome else "",
            "who": confirmed_in_words([it.confirmation], wording) if it.confirmation else "",
            "met": row.standing == "met" and row.validation is not None and self._is_sure(row.validation),
            "reason": self._own(row.outcome.rationale) if row.outcome else None,
            "proof": self._brought(it),
            "seen": list(map(self._seen, it.seen[:_MOST])),
            "experiences": [self._learned(each, row.competence) for each in it.experiences[:_MOST]],
        }

    @staticmethod
    def _is_sure(validation: Validation) -> bool:
        """Only what the school confirmed has the colour of what is sure."""
        return grade_of(validation) == "confirmed"

    @cached_property
    def _number(self) -> dict[Evidence, str]:
        return {piece: f"B{number}" for number, piece in enumerate(self.overview.annexes, 1)}

    def _brought(self, it: JudgedCompetence) -> list[dict[str, Any]]:
        """The proof; where somebody judged, what they used apart from what was brought in as well."""
        return [
            {**self._proof(piece, it.row.competence), "used": piece in it.used}
            for piece in it.proof[:_MOST]
            if piece in self._number
        ]

    def _seen(self, it: Assessment) -> dict[str, Any]:
        """That somebody said how far the learner is: who and when."""
        wording = self.setting.wording
        said = [person_in_words(wording.person(it.by)), wording.date(it.date)["text"]]
        return {
            "title": self.setting.put(it.title, wording.document(it)["language"]),
            "facts": ", ".join(said),
        }

    def _proof(self, piece: Evidence, competence: str) -> dict[str, Any]:
        return {
            "number": self._number[piece],
            "title": self.setting.put(piece.title, self.setting.wording.document(piece)["language"]),
            "date": self.setting.wording.date(piece.date)["text"],
            "why": self._why(piece, competence),
        }

    def _learned(self, it: Experience, competence: str) -> dict[str, Any]:
        wording = self.setting.wording
        return {
            "title": self.setting.put(it.title, wording.document(it)["language"]),
            "dates": wording.span(it.start, it.end),
            "why": self._why(it, competence),
        }

    # What follows ----------------------------------------------------------------------------

    def _reflection(self, it: Experience) -> dict[str, Any]:
        wording = self.setting.wording
        steps = [(step, getattr(it.starrt, step)) for step in _STEPS]
        return {
            "title": self.setting.put(it.title, wording.document(it)["language"]),
            "facts": " · ".join(filter(None, (wording.span(it.start, it.end), it.role, it.organisation))),
            "address": wording.address(it),
            "steps": [
                {"name": _upper(wording.terms[step]), "text": self._own(text)} for step, text in steps if text
            ],
        }

    def _annex(self, piece: Evidence) -> dict[str, Any]:
        wording = self.setting.wording
        shown = plain(piece, wording)
        blocks, is_cut = shortened(tree_of(self.setting.prose.html(piece, "", 3)), _LONG)
        said, is_left = shortened(
            [_paragraph(it) for it in (piece.transcript or "").splitlines() if it], _LONG
        )
        return {
            "number": self._number[piece],
            "title": self.setting.put(piece.title, wording.document(piece)["language"]),
            "facts": list(self._facts(piece, shown)),
            "address": wording.address(piece),
            "picture": self._picture(piece),
            "files": list(self._files(piece, shown)),
            "text": [*blocks, *said],
            "language": wording.languages(piece)["prose"] or wording.language,
            "cut": is_cut or is_left,
        }

    def _facts(self, piece: Evidence, shown: dict[str, Any]) -> Iterator[str]:
        wording = self.setting.wording
        _ = wording.catalogue.gettext
        yield f"{_upper(wording.terms[piece.media])}, {shown['date']['text']}"
        if piece.checked:
            yield _upper(shown["certificate"]["says"])
        if piece.contribution:
            yield filled(_("What I did: {text}"), text=whole_sentences(piece.contribution, _SHORT))
        if piece.confirmed_by:
            who = person_in_words(wording.person(piece.confirmed_by))
            grade = wording.terms["grade-entered"]
            yield filled(_("Can be confirmed by {who}; {grade}"), who=who, grade=grade)

    def _picture(self, piece: Evidence) -> dict[str, str] | None:
        """The work itself, or the first page of it."""
        file = self.setting.file(piece, piece.file)
        shown = file.picture if file else None
        return picture(shown, piece.alt or piece.caption or piece.title, 1000) if shown else None

    def _files(self, piece: Evidence, shown: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Where the work itself is: the file on the site, and its addresses elsewhere."""
        file = self.setting.file(piece, piece.file)
        if file and file.kind != "image":
            yield {"text": piece.title, "address": self.setting.wording.addresses.file(file)}
        if shown["address"]:
            yield {"text": shown["address"], "address": shown["address"]}
        yield from ({"text": it.title, "address": it.url} for it in piece.links)


def _paragraph(text: str) -> dict[str, Any]:
    return {"kind": "paragraph", "of": [text]}


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
