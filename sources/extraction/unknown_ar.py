"""Counted Arabic nouns that no list has, recognized by the form that their number asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.counts import Count

if TYPE_CHECKING:
    from sources.extraction.numbers import Number
    from sources.extraction.tokens import Sentence

#: Up to ten takes a plural, eleven to ninety-nine an accusative singular: the shape an unknown noun must have.
_TWO, _TEN, _HUNDRED = 2, 10, 100
_SHORT_WORD = 3
_HUMAN_PLURAL = ("ون", "ين")
#: Broken plurals such as «بساتين» end like people do: six letters with an alif in the third place.
_BROKEN_LENGTH, _BROKEN_ALIF = 6, 2
_POSSESSIVES = ("يه", "يهم", "يها", "اته", "اتهم", "اتها", "هم", "هما")
_KNOWN_OTHERWISE = {
    "not_people", "trigger", "clause", "source_verbs", "range_to", "unit", "event", "month", "place_kilometers", "neutral", "adjective",
    "place_class", "weekday", "others", "qualifier_after", "direction", "barrier",
}  # fmt: skip


def _unknown_count(number: Number, end: int) -> Count:
    return Count(start=number.start, end=end, core=number.start, low=0, high=None, qualifier="exact", form="unknown", certain=False)


def is_human_plural(form: str) -> bool:
    """Say whether a word has the regular masculine plural, which belongs to people: «مهندسون», «باحثين»."""
    broken = len(form) == _BROKEN_LENGTH and form[_BROKEN_ALIF] == "ا" and form.endswith("ين")
    return form.endswith(_HUMAN_PLURAL) and len(form) > _SHORT_WORD + 1 and not broken


def of_theirs(sentence: Sentence, number: Number) -> Count | None:
    """Read a number of people who belong to somebody: «أربعة من مرافقيه»."""
    form = sentence.form(number.end + 1)
    if (
        len(form) <= _SHORT_WORD
        or not (form.endswith(_POSSESSIVES) or _is_broken_plural_of_hers(form))
        or form.startswith("ال")
        or sentence.hits[number.end + 1].keys() & _KNOWN_OTHERWISE
    ):
        return None
    return _unknown_count(number, number.end + 2)


def _is_broken_plural_of_hers(form: str) -> bool:
    """Say whether a word has the shape of «أنصارها», «أتباعه»: a broken plural with an attached possessive."""
    bare = form.removesuffix("ها") if form.endswith("ها") else form.removesuffix("ه")
    return bare != form and len(bare) == _BROKEN_LENGTH - 1 and bare.startswith("ا") and bare[-_TWO] == "ا"


def counted_unknown(sentence: Sentence, number: Number) -> Count | None:
    """Read a noun that no list has: an accusative after eleven to ninety-nine, a regular plural after three to ten."""
    at = number.end
    token = sentence.tokens[at] if at < len(sentence.tokens) else None
    if number.vague or token is None or token.kind != "w" or len(token.form) <= _SHORT_WORD or token.form.startswith("ال"):
        return None
    if sentence.hits[at].keys() & _KNOWN_OTHERWISE:
        return None
    low = number.value % _HUNDRED
    fits = token.form.endswith("ا") if low > _TEN else _TWO < low <= _TEN and is_human_plural(token.form)
    return _unknown_count(number, at + 1) if fits else None


def unknown_noun(sentence: Sentence, count: Count) -> int | None:
    """Give the end of a bare number with an unknown noun of the right shape ("14 rangers"), ``None`` where it has none.

    The caller must know from elsewhere (a trigger right before it) that people are counted.
    """
    at = count.end
    token = sentence.tokens[at] if at < len(sentence.tokens) else None
    if token is None or token.kind != "w" or sentence.hits[at].keys() & {"not_people", "trigger", "clause", "source_verbs", "range_to"}:
        return None
    low = count.low % _HUNDRED
    return at + 1 if (low > _TEN and token.form.endswith("ا")) or 1 < low <= _TEN else None
