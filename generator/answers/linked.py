"""A question as a link: all of it stands behind the #, which no browser sends to any server.

The page that reads it is the same for every question. It knows none, and takes what is behind the # for what
it is: the data of a stranger, who may have made the link to pose as somebody.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from markupsafe import Markup

from generator.answers.asked import Asked, Kind
from generator.answers.carriers import BEGIN, END
from generator.answers.page import sayings, script_json
from generator.answers.refusals import NO_ADDRESS, AskingRefusedError
from generator.answers.view import METHODS, VERDICTS, choices_of
from generator.languages import words
from generator.personal.in_pages import IN_PAGES
from generator.places import THEME, languages
from generator.reading.schemas import is_accepted, schema
from generator.rendering.templates import Templates
from generator.writing.tree import text_of, tree_of

LONGEST = 8000
"""Signs of a link: longer ones do not come through a mail or a chat whole."""
OFTEN_CUT = 2000
"""Signs of a link after which some mail programs cut it."""

_LARGEST = 65536
"""Bytes that the page unpacks at most."""
_ADDRESS = re.compile(r"https://[^\s#?]+|http://(?:127\.0\.0\.1|localhost)(?::\d+)?/[^\s#?]*")
_OPEN = {
    name: f"⟦{name}⟧"
    for name in ("learner", "words", "standard", "mail", "name", "initials", "role", "title", "titles")
}
"""What the page's script puts into its sentences, each between signs that no sentence has."""


def link(address: str, asked: Asked, view: dict[str, Any]) -> str:
    """A question as a link to the page at an address; ``""`` if it does not fit.

    Raises AskingRefusedError where no page can be.
    """
    if not _ADDRESS.fullmatch(address):
        raise AskingRefusedError(NO_ADDRESS)
    data = _data(asked, view)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    packed = base64.urlsafe_b64encode(zlib.compress(text, 9)).decode("ascii").rstrip("=")
    made = f"{address}#1.{packed}"
    return made if len(made) <= LONGEST and len(text) <= _LARGEST and is_accepted("asked", data) else ""


def _data(asked: Asked, view: dict[str, Any]) -> dict[str, Any]:
    """What travels: the question as its file has it, without pictures."""
    common = {name: view[name] for name in ("words", "mail", "standard") if view[name]}
    return {
        "version": 1,
        "request": asked.number,
        "to": asked.to,
        "kind": asked.kind,
        "about": dict(asked.about),
        "language": asked.language,
        **{name: view[name] for name in ("learner", "person", "competences")},
        **common,
        "works": [_work(each) for each in view["works"]],
    }


def _work(work: dict[str, Any]) -> dict[str, Any]:
    told = {name: work[name] for name in ("title", "date", "parts", "claims")}
    picture = work["picture"]["alt"] if work["picture"] else ""
    return {
        **told,
        "kind": work["kind"].capitalize(),
        "prose": _blocks(work["html"]),
        "beside": (work["file"] or picture)[:200],
    }


def _blocks(html: str) -> list[dict[str, str]]:
    """The texts of prose, block by block."""
    return [{"as": what, "text": text} for what, text in _flat(tree_of(html), "p") if text]


def _flat(blocks: Iterable[dict[str, Any]], within: str) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block["kind"]:
            case "paragraph" if _is_code(block["of"][0]):
                yield "pre", "\n".join(it["text"] for it in block["of"] if _is_code(it))
            case "paragraph":
                yield within, _line([block])
            case "heading":
                yield "h", _line([block])
            case "table":
                yield from ((within, _line(row)) for row in (block["head"], *block["rows"]))
            case "quotation":
                yield from _flat(block["of"], "quote")
            case "list" | "numbers":
                yield from (each for item in block["of"] for each in _flat(item, "li"))


def _is_code(node: Any) -> bool:
    return isinstance(node, dict) and node["kind"] == "code"


def _line(parts: Iterable[dict[str, Any]]) -> str:
    return " ".join(" ".join(text_of(each["of"]) for each in parts).split())


def link_page() -> dict[str, bytes]:
    """The files of the page for links, in every language at once, by their names in a folder of their own."""
    forms = [
        {"id": f"{language}-{kind}", "html": Markup(_form(language, kind))}  # noqa: S704  # a template of ours
        for language in languages()
        for kind in get_args(Kind)
    ]
    says = [{"language": each, "say": words(each).gettext} for each in languages()]
    known = {
        "schema": schema("asked"),
        "marks": [BEGIN, END],
        "personal": list(IN_PAGES.values()),
        "languages": {each: _language(each) for each in languages()},
    }
    template = Templates((str(THEME),), languages()[0]).get_template("answer/link.html")
    page = template.render({"forms": forms, "says": says, "known": Markup(script_json(known))})  # noqa: S704  # as above
    texts = {
        name: (THEME / "answer" / name).read_text(encoding="utf-8")
        for name in ("answer.css", "answer.js", "link.js")
    }
    return {name: text.encode() for name, text in {"index.html": page, **texts}.items()}


def _form(language: str, kind: str) -> str:
    """The form of a kind of question in a language, with what is in a link left open."""
    person = {name: _OPEN[name] for name in ("name", "initials", "role")}
    view = {**{name: _OPEN[name] for name in ("learner", "words", "standard", "mail")}, **_choices(language)}
    template = Templates((str(THEME),), language).get_template("answer/form.html")
    say = words(language).gettext
    return template.render({"_": say, "kind": kind, "person": person, "works": [], "linked": True, **view})


def _language(language: str) -> dict[str, Any]:
    """What the script says in a language."""
    say = words(language).gettext
    titles = {"title": _OPEN["title"], "titles": _OPEN["titles"]}
    more = {
        "page": say("A question by link"),
        "shows": say("What {name} shows with it").format(name=_OPEN["learner"]),
        "beside": say(
            "A photo or file does not fit into a link: {file}. Ask {name} for it if you want to see it."
        ).format(file="{file}", name=_OPEN["learner"]),
    }
    return {"say": {**sayings(language, _OPEN["learner"], **titles), **more}, **_choices(language)}


def _choices(language: str) -> dict[str, Any]:
    return {"methods": choices_of(language, METHODS), "verdicts": choices_of(language, VERDICTS)}
