"""Which words of a sentence speak of something else than the reported incident: an earlier event, or a toll over months."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Scope, Span

_CLAUSE_MARKS = {"،", ",", "؛", ";", "(", ")", "."}
_CONTRASTS = {"while", "but", "whereas", "although", "فيما", "بينما", "لكن"}
_BEGINNINGS = (
    "اندلاع", "بدء", "بدايه", "مطلع", "انطلاق", "بدات", "بدا", "حرب", "الحرب", "ثوره", "الثوره", "انهيار", "اعلان", "تصاعد", "الصراع",
    "النزاع", "start", "beginning", "outbreak", "war", "conflict", "uprising", "began", "started", "insurgency", "invasion", "revolution",
    "resumption", "collapse", "truce", "ceasefire", "offensive", "coup", "takeover", "october",
)  # fmt: skip
_LOOK_AHEAD = 10
#: "The deadliest attack since May" dates a record, not a period over which the dead are counted.
_RECORDS = {
    "largest", "deadliest", "worst", "biggest", "highest", "first", "bloodiest", "heaviest", "most", "fiercest", "only", "latest", "الاول",
    "الاولي", "الاكبر", "الاعنف", "الاسوا", "الاعلي", "الاشد", "الاكثر", "الادمي", "اول", "اكبر", "اعنف", "اسوا", "اعلي", "اشد",
}  # fmt: skip
_RECORD_REACH = 10
_WARS = {"war", "wars", "conflict", "insurgency", "uprising", "revolt", "crisis", "offensive", "campaign"}
_RECENT = 4
#: First words of a clause that tells what came of the one before.
_CONSEQUENCES = {
    "ما", "مما", "اسفر", "اسفرت", "ادي", "ادت", "اودي", "اودت", "راح", "خلف", "خلفت", "اوقع", "اوقعت", "اسفرا", "قتل", "قتلت", "بينهم",
    "بينها", "معظمهم", "غالبيتهم", "تسبب", "تسببت", "حصد", "حصدت", "اسقط", "اسقطت",
}  # fmt: skip
_LINKS = {"which", "whose", "leaving", "including", "with", "most", "mostly", "where", "when", "in", "near", "at"}
#: "Accused of planning the raid in Lindow that left nine dead": how far the deed stands from the cue, and what came of it from the deed.
_CHARGE_REACH = 5
_RESULT_REACH = 7
_RELATIVES = {"that", "which", "التي", "الذي", "اللذين", "اودي", "اودت", "اسفر", "اسفرت"}
#: Longest expression of time that stands alone before a comma and so dates the whole sentence: "In March 2016, ...".
_OPENING = 5
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def clause_bounds(sentence: Sentence, at: int) -> tuple[int, int]:
    """Give the clause around a token: up to the nearest comma, bracket or clause word on either side."""
    start = at
    while start > 0 and sentence.form(start - 1) not in _CLAUSE_MARKS and sentence.hit(start - 1, "clause") is None:
        start -= 1
    end = at + 1
    while end < len(sentence.tokens) and sentence.form(end) not in _CLAUSE_MARKS and sentence.hit(end, "clause") is None:
        end += 1
    return start, end


def is_cumulative_cue(sentence: Sentence, at: int) -> bool:
    """Say whether "since" or the like at a token opens a period of months or a war, not of hours."""
    hit = sentence.hit(at, "cumulative")
    if hit is None or (hit.length > 1 and _is_hours(sentence, at + hit.length)) or _is_record(sentence, at):
        return False
    if hit.length > 1 or sentence.form(at) not in {"منذ", "since"} or _is_perfect(sentence, at):
        return True
    for near in range(at + 1, min(at + 1 + _LOOK_AHEAD, len(sentence.tokens))):
        form = sentence.form(near)
        if form in _CLAUSE_MARKS:
            return False
        if form.startswith(_BEGINNINGS) or sentence.hits[near].keys() & {"month", "year_word"} or _is_year(form):
            return True
    return False


def _is_perfect(sentence: Sentence, since: int) -> bool:
    """Say whether "since" counts up to the present, and from no day or hour: "1,200 people have been killed since"."""
    perfect = any(sentence.form(at) in {"have", "has"} for at in range(since))
    recent = any(sentence.hits[at].keys() & {"weekday", "today", "yesterday", "part_of_day"} for at in _next(sentence, since, _RECENT))
    return perfect and not recent


def _next(sentence: Sentence, at: int, count: int) -> range:
    return range(at + 1, min(at + 1 + count, len(sentence.tokens)))


def is_war(sentence: Sentence, at: int) -> bool:
    """Say whether a war or the like is what has killed: "the war has also displaced 8 million people"."""
    if sentence.form(at) not in _WARS:
        return False
    perfect = next((near for near in _next(sentence, at, _RECENT) if sentence.form(near) in {"has", "have"}), None)
    return perfect is not None and any("trigger" in sentence.hits[near] for near in _next(sentence, perfect, _RECENT))


def _is_record(sentence: Sentence, at: int) -> bool:
    """Say whether "since" follows a superlative; one with a toll of its own is a period all the same."""
    since = any(sentence.form(near) in {"منذ", "since"} for near in (at, at + 1))
    if not since or not any(sentence.form(back) in _RECORDS for back in range(max(0, at - _RECORD_REACH), at)):
        return False
    return not any("trigger" in sentence.hits[near] for near in range(at, _next_mark(sentence, at)))


def _is_hours(sentence: Sentence, at: int) -> bool:
    """Say whether a period is one of hours or a day: "over the past 24 hours"."""
    return any(sentence.form(near) in {"hours", "hour", "day"} for near in (at, at + 1))


def _is_year(form: str) -> bool:
    return form.isdigit() and _FIRST_YEAR < int(form[:6]) < _LAST_YEAR


def find_scopes(sentence: Sentence, dated: Iterable[int]) -> list[Scope]:
    """Give the scope of every token of a sentence.

    ``dated``: tokens at which an expression of a time well before publication stands; their clause is background.
    A cue such as «يذكر أن» speaks for all that follows it in the sentence, "a day after" up to a comma, a time for its own clause,
    a cumulative cue for the whole sentence up to the next clause word.
    """
    scopes: list[Scope] = ["incident"] * len(sentence.tokens)
    for at, tags in enumerate(sentence.hits):
        if "background" in tags:
            _mark(scopes, at, len(scopes), "background")
        elif "background_clause" in tags:
            _mark(scopes, at, _reach_of_time(sentence, at) if at else _next_mark(sentence, at), "background")
        elif (time := tags.get("background_time")) is not None and not _is_hours(sentence, at + time.length):
            start, end = clause_bounds(sentence, at)[0], _reach_of_time(sentence, at)
            _mark(scopes, start, len(scopes) if _opens(sentence, start, end) else end, "background")
        elif "accused" in tags and (told := _told_in_a_charge(sentence, at)) is not None:
            _mark(scopes, told, _next_mark(sentence, told), "background")
        if is_cumulative_cue(sentence, at) or is_war(sentence, at):
            _mark(scopes, _sentence_part(sentence, at), len(scopes), "cumulative")
    for at in dated:
        start, end = clause_bounds(sentence, at)
        _mark(scopes, start, len(scopes) if _opens(sentence, start, end) else _with_what_came_of_it(sentence, end), "background")
    return scopes


def _told_in_a_charge(sentence: Sentence, at: int) -> int | None:
    """Give where a clause begins that tells what came of a deed which somebody is charged with or answers to."""
    start = at + sentence.hits[at]["accused"].length
    mark = _next_mark(sentence, at)
    deed = next((near for near in range(start, min(start + _CHARGE_REACH, mark)) if "event" in sentence.hits[near]), None)
    if deed is None:
        return None
    after = range(deed + 1, min(deed + 1 + _RESULT_REACH, mark))
    return next((near for near in after if sentence.form(near).removeprefix("و") in _RELATIVES), None)


def _opens(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a short expression of time before a comma dates the whole sentence."""
    return start == 0 and end <= _OPENING and sentence.form(end) in {",", "،"}


def with_other_reports(sentences: list[Sentence], scopes: list[list[Scope]], others: list[Span]) -> list[list[Scope]]:
    """Make background what stands in the listed ranges of a text, where it tells of other reports."""
    if not others:
        return scopes
    resolved = []
    for sentence, words in zip(sentences, scopes, strict=True):
        apart = any(sentence.span(0, 1).overlaps(other) for other in others)
        resolved.append(["background" if apart and scope == "incident" else scope for scope in words])
    return resolved


def _reach_of_time(sentence: Sentence, at: int) -> int:
    """Give where the reach of "last week" ends: at a contrast, or a mark after which nothing follows from it, not at "that" or "who"."""
    return _with_what_came_of_it(sentence, _next_mark(sentence, at))


def _with_what_came_of_it(sentence: Sentence, end: int) -> int:
    """Take in the clauses after a comma at *end* that tell what came of the one before."""
    while sentence.form(end) in {",", "،"} and _follows_from_it(sentence, end + 1):
        end = _next_mark(sentence, end + 1)
    return end


def _next_mark(sentence: Sentence, at: int) -> int:
    while at < len(sentence.tokens) and sentence.form(at) not in _CLAUSE_MARKS | _CONTRASTS:
        at += 1
    return at


def _follows_from_it(sentence: Sentence, at: int) -> bool:
    """Say whether a clause after a comma tells what came of the one before: ", killing 9", "the latter", «ما أدى إلى»."""
    if sentence.language == "ar":
        return sentence.form(at).removeprefix("و") in _CONSEQUENCES
    is_participle = sentence.form(at).endswith("ing") and "trigger" in sentence.hits[at] if at < len(sentence.tokens) else False
    return is_participle or sentence.form(at) in _LINKS or (sentence.form(at) == "the" and sentence.form(at + 1) in {"latter", "former"})


def _sentence_part(sentence: Sentence, at: int) -> int:
    while at > 0 and not (sentence.hit(at - 1, "clause") is not None and sentence.form(at - 1) not in {"as", "that", "where"}):
        at -= 1
    return at


def _mark(scopes: list[Scope], start: int, end: int, scope: Scope) -> None:
    for at in range(start, end):
        if scopes[at] != "cumulative":
            scopes[at] = scope
