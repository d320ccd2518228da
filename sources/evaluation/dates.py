"""Scores of date expressions, and of the day that the incident is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.evaluation.matching import pair_up, same_days
from sources.evaluation.measures import Detection, Measures, Share
from sources.evaluation.mistakes import Mistake, unpaired

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.evaluation.records import Date, Records

Scored = tuple[Measures, list[Mistake]]


def score_dates(annotated: Records, predicted: Records) -> Scored:
    """Score expressions (same words, same days) and the day of the incident.

    The gold holds days; an expression for a month or a year counts only where it matches.
    """
    gold, found = annotated.dates, predicted.dates
    pairs = pair_up(gold, found, same_days)
    matched = [pair[1] for pair in pairs]
    counted = [item for item in found if item in matched or (item.days == 0 and not _is_unresolved(item, gold))]
    measures: Measures = {"dates": Detection(len(gold), len(counted), len(pairs))}
    more, mistakes = _score_main(gold, main_date(found))
    return measures | more, unpaired("dates", gold, counted, pairs=pairs, say=_said) + mistakes


def main_date(found: Sequence[Date]) -> Date | None:
    """Return the date that a new incident is given: the narrowest that dates it, then the first; else an inferred one."""
    said = [item for item in found if item.main] or [item for item in found if item.inferred]
    return min(said, key=lambda item: (item.days, item.span), default=None)


def _score_main(gold: Sequence[Date], taken: Date | None) -> Scored:
    """Score the day that is taken for the incident's.

    ``main_date``: in texts whose annotator calls a day main, it is that day, inferred or not. ``background_as_main``: in texts with a
    date, it is only the day of something else, a statement or an earlier incident, without being inferred.
    """
    main = {item.first for item in gold if item.main and item.first is not None}
    span, given = (taken.span, _said(taken)) if taken is not None else (None, "")
    measures: Measures = {}
    mistakes = []
    if main:
        right = taken is not None and taken.days == 0 and taken.first in main
        measures["main_date"] = Share(1, int(right))
        if not right:
            mistakes.append(Mistake("main_date", "wrong", span, " ".join(map(str, sorted(main))), given))
    if gold:
        other = {item.first for item in gold} - main
        leaks = taken is not None and not taken.inferred and taken.first in other
        measures["background_as_main"] = Share(1, int(leaks), "rate")
        if leaks:
            mistakes.append(Mistake("background_as_main", "wrong", span, given=given))
    return measures, mistakes


def _is_unresolved(item: Date, gold: Sequence[Date]) -> bool:
    """Say whether the annotator marked the expression without knowing its day."""
    return any(date.first is None and date.span.overlaps(item.span) for date in gold)


def _said(date: Date) -> str:
    return "/".join(dict.fromkeys(day.isoformat() for day in (date.first, date.last) if day is not None))
