"""Times that people name otherwise than by a date, and the date that stands for each: seasons, school years,
quarters, weeks.

Such a time has a beginning and an end. What begins or happens gets the first month or day of it, what ends
the last.
"""

from __future__ import annotations

import datetime
import re

_YEARS = r"(?P<year>\d{4})(?: ?[-–—/] ?(?P<next>\d{4}|\d{2}))?"
_SCHOOL_YEAR = re.compile(rf"(?:school ?(?:jaar|year)|(?:academic|college|studie) ?(?:year|jaar))? ?{_YEARS}")
_SEASON = re.compile(
    rf"(?P<season>[a-z]+|(?:eerste|tweede) helft|(?:first|second) half)[ -]?(?:of|van|in)? ?{_YEARS}"
)
_QUARTER = re.compile(
    r"(?:q|kwartaal|quarter) ?(?P<quarter>[1-4])[ ,/-]*(?P<year>\d{4})"
    r"|(?P<year_first>\d{4})[ ,/-]*(?:q|kwartaal|quarter) ?(?P<quarter_last>[1-4])"
)
_WEEK = re.compile(
    r"(?:week|wk) ?(?P<week>\d{1,2})[ ,/-]*(?P<year>\d{4})"
    r"|(?P<year_first>\d{4})[ ,/-]*(?:week|wk|w) ?(?P<week_last>\d{1,2})"
)
_WEEK_ALONE = re.compile(r"(?:week|wk)\.? ?(?P<week>\d{1,2})")
_HEDGE = re.compile(
    r"\A(?:expected|exp\.?|verwacht|naar verwachting|planned|gepland|circa|ca\.?|c\.|about|approx\.?|around"
    r"|rond|ongeveer|since|sinds|from|vanaf|until|till|tot|in) +"
)
_HEDGE_BEHIND = re.compile(r" ?\(?(?:expected|verwacht|planned|gepland|\?)\)?\Z")
_TWO_YEARS = re.compile(r"(\d{4})-(\d{4})")
_FROM_TO = re.compile(r"([^–—]{1,25}?)(?: - | ?[–—] ?| t/m | tot en met | tot | until | to )([^–—]{1,25})")
_SEASONS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("spring", "voorjaar", "lente"), (3, 5)),
    **dict.fromkeys(("summer", "zomer"), (6, 8)),
    **dict.fromkeys(("autumn", "fall", "najaar", "herfst"), (9, 11)),
    **dict.fromkeys(("early", "begin", "start"), (1, 3)),
    **dict.fromkeys(("mid", "medio", "midden", "halverwege", "half"), (6, 7)),
    **dict.fromkeys(("late", "eind", "einde", "end"), (10, 12)),
    **dict.fromkeys(("eerste helft", "first half"), (1, 6)),
    **dict.fromkeys(("tweede helft", "second half"), (7, 12)),
}
_WINTER = (12, 2)
"""From December to February of the next year; of one year alone nobody knows which winter is meant."""
_SCHOOL = (8, 7)
"""From August to July of the next year, as the law has it in the Netherlands."""
_LONGEST = 60


def unhedged(text: str) -> str:
    """A time without what says that it is not sure: ``verwacht juni 2026`` → ``juni 2026``."""
    plain = " ".join(text.casefold().split())[:_LONGEST]
    return _HEDGE_BEHIND.sub("", _HEDGE.sub("", plain, count=1))


def date_of_span(text: str, *, ends: bool) -> str:
    """The date for ``spring 2025`` or ``2024/25``, by whether it ``ends`` something; ``""`` for others."""
    plain = unhedged(text)
    if found := _SCHOOL_YEAR.fullmatch(plain):
        return _over_new_year(found, _SCHOOL, ends=ends)
    if found := _SEASON.fullmatch(plain):
        return _of_season(found, ends=ends)
    if found := _QUARTER.fullmatch(plain):
        quarter = int(found["quarter"] or found["quarter_last"])
        return f"{found['year'] or found['year_first']}-{quarter * 3 - (0 if ends else 2):02}"
    if found := _WEEK.fullmatch(plain):
        year, week = found["year"] or found["year_first"], found["week"] or found["week_last"]
        return _of_week(int(year), int(week), ends=ends)
    return ""


def end_of_range(text: str, *, ends: bool) -> str:
    """The first or the last half of ``2020 - 2023`` or ``maart 2020 t/m heden``; else ``""``."""
    plain = unhedged(text)
    found = _TWO_YEARS.fullmatch(plain) or _FROM_TO.fullmatch(plain)
    return found[2 if ends else 1].strip() if found else ""


def week_of(text: str) -> int:
    """The number of a week that is named without a year; 0 for anything else."""
    found = _WEEK_ALONE.fullmatch(unhedged(text))
    return int(found["week"]) if found else 0


def date_in_cycle(week: int, start: str, *, ends: bool) -> str:
    """The date of a week of a cycle, as precise as its start; ``""`` where that is a year alone."""
    if not week or start.count("-") == 0:
        return ""
    first = datetime.date.fromisoformat(start if start.count("-") > 1 else f"{start}-01")
    day = first + datetime.timedelta(weeks=week - 1, days=6 if ends else 0)
    return day.isoformat()[: len(start)]


def _over_new_year(found: re.Match[str], months: tuple[int, int], *, ends: bool) -> str:
    year, following = int(found["year"]), found["next"]
    if following is None or int(following) != (year + 1) % 10 ** len(following):
        return ""
    return f"{year + 1}-{months[1]:02}" if ends else f"{year}-{months[0]:02}"


def _of_season(found: re.Match[str], *, ends: bool) -> str:
    if found["season"] == "winter":
        return _over_new_year(found, _WINTER, ends=ends) or ("" if found["next"] else found["year"])
    months = _SEASONS.get(found["season"])
    return f"{found['year']}-{months[ends]:02}" if months and not found["next"] else ""


def _of_week(year: int, week: int, *, ends: bool) -> str:
    """The Monday or the Sunday of a week (ISO 8601)."""
    try:
        return datetime.date.fromisocalendar(year, week, 7 if ends else 1).isoformat()
    except ValueError:
        return ""
