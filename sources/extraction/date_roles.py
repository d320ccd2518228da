"""What a date of a report belongs to: the incident, somebody's statement, or something else, earlier, later or elsewhere."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sources.extraction.background import clause_bounds
from sources.extraction.statement_dates import dates_statement, tells_event
from sources.extraction.wordlists import OPEN_EVENTS

if TYPE_CHECKING:
    from sources.extraction.date_values import Expression
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import DateRole

#: A day this many days before publication dates something else than the news. Reports follow incidents within days.
BACKGROUND_DAYS = 21
#: A report may carry the date of the day before in another time zone.
_LATE_POSTING = datetime.timedelta(days=1)
#: A night or "the past 24 hours" lies between two days.
_NIGHTS = 2
_WEEK = 7
_LEAD = 2
#: Reports name the day of the news, or of its announcement, in their lead; a body that goes further back than a weekend recalls.
_RECALLED = datetime.timedelta(days=4)
_RELATIVES = {"التي", "الذي", "الذين", "اللذين", "اللتين", "which", "where"}
#: Words for the incident or its toll; a relative clause after one of them goes on telling of it.
_NEWS_TAGS = {"event", "trigger", "people", "event_verb", "neutral"}
#: First letters of an Arabic future, and of common words that are none.
_FUTURE = ("سي", "ست", "سن")
_NO_FUTURE = (
    "سيطر", "سيار", "سياس", "سيد", "سيناء", "سينا", "سته", "ستين", "ستون", "ستار", "سنو", "سنه", "سني", "سيل", "سيول", "سياج", "سياح",
    "سياق", "سيف", "سير", "سنت", "سند", "سنج", "ستر", "سيب", "سيا", "ستيف", "سنغ",
    "ستوك", "ستراس", "ستان", "ستال", "سيدن", "سيغ", "سين", "سيرا", "سيرك", "سيكي", "سيمو",
)  # fmt: skip
_SHORTEST_FUTURE = 5
_BEFORE_NAMES = {"inside", "near", "place_class", "direction", "source_heads", "source_verbs", "people"}


def is_old(expression: Expression, published: datetime.date | None) -> bool:
    """Say whether an expression lies so far back that it dates something else than the news."""
    if published is None:
        return False
    days = (published - expression.interval.last).days
    return days > (0 if expression.interval.precision in {"month", "year_or_more"} else BACKGROUND_DAYS)


def is_after(expression: Expression, published: datetime.date | None) -> bool:
    """Say whether an expression lies after publication, where it dates page furniture or a plan."""
    return published is not None and expression.interval.first > published + _LATE_POSTING


def opens_period(sentence: Sentence, expression: Expression) -> bool:
    """Say whether "since" makes a month or year the beginning of a period."""
    if expression.interval.precision in {"day", "exact_time", "range_2_6d"}:
        return False
    return sentence.form(expression.start) in {"منذ", "since"} or sentence.form(expression.start - 1) in {"منذ", "since"}


def date_role(reading: Reading, number: int, expression: Expression) -> DateRole:
    """Give the role of an expression of a sentence."""
    sentence = reading.sentences[number]
    if reading.scope(number, expression.start) != "incident" or is_old(expression, reading.published) or opens_period(sentence, expression):
        return "background"
    if _is_long_past(sentence, expression, reading.published):
        return "background"
    if _is_vague(sentence, expression) or _is_planned(sentence, expression) or _is_of_another_thing(sentence, expression):
        return "background"
    if dates_statement(reading, number, expression):
        return "statement"
    if _recalls(reading, number, expression):
        return "background"
    return "event" if len(reading.sentences) == 1 or tells_event(sentence) else "background"


def _recalls(reading: Reading, number: int, expression: Expression) -> bool:
    """Say whether a day after the lead lies well before all that the lead names, and no "the attack" ties it to the news."""
    news = [found.interval.first for dated in reading.expressions[:_LEAD] for found in dated if found.interval.precision == "day"]
    recent = [day for day in news if reading.published is not None and (reading.published - day).days <= BACKGROUND_DAYS]
    if number < _LEAD or not recent or expression.interval.last > min(recent) - _RECALLED:
        return False
    sentence = reading.sentences[number]
    start, end = clause_bounds(sentence, expression.start)
    return not any(_is_the_deed(sentence, at) for at in range(start, end))


def _is_the_deed(sentence: Sentence, at: int) -> bool:
    hit = sentence.hit(at, "event")
    if hit is None or hit.payload not in OPEN_EVENTS:
        return False
    return sentence.form(at - 1) in {"the", "that"} if sentence.language == "en" else hit.definite or sentence.form(at).startswith("ال")


def _is_long_past(sentence: Sentence, expression: Expression, published: datetime.date | None) -> bool:
    """Say whether a day of a month is called past, «18 آذار الماضي», and was so before last week: the news has no need to say it."""
    if published is None or sentence.hit(expression.end - 1, "past") is None:
        return False
    return expression.interval.precision == "day" and (published - expression.interval.last).days > _WEEK


def _is_vague(sentence: Sentence, expression: Expression) -> bool:
    """Say whether words mean some days, none of them: "in recent days", «منذ أيام»."""
    days = (expression.interval.last - expression.interval.first).days
    return expression.interval.precision == "range_2_6d" and days > _NIGHTS and sentence.hit(expression.start, "this_week") is None


def _is_planned(sentence: Sentence, expression: Expression) -> bool:
    """Say whether the clause up to a date tells what is to come: "will meet on Friday", «سيعقد اليوم»."""
    start, _ = clause_bounds(sentence, expression.start)
    return any(
        "plan" in sentence.hits[at] or (sentence.language == "ar" and _is_future(sentence, at)) for at in range(start, expression.start)
    )


def _is_future(sentence: Sentence, at: int) -> bool:
    """Tell an Arabic future by its shape; a name after a preposition may have the same."""
    form = sentence.form(at).removeprefix("و")
    if at and sentence.hits[at - 1].keys() & _BEFORE_NAMES:
        return False
    return (
        len(form) >= _SHORTEST_FUTURE
        and form.startswith(_FUTURE)
        and not form.startswith(_NO_FUTURE)
        and not sentence.hits[at].keys() - {"reaction"}
    )


def _is_of_another_thing(sentence: Sentence, expression: Expression) -> bool:
    """Say whether a date stands in a relative clause about a place or thing: «المنطقة التي استعادتها القوات قبل يومين»."""
    start, _ = clause_bounds(sentence, expression.start)
    relative = next((at for at in range(expression.start - 1, start - 1, -1) if sentence.form(at) in _RELATIVES), None)
    if relative is None or sentence.language == "en":
        return False
    near = [at for at in range(max(0, relative - 2), expression.start) if at != relative]
    return not any(sentence.hits[at].keys() & _NEWS_TAGS for at in near)
