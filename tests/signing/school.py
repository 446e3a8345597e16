"""A school that signs: a portfolio behind the gate, a keyring with keys, and what they make."""

from __future__ import annotations

import datetime
import hashlib
import json
from functools import cache
from pathlib import Path

from generator.building.signatures import pictures_of
from generator.credentials.trust import Trust
from generator.credentials.verify import checked
from generator.credentials.view import View
from generator.gate.decision import decided
from generator.gate.hidden_names import HiddenNames
from generator.model import Portfolio
from generator.reading.read import read_learner, read_school, shelf_of
from generator.signing.badge import About, badge
from generator.signing.keyring import Keyring, SchoolKey
from generator.signing.places import Places
from generator.signing.secret import Signer, new_secret, signer
from generator.signing.withdrawn import status_list

DOCS = Path(__file__).resolve().parents[2] / "portfolios"
URL = "https://kade.example/portfolio/"
DAY = datetime.date(2026, 11, 30)
CREATED = "2026-11-30T12:00:00Z"
ENDS = "2027-11-30T12:00:00Z"


@cache
def about() -> About:
    """Amina's portfolio, as everybody may see it."""
    school = read_school(DOCS)
    whole = read_learner(DOCS, "amina", school, shelf_of(DOCS)).portfolio
    assert whole
    shown = decided(whole, school.frameworks, "public", DAY, HiddenNames()).portfolio
    assert isinstance(shown, Portfolio)
    known = school.frameworks.beside(shown.frameworks)
    return About(shown, known, Places(URL, "amina/"), digest_of, pictures_of)


def digest_of(path: str) -> str:
    return hashlib.sha256((DOCS / path).read_bytes()).hexdigest()


def validation(slug: str = "evc-verzorgende"):
    return next(it for it in about().portfolio.validations if it.slug == slug)


def school(*names: str) -> tuple[Keyring, dict[str, Signer]]:
    """A keyring with keys of these names, and who has their secrets."""
    keyring, secrets = Keyring("Leerhuis De Kade", URL), {}
    for name in names:
        public, secrets[name] = new_secret()
        keyring = keyring.with_key(SchoolKey(name, public, "2026-01-01"))
    return keyring, {name: signer(keyring, secret) for name, secret in secrets.items()}


def listed(keyring: Keyring, by: Signer, withdrawn: tuple[int, ...] = ()) -> bytes:
    return as_bytes(by.signed(status_list(keyring, withdrawn, CREATED, ENDS), CREATED))


def as_bytes(document: dict) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def seen(document: dict, trust: Trust, day: datetime.date = DAY):
    return checked(as_bytes(document), View(day, trust))


def signed_badge(keyring: Keyring, by: Signer, index: int = 4711) -> dict:
    return by.signed(badge(about(), validation(), keyring, index), CREATED)
