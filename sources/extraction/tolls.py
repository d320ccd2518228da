"""A toll: a count of people with what happened to them. Shared by the grammars of both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sources.extraction.ages_ar import after_age

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Outcome


#: Longest run of tokens between two coordinated counts that names a side.
_MAX_COMPLEMENT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """``count`` indexes the counts of the sentence; ``parent`` the count of which this one is a part.

    ``quote_start`` and ``quote_end`` are the tokens quoted as evidence; ``strength`` says how sure the rule is, 0..1.
    """

    count: int
    outcome: Outcome
    rule: str
    quote_start: int
    quote_end: int
    parent: int | None = None
    negated: bool = False
    strength: float = 0.9


def subset_parent(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> int | None:
    """Give the count that a subset cue right before ("among them", an opening bracket) makes this one a part of.

    The whole is the last count before the cue that is not itself a part; it may still lack its outcome.
    """
    cue = _cue_before(sentence, counts[index].start)
    if (
        cue is None
        or _of_another(sentence, cue)
        or (sentence.form(cue) == "(" and counts[index].form == "bare" and sentence.form(counts[index].end) == ")")
    ):
        return None
    for whole in range(index - 1, -1, -1):
        lone = counts[whole].definite or (counts[whole].form == "bare" and counts[whole].low == 1)
        left_open = counts[whole].form == "plural" or (lone and whole not in tolls)
        if counts[whole].end <= cue and not (whole in tolls and tolls[whole].parent is not None) and not left_open:
            return whole if sentence.form(cue) != ":" or counts[whole].end == cue else None
    return None


def _of_another(sentence: Sentence, cue: int) -> bool:
    """Say whether a cue speaks of attacks or a toll named right before: «في تفجيرين أحدهما انتحاري», «عدد الجرحى منهم 500»."""
    at = cue - 1 - (sentence.form(cue - 1) in {"،", ","})
    if sentence.form(cue) in _ONE_OF_TWO:
        return sentence.hit(at, "event") is not None
    return sentence.form(cue) in _OF_THEM and "toll" in sentence.hits[at - 1] if at > 0 else False


_ONE_OF_TWO = {"احدهما", "احداهما", "الاخر", "الثاني", "الثالث"}
_OF_THEM = {"منهم", "بينهم"}


def _cue_before(sentence: Sentence, start: int) -> int | None:
    for end in (start, start - 1):
        hit = sentence.ending(end, "subset", reach=4)
        if hit is not None and (end == start or sentence.form(end) not in _NO_FILLERS):
            return hit[0]
    if sentence.form(start - 1) in {"(", ":"}:
        return start - 1
    return None


_NO_FILLERS = {"and", "or", "باستثناء", "عدا", "ماعدا", "سوي"}
_FILLERS = {",", "،", "-", "ايضا", "also", "كذلك", "her", "his", "their"}


def coordinated(sentence: Sentence, counts: list[Count], index: int, conjunctions: set[str]) -> bool:
    """Say whether a count is joined to the one before it: "five men and a woman", «رجل وامرأة», "two, three and four"."""
    if index == 0:
        return False
    gap = range(_behind_age(sentence, counts[index - 1].end), counts[index].start)
    joined = counts[index].prefix.startswith("و") or any(sentence.form(at) in conjunctions for at in gap)
    if joined and sentence.language == "ar" and sentence.form(gap.start) in {"من", "في"} and _is_complement(sentence, gap):
        return True
    return joined and all(sentence.form(at) in conjunctions | _FILLERS for at in gap)


def _behind_age(sentence: Sentence, end: int) -> int:
    """Step over an age between two counts: «رجل 37 عاما وامرأة (52 عاما)»."""
    return after_age(sentence, end) if sentence.language == "ar" else end


def listed(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> bool:
    """Say whether a count follows a comma in a list of parts: "31 dead: 8 civilians, 21 soldiers and two guards"."""
    before = tolls.get(index - 1)
    gap = counts[index].start - _behind_age(sentence, counts[index - 1].end)
    return before is not None and before.parent is not None and gap == 1 and sentence.form(counts[index].start - 1) in {",", "،"}


def _is_complement(sentence: Sentence, gap: range) -> bool:
    """Say whether the words between only say whose those counted were: «12 قتيلا من قوات النظام و7 من الفصائل»."""
    return len(gap) <= _MAX_COMPLEMENT and not any(
        sentence.tokens[at].kind == "p" or sentence.hits[at].keys() & {"trigger", "barrier", "subset", "source_verbs"} for at in gap
    )
