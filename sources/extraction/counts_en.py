"""English count phrases: a number with its noun, "a woman", "19 others", bare numbers and bare plurals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.counts import Count, bounds, parse_range, qualifier_after, qualifier_before, range_start
from sources.extraction.entries import Trigger
from sources.extraction.no_counts_en import counts_nobody, in_qualifier
from sources.extraction.nouns_en import complete, head_at, with_noun
from sources.extraction.numbers import parse_number

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Group

_TOLD_ABOUT = {"information", "reports", "report", "details", "news", "word", "concerned", "worried", "told", "talked", "asked"}
_ARE = {"were", "are", "was", "is", "said", "to", "be", "believed", "reported", "all", "also"}
_TWO = 2
_ORDINALS = {"second", "third", "fourth", "fifth"}


def find_counts(sentence: Sentence) -> list[Count]:
    """Find every count phrase of a sentence, left to right, none inside another."""
    counts: list[Count] = []
    at = 0
    while at < len(sentence.tokens):
        count = _numbered(sentence, at) or _article(sentence, at) or _plural(sentence, at) or _bare_singular(sentence, at, counts)
        if count is None:
            at += 1
            continue
        counts.append(count)
        at = max(count.end, at + 1)
    return counts


def _numbered(sentence: Sentence, at: int) -> Count | None:
    number = parse_number(sentence, at)
    if number is None or number.value == 0 or in_qualifier(sentence, at) or counts_nobody(sentence, number):
        return None
    number, upper = parse_range(sentence, number)
    start, qualifier = qualifier_before(sentence, at - 1 if sentence.form(at - 1) == "a" else at)
    if sentence.form(start) == "about" and sentence.form(start - 1) in _TOLD_ABOUT:
        start, qualifier = at, ""
    start = at if not qualifier else start
    start = range_start(sentence, at) if upper is not None else start
    start = start - 1 if sentence.form(start - 1) in {"another", "the", "a"} and not number.vague else start
    count = with_noun(sentence, at, number.end)
    if count is None:
        others = sentence.hit(number.end, "others")
        if others is None and sentence.form(at - 1) == "another":
            form, end = "others", number.end
        elif others is None and _of_the_wounded(sentence, number.end):
            form, end = "others", number.end + 3
        elif others is None:
            form, end = ("others", number.end + 2) if _of_them(sentence, number.end) else ("bare", number.end)
        else:
            form, end = "others", number.end + others.length
        told_apart = form == "others" or (sentence.form(at - 1) == "," and sentence.form(at - 4) in {"of", "among"})
        group = _predicate_group(sentence, end) if told_apart else "all"
        count = Count(start=at, end=end, core=at, low=0, high=None, qualifier="exact", form=form, group=group)  # type: ignore[arg-type]
    end, after = qualifier_after(sentence, count.end)
    low, high, name = bounds(number, upper, after or qualifier)
    return replace(count, start=start, end=end, low=low, high=high, qualifier=name)


def _of_the_wounded(sentence: Sentence, at: int) -> bool:
    if sentence.form(at) != "of" or sentence.form(at + 1) not in {"the", "those"}:
        return False
    head = head_at(sentence, at + 2)
    return sentence.hit(at + 2, "trigger") is not None or (head is not None and head[0].outcome is not None)


def _predicate_group(sentence: Sentence, at: int) -> Group:
    """Read what a part is said to be: "three of the dead were children", "six of them civilians"."""
    while sentence.form(at) in _ARE:
        at += 1
    head = head_at(sentence, at)
    return head[0].group if head is not None and head[0].outcome is None else "all"


def _of_them(sentence: Sentence, at: int) -> bool:
    return sentence.form(at) == "of" and sentence.form(at + 1) in {"them", "whom"}


def _article(sentence: Sentence, at: int) -> Count | None:
    """Read "a pregnant woman", "another soldier", and an indefinite singular after them."""
    if sentence.form(at) not in {"a", "an", "another"}:
        return None
    if sentence.form(at) == "another" and _is_harmed(sentence, at + 1):
        return Count(start=at, end=at + 1, core=at, low=1, high=1, qualifier="exact", form="others")
    if (
        sentence.form(at + 1) in _ORDINALS
        and at + _TWO < len(sentence.tokens)
        and sentence.hits[at + _TWO].keys() & {"auxiliary", "trigger"}
    ):
        return Count(start=at, end=at + _TWO, core=at, low=1, high=1, qualifier="exact", form="others")
    count = with_noun(sentence, at, at + 1)
    if count is None or count.people is None or count.people.family or (count.people.number != "singular" and not count.people.ambiguous):
        return None
    end, after = qualifier_after(sentence, count.end)
    return replace(
        count,
        end=end,
        low=1,
        high=None if after == "at_least" else 1,
        qualifier="at_least" if after == "at_least" else "exact",
        form="single",
    )


def _is_harmed(sentence: Sentence, at: int) -> bool:
    """Say whether a passive follows, its auxiliary left out or not: "one was killed and another (was) injured"."""
    hit = sentence.hit(at, "trigger")
    passive = hit is not None and isinstance(hit.payload, Trigger) and hit.payload.form in {"participle", "state"}
    return passive or (sentence.form(at) in {"was", "is"} and sentence.hit(at + 1, "trigger") is not None)


def _bare_singular(sentence: Sentence, at: int, counts: list[Count]) -> Count | None:
    """Read "child" in "a woman and child"."""
    head = head_at(sentence, at)
    link = at - 1 - (sentence.form(at - 1) in {"her", "his", "their"})
    after_single = sentence.form(link) == "and" and (link == 0 or bool(counts and counts[-1].form == "single" and counts[-1].end == link))
    if head is None or head[0].number != "singular" or not after_single:
        return None
    return replace(complete(sentence, at, head[1], head[0], ""), start=link, low=1, high=1, form="single")


def _plural(sentence: Sentence, at: int) -> Count | None:
    head = head_at(sentence, at)
    if head is None or head[0].number != "plural":
        return None
    count = complete(sentence, at, head[1], head[0], "")
    definite = sentence.form(at - 1) in {"the", "those", "these", "all"}
    return replace(count, low=1, high=None, qualifier="unspecified", form="plural", definite=definite)
