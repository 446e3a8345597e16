"""A cohort whose learners, school and frameworks write hostile text wherever they can write at all.

Each payload stands in every field of free text of every kind of document, in prose, and in the name
of a file. What the reader refuses is counted and replaced, so that it hides nothing that is accepted.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.model import KIND, LEARNERS, TRANSLATED, TRANSLATION, Document, Frameworks
from generator.problems import Problem
from generator.reading.around import Around
from generator.reading.documents import Draft, draft
from generator.reading.links import link_problems
from generator.reading.person_names import names_can_be_shown
from generator.reading.schemas import schema_problems
from generator.reading.text import decoded
from generator.reading.unseen import no_entity_hides, texts_are_seen
from tests.media.leaky import sound_file
from tests.portfolios import written

from .every_place import Filling, document
from .payloads import Payload

TOGETHER = 4
"""Payloads of one author. One each would make 482 portfolios of thirty pages."""

WORD = "word"
"""What stands where a payload is refused."""

MEDIA = {
    "image": "proof.png",
    "document": "proof.pdf",
    "video": "proof.mp4",
    "audio": "proof.mp3",
    "link": None,
}

_KINDS = {**KIND, TRANSLATION.name: TRANSLATION}
_ALONE = {"profile", "cycle"}
"""Kinds of which a portfolio here has one, with all of its author's payloads in turn."""


def _escaped(payload: Payload) -> str:
    """The payload as text: every character that could mean something has a backslash."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", payload.line)


PROSE: tuple[Callable[[Payload], str], ...] = (
    lambda it: it.text,
    lambda it: f"## {it.line}",
    lambda it: f"[{it.text}](https://elsewhere.example/)",
    lambda it: f"[word](<https://elsewhere.example/{it.line}>)",
    lambda it: f'[word](https://elsewhere.example/ "{it.line}")',
    lambda it: f"[word](<#{it.line}>)",
    lambda it: f"[word](<mailto:{it.line}>)",
    lambda it: f"word[^{it.line}]\n\n[^{it.line}]: word",
    lambda it: f"`{it.line}`",
    lambda it: f"~~~{it.line}\n{it.text}\n~~~",
    lambda it: "    " + it.text.replace("\n", "\n    "),
    _escaped,
    lambda it: f"## {_escaped(it)}",
    lambda it: f"[{_escaped(it)}](https://elsewhere.example/)",
    lambda it: f'[word](https://elsewhere.example/ "{_escaped(it)}")',
    lambda it: "".join(f"&#{ord(letter)};" for letter in it.line),
)
"""What an author does with a payload in prose."""


@dataclass
class Cohort:
    """The folder, and how many texts were written into it or refused, by kind of place."""

    docs: Path
    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def count(self, place: str, *, accepted: bool) -> None:
        (self.accepted if accepted else self.refused)[place] += 1


def hostile_cohort(docs: Path, payloads: Sequence[Payload]) -> Cohort:
    """Write the cohort: hostile authors, and Ann, who is none."""
    cohort = Cohort(docs)
    written(docs, NEIGHBOUR)
    readable = [payload for payload in payloads if _readable(payload)]
    cohort.refused["unreadable"] = len(payloads) - len(readable)
    for number, first in enumerate(range(0, len(readable), TOGETHER)):
        _write_author(cohort, f"author-{number}", readable[first : first + TOGETHER], number)
    _write_school(cohort, readable)
    return cohort


NEIGHBOUR = {
    "ann/experiences/care.md": (
        "---\ntype: experience\ntitle: Caring\n"
        "learning: informal\nstage: initial\nsetting: care\nstart: 2020\n"
        'competences: [{competence: "kade:A", level: 2}]\n---\nI cared. alert script onerror\n'
    )
}
"""What Ann has beside her profile: nothing hostile."""


def _readable(payload: Payload) -> bool:
    """Whether the reader takes such characters at all, anywhere."""
    return not decoded("x.md", payload.text.encode())[1] and isinstance(
        draft("x.md", _text({"title": payload.text}, ""), KIND["question"]), Draft
    )


def _write_author(cohort: Cohort, author: str, batch: Sequence[Payload], number: int) -> None:
    framework = f"frame-{number}"
    texts = [payload.text for payload in batch]
    references = {"framework": framework, "competence": f"{framework}:x0", "level": "x0", "cycle": 1}
    references |= {"standard": f"{framework}:x0", "person": "x0", "person-or-self": "x0"}
    of_levels = {"competences.indicators": None}  # their levels are numbers of this framework
    filling = Filling(texts, references, of_levels, turn=number)
    _write(cohort, f"frameworks/{framework}.yml", "framework", filling)
    for kind in (kind for kind in LEARNERS if kind.name in _ALONE):
        path = f"{author}/profile.md" if kind.name == "profile" else f"{author}/cycles/1.md"
        shown = {"show_as": "alias", "name": "Somebody Else"} if number % 2 else {"show_as": "full"}
        fixed = {**_PROFILE, "number": 1, "people.register": None, "people.function": "assessor", **shown}
        filling = Filling(texts, {**references, "file": "portrait.png"}, fixed, turn=number)
        _write(cohort, path, kind.name, filling, batch)
        _write_translation(cohort, path.replace(".md", ".en.md"), kind.model, filling, batch)
    _put_file(cohort.docs / author / "portrait.png")
    for at, payload in enumerate(batch):
        _write_documents(cohort, author, payload, references, number + at)


def _write_translation(
    cohort: Cohort, path: str, of: type[Document], filling: Filling, batch: Sequence[Payload]
) -> None:
    """A document's translation, with every field that it can have."""
    left = {name: None for cls, names in TRANSLATED.items() if cls is not of for name in names}
    _write(cohort, path, TRANSLATION.name, Filling(filling.texts, {}, left, turn=filling.turn), batch)


_CONSENT = {"given_on": "2025-01-10", "given_by": "self", "age_band": "16-or-older"}
_PROFILE: dict[str, Any] = {
    "visibility": "public",
    "consent": {**_CONSENT, "audience": "public", "scope": ["portfolio", "photo", "contact"]},
    "people.role": "facilitator",
    "people.show_as": "name",
    "people.consent": {"given_on": "2025-01-10"},
}
"""Everything is public and everybody may be named, so that all of it is shown."""


def _write_documents(
    cohort: Cohort, author: str, payload: Payload, references: dict[str, Any], number: int
) -> None:
    """A document of each kind about one payload, and one with a file that has its name."""
    slug = payload.name
    media, file = list(MEDIA.items())[number % len(MEDIA)]
    url = None if file else "https://elsewhere.example/"
    own = {kind.name: slug for kind in LEARNERS if kind.name not in _ALONE}
    about = {**references, **own, "document": f"experiences/{slug}"}
    for kind in (kind for kind in LEARNERS if kind.name not in _ALONE):
        folder = cohort.docs / author / kind.folder
        folder.mkdir(exist_ok=True)
        fixed = {"visibility": "public", "credential": None, "fingerprint": None, "media": media, "url": url}
        fixed |= {"without_file": None} if file or number % 2 else {"url": None}
        filling = Filling([payload.text], {**about, "file": file}, fixed)
        _write(cohort, f"{author}/{kind.folder}/{slug}{kind.suffix}", kind.name, filling, [payload])
    for name in MEDIA.values():
        if name:
            _put_file(cohort.docs / author / "evidence" / name)
    _write_named(cohort, author, payload)


def _write_named(cohort: Cohort, author: str, payload: Payload) -> None:
    """A picture with the payload as its name, shown in prose."""
    name = file_name(payload) + ".png"
    if not name.isprintable():
        cohort.count("file name", accepted=False)
        return
    _put_file(cohort.docs / author / "evidence" / name)
    data = {"type": "evidence", "title": WORD, "media": "product", "date": "2025"}
    prose = f"![word]({quote(name)}) and [word]({quote(name)})"
    path = f"{author}/evidence/{payload.name}-file.md"
    field_taken = _problem_free(path, "evidence", {**data, "file": name}, "", media={name})
    prose_taken = _problem_free(path, "evidence", data, prose, media={name})
    cohort.count("file name in a field", accepted=field_taken)
    cohort.count("file name in prose", accepted=prose_taken)
    if prose_taken:
        (cohort.docs / path).write_text(_text(data, prose), encoding="utf-8")


def _put_file(path: Path) -> None:
    path.write_bytes(sound_file(path.suffix.removeprefix(".")))


def file_name(payload: Payload) -> str:
    """The payload as far as a file system can have it as a name."""
    return payload.line.replace("/", "∕").replace("\0", "")[:60].strip(" .") or WORD


def _write_school(cohort: Cohort, payloads: list[Payload]) -> None:
    texts = [payload.text for payload in payloads]
    languages = {"languages": ["en", "nl"], "listing": "cards", "smallest_group": 2}
    _write(cohort, "cohort.yml", "cohort", Filling(texts, {}, languages))
    _write(cohort, "programme.md", "programme", Filling(texts, {}))


def _write(cohort: Cohort, path: str, kind: str, filling: Filling, payloads: Sequence[Payload] = ()) -> None:
    """A document with whatever the reader accepts of its filling."""
    data = document(kind, filling)
    for field_path, text in _refused(path, kind, data, filling):
        last = field_path[-1]
        _put(data, field_path, WORD if isinstance(last, str) else f"{WORD} {last}")  # a list has each once
        cohort.count("field", accepted=False)
        del filling.placed[field_path]
        assert text != WORD
    cohort.accepted["field"] += len(filling.placed)
    prose = "\n\n".join(_prose(cohort, payload) for payload in payloads)
    assert _problem_free(path, kind, data, prose), path
    target = cohort.docs / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_text(data, prose) if _KINDS[kind].has_prose else json.dumps(data), encoding="utf-8")


def _refused(path: str, kind: str, data: dict[str, Any], filling: Filling) -> list[tuple[Any, str]]:
    """The fields whose text breaks the schema, or is no name where there is one."""
    read = _draft(path, kind, data, "")
    assert isinstance(read, Draft), (path, read.problems)
    found = [*schema_problems(read), *_unseen(read)]
    places = {each.place for each in found}
    return [(at, text) for at, text in filling.placed.items() if read.place(at) in places]


def _prose(cohort: Cohort, payload: Payload) -> str:
    """Every way to write a payload in prose that the reader accepts, below each other."""
    accepted = _accepted_prose(payload)
    cohort.accepted["prose"] += len(accepted)
    cohort.refused["prose"] += len(PROSE) - len(accepted)
    return "\n\n<!-- -->\n\n".join(accepted)


@cache
def _accepted_prose(payload: Payload) -> list[str]:
    """What is accepted depends on the payload alone, as nothing here leads to other documents."""
    question = {"type": "question", "title": WORD, "status": "open", "cycle": 1}
    ways = [write(payload) for write in PROSE]
    return [way for way in ways if _problem_free("x/questions/x.md", "question", question, way)]


def _problem_free(path: str, kind: str, data: dict[str, Any], prose: str, media: Iterable[str] = ()) -> bool:
    """Whether the reader would publish a document, as far as it can be told without its neighbours."""
    read = _draft(path, kind, data, prose)
    author, _, folder = path.rpartition("/")[0].partition("/")
    beside = frozenset(f"{author}/{folder}/{name}" for name in media)
    around = Around(Frameworks(()), folder=author, media=beside)
    if not isinstance(read, Draft) or schema_problems(read) or _unseen(read):
        return False
    return not list(link_problems(read, around))


def _unseen(read: Draft) -> list[Problem]:
    """What of names, and of texts of which nothing is seen, the reader refuses."""
    rules = (names_can_be_shown, texts_are_seen, no_entity_hides)
    return [found for rule in rules for found in rule(read, Around(Frameworks(())))]


def _draft(path: str, kind: str, data: dict[str, Any], prose: str) -> Any:
    return draft(path, _text(data, prose) if _KINDS[kind].has_prose else json.dumps(data), _KINDS[kind])


def _text(data: dict[str, Any], prose: str) -> str:
    """JSON is YAML."""
    return f"---\n{json.dumps(data, ensure_ascii=False, indent=1)}\n---\n{prose}\n"


def _put(data: Any, path: tuple[str | int, ...], value: str) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
