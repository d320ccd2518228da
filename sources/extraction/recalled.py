"""Sentences that recall another incident than the report's, told by what stands around them.

A sentence goes on recalling what the one before it recalls; one that opens with another day than the lead's recalls that day's; a
report on an anniversary recalls throughout; a reminder of the very day of the news recalls nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from sources.extraction.date_values import Expression
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Scope

Scopes = list[list["Scope"]]
#: Yesterday and today are the news; a sentence that opens with an earlier day recalls.
RECAP_DAYS = 2
_LEAD = 2
#: "It is recalled that" introduces what the outlet adds, which may be the news itself.
_REMINDERS = ("يذكر", "ويذكر", "يشار", "ويشار", "الجدير", "والجدير", "جدير", "وجدير", "تجدر", "وتجدر", "ومن")
_HAD = ("وكان", "وكانت", "وكانوا")
_OPENING = {"on", "last", "in", "earlier"}
_COMMEMORATED = 6
#: A toll that "also" adds to one over months is one over months.
_LIKEWISE = {"كما", "كذلك", "also", "another"}
_LIKEWISE_REACH = 3
_RETURNS = {"but", "meanwhile", "however", "لكن", "ولكن"}


def with_recalled(
    sentences: Sequence[Sentence], expressions: Sequence[list[Expression]], scopes: Scopes, published: datetime.date | None
) -> Scopes:
    """Give the scopes of all words after what whole sentences recall is taken into account."""
    if any(_commemorates(sentence) for sentence in sentences[:_LEAD]):
        return [_all_background(scope) for scope in scopes]
    news = _days_of_the_news(expressions, published)
    found: Scopes = []
    goes_on = False
    for number, (sentence, dated, scope) in enumerate(zip(sentences, expressions, scopes, strict=True)):
        goes_on = not goes_on and number > 0 and _goes_on(sentences[number - 1], sentence, dated, found[-1], published)
        if goes_on or (number and _opens_recap(sentence, dated, news, published)):
            found.append(_all_background(scope))
        elif sentence.form(0) in _LIKEWISE and any(before[-1] == "cumulative" for before in found[-_LIKEWISE_REACH:]):
            found.append(["cumulative"] * len(scope))
        else:
            found.append(_without_reminder(sentence, dated, scope, news))
    return found


def _all_background(scope: list[Scope]) -> list[Scope]:
    return ["background" if one == "incident" else one for one in scope]


def _days_of_the_news(expressions: Sequence[list[Expression]], published: datetime.date | None) -> set[datetime.date]:
    """Give the days that the first dated sentence of the lead names, and that of publication."""
    lead = next((dated for dated in expressions[:_LEAD] if dated), [])
    return {expression.interval.first for expression in lead} | ({published} if published is not None else set())


def _commemorates(sentence: Sentence) -> bool:
    """Say whether a sentence tells of the anniversary of a deed: «الذكرى الثلاثين للهجوم», "the anniversary of the bombing"."""
    for at, hits in enumerate(sentence.hits):
        if "commemoration" in hits and any(near.keys() & {"event", "trigger"} for near in sentence.hits[at + 1 : at + 1 + _COMMEMORATED]):
            return True
    return False


def _opens_recap(sentence: Sentence, dated: list[Expression], news: set[datetime.date], published: datetime.date | None) -> bool:
    """Say whether a sentence begins with a day that is none of the news': «ويوم الثلاثاء قتل …», "On March 3, a blast …"."""
    if published is None or not dated or dated[0].interval.precision != "day" or dated[0].interval.first in news:
        return False
    first = dated[0]
    if sentence.language == "ar" and sentence.form(0) in _HAD and not _speaks(sentence):
        return first.interval.last < min(news)
    opens = first.start <= 1 and (sentence.form(0) in _OPENING if sentence.language == "en" else sentence.form(0).startswith("و"))
    return opens and (published - first.interval.last).days >= RECAP_DAYS


def _speaks(sentence: Sentence) -> bool:
    """Say whether "had" belongs to a verb of saying: «وكان المرصد أعلن أمس»."""
    return any("source_verbs" in hits for hits in sentence.hits)


def _goes_on(before: Sentence, sentence: Sentence, dated: list[Expression], scope: list[Scope], published: datetime.date | None) -> bool:
    """Say whether a sentence of the same paragraph, without a day of its own, goes on with what the one before recalls."""
    last = max((at for at, token in enumerate(before.tokens) if token.kind != "p"), default=0)
    if before.paragraph != sentence.paragraph or scope[last] != "background" or sentence.form(0) in _RETURNS:
        return False
    return not any(published is None or (published - expression.interval.last).days < RECAP_DAYS for expression in dated)


def _without_reminder(sentence: Sentence, dated: list[Expression], scope: list[Scope], news: set[datetime.date]) -> list[Scope]:
    """Give what follows "it is recalled that" back to the incident where it is dated to the day of the news."""
    cue = next((at for at, hits in enumerate(sentence.hits) if "background" in hits and sentence.form(at) in _REMINDERS), None)
    if cue is None or not any(expression.start > cue and expression.interval.first in news for expression in dated):
        return scope
    return ["incident" if at >= cue and one == "background" else one for at, one in enumerate(scope)]
