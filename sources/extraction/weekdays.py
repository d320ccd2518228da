"""Weekdays, alone or with a date, and the nights between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction import date_values as values
from sources.extraction.calendar_dates import calendar_date
from sources.extraction.date_values import Expression

if TYPE_CHECKING:
    import datetime

    from sources.extraction.tokens import Sentence

_OPENERS = {"(", "،", ","}
_BEFORE_DATE = {"،", ",", "-", "(", "الموافق", "الموافقه", "المصادف"}


def weekday(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
    """Read a weekday at a token, with what announces and what dates it: «اليوم الخميس», «الأحد (3 شباط)», "last Friday"."""
    start, name = at, at
    lead = _lead(sentence, at)
    if lead is not None:
        name = lead
    hit = sentence.hit(name, "weekday")
    if hit is None or published is None or (sentence.language == "en" and not sentence.tokens[name].capital):
        return None
    end = name + hit.length
    if sentence.form(end) == ")" and sentence.form(name - 1) == "(":
        end += 1
    night = _night_between(sentence, name, end, int(str(hit.payload)), published)
    if night is not None:
        return Expression(start, night[0], night[1])
    dated = _dated(sentence, end, published)
    if dated is not None:
        return Expression(start, dated.end, _of_the_year_meant(dated.interval, int(str(hit.payload)), published))
    after, before = sentence.hit(end, "next"), sentence.hit(end, "past")
    if sentence.language == "en":
        after, before = sentence.hit(name - 1, "next"), sentence.hit(name - 1, "past")
        start = name - 1 if after or before else start
    elif after or before:
        end += 1
    interval = values.weekday(published, int(str(hit.payload)), strictly_before=before is not None, after=after is not None)
    return Expression(start, end, interval, future=after is not None)


def _dated(sentence: Sentence, end: int, published: datetime.date) -> Expression | None:
    """Give the date that follows a weekday at once, after a mark, «الموافق» or a bracket."""
    near = end + (sentence.form(end) in _BEFORE_DATE)
    return calendar_date(sentence, near, published)


def _of_the_year_meant(interval: values.Interval, number: int, published: datetime.date) -> values.Interval:
    """Give the year in which the day falls on its weekday, where the one written is last year's: January's misprint."""
    day = interval.first
    if interval.precision != "day" or day.weekday() == number or day.year + 1 != published.year:
        return interval
    meant = values.calendar_day(day.day, day.month, published.year, published)
    return meant if meant is not None and meant.first.weekday() == number else interval


def _night_between(sentence: Sentence, name: int, end: int, number: int, published: datetime.date) -> tuple[int, values.Interval] | None:
    """Read a night: between two weekdays («ليل الخميس الجمعة»), or after midnight, which is the next day."""
    night = sentence.ending(name, "part_of_day", reach=3)
    if night is None or sentence.language != "ar" or not any(sentence.form(at).startswith("ليل") for at in range(night[0], name)):
        return None
    second_at = end + (sentence.form(end) in {"-", "/", "الي"})
    second = sentence.hit(second_at, "weekday")
    day = values.weekday(published, number)
    late = "بعد" in {sentence.form(night[0]), sentence.form(night[0] - 1)}
    if second is not None and not second.prefix and int(str(second.payload)) == (number + 1) % 7:
        last = values.weekday(published, int(str(second.payload)))
        first = values.days_before(last.first, 1)
        return second_at + second.length, last if late else values.Interval(first.first, last.first, "range_2_6d")
    if late and day.first < published:
        return end, values.days_before(day.first, -1)
    return None


def _lead(sentence: Sentence, at: int) -> int | None:
    """Give the weekday's token after «يوم», «اليوم», «أمس» and an opening bracket or comma; ``None`` where there is none."""
    tags = sentence.hits[at].keys() & {"today", "yesterday", "day_word"}
    if not tags:
        return None
    length = max(hit.length for tag in tags if (hit := sentence.hit(at, tag)) is not None)
    near = at + length
    if sentence.hit(near, "weekday") is None and sentence.form(near) in _OPENERS:
        near += 1
    return near if sentence.hit(near, "weekday") is not None else None
