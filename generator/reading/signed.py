"""Badges and diplomas beside evidence, looked at by a process of their own; nothing is asked of the internet.

What was changed, what misleads, and what was given to somebody else, keeps its document from being
published. All else is told on the page: whether its issuer is known, whether it has ended or was withdrawn.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.credentials.model import ALL_OF_IT, Checked, Own, Statement, Verdict
from generator.credentials.refusals import MISLEADING, NOTHING_SIGNED
from generator.credentials.trust import Trust
from generator.credentials.view import View
from generator.credentials.worker import Verdicts, Verifier
from generator.model import KIND, Credential, Date, Evidence, Portfolio, Profile
from generator.personal import personal_data
from generator.problems import Problem, problem
from generator.reading.documents import Draft, read_document
from generator.reading.kinds_of_file import is_signed

SIGNED = "credential"


def with_credentials(
    docs: Path, portfolio: Portfolio, trust: Trust, day: datetime.date, verdicts: Verdicts | None = None
) -> tuple[Portfolio, tuple[Problem, ...]]:
    """A portfolio with what could be said of its credentials, without those that nobody should see.

    What ``verdicts`` remember is not looked at again.
    """
    waiting = [it for it in portfolio.evidence if it.media == SIGNED and it.file and is_signed(it.file)]
    if not waiting:
        return portfolio, ()
    profile = portfolio.profile
    view = View(day, trust, recipients_of(profile), _seen_addresses(profile))
    verifier = Verifier(verdicts=verdicts)
    found = dict(_looked_at(docs, waiting, view, verifier, said=bool(profile.recipient)))
    faults = [told for it in waiting if (told := _fault(docs, it, found[it.source].told))]
    gone = {told.path for told in faults}
    kept = [told for it in waiting if it.source not in gone and (told := _kept(docs, it, found[it.source]))]
    evidence = (
        replace(it, checked=found[it.source].told if it.source in found else None)
        for it in portfolio.evidence
        if it.source not in gone
    )
    return replace(portfolio, evidence=tuple(evidence)), (*faults, *kept)


def _seen_addresses(profile: Profile) -> tuple[str, ...]:
    """The addresses that a profile shows to everybody."""
    may_be_seen = profile.consent is not None and "contact" in profile.consent.scope
    return tuple(it.url for it in profile.look.links) if may_be_seen else ()


@dataclass(frozen=True)
class _Looked:
    """A credential that was looked at; nothing is told of a picture or paper that has none."""

    told: Credential | None
    own: Own | None

    @property
    def personal(self) -> str:
        """The kinds of personal data in the texts of its file, with commas between."""
        texts = "\n\n".join(self.own.texts) if self.own else ""
        return ", ".join(dict.fromkeys(it.kind for it in personal_data(texts)))

    @property
    def is_clean(self) -> bool:
        return self.own is not None and not self.own.beyond and not self.personal


def recipients_of(profile: Profile) -> tuple[str, ...]:
    """As whom a learner receives credentials. An address on the web is none: everybody can read it on a site,
    and the badge of a fellow learner beside it."""
    return (profile.name, *(it for it in profile.recipient if not _ON_THE_WEB.match(it)))


_ON_THE_WEB = re.compile(r"\s*https?:", re.IGNORECASE)


def _looked_at(
    docs: Path, pieces: Iterable[Evidence], view: View, verifier: Verifier, *, said: bool
) -> Iterator[tuple[str, _Looked]]:
    """Each piece with its credential.

    Whoever did not say where they receive credentials is not told that one is another's.
    """
    try:
        for it in pieces:
            checked = verifier.checked((docs / it.source).with_name(it.file or ""), view)
            told = None if checked.verdict.reason in NOTHING_SIGNED else _told(checked, said=said)
            looked = _Looked(told, checked.own)
            if told and checked.own and it.show == "file" and looked.is_clean:
                looked = _Looked(replace(told, file=checked.own.name, said=checked.own.texts), checked.own)
            yield it.source, looked
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
    code = ""
    if found and found.integrity == "changed":
        code = "credential-changed"
    elif found and found.reason in MISLEADING:
        code = "credential-misleads"
    elif found and found.given == "no":
        code = "credential-of-another"
    return _problem(docs, evidence, "file", code, file=evidence.file or "") if code else None


def _kept(docs: Path, evidence: Evidence, found: _Looked) -> Problem | None:
    """Why a credential's own file is not given away, though its learner asks for it."""
    if evidence.show != "file" or found.told is None or found.is_clean:
        return None
    file = evidence.file or ""
    if found.own is None or ALL_OF_IT in found.own.beyond:
        return _problem(docs, evidence, "show", "credential-file-closed", file=file)
    if found.own.beyond:
        fields = ", ".join(found.own.beyond)
        return _problem(docs, evidence, "show", "credential-file-says-more", file=file, fields=fields)
    return _problem(docs, evidence, "show", "credential-file-personal", file=file, data=found.personal)


def _problem(docs: Path, evidence: Evidence, field: str, code: str, **values: str) -> Problem:
    draft = read_document(docs / evidence.source, evidence.source, KIND["evidence"])
    place = draft.place((field,)) if isinstance(draft, Draft) else None
    return problem(evidence.source, code, place, **values)
