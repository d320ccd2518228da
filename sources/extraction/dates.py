"""Date claims with their role: the day of the incident, the day on which somebody spoke, or the day of something earlier."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.confidence import confidence
from sources.extraction.date_roles import date_role, is_after, is_old, opens_period
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.date_values import Expression
    from sources.extraction.reading import Reading
    from sources.extraction.stamps import Stamp
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import DateRole

_WEEK = 7
#: Plans that reports date lie so near ahead.
_PLANS = datetime.timedelta(days=120)
_ROLE_FACTORS: dict[DateRole, float] = {"event": 0.9, "statement": 0.9, "background": 0.85}
_PRECISION_FACTORS = {"day": 1.0, "exact_time": 1.0}
_INFERRED = 0.6


def dated_background(sentence: Sentence, expressions: list[Expression], published: datetime.date | None) -> list[int]:
    """Give the tokens of the expressions that lie so far back that their clause is background."""
    return [e.start for e in expressions if is_old(e, published) and not opens_period(sentence, e)]


def find_dates(reading: Reading) -> list[DraftClaim]:
    """Give the date claims of a document.

    Where none dates the incident, the first statement date stands in, and without one the stamp of a post that came without a day
    of publication; both are marked inferred.
    """
    claims = [
        _claim(reading, number, expression)
        for number, expressions in enumerate(reading.expressions)
        for expression in expressions
        if not _is_of_another_time(expression, reading.published)
    ]
    claims = _with_one_role(claims, reading.published)
    if any(claim.date_role == "event" for claim in claims):
        return claims
    statement = next((claim for claim in claims if claim.date_role == "statement"), None)
    stamped = [_stamped(reading, reading.stamp)] if reading.stamp is not None else []
    return claims + ([_inferred(statement, "statement_date")] if statement is not None else stamped)


def _with_one_role(claims: list[DraftClaim], published: datetime.date | None) -> list[DraftClaim]:
    """Give a day well before publication that is background in one place that role everywhere: "the attack of March 18"."""
    recalled = {claim.date_from for claim in claims if claim.modality == "historical" and claim.date_precision == "day"}
    return [
        replace(claim, date_role="background", scope="background", modality="historical")
        if claim.date_role == "event" and claim.date_from in recalled and _is_last_week(claim, published)
        else claim
        for claim in claims
    ]


def _is_last_week(claim: DraftClaim, published: datetime.date | None) -> bool:
    return published is not None and claim.date_from is not None and (published - claim.date_from).days > _WEEK


def _is_of_another_time(expression: Expression, published: datetime.date | None) -> bool:
    """Say whether an expression lies long after publication: the page was copied then."""
    return published is not None and not expression.future and expression.interval.first > published + _PLANS


def _inferred(claim: DraftClaim, rule: str) -> DraftClaim:
    factors = (*claim.factors, ("inferred", _INFERRED))
    return replace(claim, rule=rule, date_role="event", inferred=True, factors=factors, confidence=confidence(factors))


def _stamped(reading: Reading, stamp: Stamp) -> DraftClaim:
    span = reading.view.span(stamp.day_start, stamp.day_end)
    factors = (("role", _ROLE_FACTORS["statement"]), ("precision", 1.0))
    claim = DraftClaim(
        kind="date", span=span, quote=reading.document.text[span.start : span.end], rule="post_stamp", factors=factors,
        date_from=stamp.day, date_to=stamp.day, date_precision="day", date_role="statement",
    )  # fmt: skip
    return _inferred(claim, "post_stamp")


def _claim(reading: Reading, number: int, expression: Expression) -> DraftClaim:
    sentence = reading.sentences[number]
    span = sentence.bare_span(expression.start, expression.end)
    is_plan = expression.future or is_after(expression, reading.published)
    role: DateRole = "background" if is_plan else date_role(reading, number, expression)
    factors = (("role", _ROLE_FACTORS[role]), ("precision", _PRECISION_FACTORS.get(expression.interval.precision, 0.8)))
    return DraftClaim(
        kind="date", span=span, quote=reading.document.text[span.start : span.end], rule="date",
        attribution=reading.attribution(number, expression.start), scope="background" if role == "background" else "incident",
        modality="future" if is_plan else "historical" if role == "background" else "actual",
        confidence=confidence(factors), factors=factors,
        date_from=expression.interval.first, date_to=expression.interval.last, date_precision=expression.interval.precision, date_role=role,
    )  # fmt: skip
