"""What an Arabic trigger reaches across on its way to a count, and what stops it: commas, asides, relative clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.counts import YEARS

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_SETTING_VERBS = {
    "وقع", "وقعت", "استهدف", "استهدفت", "ضرب", "ضربت", "هز", "هزت", "طال", "طالت", "شهدته", "شهدتها", "شهده", "اندلع", "اندلعت", "جرت",
}  # fmt: skip


def is_time(sentence: Sentence, gap: range) -> bool:
    """Say whether only a time stands in a gap: «توفيت صباح 28 أبريل امرأة», «قتل، مساء الأحد، جندي»."""
    return len(gap) <= _MAX_TIME and all(
        sentence.tokens[at].kind == "n" or sentence.hits[at].keys() & _TIME_TAGS or sentence.form(at) in _TIME_WORDS for at in gap
    )


_MAX_TIME = 7
_TIME_TAGS = {"weekday", "today", "yesterday", "month", "day_part"}
_TIME_WORDS = {
    "،", ",", "(", ")", "/", "يوم", "صباح", "مساء", "فجر", "ليل", "ليله", "ظهر", "عصر", "اول", "امس", "ايضا", "كذلك", "الماضي", "الموافق",
}  # fmt: skip
_PAIR = 2


def crosses(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether something between two tokens keeps a trigger before it from a count behind it."""
    for at in range(start, end):
        form = sentence.form(at)
        if form in {".", ":", "؛"} or (
            form in {"،", ","}
            and sentence.form(at + 1) not in {"اليوم", "امس"}
            and not _parenthesis(sentence, at, end)
            and not _apposition(sentence, start, end)
            and not _after_time(sentence, at, start, end)
            and not _and_others(sentence, at, end)
        ):
            return True
        if sentence.hits[at].keys() & {"subset", "barrier"} and not opens_setting(sentence, at):
            return True
    return False


def opens_setting(sentence: Sentence, at: int) -> bool:
    """Say whether a relative clause only tells where and how: «في الانفجار الذي وقع في السوق»."""
    return sentence.form(at + 1) in _SETTING_VERBS or sentence.form(at) in _SETTING_VERBS


def _apposition(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether two commas enclose what a named victim is, before others: «قتل فلان، قائد الشرطة في البلدة، و3 من زملائه»."""
    commas = [at for at in range(start, end) if sentence.form(at) in {"،", ","}]
    inside = range(commas[0] + 1, end - 1) if commas else range(0)
    joined = sentence.form(end).startswith("و") and len(commas) == _PAIR and commas[1] == end - 1
    return joined and not any(sentence.hits[at].keys() & {"trigger", "event", "clause", "source_verbs", "subset"} for at in inside)


def _and_others(sentence: Sentence, comma: int, end: int) -> bool:
    """Say whether others follow named victims after a comma: «مقتل فلان وفلان، وثلاثة آخرين»."""
    return (
        comma == end - 1 and sentence.form(end).startswith("و") and "others" in sentence.hits[end + 1]
        if end + 1 < len(sentence.tokens)
        else False
    )


def _after_time(sentence: Sentence, comma: int, start: int, end: int) -> bool:
    """Say whether only a time stands between a verb and the comma before a count: «اعتقلت الشرطة منذ أمس وحتى اليوم، 20 عاملا»."""
    if comma != end - 1 or (sentence.tokens[end].kind == "w" and sentence.form(end).startswith("و")):
        return False
    last = sentence.hits[comma - 1].keys() & {"weekday", "today", "yesterday", "month", "year_word", "day_part"}
    return bool(last) or sentence.form(comma - 1) in YEARS or any(sentence.form(at) == "خلال" for at in range(start, comma))


def _parenthesis(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a comma opens a short aside that closes before *end*: «قتل، السبت، خمسة»."""
    return any(sentence.form(at) in {"،", ","} for at in range(start + 1, min(start + 5, end + 1))) or any(
        sentence.form(at) in {"،", ","} for at in range(max(0, start - 4), start)
    )
