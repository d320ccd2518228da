"""Days of the Islamic calendar: «2 رجب 1443», «15 رمضان»; converted by the Umm al-Qura tables, which may differ by a day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from hijridate import Gregorian, Hijri

from sources.extraction.date_values import Interval, on

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_FIRST_YEAR, _LAST_YEAR = 1343, 1500
_MAX_DAY = 30


def hijri_day(sentence: Sentence, at: int, published: datetime.date | None) -> tuple[int, Interval] | None:
    """Read a day, a month and perhaps a year from token *at*: where they end, and the day meant."""
    day = sentence.form(at)
    month = sentence.hit(at + 1 + (sentence.form(at + 1) in {"من", "شهر"}), "hijri_month")
    if month is None or not day.isdigit() or not 1 <= int(day[:4]) <= _MAX_DAY:
        return None
    end = at + 1 + (sentence.form(at + 1) in {"من", "شهر"}) + month.length
    year = sentence.form(end)
    if year.isdigit() and _FIRST_YEAR <= int(year[:6]) < _LAST_YEAR:
        found = _convert(int(year), int(str(month.payload)), int(day))
        end += 1 + (sentence.form(end + 1) in {"ه", "هجري", "هجريه", "للهجره"})
    else:
        found = _latest(int(str(month.payload)), int(day), published)
    return (end, on(found)) if found is not None else None


def _latest(month: int, day: int, published: datetime.date | None) -> datetime.date | None:
    """Give the latest such day by publication."""
    if published is None or not _FIRST_YEAR < _year_of(published) < _LAST_YEAR:
        return None
    candidates = (_convert(_year_of(published) - back, month, day) for back in (0, 1))
    return next((found for found in candidates if found is not None and found <= published), None)


def _year_of(day: datetime.date) -> int:
    try:
        return int(Gregorian.fromdate(day).to_hijri().year)
    except (OverflowError, ValueError):
        return 0


def _convert(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (OverflowError, ValueError):
        return None
