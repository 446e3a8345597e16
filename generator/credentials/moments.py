"""When a credential holds, by the day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from generator.credentials.claims import Claims
from generator.credentials.model import Time
from generator.credentials.strict_json import Json, listed

_FROM = ("validFrom", "issuanceDate", "issuedOn", "nbf")
_UNTIL = ("validUntil", "expirationDate", "expires", "expiryDate", "exp")


def moment(value: Json) -> datetime | None:
    """A date and time as it is written, in text or in seconds; without a zone it is of the zone of all."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        found = datetime.fromisoformat(str(value).strip())
    except (ValueError, OverflowError, OSError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def begins(claims: Claims) -> datetime | None:
    """The latest moment before which it does not hold."""
    return max(_moments(claims, _FROM), default=None)


def ends(claims: Claims) -> datetime | None:
    """The earliest moment after which it does not hold any more."""
    return min(_moments(claims, _UNTIL), default=None)


def time_of(claims: Claims, day: date) -> Time:
    """Whether it holds at some time of a day."""
    morning = datetime.combine(day, time(), UTC)
    begin, end = begins(claims), ends(claims)
    if end and end <= morning:
        return "expired"
    return "not-yet" if begin and begin >= morning + timedelta(days=1) else "in-time"


def day_of(found: datetime | None) -> str:
    return found.astimezone(UTC).date().isoformat() if found else ""


def _moments(claims: Claims, names: tuple[str, ...]) -> list[datetime]:
    values = [value for name in names for value in listed(claims.get(name))]
    return [found for value in values if (found := moment(value))]
