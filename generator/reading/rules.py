"""What no schema can say, each a function of one document and what is around it, with a folder in tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from generator.model import LEARNERS, SCHEMA_VERSION, SELF, TRANSLATED, TRANSLATION, Date
from generator.personal import BETWEEN, personal_data_in, personal_in_name
from generator.problems import Place, Problem, problem
from generator.reading.around import Around
from generator.reading.documents import Draft
from generator.reading.judging import JUDGING_REMARKS, JUDGING_RULES
from generator.reading.links import link_problems, link_remarks
from generator.reading.looks import LOOK_RULES
from generator.reading.losses import losses
from generator.reading.number_names import numbers_as_names
from generator.reading.person_names import names_can_be_shown
from generator.reading.references import reference_problems
from generator.reading.schemas import schema
from generator.reading.spans import date_in_cycle, week_of
from generator.reading.strict_yaml import Path
from generator.reading.suggestions.dates import DATES, ENDING, PLANNED, is_ahead, is_far_ahead, likely_year
from generator.reading.texts import paragraphs
from generator.reading.unseen import html_in_fields, no_entity_hides, texts_are_seen
from generator.spelling.first_names import first_name

Rule = Callable[[Draft, Around], Iterator[Problem]]

_IN_ORDER = (("start", "end"), ("start", "due"), ("given_on", "until"), ("date", "valid_until"))
_NEEDS_FILE = frozenset({"image", "video", "audio", "link", "credential", "award"})
"""Media that cannot stand in the prose; a document without a file can be written out there."""


def dates_in_order(draft: Draft, _: Around) -> Iterator[Problem]:
    for path, group in _groups(draft.data):
        for first, last in _IN_ORDER:
            if first in group and last in group:
                start, end = Date(str(group[first])), Date(str(group[last]))
                if end.last < start.first:
                    yield draft.problem("end-before-start", (*path, last), start=start, end=end)


def every_competence_once(draft: Draft, _: Around) -> Iterator[Problem]:
    """In one list of claims, scores, outcomes or asks."""
    seen: set[tuple[Path, str]] = set()
    for path, group in _groups(draft.data):
        if path and isinstance(path[-1], int) and isinstance(group.get("competence"), str):
            entry = (path[:-1], group["competence"])
            if entry in seen:
                at = (*path, "competence")
                yield draft.problem("repeated-competence", at, competence=group["competence"])
            seen.add(entry)


def proof_is_somewhere(draft: Draft, _: Around) -> Iterator[Problem]:
    if draft.kind.name != "evidence":
        return
    there = [name for name in _PLACES_OF_PROOF if name in draft.data]
    one = [name for name in there if name in _ONE_OF]
    if len(one) > 1:
        yield draft.problem("file-and-url", ("url",))
    elif "without_file" in draft.data and one:
        yield draft.problem("with-and-without-file", ("without_file",), other=one[0])
    elif not there and "without_file" not in draft.data:
        media = draft.data["media"]
        if media in _NEEDS_FILE or (media == "document" and not draft.prose.strip()):
            yield draft.problem("no-proof", ("media",), media=media)


def place_is_said_once(draft: Draft, _: Around) -> Iterator[Problem]:
    """An address has one fragment: a page or a second may follow other such words in it, but no heading."""
    fragment, url = draft.data.get("fragment"), str(draft.data.get("url", ""))
    there = url.partition("#")[2]
    if isinstance(fragment, dict) and there:
        said = {word.partition("=")[0] for word in there.split("&") if "=" in word}
        if not said or "anchor" in fragment or {"second": "t"}.get(*fragment, *fragment) in said:
            yield draft.problem("two-places", ("fragment",), found=f"#{there}")


_ONE_OF = ("file", "url")
"""Where the thing itself is that is judged."""
_PLACES_OF_PROOF = (*_ONE_OF, "links", "doi")


def goal_is_about_something(draft: Draft, _: Around) -> Iterator[Problem]:
    if draft.kind.name != "goal" or "competence" in draft.data:
        return
    if "subject" not in draft.data:
        yield draft.problem("goal-about-nothing", ("title",))
    if "level" in draft.data:
        yield draft.problem("level-of-nothing", ("level",))


def own_outcomes_are_no_standard(draft: Draft, around: Around) -> Iterator[Problem]:
    """A school judges by what it asks, not by what somebody asked of themselves."""
    if draft.kind.name != "validation":
        return
    for number, outcome in enumerate(draft.data.get("outcomes", [])):
        if around.frameworks.is_own(str(outcome["competence"])):
            at = ("outcomes", number, "competence")
            yield draft.problem("own-not-validated", at, competence=outcome["competence"])


def own_framework_has_a_name_of_its_own(draft: Draft, around: Around) -> Iterator[Problem]:
    if draft.kind.name == "own-framework" and draft.slug not in around.frameworks.own:
        yield draft.problem("own-framework-taken", ("type",), framework=draft.slug)


def portfolio_is_not_newer(draft: Draft, _: Around) -> Iterator[Problem]:
    """Fields of a later version may mean something that is not known here, such as who may see what."""
    if draft.data.get("schema_version", 1) > SCHEMA_VERSION:
        found = draft.data["schema_version"]
        yield draft.problem("newer-schema", ("schema_version",), found=found, known=SCHEMA_VERSION)


def alias_is_given(draft: Draft, _: Around) -> Iterator[Problem]:
    if draft.data.get("show_as") == "alias" and "alias" not in draft.data:
        yield draft.problem("alias-missing", ("show_as",))


def first_name_is_known(draft: Draft, _: Around) -> Iterator[Problem]:
    """Who shows a first name only, and does not say which part of the name that is, shows no family name."""
    data = draft.data
    asks = draft.kind.name == "profile" and data.get("show_as", "first-name") == "first-name"
    if asks and "alias" not in data and not first_name(data["name"]):
        yield draft.problem("first-name-unknown", ("name",), name=data["name"])


def guardian_consents(draft: Draft, _: Around) -> Iterator[Problem]:
    """Under 16 it is the parent or guardian who consents (GDPR art. 8; UAVG art. 5)."""
    consent = draft.data.get("consent")
    agreed = consent if isinstance(consent, dict) else {}
    if (agreed.get("age_band"), agreed.get("given_by")) == ("under-16", "self"):
        yield draft.problem("guardian-missing", ("consent", "given_by"))


def people_are_distinct(draft: Draft, _: Around) -> Iterator[Problem]:
    if draft.kind.name == "profile":
        yield from _distinct(draft, "people", "duplicate-person")
        for number, person in enumerate(draft.data.get("people", [])):
            if person["id"] == SELF:
                yield draft.problem("person-self", ("people", number, "id"))


def framework_ids_are_distinct(draft: Draft, _: Around) -> Iterator[Problem]:
    if draft.kind.name in {"framework", "own-framework"}:
        yield from _distinct(draft, "levels", "duplicate-id")
        yield from _distinct_competences(draft, draft.data.get("competences", []), ("competences",), set())
    if draft.kind.name == "framework":
        yield from _distinct(draft, "requirements", "duplicate-id")
    lists = {"cohort": "partners", "register": "professionals"}
    if draft.kind.name in lists:
        yield from _distinct(draft, lists[draft.kind.name], "duplicate-id")


def indicators_name_levels(draft: Draft, _: Around) -> Iterator[Problem]:
    """What somebody does is told of a level that there is, and once."""
    if draft.kind.name == "framework":
        known = [str(level["id"]) for level in draft.data.get("levels", [])]
        for path, group in _groups(draft.data):
            seen: set[str] = set()
            for number, it in enumerate(group.get("indicators", [])):
                place, level = (*path, "indicators", number, "level"), str(it["level"])
                if level not in known:
                    values = {"level": level, "competence": group["id"], "levels": ", ".join(known)}
                    yield draft.problem("unknown-level", place, **values)
                elif level in seen:
                    yield draft.problem("duplicate-id", place, id=level)
                seen.add(level)


def framework_is_named_as_its_file(draft: Draft, _: Around) -> Iterator[Problem]:
    if draft.kind.name == "framework" and draft.data["id"] != draft.slug:
        yield draft.problem("framework-file-name", ("id",), id=draft.data["id"])


def cycle_is_named_as_its_file(draft: Draft, _: Around) -> Iterator[Problem]:
    if draft.kind.name == "cycle" and str(draft.data["number"]) != draft.slug:
        yield draft.problem("cycle-file-name", ("number",), number=draft.data["number"])


_FIELD_OF_CONSENT = re.compile(
    r"\s*(?:(?:visibility|consent|withdrawn_on|until|show_as)(?=\s*:)"
    rf"|type(?=\s*:\s*(?:{'|'.join(kind.name for kind in (*LEARNERS, TRANSLATION))})\s*\Z))"
)
"""And the field that every document begins with: where it stands again, a second one was pasted."""


def no_field_in_the_prose(draft: Draft, _: Around) -> Iterator[Problem]:
    """A line like ``visibility: private`` after a stray ``---`` looks like a choice and is none."""
    for number, line in enumerate(draft.prose.split("\n"), draft.prose_line):
        if found := _FIELD_OF_CONSENT.match(line):
            place = Place(number, found.end() - len(found[0].lstrip()) + 1, found.end() + 1)
            name, said = found[0].strip(), line[found.end() :].strip(" :")
            values = {"field": name, **({"kind": said} if name == "type" else {})}
            yield problem(draft.path, "field-in-text", place, **values)


_MOST_TOLD = 20
"""How much personal data is told of one document."""

_FOR_PERSONAL_DATA = frozenset({"contact", "recipient"})
"""The fields that are made for addresses and numbers: one has consent of its own, one is never shown."""


def no_personal_data(draft: Draft, _: Around) -> Iterator[Problem]:
    """What finds a person or steals from them stands nowhere but in ``contact``."""
    if draft.kind not in (*LEARNERS, TRANSLATION):
        return
    there: dict[Place, dict[str, None]] = {}
    looked_at = [it for it in paragraphs(draft) if _FOR_PERSONAL_DATA.isdisjoint(it.field)]
    seen = [(it, it.seen) for it in looked_at]
    read = [*seen, *((it, bare) for it, text in seen if (bare := it.bare) != text)]
    texts = BETWEEN.join(text.replace("\0", " ") for _, text in read)
    for number, _text, found in personal_data_in(texts, _MOST_TOLD):
        place = read[number][0].place_of(found.start, found.end)
        within = next((it for it in there if _overlap(it, place) and found.kind in there[it]), place)
        there.setdefault(within, {})[found.kind] = None
    for place, kinds in there.items():
        yield problem(draft.path, "personal-data", place, data=", ".join(kinds))


def _overlap(one: Place, other: Place) -> bool:
    """Whether both are in one line, and have a sign in common."""
    return one.line == other.line and one.column < other.end_column and other.column < one.end_column


def no_personal_data_in_its_name(draft: Draft, _: Around) -> Iterator[Problem]:
    """The name of a file is in the address of its page, and in every link to it."""
    if draft.kind in (*LEARNERS, TRANSLATION) and (kinds := personal_in_name(draft.slug)):
        yield problem(draft.path, "personal-data-in-name", data=", ".join(kinds))


RULES: tuple[Rule, ...] = (
    reference_problems,
    dates_in_order,
    every_competence_once,
    proof_is_somewhere,
    place_is_said_once,
    goal_is_about_something,
    own_outcomes_are_no_standard,
    own_framework_has_a_name_of_its_own,
    *JUDGING_RULES,
    portfolio_is_not_newer,
    alias_is_given,
    first_name_is_known,
    guardian_consents,
    people_are_distinct,
    framework_ids_are_distinct,
    indicators_name_levels,
    framework_is_named_as_its_file,
    cycle_is_named_as_its_file,
    *LOOK_RULES,
    link_problems,
    no_field_in_the_prose,
    no_personal_data,
    no_personal_data_in_its_name,
    names_can_be_shown,
    texts_are_seen,
    no_entity_hides,
)


TOLERANT: tuple[Rule, ...] = (
    reference_problems,
    guardian_consents,
    link_problems,
    no_field_in_the_prose,
    no_personal_data,
    no_personal_data_in_its_name,
    names_can_be_shown,
    texts_are_seen,
    no_entity_hides,
)
"""The rules that can also look at a document its schema refuses, so that all problems come at once."""


def in_its_cycle(found: Problem, draft: Draft, around: Around) -> Problem:
    """What is told of a date, with the day that is meant where it is a week of the document's cycle.

    A week of which that day is still to come may be one of the year, and so it is asked.
    """
    values = dict(found.values)
    if found.code != "not-a-date" or values["nearest"] or not week_of(values["found"]):
        return found
    start, field = dict(around.cycles).get(_cycle_of(draft), ""), values["field"]
    if not start:
        return found
    day = date_in_cycle(week_of(values["found"]), start, ends=field in ENDING)
    is_planned = field in PLANNED or draft.kind.name == "goal"
    is_sure = day and (is_planned or not is_ahead(day))
    values.pop("open", None)  # it ends on a day that is known
    known = {"nearest": day} if is_sure else {"week": week_of(values["found"])}
    return replace(found, values=tuple(sorted((k, str(v)) for k, v in {**values, **known}.items())))


def _cycle_of(draft: Draft) -> int:
    """The number of the cycle that a document belongs to, or is; 0 for one that has to do with none."""
    if draft.kind.name == "cycle":
        number = draft.data.get("number")
    else:
        number = draft.data.get("cycle", 1) if "cycle" in schema(draft.kind.name)["properties"] else 0
    return number if isinstance(number, int) else 0


def remarks(draft: Draft, around: Around) -> Iterator[Problem]:
    """What its author should know of a document that is in order, and keeps nothing from being published."""
    yield from losses(draft, around)
    for remark in JUDGING_REMARKS:
        yield from remark(draft, around)
    yield from link_remarks(draft, around)
    yield from html_in_fields(draft)
    yield from numbers_as_names(draft)
    for path, group in _groups(draft.data):
        for name in sorted(DATES.intersection(group)):
            if is_far_ahead(found := str(group[name])):
                values = {"field": name, "found": found, "nearest": likely_year(found)}
                yield draft.problem("far-ahead", (*path, name), **values)


def cycles_follow_each_other(cycles: list[Draft], numbers: set[int]) -> Iterator[Problem]:
    """No holes, and each begins no earlier than the one before. ``numbers`` are those of all files."""
    by_number = {draft.data["number"]: draft for draft in cycles}
    for number, draft in sorted(by_number.items()):
        if number > 1 and number - 1 not in numbers:
            yield draft.problem("cycle-hole", ("number",), number=number, missing=number - 1)
        before = by_number.get(number - 1)
        if before and Date(str(draft.data["start"])).last < Date(str(before.data["start"])).first:
            yield draft.problem("cycle-order", ("start",), number=number, before=number - 1)


def translates_what_is_there(draft: Draft, document: Draft) -> Iterator[Problem]:
    """A translation has the texts of its document and no others: to a list as many as are there."""
    paths = TRANSLATED.get(document.kind.model, {})
    of = document.path.partition("/")[2]
    for field in (field for field in draft.data if field not in OF_EVERY_TRANSLATION):
        there, found = said_at(document.data, paths.get(field, ())), draft.data[field]
        if not there:
            place = draft.key_place((field,))
            yield problem(draft.path, "nothing-to-translate", place, of=of, field=field)
        elif isinstance(found, list) and len(found) != len(there):
            counts = {"found": len(found), "wanted": len(there)}
            yield draft.problem("translation-uneven", (field,), of=of, field=field, **counts)


OF_EVERY_TRANSLATION = frozenset({"type", "title", "visibility"})
"""The fields that a translation has of itself."""


def said_at(value: Any, path: tuple[str, ...]) -> Any:
    """What stands at a path in a document's data; of a list, what stands there in each entry.

    Nothing stands where the data has another form, as it may have until a schema has seen it.
    """
    for step in path:
        if isinstance(value, list):
            value = [each.get(step) for each in value if isinstance(each, dict)]
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value if path else None


def _groups(value: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every group of fields in a document, the document itself first."""
    if isinstance(value, dict):
        yield path, value
        for name, inner in value.items():
            yield from _groups(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _groups(inner, (*path, number))


def _distinct(draft: Draft, field: str, code: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, entry in enumerate(draft.data.get(field, [])):
        if str(entry["id"]) in seen:
            yield draft.problem(code, (field, number, "id"), id=entry["id"])
        seen.add(str(entry["id"]))


_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")
"""What an address writes as a hyphen: ``A.1`` and ``a-1`` would have the same page."""


def _distinct_competences(
    draft: Draft, competences: list[dict[str, Any]], path: Path, seen: set[str]
) -> Iterator[Problem]:
    for number, competence in enumerate(competences):
        address = _NOT_IN_ADDRESS.sub("-", competence["id"].lower())
        if address in seen:
            yield draft.problem("duplicate-id", (*path, number, "id"), id=competence["id"])
        seen.add(address)
        below = competence.get("competences", [])
        yield from _distinct_competences(draft, below, (*path, number, "competences"), seen)
