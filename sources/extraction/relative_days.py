"""Days named after a day before them in the report: "the next day", «اليوم التالي», "the previous day"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.date_values import Expression, days_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.extraction.date_values import Interval
    from sources.extraction.tokens import Sentence

_STEPS = {"day_after": -1, "day_previous": 1}


def with_relative_days(sentences: Sequence[Sentence], expressions: Sequence[list[Expression]]) -> list[list[Expression]]:
    """Add the days that lean on the day named last before them, in the same paragraph or the one before."""
    last: Interval | None = None
    found = []
    for number, (sentence, given) in enumerate(zip(sentences, expressions, strict=True)):
        last = last if number and sentences[number - 1].paragraph >= sentence.paragraph - 1 else None
        merged = list(given)
        for at in range(len(sentence.tokens)):
            here = next((expression for expression in given if expression.start <= at < expression.end), None)
            if here is not None:
                last = here.interval if here.interval.first == here.interval.last else last
            elif last is not None and (hit := _leaning(sentence, at)) is not None:
                last = days_before(last.first, hit[1])
                merged.append(Expression(at, at + hit[0], last))
        found.append(sorted(merged, key=lambda expression: expression.start))
    return found


def _leaning(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Give the length of "the next day" at a token and how many days it goes back."""
    for tag, step in _STEPS.items():
        hit = sentence.hit(at, tag)
        if hit is not None:
            return hit.length, step
    return None
