"""Badges and diplomas beside evidence, looked at by a process of their own; nothing is asked of the internet.

What was changed, what misleads, and what was given to somebody else, keeps its document from being
published. All else is told on the page: whether its issuer is known, whether it has ended or was withdrawn.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.credentials.model import Checked, Statement, Verdict
from generator.credentials.refusals import MISLEADING, NOTHING_SIGNED
from generator.credentials.trust import Trust
from generator.credentials.view import View
from generator.credentials.worker import Verifier
from generator.model import KIND, Credential, Date, Evidence, Portfolio
from generator.problems import Problem, problem
from generator.reading.documents import Draft, read_document
from generator.reading.kinds_of_file import is_signed

SIGNED = "credential"


def with_credentials(
    docs: Path, portfolio: Portfolio, trust: Trust, day: datetime.date
) -> tuple[Portfolio, tuple[Problem, ...]]:
    """A portfolio with what could be said of its credentials, without those that nobody should see."""
    waiting = [it for it in portfolio.evidence if it.media == SIGNED and it.file and is_signed(it.file)]
    if not waiting:
        return portfolio, ()
    profile = portfolio.profile
    view = View(day, trust, (profile.name, *profile.recipient))
    found = dict(_looked_at(docs, waiting, view, said=bool(profile.recipient)))
    problems = [told for it in waiting if (told := _fault(docs, it, found[it.source]))]
    gone = {told.path for told in problems}
    evidence = (
        replace(it, checked=found.get(it.source)) for it in portfolio.evidence if it.source not in gone
    )
    return replace(portfolio, evidence=tuple(evidence)), tuple(problems)


def _looked_at(
    docs: Path, pieces: Iterable[Evidence], view: View, *, said: bool
) -> Iterator[tuple[str, Credential | None]]:
    """Each piece with its credential; None for a picture or paper that has none.

    Whoever did not say where they receive credentials is not told that one is another's.
    """
    verifier = Verifier()
    try:
        for it in pieces:
            checked = verifier.checked((docs / it.source).with_name(it.file or ""), view)
            reason = checked.verdict.reason
            yield it.source, None if reason in NOTHING_SIGNED else _told(checked, said=said)
    finally:
        verifier.close()


def _told(checked: Checked, *, said: bool, is_inside: bool = False) -> Credential:
    """Of what was changed or can't be checked nothing is shown as signed; verified is only what is the
    learner's, too."""
    verdict = checked.verdict
    given = verdict.recipient if said or verdict.recipient == "yes" else "unsaid"
    shown = checked.statement if verdict.integrity == "unchanged" else Statement()
    inside = tuple(_told(it, said=said, is_inside=True) for it in checked.inside)
    return Credential(
        integrity=verdict.integrity,
        reason=verdict.reason,
        binding=verdict.binding,
        known=verdict.known,
        time=verdict.time,
        withdrawn=verdict.status,
        given=given,
        verified=checked.is_verified and (is_inside or given == "yes"),
        since=_date(verdict.valid_from),
        until=_date(verdict.valid_until),
        listed=_date(verdict.status_from),
        name=shown.title or shown.achievement,
        issuer=shown.issuer or shown.issuer_id,
        issuer_id=shown.issuer_id,
        description=shown.description,
        issued=_date(shown.issued),
        results=shown.results,
        digest=checked.digest,
        inside=inside,
        secrets=checked.secrets,
        depends=tuple(dict.fromkeys(_depends(checked))),
        changes=tuple(sorted(set(_changes(verdict)).union(*(it.changes for it in inside)))),
    )


def _date(day: str) -> Date | None:
    return Date(day) if day else None


def _depends(checked: Checked) -> Iterator[str]:
    """What of the school's list a verdict rests on: an issuer, or all where it is not clear which."""
    verdict = checked.verdict
    yield f"known/{checked.statement.issuer_id}"
    if verdict.status != "none":
        yield "lists/"
    if verdict.integrity != "unchanged" or verdict.binding != "issuer":
        yield "trust/"
    for inner in checked.inside:
        yield from _depends(inner)


def _changes(verdict: Verdict) -> Iterator[str]:
    """The days on which a verdict may be another: it begins, it has ended, the list has."""
    if verdict.valid_from:
        yield verdict.valid_from
    for last in filter(None, (verdict.valid_until, verdict.status_until)):
        yield last
        yield (datetime.date.fromisoformat(last) + datetime.timedelta(days=1)).isoformat()


def _fault(docs: Path, evidence: Evidence, found: Credential | None) -> Problem | None:
    """What is wrong with a credential that nobody should see."""
    if found is None:
        return None
    draft = read_document(docs / evidence.source, evidence.source, KIND["evidence"])
    place = draft.place(("file",)) if isinstance(draft, Draft) else None
    if found.integrity == "changed":
        return problem(evidence.source, "credential-changed", place, file=evidence.file)
    if found.reason in MISLEADING:
        return problem(evidence.source, "credential-misleads", place, file=evidence.file)
    if found.given == "no":
        return problem(evidence.source, "credential-of-another", place, file=evidence.file)
    return None
