"""One learner's folder read and decided: what is told of it, and what an audience may see of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.credentials.worker import Verdicts
from generator.gate.consent import ends_soon
from generator.gate.decision import Decision, Named, decided, withheld_files
from generator.gate.hidden_name import HiddenName
from generator.gate.hidden_names import Counting, HiddenNames
from generator.media.shelf import Shelf
from generator.model import FOLDERS, KIND, Audience, Portfolio, Profile
from generator.problems import Place, Problem, problem
from generator.reading.documents import Draft, Unread, read_document
from generator.reading.links import leading_to
from generator.reading.noted import Noted, together
from generator.reading.read import School, read_learner
from generator.reading.signed import with_credentials
from generator.reading.texts import passages


@dataclass(frozen=True)
class Viewing:
    """For whom, on which day, and which names must not be told."""

    audience: Audience
    day: datetime.date
    hidden: HiddenNames


@dataclass(frozen=True)
class Review:
    """A folder as it was read, what may be seen of it, and what is told of it: reminders, too.

    ``read`` is what is told of it for whomever it is.
    """

    whole: Portfolio | None
    decision: Decision
    noted: Noted
    read: Noted

    @property
    def published(self) -> Portfolio | None:
        return self.decision.portfolio


def review(
    docs: Path,
    name: str,
    school: School,
    viewing: Viewing,
    shelf: Shelf,
    known: Mapping[str, Draft | Unread] = MappingProxyType({}),
    verdicts: Verdicts | None = None,
) -> Review:
    """Read a learner's folder and decide what may be seen of it. A folder without a portfolio has none.

    ``known`` are documents, by their paths, that need not be read again. They may say what is not on the
    disk; what the gate finds in them is then told where it stands there. ``verdicts`` are remembered from one
    reading to the next.
    """
    reading = read_learner(docs, name, school, shelf, known)
    if reading.portfolio is None:
        return Review(None, Decision(None), reading.noted, reading.noted)
    portfolio, told = with_credentials(docs, reading.portfolio, school.trust, viewing.day, verdicts)
    noted = together((Noted(told, _texts(docs, told)), reading.noted))
    return seen_by(docs, Review(portfolio, Decision(None), noted, noted), school, viewing)


def seen_by(docs: Path, read: Review, school: School, viewing: Viewing) -> Review:
    """The same folder, decided for somebody: it is not read again."""
    portfolio = read.whole
    if portfolio is None:
        return read
    decision = decided(portfolio, school.frameworks, viewing.audience, viewing.day, viewing.hidden)
    found = [_naming(docs, named, portfolio) for named in decision.named]
    profile = portfolio.profile
    if profile.consent and ends_soon(profile, viewing.day):
        place = _in_profile(docs, profile, ("consent", "until"))
        found.append(problem(profile.source, "consent-ends-soon", place, until=profile.consent.until))
    if decision.portfolio:
        found += _leading_nowhere(docs, portfolio, decision.portfolio)
    noted = together((Noted(tuple(found), _texts(docs, found)), read.read))
    return Review(portfolio, decision, noted, read.read)


def _texts(docs: Path, found: Iterable[Problem]) -> dict[str, str]:
    """The documents in which something was found, by their paths."""
    return {it.path: (docs / it.path).read_text(encoding="utf-8-sig") for it in found}


def with_unset(noted: Noted, unset: tuple[str, ...], docs: Path, whole: Portfolio | None) -> Noted:
    """What is told of a folder, and of its papers that could not be set: where its profile asks for them."""
    if whole is None or not unset:
        return noted
    place = _in_profile(docs, whole.profile, ("papers",))
    source = whole.profile.source
    found = tuple(problem(source, "paper-not-set", place, paper=it) for it in unset)
    texts = {source: (docs / source).read_text(encoding="utf-8-sig")}
    return together((Noted(found, texts), noted))


def _in_profile(docs: Path, profile: Profile, field: tuple[str, ...]) -> Place | None:
    """Where a profile has a field."""
    draft = read_document(docs / profile.source, profile.source, KIND["profile"])
    return draft.place(field) if isinstance(draft, Draft) else None


def _naming(docs: Path, named: Named, portfolio: Portfolio) -> Problem:
    """Where a document names somebody: in itself, or else in one of its translations."""
    document = next(it for it in portfolio.documents() if it.source == named.source)
    sources = (named.source, *(it.source for it in document.translations))
    places = ((source, _place_of(named.name, _read(docs, source))) for source in sources)
    source, place = next((found for found in places if found[1]), (named.source, None))
    return problem(source, _TOLD_AS[named.outcome], place, name=named.name, folder=portfolio.slug)


_TOLD_AS = {
    "somebody": "names-somebody",
    "learner": "names-learner",
    "masked": "names-learner-masked",
    "folder": "folder-tells-name",
}


def _leading_nowhere(docs: Path, whole: Portfolio, published: Portfolio) -> Iterator[Problem]:
    """Where what is published leads to files that are kept back for a document that is not."""
    kept_back = withheld_files(whole, published)
    for source, prose in _proses(published) if kept_back else ():
        if any(leading_to(kept_back, source, prose, 1)) and isinstance(read := _read(docs, source), Draft):
            yield from leading_to(kept_back, source, read.prose, read.prose_line)


def _proses(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """The prose of each document and each translation, with its path."""
    for document in portfolio.documents():
        yield document.source, document.prose
        yield from ((each.source, each.prose) for each in document.translations)


def _read(docs: Path, source: str) -> Draft | Unread:
    return read_document(docs / source, source, FOLDERS.get(source.split("/")[-2], KIND["profile"]))


def _place_of(name: str, draft: Draft | Unread) -> Place | None:
    """Where a name first stands outside the register of people."""
    names = Counting(HiddenNames((HiddenName(name),)))
    for passage in passages(draft) if isinstance(draft, Draft) else ():
        if not {"people", "name", "alias"}.intersection(passage.field):
            for told in names.where(passage.text):
                return passage.place_of(told.start, told.end)
    return None
