"""Days reckoned from the day of publication: "yesterday", "in the past 24 hours", "three years ago"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction import date_values as values
from sources.extraction.date_values import Expression
from sources.extraction.numbers import parse_number

if TYPE_CHECKING:
    import datetime

    from sources.extraction.tokens import Hit, Sentence

_PERIODS = ("past_hours", "past_days", "this_week", "last_week", "this_month", "last_month", "last_year", "this_year")
_DAYS_BACK = {"today": 0, "yesterday": 1, "night_before": 1, "day_before_yesterday": 2}
#: The tags of days and periods with a name of their own.
NAMED = frozenset({*_PERIODS, *_DAYS_BACK})
_YEAR_DIGITS = 4
#: "Days ago" without a number names no day.
_PLURALS = {"ايام", "اسابيع", "اشهر", "شهور", "سنوات", "سنين", "اعوام"}


def named_day(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
    """Read a day or period with a name of its own at a token."""
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
    if tag != "today" or sentence.language == "en" or length > 1:
        return False
    following = sentence.form(at + length)
    return sentence.form(at) != "اليوم" or following.startswith(("الاول", "الثاني", "الثالث", "التالي", "الوطني", "العالمي"))


def ago(sentence: Sentence, at: int, published: datetime.date | None) -> Expression | None:
    """Read "three days ago", «قبل نحو ثلاث سنوات» at a token."""
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
    if unit is None or (number is not None and number.vague) or (number is None and _names_a_point(sentence, unit_at, unit)):
        return None
    if number is None and dual is None and sentence.form(unit_at) in _PLURALS:
        interval = values.named_period(published, "past_days") if sentence.form(unit_at) == "ايام" else None
        return Expression(at, unit_at + unit.length, interval) if interval is not None else None
    count = 2 if dual is not None else number.value if number is not None else 1
    interval = values.ago(published, count, int(str(unit.payload)))
    return Expression(at, unit_at + unit.length, interval) if interval is not None else None


def _names_a_point(sentence: Sentence, at: int, unit: Hit) -> bool:
    """Say whether a unit without a count is no length but a point: «منذ الساعة العاشرة», «منذ عام 1948», «منذ العام الماضي»."""
    following = sentence.form(at + unit.length)
    return unit.definite or (len(following) == _YEAR_DIGITS and following.isdigit())


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
