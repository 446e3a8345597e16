"""Questions that go out of a portfolio, and answers that come into it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.answers.answer import Answer, matched
from generator.answers.asked import Asked, Questions
from generator.answers.carriers import Came, came
from generator.answers.in_words import AnswerInWords, answer_in_words
from generator.answers.linked import LONGEST, link
from generator.answers.mail import Lookup, sending_domain
from generator.answers.page import question_page
from generator.answers.question import Source, Wish, question
from generator.answers.refusals import NOT_READY, TOO_LONG, AskingRefusedError
from generator.answers.taken import Taken, Taking, taken, write
from generator.answers.view import question_view
from generator.gate.hidden_names import HiddenNames
from generator.languages import words
from generator.model import Frameworks, Portfolio
from generator.serving.hidden import hidden_names_at, refuse_names
from generator.serving.workplace import Workplace
from generator.writing.wording import Wording


@dataclass(frozen=True)
class Sent:
    """A question that was kept, and the page to send."""

    asked: Asked
    page: str
    link: str = ""
    """All of it as an address, if that was wanted and it fits."""

    @property
    def called(self) -> str:
        """What the file of the page is called."""
        begins = words(self.asked.language).gettext("question-for-you")
        return f"{begins}-{self.asked.to}-{self.asked.number[:6]}.html"


@dataclass(frozen=True)
class Letter:
    """An answer that was read, and nothing written yet. ``took`` is what would be, if it may be kept."""

    taking: Taking
    told: AnswerInWords
    took: Taken | None


@dataclass(frozen=True)
class Arrived:
    """An answer that came. ``path`` is the document that was written, empty where nothing may be kept."""

    answer: Answer
    told: AnswerInWords
    path: str = ""
    sender: str = ""
    profile_changed: bool = False


def waiting(place: Workplace, whose: str) -> Questions:
    return Questions(place.home, place.docs, whose)


def sent(place: Workplace, whose: str, wish: Wish, *, as_link_only: bool = False) -> Sent:
    """Make a question, and keep it until it is answered. Raises AskingRefusedError.

    What is too long for a link has none; that is refused where it would be of no use otherwise.
    """
    asks = question(source(place, whose, hidden_names_at(place)), wish)
    view = question_view(asks, place.shelf)
    page = question_page(asks.asked, view)
    refuse_names(page, asks.names)
    made = link(wish.link, asks.asked, view) if wish.link else ""
    if as_link_only and not made:
        raise AskingRefusedError(TOO_LONG, most=LONGEST)
    waiting(place, whose).keep(asks.asked)
    return Sent(asks.asked, page, made)


def source(place: Workplace, whose: str, hidden: HiddenNames) -> Source:
    """A portfolio to ask about. Raises AskingRefusedError where its profile must be put right first."""
    return Source(
        portfolio=whole(place, whose),
        frameworks=place.school.frameworks,
        docs=place.docs,
        day=place.day,
        hidden=hidden,
    )


def arrived(
    place: Workplace, whose: str, content: bytes, *, checks_sender: bool = False, lookup: Lookup | None = None
) -> Arrived:
    """Take an answer over, from a file or a mail. Raises AskingRefusedError, and has then written nothing."""
    return take(place, whose, letter_of(place, whose, content, checks_sender=checks_sender, lookup=lookup))


def letter_of(
    place: Workplace, whose: str, content: bytes, *, checks_sender: bool = False, lookup: Lookup | None = None
) -> Letter:
    """Read an answer, and write nothing. Raises AskingRefusedError where it cannot be taken over."""
    found = came(content)
    asked = matched(found.answer, waiting(place, whose))
    portfolio = whole(place, whose)
    frameworks = place.school.frameworks.beside(portfolio.frameworks)
    taking = Taking(
        found.answer,
        asked,
        portfolio,
        place.docs,
        place.day,
        sender=_sender(found, portfolio, lookup) if checks_sender and found.answer.keeps else "",
        standard=_standard(frameworks, asked, portfolio.profile.language),
    )
    took = taken(taking) if found.answer.keeps else None
    return Letter(taking, answer_in_words(taking, Wording(place.language, frameworks)), took)


def take(place: Workplace, whose: str, letter: Letter) -> Arrived:
    """Write what an answer becomes, once. Raises AskingRefusedError, and has then written nothing."""
    taking, took = letter.taking, letter.took
    if took is None:
        waiting(place, whose).close(taking.asked, place.day.isoformat())
        return Arrived(taking.answer, letter.told)
    write(took, taking, waiting(place, whose), place.versions(taking.portfolio.profile.source))
    return Arrived(taking.answer, letter.told, took.path, taking.sender, profile_changed=bool(took.profile))


def whole(place: Workplace, whose: str) -> Portfolio:
    """A portfolio with all that is in it. Raises AskingRefusedError where it cannot be read."""
    found = place.review(whose, {}).whole
    if found is None:
        raise AskingRefusedError(NOT_READY)
    return found


def _sender(found: Came, whole: Portfolio, lookup: Lookup | None) -> str:
    """The domain that sent an answer; nobody's where the learner sent it."""
    contact = whole.profile.contact
    own = (contact.email,) if contact and contact.email else ()
    return sending_domain(found.mail, own, lookup) if found.mail else ""


def _standard(frameworks: Frameworks, asked: Asked, language: str) -> str:
    known = frameworks.requirements.get(asked.standard)
    return known.title.in_language(language) if known else asked.standard
