"""Dates of the calendar: in digits, by the names of months in their Levantine, Gregorian and Maghrebi forms, years alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sources.extraction import date_values as values
from sources.extraction.date_values import Expression
from sources.extraction.hijri_dates import hijri_day

if TYPE_CHECKING:
    import datetime

    from sources.extraction.tokens import Sentence

_NUMERIC = re.compile(r"(?<![\d.,/-])(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}))(?!\d)")
_MAX_DAY = 31
_YEAR_DIGITS = 4
_UNCERTAIN_MONTHS = {"may", "march", "اب", "ماي", "اوت"}


def numeric_dates(sentence: Sentence) -> list[Expression]:
    """Find the dates in digits: 3/2/2022, 2022-02-03; the day comes first unless it cannot."""
    first, last = sentence.tokens[0].start, sentence.tokens[-1].end
    found = []
    for match in _NUMERIC.finditer(sentence.view.folded, first, last):
        year, month, day = (match[1], match[3], match[4]) if match[1] else (match[8], match[7], match[5])
        if int(month) > 12:  # noqa: PLR2004  American order
            month, day = day, month
        interval = values.calendar_day(int(day), int(month), int(year), None)
        tokens = [i for i, token in enumerate(sentence.tokens) if token.start < match.end() and match.start() < token.end]
        if interval is not None and tokens:
            found.append(Expression(tokens[0], tokens[-1] + 1, interval))
    return found


def calendar_date(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
    """Read a date with the name of a month at a token, of the Islamic year too."""
    if at >= len(sentence.tokens):
        return None
    hijri = hijri_day(sentence, at, published) if sentence.language == "ar" else None
    if hijri is not None:
        return Expression(at, *hijri)
    return _day_first(sentence, at, published) or _month_first(sentence, at, published)


def _month(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Give the number of a month and where its name ends, a second name after a slash or in brackets included."""
    hit = sentence.hit(at, "month")
    if hit is None or (sentence.language == "en" and not sentence.tokens[at].capital):
        return None
    end = at + hit.length
    end += sentence.form(end) == "." and sentence.language == "en"
    if sentence.form(end) in {"/", "("} and (second := sentence.hit(end + 1, "month")) is not None:
        closing = sentence.form(end) == "("
        end += 1 + second.length
        end += closing and sentence.form(end) == ")"
    return int(str(hit.payload)), end


def _day_first(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
    day = _day_of_month(sentence, at)
    if day is None:
        return None
    after = at + day[1]
    after += sentence.form(after) in {"st", "nd", "rd", "th", "من", "of", "شهر"}
    month = _month(sentence, after)
    if month is None:
        return None
    year, end = _year_after(sentence, month, published)
    interval = values.calendar_day(day[0], month[0], year, published)
    return Expression(at, end, interval) if interval is not None else None


def _day_of_month(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Give the day that a number or an ordinal names, «الثامن والعشرين من آذار», and how many tokens it takes."""
    ordinal = sentence.hit(at, "ordinal_day")
    if ordinal is not None:
        return int(str(ordinal.payload)), ordinal.length
    form = sentence.form(at)
    return (int(form), 1) if form.isdigit() and len(form) <= 2 and 1 <= int(form) <= _MAX_DAY else None  # noqa: PLR2004  two digits


def _month_first(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
    month = _month(sentence, at)
    if month is None:
        return None
    number, end = month
    day = sentence.form(end)
    if sentence.language == "en" and day.isdigit() and len(day) <= 2 and 1 <= int(day) <= _MAX_DAY:  # noqa: PLR2004
        year, end = _year_after(sentence, (number, end + 1 + (sentence.form(end + 1) in {"st", "nd", "rd", "th"})), published)
        interval = values.calendar_day(int(day), number, year, published)
        return Expression(at, end, interval) if interval is not None else None
    year, end = _year_after(sentence, month, published)
    if year is None and not _plain_month(sentence, at, end):
        return None
    interval = values.calendar_month(number, year, published)
    return Expression(at, end, interval) if interval is not None else None


def _plain_month(sentence: Sentence, at: int, end: int) -> bool:
    """Say whether a month without day or year is one: after a preposition or «شهر», and not a word with another sense."""
    hit = sentence.hit(at, "month")
    if sentence.form(at - 1) in {"in", "since", "last", "في", "شهر", "منذ", "of"} or (hit is not None and hit.prefix == "ب"):
        return True
    return sentence.hit(end - 1, "past") is not None and sentence.form(at) not in _UNCERTAIN_MONTHS


def _year_after(sentence: Sentence, month: tuple[int, int], published: datetime.date | None) -> tuple[int | None, int]:
    """Read a year after a month that ends before a token: "2018", ", 2018", «من العام الماضي», «الماضي», «المقبل»."""
    number, at = month
    near = at + (sentence.form(at) == "," and sentence.language == "en") + (sentence.form(at) in {"من", "عام", "سنه"})
    form = sentence.form(near)
    if len(form) == _YEAR_DIGITS and form.isdigit():
        return int(form), near + 1
    if (hit := sentence.hit(near, "last_year")) is not None and published is not None:
        return published.year - 1, near + hit.length
    if (hit := sentence.hit(near, "this_year")) is not None and published is not None:
        return published.year, near + hit.length
    if sentence.language == "ar" and sentence.hit(at, "next") is not None and published is not None:
        return published.year + (number < published.month), at + 1
    if sentence.language == "ar" and (sentence.hit(at, "past") is not None or sentence.hit(at, "present") is not None):
        return None, at + 1
    return None, at


def year_alone(sentence: Sentence, at: int) -> Expression | None:
    """Read "in 2006", «عام 2006», «سنة 2006»."""
    form = sentence.form(at + 1)
    if (
        len(form) != _YEAR_DIGITS
        or not form.isdigit()
        or not (sentence.hit(at, "year_word") or sentence.form(at) in {"in", "since", "منذ", "during"})
    ):
        return None
    following = sentence.hits[at + 2] if at + 2 < len(sentence.tokens) else {}
    if following.keys() & {"people", "not_people"}:
        return None
    interval = values.calendar_year(int(form))
    return Expression(at, at + 2, interval) if interval is not None else None
