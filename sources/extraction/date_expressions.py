"""Finds words of time in a sentence: weekdays, dates in digits and words, "yesterday", "three years ago", "in 2006".

Months are read in their Levantine, Gregorian and Maghrebi names. What days are meant is reckoned in ``date_values``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sources.extraction import date_values as values
from sources.extraction.hijri_dates import hijri_day
from sources.extraction.numbers import parse_number

if TYPE_CHECKING:
    import datetime

    from sources.extraction.tokens import Sentence

_NUMERIC = re.compile(r"(?<![\d.,/-])(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}))(?!\d)")
_PERIODS = ("past_hours", "past_days", "this_week", "last_week", "this_month", "last_month", "last_year", "this_year")
_DAYS_BACK = {"today": 0, "yesterday": 1, "night_before": 1, "day_before_yesterday": 2}
_MAX_DAY = 31
_YEAR_DIGITS = 4
_OPENERS = {"(", "،", ","}
_UNCERTAIN_MONTHS = {"may", "march", "اب", "ماي", "اوت"}


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time over tokens ``start`` to ``end``; ``future`` where they point ahead."""

    start: int
    end: int
    interval: values.Interval
    future: bool = False


def find_expressions(sentence: Sentence, published: datetime.date | None) -> list[Expression]:
    """Find the expressions of a sentence, left to right; those that need a day of publication are left out without one."""
    found = _numeric(sentence)
    at = 0
    while at < len(sentence.tokens):
        expression = _at(sentence, at, published)
        if expression is None or any(expression.start < other.end and other.start < expression.end for other in found):
            at += 1
            continue
        found.append(_with_part_of_day(sentence, expression))
        at = expression.end
    return sorted(found, key=lambda expression: expression.start)


def _at(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
    if not sentence.hits[at] and sentence.tokens[at].kind != "n":
        return None
    return (
        _weekday(sentence, at, published)
        or _calendar(sentence, at, published)
        or _named(sentence, at, published)
        or _ago(sentence, at, published)
        or _year(sentence, at)
    )


def _numeric(sentence: Sentence) -> list[Expression]:
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


def _weekday(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
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
    dated = _calendar(sentence, end + (sentence.form(end) in {"،", ",", "-"}), published) or _calendar_in_brackets(sentence, end, published)
    if dated is not None:
        return Expression(start, dated.end, dated.interval)
    after, before = sentence.hit(end, "next"), sentence.hit(end, "past")
    if sentence.language == "en":
        after, before = sentence.hit(name - 1, "next"), sentence.hit(name - 1, "past")
        start = name - 1 if after or before else start
    elif after or before:
        end += 1
    interval = values.weekday(published, int(str(hit.payload)), strictly_before=before is not None, after=after is not None)
    return Expression(start, end, interval, future=after is not None)


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


def _calendar_in_brackets(sentence: Sentence, end: int, published: datetime.date | None) -> Expression | None:
    return _calendar(sentence, end + 1, published) if sentence.form(end) == "(" else None


def _calendar(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
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
    form = sentence.form(at)
    if not form.isdigit() or len(form) > 2 or not 1 <= int(form) <= _MAX_DAY:  # noqa: PLR2004  a day of a month
        return None
    after = at + 1
    after += sentence.form(after) in {"st", "nd", "rd", "th", "من", "of", "شهر"}
    month = _month(sentence, after)
    if month is None:
        return None
    year, end = _year_after(sentence, month[1], published)
    interval = values.calendar_day(int(form), month[0], year, published)
    return Expression(at, end, interval) if interval is not None else None


def _month_first(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
    month = _month(sentence, at)
    if month is None:
        return None
    number, end = month
    day = sentence.form(end)
    if sentence.language == "en" and day.isdigit() and len(day) <= 2 and 1 <= int(day) <= _MAX_DAY:  # noqa: PLR2004
        year, end = _year_after(sentence, end + 1 + (sentence.form(end + 1) in {"st", "nd", "rd", "th"}), published)
        interval = values.calendar_day(int(day), number, year, published)
        return Expression(at, end, interval) if interval is not None else None
    year, end = _year_after(sentence, end, published)
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


def _year_after(sentence: Sentence, at: int, published: datetime.date | None) -> tuple[int | None, int]:
    """Read a year after a month: "2018", ", 2018", «من العام الماضي», «الماضي»."""
    near = at + (sentence.form(at) == "," and sentence.language == "en") + (sentence.form(at) in {"من", "عام", "سنه"})
    form = sentence.form(near)
    if len(form) == _YEAR_DIGITS and form.isdigit():
        return int(form), near + 1
    if (hit := sentence.hit(near, "last_year")) is not None and published is not None:
        return published.year - 1, near + hit.length
    if (hit := sentence.hit(near, "this_year")) is not None and published is not None:
        return published.year, near + hit.length
    if sentence.language == "ar" and (sentence.hit(at, "past") is not None or sentence.hit(at, "present") is not None):
        return None, at + 1
    return None, at


def _named(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
    if published is None:
        return None
    for tag, back in _DAYS_BACK.items():
        hit = sentence.hit(at, tag)
        if hit is not None and not _other_sense(sentence, at, tag, hit.length):
            return Expression(at, at + hit.length, values.days_before(published, back))
    for tag in _PERIODS:
        hit = sentence.hit(at, tag)
        interval = values.named_period(published, tag) if hit is not None else None
        if hit is not None and interval is not None:
            return Expression(at, at + hit.length, interval)
    return None


def _other_sense(sentence: Sentence, at: int, tag: str, length: int) -> bool:
    """Say whether "day" here is part of something else: «اليوم الأول», "yesterday's" is fine."""
    if tag != "today" or sentence.language == "en":
        return False
    following = sentence.form(at + length)
    return sentence.form(at) != "اليوم" or following.startswith(("الاول", "الثاني", "الثالث", "التالي", "الوطني", "العالمي"))


def _ago(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
    hit = sentence.hit(at, "ago")
    if published is None:
        return None
    if sentence.language == "en":
        return _ago_english(sentence, at, published)
    if hit is None or hit.prefix not in {"", "و"}:
        return None
    near = at + hit.length
    qualifier = sentence.hit(near, "qualifier_before")
    near += qualifier.length if qualifier is not None else 0
    number = parse_number(sentence, near)
    dual = sentence.hit(near, "dual_unit")
    unit_at = number.end if number is not None else near
    unit = dual or sentence.hit(unit_at, "unit")
    if unit is None or (number is not None and number.vague):
        return None
    count = 2 if dual is not None else number.value if number is not None else 1
    interval = values.ago(published, count, int(str(unit.payload)))
    return Expression(at, unit_at + unit.length, interval) if interval is not None else None


def _ago_english(sentence: Sentence, at: int, published: datetime.date) -> Expression | None:
    number = parse_number(sentence, at)
    if number is None and sentence.form(at) not in {"a", "an"}:
        return None
    unit_at = number.end if number is not None else at + 1
    unit = sentence.hit(unit_at, "unit")
    if unit is None or sentence.hit(unit_at + 1, "ago") is None or (number is not None and number.vague):
        return None
    interval = values.ago(published, number.value if number is not None else 1, int(str(unit.payload)))
    return Expression(at, unit_at + 2, interval) if interval is not None else None


def _year(sentence: Sentence, at: int) -> Expression | None:
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


def _with_part_of_day(sentence: Sentence, expression: Expression) -> Expression:
    """Take in "morning of", "late on", "night" around a day."""
    start, end = expression.start, expression.end
    while start > 0 and (
        sentence.hit(start - 1, "part_of_day") is not None or (sentence.hit(start - 1, "day_word") and sentence.language == "ar")
    ):
        start -= 1
    if sentence.language == "en" and sentence.hit(end, "part_of_day") is not None:
        end += 1
    return replace(expression, start=start, end=end)
