"""Pages of the editor on which somebody is asked about a document, and what they answered is taken over."""

from __future__ import annotations

from datetime import date
from typing import Any

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from generator.answers.carriers import LARGEST_MAIL
from generator.answers.linked import OFTEN_CUT
from generator.answers.mail import can_check
from generator.answers.question import NO_PEOPLE, Wish
from generator.answers.refusals import AskingRefusedError
from generator.answers.works import can_ask_about
from generator.editing.choices import Choices
from generator.guide.files import AlreadyThereError
from generator.model import Frameworks
from generator.places import languages
from generator.reading.documents import Draft, Unread
from generator.serving.editor import Editor
from generator.serving.letters import Arrived, Sent, arrived, sent, waiting, whole
from generator.serving.workplace import DocumentFile, title_of
from generator.writing.wording import Wording

_MOST_WORDS = 1000
_NEWEST = 20


def ask(editor: Editor, request: Request, path: str) -> Response:
    """Whom to ask, and what; sending it makes the page that is sent on."""
    document = editor.document(path)
    if not can_ask_about(document.kind.name):
        raise NotFound
    reason, told = "", dict(request.form.items())
    if request.method == "POST":
        try:
            with editor.writing:
                wish = _wish(editor, document, told)
                made = sent(editor.place, document.whose, wish, as_link_only=bool(wish.link))
        except AskingRefusedError as error:
            reason = _reason(editor, error)
        else:
            return _made(editor, document, made)
    return editor.page("ask.html", 422 if reason else 200, **_asking(editor, document, told, reason))


def _made(editor: Editor, document: DocumentFile, made: Sent) -> Response:
    """What is to be sent on: a link to copy, or else a file."""
    if made.link:
        title = title_of(editor.place.drafts(document.whose)[document.path])
        is_long = len(made.link) > OFTEN_CUT
        values = {"link": made.link, "is_long": is_long, "title": title, "path": document.path}
        return editor.page("asked.html", whose=document.whose, **values)
    file = {"Content-Disposition": f'attachment; filename="{made.called}"'}
    return Response(made.page, mimetype="text/html", headers=file)


def _wish(editor: Editor, document: DocumentFile, told: dict[str, str]) -> Wish:
    language = told.get("language", "")
    return Wish(
        person=told.get("person", ""),
        about=(document.path.partition("/")[2],),
        language=language if language in languages() else editor.place.language,
        standard=told.get("standard", ""),
        words=" ".join(told.get("words", "").split())[:_MOST_WORDS],
        link=(told.get("link", "").strip() or "-") if told.get("as") == "link" else "",
    )


def _asking(editor: Editor, document: DocumentFile, told: dict[str, str], reason: str) -> dict[str, Any]:
    """What is chosen from: who stands in the profile, which requirements there are."""
    read = editor.place.drafts(document.whose)[document.path]
    called = Choices(editor.place.language).called
    choices = editor.place.choices(document, read) if isinstance(read, Draft) else None
    return {
        "whose": document.whose,
        "path": document.path,
        "title": title_of(read),
        "people": [{"id": each, "name": name} for each, name in choices.people] if choices else [],
        "standards": [{"id": it.value, "title": it.label} for it in choices.of("standard")]
        if choices
        else [],
        "languages": [{"id": each, "title": called(each)} for each in languages()],
        "told": {"language": editor.place.language, "link": editor.place.questions_at, **told},
        "reason": reason,
        "nobody": editor.say(NO_PEOPLE),
    }


def answers(editor: Editor, request: Request, whose: str) -> Response:
    """Which questions wait, and a place for what came back."""
    editor.known(whose)
    found, reason = None, ""
    if request.method == "POST":
        content = _content(request)
        try:
            with editor.writing:
                found = arrived(editor.place, whose, content, checks_sender="fetch" in request.form)
        except AskingRefusedError as error:
            reason = _reason(editor, error)
        except AlreadyThereError:
            reason = editor.say("A document of this name is there already. Nothing was written.")
    around = {"can_check": can_check(), **_waiting(editor, whose)}
    values = {"found": found, "look": _look(editor, found), "reason": reason, **around}
    return editor.page("answers.html", 422 if reason else 200, whose=whose, **values)


def _look(editor: Editor, found: Arrived | None) -> str:
    """The page on which an answer that was taken over can be read."""
    return editor.place.address_of(editor.document(found.path)) if found and found.path else ""


def _content(request: Request) -> bytes:
    """The bytes of the file that was sent, or else of the text that was pasted."""
    file = request.files.get("answer")
    content = file.stream.read(LARGEST_MAIL + 1) if file else b""
    return content or request.form.get("pasted", "").encode()


def _waiting(editor: Editor, whose: str) -> dict[str, Any]:
    """The newest questions: to whom, when, and whether an answer came."""
    try:
        people = whole(editor.place, whose).people
    except AskingRefusedError:
        people = {}
    drafts = editor.place.drafts(whose)
    asked = list(waiting(editor.place, whose).all())[::-1][:_NEWEST]
    return {
        "questions": [
            {
                "person": (known.name if (known := people.get(each.person)) else "") or each.person,
                "about": ", ".join(_called(drafts, whose, name) for name, _ in each.about),
                "date": _day(editor, each.date),
                "answered": each.answered,
            }
            for each in asked
        ]
    }


def _called(drafts: dict[str, Draft | Unread], whose: str, name: str) -> str:
    """What a work is called that was asked about; by its place if it has gone."""
    read = drafts.get(f"{whose}/{name}.md")
    return title_of(read) if read else name


def _reason(editor: Editor, error: AskingRefusedError) -> str:
    values = {name: _day(editor, str(it)) if name == "date" else it for name, it in error.values.items()}
    return editor.say(error.reason).format(**values)


def _day(editor: Editor, day: str) -> str:
    """A kept day in words; as it stands if somebody broke it."""
    try:
        return Wording(editor.place.language, Frameworks()).date(date.fromisoformat(day))["text"]
    except ValueError:
        return day
