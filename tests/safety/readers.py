"""Everything of ours that reads what a learner writes, each as a function of one text."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.building.leak_scan import names_in as names_in_pages
from generator.gate.decision import decided
from generator.gate.hidden_names import Counting, HiddenNames
from generator.gate.masking import masked
from generator.gate.said import said_by
from generator.guide.plain_yaml import scalar
from generator.guide.slugs import portfolio_slug
from generator.guide.withdraw import lines_of_settings, pages_with, withdraw
from generator.media.card import CardText, card_picture
from generator.media.clean import RefusedError
from generator.media.headers import is_chain, plain_headers
from generator.media.mp3 import whole_frames
from generator.media.pdf.inline import without_inline_pictures
from generator.media.pdf.operators import said
from generator.model import KIND, Date, Document, Experience, Frameworks, Portfolio
from generator.personal import BETWEEN, personal_data, personal_data_in
from generator.places import THEME
from generator.problems import Place, problem
from generator.publishing.scan import Search, Text, personal_in
from generator.publishing.secrets import Public, composed, secrets
from generator.reading.around import Around
from generator.reading.called import names_in
from generator.reading.documents import Draft, draft
from generator.reading.layout import read_layout
from generator.reading.links import link_problems
from generator.reading.misplaced import misplaced_problems
from generator.reading.prose import pointers
from generator.reading.read import read_learner, shelf_of
from generator.reading.rules import RULES, remarks
from generator.reading.schemas import schema, schema_problems
from generator.reading.strict_yaml import read_yaml
from generator.reading.suggestions.choices import meant_choice
from generator.reading.suggestions.dates import likely_date
from generator.reading.suggestions.field_names import Names
from generator.reading.suggestions.meant_names import meant_name, meant_path
from generator.reading.suggestions.nearest import nearest
from generator.reading.suggestions.slugs import slug
from generator.reading.suggestions.yaml_hints import glued, odd_dash, odd_space, quoted
from generator.reading.text import decoded
from generator.reporting.findings import CheckSummary
from generator.reporting.frame import frame
from generator.reporting.reports import REPORTS, github_summary
from generator.spelling.words import every_word, folded, readings
from generator.writing.faces import DEFAULT, face_files
from generator.writing.feed import Feed, FeedEntry, atom
from generator.writing.pages import Page
from generator.writing.prose import rendered
from generator.writing.search import search_index
from tests.portfolios import written

FACE = THEME / face_files(DEFAULT)[0]

Reader = Callable[[str], object]

_KADE = Frameworks()
_MANY = tuple(f"name-{number}" for number in range(300))
_DAY = datetime.date(2026, 1, 1)


def _is_plain(text: str) -> str:
    """A text that a document can hold."""
    return text.replace("\r", " ").replace("\0", " ")


@cache
def _around() -> Around:
    return Around(
        _KADE,
        folder="ann",
        people=frozenset(_MANY),
        called=tuple((name, f"Ann {name}") for name in _MANY),
        learner="Ann de Vries",
        names=frozenset(f"experiences/{name}" for name in _MANY),
        media=frozenset(f"ann/experiences/{name}.png" for name in _MANY),
    )


def _experience(text: str) -> Draft:
    """An experience with a text as its title and its prose, though no title may be as long."""
    data = {
        "type": "experience",
        "title": "Care",
        "learning": "formal",
        "start": "2025-01",
        "context": "Care",
    }
    made = draft("ann/experiences/care.md", f"---\n{json.dumps(data)}\n---\n", KIND["experience"])
    assert isinstance(made, Draft), made.problems
    return replace(made, data={**data, "title": text, "context": text}, prose=_allowed(text))


def _allowed(text: str) -> str:
    """A text as prose, if a document may have it: some of it is refused for what it would cost."""
    return text if isinstance(draft("ann/goals/a.md", f"---\na: b\n---\n{text}", KIND["goal"]), Draft) else ""


def _every_rule(text: str) -> object:
    return [list(rule(_experience(text), _around())) for rule in RULES]


def _document(text: str) -> Experience:
    return Experience(
        source="ann/experiences/care.md", slug="care", title=text, prose=text, learning="formal",
        stage="initial", setting="work", start=Date("2025-01"), role=text,
    )  # fmt: skip


def _report(name: str) -> Reader:
    def report(text: str) -> str:
        found = [
            problem("ann/profile.md", "unknown-choice", Place(1, 3, 5), field=text, found=text, choices=text),
            problem("ann/profile.md", "yaml-quote", Place(2, 3, 5), right=text),
            problem(text, "dead-link", Place(2, len(text) // 2, len(text)), target=text, nearest=text),
        ]
        return REPORTS[name](found, {"ann/profile.md": text, text: text}, "nl", CheckSummary(files=1))

    return report


def _reports_of_many(text: str) -> object:
    """Problems as many as there are lines, in every format."""
    lines = text.split("\n") if "\n" in text else [text[at : at + 40] for at in range(0, len(text), 40)]
    found = [
        problem("ann/profile.md", "dead-link", Place(at, 1, 3), target=it) for at, it in enumerate(lines, 1)
    ]
    sources = {"ann/profile.md": "\n".join(lines)}
    return [
        report(found, sources, "en", CheckSummary(files=1)) for report in (*REPORTS.values(), github_summary)
    ]


@cache
def _without_pictures(content: bytes) -> bytes:
    return without_inline_pictures(content, lambda _, data: data[:1])


def _names_in(text: str) -> object:
    with TemporaryDirectory() as folder:
        file = Path(folder, "profile.md")
        file.write_text(f"name: {text}\n{text}\n", encoding="utf-8", errors="ignore")
        return names_in(file, {"jan"}, {"name": [text]})


def _hidden() -> HiddenNames:
    return HiddenNames.of(
        {f"jan-{n}": f"Jan{n} Judge" for n in range(50)} | {"jan": "Jan de Judge", "a": "A A A"}
    )


@cache
def _ann() -> Portfolio:
    from tests.portfolios import ann

    with TemporaryDirectory() as folder:
        portfolio, _ = ann(Path(folder))
    return portfolio


def _with_text(text: str) -> Portfolio:
    return replace(_ann(), experiences=(_document(text), replace(_document(text), slug="other", source="o")))


def _rendered(text: str) -> str:
    return rendered(_allowed(text), lambda _: "a/", lambda _: "a.png")


def _page(text: str) -> bytes:
    """A text as its page has it."""
    shown = _rendered(text)
    return f"<head><title>{shown}</title></head><body><main>{shown}</main></body>".encode("utf-8", "replace")


def _looked_over(files: list[tuple[str, bytes]]) -> object:
    text = Text.of(files)
    search = Search({"Jan de Judge": "a.md", "a a": "b.md", "word word word": "c.md"})
    return list(search.found_in(text)), list(personal_in(text, frozenset()))


def _media(reader: Callable[[bytes], object], begin: bytes) -> Reader:
    def read(text: str) -> object:
        content = begin + text.encode("utf-8", "replace")
        content = (
            content.replace(b"a", b"\xff").replace(b" ", b"\xfb").replace(b".", b"\0").replace(b"1", b"\x90")
        )
        try:
            return reader(content)
        except RefusedError:
            return None

    return read


def _withdrawn(text: str) -> object:
    """Somebody taken out of a portfolio in which a text stands wherever one can."""
    line = json.dumps(" ".join(text.split()) or "x")
    care = f"---\ntype: experience\ntitle: {line}\nlearning: formal\nstart: 2025\n---\nJan Judge {text}"
    with TemporaryDirectory() as folder:
        docs = written(Path(folder), {"ann/experiences/care.md": care})
        return withdraw(docs, "Jan Judge", _DAY)


def _settings(text: str) -> object:
    with TemporaryDirectory() as folder:
        file = Path(folder, "mkdocs.yml")
        file.write_text(f"site_name: {text}", encoding="utf-8", errors="replace")
        return lines_of_settings(file, "Jan de Judge", by_first_name=True)


def _leading(text: str) -> object:
    """Pages that may lead to somebody who has withdrawn."""
    from generator.guide.withdraw import Trace

    with TemporaryDirectory() as folder:
        Path(folder, "index.html").write_text(text, encoding="utf-8", errors="replace")
        return pages_with(Path(folder), "Jan de Judge", (Trace("jan/profile.md", 1, "portfolio"),))


def _astray(text: str) -> object:
    with TemporaryDirectory() as folder:
        Path(folder, "a.md").write_text(text, encoding="utf-8", errors="replace")
        Path(folder, "b.md").write_text(f"---\n{text}", encoding="utf-8", errors="replace")
        return list(misplaced_problems(Path(folder)))


def _folder(text: str) -> object:
    """A learner's folder whose documents are this text, and begin with it."""
    line = json.dumps(text)
    with TemporaryDirectory() as folder:
        docs = written(
            Path(folder),
            {
                "ann/questions/why.md": f"---\ntype: question\ntitle: W\nstatus: open\ncycle: 1\n---\n{text}",
                "ann/experiences/text.md": text,
                "ann/experiences/yaml.md": f"---\n{text}\n---\n",
                "ann/goals/value.md": f"---\ntype: goal\ntitle: {text}\n---\n",
                "ann/goals/quoted.md": f"---\ntype: goal\ntitle: {line}\nstatus: {line}\n---\n",
                "ann/nowhere/care.md": f"type: {text}",
            },
        )
        return read_learner(docs, "ann", read_layout(docs).groups[0].school, shelf_of(docs))


def _of_every_value(text: str) -> object:
    """A goal and a profile with this text for each value and for the name of each field."""
    found = []
    for kind in ("goal", "profile", "validation"):
        said = {name: text for name in schema(kind)["properties"] if name != "type"}
        listed = {name: [text, {text: text}] for name in schema(kind)["properties"] if name != "type"}
        for data in (said, listed, {text: text, text[1:]: [text]}):
            made = draft(f"ann/x{KIND[kind].suffix}", f"---\n{json.dumps(data)}\n---\n", KIND[kind])
            found.append(schema_problems(made) if isinstance(made, Draft) else made)
    return found


def _of_long_lists(text: str) -> object:
    """Lists in which each group of fields is another one; the text is cut into them."""
    pieces = [text[at : at + 8] for at in range(0, len(text), 8)]
    listed = [{piece: number} for number, piece in enumerate(pieces)]
    data = {"highlights": listed, "people": listed, "frameworks": [*pieces, 1]}
    made = draft("ann/profile.md", f"---\n{json.dumps(data)}\n---\n", KIND["profile"])
    return schema_problems(made) if isinstance(made, Draft) else made


def _yaml_lines(text: str) -> object:
    return read_yaml("a.md", f"a: b\nc:\n  - d: {text}\n")


READERS: dict[str, Reader] = {
    "decoded": lambda text: decoded("a.md", text.encode("utf-8", "replace"), 1 << 30),
    "a document": lambda text: draft("ann/goals/a.md", text, KIND["goal"]),
    "front matter": lambda text: draft("ann/goals/a.md", f"---\n{text}\n---\n", KIND["goal"]),
    "prose": lambda text: draft("ann/goals/a.md", f"---\na: b\n---\n{text}", KIND["goal"]),
    "yaml": lambda text: read_yaml("a.yml", text),
    "yaml, a value": lambda text: read_yaml("a.yml", f"title: {text}\nb: c\n"),
    "yaml, in single quotes": lambda text: read_yaml("a.yml", f"title: '{text}'\nb: c\n"),
    "yaml, in double quotes": lambda text: read_yaml("a.yml", f'title: "{text}"\nb: c\n'),
    "yaml, a block": lambda text: read_yaml("a.yml", "title: |\n  " + text.replace("\n", "\n  ")),
    "yaml, a list": lambda text: read_yaml("a.yml", f"a: [{text}]\n"),
    "yaml, an item": _yaml_lines,
    "yaml, a name": lambda text: read_yaml("a.yml", f"{text}: b\n"),
    "pointers": lambda text: list(pointers(_allowed(text), 1)),
    "every rule": _every_rule,
    "links": lambda text: list(link_problems(_experience(text), _around())),
    "remarks": lambda text: list(remarks(_experience(text), _around())),
    "schema, a value": lambda text: schema_problems(_experience(text)),
    "schema, every value": _of_every_value,
    "schema, long lists": _of_long_lists,
    **{f"report {name}": _report(name) for name in REPORTS},
    "reports of many": _reports_of_many,
    "frame": lambda text: frame(text.split("\n"), Place(1, len(text) // 2 + 1, len(text))),
    "likely date": likely_date,
    "meant choice": lambda text: meant_choice(text, ("public", "cohort", "private", "care")),
    "meant name": lambda text: meant_name(text, (*_MANY, text[1:])),
    "meant path": lambda text: meant_path(text, (*_MANY, f"a/{text[1:]}.md")),
    "nearest": lambda text: nearest(text, [*_MANY, text[1:]]),
    "names of fields": lambda text: Names("goal", ()).meant(text, {}),
    "slug": lambda text: slug(text, "x"),
    "portfolio slug": portfolio_slug,
    "scalar": scalar,
    "glued": lambda text: (glued(text), odd_dash(text), odd_space(text), quoted(text)),
    "personal data": personal_data,
    "personal data in many": lambda text: list(personal_data_in(text.replace("\n", BETWEEN))),
    "rendered prose": _rendered,
    "every word": every_word.__wrapped__,
    "readings": lambda text: list(readings(text)),
    "a text without names": lambda text: masked(
        Document(source="a/b.md", slug="b", title=text, prose=f"Jan Judge {text} Judge, J."),
        Counting(_hidden()),
        "nl",
    ),
    "names in a broken profile": _names_in,
    "folded": folded,
    "said by": lambda text: said_by(_document(text)),
    "hidden names": lambda text: (_hidden().told_in(text), _hidden().may_be_in(folded(text).split())),
    "hidden names in texts set together": lambda text: list(_hidden().suspected_in(f"{text}\0{text}", "\0")),
    "last look at names": lambda text: list(
        names_in_pages(Text.of([("a/index.html", _page(text))]), Counting(_hidden()))
    ),
    "an initial and a name": lambda text: HiddenNames.of({"jan": "Jan Judge"}).told_in(
        f"{text} j judge {text}"
    ),
    "gate": lambda text: decided(_with_text(text), _KADE, "public", _DAY, _hidden()),
    "last look at HTML": lambda text: _looked_over([("a/index.html", text.encode("utf-8", "replace"))]),
    "last look at a page": lambda text: _looked_over(
        [("a/index.html", _page(text)), ("b/index.html", _page(text))]
    ),
    "last look at JSON": lambda text: _looked_over(
        [("search.json", json.dumps([text, {text: text}]).encode())]
    ),
    "last look at raw JSON": lambda text: _looked_over([("search.json", text.encode("utf-8", "replace"))]),
    "last look at a text": lambda text: _looked_over([("feed.xml", text.encode("utf-8", "replace"))]),
    "secrets": lambda text: secrets(
        _with_text(text), _ann(), {"a.md": text}, ["a/plan.pdf"], Public([text[: len(text) // 2]], [text])
    ),
    "composed": lambda text: composed(" ".join(text.split()[:12]), frozenset(text.split()[:100])),
    "withdraw": _withdrawn,
    "withdraw, settings": _settings,
    "withdraw, pages": _leading,
    "search index": lambda text: search_index(
        [
            Page(
                address="a/",
                template="t",
                title=text,
                language="nl",
                text=text,
                data={"document": {"title": text}},
            )
        ],
        "",
    ),
    "feed": lambda text: atom(
        Feed("f", "h", text, text, "nl", (FeedEntry("a/", text, text, Date("2025")),)),
        "https://kade.example/",
    ),
    "card": lambda text: card_picture(
        CardText(text[:200], text[:200], text[:200]), "#612f8d", "#f6f1fc", FACE
    ),
    "astray": _astray,
    "a folder": _folder,
    "what a PDF draws": _media(said, b"BT "),
    "pictures in what a PDF draws": _media(_without_pictures, b"BI "),
    "headers of a film": _media(lambda content: plain_headers(content, ".mp4"), b"\0\0\0\x20moov"),
    "a chain of recordings": _media(is_chain, b"OggS"),
    "mp3": _media(whole_frames, b""),
}
"""By what they read. A test walks over the patterns of all modules, so that none is forgotten."""
