"""English count phrases: a number with its noun, "a woman", "19 others", bare numbers and bare plurals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.counts import YEARS, Count, bounds, goes_on_in_digits, parse_range, qualifier_after, qualifier_before, range_start
from sources.extraction.entries import Nation, People, Trigger
from sources.extraction.numbers import Number, parse_number

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Group, Outcome

_MAX_ADJECTIVES = 5
_FORCE_REACH = 7
#: What may not stand between a number and its noun.
_NOT_BETWEEN = {"trigger", "source_verbs", "auxiliary", "oblique", "preposition", "clause", "not_people", "subset", "units", "article"}
_CLOSED = {
    "and",
    "or",
    "of",
    "the",
    "to",
    "his",
    "her",
    "their",
    "its",
    "it",
    "he",
    "she",
    "they",
    "a",
    "an",
    "'s",
    "not",
    "than",
    "have",
    "has",
}


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
    if number is None or number.value == 0 or _in_qualifier(sentence, at) or _not_a_count(sentence, number):
        return None
    number, upper = parse_range(sentence, number)
    start, qualifier = qualifier_before(sentence, at - 1 if sentence.form(at - 1) == "a" else at)
    start = at if not qualifier else start
    start = range_start(sentence, at) if upper is not None else start
    start = start - 1 if sentence.form(start - 1) in {"another", "the", "a"} and not number.vague else start
    count = _with_noun(sentence, at, number.end)
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
        group = _predicate_group(sentence, end) if form == "others" else "all"
        count = Count(start=at, end=end, core=at, low=0, high=None, qualifier="exact", form=form, group=group)  # type: ignore[arg-type]
    end, after = qualifier_after(sentence, count.end)
    low, high, name = bounds(number, upper, after or qualifier)
    return replace(count, start=start, end=end, low=low, high=high, qualifier=name)


def _in_qualifier(sentence: Sentence, at: int) -> bool:
    """Say whether a word is part of a qualifier: "many" in "as many as 20"."""
    hit = sentence.hit(at - 1, "qualifier_before")
    return hit is not None and hit.length > 1


def _of_the_wounded(sentence: Sentence, at: int) -> bool:
    if sentence.form(at) != "of" or sentence.form(at + 1) not in {"the", "those"}:
        return False
    head = _head(sentence, at + 2)
    return sentence.hit(at + 2, "trigger") is not None or (head is not None and head[0].outcome is not None)


def _predicate_group(sentence: Sentence, at: int) -> Group:
    """Read what a part is said to be: "three of the dead were children", "six of them civilians"."""
    at += sentence.form(at) in {"were", "are", "was"}
    head = _head(sentence, at)
    return head[0].group if head is not None and head[0].outcome is None else "all"


def _of_them(sentence: Sentence, at: int) -> bool:
    return sentence.form(at) == "of" and sentence.form(at + 1) in {"them", "whom"}


def _not_a_count(sentence: Sentence, number: Number) -> bool:
    following, before = sentence.form(number.end), sentence.form(number.start - 1)
    clock = before in {":", "/"} and number.start > 1 and sentence.tokens[number.start - 2].kind == "n"
    clock = clock or goes_on_in_digits(sentence, number)
    if following == "%" or before in {"$", "£", "€"} or clock or _is_year(sentence, number) or sentence.hit(number.end, "ages") is not None:
        return True
    if sentence.hit(number.start - 1, "ordinal_context") is not None or sentence.hit(number.start - 1, "month") is not None:
        return True
    if following == "-" and sentence.hit(number.end + 1, "ages") is not None:
        return True
    return sentence.hit(number.end, "month") is not None or (
        before in {"aged", "age"}
        or (before == "and" and sentence.form(number.start - 3) in {"aged", "ages"})
        or (before == "," and following == "," and _is_age(sentence, number))
    )


def _is_year(sentence: Sentence, number: Number) -> bool:
    """Say whether a bare number is a year: "since 2021"."""
    return number.digits and sentence.form(number.start) in YEARS and sentence.form(number.start - 1) in _BEFORE_YEARS


_BEFORE_YEARS = {"in", "since", "of", "until", "from", "by", "during", "early", "late", "mid", "till", "through", "and", "to", ",", "("}


def _is_age(sentence: Sentence, number: Number) -> bool:
    """Say whether a lone number between commas follows a name: "Ahmad Saleh, 34, said"."""
    name = sentence.tokens[number.start - 2] if number.start > 1 else None
    return bool(name and name.capital)


def _with_noun(sentence: Sentence, start: int, at: int) -> Count | None:
    """Read a noun at token *at* or after a few adjectives."""
    group: Group | None = None
    outcome: Outcome | None = None
    nationality, first = "", at
    if sentence.form(at) == "of" and sentence.form(at + 1) in {"the", "his", "her", "their", "its"}:
        at += 2
    elif sentence.form(at) == "of":
        at += 1
    while at < len(sentence.tokens) and at - first <= _MAX_ADJECTIVES:
        at = _after_age(sentence, at)
        head = _head(sentence, at)
        if head is not None:
            people, end = head
            people = replace(people, outcome=outcome, generic=False) if outcome is not None else people
            count = _complete(sentence, start, end, people, nationality)
            return replace(count, group=group) if group and count.group == "all" else count
        nation = sentence.hit(at, "nation")
        if nation is not None and isinstance(nation.payload, Nation):
            nationality = nation.payload.iso
            if nation.payload.number == "plural" or _ends_phrase(sentence, at + nation.length):
                return _complete(sentence, start, at + nation.length, People("foreigners", "plural", ambiguous=True), nationality)
            at += nation.length
            continue
        if not _may_precede_noun(sentence, at):
            return None
        group = _adjective_group(sentence, at) or group
        outcome = _adjective_outcome(sentence, at) or outcome
        at += 1
    return None


def _after_age(sentence: Sentence, at: int) -> int:
    """Step over an age before a noun: "a 10-year-old girl"."""
    age = sentence.hit(at + 2, "ages") if sentence.form(at + 1) == "-" and sentence.form(at).isdigit() else None
    return at + 2 + age.length if age is not None else at


def _adjective_outcome(sentence: Sentence, at: int) -> Outcome | None:
    """Read what an adjective says of those counted: "two wounded soldiers"."""
    hit = sentence.hit(at, "trigger")
    named = hit is not None and sentence.hit(at, "adjective") is not None
    return hit.payload.outcome if named and hit is not None and isinstance(hit.payload, Trigger) else None


def _ends_phrase(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at] if at < len(sentence.tokens) else None
    return token is None or token.kind == "p" or bool(sentence.hits[at].keys() & {"preposition", "auxiliary", "trigger"})


def _may_precede_noun(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if token.kind != "w":
        return token.form in {"-", '"'}
    if sentence.hit(at, "adjective") is not None:
        return True
    return not (sentence.hits[at].keys() & _NOT_BETWEEN) and token.form not in _CLOSED


def _adjective_group(sentence: Sentence, at: int) -> Group | None:
    hit = sentence.hit(at, "force")
    if hit is not None:
        return hit.payload  # type: ignore[return-value]
    return "civilians" if sentence.form(at) == "civilian" else None


def _head(sentence: Sentence, at: int) -> tuple[People, int] | None:
    """Give the noun that heads the phrase at *at*: the last of several in a row, unless a thing follows ("police cars")."""
    found: tuple[People, int] | None = None
    while (hit := sentence.hit(at, "people")) is not None and isinstance(hit.payload, People):
        if found is not None and (hit.payload.outcome is not None or sentence.hit(at, "trigger") is not None):
            break
        payload = hit.payload
        if found is not None and payload.group == "all" and found[0].group != "all":
            payload = replace(payload, group=found[0].group)
        at += hit.length
        found = (payload, at)
    if found is None or sentence.hit(at, "not_people") is not None or sentence.form(at) == "'s":
        return None
    return found


def _complete(sentence: Sentence, start: int, end: int, people: People, nationality: str) -> Count:
    group = people.group
    if group == "all" and sentence.form(end) in {"of", "from"}:
        group = _force_group(sentence, end + 1) or group
    return Count(
        start=start, end=end, core=start, low=0, high=None, qualifier="exact", form="number", people=people, group=group,
        nationality=nationality,
    )  # fmt: skip


def _force_group(sentence: Sentence, at: int) -> Group | None:
    for index in range(at, min(at + _FORCE_REACH, len(sentence.tokens))):
        if sentence.tokens[index].kind == "p" or sentence.hit(index, "trigger") is not None:
            return None
        hit = sentence.hit(index, "force")
        if hit is not None:
            return hit.payload  # type: ignore[return-value]
    return None


def _article(sentence: Sentence, at: int) -> Count | None:
    """Read "a pregnant woman", "another soldier", and an indefinite singular after them."""
    if sentence.form(at) not in {"a", "an", "another"}:
        return None
    if (
        sentence.form(at + 1) in _ORDINALS
        and at + _TWO < len(sentence.tokens)
        and sentence.hits[at + _TWO].keys() & {"auxiliary", "trigger"}
    ):
        return Count(start=at, end=at + _TWO, core=at, low=1, high=1, qualifier="exact", form="others")
    count = _with_noun(sentence, at, at + 1)
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


_TWO = 2
_ORDINALS = {"second", "third", "fourth", "fifth"}


def _bare_singular(sentence: Sentence, at: int, counts: list[Count]) -> Count | None:
    """Read "child" in "a woman and child"."""
    head = _head(sentence, at)
    link = at - 1 - (sentence.form(at - 1) in {"her", "his", "their"})
    after_single = sentence.form(link) == "and" and (link == 0 or bool(counts and counts[-1].form == "single" and counts[-1].end == link))
    if head is None or head[0].number != "singular" or not after_single:
        return None
    return replace(_complete(sentence, at, head[1], head[0], ""), start=link, low=1, high=1, form="single")


def _plural(sentence: Sentence, at: int) -> Count | None:
    head = _head(sentence, at)
    if head is None or head[0].number != "plural":
        return None
    count = _complete(sentence, at, head[1], head[0], "")
    definite = sentence.form(at - 1) in {"the", "those", "these", "all"}
    return replace(count, low=1, high=None, qualifier="unspecified", form="plural", definite=definite)
