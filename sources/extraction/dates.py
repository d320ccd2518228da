"""Date claims with their role: the day of the incident, the day on which somebody spoke, or the day of something earlier."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.confidence import confidence
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.date_expressions import Expression
    from sources.extraction.frames import Frame
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import DateRole, Scope

#: A day this many days before publication dates something else than the news. Reports follow incidents within days.
BACKGROUND_DAYS = 21
_STATEMENT_REACH = 14
#: Yesterday and today are the news; a sentence that opens with an earlier day recalls.
_RECAP_DAYS = 2
#: A report may carry the date of the day before in another time zone.
_LATE_POSTING = datetime.timedelta(days=1)
_ROLE_FACTORS: dict[DateRole, float] = {"event": 0.9, "statement": 0.9, "background": 0.85}
_PRECISION_FACTORS = {"day": 1.0, "exact_time": 1.0}
_INFERRED = 0.6


def dated_background(sentence: Sentence, expressions: list[Expression], published: datetime.date | None) -> list[int]:
    """Give the tokens of the expressions that lie so far back that their clause is background."""
    return [e.start for e in expressions if _is_old(e, published) and not _opens_period(sentence, e)]


def opens_recap(sentence: Sentence, expressions: list[Expression], published: datetime.date | None) -> bool:
    """Say whether a sentence begins with "and on" a day before yesterday: «ويوم الثلاثاء قتل …» recalls another incident."""
    first = expressions[0] if expressions and sentence.language == "ar" else None
    if first is None or published is None or first.start > 1 or not sentence.form(0).startswith("و"):
        return False
    return first.interval.precision == "day" and (published - first.interval.last).days >= _RECAP_DAYS


def with_recaps(
    sentences: list[Sentence], expressions: list[list[Expression]], scopes: list[list[Scope]], published: datetime.date | None
) -> list[list[Scope]]:
    """Give sentences that recall another day than those of the lead the scope of background, whole."""
    lead = {expression.interval.first for expression in (expressions[0] if expressions else [])}
    recalled = [
        number > 0 and opens_recap(sentence, found, published) and found[0].interval.first not in lead
        for number, (sentence, found) in enumerate(zip(sentences, expressions, strict=True))
    ]
    return [["background"] * len(scope) if recalls else scope for scope, recalls in zip(scopes, recalled, strict=True)]


def _after(expression: Expression, published: datetime.date | None) -> bool:
    """Say whether an expression lies after publication, where it dates page furniture or a plan."""
    return published is not None and expression.interval.first > published + _LATE_POSTING


def _is_old(expression: Expression, published: datetime.date | None) -> bool:
    if published is None:
        return False
    days = (published - expression.interval.last).days
    return days > (0 if expression.interval.precision in {"month", "year_or_more"} else BACKGROUND_DAYS)


def _opens_period(sentence: Sentence, expression: Expression) -> bool:
    if expression.interval.precision in {"day", "exact_time", "range_2_6d"}:
        return False
    return sentence.form(expression.start) in {"منذ", "since"} or sentence.form(expression.start - 1) in {"منذ", "since"}


def find_dates(reading: Reading) -> list[DraftClaim]:
    """Give the date claims of a document; where none dates the incident, the first statement date stands in, marked inferred."""
    claims = [
        _claim(reading, number, expression)
        for number, expressions in enumerate(reading.expressions)
        for expression in expressions
        if not expression.future and not _after(expression, reading.published)
    ]
    if any(claim.date_role == "event" for claim in claims):
        return claims
    statement = next((claim for claim in claims if claim.date_role == "statement"), None)
    if statement is None:
        return claims
    factors = (*statement.factors, ("inferred", _INFERRED))
    return [
        *claims,
        replace(statement, rule="statement_date", date_role="event", inferred=True, factors=factors, confidence=confidence(factors)),
    ]


def _claim(reading: Reading, number: int, expression: Expression) -> DraftClaim:
    sentence = reading.sentences[number]
    span = sentence.bare_span(expression.start, expression.end)
    role = _role(reading, number, expression)
    factors = (("role", _ROLE_FACTORS[role]), ("precision", _PRECISION_FACTORS.get(expression.interval.precision, 0.8)))
    return DraftClaim(
        kind="date", span=span, quote=reading.document.text[span.start : span.end], rule="date",
        attribution=reading.attribution(number, expression.start), scope="background" if role == "background" else "incident",
        modality="historical" if role == "background" else "actual", confidence=confidence(factors), factors=factors,
        date_from=expression.interval.first, date_to=expression.interval.last, date_precision=expression.interval.precision, date_role=role,
    )  # fmt: skip


def _role(reading: Reading, number: int, expression: Expression) -> DateRole:
    sentence = reading.sentences[number]
    if (
        reading.scope(number, expression.start) != "incident"
        or _is_old(expression, reading.published)
        or _opens_period(sentence, expression)
    ):
        return "background"
    stamped = sentence.ending(expression.start - (sentence.form(expression.start - 1) == ":"), "page_stamp", reach=3) is not None
    if stamped or any(_dates_statement(sentence, frame, expression) for frame in reading.sources.frames[number]):
        return "statement"
    if len(reading.sentences) > 1 and not _tells_event(sentence):
        return "background"
    return "statement" if number == 0 and _is_dateline(sentence, expression) else "event"


def _tells_event(sentence: Sentence) -> bool:
    """Say whether a sentence tells of a deed or its toll at all; menus and headlines of other pages mostly do not."""
    return any(hits.keys() & _EVENT_TAGS for hits in sentence.hits)


_EVENT_TAGS = {"event", "trigger", "event_verb", "neutral", "toll", "actor_doer"}


def _dates_statement(sentence: Sentence, frame: Frame, expression: Expression) -> bool:
    """Say whether an expression stands between a verb of saying and what was said, or in «وكان … أعلن»."""
    if sentence.language == "en":
        return _dates_english_statement(sentence, frame, expression)
    if frame.side == "before" and expression.start - frame.end in {0, 1}:
        return sentence.hit(frame.cue_start, "source_prepositions") is not None
    low = min(frame.cue_start, frame.start)
    if not low < expression.start <= max(frame.cue_end, frame.end) + _STATEMENT_REACH:
        return False
    after = range(max(frame.cue_end, frame.end) if frame.cue_end <= expression.start else low, expression.start)
    return not any(_is_content(sentence, at) for at in after) and frame.side == "after"


def _is_content(sentence: Sentence, at: int) -> bool:
    if sentence.form(at) in {":", '"'}:
        return True
    content = sentence.hit(at, "source_content")
    return content is not None or bool(sentence.hits[at].keys() & {"trigger", "people"})


def _dates_english_statement(sentence: Sentence, frame: Frame, expression: Expression) -> bool:
    if not frame.cue_end <= expression.start <= frame.cue_end + _STATEMENT_REACH:
        return False
    between = range(frame.cue_end, expression.start)
    return not any(
        _is_content(sentence, at) or sentence.form(at) in {",", "a", "there"} or sentence.hits[at].keys() & {"event"} for at in between
    )


def _is_dateline(sentence: Sentence, expression: Expression) -> bool:
    """Say whether a date in digits opens the text: the outlet's own stamp."""
    return expression.start <= 1 and sentence.tokens[expression.start].kind == "n"
