"""An answer in words, as it is shown when it comes: who gave it, how sure that is, what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.answers.taken import Taking, shown_as
from generator.answers.view import level_called, person_view
from generator.gate.people import shown_name
from generator.languages import _
from generator.reading.schemas import field
from generator.writing.wording import Wording

_CONSENT = {
    "name": _("Agreed to be named, with the name: “{name}”."),
    "initials": _("Agreed to be named with the first letters of the name: “{name}”."),
    "role": _("Did not agree to be named. Only the role is shown: “{name}”."),
}
_NARROWER = _("Your profile shows less of this person. That stays so.")
_ALONE = _("This answer is for you alone. Nothing of it is kept.")
_UNPROVEN = _("Nothing proves who wrote it: anybody can change such a file.")
_SENT = _("That says where the e-mail came from, not who typed it.")


@dataclass(frozen=True)
class AnswerInWords:
    """What is told of an answer. ``origin`` is how its page will say where it came from, if there is one."""

    by: str
    consent: str
    texts: tuple[str, ...]
    judged: tuple[str, ...]
    origin: str = ""
    proof: str = ""


def answer_in_words(taking: Taking, wording: Wording) -> AnswerInWords:
    """An answer in words; ``wording`` knows the learner's own competences, too."""
    answer = taking.answer
    texts = (answer.text, str(answer.said.get("advice", "")).strip())
    said, judged = tuple(filter(None, texts)), tuple(_judged(taking, wording))
    say = wording.catalogue.gettext
    if not answer.keeps:
        return AnswerInWords(
            by=_called(taking, "role", wording), consent=say(_ALONE), texts=said, judged=judged
        )
    shown = shown_as(taking)
    consent = say(_CONSENT[answer.show_as]).format(name=_called(taking, answer.show_as, wording, alone=True))
    return AnswerInWords(
        by=_called(taking, shown, wording),
        consent=consent if shown == answer.show_as else f"{consent} {say(_NARROWER)}",
        origin=_origin(taking, wording),
        proof=say(_SENT if taking.sender else _UNPROVEN),
        texts=said,
        judged=judged,
    )


def _called(taking: Taking, shown: str, wording: Wording, *, alone: bool = False) -> str:
    """Somebody as they are shown, with role and organisation; ``alone`` without these."""
    person = taking.portfolio.people.get(taking.asked.person)
    if person is None:
        return wording.terms["somebody"]
    view = person_view(person, wording)
    if shown == "role":
        return view["role"]
    parts = (view[shown],) if alone else (view[shown], view["role"], view["organisation"])
    return ", ".join(filter(None, parts))


def _origin(taking: Taking, wording: Wording) -> str:
    """Where it came from and how sure it is, in the words of the page that it becomes."""
    say, values = wording.catalogue.gettext, {"name": shown_name(taking.portfolio.profile)}
    values["date"] = wording.date(taking.day)["text"]
    if taking.sender:
        came = say("by e-mail from {domain}; taken over by {name} on {date}")
        return f"{came.format(domain=taking.sender, **values)} · {wording.terms['grade-sent']}"
    came = say("taken over by {name} on {date}")
    return f"{came.format(**values)} · {wording.terms['grade-entered']}"


def _judged(taking: Taking, wording: Wording) -> Iterator[str]:
    """What is said of each competence: its name, the verdict, the level by number and name, and why."""
    for each in taking.answer.judged:
        name, known = each["competence"], wording.frameworks.competences
        title = known[name].title.in_language(wording.language) if name in known else name
        verdict = wording.terms[each["verdict"]] if "verdict" in each else ""
        level = level_called(wording, name, str(each["level"])) if "level" in each else ""
        why = str(each.get("rationale", "")).strip()
        yield f"{title}: {', '.join(filter(None, (verdict, level)))}" + (f". {why}" if why else "")
    if methods := taking.answer.said.get("methods"):
        title = wording.catalogue.gettext(str(field("validation", ("methods",))["title"]))
        yield f"{title}: {', '.join(wording.terms[each] for each in methods)}"
