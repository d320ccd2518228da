"""Finds words of time in a sentence: weekdays, dates in digits and words, "yesterday", "three years ago", "in 2006".

What days are meant is reckoned in ``date_values``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.calendar_dates import calendar_date, numeric_dates, year_alone
from sources.extraction.reckoned_days import NAMED, ago, named_day
from sources.extraction.weekdays import weekday

if TYPE_CHECKING:
    import datetime

    from sources.extraction.date_values import Expression
    from sources.extraction.tokens import Sentence


#: What an expression can begin with; every other token is passed over at once.
_FIRST_TAGS = frozenset({"weekday", "month", "ordinal_day", "day_word", "year_word", "ago", "units", "tens", "hundreds", "scales", *NAMED})
_FIRST_WORDS = frozenset({"a", "an", "in", "since", "during", "منذ"})


def find_expressions(sentence: Sentence, published: datetime.date | None) -> list[Expression]:
    """Find the expressions of a sentence, left to right; those that need a day of publication are left out without one."""
    found = numeric_dates(sentence)
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
    if sentence.tokens[at].kind != "n" and sentence.form(at) not in _FIRST_WORDS and sentence.hits[at].keys().isdisjoint(_FIRST_TAGS):
        return None
    return (
        weekday(sentence, at, published)
        or calendar_date(sentence, at, published)
        or named_day(sentence, at, published)
        or ago(sentence, at, published)
        or year_alone(sentence, at)
    )


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
