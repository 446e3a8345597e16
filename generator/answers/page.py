"""The page of a question: one file that any browser opens, which holds all it needs and asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from generator.answers.asked import Asked
from generator.answers.carriers import BEGIN, END
from generator.languages import words
from generator.personal.in_pages import IN_PAGES
from generator.places import THEME
from generator.rendering.templates import Templates

_FOLDER = THEME / "answer"
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a script, as JSON may write it."""


def question_page(asked: Asked, view: dict[str, Any]) -> str:
    """The page as HTML. Nothing in it comes from elsewhere, and nothing goes anywhere by itself."""
    style, script = (_text(name) for name in ("answer.css", "answer.js"))
    template = Templates((str(THEME),), asked.language).get_template("answer/page.html")
    return template.render(
        {
            "_": words(asked.language).gettext,
            "language": asked.language,
            "linked": False,
            "style": Markup(style),  # noqa: S704  # ours
            "script": Markup(script),  # noqa: S704  # ours
            "style_hash": _hash(style),
            "script_hash": _hash(script),
            "data": Markup(script_json(_data(asked, view))),  # noqa: S704  # with nothing left in it that ends a script
            **view,
        }
    )


def _data(asked: Asked, view: dict[str, Any]) -> dict[str, Any]:
    """What the script is told: what the answer must say again, and what it asks."""
    titles = [each["title"] for each in view["works"]]
    return {
        "request": asked.number,
        "to": asked.to,
        "kind": asked.kind,
        "about": dict(asked.about),
        "marks": [BEGIN, END],
        "personal": list(IN_PAGES.values()),
        "say": sayings(asked.language, view["learner"], title=titles[0], titles=", ".join(titles)),
        "titles": titles,
        **{name: view[name] for name in ("learner", "mail", "person", "competences", "methods", "verdicts")},
    }


def sayings(language: str, learner: str, *, title: str, titles: str) -> dict[str, str]:
    """The sentences of the script. ``title`` is that of the first work, ``titles`` are those of all."""
    say = words(language).gettext
    who = {"name": learner}
    return {
        **_still_to_do(say, learner),
        "level": say("Which level fits best?"),
        "verdict": say("Is this met?"),
        "unknown": say("I cannot say"),
        "why": say("Why? Name something that you saw yourself."),
        "too_long": say("This text is too long: at most 4,000 letters. There are {count}."),
        "not_kept": say("Nothing. {name} reads your answer, and it is not kept.").format(**who),
        "file": say("answer"),
        "subject": say("My answer: {title}").format(title=title),
        "letter": say("Dear {name}, here is my answer to your question about: {title}").format(
            title=titles, **who
        ),
        "leave": say("Please leave the lines below as they are. They put the answer into the portfolio."),
        "attach": say("My answer is in the file that I added to this mail."),
        "mail_long": say(
            "Your answer is long, so it is saved as {file}. Press the button again to open your mail, and add"
            " that file."
        ),
        "minutes": say("It takes about {count} minutes."),
        "personal": say(
            "In your answer stands: {found}. Whoever may see the portfolio can read that."
            " Do you not want it? Then take it out."
        ),
        "mailed": say("Your mail program opens. Send the mail there."),
        "shared": say("It is shared."),
        "emptied": say("The page is empty. You can close it."),
        "copied": say("Copied. Paste it into a message."),
        "saved": say("Saved as {file}. Now send this file back to {name}."),
    }


def _still_to_do(say: Callable[[str], str], learner: str) -> dict[str, str]:
    return {
        "todo": say("This is still to do:"),
        "todo_text": say("Write something, or choose a level."),
        "todo_outcomes": say("Judge at least one competence."),
        "todo_methods": say("Choose how you judged."),
        "todo_choice": say(
            "At “{title}” you wrote why, but chose nothing. Choose, or write it in the first box."
        ),
        "todo_keep": say("Choose whether {name} may keep your answer.").format(name=learner),
        "todo_show": say("Choose how you want to be named."),
    }


def script_json(value: Any) -> str:
    """Data as JSON that stands in a script and cannot end it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "".join(_UNSAFE.get(sign, sign) for sign in text)


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
