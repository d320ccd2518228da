"""Days that a text names without saying the year, and weekdays: too little to date an event, enough to tell two candidates apart."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sources.extraction.lexicon import load_lexicon
from sources.extraction.view import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"20\d\d")
_LAST_DAY = 31
#: Words of a text that are looked at: further down other days are spoken of.
WORDS_READ = 240
#: A year stands within so many words after its month.
_YEAR_REACH = 2
_PARTICLES = ("", "و", "ب", "ل")
#: Reports are seldom handed in longer after they were written.
YEARS_BACK = 12


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the calendar; ``year`` is None where the text leaves it open."""

    month: int
    day: int
    year: int | None = None

    def dates(self, *, until: datetime.date, weekday: int | None = None) -> list[datetime.date]:
        """Return the days that it may be, the latest first: of open years those before ``until``, on ``weekday`` where that is known."""
        years = [self.year] if self.year is not None else range(until.year, until.year - YEARS_BACK, -1)
        found = [day for year in years if (day := _on(year, self.month, self.day)) is not None and day <= until]
        return [day for day in found if self.year is not None or weekday in {None, day.weekday()}]

    def gap_days(self, day: datetime.date) -> int | None:
        """Return how many days it lies from ``day``, in the year where it lies nearest; None where it is no day of that year."""
        years = [self.year] if self.year else [day.year - 1, day.year, day.year + 1]
        return min((abs((found - day).days) for year in years if (found := _on(year, self.month, self.day))), default=None)


def named_days(text: str) -> tuple[tuple[CalendarDay, ...], int | None]:
    """Return the days that the beginning of a text names by day and month, and its first weekday, Monday being 0."""
    words = [fold(word) for word in _WORD.findall(text)[:WORDS_READ]]
    days = tuple(dict.fromkeys(_days(words)))
    weekday = next((number for word in words if (number := _weekday(word)) is not None), None)
    return days, weekday


def _days(words: Sequence[str]) -> Iterator[CalendarDay]:
    for at in range(len(words)):
        for length in (2, 1):
            month = _words("month").get(tuple(words[at : at + length]))
            if month is None:
                continue
            end = at + length
            day = next((int(word) for word in (*words[max(0, at - 1) : at], *words[end : end + 1]) if _is_day(word)), None)
            year = next((int(word) for word in words[end : end + _YEAR_REACH] if _YEAR.fullmatch(word)), None)
            if day is not None:
                yield CalendarDay(month, day, year)
            break


def _is_day(word: str) -> bool:
    return word.isdecimal() and 1 <= int(word) <= _LAST_DAY


def _weekday(word: str) -> int | None:
    known = _words("weekday")
    return next((known[word.removeprefix(particle),] for particle in _PARTICLES if (word.removeprefix(particle),) in known), None)


@cache
def _words(tag: str) -> dict[tuple[str, ...], int]:
    entries = (entry for language in ("ar", "en") for found in load_lexicon(language).table.values() for entry in found)
    return {tuple(map(str, entry.words)): int(str(entry.payload)) for entry in entries if entry.tag == tag}


def _on(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
