"""English numbers that count no people: years, ages, times of day, shares, sums of money, numbers of roads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.counts import YEARS, goes_on_in_digits

if TYPE_CHECKING:
    from sources.extraction.numbers import Number
    from sources.extraction.tokens import Sentence

_BEFORE_YEARS = {"in", "since", "of", "until", "from", "by", "during", "early", "late", "mid", "till", "through", "and", "to", ",", "("}


def counts_nobody(sentence: Sentence, number: Number) -> bool:
    """Say whether what stands around a number makes it a year, an age, a time, a share, a price or an ordinal."""
    following, before = sentence.form(number.end), sentence.form(number.start - 1)
    clock = before in {":", "/"} and number.start > 1 and sentence.tokens[number.start - 2].kind == "n"
    clock = clock or goes_on_in_digits(sentence, number)
    if following == "%" or before in {"$", "£", "€"} or clock or _is_year(sentence, number) or sentence.hit(number.end, "ages") is not None:
        return True
    if sentence.hit(number.start - 1, "ordinal_context") is not None or sentence.hit(number.start - 1, "month") is not None:
        return True
    if following == "-" and (sentence.hit(number.end + 1, "ages") is not None or _is_compound(sentence, number.end)):
        return True
    return sentence.hit(number.end, "month") is not None or (
        before in {"aged", "age"}
        or (before == "and" and sentence.form(number.start - 3) in {"aged", "ages"})
        or (before == "," and following == "," and _is_age(sentence, number))
    )


def _is_compound(sentence: Sentence, hyphen: int) -> bool:
    """Say whether a hyphen ties a number to a word: "a 30-hour siege"."""
    before, here, after = (*sentence.tokens[hyphen - 1 : hyphen + 2], None, None)[:3]
    return bool(before and here and after and after.kind == "w" and before.end == here.start and here.end == after.start)


def _is_year(sentence: Sentence, number: Number) -> bool:
    """Say whether a bare number is a year: "since 2021"."""
    return number.digits and sentence.form(number.start) in YEARS and sentence.form(number.start - 1) in _BEFORE_YEARS


def _is_age(sentence: Sentence, number: Number) -> bool:
    """Say whether a lone number between commas follows a name: "Ahmad Saleh, 34, said"."""
    name = sentence.tokens[number.start - 2] if number.start > 1 else None
    return bool(name and name.capital)


def in_qualifier(sentence: Sentence, at: int) -> bool:
    """Say whether a word is part of a qualifier: "many" in "as many as 20"."""
    hit = sentence.hit(at - 1, "qualifier_before")
    return hit is not None and hit.length > 1
