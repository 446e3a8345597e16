"""The day a site is made at."""

from __future__ import annotations

import datetime
import os


class NotADayError(Exception):
    """What the environment says is no day."""


def today() -> datetime.date:
    """The day consent is judged at: of SOURCE_DATE_EPOCH if that is set, else this one (UTC).

    Raises NotADayError when SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.now(datetime.UTC)
    try:
        return (datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else now).date()
    except (ValueError, OverflowError, OSError):
        raise NotADayError(f"SOURCE_DATE_EPOCH={epoch}") from None
